#include "rashomon/lang/readings.h"

#include "rashomon/base/data.h"
#include "rashomon/text/utf8.h"

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
	return ok;
}

void
readings_close(struct readings *r)
{
	data_unmap(r->text);
	*r = (struct readings){.text = STR("")};
}

/* Where the line begins that byte `at` stands in, not before `low`. */
static size_t
line_start(struct str text, size_t low, size_t at)
{
	while (at > low && text.p[at - 1] != '\n')
		at--;
	return at;
}

/* Lines stand in the order of their characters. */
static struct str
find_line(const struct readings *r, uint32_t cp)
{
	size_t low = 0, high = r->text.n;

	while (low < high) {
		size_t at = line_start(r->text, low, low + (high - low) / 2);
		struct str rest = str_sub(r->text, at, high), line;
		uint32_t here = 0;

		str_line(&rest, &line);
		if (line.n)
			utf8_next(line, 0, &here);
		if (line.n && here == cp)
			return line;
		if (!line.n || here < cp)
			low = (size_t)(rest.p - r->text.p);
		else
			high = at;
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
