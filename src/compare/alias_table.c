/* Which names are those of one thing: the tables that come with the program,
 * compiled and mapped, and what the user and the texts add to them. Names are
 * looked up by their plain form (name_cut). What the user says comes first: a
 * thing of his that shares a name with one of the tables is that thing. The
 * file is trusted no further than its header. Look-up O(1) expected. */
#include "alias_parts.h"
#include "names_file.h"
#include "rashomon/base/data.h"

#include <stdlib.h>

/* Names of one thing in a line; what follows is left out. Slots that are looked
 * at for a name: half of them are free, so that runs are short. */
enum { NAMES_MOST = 64, TRIES_MOST = 1024 };

static bool
header_ok(struct str bytes, struct names_header *h)
{
	if (bytes.n < sizeof *h)
		return false;
	memcpy(h, bytes.p, sizeof *h);
	return !memcmp(h->magic, NAMES_MAGIC, sizeof h->magic) &&
	       h->order == NAMES_ORDER && h->size == bytes.n && h->slots &&
	       !(h->slots & (h->slots - 1)) && h->groups <= h->slots &&
	       h->slots <= (bytes.n - sizeof *h) / sizeof(struct names_slot);
}

void
names_open(struct name_matcher *m, struct error *e)
{
	struct buf place = BUF_INIT;
	struct names_header h;
	bool ok = false;

	for (unsigned i = 0; !ok; i++) {
		buf_clear(&place);
		if (!data_path(&place, "names.bin", i))
			break;
		ok = data_map(&m->table, place.p, e);
	}
	if (ok && !header_ok(m->table, &h)) {
		error_set(e, place.p, "no table of names of this version");
		data_unmap(m->table);
		m->table = STR_NONE;
	} else if (ok) {
		m->slots = h.slots;
		m->things = m->first_own = h.groups;
	}
	buf_free(&place);
}

void
names_close(struct name_matcher *m)
{
	data_unmap(m->table);
	map_free(&m->groups);
	free(m->moved);
}

/* The thing of the program's tables that has the name. */
static size_t
in_table(const struct name_matcher *m, struct str plain)
{
	const struct names_slot *slots;
	size_t i = (size_t)hash_bytes(plain);

	if (!m->slots)
		return MAP_NONE;
	slots = (const void *)(m->table.p + sizeof(struct names_header));
	for (size_t tries = 0; tries < m->slots && tries < TRIES_MOST;
	     tries++, i++) {
		const struct names_slot *s = &slots[i & (m->slots - 1)];

		if (!s->end)
			break;
		if (s->start <= s->end && s->end <= m->table.n &&
		    str_eq(str_sub(m->table, s->start, s->end), plain))
			return s->group < m->first_own ? s->group : MAP_NONE;
	}
	return MAP_NONE;
}

size_t
names_group(const struct name_matcher *m, struct str plain)
{
	size_t group = map_get(&m->groups, plain);

	if (group != MAP_NONE)
		return group;
	group = in_table(m, plain);
	return group != MAP_NONE && m->moved ? m->moved[group] : group;
}

/* The thing of the tables that has the name is from now on `group`. */
static void
move_thing(struct name_matcher *m, struct str plain, size_t group)
{
	size_t thing = in_table(m, plain);

	if (thing == MAP_NONE)
		return;
	if (!m->moved) {
		m->moved = mem_alloc(mem_mul(m->first_own, sizeof *m->moved));
		for (size_t i = 0; i < m->first_own; i++)
			m->moved[i] = i;
	}
	if (m->moved[thing] == thing)
		m->moved[thing] = group;
}

/* One thing's names go into the group that one of them already has, or into
 * a new one; a name keeps the group it had first. */
static void
add_line(struct name_matcher *m, struct str line)
{
	struct name_parts cut[NAMES_MOST];
	size_t n = 0, group = MAP_NONE;

	for (; line.n && n < NAMES_MOST; n++) {
		size_t tab = str_find(line, STR("\t"), 0);

		tab = tab == (size_t)-1 ? line.n : tab;
		name_cut(&cut[n], str_sub(line, 0, tab));
		if (group == MAP_NONE)
			group = map_get(&m->groups, buf_str(&cut[n].plain));
		line = str_sub(line, tab + (tab < line.n), line.n);
	}
	if (group == MAP_NONE)
		group = m->things++;
	for (size_t i = 0; i < n; i++) {
		if (cut[i].plain.n) {
			map_at(&m->groups, buf_str(&cut[i].plain), group);
			move_thing(m, buf_str(&cut[i].plain), group);
		}
		name_parts_free(&cut[i]);
	}
}

void
names_add_table(struct name_matcher *m, struct str text)
{
	struct str line;

	while (str_line(&text, &line))
		if (line.n && line.p[0] != '#')
			add_line(m, line);
}

static bool
may_be_name(const struct name_parts *n)
{
	bool letter = false;

	for (size_t i = 0; i < n->plain.n; i++) {
		unsigned char c = (unsigned char)n->plain.p[i];

		letter |= c >= 0x80 || (c >= 'a' && c <= 'z');
	}
	return letter && n->letters >= 2 && n->parts < PARTS_MOST &&
	       n->plain.n <= 80;
}

void
names_add_pair(struct name_matcher *m, struct str a, struct str b)
{
	struct name_parts cut[2];

	name_cut(&cut[0], a);
	name_cut(&cut[1], b);
	if (may_be_name(&cut[0]) && may_be_name(&cut[1]) &&
	    cut[0].han != cut[1].han) {
		struct str x = buf_str(&cut[0].plain);
		struct str y = buf_str(&cut[1].plain);
		size_t group = names_group(m, x), other = names_group(m, y);

		if (group == MAP_NONE)
			group = other != MAP_NONE ? other : m->things++;
		map_at(&m->groups, x, group);
		if (other == MAP_NONE)
			map_at(&m->groups, y, group);
	}
	name_parts_free(&cut[0]);
	name_parts_free(&cut[1]);
}
