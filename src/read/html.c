/* Web pages.
 *
 * The page is parsed to a tree (gumbo). Text is found by where prose is
 * dense: every paragraph adds to its parent and, less, to its grandparent;
 * the container with the highest sum that is not mostly links is the
 * article, or the part around it that holds its other pieces. From there the
 * tree is walked in order: headings, paragraphs, items, quotations become
 * blocks; parts whose tag, class or role says navigation, advertising, sharing,
 * comments or related links become furniture. What the page declares about
 * itself (JSON-LD, OpenGraph, meta) goes before what is found.
 *
 * Walks are bounded in depth; all is linear in the page. */
#include "rashomon/read/html.h"
#include "rashomon/base/ascii.h"

#include "html_parts.h"
#include "json_article.h"

#include "rashomon/base/map.h"
#include "rashomon/read/charset.h"
#include "rashomon/text/language.h"

#include <stdlib.h>

enum {
	DEPTH_MOST = 300,
	SNIFF = 2048,
	PARA_LEAST = 25,
	GROW_MOST = 2,
	OWN_LEAST = 3,
	DECLARED_LEAST = 200,
	CELL_MOST = 200,
	ITEM_MOST = 400
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

struct para {
	const GumboNode *node;
	size_t text; /* bytes of its words */
};

/* Scores of containers, found by their node. */
struct scores {
	struct map places; /* by the bytes of the pointer */
	VEC(double) score;
	VEC(const GumboNode *) node;
	VEC(struct para) paras; /* what the scores come from */
	size_t page;		/* as html_is_aside wants it */
};

static void
add_score(struct scores *s, const GumboNode *n, double v)
{
	size_t *at;

	if (!n || !is_element(n))
		return;
	at = map_at(&s->places, (struct str){(const char *)&n, sizeof n},
		    s->node.n);
	if (*at == s->node.n) {
		vec_push(&s->node, n);
		vec_push(&s->score, 0);
	}
	s->score.v[*at] += v;
}

static double
paragraph_score(struct str words)
{
	double v = 1, length = (double)words.n / 100;

	for (size_t i = 0; i < words.n; i++)
		v += words.p[i] == ',';
	for (size_t at = 0; (at = str_find(words, STR("，"), at)) != (size_t)-1;
	     at += 3)
		v += 1;
	return v + (length > 4 ? 4 : length);
}

static void
score_paragraphs(struct scores *s, const GumboNode *n, int depth)
{
	GumboTag t = html_tag(n);

	if (!is_element(n) || html_is_silent(t) || depth > DEPTH_MOST ||
	    html_is_aside(n, s->page))
		return;
	if (t == GUMBO_TAG_P || t == GUMBO_TAG_PRE ||
	    t == GUMBO_TAG_BLOCKQUOTE) {
		struct html_density d = html_weigh(n, false, depth);
		struct buf b = BUF_INIT;

		html_words(&b, n, depth);
		if (d.text >= PARA_LEAST && d.links * 2 < d.text && n->parent) {
			double v = paragraph_score(str_trim(buf_str(&b)));

			vec_push(&s->paras, ((struct para){n, d.text}));
			add_score(s, n->parent, v);
			add_score(s, n->parent->parent, v / 2);
			if (n->parent->parent)
				add_score(s, n->parent->parent->parent, v / 4);
		}
		buf_free(&b);
		return;
	}
	if (t == GUMBO_TAG_DIV || t == GUMBO_TAG_TD || t == GUMBO_TAG_SECTION ||
	    t == GUMBO_TAG_ARTICLE) {
		size_t own = 0;

		for (unsigned i = 0; i < n->v.element.children.length; i++) {
			const GumboNode *k = n->v.element.children.data[i];

			if (html_is_text(k))
				own += str_trim(str_of(k->v.text.text)).n;
		}
		if (own >= 80) {
			vec_push(&s->paras, ((struct para){n, own}));
			add_score(s, n, 1 + (double)own / 100);
			add_score(s, n->parent, 0.5 + (double)own / 200);
		}
	}
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		score_paragraphs(s, n->v.element.children.data[i], depth + 1);
}

/* May the part around `n` be the article as well? */
static bool
may_grow(const GumboNode *n, const GumboNode *body)
{
	GumboTag t = html_tag(n);

	return n != body && n->parent && n->parent != body &&
	       t != GUMBO_TAG_ARTICLE && t != GUMBO_TAG_MAIN &&
	       is_element(n->parent);
}

/* A part around the best one. */
struct ring {
	const GumboNode *node;
	size_t prose; /* bytes of the paragraphs inside */
	size_t own;   /* paragraphs that are its children */
};

/* Counts a paragraph for the rings that it stands in. */
static void
count_para(struct ring *r, size_t n, const struct para *p)
{
	const GumboNode *k = p->node;
	size_t j = n;

	for (; k && j == n; k = k->parent)
		for (j = 0; j < n && r[j].node != k;)
			j++;
	if (j < n)
		r[j].own += p->node->parent == r[j].node;
	for (; j < n; j++)
		r[j].prose += p->text;
}

/* An article may be cut in pieces, with advertising between them. The part
 * around the best one, or that around it, takes its place when it has much
 * more prose in paragraphs, or some paragraphs as children, and is not mostly
 * links. */
static const GumboNode *
grow(const struct scores *s, const GumboNode *best, const GumboNode *body)
{
	struct ring r[GROW_MOST + 1] = {{.node = best}};
	size_t n = 1, at = 0;

	while (n <= GROW_MOST && may_grow(r[n - 1].node, body)) {
		r[n].node = r[n - 1].node->parent;
		n++;
	}
	for (size_t i = 0; i < s->paras.n; i++)
		count_para(r, n, &s->paras.v[i]);
	for (size_t j = 1; j < n; j++) {
		struct html_density d = html_weigh(r[j].node, false, 0);

		if ((r[at].prose * 10 < r[j].prose * 7 ||
		     r[j].own >= OWN_LEAST) &&
		    d.links * 2 < d.text)
			at = j;
	}
	return r[at].node;
}

static const GumboNode *
find_article(const GumboNode *body, size_t page)
{
	struct scores s = {.page = page};
	const GumboNode *best = body;
	double most = 0;

	score_paragraphs(&s, body, 0);
	for (size_t i = 0; i < s.node.n; i++) {
		struct html_density d = html_weigh(s.node.v[i], false, 0);
		double v = s.score.v[i];

		if (d.text)
			v *= 1 - (double)d.links / (double)d.text;
		if (html_tag(s.node.v[i]) == GUMBO_TAG_ARTICLE ||
		    strstr(html_attr(s.node.v[i], "itemprop"), "articleBody"))
			v *= 1.3;
		if (v > most) {
			most = v;
			best = s.node.v[i];
		}
	}
	best = grow(&s, best, body);
	map_free(&s.places);
	vec_free(&s.paras);
	vec_free(&s.score);
	vec_free(&s.node);
	return best;
}

struct walk {
	struct article_maker *m;
	struct buf loose; /* words outside any block element */
	bool quote;
	bool furniture;
	bool broken; /* a line break was last */
	bool item;   /* inside a short item of a list */
	size_t page; /* as html_is_aside wants it */
};

static void
put(struct walk *w, enum role role, struct str s)
{
	s = str_trim(s);
	if (s.n)
		article_add(w->m, w->furniture ? ROLE_FURNITURE : role,
			    language_of(s), STR_NONE, s);
}

static enum role
prose_role(const struct walk *w)
{
	return w->quote ? ROLE_QUOTE : w->item ? ROLE_LIST_ITEM : ROLE_BODY;
}

static void
put_loose(struct walk *w)
{
	put(w, prose_role(w), buf_str(&w->loose));
	buf_clear(&w->loose);
}

/* Two line breaks part paragraphs; what is put so far is in `b`. */
static void
line_break(struct walk *w, enum role role, struct buf *b)
{
	if (w->broken && (role == ROLE_BODY || role == ROLE_QUOTE)) {
		put(w, role, buf_str(b));
		buf_clear(b);
	}
	buf_addc(b, ' ');
	w->broken = true;
}

static bool
is_block(GumboTag t)
{
	switch (t) {
	case GUMBO_TAG_P:
	case GUMBO_TAG_DIV:
	case GUMBO_TAG_SECTION:
	case GUMBO_TAG_ARTICLE:
	case GUMBO_TAG_MAIN:
	case GUMBO_TAG_UL:
	case GUMBO_TAG_OL:
	case GUMBO_TAG_LI:
	case GUMBO_TAG_DL:
	case GUMBO_TAG_DT:
	case GUMBO_TAG_DD:
	case GUMBO_TAG_TABLE:
	case GUMBO_TAG_TBODY:
	case GUMBO_TAG_TR:
	case GUMBO_TAG_BLOCKQUOTE:
	case GUMBO_TAG_PRE:
	case GUMBO_TAG_H1:
	case GUMBO_TAG_H2:
	case GUMBO_TAG_H3:
	case GUMBO_TAG_H4:
	case GUMBO_TAG_H5:
	case GUMBO_TAG_H6:
	case GUMBO_TAG_HEADER:
	case GUMBO_TAG_HR:
	case GUMBO_TAG_CENTER:
		return true;
	default:
		return false;
	}
}

static bool
has_block(const GumboNode *n, int depth)
{
	if (!is_element(n) || depth > DEPTH_MOST)
		return false;
	for (unsigned i = 0; i < n->v.element.children.length; i++) {
		const GumboNode *k = n->v.element.children.data[i];

		if (is_block(html_tag(k)) || has_block(k, depth + 1))
			return true;
	}
	return false;
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

/* A block without blocks inside: one paragraph. Mostly links is furniture. */
static void
put_block(struct walk *w, const GumboNode *n, int depth)
{
	struct html_density d = html_weigh(n, false, depth);
	enum role role = is_only_time(n, depth) ? ROLE_DATELINE
						: role_of(w, html_tag(n));
	struct buf b = BUF_INIT;
	bool was = w->furniture;

	if (d.links * 10 > d.text * 8 && html_tag(n) != GUMBO_TAG_P)
		w->furniture = true;
	if (html_tag(n) == GUMBO_TAG_P && d.links == d.text && d.text < 120)
		w->furniture = true;
	w->broken = false;
	for (unsigned i = 0; i < n->v.element.children.length; i++) {
		const GumboNode *k = n->v.element.children.data[i];

		if (html_tag(k) == GUMBO_TAG_BR) {
			line_break(w, role, &b);
			continue;
		}
		html_words(&b, k, depth + 1);
		w->broken &= k->type == GUMBO_NODE_WHITESPACE;
	}
	put(w, role, buf_str(&b));
	w->furniture = was;
	buf_free(&b);
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
	bool furniture = w->furniture, quote = w->quote, item = w->item;
	GumboTag t = html_tag(n);

	if (depth > DEPTH_MOST || html_is_silent(t))
		return;
	if (!is_block(t) && !(is_element(n) &&
			      (html_is_aside(n, w->page) || has_block(n, 0)))) {
		if (t == GUMBO_TAG_BR) {
			line_break(w, prose_role(w), &w->loose);
			return;
		}
		w->broken &= n->type == GUMBO_NODE_WHITESPACE;
		if (t == GUMBO_TAG_TIME && !str_trim(buf_str(&w->loose)).n)
			put_block(w, n, depth);
		else
			html_words(&w->loose, n, depth);
		return;
	}
	put_loose(w);
	w->furniture = w->furniture || html_is_aside(n, w->page);
	w->quote |= t == GUMBO_TAG_BLOCKQUOTE;
	if (t == GUMBO_TAG_LI)
		w->item = html_weigh(n, false, depth).text <= ITEM_MOST;
	if (t != GUMBO_TAG_TR || !put_row(w, n, depth)) {
		if (has_block(n, 0))
			walk_children(w, n, depth);
		else
			put_block(w, n, depth);
	}
	w->furniture = furniture;
	w->quote = quote;
	w->item = item;
}

/* What the pictures below `n` say instead of themselves. */
static void
put_pictures(struct walk *w, const GumboNode *n, int depth)
{
	if (!is_element(n) || depth > DEPTH_MOST)
		return;
	if (html_tag(n) == GUMBO_TAG_IMG)
		put(w, ROLE_CAPTION, str_of(html_attr(n, "alt")));
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
	/* What a piece of a page starts with, saved without its frame. */
	static const char *const pieces[] = {
		"<p>",	  "<p ",    "<div",   "<h1",   "<h2",	"<section",
		"<main>", "<main ", "<title", "<meta", "<link "};
	struct buf room = BUF_INIT;
	struct str head = charset_head(&room, s, SNIFF);
	char low[SNIFF * 3];
	size_t n = head.n < sizeof low ? head.n : sizeof low;
	bool json = json_begins(head), found = false;

	for (size_t i = 0; i < n; i++)
		low[i] = ascii_lower(head.p[i]);
	for (size_t i = 0; i < COUNT(signs) && !found && !json; i++)
		found = str_find((struct str){low, n}, str_of(signs[i]), 0) !=
			(size_t)-1;
	if (!found && !json)
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

/* Does the page show less than half of what it declares? */
static bool
shows_less(const GumboNode *best, size_t declared)
{
	return declared > DECLARED_LEAST && declared >= 2 * html_prose(best);
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

	html_metadata(&d, tree->out->root);
	if (*a->title)
		article_add(&m, ROLE_HEADLINE, a->language, STR_NONE,
			    str_of(a->title));
	best = find_article(body, named ? html_prose(body) : 0);
	w.page = named ? html_prose(best) : 0;
	if (d.posts.n > 1 && posts_weight(&d.posts) * 2 >= html_prose(best)) {
		html_add_posts(&m, &d.posts);
	} else if (shows_less(best, d.body.n)) {
		html_add_text(&m, d.body);
	} else {
		walk(&w, best, 0);
		put_loose(&w);
	}
	html_settle(&m);
	html_credits(&m, body);
	vec_free(&d.posts);
	buf_free(&w.loose);
	article_finish(&m);
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
