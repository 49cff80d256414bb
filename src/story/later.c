#include "rashomon/story/later.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

static void
complain(void *data, const struct error *e)
{
	struct buf *said = data;

	buf_printf(said, "%s: %s\n", e->place.p, e->what.p);
}

bool
story_glance(struct story *s, const char *const *sources, size_t n, size_t most)
{
	*s = (struct story){0};
	for (size_t i = 0; i < n && s->articles.n < most; i++)
		read_first(&s->articles, sources[i], most);
	for (size_t i = 0; i < s->articles.n; i++) {
		struct source source = {
			.article = s->articles.v[i],
			.id = arena_printf(&s->c.arena, "s%zu", i + 1)};

		vec_push(&s->c.sources, source);
	}
	return s->articles.n != 0;
}

static void
run(void *data)
{
	struct story_later *l = data;

	l->all = story_load(&l->story, l->sources, l->n, false, complain,
			    &l->said);
	while (write(l->fds[1], "", 1) < 0)
		if (errno != EINTR)
			return;
}

bool
later_start(struct story_later *l, const char *const *sources, size_t n)
{
	*l = (struct story_later){.sources = sources, .n = n};
	if (pipe(l->fds) != 0)
		return false;
	errand_start(&l->errand, run, l);
	return true;
}

bool
later_done(const struct story_later *l)
{
	struct pollfd p = {.fd = l->fds[0], .events = POLLIN};

	return poll(&p, 1, 0) > 0;
}

void
later_wait(struct story_later *l)
{
	errand_wait(&l->errand);
	close(l->fds[0]);
	close(l->fds[1]);
}
