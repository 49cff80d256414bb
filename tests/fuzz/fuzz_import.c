#include "rashomon/export/export.h"
#include "rashomon/read/join.h"
#include "rashomon/read/read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The articles as lines of JSON, owned; they are released. */
static char *
lines_of(article_list *l)
{
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);

	if (!out)
		abort();
	for (size_t i = 0; i < l->n; i++) {
		export_article(l->v[i], out);
		article_free(l->v[i]);
	}
	vec_free(l);
	fclose(out);
	return text;
}

/* What `import` prints is read again as what it was. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	article_list l = {0};
	char *one, *two;

	setenv("RASHOMON_UNPACK", "/", 1);
	setenv("PATH", "/", 1);
	read_bytes(&l, (struct str){(const char *)data, size}, "input", NULL);
	read_join(&l);
	one = lines_of(&l);
	l = (article_list){0};
	if (*one && !read_bytes(&l, str_of(one), "again", NULL))
		abort();
	two = lines_of(&l);
	if (strcmp(one, two) != 0)
		abort();
	free(one);
	free(two);
	return 0;
}
