/* Direct quotations with their speaker.
 *
 * Marks: “ ” and " in Latin text, ‘ ’ inside other marks only when long,
 * 「」 『』, « ». 《》 are titles and no quotations. A quotation that is not
 * closed at a paragraph's end and goes on with an opening mark in the next
 * one ends with its paragraph, as newspapers print it. Words in marks that
 * are no quotation (a term, a nickname) are told by length: a quotation has
 * at least four words or six Han characters, or two words and a mark that
 * ends a sentence or a reporting verb beside it.
 *
 * The speaker is the nearest name beside a reporting verb in the text around
 * the marks, up to 160 bytes away and within the paragraph; names must have
 * been found before. Growth: linear. */
#include "rashomon/extract/extract.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

enum { AROUND = 160, LONGEST = 4000 };

static const char *const verbs[] = {
	" said",      " says",	    " say ",	  " told",     " added",
	" asked",     " wrote",	    " writes",	  " stated",   " tells",
	" warned",    " argued",    " noted",	  " insisted", " replied",
	" announced", " explained", " according", " declared", " posted",
	" quoted",    " claimed",   " recalled",  " called",   " urged",
	" described", " dijo",	    " afirmó",	  " declaró",  " señaló",
	"表示",	      "说",	    "称",	  "指出",      "强调",
	"坦言",	      "喊",	    "回应",	  "写道",      "直言",
	"认为",	      "警告",	    "问道",	  "宣布",      "告诉",
};

struct quotation {
	size_t open, from, to, close; /* marks around [from, to) */
};

static uint32_t
closing_of(uint32_t cp)
{
	switch (cp) {
	case '"':
		return '"';
	case 0x201C:
		return 0x201D;
	case 0x2018:
		return 0x2019;
	case 0x300C:
		return 0x300D;
	case 0x300E:
		return 0x300F;
	case 0xAB:
		return 0xBB;
	default:
		return 0;
	}
}

/* The first byte at or after `at` that may begin a mark. */
static size_t
skip_plain(struct str text, size_t at)
{
	while (at < text.n && text.p[at] != '"' && text.p[at] != '\xE2' &&
	       text.p[at] != '\xE3' && text.p[at] != '\xC2')
		at++;
	return at;
}

/* Finds the end of a quotation whose opening mark `cp` stands at q->open. An
 * inner quotation of the other kind may stand inside. */
static bool
find_close(struct str text, uint32_t cp, struct quotation *q)
{
	uint32_t want = closing_of(cp);
	size_t at = q->from;

	while (at < text.n && at - q->from < LONGEST) {
		uint32_t c;
		size_t n = utf8_next(text, at, &c);

		if (c == want || (c == '"' && want == 0x201D) ||
		    (c == 0x201D && want == '"')) {
			q->to = at;
			q->close = at + n;
			return true;
		}
		if (c == '\n' && at + 1 < text.n && text.p[at + 1] == '\n') {
			size_t next = at + 2;

			q->to = q->close = at;
			if (next >= text.n)
				return false;
			utf8_next(text, next, &c);
			return c == cp && cp != 0x2018;
		}
		at += n;
	}
	return false;
}

struct measure {
	size_t words; /* Latin words */
	size_t han;
	bool ends; /* with a sentence's mark */
};

static struct measure
measure(struct str s)
{
	struct measure m = {0};
	bool in_word = false;

	for (size_t at = 0, n; at < s.n; at += n) {
		uint32_t cp;

		n = utf8_next(s, at, &cp);
		if (cp_is_han(cp)) {
			m.han++;
			in_word = false;
		} else if (cp <= ' ') {
			in_word = false;
		} else if (!in_word && cp < 0x2000) {
			in_word = true;
			m.words++;
		}
		m.ends = cp == '.' || cp == ',' || cp == '!' || cp == '?' ||
			 cp == 0x3002 || cp == 0xFF0C || cp == 0xFF01 ||
			 cp == 0xFF1F;
	}
	return m;
}

/* The reporting verb nearest to the edge of [from, to): its place in the
 * text, or text.n. `back` looks from the end. Traditional characters are
 * folded first; folding keeps the length in bytes of Han characters. */
static size_t
find_verb(struct str text, size_t from, size_t to, bool back)
{
	struct str part = str_sub(text, from, to);
	struct buf b = BUF_INIT;
	size_t best = text.n;

	buf_addc(&b, ' ');
	for (size_t at = 0, n; at < part.n; at += n) {
		uint32_t cp;

		n = utf8_next(part, at, &cp);
		if (n == 3 && cp_is_han(cp) && fold_han(cp) < 0x10000 &&
		    fold_han(cp) >= 0x800)
			utf8_add(&b, fold_han(cp));
		else
			buf_add(&b, str_sub(part, at, at + n));
	}
	for (size_t k = 0; k < COUNT(verbs); k++) {
		struct str v = str_of(verbs[k]);
		size_t at = 0;

		while ((at = str_find(buf_str(&b), v, at)) != (size_t)-1) {
			size_t place = from + (at ? at - 1 : 0);

			if (best == text.n ||
			    (back ? place > best : place < best))
				best = place;
			at += v.n;
		}
	}
	buf_free(&b);
	return best;
}

