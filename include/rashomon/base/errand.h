/* Work done aside, by a second thread, where the machine gives one; else on
 * the spot. What the errand touches is its own until errand_wait. */
#ifndef RASHOMON_BASE_ERRAND_H
#define RASHOMON_BASE_ERRAND_H

#include <pthread.h>
#include <stdbool.h>

struct errand {
	void (*run)(void *data);
	void *data;
	pthread_t thread;
	bool away; /* a thread is at it */
};

void errand_start(struct errand *e, void (*run)(void *data), void *data);
/* Returns when it is done. Call once for each start. */
void errand_wait(struct errand *e);

#endif
