/* A hash map from byte strings to numbers; open addressing, keys copied
 * into the map's own arena. Look-up and insertion O(1) expected. */
#ifndef RASHOMON_BASE_MAP_H
#define RASHOMON_BASE_MAP_H

#include "rashomon/base/arena.h"
#include "rashomon/base/str.h"

#include <stdint.h>

struct map_slot {
	struct str key; /* key.p == NULL: free */
	uint64_t hash;
	size_t value;
};

struct map {
	struct map_slot *slots; /* owned, `cap` of them, a power of two */
	size_t cap;
	size_t n;
	struct arena keys;
};

#define MAP_INIT  \
	{         \
		0 \
	}
#define MAP_NONE ((size_t)-1)

/* The value of `key`, or MAP_NONE. */
size_t map_get(const struct map *m, struct str key);
/* The place of `key`'s value, made with `fresh` where the key is new. Valid
 * until the next insertion. */
size_t *map_at(struct map *m, struct str key, size_t fresh);
void map_free(struct map *m);
/* FNV-1a, 64 bits. */
uint64_t hash_bytes(struct str s);

#endif
