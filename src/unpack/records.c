#include "records.h"

#include "rashomon/base/buf.h"

#include <archive_entry.h>

enum { MEMBERS_MOST = 2000, NAME_MOST = 500 };
static const size_t member_most = (size_t)32 << 20;

static void
put(FILE *out, const char *status, struct str name, struct str bytes)
{
	fprintf(out, "%s %zu ", status, bytes.n);
	fwrite(name.p, 1, name.n, out);
	putc('\n', out);
	fwrite(bytes.p, 1, bytes.n, out);
}

static void
note(FILE *out, struct str name, const char *what)
{
	put(out, "note", name, str_of(what));
}

/* The name as it may be shown: no way out of the archive, one line. */
static void
clean_name(struct buf *out, const char *name)
{
	struct str s = str_of(name ? name : "");
	size_t at = 0;

	while (at < s.n && out->n < NAME_MOST) {
		size_t end = at;

		while (end < s.n && s.p[end] != '/')
			end++;
		if (end > at && !str_eq(str_sub(s, at, end), STR(".")) &&
		    !str_eq(str_sub(s, at, end), STR(".."))) {
			buf_adds(out, out->n ? "/" : "");
			buf_add(out, str_sub(s, at, end));
		}
		at = end + 1;
	}
	for (size_t i = 0; i < out->n; i++)
		if (out->p[i] == '\n' || out->p[i] == '\r')
			out->p[i] = ' ';
	if (!out->n)
		buf_adds(out, "member");
}

/* Hidden files and what packers add. */
static bool
is_hidden(struct str name)
{
	return name.p[0] == '.' || str_find(name, STR("/."), 0) != (size_t)-1 ||
	       str_starts(name, STR("__MACOSX/"));
}

/* Unpacks one member; false where the archive's own bounds are met. */
static bool
take_member(struct archive *a, struct str name, size_t *left, FILE *out)
{
	size_t most = *left < member_most ? *left : member_most;
	struct buf bytes = BUF_INIT;
	char piece[16384];
	la_ssize_t n;

	while ((n = archive_read_data(a, piece, sizeof piece)) > 0) {
		if (bytes.n + (size_t)n > most)
			break;
		buf_add(&bytes, (struct str){piece, (size_t)n});
	}
	*left -= bytes.n < *left ? bytes.n : *left;
	if (n > 0 && most == member_most)
		note(out, name, "is larger than 32 MB, no article");
	else if (n < 0 && !bytes.n)
		note(out, name, "is damaged or locked");
	else if (n <= 0)
		put(out, "file", name, buf_str(&bytes));
	if (n < 0 && bytes.n)
		note(out, name, "is damaged; what came is read");
	buf_free(&bytes);
	return n <= 0 || most == member_most;
}

void
unpack_all(struct archive *a, size_t left, FILE *out)
{
	struct archive_entry *entry;
	size_t members = 0;
	int code;

	while ((code = archive_read_next_header(a, &entry)) == ARCHIVE_OK ||
	       code == ARCHIVE_WARN) {
		struct buf name = BUF_INIT;
		bool more = true;

		if (++members > MEMBERS_MOST) {
			note(out, STR("-"),
			     "holds more than 2000 members; the "
			     "rest is not read");
			return;
		}
		if (archive_format(a) == ARCHIVE_FORMAT_RAW)
			buf_adds(&name, "-");
		else
			clean_name(&name, archive_entry_pathname(entry));
		if (archive_entry_filetype(entry) == AE_IFREG &&
		    !is_hidden(buf_str(&name)))
			more = take_member(a, buf_str(&name), &left, out);
		buf_free(&name);
		if (!more) {
			note(out, STR("-"),
			     "unpacks to too much; the rest is not "
			     "read");
			return;
		}
	}
	if (code != ARCHIVE_EOF)
		note(out, STR("-"),
		     members ? "is damaged; what came is read"
			     : "is no archive that I can read");
}

struct archive *
unpack_reader(void)
{
	struct archive *a = archive_read_new();

	if (!a)
		return NULL;
	archive_read_support_filter_gzip(a);
	archive_read_support_filter_bzip2(a);
	archive_read_support_filter_xz(a);
	archive_read_support_filter_zstd(a);
	archive_read_support_format_tar(a);
	archive_read_support_format_zip_seekable(a);
	archive_read_support_format_zip_streamable(a);
	archive_read_support_format_raw(a);
	return a;
}
