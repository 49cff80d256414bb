/* Archives of articles: ZIP, tar, EPUB, one packed file; private to read.
 * They are taken apart by the program rashomon-unpack. */
#ifndef RASHOMON_READ_ARCHIVE_H
#define RASHOMON_READ_ARCHIVE_H

#include "rashomon/article/article.h"
#include "rashomon/base/error.h"

/* What may still be unpacked for one SOURCE: an archive may lie in an
 * archive, not deeper. */
struct archive_room {
	size_t left; /* bytes */
	int levels;
};
#define ARCHIVE_ROOM                 \
	{                            \
		(size_t)128 << 20, 2 \
	}

/* Reads one member as a file would be. */
typedef bool archive_member(article_list *out, struct str bytes,
			    const char *path, struct archive_room *room,
			    struct error *e);

/* One piece of an answer of rashomon-unpack. */
struct member {
	struct str name, bytes; /* in the answer */
	bool note;		/* bytes are a message about it */
	bool used;
};
typedef VEC(struct member) member_list;

bool archive_sniff(struct str bytes);
/* Appends the articles of its members, each named PATH/MEMBER. What is no
 * text by its name (pictures, styles, sounds) is passed over. False and `e`
 * when anything was left unread: the first place, and how many more. */
bool read_archive(article_list *out, struct str bytes, const char *path,
		  struct archive_room *room, archive_member *read,
		  struct error *e);

/* Parses the answer of rashomon-unpack; what follows a broken record is
 * dropped. */
void member_parse(member_list *out, struct str answer);
/* The member of that name, NULL when there is none. */
struct member *member_find(const member_list *l, struct str name);

/* Appends the articles of the members that are not yet used, as read_archive
 * says. */
bool read_members(article_list *out, const member_list *l, const char *path,
		  struct archive_room *room, archive_member *read,
		  struct error *e);

/* Is it an electronic book? */
bool epub_sniff(const member_list *l);
/* Appends its chapters in reading order, with the book's day, language and
 * publisher where they have none. False and `e` when there is no text. */
bool read_epub(article_list *out, const member_list *l, const char *path,
	       struct error *e);

#endif
