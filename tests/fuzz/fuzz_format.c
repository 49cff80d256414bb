#include "../../src/read/heads.h"
#include "../../src/read/json_article.h"
#include "../../src/read/mail.h"
#include "../../src/read/markdown.h"

#include "rashomon/read/charset.h"
#include "rashomon/read/feed.h"
#include "rashomon/read/html.h"
#include "rashomon/read/page.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef bool reader(article_list *out, struct str bytes, const char *path,
		    struct error *e);

/* The first byte says which reader gets the rest, whether it looks like it or
 * not; those from read_json on get it as UTF-8. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static reader *const readers[] = {
		read_html, read_feed, read_jsonfeed, read_mail, read_json,
		read_node, read_page, read_markdown, read_plain};
	size_t n = sizeof readers / sizeof *readers, which;
	struct str s = {(const char *)data + 1, size - 1};
	struct buf text = BUF_INIT;
	article_list l = {0};

	if (!size)
		return 0;
	which = data[0] % n;
	charset_decode(&text, s, NULL, NULL);
	readers[which](&l, which < 4 ? s : buf_str(&text), "input", NULL);
	for (size_t i = 0; i < l.n; i++) {
		for (size_t k = 0; k < l.v[i]->blocks.n; k++)
			if (l.v[i]->blocks.v[k].span.end > l.v[i]->text.n)
				abort();
		article_free(l.v[i]);
	}
	vec_free(&l);
	buf_free(&text);
	return 0;
}
