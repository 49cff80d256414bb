/* What of a page is not its article.
 *
 * Tag, role, class and id say so, but they are not believed of a part that
 * holds a third of the page's words outside links: then it is a wrapper (a form
 * around everything, a class named after what is also in it). Links do not
 * count: menus often hold more words than a short report. Comments and consent
 * are long by nature, often longer than a short report: they are believed at
 * any size where they hold no headline and no marked body, and where words
 * enough are left beside them. Of what is brief by nature (a wall to pay at,
 * buttons to share) the name is believed only where it is brief; and no name is
 * believed of a part that holds the headline and more than a few lines.
 *
 * Every walk is bounded in depth, so a word is weighed at most once for each of
 * DEPTH_MOST parts around it. */
#include "html_parts.h"
#include "rashomon/base/ascii.h"

enum { DEPTH_MOST = 300, LEFT_LEAST = 120, BRIEF_MOST = 600 };

static bool
is_element(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT;
}

bool
html_is_text(const GumboNode *n)
{
	return n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE ||
	       n->type == GUMBO_NODE_CDATA;
}

bool
html_is_silent(GumboTag t)
{
	return t == GUMBO_TAG_SCRIPT || t == GUMBO_TAG_STYLE ||
	       t == GUMBO_TAG_NOSCRIPT || t == GUMBO_TAG_TEMPLATE ||
	       t == GUMBO_TAG_SVG || t == GUMBO_TAG_IFRAME ||
	       t == GUMBO_TAG_SELECT || t == GUMBO_TAG_TEXTAREA ||
	       t == GUMBO_TAG_OBJECT || t == GUMBO_TAG_HEAD;
}

struct html_density
html_weigh(const GumboNode *n, bool in_link, int depth)
{
	struct html_density d = {0};

	if (html_is_text(n)) {
		d.text = str_trim(str_of(n->v.text.text)).n;
		d.links = in_link ? d.text : 0;
		return d;
	}
	if (!is_element(n) || html_is_silent(html_tag(n)) || depth > DEPTH_MOST)
		return d;
	in_link |= html_tag(n) == GUMBO_TAG_A;
	for (unsigned i = 0; i < n->v.element.children.length; i++) {
		struct html_density k = html_weigh(
			n->v.element.children.data[i], in_link, depth + 1);

		d.text += k.text;
		d.links += k.links;
	}
	return d;
}

/* A name that tells a property of a part, or the system that made it: what is
 * in it, how it looks, where it is shown. */
static bool
is_property(struct str name)
{
	static const char *const starts[] = {"category-",  "tag-",
					     "has-",	   "no-sidebar",
					     "no-comment", "elementor-"};
	static const char *const whole[] = {"commentary", "commentar"};

	return str_starts_any(name, STR_LIST(starts)) ||
	       str_ends_any(name, STR_LIST(whole)) ||
	       str_find(name, STR("label-"), 0) != (size_t)-1;
}

/* A word behind a slash must stand alone: no letter beside it. */
static bool
holds_word(struct str name, struct str word)
{
	bool alone = word.p[0] == '/';
	size_t at = 0;

	word = str_sub(word, alone, word.n);
	while ((at = str_find(name, word, at)) != (size_t)-1) {
		size_t end = at + word.n;

		if (!alone || ((!at || !ascii_letter(name.p[at - 1])) &&
			       (end == name.n || !ascii_letter(name.p[end]))))
			return true;
		at = end;
	}
	return false;
}

static bool
holds_any(struct str name, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (holds_word(name, str_of(words[i])))
			return true;
	return false;
}

