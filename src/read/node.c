/* Story nodes: a Markdown page about one event with the takes of many
 * outlets. The page is read line by line, since its shape (headings, items,
 * quoted lines) is one of lines; marks inside a line are taken off, links
 * become pairs of names.
 *
 * Each take becomes an article of its own, kind "take", parent the node,
 * dated by its address where that holds a date. A take without a description
 * is a source that is silent. Counts that the meta line declares are held
 * against what is found. */
#include "rashomon/base/ascii.h"
#include "rashomon/read/page.h"

#include "dateline.h"
#include "lines.h"

#include "rashomon/base/map.h"
#include "rashomon/text/language.h"

#include <stdio.h>
#include <stdlib.h>

struct node {
	const char *path;
	article_list *out;
	struct article_maker m;
	struct article_maker take; /* take.a NULL: none open */
	struct str lens;
	enum section section;
	bool in_takes;
	size_t parent; /* place of the node in out, from 1 */
	size_t takes, lenses;
	struct map regions;
	struct str meta;
};

/* `s` without Markdown's marks; links keep their words and are noted as
 * names of one thing when `a` is given. */
static void
unmark(struct buf *b, struct str s, struct article *a)
{
	for (size_t at = 0; at < s.n; at++) {
		size_t close, end;

		if (s.p[at] == '*' || s.p[at] == '`')
			continue;
		if (s.p[at] != '[') {
			buf_addc(b, s.p[at]);
			continue;
		}
		if (at + 1 < s.n && s.p[at + 1] == '[')
			continue;
		close = str_find(s, STR("]("), at);
		end = close == (size_t)-1 ? close
					  : str_find(s, STR(")"), close);
		if (end == (size_t)-1 || end - at > 2000)
			continue;
		buf_add(b, str_sub(s, at + 1, close));
		if (a) {
			struct str to = str_sub(s, close + 2, end);
			size_t slash = to.n;

			while (slash && to.p[slash - 1] != '/')
				slash--;
			vec_push(
				&a->glosses,
				(struct gloss){
					str_of(article_keep(
						a, str_sub(s, at + 1, close))),
					str_of(article_keep(
						a, str_sub(to, slash, to.n)))});
		}
		at = end;
	}
}

static void
add(struct article_maker *m, enum role role, struct str heading, struct str s)
{
	struct buf b = BUF_INIT;

	unmark(&b, s, m->a);
	article_add(m, role, language_of(buf_str(&b)), heading, buf_str(&b));
	buf_free(&b);
}

bool
node_sniff(struct str text)
{
	struct str line, rest = text;
	bool title = false, meta = false;

	for (int i = 0; i < 200 && str_line(&rest, &line); i++) {
		line = str_trim(line);
		if (i < 5 && str_starts(line, STR("# ")))
			title = true;
		if (str_starts(line, STR("**Meta:**")) ||
		    str_starts(line, STR("**Meta：**")))
			meta = true;
		if (title && meta)
			return true;
	}
	return false;
}

/* The value of "name: value" between the dots of a meta line. */
static struct str
meta_value(struct str meta, struct str name)
{
	size_t at = str_find(meta, name, 0), end;

	if (at == (size_t)-1)
		return STR_NONE;
	at += name.n;
	end = str_find(meta, STR("·"), at);
	return str_trim(str_sub(meta, at, end == (size_t)-1 ? meta.n : end));
}

/* The number before `word` in the meta line; -1 when it declares none. */
static long
declared(struct str meta, const char *word)
{
	size_t at = str_find(meta, str_of(word), 0);
	long n = 0, unit = 1;

	if (at == (size_t)-1 || at < 2 || meta.p[at - 1] != ' ')
		return -1;
	for (at -= 1; at && ascii_digit(meta.p[at - 1]) && unit < 1000000;
	     at--, unit *= 10)
		n += (meta.p[at - 1] - '0') * unit;
	return unit > 1 ? n : -1;
}

static void
take_meta(struct node *k, struct str line)
{
	char iso[11];
	struct str date = meta_value(line, STR("date:"));

	k->meta = line;
	if (date_in_line(date, iso)) {
		k->m.a->published = article_keep(k->m.a, str_of(iso));
		k->m.a->published_basis = DATE_METADATA;
	}
	add(&k->m, ROLE_META, STR_NONE, line);
}

static void
take_end(struct node *k)
{
	struct article *a = k->take.a;
	char iso[16];

	if (!a)
		return;
	if (date_in_address(str_of(a->url), iso)) {
		a->published = article_keep(a, str_of(iso));
		a->published_basis = DATE_ADDRESS;
	}
	article_finish(&k->take);
	vec_push(k->out, a);
	k->take.a = NULL;
}

/* "United States, en" → country and language of the outlet. */
static void
take_origin(struct article *a, struct str s)
{
	size_t comma = s.n;

	while (comma && s.p[comma - 1] != ',')
		comma--;
	a->country = article_keep(a, str_sub(s, 0, comma ? comma - 1 : s.n));
}

/* "- **Outlet** (Country, language) — description" */
static void
take_start(struct node *k, struct str line)
{
	size_t bold = str_find(line, STR("**"), 4), open, close, dash;
	struct article *a;
	struct str outlet;

	take_end(k);
	outlet = str_sub(line, 4, bold);
	a = k->take.a = article_new(k->path, "take");
	a->parent = k->parent;
	a->item = ++k->takes;
	a->outlet = article_keep(a, outlet);
	a->title = a->outlet;
	a->lens = article_keep(a, k->lens);
	vec_push(&k->m.a->cites, article_keep(k->m.a, outlet));
	open = str_find(line, STR("("), bold);
	close = open == (size_t)-1 ? open : str_find(line, STR(")"), open);
	if (close != (size_t)-1) {
		take_origin(a, str_sub(line, open + 1, close));
		map_at(&k->regions, str_of(a->country), 1);
		bold = close;
	}
	dash = str_find(line, STR("—"), bold);
	if (dash != (size_t)-1)
		add(&k->take, ROLE_TAKE, STR_NONE,
		    str_trim(str_sub(line, dash + 3, line.n)));
}

