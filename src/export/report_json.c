#include "parts.h"

#include "rashomon/base/json.h"
#include "rashomon/text/sanitise.h"

#include <stdlib.h>

/* Clean text, or JSON null for an unknown ("" or NULL). */
static void
put_clean(cJSON *o, const char *key, struct str s)
{
	char *clean;

	if (!s.p || !s.n) {
		cJSON_AddNullToObject(o, key);
		return;
	}
	clean = sanitise_dup(s, SANITISE_LINE);
	json_put(o, key, str_of(clean));
	free(clean);
}

static void
put_or_null(cJSON *o, const char *key, const char *z)
{
	put_clean(o, key, str_of(z));
}

static void
put_or_empty(cJSON *o, const char *key, const char *z)
{
	if (z && *z)
		put_clean(o, key, str_of(z));
	else
		json_put(o, key, STR(""));
}

static void
add_clean(cJSON *array, const char *z)
{
	char *clean = sanitise_dup(str_of(z), SANITISE_LINE);

	cJSON_AddItemToArray(array, cJSON_CreateString(clean));
	free(clean);
}

static const char *
source_id(const struct story *st, size_t from_one)
{
	if (!from_one || from_one > st->c.sources.n)
		return NULL;
	return st->c.sources.v[from_one - 1].id;
}

/* Words as a reader counts them: runs of letters, Han by the character. */
static size_t
count_words(struct str s)
{
	size_t n = 0;
	bool in = false;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0xe3) {
			n++;
			in = false;
			continue;
		}
		if (c >= 0x80 && c < 0xc0)
			continue;
		if (c <= ' ')
			in = false;
		else if (!in) {
			in = true;
			n++;
		}
	}
	return n;
}

static cJSON *
source_json(const struct story *st, const struct source *s)
{
	const struct article *a = s->article;
	cJSON *o = cJSON_CreateObject(), *cites;

	json_put(o, "id", str_of(s->id));
	put_or_empty(o, "path", a->path);
	if (a->item)
		json_put_n(o, "item", a->item);
	put_or_null(o, "url", a->url);
	put_or_null(o, "title", a->title);
	put_or_null(o, "outlet", a->outlet);
	put_or_null(o, "byline", a->byline);
	put_or_null(o, "language", a->language);
	put_or_null(o, "published", a->published);
	put_or_null(o, "published_basis", date_basis_name(a->published_basis));
	put_or_null(o, "kind", a->kind);
	put_or_null(o, "parent", source_id(st, a->parent));
	put_or_null(o, "copy_of", source_id(st, s->copy_of));
	if (s->copy_of)
		cJSON_AddNumberToObject(o, "copy_share", s->copy_share);
	else
		cJSON_AddNullToObject(o, "copy_share");
	if (s->part_of && !s->copy_of) {
		put_or_null(o, "part_of", source_id(st, s->part_of));
		cJSON_AddNumberToObject(o, "part_share", s->part_share);
	}
	cJSON_AddBoolToObject(o, "truncated", a->truncated);
	cJSON_AddBoolToObject(o, "ai_rewritten", a->ai_rewritten);
	cites = cJSON_AddArrayToObject(o, "cites");
	for (size_t i = 0; i < a->cites.n; i++)
		add_clean(cites, a->cites.v[i]);
	json_put_n(o, "words", count_words(str_sub(a->text, 0, a->body)));
	return o;
}

static const char *
fact_kind_name(enum mention_kind k)
{
	return k == MENTION_TIME ? "date" : mention_kind_name(k);
}

/* The role of the block that holds byte `at`. */
static enum role
role_at(const struct article *a, size_t at)
{
	for (size_t i = 0; i < a->blocks.n; i++)
		if (a->blocks.v[i].span.start <= at &&
		    at < a->blocks.v[i].span.end)
			return a->blocks.v[i].role;
	return ROLE_BODY;
}

/* A mention outside the text that offsets count in names its block's role. */
static cJSON *
mention_json(const struct story *st, const struct told *t)
{
	cJSON *o = cJSON_CreateObject();

	json_put(o, "source", str_of(st->c.sources.v[t->source].id));
	json_put_n(o, "start", t->m.start);
	json_put_n(o, "end", t->m.end);
	put_clean(o, "text", story_words(st, t));
	put_or_null(o, "value", t->m.value);
	put_or_null(o, "value_max", t->m.value2);
	put_or_empty(o, "unit", t->m.unit);
	put_or_empty(o, "qualifier", t->m.qualifier);
	put_or_null(o, "attribution", t->attribution);
	put_clean(o, "sentence", story_sentence(st, t));
	if (t->m.start >= st->articles.v[t->source]->body)
		json_put(o, "role",
			 str_of(role_name(role_at(st->articles.v[t->source],
						  t->m.start))));
	return o;
}

/* What stands before "missing". */
static cJSON *
fact_json(const struct story *st, const struct fact *f)
{
	cJSON *o = cJSON_CreateObject(), *list;

	json_put(o, "id", str_of(f->id));
	json_put(o, "kind", str_of(fact_kind_name(f->kind)));
	put_or_empty(o, "label", f->label);
	put_or_null(o, "value", f->value);
	put_or_null(o, "value_max", f->value2);
	put_or_empty(o, "unit", f->unit);
	put_or_empty(o, "subject", f->subject);
	json_put(o, "verdict", str_of(verdict_name(f->verdict)));
	json_put_n(o, "independent", f->independent);
	list = cJSON_AddArrayToObject(o, "origins");
	for (size_t i = 0; i < f->origins.n; i++)
		add_clean(list, f->origins.v[i]);
	list = cJSON_AddArrayToObject(o, "mentions");
	for (size_t i = 0; i < f->told.n; i++)
		cJSON_AddItemToArray(
			list, mention_json(st, &st->c.told.v[f->told.v[i]]));
	return o;
}

