/* Articles in plain text.
 *
 * One reader for every shape: a page is a run of paragraphs, and each tells
 * by itself or by the label above it what it is. What makes a page an agency
 * page, a flattened copy, a relay or a learner page is only which of these
 * parts it has, so the kind is named last, from what was found. A part that
 * nobody recognises is body: nothing is dropped. */
#include "rashomon/read/page.h"
#include "rashomon/base/ascii.h"

#include "dateline.h"
#include "lines.h"
#include "masthead.h"

#include "rashomon/text/fold.h"
#include "rashomon/text/language.h"
#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

#include <stdio.h>
#include <stdlib.h>

enum {
	HEADLINE_MOST = 160,
	FLAT_LEAST = 400,
	MASTHEAD_MOST = 3,
	SIGNATURE_MOST = 10
};

struct maker {
	struct article_maker m;
	struct article *a;
	struct page page;
	enum section section;
	size_t labels; /* learner labels met */
	size_t bodies; /* body paragraphs so far */
	bool closed;   /* the editor's line ended the article */
	bool relay;    /* has source, original address or disclaimer */
	bool wire;     /* has a dateline */
	struct dateline dateline;
	char code[11];	    /* the date code, ISO; "" none */
	char line_date[32]; /* what a line of its own says; "" none */
	struct str last_body;
};

static void
add(struct maker *k, enum role role, struct str text)
{
	article_add(&k->m, role, language_of(text), STR_NONE, text);
	if (role == ROLE_BODY) {
		k->bodies++;
		k->last_body = text;
	}
}

static void
cite(struct maker *k, struct str name)
{
	if (!name.n || name.n >= 80)
		return;
	for (size_t i = 0; i < k->a->cites.n; i++)
		if (str_eq(str_of(k->a->cites.v[i]), name))
			return;
	vec_push(&k->a->cites, article_keep(k->a, name));
}

/* "cited by NAME", "a report by NAME", 据NAME报道 in the first paragraph that
 * has one. */
static void
find_cited(struct maker *k, struct str s)
{
	static const char *const before[] = {
		"cited by ", "report by ", "reported by ", "told ", "，据",
		"据",	     "據",	   "援引",	   "引述",
	};
	static const char *const after[] = {
		",", ".", " on ", " that ", "报道", "報導", "消息", "的", "，"};

	for (size_t i = 0; i < COUNT(before); i++) {
		size_t at = str_find(s, str_of(before[i]), 0), end;
		struct str name;

		if (at == (size_t)-1 || (i == 3))
			continue;
		at += strlen(before[i]);
		end = s.n < at + 60 ? s.n : at + 60;
		for (size_t j = 0; j < COUNT(after); j++) {
			size_t stop = str_find(s, str_of(after[j]), at);

			if (stop != (size_t)-1 && stop < end)
				end = stop;
		}
		name = str_trim(str_sub(s, at, end));
		if (str_starts(name, STR("the ")))
			name = str_sub(name, 4, name.n);
		if (!name.n || ascii_small(name.p[0]) || end == at + 60)
			continue;
		if ((unsigned char)name.p[0] >= 0x80 &&
		    !str_ends(name, STR("社")) && !str_ends(name, STR("报")) &&
		    !str_ends(name, STR("報")) && !str_ends(name, STR("台")) &&
		    !str_ends(name, STR("网")) && !str_ends(name, STR("網")))
			continue;
		cite(k, name);
		return;
	}
}

/* The editor's line at the end of a paragraph: "(Editor: Name) 1150703".
 * Cuts it off `*s` and keeps it as credit. */
static void
cut_editor(struct maker *k, struct str *s)
{
	static const char *const opens[] = {
		"(Editor", "（编辑",	 "（編輯",     "(編輯",
		"(编辑",   "（责任编辑", "（責任編輯", "(責任編輯"};
	size_t at, end = s->n;

	if (date_code(*s, k->code, &at))
		end = at;
	else
		k->code[0] = '\0';
	for (size_t i = 0; i < COUNT(opens); i++) {
		size_t open = str_find(*s, str_of(opens[i]), 0);

		if (open == (size_t)-1 || end - open > 120)
			continue;
		add(k, ROLE_CREDIT, str_sub(*s, open, s->n));
		*s = str_trim(str_sub(*s, 0, open));
		k->closed = true;
		return;
	}
	if (end < s->n) {
		add(k, ROLE_CREDIT, str_sub(*s, end, s->n));
		*s = str_trim(str_sub(*s, 0, end));
		k->closed = true;
	}
}

