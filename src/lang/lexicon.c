/* The mapped lexicon. The file is trusted no further than its header: every
 * offset read from it is held inside the map, so that a damaged file gives
 * wrong glosses and not a crash. The glosses as written are twice as long as
 * all of it and wanted for a few names only: they are a file of their own that
 * is read, since one gloss that is mapped brings its neighbours into memory,
 * up to 2 MB of them. */
#include "rashomon/lang/lexicon.h"

#include "lexicon_file.h"
#include "rashomon/base/data.h"
#include "rashomon/base/vec.h"
#include "rashomon/text/utf8.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct lexicon {
	struct str bytes;
	struct lexicon_header h;
	const uint32_t *first, *entries, *stem_at, *counts;
	int fd;
};

static bool
table_fits(const struct lexicon *x, uint32_t at, size_t n, size_t size)
{
	return at % 4 == 0 && at <= x->bytes.n && n <= (x->bytes.n - at) / size;
}

static bool
header_ok(const struct lexicon *x)
{
	const struct lexicon_header *h = &x->h;

	return !memcmp(h->magic, LEXICON_MAGIC, sizeof h->magic) &&
	       h->order == LEXICON_ORDER && h->size == x->bytes.n &&
	       table_fits(x, h->first, LEXICON_LAST - LEXICON_FIRST + 2, 4) &&
	       table_fits(x, h->entries, (size_t)h->words + 1, 4) &&
	       table_fits(x, h->stem_at, (size_t)h->stems + 1, 4) &&
	       table_fits(x, h->counts, h->stems, 4) &&
	       h->stem_text <= h->records && h->records <= h->counts &&
	       h->counts <= h->size;
}

/* Opens the glosses that belong to the lexicon `path`; -1 without. */
static int
open_glosses(const struct lexicon *x, const char *path)
{
	const char *name = strrchr(path, '/');
	struct buf place = BUF_INIT;
	struct stat st;
	int fd;

	if (name)
		buf_add(&place, (struct str){path, (size_t)(name + 1 - path)});
	buf_adds(&place, "glosses.bin");
	fd = open(place.p, O_RDONLY | O_CLOEXEC);
	buf_free(&place);
	if (fd >= 0 && (fstat(fd, &st) || st.st_size != x->h.glosses)) {
		close(fd);
		fd = -1;
	}
	return fd;
}

static struct lexicon *
open_at(const char *path, struct error *e)
{
	struct lexicon *x = mem_zero(sizeof *x);

	x->fd = -1;
	if (!data_map(&x->bytes, path, e)) {
		free(x);
		return NULL;
	}
	if (x->bytes.n >= sizeof x->h)
		memcpy(&x->h, x->bytes.p, sizeof x->h);
	if (x->bytes.n < sizeof x->h || !header_ok(x)) {
		error_set(e, path, "not a lexicon of this version");
		lexicon_close(x);
		return NULL;
	}
	x->first = (const void *)(x->bytes.p + x->h.first);
	x->entries = (const void *)(x->bytes.p + x->h.entries);
	x->stem_at = (const void *)(x->bytes.p + x->h.stem_at);
	x->counts = (const void *)(x->bytes.p + x->h.counts);
	x->fd = open_glosses(x, path);
	return x;
}

struct lexicon *
lexicon_open(const char *path, struct error *e)
{
	struct buf place = BUF_INIT;
	struct lexicon *x = NULL;

	if (path)
		return open_at(path, e);
	for (unsigned i = 0; !x; i++) {
		buf_clear(&place);
		if (!data_path(&place, "lexicon.bin", i))
			break;
		x = open_at(place.p, e);
	}
	buf_free(&place);
	return x;
}

void
lexicon_close(struct lexicon *x)
{
	if (!x)
		return;
	data_unmap(x->bytes);
	if (x->fd >= 0)
		close(x->fd);
	free(x);
}

/* Bytes [from, to) of the part of the file [part, end), held inside it. */
static struct str
piece(const struct lexicon *x, uint32_t part, uint32_t end, uint32_t from,
      uint32_t to)
{
	uint32_t size = end - part;

	if (from > size)
		from = size;
	if (to > size)
		to = size;
	return (struct str){x->bytes.p + part + from,
			    to > from ? to - from : 0};
}

