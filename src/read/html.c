/* Web pages.
 *
 * The page is parsed to a tree (gumbo) and its article found (html_find.c).
 * From there the tree is walked in order: headings, paragraphs, items,
 * quotations become blocks; parts whose tag, class or role says navigation,
 * advertising, sharing, comments or related links become furniture. What the
 * page declares about itself (JSON-LD, OpenGraph, meta) goes before what is
 * found.
 *
 * Walks are bounded in depth; all is linear in the page. */
#include "rashomon/read/html.h"
#include "rashomon/base/ascii.h"

#include "html_parts.h"
#include "json_article.h"
#include "lines.h"

#include "rashomon/read/charset.h"
#include "rashomon/text/language.h"

#include <stdlib.h>

enum {
	DEPTH_MOST = 300,
	SNIFF = 2048,
	DECLARED_LEAST = 200,
	CELL_MOST = 200,
	LABEL_MOST = 24,
	ITEM_MOST = 400,
	LEAD_SHORT = 120,
	SPOKEN_LEAST = 240,
	SPOKEN_MOST = 4096
};

const char *
html_attr(const GumboNode *n, const char *name)
{
	const GumboAttribute *a;

	if (n->type != GUMBO_NODE_ELEMENT && n->type != GUMBO_NODE_TEMPLATE)
		return "";
	a = gumbo_get_attribute(&n->v.element.attributes, name);
	return a ? a->value : "";
}

static bool
is_element(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT;
}

GumboTag
html_tag(const GumboNode *n)
{
	return is_element(n) ? n->v.element.tag : GUMBO_TAG_UNKNOWN;
}

struct walk {
	struct article_maker *m;
	struct buf loose; /* words of a block so far, or outside any */
	enum role role;	  /* that they get */
	bool set;	  /* they are set by lines, as <pre> is */
	bool quote;
	bool furniture;
	bool caption; /* inside a figure */
	bool broken;  /* a line break was last */
	bool item;    /* inside a short item of a list */
	size_t page;  /* as html_is_aside wants it */
};

static void
put(struct walk *w, enum role role, struct str s)
{
	s = str_trim(s);
	if (w->caption && w->furniture)
		role = ROLE_CAPTION;
	else if (w->furniture)
		role = ROLE_FURNITURE;
	if (s.n)
		article_add(w->m, role, language_of(s), STR_NONE, s);
}

static enum role
prose_role(const struct walk *w)
{
	return w->quote ? ROLE_QUOTE : w->item ? ROLE_LIST_ITEM : ROLE_BODY;
}

static void
put_loose(struct walk *w)
{
	put(w, w->role, buf_str(&w->loose));
	buf_clear(&w->loose);
}

/* Nothing but blanks, those that do not break and wide ones too? */
static bool
is_blank(struct str s)
{
	for (s = str_trim(s); s.n; s = str_trim(s))
		if (str_starts(s, STR("\u00A0")))
			s = str_sub(s, 2, s.n);
		else if (str_starts(s, STR("\u3000")))
			s = str_sub(s, 3, s.n);
		else
			return false;
	return true;
}

/* Two line breaks part paragraphs. */
static void
line_break(struct walk *w)
{
	if (w->broken && (w->role == ROLE_BODY || w->role == ROLE_QUOTE))
		put_loose(w);
	buf_addc(&w->loose, ' ');
	w->broken = true;
}

/* Words as they are set: an empty line parts paragraphs. */
static void
set_words(struct walk *w, struct str text)
{
	struct str line;

	while (str_line(&text, &line)) {
		if (str_trim(line).n) {
			buf_add(&w->loose, line);
			buf_addc(&w->loose, '\n');
		} else {
			put_loose(w);
		}
	}
}

/* Chinese sets a paragraph in by two wide blanks, or by some that do not
 * break: one line break before them is enough. */
static bool
is_indented(struct str s)
{
	s = str_trim(s);
	return !is_blank(s) && (str_starts(s, STR("\u3000\u3000")) ||
				str_starts(s, STR("\u00A0\u00A0\u00A0")));
}

static void
inline_words(struct walk *w, const GumboNode *n, int depth)
{
	if (html_is_text(n)) {
		struct str text = str_of(n->v.text.text);

		if (w->broken && is_indented(text) && w->role == ROLE_BODY)
			put_loose(w);
		w->broken &= is_blank(text);
		if (w->set)
			set_words(w, text);
		else
			buf_add(&w->loose, text);
		return;
	}
	if (html_tag(n) == GUMBO_TAG_BR) {
		line_break(w);
		return;
	}
	if (depth > DEPTH_MOST || !html_opens(&w->loose, n))
		return;
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		inline_words(w, n->v.element.children.data[i], depth + 1);
}

