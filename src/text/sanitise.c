/* The one sanitiser.
 *
 * A character is kept, dropped, or the start of an escape sequence that is
 * dropped whole. The rules, by Unicode property (Unicode 15):
 *
 * - ESC and the 8-bit C1 forms: CSI ends at its final byte, OSC DCS APC PM
 *   SOS at BEL, ST or the line's end; any other ESC takes intermediates and
 *   one final byte. Their parts are plain ASCII, so nothing else is lost.
 * - C0 but LF and tab, DEL, C1, U+FFFE and the like: dropped.
 * - Bidi_Control: dropped. Other default-ignorable characters: dropped, but
 *   ZWJ between emoji, U+FE0E and U+FE0F behind one or inside a keycap, and
 *   ZWNJ or ZWJ between letters of scripts that join are kept.
 * - Combining marks: at most eight on one base.
 *
 * Plain runs are copied whole. Growth: linear. */
#include "rashomon/text/sanitise.h"

#include "rashomon/text/utf8.h"

#include <unictype.h>

enum { MARKS_MOST = 8 };

struct cleaner {
	struct buf *out;
	enum sanitise_form form;
	uint32_t last; /* character kept last, 0 at the start */
	size_t marks;  /* combining marks on the base so far */
	size_t taken;
};

/* Where the escape sequence ends whose body starts at `at`; `kind` is the
 * byte that tells it: '[' for CSI, one of "]PX^_" for strings. */
static size_t
escape_end(struct str s, size_t at, char kind)
{
	if (kind == '[') {
		while (at < s.n && s.p[at] >= 0x20 && s.p[at] <= 0x3F)
			at++;
		return at < s.n && s.p[at] >= 0x40 && s.p[at] <= 0x7E ? at + 1
								      : at;
	}
	for (; at < s.n && s.p[at] != '\n' && s.p[at] != '\r'; at++) {
		if (s.p[at] == '\a')
			return at + 1;
		if (s.p[at] == '\x1B')
			return at + 1 < s.n && s.p[at + 1] == '\\' ? at + 2
								   : at;
		if (s.p[at] == '\xC2' && at + 1 < s.n && s.p[at + 1] == '\x9C')
			return at + 2;
	}
	return at;
}

/* The byte after the escape sequence that starts with ESC at `at`. */
static size_t
skip_escape(struct str s, size_t at)
{
	at++;
	if (at >= s.n)
		return at;
	if (s.p[at] == '[' || (s.p[at] && strchr("]PX^_", s.p[at])))
		return escape_end(s, at + 1, s.p[at]);
	while (at < s.n && s.p[at] >= 0x20 && s.p[at] <= 0x2F)
		at++;
	return at < s.n && s.p[at] >= 0x30 && s.p[at] <= 0x7E ? at + 1 : at;
}

/* The same for an 8-bit C1 control of n bytes. */
static size_t
skip_c1(struct str s, size_t at, size_t n, uint32_t cp)
{
	switch (cp) {
	case 0x9B:
		return escape_end(s, at + n, '[');
	case 0x90:
	case 0x98:
	case 0x9D:
	case 0x9E:
	case 0x9F:
		return escape_end(s, at + n, ']');
	default:
		return at + n;
	}
}

static bool
is_emoji(uint32_t cp)
{
	return (cp >= 0x1F000 && cp <= 0x1FAFF) ||
	       (cp >= 0x2190 && cp <= 0x2BFF) || cp == 0xA9 || cp == 0xAE ||
	       cp == 0x203C || cp == 0x2049 || cp == 0x2122 || cp == 0x2139 ||
	       cp == 0x3030 || cp == 0x303D || cp == 0x3297 || cp == 0x3299;
}

/* Does the script of this letter write it otherwise beside a joiner? */
static bool
joins(uint32_t cp)
{
	return (cp >= 0x620 && cp <= 0x7FF) || (cp >= 0x900 && cp <= 0xDFF) ||
	       (cp >= 0x1780 && cp <= 0x17B3) ||
	       (cp >= 0x17B6 && cp <= 0x17FF) || (cp >= 0x1820 && cp <= 0x18AF);
}

