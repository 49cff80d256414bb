#include "rashomon/read/read.h"

bool
read_source(article_list *out, const char *source, read_complaint *complain,
	    void *data)
{
	struct error e = ERROR_INIT;

	(void)out;
	error_set(&e, source, "cannot be read yet");
	complain(data, &e);
	error_free(&e);
	return false;
}

bool
read_bytes(article_list *out, struct str bytes, const char *path,
	   struct error *e)
{
	(void)out;
	(void)bytes;
	return error_set(e, path, "cannot be read yet");
}
