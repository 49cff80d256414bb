/* Two sources of one story, read from memory and opened in a session, for
 * tests. Include cmocka.h before it. */
#ifndef RASHOMON_TEST_SESSION_H
#define RASHOMON_TEST_SESSION_H

#include "rashomon/reader/session.h"

#include <stdlib.h>

struct fixture {
	struct story story;
	struct session s;
};

/* Of 80x24, from the texts `one` and `two`. */
static inline int
open_session(void **state, const char *one, const char *two)
{
	struct fixture *f = calloc(1, sizeof *f);

	assert_non_null(f);
	assert_true(
		read_bytes(&f->story.articles, str_of(one), "one.txt", NULL));
	assert_true(
		read_bytes(&f->story.articles, str_of(two), "two.txt", NULL));
	compare(&f->story.c, &f->story.articles);
	session_open(&f->s, &f->story);
	session_resize(&f->s, 80, 24);
	*state = f;
	return 0;
}

static inline int
teardown(void **state)
{
	struct fixture *f = *state;

	session_close(&f->s);
	story_free(&f->story);
	free(f);
	return 0;
}

#endif
