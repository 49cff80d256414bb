/* Lines of "Key: value" count as heads only where nothing can be mistaken: at
 * the very top, ended by an empty line, at least two keys that are known and
 * one of them a title or a date. Keys that are not known are kept as notes of
 * the article. Before them or without them may stand a wire's slug
 * ("UK-FLOODS/SELBY (UPDATE 2)", "BC-EU--Floods", "^Selby flood") and its
 * urgency; they are no headline, and notes too. Growth: linear, in the heads
 * alone. */
#include "heads.h"

#include "dateline.h"

#include "rashomon/base/ascii.h"
#include "rashomon/read/page.h"
#include "rashomon/read/webdate.h"

enum { LINES_MOST = 40, KEY_MOST = 24, SLUG_MOST = 60 };

static const struct {
	const char *key;
	enum head head;
} keys[] = {{"title", HEAD_TITLE},
	    {"headline", HEAD_TITLE},
	    {"subject", HEAD_TITLE},
	    {"标题", HEAD_TITLE},
	    {"標題", HEAD_TITLE},
	    {"date", HEAD_DATE},
	    {"published", HEAD_DATE},
	    {"publication date", HEAD_DATE},
	    {"pubdate", HEAD_DATE},
	    {"load-date", HEAD_DATE},
	    {"日期", HEAD_DATE},
	    {"发布时间", HEAD_DATE},
	    {"發布時間", HEAD_DATE},
	    {"source", HEAD_OUTLET},
	    {"outlet", HEAD_OUTLET},
	    {"publication", HEAD_OUTLET},
	    {"publisher", HEAD_OUTLET},
	    {"newspaper", HEAD_OUTLET},
	    {"from", HEAD_OUTLET},
	    {"来源", HEAD_OUTLET},
	    {"來源", HEAD_OUTLET},
	    {"author", HEAD_BYLINE},
	    {"authors", HEAD_BYLINE},
	    {"byline", HEAD_BYLINE},
	    {"by", HEAD_BYLINE},
	    {"作者", HEAD_BYLINE},
	    {"记者", HEAD_BYLINE},
	    {"記者", HEAD_BYLINE},
	    {"url", HEAD_URL},
	    {"link", HEAD_URL},
	    {"链接", HEAD_URL},
	    {"連結", HEAD_URL},
	    {"language", HEAD_LANGUAGE},
	    {"lang", HEAD_LANGUAGE},
	    {"summary", HEAD_SUMMARY},
	    {"abstract", HEAD_SUMMARY},
	    {"description", HEAD_SUMMARY}};

/* Parts a line at its first colon, ASCII or full width; false when the front
 * is no key. */
static bool
split(struct str line, struct str *key, struct str *value)
{
	size_t at = str_find(line, STR(":"), 0);
	size_t wide = str_find(line, STR("："), 0), n = 1;

	if (wide < at) {
		at = wide;
		n = 3;
	}
	if (at == (size_t)-1 || !at || at > KEY_MOST)
		return false;
	*key = str_trim(str_sub(line, 0, at));
	*value = str_trim(str_sub(line, at + n, line.n));
	for (size_t i = 0; i < key->n; i++)
		if (strchr("\"'.,;!?()/", key->p[i]))
			return false;
	return key->n > 0;
}

/* HEAD_COUNT when the key is not known. */
static enum head
head_of(struct str key)
{
	for (size_t i = 0; i < COUNT(keys); i++)
		if (str_eq_ascii(key, str_of(keys[i].key)))
			return keys[i].head;
	return HEAD_COUNT;
}

/* "UK-FLOODS/SELBY", alone or before a bracket or comma. */
static bool
is_capitals_slug(struct str s)
{
	size_t i = 0, joins = 0;

	for (; i < s.n; i++) {
		bool join = s.p[i] == '-' || s.p[i] == '/';

		if (!join && !ascii_capital(s.p[i]))
			break;
		if (join && (!i || i + 1 == s.n || !ascii_capital(s.p[i + 1])))
			return false;
		joins += join;
	}
	if (!joins || i < 5)
		return false;
	s = str_trim(str_sub(s, i, s.n));
	return !s.n || s.p[0] == '(' || s.p[0] == ',';
}