/* The first paragraph of an agency's text: takes the dateline off. */
static struct str
take_dateline(struct maker *k, struct str s)
{
	struct dateline d;

	if (k->wire || k->bodies > 1 || !dateline_read(s, &d))
		return s;
	k->dateline = d;
	k->wire = true;
	dateline_credit(k->a, &d);
	add(k, ROLE_DATELINE, str_sub(s, 0, d.end));
	return str_trim(str_sub(s, d.end, s.n));
}

static bool
relay_line(struct maker *k, struct str s)
{
	static const char *const source[] = {"Source", "来源", "來源",
					     "消息来源", "消息來源"};
	static const char *const original[] = {
		"Original article", "Original link", "Original", "原文链接",
		"原文連結",	    "原文",	     "原文地址", "Link"};
	static const char *const disclaimer[] = {"Disclaimer", "免责声明",
						 "免責聲明", "声明", "聲明"};
	struct str v = labelled(s, source, COUNT(source));

	if (v.n && v.n < 80) {
		cite(k, v);
		add(k, ROLE_CREDIT, s);
		return k->relay = true;
	}
	v = labelled(s, original, COUNT(original));
	if (v.n && str_find(v, STR("."), 0) != (size_t)-1 &&
	    str_find(v, STR(" "), 0) == (size_t)-1) {
		struct buf b = BUF_INIT;

		if (str_find(v, STR("://"), 0) == (size_t)-1)
			buf_adds(&b, "https://");
		buf_add(&b, v);
		k->a->url = article_keep(k->a, buf_str(&b));
		buf_free(&b);
		add(k, ROLE_CREDIT, s);
		return k->relay = true;
	}
	v = labelled(s, disclaimer, COUNT(disclaimer));
	if (v.n) {
		add(k, ROLE_DISCLAIMER, s);
		return k->relay = true;
	}
	return false;
}

/* A moment, a maker or a mark stands behind the word, not the rest of a
 * sentence: "Updated 3 May", "Generated by …", "🕒 生成時間: …". */
static bool
labels_more(struct str rest)
{
	static const char *const marks[] = {":", "：", "at ", "on ", "by "};

	rest = str_trim(rest);
	return !rest.n || str_starts_any(rest, STR_LIST(marks)) ||
	       ascii_digit(rest.p[0]) ||
	       (rest.n > 2 && month_of(str_sub(rest, 0, 3)));
}

static bool
is_generated_line(struct str s)
{
	static const char *const words[] = {
		"生成時間", "生成时间", "Generated", "Updated",	  "更新時間",
		"更新时间", "發布時間", "发布时间",  "Published", "發佈時間"};
	static const char *const stops[] = {".", "。"};
	struct masthead m;

	if (s.n > 120)
		return false;
	for (size_t i = 0; i < COUNT(words); i++) {
		size_t at = str_find(s, str_of(words[i]), 0);

		if (at != (size_t)-1 && at < 12)
			return labels_more(str_sub(s, at + strlen(words[i]),
						   s.n)) &&
			       (!str_ends_any(s, STR_LIST(stops)) ||
				masthead_read(s, &m));
	}
	return false;
}

/* A model's name as pages disclose it: maker/model, no blanks. */
static bool
is_model(struct str s)
{
	size_t slash = 0;

	if (s.n < 5 || s.n > 60)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		slash += c == '/';
		if (!ascii_letter(c) && !ascii_digit(c) && !strchr("-._/:", c))
			return false;
	}
	return slash == 1;
}

/* In a section with a label of its own. False where the section is over and
 * the paragraph must be looked at anew. */