static enum role
role_of(const struct walk *w, GumboTag t)
{
	switch (t) {
	case GUMBO_TAG_H1:
	case GUMBO_TAG_H2:
	case GUMBO_TAG_H3:
	case GUMBO_TAG_H4:
	case GUMBO_TAG_H5:
	case GUMBO_TAG_H6:
		return ROLE_SUBHEADING;
	case GUMBO_TAG_LI:
		return ROLE_LIST_ITEM;
	case GUMBO_TAG_TR:
		return ROLE_TABLE_ROW;
	case GUMBO_TAG_BLOCKQUOTE:
		return ROLE_QUOTE;
	default:
		return prose_role(w);
	}
}

/* Does it hold a time element and nothing else? */
static bool
is_only_time(const GumboNode *n, int depth)
{
	const GumboNode *one = NULL;

	if (html_tag(n) == GUMBO_TAG_TIME)
		return true;
	if (!is_element(n) || depth > DEPTH_MOST)
		return false;
	for (unsigned i = 0; i < n->v.element.children.length; i++) {
		const GumboNode *k = n->v.element.children.data[i];

		if (k->type == GUMBO_NODE_WHITESPACE ||
		    k->type == GUMBO_NODE_COMMENT)
			continue;
		if (one)
			return false;
		one = k;
	}
	return one && is_only_time(one, depth + 1);
}

/* A line that only leads elsewhere: a link, alone or behind a short label
 * ("READ MORE: …"). */
static bool
is_pointer(const GumboNode *n, const struct html_density *d)
{
	struct buf b = BUF_INIT;
	size_t colon;

	if (d->links == d->text)
		return d->text < 120;
	if (d->text - d->links > LABEL_MOST || d->links * 10 < d->text * 6 ||
	    d->text > 2 * CELL_MOST)
		return false;
	html_words(&b, n, 0);
	colon = str_find(str_trim(buf_str(&b)), STR(":"), 0);
	buf_free(&b);
	return colon < LABEL_MOST && d->text - d->links <= colon + 2;
}

/* A block without blocks inside: one paragraph. Mostly links is furniture. */
static void
put_block(struct walk *w, const GumboNode *n, int depth)
{
	struct html_density d = html_weigh(n, false, depth);
	bool was = w->furniture;

	w->role = is_only_time(n, depth) ? ROLE_DATELINE
					 : role_of(w, html_tag(n));
	w->set = html_tag(n) == GUMBO_TAG_PRE;

	if (d.links * 10 > d.text * 8 && html_tag(n) != GUMBO_TAG_P)
		w->furniture = true;
	if (html_tag(n) == GUMBO_TAG_P && is_pointer(n, &d))
		w->furniture = true;
	w->broken = false;
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		inline_words(w, n->v.element.children.data[i], depth + 1);
	put_loose(w);
	w->furniture = was;
	w->set = false;
	w->role = prose_role(w);
}

static bool
holds_table(const GumboNode *n, int depth)
{
	if (!is_element(n) || depth > DEPTH_MOST)
		return false;
	if (html_tag(n) == GUMBO_TAG_TABLE)
		return true;
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		if (holds_table(n->v.element.children.data[i], depth + 1))
			return true;
	return false;
}

/* Appends the cells of a row, parted by " | " but behind a colon; how many
 * there are, 0 when one is too long for a cell or holds a table. */
static size_t
row_words(struct buf *out, const GumboNode *row, int depth)
{
	struct buf cell = BUF_INIT;
	size_t cells = 0;
	bool good = true;

	for (unsigned i = 0; i < row->v.element.children.length && good; i++) {
		const GumboNode *k = row->v.element.children.data[i];
		struct str words;

		if (html_tag(k) != GUMBO_TAG_TD && html_tag(k) != GUMBO_TAG_TH)
			continue;
		html_words(&cell, k, depth + 1);
		words = str_trim(buf_str(&cell));
		good = words.n <= CELL_MOST && !holds_table(k, depth + 1);
		buf_adds(out, !cells++				 ? ""
			      : str_ends(buf_str(out), STR(":")) ? " "
								 : " | ");
		buf_add(out, words);
		buf_clear(&cell);
	}
	buf_free(&cell);
	return good ? cells : 0;
}