/* What stands after it. */
static cJSON *
fact_rest_json(const struct fact *f)
{
	cJSON *o = cJSON_CreateObject(), *list;

	list = cJSON_AddArrayToObject(o, "why");
	for (size_t i = 0; i < f->why.n; i++)
		add_clean(list, f->why.v[i]);
	if (f->by_user)
		cJSON_AddBoolToObject(o, "by_user", true);
	return o;
}

static cJSON *
check_json(const struct story *st, const struct check *k)
{
	const struct source *s = &st->c.sources.v[k->source];
	cJSON *o = cJSON_CreateObject();

	json_put(o, "kind", str_of(check_name(k->kind)));
	put_clean(o, "text", article_words(s->article, k->span));
	json_put(o, "source", str_of(s->id));
	cJSON_AddBoolToObject(o, "holds", k->holds);
	put_or_empty(o, "why", k->why);
	return o;
}

static cJSON *
event_json(const struct story *st, const struct event *e)
{
	cJSON *o = cJSON_CreateObject(), *list;

	json_put(o, "id", str_of(e->id));
	put_or_null(o, "start", e->start);
	put_or_null(o, "end", e->end);
	put_or_empty(o, "precision", e->precision);
	put_or_empty(o, "label", e->label);
	list = cJSON_AddArrayToObject(o, "facts");
	for (size_t i = 0; i < e->facts.n; i++)
		add_clean(list, st->c.facts.v[e->facts.v[i]].id);
	list = cJSON_AddArrayToObject(o, "sources");
	for (size_t i = 0; i < e->sources.n; i++)
		add_clean(list, st->c.sources.v[e->sources.v[i]].id);
	return o;
}

/* Prints a node and releases it, so that a big story is never held twice;
 * `from` and `less` bytes are left out at its ends. */
static void
print_part(cJSON *node, size_t from, size_t less, FILE *out)
{
	char *z = cJSON_PrintUnformatted(node);
	size_t n = z ? strlen(z) : 0;

	if (n >= from + less)
		fwrite(z + from, 1, n - from - less, out);
	cJSON_free(z);
	cJSON_Delete(node);
}

static void
print_member(cJSON *node, bool first, FILE *out)
{
	if (!first)
		fputs(",\n  ", out);
	print_part(node, 0, 0, out);
}

/* The ids of all sources as JSON, each after a comma: those of source i are
 * bytes [at.v[i], at.v[i + 1]). */
struct ids {
	struct buf text;
	VEC(size_t) at;
};

static void
ids_of(struct ids *ids, const struct comparison *c)
{
	*ids = (struct ids){0};
	for (size_t i = 0; i < c->sources.n; i++) {
		vec_push(&ids->at, ids->text.n);
		buf_printf(&ids->text, ",\"%s\"", c->sources.v[i].id);
	}
	vec_push(&ids->at, ids->text.n);
}

/* In a big story most sources are silent on most facts; in between two that
 * speak all are written at once. */
static void
print_missing(const struct comparison *c, const struct fact *f,
	      const struct ids *ids, FILE *out)
{
	size_t from = 0;
	bool some = false;

	for (size_t i = 0; i <= f->told.n; i++) {
		size_t to = i < f->told.n ? c->told.v[f->told.v[i]].source
					  : c->sources.n;

		if (to > from) {
			size_t start = ids->at.v[from] + !some;

			fwrite(ids->text.p + start, 1, ids->at.v[to] - start,
			       out);
			some = true;
		}
		if (to >= from)
			from = to + 1;
	}
}

static void
print_fact(const struct story *st, const struct fact *f, const struct ids *ids,
	   FILE *out)
{
	print_part(fact_json(st, f), 0, 1, out);
	fputs(",\"missing\":[", out);
	print_missing(&st->c, f, ids, out);
	fputs("],", out);
	print_part(fact_rest_json(f), 1, 0, out);
}

static void
print_facts(const struct story *st, FILE *out)
{
	struct ids ids;

	ids_of(&ids, &st->c);
	for (size_t i = 0; i < st->c.facts.n; i++) {
		if (i)
			fputs(",\n  ", out);
		print_fact(st, &st->c.facts.v[i], &ids, out);
	}
	buf_free(&ids.text);
	vec_free(&ids.at);
}

static void
open_list(const char *name, FILE *out)
{
	fprintf(out, ",\n \"%s\":[", name);
}

void
report_json(const struct story *st, FILE *out)
{
	const struct comparison *c = &st->c;
	size_t shown = 0;

	fputs("{\"schema\":\"rashomon-report/1\"", out);
	open_list("sources", out);
	for (size_t i = 0; i < c->sources.n; i++)
		print_member(source_json(st, &c->sources.v[i]), !i, out);
	fputc(']', out);
	open_list("facts", out);
	print_facts(st, out);
	fputc(']', out);
	open_list("checks", out);
	for (size_t i = 0; i < c->checks.n; i++)
		print_member(check_json(st, &c->checks.v[i]), !i, out);
	fputc(']', out);
	open_list("timeline", out);
	for (size_t i = 0; i < c->events.n; i++)
		if (!c->events.v[i].publication)
			print_member(event_json(st, &c->events.v[i]), !shown++,
				     out);
	fputs("]}\n", out);
}
