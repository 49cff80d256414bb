/* What plain mode says, apart from what it is asked. Private to src/plain. */
#ifndef RASHOMON_PLAIN_TELL_H
#define RASHOMON_PLAIN_TELL_H

#include "rashomon/plain/plain.h"

struct teller {
	const struct story *st;
	const struct session *s; /* whose filter holds; NULL none */
	FILE *out;
	size_t width;	      /* cells; 0 does not wrap */
	int level;	      /* enum verbosity */
	bool languages;	      /* a change of language is said */
	bool narrow;	      /* the locale is not UTF-8 */
	const char *language; /* of the words told last; ours are English */
	struct buf answer;    /* lines since teller_begin, for repeat */
};

/* A new answer begins. */
void teller_begin(struct teller *t);
/* One line, sanitised, wrapped between words where a width is set. */
void tell(struct teller *t, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

const char *teller_outlet(const struct teller *t, size_t source);
void tell_summary(struct teller *t);
void tell_source(struct teller *t, size_t i);
void tell_sources(struct teller *t);
void tell_fact(struct teller *t, size_t i);
void tell_facts(struct teller *t);
void tell_told(struct teller *t, size_t i);
void tell_silent(struct teller *t, size_t i);
void tell_why(struct teller *t, size_t i);
void tell_reasons(struct teller *t, size_t i);
/* The sentence that holds a byte of the source's text, and whose it is. */
void tell_place_of(struct teller *t, size_t source, size_t byte);
void tell_matrix(struct teller *t);
/* The list of hits that the session has built. */
void tell_hits(struct teller *t, const struct session *s);
void tell_event(struct teller *t, size_t i);
void tell_timeline(struct teller *t);
void tell_checks(struct teller *t);
/* Summaries, earlier news, words to watch and questions of all sources. */
void tell_study(struct teller *t);
void tell_article(struct teller *t, size_t i);
/* Words of an article, said with their language where that changes. */
void tell_words(struct teller *t, const char *language, struct str words);

#endif
