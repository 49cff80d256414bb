/* Which host names can be read as they stand.
 *
 * A name in letters of several scripts can be drawn like another name. The
 * rule is that of Unicode's UTS 39, "highly restrictive": all letters of a
 * label are of one script, or Latin beside what Japanese, Korean or Chinese
 * write with. Two things more are held back: labels wholly of Cyrillic or
 * Greek letters that look Latin, where the name ends in ASCII, and letters
 * that stand outside Latin's everyday blocks (the script g, the dotless
 * forms). What fails is written as punycode, which is also what the network
 * is asked for, so that an address shown is an address that works.
 *
 * Labels are at most LABEL_MOST code points long; a longer one cannot be in
 * the DNS and its bytes are escaped. So the cost is linear. */
#include "rashomon/text/host.h"
#include "rashomon/base/ascii.h"

#include "rashomon/text/utf8.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>

enum { LABEL_MOST = 63 };

enum {
	LATIN = 1,
	HAN = 2,
	KANA = 4,
	BOPOMOFO = 8,
	HANGUL = 16,
	OTHER = 32, /* one other script */
	ODD = 64    /* never readable */
};

static int
known_script(const char *name)
{
	static const struct {
		const char *name;
		int bit;
	} scripts[] = {
		{"Latin", LATIN},   {"Han", HAN},	    {"Hiragana", KANA},
		{"Katakana", KANA}, {"Bopomofo", BOPOMOFO}, {"Hangul", HANGUL},
	};

	for (size_t i = 0; i < COUNT(scripts); i++)
		if (!strcmp(name, scripts[i].name))
			return scripts[i].bit;
	return OTHER;
}

static bool
is_common(const uc_script_t *s)
{
	return !s || !strcmp(s->name, "Common") ||
	       !strcmp(s->name, "Inherited");
}

static bool
is_everyday_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') ||
	       (c >= 0xDF && c <= 0x24F && c != 0x131 && c != 0x17F &&
		c != 0x1C0 && c != 0x1C3 && c != 0x237) ||
	       (c >= 0x1E00 && c <= 0x1EFF);
}

/* The script bit of one code point; 0 for those that go with any. `*other`
 * is the one other script met so far. */
static int
script_bit(uint32_t c, const uc_script_t **other)
{
	const uc_script_t *s = uc_script(c);
	int bit;

	if (c < 0x80 && (c == '-' || c == '_' || (c >= '0' && c <= '9')))
		return 0;
	if (c >= 0x3005 && c <= 0x30FF && uc_is_property_alphabetic(c) &&
	    is_common(s))
		return KANA; /* the long mark and the like */
	if (is_common(s) || !(uc_is_property_alphabetic(c) ||
			      uc_is_general_category(c, UC_CATEGORY_M) ||
			      uc_is_general_category(c, UC_CATEGORY_Nd)))
		return ODD;
	bit = known_script(s->name);
	if (bit == LATIN)
		return is_everyday_latin(c) ? LATIN : ODD;
	if (bit != OTHER)
		return bit;
	if (*other && *other != s)
		return ODD;
	*other = s;
	return OTHER;
}

/* Is it a Cyrillic or Greek small letter that looks like Latin? */
static bool
looks_latin(uint32_t c)
{
	static const uint32_t twins[] = {
		0x3B1, 0x3B3, 0x3B9, 0x3BA, 0x3BD, 0x3BF, 0x3C1, 0x3C5,
		0x3C7, 0x3C9, 0x430, 0x432, 0x433, 0x435, 0x43A, 0x43C,
		0x43D, 0x43E, 0x43F, 0x440, 0x441, 0x442, 0x443, 0x445,
		0x44A, 0x44C, 0x455, 0x456, 0x457, 0x458, 0x461, 0x475,
		0x4BB, 0x4BD, 0x4CF, 0x4D5, 0x501, 0x51B, 0x51D};

	for (size_t i = 0; i < COUNT(twins); i++)
		if (twins[i] == c)
			return true;
	return c < 0x80;
}

/* Can the label be shown as it is? */
static bool
is_readable(const uint32_t *label, size_t n, bool ascii_ending)
{
	const uc_script_t *other = NULL;
	bool twin = true;
	int seen = 0, east;

	for (size_t i = 0; i < n; i++) {
		seen |= script_bit(label[i], &other);
		twin &= looks_latin(label[i]);
	}
	east = seen & (KANA | BOPOMOFO | HANGUL);
	if (seen & ODD || east & (east - 1))
		return false;
	return !(seen & OTHER) || (seen == OTHER && !(twin && ascii_ending));
}

/* RFC 3492, section 6.1. */
static uint32_t
adapt(uint32_t delta, uint32_t points, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / 700 : delta / 2;
	delta += delta / points;
	for (; delta > 455; k += 36)
		delta /= 35;
	return k + 36 * delta / (delta + 38);
}

