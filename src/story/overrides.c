#include "rashomon/story/overrides.h"

#include "rashomon/base/data.h"
#include "rashomon/base/home.h"

enum { WORDS_MOST = 4, FILE_MOST = 4096 };

/* Cuts a line at blanks; words past the last are counted, not kept. */
static size_t
cut(struct str line, struct str words[WORDS_MOST])
{
	size_t n = 0, i = 0;

	while (i < line.n) {
		size_t end = i;

		while (end < line.n && line.p[end] != ' ' &&
		       line.p[end] != '\t')
			end++;
		if (end > i) {
			if (n < WORDS_MOST)
				words[n] = str_sub(line, i, end);
			n++;
		}
		i = end + 1;
	}
	return n;
}

/* Undoes %20 and %25. */
static const char *
plain_name(struct arena *arena, struct str s)
{
	struct buf b = BUF_INIT;
	const char *out;

	buf_adds(&b, "");
	for (size_t i = 0; i < s.n; i++) {
		struct str rest = str_sub(s, i, s.n);
		bool blank = str_starts(rest, STR("%20"));

		if (blank || str_starts(rest, STR("%25"))) {
			buf_addc(&b, blank ? ' ' : '%');
			i += 2;
		} else {
			buf_addc(&b, s.p[i]);
		}
	}
	out = arena_dup(arena, buf_str(&b));
	buf_free(&b);
	return out;
}

static bool
read_place(struct place *out, struct arena *arena, struct str s)
{
	size_t colon = s.n, value = 0;

	while (colon && s.p[colon - 1] != ':')
		colon--;
	if (colon < 2 || colon == s.n || s.n - colon > 12 || s.n > FILE_MOST)
		return false;
	for (size_t i = colon; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		value = value * 10 + (size_t)(s.p[i] - '0');
	}
	out->source = plain_name(arena, str_sub(s, 0, colon - 1));
	out->start = value;
	return true;
}

static bool
is_day(struct str s)
{
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (i != 4 && i != 7 && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
	return true;
}

static bool
read_ruling(struct ruling *r, struct arena *arena, struct str *w, size_t n)
{
	*r = (struct ruling){RULING_MERGE, {NULL, 0}, {NULL, 0}, NULL};
	if (n == 3 && str_eq(w[0], STR("merge")))
		return read_place(&r->a, arena, w[1]) &&
		       read_place(&r->b, arena, w[2]);
	if (n == 2 && str_eq(w[0], STR("split"))) {
		r->kind = RULING_SPLIT;
		return read_place(&r->a, arena, w[1]);
	}
	if (n == 2 && str_eq(w[0], STR("agree"))) {
		r->kind = RULING_AGREE;
		return read_place(&r->a, arena, w[1]);
	}
	if (n != 3 || !str_eq(w[0], STR("date")) || !is_day(w[2]) ||
	    w[1].n > FILE_MOST)
		return false;
	r->kind = RULING_DATE;
	r->a.source = plain_name(arena, w[1]);
	r->day = arena_dup(arena, w[2]);
	return true;
}

bool
overrides_parse(ruling_list *out, struct arena *arena, struct str text,
		const char *path, struct error *e)
{
	struct str line;
	size_t number = 0;
	bool good = true;

	while (str_line(&text, &line)) {
		struct str words[WORDS_MOST];
		struct ruling r;
		size_t n;

		number++;
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		n = cut(line, words);
		if (read_ruling(&r, arena, words, n)) {
			vec_push(out, r);
		} else if (good) {
			char *place = mem_alloc(strlen(path) + 32);

			snprintf(place, strlen(path) + 32, "%s:%zu", path,
				 number);
			good = error_set(e, place,
					 "no ruling: merge, split, agree or "
					 "date with their places");
			free(place);
		}
	}
	return good;
}

static void
print_name(const char *z, struct buf *out)
{
	for (; *z; z++) {
		if (*z == ' ' || *z == '%')
			buf_adds(out, *z == ' ' ? "%20" : "%25");
		else if ((unsigned char)*z > ' ')
			buf_addc(out, *z);
	}
}

/* One ruling as a line. */
static void
print_ruling(const struct ruling *r, struct buf *out)
{
	static const char *const names[] = {"merge", "split", "agree", "date"};

	buf_printf(out, "%s ", names[r->kind]);
	print_name(r->a.source, out);
	if (r->kind == RULING_DATE) {
		buf_printf(out, " %s\n", r->day);
		return;
	}
	buf_printf(out, ":%zu", r->a.start);
	if (r->kind == RULING_MERGE) {
		buf_addc(out, ' ');
		print_name(r->b.source, out);
		buf_printf(out, ":%zu", r->b.start);
	}
	buf_addc(out, '\n');
}

bool
overrides_path(struct buf *out)
{
	return home_path(out, HOME_DATA, "rulings");
}

/* Writes `text` and, where there is one, a ruling in place of the file. */
static bool
replace(const char *path, struct str text, const struct ruling *r,
	struct error *e)
{
	struct buf all = BUF_INIT;
	bool ok;

	buf_add(&all, text);
	if (text.n && text.p[text.n - 1] != '\n')
		buf_addc(&all, '\n');
	if (r)
		print_ruling(r, &all);
	ok = home_replace(path, buf_str(&all)) ||
	     error_set(e, path, "the ruling cannot be written");
	buf_free(&all);
	return ok;
}

bool
overrides_add(const struct ruling *r, const char *path, struct error *e)
{
	struct str text = STR_NONE;
	bool there = data_map(&text, path, NULL), ok;

	ok = replace(path, text, r, e);
	if (there)
		data_unmap(text);
	return ok;
}

/* Is the line a ruling on one of the articles? */
static bool
is_on(struct str line, const article_list *articles)
{
	struct str words[WORDS_MOST];
	struct arena arena = ARENA_INIT;
	struct ruling r;
	size_t n = cut(str_trim(line), words);
	bool is =
		read_ruling(&r, &arena, words, n) && ruling_names(&r, articles);

	arena_free(&arena);
	return is;
}

/* The last such line of a file, with its end; empty for none. */
static struct str
last_on(struct str text, const article_list *articles)
{
	struct str rest = text, one, last = STR_NONE;

	while (str_line(&rest, &one))
		if (is_on(one, articles))
			last = (struct str){one.p, (size_t)(rest.p - one.p)};
	return last;
}

bool
overrides_drop(struct buf *line, const article_list *articles, const char *path,
	       struct error *e)
{
	struct str text, last;
	struct buf kept = BUF_INIT;
	bool ok;

	if (!data_map(&text, path, NULL))
		return error_set(e, path, "there is no ruling on this story");
	last = last_on(text, articles);
	ok = last.n > 0;
	if (ok) {
		size_t at = (size_t)(last.p - text.p);

		buf_add(line, str_trim(last));
		buf_add(&kept, str_sub(text, 0, at));
		buf_add(&kept, str_sub(text, at + last.n, text.n));
		ok = replace(path, buf_str(&kept), NULL, e);
	} else {
		error_set(e, path, "there is no ruling on this story");
	}
	buf_free(&kept);
	data_unmap(text);
	return ok;
}
