#include "rashomon/read/charset.h"
#include "rashomon/base/ascii.h"

#include "guess.h"

#include "rashomon/text/utf8.h"

#include <errno.h>
#include <iconv.h>

/* What pages say and what they mean: GB2312 and Big5 stand for their
 * supersets, Latin-1 for what browsers take it for (the Encoding standard).
 * Names are without marks: "ISO_8859-2" is "iso88592". */
static const struct {
	const char *said, *meant;
} charsets[] = {
	{"utf8 unicode11utf8 unicode20utf8 xunicode20utf8", "UTF-8"},
	{"utf16 utf16le unicode csunicode ucs2 iso10646ucs2", "UTF-16LE"},
	{"utf16be", "UTF-16BE"},
	{"utf32 utf32le", "UTF-32LE"},
	{"utf32be", "UTF-32BE"},
	{"gb2312 gbk xgbk gb18030 gb231280 csgb2312 chinese euccn cngb gb "
	 "isoir58 cp936 windows936",
	 "GB18030"},
	{"big5 big5hkscs cnbig5 csbig5 xxbig5 xbig5 cp950", "BIG5-HKSCS"},
	{"shiftjis sjis xsjis mskanji windows31j csshiftjis ms932 cp932",
	 "CP932"},
	{"eucjp xeucjp cseucpkdfmtjapanese", "EUC-JP"},
	{"iso2022jp csiso2022jp", "ISO-2022-JP"},
	{"euckr cseuckr ksc56011987 ksc56011989 ksc5601 korean windows949 "
	 "cp949 isoir149 csksc56011987 uhc",
	 "CP949"},
	{"iso88591 iso885911987 latin1 l1 isoir100 csisolatin1 ascii usascii "
	 "ansix341968 cp819 ibm819 windows1252 cp1252 xcp1252",
	 "CP1252"},
	{"iso88592 iso885921987 latin2 l2 isoir101 csisolatin2", "ISO-8859-2"},
	{"iso88593 iso885931988 latin3 l3 isoir109 csisolatin3", "ISO-8859-3"},
	{"iso88594 iso885941988 latin4 l4 isoir110 csisolatin4", "ISO-8859-4"},
	{"iso88595 iso885951988 cyrillic isoir144 csisolatincyrillic",
	 "ISO-8859-5"},
	{"iso88596 iso885961987 arabic asmo708 ecma114 isoir127 iso88596e "
	 "iso88596i csisolatinarabic",
	 "ISO-8859-6"},
	{"iso88597 iso885971987 greek greek8 elot928 ecma118 isoir126 "
	 "suneugreek csisolatingreek",
	 "ISO-8859-7"},
	{"iso88598 iso885981988 hebrew visual isoir138 iso88598e iso88598i "
	 "logical csisolatinhebrew",
	 "ISO-8859-8"},
	{"iso88599 iso885991989 latin5 l5 isoir148 csisolatin5 windows1254 "
	 "cp1254 xcp1254",
	 "CP1254"},
	{"iso885910 latin6 l6 isoir157 csisolatin6", "ISO-8859-10"},
	{"iso885911 tis620 windows874 dos874 cp874", "CP874"},
	{"iso885913", "ISO-8859-13"},
	{"iso885914", "ISO-8859-14"},
	{"iso885915 l9 latin9 csisolatin9", "ISO-8859-15"},
	{"iso885916", "ISO-8859-16"},
	{"windows1250 cp1250 xcp1250", "CP1250"},
	{"windows1251 cp1251 xcp1251", "CP1251"},
	{"windows1253 cp1253 xcp1253", "CP1253"},
	{"windows1255 cp1255 xcp1255", "CP1255"},
	{"windows1256 cp1256 xcp1256", "CP1256"},
	{"windows1257 cp1257 xcp1257", "CP1257"},
	{"windows1258 cp1258 xcp1258", "CP1258"},
	{"koi8r koi koi8 cskoi8r", "KOI8-R"},
	{"koi8u koi8ru", "KOI8-U"},
	{"ibm866 cp866 866 csibm866", "CP866"},
	{"macintosh mac macroman xmacroman csmacintosh", "MACINTOSH"},
	{"ibm861 cp861 861 cpis csibm861", "CP861"},
	{"xmaccyrillic xmacukrainian", "MAC-CYRILLIC"},
};

/* Is `name` one of the words of `list`? */
static bool
is_among(struct str list, struct str name)
{
	size_t at = 0;

	while ((at = str_find(list, name, at)) != (size_t)-1) {
		size_t end = at + name.n;

		if ((!at || list.p[at - 1] == ' ') &&
		    (end == list.n || list.p[end] == ' '))
			return true;
		at = end;
	}
	return false;
}

