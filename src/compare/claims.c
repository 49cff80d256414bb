/* Claims: sentences that several sources state.
 *
 * Sure links between sentences join them, best first, one sentence of a
 * source at most in each claim (a sentence and its copy do not count as
 * two). What only one source and its copies state is no claim. Linear in
 * links, after sorting. */
#include "work.h"

#include <stdlib.h>

/* Of a sentence: the group that its own has joined, itself at first. The
 * members of a group hang together by `next`, in the order they joined. */
struct group {
	uint32_t into, next, last; /* sentences; next NOBODY: the last */
	uint32_t members;
};
static const uint32_t NOBODY = UINT32_MAX;

struct groups {
	struct work *w;
	struct group *all;
	uint32_t *source; /* of a sentence */
	size_t *told;	  /* of a sentence, its last hard fact's mention + 1 */
	size_t *before;	  /* of such a mention, the one before it + 1 */
	size_t n;
	uint32_t open; /* aspect of claims that neither deny nor affirm; those
			* that do stand before and after */
};

static int
link_order(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	if (x->score < y->score || x->score > y->score)
		return x->score < y->score ? 1 : -1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

static uint32_t
find(const struct groups *g, uint32_t i)
{
	while (g->all[i].into != i)
		i = g->all[i].into;
	return i;
}

static bool
share_source(const struct groups *g, uint32_t a, uint32_t b)
{
	for (uint32_t i = a; i != NOBODY; i = g->all[i].next)
		for (uint32_t j = b; j != NOBODY; j = g->all[j].next)
			if (g->source[i] == g->source[j])
				return true;
	return false;
}

enum {
	MEMBERS_MOST = 64,
	DENIAL_MOST = 180,
	CLAIM_LEAST = 20,
	GROUPS_MOST = 300,
	SHARED_STEPS = 400,
	SPEAKER_MOST = 48,
	ASKED = 16
};
/* From here on the words alone show that two sentences say one thing. */
static const double PLAIN_LEAST = 0.62;
static const double POSSIBLE_LEAST = 0.25;
/* A link below this needs a fact that both sentences give. */
static const double BY_WORDS_LEAST = 0.26;
static const double GROUPS_LEAST = 0.2;

static void
join(struct groups *g, uint32_t a, uint32_t b)
{
	struct group *to, *from;

	a = find(g, a);
	b = find(g, b);
	if (a == b)
		return;
	to = &g->all[a];
	from = &g->all[b];
	if (to->members + from->members > MEMBERS_MOST || share_source(g, a, b))
		return;
	g->all[to->last].next = b;
	to->last = from->last;
	to->members += from->members;
	from->into = a;
}

/* Does a sentence deny? A plain "No … was" does; one without any negation
 * affirms; the rest, where a "not" may belong to anything, is left open. */
static int
polarity(struct str s)
{
	static const char *const words[] = {
		" no ",	  " nobody ", " none ", " neither ",  " not ",
		"n't ",	  " never ",  " nor ",	" without ",  "没",
		"沒",	  "未",	      "不",	"否认",	      "否認",
		"无",	  "無",	      "非",	" descartó ", " ningún",
		" cannot"};

	if (str_starts(s, STR("No ")) || str_starts(s, STR("Nobody ")))
		return s.n <= DENIAL_MOST ? -1 : 0;
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_find(s, str_of(words[i]), 0) != (size_t)-1)
			return 0;
	return 1;
}

/* How many independent sources group `one` has. */
static size_t
independent(const struct groups *g, uint32_t one)
{
	const size_t *root = g->w->root;
	size_t count = 0;

	for (uint32_t i = one; i != NOBODY; i = g->all[i].next) {
		bool seen = false;

		for (uint32_t j = one; j != i && !seen; j = g->all[j].next)
			seen = root[g->source[j]] == root[g->source[i]];
		count += !seen;
	}
	return count;
}

/* Strings each sentence's figures, days and quotations that are in a fact. */
static void
string_facts(struct groups *g)
{
	const struct comparison *c = g->w->c;

	g->told = mem_zero(mem_mul(g->n + 1, sizeof *g->told));
	g->before = mem_zero(mem_mul(c->told.n + 1, sizeof *g->before));
	for (size_t i = 0; i < c->told.n; i++) {
		const struct told *t = &c->told.v[i];
		size_t n = g->w->first_sentence[t->source] + t->sentence;

		if (t->fact == MENTION_LOOSE)
			continue;
		g->before[i] = g->told[n];
		g->told[n] = i + 1;
	}
}

/* Do two sentences give mentions of one fact, names of one thing counting
 * where `names` says so? */
static bool
share_fact(const struct groups *g, size_t a, size_t b, bool names)
{
	const struct told *t = g->w->c->told.v;
	size_t steps = 0;

	for (size_t i = g->told[a]; i; i = g->before[i - 1])
		for (size_t j = g->told[b]; j && steps < SHARED_STEPS;
		     j = g->before[j - 1], steps++)
			if (t[i - 1].fact == t[j - 1].fact &&
			    (names || t[i - 1].m.kind != MENTION_NAME))
				return true;
	return false;
}

