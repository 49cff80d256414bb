/* One walk over the document with the names of the open elements on a stack.
 * An end tag that names none of them is dropped; one that names an outer
 * element closes those inside it first. Tags are written anew (xml_tag.c), and
 * so is text (xml_refs.c): one attribute without quotes or one reference to no
 * character would end the document for a parser. Of a doctype only short plain
 * entities are read. The stack is bounded, so the search in it is; behind
 * DEPTH_MOST open elements the document ends. */
#include "xml_mend.h"

#include "xml_tag.h"

#include "rashomon/base/ascii.h"
#include "rashomon/base/vec.h"
#include "rashomon/read/charset.h"

enum { DEPTH_MOST = 200 };

struct mender {
	struct str s;
	struct buf *out;
	struct xml_refs refs;
	bool bare; /* a quote was left open: quotes count no more */
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

static struct str
name_at(const struct mender *m, size_t at)
{
	size_t end = at;

	while (end < m->s.n && !is_blank(m->s.p[end]) &&
	       !strchr("<>/", m->s.p[end]))
		end++;
	return str_sub(m->s, at, end);
}

/* Does a tag open at `at`? */
static bool
opens_tag(const struct mender *m, size_t at)
{
	char c = at + 1 < m->s.n ? m->s.p[at + 1] : 0;

	return m->s.p[at] == '<' && (ascii_letter(c) || c == '/' || c == '!');
}

/* Behind the declaration at `at`, or where a tag opens in it. */
static size_t
instruction_end(const struct mender *m, size_t at)
{
	for (at++; at < m->s.n && !opens_tag(m, at); at++)
		if (m->s.p[at] == '>' && m->s.p[at - 1] == '?')
			return at + 1;
	return at;
}

/* Behind the quoted value at `at`, or at the '>' in it when the next tag opens
 * before its quote: then the quote was forgotten. s.n if neither comes. */
static size_t
value_end(const struct mender *m, size_t at)
{
	size_t mark = 0;
	bool inner = false;

	for (size_t i = at + 1; i < m->s.n; i++) {
		if (m->s.p[i] == m->s.p[at])
			return i + 1;
		if (m->s.p[i] == '>' && !mark && !inner)
			mark = i;
		else if (opens_tag(m, i) && mark)
			return mark;
		else if (opens_tag(m, i))
			inner = true;
	}
	return m->s.n;
}

/* Where the tag at `at` ends: at its '>', quotes passed over, or at the next
 * tag when it has none; s.n if neither comes. A quote that is never closed is
 * none, and no other is looked for after it, so that no byte is read often. */
static size_t
tag_end(struct mender *m, size_t at)
{
	for (size_t i = at + 1; i < m->s.n && !m->bare;) {
		char c = m->s.p[i];

		if (c == '>' || opens_tag(m, i))
			return i;
		i = c == '"' || c == '\'' ? value_end(m, i) : i + 1;
		m->bare = i == m->s.n && (c == '"' || c == '\'');
	}
	if (!m->bare)
		return m->s.n;
	for (at++; at < m->s.n && m->s.p[at] != '>' && !opens_tag(m, at);)
		at++;
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

static struct str
local(struct str name)
{
	size_t colon = str_find(name, STR(":"), 0);

	return colon == (size_t)-1 ? name : str_sub(name, colon + 1, name.n);
}

static bool
is_item(struct str name)
{
	return str_eq_ascii(name, STR("item")) ||
	       str_eq_ascii(name, STR("entry"));
}

static bool
holds_items(struct str name)
{
	return str_eq_ascii(name, STR("channel")) ||
	       str_eq_ascii(name, STR("feed")) ||
	       str_eq_ascii(name, STR("rdf"));
}

/* Items do not stand in items or their fields: before one starts, all that is
 * open in its feed, of the same prefix, is closed. */
static void
close_item(struct mender *m, struct str name)
{
	size_t i = m->open.n, prefix = name.n - local(name).n;
	struct str feed;

	while (i && !holds_items(local(m->open.v[i - 1])))
		i--;
	if (!i)
		return;
	feed = m->open.v[i - 1];
	if (prefix && !str_eq(str_sub(name, 0, prefix),
			      str_sub(feed, 0, feed.n - local(feed).n)))
		return;
	while (m->open.n > i)
		close_one(m);
}

/* The start tag [at, end], its '>' at `end`. */
static void
start_tag(struct mender *m, size_t at, size_t end)
{
	bool closed = m->s.p[end - 1] == '/';
	struct str tag = str_sub(m->s, at + 1, end - closed);

	if (is_item(local(xml_name(tag))))
		close_item(m, xml_name(tag));
	xml_start_tag(&m->refs, m->out, tag);
	buf_adds(m->out, closed ? "/>" : ">");
	if (!closed)
		vec_push(&m->open, xml_name(tag));
}

/* The CDATA section [at, end]. */
static void
cdata(struct mender *m, size_t at, size_t end)
{
	struct str s = str_sub(m->s, at, end);

	xml_text(&m->refs, m->out, s, XML_CDATA);
	if (!str_ends(s, STR("]]>")))
		buf_adds(m->out, "]]>");
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
		cdata(m, at, end);
		return end;
	}
	if (c == '?')
		return instruction_end(m, at);
	if (c == '!' && s.n > 2 && (s.p[2] == '[' || ascii_letter(s.p[2]))) {
		end = skip_doctype(m, at);
		xml_refs_declare(&m->refs, str_sub(m->s, at, end));
		return end;
	}
	if (c != '/' && !xml_name(str_sub(s, 1, s.n)).n) {
		buf_adds(m->out, m->open.n ? "&lt;" : "");
		return at + 1;
	}
	end = tag_end(m, at);
	if (end >= m->s.n) /* cut inside a tag */
		return end;
	if (c == '/')
		end_tag(m, str_trim(name_at(m, at + 2)));
	else
		start_tag(m, at, end);
	return end + (m->s.p[end] == '>');
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
		size_t end;

		if (m.s.p[at] == '<') {
			at = markup(&m, at);
			continue;
		}
		end = str_find(m.s, STR("<"), at);
		end = end == (size_t)-1 ? m.s.n : end;
		if (m.open.n)
			xml_text(&m.refs, out, str_sub(m.s, at, end), XML_TEXT);
		at = end;
	}
	while (m.open.n)
		close_one(&m);
	vec_free(&m.open);
	buf_free(&utf);
}
