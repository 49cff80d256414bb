/* The pack compiler: language packs in, one C file of const tables out.
 *
 *     compile FILE... > tables.c
 *
 * Files of one language and part are read as one pack. Each pack becomes a
 * double-array trie: node s has its child by byte b at base(s) + b, and owns it
 * when that place's check names s. Children are placed first-fit, node by node;
 * the search starts behind the part that is nearly full, so that its cost stays
 * near-linear in the nodes. The arrays are padded by 256 places so that a
 * look-up needs no bound.
 *
 * Runs on the building machine, with libc alone.
 */
#include "rashomon/lang/pack.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const class_names[] = {"",
#define PACK_NAME(id, name) name,
					  PACK_CLASSES(PACK_NAME)
#undef PACK_NAME
};

static const struct {
	const char *name, *id;
} parts[] = {
	[PACK_PART_TIMES] = {"times", "PACK_PART_TIMES"},
	[PACK_PART_AMOUNTS] = {"amounts", "PACK_PART_AMOUNTS"},
	[PACK_PART_NAMES] = {"names", "PACK_PART_NAMES"},
};

enum { CROWDED = 1024, OPENS = 65536, SETS = 256 };

struct form {
	char *text;
	char *key;
	int cls;
	int order; /* line order, so that equal forms keep theirs */
};

struct node {
	int base, check, entry;
};

struct source {
	const char *path;
	int line;
	char language[32];
	int part; /* place in parts */
	bool han, comma;
	struct form *forms;
	int count, cap;
	struct node *nodes;
	int used, room;
	int from; /* places below are nearly all taken */
};

static void
die(const struct source *s, const char *what, const char *word)
{
	fprintf(stderr, "%s:%d: %s: %s\n", s->path, s->line, what, word);
	exit(1);
}

static void *
grow(void *p, size_t n)
{
	p = realloc(p, n);
	if (!p)
		exit(1);
	return p;
}

static char *
copy(const char *z)
{
	return strcpy(grow(NULL, strlen(z) + 1), z);
}

static int
class_of(const struct source *s, char *name)
{
	static const int ends[] = {PACK_SCALE_PLURAL, PACK_NAME,
				   PACK_CLASS_COUNT};
	int last = ends[s->part];

	name[strcspn(name, "]")] = '\0';
	for (int i = 1; i < last; i++)
		if (!strcmp(class_names[i], name))
			return i;
	die(s, "no such class", name);
	return 0;
}

static int
part_of(const struct source *s, const char *name)
{
	for (size_t i = 0; i < COUNT(parts); i++)
		if (!strcmp(parts[i].name, name))
			return (int)i;
	die(s, "no such part", name);
	return 0;
}

static void
blanks(char *z)
{
	for (; *z; z++)
		*z = *z == '_' ? ' ' : *z;
}

static void
add_form(struct source *s, int cls, const char *key, const char *word)
{
	struct form *f;

	if (s->count == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 256;
		s->forms = grow(s->forms, (size_t)s->cap * sizeof *s->forms);
	}
	f = &s->forms[s->count];
	*f = (struct form){copy(word), copy(key), cls, s->count};
	s->count++;
	blanks(f->text);
	if (s->part == PACK_PART_AMOUNTS)
		blanks(f->key);
}

static void
read_line(struct source *s, char *line, int *cls)
{
	static const char blank[] = " \t\r\n";
	char *word = strtok(line, blank), *key = word;

	if (!word || *word == '#')
		return;
	if (*word == '[') {
		*cls = class_of(s, word + 1);
		return;
	}
	if (!*cls) {
		word = strtok(NULL, blank);
		if (!word)
			die(s, "a word is missing after", key);
		else if (!strcmp(key, "language"))
			snprintf(s->language, sizeof s->language, "%s", word);
		else if (!strcmp(key, "script"))
			s->han = !strcmp(word, "han");
		else if (!strcmp(key, "part"))
			s->part = part_of(s, word);
		else if (!strcmp(key, "decimal"))
			s->comma = !strcmp(word, "comma");
		else
			die(s, "not known", key);
		return;
	}
	while ((word = strtok(NULL, blank)))
		add_form(s, *cls, key, word);
}