/* How many mentions of `kind` a sentence gives, of those in facts. */
static size_t
count_of(const struct groups *g, size_t sentence, enum mention_kind kind)
{
	const struct told *t = g->w->c->told.v;
	size_t n = 0;

	for (size_t i = g->told[sentence]; i; i = g->before[i - 1])
		n += t[i - 1].m.kind == kind;
	return n;
}

/* Two sayings, or two sets of figures, with nothing in common but who is
 * spoken of: "scored 31 goals in 47 matches", "73 goals in 128 games". */
static bool
tell_apart(const struct groups *g, size_t a, size_t b)
{
	bool said =
		count_of(g, a, MENTION_QUOTE) && count_of(g, b, MENTION_QUOTE);
	bool counted = count_of(g, a, MENTION_QUANTITY) > 1 &&
		       count_of(g, b, MENTION_QUANTITY) > 1;

	return (said || counted) && !share_fact(g, a, b, false);
}

/* Does a word of sentence `n` stand in a name, or in the words that say who
 * speaks? */
static bool
is_of_name(const struct groups *g, size_t n, struct str word)
{
	const struct told *t = g->w->c->told.v;
	const char *text = g->w->c->sources.v[g->source[n]].article->text.p;
	size_t at = (size_t)(word.p - text);

	for (size_t i = g->told[n]; i; i = g->before[i - 1]) {
		const struct told *one = &t[i - 1];
		struct str by =
			str_of(one->attribution ? one->attribution : "");

		if (one->m.kind == MENTION_NAME && one->m.start <= at &&
		    at < one->m.end)
			return true;
		if (by.n <= SPEAKER_MOST && by.n > word.n &&
		    str_find(by, word, 0) != (size_t)-1)
			return true;
	}
	return false;
}

/* Verbs of saying go with the speaker. */
static bool
is_saying(struct str word)
{
	static const char *const words[] = {"said", "says", "say", "told",
					    "表示", "说",   "說",  "称",
					    "稱",   "指出", "宣布"};

	return str_eq_any(word, STR_LIST(words));
}

/* Is the name of whom they speak of all that two sentences share? */
static bool
share_only_names(const struct groups *g, size_t a, size_t b)
{
	link_word_list words = {0};
	size_t names = 0, others = 0;

	linker_why(g->w->sentences, a, b, &words);
	for (size_t i = 0; i < words.n; i++) {
		if (is_of_name(g, a, words.v[i].in_a) ||
		    is_of_name(g, b, words.v[i].in_b))
			names++;
		else
			others += !is_saying(words.v[i].in_a);
	}
	vec_free(&words);
	return names && !others && !share_fact(g, a, b, false);
}

/* A bare figure or two words are no claim. */
static bool
says_enough(const struct groups *g, size_t sentence)
{
	size_t s = g->source[sentence];
	struct sentence at =
		g->w->c->sources.v[s]
			.sentences.v[sentence - g->w->first_sentence[s]];

	return at.end - at.start >= CLAIM_LEAST && !g->w->dull[sentence];
}

static struct str
sentence_text(const struct groups *g, uint32_t sentence)
{
	const struct source *s = &g->w->c->sources.v[g->source[sentence]];
	struct sentence at =
		s->sentences.v[sentence -
			       g->w->first_sentence[g->source[sentence]]];

	return str_sub(s->article->text, at.start, at.end);
}

/* The members of a claim often say it word for word: the mention from place
 * `first` on whose words are those of sentence `text`; none: one past all. */
static size_t
same_words(const struct work *w, size_t first, struct str text)
{
	while (first < w->c->told.n &&
	       !str_eq(told_words(w, &w->c->told.v[first]), text))
		first++;
	return first;
}

static void
make_claim(struct groups *g, uint32_t one)
{
	struct work *w = g->w;
	size_t f = fact_new(w, MENTION_CLAIM), first = w->c->told.n;

	for (uint32_t i = one; i != NOBODY; i = g->all[i].next) {
		size_t s = g->source[i], place = i - w->first_sentence[s];
		struct sentence at = w->c->sources.v[s].sentences.v[place];
		struct str text = sentence_text(g, i);
		size_t same = same_words(w, first, text);
		bool new = same == w->c->told.n;
		struct told t = {
			.source = s, .sentence = place, .attribution = ""};

		t.m.kind = MENTION_CLAIM;
		t.m.start = at.start;
		t.m.end = at.end;
		t.m.value = new ? arena_dup(&w->c->arena, text)
				: w->c->told.v[same].m.value;
		t.m.unit = t.m.qualifier = t.m.subject = t.m.speaker = "";
		vec_push(&w->aspect_at,
			 new ? (uint32_t)((int)g->open + polarity(text))
			     : w->aspect_at.v[same]);
		vec_push(&w->c->told, t);
		fact_add(w, f, w->c->told.n - 1);
	}
}

