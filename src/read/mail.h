/* Mails, mailboxes and saved pages (MIME, RFC 2045 to 2049); private to read.
 */
#ifndef RASHOMON_READ_MAIL_H
#define RASHOMON_READ_MAIL_H

#include "rashomon/article/article.h"
#include "rashomon/base/error.h"

/* Do `bytes` start like a mailbox ("From "), a mail or an MHTML page? */
bool mail_sniff(struct str bytes);
/* Appends an article for each mail: its HTML part, else its text; subject,
 * sender and date where the part does not say its own. False and `e` when no
 * mail holds text. */
bool read_mail(article_list *out, struct str bytes, const char *path,
	       struct error *e);

#endif