static int
by_text(const void *a, const void *b)
{
	const struct form *x = a, *y = b;
	int c = strcmp(x->text, y->text);

	return c ? c : x->order - y->order;
}

static void
read_pack(struct source *s)
{
	char line[4096];
	int cls = 0;
	FILE *in = fopen(s->path, "r");

	if (!in)
		die(s, "cannot be read", s->path);
	while (fgets(line, sizeof line, in)) {
		s->line++;
		read_line(s, line, &cls);
	}
	fclose(in);
}

/* Adds the forms of `from` to `to`, a pack of the same language and part. */
static void
join(struct source *to, struct source *from)
{
	for (int i = 0; i < from->count; i++) {
		struct form *f = &from->forms[i];

		add_form(to, f->cls, f->key, f->text);
		free(f->text);
		free(f->key);
	}
	to->comma |= from->comma;
	free(from->forms);
}

static void
reserve(struct source *s, int need)
{
	int from = s->room;

	if (need <= s->room)
		return;
	s->room = need + 1024;
	s->nodes = grow(s->nodes, (size_t)s->room * sizeof *s->nodes);
	for (int i = from; i < s->room; i++)
		s->nodes[i] = (struct node){0, -1, -1};
}

static int
place(struct source *s, const unsigned char *bytes, int n)
{
	for (int base = s->from;; base++) {
		int k = 0;

		reserve(s, base + 257);
		while (k < n && s->nodes[base + bytes[k]].check < 0)
			k++;
		if (k < n)
			continue;
		if (base - s->from > CROWDED)
			s->from = base - 256;
		return base;
	}
}

/* Gives `node` its children: the forms [from, to) share their first `depth`
 * bytes. Recursion goes as deep as the longest form. */
static void
build(struct source *s, int node, int from, int to, size_t depth)
{
	unsigned char bytes[256];
	int starts[257], n = 0, base;

	if (from < to && !s->forms[from].text[depth]) {
		s->nodes[node].entry = from;
		while (from < to && !s->forms[from].text[depth])
			from++;
	}
	for (int i = from; i < to; i++) {
		unsigned char b = (unsigned char)s->forms[i].text[depth];

		if (n && bytes[n - 1] == b)
			continue;
		bytes[n] = b;
		starts[n++] = i;
	}
	starts[n] = to;
	if (!n)
		return;
	base = place(s, bytes, n);
	s->nodes[node].base = base;
	for (int k = 0; k < n; k++)
		s->nodes[base + bytes[k]].check = node;
	if (base + 256 > s->used)
		s->used = base + 256;
	for (int k = 0; k < n; k++)
		build(s, base + bytes[k], starts[k], starts[k + 1], depth + 1);
}

/* The different keys of all packs, and the place of each in pack_keys. */
struct keys {
	char **v;
	int *at;
	int n, cap, bytes;
};

static int
key_place(struct keys *k, const struct source *s, char *key)
{
	for (int i = 0; i < k->n; i++)
		if (!strcmp(k->v[i], key))
			return k->at[i];
	if (k->bytes > UINT16_MAX)
		die(s, "one key too many", key);
	if (k->n == k->cap) {
		k->cap = k->cap ? k->cap * 2 : 256;
		k->v = grow(k->v, (size_t)k->cap * sizeof *k->v);
		k->at = grow(k->at, (size_t)k->cap * sizeof *k->at);
	}
	k->v[k->n] = key;
	k->at[k->n] = k->bytes;
	k->bytes += (int)strlen(key) + 1;
	return k->at[k->n++];
}

static void
print_keys(const struct keys *k)
{
	printf("const char pack_keys[] =\n");
	for (int i = 0; i < k->n; i++)
		printf("\"%s\\0\"\n", k->v[i]);
	printf("\"\";\n");
}

