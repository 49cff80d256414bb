/* Writes a story of N sources for the benchmark: make_story N FOLDER. The
 * same N gives the same bytes. Each source is about 4 kB: some sentences are
 * an agency's, repeated word for word, others are worded by the source, with
 * figures that are exact, rounded or another authority's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct dice {
	unsigned long state;
};

static unsigned throw(struct dice * d, unsigned sides)
{
	d->state = (d->state * 1103515245 + 12345) & 0x7fffffff;
	return (unsigned)(d->state >> 8) % sides;
}

static const char *const towns[] = {"Selby",  "Lowen",	 "Harrow Quay",
				    "Tarn",   "Ostry",	 "Vale End",
				    "Kestle", "Port Ann"};
static const char *const offices[] = {"the water board",    "the county",
				      "the rescue service", "the ministry",
				      "the port authority", "the army"};
static const char *const things[] = {"houses",	"cars",	   "boats",	"farms",
				     "bridges", "schools", "roads",	"pumps",
				     "tents",	"horses",  "generators"};

static void
sentence(FILE *out, struct dice *d, unsigned topic)
{
	const char *town = towns[topic % 8], *thing = things[topic % 11];
	const char *office = offices[throw(d, 6)];
	unsigned n = 120 + topic * 37, way = throw(d, 5);

	if (way == 0)
		fprintf(out, "About %u %s near %s were lost, %s said. ",
			(n + 50) / 100 * 100, thing, town, office);
	else if (way == 1)
		fprintf(out, "%s counted %u %s lost around %s by May %u. ",
			office, n + 13 * throw(d, 2), thing, town,
			1 + topic % 28);
	else if (way == 2)
		fprintf(out,
			"\"We have never seen so much water in %s,\" said a "
			"spokesman of %s, who put the loss at %u %s. ",
			town, office, n, thing);
	else
		fprintf(out,
			"In %s the flood took %u %s between May %u and May "
			"%u, according to %s. ",
			town, n, thing, 1 + topic % 20, 5 + topic % 20, office);
}

static int
write_source(const char *folder, unsigned i)
{
	struct dice d = {i * 7919 + 17}, agency = {i % 40 * 104729};
	char path[4096];
	FILE *out;

	snprintf(path, sizeof path, "%s/%05u.txt", folder, i);
	out = fopen(path, "w");
	if (!out)
		return 0;
	fprintf(out, "Flood takes its toll, report %u\n\n%s, May %u, 2026 - ",
		i, towns[i % 8], 4 + i % 20);
	for (unsigned k = 0; k < 36; k++) {
		sentence(out, k % 3 ? &agency : &d, (i * 5 + k * k) % 160);
		if (k % 4 == 3)
			fputs("\n\n", out);
	}
	fputc('\n', out);
	return fclose(out) == 0;
}

int
main(int argc, char **argv)
{
	unsigned n = argc == 3 ? (unsigned)strtoul(argv[1], NULL, 10) : 0;

	if (!n)
		return 2;
	for (unsigned i = 0; i < n; i++)
		if (!write_source(argv[2], i))
			return 1;
	return 0;
}
