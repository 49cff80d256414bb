#include "rashomon/base/map.h"

#include "rashomon/base/mem.h"

#include <stdlib.h>

uint64_t
hash_bytes(struct str s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return h;
}

/* The slot of `key`, or the free one where it belongs. */
static struct map_slot *
map_slot(const struct map *m, struct str key, uint64_t hash)
{
	size_t i = (size_t)hash & (m->cap - 1);

	while (m->slots[i].key.p &&
	       (m->slots[i].hash != hash || !str_eq(m->slots[i].key, key)))
		i = (i + 1) & (m->cap - 1);
	return &m->slots[i];
}

static void
map_grow(struct map *m)
{
	struct map old = *m;

	m->cap = old.cap ? old.cap * 2 : 16;
	m->slots = mem_zero(mem_mul(m->cap, sizeof *m->slots));
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].key.p)
			*map_slot(m, old.slots[i].key, old.slots[i].hash) =
				old.slots[i];
	free(old.slots);
}

size_t
map_get(const struct map *m, struct str key)
{
	const struct map_slot *s;

	if (!m->n)
		return MAP_NONE;
	s = map_slot(m, key, hash_bytes(key));
	return s->key.p ? s->value : MAP_NONE;
}

size_t *
map_at(struct map *m, struct str key, size_t fresh)
{
	uint64_t hash = hash_bytes(key);
	struct map_slot *s;

	if (m->n * 4 >= m->cap * 3)
		map_grow(m);
	s = map_slot(m, key, hash);
	if (!s->key.p) {
		s->key = arena_str(&m->keys, key);
		s->hash = hash;
		s->value = fresh;
		m->n++;
	}
	return &s->value;
}

void
map_free(struct map *m)
{
	free(m->slots);
	arena_free(&m->keys);
	*m = (struct map)MAP_INIT;
}
