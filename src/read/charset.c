#include "rashomon/read/charset.h"

#include "rashomon/text/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <uchardet.h>

/* GB2312 and Big5 are what pages say; their supersets are what they use. */
static const char *
superset(const char *name)
{
	static const struct {
		const char *said, *meant;
	} names[] = {
		{"gb2312", "GB18030"},	     {"gbk", "GB18030"},
		{"x-gbk", "GB18030"},	     {"gb18030", "GB18030"},
		{"big5", "BIG5-HKSCS"},	     {"big5-hkscs", "BIG5-HKSCS"},
		{"iso-8859-1", "CP1252"},    {"latin1", "CP1252"},
		{"us-ascii", "CP1252"},	     {"ascii", "CP1252"},
		{"iso-8859-9", "CP1254"},    {"shift_jis", "CP932"},
		{"x-sjis", "CP932"},	     {"euc-kr", "CP949"},
		{"ks_c_5601-1987", "CP949"}, {"utf8", "UTF-8"},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_ascii(str_of(name), str_of(names[i].said)))
			return names[i].meant;
	return name;
}

/* Converts all of `bytes`; false when iconv does not know `name`. Every byte
 * it refuses becomes U+FFFD and counts in *bad. */
static bool
convert(struct buf *out, struct str bytes, const char *name, size_t *bad)
{
	iconv_t cd = iconv_open("UTF-8", superset(name));
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

	for (size_t i = 0; i < sizeof boms / sizeof *boms; i++) {
		if (!str_starts(b, boms[i].bom))
			continue;
		*skip = boms[i].bom.n;
		return boms[i].name;
	}
	*skip = 0;
	return NULL;
}

/* UTF-16 or -32 without a BOM shows as zero bytes in one place of every two
 * or four; text in Latin script has many. */
static const char *
by_zeros(struct str b)
{
	size_t zeros[4] = {0}, n = b.n < 4096 ? b.n & ~(size_t)3 : 4096;

	for (size_t i = 0; i < n; i++)
		zeros[i & 3] += !b.p[i];
	n /= 4;
	if (n < 2)
		return NULL;
	if (zeros[0] > n / 2 && zeros[1] > n / 2 && zeros[2] > n / 2 &&
	    !zeros[3])
		return "UTF-32BE";
	if (zeros[1] > n / 2 && zeros[2] > n / 2 && zeros[3] > n / 2 &&
	    !zeros[0])
		return "UTF-32LE";
	if (zeros[1] + zeros[3] > n / 4 && !zeros[0] && !zeros[2])
		return "UTF-16LE";
	if (zeros[0] + zeros[2] > n / 4 && !zeros[1] && !zeros[3])
		return "UTF-16BE";
	return NULL;
}

/* The charset uchardet finds; empty when it does not know. */
static void
detect(struct str b, char name[64])
{
	uchardet_t ud = uchardet_new();

	name[0] = '\0';
	if (!ud)
		return;
	if (!uchardet_handle_data(ud, b.p, b.n < 65536 ? b.n : 65536)) {
		const char *found;

		uchardet_data_end(ud);
		found = uchardet_get_charset(ud);
		if (strlen(found) < 64)
			memcpy(name, found, strlen(found) + 1);
	}
	uchardet_delete(ud);
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
	char found[64];

	bytes = str_sub(bytes, skip, bytes.n);
	if (!name)
		name = by_zeros(bytes);
	if ((!name || !strcmp(name, "UTF-8")) && utf8_valid(bytes)) {
		buf_add(out, bytes);
		if (undecoded)
			*undecoded = 0;
		return;
	}
	try_charset(&best, &least, bytes, name ? name : declared);
	if (least) {
		detect(bytes, found);
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
	buf_add(out, buf_str(&best));
	buf_free(&best);
	if (undecoded)
		*undecoded = least;
}
