/* The records of rashomon-fetch are described in src/fetch/fetch.c. It is run
 * with an argument list, never by a shell, and only when an address was
 * given. */
#include "remote.h"

#include "rashomon/read/read.h"

#include "rashomon/base/mem.h"
#include "rashomon/base/vec.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

bool
read_is_remote(const char *source)
{
	struct str s = str_of(source);

	return (s.n > 7 && str_eq_ascii(str_sub(s, 0, 7), STR("http://"))) ||
	       (s.n > 8 && str_eq_ascii(str_sub(s, 0, 8), STR("https://")));
}

/* Where the program is: RASHOMON_FETCH names it for tests, else where it is
 * installed, else where it was built. */
static const char *
program(void)
{
	const char *p = getenv("RASHOMON_FETCH");

	if (p && *p)
		return p;
	return access(LIBEXECDIR "/rashomon-fetch", X_OK) == 0
		       ? LIBEXECDIR "/rashomon-fetch"
		       : FETCHDIR "/rashomon-fetch";
}

/* Starts the program; gives the end of a pipe to read from, -1 on failure. */
static int
run(char *const *argv, pid_t *pid, struct error *e)
{
	posix_spawn_file_actions_t files;
	int ends[2], code;

	if (pipe(ends) != 0) {
		error_set(e, argv[0], "%s", strerror(errno));
		return -1;
	}
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
	posix_spawn_file_actions_addclose(&files, ends[0]);
	posix_spawn_file_actions_addclose(&files, ends[1]);
	code = posix_spawn(pid, argv[0], &files, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	close(ends[1]);
	if (!code)
		return ends[0];
	close(ends[0]);
	error_set(e, argv[0], "%s", strerror(code));
	return -1;
}

static struct str
next_word(struct str s, size_t *at, char mark)
{
	size_t from = *at;

	while (*at < s.n && s.p[*at] != mark)
		++*at;
	*at += *at < s.n;
	return str_sub(s, from, *at - (*at > from && s.p[*at - 1] == mark));
}

static bool
number(struct str s, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || i > 15)
			return false;
		*n = *n * 10 + (size_t)(s.p[i] - '0');
	}
	return s.n > 0;
}

/* Takes the records in `s`. */
static void
take_records(struct remote *r, size_t n, struct str s)
{
	for (size_t at = 0; at < s.n;) {
		size_t i, length;
		bool good = number(next_word(s, &at, ' '), &i);
		struct str status = next_word(s, &at, ' ');

		good &= number(next_word(s, &at, ' '), &length);
		if (!good || i >= n)
			return;
		r[i].status = str_eq(status, STR("ok"))	   ? REMOTE_OK
			      : str_eq(status, STR("cut")) ? REMOTE_CUT
							   : REMOTE_ERROR;
		buf_add(&r[i].type, next_word(s, &at, ' '));
		buf_add(&r[i].address, next_word(s, &at, '\n'));
		if (length > s.n - at)
			return;
		buf_clear(&r[i].bytes);
		buf_add(&r[i].bytes, str_sub(s, at, at + length));
		at += length;
	}
}

bool
remote_fetch(struct remote *r, size_t n, bool progress, struct error *e)
{
	VEC(char *) argv = {0};
	struct buf out = BUF_INIT;
	ssize_t got = 1;
	pid_t pid;
	int fd;

	vec_push(&argv, mem_dup(program(), strlen(program())));
	if (progress)
		vec_push(&argv, mem_dup("--progress", 10));
	for (size_t i = 0; i < n; i++) {
		vec_push(&argv, mem_dup(r[i].url, strlen(r[i].url)));
		r[i].status = REMOTE_ERROR;
		buf_adds(&r[i].bytes, "was not fetched");
	}
	vec_push(&argv, NULL);
	fd = run(argv.v, &pid, e);
	while (fd >= 0 && got) {
		buf_reserve(&out, 65536);
		got = read(fd, out.p + out.n, out.cap - out.n - 1);
		if (got < 0 && errno != EINTR)
			break;
		out.n += got > 0 ? (size_t)got : 0;
	}
	if (fd >= 0) {
		close(fd);
		while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
			;
		take_records(r, n, buf_str(&out));
	}
	for (size_t i = 0; i < argv.n; i++)
		free(argv.v[i]);
	vec_free(&argv);
	buf_free(&out);
	return fd >= 0;
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
