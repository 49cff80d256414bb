/* The actions' functions that are not in action.c, and what they share;
 * private to this room. */
#ifndef RASHOMON_READER_HANDLERS_H
#define RASHOMON_READER_HANDLERS_H

#include "rashomon/reader/config.h"
#include "rashomon/reader/session.h"

enum effect open_mode(struct session *s, enum mode m);

/* action_rest.c */
action_run copy, address, where, set_theme, set_option, zoom_in, zoom_out,
	redraw, suspend, open_address;

/* trail.c: places on the way, keys and commands said again. */
action_run earlier_place, later_place, again, record, play;

/* address.c: an address in the user's browser. Only http and https without
 * control characters are opened, as an argument, never by a shell. */
bool address_opens(const char *url);
bool address_open(const char *browser, const char *url);

#endif