/* A quoted line without its mark. */
static struct str
unquote(struct str s)
{
	s = str_trim(str_sub(s, 1, s.n));
	return s;
}

static void
take_line(struct node *k, struct str line)
{
	static const char *const source[] = {"Source", "来源", "來源"};
	struct str v;

	if (str_starts(line, STR("### "))) {
		take_end(k);
		k->lens = str_sub(line, 4, line.n);
		k->lenses++;
		return;
	}
	if (str_starts(line, STR("- **")) &&
	    str_find(line, STR("**"), 4) != (size_t)-1) {
		take_start(k, line);
		return;
	}
	if (!k->take.a) {
		add(&k->m, ROLE_META, STR_NONE, line);
		return;
	}
	v = labelled(line, source, COUNT(source));
	if (v.n) {
		k->take.a->url = article_keep(k->take.a, v);
		add(&k->take, ROLE_CREDIT, STR_NONE, line);
	} else if (line.p[0] == '>') {
		add(&k->take, ROLE_QUOTE, STR_NONE, unquote(line));
	} else {
		add(&k->take, ROLE_TAKE, STR_NONE, line);
	}
}

/* Entities and related nodes below the takes. */
static void
graph_line(struct node *k, struct str line)
{
	static const char *const related[] = {"- Related", "- 相关", "- 相關"};
	static const char *const entities[] = {"- Entities", "- 实体",
					       "- 實體"};
	static const char *const canonical[] = {"Canonical", "原文", "网址"};
	struct str v = labelled(line, canonical, COUNT(canonical));

	if (v.n) {
		k->m.a->url = article_keep(k->m.a, v);
		add(&k->m, ROLE_CREDIT, STR_NONE, line);
		return;
	}
	v = labelled(line, related, COUNT(related));
	if (v.n) {
		add(&k->m, ROLE_RELATED, STR_NONE, v);
		return;
	}
	v = labelled(line, entities, COUNT(entities));
	add(&k->m, v.n ? ROLE_ENTITY : ROLE_META, STR_NONE, v.n ? v : line);
}

static void
heading(struct node *k, struct str line)
{
	struct str words = str_trim(str_sub(line, 3, line.n));

	k->section = section_of(words);
	k->in_takes = str_find(words, STR("takes"), 0) != (size_t)-1 ||
		      str_find(words, STR("各方"), 0) != (size_t)-1 ||
		      str_find(words, STR("视角"), 0) != (size_t)-1 ||
		      str_find(words, STR("視角"), 0) != (size_t)-1;
	if (k->in_takes)
		k->section = SECTION_NONE;
	else if (!k->section && k->takes)
		k->section = SECTION_RELATED;
	take_end(k);
	add(&k->m, ROLE_META, STR_NONE, words);
}

static void
node_line(struct node *k, struct str line)
{
	struct str item =
		str_starts(line, STR("- ")) ? str_sub(line, 2, line.n) : line;

	if (str_starts(line, STR("---")))
		return;
	if (str_starts(line, STR("# ")) && !*k->m.a->title) {
		k->m.a->title = article_keep(k->m.a, str_sub(line, 2, line.n));
		add(&k->m, ROLE_HEADLINE, STR_NONE, str_sub(line, 2, line.n));
	} else if (str_starts(line, STR("**Meta"))) {
		take_meta(k, line);
	} else if (str_starts(line, STR("## "))) {
		heading(k, line);
	} else if (k->in_takes) {
		take_line(k, line);
	} else if (k->section == SECTION_RELATED) {
		graph_line(k, line);
	} else if (line.p[0] == '>') {
		add(&k->m, k->section ? ROLE_QUOTE : ROLE_STANDFIRST, STR_NONE,
		    unquote(line));
	} else if (k->section == SECTION_SUMMARY) {
		add(&k->m, ROLE_SUMMARY, STR_NONE, line);
	} else if (k->section == SECTION_WATCH) {
		add(&k->m, ROLE_WATCH, STR_NONE, item);
	} else {
		add(&k->m, line.p[0] == '-' ? ROLE_LIST_ITEM : ROLE_BODY,
		    STR_NONE, item);
	}
}

static void
hold_count(struct node *k, const char *what, size_t found)
{
	long n = declared(k->meta, what);
	char note[96];

	if (n < 0)
		return;
	snprintf(note, sizeof note, "%ld %s declared, %zu found", n, what,
		 found);
	vec_push(&k->m.a->notes, article_keep(k->m.a, str_of(note)));
}

bool
read_node(article_list *out, struct str text, const char *path, struct error *e)
{
	struct node k = {.path = path, .out = out};
	struct article *a = article_new(path, "node");
	struct str line, rest = text;

	(void)e;
	k.m.a = a;
	vec_push(out, a);
	k.parent = out->n;
	while (str_line(&rest, &line)) {
		line = str_trim(line);
		if (line.n)
			node_line(&k, line);
	}
	take_end(&k);
	hold_count(&k, "takes", k.takes);
	hold_count(&k, "lenses", k.lenses);
	hold_count(&k, "regions", k.regions.n);
	article_finish(&k.m);
	map_free(&k.regions);
	return true;
}
