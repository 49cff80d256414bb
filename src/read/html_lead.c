/* The lead of an article: what stands between its headline and the part that
 * holds its body.
 *
 * Many pages set the first paragraph, or what sums the article up, apart from
 * the rest: in the part of the headline, or in one of its own. From the last
 * heading of the first level before the body, all that reads as prose up to
 * the body is the lead; a page without such a heading has one only where it
 * stands beside the body. Where it would be longer than the body, or has more
 * parts than PARTS_MOST, it is none: then something else is wrong. One walk
 * over the page, and one over the body for each part; linear. */
#include "html_parts.h"

enum { DEPTH_MOST = 300, LEAD_LEAST = 60, BESIDE_MOST = 3, PARTS_MOST = 40 };

struct leads {
	html_nodes *out;
	const GumboNode *best;
	size_t page;
	bool behind; /* the headline, or where a lead may begin */
	bool done;
};

static bool
is_element(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT;
}

/* A part of its own for the lead is often named a teaser. */
static bool
is_elsewhere(const GumboNode *n, size_t page)
{
	GumboTag t = html_tag(n);

	return t == GUMBO_TAG_UL || t == GUMBO_TAG_OL ||
	       (html_is_aside(n, page) &&
		!strstr(html_attr(n, "class"), "teaser"));
}

static bool
is_lead(const GumboNode *n)
{
	struct html_density d = html_weigh(n, false, 0);

	return d.text - d.links >= LEAD_LEAST && d.links * 2 < d.text;
}

static void
collect(struct leads *l, const GumboNode *n, int depth)
{
	GumboTag t = html_tag(n);

	l->done |= n == l->best;
	if (l->done || !is_element(n) || depth > DEPTH_MOST ||
	    html_is_silent(t))
		return;
	if (t == GUMBO_TAG_H1) {
		l->behind = true;
		l->out->n = 0;
		return;
	}
	if (t == GUMBO_TAG_A || is_elsewhere(n, l->page))
		return;
	if (html_is_block(t) && !html_has_block(n, 0)) {
		if (l->behind && is_lead(n))
			vec_push(l->out, n);
		return;
	}
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		collect(l, n->v.element.children.data[i], depth + 1);
}

bool
html_holds_headline(const GumboNode *n, int depth)
{
	if (html_tag(n) == GUMBO_TAG_H1)
		return true;
	if (!is_element(n) || depth > DEPTH_MOST)
		return false;
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		if (html_holds_headline(n->v.element.children.data[i],
					depth + 1))
			return true;
	return false;
}

/* Where there is no headline: what stands beside the body, or beside the part
 * around it. */
static void
collect_beside(struct leads *l, const GumboNode *body)
{
	const GumboNode *from = l->best;

	for (int i = 0; i < BESIDE_MOST && from->parent && from->parent != body;
	     i++)
		from = from->parent;
	l->behind = true;
	l->done = false;
	collect(l, from, 0);
}

/* Takes out what the body, or a part of the lead before it, says as well. */
static void
drop_said(html_nodes *out, const GumboNode *best)
{
	struct buf said = BUF_INIT, one = BUF_INIT;
	size_t kept = 0;

	html_words(&said, best, 0);
	buf_one_line(&said);
	for (size_t i = 0; i < out->n; i++) {
		buf_clear(&one);
		html_words(&one, out->v[i], 0);
		if (str_find(buf_str(&said), str_trim(buf_one_line(&one)), 0) !=
		    (size_t)-1)
			continue;
		buf_add(&said, buf_str(&one));
		out->v[kept++] = out->v[i];
	}
	out->n = kept;
	buf_free(&said);
	buf_free(&one);
}

void
html_lead(html_nodes *out, const GumboNode *body, const GumboNode *best,
	  size_t page)
{
	struct leads l = {.out = out, .best = best, .page = page};
	size_t sum = 0;

	if (best == body || html_holds_headline(best, 0))
		return;
	collect(&l, body, 0);
	if (!l.behind)
		collect_beside(&l, body);
	for (size_t i = 0; i < out->n; i++)
		sum += html_prose(out->v[i]);
	if (out->n > PARTS_MOST || sum > html_prose(best))
		out->n = 0;
	if (out->n)
		drop_said(out, best);
}
