/* What figures count or measure; private to this room. */
#ifndef RASHOMON_COMPARE_CONCEPTS_H
#define RASHOMON_COMPARE_CONCEPTS_H

#include "rashomon/base/map.h"
#include "rashomon/base/vec.h"

enum concept_group {
	GROUP_NONE,
	GROUP_FATE,   /* of people */
	GROUP_HARM,   /* of things */
	GROUP_MONEY,  /* what an amount is */
	GROUP_RATIO,  /* what a share is of */
	GROUP_NATURE, /* what is measured */
	GROUP_LENGTH, /* what is measured in metres */
	GROUP_EVENT,
	GROUP_SIDE,
	GROUP_EXTREME
};

/* A concept's word in a text: bytes [start, end). */
struct concept_at {
	unsigned concept;
	size_t start, end;
};
typedef VEC(struct concept_at) concept_list;

/* Fills `m` with the table; map_free releases. */
void concepts_init(struct map *m);
/* All concept words of folded text, in order. Linear. */
void concepts_find(const struct map *m, struct str folded, concept_list *out);
const char *concept_name(unsigned concept);
enum concept_group concept_group(unsigned concept);
/* Does the concept's group exclude: one figure never is of two of them? */
bool concept_excludes(unsigned concept);

#endif
