/* From a sentence to what it can be matched by.
 *
 * The text is folded first (case, width, traditional characters) with a map
 * back to its own bytes. Han runs are split by the lexicon; each word brings
 * the stems of its glosses, each gloss of n stems counting 1/sqrt(n). Single
 * characters say less than words and count SINGLE. Everything between Han
 * runs is cut into words and figures that stand for themselves. For matching
 * inside one script a sentence also has grams: single and paired characters
 * in Han, stems in Latin. Linear in the text. */
#include "link_parts.h"
#include "rashomon/base/ascii.h"
#include "rashomon/extract/number.h"
#include "rashomon/lang/stem.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <math.h>
#include <stdlib.h>

#define SINGLE 0.45f
/* A weak gloss is better than none: factors are raised to this. */
#define GLOSS_POWER 0.7f
#define SAME 1.0f /* a word that is written the same in both texts */
enum { ALTS_MOST = 24 };

/* The sentence being cut. */
struct cutter {
	struct linker *l;
	struct cut_text *s;
	const struct pack *amounts; /* English: figures in words */
	struct buf folded;
	VEC(uint32_t) back; /* folded byte -> byte in the text, one more */
	struct held held;
};

static int
stop_order(const void *key, const void *row)
{
	const struct str *k = key;
	const char *const *r = row;

	return str_cmp(*k, str_of(*r));
}

/* Words that hold Chinese sentences together; sorted by bytes. */
static bool
han_stop(struct str w)
{
	/* clang-format off */
	static const char *const words[] = {
		"一", "一个", "上", "下", "不", "与", "个", "中", "为", "之",
		"也", "了", "于", "从", "他", "他们", "以", "会", "但",
		"但是", "你", "你们", "其", "到", "去", "又", "及", "可以",
		"向", "吗", "吧", "呢", "和", "啊", "因", "因为", "在", "地",
		"她", "她们", "如果", "它", "它们", "对", "将", "就", "已",
		"已经", "并", "并且", "得", "我", "我们", "或", "所", "所以",
		"把", "是", "有", "来", "没有", "的", "着", "等", "而", "能",
		"自己", "被", "要", "说", "过", "还", "这", "这个", "这些",
		"那", "那个", "那些", "都", "里",
	};
	/* clang-format on */

	return w.n <= 6 &&
	       bsearch(&w, words, COUNT(words), sizeof *words, stop_order);
}

static uint32_t
feature_of(struct linker *l, struct str name)
{
	size_t *at = map_at(&l->names, name, l->features.n);

	if (*at == l->features.n)
		vec_push(&l->features, (struct feature){0});
	return (uint32_t)*at;
}

static struct item *
add_item(struct cutter *c, size_t from, size_t to, uint32_t own)
{
	size_t size = c->back.v[to] - c->back.v[from];
	struct item item = {
		.start = c->back.v[from],
		.size = (uint16_t)(size < UINT16_MAX ? size : UINT16_MAX),
		.own = own & FEATURE_MASK,
	};

	vec_push(&c->l->items, item);
	return &c->l->items.v[c->l->items.n - 1];
}

/* One more alternative of the word being looked up. */
static void
add_alt(struct linker *l, uint32_t feature, float factor)
{
	for (size_t i = l->first_alt; i < l->alts.n; i++) {
		if (l->alts.v[i].feature != feature)
			continue;
		if (l->alts.v[i].factor < factor)
			l->alts.v[i].factor = factor;
		return;
	}
	if (l->alts.n < l->first_alt + ALTS_MOST)
		vec_push(&l->alts, (struct alt){feature, factor});
}

/* Finds the alternatives of a Han word, once for each word. */
static void
look_up(struct linker *l, uint32_t word, uint32_t entry, float part)
{
	struct lexicon_senses senses = lexicon_senses(l->lexicon, entry);

	l->first_alt = l->alts.n;
	while (lexicon_sense(&senses))
		for (size_t i = 0; i < senses.n; i++)
			add_alt(l,
				feature_of(l, lexicon_stem(l->lexicon,
							   senses.stems[i])),
				powf(part / sqrtf((float)senses.n),
				     GLOSS_POWER));
	l->features.v[word].alt = (uint32_t)l->first_alt;
	l->features.v[word].alts = (uint32_t)(l->alts.n - l->first_alt);
	l->features.v[word].looked_up = true;
}

size_t
link_alts(const struct linker *l, const struct item *item, struct alt own[1],
	  const struct alt **alts)
{
	const struct feature *f = &l->features.v[item->own];

	if (item->same) {
		own[0] = (struct alt){item->own, SAME};
		*alts = own;
		return 1;
	}
	*alts = f->alts ? l->alts.v + f->alt : NULL;
	return f->alts;
}

static void
plain_word(struct cutter *c, struct str word, uint32_t entry)
{
	size_t from = (size_t)(word.p - c->folded.p);
	uint32_t cp, own;
	bool single = utf8_next(word, 0, &cp) == word.n;

	if (han_stop(word))
		return;
	own = feature_of(c->l, word);
	add_item(c, from, from + word.n, own);
	if (entry != LEXICON_NONE && !c->l->features.v[own].looked_up)
		look_up(c->l, own, entry, single ? SINGLE : 1.0f);
}

