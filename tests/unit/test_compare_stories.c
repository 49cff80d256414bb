/* Stories of our own, reported by the program and held against what a person
 * expects: each DIR/expect.txt names facts, their verdicts, and pairs that
 * must stay apart. With arguments, the program and folders to look at. */
#include <cjson/cJSON.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 12, LINE_MOST = 1024 };

/* "3:44" of a line: the mention of source 3 that begins with "44". */
struct want {
	char source[16];
	const char *words;
};

struct line {
	char text[LINE_MOST];
	const char *verdict;
	struct want want[WORDS_MOST];
	size_t n;
	bool met;
};

struct lines {
	struct line *v;
	size_t n;
};

static char *
trim(char *s)
{
	size_t n;

	s += strspn(s, " \t");
	n = strlen(s);
	while (n && strchr(" \t\n", s[n - 1]))
		s[--n] = '\0';
	return s;
}

static bool
read_line(struct line *l, const char *from)
{
	char *part;

	*l = (struct line){.n = 0};
	snprintf(l->text, sizeof l->text, "%s", from);
	part = strtok(l->text, "|");
	if (!part || *trim(part) == '#' || !*trim(part))
		return false;
	l->verdict = trim(part);
	while ((part = strtok(NULL, "|")) && l->n < WORDS_MOST) {
		char *colon = strchr(part = trim(part), ':');

		if (!colon)
			return false;
		*colon = '\0';
		snprintf(l->want[l->n].source, sizeof l->want->source, "s%s",
			 part);
		l->want[l->n++].words = colon + 1;
	}
	return l->n > 0;
}

/* Lines hold pointers into themselves, so they are never moved. */
static struct lines
read_lines(const char *dir)
{
	char path[LINE_MOST], text[LINE_MOST];
	struct lines out = {calloc(200, sizeof *out.v), 0};
	FILE *f;

	snprintf(path, sizeof path, "%s/expect.txt", dir);
	f = fopen(path, "r");
	while (f && out.v && out.n < 200 && fgets(text, sizeof text, f))
		out.n += read_line(&out.v[out.n], text);
	if (f)
		fclose(f);
	return out;
}

static const char *
string_of(const cJSON *o, const char *key)
{
	const char *s =
		cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(o, key));

	return s ? s : "";
}

static bool
is_mention(const cJSON *m, const struct want *w)
{
	const char *text = string_of(m, "text");
	size_t a = strlen(text), b = strlen(w->words), less = a < b ? a : b;

	return strcmp(string_of(m, "source"), w->source) == 0 && less &&
	       strncmp(text, w->words, less) == 0;
}

static bool
has(const cJSON *fact, const struct want *w)
{
	const char *kind = string_of(fact, "kind");
	const cJSON *m;

	if (strcmp(kind, "claim") == 0 || strcmp(kind, "name") == 0)
		return false;
	cJSON_ArrayForEach(
		m, cJSON_GetObjectItemCaseSensitive(
			   fact, "mentions")) if (is_mention(m, w)) return true;
	return false;
}

/* How many of the line's mentions a fact holds. */
static size_t
holds(const cJSON *fact, const struct line *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += has(fact, &l->want[i]);
	return n;
}

static bool
is(const cJSON *fact, const char *verdict)
{
	return strcmp(string_of(fact, "verdict"), verdict) == 0;
}

/* Complaints about one line. */
static int
check_line(struct line *l, const cJSON *facts)
{
	const cJSON *f, *best = NULL;
	size_t most = 0;
	bool apart = strcmp(l->verdict, "apart") == 0;

	cJSON_ArrayForEach(f, facts)
	{
		size_t n = holds(f, l);

		if (apart && n == l->n)
			return printf("\tmerged: %s:%s, %s:%s\n",
				      l->want[0].source, l->want[0].words,
				      l->want[1].source, l->want[1].words) > 0;
		if (n > most || (n == most && n && is(f, l->verdict) &&
				 !is(best, l->verdict))) {
			best = f;
			most = n;
		}
	}
	if (apart || (most == l->n && is(best, l->verdict)))
		return 0;
	return printf("\t%s wanted: %s:%s ...; %zu of %zu met, %s\n",
		      l->verdict, l->want[0].source, l->want[0].words, most,
		      l->n, best ? string_of(best, "verdict") : "none") > 0;
}

/* Facts marked as differing that nobody expects to. */
static int
check_differs(const struct lines *lines, const cJSON *facts)
{
	const cJSON *f;
	int bad = 0;

	cJSON_ArrayForEach(f, facts)
	{
		bool told = false;

		for (size_t i = 0; i < lines->n && !told; i++)
			told = strcmp(lines->v[i].verdict, "differs") == 0 &&
			       holds(f, &lines->v[i]) > 0;
		if (!is(f, "differs") || told)
			continue;
		bad++;
		printf("\tfalse conflict: %s\n", string_of(f, "label"));
	}
	return bad;
}

static cJSON *
report(const char *program, const char *dir)
{
	char command[2 * LINE_MOST], *text = NULL;
	size_t n = 0, room = 0;
	cJSON *out;
	FILE *f;

	snprintf(command, sizeof command,
		 "'%s' report --format=json '%s'/[0-9]*", program, dir);
	f = popen(command, "r");
	while (f && !feof(f)) {
		if (n + 4096 > room) {
			char *more = realloc(text, room = 2 * room + 8192);

			if (!more)
				break;
			text = more;
		}
		n += fread(text + n, 1, 4096, f);
	}
	if (f)
		pclose(f);
	out = cJSON_ParseWithLength(text ? text : "", n);
	free(text);
	return out;
}

static int
check_story(const char *program, const char *dir)
{
	struct lines lines = read_lines(dir);
	cJSON *r = report(program, dir);
	const cJSON *facts = cJSON_GetObjectItemCaseSensitive(r, "facts");
	int bad = 0;

	printf("%s: %zu lines\n", dir, lines.n);
	if (!lines.n || !cJSON_GetArraySize(facts))
		bad += printf("\tnothing to hold against\n") > 0;
	for (size_t i = 0; i < lines.n; i++)
		bad += check_line(&lines.v[i], facts);
	bad += check_differs(&lines, facts);
	cJSON_Delete(r);
	free(lines.v);
	return bad;
}

int
main(int argc, char **argv)
{
	static const char *const names[] = {"ferry-saltwind", "merger-alder",
					    "outbreak-dela",  "rate-velmora",
					    "recall-brava",   "trial-hasko",
					    "typhoon-mirel",  "vote-kessara"};
	const char *srcdir = getenv("srcdir"), *program = getenv("RASHOMON");
	char dir[LINE_MOST];
	int bad = 0;

	if (argc > 2) {
		for (int i = 2; i < argc; i++)
			bad += check_story(argv[1], argv[i]);
		return bad ? 1 : 0;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(dir, sizeof dir, "%s/tests/stories/%s",
			 srcdir ? srcdir : ".", names[i]);
		bad += check_story(program ? program : "./rashomon", dir);
	}
	return bad ? 1 : 0;
}
