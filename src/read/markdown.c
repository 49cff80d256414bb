/* Markdown: md4c finds the blocks, here they become an article's. The first
 * heading of the first level is the headline, later ones stand over what
 * follows; quotations, list items and table rows keep their role; code is text,
 * blocks of HTML are read as such. Front matter is read as lines of "key:
 * value", which is all that articles use of YAML. Growth: linear, as md4c's. */
#include "markdown.h"

#include "html_parts.h"
#include "masthead.h"

#include "rashomon/base/ascii.h"
#include "rashomon/read/html.h"
#include "rashomon/read/webdate.h"

#include <md4c.h>

enum {
	FRONT_MOST = 100, /* lines */
	NOTE_MOST = 24,	  /* bytes of the name of a note */
	TOP_LINES = 3
};

struct maker {
	struct article_maker m;
	struct buf words, heading;
	struct buf alt; /* what pictures say instead of themselves */
	unsigned quotes, items, silent; /* how deep inside */
	bool headline;			/* was found */
	bool raw;			/* inside a block of HTML */
	bool cells;			/* the row has cells before this one */
};

static bool
ends_in(const char *path, const char *tail)
{
	return str_ends(str_of(path), str_of(tail));
}

/* YAML stands between "---", TOML between "+++". */
static bool
is_fence(struct str line)
{
	line = str_trim(line);
	return str_eq(line, STR("---")) || str_eq(line, STR("+++"));
}

/* A key of front matter: letters, then a colon or " =". */
static size_t
key_length(struct str line)
{
	size_t n = 0;

	while (n < line.n && (ascii_letter(line.p[n]) || line.p[n] == '_' ||
			      line.p[n] == '-'))
		n++;
	if (n && str_starts(str_sub(line, n, line.n), STR(" =")))
		return n;
	return n && n < line.n && line.p[n] == ':' ? n : 0;
}

/* The front matter at the start of `text`: from and to which byte; false if
 * there is none. */
static bool
find_front(struct str text, struct str *front, struct str *rest)
{
	struct str line, left = text, start;
	bool keys = false;

	if (!str_line(&left, &line) || !is_fence(line))
		return false;
	start = left;
	for (int i = 0; i < FRONT_MOST; i++) {
		size_t at = (size_t)(left.p - start.p);

		if (!str_line(&left, &line))
			return false;
		if (is_fence(line)) {
			*front = str_sub(start, 0, at);
			*rest = left;
			return keys;
		}
		keys |= key_length(line) > 0;
	}
	return false;
}

bool
markdown_sniff(struct str text, const char *path)
{
	struct str front, rest;

	return find_front(text, &front, &rest) || str_starts(text, STR("# ")) ||
	       ends_in(path, ".md") || ends_in(path, ".markdown");
}

static void
set(struct article *a, const char **field, struct str value)
{
	if (!**field)
		*field = article_keep(a, value);
}

/* One more of the authors; of a list in brackets all. */
static void
add_author(struct article *a, struct str value)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, a->byline);
	buf_adds(&b, b.n ? ", " : "");
	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] != '"')
			buf_addc(&b, value.p[i]);
	a->byline = article_keep(a, buf_str(&b));
	buf_free(&b);
}

static void
take_key(struct article *a, struct str key, struct str value)
{
	static const char *const dates[] = {"created", "date", "pubdate",
					    "published"};
	static const char *const outlets[] = {"outlet", "publisher", "site",
					      "source"};
	static const char *const authors[] = {"author", "authors", "byline"};
	static const char *const languages[] = {"lang", "language"};
	static const char *const addresses[] = {"canonical", "link", "url"};
	char iso[32];

#define IS(list) str_in(key, list, COUNT(list))
	if (str_eq_ascii(key, STR("title"))) {
		set(a, &a->title, value);
	} else if (IS(dates)) {
		if (!webdate_parse(value, iso) || *a->published)
			return;
		a->published = article_keep(a, str_of(iso));
		a->published_basis = DATE_METADATA;
	} else if (str_eq_ascii(key, STR("updated")) ||
		   str_eq_ascii(key, STR("modified"))) {
		if (webdate_parse(value, iso))
			set(a, &a->modified, str_of(iso));
	} else if (str_eq_ascii(key, STR("description")) ||
		   str_eq_ascii(key, STR("summary"))) {
		set(a, &a->summary, value);
	} else if (IS(outlets)) {
		set(a, &a->outlet, value);
	} else if (IS(authors)) {
		add_author(a, value);
	} else if (IS(languages)) {
		html_set_language(a, value);
	} else if (IS(addresses)) {
		set(a, &a->url, value);
	}
#undef IS
}

