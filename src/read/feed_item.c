#include "feed_parts.h"

#include "lines.h"
#include "url.h"
#include "xml_tag.h"

#include "rashomon/read/html.h"
#include "rashomon/read/webdate.h"
#include "rashomon/text/language.h"

static struct str
get(const struct entry *e, enum field f)
{
	return buf_str(&e->field[f]);
}

/* The zero of databases and of programs' clocks, which says that no day is
 * known. */
static bool
is_zero_day(const char *day)
{
	static const char *const zeros[] = {"0000-", "0001-01-01", "-0001-",
					    "1970-01-01T00:00:00"};

	return str_starts_any(str_of(day), STR_LIST(zeros));
}

static void
set_day(struct article *a, const char **field, struct str s)
{
	char iso[32];

	if (s.n && webdate_parse(s, iso))
		*field = article_keep(a, str_of(iso));
	else if (s.n)
		*field = article_keep(a, s);
	if (*field && is_zero_day(*field))
		*field = "";
}

/* Is it a tag or a comment that opens `s`? "<3" and an address in such marks
 * are words. */
static bool
opens_markup(struct str s)
{
	size_t name = s.n > 1 && s.p[1] == '/' ? 2 : 1;

	return (s.n > name && xml_name(str_sub(s, name, s.n)).n) ||
	       str_starts(s, STR("<!--"));
}

static bool
has_markup(struct str s)
{
	size_t at = 0;

	while ((at = str_find(s, STR("<"), at)) != (size_t)-1) {
		if (opens_markup(str_sub(s, at, s.n)))
			return true;
		at++;
	}
	return false;
}

/* Does the text hold markup, escaped or not? */
static bool
is_html(struct str s)
{
	return has_markup(s) || (str_find(s, STR("&"), 0) != (size_t)-1 &&
				 str_find(s, STR(";"), 0) != (size_t)-1);
}

bool
feed_unescape(struct buf *once, struct str s)
{
	static const struct {
		struct str ref;
		char c;
	} refs[] = {{{"&lt;", 4}, '<'},
		    {{"&gt;", 4}, '>'},
		    {{"&quot;", 6}, '"'},
		    {{"&amp;", 5}, '&'}};

	if (str_find(s, STR("<"), 0) != (size_t)-1 ||
	    (!str_starts(s, STR("&lt;")) &&
	     str_find(s, STR("&lt;/p&gt;"), 0) == (size_t)-1 &&
	     str_find(s, STR("&lt;br"), 0) == (size_t)-1))
		return false;
	for (size_t at = 0; at < s.n;) {
		size_t i = 0;

		while (i < 4 && !str_starts(str_sub(s, at, s.n), refs[i].ref))
			i++;
		buf_addc(once, i < 4 ? refs[i].c : s.p[at]);
		at += i < 4 ? refs[i].ref.n : 1;
	}
	return true;
}

/* Plain text on one line, in the arena. */
static const char *
line_of(struct article *a, struct str s)
{
	struct buf b = BUF_INIT;
	const char *kept;

	buf_add(&b, s);
	kept = article_keep(a, buf_one_line(&b));
	buf_free(&b);
	return kept;
}

/* Words of HTML or plain text, in the arena. */
static const char *
words_of(struct article *a, struct str s)
{
	struct article_maker m = {.a = NULL};
	struct article *scratch;
	const char *kept;
	struct buf b = BUF_INIT;

	if (!is_html(s))
		return line_of(a, s);
	scratch = m.a = article_new("", "html");
	html_blocks(&m, s);
	for (size_t i = 0; i < m.texts.n; i++) {
		if (i)
			buf_addc(&b, ' ');
		buf_add(&b, m.texts.v[i]);
	}
	kept = article_keep(a, buf_str(&b));
	article_drop(&m);
	article_free(scratch);
	buf_free(&b);
	return kept;
}

/* Words of a field that may hold markup, in the arena. */
static const char *
words(struct article *a, const struct entry *e, enum field f)
{
	return e->plain[f] ? line_of(a, get(e, f)) : words_of(a, get(e, f));
}

