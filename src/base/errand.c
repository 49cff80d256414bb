#include "rashomon/base/errand.h"

#include <signal.h>
#include <stddef.h>

static void *
go(void *data)
{
	struct errand *e = data;

	e->run(e->data);
	return NULL;
}

/* Signals are the first thread's to take. */
void
errand_start(struct errand *e, void (*run)(void *data), void *data)
{
	sigset_t all, before;

	*e = (struct errand){.run = run, .data = data};
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	e->away = pthread_create(&e->thread, NULL, go, e) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!e->away)
		run(data);
}

void
errand_wait(struct errand *e)
{
	if (e->away)
		pthread_join(e->thread, NULL);
	e->away = false;
}
