/* Who published a page and when, where it declares nothing: the lines between
 * its headline and its text, its dateline, its address. What the page declares
 * goes before. One walk over the tree, which ends with the first paragraph. */
#include "html_parts.h"

#include "dateline.h"
#include "masthead.h"

#include "rashomon/text/width.h"

enum { DEPTH_MOST = 300, LINES_MOST = 12, LINE_WIDTH = 160, PROSE_WIDTH = 90 };

struct seeker {
	struct article *a;
	bool below; /* the headline */
	bool done;
	size_t lines;
};

static void
fill(struct article *a, const char **field, struct str s)
{
	if (s.n && !**field)
		*field = article_keep(a, s);
}

static bool
take(struct article *a, struct str line)
{
	struct masthead m;
	const char *day;

	if (!masthead_read(line, &m))
		return false;
	fill(a, &a->outlet, m.outlet);
	fill(a, &a->byline, m.byline);
	day = *m.published ? m.published : m.modified;
	if (*day && !*a->published) {
		a->published = article_keep(a, str_of(day));
		a->published_basis = DATE_TEXT;
	}
	fill(a, &a->modified, str_of(m.modified));
	return true;
}

/* The words below `n`, those of inner elements parted by bars. */
static void
barred_words(struct buf *b, const GumboNode *n, int depth)
{
	for (unsigned i = 0; i < n->v.element.children.length; i++) {
		const GumboNode *k = n->v.element.children.data[i];

		if (b->n && k->type == GUMBO_NODE_ELEMENT)
			buf_adds(b, " | ");
		html_words(b, k, depth + 1);
	}
}

static bool
holds_block(const GumboNode *n)
{
	for (unsigned i = 0; i < n->v.element.children.length; i++) {
		const GumboNode *k = n->v.element.children.data[i];

		if (k->type != GUMBO_NODE_ELEMENT)
			continue;
		switch (html_tag(k)) {
		case GUMBO_TAG_A:
		case GUMBO_TAG_B:
		case GUMBO_TAG_BR:
		case GUMBO_TAG_EM:
		case GUMBO_TAG_I:
		case GUMBO_TAG_IMG:
		case GUMBO_TAG_SPAN:
		case GUMBO_TAG_STRONG:
		case GUMBO_TAG_TIME:
			break;
		default:
			return true;
		}
	}
	return false;
}

/* A line of the page: the headline, a masthead, or the text that ends the
 * search. */
static void
take_line(struct seeker *k, const GumboNode *n, int depth)
{
	struct buf b = BUF_INIT;
	struct str s;
	bool title = html_tag(n) == GUMBO_TAG_H1;

	html_words(&b, n, depth);
	s = str_trim(buf_str(&b));
	title |= *k->a->title && str_eq(s, str_of(k->a->title));
	if (!s.n) {
		buf_free(&b);
		return;
	}
	if (title) {
		k->below = true;
	} else if (k->below) {
		size_t wide = text_width(s, 1);

		k->lines++;
		if (wide <= LINE_WIDTH) {
			struct buf barred = BUF_INIT;

			barred_words(&barred, n, depth);
			if (!take(k->a, buf_str(&barred)))
				take(k->a, s);
			buf_free(&barred);
		}
		k->done = k->lines >= LINES_MOST ||
			  (html_tag(n) == GUMBO_TAG_P && wide > PROSE_WIDTH);
	}
	buf_free(&b);
}

static void
seek(struct seeker *k, const GumboNode *n, int depth)
{
	if (k->done || n->type != GUMBO_NODE_ELEMENT || depth > DEPTH_MOST ||
	    html_is_silent(html_tag(n)))
		return;
	if (!holds_block(n) || html_tag(n) == GUMBO_TAG_H1) {
		take_line(k, n, depth);
		return;
	}
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		seek(k, n->v.element.children.data[i], depth + 1);
}

/* The dateline of the first paragraph stays in it, as the page shows it. */
static void
take_dateline(struct article_maker *m)
{
	struct article *a = m->a;
	struct dateline d;
	size_t i = 0;
	char iso[11];

	while (i < a->blocks.n && !role_is_body(a->blocks.v[i].role))
		i++;
	if (i >= a->blocks.n || !dateline_read(m->texts.v[i], &d))
		return;
	dateline_credit(a, &d);
	if (*a->published || !d.day)
		return;
	if (dateline_day(&d, iso)) {
		a->published = article_keep(a, str_of(iso));
		a->published_basis = DATE_DATELINE;
	} else {
		a->dateline_month = d.month;
		a->dateline_day = d.day;
	}
}

void
html_credits(struct article_maker *m, const GumboNode *body)
{
	struct article *a = m->a;
	struct seeker k = {.a = a};
	char iso[11];

	if (!*a->published || !*a->outlet || !*a->byline)
		seek(&k, body, 0);
	take_dateline(m);
	if (!*a->published && *a->url && !a->dateline_day &&
	    date_in_address(str_of(a->url), iso) && strlen(iso) == 10) {
		a->published = article_keep(a, str_of(iso));
		a->published_basis = DATE_ADDRESS;
	}
}
