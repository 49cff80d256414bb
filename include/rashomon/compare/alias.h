/* Are two names names of one thing? In one script or across English and
 * Chinese: by table, by dictionary, by parts, by sound. */
#ifndef RASHOMON_COMPARE_ALIAS_H
#define RASHOMON_COMPARE_ALIAS_H

#include "rashomon/base/error.h"
#include "rashomon/lang/lexicon.h"

struct name_matcher;

/* `lexicon` is borrowed and may be NULL. The user's table of names
 * ($XDG_DATA_HOME/rashomon/names or ~/.local/share/rashomon/names) comes
 * first, where there is one. The program's own tables (aliases,
 * territories and currencies, readings) are read where data_path finds them;
 * what is absent is told in `e` (may be NULL) and done without. Never NULL;
 * release with name_matcher_free. */
struct name_matcher *name_matcher_new(const struct lexicon *lexicon,
				      struct error *e);
void name_matcher_free(struct name_matcher *m);

/* Takes in a table: one thing a line, its names tab-parted; '#' begins a
 * comment. For the user's file. */
void names_add_table(struct name_matcher *m, struct str text);
/* Takes in a pair that a text itself states (article.glosses). Pairs that
 * are no names of each other (a whole sentence, nothing but figures) are
 * left out. */
void names_add_pair(struct name_matcher *m, struct str a, struct str b);

/* Do `a` and `b` name one thing? *score: 0..1, how sure; *why: a constant
 * phrase for readers ("by sound", "same in the table of names" …), both set
 * whenever there is any likeness, also when it is too little to say yes. */
bool names_same(const struct name_matcher *m, struct str a, struct str b,
		double *score, const char **why);

/* Calls `key` with each key of `name`: two names that names_same would join
 * share at least one, near enough always. A handful of keys a name; for an
 * index of candidates. */
void name_keys(const struct name_matcher *m, struct str name,
	       void (*key)(void *data, struct str key), void *data);

#endif