static void
put_number(struct buf *out, uint32_t q, uint32_t bias)
{
	static const char figures[] = "abcdefghijklmnopqrstuvwxyz0123456789";

	for (uint32_t k = 36;; k += 36) {
		uint32_t t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;

		if (q < t)
			break;
		buf_addc(out, figures[t + (q - t) % (36 - t)]);
		q = (q - t) / (36 - t);
	}
	buf_addc(out, figures[q]);
}

static uint32_t
next_point(const uint32_t *label, size_t n, uint32_t least)
{
	uint32_t m = UINT32_MAX;

	for (size_t i = 0; i < n; i++)
		if (label[i] >= least && label[i] < m)
			m = label[i];
	return m;
}

void
punycode(struct buf *out, const uint32_t *label, size_t n)
{
	uint32_t point = 0x80, delta = 0, bias = 72, done = 0, basic;

	for (size_t i = 0; i < n; i++)
		if (label[i] < 0x80) {
			buf_addc(out, (char)label[i]);
			done++;
		}
	basic = done;
	if (basic)
		buf_addc(out, '-');
	while (done < n) {
		uint32_t m = next_point(label, n, point);

		delta += (m - point) * (done + 1);
		point = m;
		for (size_t i = 0; i < n; i++) {
			delta += label[i] < point;
			if (label[i] != point)
				continue;
			put_number(out, delta, bias);
			bias = adapt(delta, done + 1, done == basic);
			delta = 0;
			done++;
		}
		delta++;
		point++;
	}
}

/* The code points of a label in small letters; 0 when they are too many. */
static size_t
points_of(uint32_t label[LABEL_MOST], struct str s)
{
	size_t n = 0;

	if (utf8_count(s) > LABEL_MOST)
		return 0;
	for (size_t at = 0; at < s.n; n++) {
		at += utf8_next(s, at, &label[n]);
		label[n] = uc_tolower(label[n]);
	}
	return n;
}

/* A label that is not all ASCII. */
static void
put_label(struct buf *out, struct str s, bool ascii_ending)
{
	uint32_t label[LABEL_MOST];
	size_t n = points_of(label, s);

	if (!n) {
		for (size_t i = 0; i < s.n; i++)
			buf_printf(out, "%%%02x", (unsigned char)s.p[i]);
	} else if (is_readable(label, n, ascii_ending)) {
		for (size_t i = 0; i < n; i++)
			utf8_add(out, label[i]);
	} else {
		buf_adds(out, "xn--");
		punycode(out, label, n);
	}
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* Bytes of a dot at `at`, the ideographic and full-width ones too, which
 * browsers read as dots; 0 none. */
static size_t
dot_at(struct str s, size_t at)
{
	struct str rest = str_sub(s, at, s.n);

	if (s.p[at] == '.')
		return 1;
	return str_starts(rest, STR("。")) || str_starts(rest, STR("．")) ||
			       str_starts(rest, STR("｡"))
		       ? 3
		       : 0;
}

static void
put_small(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		buf_addc(out, ascii_lower(s.p[i]));
}

/* Is the last label shown in ASCII? */
static bool
ends_in_ascii(struct str label)
{
	uint32_t points[LABEL_MOST];
	size_t n = points_of(points, label);

	return is_ascii(label) || !n || !is_readable(points, n, false);
}

static void
put_host(struct buf *out, struct str host)
{
	size_t last = 0, from = 0;
	bool ascii_ending;

	for (size_t i = 0; i < host.n; i++)
		if (dot_at(host, i) && i + dot_at(host, i) < host.n)
			last = i + dot_at(host, i);
	ascii_ending = ends_in_ascii(str_sub(host, last, host.n));
	for (size_t i = 0; i <= host.n; i++) {
		size_t dot = i < host.n ? dot_at(host, i) : 0;
		struct str label = str_sub(host, from, i);

		if (i < host.n && !dot)
			continue;
		if (is_ascii(label))
			put_small(out, label);
		else
			put_label(out, label, ascii_ending);
		if (dot)
			buf_addc(out, '.');
		from = i + dot;
		i = dot ? from - 1 : i;
	}
}

void
url_shown(struct buf *out, struct str url)
{
	size_t host = str_find(url, STR("://"), 0), end;

	if (host == (size_t)-1 || host > 16 ||
	    !is_ascii(str_sub(url, 0, host))) {
		buf_add(out, url);
		return;
	}
	put_small(out, str_sub(url, 0, host += 3));
	for (end = host; end < url.n && !strchr("/?#\\", url.p[end]);)
		end++;
	for (size_t i = end; i > host; i--)
		if (url.p[i - 1] == '@') { /* who signs in is no host */
			buf_add(out, str_sub(url, host, i));
			host = i;
			break;
		}
	put_host(out, str_sub(url, host, end));
	buf_add(out, str_sub(url, end, url.n));
}
