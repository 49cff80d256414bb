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
	struct buf said;    /* complaints, a line each, sanitised */
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

/* A story compared anew by a second thread, with the rulings as they are now,
 * while it is read on as it was. Meanwhile no day of its articles changes. */
struct story_again {
	struct story *story; /* borrowed */
	struct comparison c; /* the second thread's until it is done */
	struct errand errand;
	int fds[2]; /* fds[0] can be read when it is done */
	bool going;
	bool stale; /* there are newer rulings than it began with */
};

/* Starts, or where it goes already notes that it is to be done once more.
 * False when it cannot. */
bool again_start(struct story_again *a, struct story *s);
/* Is it done? Does not wait. */
bool again_done(const struct story_again *a);
/* Waits until it is and puts the comparison into the story; what was borrowed
 * of the former one is gone. */
void again_take(struct story_again *a);

#endif
