/* Tokens for the grammar of times: one pass over the bytes; a word that no
 * pack entry starts costs a step or two in the trie. */
#include "rashomon/base/ascii.h"
#include "times_words.h"

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0xC3;
}

static size_t
number_token(struct str s, size_t i, size_t to, struct token *t)
{
	size_t from = i;

	t->kind = TOKEN_NUMBER;
	while (i < to && ascii_digit(s.p[i])) {
		if (i - from < 12)
			t->number = t->number * 10 + s.p[i] - '0';
		i++;
	}
	t->digits = (unsigned char)(i - from > 200 ? 200 : i - from);
	while (i + 1 < to && (s.p[i] == ',' || s.p[i] == '.') &&
	       ascii_digit(s.p[i + 1])) {
		size_t k = i + 1;
		bool comma = s.p[i] == ',';

		while (k < to && ascii_digit(s.p[k]))
			k++;
		if (comma && k - i != 4)
			break;
		if (!comma && k < to && (s.p[k] == '.' || s.p[k] == ':'))
			break;
		if (comma)
			for (size_t q = i + 1; q < k; q++)
				t->number = (t->number % 10000000000) * 10 +
					    s.p[q] - '0';
		else
			t->mark = s.p[i + 1] == '5' && k == i + 2 ? '5' : '.';
		t->fraction = true;
		i = k;
	}
	return i;
}

/* The end of a word that starts at i; UTF-8 letters count, the punctuation
 * of U+2000-303F does not. */
static size_t
word_end(struct str s, size_t i, size_t to)
{
	while (i < to) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0xE0 && (c == 0xE2 || c == 0xE3 || c == 0xEF))
			break;
		if (!is_letter(s.p[i]) && !ascii_digit(s.p[i]) &&
		    !(c >= 0x80 && c < 0xC0))
			break;
		i++;
	}
	return i;
}

static size_t
other_end(struct str s, size_t i, size_t to)
{
	i++;
	while (i < to && ((unsigned char)s.p[i] & 0xC0) == 0x80)
		i++;
	return i;
}

static bool
ends_sentence(struct str s, size_t i, size_t to)
{
	return (s.p[i] == '.' || s.p[i] == '!' || s.p[i] == '?') &&
	       (i + 1 >= to || s.p[i + 1] == ' ' || s.p[i + 1] == '"' ||
		s.p[i + 1] == ')' || s.p[i + 1] == '[' || s.p[i + 1] == '\n' ||
		(unsigned char)s.p[i + 1] >= 0x80);
}

static uint64_t
classes_of(const struct pack_entry *e)
{
	uint64_t set = (uint64_t)1 << e->cls;

	while (e->more)
		set |= (uint64_t)1 << (++e)->cls;
	return set;
}

void
words_tokens(struct words *w, size_t from, size_t to)
{
	struct str s = {w->text.p, to};
	size_t i = from;
	bool opens = true;

	w->tokens.n = 0;
	while (i < to) {
		struct token t = {.start = i};
		char c = s.p[i];

		if (c == ' ' || c == '\t' || c == '\r') {
			i++;
			continue;
		}
		t.glued = i > from && s.p[i - 1] != ' ';
		t.opens = opens;
		if (ascii_digit(c)) {
			i = number_token(s, i, to, &t);
		} else {
			t.capital = c >= 'A' && c <= 'Z';
			t.e = pack_match(w->pack, s, i, &t.end);
			if (t.e) {
				t.kind = TOKEN_ENTRY;
				t.classes = classes_of(t.e);
				t.mark =
					t.end == i + 1 && !is_letter(c) ? c : 0;
				i = t.end;
			} else if (is_letter(c) && (unsigned char)c != 0xE2 &&
				   (unsigned char)c != 0xE3 &&
				   (unsigned char)c != 0xEF) {
				t.kind = TOKEN_WORD;
				i = word_end(s, i + 1, to);
			} else {
				t.kind = TOKEN_MARK;
				t.mark = ends_sentence(s, i, to) ? '.'
					 : c == '.' || (unsigned char)c >= 0x80
						 ? 'x'
						 : c;
				i = other_end(s, i, to);
			}
		}
		t.end = i;
		opens = t.kind == TOKEN_MARK &&
			(t.mark == '.' || (opens && t.mark != '.'));
		vec_push(&w->tokens, t);
	}
	vec_push(&w->tokens, (struct token){.start = to, .end = to});
}