/* Word and senses of entry `i`. */
static struct str
record_of(const struct lexicon *x, uint32_t i, struct str *senses)
{
	struct str all = piece(x, x->h.records, x->h.counts,
			       x->entries[i] & ~LEXICON_NAME,
			       x->entries[i + 1] & ~LEXICON_NAME);
	size_t n = all.n ? (unsigned char)all.p[0] + 1u : 0;

	n = n > all.n ? all.n : n;
	*senses = str_sub(all, n, all.n);
	return n ? str_sub(all, 1, n) : STR("");
}

static struct str
word_of(const struct lexicon *x, uint32_t i)
{
	struct str senses;

	return record_of(x, i, &senses);
}

/* Entries among which those are that begin with `cp`: [*low, *high). True
 * where these are all. */
static bool
range_of(const struct lexicon *x, uint32_t cp, uint32_t *low, uint32_t *high)
{
	*low = 0;
	*high = x->h.words;
	if (cp >= LEXICON_FIRST && cp <= LEXICON_LAST) {
		uint32_t a = x->first[cp - LEXICON_FIRST];
		uint32_t b = x->first[cp - LEXICON_FIRST + 1];

		if (a <= b && b <= x->h.words) {
			*low = a;
			*high = b;
			return true;
		}
	}
	return false;
}

