/* The name matcher.
 *
 * Names are folded and stripped first. Then, surest first: the same plain
 * name; the same line of a table; a dictionary gloss that is the other name;
 * one name is part of the other (the family name, the name without its
 * title); an acronym of the other's words; all words translated by the
 * lexicon; and, across scripts, by sound (alias_sound.c). */
#include "alias_parts.h"
#include "rashomon/base/data.h"
#include "rashomon/base/home.h"
#include "rashomon/lang/stem.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <stdlib.h>
#include <uninorm.h>

#define ENOUGH 0.8

static bool
is_joint(uint32_t c)
{
	return c == ' ' || c == '-' || c == 0xB7 || c == 0x2022 ||
	       c == 0x2027 || c == 0x30FB || c == 0xFF65 || c == '=' ||
	       c == '_' || c == '/' || c == '&' || c == ',' || c == 0x3001;
}

static bool
is_dropped(uint32_t c)
{
	return c == '.' || c == '\'' || c == '"' || c == '(' || c == ')' ||
	       c == 0x300A || c == 0x300B || c == 0x300C || c == 0x300D ||
	       c == '[' || c == ']' || c == '<' || c == '>' || c == '@' ||
	       c == '#';
}

static void
cut_parts(struct name_parts *n)
{
	struct str s = buf_str(&n->plain);
	size_t start = 0;

	for (size_t i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != ' ')
			continue;
		if (i > start && n->parts < PARTS_MOST)
			n->part[n->parts++] = str_sub(s, start, i);
		start = i + 1;
	}
}

/* From a byte offset to the part that stands there. */
static void
last_word(struct name_parts *n)
{
	size_t i = 0;

	while (i + 1 < n->parts &&
	       (size_t)(n->part[i].p - n->plain.p) < n->last)
		i++;
	n->last = i;
}

/* Words of respect and office before a Latin name, after a Han name. */
static struct str
without_titles(struct str name)
{
	static const char *const before[] = {
		"The ",	 "the ",  "Mr. ",  "Mr ",	 "Mrs. ",
		"Mrs ",	 "Ms. ",  "Ms ",   "Dr. ",	 "Dr ",
		"Sir ",	 "Dame ", "Lord ", "President ", "Senator ",
		"Sen. ", "Gen. ", "Rep. ", "Gov. ",	 "Premier "};
	static const char *const after[] = {
		"总统", "總統", "总理", "總理", "首相", "主席", "先生",
		"女士", "部长", "部長", "议员", "議員", "教授", "博士"};

	for (size_t i = 0; i < COUNT(before); i++)
		if (name.n && *name.p == *before[i] &&
		    str_starts(name, str_of(before[i])))
			name = str_sub(name, strlen(before[i]), name.n);
	for (size_t i = 0; i < COUNT(after); i++)
		if (name.n >= 12 && str_ends(name, str_of(after[i])))
			name.n -= 6;
	return name;
}

static struct str
without_tail(struct str name)
{
	name = without_titles(str_trim(name));
	if (str_ends(name, STR("'s")))
		name.n -= 2;
	else if (str_ends(name, STR("’s")))
		name.n -= 4;
	return name;
}

/* A Latin letter without its marks: Erdoğan is Erdogan. */
static uint32_t
without_marks(uint32_t cp)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	while ((cp >= 0xC0 && cp < 0x250) || (cp >= 0x1E00 && cp < 0x1F00)) {
		if (uc_canonical_decomposition(cp, parts) <= 0)
			break;
		cp = parts[0];
	}
	return cp;
}

static void
add_plain(struct name_parts *n, uint32_t c, size_t *han, size_t *other)
{
	uint32_t f = c < 0x80 ? fold_cp(c) : fold_cp(without_marks(c));
	bool joint = is_joint(c) || (f != c && is_joint(f));

	if (joint && *han && c != ' ')
		n->dotted = true;
	if (joint) {
		if (n->plain.n && n->plain.p[n->plain.n - 1] != ' ') {
			buf_addc(&n->plain, ' ');
			n->last = *other && f == ' ' ? n->plain.n : n->last;
		}
		return;
	}
	if (is_dropped(f))
		return;
	if (cp_is_han(f))
		(*han)++;
	else
		(*other)++;
	if (c < 'A' || c > 'Z')
		n->acronym = false;
	utf8_add(&n->plain, f);
}

void
name_cut(struct name_parts *n, struct str name)
{
	size_t han = 0, other = 0, step;

	*n = (struct name_parts){.acronym = true};
	name = without_tail(name);
	buf_reserve(&n->plain, name.n);
	for (size_t at = 0; at < name.n && n->plain.n < 400; at += step) {
		uint32_t c;

		step = utf8_next(name, at, &c);
		add_plain(n, c, &han, &other);
	}
	while (n->plain.n && n->plain.p[n->plain.n - 1] == ' ')
		n->plain.p[--n->plain.n] = '\0';
	n->han = han && !other;
	n->letters = n->han ? han : other;
	n->acronym &= other >= 2 && !han;
	cut_parts(n);
	last_word(n);
}

