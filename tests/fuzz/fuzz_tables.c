#include "rashomon/compare/alias.h"
#include "rashomon/lang/readings.h"
#include "rashomon/reader/theme.h"

#include "../../src/compare/names_file.h"
#include "../../src/lang/lexicon_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Files that RASHOMON_DATA may lead to, whoever made them. The first byte
 * says which: 'l' the lexicon as it is; 'h' one whose header is the first
 * numbers of the input, each of two bytes, so that it passes for one; 'g' the
 * glosses; 'n' the names as they are; 's' those whose header is made up; 'r'
 * the readings; 't' a theme. They are refused or answered from, and nothing
 * that is answered stands outside the file. */
static const char *
folder(void)
{
	static char made[32];

	if (!*made) {
		snprintf(made, sizeof made, "/tmp/fuzz-tables-%ld",
			 (long)getpid());
		if ((mkdir(made, 0700) && errno != EEXIST) ||
		    setenv("RASHOMON_DATA", made, 1) ||
		    setenv("XDG_DATA_HOME", made, 1))
			abort();
	}
	return made;
}

static void
save(const char *name, const struct buf *bytes)
{
	struct buf path = BUF_INIT;
	FILE *f;

	buf_printf(&path, "%s/%s", folder(), name);
	f = fopen(path.p, "wb");
	if (!f || fwrite(bytes->p, 1, bytes->n, f) != bytes->n || fclose(f))
		abort();
	buf_free(&path);
}

static void
drop(const char *name)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/%s", folder(), name);
	unlink(path.p);
	buf_free(&path);
}

/* The next number of two bytes. */
static uint32_t
number(struct str *s)
{
	uint32_t v = 0;

	for (int i = 0; i < 2 && s->n; i++) {
		v = v << 8 | (unsigned char)s->p[0];
		*s = str_sub(*s, 1, s->n);
	}
	return v;
}

enum { FIRST_BYTES = (LEXICON_LAST - LEXICON_FIRST + 2) * 4 };

static void
put(struct buf *b, const void *p, size_t n)
{
	buf_add(b, (struct str){p, n});
}

/* A file with a header that fits; its tables are what is left of `s`. */
static void
lexicon_file(struct buf *b, struct str s)
{
	struct lexicon_header h = {.magic = LEXICON_MAGIC,
				   .order = LEXICON_ORDER,
				   .first = sizeof h};
	uint32_t base = sizeof h + FIRST_BYTES;
	uint32_t *part[] = {&h.entries, &h.stem_at, &h.stem_text, &h.records,
			    &h.counts};
	uint32_t any;

	h.words = number(&s);
	h.stems = number(&s);
	for (size_t i = 0; i < COUNT(part); i++)
		*part[i] = base + number(&s);
	any = number(&s);
	h.glosses = 12;
	h.size = (uint32_t)(base + s.n);
	put(b, &h, sizeof h);
	for (int i = 0; i < FIRST_BYTES / 4; i++) {
		uint32_t v = any >> 8 ? any * (uint32_t)i : h.words;

		put(b, i ? &v : &(uint32_t){0}, 4);
	}
	buf_add(b, s);
}

static void
count_word(void *data, struct str word, uint32_t entry)
{
	(void)entry;
	*(size_t *)data += word.n;
}

/* Everything that is asked of a lexicon. */
static void
ask_lexicon(const struct lexicon *x)
{
	static const char *const words[] = {"中国", "人", "水",
					    "a",    "㐀", "龟甲文"};
	struct str run = STR("中国人民水利部长江大桥a龟");
	size_t all = 0;

	for (size_t i = 0; i < COUNT(words); i++) {
		uint32_t e = lexicon_find(x, str_of(words[i]));
		struct buf told = BUF_INIT;
		struct lexicon_senses s;

		e = e == LEXICON_NONE ? (uint32_t)i : e;
		lexicon_entry(x, e);
		lexicon_readings(x, e, &told);
		lexicon_glosses(x, e, &told);
		s = lexicon_senses(x, e);
		while (lexicon_sense(&s))
			for (size_t k = 0; k < s.n; k++)
				all += lexicon_stem(x, s.stems[k]).n +
				       lexicon_stem_count(x, s.stems[k]);
		buf_free(&told);
	}
	all = 0;
	lexicon_split(x, run, count_word, &all);
	if (all != run.n)
		abort();
}

/* A table of names whose header fits. */
static void
names_file(struct buf *b, struct str s)
{
	struct names_header h = {.magic = NAMES_MAGIC, .order = NAMES_ORDER};

	h.slots = number(&s);
	h.groups = number(&s) << 16 | number(&s);
	h.size = (uint32_t)(sizeof h + s.n);
	put(b, &h, sizeof h);
	buf_add(b, s);
}

/* Everything that is asked of the names and the readings. */
static void
ask_names(const struct lexicon *x)
{
	static const char *const names[] = {"China",  "中国", "Xi Jinping",
					    "习近平", "G7",   "Ann Lee"};
	struct name_matcher *m = name_matcher_new(x, NULL);
	struct readings r;

	names_add_table(m, STR("China\t中国\nAnn Lee\tA. Lee\n"));
	for (size_t i = 0; i < COUNT(names); i++)
		for (size_t k = 0; k < COUNT(names); k++) {
			const char *why;
			double score;

			names_same(m, str_of(names[i]), str_of(names[k]),
				   &score, &why);
		}
	name_matcher_free(m);
	if (readings_open(&r, NULL))
		reading_of(&r, 0x4E2D, (enum reading)0);
	readings_close(&r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const files[] = {"lexicon.bin", "glosses.bin",
					    "names.bin", "readings.txt",
					    "names"};
	struct str s = {(const char *)data, size};
	struct buf b = BUF_INIT;
	struct lexicon *x;
	struct theme t;

	if (!size)
		return 0;
	folder();
	for (size_t i = 0; i < COUNT(files); i++)
		drop(files[i]);
	s = str_sub(s, 1, size);
	theme_default(&t);
	if (data[0] == 'h')
		lexicon_file(&b, s);
	else if (data[0] == 's')
		names_file(&b, s);
	else
		buf_add(&b, s);
	if (data[0] == 't')
		theme_read(&t, s, "theme", NULL);
	save(data[0] == 'l' || data[0] == 'h'	? files[0]
	     : data[0] == 'g'			? files[1]
	     : data[0] == 'n' || data[0] == 's' ? files[2]
						: files[3],
	     &b);
	x = lexicon_open(NULL, NULL);
	if (x)
		ask_lexicon(x);
	ask_names(x);
	lexicon_close(x);
	buf_free(&b);
	return 0;
}
