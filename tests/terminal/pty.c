#include "tests/terminal/pty.h"

#include "rashomon/base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static void
set_size(int fd, int width, int height)
{
	struct winsize w = {.ws_row = (unsigned short)height,
			    .ws_col = (unsigned short)width};

	ioctl(fd, TIOCSWINSZ, &w);
}

static void
child(const char *side, int width, int height, const char *term,
      const char *const *env, const char *const *args)
{
	const char *prog = getenv("RASHOMON"), *top = getenv("srcdir");
	const char *argv[16] = {prog ? prog : "./rashomon"};
	struct buf story = BUF_INIT;
	size_t n = 1;
	int fd;

	setsid();
	fd = open(side, O_RDWR);
	ioctl(fd, TIOCSCTTY, 0);
	set_size(fd, width, height);
	dup2(fd, 0);
	dup2(fd, 1);
	dup2(fd, 2);
	if (fd > 2)
		close(fd);
	unsetenv("SSH_CONNECTION");
	setenv("TERM", term, 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("HOME", "/nonexistent", 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_DATA_HOME");
	unsetenv("ACCESSIBLE");
	unsetenv("NO_COLOR");
	for (; env && *env; env++)
		putenv(mem_dup(*env, strlen(*env)));
	while (args && *args && n < 14)
		argv[n++] = *args++;
	buf_printf(&story, "%s/examples/lowen-gate", top ? top : "..");
	argv[n] = story.p;
	execv(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

void
pty_open(struct pty *p, int width, int height, const char *term,
	 const char *const *env, const char *const *args)
{
	const char *side;

	*p = (struct pty){.fd = posix_openpt(O_RDWR | O_NOCTTY)};
	if (p->fd < 0 || grantpt(p->fd) || unlockpt(p->fd) ||
	    !(side = ptsname(p->fd))) {
		perror("no pseudo-terminal");
		exit(77);
	}
	fcntl(p->fd, F_SETFD, FD_CLOEXEC);
	emulator_open(&p->e, width, height);
	p->pid = fork();
	if (p->pid == 0)
		child(side, width, height, term, env, args);
}

void
pty_close(struct pty *p)
{
	if (p->fd >= 0)
		close(p->fd);
	if (p->pid > 0) {
		kill(p->pid, SIGKILL);
		waitpid(p->pid, &p->status, 0);
	}
	emulator_close(&p->e);
	buf_free(&p->raw);
}

static bool
take(struct pty *p, int ms)
{
	struct pollfd f = {.fd = p->fd, .events = POLLIN};
	char piece[65536];
	ssize_t n;

	if (p->ended || poll(&f, 1, ms) <= 0)
		return false;
	n = read(p->fd, piece, sizeof piece);
	if (n <= 0) {
		p->ended = true;
		return false;
	}
	p->pieces++;
	buf_add(&p->raw, (struct str){piece, (size_t)n});
	emulator_feed(&p->e, (struct str){piece, (size_t)n});
	return true;
}

size_t
pty_settle(struct pty *p, int quiet)
{
	size_t from = p->raw.n;

	while (take(p, quiet))
		;
	return p->raw.n - from;
}

char *
pty_screen(const struct pty *p)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "");
	for (int i = 0; i < p->e.height; i++) {
		struct buf row = BUF_INIT;

		emulator_row(&p->e, i, &row);
		buf_add(&b, buf_str(&row));
		buf_addc(&b, '\n');
		buf_free(&row);
	}
	return b.p;
}

static long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool
shows(const struct pty *p, const char *words)
{
	char *z = pty_screen(p);
	bool found = strstr(z, words) != NULL;

	free(z);
	return found;
}

bool
pty_sees(struct pty *p, const char *words)
{
	long end = now() + 10000;

	while (!shows(p, words)) {
		if (now() > end || p->ended)
			return shows(p, words);
		take(p, 50);
	}
	return true;
}

bool
pty_said(struct pty *p, const char *words)
{
	long end = now() + 10000;

	while (!p->raw.n || !strstr(p->raw.p, words)) {
		if (now() > end || p->ended)
			return p->raw.n && strstr(p->raw.p, words);
		take(p, 50);
	}
	return true;
}

size_t
pty_type(struct pty *p, const char *keys)
{
	size_t n = strlen(keys);

	while (n) {
		ssize_t k = write(p->fd, keys, n);

		if (k < 0)
			return 0;
		keys += k;
		n -= (size_t)k;
	}
	n = p->raw.n;
	take(p, 500); /* a busy machine may be slow to answer */
	pty_settle(p, 120);
	return p->raw.n - n;
}

void
pty_resize(struct pty *p, int width, int height)
{
	set_size(p->fd, width, height);
	emulator_resize(&p->e, width, height);
}

bool
pty_wait(struct pty *p, int ms)
{
	long end = now() + ms;

	while (p->pid > 0) {
		if (waitpid(p->pid, &p->status, WNOHANG) == p->pid) {
			p->pid = 0;
			return true;
		}
		if (now() > end)
			return false;
		if (p->fd >= 0)
			take(p, 20);
		else
			poll(NULL, 0, 20);
	}
	return true;
}