/* A value without its quotes or, of a list, its brackets. */
static struct str
bare(struct str value)
{
	for (value = str_trim(value);
	     value.n >= 2 &&
	     ((value.p[0] == '"' && value.p[value.n - 1] == '"') ||
	      (value.p[0] == '\'' && value.p[value.n - 1] == '\'') ||
	      (value.p[0] == '[' && value.p[value.n - 1] == ']'));)
		value = str_trim(str_sub(value, 1, value.n - 1));
	return value;
}

/* Do the lines that follow, set in, hold the value? "|", ">-" … */
static bool
is_folded(struct str value)
{
	return value.n && value.n <= 2 && strchr("|>", value.p[0]);
}

/* The lines of `front` that are set in, as one. */
static void
folded_lines(struct buf *out, struct str *front)
{
	struct str line, rest = *front;

	while (str_line(&rest, &line) &&
	       (!str_trim(line).n || line.p[0] == ' ' || line.p[0] == '\t')) {
		buf_addc(out, ' ');
		buf_add(out, str_trim(line));
		*front = rest;
	}
}

static void
take_front(struct article *a, struct str front)
{
	struct str line, key = STR_NONE;

	while (str_line(&front, &line)) {
		size_t n = key_length(line);
		struct str value = str_trim(line);
		struct buf b = BUF_INIT;

		if (n) {
			key = str_sub(line, 0, n);
			value = str_trim(str_sub(line, n, line.n));
			value = str_sub(value, 1, value.n);
		} else if (str_starts(value, STR("- "))) {
			value = str_sub(value, 2, value.n);
		} else {
			continue;
		}
		value = bare(value);
		if (is_folded(value)) {
			folded_lines(&b, &front);
			value = str_trim(buf_str(&b));
		}
		if (value.n)
			take_key(a, key, value);
		buf_free(&b);
	}
}

/* Takes the numbers of notes out: "[^1]", and "[^1]:" at the start. */
static void
drop_notes(struct buf *b)
{
	size_t to = 0;

	for (size_t i = 0; i < b->n; i++) {
		struct str rest = str_sub(buf_str(b), i, b->n);
		size_t end = str_starts(rest, STR("[^"))
				     ? str_find(rest, STR("]"), 2)
				     : (size_t)-1;

		if (end != (size_t)-1 && end < NOTE_MOST) {
			end += !to && end + 1 < rest.n &&
			       rest.p[end + 1] == ':';
			i += end;
		} else {
			b->p[to++] = b->p[i];
		}
	}
	b->n = to;
}

static void
flush(struct maker *k, enum role role)
{
	if (str_find(buf_str(&k->words), STR("[^"), 0) != (size_t)-1)
		drop_notes(&k->words);
	if (str_trim(buf_str(&k->words)).n)
		article_add(&k->m, role, "", buf_str(&k->heading),
			    buf_str(&k->words));
	buf_clear(&k->words);
	if (str_trim(buf_str(&k->alt)).n)
		article_add(&k->m, ROLE_CAPTION, "", STR_NONE,
			    buf_str(&k->alt));
	buf_clear(&k->alt);
}

static enum role
role_here(const struct maker *k)
{
	return k->quotes ? ROLE_QUOTE : k->items ? ROLE_LIST_ITEM : ROLE_BODY;
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct maker *k = data;

	(void)detail;
	switch (type) {
	case MD_BLOCK_QUOTE:
		flush(k, role_here(k));
		k->quotes++;
		break;
	case MD_BLOCK_LI:
		flush(k, role_here(k));
		k->items++;
		break;
	case MD_BLOCK_HTML:
		k->raw = true;
		break;
	case MD_BLOCK_TR:
		k->cells = false;
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		buf_adds(&k->words, k->cells ? " | " : "");
		k->cells = true;
		break;
	default:
		break;
	}
	return 0;
}

