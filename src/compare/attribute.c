/* Who says so: "according to X", "X said", 据X报道, X表示.
 *
 * Looked for in each sentence that holds a mention, once. The words are kept
 * as the text has them, cut at the next mark; they become a fact's origins.
 * Linear in the sentences. */
#include "work.h"

#include <ctype.h>

enum { LONGEST = 90 };

static size_t
find_word(struct str s, const char *word, size_t from)
{
	struct str w = str_of(word);

	for (size_t at = from; (at = str_find(s, w, at)) != (size_t)-1; at++) {
		bool before = at == 0 || !isalpha((unsigned char)s.p[at - 1]);
		bool after = at + w.n >= s.n ||
			     !isalpha((unsigned char)s.p[at + w.n]);

		if (before && after)
			return at;
	}
	return (size_t)-1;
}

static bool
is_mark(struct str s, size_t i)
{
	static const char *const marks[] = {"，", "。", "；", "：", "、", "“",
					    "”",  "「", "」", "？", "！", "—"};

	for (size_t k = 0; k < COUNT(marks); k++)
		if (str_starts(str_sub(s, i, s.n), str_of(marks[k])))
			return true;
	return strchr(",;:.\"()", s.p[i]) != NULL;
}

/* The words from `at` to the next mark. */
static struct str
words_after(struct str s, size_t at)
{
	size_t end = at;

	while (end < s.n && !is_mark(s, end))
		end++;
	return str_trim(str_sub(s, at, end));
}

/* The words before `at`, back to a mark. */
static struct str
words_before(struct str s, size_t at)
{
	size_t from = at;

	while (from > 0 && !is_mark(s, from - 1)) {
		from--;
		while (from > 0 && ((unsigned char)s.p[from] & 0xc0) == 0x80)
			from--;
		if (is_mark(s, from)) {
			from += (unsigned char)s.p[from] >= 0xe0 ? 3 : 1;
			break;
		}
	}
	return str_trim(str_sub(s, from, at));
}

static struct str
english(struct str s)
{
	static const char *const verbs[] = {"said",	"says",	     "told",
					    "reported", "announced", "warned",
					    "estimated"};
	static const char *const leads[] = {"according to", "According to",
					    "citing", "según", "Según"};

	for (size_t i = 0; i < COUNT(leads); i++) {
		size_t at = find_word(s, leads[i], 0);

		if (at != (size_t)-1)
			return words_after(s, at + strlen(leads[i]));
	}
	for (size_t i = 0; i < COUNT(verbs); i++) {
		size_t at = find_word(s, verbs[i], 0);

		if (at != (size_t)-1 && at > 1)
			return words_before(s, at);
	}
	return STR_NONE;
}

static struct str
chinese(struct str s)
{
	static const char *const ends[] = {"报道", "報導", "報道", "消息",
					   "介绍", "介紹", "统计", "統計"};
	static const char *const verbs[] = {"表示", "指出", "宣布", "称",  "稱",
					    "说",   "說",   "通报", "通報"};
	size_t at = str_find(s, STR("据"), 0);

	if (at == (size_t)-1)
		at = str_find(s, STR("據"), 0);
	if (at != (size_t)-1)
		for (size_t i = 0; i < COUNT(ends); i++) {
			size_t end = str_find(s, str_of(ends[i]), at);

			if (end != (size_t)-1 && end - at < LONGEST)
				return str_trim(str_sub(s, at + 3, end));
		}
	for (size_t i = 0; i < COUNT(verbs); i++) {
		at = str_find(s, str_of(verbs[i]), 0);
		if (at != (size_t)-1 && at > 3)
			return words_before(s, at);
	}
	return STR_NONE;
}

static bool
is_han_text(struct str s)
{
	size_t high = 0;

	for (size_t i = 0; i < s.n; i++)
		high += (unsigned char)s.p[i] >= 0xe3;
	return high * 6 > s.n;
}

static const char *
attribution_of(struct work *w, struct str sentence)
{
	struct str by =
		is_han_text(sentence) ? chinese(sentence) : english(sentence);

	if (!by.p || by.n < 2 || by.n > LONGEST)
		return "";
	return arena_dup(&w->c->arena, by);
}

void
attribute(struct work *w)
{
	size_t source = MENTION_LOOSE, sentence = 0;
	const char *by = "";

	for (size_t i = 0; i < w->c->told.n; i++) {
		struct told *t = &w->c->told.v[i];

		if (t->source != source || t->sentence != sentence)
			by = attribution_of(w, told_sentence_text(w, t));
		source = t->source;
		sentence = t->sentence;
		t->attribution = t->m.kind == MENTION_QUOTE && t->m.speaker &&
						 *t->m.speaker
					 ? t->m.speaker
					 : by;
	}
}
