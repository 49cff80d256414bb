/* What the parts of the name matcher share. Private to src/compare. */
#ifndef RASHOMON_COMPARE_ALIAS_PARTS_H
#define RASHOMON_COMPARE_ALIAS_PARTS_H

#include "rashomon/base/arena.h"
#include "rashomon/base/map.h"
#include "rashomon/base/vec.h"
#include "rashomon/compare/alias.h"
#include "rashomon/compare/sound.h"
#include "rashomon/lang/readings.h"

struct name_matcher {
	const struct lexicon *lexicon;
	struct readings readings;
	struct str table;  /* names.bin, mapped */
	size_t slots;	   /* in it */
	struct map groups; /* plain name -> group: the user's and the texts' */
	size_t things;	   /* groups there are; the tables' come first */
	size_t first_own;  /* the first that is not of the tables */
	size_t *moved;	   /* owned: what the tables' groups have become by
			    * the user's word; NULL: nothing else */
};

enum { PARTS_MOST = 8 };

/* A name made ready: folded, brackets and marks gone, cut at blanks, hyphens
 * and dots. Parts are borrowed from `plain`. */
struct name_parts {
	struct buf plain;
	struct str part[PARTS_MOST];
	size_t parts;
	size_t last;	/* first part of the last word between blanks */
	bool han;	/* all its letters are Han characters */
	bool dotted;	/* had a dot between Han characters: carried over */
	bool acronym;	/* Latin capitals only: IMF */
	size_t letters; /* Han characters, or bytes of Latin letters */
};

/* alias_table.c: the tables, opened and closed; the group of a plain name,
 * MAP_NONE for none. */
void names_open(struct name_matcher *m, struct error *e);
void names_close(struct name_matcher *m);
size_t names_group(const struct name_matcher *m, struct str plain);

void name_cut(struct name_parts *n, struct str name);
void name_parts_free(struct name_parts *n);

/* A name and the original in its brackets: 公开募股(IPO). Either may be
 * what the other side says. */
struct name_forms {
	struct name_parts v[2];
	size_t n;
};
void name_cut_forms(struct name_forms *f, struct str name);
void name_forms_free(struct name_forms *f);
/* names_same and name_keys of names that are cut. */
bool name_forms_same(const struct name_matcher *m, const struct name_forms *x,
		     const struct name_forms *y, double *score,
		     const char **why);
void name_forms_keys(const struct name_matcher *m, const struct name_forms *f,
		     void (*key)(void *data, struct str key), void *data);

/* Puts the next of a list of glosses into `out`, without brackets, up to its
 * first comma, and takes it off `*rest`; false when there is none. */
bool name_gloss(struct str *rest, struct buf *out);

/* What one rule finds; the surest stays. */
struct verdict_on {
	double score;
	const char *why;
};
void name_raise(struct verdict_on *v, double score, const char *why);

/* alias_within.c: the rules for one script. */
void names_within(struct verdict_on *v, const struct name_matcher *m,
		  const struct name_parts *a, const struct name_parts *b);
double name_part_of(const struct name_parts *small,
		    const struct name_parts *big);
bool name_same_core(const struct name_parts *a, const struct name_parts *b);
bool name_has_stop(const struct name_parts *n);
/* Administration, bureau, ministry …? */
bool name_is_office(struct str word);
/* Hospital, university, island …: a body or place, no person? */
bool name_is_body(struct str word);

/* alias_sound.c: `h` in Han against `e` in Latin letters, by ear. */
double name_sounds(const struct name_matcher *m, const struct name_parts *h,
		   const struct name_parts *e, const char **why);
/* Does the character carry foreign names over? And is every character one that
 * carries foreign names over? */
bool name_carrier(struct str character);
bool name_carried(const struct name_parts *h);
/* Wade-Giles, without marks, of a pinyin syllable of at most 14 letters. */
void name_wade_giles(char out[16], struct str pinyin);
/* How a character sounds that carries a foreign name over, in pinyin. */
struct str name_carrier_sound(const struct readings *r, uint32_t cp);
/* Sound of one Han part, read as Mandarin. */
void name_han_sound(const struct name_matcher *m, struct sound *out,
		    struct str part);

#endif
