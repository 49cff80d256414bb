#include "rashomon/read/join.h"

#include "url.h"

#include "rashomon/base/map.h"

struct pages {
	struct map places; /* of pages in the list, by their address */
	VEC(const char *)
	feeds; /* by place: of an item already joined to it, or NULL */
};

/* The front page of a site is no page of one report. */
static bool
key_of(struct buf *key, const char *url)
{
	return url_key(key, str_of(url)) && strpbrk(key->p, "/?");
}

/* The place of the page with the address `url`, or MAP_NONE. */
static size_t
page_at(const struct pages *pages, const char *url)
{
	struct buf key = BUF_INIT;
	size_t at = MAP_NONE;

	if (key_of(&key, url))
		at = map_get(&pages->places, buf_str(&key));
	buf_free(&key);
	return at;
}

static void
add_page(struct pages *pages, const struct article *a, size_t place)
{
	struct buf key = BUF_INIT;

	if (!a->in_feed && key_of(&key, a->url))
		map_at(&pages->places, buf_str(&key), place);
	vec_push(&pages->feeds, NULL);
	buf_free(&key);
}

/* A paragraph without the marks that say that there is more. */
static struct str
without_dots(struct str s)
{
	static const char *const ends[] = {"[…]", "[...]", "…", "..."};
	bool cut = true;

	while (cut) {
		cut = false;
		for (size_t i = 0; i < COUNT(ends); i++) {
			struct str end = str_of(ends[i]);

			if (!str_ends(s, end))
				continue;
			s = str_trim(str_sub(s, 0, s.n - end.n));
			cut = true;
		}
	}
	return s;
}

/* Each paragraph is looked for behind the one before it. */
static bool
is_within(const struct article *item, struct str text)
{
	size_t at = 0;

	for (size_t i = 0; i < item->blocks.n; i++) {
		const struct block *b = &item->blocks.v[i];
		struct str words = without_dots(article_words(item, b->span));

		if (!role_is_body(b->role))
			continue;
		at = str_find(text, words, at);
		if (at == (size_t)-1)
			return false;
		at += words.n;
	}
	return true;
}

/* One short item is the page's own teaser. Of several in one feed, as posts of
 * a live page are, those are that stand in the page. */
static bool
is_stub(const struct article *item, const struct article *page,
	const char *joined)
{
	bool another = joined && !strcmp(joined, item->path);

	return (item->body * 2 <= page->body && !another) ||
	       (item->body <= page->body &&
		is_within(item, str_sub(page->text, 0, page->body)));
}

/* Fills a field that the page lacks, and says so in `said`. */
static bool
fill(struct article *page, const char **field, const char *value,
     const char *name, struct buf *said)
{
	if (**field || !*value)
		return false;
	*field = article_keep(page, str_of(value));
	buf_printf(said, "%s %s", said->n ? "," : ":", name);
	return true;
}

static void
join(struct article *page, const struct article *item)
{
	struct buf said = BUF_INIT, note = BUF_INIT;

	fill(page, &page->title, item->title, "title", &said);
	fill(page, &page->outlet, item->outlet, "outlet", &said);
	fill(page, &page->byline, item->byline, "byline", &said);
	if (fill(page, &page->published, item->published, "published", &said))
		page->published_basis = item->published_basis;
	fill(page, &page->modified, item->modified, "modified", &said);
	fill(page, &page->summary, item->summary, "summary", &said);
	if (fill(page, &page->language, item->language, "language", &said))
		article_set_language(page, page->language);
	buf_printf(&note, "joined with item %zu of %s%s", item->item,
		   item->path, said.n ? said.p : "");
	vec_push(&page->notes, article_keep(page, buf_str(&note)));
	buf_free(&note);
	buf_free(&said);
}

/* Joins the item at `place` to its page, if it is a stub of one. */
static bool
take(const article_list *l, struct pages *pages, size_t place)
{
	const struct article *item = l->v[place];
	size_t at;

	if (!item->in_feed || !item->item)
		return false;
	at = page_at(pages, item->url);
	if (at == MAP_NONE)
		at = page_at(pages, item->item_id);
	if (at == MAP_NONE || !is_stub(item, l->v[at], pages->feeds.v[at]))
		return false;
	join(l->v[at], item);
	pages->feeds.v[at] = article_keep(l->v[at], str_of(item->path));
	return true;
}

/* Takes the articles out that are released (NULL). */
static void
close_up(article_list *l)
{
	VEC(size_t) places = {0}; /* new ones, from 1 */
	size_t to = 0;

	for (size_t i = 0; i < l->n; i++) {
		vec_push(&places, to + 1);
		if (l->v[i])
			l->v[to++] = l->v[i];
	}
	for (size_t i = 0; i < to; i++)
		if (l->v[i]->parent)
			l->v[i]->parent = places.v[l->v[i]->parent - 1];
	l->n = to;
	vec_free(&places);
}

void
read_join(article_list *l)
{
	struct pages pages = {0};

	for (size_t i = 0; i < l->n; i++)
		add_page(&pages, l->v[i], i);
	for (size_t i = 0; pages.places.n && i < l->n; i++) {
		if (!take(l, &pages, i))
			continue;
		article_free(l->v[i]);
		l->v[i] = NULL;
	}
	close_up(l);
	map_free(&pages.places);
	vec_free(&pages.feeds);
}
