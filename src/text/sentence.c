/* Sentences.
 *
 * One pass that stops at marks only. A full stop ends a sentence unless it
 * stands inside a number or an abbreviation, after an initial, or before a
 * small letter. Chinese marks always end one. Marks that close (quotes,
 * brackets) stay with the sentence they close. An empty line always ends
 * one; a single line end does not. Growth: linear. */
#include "rashomon/base/ascii.h"
#include "rashomon/text/language.h"

#include "rashomon/text/utf8.h"

enum { WORD_MOST = 24 };

/* Before a dot these words go on. In byte order, small letters. */
static const char *const abbreviations[] = {
	"adm",	"al",	"approx", "apr",  "assn",  "aug",  "ave", "bros",
	"capt", "cf",	"co",	  "col",  "comdr", "corp", "dec", "dept",
	"dr",	"drs",	"e.g",	  "esp",  "est",   "etc",  "feb", "fig",
	"fr",	"ft",	"gen",	  "gov",  "hon",   "i.e",  "inc", "jan",
	"jr",	"jul",	"jun",	  "lt",	  "ltd",   "maj",  "mar", "messrs",
	"mr",	"mrs",	"ms",	  "mt",	  "no",	   "nos",  "nov", "oct",
	"p",	"pp",	"prof",	  "ref",  "rep",   "reps", "rev", "sec",
	"sen",	"sens", "sep",	  "sept", "sgt",   "sr",   "st",  "supt",
	"univ", "v",	"vol",	  "vs",
};

static bool
is_abbreviation(struct str w)
{
	char key[8];

	if (!w.n || w.n >= sizeof key)
		return false;
	for (size_t i = 0; i < w.n; i++)
		key[i] = ascii_lower(w.p[i]);
	w.p = key;
	return str_in(w, abbreviations, COUNT(abbreviations));
}

/* Does a word that opens sentences stand at `at`? Behind U.S. or p.m. only
 * such a word tells a new sentence from a name. */
static bool
opens_sentence(struct str s, size_t at)
{
	static const char *const words[] = {
		"The ",	 "He ", "She ", "It ",	 "But ",   "In ",  "A ",
		"They ", "We ", "His ", "Her ",	 "This ",  "On ",  "And ",
		"At ",	 "An ", "By ",	"That ", "There ", "For ", "If ",
		"As ",	 "No ", "Its ", "Some ", "When ",  "\"",   "“",
	};

	return str_starts_any(str_sub(s, at, s.n), STR_LIST(words));
}

/* Ends the word in [0, dot) in an abbreviation or initial? */
static bool
goes_on(struct str s, size_t from, size_t dot)
{
	size_t at = dot;
	struct str w;

	if (dot - from > WORD_MOST)
		from = dot - WORD_MOST;
	while (at > from && (ascii_letter(s.p[at - 1]) || s.p[at - 1] == '.'))
		at--;
	w = str_sub(s, at, dot);
	if (w.n == 1 && w.p[0] != 'I')
		return true;
	if (w.n >= 3 && w.p[1] == '.')
		return dot + 2 >= s.n || !opens_sentence(s, dot + 2);
	return is_abbreviation(w);
}

/* The byte after any marks that close behind `at`. */
static size_t
closers(struct str s, size_t at)
{
	static const char *const marks[] = {"\"", "'",	"”",  "’",  "」", "』",
					    ")",  "]",	"）", "》", "»",  "！",
					    "？", "。", "!",  "?",  "."};
	bool more = true;

	while (more && at < s.n) {
		more = false;
		for (size_t i = 0; i < COUNT(marks); i++) {
			struct str m = str_of(marks[i]);

			if (str_starts(str_sub(s, at, s.n), m)) {
				at += m.n;
				more = true;
				break;
			}
		}
	}
	return at;
}

/* Where the run of closing marks at hand ends, and the blanks behind it;
 * kept from mark to mark, so that a long run is walked once. */
struct ahead {
	size_t closed;
	size_t word;
};

static void
look_ahead(struct ahead *a, struct str s, size_t at)
{
	if (at <= a->closed)
		return;
	a->closed = a->word = closers(s, at);
	while (a->word < s.n && (s.p[a->word] == ' ' || s.p[a->word] == '\n'))
		a->word++;
}

/* Does the ASCII mark at `at` end the sentence that started at `from`? */
static bool
ends_here(struct ahead *a, struct str s, size_t from, size_t at)
{
	if (s.p[at] == '.' && at + 1 < s.n && ascii_digit(s.p[at + 1]))
		return false;
	look_ahead(a, s, at + 1);
	if (a->closed < s.n && a->word == a->closed)
		return (unsigned char)s.p[a->closed] >= 0xE3 && s.p[at] != '.';
	if (a->word >= s.n)
		return true;
	if (ascii_small(s.p[a->word]))
		return false;
	return s.p[at] != '.' || !goes_on(s, from, at);
}

static void
keep(sentence_list *out, struct str s, size_t from, size_t to)
{
	while (from < to && (s.p[from] == ' ' || s.p[from] == '\n'))
		from++;
	while (to > from && (s.p[to - 1] == ' ' || s.p[to - 1] == '\n'))
		to--;
	if (to > from)
		vec_push(out, (struct sentence){from, to});
}

/* 。！？… and their like: three bytes from E3 80 82, EF BC 81, EF BC 9F. */
static bool
is_wide_mark(struct str s, size_t at)
{
	if (at + 3 > s.n)
		return false;
	return !memcmp(s.p + at, "。", 3) || !memcmp(s.p + at, "！", 3) ||
	       !memcmp(s.p + at, "？", 3) || !memcmp(s.p + at, "；", 3);
}

void
sentences_of(sentence_list *out, struct str s)
{
	struct ahead a = {0, 0};
	size_t from = 0;

	for (size_t at = 0; at < s.n; at++) {
		char c = s.p[at];
		size_t end = 0;

		if (c == '\n' && at + 1 < s.n && s.p[at + 1] == '\n')
			end = at + 1;
		else if ((c == '.' || c == '!' || c == '?') &&
			 ends_here(&a, s, from, at))
			end = a.closed;
		else if ((c == '\xE3' || c == '\xEF') && is_wide_mark(s, at))
			end = closers(s, at + 3);
		if (!end)
			continue;
		keep(out, s, from, end);
		from = end;
		at = end - 1;
	}
	keep(out, s, from, s.n);
}
