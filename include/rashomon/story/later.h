/* A story that a second thread reads and compares while its text is being
 * read already. The two share nothing until the articles are read, and the
 * articles, which change no more, until it is done. */
#ifndef RASHOMON_STORY_LATER_H
#define RASHOMON_STORY_LATER_H

#include "rashomon/base/errand.h"
#include "rashomon/story/story.h"

struct story_later {
	const char *const *sources; /* borrowed */
	size_t n;
	struct story story; /* the caller's once later_wait has returned */
	bool all;	    /* everything could be read */
	struct buf said;    /* complaints, a line each */
	struct errand errand;
	int read[2]; /* read[0] can be read when the articles are */
	int fds[2];  /* fds[0] can be read when it is done */
};

/* Fills `s` with the text alone of about `most` articles: sources without
 * facts. False when there is none; then nothing needs to be released. */
bool story_glance(struct story *s, const char *const *sources, size_t n,
		  size_t most);

/* The same of all articles that `l` has read, which it waits for, `ms` long at
 * most; the articles stay l's. */
bool later_glance(const struct story_later *l, struct story *s, int ms);

/* Starts. False when it cannot; then nothing was started. */
bool later_start(struct story_later *l, const char *const *sources, size_t n);
/* Is it done? Does not wait. */
bool later_done(const struct story_later *l);
/* Waits until it is, releases all but the story and `said`. */
void later_wait(struct story_later *l);

#endif