static bool
is_noncharacter(uint32_t cp)
{
	return (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

/* May the ignorable character `cp` stay between what was kept last and
 * `next`? */
static bool
ignorable_stays(const struct cleaner *c, uint32_t cp, uint32_t next)
{
	uint32_t last = c->last;

	if (c->marks >= MARKS_MOST)
		return false;
	if (cp == 0xFE0F && next == 0x20E3 &&
	    (last == '#' || last == '*' || (last >= '0' && last <= '9')))
		return true;
	if (cp == 0xFE0E || cp == 0xFE0F)
		return is_emoji(last);
	if (cp == 0x200D && (is_emoji(last) || last == 0xFE0F))
		return is_emoji(next);
	if (cp == 0x200C || cp == 0x200D)
		return joins(last) && joins(next);
	return cp >= 0x180B && cp <= 0x180D && last >= 0x1820 && last <= 0x18AA;
}

/* Blocks full of ordinary letters, where no property need be asked. */
static bool
is_plain(uint32_t cp)
{
	return (cp >= 0x3001 && cp <= 0x3029) ||
	       (cp >= 0x3041 && cp <= 0x3096) ||
	       (cp >= 0x30A1 && cp <= 0x312F) ||
	       (cp >= 0x3400 && cp <= 0x9FFF) ||
	       (cp >= 0xAC00 && cp <= 0xD7A3) ||
	       (cp >= 0xFF01 && cp <= 0xFF9F) || (cp >= 0xAE && cp < 0x300) ||
	       (cp >= 0x2010 && cp <= 0x2027);
}

static bool
stays(struct cleaner *c, uint32_t cp, uint32_t next)
{
	if (is_plain(cp)) {
		c->marks = 0;
		return true;
	}
	if (is_noncharacter(cp) || (cp >= 0xFFF9 && cp <= 0xFFFB))
		return false;
	if (uc_is_property_default_ignorable_code_point(cp) ||
	    uc_is_property_bidi_control(cp) || cp >= 0xE0000)
		return ignorable_stays(c, cp, next);
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Mn |
							 UC_CATEGORY_MASK_Me))
		return ++c->marks <= MARKS_MOST;
	c->marks = 0;
	return true;
}

/* The code point at `at`, 0 at the end. */
static uint32_t
peek(struct str s, size_t at)
{
	uint32_t cp = 0;

	if (at < s.n)
		utf8_next(s, at, &cp);
	return cp;
}

static void
line_end(struct cleaner *c)
{
	c->marks = 0;
	c->last = '\n';
	buf_addc(c->out, c->form == SANITISE_TEXT ? '\n' : ' ');
}

/* Handles the character at `at` that is not plain ASCII; gives the place
 * after it. */
static size_t
clean_one(struct cleaner *c, struct str s, size_t at)
{
	uint32_t cp;
	size_t n = utf8_next(s, at, &cp);

	if (cp == '\r') {
		line_end(c);
		return at + (at + 1 < s.n && s.p[at + 1] == '\n' ? 2u : 1u);
	}
	if (cp == '\n' || cp == 0x2028 || cp == 0x2029) {
		line_end(c);
		return at + n;
	}
	if (cp == '\t' || cp == '\v' || cp == '\f') {
		buf_addc(c->out, ' ');
		c->last = ' ';
		c->taken += cp != '\t';
		return at + n;
	}
	if (cp == 0x1B) {
		c->taken++;
		return skip_escape(s, at);
	}
	if (cp < 0x20 || (cp >= 0x7F && cp <= 0x9F)) {
		c->taken++;
		return skip_c1(s, at, n, cp);
	}
	if (!stays(c, cp, peek(s, at + n))) {
		c->taken++;
		return at + n;
	}
	c->last = cp;
	if (cp == 0xFFFD)
		utf8_add(c->out, cp);
	else
		buf_add(c->out, str_sub(s, at, at + n));
	return at + n;
}

/* Behind the plain characters that start at `at`; *last is the last of them. */
static size_t
plain_end(struct str s, size_t at, uint32_t *last)
{
	while (at < s.n) {
		uint32_t cp;
		size_t n = utf8_next(s, at, &cp);

		if (!(cp >= 0x20 && cp < 0x7F) && !is_plain(cp))
			break;
		*last = cp;
		at += n;
	}
	return at;
}

size_t
sanitise(struct buf *out, struct str s, enum sanitise_form form)
{
	struct cleaner c = {.out = out, .form = form};
	size_t at = 0;

	buf_reserve(out, s.n);
	while (at < s.n) {
		size_t from = at;

		at = plain_end(s, at, &c.last);
		if (at > from) {
			buf_add(out, str_sub(s, from, at));
			c.marks = 0;
		}
		if (at < s.n)
			at = clean_one(&c, s, at);
	}
	return c.taken;
}

char *
sanitise_dup(struct str s, enum sanitise_form form)
{
	struct buf b = BUF_INIT;

	buf_reserve(&b, s.n);
	sanitise(&b, s, form);
	buf_adds(&b, "");
	return b.p;
}

void
error_print(const struct error *e, FILE *out)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "rashomon: ");
	sanitise(&b, buf_str(&e->place), SANITISE_LINE);
	buf_adds(&b, ": ");
	sanitise(&b, buf_str(&e->what), SANITISE_LINE);
	buf_addc(&b, '\n');
	fwrite(b.p, 1, b.n, out);
	buf_free(&b);
}

void
error_tell(void *data, const struct error *e)
{
	(void)data;
	error_print(e, stderr);
}
