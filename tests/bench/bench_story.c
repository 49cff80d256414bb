/* Reads, compares and writes the story in a folder as `rashomon report` does,
 * and prints the CPU seconds of each and the peak memory in MB:
 * bench_story FOLDER. Measure one story a run, since the peak is the run's. */
#include "rashomon/base/mem.h"
#include "rashomon/export/export.h"

#include <stdio.h>
#include <sys/resource.h>

static struct rusage
used(void)
{
	struct rusage u = {0};

	getrusage(RUSAGE_SELF, &u);
	return u;
}

static double
seconds(const struct rusage *u)
{
	return (double)(u->ru_utime.tv_sec + u->ru_stime.tv_sec) +
	       (double)(u->ru_utime.tv_usec + u->ru_stime.tv_usec) / 1e6;
}

int
main(int argc, char **argv)
{
	struct story st = {0};
	struct rusage start, read, compared, written;
	const char *folder = argc == 2 ? argv[1] : NULL;
	FILE *out = fopen("/dev/null", "w");

	mem_return_scratch();
	start = used();
	if (!folder || !out ||
	    !read_sources(&st.articles, &folder, 1, false, NULL, NULL))
		return 2;
	read = used();
	compare(&st.c, &st.articles);
	compared = used();
	if (!export_report(&st, "json", out) || fclose(out))
		return 2;
	written = used();
	story_free(&st);
	printf("%.3f %.3f %.3f %.1f\n", seconds(&read) - seconds(&start),
	       seconds(&compared) - seconds(&read),
	       seconds(&written) - seconds(&compared),
	       (double)written.ru_maxrss / 1024);
	return 0;
}
