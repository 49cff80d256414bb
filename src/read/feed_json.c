#include "feed_parts.h"

#include "rashomon/base/json.h"
#include "rashomon/read/charset.h"
#include "rashomon/read/feed.h"

enum { SNIFF = 4096, AUTHORS_MOST = 8 };

/* Does it hold "version": "…jsonfeed.org…"? The name alone may be what an
 * article is about. */
static bool
says_version(struct str head)
{
	struct str key = STR("\"version\"");
	size_t at = 0;

	while ((at = str_find(head, key, at)) != (size_t)-1) {
		struct str rest;

		at += key.n;
		rest = str_trim(str_sub(head, at, head.n));
		rest = str_starts(rest, STR(":"))
			       ? str_trim(str_sub(rest, 1, rest.n))
			       : STR_NONE;
		if (str_starts(rest, STR("\"")) && rest.n > 1 &&
		    str_find(str_sub(rest, 1, rest.n), STR("\""), 0) >
			    str_find(rest, STR("jsonfeed.org"), 0))
			return true;
	}
	return false;
}

bool
jsonfeed_sniff(struct str s)
{
	struct buf room = BUF_INIT;
	struct str head = str_trim(charset_head(&room, s, SNIFF));
	bool found;

	if (str_starts(head, STR("\xEF\xBB\xBF")))
		head = str_trim(str_sub(head, 3, head.n));
	found = head.n && head.p[0] == '{' &&
		(says_version(head) ||
		 str_find(s, STR("\"items\""), 0) != (size_t)-1);
	buf_free(&room);
	return found;
}

static void
put(struct entry *e, enum field f, struct str s)
{
	if (s.n && !e->field[f].n)
		buf_add(&e->field[f], s);
}

/* The day of the newest item, as ISO days sort: the feed's own. */
static void
newest(struct entry *feed, const struct entry *item)
{
	struct buf *b = &feed->field[FIELD_UPDATED];
	struct str day = buf_str(&item->field[FIELD_UPDATED]);

	if (!day.n)
		day = buf_str(&item->field[FIELD_PUBLISHED]);
	if (!day.n || (b->n && str_cmp(day, buf_str(b)) <= 0))
		return;
	buf_clear(b);
	buf_add(b, day);
}

static void
put_author(struct entry *e, const cJSON *o)
{
	const cJSON *list = cJSON_GetObjectItemCaseSensitive(o, "authors"), *k;
	struct buf *b = &e->field[FIELD_AUTHOR];
	size_t left = AUTHORS_MOST;

	cJSON_ArrayForEach(k, list)
	{
		if (!json_get(k, "name").n || !left--)
			break;
		buf_adds(b, b->n ? ", " : "");
		buf_add(b, json_get(k, "name"));
	}
	put(e, FIELD_AUTHOR,
	    json_get(cJSON_GetObjectItemCaseSensitive(o, "author"), "name"));
}

static void
put_id(struct entry *e, const cJSON *o)
{
	const cJSON *id = cJSON_GetObjectItemCaseSensitive(o, "id");

	if (cJSON_IsNumber(id))
		buf_printf(&e->field[FIELD_ID], "%.0f", id->valuedouble);
	else
		put(e, FIELD_ID, json_get(o, "id"));
}

static void
read_item(struct entry *item, const cJSON *k)
{
	entry_clear(item);
	put(item, FIELD_TITLE, json_get(k, "title"));
	put(item, FIELD_LINK, json_get(k, "url"));
	put(item, FIELD_LINK, json_get(k, "external_url"));
	put_id(item, k);
	put_author(item, k);
	put(item, FIELD_SUMMARY, json_get(k, "summary"));
	put(item, FIELD_CONTENT, json_get(k, "content_html"));
	put(item, FIELD_CONTENT, json_get(k, "content_text"));
	put(item, FIELD_PUBLISHED, json_get(k, "date_published"));
	put(item, FIELD_UPDATED, json_get(k, "date_modified"));
}

bool
read_jsonfeed(article_list *out, struct str bytes, const char *path,
	      struct error *e)
{
	struct buf text = BUF_INIT;
	struct entry feed = {0}, item = {0};
	const cJSON *items, *k;
	size_t n = 0;
	cJSON *o;

	charset_decode(&text, bytes, NULL, NULL);
	o = json_parse(buf_str(&text));
	items = cJSON_GetObjectItemCaseSensitive(o, "items");
	if (!cJSON_IsObject(o)) {
		cJSON_Delete(o);
		buf_free(&text);
		return error_set(e, path, "is not JSON");
	}
	put(&feed, FIELD_TITLE, json_get(o, "title"));
	put(&feed, FIELD_LINK, json_get(o, "home_page_url"));
	put(&feed, FIELD_SUMMARY, json_get(o, "description"));
	put(&feed, FIELD_LANGUAGE, json_get(o, "language"));
	cJSON_ArrayForEach(k, items)
	{
		read_item(&item, k);
		newest(&feed, &item);
	}
	cJSON_ArrayForEach(k, items)
	{
		read_item(&item, k);
		entry_article(out, path, "jsonfeed", ++n, &feed, &item);
	}
	if (!n)
		entry_article(out, path, "jsonfeed", 0, &feed, &feed);
	cJSON_Delete(o);
	entry_free(&feed);
	entry_free(&item);
	buf_free(&text);
	return true;
}
