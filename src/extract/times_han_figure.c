/* What the readers of Chinese times stand on: words at a place, figures.
 *
 * A figure is not a number as number_han.h reads it: 三点 must stop before 点,
 * 二〇二六年 keeps how many digits were written, 几 and 数 make it vague.
 */
#include "times_han.h"

#include "rashomon/base/ascii.h"
#include "rashomon/text/utf8.h"

const struct pack_entry *
han_as(const struct han *h, size_t at, enum pack_class cls, size_t *end)
{
	return pack_match_as(h->pack, h->text, at, cls, end);
}

bool
han_any(const struct han *h, size_t at, const char *const *words, size_t *end)
{
	for (; *words; words++)
		if (han_stands(h, at, *words, end))
			return true;
	return false;
}

/* One digit, ASCII or full-width; -1 none. */
int
han_digit(struct str s, size_t at, size_t *end)
{
	if (at < s.n && ascii_digit(s.p[at])) {
		*end = at + 1;
		return s.p[at] - '0';
	}
	if (at + 2 < s.n && (unsigned char)s.p[at] == 0xEF &&
	    (unsigned char)s.p[at + 1] == 0xBC &&
	    (unsigned char)s.p[at + 2] >= 0x90 &&
	    (unsigned char)s.p[at + 2] <= 0x99) {
		*end = at + 3;
		return (unsigned char)s.p[at + 2] - 0x90;
	}
	return -1;
}

bool
han_plain(const struct han *h, size_t at, struct figure *f)
{
	size_t end = at;
	int d;

	while ((d = han_digit(h->text, at, &end)) >= 0) {
		if (f->digits < 12)
			f->n = f->n * 10 + d;
		f->digits++;
		at = end;
	}
	if (!f->digits)
		return false;
	if (at + 1 < h->text.n && h->text.p[at] == '.' &&
	    h->text.p[at + 1] == '5' && han_digit(h->text, at + 2, &end) < 0) {
		f->half = true;
		at += 2;
	}
	f->end = at;
	return true;
}

/* 七八, 三五: one or the other. */
static bool
is_pair(long two)
{
	return two == 35 || (two > 11 && two < 90 && two / 10 + 1 == two % 10);
}

/* 二十三, 廿三, 二〇二六, 三百; 几 and 数 make it vague. */
static bool
numerals(const struct han *h, size_t at, struct figure *f)
{
	long sum = 0, last = 0;
	size_t end = at, count = 0, start = at;
	bool composed = false, pending = false;

	for (;;) {
		const struct pack_entry *e;

		if ((e = han_as(h, at, PACK_DIGIT, &end))) {
			if (e->number >= 20) {
				sum += e->number;
				composed = true;
				pending = false;
			} else {
				last = pending && !composed
					       ? last * 10 + e->number
					       : e->number;
				pending = true;
				if (last > 100000000)
					return false;
			}
		} else if ((e = han_as(h, at, PACK_SCALE, &end))) {
			long by = 1;

			if (e->number > 4)
				return false;
			for (int i = 0; i < e->number; i++)
				by *= 10;
			if (pending && at > start + 3 && is_pair(last)) {
				f->pair = true;
				last /= 10;
			}
			sum += (pending	   ? last
				: by == 10 ? 1
				: sum	   ? 0
					   : 1) *
			       by;
			last = 0;
			pending = false;
			composed = true;
		} else if (han_stands(h, at, "几", &end) ||
			   han_stands(h, at, "幾", &end) ||
			   han_stands(h, at, "数", &end) ||
			   han_stands(h, at, "數", &end) ||
			   han_stands(h, at, "多", &end) ||
			   (at > start && (han_stands(h, at, "余", &end) ||
					   han_stands(h, at, "餘", &end)))) {
			if (at == start && han_stands(h, at, "多", &end))
				return false;
			if (at == start || sum > 0)
				f->vague = at == start || f->vague;
		} else {
			break;
		}
		at = end;
		if (++count > 12)
			return false;
	}
	if (at == start)
		return false;
	if (pending && is_pair(last) && count == (composed ? count : 2)) {
		f->pair = true;
		last /= 10;
	}
	f->n = sum + (pending ? last : 0);
	f->digits = composed || f->vague ? 0 : (int)count;
	f->end = at;
	return true;
}

bool
han_figure(const struct han *h, size_t at, struct figure *f)
{
	struct figure_memo *memo = h->memo;

	if (memo->at != at) {
		memo->at = at;
		memo->f = (struct figure){0};
		memo->got =
			han_plain(h, at, &memo->f) || numerals(h, at, &memo->f);
	}
	*f = memo->f;
	return memo->got;
}

size_t
han_blank(const struct han *h, size_t at)
{
	while (at < h->text.n && h->text.p[at] == ' ')
		at++;
	return at;
}

bool
han_yen(const struct han *h, size_t at)
{
	static const char *const yen[] = {"日元", "日圆", "日圓",
					  "日币", "日幣", NULL};
	static const char *const no_yen[] = {"元旦", "元宵", "元首", "元老",
					     "元月", "元帅", "元帥", NULL};
	size_t end;

	return han_any(h, at, yen, &end) &&
	       !han_any(h, at + strlen("日"), no_yen, &end);
}

bool
han_field(const struct han *h, size_t at, const char *key, size_t *end)
{
	const struct pack_entry *e;

	at = han_blank(h, at);
	e = han_as(h, at, PACK_FIELD, end);
	if (!e || han_yen(h, at))
		return false;
	while (strcmp(pack_key(e), key)) {
		if (!e->more)
			return false;
		e++;
		if (e->cls != PACK_FIELD)
			return false;
	}
	return true;
}

bool
han_goes_on(const struct han *h, size_t at)
{
	uint32_t cp;

	if (at >= h->text.n)
		return false;
	utf8_next(h->text, at, &cp);
	return cp_is_han(cp) || (cp >= '0' && cp <= '9') || cp == '.' ||
	       cp == '%';
}

bool
han_shared(const struct han *h, size_t at, const char *key)
{
	struct figure f;
	size_t end;

	return han_as(h, han_blank(h, at), PACK_RANGE, &end) &&
	       han_figure(h, han_blank(h, end), &f) && !f.vague && !f.half &&
	       han_field(h, f.end, key, &end);
}