const char *
charset_named(struct str said)
{
	char name[32];
	size_t n = 0;

	said = str_trim(said);
	for (size_t i = 0; i < said.n; i++) {
		char c = said.p[i];

		if (ascii_letter(c))
			c |= 32;
		else if (!strchr("-_.:()", c) && (c < '0' || c > '9'))
			return NULL;
		else if (c < '0' || c > '9')
			continue;
		if (n == sizeof name)
			return NULL;
		name[n++] = c;
	}
	if (!n)
		return NULL;
	for (size_t i = 0; i < COUNT(charsets); i++)
		if (is_among(str_of(charsets[i].said), (struct str){name, n}))
			return charsets[i].meant;
	return NULL;
}

/* Converts all of `bytes`; false when iconv does not know `name`. Every byte
 * it refuses becomes U+FFFD and counts in *bad. */
static bool
convert(struct buf *out, struct str bytes, const char *name, size_t *bad)
{
	const char *known = charset_named(str_of(name));
	iconv_t cd = iconv_open("UTF-8", known ? known : name);
	char *in = (char *)(size_t)bytes.p;
	size_t left = bytes.n;

	*bad = 0;
	if (cd == (iconv_t)-1)
		return false;
	while (left) {
		char piece[4096], *to = piece;
		size_t room = sizeof piece;
		size_t done = iconv(cd, &in, &left, &to, &room);
		int why = errno;

		buf_add(out, (struct str){piece, sizeof piece - room});
		if (done != (size_t)-1 || why == E2BIG)
			continue;
		buf_adds(out, "\xEF\xBF\xBD");
		(*bad)++;
		in++;
		left--;
	}
	iconv_close(cd);
	return true;
}

