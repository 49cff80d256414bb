#include "../../src/read/archive.h"

#include "rashomon/read/read.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
member(article_list *out, struct str bytes, const char *path,
       struct archive_room *room, struct error *e)
{
	(void)room;
	return !archive_sniff(bytes) && !str_starts(bytes, STR("%PDF")) &&
	       read_bytes(out, bytes, path, e);
}

/* The input is an answer of rashomon-unpack. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct archive_room room = ARCHIVE_ROOM;
	struct error e = ERROR_INIT;
	article_list l = {0};
	member_list m = {0};

	member_parse(&m, (struct str){(const char *)data, size});
	if (epub_sniff(&m))
		read_epub(&l, &m, "input", &e);
	else
		read_members(&l, &m, "input", &room, member, &e);
	for (size_t i = 0; i < l.n; i++)
		article_free(l.v[i]);
	vec_free(&l);
	vec_free(&m);
	error_free(&e);
	return 0;
}