static bool
holds_up(const struct groups *g, const struct link *l)
{
	return l->score >= BY_WORDS_LEAST || share_fact(g, l->a, l->b, true);
}

/* Is a link to be followed? A possible one is where each end is the other's
 * best in its source; `best` is what link_bests gives. */
static bool
is_wanted(const struct groups *g, const link_list *all, const uint32_t *best,
	  size_t i)
{
	const struct link *l = &all->v[i];

	if (!says_enough(g, l->a) || !says_enough(g, l->b))
		return false;
	if (!l->sure &&
	    !(l->score >= POSSIBLE_LEAST &&
	      l->score >= all->v[best[2 * i]].score &&
	      l->score >= all->v[best[2 * i + 1]].score && holds_up(g, l)))
		return false;
	return l->score >= PLAIN_LEAST ||
	       !(tell_apart(g, l->a, l->b) || share_only_names(g, l->a, l->b));
}

/* Leaves the links to be followed, best first. Their places are noted over
 * the bests, which are asked for faster than places come. */
static void
choose_links(const struct groups *g, link_list *links)
{
	uint32_t *best = mem_alloc(mem_mul(2 * links->n + 1, sizeof *best));
	size_t n = 0;

	link_bests(best, links, g->n, g->source);
	for (size_t i = 0; i < links->n; i++)
		if (is_wanted(g, links, best, i))
			best[n++] = (uint32_t)i;
	for (size_t i = 0; i < n; i++)
		links->v[i] = links->v[best[i]];
	links->n = n;
	free(best);
	if (n > 1)
		qsort(links->v, n, sizeof *links->v, link_order);
}

/* Are members of two groups near enough? The first ones speak for each. */
static bool
groups_near(const struct groups *g, uint32_t a, uint32_t b)
{
	size_t x = 0;

	for (uint32_t i = a; i != NOBODY && x < ASKED;
	     i = g->all[i].next, x++) {
		size_t y = 0;

		for (uint32_t j = b; j != NOBODY && y < ASKED;
		     j = g->all[j].next, y++)
			if (linker_score(g->w->sentences, i, j) >= GROUPS_LEAST)
				return true;
	}
	return false;
}

/* Two groups that the linker left apart are one claim when no source states
 * both and some of their sentences are near enough: groups vouch for more
 * than sentences do. Only in stories of a size that a person reads. */
static void
join_groups(struct groups *g)
{
	VEC(uint32_t) big = {0};

	for (uint32_t i = 0; i < g->n; i++)
		if (g->all[i].into == i && g->all[i].members > 1)
			vec_push(&big, i);
	for (size_t i = 0; i < big.n && big.n <= GROUPS_MOST; i++)
		for (size_t j = 0; j < i; j++) {
			uint32_t a = find(g, big.v[i]), b = find(g, big.v[j]);

			if (a != b && !share_source(g, a, b) &&
			    groups_near(g, a, b))
				join(g, a, b);
		}
	vec_free(&big);
}

/* All that is known of a claim is whether it denies. */
static void
add_aspects(struct groups *g)
{
	g->open = (uint32_t)g->w->aspects.n + 1;
	for (signed char sign = -1; sign <= 1; sign++) {
		struct aspect a = {
			.minute = -1, .offset = ZONE_NONE, .polarity = sign};

		vec_push(&g->w->aspects, a);
	}
}

static void
start_groups(struct groups *g)
{
	const struct comparison *c = g->w->c;
	uint32_t n = 0;

	for (size_t s = 0; s < c->sources.n; s++)
		g->n += c->sources.v[s].sentences.n;
	g->all = mem_alloc(mem_mul(g->n + 1, sizeof *g->all));
	g->source = mem_alloc(mem_mul(g->n + 1, sizeof *g->source));
	for (size_t s = 0; s < c->sources.n; s++)
		for (size_t i = 0; i < c->sources.v[s].sentences.n; i++, n++) {
			g->all[n] = (struct group){n, NOBODY, n, 1};
			g->source[n] = (uint32_t)s;
		}
}

static void
join_linked(struct groups *g)
{
	link_list links;

	linker_take_links(g->w->sentences, &links);
	choose_links(g, &links);
	for (size_t i = 0; i < links.n; i++)
		join(g, links.v[i].a, links.v[i].b);
	vec_free(&links);
}

void
claim_facts(struct work *w)
{
	struct groups g = {.w = w};

	start_groups(&g);
	string_facts(&g);
	join_linked(&g);
	join_groups(&g);
	add_aspects(&g);
	for (uint32_t i = 0; i < g.n; i++)
		if (g.all[i].into == i && independent(&g, i) > 1)
			make_claim(&g, i);
	free(g.all);
	free(g.source);
	free(g.told);
	free(g.before);
}
