/* Times found in a text, for tests. Include cmocka.h before it. */
#ifndef RASHOMON_TEST_TIMES_H
#define RASHOMON_TEST_TIMES_H

#include "rashomon/base/buf.h"
#include "rashomon/extract/extract.h"

/* All times of `text`, written on `dct`, are "words=value[/value2]; …". */
static inline void
finds_times(const char *language, const char *dct, const char *text,
	    const char *want)
{
	struct extract_context c = {.language = str_of(language),
				    .dct = str_of(dct)};
	struct arena arena = ARENA_INIT;
	mention_list m = {0};
	struct buf b = BUF_INIT;

	buf_adds(&b, "");
	extract(&m, &arena, str_of(text), &c, EXTRACT_TIMES);
	for (size_t i = 0; i < m.n; i++)
		buf_printf(&b, "%s%.*s=%s%s%s", i ? "; " : "",
			   (int)(m.v[i].end - m.v[i].start),
			   text + m.v[i].start,
			   m.v[i].value ? m.v[i].value : "?",
			   m.v[i].value2 ? "/" : "",
			   m.v[i].value2 ? m.v[i].value2 : "");
	assert_string_equal(b.p, want);
	buf_free(&b);
	vec_free(&m);
	arena_free(&arena);
}

#endif
