/* Which words of a page are its headline.
 *
 * A page's title carries the name of the site, and of sections, behind the
 * headline or before it: "Headline | World | The Paper", 标题_频道_某某网,
 * "The Blog: Headline". The heading of the first level says where it is cut,
 * but that may be the site's name as well: then it leads home, or it stands
 * at the end of the title. What is cut off at the end names the outlet. */
#include "html_title.h"
#include "masthead.h"

#include "rashomon/base/ascii.h"
#include "rashomon/text/width.h"

enum { HEADS_MOST = 8, HEAD_LEAST = 6, HEAD_MOST = 400, NAME_MOST = 40 };

static const char *const marks[] = {" - ", " | ", " – ",  " — ", " _ ", "--",
				    "_",   "-",	  "｜",	  " · ", "|",	" • ",
				    " » ", " « ", " :: ", " / ", "—",	"："};

void
html_title_page(struct html_titles *t, const GumboNode *n)
{
	const GumboNode *k;

	if (t->page || !n->v.element.children.length)
		return;
	k = n->v.element.children.data[0];
	if (k->type == GUMBO_NODE_TEXT)
		t->page = k->v.text.text;
}

/* Is an address that of a site's first page? */
static bool
is_home(const char *href)
{
	const char *host = strstr(href, "://"), *path;

	if (host)
		href = (path = strchr(host + 3, '/')) ? path : "/";
	return !strcmp(href, "/") || !strcmp(href, "./") ||
	       !strcmp(href, "../") || !strcmp(href, "index.html") ||
	       !strcmp(href, "/index.html");
}

static bool
leads_home(const GumboNode *n, int depth)
{
	if (n->type != GUMBO_NODE_ELEMENT || depth > 3)
		return false;
	if (html_tag(n) == GUMBO_TAG_A && is_home(html_attr(n, "href")))
		return true;
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		if (leads_home(n->v.element.children.data[i], depth + 1))
			return true;
	return false;
}

void
html_title_head(struct html_titles *t, struct article *a, const GumboNode *n)
{
	struct buf b = BUF_INIT;
	const char *kept;

	if (t->heads.n == HEADS_MOST || !html_is_short(n, HEAD_MOST))
		return;
	html_words(&b, n, 0);
	kept = article_keep(a, buf_one_line(&b));
	buf_free(&b);
	if (!*kept)
		return;
	if (leads_home(n, 0) || (html_tag(n->parent) == GUMBO_TAG_A &&
				 is_home(html_attr(n->parent, "href")))) {
		if (!t->home.n)
			t->home = str_of(kept);
	} else {
		vec_push(&t->heads, str_of(kept));
	}
}

/* Length of a mark that `s` starts with; 0 none. */
static size_t
mark_at(struct str s)
{
	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_starts(s, str_of(marks[i])))
			return strlen(marks[i]);
	return 0;
}

/* Length of a mark that `s` ends with; 0 none. */
static size_t
mark_before(struct str s)
{
	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_ends(s, str_of(marks[i])))
			return strlen(marks[i]);
	return str_ends(s, STR(": ")) ? 2 : 0;
}

/* What stands behind the last mark of `s`, which starts with one. */
static struct str
last_part(struct str s)
{
	size_t from = mark_at(s);

	for (size_t at = from; at < s.n; at++) {
		size_t n = mark_at(str_sub(s, at, s.n));

		/* A dash inside a name parts nothing. */
		if (n && !(n == 1 && s.p[at] == '-')) {
			from = at + n;
			at += n - 1;
		}
	}
	return str_trim(str_sub(s, from, s.n));
}

/* May these words, cut off a title, be the name of an outlet? */
static bool
is_outlet(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++)
		digits += ascii_digit(s.p[i]);
	return s.n > 1 && digits * 2 < s.n && text_width(s, 1) <= NAME_MOST;
}

static void
set_outlet(struct article *a, struct str s)
{
	if (!*a->outlet && is_outlet(s))
		a->outlet = article_keep(a, s);
}

/* Is `head` the start of `title`, with a mark behind it? */
static bool
is_front(struct str title, struct str head)
{
	return head.n < title.n && text_width(head, 1) >= HEAD_LEAST &&
	       str_starts(title, head) &&
	       mark_at(str_sub(title, head.n, title.n));
}

