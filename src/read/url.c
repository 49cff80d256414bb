/* References resolved as RFC 3986, section 5.2, says; the parts are cut as in
 * its appendix B. */
#include "url.h"
#include "rashomon/base/ascii.h"

#include "rashomon/text/host.h"

struct parts {
	struct str scheme, authority, path, query;
	bool has_authority, has_query;
};

static bool
in_scheme(char c)
{
	return ascii_letter(c) || ascii_digit(c) || c == '+' || c == '-' ||
	       c == '.';
}

/* How many bytes the scheme has, without its colon; 0 none. */
static size_t
scheme_length(struct str s)
{
	size_t n = 0;

	while (n < s.n && in_scheme(s.p[n]))
		n++;
	return n < s.n && s.p[n] == ':' ? n : 0;
}

bool
url_is_absolute(struct str s)
{
	return scheme_length(s) > 0;
}

static size_t
until(struct str s, size_t at, const char *marks)
{
	while (at < s.n && !strchr(marks, s.p[at]))
		at++;
	return at;
}

/* The fragment is left out. */
static struct parts
cut(struct str s)
{
	struct parts p = {0};
	size_t at = scheme_length(s), end;

	p.scheme = str_sub(s, 0, at);
	at += at > 0;
	if (str_starts(str_sub(s, at, s.n), STR("//"))) {
		end = until(s, at + 2, "/?#");
		p.authority = str_sub(s, at + 2, end);
		p.has_authority = true;
		at = end;
	}
	end = until(s, at, "?#");
	p.path = str_sub(s, at, end);
	if (end < s.n && s.p[end] == '?') {
		p.query = str_sub(s, end + 1, until(s, end + 1, "#"));
		p.has_query = true;
	}
	return p;
}

/* The base's path up to its last slash, then the reference's. */
static void
merge(struct buf *path, const struct parts *base, const struct parts *ref)
{
	size_t n = base->path.n;

	while (n && base->path.p[n - 1] != '/')
		n--;
	if (base->has_authority && !base->path.n)
		buf_addc(path, '/');
	buf_add(path, str_sub(base->path, 0, n));
	buf_add(path, ref->path);
}

/* Takes the last segment and its slash off what stands behind `start`. */
static void
drop_segment(struct buf *out, size_t start)
{
	size_t n = out->n;

	while (n > start && out->p[n - 1] != '/')
		n--;
	n -= n > start;
	if (n < out->n)
		out->p[out->n = n] = '\0';
}

/* Takes "." and ".." out of `path` (section 5.2.4). */
static void
remove_dots(struct buf *out, struct str path)
{
	size_t start = out->n, at = 0;

	while (at < path.n) {
		size_t end = until(path, at + 1, "/");
		struct str segment = str_sub(path, at, end);
		bool last = end == path.n;

		if (str_eq(segment, STR("/..")) || str_eq(segment, STR(".."))) {
			drop_segment(out, start);
			if (last)
				buf_addc(out, '/');
		} else if (str_eq(segment, STR("/."))) {
			if (last)
				buf_addc(out, '/');
		} else if (!str_eq(segment, STR("."))) {
			buf_add(out, segment);
		}
		at = end;
	}
}

static void
put_query(struct buf *out, const struct parts *p)
{
	if (!p->has_query)
		return;
	buf_addc(out, '?');
	buf_add(out, p->query);
}

void
url_resolve(struct buf *out, struct str base_url, struct str ref_url)
{
	struct parts base = cut(base_url), ref = cut(ref_url);
	struct buf path = BUF_INIT;

	if (!base.scheme.n || !ref_url.n || ref.scheme.n) {
		buf_add(out, ref_url);
		return;
	}
	buf_add(out, base.scheme);
	buf_addc(out, ':');
	if (ref.has_authority || base.has_authority) {
		buf_adds(out, "//");
		buf_add(out,
			ref.has_authority ? ref.authority : base.authority);
	}
	if (ref.has_authority || str_starts(ref.path, STR("/"))) {
		remove_dots(out, ref.path);
		put_query(out, &ref);
	} else if (!ref.path.n) {
		buf_add(out, base.path);
		put_query(out, ref.has_query ? &ref : &base);
	} else {
		merge(&path, &base, &ref);
		remove_dots(out, buf_str(&path));
		put_query(out, &ref);
	}
	buf_free(&path);
}

void
url_unescape(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool mark = s.p[i] == '%' && i + 2 < s.n;
		int a = mark ? ascii_hex(s.p[i + 1]) : -1;
		int b = a >= 0 ? ascii_hex(s.p[i + 2]) : -1;

		if (b >= 0 && a + b) {
			buf_addc(out, (char)(a << 4 | b));
			i += 2;
		} else {
			buf_addc(out, s.p[i]);
		}
	}
}

static bool
is_counter(struct str part)
{
	return str_starts(part, STR("utm_")) ||
	       str_starts(part, STR("fbclid=")) ||
	       str_starts(part, STR("gclid="));
}

static void
key_query(struct buf *out, struct str query)
{
	char mark = '?';

	for (size_t at = 0, end; at < query.n; at = end + 1) {
		struct str part;

		end = until(query, at, "&");
		part = str_sub(query, at, end);
		if (!part.n || is_counter(part))
			continue;
		buf_addc(out, mark);
		buf_add(out, part);
		mark = '&';
	}
}

bool
url_key(struct buf *out, struct str url)
{
	struct buf shown = BUF_INIT;
	struct parts p;
	struct str host;
	bool web;

	url_shown(&shown, str_trim(url));
	p = cut(buf_str(&shown));
	web = str_eq(p.scheme, STR("http")) || str_eq(p.scheme, STR("https"));
	host = p.authority;
	if (str_starts(host, STR("www.")))
		host = str_sub(host, 4, host.n);
	if (str_ends(host, STR(":80")))
		host = str_sub(host, 0, host.n - 3);
	if (str_ends(host, STR(":443")))
		host = str_sub(host, 0, host.n - 4);
	web = web && host.n;
	if (web) {
		buf_add(out, host);
		buf_add(out, str_ends(p.path, STR("/"))
				     ? str_sub(p.path, 0, p.path.n - 1)
				     : p.path);
		key_query(out, p.query);
	}
	buf_free(&shown);
	return web;
}
