#include "pdf.h"

#include "helper.h"

#include "rashomon/read/charset.h"
#include "rashomon/read/page.h"

enum { SECONDS_MOST = 30 };
static const size_t text_most = (size_t)16 << 20;

bool
pdf_sniff(struct str s)
{
	return str_find(str_sub(s, 0, s.n < 1024 ? s.n : 1024), STR("%PDF-"),
			0) != (size_t)-1;
}

/* Pages end with a form feed: a paragraph may run on behind it. */
static void
join_pages(struct buf *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->p[i] == '\f')
			b->p[i] = '\n';
}

static bool
take_text(article_list *out, struct str text, const char *path, struct error *e)
{
	if (!str_trim(text).n)
		return error_set(e, path,
				 "is PDF without text, pictures "
				 "perhaps");
	if (!read_page(out, text, path, e))
		return false;
	out->v[out->n - 1]->kind = "pdf";
	return true;
}

bool
read_pdf(article_list *out, struct str bytes, const char *path, struct error *e)
{
	static const char *const argv[] = {
		"pdftotext", "-q",	   "-enc", "UTF-8",
		"-nopgbrk",  "/dev/stdin", "-",	   NULL};
	struct buf raw = BUF_INIT, text = BUF_INIT;
	enum helper_end end = helper_run(
		&raw, argv, bytes,
		(struct helper_limits){text_most, SECONDS_MOST, false});
	bool ok = false;

	join_pages(&raw);
	charset_decode(&text, buf_str(&raw), "UTF-8", NULL);
	if (end == HELPER_ABSENT)
		error_set(e, path,
			  "is PDF; to read it, install pdftotext "
			  "(poppler-utils)");
	else if (end == HELPER_LATE)
		error_set(e, path, "takes pdftotext longer than %d seconds",
			  SECONDS_MOST);
	else if (end == HELPER_FAILED && !raw.n)
		error_set(e, path, "is PDF that pdftotext cannot read");
	else
		ok = take_text(out, buf_str(&text), path, e);
	buf_free(&raw);
	buf_free(&text);
	return ok;
}