/* The first entry in [low, high) that is not before `word`. */
static uint32_t
lower_bound(const struct lexicon *x, struct str word, uint32_t low,
	    uint32_t high)
{
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (str_cmp(word_of(x, mid), word) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

uint32_t
lexicon_find(const struct lexicon *x, struct str word)
{
	uint32_t cp, low, high, end;

	if (!x || !word.n)
		return LEXICON_NONE;
	utf8_next(word, 0, &cp);
	range_of(x, cp, &low, &end);
	high = lower_bound(x, word, low, end);
	return high < end && str_eq(word_of(x, high), word) ? high
							    : LEXICON_NONE;
}

struct lexicon_entry
lexicon_entry(const struct lexicon *x, uint32_t i)
{
	struct lexicon_entry e = {.word = STR(""), false};

	if (i >= x->h.words)
		return e;
	e.word = word_of(x, i);
	e.name = (x->entries[i] & LEXICON_NAME) != 0;
	return e;
}

enum { TOLD_MOST = 65536 };

/* Reads `n` bytes of the glosses at `at`. */
static bool
read_glosses(const struct lexicon *x, void *out, size_t n, uint64_t at)
{
	return pread(x->fd, out, n, (off_t)at) == (ssize_t)n;
}

/* Appends the `n`-th text, from 0, that is told of entry `i`. */
static bool
told_of(const struct lexicon *x, uint32_t i, size_t n, struct buf *out)
{
	uint32_t at[2];
	struct buf info = BUF_INIT;
	struct str text;
	size_t size;

	if (i >= x->h.words ||
	    !read_glosses(x, at, sizeof at, (uint64_t)i * sizeof *at) ||
	    at[1] < at[0] || at[1] - at[0] > TOLD_MOST)
		return false;
	size = at[1] - at[0];
	buf_reserve(&info, size);
	if (!read_glosses(x, info.p, size,
			  ((uint64_t)x->h.words + 1) * sizeof *at + at[0])) {
		buf_free(&info);
		return false;
	}
	text = (struct str){info.p, size};
	for (size_t end;
	     n && (end = str_find(text, (struct str){"", 1}, 0)) != (size_t)-1;
	     n--)
		text = str_sub(text, end + 1, text.n);
	buf_add(out, (struct str){text.p, strnlen(text.p, text.n)});
	buf_free(&info);
	return true;
}

bool
lexicon_readings(const struct lexicon *x, uint32_t i, struct buf *out)
{
	return told_of(x, i, 0, out);
}

bool
lexicon_glosses(const struct lexicon *x, uint32_t i, struct buf *out)
{
	return told_of(x, i, 1, out);
}

uint32_t
lexicon_stems(const struct lexicon *x)
{
	return x ? x->h.stems : 0;
}

struct str
lexicon_stem(const struct lexicon *x, uint32_t stem)
{
	if (stem >= x->h.stems)
		return STR("");
	return piece(x, x->h.stem_text, x->h.records, x->stem_at[stem],
		     x->stem_at[stem + 1]);
}

uint32_t
lexicon_stem_count(const struct lexicon *x, uint32_t stem)
{
	return stem < x->h.stems ? x->counts[stem] : 0;
}

struct lexicon_senses
lexicon_senses(const struct lexicon *x, uint32_t i)
{
	struct lexicon_senses s = {.rest = STR(""), .known = x->h.stems};

	if (i < x->h.words)
		record_of(x, i, &s.rest);
	return s;
}

bool
lexicon_sense(struct lexicon_senses *s)
{
	size_t want;

	if (!s->rest.n)
		return false;
	want = (unsigned char)s->rest.p[0];
	s->rest = str_sub(s->rest, 1, s->rest.n);
	s->n = 0;
	for (; want; want--) {
		uint32_t stem = 0;
		size_t i = 0;

		for (; i < s->rest.n && i < 4; i++) {
			unsigned char c = (unsigned char)s->rest.p[i];

			stem |= (uint32_t)(c & 0x7F) << (7 * i);
			if (c < 0x80)
				break;
		}
		if (i >= s->rest.n)
			return s->rest.n = 0, s->n > 0;
		s->rest = str_sub(s->rest, i + 1, s->rest.n);
		if (stem < s->known &&
		    s->n < sizeof s->stems / sizeof *s->stems)
			s->stems[s->n++] = stem;
	}
	return true;
}

/* One place in a run that is being split: the cheapest way to it. */
struct step {
	uint32_t cost; /* words * 1024 + single characters */
	uint32_t from; /* place where the last word begins */
	uint32_t entry;
};

enum { WORD_COST = 1024, WORD_MOST = 48 };

static void
offer(struct step *to, uint32_t cost, uint32_t from, uint32_t entry)
{
	if (cost < to->cost)
		*to = (struct step){cost, from, entry};
}

/* lower_bound by growing steps from `low` on: what is sought is near. */
static uint32_t
near_bound(const struct lexicon *x, struct str word, uint32_t low,
	   uint32_t high)
{
	uint32_t step = 1;

	while (high - low > step &&
	       str_cmp(word_of(x, low + step - 1), word) < 0) {
		low += step;
		step *= 2;
	}
	return lower_bound(x, word, low, high - low > step ? low + step : high);
}

/* Offers every word that begins at `at`. The range of entries that share
 * the bytes so far only narrows: all begin with the first character, few of
 * them go on with the second. */
static void
offer_words(const struct lexicon *x, struct str run, size_t at,
	    struct step *steps)
{
	uint32_t cp, low, high;
	size_t n = utf8_next(run, at, &cp);
	uint32_t base = steps[at].cost + WORD_COST;
	bool narrow = false, whole;

	offer(&steps[at + n], base + 1, (uint32_t)at, LEXICON_NONE);
	whole = range_of(x, cp, &low, &high);
	for (size_t end = at + n; low < high;) {
		struct str s = str_sub(run, at, end);

		if (narrow)
			low = near_bound(x, s, low, high);
		else if (s.n > n || !whole)
			low = lower_bound(x, s, low, high);
		narrow = s.n > n;
		if (low >= high || !str_starts(word_of(x, low), s))
			return;
		if (word_of(x, low).n == s.n) {
			if (s.n == n && base + 1 == steps[end].cost &&
			    steps[end].from == at)
				steps[end].entry = low;
			offer(&steps[end], base + (s.n == n), (uint32_t)at,
			      low);
		}
		if (end >= run.n || end - at > WORD_MOST)
			return;
		end += utf8_next(run, end, &cp);
	}
}

void
lexicon_split(const struct lexicon *x, struct str run,
	      void (*word)(void *data, struct str word, uint32_t entry),
	      void *data)
{
	struct step *steps;
	VEC(uint32_t) ends = {0};
	uint32_t cp;

	if (!run.n || run.n > UINT32_MAX / WORD_COST / 2)
		return;
	steps = mem_alloc(mem_mul(run.n + 1, sizeof *steps));
	for (size_t i = 0; i <= run.n; i++)
		steps[i] = (struct step){UINT32_MAX, 0, LEXICON_NONE};
	steps[0].cost = 0;
	for (size_t at = 0; at < run.n; at += utf8_next(run, at, &cp))
		if (x)
			offer_words(x, run, at, steps);
		else
			offer(&steps[at + utf8_next(run, at, &cp)],
			      steps[at].cost + WORD_COST, (uint32_t)at,
			      LEXICON_NONE);
	for (uint32_t at = (uint32_t)run.n; at; at = steps[at].from)
		vec_push(&ends, at);
	for (size_t i = ends.n; i-- > 0;)
		word(data, str_sub(run, steps[ends.v[i]].from, ends.v[i]),
		     steps[ends.v[i]].entry);
	vec_free(&ends);
	free(steps);
}