/* A row of a table that holds data, not the layout of a page. */
static bool
put_row(struct walk *w, const GumboNode *n, int depth)
{
	struct html_density d = html_weigh(n, false, depth);
	bool was = w->furniture;
	struct buf b = BUF_INIT;
	bool data = row_words(&b, n, depth) > 1 && d.text;

	w->furniture = was || d.links * 10 > d.text * 8;
	if (data)
		put(w, ROLE_TABLE_ROW, buf_str(&b));
	w->furniture = was;
	buf_free(&b);
	return data;
}

/* Is it a picture with its words, or these? */
static bool
is_figure(const GumboNode *n)
{
	GumboTag t = html_tag(n);

	return t == GUMBO_TAG_FIGURE || t == GUMBO_TAG_FIGCAPTION ||
	       strstr(html_attr(n, "class"), "caption");
}

static void walk(struct walk *w, const GumboNode *n, int depth);

static void
walk_children(struct walk *w, const GumboNode *n, int depth)
{
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		walk(w, n->v.element.children.data[i], depth + 1);
	put_loose(w);
}

static void
walk(struct walk *w, const GumboNode *n, int depth)
{
	bool furniture = w->furniture, quote = w->quote, item = w->item,
	     caption = w->caption, was_aside;
	GumboTag t = html_tag(n);

	if (depth > DEPTH_MOST || html_is_silent(t))
		return;
	if (!html_is_block(t) &&
	    !(is_element(n) &&
	      (html_is_aside(n, w->page) || html_has_block(n, 0)))) {
		if (t == GUMBO_TAG_TIME && !str_trim(buf_str(&w->loose)).n)
			put_block(w, n, depth);
		else
			inline_words(w, n, depth);
		return;
	}
	put_loose(w);
	was_aside = w->furniture && !w->caption;
	w->furniture = w->furniture || html_is_aside(n, w->page);
	w->caption = (w->caption || is_figure(n)) && !was_aside;
	w->quote |= t == GUMBO_TAG_BLOCKQUOTE;
	if (t == GUMBO_TAG_LI)
		w->item = html_weigh(n, false, depth).text <= ITEM_MOST;
	w->role = prose_role(w);
	if (t != GUMBO_TAG_TR || !put_row(w, n, depth)) {
		if (html_has_block(n, 0))
			walk_children(w, n, depth);
		else
			put_block(w, n, depth);
	}
	w->furniture = furniture;
	w->quote = quote;
	w->item = item;
	w->caption = caption;
	w->role = prose_role(w);
}

/* What the pictures below `n` say instead of themselves. */
static void
put_pictures(struct walk *w, const GumboNode *n, int depth)
{
	if (!is_element(n) || depth > DEPTH_MOST)
		return;
	if (html_tag(n) == GUMBO_TAG_IMG)
		put(w, ROLE_BODY, str_of(html_attr(n, "alt")));
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		put_pictures(w, n->v.element.children.data[i], depth + 1);
}

void
html_blocks(struct article_maker *m, struct str html)
{
	size_t before = m->texts.n;
	struct html_tree tree;
	struct walk w = {.m = m};

	html_parse(&tree, html);
	w.page = html_prose(tree.out->root);
	walk(&w, tree.out->root, 0);
	put_loose(&w);
	if (m->texts.n == before)
		put_pictures(&w, tree.out->root, 0);
	buf_free(&w.loose);
	html_tree_free(&tree);
}

bool
html_sniff(struct str s)
{
	static const char *const signs[] = {"<!doctype html", "<html", "<head",
					    "<body", "<article"};
	/* What a piece of a page starts with, saved without its frame; or a
	 * page before which its server put something. */
	static const char *const pieces[] = {
		"<p>",	  "<p ",    "<div",   "<h1",	 "<h2",	   "<section",
		"<main>", "<main ", "<title", "<meta",	 "<link ", "<script",
		"<style", "<br",    "<table", "<center", "<font"};
	struct buf room = BUF_INIT;
	struct str head = charset_head(&room, s, SNIFF);
	char low[SNIFF * 3];
	size_t n = head.n < sizeof low ? head.n : sizeof low;
	bool no =
		str_find(head, STR("<"), 0) == (size_t)-1 || json_begins(head);
	bool found = false;

	for (size_t i = 0; i < n && !no; i++)
		low[i] = ascii_lower(head.p[i]);
	for (size_t i = 0; i < COUNT(signs) && !found && !no; i++)
		found = str_find((struct str){low, n}, str_of(signs[i]), 0) !=
			(size_t)-1;
	if (!found && !no)
		found = str_starts_any(str_trim((struct str){low, n}),
				       STR_LIST(pieces));
	buf_free(&room);
	return found;
}

