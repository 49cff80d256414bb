#include "xml_tag.h"

#include "rashomon/base/ascii.h"

enum { ATTRIBUTES_MOST = 32 };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool
in_name(char c)
{
	return ascii_letter(c) || ascii_digit(c) || (c && strchr("_-.:", c));
}

static size_t
name_end(struct str s, size_t at)
{
	if (at < s.n && !ascii_letter(s.p[at]) && s.p[at] != '_')
		return at;
	while (at < s.n && in_name(s.p[at]))
		at++;
	return at;
}

struct str
xml_name(struct str s)
{
	size_t n = name_end(s, 0);

	if (!n || s.p[n - 1] == ':' ||
	    (n < s.n && !is_blank(s.p[n]) && !strchr("/>", s.p[n])))
		return STR_NONE;
	return str_sub(s, 0, n);
}

/* The value at `at`, behind the '='; gives its end. */
static size_t
take_value(struct str s, size_t at, struct str *value)
{
	size_t end = at;

	if (at < s.n && (s.p[at] == '"' || s.p[at] == '\'')) {
		end = str_find(s, str_sub(s, at, at + 1), at + 1);
		end = end == (size_t)-1 ? s.n : end;
		*value = str_sub(s, at + 1, end);
		return end + (end < s.n);
	}
	while (end < s.n && !is_blank(s.p[end]))
		end++;
	*value = str_sub(s, at, end);
	return end;
}

/* The attribute at `at`; gives its end. Its name is empty for none. */
static size_t
take_attribute(struct str s, size_t at, struct str *name, struct str *value)
{
	size_t end = name_end(s, at);

	*name = str_sub(s, at, end);
	*value = STR_NONE;
	if (end == at)
		return at + 1;
	while (end < s.n && is_blank(s.p[end]))
		end++;
	if (end >= s.n || s.p[end] != '=')
		return end;
	for (end++; end < s.n && is_blank(s.p[end]);)
		end++;
	return take_value(s, end, value);
}

static bool
is_new(const struct str *names, size_t n, struct str name)
{
	while (n)
		if (str_eq(names[--n], name))
			return false;
	return true;
}

void
xml_start_tag(struct xml_refs *refs, struct buf *out, struct str tag)
{
	struct str names[ATTRIBUTES_MOST], name = xml_name(tag), value;
	size_t n = 0;

	buf_addc(out, '<');
	buf_add(out, name);
	for (size_t at = name.n; at < tag.n && n < ATTRIBUTES_MOST;) {
		if (is_blank(tag.p[at])) {
			at++;
			continue;
		}
		at = take_attribute(tag, at, &name, &value);
		if (!name.n || !is_new(names, n, name))
			continue;
		names[n++] = name;
		buf_addc(out, ' ');
		buf_add(out, name);
		buf_adds(out, "=\"");
		xml_text(refs, out, value, XML_ATTRIBUTE);
		buf_addc(out, '"');
	}
}