static void
name_word(struct cutter *c, size_t from, size_t to)
{
	struct str text = buf_str(&c->folded);
	uint32_t own = feature_of(c->l, str_sub(text, from, to));

	link_name_sound(c->l, own, str_sub(text, from, to), true);
	add_item(c, from, to, own)->name = true;
}

/* Lets the words kept back go, as a name where they spell one. */
static void
release(struct cutter *c, bool dotted)
{
	struct held *h = &c->held;
	size_t from, to;
	bool name = link_name_run(h, dotted || h->dotted, &from, &to);

	for (size_t i = 0; i < h->n; i++) {
		size_t at = (size_t)(h->v[i].word.p - c->folded.p);

		if (!name || i < from || i >= to)
			plain_word(c, h->v[i].word, h->v[i].entry);
		else if (i + 1 == to)
			name_word(c, (size_t)(h->v[from].word.p - c->folded.p),
				  at + h->v[i].word.n);
	}
	h->n = 0;
	h->dotted = false;
}

static void
han_word(void *data, struct str word, uint32_t entry)
{
	struct cutter *c = data;
	struct held *h = &c->held;

	if (link_name_piece(word) && h->n < HELD_MOST) {
		h->v[h->n++] = (struct held_word){word, entry};
		return;
	}
	release(c, false);
	plain_word(c, word, entry);
}

/* Does a dot that parts names stand at `at`? */
static bool
dot_at(struct str text, size_t at)
{
	uint32_t cp;

	if (at >= text.n)
		return false;
	utf8_next(text, at, &cp);
	return cp == 0xB7 || cp == 0x2022 || cp == 0x2027 || cp == 0x30FB ||
	       cp == 0xFF65;
}

static bool
has_digit(struct str w)
{
	for (size_t i = 0; i < w.n; i++)
		if (ascii_digit(w.p[i]))
			return true;
	return false;
}

/* Does a capital letter stand at `at`? */
static bool
capital(struct str text, size_t at)
{
	uint32_t cp;

	utf8_next(text, at, &cp);
	return fold_cp(cp) != cp;
}

/* A figure that is matched by its value: shown in digits, or too large for a
 * word of its own. */
static bool
is_figure(const struct number *n)
{
	return !n->vague && !n->fraction &&
	       (n->digits || decimal_double(n->value) > 12);
}

/* 4月 is April; the other language has a word for it. */
static const char *
month_stem(double n)
{
	static const char *const stems[] = {
		"januari", "februari", "march",	  "april", NULL,     "jun",
		"juli",	   "august",   "septemb", "octob", "novemb", "decemb"};
	size_t i = n >= 1 && n <= 12 ? (size_t)n : 0;

	return i ? stems[i - 1] : NULL;
}

/* Adds the figure at `at`; gives where it ends. */
static size_t
add_figure(struct cutter *c, size_t at, const struct number *n)
{
	struct str text = buf_str(&c->folded);
	size_t end = n->end;
	char z[64];
	struct item *item;

	decimal_print(n->value, z);
	if (c->s->han && str_find(text, STR("月"), end) == end) {
		const char *month = month_stem(decimal_double(n->value));

		end += strlen("月");
		if (!month)
			return end;
		strcpy(z, month);
	}
	item = add_item(c, at, end, feature_of(c->l, str_of(z)));
	item->same = item->hard = true;
	return end;
}

/* "US" in capitals, or "U.S.": a country, not a word to leave out. */
static bool
is_us(const struct cutter *c, size_t start, struct str word, size_t *at)
{
	struct str text = buf_str(&c->folded);

	if (str_eq(word, STR("us")))
		return capital(c->s->text, c->back.v[start]) &&
		       capital(c->s->text, c->back.v[start + 1]);
	if (!str_eq(word, STR("u")) ||
	    str_find(text, STR("u.s."), start) != start)
		return false;
	*at = start + strlen("u.s.");
	return true;
}

static void
latin_words(struct cutter *c, size_t from, size_t to)
{
	struct str text = str_sub(buf_str(&c->folded), 0, to), word;
	char stem[STEM_MOST];

	for (size_t at = from; stem_next(text, &at, &word);) {
		size_t start = (size_t)(word.p - text.p);
		struct item *item;
		struct number n;
		uint32_t f;

		if (!c->s->han && number_latin(c->amounts, text, start, &n) &&
		    n.end >= at && is_figure(&n)) {
			at = add_figure(c, start, &n);
			continue;
		}
		if (is_us(c, start, word, &at)) {
			f = feature_of(c->l, STR("america"));
			add_item(c, start, at, f)->same = true;
			continue;
		}
		if (stem_stop(word))
			continue;
		f = feature_of(c->l, (struct str){stem, stem_en(stem, word)});
		item = add_item(c, start, start + word.n, f);
		item->hard = c->s->han || has_digit(word);
		item->same = true;
		if (!c->s->han && word.n > 2 &&
		    capital(c->s->text, c->back.v[start])) {
			link_name_sound(c->l, f, word, false);
			item->name = true;
		}
	}
}

