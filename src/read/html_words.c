/* The words of a part of a page.
 *
 * What stands in words but is none is left out: a heading's link to itself
 * (a sign alone), the "[edit]" of a wiki, the number of a note. */
#include "html_parts.h"

enum { DEPTH_MOST = 300, SIGN_MOST = 4 };

static bool
is_element(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT;
}

static bool
is_sign(const GumboNode *n)
{
	static const char *const signs[] = {"¶", "#", "§", "🔗", "^", "↑"};
	const GumboNode *k;

	if (n->v.element.children.length != 1)
		return false;
	k = n->v.element.children.data[0];
	return html_is_text(k) && strlen(k->v.text.text) <= SIGN_MOST &&
	       str_eq_any(str_trim(str_of(k->v.text.text)), STR_LIST(signs));
}

/* The number of a note: raised, and a link within the page alone. */
static bool
is_note_number(const GumboNode *n)
{
	const GumboNode *k;

	if (n->v.element.children.length != 1)
		return false;
	k = n->v.element.children.data[0];
	return html_tag(k) == GUMBO_TAG_A && html_attr(k, "href")[0] == '#';
}

static bool
is_extra(const GumboNode *n)
{
	switch (html_tag(n)) {
	case GUMBO_TAG_A:
		return is_sign(n);
	case GUMBO_TAG_SUP:
		return is_note_number(n);
	case GUMBO_TAG_SPAN:
		return strstr(html_attr(n, "class"), "mw-editsection") != NULL;
	default:
		return false;
	}
}

static bool
ends_in_word(const struct buf *b)
{
	return b->n && !strchr(" \t\n(", b->p[b->n - 1]);
}

bool
html_opens(struct buf *b, const GumboNode *n)
{
	GumboTag t = html_tag(n);

	if (!is_element(n) || html_is_silent(t) || is_extra(n))
		return false;
	if (t == GUMBO_TAG_TIME && ends_in_word(b))
		buf_addc(b, ' ');
	return true;
}

void
html_words(struct buf *b, const GumboNode *n, int depth)
{
	GumboTag t = html_tag(n);

	if (html_is_text(n)) {
		buf_adds(b, n->v.text.text);
		return;
	}
	if (depth > DEPTH_MOST || !html_opens(b, n))
		return;
	if (t == GUMBO_TAG_BR)
		buf_addc(b, ' ');
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		html_words(b, n->v.element.children.data[i], depth + 1);
	if (t == GUMBO_TAG_P || t == GUMBO_TAG_DIV || t == GUMBO_TAG_LI ||
	    t == GUMBO_TAG_TD || t == GUMBO_TAG_TH)
		buf_addc(b, ' ');
}

/* Takes what is below `n` off `*left`; false when that is not enough. */
static bool
fits(const GumboNode *n, size_t *left)
{
	size_t cost = html_is_text(n) ? strlen(n->v.text.text) : 1;

	if (cost > *left)
		return false;
	*left -= cost;
	for (unsigned i = 0; is_element(n) && i < n->v.element.children.length;
	     i++)
		if (!fits(n->v.element.children.data[i], left))
			return false;
	return true;
}

bool
html_is_block(GumboTag t)
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
	case GUMBO_TAG_TD:
	case GUMBO_TAG_TH:
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

bool
html_has_block(const GumboNode *n, int depth)
{
	if (!is_element(n) || depth > DEPTH_MOST)
		return false;
	for (unsigned i = 0; i < n->v.element.children.length; i++) {
		const GumboNode *k = n->v.element.children.data[i];

		if (html_is_block(html_tag(k)) || html_has_block(k, depth + 1))
			return true;
	}
	return false;
}

bool
html_is_short(const GumboNode *n, size_t most)
{
	return fits(n, &most);
}
