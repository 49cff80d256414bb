/* Where each story was left, kept between readings. */
#ifndef RASHOMON_READER_PLACES_H
#define RASHOMON_READER_PLACES_H

#include "rashomon/reader/session.h"

/* Puts the session, whose story is there, where the same story was left; false
 * when it is new or nothing is kept. session_resize() must follow. */
bool places_load(struct session *s);
/* The same with the words for it, where the option allows and no key was
 * pressed yet. */
void places_resume(struct session *s);
/* Keeps where the session is; false when that cannot be written. */
bool places_save(const struct session *s);

#endif
