/* One walk over the document with the names of the open elements on a stack.
 * An end tag that names none of them is dropped; one that names an outer
 * element closes those inside it first. Nothing is read from a doctype. The
 * stack is bounded, so the search in it is; behind DEPTH_MOST open elements
 * the document ends. */
#include "xml_mend.h"

#include "rashomon/base/ascii.h"
#include "rashomon/base/vec.h"
#include "rashomon/read/charset.h"

enum { DEPTH_MOST = 200 };

struct mender {
	struct str s;
	struct buf *out;
	VEC(struct str) open;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The charset of the XML declaration; "" none. */
static void
declared(struct str s, char name[40])
{
	struct str head = str_sub(s, 0, s.n < 200 ? s.n : 200);
	size_t at = str_find(head, STR("encoding"), 0), n = 0;

	name[0] = '\0';
	if (at == (size_t)-1)
		return;
	for (at += 8;
	     at < head.n && (is_blank(head.p[at]) || head.p[at] == '=');)
		at++;
	if (at < head.n && (head.p[at] == '"' || head.p[at] == '\''))
		at++;
	while (at + n < head.n && n < 39 && !strchr("\"'?> ", head.p[at + n]))
		n++;
	memcpy(name, head.p + at, n);
	name[n] = '\0';
}

static struct str
rest(const struct mender *m, size_t at)
{
	return str_sub(m->s, at, m->s.n);
}

/* Copies [from, to) without the control characters that XML forbids. */
static void
copy(struct mender *m, size_t from, size_t to)
{
	for (; from < to; from++) {
		unsigned char c = (unsigned char)m->s.p[from];

		if (c >= 0x20 || is_blank((char)c))
			buf_addc(m->out, (char)c);
	}
}

/* Behind `mark` from `at`, or the end of the document. */
static size_t
behind(const struct mender *m, size_t at, struct str mark)
{
	size_t hit = str_find(m->s, mark, at);

	return hit == (size_t)-1 ? m->s.n : hit + mark.n;
}

/* Behind the doctype at `at`, its inner part included. */
static size_t
skip_doctype(const struct mender *m, size_t at)
{
	int depth = 0;

	for (; at < m->s.n; at++) {
		depth += m->s.p[at] == '[';
		depth -= m->s.p[at] == ']';
		if (m->s.p[at] == '>' && depth <= 0)
			return at + 1;
	}
	return at;
}

/* An ampersand: kept where it opens a reference. */
static void
ampersand(struct mender *m, size_t at)
{
	size_t e = at + 1;
	struct str s = m->s;

	while (e < s.n && e - at < 12 &&
	       (ascii_letter(s.p[e]) || s.p[e] == '#' || ascii_digit(s.p[e])))
		e++;
	buf_adds(m->out,
		 e < s.n && s.p[e] == ';' && e > at + 1 ? "&" : "&amp;");
}

static struct str
name_at(const struct mender *m, size_t at)
{
	size_t end = at;

	while (end < m->s.n && !is_blank(m->s.p[end]) && m->s.p[end] != '>' &&
	       m->s.p[end] != '/')
		end++;
	return str_sub(m->s, at, end);
}

/* The '>' that ends the tag at `at`, quotes passed over; s.n if none. */
static size_t
tag_end(const struct mender *m, size_t at)
{
	char quote = 0;

	for (; at < m->s.n; at++) {
		char c = m->s.p[at];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			break;
	}
	return at;
}

static void
close_one(struct mender *m)
{
	buf_adds(m->out, "</");
	buf_add(m->out, m->open.v[m->open.n - 1]);
	buf_addc(m->out, '>');
	m->open.n--;
}

/* The end tag `name`: closes what is open inside it; dropped if nothing of
 * that name is. */
static void
end_tag(struct mender *m, struct str name)
{
	size_t i = m->open.n;

	while (i && !str_eq(m->open.v[i - 1], name))
		i--;
	while (i && m->open.n >= i)
		close_one(m);
}

/* The start tag [at, end], its '>' at `end`. */
static void
start_tag(struct mender *m, size_t at, size_t end)
{
	struct str name = name_at(m, at + 1);

	for (size_t i = at; i < end; i++) {
		if (m->s.p[i] == '&')
			ampersand(m, i);
		else if (m->s.p[i] == '<' && i > at)
			buf_adds(m->out, "&lt;");
		else
			copy(m, i, i + 1);
	}
	buf_addc(m->out, '>');
	if (m->s.p[end - 1] != '/')
		vec_push(&m->open, name);
}

/* The markup at `at`, a '<'; gives the place behind it. */
static size_t
markup(struct mender *m, size_t at)
{
	struct str s = rest(m, at);
	size_t end;
	char c = s.n > 1 ? s.p[1] : 0;

	if (str_starts(s, STR("<!--")))
		return behind(m, at + 4, STR("-->"));
	if (str_starts(s, STR("<![CDATA["))) {
		end = behind(m, at, STR("]]>"));
		copy(m, at, end);
		if (!str_ends(str_sub(m->s, at, end), STR("]]>")))
			buf_adds(m->out, "]]>");
		return end;
	}
	if (c == '?')
		return behind(m, at, STR("?>"));
	if (c == '!')
		return skip_doctype(m, at);
	end = tag_end(m, at);
	if (end >= m->s.n) /* cut inside a tag */
		return end;
	if (c == '/')
		end_tag(m, str_trim(name_at(m, at + 2)));
	else if ((((unsigned char)c | 32u) - 'a' < 26) || c == '_' ||
		 (unsigned char)c >= 0x80)
		start_tag(m, at, end);
	else {
		buf_adds(m->out, "&lt;");
		return at + 1;
	}
	return end + 1;
}

void
xml_mend(struct buf *out, struct str bytes)
{
	struct buf utf = BUF_INIT;
	struct mender m = {.out = out};
	char charset[40];
	size_t at;

	declared(bytes, charset);
	charset_decode(&utf, bytes, charset, NULL);
	m.s = buf_str(&utf);
	at = str_find(m.s, STR("<"), 0);
	/* An empty doctype makes unknown entities skipped, not errors. */
	buf_adds(out, "<!DOCTYPE feed SYSTEM \"none\">");
	while (at < m.s.n && m.open.n <= DEPTH_MOST) {
		char c = m.s.p[at];

		if (c == '<') {
			at = markup(&m, at);
			continue;
		}
		if (c == '&')
			ampersand(&m, at);
		else if (m.open.n)
			copy(&m, at, at + 1);
		at++;
	}
	while (m.open.n)
		close_one(&m);
	vec_free(&m.open);
	buf_free(&utf);
}
