/* Compiles the lexicon's text (data/lexicon.txt) into the file that is
 * mapped at run time, and that of the glosses. Usage: mklexicon TEXT OUT
 * GLOSSES
 *
 * For each word the glosses are cut to stems, so that nothing English is
 * parsed at run time. A gloss is what stands between '/', ';' and, in proper
 * names, the first ','. What stands in brackets is left out, but for an
 * abbreviation in capitals, which becomes a gloss of its own. */
#include "lexicon_file.h"
#include "rashomon/base/ascii.h"
#include "rashomon/base/buf.h"
#include "rashomon/base/data.h"
#include "rashomon/base/map.h"
#include "rashomon/base/vec.h"
#include "rashomon/lang/stem.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { STEMS_A_GLOSS = 9, SHOWN = 60, SHOWN_NAME = 160, WORD_MOST = 255 };

struct word {
	struct str word, readings, glosses;
};

/* An entry: its word, and where it will stand. */
struct row {
	struct str word;
	bool name;
	uint32_t info, record;
};

struct maker {
	VEC(struct word) words;
	struct arena arena;
	struct map stems;      /* stem -> number in `names` */
	VEC(struct str) names; /* stems in the order they were met */
	VEC(uint32_t) counts;  /* of `names`: words they stand in */
	VEC(uint32_t) last;    /* of `names`: last word counted, from 1 */
	VEC(uint32_t) sorted;  /* of `names`: place among the sorted */
	VEC(struct row) rows;
	struct buf info, records;
};

static int
word_order(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	int c = str_cmp(x->word, y->word);

	return c ? c : str_cmp(x->glosses, y->glosses);
}

static struct str
field(struct str *line)
{
	size_t end = str_find(*line, STR("\t"), 0);
	struct str s = *line;

	if (end == (size_t)-1)
		end = line->n;
	s.n = end;
	*line = str_sub(*line, end + (end < line->n), line->n);
	return s;
}

static void
read_text(struct maker *m, struct str text)
{
	struct str line;
	struct buf folded = BUF_INIT;

	while (str_line(&text, &line)) {
		struct word w;

		if (!line.n || line.p[0] == '#')
			continue;
		buf_clear(&folded);
		fold(&folded, field(&line));
		w.word = arena_str(&m->arena, buf_str(&folded));
		w.readings = field(&line);
		w.glosses = line;
		if (w.word.n && w.word.n <= WORD_MOST)
			vec_push(&m->words, w);
	}
	buf_free(&folded);
	qsort(m->words.v, m->words.n, sizeof *m->words.v, word_order);
}

static uint32_t
stem_number(struct maker *m, struct str stem, uint32_t word)
{
	size_t *at = map_at(&m->stems, stem, m->names.n);
	uint32_t n = (uint32_t)*at;

	if (n == m->names.n) {
		vec_push(&m->names, arena_str(&m->arena, stem));
		vec_push(&m->counts, 0);
		vec_push(&m->last, 0);
	}
	if (m->last.v[n] != word) {
		m->last.v[n] = word;
		m->counts.v[n]++;
	}
	return n;
}

/* A list of stem numbers of one gloss, kept until all stems are known. */
struct gloss_stems {
	uint32_t v[STEMS_A_GLOSS];
	size_t n;
};
typedef VEC(struct gloss_stems) stems_list;

static void
gloss_stems(struct maker *m, stems_list *out, struct str gloss, uint32_t word)
{
	struct gloss_stems g = {.n = 0};
	struct str w;
	char z[STEM_MOST];

	for (size_t at = 0; stem_next(gloss, &at, &w);) {
		bool seen = false;
		uint32_t n;

		if (stem_stop(w))
			continue;
		n = stem_number(m, (struct str){z, stem_en(z, w)}, word);
		for (size_t i = 0; i < g.n; i++)
			seen |= g.v[i] == n;
		if (!seen && g.n < STEMS_A_GLOSS)
			g.v[g.n++] = n;
	}
	if (g.n)
		vec_push(out, g);
}

/* Is `s` an abbreviation in capitals: AI, IPO, COVID-19? */
static bool
is_acronym(struct str s)
{
	size_t capitals = 0;

	for (size_t i = 0; i < s.n; i++) {
		capitals += ascii_capital(s.p[i]);
		if (s.p[i] == ' ' || ascii_small(s.p[i]))
			return false;
	}
	return capitals >= 2 && s.n <= 12;
}