static bool
in_section(struct maker *k, struct str s, size_t nth)
{
	static const enum role roles[] = {
		[SECTION_SUMMARY] = ROLE_SUMMARY,
		[SECTION_EARLIER] = ROLE_EARLIER,
		[SECTION_KEY_FIGURES] = ROLE_KEY_FIGURE,
		[SECTION_FACT_BOX] = ROLE_FACT_BOX,
		[SECTION_QUIZ] = ROLE_QUIZ,
		[SECTION_GLOSSARY] = ROLE_GLOSSARY,
		[SECTION_DISCLOSURE] = ROLE_DISCLOSURE,
		[SECTION_RELATED] = ROLE_RELATED,
		[SECTION_WHY] = ROLE_BODY,
		[SECTION_WATCH] = ROLE_WATCH,
		[SECTION_FURNITURE] = ROLE_FURNITURE,
	};

	if (k->section == SECTION_KEY_FIGURES &&
	    (text_width(s, 1) > 40 || is_ended(s)))
		return false;
	if (k->section == SECTION_EARLIER && nth > 0 && s.p[0] != '-' &&
	    !str_starts(s, STR("·")) && !str_starts(s, STR("•"))) {
		/* A title and a date, then one paragraph of the earlier
		 * article; what follows is this one. */
		add(k, ROLE_EARLIER, s);
		k->section = nth > 1 ? SECTION_BODY : SECTION_EARLIER;
		return true;
	}
	if (k->section == SECTION_DISCLOSURE && is_model(s))
		k->a->model = article_keep(k->a, s);
	add(k, roles[k->section], s);
	return true;
}

/* Reads `n` paragraphs from `at` as one masthead, joined in `b`. The first and
 * the last say so by themselves, or name the paper. */
static bool
read_masthead(const struct maker *k, size_t at, size_t n, struct buf *b,
	      struct masthead *m)
{
	const struct para *p = k->page.paras.v + at;

	buf_clear(b);
	if (n > 1 &&
	    ((!masthead_read(p[0].text, m) && !masthead_paper(p[0].text)) ||
	     !masthead_read(p[n - 1].text, m)))
		return false;
	for (size_t i = 0; i < n; i++) {
		buf_adds(b, i ? " | " : "");
		buf_add(b, p[i].text);
	}
	return masthead_read(buf_str(b), m);
}

/* Paragraphs from `at`, `most` of them, that say only who published the
 * article, when and by whom; how many there are. */
static size_t
take_masthead(struct maker *k, size_t at, size_t most)
{
	struct article *a = k->a;
	struct buf b = BUF_INIT;
	struct masthead m;
	size_t n = k->page.paras.n - at < most ? k->page.paras.n - at : most;

	while (n && !read_masthead(k, at, n, &b, &m))
		n--;
	if (!n) {
		buf_free(&b);
		return 0;
	}
	if (m.outlet.n && !*a->outlet)
		a->outlet = article_keep(a, m.outlet);
	if (m.byline.n && !*a->byline)
		a->byline = article_keep(a, m.byline);
	if (*m.published && !*k->line_date)
		memcpy(k->line_date, m.published, sizeof m.published);
	if (*m.modified && !*a->modified)
		a->modified = article_keep(a, str_of(m.modified));
	if (*m.modified && !*k->line_date)
		memcpy(k->line_date, m.modified, sizeof m.modified);
	for (size_t i = 0; i < n; i++)
		add(k, *m.published || *m.modified ? ROLE_META : ROLE_BYLINE,
		    k->page.paras.v[at + i].text);
	buf_free(&b);
	return n;
}

static void
body(struct maker *k, struct str s, bool disclosure)
{
	if (disclosure) {
		add(k, ROLE_DISCLOSURE, s);
		return;
	}
	if (relay_line(k, s))
		return;
	if (is_generated_line(s)) {
		if (!*k->line_date)
			date_in_line(s, k->line_date);
		add(k, ROLE_META, s);
		return;
	}
	if (k->closed || is_furniture(s)) {
		add(k, ROLE_FURNITURE, s);
		return;
	}
	s = take_dateline(k, s);
	cut_editor(k, &s);
	if (!s.n)
		return;
	if (k->bodies < 3 && !k->a->cites.n)
		find_cited(k, s);
	if (k->bodies && !is_ended(s) && s.n < HEADLINE_MOST &&
	    text_width(s, 1) < 100)
		add(k, ROLE_SUBHEADING, s);
	else
		add(k, ROLE_BODY, s);
}