/* Does one of the names, parted by blanks, hold one of the words? */
static bool
has_word(const char *names, const char *const *words, size_t n)
{
	char low[256];
	size_t at = 0, end;

	for (; at < sizeof low - 1 && names[at]; at++)
		low[at] = ascii_lower(names[at]);
	low[at] = '\0';
	for (at = 0; low[at]; at = end) {
		struct str name;

		at += strspn(low + at, " \t\r\n");
		end = at + strcspn(low + at, " \t\r\n");
		name = (struct str){low + at, end - at};
		if (!is_property(name) && holds_any(name, words, n))
			return true;
	}
	return false;
}

/* Names of parts that are not the article. */
static bool
is_aside_name(const char *names)
{
	static const char *const words[] = {
		"comment",
		"disqus",
		"footer",
		"navbar",
		"-nav",
		"nav-",
		"menu",
		"sidebar",
		"related",
		"recommend",
		"promo",
		"sponsor",
		"advert",
		"ad-slot",
		"adslot",
		"ads-",
		"-ads",
		"banner",
		"newsletter",
		"cookie",
		"consent",
		"popup",
		"modal",
		"gdpr",
		"most-read",
		"mostread",
		"popular",
		"trending",
		"more-on",
		"taglist",
		"byline",
		"author-",
		"caption",
		"outbrain",
		"taboola",
		"widget",
		"teaser",
		"hidden",
		"reader-comments",
		"ticker",
		"donate",
		"meta-info",
		"post-meta",
		"entry-meta",
		"article-meta",
		"vcard",
		"correction-form",
		"signature",
		"postprofile",
		"user-info",
		"userinfo",
		"avatar",
		"navbox",
		"hatnote",
		"catlinks",
		"reflist",
		"noprint",
		"no-print",
	};

	return has_word(names, words, COUNT(words));
}

/* Names of what is brief: of a long part they tell what is in it. */
static bool
is_brief_name(const char *names)
{
	static const char *const briefs[] = {
		"share",     "sharing",	  "social",	"subscribe", "signup",
		"sign-up",   "paywall",	  "breadcrumb", "read-more", "readmore",
		"copyright", "toolbar",	  "pagination", "print-",    "skip-",
		"login",     "timestamp", "jump-",	"credit",    "/tags",
		"/pager"};

	return has_word(names, briefs, COUNT(briefs));
}

/* Names of the article, whatever stands beside them. */
static bool
is_article_name(const char *names)
{
	static const char *const keep[] = {"article-body", "articlebody",
					   "story-body",   "entry-content",
					   "post-content", "article__body",
					   "content-body", "main-content"};

	return has_word(names, keep, COUNT(keep));
}

/* Does the class or the id of `n` say it? */
static bool
is_named(const GumboNode *n, const char *names)
{
	return *names &&
	       (is_aside_name(names) ||
		(is_brief_name(names) && html_prose(n) <= BRIEF_MOST)) &&
	       !is_article_name(names);
}

/* AMP's own elements for advertising, consent and menus. */
static bool
is_amp_aside(const GumboNode *n)
{
	static const char *const names[] = {
		"amp-ad",	"amp-auto-ads",	    "amp-consent",
		"amp-sidebar",	"amp-social-share", "amp-sticky-ad",
		"amp-lightbox", "amp-embed",	    "amp-user-notification",
		"amp-list",	"amp-next-page",    "amp-subscriptions-dialog"};
	GumboStringPiece tag = n->v.element.original_tag;

	if (html_tag(n) != GUMBO_TAG_UNKNOWN)
		return false;
	gumbo_tag_from_original_text(&tag);
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_eq_ascii((struct str){tag.data, tag.length},
				 str_of(names[i])))
			return true;
	return false;
}

/* Does its tag say that this part is not the article? */
static bool
is_aside_tag(GumboTag t)
{
	switch (t) {
	case GUMBO_TAG_NAV:
	case GUMBO_TAG_FOOTER:
	case GUMBO_TAG_ASIDE:
	case GUMBO_TAG_FORM:
	case GUMBO_TAG_BUTTON:
	case GUMBO_TAG_FIGURE:
	case GUMBO_TAG_FIGCAPTION:
	case GUMBO_TAG_MENU:
	case GUMBO_TAG_INPUT:
	case GUMBO_TAG_LABEL:
		return true;
	default:
		return false;
	}
}