static const char *
by_bom(struct str b, size_t *skip)
{
	static const struct {
		struct str bom;
		const char *name;
	} boms[] = {
		{{"\xEF\xBB\xBF", 3}, "UTF-8"},
		{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
		{{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
		{{"\xFF\xFE", 2}, "UTF-16LE"},
		{{"\xFE\xFF", 2}, "UTF-16BE"},
		{{"\x84\x31\x95\x33", 4}, "GB18030"},
	};

	for (size_t i = 0; i < COUNT(boms); i++) {
		if (!str_starts(b, boms[i].bom))
			continue;
		*skip = boms[i].bom.n;
		return boms[i].name;
	}
	*skip = 0;
	return NULL;
}

/* May this be the high half of a letter of UTF-16: Latin, marks of Chinese,
 * Han, Hangul, wide forms? */
static bool
is_high_half(unsigned char c)
{
	return !c || c == 0x30 || c == 0xFF || (c >= 0x4E && c <= 0x9F) ||
	       (c >= 0xAC && c <= 0xD7);
}

/* UTF-16 without a BOM has halves that are few on one side and any on the
 * other, and on the first side zero bytes, where other charsets have none. */
static const char *
by_halves(struct str b)
{
	size_t high[2] = {0}, zeros[2] = {0}, n = b.n / 2;

	for (size_t i = 0; i < n * 2; i++) {
		unsigned char c = (unsigned char)b.p[i];

		high[i & 1] += is_high_half(c);
		zeros[i & 1] += !c;
	}
	for (size_t k = 0; k < 2; k++)
		if (zeros[k] > zeros[!k] && high[k] * 20 >= n * 19 &&
		    (high[!k] * 10 < n * 8 || !zeros[!k]))
			return k ? "UTF-16LE" : "UTF-16BE";
	return NULL;
}

/* UTF-16 or -32 without a BOM shows as zero bytes in one place of every two
 * or four. */
static const char *
by_zeros(struct str b)
{
	size_t zeros[4] = {0}, n = b.n < 4096 ? b.n & ~(size_t)3 : 4096;

	if (n < 8 || !memchr(b.p, 0, n))
		return NULL;
	for (size_t i = 0; i < n; i++)
		zeros[i & 3] += !b.p[i];
	b = str_sub(b, 0, n);
	n /= 4;
	if (zeros[0] == n && zeros[1] * 20 >= n * 19 && zeros[3] * 2 < n)
		return "UTF-32BE";
	if (zeros[3] == n && zeros[2] * 20 >= n * 19 && zeros[0] * 2 < n)
		return "UTF-32LE";
	return by_halves(b);
}

/* Bytes above 127 that stand alone, as accents do, or in rows, as letters of
 * other scripts; pairs of them whose second is low, as GB2312 has none. */
struct rows {
	size_t all, in_rows, pairs, low;
};

enum { ROW_LEAST = 4, LOOK_MOST = 1 << 16, HIGH_LEAST = 12 };

static struct rows
rows_of(struct str b)
{
	struct rows r = {0};
	size_t n = b.n < LOOK_MOST ? b.n : LOOK_MOST, run = 0;

	for (size_t i = 0; i <= n; i++) {
		if (i < n && (unsigned char)b.p[i] >= 0x80) {
			run++;
			continue;
		}
		r.all += run;
		r.in_rows += run >= ROW_LEAST ? run : 0;
		run = 0;
	}
	for (size_t i = 0; i + 1 < n; i++)
		if ((unsigned char)b.p[i] > 0x80) {
			unsigned char c = (unsigned char)b.p[++i];

			r.pairs++;
			r.low += c >= 0x40 && c < 0xA1;
		}
	return r;
}

/* Does the text look unlike what it is declared to be? Any bytes can be read
 * as Latin letters, and most as GB18030. */
static bool
is_doubtful(struct str bytes, const char *declared)
{
	static const char *const latin[] = {"CP1252", "CP1250", "CP1254",
					    "ISO-8859-2", "ISO-8859-15"};
	const char *name = declared ? charset_named(str_of(declared)) : NULL;
	struct rows r;

	if (!name)
		return false;
	r = rows_of(bytes);
	if (str_eq_any(str_of(name), STR_LIST(latin)))
		return r.all >= HIGH_LEAST && r.in_rows * 2 > r.all;
	return !strcmp(name, "GB18030") && r.pairs >= HIGH_LEAST &&
	       r.low * 5 > r.pairs;
}

/* Japanese mail changes its charset by escapes, in 7 bits. */
static bool
is_iso2022(struct str b)
{
	static const char *const signs[] = {"\x1B$B", "\x1B$@"};

	return str_has_any(str_sub(b, 0, b.n < LOOK_MOST ? b.n : LOOK_MOST),
			   STR_LIST(signs));
}

/* Tries `name`, keeps the result in `best` when it leaves fewer bytes
 * undecoded than before. */
static void
try_charset(struct buf *best, size_t *least, struct str bytes, const char *name)
{
	struct buf b = BUF_INIT;
	size_t bad;

	if (name && *name && *least && convert(&b, bytes, name, &bad) &&
	    bad < *least) {
		struct buf old = *best;

		*best = b;
		b = old;
		*least = bad;
	}
	buf_free(&b);
}

void
charset_decode(struct buf *out, struct str bytes, const char *declared,
	       size_t *undecoded)
{
	struct buf best = BUF_INIT;
	size_t skip, least = (size_t)-1;
	const char *name = by_bom(bytes, &skip);
	char found[CHARSET_MOST];

	bytes = str_sub(bytes, skip, bytes.n);
	if (!name)
		name = by_zeros(bytes);
	if (!name && is_iso2022(bytes))
		try_charset(&best, &least, bytes, "ISO-2022-JP");
	if (least && (!name || !strcmp(name, "UTF-8")) && utf8_valid(bytes)) {
		buf_free(&best);
		buf_add(out, bytes);
		if (undecoded)
			*undecoded = 0;
		return;
	}
	if (least && !name && is_doubtful(bytes, declared)) {
		charset_guess(bytes, found);
		try_charset(&best, &least, bytes, found);
	}
	try_charset(&best, &least, bytes, name ? name : declared);
	if (least) {
		charset_guess(bytes, found);
		try_charset(&best, &least, bytes, found);
	}
	if (least > bytes.n / 50) {
		struct buf mended = BUF_INIT;
		size_t bad = utf8_mend(&mended, bytes);

		/* Mostly valid UTF-8 is UTF-8 with faults in it. */
		if (bad <= bytes.n / 50 || least == (size_t)-1) {
			buf_free(&best);
			best = mended;
			least = bad;
		} else {
			buf_free(&mended);
		}
	}
	if (utf8_valid(buf_str(&best))) /* iconv lets U+110000 through */
		buf_add(out, buf_str(&best));
	else
		least += utf8_mend(out, buf_str(&best));
	buf_free(&best);
	if (undecoded)
		*undecoded = least;
}

struct str
charset_head(struct buf *room, struct str bytes, size_t most)
{
	size_t skip, bad;
	struct str head = str_sub(bytes, 0, bytes.n < most ? bytes.n : most);
	const char *name = by_bom(head, &skip);

	if (!name)
		name = by_zeros(head);
	if (!name || strncmp(name, "UTF-", 4) != 0 || !strcmp(name, "UTF-8"))
		return head;
	head = str_sub(head, skip, head.n);
	head.n &= ~(size_t)3;
	convert(room, head, name, &bad);
	return buf_str(room);
}
