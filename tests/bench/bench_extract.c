/* How fast times and quantities are found: bench_extract FILE [LANGUAGE]
 * reads plain text and prints MB/s of CPU time for each kind and for both. */
#include "rashomon/base/buf.h"
#include "rashomon/extract/extract.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
run(const char *name, struct str text, struct str language, unsigned what)
{
	struct extract_context c = {.language = language,
				    .dct = STR("2026-07-03")};
	double best = 1e9;
	size_t found = 0;

	for (int i = 0; i < 5; i++) {
		struct arena arena = ARENA_INIT;
		mention_list m = {0};
		double from = now(), took;

		extract(&m, &arena, text, &c, what);
		took = now() - from;
		best = took < best ? took : best;
		found = m.n;
		vec_free(&m);
		arena_free(&arena);
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("%-18s %8.1f MB/s %9zu found\n", name,
	       (double)text.n / best / 1e6, found);
}

int
main(int argc, char **argv)
{
	struct buf b = BUF_INIT;
	char piece[65536];
	size_t n;
	FILE *in = argc > 1 ? fopen(argv[1], "r") : stdin;
	struct str language = str_of(argc > 2 ? argv[2] : "en");

	if (!in)
		return 77;
	while ((n = fread(piece, 1, sizeof piece, in)) > 0)
		buf_add(&b, (struct str){piece, n});
	fclose(in);
	run("times", buf_str(&b), language, EXTRACT_TIMES);
	run("quantities", buf_str(&b), language, EXTRACT_QUANTITIES);
	run("times+quantities", buf_str(&b), language,
	    EXTRACT_TIMES | EXTRACT_QUANTITIES);
	run("all", buf_str(&b), language, EXTRACT_ALL);
	buf_free(&b);
	return 0;
}
