#include "rashomon/read/read.h"
#include "rashomon/reader/config.h"
#include "rashomon/reader/session.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char one[] =
	"River rises\n\n(North Wire, reporter Ann Lee, Selby, May 3, 2026) "
	"About "
	"1,200 people left on May 2 after the river rose by 3 meters.\n";
static const char two[] =
	"Flood\n\n(South Post, reporter Tom Reed, Selby, May 3, 2026) The "
	"river "
	"rose by 3 meters and 1,500 people left. \xE6\xB5\xB7\xE6\xB0\xB4.\n";

/* Made once; released by no one, as the process is. */
static struct story *
story(void)
{
	static struct story *st;

	if (st)
		return st;
	st = calloc(1, sizeof *st);
	if (!st)
		abort();
	read_bytes(&st->articles, str_of(one), "one.txt", NULL);
	read_bytes(&st->articles, str_of(two), "two.txt", NULL);
	compare(&st->c, &st->articles);
	return st;
}

/* Configuration up to a line of "%%", keys behind it: a byte is a key, those
 * above 0xE0 the keys without a character, 0xFF a new size. Lines that name a
 * file or run a program are left out. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	size_t mark = str_find(s, STR("%%"), 0);
	struct session session;
	struct grid g = {0};

	session_open(&session, story());
	if (mark != (size_t)-1 && str_find(s, STR("include"), 0) == (size_t)-1)
		config_parse(&session, str_sub(s, 0, mark), "fuzz", NULL, NULL);
	session.browser = "";
	session_resize(&session, 80, 24);
	for (size_t i = mark == (size_t)-1 ? 0 : mark + 2; i < size; i++) {
		long key = data[i];

		if (key == 0xFF && i + 2 < size) {
			session_resize(&session, data[i + 1] + 1,
				       data[i + 2] + 1);
			i += 2;
		} else {
			if (key == KEY_OF_ENTER && session.prompt.n &&
			    str_starts(buf_str(&session.prompt), STR("s")))
				key = KEY_OF_ESCAPE; /* no :source */
			if (session_key(&session,
					key >= 0xE0 ? KEY_FIRST + key - 0xE0
						    : key) == EFFECT_QUIT)
				break;
		}
		if (i % 7 == 0)
			session_paint(&session, &g);
	}
	session_paint(&session, &g);
	if (g.cursor_row < 0 || g.cursor_row >= session.height)
		abort();
	grid_free(&g);
	session_close(&session);
	return 0;
}
