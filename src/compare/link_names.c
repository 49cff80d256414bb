/* Foreign names inside Han text.
 *
 * The lexicon has not most of them and falls apart over them into single
 * characters. Neighbouring words that consist of name-carrying characters
 * only, at least two of them single characters (or one beside a dot), are
 * taken as one name, which is then matched by its sound with capitalised
 * words. Words that only hold sentences together are no edge of a name. */
#include "alias_parts.h"
#include "link_parts.h"
#include "rashomon/text/utf8.h"

bool
link_name_piece(struct str word)
{
	for (size_t at = 0, n; at < word.n; at += n) {
		uint32_t cp;

		n = utf8_next(word, at, &cp);
		if (!name_carrier(str_sub(word, at, at + n)))
			return false;
	}
	return word.n > 0;
}

/* Characters that are more often words of their own. */
static bool
is_edge(struct str word)
{
	static const char edges[] = "于以因里来那三可得大达利生明山真日自当"
				    "让通等将立使东西南北中王";

	return word.n == 3 && str_find(STR(edges), word, 0) != (size_t)-1;
}

bool
link_name_run(const struct held *h, bool dotted, size_t *from, size_t *to)
{
	size_t a = 0, b = h->n, characters = 0, singles = 0;

	while (!dotted && a < b && is_edge(h->v[a].word))
		a++;
	while (!dotted && b > a && is_edge(h->v[b - 1].word))
		b--;
	for (size_t i = a; i < b; i++) {
		size_t n = utf8_count(h->v[i].word);

		characters += n;
		singles += n == 1;
	}
	*from = a;
	*to = b;
	if (b - a < 2)
		return false;
	return dotted ? singles >= 1 : singles >= 2 && characters >= 2;
}

static void
han_sound(struct linker *l, struct sound *s, struct str word)
{
	for (size_t at = 0, n; at < word.n; at += n) {
		uint32_t cp;

		n = utf8_next(word, at, &cp);
		sound_pinyin(s, name_carrier_sound(&l->readings, cp));
	}
}

void
link_name_sound(struct linker *l, uint32_t feature, struct str word, bool han)
{
	struct sound s = {.n = 0};

	if (l->features.v[feature].sound)
		return;
	if (han)
		han_sound(l, &s, word);
	else
		sound_spelling(&s, word);
	vec_push(&l->sounds, s);
	l->features.v[feature].sound = (uint32_t)l->sounds.n;
}
