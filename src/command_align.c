/* `rashomon align`: sentence links, one case a line. */
#include "rashomon/commands.h"

#include "rashomon/base/arena.h"
#include "rashomon/base/json.h"
#include "rashomon/compare/link.h"
#include "rashomon/text/sanitise.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOP_MOST = 1000, KEPT = 8 };

/* The strings of array `key`, cleaned; released with the arena. */
static size_t
add_side(struct linker *l, const cJSON *in, const char *key, size_t source,
	 struct arena *arena)
{
	const cJSON *item;
	size_t n = 0;

	cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(in, key))
	{
		char *z = sanitise_dup(cJSON_IsString(item)
					       ? str_of(item->valuestring)
					       : STR(""),
				       SANITISE_LINE);

		linker_add(l, arena_str(arena, str_of(z)), STR(""), source);
		free(z);
		n++;
	}
	return n;
}

static int
link_order(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->score < y->score || x->score > y->score)
		return x->score < y->score ? 1 : -1;
	return (x->b > y->b) - (x->b < y->b);
}

static void
put_links(cJSON *out, const link_list *links, size_t side, size_t top)
{
	cJSON *array = cJSON_AddArrayToObject(out, "links");
	link_list sorted = {0};
	size_t last = (size_t)-1, count = 0;

	for (size_t i = 0; i < links->n; i++)
		if (top || links->v[i].sure)
			vec_push(&sorted, links->v[i]);
	if (sorted.n)
		qsort(sorted.v, sorted.n, sizeof *sorted.v, link_order);
	for (size_t i = 0; i < sorted.n; i++) {
		const struct link *k = &sorted.v[i];
		cJSON *o;

		count = k->a == last ? count + 1 : 1;
		last = k->a;
		if (top && count > top)
			continue;
		o = cJSON_CreateObject();
		json_put_n(o, "a", k->a);
		json_put_n(o, "b", k->b - side);
		cJSON_AddNumberToObject(o, "score",
					(double)(long)(k->score * 10000 + 0.5) /
						10000);
		cJSON_AddItemToArray(array, o);
	}
	vec_free(&sorted);
}

struct aligner {
	struct lexicon *lexicon; /* NULL: absent */
	size_t top;		 /* links a sentence; 0: the sure ones */
};

static void
align_case(void *data, const cJSON *in)
{
	const struct aligner *with = data;
	struct linker *l = linker_new(with->lexicon);
	struct arena arena = ARENA_INIT;
	cJSON *out = cJSON_CreateObject();
	size_t side = add_side(l, in, "a", 0, &arena);

	add_side(l, in, "b", 1, &arena);
	linker_run(l, with->top > KEPT ? with->top : KEPT);
	json_put(out, "id", json_get(in, "id"));
	put_links(out, linker_links(l), side, with->top);
	json_print_line(out, stdout);
	cJSON_Delete(out);
	linker_free(l);
	arena_free(&arena);
}

/* --top K or --top=K; false when it is neither. */
static bool
read_top(int argc, char **argv, size_t *top)
{
	for (int i = 1; i < argc; i++) {
		const char *z = argv[i];
		char *end;
		unsigned long k;

		if (!strcmp(z, "--top") && i + 1 < argc)
			z = argv[++i];
		else if (str_starts(str_of(z), STR("--top=")))
			z += strlen("--top=");
		else
			return false;
		k = strtoul(z, &end, 10);
		if (*z < '0' || *z > '9' || *end || !k || k > TOP_MOST)
			return false;
		*top = k;
	}
	return true;
}

int
command_align(int argc, char **argv)
{
	struct error e = ERROR_INIT;
	struct aligner with = {0};
	int status;

	if (!read_top(argc, argv, &with.top)) {
		fputs("usage: rashomon align [--top K] < PAIRS\n", stderr);
		return 2;
	}
	with.lexicon = lexicon_open(NULL, &e);
	if (!with.lexicon)
		error_print(&e, stderr);
	error_free(&e);
	status = each_case(stdin, align_case, &with);
	lexicon_close(with.lexicon);
	return status;
}
