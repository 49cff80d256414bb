/* Where in a page its article is: where prose is dense. Every paragraph adds
 * to its parent and, less, to its grandparent; the container with the highest
 * sum that is not mostly links is the article, or the part around it that
 * holds its other pieces. Growth: linear, walks are bounded in depth. */
#include "html_parts.h"

#include "rashomon/base/map.h"

enum {
	DEPTH_MOST = 300,
	PARA_LEAST = 25,
	GROW_MOST = 2,
	OWN_LEAST = 3,
	SPREAD_MOST = 6,
	ALIKE_LEAST = 3
};

static bool
is_element(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT;
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

/* Elements that set words apart only by how they look. */
static bool
is_inline(const GumboNode *n)
{
	switch (html_tag(n)) {
	case GUMBO_TAG_B:
	case GUMBO_TAG_EM:
	case GUMBO_TAG_FONT:
	case GUMBO_TAG_I:
	case GUMBO_TAG_SPAN:
	case GUMBO_TAG_STRONG:
		return true;
	default:
		return false;
	}
}

/* Bytes of words that stand in `n` outside blocks and links. */
static size_t
own_words(const GumboNode *n, int depth)
{
	size_t own = 0;

	for (unsigned i = 0; i < n->v.element.children.length; i++) {
		const GumboNode *k = n->v.element.children.data[i];
		struct html_density d;

		if (html_is_text(k)) {
			own += str_trim(str_of(k->v.text.text)).n;
		} else if (is_inline(k) && !html_has_block(k, depth)) {
			d = html_weigh(k, false, depth);
			own += d.text - d.links;
		}
	}
	return own;
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
		size_t own = own_words(n, depth);

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

/* Stands a table or a list of terms behind it, as of a product? */
static bool
has_data_behind(const GumboNode *n)
{
	const GumboVector *all = &n->parent->v.element.children;

	for (unsigned i = (unsigned)n->index_within_parent + 1; i < all->length;
	     i++) {
		const GumboNode *k = all->data[i];
		struct html_density d;

		if (html_tag(k) != GUMBO_TAG_TABLE &&
		    html_tag(k) != GUMBO_TAG_DL)
			continue;
		d = html_weigh(k, false, 0);
		if (d.text > PARA_LEAST && d.links * 3 < d.text)
			return true;
	}
	return false;
}

static bool
is_below(const GumboNode *n, const GumboNode *part, int most)
{
	for (int i = 0; n && n != part && i < most; i++)
		n = n->parent;
	return n == part;
}

/* The first name of a class; n = 0 none. */
static struct str
first_name(const GumboNode *n)
{
	struct str s = str_trim(str_of(html_attr(n, "class")));
	size_t end = 0;

	while (end < s.n && s.p[end] != ' ')
		end++;
	return str_sub(s, 0, end);
}

/* The one element in a part that has no name of its own, and so on. */
static const GumboNode *
unwrapped(const GumboNode *n)
{
	for (int i = 0; i < SPREAD_MOST && is_element(n) && !first_name(n).n;
	     i++) {
		const GumboNode *one = NULL;

		for (unsigned j = 0; j < n->v.element.children.length; j++) {
			const GumboNode *k = n->v.element.children.data[j];

			if (one && is_element(k))
				return n;
			if (is_element(k))
				one = k;
		}
		if (!one)
			return n;
		n = one;
	}
	return n;
}

static bool
is_alike(const GumboNode *a, const GumboNode *b)
{
	a = unwrapped(a);
	b = unwrapped(b);
	return is_element(a) && html_tag(a) == html_tag(b) && first_name(b).n &&
	       str_eq(first_name(a), first_name(b));
}

/* The paragraphs below elements like `one` beside it: how many of those
 * have some, and what they weigh in all. */
static size_t
alike_prose(const struct scores *s, const GumboNode *one, size_t *alike)
{
	const GumboNode *last = NULL;
	size_t prose = 0;

	*alike = 0;
	for (size_t i = 0; i < s->paras.n; i++) {
		const GumboNode *k = s->paras.v[i].node;

		for (int j = 0; k && k->parent != one->parent && j < 12; j++)
			k = k->parent;
		if (!k || k->parent != one->parent || !is_alike(k, one))
			continue;
		prose += s->paras.v[i].text;
		*alike += k != last;
		last = k;
	}
	return prose;
}

/* A thread, a live page or a list is many parts alike, and the best one is
 * only one of them. */
static const GumboNode *
spread(const struct scores *s, const GumboNode *best, const GumboNode *body)
{
	const GumboNode *k = best;

	for (int i = 0; i < SPREAD_MOST && k != body && k->parent; i++) {
		size_t alike, prose = alike_prose(s, k, &alike), own = 0;

		for (size_t j = 0; j < s->paras.n; j++)
			own += is_below(s->paras.v[j].node, k, 12)
				       ? s->paras.v[j].text
				       : 0;
		if (alike >= ALIKE_LEAST && prose >= own + own / 2 &&
		    is_element(k->parent))
			return k->parent;
		k = k->parent;
	}
	return best;
}

/* The parts around the best one, from the body down to it, and the prose that
 * each holds. */
struct chain {
	const GumboNode *node[DEPTH_MOST + 2];
	size_t prose[DEPTH_MOST + 2];
	size_t n;
};

/* How many parts are around `n` up to `body`. */
static size_t
depth_of(const GumboNode *n, const GumboNode *body)
{
	size_t depth = 0;

	for (; n && n != body; n = n->parent)
		depth++;
	return depth;
}

static void
chain_fill(struct chain *c, const struct scores *s, const GumboNode *body)
{
	for (size_t i = 0; i < s->paras.n; i++) {
		const GumboNode *k = s->paras.v[i].node;
		size_t at = depth_of(k, body);

		for (; at >= c->n || c->node[at] != k; at--)
			k = k->parent;
		c->prose[at] += s->paras.v[i].text;
	}
	for (size_t at = c->n - 1; at > 0; at--)
		c->prose[at - 1] += c->prose[at];
}

/* Is it marked as all of the article there is? */
static bool
is_whole(const GumboNode *n)
{
	return html_tag(n) == GUMBO_TAG_MAIN ||
	       (html_tag(n) == GUMBO_TAG_ARTICLE && html_holds_headline(n, 0));
}

/* An article in many pieces that are not alike, each deep in parts of its own:
 * the best piece holds only little of the page's prose, and the smallest part
 * around it that holds most of it takes its place. */
static const GumboNode *
cover(const struct scores *s, const GumboNode *best, const GumboNode *body)
{
	struct chain c = {.n = depth_of(best, body) + 1};
	const GumboNode *k = best;
	size_t own;

	if (c.n > COUNT(c.node) || !is_below(best, body, DEPTH_MOST))
		return best;
	for (size_t at = c.n; at-- > 0; k = k->parent)
		c.node[at] = k;
	chain_fill(&c, s, body);
	own = c.prose[c.n - 1];
	for (size_t at = c.n - 1; at > 0 && own * 7 < c.prose[0] * 2; at--) {
		struct html_density d;

		if (c.prose[at] * 2 <= own * 7 ||
		    c.prose[at] * 5 < c.prose[0] * 3) {
			if (is_whole(c.node[at]))
				return best;
			continue;
		}
		d = html_weigh(c.node[at], false, 0);
		return d.links * 3 < d.text ? c.node[at] : best;
	}
	return best;
}

const GumboNode *
html_find(const GumboNode *body, size_t page)
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
	if (best != body && has_data_behind(best))
		best = best->parent;
	best = spread(&s, best, body);
	best = cover(&s, best, body);
	map_free(&s.places);
	vec_free(&s.paras);
	vec_free(&s.score);
	vec_free(&s.node);
	return best;
}