/* One gloss between '/' or ';' (or ',' in names), brackets taken out. */
static void
take_gloss(struct maker *m, stems_list *out, struct str gloss, uint32_t word)
{
	struct buf plain = BUF_INIT, folded = BUF_INIT;
	size_t open = (size_t)-1;

	for (size_t i = 0; i < gloss.n; i++) {
		if (gloss.p[i] == '(' && open == (size_t)-1) {
			open = i + 1;
		} else if (gloss.p[i] == ')' && open != (size_t)-1) {
			struct str in = str_sub(gloss, open, i);

			if (is_acronym(in)) {
				buf_clear(&folded);
				fold(&folded, in);
				gloss_stems(m, out, buf_str(&folded), word);
			}
			open = (size_t)-1;
		} else if (open == (size_t)-1) {
			buf_addc(&plain, gloss.p[i]);
		}
	}
	buf_clear(&folded);
	fold(&folded, buf_str(&plain));
	gloss_stems(m, out, buf_str(&folded), word);
	buf_free(&plain);
	buf_free(&folded);
}

static void
take_glosses(struct maker *m, stems_list *out, struct str all, uint32_t word,
	     bool name)
{
	size_t from = 0, depth = 0;

	for (size_t i = 0; i <= all.n; i++) {
		char c = i < all.n ? all.p[i] : '/';
		bool comma = false;

		if (c == '(')
			depth++;
		if (c == ')' && depth)
			depth--;
		if (c == ',' && name && !depth)
			comma = true;
		if (c != '/' && !comma && !(c == ';' && !depth))
			continue;
		take_gloss(m, out, str_sub(all, from, i), word);
		from = i + 1;
		depth = 0;
	}
}

static void
pack(struct buf *out, const stems_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct gloss_stems *g = &list->v[i];

		buf_addc(out, (char)g->n);
		for (size_t k = 0; k < g->n; k++) {
			uint32_t n = g->v[k];

			for (; n > 0x7F; n >>= 7)
				buf_addc(out, (char)(0x80 | (n & 0x7F)));
			buf_addc(out, (char)n);
		}
	}
}

static bool
is_name(struct str readings)
{
	return readings.n && ascii_capital(readings.p[0]);
}

/* The glosses to be shown: as many whole ones as fit, the first in any
 * case. */
static struct str
shown(struct str glosses, size_t most)
{
	size_t fits = 0;

	for (size_t i = 0; i <= glosses.n; i++) {
		bool end = i == glosses.n || glosses.p[i] == '/' ||
			   glosses.p[i] == ';';

		if (end && (i <= most || !fits))
			fits = i;
	}
	return str_sub(glosses, 0, fits);
}

/* All words that fold to one spelling become one entry. */
static void
make_entries(struct maker *m, stems_list *lists, size_t *list_of)
{
	for (size_t i = 0, k; i < m->words.n; i = k) {
		const struct word *w = &m->words.v[i];
		struct row row = {
			.word = w->word,
			.info = (uint32_t)m->info.n,
			.name = is_name(w->readings),
		};
		uint32_t number = (uint32_t)m->rows.n + 1;

		for (k = i;
		     k < m->words.n && str_eq(m->words.v[k].word, w->word); k++)
			take_glosses(m, lists, m->words.v[k].glosses, number,
				     is_name(w->readings));
		buf_add(&m->info, w->readings);
		buf_addc(&m->info, '\0');
		buf_add(&m->info,
			shown(w->glosses,
			      is_name(w->readings) ? SHOWN_NAME : SHOWN));
		buf_addc(&m->info, '\0');
		list_of[m->rows.n + 1] = lists->n;
		vec_push(&m->rows, row);
	}
}

struct numbered {
	struct str name;
	uint32_t old, count;
};

static int
numbered_order(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return str_cmp(x->name, y->name);
}

/* Renumbers the stems: those of most words first, so that most of what is
 * asked for has a short number and stands together. */
static struct numbered *
sort_stems(struct maker *m)
{
	struct numbered *s =
		mem_alloc(mem_mul(m->names.n, sizeof(struct numbered)));

	for (size_t i = 0; i < m->names.n; i++)
		s[i] = (struct numbered){m->names.v[i], (uint32_t)i,
					 m->counts.v[i]};
	qsort(s, m->names.n, sizeof *s, numbered_order);
	vec_reserve(&m->sorted, m->names.n);
	m->sorted.n = m->names.n;
	for (size_t i = 0; i < m->names.n; i++)
		m->sorted.v[s[i].old] = (uint32_t)i;
	return s;
}

static void
put32(struct buf *b, size_t n)
{
	uint32_t u = (uint32_t)n;

	buf_add(b, (struct str){(const char *)&u, sizeof u});
}

static void
align4(struct buf *b)
{
	while (b->n % 4)
		buf_addc(b, '\0');
}

static void
put_first(struct buf *out, const struct maker *m)
{
	size_t at = 0;

	for (uint32_t cp = LEXICON_FIRST; cp <= LEXICON_LAST + 1; cp++) {
		while (at < m->rows.n) {
			uint32_t c;

			utf8_next(m->rows.v[at].word, 0, &c);
			if (c >= cp)
				break;
			at++;
		}
		put32(out, at);
	}
}

