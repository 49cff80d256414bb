#include "url.h"

#include <curl/curl.h>

static bool
in_scheme(char c)
{
	return ((unsigned char)c | 32u) - 'a' < 26 || (c >= '0' && c <= '9') ||
	       c == '+' || c == '-' || c == '.';
}

bool
url_is_absolute(struct str s)
{
	size_t n = 0;

	while (n < s.n && in_scheme(s.p[n]))
		n++;
	return n && n < s.n && s.p[n] == ':';
}

static CURLUcode
set_url(CURLU *u, struct str s)
{
	struct buf z = BUF_INIT;
	CURLUcode code;

	buf_add(&z, s);
	code = curl_url_set(u, CURLUPART_URL, z.p, 0);
	buf_free(&z);
	return code;
}

void
url_resolve(struct buf *out, struct str base, struct str ref)
{
	CURLU *u;
	char *url = NULL;

	if (!base.n || !ref.n || url_is_absolute(ref)) {
		buf_add(out, ref);
		return;
	}
	u = curl_url();
	if (u && !set_url(u, base) && !set_url(u, ref) &&
	    !curl_url_get(u, CURLUPART_URL, &url, 0))
		buf_adds(out, url);
	else
		buf_add(out, ref);
	curl_free(url);
	curl_url_cleanup(u);
}
