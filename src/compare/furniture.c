/* Sentences of the text that are none of its content: appeals to subscribe,
 * and what two items of one feed repeat word for word. The reader takes most
 * of them out; some stand in the text like any other paragraph. Linear in
 * the sentences. */
#include "work.h"

#include "rashomon/base/map.h"
#include "rashomon/text/fold.h"

#include <stdlib.h>

enum {
	APPEAL_MOST = 240,
	REPEATED_LEAST = 24,
	MASTHEAD_MOST = 40, /* bytes beside the date */
	MASTHEAD_AMONG = 4  /* first sentences */
};

/* An order to the reader, and what it is about. `s` is folded. */
static bool
is_appeal(struct str s)
{
	static const char *const orders[] = {
		"subscribe", "sign up",	  "get ",
		"download",  "follow us", "join ",
		"register",  "click ",	  "support independent",
		"become a ", "suscri",	  "descarga",
		"siguenos",  "订阅",	  "下载",
		"关注我们",  "点击",	  "加入",
		"扫码",	     "立即"};
	static const char *const wares[] = {
		"newsletter", "briefing", "subscri",	"alerts",
		"inbox",      " app",	  "membership", "journalism",
		"reporting",  " al mes",  "suscri",	"boletin",
		"客户端",     "公众号",	  "好友",	"电子报",
		"会员"};

	return s.n <= APPEAL_MOST && str_starts_any(s, STR_LIST(orders)) &&
	       str_has_any(s, STR_LIST(wares));
}

/* Marks a sentence that another item of the same file has too. */
static void
mark_repeated(struct work *w, struct map *seen, size_t source, size_t number,
	      struct str s)
{
	const struct article *a = w->c->sources.v[source].article;
	struct buf key = BUF_INIT;
	size_t *at;

	if (!a->item || a->parent || s.n < REPEATED_LEAST)
		return;
	buf_adds(&key, a->path);
	buf_addc(&key, '\n');
	buf_add(&key, s);
	at = map_at(seen, buf_str(&key), number);
	if (*at != number)
		w->dull[*at] = w->dull[number] = true;
	buf_free(&key);
}

/* "Capital Courier, March 15, 2026" at the head of a text, with no stop: who
 * published when, which is nothing that the text tells. */
static bool
is_masthead(const struct work *w, const struct told *t)
{
	struct span s = told_sentence(w, t);
	struct str day = told_words(w, t);

	return t->m.kind == MENTION_TIME && t->sentence < MASTHEAD_AMONG &&
	       t->m.value && strlen(t->m.value) == 10 && t->m.end == s.end &&
	       t->m.start - s.start <= MASTHEAD_MOST &&
	       str_find(day, str_sub(str_of(t->m.value), 0, 4), 0) !=
		       (size_t)-1;
}

static size_t
count_sentences(const struct work *w)
{
	size_t n = 0;

	for (size_t s = 0; s < w->c->sources.n; s++)
		n += w->c->sources.v[s].sentences.n;
	return n;
}

void
find_furniture(struct work *w)
{
	struct map seen = MAP_INIT;
	struct buf folded = BUF_INIT;

	w->dull = mem_zero(count_sentences(w) + 1);
	for (size_t s = 0, n = 0; s < w->c->sources.n; s++) {
		const struct source *src = &w->c->sources.v[s];

		w->first_sentence[s] = n;
		for (size_t i = 0; i < src->sentences.n; i++, n++) {
			struct str text = str_sub(src->article->text,
						  src->sentences.v[i].start,
						  src->sentences.v[i].end);

			mark_repeated(w, &seen, s, n, text);
			buf_clear(&folded);
			buf_adds(&folded, "");
			fold(&folded, text);
			w->dull[n] |= is_appeal(buf_str(&folded));
		}
	}
	for (size_t i = 0; i < w->c->told.n; i++)
		if (is_masthead(w, &w->c->told.v[i]))
			w->dull[w->first_sentence[w->c->told.v[i].source] +
				w->c->told.v[i].sentence] = true;
	for (size_t i = 0; i < w->c->told.n; i++) {
		const struct told *t = &w->c->told.v[i];

		aspect_of(w, i)->furniture |=
			w->dull[w->first_sentence[t->source] + t->sentence];
	}
	buf_free(&folded);
	map_free(&seen);
}
