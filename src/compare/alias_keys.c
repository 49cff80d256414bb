/* Keys under which names meet. A key begins
 * with its kind: '=' a line of a table, 'n' a plain name, 'p' a last part,
 * 's' a sound, 'r' the sound of a first reading, 'w' a stem of a translated
 * word. */
#include "alias_parts.h"
#include "rashomon/lang/stem.h"
#include "rashomon/text/utf8.h"

#include <stdlib.h>

struct keys {
	const struct name_matcher *m;
	void (*key)(void *data, struct str key);
	void *data;
	struct buf z;
};

static void
give(struct keys *k, char kind, struct str s)
{
	if (!s.n)
		return;
	buf_clear(&k->z);
	buf_addc(&k->z, kind);
	buf_add(&k->z, s);
	k->key(k->data, buf_str(&k->z));
}

static void
give_sound(struct keys *k, const struct sound *s)
{
	char z[4];
	size_t n = sound_key(s, z);

	give(k, 's', (struct str){z, n < 2 ? n : 2});
	if (n > 2)
		give(k, 's', (struct str){z + 1, 2});
}

static void
word_keys(void *data, struct str word, uint32_t entry)
{
	struct keys *k = data;
	struct lexicon_senses senses;
	size_t given = 0;

	(void)word;
	if (entry == LEXICON_NONE)
		return;
	senses = lexicon_senses(k->m->lexicon, entry);
	while (lexicon_sense(&senses) && given < 6)
		for (size_t i = 0; i < senses.n && given < 6; i++, given++)
			give(k, 'w',
			     lexicon_stem(k->m->lexicon, senses.stems[i]));
}

/* Every reading of the first character: names romanised begin with it. */
static void
reading_keys(struct keys *k, struct str part)
{
	uint32_t cp;

	utf8_next(part, 0, &cp);
	for (unsigned in = 0; in < READINGS; in++) {
		struct str all =
			reading_of(&k->m->readings, cp, (enum reading)in);
		struct str one = reading_next(&all);
		struct sound s = {.n = 0};
		char z[4];

		if (in == READ_MANDARIN)
			sound_pinyin(&s, one);
		else
			sound_spelling(&s, one);
		give(k, 'r', (struct str){z, sound_key(&s, z)});
		if (!sound_key(&s, z))
			give(k, 'r', STR("-"));
	}
}

static void
latin_keys(struct keys *k, const struct name_parts *n)
{
	char stem[STEM_MOST], z[4];

	for (size_t i = 0; i < n->parts; i++) {
		struct sound s = {.n = 0};
		size_t length;

		sound_spelling(&s, n->part[i]);
		give_sound(k, &s);
		length = sound_key(&s, z);
		give(k, 'r', length ? (struct str){z, length} : STR("-"));
		if (stem_stop(n->part[i]))
			continue;
		give(k, 'w', (struct str){stem, stem_en(stem, n->part[i])});
	}
}

/* The dictionary's names for it, whole and by their words. */
static void
gloss_keys(struct keys *k, struct str plain)
{
	uint32_t entry = lexicon_find(k->m->lexicon, plain);
	struct buf glosses = BUF_INIT, gloss = BUF_INIT;
	struct lexicon_entry x;
	struct str rest;

	if (entry == LEXICON_NONE)
		return;
	x = lexicon_entry(k->m->lexicon, entry);
	lexicon_glosses(k->m->lexicon, entry, &glosses);
	rest = buf_str(&glosses);
	for (size_t i = 0; i < 4 && name_gloss(&rest, &gloss); i++) {
		struct name_parts g;

		name_cut(&g, str_trim(buf_str(&gloss)));
		give(k, 'n', buf_str(&g.plain));
		for (size_t p = 0; x.name && p < g.parts && p < 4; p++)
			if (!stem_stop(g.part[p]))
				give(k, 'p', g.part[p]);
		name_parts_free(&g);
	}
	buf_free(&gloss);
	buf_free(&glosses);
}

static void
han_keys(struct keys *k, const struct name_parts *n)
{
	struct sound s = {.n = 0};

	gloss_keys(k, buf_str(&n->plain));
	lexicon_split(k->m->lexicon, n->part[n->parts - 1], word_keys, k);
	if (n->parts == 1 && n->letters >= 2 && n->letters <= 4)
		reading_keys(k, n->part[0]);
	if (!n->dotted && !name_carried(n))
		return;
	name_han_sound(k->m, &s, n->part[n->parts - 1]);
	give_sound(k, &s);
}

static void
form_keys(struct keys *k, const struct name_parts *n)
{
	size_t group = names_group(k->m, buf_str(&n->plain));

	if (!n->parts)
		return;
	if (group != MAP_NONE)
		give(k, '=', (struct str){(const char *)&group, sizeof group});
	give(k, 'n', buf_str(&n->plain));
	give(k, 'p', n->part[n->parts - 1]);
	if (n->parts > 1)
		give(k, 'p', n->part[0]);
	if (n->han)
		han_keys(k, n);
	else
		latin_keys(k, n);
}

void
name_forms_keys(const struct name_matcher *m, const struct name_forms *f,
		void (*key)(void *data, struct str key), void *data)
{
	struct keys k = {m, key, data, BUF_INIT};

	for (size_t i = 0; i < f->n; i++)
		form_keys(&k, &f->v[i]);
	buf_free(&k.z);
}

void
name_keys(const struct name_matcher *m, struct str name,
	  void (*key)(void *data, struct str key), void *data)
{
	struct name_forms f;

	name_cut_forms(&f, name);
	name_forms_keys(m, &f, key, data);
	name_forms_free(&f);
}
