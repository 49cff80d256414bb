/* rashomon-unpack: takes an archive apart, for rashomon.
 *
 *     rashomon-unpack BYTES <archive
 *
 * A program of its own, so that the reader need not load libarchive and what
 * it needs when it starts, and so that a hostile archive meets a process with
 * little memory, no file and a few seconds. Nothing is ever written under a
 * name from an archive. For each ordinary file of the archive (ZIP, tar, or
 * one file packed with gzip, bzip2, xz, zstd) one record goes to standard
 * output:
 *
 *     STATUS LENGTH NAME\n  then LENGTH bytes
 *
 * A single packed file has the name "-". STATUS is file, or note: then the
 * bytes are a message about NAME, or about the whole archive where NAME is "-".
 * Names lose line ends, a leading slash and parts that are "." or "..".
 *
 * Bounds: 2,000 members; 32 MB a member; BYTES all together (at most 128 MB);
 * two hundred times the archive's own size. What lies behind a bound is not
 * read, which a note says. Growth: linear in what is unpacked. */
#include "config.h"

#include "rashomon/base/buf.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* The address sanitiser wants more address space than the bound allows. */
#define SANITISED 0
#if defined __has_feature
#if __has_feature(address_sanitizer)
#undef SANITISED
#define SANITISED 1
#endif
#elif defined __SANITIZE_ADDRESS__
#undef SANITISED
#define SANITISED 1
#endif

enum { MEMBERS_MOST = 2000, RATIO_MOST = 200, NAME_MOST = 500 };
static const size_t member_most = (size_t)32 << 20;
static const size_t all_most = (size_t)128 << 20;
static const size_t slack = (size_t)1 << 20; /* before the ratio counts */

static void
put(const char *status, struct str name, struct str bytes)
{
	printf("%s %zu ", status, bytes.n);
	fwrite(name.p, 1, name.n, stdout);
	putchar('\n');
	fwrite(bytes.p, 1, bytes.n, stdout);
}

static void
note(struct str name, const char *what)
{
	put("note", name, str_of(what));
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
take_member(struct archive *a, struct str name, size_t *left)
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
		note(name, "is larger than 32 MB, no article");
	else if (n < 0 && !bytes.n)
		note(name, "is damaged or locked");
	else if (n <= 0)
		put("file", name, buf_str(&bytes));
	if (n < 0 && bytes.n)
		note(name, "is damaged; what came is read");
	buf_free(&bytes);
	return n <= 0 || most == member_most;
}

static void
take_all(struct archive *a, size_t left)
{
	struct archive_entry *entry;
	size_t members = 0;
	int code;

	while ((code = archive_read_next_header(a, &entry)) == ARCHIVE_OK ||
	       code == ARCHIVE_WARN) {
		struct buf name = BUF_INIT;
		bool more = true;

		if (++members > MEMBERS_MOST) {
			note(STR("-"), "holds more than 2000 members; the "
				       "rest is not read");
			return;
		}
		if (archive_format(a) == ARCHIVE_FORMAT_RAW)
			buf_adds(&name, "-");
		else
			clean_name(&name, archive_entry_pathname(entry));
		if (archive_entry_filetype(entry) == AE_IFREG &&
		    !is_hidden(buf_str(&name)))
			more = take_member(a, buf_str(&name), &left);
		buf_free(&name);
		if (!more) {
			note(STR("-"), "unpacks to too much; the rest is not "
				       "read");
			return;
		}
	}
	if (code != ARCHIVE_EOF)
		note(STR("-"), members ? "is damaged; what came is read"
				       : "is no archive that I can read");
}

/* Opens no file, uses a little memory and a few seconds, or ends. */
static void
confine(void)
{
	struct rlimit seconds = {20, 20}, files = {16, 16};

	setrlimit(RLIMIT_CPU, &seconds);
	setrlimit(RLIMIT_NOFILE, &files);
#if !SANITISED
	struct rlimit memory = {(rlim_t)768 << 20, (rlim_t)768 << 20};

	setrlimit(RLIMIT_AS, &memory);
#endif
}

static struct archive *
reader(void)
{
	struct archive *a = archive_read_new();

	if (!a)
		exit(3);
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

int
main(int argc, char **argv)
{
	struct archive *a = reader();
	size_t left = argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 0;
	struct stat st;

	confine();
	if (fstat(STDIN_FILENO, &st) != 0)
		return 2;
	if (left > all_most)
		left = all_most;
	if (left > slack + (size_t)st.st_size * RATIO_MOST)
		left = slack + (size_t)st.st_size * RATIO_MOST;
	if (archive_read_open_fd(a, STDIN_FILENO, 65536) != ARCHIVE_OK)
		note(STR("-"), "is no archive that I can read");
	else
		take_all(a, left);
	archive_read_free(a);
	return fflush(stdout) ? 3 : 0;
}
