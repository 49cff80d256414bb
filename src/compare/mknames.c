/* Compiles tables of names into the file that is mapped at run time. Usage:
 * mknames TABLE... OUT */
#include "alias_parts.h"
#include "names_file.h"
#include "rashomon/base/data.h"

#include <stdio.h>
#include <stdlib.h>

static void
add_bytes(struct buf *out, const void *p, size_t n)
{
	buf_add(out, (struct str){p, n});
}

static void
place(struct names_slot *slots, size_t n, const struct map_slot *from,
      uint32_t start)
{
	size_t i = (size_t)hash_bytes(from->key) & (n - 1);

	while (slots[i].end)
		i = (i + 1) & (n - 1);
	slots[i] = (struct names_slot){start, start + (uint32_t)from->key.n,
				       (uint32_t)from->value};
}

/* Half of the slots stay free. */
static void
compile(const struct name_matcher *m, struct buf *out)
{
	struct names_header h = {.magic = NAMES_MAGIC, .order = NAMES_ORDER};
	struct names_slot *slots;
	struct buf text = BUF_INIT;
	size_t n = 16, before;

	while (n < m->groups.n * 2)
		n *= 2;
	slots = mem_zero(mem_mul(n, sizeof *slots));
	before = sizeof h + n * sizeof *slots;
	for (size_t i = 0; i < m->groups.cap; i++) {
		const struct map_slot *s = &m->groups.slots[i];

		if (!s->key.p)
			continue;
		place(slots, n, s, (uint32_t)(before + text.n));
		buf_add(&text, s->key);
	}
	h.slots = (uint32_t)n;
	h.groups = (uint32_t)m->things;
	h.size = (uint32_t)(before + text.n);
	add_bytes(out, &h, sizeof h);
	add_bytes(out, slots, n * sizeof *slots);
	buf_add(out, buf_str(&text));
	free(slots);
	buf_free(&text);
}

int
main(int argc, char **argv)
{
	struct name_matcher m = {.table = STR_NONE};
	struct error e = ERROR_INIT;
	struct buf out = BUF_INIT;
	bool ok = argc > 2;

	if (!ok)
		fputs("usage: mknames TABLE... OUT\n", stderr);
	for (int i = 1; ok && i + 1 < argc; i++) {
		struct str text;

		ok = data_map(&text, argv[i], &e);
		if (ok)
			names_add_table(&m, text);
		data_unmap(text);
	}
	if (ok) {
		compile(&m, &out);
		ok = data_save(argv[argc - 1], buf_str(&out), &e);
	}
	if (e.what.n)
		fprintf(stderr, "mknames: %s: %s\n", e.place.p, e.what.p);
	names_close(&m);
	buf_free(&out);
	error_free(&e);
	return ok ? 0 : 2;
}