static bool
is_hidden(const GumboNode *n)
{
	return gumbo_get_attribute(&n->v.element.attributes, "hidden") ||
	       !strcmp(html_attr(n, "aria-hidden"), "true");
}

/* Do role or names say it? */
static bool
is_aside_named(const GumboNode *n)
{
	const char *role = html_attr(n, "role");

	return !strcmp(role, "navigation") || !strcmp(role, "complementary") ||
	       !strcmp(role, "banner") || !strcmp(role, "contentinfo") ||
	       !strcmp(role, "dialog") || is_named(n, html_attr(n, "class")) ||
	       is_named(n, html_attr(n, "id"));
}

/* Bytes of words in quotations. */
static size_t
quoted(const GumboNode *n, int depth)
{
	size_t sum = 0;

	if (html_tag(n) == GUMBO_TAG_BLOCKQUOTE)
		return html_weigh(n, false, depth).text;
	if (!is_element(n) || depth > DEPTH_MOST)
		return 0;
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		sum += quoted(n->v.element.children.data[i], depth + 1);
	return sum;
}

/* Is it a frame around a post of a social network that the article quotes? */
static bool
is_quotation(const GumboNode *n)
{
	return quoted(n, 0) * 10 > html_weigh(n, false, 0).text * 8;
}

/* Is it a wall or a forum: consent, a dialog, comments? */
static bool
says_wall(const GumboNode *n)
{
	static const char *const words[] = {"comment", "disqus", "cookie",
					    "consent", "gdpr",	 "amp-consent"};
	const char *role = html_attr(n, "role");
	const size_t count = COUNT(words);

	return !strcmp(role, "dialog") || !strcmp(role, "alertdialog") ||
	       is_amp_aside(n) ||
	       has_word(html_attr(n, "class"), words, count) ||
	       has_word(html_attr(n, "id"), words, count);
}

/* Does it hold what only the article has: the headline, the marked body? */
static bool
holds_article(const GumboNode *n, int depth)
{
	GumboTag t = html_tag(n);

	if (t == GUMBO_TAG_H1 || t == GUMBO_TAG_MAIN)
		return true;
	if (!is_element(n) || depth > DEPTH_MOST)
		return false;
	if (strstr(html_attr(n, "itemprop"), "articleBody"))
		return true;
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		if (holds_article(n->v.element.children.data[i], depth + 1))
			return true;
	return false;
}

/* Of those whose tag does not say so. */
static bool
says_aside(const GumboNode *n)
{
	GumboTag t = html_tag(n);

	if (is_amp_aside(n))
		return true;
	if (t == GUMBO_TAG_BODY || t == GUMBO_TAG_HTML || t == GUMBO_TAG_MAIN ||
	    t == GUMBO_TAG_ARTICLE)
		return false;
	return is_hidden(n) ||
	       (is_aside_named(n) && (says_wall(n) || !is_quotation(n)));
}

size_t
html_prose(const GumboNode *n)
{
	struct html_density d = html_weigh(n, false, 0);

	return d.text - d.links;
}

bool
html_is_aside(const GumboNode *n, size_t page)
{
	GumboTag t = html_tag(n);
	size_t own;

	if (!is_element(n) || (!is_aside_tag(t) && !says_aside(n)))
		return false;
	if (!page)
		return (is_aside_tag(t) || is_hidden(n) || says_wall(n)) &&
		       !holds_article(n, 0);
	own = html_prose(n);
	if (own > BRIEF_MOST && !is_aside_tag(t) && !is_hidden(n) &&
	    holds_article(n, 0))
		return false;
	return own < page / 3 || (own + LEFT_LEAST < page && says_wall(n) &&
				  !holds_article(n, 0));
}