/* An outlet's name on a line of its own above the headline. */
static bool
is_outlet_line(struct str s)
{
	static const char *const ends[] = {
		"新聞網",   "新闻网",  "新聞",	   "新闻",     "時報",
		"时报",	    "日報",    "日报",	   "晚報",     "晚报",
		"週刊",	    "周刊",    "通讯社",   "通訊社",   "電視",
		"电视",	    "電台",    "电台",	   "網",       "网",
		" Times",   " News",   " Post",	   " Herald",  " Daily",
		" Radio",   " Agency", " Tribune", " Journal", " Gazette",
		" Courier", " Press"};

	if (text_width(s, 1) > 30)
		return false;
	return str_ends_any(s, STR_LIST(ends));
}

static bool
is_headline(struct str s)
{
	struct dateline d;
	struct masthead m;

	return s.n <= 2 * HEADLINE_MOST && text_width(s, 1) <= HEADLINE_MOST &&
	       !str_ends(s, STR(".")) && !str_ends(s, STR("。")) &&
	       !str_ends(s, STR(",")) && !dateline_read(s, &d) &&
	       !masthead_read(s, &m) && section_of(s) == SECTION_NONE;
}

/* Outlet line, headline and standfirst; the number of paragraphs taken. */
static size_t
take_head(struct maker *k)
{
	const struct para *p = k->page.paras.v;
	size_t n = k->page.paras.n, at = 0;
	struct masthead m;

	if (n > 2 && is_outlet_line(p[0].text) && is_headline(p[1].text)) {
		k->a->outlet = article_keep(k->a, p[0].text);
		add(k, ROLE_META, p[0].text);
		at = 1;
	} else if (n > 2 && is_headline(p[1].text) && take_masthead(k, 0, 1)) {
		at = 1;
	}
	if (n < at + 2 || !is_headline(p[at].text))
		return at;
	k->a->title = article_keep(k->a, p[at].text);
	add(k, ROLE_HEADLINE, p[at].text);
	at++;
	/* A standfirst is short and stands before a line that is no prose. */
	if (at + 1 < n && text_width(p[at].text, 1) < 200 &&
	    !masthead_read(p[at].text, &m) && !masthead_paper(p[at].text) &&
	    (is_generated_line(p[at + 1].text) ||
	     (at + 2 < n && masthead_read(p[at + 1].text, &m)) ||
	     section_of(p[at + 1].text) == SECTION_SUMMARY)) {
		add(k, ROLE_STANDFIRST, p[at].text);
		at++;
	}
	return at;
}

/* A page in one paragraph that was longer: cut in a word or a sentence. */
static bool
is_cut(const struct maker *k)
{
	struct str s = k->last_body;

	return s.n > 80 && !is_ended(s) && !k->closed && !k->relay;
}

/* The outlet that a flattened page shows before its dateline. */
static void
drop_lead(struct maker *k, struct str *s)
{
	struct dateline d;

	if (!dateline_read(*s, &d) || !d.start || d.start > 60)
		return;
	if (str_starts(d.agency, str_trim(str_sub(*s, 0, d.start)))) {
		add(k, ROLE_META, str_sub(*s, 0, d.start));
		*s = str_sub(*s, d.start, s->n);
	}
}

static void
set_date(struct maker *k)
{
	const struct dateline *d = &k->dateline;
	struct article *a = k->a;
	char iso[16];

	if (k->wire && dateline_day(d, iso)) {
		a->published = article_keep(a, str_of(iso));
		a->published_basis = DATE_DATELINE;
	} else if (*k->code) {
		a->published = article_keep(a, str_of(k->code));
		a->published_basis = DATE_CODE;
	} else if (*k->line_date) {
		a->published = article_keep(a, str_of(k->line_date));
		a->published_basis = DATE_TEXT;
	} else if (*a->url && date_in_address(str_of(a->url), iso)) {
		a->published = article_keep(a, str_of(iso));
		a->published_basis = DATE_ADDRESS;
	} else if (k->wire && d->day) {
		a->dateline_month = d->month;
		a->dateline_day = d->day;
	}
}

/* The host of an address, without "www.". */
static struct str
host_of(struct str url)
{
	size_t at = str_find(url, STR("://"), 0), end;

	url = str_sub(url, at == (size_t)-1 ? 0 : at + 3, url.n);
	if (str_starts(url, STR("www.")))
		url = str_sub(url, 4, url.n);
	end = str_find(url, STR("/"), 0);
	return end == (size_t)-1 ? url : str_sub(url, 0, end);
}