/* Ends of the paragraph around [from, to), at most AROUND bytes away. */
static size_t
paragraph_start(struct str text, size_t at)
{
	size_t low = at > AROUND ? at - AROUND : 0;

	while (low < at && ((unsigned char)text.p[low] & 0xC0) == 0x80)
		low++;
	while (at > low && text.p[at - 1] != '\n')
		at--;
	return at;
}

static size_t
paragraph_end(struct str text, size_t at)
{
	size_t high = text.n - at > AROUND ? at + AROUND : text.n;

	while (at < high && text.p[at] != '\n')
		at++;
	while (at > 0 && at < text.n &&
	       ((unsigned char)text.p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* Names sorted by place; the one nearest to byte `at` in [from, to). */
static const struct mention *
nearest(const mention_list *names, size_t from, size_t to, size_t at)
{
	const struct mention *best = NULL;
	size_t low = 0, high = names->n, least = (size_t)-1;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (names->v[mid].start < from)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < names->n && names->v[low].start < to; low++) {
		const struct mention *m = &names->v[low];
		size_t d = m->start > at ? m->start - at : at - m->start;

		if (m->name == NAME_PLACE)
			continue;
		if (m->name != NAME_PERSON)
			d += 20;
		if (d < least) {
			least = d;
			best = m;
		}
	}
	return best;
}

/* Where the sentence ends that goes on behind a quotation; the dot of a title
 * or initial ends none. */
static size_t
sentence_stop(struct str text, size_t from, size_t end)
{
	for (size_t i = from; i + 1 < end; i++) {
		size_t word = i;

		if (str_starts(str_sub(text, i, end), STR("。")))
			return i;
		if (text.p[i] != '.' || text.p[i + 1] != ' ')
			continue;
		while (word > from && text.p[word - 1] != ' ')
			word--;
		if (i - word > 3)
			return i;
	}
	return end;
}

static const char *
speaker_of(const mention_list *names, struct str text,
	   const struct quotation *q, bool *verb)
{
	size_t end = paragraph_end(text, q->close);
	size_t start = paragraph_start(text, q->open);
	size_t after = find_verb(text, q->close, end, false);
	size_t before = find_verb(text, start, q->open, true);
	const struct mention *m = NULL;

	if (after < text.n)
		end = sentence_stop(text, after, end);
	if (after < text.n &&
	    (before == text.n || after - q->close < q->open - before))
		m = nearest(names, q->close, end, after);
	if (!m && before < text.n)
		m = nearest(names, start, q->open, before);
	if (!m && after < text.n)
		m = nearest(names, q->close, end, after);
	*verb = after < text.n || before < text.n;
	return m && m->value ? m->value : "";
}

static bool
is_quotation(struct measure m, bool verb, uint32_t cp)
{
	if (cp == 0x2018)
		return m.words >= 6 || m.han >= 8;
	if (m.words >= 5 || m.han >= 7)
		return true;
	return (m.ends || verb) && (m.words >= 3 || m.han >= 4);
}

static void
keep(mention_list *out, struct arena *arena, struct str text,
     const mention_list *names, const struct quotation *q, uint32_t cp)
{
	struct str s = str_trim(str_sub(text, q->from, q->to));
	struct measure m = measure(s);
	struct mention quote = {.kind = MENTION_QUOTE};
	bool verb;

	quote.speaker = speaker_of(names, text, q, &verb);
	if (!is_quotation(m, verb, cp))
		return;
	while (s.n && (s.p[s.n - 1] == ',' || s.p[s.n - 1] == '.'))
		s.n--;
	if (str_ends(s, STR("，")) || str_ends(s, STR("。")))
		s.n -= 3;
	if (!s.n)
		return;
	quote.start = (size_t)(s.p - text.p);
	quote.end = quote.start + s.n;
	quote.value = arena_dup(arena, s);
	quote.unit = quote.qualifier = quote.subject = "";
	vec_push(out, quote);
}

void
extract_quotes(mention_list *out, struct arena *arena, struct str text,
	       const struct extract_context *context)
{
	mention_list names = {0};
	size_t at = 0;

	(void)context;
	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].kind == MENTION_NAME)
			vec_push(&names, out->v[i]);
	mention_sort(names.v, names.n);
	while ((at = skip_plain(text, at)) < text.n) {
		struct quotation q = {.open = at};
		uint32_t cp;

		q.from = at += utf8_next(text, at, &cp);
		if (!closing_of(cp) || !find_close(text, cp, &q))
			continue;
		keep(out, arena, text, &names, &q, cp);
		at = q.close;
	}
	vec_free(&names);
}
