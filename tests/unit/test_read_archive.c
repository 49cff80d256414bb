#include "rashomon/base/buf.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "articles.h"

enum kind { ZIP, TAR_GZ, ZIP_LOCKED };

/* An archive in the making, in memory. */
struct pack {
	struct archive *a;
	size_t room, used;
	char *bytes;
};

static void
pack_open(struct pack *p, enum kind kind)
{
	*p = (struct pack){.a = archive_write_new(), .room = (size_t)8 << 20};
	p->bytes = malloc(p->room);
	assert_non_null(p->bytes);
	if (kind == TAR_GZ) {
		archive_write_set_format_pax_restricted(p->a);
		archive_write_add_filter_gzip(p->a);
	} else {
		archive_write_set_format_zip(p->a);
	}
	if (kind == ZIP_LOCKED) {
		archive_write_set_options(p->a, "zip:encryption=traditional");
		archive_write_set_passphrase(p->a, "secret");
	}
	archive_write_open_memory(p->a, p->bytes, p->room, &p->used);
}

static void
pack_add(struct pack *p, const char *name, struct str bytes)
{
	struct archive_entry *entry = archive_entry_new();

	archive_entry_set_pathname(entry, name);
	archive_entry_set_size(entry, (la_int64_t)bytes.n);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	assert_int_equal(archive_write_header(p->a, entry), ARCHIVE_OK);
	archive_write_data(p->a, bytes.p, bytes.n);
	archive_entry_free(entry);
}

static struct str
pack_close(struct pack *p)
{
	archive_write_close(p->a);
	archive_write_free(p->a);
	return (struct str){p->bytes, p->used};
}

static const char river[] =
	"High water at Selby\n\nThe river rose by three meters on Sunday.\n";

/* Fails to read, says `what` and gives `n` articles nevertheless. */
static void
fails(struct str bytes, const char *what, size_t n)
{
	struct error e = ERROR_INIT;
	article_list l = {0};

	assert_false(read_bytes(&l, bytes, "a.zip", &e));
	if (str_find(buf_str(&e.what), str_of(what), 0) == (size_t)-1)
		fail_msg("said: %s", e.what.p);
	assert_int_equal(l.n, n);
	error_free(&e);
	done(&l);
}

static void
each_member_is_an_article(void **state)
{
	(void)state;
	for (enum kind kind = ZIP; kind <= TAR_GZ; kind++) {
		struct pack p;
		article_list l = {0};

		pack_open(&p, kind);
		pack_add(&p, "one.txt", STR(river));
		pack_add(&p, "image.png", STR("\x89PNG\r\n\x1a\n"));
		pack_add(&p, ".hidden.txt", STR(river));
		pack_add(&p, "../../two.txt", STR(river));
		assert_true(read_bytes(&l, pack_close(&p), "a.zip", NULL));
		assert_int_equal(l.n, 2);
		assert_string_equal(l.v[0]->path, "a.zip/one.txt");
		assert_string_equal(l.v[1]->path, "a.zip/two.txt");
		assert_true(says(l.v[1], "three meters"));
		done(&l);
		free(p.bytes);
	}
}

static void
bad_members_are_named_and_the_rest_is_read(void **state)
{
	struct pack p;
	struct error e = ERROR_INIT;
	article_list l = {0};

	pack_open(&p, ZIP);
	(void)state;
	pack_add(&p, "a/empty.txt", STR(" "));
	pack_add(&p, "a/zeros.bin", STR("\0\0\0\0\1\2\3\4"));
	pack_add(&p, "a/one.txt", STR(river));
	assert_false(read_bytes(&l, pack_close(&p), "a.zip", &e));
	assert_int_equal(l.n, 1);
	assert_string_equal(e.place.p, "a.zip/a/empty.txt");
	assert_string_equal(e.what.p, "is empty (and 1 more inside)");
	error_free(&e);
	done(&l);
	free(p.bytes);
}

/* Whatever the locale of who reads. */
static void
names_of_members_may_be_in_any_script(void **state)
{
	struct pack p;
	article_list l = {0};

	pack_open(&p, ZIP);
	(void)state;
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip(); /* the packer here cannot name it */
	pack_add(&p, "新闻/河.txt", STR(river));
	setlocale(LC_CTYPE, "C");
	assert_true(read_bytes(&l, pack_close(&p), "a.zip", NULL));
	assert_string_equal(l.v[0]->path, "a.zip/新闻/河.txt");
	done(&l);
	free(p.bytes);
}

/* `inner` as the only member of a new archive. */
static struct pack
wrapped(struct str inner)
{
	struct pack p;

	pack_open(&p, ZIP);
	pack_add(&p, "inner.zip", inner);
	pack_close(&p);
	return p;
}