static bool
is_slug(struct str s)
{
	static const char *const urgencies[] = {"URGENT",     "FLASH",
						"BULLETIN",   "BREAKING",
						"NEWS ALERT", "EMBARGOED"};

	if (s.n > SLUG_MOST)
		return false;
	for (size_t i = 0; i < COUNT(urgencies); i++)
		if (str_eq(s, str_of(urgencies[i])))
			return true;
	if (s.n > 3 && (str_starts(s, STR("BC-")) ||
			str_starts(s, STR("AM-")) || str_starts(s, STR("PM-"))))
		return true;
	return (s.n > 1 && s.p[0] == '^') || is_capitals_slug(s);
}

/* The lines of a wire above the text. */
static bool
take_slugs(struct heads *h)
{
	struct str rest = h->rest, line;
	bool any = false;

	for (int i = 0; i < 6 && str_line(&rest, &line); i++) {
		line = str_trim(line);
		if (line.n && !is_slug(line))
			break;
		if (line.n)
			vec_push(&h->others, line);
		any |= line.n > 0;
		h->rest = rest;
	}
	return any;
}

static bool
take_keys(struct heads *h)
{
	struct heads got = *h;
	struct str line, key, value;
	size_t known = 0;

	for (int i = 0; i < LINES_MOST && str_line(&got.rest, &line); i++) {
		enum head head;

		line = str_trim(line);
		if (!line.n && !known && !i)
			continue;
		if (!line.n)
			break;
		if (!split(line, &key, &value)) {
			known = 0;
			break;
		}
		head = head_of(key);
		if (head == HEAD_COUNT)
			vec_push(&got.others, line);
		else if (!got.value[head].n)
			got.value[head] = value;
		known += head != HEAD_COUNT;
	}
	h->others.v = got.others.v; /* may have moved */
	h->others.cap = got.others.cap;
	if (known < 2 || !str_trim(got.rest).n ||
	    (!got.value[HEAD_TITLE].n && !got.value[HEAD_DATE].n))
		return false;
	*h = got;
	return true;
}

/* Slugs with nothing below them are the text. */
static void
take_slugs_above(struct heads *h)
{
	struct str body = h->rest;
	size_t n = h->others.n;

	take_slugs(h);
	if (str_trim(h->rest).n)
		return;
	h->rest = body;
	h->others.n = n;
}

bool
heads_read(struct heads *h, struct str text)
{
	bool any;

	*h = (struct heads){.rest = text};
	if (str_starts(h->rest, STR("\xEF\xBB\xBF")))
		h->rest = str_sub(text, 3, text.n);
	any = take_slugs(h);
	if (take_keys(h)) {
		take_slugs_above(h);
		return true;
	}
	return any && str_trim(h->rest).n;
}

static void
set(struct article *a, const char **field, struct str value)
{
	if (value.n)
		*field = article_keep(a, value);
}

static void
fill(struct article *a, const struct heads *h)
{
	struct str day = h->value[HEAD_DATE];
	char iso[32];

	set(a, &a->title, h->value[HEAD_TITLE]);
	set(a, &a->outlet, h->value[HEAD_OUTLET]);
	set(a, &a->byline, h->value[HEAD_BYLINE]);
	set(a, &a->url, h->value[HEAD_URL]);
	if (h->value[HEAD_LANGUAGE].n == 2 ||
	    str_find(h->value[HEAD_LANGUAGE], STR("-"), 0) == 2)
		set(a, &a->language, h->value[HEAD_LANGUAGE]);
	set(a, &a->summary, h->value[HEAD_SUMMARY]);
	if (day.n && (webdate_parse(day, iso) || date_in_line(day, iso))) {
		a->published = article_keep(a, str_of(iso));
		a->published_basis = DATE_METADATA;
	}
	for (size_t i = 0; i < h->others.n; i++)
		vec_push(&a->notes, article_keep(a, h->others.v[i]));
}

/* The page with the title as its first line, where it has it not. */
static void
put_title(struct buf *page, const struct heads *h)
{
	struct str title = h->value[HEAD_TITLE], rest = h->rest;
	struct str line = STR_NONE;

	while (str_line(&rest, &line) && !str_trim(line).n)
		;
	if (title.n && !str_eq_ascii(str_trim(line), title)) {
		buf_add(page, title);
		buf_adds(page, "\n\n");
	}
	buf_add(page, h->rest);
}

bool
read_plain(article_list *out, struct str text, const char *path,
	   struct error *e)
{
	struct heads h;
	struct buf page = BUF_INIT;
	bool any = heads_read(&h, text), ok;

	if (any)
		put_title(&page, &h);
	ok = read_page(out, any ? buf_str(&page) : text, path, e);
	if (ok && any)
		fill(out->v[out->n - 1], &h);
	vec_free(&h.others);
	buf_free(&page);
	return ok;
}