void
name_parts_free(struct name_parts *n)
{
	buf_free(&n->plain);
}

/* The user's own table: $XDG_DATA_HOME/rashomon/names, or under ~/.local/share.
 * Most users have none: its absence is no error. */
static void
load_own(struct name_matcher *m)
{
	struct buf path = BUF_INIT;
	struct str text;

	if (home_path(&path, HOME_DATA, "names") &&
	    data_map(&text, path.p, NULL)) {
		names_add_table(m, text);
		data_unmap(text);
	}
	buf_free(&path);
}

struct name_matcher *
name_matcher_new(const struct lexicon *lexicon, struct error *e)
{
	struct name_matcher *m = mem_zero(sizeof *m);

	m->lexicon = lexicon;
	readings_open(&m->readings, e);
	names_open(m, e);
	load_own(m);
	return m;
}

void
name_matcher_free(struct name_matcher *m)
{
	if (!m)
		return;
	names_close(m);
	readings_close(&m->readings);
	free(m);
}

static bool
at_word(struct str s, size_t at, struct str word)
{
	return str_starts(str_sub(s, at, s.n), word);
}

bool
name_gloss(struct str *rest, struct buf *out)
{
	size_t depth = 0, i = 0;
	bool ended = false;

	buf_clear(out);
	if (!rest->n)
		return false;
	for (; i < rest->n && rest->p[i] != '/'; i++) {
		char c = rest->p[i];

		if (c == ';' && !depth)
			break;
		ended |= !depth && (c == ',' || at_word(*rest, i, STR(" in ")));
		if (!depth && at_word(*rest, i, STR(" or ")) && !ended) {
			i += strlen(" or");
			break;
		}
		depth += c == '(';
		if (!depth && !ended)
			buf_addc(out, c);
		depth -= c == ')' && depth;
	}
	*rest = str_sub(*rest, i + (i < rest->n), rest->n);
	return true;
}

/* The dictionary's glosses of a Han name against the Latin one: the words up
 * to the first comma or bracket are the name. Only names carried over by
 * sound are told by a part of a gloss (Trump of "Donald Trump"). Returns
 * whether the dictionary knows it as a name at all. */
static bool
by_gloss(struct verdict_on *v, const struct name_matcher *m,
	 const struct name_parts *h, const struct name_parts *e)
{
	uint32_t entry = lexicon_find(m->lexicon, buf_str(&h->plain));
	struct buf glosses = BUF_INIT, gloss = BUF_INIT;
	struct lexicon_entry x;
	struct str rest;

	if (entry == LEXICON_NONE)
		return false;
	x = lexicon_entry(m->lexicon, entry);
	lexicon_glosses(m->lexicon, entry, &glosses);
	rest = buf_str(&glosses);
	while (name_gloss(&rest, &gloss)) {
		struct name_parts g;
		struct str name;

		name = str_trim(buf_str(&gloss));
		if (str_starts(name, STR("surname ")))
			name = str_sub(name, 8, name.n);
		name_cut(&g, name);
		if (g.plain.n && str_eq(buf_str(&g.plain), buf_str(&e->plain)))
			name_raise(v, 0.97, "the dictionary's name for it");
		else if (x.name && name_same_core(&g, e))
			name_raise(v, 0.93, "the dictionary's name for it");
		else if (x.name && e->parts > 1 && !name_has_stop(&g) &&
			 name_part_of(e, &g) > 0.8)
			name_raise(v, 0.88,
				   "part of the dictionary's name for it");
		else if (x.name && name_carried(h) && g.parts <= 4 &&
			 !name_has_stop(&g) &&
			 (name_part_of(e, &g) > 0.8 ||
			  name_part_of(&g, e) > 0.8))
			name_raise(v, 0.88,
				   "part of the dictionary's name for it");
		name_parts_free(&g);
	}
	buf_free(&gloss);
	buf_free(&glosses);
	return x.name;
}

/* Stems of a Latin name's words, each to be found once. */
struct cover {
	const struct lexicon *lexicon;
	char stem[PARTS_MOST][STEM_MOST];
	size_t size[PARTS_MOST];
	bool found[PARTS_MOST];
	size_t n, words, hits, offices;
};

static void
cover_word(void *data, struct str word, uint32_t entry)
{
	struct cover *c = data;
	struct lexicon_senses senses;
	bool hit = false;

	c->words++;
	if (word.n == 3 &&
	    str_find(STR("局部署院厅所会委处司社"), word, 0) != (size_t)-1)
		c->offices++;
	if (entry == LEXICON_NONE)
		return;
	senses = lexicon_senses(c->lexicon, entry);
	while (lexicon_sense(&senses))
		for (size_t i = 0; i < senses.n; i++) {
			struct str s =
				lexicon_stem(c->lexicon, senses.stems[i]);

			for (size_t k = 0; k < c->n; k++)
				if (str_eq(s, (struct str){c->stem[k],
							   c->size[k]}))
					c->found[k] = hit = true;
		}
	c->hits += hit;
}