static void
an_archive_may_lie_in_one_archive(void **state)
{
	struct pack a, b, c;
	article_list l = {0};

	pack_open(&a, ZIP);
	(void)state;
	pack_add(&a, "one.txt", STR(river));
	b = wrapped(pack_close(&a));
	c = wrapped((struct str){b.bytes, b.used});
	assert_true(
		read_bytes(&l, (struct str){b.bytes, b.used}, "a.zip", NULL));
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->path, "a.zip/inner.zip/one.txt");
	done(&l);
	fails((struct str){c.bytes, c.used}, "too deep in others", 0);
	free(a.bytes);
	free(b.bytes);
	free(c.bytes);
}

static void
a_bomb_is_not_unpacked(void **state)
{
	struct pack p;
	size_t n = (size_t)30 << 20;
	char *blanks = malloc(n);

	pack_open(&p, ZIP);
	(void)state;
	assert_non_null(blanks);
	memset(blanks, ' ', n);
	pack_add(&p, "one.txt", STR(river));
	pack_add(&p, "bomb.txt", (struct str){blanks, n});
	fails(pack_close(&p), "unpacks to too much", 1);
	free(p.bytes);
	free(blanks);
}

static void
members_are_bounded(void **state)
{
	struct pack p;

	pack_open(&p, TAR_GZ);
	(void)state;
	for (int i = 0; i < 2100; i++)
		pack_add(&p, i ? "x.css" : "one.txt", i ? STR("") : STR(river));
	fails(pack_close(&p), "more than 2000 members", 1);
	free(p.bytes);
}

static void
a_cut_archive_gives_what_came(void **state)
{
	struct pack p;
	static char noise[200000];
	unsigned seed = 7;
	struct str s;

	pack_open(&p, TAR_GZ);
	(void)state;
	for (size_t i = 0; i < sizeof noise; i++) {
		seed = seed * 1103515245 + 12345;
		noise[i] = (char)('a' + (seed >> 16) % 26);
	}
	pack_add(&p, "one.txt", STR(river));
	for (int i = 0; i < 6; i++)
		pack_add(&p, "two.css", (struct str){noise, sizeof noise});
	s = pack_close(&p);
	fails(str_sub(s, 0, s.n - 200), "is damaged", 1);
	fails(STR("PK\3\4 and nothing of it"), "", 0);
	free(p.bytes);
}

static void
a_locked_archive_is_said(void **state)
{
	struct pack p;

	pack_open(&p, ZIP_LOCKED);
	(void)state;
	pack_add(&p, "one.txt", STR(river));
	fails(pack_close(&p), "is damaged or locked", 0);
	free(p.bytes);
}

static void
a_packed_file_is_the_file(void **state)
{
	char bytes[4096];
	size_t used = 0;
	struct archive *a = archive_write_new();
	struct archive_entry *entry = archive_entry_new();
	article_list l = {0};

	(void)state;
	archive_write_set_format_raw(a);
	archive_write_add_filter_gzip(a);
	archive_write_open_memory(a, bytes, sizeof bytes, &used);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_write_header(a, entry);
	archive_write_data(a, river, sizeof river - 1);
	archive_entry_free(entry);
	archive_write_close(a);
	archive_write_free(a);
	assert_true(read_bytes(&l, (struct str){bytes, used}, "x.gz", NULL));
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->path, "x.gz");
	done(&l);
}

static const char package[] =
	"<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\""
	" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata>"
	"<dc:title>The Selby Week</dc:title><dc:date>2026-05-03</dc:date>"
	"<dc:creator>Ann Lee</dc:creator><dc:language>en</dc:language>"
	"</metadata><manifest>"
	"<item id=\"n\" href=\"nav.xhtml\" properties=\"nav\" "
	"media-type=\"application/xhtml+xml\"/>"
	"<item id=\"b\" href=\"text/b%20b.xhtml\" "
	"media-type=\"application/xhtml+xml\"/>"
	"<item id=\"a\" href=\"text/a.xhtml\" "
	"media-type=\"application/xhtml+xml\"/></manifest>"
	"<spine><itemref idref=\"n\"/><itemref idref=\"a\"/>"
	"<itemref idref=\"b\"/><itemref idref=\"a\"/></spine></package>";

static const char root_file[] =
	"<?xml version=\"1.0\"?><container><rootfiles><rootfile "
	"full-path=\"OEBPS/p.opf\"/></rootfiles></container>";

static const char chapter[] =
	"<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Chapter %c"
	"</title></head><body><h1>Chapter %c</h1><p>The river at Selby rose "
	"by three meters on Sunday, and %c saw it.</p><p>The old bridge was "
	"closed to all traffic on Monday.</p></body></html>";

