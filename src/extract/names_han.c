/* Names in Han script. All tests fold traditional characters to simplified
 * first. A "stretch" is a maximal run of Han characters and dots; every name
 * lies in one (names_han_scan.c says how). Behind it an original may stand in
 * brackets, 歐凡集團(Orvane): it becomes the value. Persons are found again by
 * the parts of their names. Growth: linear. */
#include "names_han.h"

#include "rashomon/base/map.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

/* The Latin original in brackets right behind a stretch: its bytes without
 * the brackets, and where the brackets end; empty when there is none. */
static struct str
original(struct str text, size_t at, size_t *end)
{
	struct str open = STR("("), wide = STR("（");
	struct str rest = str_sub(text, at, text.n);
	size_t from, to;
	bool letters = false;

	if (str_starts(rest, wide))
		from = at + wide.n;
	else if (str_starts(rest, open))
		from = at + 1;
	else
		return STR_NONE;
	for (to = from; to < text.n && to - from < 80; to++) {
		unsigned char c = (unsigned char)text.p[to];

		if (c == ')' ||
		    str_starts(str_sub(text, to, text.n), STR("）")))
			break;
		if (c < 0x80 && (c | 32) >= 'a' && (c | 32) <= 'z')
			letters = true;
		else if (c >= 0xE3 || (c < 0x80 && !strchr(" .'-&", c)))
			return STR_NONE;
	}
	if (to >= text.n || to - from >= 80 || !letters || text.p[from] < 'A' ||
	    text.p[from] > 'Z')
		return STR_NONE;
	*end = to + (text.p[to] == ')' ? 1u : 3u);
	return str_sub(text, from, to);
}

/* Ties an original in brackets to the name before it, or takes the words
 * before it as the name. */
static void
gloss(struct finder *f, struct stretch *s, struct str text)
{
	size_t end, from = s->c.n;
	struct str o = original(text, s->end, &end);
	struct mention *last;

	if (!o.n)
		return;
	if (!f->found.n || f->found.v[f->found.n - 1].end != s->end ||
	    s->from != s->c.n) {
		while (from > s->from && s->c.n - from < HAN_PART_MOST &&
		       !han_stops(s->c.v[from - 1].cp) &&
		       !s->ends.v[from].before)
			from--;
		if (s->c.n - from < 2)
			return;
		han_push(f, s, from, s->c.n, NAME_NONE);
	}
	last = &f->found.v[f->found.n - 1];
	last->end = end;
	if (o.n > 5 || last->name == NAME_PERSON)
		last->value = arena_dup(f->arena, o);
}

static void
stretch_end(struct finder *f, struct stretch *s, struct str text)
{
	if (s->c.n > 1) {
		han_scan(f, s);
		gloss(f, s, text);
	}
	s->c.n = 0;
	s->from = 0;
	buf_clear(&s->folded);
}

static void
stretch_add(struct stretch *s, uint32_t cp, size_t at, size_t n)
{
	struct han h = {han_dot(cp) ? 0xB7 : fold_han(cp), at};
	char z[3] = {'\xEF', '\xBF', '\xBD'};

	if (h.cp >= 0x800 && h.cp <= 0xFFFF)
		han_bytes(h.cp, z);
	buf_add(&s->folded, (struct str){z, 3});
	vec_push(&s->c, h);
	s->end = at + n;
}

/* The last bytes of a name's first two characters, six bits each. */
static inline size_t
pair_of(const char *p)
{
	return (size_t)(p[2] & 63) | (size_t)(p[5] & 63) << 6;
}

/* Names found by their title or dot are found again by themselves: keys are
 * whole names and their dotted parts, folded; values places in `found`. */
