/* libuchardet, opened when a text first asks for it.
 *
 * Most texts are UTF-8 or say what they are, and are never guessed at. But
 * the library is C++: with it comes the C++ runtime, and to map and relocate
 * the two takes a third of the time that the program needs before main, and a
 * megabyte, at each start. So where configure could read the name that the
 * library goes by at run time (ELF systems), the program is not linked with
 * it and opens it here, once: it stays open for the next text. Elsewhere it
 * is linked as any other. Only the functions below are used; their types are
 * checked against the library's own header. */
#include "config.h"

#include "guess.h"

#include <uchardet.h>

enum { LOOK_MOST = 65536 };

struct library {
	uchardet_t (*new)(void);
	int (*handle_data)(uchardet_t ud, const char *data, size_t n);
	void (*data_end)(uchardet_t ud);
	const char *(*get_charset)(uchardet_t ud);
	void (*delete)(uchardet_t ud);
};

#ifdef UCHARDET_NAME
#include <dlfcn.h>

/* A function's address goes from POSIX's void * to its type by its bytes. */
static bool
find(void *handle, const char *name, void *function)
{
	void *p = dlsym(handle, name);

	memcpy(function, &p, sizeof p);
	return p != NULL;
}

static bool
library_open(struct library *l)
{
	void *handle = dlopen(UCHARDET_NAME, RTLD_NOW | RTLD_LOCAL);

	return handle && find(handle, "uchardet_new", &l->new) &&
	       find(handle, "uchardet_handle_data", &l->handle_data) &&
	       find(handle, "uchardet_data_end", &l->data_end) &&
	       find(handle, "uchardet_get_charset", &l->get_charset) &&
	       find(handle, "uchardet_delete", &l->delete);
}

#else

static bool
library_open(struct library *l)
{
	*l = (struct library){uchardet_new, uchardet_handle_data,
			      uchardet_data_end, uchardet_get_charset,
			      uchardet_delete};
	return true;
}

#endif

void
charset_guess(struct str bytes, char name[CHARSET_MOST])
{
	struct library l;
	uchardet_t ud;

	name[0] = '\0';
	if (!library_open(&l) || !(ud = l.new()))
		return;
	if (!l.handle_data(ud, bytes.p,
			   bytes.n < LOOK_MOST ? bytes.n : LOOK_MOST)) {
		const char *found;

		l.data_end(ud);
		found = l.get_charset(ud);
		if (strlen(found) < CHARSET_MOST)
			memcpy(name, found, strlen(found) + 1);
	}
	l.delete(ud);
}