static void
set_kind(struct maker *k, bool flat)
{
	struct article *a = k->a;

	a->truncated = is_cut(k);
	if (k->labels >= 2)
		a->kind = "learner";
	else if (k->relay)
		a->kind = "relay";
	else if (flat)
		a->kind = "flattened";
	else if (k->wire)
		a->kind = "agency";
	if (k->relay && *a->url && !*a->outlet)
		a->outlet = article_keep(a, host_of(str_of(a->url)));
	if (!k->relay && !k->wire)
		return;
	set_date(k);
}

static void
take_rest(struct maker *k, size_t at)
{
	size_t nth = 0;

	for (; at < k->page.paras.n; at++) {
		struct str s = k->page.paras.v[at].text;
		enum section section = section_of(s);
		bool disclosure;

		if (section) {
			k->section = section;
			k->labels += section == SECTION_SUMMARY ||
				     section == SECTION_EARLIER ||
				     section == SECTION_QUIZ ||
				     section == SECTION_GLOSSARY;
			nth = 0;
			add(k, ROLE_META, s);
			continue;
		}
		if (k->section == SECTION_SUMMARY && nth > 0 &&
		    !strncmp(language_of(s),
			     language_of(k->page.paras.v[at - 1].text), 2))
			k->section = SECTION_BODY;
		disclosure = is_disclosure(s);
		k->a->ai_rewritten |= disclosure;
		if (k->section > SECTION_BODY && in_section(k, s, nth)) {
			nth++;
			continue;
		}
		k->section = SECTION_BODY;
		if (!k->bodies || at + 1 == k->page.paras.n) {
			size_t n = take_masthead(k, at, MASTHEAD_MOST);

			if (n) {
				at += n - 1;
				continue;
			}
		}
		/* A letter's end, above its signature. */
		k->closed |= str_eq(s, STR("--")) &&
			     k->page.paras.n - at <= SIGNATURE_MOST;
		body(k, s, disclosure);
	}
}

bool
read_page(article_list *out, struct str text, const char *path, struct error *e)
{
	struct maker k = {0};
	size_t at;
	bool flat;

	page_open(&k.page, text);
	if (!k.page.paras.n) {
		page_close(&k.page);
		return error_set(e, path, "holds no text");
	}
	k.a = k.m.a = article_new(path, "plain");
	k.a->hidden += k.page.hidden;
	flat = k.page.paras.n == 1 && k.page.paras.v[0].text.n > FLAT_LEAST;
	if (flat)
		drop_lead(&k, &k.page.paras.v[0].text);
	at = flat ? 0 : take_head(&k);
	take_rest(&k, at);
	set_kind(&k, flat);
	if (!*k.a->published)
		set_date(&k);
	article_finish(&k.m);
	vec_push(out, k.a);
	page_close(&k.page);
	return true;
}

/* The day of year, month and day that comes nearest to `near`, of those the
 * dateline leaves open; as days of a calendar in which every month has 31. */
static int
nearest_day(const struct article *a, int near)
{
	int best = 0, year = near / 372;

	for (int y = year - 1; y <= year + 1; y++)
		for (int m = 1; m <= 12; m++) {
			int day = (y * 12 + m - 1) * 31 + a->dateline_day - 1;

			if (a->dateline_month && m != a->dateline_month)
				continue;
			if (!best || abs(day - near) < abs(best - near))
				best = day;
		}
	return best;
}

/* A dateline without its year or month means the day nearest to the first day
 * that another source states in full. Without such it stays unknown. */
void
read_complete_dates(article_list *articles)
{
	int year, month, day, near = 0;

	for (size_t i = 0; i < articles->n && !near; i++)
		if (sscanf(articles->v[i]->published, "%4d-%2d-%2d", &year,
			   &month, &day) == 3)
			near = (year * 12 + month - 1) * 31 + day - 1;
	if (!near)
		return;
	for (size_t i = 0; i < articles->n; i++) {
		struct article *a = articles->v[i];
		char iso[16];

		if (*a->published || !a->dateline_day)
			continue;
		day = nearest_day(a, near);
		snprintf(iso, sizeof iso, "%04d-%02d-%02d", day / 372 % 10000,
			 day / 31 % 12 + 1, day % 31 + 1);
		a->published = article_keep(a, str_of(iso));
		a->published_basis = DATE_STORY;
	}
}
