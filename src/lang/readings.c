#include "rashomon/lang/readings.h"

#include "rashomon/base/data.h"
#include "rashomon/base/mem.h"
#include "rashomon/text/utf8.h"

#include <stdlib.h>

/* Notes each line's character and place; lines out of order end it. */
static void
index_lines(struct readings *r)
{
	struct str rest = r->text, line;
	size_t cap = r->text.n / 4 + 1;

	if (r->text.n > UINT32_MAX)
		return;
	r->points = mem_alloc(mem_mul(cap, sizeof *r->points));
	r->lines = mem_alloc(mem_mul(cap, sizeof *r->lines));
	while (r->n < cap && str_line(&rest, &line)) {
		uint32_t cp;

		if (!line.n)
			continue;
		utf8_next(line, 0, &cp);
		if (r->n && cp <= r->points[r->n - 1])
			return;
		r->points[r->n] = cp;
		r->lines[r->n++] = (uint32_t)(line.p - r->text.p);
	}
}

bool
readings_open(struct readings *r, struct error *e)
{
	struct buf place = BUF_INIT;
	bool ok = false;

	*r = (struct readings){.text = STR("")};
	for (unsigned i = 0; !ok; i++) {
		buf_clear(&place);
		if (!data_path(&place, "readings.txt", i))
			break;
		ok = data_map(&r->text, place.p, e);
	}
	buf_free(&place);
	index_lines(r);
	return ok;
}

void
readings_close(struct readings *r)
{
	data_unmap(r->text);
	free(r->points);
	free(r->lines);
	*r = (struct readings){.text = STR("")};
}

static struct str
find_line(const struct readings *r, uint32_t cp)
{
	size_t low = 0, high = r->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		struct str line;

		if (r->points[mid] == cp) {
			line = str_sub(r->text, r->lines[mid], r->text.n);
			str_line(&(struct str){line.p, line.n}, &line);
			return line;
		}
		if (r->points[mid] < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return STR("");
}

struct str
reading_of(const struct readings *r, uint32_t cp, enum reading in)
{
	struct str line = find_line(r, cp);

	for (unsigned i = 0; i <= (unsigned)in; i++) {
		size_t tab = str_find(line, STR("\t"), 0);

		if (tab == (size_t)-1)
			return STR("");
		line = str_sub(line, tab + 1, line.n);
	}
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == '\t')
			line.n = i;
	return line;
}

struct str
reading_next(struct str *rest)
{
	struct str s = *rest;
	size_t comma = str_find(s, STR(","), 0);

	if (comma == (size_t)-1)
		comma = s.n;
	*rest = str_sub(s, comma + (comma < s.n), s.n);
	return str_sub(s, 0, comma);
}
