#include "rashomon/lang/pack.h"

static const struct pack *
find(struct str language, enum pack_part part)
{
	size_t n = 0;

	for (const struct pack *p = packs; p->language; p++)
		if (p->part == part &&
		    str_eq_ascii(str_of(p->language), language))
			return p;
	while (n < language.n && language.p[n] != '-' && language.p[n] != '_')
		n++;
	return n && n < language.n ? find(str_sub(language, 0, n), part) : NULL;
}

const struct pack *
pack_find(struct str language)
{
	return find(language, PACK_PART_TIMES);
}

const struct pack *
pack_amounts(struct str language)
{
	const struct pack *p = find(language, PACK_PART_AMOUNTS);

	return p ? p : find(STR("en"), PACK_PART_AMOUNTS);
}

const struct pack *
pack_names(struct str language)
{
	return find(language, PACK_PART_NAMES);
}

static bool
in_word(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC3;
}

static unsigned char
small(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c;
}

/* Would a form that ends before text.p[end] cut a word in two? */
static bool
cuts_word(const struct pack *pack, struct str text, size_t end)
{
	unsigned char last, next;

	if (end >= text.n || (pack->han && pack->part != PACK_PART_AMOUNTS))
		return false;
	last = (unsigned char)text.p[end - 1];
	next = (unsigned char)text.p[end];
	if (pack->han && (last >= 0x80 || next >= 0x80))
		return false;
	return in_word(last) && in_word(next);
}

/* A step along the text through the trie: the next longer form that starts
 * where the walk began. */
struct walk {
	const struct pack *pack;
	struct str text;
	size_t at; /* behind the form */
	int32_t node;
};

/* The first entry of the next form; NULL when none is longer. */
static inline const struct pack_entry *
longer_form(struct walk *w)
{
	while (w->at < w->text.n) {
		int32_t next = w->pack->nodes[w->node].base +
			       small((unsigned char)w->text.p[w->at]);

		if (w->pack->nodes[next].check != w->node)
			break;
		w->node = next;
		w->at++;
		if (w->pack->nodes[next].entry >= 0)
			return w->pack->entries + w->pack->nodes[next].entry;
	}
	return NULL;
}

const struct pack_entry *
pack_match(const struct pack *pack, struct str text, size_t at, size_t *end)
{
	const struct pack_entry *best = NULL, *e;
	struct walk w = {pack, text, at, 0};

	if (!pack_may_start(pack, text, at))
		return NULL;
	while ((e = longer_form(&w)) != NULL) {
		if (cuts_word(pack, text, w.at))
			continue;
		best = e;
		*end = w.at;
	}
	return best;
}

const struct pack_entry *
pack_match_as(const struct pack *pack, struct str text, size_t at,
	      enum pack_class cls, size_t *end)
{
	const struct pack_entry *best = NULL, *e;
	struct walk w = {pack, text, at, 0};

	if (!(pack_may_start(pack, text, at) >> (cls % 64) & 1))
		return NULL;
	while ((e = longer_form(&w)) != NULL) {
		e = pack_as(e, cls);
		if (!e || cuts_word(pack, text, w.at))
			continue;
		best = e;
		*end = w.at;
	}
	return best;
}

/* The entry of a class in `set` among those of one form; NULL none. */
static const struct pack_entry *
entry_in(const struct pack_entry *e, uint32_t set)
{
	for (;; e++) {
		if (e->cls >= PACK_SCALE_PLURAL &&
		    set >> (e->cls - PACK_SCALE_PLURAL) & 1)
			return e;
		if (!e->more)
			return NULL;
	}
}

const struct pack_entry *
pack_match_in(const struct pack *pack, struct str text, size_t at, uint32_t set,
	      size_t *end)
{
	const struct pack_entry *best = NULL, *e;
	struct walk w = {pack, text, at, 0};

	if (!pack_may_start(pack, text, at))
		return NULL;
	while ((e = longer_form(&w)) != NULL) {
		e = cuts_word(pack, text, w.at) ? NULL : entry_in(e, set);
		if (e) {
			best = e;
			*end = w.at;
		}
	}
	return best;
}

uint64_t
pack_classes(const struct pack *pack, struct str text, size_t at)
{
	const struct pack_entry *e;
	struct walk w = {pack, text, at, 0};
	uint64_t set = 0;

	if (!pack_may_start(pack, text, at))
		return 0;
	while ((e = longer_form(&w)) != NULL) {
		for (; e->more; e++)
			set |= (uint64_t)1 << e->cls;
		set |= (uint64_t)1 << e->cls;
	}
	return set;
}

_Static_assert(PACK_SCALE_PLURAL <= 64, "classes of times fit in a word");
_Static_assert(PACK_NAME - PACK_SCALE_PLURAL <= 32,
	       "classes of amounts fit in a set");

const struct pack_entry *
pack_as(const struct pack_entry *e, enum pack_class cls)
{
	while (e && e->cls != cls)
		e = e->more ? e + 1 : NULL;
	return e;
}