/* Words that Latin names shorten, as glosses have them. */
static struct str
spelled_out(struct str word)
{
	static const char *const words[][2] = {{"us", "american"},
					       {"uk", "british"},
					       {"eu", "european"},
					       {"un", "nations"}};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(word, str_of(words[i][0])))
			return str_of(words[i][1]);
	return word;
}

/* 上海证券交易所 against Shanghai Stock Exchange: every word on both sides
 * must be found, and there must be two at least. */
static void
by_words(struct verdict_on *v, const struct name_matcher *m,
	 const struct name_parts *h, const struct name_parts *e)
{
	struct cover c = {.lexicon = m->lexicon};
	size_t found = 0;

	if (!m->lexicon || h->letters < 3)
		return;
	for (size_t i = 0; i < e->parts; i++) {
		struct str word = spelled_out(e->part[i]);

		if (!stem_stop(word)) {
			c.size[c.n] = stem_en(c.stem[c.n], word);
			c.n++;
		}
	}
	for (size_t i = 0; i < h->parts; i++)
		lexicon_split(m->lexicon, h->part[i], cover_word, &c);
	for (size_t i = 0; i < c.n; i++)
		found += c.found[i];
	/* An office is an office: 局 may be bureau or administration. */
	for (size_t i = 0; i < e->parts && c.hits < c.words && found < c.n; i++)
		if (c.offices && name_is_office(e->part[i])) {
			c.offices--;
			c.hits++;
			found++;
		}
	if (c.n < 2 || found < 2 || c.words < 2 || c.words > 6)
		return;
	name_raise(v, 0.9 * (double)(found + c.hits) / (double)(c.n + c.words),
		   "word by word");
}

static void
across(struct verdict_on *v, const struct name_matcher *m,
       const struct name_parts *h, const struct name_parts *e)
{
	const char *why;
	double sounds;
	bool known;

	known = by_gloss(v, m, h, e);
	if (v->score >= ENOUGH)
		return;
	by_words(v, m, h, e);
	if (e->acronym && e->letters <= 5)
		return;
	sounds = name_sounds(m, h, e, &why);
	/* What is known under another name is not this one by its sound. */
	if (known || names_group(m, buf_str(&h->plain)) != MAP_NONE ||
	    names_group(m, buf_str(&e->plain)) != MAP_NONE)
		sounds *= 0.84;
	name_raise(v, sounds, why);
}

/* Same table line; the family name alone may stand for a full name in it. */
static void
by_table(struct verdict_on *v, const struct name_matcher *m,
	 const struct name_parts *a, const struct name_parts *b)
{
	size_t x = names_group(m, buf_str(&a->plain));
	size_t y = names_group(m, buf_str(&b->plain));

	if (x != MAP_NONE && x == y)
		name_raise(v, 0.99, "same in the table of names");
}

static void
compare_parts(struct verdict_on *v, const struct name_matcher *m,
	      const struct name_parts *a, const struct name_parts *b)
{
	if (!a->plain.n || !b->plain.n)
		return;
	if (str_eq(buf_str(&a->plain), buf_str(&b->plain))) {
		name_raise(v, 1, "the same name");
		return;
	}
	by_table(v, m, a, b);
	if (v->score >= ENOUGH)
		return;
	if (a->han == b->han)
		names_within(v, m, a, b);
	else if (a->han)
		across(v, m, a, b);
	else
		across(v, m, b, a);
}

static bool
bracket_at(struct str s, size_t at, uint32_t plain, size_t *n)
{
	uint32_t cp;

	*n = utf8_next(s, at, &cp);
	return fold_cp(cp) == plain;
}

void
name_cut_forms(struct name_forms *f, struct str name)
{
	size_t open = 0, close, n, skip;

	name = str_trim(name);
	while (open < name.n && !bracket_at(name, open, '(', &n))
		open += n;
	f->n = 1;
	if (!open || open >= name.n) {
		name_cut(&f->v[0], name);
		return;
	}
	skip = open + n;
	for (close = skip; close < name.n; close += n)
		if (bracket_at(name, close, ')', &n))
			break;
	name_cut(&f->v[0], str_sub(name, 0, open));
	if (close > skip) {
		name_cut(&f->v[1], str_sub(name, skip, close));
		f->n = 2;
	}
}

void
name_forms_free(struct name_forms *f)
{
	for (size_t i = 0; i < f->n; i++)
		name_parts_free(&f->v[i]);
}

bool
name_forms_same(const struct name_matcher *m, const struct name_forms *x,
		const struct name_forms *y, double *score, const char **why)
{
	struct verdict_on v = {0, ""};

	for (size_t i = 0; i < x->n; i++)
		for (size_t k = 0; k < y->n; k++)
			compare_parts(&v, m, &x->v[i], &y->v[k]);
	if (score)
		*score = v.score;
	if (why)
		*why = v.why;
	return v.score >= ENOUGH;
}

bool
names_same(const struct name_matcher *m, struct str a, struct str b,
	   double *score, const char **why)
{
	struct name_forms x, y;
	bool same;

	name_cut_forms(&x, a);
	name_cut_forms(&y, b);
	same = name_forms_same(m, &x, &y, score, why);
	name_forms_free(&x);
	name_forms_free(&y);
	return same;
}
