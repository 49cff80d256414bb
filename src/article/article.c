#include "rashomon/article/article.h"

#include "rashomon/text/host.h"
#include "rashomon/text/language.h"
#include "rashomon/text/sanitise.h"

enum { SHORT_LINE = 60 };

static const char *const names[ROLE_COUNT] = {
	"body",	      "subheading", "summary",	  "key figure", "list item",
	"table row",  "quote",	    "take",	  "headline",	"caption",
	"standfirst", "byline",	    "dateline",	  "meta",	"earlier",
	"watch",      "fact box",   "quiz",	  "glossary",	"entity",
	"related",    "credit",	    "disclosure", "disclaimer", "furniture",
};

const char *
role_name(enum role r)
{
	return names[r];
}

bool
role_is_body(enum role r)
{
	return r < ROLE_HEADLINE;
}

enum role
role_named(struct str name)
{
	for (int r = 0; r < ROLE_COUNT; r++)
		if (str_eq(name, str_of(names[r])))
			return (enum role)r;
	return ROLE_BODY;
}

static const char *const basis[] = {
	"metadata", "dateline", "date code", "address",
	"text",	    "user",	"story",     "unknown",
};

const char *
date_basis_name(enum date_basis b)
{
	return basis[b];
}

enum date_basis
date_basis_named(struct str name)
{
	int b = 0;

	while (b < DATE_UNKNOWN && !str_eq(name, str_of(basis[b])))
		b++;
	return (enum date_basis)b;
}

struct article *
article_new(const char *path, const char *kind)
{
	struct article *a = mem_zero(sizeof *a);
	const char **fields[] = {
		&a->title,	   &a->outlet,	     &a->byline,
		&a->language,	   &a->published,    &a->modified,
		&a->url,	   &a->summary,	     &a->lens,
		&a->country,	   &a->model,	     &a->item_id,
		&a->feed.title,	   &a->feed.link,    &a->feed.summary,
		&a->feed.language, &a->feed.updated, &a->feed.published,
	};

	for (size_t i = 0; i < COUNT(fields); i++)
		*fields[i] = "";
	a->path = article_keep(a, str_of(path));
	a->kind = kind;
	a->published_basis = DATE_UNKNOWN;
	return a;
}

const char *
article_keep(struct article *a, struct str s)
{
	struct buf b = BUF_INIT;
	const char *kept;

	a->hidden += sanitise(&b, str_trim(s), SANITISE_LINE);
	kept = b.n ? arena_dup(&a->arena, str_trim(buf_str(&b))) : "";
	buf_free(&b);
	return kept;
}

/* Runs of blanks, those too that do not break, become one each; the wide ones
 * that indent a Chinese paragraph go. */
static struct str
fold_blanks(struct buf *b)
{
	struct str kept;
	size_t to = 0;

	for (size_t i = 0; i < b->n; i++) {
		char c = b->p[i];

		if (c == '\xC2' && b->p[i + 1] == '\xA0') {
			c = ' ';
			i++;
		}
		if (c != ' ' || (to && b->p[to - 1] != ' '))
			b->p[to++] = c;
	}
	kept = str_trim((struct str){b->p, to});
	while (str_starts(kept, STR("\u3000")))
		kept = str_trim(str_sub(kept, 3, kept.n));
	return kept;
}

/* Sanitises `s` and folds its blank runs to single spaces. */
static struct str
paragraph(struct article *a, struct arena *arena, struct str s)
{
	struct buf b = BUF_INIT;
	struct str kept;

	a->hidden += sanitise(&b, s, SANITISE_LINE);
	kept = arena_str(arena, fold_blanks(&b));
	buf_free(&b);
	return kept;
}

void
article_add(struct article_maker *m, enum role role, const char *language,
	    struct str heading, struct str text)
{
	struct block b = {.role = role, .language = language};
	struct str words = paragraph(m->a, &m->words, text);

	if (!words.n)
		return;
	if (heading.n)
		b.heading = paragraph(m->a, &m->a->arena, heading);
	vec_push(&m->a->blocks, b);
	vec_push(&m->texts, words);
}

static void
lay(struct article_maker *m, struct buf *all, bool body)
{
	for (size_t i = 0; i < m->a->blocks.n; i++) {
		struct block *b = &m->a->blocks.v[i];

		if (role_is_body(b->role) != body)
			continue;
		if (all->n)
			buf_adds(all, "\n\n");
		b->span.start = all->n;
		buf_add(all, m->texts.v[i]);
		b->span.end = all->n;
	}
}

/* A host name that could pass for another is shown by its letters' codes. */
static void
keep_host(struct article *a, const char **url)
{
	struct buf b = BUF_INIT;

	url_shown(&b, str_of(*url));
	if (!str_eq(buf_str(&b), str_of(*url)))
		*url = arena_dup(&a->arena, buf_str(&b));
	buf_free(&b);
}

/* Languages of Latin letters are told apart by the words between the others:
 * a short line has too few of them. */
static bool
is_latin(const char *language)
{
	static const char *const latin[] = {"da", "de", "en", "es", "fr", "id",
					    "it", "nl", "pl", "pt", "sv", "tr"};

	return str_in(str_of(language), STR_LIST(latin));
}

/* What a short line was told to be is not believed against the article. */
static void
settle_languages(struct article *a)
{
	if (!is_latin(a->language))
		return;
	for (size_t i = 0; i < a->blocks.n; i++) {
		struct block *b = &a->blocks.v[i];

		if (b->span.end - b->span.start < SHORT_LINE &&
		    is_latin(b->language))
			b->language = a->language;
	}
}

void
article_set_language(struct article *a, const char *language)
{
	a->language = language;
	settle_languages(a);
}

void
article_finish(struct article_maker *m)
{
	struct article *a = m->a;
	struct buf all = BUF_INIT;

	lay(m, &all, true);
	a->body = all.n;
	lay(m, &all, false);
	a->text = arena_str(&a->arena, buf_str(&all));
	vec_trim(&a->blocks);
	article_set_language(
		a, *a->language ? a->language
				: language_of(str_sub(a->text, 0, a->body)));
	keep_host(a, &a->url);
	keep_host(a, &a->feed.link);
	buf_free(&all);
	article_drop(m);
}

void
article_drop(struct article_maker *m)
{
	vec_free(&m->texts);
	arena_free(&m->words);
	m->a = NULL;
}

void
article_free(struct article *a)
{
	if (!a)
		return;
	vec_free(&a->cites);
	vec_free(&a->glosses);
	vec_free(&a->notes);
	vec_free(&a->blocks);
	arena_free(&a->arena);
	free(a);
}

struct str
article_words(const struct article *a, struct span s)
{
	return str_sub(a->text, s.start, s.end);
}

const char *
article_name(const struct article *a)
{
	if (*a->outlet)
		return a->outlet;
	return *a->title ? a->title : a->path;
}

const char *
article_when(const struct article *a, const char *unknown, char room[WHEN_MOST])
{
	const char *p = a->published, *zone;
	size_t n = strlen(p);

	if (!n)
		return unknown;
	if (n < 16 || n >= WHEN_MOST - 4 || p[10] != 'T')
		return p;
	zone = p + 16 + (n >= 19 && p[16] == ':' ? 3 : 0);
	if (*zone == '.') /* parts of a second */
		zone += 1 + strspn(zone + 1, "0123456789");
	snprintf(room, WHEN_MOST, "%.10s %.5s%s%s", p, p + 11, *zone ? " " : "",
		 !strcmp(zone, "Z") ? "UTC" : zone);
	return room;
}