static void
end_heading(struct maker *k, unsigned level)
{
	if (level == 1 && !k->headline) {
		k->headline = true;
		set(k->m.a, &k->m.a->title, buf_str(&k->words));
		flush(k, ROLE_HEADLINE);
		return;
	}
	buf_clear(&k->heading);
	buf_add(&k->heading, str_trim(buf_str(&k->words)));
	flush(k, ROLE_SUBHEADING);
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct maker *k = data;

	switch (type) {
	case MD_BLOCK_QUOTE:
		flush(k, role_here(k));
		k->quotes--;
		break;
	case MD_BLOCK_LI:
		flush(k, role_here(k));
		k->items--;
		break;
	case MD_BLOCK_HTML:
		k->raw = false;
		html_blocks(&k->m, buf_str(&k->words));
		buf_clear(&k->words);
		break;
	case MD_BLOCK_H:
		end_heading(k, ((MD_BLOCK_H_DETAIL *)detail)->level);
		break;
	case MD_BLOCK_CODE:
	case MD_BLOCK_P:
		flush(k, role_here(k));
		break;
	case MD_BLOCK_TR:
		flush(k, ROLE_TABLE_ROW);
		break;
	default:
		break;
	}
	return 0;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct maker *k = data;

	(void)detail;
	k->silent += type == MD_SPAN_IMG;
	if (type == MD_SPAN_IMG && k->alt.n)
		buf_adds(&k->alt, "; ");
	return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct maker *k = data;

	(void)detail;
	k->silent -= type == MD_SPAN_IMG;
	return 0;
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE n, void *data)
{
	static const struct {
		const char *entity, *text;
	} entities[] = {{"&amp;", "&"},	  {"&lt;", "<"},   {"&gt;", ">"},
			{"&quot;", "\""}, {"&nbsp;", " "}, {"&#39;", "'"}};
	struct maker *k = data;
	struct str s = {text, n};

	struct buf *to = k->silent ? &k->alt : &k->words;

	if (type == MD_TEXT_NULLCHAR)
		return 0;
	if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR ||
	    (type == MD_TEXT_HTML && !k->raw)) {
		if (type != MD_TEXT_HTML || str_starts_ascii(s, STR("<br")))
			buf_addc(to, ' ');
		return 0;
	}
	for (size_t i = 0; type == MD_TEXT_ENTITY && i < COUNT(entities); i++)
		if (str_eq(s, str_of(entities[i].entity)))
			s = str_of(entities[i].text);
	buf_add(to, s);
	return 0;
}

/* A line at the top may say who wrote the page and when. */
static void
settle_top(struct maker *k)
{
	struct article *a = k->m.a;
	size_t bodies = 0;

	for (size_t i = 0; i < a->blocks.n && bodies < TOP_LINES; i++) {
		struct masthead m;

		if (a->blocks.v[i].role != ROLE_BODY)
			continue;
		bodies++;
		if (!masthead_read(k->m.texts.v[i], &m))
			continue;
		a->blocks.v[i].role = ROLE_BYLINE;
		set(a, &a->byline, m.byline);
		set(a, &a->outlet, m.outlet);
		set(a, &a->modified, str_of(m.modified));
		if (*m.published && !*a->published) {
			a->published = article_keep(a, str_of(m.published));
			a->published_basis = DATE_TEXT;
		}
	}
}

bool
read_markdown(article_list *out, struct str text, const char *path,
	      struct error *e)
{
	const MD_PARSER parser = {.flags = MD_FLAG_TABLES |
					   MD_FLAG_PERMISSIVEAUTOLINKS |
					   MD_FLAG_STRIKETHROUGH,
				  .enter_block = enter_block,
				  .leave_block = leave_block,
				  .enter_span = enter_span,
				  .leave_span = leave_span,
				  .text = take_text};
	struct maker k = {.m.a = article_new(path, "markdown")};
	struct article *a = k.m.a;
	struct str front;

	if (find_front(text, &front, &text))
		take_front(a, front);
	md_parse(text.p, (MD_SIZE)text.n, &parser, &k);
	flush(&k, ROLE_BODY);
	settle_top(&k);
	buf_free(&k.words);
	buf_free(&k.alt);
	buf_free(&k.heading);
	if (*a->title && !k.headline)
		article_add(&k.m, ROLE_HEADLINE, "", STR_NONE,
			    str_of(a->title));
	vec_push(out, a);
	article_finish(&k.m);
	if (a->text.n)
		return true;
	article_free(out->v[--out->n]);
	return error_set(e, path, "is a page without text");
}
