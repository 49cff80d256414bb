/* The records of rashomon-fetch are described in src/fetch/fetch.c. It is run
 * only when an address was given. It bounds each address itself; the bounds
 * here are for a program that does not. */
#include "remote.h"

#include "helper.h"

#include "rashomon/read/read.h"

#include "rashomon/base/vec.h"

/* An address may take half a minute, several at once. */
enum { SECONDS_MOST = 60 };
static const size_t answer_most = (size_t)33 << 20;

bool
read_is_remote(const char *source)
{
	struct str s = str_of(source);

	return (s.n > 7 && str_starts_ascii(s, STR("http://"))) ||
	       (s.n > 8 && str_starts_ascii(s, STR("https://")));
}

static enum remote_status
status_named(struct str name)
{
	return str_eq(name, STR("ok"))	  ? REMOTE_OK
	       : str_eq(name, STR("cut")) ? REMOTE_CUT
					  : REMOTE_ERROR;
}

void
remote_take(struct remote *r, size_t n, struct str s)
{
	struct str status, type, address, bytes;
	size_t at = 0, i, length;

	while (helper_number(s, &at, ' ', &i) && i < n &&
	       helper_word(s, &at, ' ', &status) &&
	       helper_number(s, &at, ' ', &length) &&
	       helper_word(s, &at, ' ', &type) &&
	       helper_word(s, &at, '\n', &address) &&
	       helper_bytes(s, &at, length, &bytes)) {
		r[i].status = status_named(status);
		buf_clear(&r[i].type);
		buf_clear(&r[i].address);
		buf_add(&r[i].type, type);
		buf_add(&r[i].address, address);
		buf_clear(&r[i].bytes);
		buf_add(&r[i].bytes, bytes);
	}
}

bool
remote_fetch(struct remote *r, size_t n, bool progress, struct error *e)
{
	size_t turns = n < 10000 ? n : 10000;
	struct helper_limits limits = {n * answer_most,
				       SECONDS_MOST * (int)turns, true};
	VEC(const char *) argv = {0};
	struct buf out = BUF_INIT;
	bool run;

	vec_push(&argv,
		 helper_path("RASHOMON_FETCH", LIBEXECDIR "/rashomon-fetch",
			     FETCHDIR "/rashomon-fetch"));
	if (progress)
		vec_push(&argv, "--progress");
	for (size_t i = 0; i < n; i++) {
		vec_push(&argv, r[i].url);
		r[i].status = REMOTE_ERROR;
		buf_adds(&r[i].bytes, "was not fetched");
	}
	vec_push(&argv, NULL);
	run = helper_run(&out, argv.v, STR_NONE, limits) != HELPER_ABSENT ||
	      error_set(e, argv.v[0], "cannot be run");
	remote_take(r, n, buf_str(&out));
	vec_free(&argv);
	buf_free(&out);
	return run;
}

void
remote_free(struct remote *r)
{
	buf_free(&r->bytes);
	buf_free(&r->type);
	buf_free(&r->address);
}

struct str
remote_charset(struct str type)
{
	struct str mark = STR("charset=");
	size_t at = str_find(type, mark, 0), end;

	if (at == (size_t)-1)
		return STR_NONE;
	at += mark.n;
	at += at < type.n && type.p[at] == '"';
	end = at;
	while (end < type.n && !strchr("\";, ", type.p[end]))
		end++;
	return str_sub(type, at, end);
}
