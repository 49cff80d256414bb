#include "rashomon/lang/pack.h"

static const struct pack *
find(struct str language, bool amounts)
{
	size_t n = 0;

	for (const struct pack *p = packs; p->language; p++)
		if (p->amounts == amounts &&
		    str_eq_ascii(str_of(p->language), language))
			return p;
	while (n < language.n && language.p[n] != '-' && language.p[n] != '_')
		n++;
	return n && n < language.n ? find(str_sub(language, 0, n), amounts)
				   : NULL;
}

const struct pack *
pack_find(struct str language)
{
	return find(language, false);
}

const struct pack *
pack_amounts(struct str language)
{
	const struct pack *p = find(language, true);

	return p ? p : find(STR("en"), true);
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

/* Would a form that ends in `c` at text.p[i] cut a word in two? */
static bool
cuts_word(const struct pack *pack, struct str text, size_t i, unsigned char c)
{
	unsigned char next;

	if (i + 1 >= text.n || (pack->han && !pack->amounts))
		return false;
	next = (unsigned char)text.p[i + 1];
	if (pack->han && (c >= 0x80 || next >= 0x80))
		return false;
	return in_word(c) && in_word(next);
}

const struct pack_entry *
pack_match(const struct pack *pack, struct str text, size_t at, size_t *end)
{
	const struct pack_entry *best = NULL;
	int32_t node = 0;

	if (!pack_may_start(pack, text, at))
		return NULL;
	for (size_t i = at; i < text.n; i++) {
		unsigned char c = small((unsigned char)text.p[i]);
		int32_t next = pack->nodes[node].base + c;

		if (pack->nodes[next].check != node)
			break;
		node = next;
		if (pack->nodes[node].entry < 0)
			continue;
		if (cuts_word(pack, text, i, c))
			continue;
		best = pack->entries + pack->nodes[node].entry;
		*end = i + 1;
	}
	return best;
}

const struct pack_entry *
pack_match_as(const struct pack *pack, struct str text, size_t at,
	      enum pack_class cls, size_t *end)
{
	const struct pack_entry *best = NULL, *e;
	int32_t node = 0;

	if (!(pack_may_start(pack, text, at) >> (cls % 64) & 1))
		return NULL;
	for (size_t i = at; i < text.n; i++) {
		int32_t next = pack->nodes[node].base +
			       small((unsigned char)text.p[i]);

		if (pack->nodes[next].check != node)
			break;
		node = next;
		if (pack->nodes[node].entry < 0)
			continue;
		e = pack_as(pack->entries + pack->nodes[node].entry, cls);
		if (e) {
			best = e;
			*end = i + 1;
		}
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
	int32_t node = 0;

	if (!pack_may_start(pack, text, at))
		return NULL;
	for (size_t i = at; i < text.n; i++) {
		unsigned char c = small((unsigned char)text.p[i]);
		int32_t next = pack->nodes[node].base + c;

		if (pack->nodes[next].check != node)
			break;
		node = next;
		if (pack->nodes[node].entry < 0 || cuts_word(pack, text, i, c))
			continue;
		e = entry_in(pack->entries + pack->nodes[node].entry, set);
		if (e) {
			best = e;
			*end = i + 1;
		}
	}
	return best;
}

uint64_t
pack_classes(const struct pack *pack, struct str text, size_t at)
{
	uint64_t set = 0;
	int32_t node = 0;

	if (!pack_may_start(pack, text, at))
		return 0;
	for (size_t i = at; i < text.n; i++) {
		int32_t next = pack->nodes[node].base +
			       small((unsigned char)text.p[i]);
		const struct pack_entry *e;

		if (pack->nodes[next].check != node)
			break;
		node = next;
		if (pack->nodes[node].entry < 0)
			continue;
		e = pack->entries + pack->nodes[node].entry;
		for (; e->more; e++)
			set |= (uint64_t)1 << e->cls;
		set |= (uint64_t)1 << e->cls;
	}
	return set;
}

_Static_assert(PACK_SCALE_PLURAL <= 64, "classes of times fit in a word");
_Static_assert(PACK_CLASS_COUNT - PACK_SCALE_PLURAL <= 32,
	       "classes of amounts fit in a set");

const struct pack_entry *
pack_as(const struct pack_entry *e, enum pack_class cls)
{
	while (e && e->cls != cls)
		e = e->more ? e + 1 : NULL;
	return e;
}