static void
learn(struct finder *f, struct map *known, uint64_t pairs[64], struct str text,
      size_t first)
{
	struct buf b = BUF_INIT;

	for (size_t i = first; i < f->found.n; i++) {
		const struct mention *m = &f->found.v[i];
		size_t part = 0;

		if (m->name != NAME_PERSON)
			continue;
		buf_clear(&b);
		for (size_t at = m->start, n; at <= m->end; at += n) {
			uint32_t cp = '(';

			n = 1;
			if (at < m->end)
				n = utf8_next(text, at, &cp);
			if (cp_is_han(cp)) {
				utf8_add(&b, fold_han(cp));
				continue;
			}
			if (b.n - part >= 6) {
				size_t pair = pair_of(b.p + part);

				map_at(known, str_sub(buf_str(&b), part, b.n),
				       i);
				pairs[pair >> 6] |= UINT64_C(1) << (pair & 63);
			}
			part = b.n;
			if (!han_dot(cp))
				break;
		}
	}
	buf_free(&b);
}

/* Is [start, end) inside a name that was found? `found` is sorted up to
 * `first`; *at moves along. */
static bool
inside(const mention_list *found, size_t n, size_t *at, size_t start)
{
	while (*at < n && found->v[*at].end <= start)
		(*at)++;
	return *at < n && found->v[*at].start <= start;
}

static size_t
known_at(const struct map *known, const struct stretch *s, size_t i, size_t *n)
{
	for (*n = 5; *n >= 2; (*n)--) {
		struct str key;
		size_t hit;

		if (i + *n > s->c.n)
			continue;
		key = str_sub(buf_str(&s->folded), i * 3, (i + *n) * 3);
		hit = map_get(known, key);
		if (hit != MAP_NONE)
			return hit;
	}
	return MAP_NONE;
}

struct again {
	const struct map *known;
	const uint64_t *pairs; /* that a known name may start with, as bits */
	size_t first, last;    /* places of Han names in `found` */
	size_t at;
};

static void
scan_again(struct finder *f, struct stretch *s, struct str text,
	   struct again *a)
{
	for (size_t i = 0; i + 1 < s->c.n; i++) {
		size_t n, hit, pair = pair_of(s->folded.p + i * 3);

		if (!(a->pairs[pair >> 6] >> (pair & 63) & 1) ||
		    inside(&f->found, a->last, &a->at, han_byte(s, i)))
			continue;
		hit = known_at(a->known, s, i, &n);
		if (hit == MAP_NONE)
			continue;
		han_push(f, s, i, i + n, NAME_PERSON);
		if (!f->found.v[hit].value)
			f->found.v[hit].value = arena_dup(
				f->arena, str_sub(text, f->found.v[hit].start,
						  f->found.v[hit].end));
		f->found.v[f->found.n - 1].value = f->found.v[hit].value;
		i += n - 1;
	}
	s->c.n = 0;
	s->from = 0;
	buf_clear(&s->folded);
}

static void
each_stretch(struct finder *f, struct str text, struct again *again)
{
	struct stretch s = {0};

	for (size_t at = 0, n; at <= text.n; at += n) {
		uint32_t cp = 0;

		n = 1;
		if (at < text.n && (unsigned char)text.p[at] >= 0x80)
			n = utf8_next(text, at, &cp);
		if (cp_is_han(cp) || (s.c.n && han_dot(cp)))
			stretch_add(&s, cp, at, n);
		else if (s.c.n && again)
			scan_again(f, &s, text, again);
		else if (s.c.n)
			stretch_end(f, &s, text);
	}
	vec_free(&s.c);
	vec_free(&s.ends);
	vec_free(&s.known);
	buf_free(&s.folded);
}

void
find_han(struct finder *f, struct str text)
{
	struct map known = MAP_INIT;
	size_t first = f->found.n;
	struct again again;
	uint64_t pairs[64] = {0};

	han_note_openers(f);
	each_stretch(f, text, NULL);
	learn(f, &known, pairs, text, first);
	again = (struct again){&known, pairs, first, f->found.n, first};
	if (known.n)
		each_stretch(f, text, &again);
	map_free(&known);
}