static void
put_entries(struct buf *out, const struct maker *m)
{
	for (size_t i = 0; i < m->rows.n; i++)
		put32(out, m->rows.v[i].record |
				   (m->rows.v[i].name ? LEXICON_NAME : 0));
	put32(out, m->records.n);
}

static void
put_stems(struct buf *out, struct buf *text, const struct maker *m,
	  const struct numbered *s)
{
	for (size_t i = 0; i < m->names.n; i++) {
		put32(out, text->n);
		buf_add(text, s[i].name);
	}
	put32(out, text->n);
}

static size_t
put_glosses(struct buf *out, const struct maker *m)
{
	for (size_t i = 0; i < m->rows.n; i++)
		put32(out, m->rows.v[i].info);
	put32(out, m->info.n);
	buf_add(out, buf_str(&m->info));
	return out->n;
}

static uint32_t
put_text(struct buf *out, const struct buf *text)
{
	uint32_t at = (uint32_t)out->n;

	buf_add(out, buf_str(text));
	align4(out);
	return at;
}

static void
write_all(struct maker *m, struct buf *out, struct buf *glosses,
	  const struct numbered *s)
{
	struct lexicon_header h = {.magic = LEXICON_MAGIC,
				   .order = LEXICON_ORDER,
				   .words = (uint32_t)m->rows.n,
				   .stems = (uint32_t)m->names.n};
	struct buf stem_text = BUF_INIT;

	buf_add(out, (struct str){(const char *)&h, sizeof h});
	h.first = (uint32_t)out->n;
	put_first(out, m);
	h.entries = (uint32_t)out->n;
	put_entries(out, m);
	h.stem_at = (uint32_t)out->n;
	put_stems(out, &stem_text, m, s);
	h.stem_text = put_text(out, &stem_text);
	h.records = put_text(out, &m->records);
	h.counts = (uint32_t)out->n;
	for (size_t i = 0; i < m->names.n; i++)
		put32(out, s[i].count);
	h.glosses = (uint32_t)put_glosses(glosses, m);
	h.size = (uint32_t)out->n;
	memcpy(out->p, &h, sizeof h);
	buf_free(&stem_text);
}

static void
compile(struct maker *m, struct buf *out, struct buf *glosses)
{
	stems_list lists = {0};
	size_t *list_of = mem_zero(mem_mul(m->words.n + 1, sizeof(size_t)));
	struct numbered *sorted;

	make_entries(m, &lists, list_of);
	sorted = sort_stems(m);
	for (size_t i = 0; i < m->rows.n; i++) {
		stems_list part = {.v = lists.v + list_of[i],
				   .n = list_of[i + 1] - list_of[i]};

		for (size_t k = 0; k < part.n; k++)
			for (size_t j = 0; j < part.v[k].n; j++)
				part.v[k].v[j] = m->sorted.v[part.v[k].v[j]];
		m->rows.v[i].record = (uint32_t)m->records.n;
		buf_addc(&m->records, (char)m->rows.v[i].word.n);
		buf_add(&m->records, m->rows.v[i].word);
		pack(&m->records, &part);
	}
	write_all(m, out, glosses, sorted);
	free(sorted);
	free(list_of);
	vec_free(&lists);
}

static void
maker_free(struct maker *m)
{
	vec_free(&m->words);
	vec_free(&m->names);
	vec_free(&m->counts);
	vec_free(&m->last);
	vec_free(&m->sorted);
	vec_free(&m->rows);
	buf_free(&m->info);
	buf_free(&m->records);
	map_free(&m->stems);
	arena_free(&m->arena);
}

int
main(int argc, char **argv)
{
	struct maker m = {0};
	struct buf out = BUF_INIT, glosses = BUF_INIT;
	struct error e = ERROR_INIT;
	struct str text;
	bool ok;

	if (argc != 4) {
		fputs("usage: mklexicon TEXT OUT GLOSSES\n", stderr);
		return 2;
	}
	ok = data_map(&text, argv[1], &e);
	if (ok) {
		read_text(&m, text);
		compile(&m, &out, &glosses);
		data_unmap(text);
		ok = (m.rows.n || error_set(&e, argv[1], "no words")) &&
		     data_save(argv[3], buf_str(&glosses), &e) &&
		     data_save(argv[2], buf_str(&out), &e);
	}
	if (!ok)
		fprintf(stderr, "mklexicon: %s: %s\n", e.place.p, e.what.p);
	maker_free(&m);
	buf_free(&out);
	buf_free(&glosses);
	error_free(&e);
	return ok ? 0 : 2;
}
