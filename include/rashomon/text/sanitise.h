/* The one sanitiser. All text that came from outside passes it when it is
 * read and again before any output: screen, plain, error, export. */
#ifndef RASHOMON_TEXT_SANITISE_H
#define RASHOMON_TEXT_SANITISE_H

#include "rashomon/base/buf.h"
#include "rashomon/base/error.h"

/* How a line end and a tab are treated; all else is the same. */
enum sanitise_form {
	SANITISE_TEXT, /* LF kept, CR LF and CR become LF, tab a space */
	SANITISE_LINE  /* one line: every line end and tab becomes a space */
};

/* Appends `s` to `out` without: escape sequences (CSI, OSC, DCS, APC, PM,
 * SOS, whole, also unterminated ones up to the line's end, and their 8-bit
 * forms U+0080-9F), C0 and C1 controls, DEL, Bidi_Control, zero-width and
 * other default-ignorable characters (ZWJ and variation selectors inside
 * emoji clusters and joiners between letters that need them are kept), tag
 * characters, noncharacters, line and paragraph separators (become LF), more
 * than 8 combining marks on one base. Bad UTF-8 becomes U+FFFD. Returns how
 * many characters were taken out. Linear in s.n. */
size_t sanitise(struct buf *out, struct str s, enum sanitise_form form);
/* The same into a fresh NUL-terminated string; release with free(). */
char *sanitise_dup(struct str s, enum sanitise_form form);
/* Prints `rashomon: PLACE: WHAT` on `out`, both sanitised. */
void error_print(const struct error *e, FILE *out);
/* An error_handler: prints on standard error; `data` is not used. */
void error_tell(void *data, const struct error *e);

#endif