static struct pack
book(const char *opf)
{
	struct pack p;
	char a[1000], b[1000];

	pack_open(&p, ZIP);
	snprintf(a, sizeof a, chapter, 'A', 'A', 'A');
	snprintf(b, sizeof b, chapter, 'B', 'B', 'B');
	pack_add(&p, "mimetype", STR("application/epub+zip"));
	pack_add(&p, "META-INF/container.xml", STR(root_file));
	pack_add(&p, "OEBPS/p.opf", str_of(opf));
	pack_add(&p, "OEBPS/nav.xhtml", str_of(a));
	pack_add(&p, "OEBPS/text/b b.xhtml", str_of(b));
	pack_add(&p, "OEBPS/text/a.xhtml", str_of(a));
	pack_close(&p);
	return p;
}

static void
a_book_is_read_by_its_spine(void **state)
{
	struct pack p = book(package);
	article_list l = {0};

	(void)state;
	assert_true(read_bytes(&l, (struct str){p.bytes, p.used}, "b", NULL));
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->kind, "epub");
	assert_string_equal(l.v[0]->title, "Chapter A");
	assert_string_equal(l.v[0]->published, "2026-05-03");
	assert_string_equal(l.v[0]->outlet, "The Selby Week");
	assert_string_equal(l.v[0]->byline, "Ann Lee");
	assert_true(says(l.v[1], "and B saw it"));
	assert_int_equal(l.v[1]->item, 2);
	done(&l);
	free(p.bytes);
}

static void
a_book_with_entities_is_refused(void **state)
{
	struct buf opf = BUF_INIT;
	struct pack p;

	(void)state;
	buf_adds(&opf, "<!DOCTYPE package [<!ENTITY e \"text\">]>");
	buf_adds(&opf, package + sizeof "<?xml version=\"1.0\"?>" - 1);
	p = book(opf.p);
	fails((struct str){p.bytes, p.used}, "book without text", 0);
	buf_free(&opf);
	free(p.bytes);
}

/* A folder with a program of the name pdftotext, first in PATH. */
static void
install(char *folder, const char *program)
{
	struct buf path = BUF_INIT;
	FILE *f;

	assert_non_null(mkdtemp(folder));
	setenv("PATH", folder, 1);
	if (!program) {
		buf_free(&path);
		return;
	}
	buf_printf(&path, "%s/pdftotext", folder);
	f = fopen(path.p, "w");
	assert_non_null(f);
	fputs(program, f);
	fclose(f);
	chmod(path.p, 0700);
	buf_free(&path);
}

static void
remove_program(const char *folder)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/pdftotext", folder);
	unlink(path.p);
	rmdir(folder);
	buf_free(&path);
}

static void
pdf_is_read_by_pdftotext_or_said(void **state)
{
	char folder[] = "read-pdf-XXXXXX", empty[] = "read-pdf-XXXXXX";
	char failing[] = "read-pdf-XXXXXX";
	char *path = strdup(getenv("PATH"));
	article_list l = {0};

	(void)state;
	install(folder, "#!/bin/sh\n"
			"read -r line <\"$5\"\n"
			"[ \"$line\" = %PDF-1.4 ] || exit 1\n"
			"[ \"$*\" = \"-q -enc UTF-8 -nopgbrk /dev/stdin -\" ] "
			"|| exit 1\n"
			"echo 'High water at Selby'; echo\n"
			"echo 'The river rose by three meters on Sunday.'\n");
	assert_true(read_bytes(&l, STR("%PDF-1.4\nx"), "a.pdf", NULL));
	remove_program(folder);
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->kind, "pdf");
	assert_true(says(l.v[0], "three meters"));
	done(&l);
	install(failing, "#!/bin/sh\nexit 1\n");
	fails(STR("%PDF-1.4\nx"), "pdftotext cannot read", 0);
	remove_program(failing);
	install(empty, NULL);
	fails(STR("%PDF-1.4\nx"), "install pdftotext", 0);
	remove_program(empty);
	setenv("PATH", path, 1);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_member_is_an_article),
		cmocka_unit_test(names_of_members_may_be_in_any_script),
		cmocka_unit_test(bad_members_are_named_and_the_rest_is_read),
		cmocka_unit_test(an_archive_may_lie_in_one_archive),
		cmocka_unit_test(a_bomb_is_not_unpacked),
		cmocka_unit_test(members_are_bounded),
		cmocka_unit_test(a_cut_archive_gives_what_came),
		cmocka_unit_test(a_locked_archive_is_said),
		cmocka_unit_test(a_packed_file_is_the_file),
		cmocka_unit_test(a_book_is_read_by_its_spine),
		cmocka_unit_test(a_book_with_entities_is_refused),
		cmocka_unit_test(pdf_is_read_by_pdftotext_or_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
