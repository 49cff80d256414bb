/* An archive is handed to rashomon-unpack, whose records are described in
 * src/unpack/unpack.c; what it gives back is read member by member, in the
 * archive's order, as files of a folder would be. The bytes that may be
 * unpacked are counted over all archives of one SOURCE, nested ones included,
 * so that small archives in a small archive cannot add up. */
#include "archive.h"

#include "helper.h"

#include <stdio.h>

enum { SECONDS_MOST = 30 };
/* Records have a head each; the members are bounded by the program. */
static const size_t heads_most = (size_t)4 << 20;

bool
archive_sniff(struct str s)
{
	return str_starts(s, STR("PK\3\4")) || str_starts(s, STR("PK\5\6")) ||
	       str_starts(s, STR("\x1f\x8b")) || str_starts(s, STR("BZh")) ||
	       str_starts(s, STR("\xfd"
				 "7zXZ")) ||
	       str_starts(s, STR("\x28\xb5\x2f\xfd")) ||
	       (s.n > 262 && str_eq(str_sub(s, 257, 262), STR("ustar")));
}

void
member_parse(member_list *out, struct str s)
{
	struct str status;
	struct member m = {0};
	size_t at = 0, n;

	while (helper_word(s, &at, ' ', &status) &&
	       helper_number(s, &at, ' ', &n) &&
	       helper_word(s, &at, '\n', &m.name) &&
	       helper_bytes(s, &at, n, &m.bytes)) {
		m.note = !str_eq(status, STR("file"));
		vec_push(out, m);
	}
}

struct member *
member_find(const member_list *l, struct str name)
{
	for (size_t i = 0; i < l->n; i++)
		if (!l->v[i].note && str_eq(l->v[i].name, name))
			return &l->v[i];
	return NULL;
}

/* What stands beside articles and holds none, by its name's ending. */
static bool
is_other(struct str name)
{
	static const char *const tails[] = {
		".avif", ".css",  ".eot",  ".gif",  ".ico",  ".jpeg",
		".jpg",	 ".js",	  ".m4a",  ".mp3",  ".mp4",  ".ncx",
		".ogg",	 ".opf",  ".otf",  ".png",  ".svg",  ".ttf",
		".wav",	 ".wasm", ".webm", ".webp", ".woff", ".woff2"};

	for (size_t i = 0; i < COUNT(tails); i++) {
		struct str tail = str_of(tails[i]);

		if (name.n > tail.n &&
		    str_eq_ascii(str_sub(name, name.n - tail.n, name.n), tail))
			return true;
	}
	return false;
}

/* What went wrong with members: the first message, and how many. */
struct trouble {
	struct error first;
	size_t n;
};

static void
take_member(article_list *out, const struct member *m, const char *path,
	    struct archive_room *room, archive_member *read, struct trouble *t)
{
	struct buf place = BUF_INIT;
	struct error e = ERROR_INIT;
	bool ok = false;

	buf_adds(&place, path);
	if (!str_eq(m->name, STR("-"))) {
		buf_addc(&place, '/');
		buf_add(&place, m->name);
	}
	if (m->note)
		error_set(&e, place.p, "%.*s", STR_ARG(m->bytes));
	else
		ok = read(out, m->bytes, place.p, room, &e);
	if (!ok && !t->n++)
		t->first = e;
	else
		error_free(&e);
	buf_free(&place);
}

bool
read_members(article_list *out, const member_list *l, const char *path,
	     struct archive_room *room, archive_member *read, struct error *e)
{
	struct trouble t = {ERROR_INIT, 0};
	size_t taken = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct member *m = &l->v[i];

		if (m->used || (!m->note && is_other(m->name)))
			continue;
		take_member(out, m, path, room, read, &t);
		taken++;
	}
	if (t.n > 1)
		error_set(e, t.first.place.p, "%s (and %zu more inside)",
			  t.first.what.p, t.n - 1);
	else if (t.n)
		error_set(e, t.first.place.p, "%s", t.first.what.p);
	else if (!taken)
		error_set(e, path, "is an archive without articles");
	error_free(&t.first);
	return !t.n && taken;
}

/* Has rashomon-unpack take `bytes` apart. */
static bool
unpack(struct buf *answer, struct str bytes, size_t left, const char *path,
       struct error *e)
{
	struct helper_limits limits = {left + heads_most, SECONDS_MOST, false};
	char most[32];
	const char *argv[] = {helper_path("RASHOMON_UNPACK",
					  LIBEXECDIR "/rashomon-unpack",
					  FETCHDIR "/rashomon-unpack"),
			      most, NULL};

	snprintf(most, sizeof most, "%zu", left);
	switch (helper_run(answer, argv, bytes, limits)) {
	case HELPER_DONE:
	case HELPER_LARGE:
		return true;
	case HELPER_ABSENT:
		return error_set(e, path,
				 "is an archive, and rashomon-unpack "
				 "is not installed");
	case HELPER_LATE:
		return error_set(e, path,
				 "takes longer than %d seconds to "
				 "unpack",
				 SECONDS_MOST);
	default:
		return error_set(e, path, "cannot be unpacked");
	}
}

bool
read_archive(article_list *out, struct str bytes, const char *path,
	     struct archive_room *room, archive_member *read, struct error *e)
{
	struct buf answer = BUF_INIT;
	member_list l = {0};
	size_t unpacked = 0;
	bool ok;

	if (!room->levels)
		return error_set(e, path, "is an archive too deep in others");
	if (!unpack(&answer, bytes, room->left, path, e)) {
		buf_free(&answer);
		return false;
	}
	member_parse(&l, buf_str(&answer));
	for (size_t i = 0; i < l.n; i++)
		unpacked += l.v[i].note ? 0 : l.v[i].bytes.n;
	room->left -= unpacked < room->left ? unpacked : room->left;
	room->levels--;
	ok = epub_sniff(&l) ? read_epub(out, &l, path, e)
			    : read_members(out, &l, path, room, read, e);
	room->levels++;
	vec_free(&l);
	buf_free(&answer);
	return ok;
}
