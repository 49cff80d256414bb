#include "rashomon/story/later.h"

#include "rashomon/text/sanitise.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

static void
complain(void *data, const struct error *e)
{
	struct buf *said = data;

	sanitise(said, buf_str(&e->place), SANITISE_LINE);
	buf_adds(said, ": ");
	sanitise(said, buf_str(&e->what), SANITISE_LINE);
	buf_addc(said, '\n');
}

static void
add_text(struct story *s, const article_list *articles)
{
	for (size_t i = 0; i < articles->n; i++) {
		struct source source = {
			.article = articles->v[i],
			.id = arena_printf(&s->c.arena, "s%zu", i + 1)};

		vec_push(&s->c.sources, source);
	}
}

bool
story_glance(struct story *s, const char *const *sources, size_t n, size_t most)
{
	*s = (struct story){0};
	for (size_t i = 0; i < n && s->articles.n < most; i++)
		read_first(&s->articles, sources[i], most);
	add_text(s, &s->articles);
	return s->articles.n != 0;
}

bool
later_glance(const struct story_later *l, struct story *s, int ms)
{
	struct pollfd p = {.fd = l->read[0], .events = POLLIN};

	*s = (struct story){0};
	if (poll(&p, 1, ms) > 0)
		add_text(s, &l->story.articles);
	return s->c.sources.n != 0;
}

static void
tell(int fd)
{
	while (write(fd, "", 1) < 0)
		if (errno != EINTR)
			return;
}

static void
run(void *data)
{
	struct story_later *l = data;

	l->all = story_read(&l->story, l->sources, l->n, false, complain,
			    &l->said);
	tell(l->read[1]);
	l->all &= story_compare(&l->story, complain, &l->said);
	tell(l->fds[1]);
}

bool
later_start(struct story_later *l, const char *const *sources, size_t n)
{
	*l = (struct story_later){.sources = sources, .n = n};
	if (pipe(l->fds) != 0)
		return false;
	if (pipe(l->read) != 0) {
		close(l->fds[0]);
		close(l->fds[1]);
		return false;
	}
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
	for (size_t i = 0; i < 2; i++) {
		close(l->fds[i]);
		close(l->read[i]);
	}
}

static void
run_again(void *data)
{
	struct story_again *a = data;

	story_compare_into(a->story, &a->c);
	tell(a->fds[1]);
}

bool
again_start(struct story_again *a, struct story *s)
{
	if (a->going) {
		a->stale = true;
		return true;
	}
	*a = (struct story_again){.story = s};
	if (pipe(a->fds) != 0)
		return false;
	a->going = true;
	errand_start(&a->errand, run_again, a);
	return true;
}

bool
again_done(const struct story_again *a)
{
	struct pollfd p = {.fd = a->fds[0], .events = POLLIN};

	return a->going && poll(&p, 1, 0) > 0;
}

void
again_take(struct story_again *a)
{
	errand_wait(&a->errand);
	close(a->fds[0]);
	close(a->fds[1]);
	comparison_free(&a->story->c);
	a->story->c = a->c;
	a->going = false;
}
