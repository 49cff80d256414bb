#include "rashomon/lang/pack.h"

const struct pack *
pack_find(struct str language)
{
	size_t n = 0;

	for (const struct pack *p = packs; p->language; p++)
		if (str_eq_ascii(str_of(p->language), language))
			return p;
	while (n < language.n && language.p[n] != '-' && language.p[n] != '_')
		n++;
	for (const struct pack *p = packs; p->language && n; p++)
		if (str_eq_ascii(str_of(p->language), str_sub(language, 0, n)))
			return p;
	return NULL;
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

const struct pack_entry *
pack_match(const struct pack *pack, struct str text, size_t at, size_t *end)
{
	const struct pack_entry *best = NULL;
	int32_t node = 0;

	for (size_t i = at; i < text.n; i++) {
		unsigned char c = small((unsigned char)text.p[i]);
		int32_t next = pack->nodes[node].base + c;

		if (pack->nodes[next].check != node)
			break;
		node = next;
		if (pack->nodes[node].entry < 0)
			continue;
		if (!pack->han && in_word(c) && i + 1 < text.n &&
		    in_word((unsigned char)text.p[i + 1]))
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

uint64_t
pack_classes(const struct pack *pack, struct str text, size_t at)
{
	uint64_t set = 0;
	int32_t node = 0;

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

_Static_assert(PACK_CLASS_COUNT <= 64, "classes fit in a word");

const struct pack_entry *
pack_as(const struct pack_entry *e, enum pack_class cls)
{
	while (e && e->cls != cls)
		e = e->more ? e + 1 : NULL;
	return e;
}