static void
print_pack(const struct source *s, int id, struct keys *keys)
{
	printf("static const struct pack_node nodes%d[] = {\n", id);
	for (int i = 0; i < s->used + 1; i++)
		printf("{%d,%d,%d},%s", s->nodes[i].base, s->nodes[i].check,
		       s->nodes[i].entry, i % 6 == 5 ? "\n" : "");
	printf("};\nstatic const struct pack_entry entries%d[] = {\n", id);
	for (int i = 0; i < s->count; i++) {
		const struct form *f = &s->forms[i];
		bool more = i + 1 < s->count && !strcmp(f->text, f[1].text);

		printf("{%d, %s, %d, %ld},\n", f->cls, more ? "true" : "false",
		       key_place(keys, s, f->key), strtol(f->key, NULL, 10));
	}
	printf("};\n");
}

/* The number of `set` among the distinct ones; the last place stands for
 * anything when there are too many. */
static int
set_number(uint64_t sets[SETS], int *n, uint64_t set)
{
	for (int i = 0; i < *n; i++)
		if (sets[i] == set)
			return i;
	if (*n == SETS - 1) {
		sets[SETS - 1] = UINT64_MAX;
		return SETS - 1;
	}
	sets[*n] = set;
	return (*n)++;
}

/* struct pack's opens and sets. */
static void
print_opens(const struct source *s, int id)
{
	static uint64_t classes[OPENS];
	uint64_t sets[SETS] = {0};
	int n = 1;

	memset(classes, 0, sizeof classes);
	for (int i = 0; i < s->count; i++) {
		const unsigned char *p = (unsigned char *)s->forms[i].text;

		if (p[0] >= 0xE0 && p[0] < 0xF0)
			classes[(p[0] & 15u) << 12 | (p[1] & 63u) << 6 |
				(p[2] & 63u)] |= (uint64_t)1
						 << s->forms[i].cls % 64;
	}
	printf("static const uint8_t opens%d[] = {\n", id);
	for (int i = 0; i < OPENS; i++)
		printf("%d,%s", set_number(sets, &n, classes[i]),
		       i % 32 == 31 ? "\n" : "");
	printf("};\nstatic const uint64_t sets%d[] = {\n", id);
	for (int i = 0; i < SETS; i++)
		printf("UINT64_C(%llu),%s", (unsigned long long)sets[i],
		       i % 4 == 3 ? "\n" : "");
	printf("};\n");
}

static void
print_tables(struct source *s, int id, struct keys *keys)
{
	qsort(s->forms, (size_t)s->count, sizeof *s->forms, by_text);
	reserve(s, 512);
	s->nodes[0].check = 0;
	s->used = 257;
	s->from = 1;
	build(s, 0, 0, s->count, 0);
	reserve(s, s->used + 1);
	print_pack(s, id, keys);
	print_opens(s, id);
}

static const char *
yes_no(bool b)
{
	return b ? "true" : "false";
}

static void
release(struct source *s)
{
	for (int i = 0; i < s->count; i++) {
		free(s->forms[i].text);
		free(s->forms[i].key);
	}
	free(s->forms);
	free(s->nodes);
}

int
main(int argc, char **argv)
{
	struct source *all = calloc((size_t)argc, sizeof *all);
	struct keys keys = {0};
	int n = 0;

	if (!all)
		return 1;
	printf("/* Made by src/lang/compile.c from the packs in lang/. */\n"
	       "#include \"rashomon/lang/pack.h\"\n");
	for (int i = 1; i < argc; i++) {
		struct source s = {.path = argv[i]};
		int k = 0;

		read_pack(&s);
		while (k < n && (strcmp(all[k].language, s.language) != 0 ||
				 all[k].part != s.part))
			k++;
		if (k < n)
			join(&all[k], &s);
		else
			all[n++] = s;
	}
	for (int i = 0; i < n; i++)
		print_tables(&all[i], i, &keys);
	print_keys(&keys);
	printf("const struct pack packs[] = {\n");
	for (int i = 0; i < n; i++)
		printf("{\"%s\", %s, %s, %s, opens%d, sets%d, nodes%d, "
		       "entries%d},\n",
		       all[i].language, parts[all[i].part].id,
		       yes_no(all[i].han), yes_no(all[i].comma), i, i, i, i);
	printf("{NULL, PACK_PART_TIMES, false, false, NULL, NULL, NULL, "
	       "NULL}};\n");
	for (int i = 0; i < n; i++)
		release(&all[i]);
	free(all);
	free(keys.v);
	free(keys.at);
	return ferror(stdout) || fflush(stdout);
}
