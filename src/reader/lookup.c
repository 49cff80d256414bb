/* From a key or from words to the row of the table of actions. */
#include "rashomon/reader/session.h"

enum fit { FIT_NONE, FIT_START, FIT_WHOLE };

size_t
keys_read(struct str sequence, long keys[KEYS_MOST])
{
	size_t n = 0;

	while (sequence.n && n < KEYS_MOST) {
		keys[n] = key_read(&sequence);
		if (keys[n++] < 0)
			return 0;
	}
	return sequence.n ? 0 : n;
}

static enum fit
fit(const long *keys, size_t n, const long *of, size_t m)
{
	if (n > m)
		return FIT_NONE;
	for (size_t i = 0; i < n; i++)
		if (keys[i] != of[i] &&
		    (of[i] != KEY_OF_LETTER || keys[i] < 'a' || keys[i] > 'z'))
			return FIT_NONE;
	return n < m ? FIT_START : FIT_WHOLE;
}

static bool
is_whole(const struct action *a, const long *keys, size_t n, bool *more)
{
	struct str rest = str_of(a->keys);
	bool whole = false;

	while (rest.n) {
		size_t gap = str_find(rest, STR(" "), 0);
		long of[KEYS_MOST];
		size_t end = gap < rest.n ? gap : rest.n;
		size_t m = keys_read(str_sub(rest, 0, end), of);
		enum fit f = m ? fit(keys, n, of, m) : FIT_NONE;

		whole |= f == FIT_WHOLE;
		*more |= f == FIT_START;
		rest = str_sub(rest, end + (end < rest.n), rest.n);
	}
	return whole;
}

const struct action *
action_of_keys(const struct session *s, enum mode mode, const long *keys,
	       size_t n, bool *more)
{
	const struct action *best = NULL;
	bool bound = false;

	*more = false;
	for (size_t i = s->binds.n; i-- > 0;) {
		const struct bind *b = &s->binds.v[i];
		enum fit f = fit(keys, n, b->keys, b->n);

		*more |= f == FIT_START;
		if (f == FIT_WHOLE && !bound) {
			best = b->action;
			bound = true;
		}
	}
	for (size_t i = 0; i < action_count; i++)
		if (actions[i].modes & (1u << mode) &&
		    is_whole(&actions[i], keys, n, more) && !best && !bound)
			best = &actions[i];
	return best;
}

/* Do the words start with `name`, each word of it shortened at most, the last
 * ones left out where nothing follows? Gives how well, 1 where words are left
 * out, 0 for no match; *rest is behind it. */
static size_t
match_words(struct str words, struct str name, struct str *rest)
{
	size_t same = 0;

	while (name.n) {
		size_t n = 0, m = 0, i = 0;

		while (n < name.n && name.p[n] != ' ' && name.p[n] != '-')
			n++;
		words = str_trim(words);
		while (m < words.n && words.p[m] != ' ' && words.p[m] != '-')
			m++;
		if (!m && same) {
			*rest = STR_NONE;
			return 1;
		}
		if (!m || m > n)
			return 0;
		while (i < m && (words.p[i] | 32) == (name.p[i] | 32))
			i++;
		if (i < m)
			return 0;
		same += m == n ? m + 100 : m;
		words = str_sub(words, m + (m < words.n), words.n);
		name = str_sub(name, n + (n < name.n), name.n);
	}
	*rest = str_trim(words);
	return same + 1;
}

const struct action *
action_of_words(struct str words, struct str *rest)
{
	const struct action *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < action_count; i++) {
		struct str left;
		size_t n;

		if (!actions[i].modes)
			continue;
		n = match_words(words, str_of(actions[i].plain), &left);
		if (!n)
			n = match_words(words, str_of(actions[i].name), &left);
		if (n > most) {
			most = n;
			best = &actions[i];
			*rest = left;
		}
	}
	return best;
}
