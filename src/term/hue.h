/* Colours as a terminal has them; private to this room. */
#ifndef RASHOMON_TERM_HUE_H
#define RASHOMON_TERM_HUE_H

#include "rashomon/reader/theme.h"

/* The colour of a terminal of so many colours that is nearest to one of a
 * theme; -1 stays what it is. */
int hue_near(int colour, int colours);
/* The look's colours as such a terminal has them, told apart where both would
 * become one. */
void hue_look(struct look *l, int colours);

#endif
