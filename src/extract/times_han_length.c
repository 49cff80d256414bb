/* Lengths and sets in Chinese: 三个月, 两年前, 过去十年, 每周一. */
#include "times_han.h"

#include <stdio.h>

/* 三个月, 8天又20小时, 一年半, 十年; in `t` as a length. */
size_t
han_length(const struct han *h, size_t at, struct time_raw *t,
	   const char **unit, struct figure *amount)
{
	struct figure f;
	const struct pack_entry *e;
	size_t end, p, start = at;
	bool half = false, piece = false;
	static const char *const pieces[] = {"个", "個", NULL};
	static const char *const more[] = {"多", "余", "餘", "几", "幾", NULL};

	if (han_stands(h, at, "半", &end)) {
		f = (struct figure){.n = 0, .end = end};
		half = true;
	} else if (!han_figure(h, at, &f) || (f.digits > 5 && !f.half)) {
		return start;
	}
	half = half || f.half;
	p = han_blank(h, f.end);
	if (han_any(h, p, more, &end))
		p = end;
	if (han_any(h, p, pieces, &end)) {
		p = end;
		piece = true;
		if (han_any(h, p, more, &end))
			p = end;
		if (han_stands(h, p, "半", &end)) {
			p = end;
			half = true;
		}
	}
	e = han_as(h, p, PACK_UNIT_TIME, &end);
	if (!e || !strcmp(e->key, "DE"))
		return start;
	if (!strcmp(e->key, "Y") && piece)
		return start;
	if (!strcmp(e->key, "M") && !piece)
		return start;
	if (han_stands(h, p, "季", &end) && !han_stands(h, p, "季度", &end))
		return start;
	if (!strcmp(e->key, "NI") || !strcmp(e->key, "DE"))
		return start;
	e = han_as(h, p, PACK_UNIT_TIME, &end);
	if (!strcmp(e->key, "TM") && han_stands(h, p, "分", &(size_t){0}) &&
	    !han_stands(h, p, "分钟", &(size_t){0}) &&
	    !han_stands(h, p, "分鐘", &(size_t){0}) && start == t->start)
		return start;
	if (!strcmp(e->key, "D") && han_stands(h, p, "日", &(size_t){0}) &&
	    f.n <= 31 && f.digits)
		return start;
	if (han_stands(h, end, "半", &p)) {
		half = true;
		end = p;
	}
	*unit = e->key;
	f.half = half;
	*amount = f;
	time_length(t->literal, e->key, f.vague ? -1 : f.n, half);
	t->timex = TIMEX_DURATION;
	return end;
}

/* Adds a second length to the first: P8D + PT20H = P8DT20H. */
static void
join_lengths(struct time_raw *t, const char *more)
{
	const char *add = more + 1;
	size_t n = strlen(t->literal);

	if (strchr(t->literal, 'T') && *add == 'T')
		add++;
	snprintf(t->literal + n, sizeof t->literal - n, "%s", add);
}

size_t
han_whole_length(const struct han *h, size_t at, struct time_raw *t)
{
	const char *unit = NULL;
	const struct pack_entry *e;
	struct figure f = {0}, g;
	size_t end, p = han_length(h, at, t, &unit, &f), q;
	bool several = false;

	if (p == at)
		return at;
	for (int i = 0; i < 5; i++) {
		struct time_raw more;
		const char *u2;

		q = p;
		if (han_stands(h, q, "又", &end) ||
		    han_stands(h, q, "零", &end) ||
		    han_stands(h, q, "余", &end) ||
		    han_stands(h, q, "多", &end))
			q = end;
		time_raw_init(&more, at, at);
		end = han_length(h, q, &more, &u2, &g);
		if (end == q || g.vague || (q == p && *unit == 'W') ||
		    strchr(more.literal, 'X') || (!strcmp(u2, "Y")))
			break;
		join_lengths(t, more.literal);
		several = true;
		p = end;
	}
	if (several)
		return p;
	if ((e = han_as(h, p, PACK_AFTER, &end))) {
		static const char *const not_after[] = {
			"后者", "前往", "前来", "前來", "前线", "后卫",
			"前提", "前后", "前後", "后期", NULL};

		if (han_any(h, p, not_after, &q))
			return p;
		t->literal[0] = '\0';
		t->timex = TIMEX_DATE;
		if (f.vague || (f.half && strcmp(unit, "H"))) {
			strcpy(t->literal,
			       e->number < 0 ? "PAST_REF" : "FUTURE_REF");
			return end;
		}
		t->unit = unit;
		t->shift = (int)f.n * e->number;
		time_exact(t);
		t->half_shift = f.half;
		return end;
	}
	return p;
}

size_t
han_set(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f = {.n = 1};
	struct time_raw u;
	const char *unit;
	size_t end, p;

	if (!han_as(h, at, PACK_EVERY, &p))
		return at;
	t->timex = TIMEX_SET;
	if ((e = han_as(h, p, PACK_WEEKDAY, &end))) {
		snprintf(t->literal, sizeof t->literal, "XXXX-WXX-%d",
			 (int)e->number);
		time_raw_init(&u, at, at);
		p = han_place(h, end, &u);
		if (p > end && u.hour >= 0 && u.day < 0)
			snprintf(t->literal, sizeof t->literal,
				 "XXXX-WXX-%dT%02d", (int)e->number, u.hour);
		return p > end && u.hour >= 0 ? p : end;
	}
	time_raw_init(&u, at, at);
	end = han_length(h, p, &u, &unit, &f);
	if (end > p) {
		strcpy(t->literal, u.literal);
		return end;
	}
	e = han_as(h, p, PACK_UNIT_TIME, &end);
	if (!e || !strcmp(e->key, "DE") || han_stands(h, p, "分", &(size_t){0}))
		return at;
	if (e->key[0] == 'N')
		snprintf(t->literal, sizeof t->literal, "TNI");
	else
		time_length(t->literal, e->key, 1, false);
	return end;
}

/* 过去十年, 未来5年, 近三年, 前两天: a length seen from now. */
size_t
han_facing(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const faces[] = {
		"过去", "過去", "未来", "未來", "最近", "近",
		"今后", "今後", "前",	"上",	"下",	"后",
		"後",	"此后", "此後", "头",	"首",	NULL};
	const char *unit;
	struct figure f;
	size_t p, end;

	for (const char *const *w = faces; *w; w++) {
		if (!han_stands(h, at, *w, &p))
			continue;
		if (han_stands(h, p, "的", &end))
			p = end;
		if ((han_stands(h, at, "上", &end) ||
		     han_stands(h, at, "下", &end)) &&
		    (han_stands(h, p, "半", &end) ||
		     han_stands(h, p, "一", &end)))
			continue;
		end = han_length(h, p, t, &unit, &f);
		if (end == p)
			continue;
		if (strlen(*w) == 3 && strcmp(*w, "近") && strcmp(*w, "头") &&
		    strcmp(*w, "首") && f.n && !f.half && !f.vague &&
		    strchr("DWMY", *unit)) {
			bool back = han_stands(h, at, "前", &p) ||
				    han_stands(h, at, "上", &p);

			t->literal[0] = '\0';
			t->timex = TIMEX_DATE;
			t->unit = unit;
			if (f.n == 1 && *unit == 'D') {
				t->shift = back ? -1 : 1;
				t->anchored = true;
				return end;
			}
			t->interval = (int)(back ? -f.n : f.n);
		}
		return end;
	}
	return at;
}
