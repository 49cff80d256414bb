/* mkfold FOLD.TXT: prints the C tables of text/fold.c. Runs at build time.
 *
 * Characters of the main Han block get a direct table, one 16-bit entry each
 * (0: folds to itself); the few others a sorted list of pairs. */
#include <stdint.h>
#include <stdio.h>

enum { FIRST = 0x4E00, LAST = 0x9FFF, MOST_PAIRS = 4096 };

struct pair {
	uint32_t from, to;
};

static uint32_t
decode(const unsigned char **p)
{
	uint32_t c = *(*p)++;
	int more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;

	if (more)
		c &= 0x3Fu >> more;
	while (more-- && (**p & 0xC0) == 0x80)
		c = c << 6 | (*(*p)++ & 0x3F);
	return c;
}

int
main(int argc, char **argv)
{
	static uint32_t direct[LAST - FIRST + 1];
	static struct pair pairs[MOST_PAIRS];
	size_t n = 0;
	char line[256];
	FILE *in = argc == 2 ? fopen(argv[1], "r") : NULL;

	if (!in) {
		perror(argc == 2 ? argv[1] : "mkfold");
		return 1;
	}
	while (fgets(line, sizeof line, in)) {
		const unsigned char *p = (const unsigned char *)line;
		uint32_t from, to;

		if (line[0] == '#')
			continue;
		from = decode(&p);
		if (*p++ != ' ')
			continue;
		to = decode(&p);
		if (from >= FIRST && from <= LAST && to <= 0xFFFF)
			direct[from - FIRST] = to;
		else if (n < MOST_PAIRS)
			pairs[n++] = (struct pair){from, to};
	}
	fclose(in);
	puts("static const uint16_t direct[] = {");
	for (size_t i = 0; i <= LAST - FIRST; i++)
		printf("%u,%s", (unsigned)direct[i], i % 16 == 15 ? "\n" : "");
	puts("};\nstatic const struct pair pairs[] = {");
	for (size_t i = 0; i < n; i++)
		printf("{%u,%u},\n", (unsigned)pairs[i].from,
		       (unsigned)pairs[i].to);
	puts("};");
	return fflush(stdout) != 0;
}
