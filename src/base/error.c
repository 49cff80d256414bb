#include "rashomon/base/error.h"

bool
error_set(struct error *e, const char *place, const char *fmt, ...)
{
	va_list ap;

	if (!e)
		return false;
	buf_clear(&e->place);
	buf_clear(&e->what);
	buf_adds(&e->place, place);
	va_start(ap, fmt);
	buf_vprintf(&e->what, fmt, ap);
	va_end(ap);
	return false;
}

void
error_free(struct error *e)
{
	buf_free(&e->place);
	buf_free(&e->what);
}
