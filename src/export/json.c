#include "rashomon/base/json.h"
#include "rashomon/export/export.h"

/* JSON has null for what is not known. */
static void
put(cJSON *o, const char *key, const char *z)
{
	json_put(o, key, z && *z ? str_of(z) : STR_NONE);
}

/* "" says that one is given without words. */
static void
put_summary(cJSON *o, const char *z, bool blank)
{
	if (blank && !*z)
		json_put(o, "summary", STR(""));
	else
		put(o, "summary", z);
}

static void
put_feed(cJSON *o, const struct article *a)
{
	cJSON *feed;

	if (!a->in_feed)
		return;
	feed = cJSON_AddObjectToObject(o, "feed");
	put(feed, "title", a->feed.title);
	put(feed, "link", a->feed.link);
	put_summary(feed, a->feed.summary, a->feed.blank_summary);
	put(feed, "language", a->feed.language);
	put(feed, "published", a->feed.published);
	put(feed, "updated", a->feed.updated);
}

static void
put_blocks(cJSON *o, const struct article *a)
{
	cJSON *list = cJSON_AddArrayToObject(o, "blocks");

	for (size_t i = 0; i < a->blocks.n; i++) {
		const struct block *b = &a->blocks.v[i];
		cJSON *item = cJSON_CreateObject();

		json_put(item, "role", str_of(role_name(b->role)));
		put(item, "language", b->language);
		if (b->heading.n)
			json_put(item, "heading", b->heading);
		json_put(item, "text", article_words(a, b->span));
		cJSON_AddItemToArray(list, item);
	}
}

static void
put_list(cJSON *o, const char *key, const char *const *v, size_t n)
{
	cJSON *list = cJSON_AddArrayToObject(o, key);

	for (size_t i = 0; i < n; i++)
		cJSON_AddItemToArray(list, cJSON_CreateString(v[i]));
}

void
export_article(const struct article *a, FILE *out)
{
	cJSON *o = cJSON_CreateObject();

	json_put(o, "schema", STR("rashomon-article/1"));
	json_put(o, "path", str_of(a->path));
	json_put_n(o, "item", a->item);
	put(o, "item_id", a->item_id);
	put(o, "kind", a->kind);
	put(o, "title", a->title);
	put(o, "outlet", a->outlet);
	put(o, "byline", a->byline);
	put(o, "language", a->language);
	put(o, "published", a->published);
	put(o, "published_basis", date_basis_name(a->published_basis));
	put(o, "modified", a->modified);
	put(o, "url", a->url);
	put_summary(o, a->summary, a->blank_summary);
	put(o, "lens", a->lens);
	put(o, "country", a->country);
	cJSON_AddBoolToObject(o, "truncated", a->truncated);
	cJSON_AddBoolToObject(o, "ai_rewritten", a->ai_rewritten);
	put(o, "model", a->model);
	json_put_n(o, "undecoded", a->undecoded);
	json_put_n(o, "hidden", a->hidden);
	put_list(o, "cites", a->cites.v, a->cites.n);
	put_list(o, "notes", a->notes.v, a->notes.n);
	put_feed(o, a);
	put_blocks(o, a);
	json_put(o, "text", str_sub(a->text, 0, a->body));
	json_print_line(o, out);
	cJSON_Delete(o);
}
