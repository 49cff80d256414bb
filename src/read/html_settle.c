/* A last look at the blocks of a page: what its elements did not tell, its
 * words do. A line that asks or sells is furniture, one that says who wrote,
 * edited or took a picture is that; above the text more is believed than in
 * it. Linear. */
#include "html_parts.h"
#include "lines.h"
#include "masthead.h"

#include "rashomon/base/ascii.h"
#include "rashomon/text/fold.h"

#include "rashomon/read/webdate.h"

enum {
	CREDIT_MOST = 120,
	CAPTION_MOST = 240,
	LEAD_MOST = 80,
	POST_MOST = 200,
	OPENING_MOST = 150
};

/* Does a short line announce what comes? */
static bool
is_opening(const struct block *b, struct str s)
{
	return b->role == ROLE_BODY && s.n <= OPENING_MOST &&
	       (str_ends(s, STR(":")) || str_ends(s, STR("：")));
}

/* A heading over nothing but furniture, or over nothing at the end, is
 * furniture as well; so is a short line that announces it. */
static void
settle_headings(struct article_maker *k)
{
	bool body = false, furniture = true; /* under the heading */
	struct article *a = k->a;

	for (size_t i = a->blocks.n; i-- > 1;) {
		struct block *b = &a->blocks.v[i];
		bool opens = b->role == ROLE_SUBHEADING ||
			     is_opening(b, k->texts.v[i]);

		if (b->role == ROLE_FURNITURE) {
			furniture = true;
		} else if (opens && !body && furniture) {
			b->role = ROLE_FURNITURE;
		} else if (b->role != ROLE_SUBHEADING) {
			body |= role_is_body(b->role);
		} else {
			body = furniture = false;
		}
	}
}

/* A credit in brackets or behind its label: (责编：某某), 来源：某某网. */
static bool
is_credit(struct str s)
{
	static const char *const labels[] = {
		"责编",	     "責編",	 "编辑：",   "編輯：",	 "编辑:",
		"編輯:",     "责任编",	 "責任編",   "来源：",	 "來源：",
		"来源:",     "來源:",	 "作者：",   "作者:",	 "审核：",
		"校对：",    "供稿：",	 "撰稿：",   "文/",	 "文／",
		"Quelle:",   "Quellen:", "Source:",  "Source :", "Sources:",
		"Sources :", "Fuente:",	 "Fuentes:", "Fonte:",	 "Bron:",
		"Źródło:",   "Kaynak:",	 "Kilde:",   "Källa:",	 "Источник:",
		"Credit:",   "Credits:"};
	static const char *const opens[] = {"(", "（", "[", "【", "〔"};

	if (s.n > CREDIT_MOST || str_ends(s, STR("。")) ||
	    str_ends(s, STR(".")))
		return false;
	for (size_t i = 0; i < COUNT(opens); i++)
		if (str_starts(s, str_of(opens[i])))
			s = str_sub(s, strlen(opens[i]), s.n);
	return str_starts_any(s, STR_LIST(labels));
}

/* What stands under a picture ends in who took it. */
static bool
is_caption(struct str s)
{
	static const char *const ends[] = {
		"攝）",	    "摄）",	    "攝)",	 "摄)",
		"／攝",	    "/摄",	    "圖）",	 "翻攝）",
		"資料照）", "图片来源网络", "資料照片）"};

	return s.n < CAPTION_MOST && str_ends_any(s, STR_LIST(ends));
}

/* "4 min read", 阅读时间约 5 分钟 */
static bool
is_reading_time(struct str s)
{
	static const char *const ends[] = {
		"min read",	  "min. read",	    "minute read",
		"minutes read",	  "mins read",	    "minutes to read",
		"min. lesezeit",  "min lesezeit",   "minuten lesezeit",
		"min de lecture", "min de lectura", "min di lettura",
		"min de leitura"};
	struct str han = STR("阅读时间");
	struct buf b = BUF_INIT;
	bool found;

	if (s.n >= LEAD_MOST)
		return false;
	fold(&b, s);
	found = str_ends_any(buf_str(&b), STR_LIST(ends)) || str_starts(s, han);
	buf_free(&b);
	return found;
}

/* Above the first paragraph: who wrote it and when, in pieces that say
 * nothing else ("Ann Lee · Follow", "· May 4, 2026"). */
static bool
is_lead(const struct article *a, struct str s)
{
	char iso[32];

	if (s.n > LEAD_MOST || is_ended(s))
		return false;
	return (*a->byline && str_starts(s, str_of(a->byline))) ||
	       (s.n < 32 && webdate_parse(s, iso));
}

static bool
has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (ascii_digit(s.p[i]))
			return true;
	return false;
}

/* What a block of the body is when one looks at its words. */
static enum role
settled(const struct article *a, const struct block *b, struct str s,
	size_t bodies)
{
	bool line = b->role == ROLE_BODY || b->role == ROLE_QUOTE;
	struct masthead m;

	if (is_furniture(s) && s.n < 200)
		return ROLE_FURNITURE;
	if (html_is_label(s))
		return ROLE_FURNITURE;
	if (line && is_credit(s))
		return ROLE_CREDIT;
	if (line && (!bodies || !is_ended(s)) &&
	    html_is_picture_line(s, is_ended(s)))
		return ROLE_CAPTION;
	if (line && is_caption(s))
		return ROLE_CAPTION;
	if (line && s.n <= POST_MOST && has_digit(s) && masthead_read(s, &m) &&
	    *m.published && m.byline.n)
		return ROLE_BYLINE;
	if (bodies >= 3)
		return b->role;
	if (s.n < 300 && str_eq(s, str_of(a->title)))
		return ROLE_FURNITURE;
	if (line &&
	    (masthead_read(s, &m) || (s.n < 60 && str_starts(s, STR("By ")))))
		return ROLE_BYLINE;
	if (line && !bodies && is_reading_time(s))
		return ROLE_FURNITURE;
	return line && !bodies && is_lead(a, s) ? ROLE_BYLINE : b->role;
}

void
html_settle(struct article_maker *k)
{
	struct article *a = k->a;
	size_t bodies = 0;

	for (size_t i = 0; i < a->blocks.n; i++) {
		struct block *b = &a->blocks.v[i];

		if (!role_is_body(b->role))
			continue;
		b->role = settled(a, b, k->texts.v[i], bodies);
		bodies += role_is_body(b->role) && b->role != ROLE_SUBHEADING;
	}
	settle_headings(k);
}

/* Ends the text as one does that goes on elsewhere? A line without an end is
 * no sign: lists and headings have none. */
static bool
goes_on(struct str s)
{
	static const char *const ends[] = {"…", "...", "[…]", "[...]", "……"};

	return str_ends_any(s, STR_LIST(ends));
}

bool
html_is_stub(const struct article *a, bool paid)
{
	size_t last = a->blocks.n;
	bool asked = false; /* to subscribe, below the text */

	while (last && !role_is_body(a->blocks.v[last - 1].role)) {
		last--;
		asked |= is_furniture(article_words(a, a->blocks.v[last].span));
	}
	return last && (paid || asked) &&
	       goes_on(article_words(a, a->blocks.v[last - 1].span));
}
