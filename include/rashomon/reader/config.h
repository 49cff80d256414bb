/* The configuration: one small language for options, keys and colours.
 *
 *     set OPTION VALUE      set min-column 40
 *     bind KEY ACTION       bind <C-n> next-fact     (none: bind x -)
 *     color STYLE FORE BACK [ATTRIBUTE]...
 *     include FILE          beside this one
 */
#ifndef RASHOMON_READER_CONFIG_H
#define RASHOMON_READER_CONFIG_H

#include "rashomon/base/error.h"
#include "rashomon/reader/session.h"

/* Reads the file `path` into the session. A missing file is no error when
 * `may_miss`. `complain` is told of each line that is wrong; the others count.
 * False when anything was wrong. */
bool config_read(struct session *s, const char *path, bool may_miss,
		 error_handler *complain, void *data);

/* The same for text that is here; `path` names it in messages and is where
 * includes are looked for. */
bool config_parse(struct session *s, struct str text, const char *path,
		  error_handler *complain, void *data);

/* Reads the file `path`; where that is NULL the user's own, which may miss:
 * $XDG_CONFIG_HOME/rashomon/config. */
void config_load(struct session *s, const char *path, error_handler *complain,
		 void *data);

/* Sets one option by name; false when there is none or the value is wrong. */
bool option_set(struct session *s, struct str name, struct str value);
/* Appends "NAME takes ..." of one; nothing where there is none. */
void option_takes(struct str name, struct buf *out);
/* Appends "NAME VALUE  help" of every option, a line each. */
void options_print(const struct session *s, struct buf *out);
/* Appends "NAME is VALUE: help." of one; nothing where there is none. */
void option_say(const struct session *s, struct str name, struct buf *out);
/* The name of every option. */
typedef void word_found(void *data, const char *word);
void options_each(void *data, word_found *found);

#endif
