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

#include "records.h"

#include <locale.h>
#include <stdlib.h>
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

enum { RATIO_MOST = 200 };
static const size_t all_most = (size_t)128 << 20;
static const size_t slack = (size_t)1 << 20; /* before the ratio counts */

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

int
main(int argc, char **argv)
{
	struct archive *a = unpack_reader();
	size_t left = argc > 1 ? (size_t)strtoull(argv[1], NULL, 10) : 0;
	struct stat st;

	/* Names are written in UTF-8, which libarchive calls the locale's. */
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
	confine();
	if (!a)
		return 3;
	if (fstat(STDIN_FILENO, &st) != 0)
		return 2;
	if (left > all_most)
		left = all_most;
	if (left > slack + (size_t)st.st_size * RATIO_MOST)
		left = slack + (size_t)st.st_size * RATIO_MOST;
	archive_read_open_fd(a, STDIN_FILENO, 65536);
	unpack_all(a, left, stdout);
	archive_read_free(a);
	return fflush(stdout) ? 3 : 0;
}
