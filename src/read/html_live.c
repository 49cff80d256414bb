/* Live blogs: one page of many dated posts. JSON-LD (LiveBlogPosting) often
 * gives them whole, where the page itself fills in by script. Each post
 * becomes its day, its headline and its paragraphs. The text of a whole article
 * may stand there alone as well. */
#include "html_parts.h"

#include "rashomon/read/html.h"
#include "rashomon/text/language.h"

static void
add(struct article_maker *m, enum role role, struct str s)
{
	s = str_trim(s);
	if (s.n)
		article_add(m, role, language_of(s), STR_NONE, s);
}

static void
add_lines(struct article_maker *m, struct str s)
{
	size_t at = 0, end;

	for (; at < s.n; at = end + 1) {
		end = str_find(s, STR("\n"), at);
		if (end == (size_t)-1)
			end = s.n;
		add(m, ROLE_BODY, str_sub(s, at, end));
	}
}

void
html_add_text(struct article_maker *m, struct str text)
{
	if (str_find(text, STR("</"), 0) != (size_t)-1)
		html_blocks(m, text);
	else
		add_lines(m, text);
}

void
html_add_posts(struct article_maker *m, const html_posts *posts)
{
	for (size_t i = 0; i < posts->n; i++) {
		const struct html_post *p = &posts->v[i];

		add(m, ROLE_DATELINE, p->day);
		add(m, ROLE_SUBHEADING, p->headline);
		html_add_text(m, p->body);
	}
}
