/* Runs a fuzz target on each file of its seed corpus, under any compiler:
 * the corpus of fuzz_NAME is tests/fuzz/corpus/NAME. Files given as
 * arguments are run instead. */
#include "rashomon/base/buf.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
replay(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct buf b = BUF_INIT;
	char part[4096];
	uint8_t *exact;
	size_t n;

	if (!f) {
		perror(path);
		return 1;
	}
	while ((n = fread(part, 1, sizeof part, f)))
		buf_add(&b, (struct str){part, n});
	fclose(f);
	exact = malloc(b.n ? b.n : 1);
	if (!exact)
		return 1;
	if (b.n)
		memcpy(exact, b.p, b.n);
	LLVMFuzzerTestOneInput(exact, b.n);
	free(exact);
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

int
main(int argc, char **argv)
{
	int failed = 0;

	if (argc == 1)
		return replay_corpus(argv[0]);
	for (int i = 1; i < argc; i++)
		failed |= replay(argv[i]);
	return failed;
}
