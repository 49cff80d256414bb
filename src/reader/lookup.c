/* From a key or from words to the row of the table of actions. */
#include "rashomon/reader/session.h"

static bool
has_key(const struct action *a, long key)
{
	struct str rest = str_of(a->keys);

	while (rest.n) {
		if (rest.p[0] == ' ')
			rest = str_sub(rest, 1, rest.n);
		if (key_read(&rest) == key)
			return true;
	}
	return false;
}

const struct action *
action_of_key(const struct session *s, enum mode mode, long key)
{
	for (size_t i = s->binds.n; i-- > 0;)
		if (s->binds.v[i].key == key)
			return s->binds.v[i].action;
	for (size_t i = 0; i < action_count; i++)
		if (actions[i].modes & (1u << mode) &&
		    has_key(&actions[i], key))
			return &actions[i];
	return NULL;
}

/* Do the words start with `name`, each word of it shortened at most? Gives
 * the letters that are the same, 0 for no match; *rest is behind it. */
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
	return same;
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