/* A language's tag: some write "de_CH" for "de-CH". */
static const char *
language_tag(struct article *a, struct str s)
{
	struct buf b = BUF_INIT;
	const char *kept;

	buf_add(&b, s);
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == '_')
			b.p[i] = '-';
	kept = article_keep(a, buf_str(&b));
	buf_free(&b);
	return kept;
}

static void
set_feed(struct article *a, const struct entry *feed)
{
	struct str day = get(feed, FIELD_UPDATED);

	if (!day.n)
		day = get(feed, FIELD_PUBLISHED);
	a->in_feed = true;
	a->feed.title = words(a, feed, FIELD_TITLE);
	a->feed.link = article_keep(a, get(feed, FIELD_LINK));
	a->feed.summary = words(a, feed, FIELD_SUMMARY);
	a->feed.blank_summary = get(feed, FIELD_SUMMARY).n && !*a->feed.summary;
	a->feed.language = language_tag(a, get(feed, FIELD_LANGUAGE));
	set_day(a, &a->feed.updated, day);
	set_day(a, &a->feed.published, get(feed, FIELD_PUBLISHED));
	a->outlet = a->feed.title;
}

/* RSS writes "address (Name)", some "Name (address)" or "Name <address>": the
 * name alone. */
static struct str
person(struct str s)
{
	size_t open = str_find(s, STR(" ("), 0);
	struct str before, inside;

	if (open == (size_t)-1)
		open = str_find(s, STR(" <"), 0);
	if (open == (size_t)-1 ||
	    (!str_ends(s, STR(")")) && !str_ends(s, STR(">"))))
		return s;
	before = str_sub(s, 0, open);
	inside = str_sub(s, open + 2, s.n - 1);
	if (str_find(before, STR("@"), 0) != (size_t)-1)
		return inside;
	return str_find(inside, STR("@"), 0) != (size_t)-1 ? before : s;
}

/* An item's address; a path alone is of the feed's site. */
static void
set_url(struct article *a, struct str site, struct str link)
{
	struct buf b = BUF_INIT;

	if (str_starts(link, STR("/")))
		url_resolve(&b, site, link);
	else
		buf_add(&b, link);
	a->url = article_keep(a, buf_str(&b));
	buf_free(&b);
}

void
entry_article(article_list *out, const char *path, const char *kind, size_t n,
	      const struct entry *feed, const struct entry *item)
{
	struct article *a = article_new(path, n ? kind : "feed");
	struct article_maker m = {.a = a};
	struct str body = get(item, FIELD_CONTENT);
	struct str lang = get(feed, FIELD_LANGUAGE);

	set_feed(a, feed);
	a->item = n;
	if (n) {
		a->title = words(a, item, FIELD_TITLE);
		if (get(item, FIELD_SOURCE).n)
			a->outlet = words(a, item, FIELD_SOURCE);
		set_url(a, get(feed, FIELD_LINK), get(item, FIELD_LINK));
		a->item_id = article_keep(a, get(item, FIELD_ID));
		a->byline = words_of(a, person(get(item, FIELD_AUTHOR)));
		a->summary = words(a, item, FIELD_SUMMARY);
		set_day(a, &a->published, get(item, FIELD_PUBLISHED));
		set_day(a, &a->modified, get(item, FIELD_UPDATED));
		if (!*a->published && *a->modified)
			a->published = a->modified;
		if (!*a->modified)
			a->modified = a->published;
		if (*a->published)
			a->published_basis = DATE_METADATA;
		article_add(&m, ROLE_HEADLINE, "", STR_NONE, str_of(a->title));
		if (!body.n)
			body = get(item, FIELD_SUMMARY);
	}
	if (lang.n >= 2 && str_starts(lang, STR("zh")) == false)
		a->language = article_keep(a, str_sub(lang, 0, 2));
	if (is_html(body) && !item->plain[FIELD_CONTENT])
		html_blocks(&m, body);
	else
		lines_add(&m, body);
	for (size_t i = 0; i < a->blocks.n; i++)
		if (a->blocks.v[i].role == ROLE_BODY &&
		    is_furniture(m.texts.v[i]))
			a->blocks.v[i].role = ROLE_FURNITURE;
	article_finish(&m);
	a->blank_summary = n && !*a->summary && !a->body && body.n;
	vec_push(out, a);
}