static void
add_gram(struct linker *l, uint32_t feature, float weight)
{
	vec_push(&l->grams, (struct gram){feature, weight});
}

/* Han: every character and every pair. Latin words in Han text as well. */
static void
han_grams(struct cutter *c, size_t from, size_t to)
{
	struct str text = buf_str(&c->folded);
	size_t last = from, n;
	uint32_t cp;

	for (size_t at = from; at < to; at += n) {
		n = utf8_next(text, at, &cp);
		add_gram(c->l, feature_of(c->l, str_sub(text, at, at + n)),
			 SINGLE);
		if (at > from)
			add_gram(c->l,
				 feature_of(c->l, str_sub(text, last, at + n)),
				 1.0f);
		last = at;
	}
}

static void
fold_text(struct cutter *c, struct str text)
{
	size_t n;

	buf_reserve(&c->folded, text.n);
	vec_reserve(&c->back, text.n + 1);
	for (size_t at = 0; at < text.n; at += n) {
		uint32_t cp;

		n = utf8_next(text, at, &cp);
		utf8_add(&c->folded, fold_cp(cp));
		while (c->back.n < c->folded.n)
			vec_push(&c->back, (uint32_t)at);
	}
	vec_push(&c->back, (uint32_t)text.n);
}

/* Han characters against letters of other scripts, a word as two. */
static bool
mostly_han(struct str folded)
{
	size_t han = 0, words = 0, n;
	struct str word;

	for (size_t at = 0; at < folded.n; at += n) {
		uint32_t cp;

		n = utf8_next(folded, at, &cp);
		han += cp_is_han(cp);
	}
	if (!han)
		return false;
	for (size_t at = 0; stem_next(folded, &at, &word);)
		words++;
	return han > words * 2;
}

static int
gram_order(const void *a, const void *b)
{
	const struct gram *x = a, *y = b;

	return (x->feature > y->feature) - (x->feature < y->feature);
}

/* Sorts the grams from `first` on by feature and adds equal ones up. */
static void
merge_grams(struct linker *l, size_t first)
{
	size_t n = first;

	if (l->grams.n == first)
		return;
	qsort(l->grams.v + first, l->grams.n - first, sizeof *l->grams.v,
	      gram_order);
	for (size_t i = first; i < l->grams.n; i++) {
		if (n > first &&
		    l->grams.v[n - 1].feature == l->grams.v[i].feature)
			l->grams.v[n - 1].weight += l->grams.v[i].weight;
		else
			l->grams.v[n++] = l->grams.v[i];
	}
	l->grams.n = n;
}

static void
cut_run(struct cutter *c, size_t start, size_t end, bool han)
{
	struct str text = buf_str(&c->folded);

	if (end <= start)
		return;
	if (!han) {
		latin_words(c, start, end);
		return;
	}
	c->held.dotted = start && dot_at(text, utf8_back(text, start));
	lexicon_split(c->l->lexicon, str_sub(text, start, end), han_word, c);
	release(c, dot_at(text, end));
	han_grams(c, start, end);
}

static bool
digit_at(struct str text, size_t at)
{
	return ascii_digit(text.p[at]);
}

/* A figure in Han text: not inside a word of Latin letters. */
static bool
figure_at(const struct cutter *c, size_t at, uint32_t cp, struct number *n)
{
	struct str text = buf_str(&c->folded);

	if (!c->s->han || !(digit_at(text, at) || starts_number_han(cp)))
		return false;
	if (at && (digit_at(text, at - 1) || ascii_small(text.p[at - 1])))
		return false;
	return number_han(text, at, n) && n->end > at && is_figure(n);
}

static void
cut_runs(struct cutter *c)
{
	struct str text = buf_str(&c->folded);
	size_t start = 0, at = 0;
	bool was = false;

	while (at < text.n) {
		struct number figure;
		uint32_t cp;
		size_t n = utf8_next(text, at, &cp);
		bool han = cp_is_han(cp);

		if (figure_at(c, at, cp, &figure)) {
			cut_run(c, start, at, was);
			start = at = add_figure(c, at, &figure);
			was = false;
			continue;
		}
		if (han != was) {
			cut_run(c, start, at, was);
			start = at;
		}
		was = han;
		at += n;
	}
	cut_run(c, start, at, was);
}

void
link_cut(struct linker *l, struct cut_text *s)
{
	struct cutter c = {.l = l, .s = s, .amounts = pack_amounts(STR("en"))};

	s->item = (uint32_t)l->items.n;
	s->gram = (uint32_t)l->grams.n;
	fold_text(&c, s->text);
	s->han = mostly_han(buf_str(&c.folded));
	cut_runs(&c);
	s->items = (uint32_t)l->items.n - s->item;
	for (uint32_t i = 0; i < s->items; i++) {
		const struct item *item = &l->items.v[s->item + i];

		if (item->hard || !s->han)
			add_gram(l, item->own, 1.0f);
	}
	merge_grams(l, s->gram);
	s->grams = (uint32_t)l->grams.n - s->gram;
	buf_free(&c.folded);
	vec_free(&c.back);
}