static const GumboNode *
body_of(const GumboNode *root)
{
	for (unsigned i = 0; i < root->v.element.children.length; i++) {
		const GumboNode *k = root->v.element.children.data[i];

		if (html_tag(k) == GUMBO_TAG_BODY)
			return k;
	}
	return root;
}

static size_t
posts_weight(const html_posts *posts)
{
	size_t n = 0;

	for (size_t i = 0; i < posts->n; i++)
		n += posts->v[i].body.n;
	return n;
}

/* A template declares the language of whoever wrote it: where the text is
 * plainly of another, that counts. Of languages that are not told apart the
 * page is believed. */
static const char *
spoken(struct article *a, struct str text)
{
	static const char *const told[] = {"ar", "da", "de", "el", "en", "es",
					   "fr", "id", "it", "ja", "ko", "nl",
					   "pl", "pt", "ru", "sv", "th", "tr"};
	const char *found;

	if (text.n < SPOKEN_LEAST ||
	    !str_in(str_of(a->language), STR_LIST(told)))
		return a->language;
	found = language_of(
		str_sub(text, 0, text.n < SPOKEN_MOST ? text.n : SPOKEN_MOST));
	return *found ? found : a->language;
}

/* Does the page show less than half of what it declares? */
static bool
shows_less(const GumboNode *best, size_t declared)
{
	return declared > DECLARED_LEAST && declared >= 2 * html_prose(best);
}

/* A short lead that is no sentence is set apart; others begin the text. */
static void
put_lead(struct walk *w, const html_nodes *lead)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < lead->n; i++) {
		struct str s;

		html_words(&b, lead->v[i], 0);
		s = str_trim(buf_str(&b));
		put(w,
		    s.n > LEAD_SHORT || is_ended(s) ? ROLE_BODY
						    : ROLE_STANDFIRST,
		    s);
		buf_clear(&b);
	}
	buf_free(&b);
}

/* The page as an article, with or without faith in the names of its parts. */
static struct article *
article_of(const struct html_tree *tree, const char *path, bool named)
{
	struct article *a = article_new(path, "html");
	struct article_maker m = {.a = a};
	struct html_declared d = {.a = a};
	const GumboNode *body = body_of(tree->out->root), *best;
	struct walk w = {.m = &m};
	html_nodes lead = {0};

	html_metadata(&d, tree->out->root);
	if (*a->title)
		article_add(&m, ROLE_HEADLINE, a->language, STR_NONE,
			    str_of(a->title));
	best = html_find(body, named ? html_prose(body) : 0);
	w.page = named ? html_prose(best) : 0;
	if (d.posts.n > 1 && posts_weight(&d.posts) * 2 >= html_prose(best)) {
		html_add_posts(&m, &d.posts);
	} else if (shows_less(best, d.body.n)) {
		html_add_text(&m, d.body);
	} else {
		html_lead(&lead, body, best, named ? html_prose(body) : 0);
		put_lead(&w, &lead);
		walk(&w, best, 0);
		put_loose(&w);
	}
	html_settle(&m);
	html_credits(&m, body);
	vec_free(&d.posts);
	vec_free(&lead);
	buf_free(&w.loose);
	article_finish(&m);
	a->truncated = html_is_stub(a, d.paid);
	article_set_language(a, spoken(a, str_sub(a->text, 0, a->body)));
	return a;
}

bool
read_html(article_list *out, struct str bytes, const char *path,
	  struct error *e)
{
	struct buf text = BUF_INIT;
	struct html_tree tree;
	struct article *a;
	size_t bad;

	charset_decode(&text, bytes, html_charset(bytes), &bad);
	html_parse(&tree, buf_str(&text));
	a = article_of(&tree, path, true);
	if (!a->body) {
		article_free(a);
		a = article_of(&tree, path, false);
	}
	a->undecoded = bad;
	html_tree_free(&tree);
	buf_free(&text);
	if (a->body) {
		vec_push(out, a);
		return true;
	}
	article_free(a);
	return error_set(e, path, "is a page without text");
}
