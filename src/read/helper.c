#include "helper.h"

#include "rashomon/base/ascii.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { NO_PROGRAM = 127 }; /* what a child ends with that could not exec */

const char *
helper_path(const char *variable, const char *installed, const char *built)
{
	const char *p = getenv(variable);

	if (p && *p)
		return p;
	return access(installed, X_OK) == 0 ? installed : built;
}

/* A file without a name that holds `s`, at its start; NULL on failure. */
static FILE *
file_of(struct str s)
{
	FILE *f = tmpfile();

	if (f && s.n &&
	    (fwrite(s.p, 1, s.n, f) != s.n || fflush(f) != 0 ||
	     lseek(fileno(f), 0, SEEK_SET) != 0)) {
		fclose(f);
		return NULL;
	}
	return f;
}

/* 0 or an error number. */
static int
start(const char *const *argv, int in, const int ends[2], bool heard,
      pid_t *pid)
{
	posix_spawn_file_actions_t files;
	int code;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
	if (!heard)
		posix_spawn_file_actions_addopen(&files, STDERR_FILENO,
						 "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addclose(&files, ends[0]);
	posix_spawn_file_actions_addclose(&files, ends[1]);
	code = posix_spawnp(pid, argv[0], &files, NULL, (char *const *)argv,
			    environ);
	posix_spawn_file_actions_destroy(&files);
	return code;
}

static long long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static enum helper_end
collect(struct buf *out, int fd, struct helper_limits limits)
{
	long long until = now_ms() + limits.seconds * 1000LL, left;
	struct pollfd p = {.fd = fd, .events = POLLIN};
	size_t first = out->n;
	ssize_t n;

	while ((left = until - now_ms()) > 0) {
		if (poll(&p, 1, (int)left) <= 0)
			continue;
		buf_reserve(out, 65536);
		n = read(fd, out->p + out->n, out->cap - out->n - 1);
		if (n == 0)
			return HELPER_DONE;
		if (n < 0 && errno != EINTR)
			return HELPER_FAILED;
		out->n += n > 0 ? (size_t)n : 0;
		if (out->n - first > limits.most) {
			out->n = first + limits.most;
			return HELPER_LARGE;
		}
	}
	return HELPER_LATE;
}

static enum helper_end
run(struct buf *out, const char *const *argv, int in,
    struct helper_limits limits)
{
	enum helper_end end;
	int ends[2], code, status = 0;
	pid_t pid;

	if (pipe(ends) != 0)
		return HELPER_FAILED;
	code = start(argv, in, ends, limits.heard, &pid);
	close(ends[1]);
	if (code) {
		close(ends[0]);
		return code == ENOENT || code == EACCES ? HELPER_ABSENT
							: HELPER_FAILED;
	}
	end = collect(out, ends[0], limits);
	close(ends[0]);
	if (end != HELPER_DONE)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (end != HELPER_DONE)
		return end;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NO_PROGRAM)
		return HELPER_ABSENT;
	return WIFEXITED(status) && !WEXITSTATUS(status) ? HELPER_DONE
							 : HELPER_FAILED;
}

enum helper_end
helper_run(struct buf *out, const char *const *argv, struct str input,
	   struct helper_limits limits)
{
	FILE *in = file_of(input);
	enum helper_end end;

	if (!in)
		return HELPER_FAILED;
	end = run(out, argv, fileno(in), limits);
	fclose(in);
	return end;
}

bool
helper_word(struct str s, size_t *at, char mark, struct str *word)
{
	const char *end = *at < s.n ? memchr(s.p + *at, mark, s.n - *at) : NULL;

	if (!end)
		return false;
	*word = str_sub(s, *at, (size_t)(end - s.p));
	*at = (size_t)(end - s.p) + 1;
	return true;
}

bool
helper_number(struct str s, size_t *at, char mark, size_t *n)
{
	struct str word;

	if (!helper_word(s, at, mark, &word) || !word.n || word.n > 15)
		return false;
	*n = 0;
	for (size_t i = 0; i < word.n; i++) {
		if (!ascii_digit(word.p[i]))
			return false;
		*n = *n * 10 + (size_t)(word.p[i] - '0');
	}
	return true;
}

bool
helper_bytes(struct str s, size_t *at, size_t n, struct str *bytes)
{
	if (n > s.n - *at)
		return false;
	*bytes = str_sub(s, *at, *at + n);
	*at += n;
	return true;
}