/* Is `tail` the end of `title`, with a mark before it? */
static bool
is_back(struct str title, struct str tail)
{
	return tail.n && tail.n < title.n && str_ends(title, tail) &&
	       mark_before(str_sub(title, 0, title.n - tail.n));
}

static struct str
before_tail(struct str title, struct str tail)
{
	struct str s = str_sub(title, 0, title.n - tail.n);

	return str_trim(str_sub(s, 0, s.n - mark_before(s)));
}

/* "Headline - The Paper", 标题_某某网: the paper's name behind the last mark
 * of a page's title; empty where none is. */
static struct str
paper_in_title(struct str title, struct str *headline)
{
	for (size_t at = title.n; at-- > 1;) {
		size_t n = mark_at(str_sub(title, at, title.n));
		struct str name;

		if (!n)
			continue;
		name = str_sub(title, at + n, title.n);
		*headline = str_trim(str_sub(title, 0, at));
		return masthead_paper(name) ? name : STR_NONE;
	}
	return STR_NONE;
}

/* Has `title` a short tail with a capital, as the name of a site is? */
static bool
short_tail(struct str title, struct str *headline)
{
	static const char *const sure[] = {" - ", " | ", " – ", " — ", "_"};
	struct str tail;
	size_t at = title.n;

	while (at &&
	       !str_starts_any(str_sub(title, at, title.n), STR_LIST(sure)))
		at--;
	*headline = str_trim(str_sub(title, 0, at));
	tail = last_part(str_sub(title, at, title.n));
	return at && tail.n && !ascii_small(tail.p[0]) && is_outlet(tail) &&
	       text_width(*headline, 1) >= 2 * text_width(tail, 1);
}

/* What the headings say of `title`: where it starts with one, that is the
 * headline. */
static struct str
cut_by_heads(const struct html_titles *t, struct str title)
{
	for (size_t i = 0; i < t->heads.n; i++)
		if (is_front(title, t->heads.v[i]))
			return t->heads.v[i];
	return title;
}

/* The headline where nothing is declared. */
static struct str
headline_of(const struct html_titles *t, struct article *a, struct str page)
{
	struct str cut = cut_by_heads(t, page);

	if (cut.n < page.n)
		return cut;
	if (t->heads.n && is_back(page, t->heads.v[0])) {
		cut = before_tail(page, t->heads.v[0]);
		if (page.p[cut.n] == ':') /* "The Blog: Headline" */
			return t->heads.v[0];
		set_outlet(a, t->heads.v[0]);
		return cut;
	}
	if (t->heads.n)
		return t->heads.v[0];
	set_outlet(a, paper_in_title(page, &cut));
	if (*a->outlet && cut.n)
		return cut;
	return short_tail(page, &cut) ? cut : page;
}

/* Does the page's title begin with the name of what it is about, and does not
 * hold what is declared as headline? Then that is a gloss: an entry of an
 * encyclopedia is declared so. */
static bool
is_entry(const struct html_titles *t, struct str page, struct str declared)
{
	return is_front(page, t->name) &&
	       str_find(page, declared, 0) == (size_t)-1;
}

void
html_title_settle(struct html_titles *t, struct article *a)
{
	struct str page = str_of(article_keep(a, str_of(t->page))), title;

	if (t->declared)
		html_set(a, &a->title, str_of(t->declared));
	if (is_entry(t, page, str_of(a->title)))
		a->title = article_keep(a, t->name);
	title = cut_by_heads(t, str_of(a->title));
	if (*a->outlet && is_back(title, str_of(a->outlet)))
		title = before_tail(title, str_of(a->outlet));
	if (!title.n)
		title = headline_of(t, a, page);
	if (is_back(title, t->home))
		title = before_tail(title, t->home);
	if (is_front(page, title))
		set_outlet(a, last_part(str_sub(page, title.n, page.n)));
	else if (is_back(page, title))
		set_outlet(a, before_tail(page, title));
	set_outlet(a, t->home);
	if (!*a->outlet)
		set_outlet(a, paper_in_title(page, &page));
	if (title.n)
		a->title = article_keep(a, title);
}
