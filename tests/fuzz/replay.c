/* Runs a fuzz target on each file of its seed corpus, under any compiler:
 * the corpus of fuzz_NAME is tests/fuzz/corpus/NAME. Files given as
 * arguments are run instead. Built by AFL++'s compiler and started by
 * afl-fuzz, it takes its inputs from there, many in one process. */
#include "rashomon/base/buf.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input is copied, so that a read past its end is one past a block. */
static void
run(const void *bytes, size_t n)
{
	uint8_t *exact = malloc(n ? n : 1);

	if (!exact)
		abort();
	if (n)
		memcpy(exact, bytes, n);
	LLVMFuzzerTestOneInput(exact, n);
	free(exact);
}

static int
replay(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct buf b = BUF_INIT;
	char part[4096];
	size_t n;

	if (!f) {
		perror(path);
		return 1;
	}
	while ((n = fread(part, 1, sizeof part, f)))
		buf_add(&b, (struct str){part, n});
	fclose(f);
	run(b.p, b.n);
	buf_free(&b);
	return 0;
}

static int
replay_corpus(const char *program)
{
	const char *top = getenv("srcdir"), *name = strstr(program, "fuzz_");
	struct buf path = BUF_INIT;
	int count = 0, failed = 0;
	struct dirent *entry;
	DIR *dir;

	for (const char *next; name && (next = strstr(name + 5, "fuzz_"));)
		name = next;
	buf_printf(&path, "%s/tests/fuzz/corpus/%s", top ? top : ".",
		   name ? name + 5 : program);
	dir = opendir(path.p);
	while (dir && (entry = readdir(dir))) {
		struct buf file = BUF_INIT;

		if (entry->d_name[0] == '.')
			continue;
		buf_printf(&file, "%s/%s", path.p, entry->d_name);
		failed |= replay(file.p);
		count++;
		buf_free(&file);
	}
	if (dir)
		closedir(dir);
	printf("%s: %d inputs\n", path.p, count);
	buf_free(&path);
	return failed || !count;
}

#ifdef __AFL_FUZZ_TESTCASE_LEN
__AFL_FUZZ_INIT();

/* False when it is not afl-fuzz that started this. */
static bool
fuzzed(void)
{
	const uint8_t *bytes;

	if (!getenv("__AFL_SHM_ID"))
		return false;
	__AFL_INIT();
	bytes = __AFL_FUZZ_TESTCASE_BUF;
	while (__AFL_LOOP(10000))
		run(bytes, (size_t)__AFL_FUZZ_TESTCASE_LEN);
	return true;
}
#else
static bool
fuzzed(void)
{
	return false;
}
#endif

int
main(int argc, char **argv)
{
	int failed = 0;

	if (fuzzed())
		return 0;
	if (argc == 1)
		return replay_corpus(argv[0]);
	for (int i = 1; i < argc; i++)
		failed |= replay(argv[i]);
	return failed;
}
