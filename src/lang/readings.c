#include "rashomon/lang/readings.h"

#include "rashomon/base/data.h"
#include "rashomon/text/utf8.h"

bool
readings_open(struct readings *r, struct error *e)
{
	struct buf place = BUF_INIT;
	bool ok = false;

	r->text = STR("");
	for (unsigned i = 0; !ok; i++) {
		buf_clear(&place);
		if (!data_path(&place, "readings.txt", i))
			break;
		ok = data_map(&r->text, place.p, e);
	}
	buf_free(&place);
	return ok;
}

void
readings_close(struct readings *r)
{
	data_unmap(r->text);
	r->text = STR("");
}

/* The line that byte `at` stands in. */
static struct str
line_at(struct str text, size_t at)
{
	size_t end = at;

	while (at && text.p[at - 1] != '\n')
		at--;
	while (end < text.n && text.p[end] != '\n')
		end++;
	return str_sub(text, at, end);
}

static struct str
find_line(struct str text, uint32_t cp)
{
	size_t low = 0, high = text.n;

	while (low < high) {
		struct str line = line_at(text, low + (high - low) / 2);
		uint32_t c = 0;

		if (line.n)
			utf8_next(line, 0, &c);
		if (c == cp)
			return line;
		if (c < cp)
			low = (size_t)(line.p - text.p) + line.n + 1;
		else
			high = (size_t)(line.p - text.p);
	}
	return STR("");
}

struct str
reading_of(const struct readings *r, uint32_t cp, enum reading in)
{
	struct str line = find_line(r->text, cp);

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
