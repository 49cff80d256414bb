/* The charset that a page declares, found as the HTML standard's prescan of a
 * byte stream says: tags and comments are stepped over, of meta tags charset
 * counts, or content beside http-equiv="content-type"; a name that is no
 * charset's is passed over. Scripts are not told from other tags, as there.
 * Looked at are the first LOOK bytes, more than the standard's 1,024: pages
 * that open with long comments are read right too. Linear. */
#include "html_parts.h"

#include "rashomon/base/ascii.h"
#include "rashomon/read/charset.h"

enum { LOOK = 16384, NAME_MOST = 20, VALUE_MOST = 120 };

struct scan {
	struct str s;
	size_t at;
};

/* An attribute, in small letters; what is longer is cut. */
struct attribute {
	char name[NAME_MOST + 1];
	char value[VALUE_MOST + 1];
};

static bool
ended(const struct scan *k)
{
	return k->at >= k->s.n;
}

static char
here(const struct scan *k)
{
	return ended(k) ? '\0' : k->s.p[k->at];
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static void
skip_space(struct scan *k)
{
	while (!ended(k) && is_space(here(k)))
		k->at++;
}

static void
add(char *to, size_t most, char c)
{
	size_t n = strlen(to);

	if (n < most) {
		to[n] = ascii_lower(c);
		to[n + 1] = '\0';
	}
}

static void
take_value(struct scan *k, struct attribute *a)
{
	char quote = here(k);

	if (quote != '"' && quote != '\'') {
		while (!ended(k) && !is_space(here(k)) && here(k) != '>')
			add(a->value, VALUE_MOST, k->s.p[k->at++]);
		return;
	}
	for (k->at++; !ended(k) && here(k) != quote; k->at++)
		add(a->value, VALUE_MOST, here(k));
	k->at += !ended(k);
}

/* The next attribute of a tag; false at the tag's end, left at its '>'. */
static bool
next_attribute(struct scan *k, struct attribute *a)
{
	*a = (struct attribute){0};
	while (!ended(k) && (is_space(here(k)) || here(k) == '/'))
		k->at++;
	if (ended(k) || here(k) == '>')
		return false;
	do {
		add(a->name, NAME_MOST, k->s.p[k->at++]);
	} while (!ended(k) && !is_space(here(k)) && !strchr("/>=", here(k)));
	if (is_space(here(k)))
		skip_space(k);
	if (here(k) != '=')
		return true;
	k->at++;
	skip_space(k);
	if (here(k) == '>')
		return true;
	take_value(k, a);
	return true;
}

/* The charset inside a content type; empty when it names none. */
static struct str
in_content(struct str s)
{
	size_t at = 0, end;

	while ((at = str_find(s, STR("charset"), at)) != (size_t)-1) {
		for (at += 7; at < s.n && is_space(s.p[at]);)
			at++;
		if (at >= s.n || s.p[at] != '=')
			continue;
		for (at++; at < s.n && is_space(s.p[at]);)
			at++;
		if (at < s.n && (s.p[at] == '"' || s.p[at] == '\'')) {
			end = str_find(s, str_sub(s, at, at + 1), at + 1);
			return end == (size_t)-1 ? STR_NONE
						 : str_sub(s, at + 1, end);
		}
		for (end = at;
		     end < s.n && !is_space(s.p[end]) && s.p[end] != ';';)
			end++;
		return str_sub(s, at, end);
	}
	return STR_NONE;
}

/* The charset of the meta tag whose attributes stand here; NULL none. A tag
 * that the page ends in says nothing. */
static const char *
in_meta(struct scan *k)
{
	const char *found = NULL, *content = NULL;
	bool pragma = false;
	struct attribute a;

	while (next_attribute(k, &a)) {
		struct str v = str_of(a.value);

		if (!strcmp(a.name, "http-equiv"))
			pragma |= !strcmp(a.value, "content-type");
		else if (!strcmp(a.name, "charset") && !found)
			found = charset_named(v);
		else if (!strcmp(a.name, "content") && !content)
			content = charset_named(in_content(v));
	}
	if (ended(k))
		return NULL;
	if (!found && pragma)
		found = content;
	return found && !strncmp(found, "UTF-16", 6) ? "UTF-8" : found;
}

/* The tag at '<', stepped over; its charset when it is a meta tag. */
static const char *
tag(struct scan *k)
{
	struct str s = str_sub(k->s, k->at, k->s.n);
	struct attribute a;
	bool meta = s.n > 5 && str_eq_ascii(str_sub(s, 0, 5), STR("<meta")) &&
		    (is_space(s.p[5]) || s.p[5] == '/');
	size_t name = k->at + 1 + (s.n > 1 && s.p[1] == '/');

	if (str_starts(s, STR("<!--"))) {
		size_t end = str_find(k->s, STR("-->"), k->at + 2);

		k->at = end == (size_t)-1 ? k->s.n : end + 3;
	} else if (meta) {
		k->at += 5;
		return in_meta(k);
	} else if (name < k->s.n && ascii_letter(k->s.p[name])) {
		while (!ended(k) && !is_space(here(k)) && here(k) != '>')
			k->at++;
		while (next_attribute(k, &a)) {
		}
	} else if (s.n > 1 && strchr("!/?", s.p[1])) {
		while (!ended(k) && here(k) != '>')
			k->at++;
	} else {
		k->at++;
	}
	return NULL;
}

const char *
html_charset(struct str bytes)
{
	struct scan k = {
		.s = str_sub(bytes, 0, bytes.n < LOOK ? bytes.n : LOOK)};
	const char *found = NULL, *hit;

	while (!found && !ended(&k) &&
	       (hit = memchr(k.s.p + k.at, '<', k.s.n - k.at))) {
		k.at = (size_t)(hit - k.s.p);
		found = tag(&k);
	}
	return found;
}
