/* Search in all sources: case, width and traditional forms folded. Folding
 * maps one character to one, so a hit in the folded text is found again in
 * the original by counting characters.
 *
 * Words are searched as they stand; a pattern is an extended regular
 * expression of POSIX, folded likewise but for what follows a backslash, and
 * matched by the C library within one line of text. Libraries differ in how
 * they take hostile patterns, so a pattern is bounded in length, in what its
 * repeats multiply to, and may not refer back; a line is looked at in pieces
 * of LINE_MOST bytes. Growth: linear in the texts for words; for a pattern at
 * worst the square of LINE_MOST a line. */
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

/* The matches in one piece of a line, which starts at `from`. */
static void
match_piece(struct scan *c, const regex_t *re, const char *piece, size_t from)
{
	regmatch_t m;
	size_t at = 0;

	while (!regexec(re, piece + at, 1, &m, at ? REG_NOTBOL : 0)) {
		size_t start = at + (size_t)m.rm_so, end = at + (size_t)m.rm_eo;
		uint32_t cp;

		if (end > start)
			keep_hit(c, from + start, from + end);
		else if (piece[end])
			end += utf8_next(str_of(piece), end, &cp);
		else
			return;
		if (!piece[end])
			return;
		at = end;
	}
}

static void
find_pattern(struct scan *c, const regex_t *re)
{
	struct str rest = c->folded, line;
	struct buf piece = BUF_INIT;

	while (str_line(&rest, &line)) {
		while (line.n) {
			size_t n = line.n;

			if (n > LINE_MOST)
				n = utf8_back(line, LINE_MOST);
			buf_clear(&piece);
			buf_add(&piece, str_sub(line, 0, n));
			match_piece(c, re, piece.p,
				    (size_t)(line.p - c->folded.p));
			line = str_sub(line, n, line.n);
		}
	}
	buf_free(&piece);
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
				 "or refers back.");
		return false;
	}
	fold_pattern(&b, buf_str(&s->needle));
	code = regcomp(re, b.p, REG_EXTENDED);
	if (code) {
		regerror(code, re, why, sizeof why);
		session_wrong(s, "That is no pattern: %s.", why);
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
