/* Search in all sources: case, width and traditional forms folded. Folding
 * maps one character to one, so a hit in the folded text is found again in
 * the original by counting characters.
 *
 * Words are searched as they stand; a pattern is an extended regular
 * expression of POSIX, folded likewise but for what follows a backslash, and
 * matched by the C library within one line of text. Libraries differ in how
 * they take hostile patterns, so a pattern is bounded in length, in what its
 * repeats multiply to, and may not refer back; a line is looked at in pieces
 * of LINE_MOST bytes that overlap by half, so that a match of up to that half
 * is found wherever it stands. Growth: linear in the texts for words; for a
 * pattern at worst the square of LINE_MOST a piece. */
#include "rashomon/base/ascii.h"
#include "rashomon/reader/session.h"

#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <regex.h>
#include <stdlib.h>

enum {
	PATTERN_MOST = 200,
	REPEATS_MOST = 256,
	LINE_MOST = 4096,
	HITS_MOST = 100000
};

/* A source's text, folded, and how far both were counted. */
struct scan {
	struct session *s;
	size_t source;
	struct str text, folded;
	size_t f, o; /* the same place in folded and text */
};

/* Moves forward to `to` in the folded text; the same place in the other. */
static size_t
advance(struct scan *c, size_t to)
{
	while (c->f < to) {
		uint32_t cp;

		c->f += utf8_next(c->folded, c->f, &cp);
		c->o += utf8_next(c->text, c->o, &cp);
	}
	return c->o;
}

static void
keep_hit(struct scan *c, size_t start, size_t end)
{
	struct found_text hit = {.source = c->source};

	if (c->s->hits.n >= HITS_MOST)
		return;
	hit.span.start = advance(c, start);
	hit.span.end = advance(c, end);
	vec_push(&c->s->hits, hit);
}

static void
find_words(struct scan *c, struct str needle)
{
	size_t at = 0;

	while ((at = str_find(c->folded, needle, at)) != (size_t)-1) {
		keep_hit(c, at, at + needle.n);
		at += needle.n;
	}
}

/* A piece of a line: the matches that start before `most` are its own; those
 * that start later are found whole in the next piece. */
struct piece {
	const char *z;
	size_t from; /* in the folded text */
	size_t most;
	bool first, last; /* of its line */
};

/* Gives where the last match ends. */
static size_t
match_piece(struct scan *c, const regex_t *re, const struct piece *p)
{
	int edges = p->last ? 0 : REG_NOTEOL;
	size_t at = 0, done = 0;
	regmatch_t m;

	while (!regexec(re, p->z + at, 1, &m,
			edges | (at || !p->first ? REG_NOTBOL : 0))) {
		size_t start = at + (size_t)m.rm_so, end = at + (size_t)m.rm_eo;
		uint32_t cp;

		if (start >= p->most)
			return done;
		if (end > start)
			keep_hit(c, p->from + start, p->from + end);
		else if (p->z[end])
			end += utf8_next(str_of(p->z), end, &cp);
		else
			return done;
		done = end;
		if (!p->z[end])
			return done;
		at = end;
	}
	return done;
}

/* Where a piece of a line that goes on is best ended: behind a blank near its
 * middle, so that words stay whole. */
static size_t
middle(struct str line)
{
	size_t at = LINE_MOST / 2;

	while (at > LINE_MOST / 4 && line.p[at - 1] != ' ')
		at--;
	return at > LINE_MOST / 4 ? at : utf8_back(line, LINE_MOST / 2 + 1);
}

static void
find_in_line(struct scan *c, const regex_t *re, struct str line,
	     struct buf *bytes)
{
	struct piece p = {.from = (size_t)(line.p - c->folded.p),
			  .first = true};

	while (line.n) {
		size_t n = line.n, done;

		p.last = n <= LINE_MOST;
		if (!p.last)
			n = utf8_back(line, LINE_MOST);
		p.most = p.last ? n + 1 : middle(line);
		buf_clear(bytes);
		buf_add(bytes, str_sub(line, 0, n));
		p.z = bytes->p;
		done = match_piece(c, re, &p);
		if (p.last)
			return;
		done = done > p.most ? done : p.most;
		line = str_sub(line, done, line.n);
		p.from += done;
		p.first = false;
	}
}

static void
find_pattern(struct scan *c, const regex_t *re)
{
	struct str rest = c->folded, line;
	struct buf bytes = BUF_INIT;

	while (str_line(&rest, &line))
		find_in_line(c, re, line, &bytes);
	buf_free(&bytes);
}

/* Does the pattern stay within the bounds of the head? */
static bool
is_bounded(struct str p)
{
	unsigned long product = 1;

	if (p.n > PATTERN_MOST)
		return false;
	for (size_t i = 0; i < p.n; i++) {
		if (p.p[i] == '\\' && i + 1 < p.n) {
			i++;
			if (ascii_digit(p.p[i]))
				return false;
		} else if (p.p[i] == '{') {
			unsigned long most = 1, n = 0;

			while (++i < p.n && p.p[i] != '}') {
				n = ascii_digit(p.p[i]) && n < 1000
					    ? n * 10 + (unsigned long)(p.p[i] -
								       '0')
					    : 0;
				most = n > most ? n : most;
			}
			product *= most;
			if (product > REPEATS_MOST)
				return false;
		}
	}
	return true;
}

/* Folded, what follows a backslash as it is: \W is not \w. */
static void
fold_pattern(struct buf *out, struct str p)
{
	size_t at = 0;

	while (at < p.n) {
		size_t from = at;
		uint32_t cp;
		bool escape = p.p[at] == '\\';

		at += utf8_next(p, at, &cp);
		if (escape && at < p.n)
			at += utf8_next(p, at, &cp);
		if (escape)
			buf_add(out, str_sub(p, from, at));
		else
			fold(out, str_sub(p, from, at));
	}
}

static bool
compile(struct session *s, regex_t *re)
{
	struct buf b = BUF_INIT;
	bool ok = is_bounded(buf_str(&s->needle));
	int code;
	char why[128];

	if (!ok) {
		session_wrong(s, "The pattern is too long, repeats too much "
				 "or refers back. Say match and another.");
		return false;
	}
	fold_pattern(&b, buf_str(&s->needle));
	code = regcomp(re, b.p, REG_EXTENDED);
	if (code) {
		regerror(code, re, why, sizeof why);
		session_wrong(s,
			      "That is no pattern: %s. Say match and another.",
			      why);
	}
	buf_free(&b);
	return code == 0;
}

bool
search_run(struct session *s)
{
	struct buf needle = BUF_INIT, folded = BUF_INIT;
	regex_t re;

	s->hits.n = 0;
	s->hit = NO_FOCUS;
	if (!s->needle.n)
		return true;
	if (s->pattern && !compile(s, &re))
		return false;
	fold(&needle, buf_str(&s->needle));
	for (size_t i = 0; i < s->story->c.sources.n; i++) {
		struct scan c = {
			s,	  i, s->story->c.sources.v[i].article->text,
			STR_NONE, 0, 0};

		buf_clear(&folded);
		fold(&folded, c.text);
		c.folded = buf_str(&folded);
		if (s->pattern)
			find_pattern(&c, &re);
		else
			find_words(&c, buf_str(&needle));
	}
	if (s->pattern)
		regfree(&re);
	buf_free(&needle);
	buf_free(&folded);
	return true;
}
