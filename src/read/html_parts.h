/* Shared by the files that read web pages; private to them. */
#ifndef RASHOMON_READ_HTML_PARTS_H
#define RASHOMON_READ_HTML_PARTS_H

#include "rashomon/article/article.h"
#include "rashomon/base/buf.h"

#include <gumbo.h>

/* A page's tree. All of it lies in one arena: a page is thousands of small
 * pieces that live and die together. */
struct html_tree {
	struct arena arena;
	struct buf text; /* what is parsed */
	GumboOptions options;
	GumboOutput *out;
};

/* Parses UTF-8, stripped first. */
void html_parse(struct html_tree *t, struct str html);
void html_tree_free(struct html_tree *t);

/* The value of an attribute; "" when it is not there. */
const char *html_attr(const GumboNode *n, const char *name);
GumboTag html_tag(const GumboNode *n);
/* Appends the words below `n`, with a blank at block ends and breaks. */
void html_words(struct buf *b, const GumboNode *n, int depth);
/* Are the words of an element to be read? Appends what stands before them. */
bool html_opens(struct buf *b, const GumboNode *n);
/* Does an element of this tag stand on lines of its own? Does one below? */
bool html_is_block(GumboTag t);
bool html_has_block(const GumboNode *n, int depth);
/* The part of the page that is its article; `page` as html_is_aside wants
 * it. */
const GumboNode *html_find(const GumboNode *body, size_t page);

typedef VEC(const GumboNode *) html_nodes;

/* Does it hold a heading of the first level? */
bool html_holds_headline(const GumboNode *n, int depth);
/* Appends the elements before `best` that hold the article's lead. */
void html_lead(html_nodes *out, const GumboNode *body, const GumboNode *best,
	       size_t page);
/* Do its words take at most `most` bytes? It looks no further than that. */
bool html_is_short(const GumboNode *n, size_t most);

/* The charset that a page declares, as iconv names it; NULL none. */
const char *html_charset(struct str bytes);

bool html_is_text(const GumboNode *n);
/* Is it an element whose text is not shown, as a script? */
bool html_is_silent(GumboTag t);

struct html_density {
	size_t text, links; /* bytes of words, of words inside links */
};

struct html_density html_weigh(const GumboNode *n, bool in_link, int depth);
/* Bytes of words outside links. */
size_t html_prose(const GumboNode *n);
/* Is it navigation, advertising, consent, comments? `page` is the prose of
 * the page or of the part that is looked at; 0: what names and roles say is
 * not believed. */
bool html_is_aside(const GumboNode *n, size_t page);

/* A dated post of a live blog, as JSON-LD gives it. */
struct html_post {
	struct str day, headline, body;
};

typedef VEC(struct html_post) html_posts;

/* What a page declares of itself beside the fields of the article. */
struct html_declared {
	struct article *a; /* strings below are in its arena */
	html_posts posts;
	struct str body; /* the whole text, as JSON-LD gives it */
	struct str name; /* its name there, beside a headline */
	bool paid;	 /* it is not free to read */
};

/* Reads a script of JSON-LD. Linear. */
void html_ld_read(struct html_declared *d, struct str script);

/* Sets a field that is not set yet, with HTML's references decoded; of a day
 * also the moment, where it was set without. */
void html_set(struct article *a, const char **field, struct str s);
void html_set_day(struct article *a, const char **field, struct str s);
/* A language as pages write it: "en-US", "zh_TW"; of Chinese only what says
 * its script. */
void html_set_language(struct article *a, struct str tag);
/* A person's name without "By"; STR_NONE for addresses and the like. */
struct str html_person(struct str s);

/* Adds the posts, or the text of one, to the article in the making. */
void html_add_posts(struct article_maker *m, const html_posts *posts);
void html_add_text(struct article_maker *m, struct str text);

/* Fills title, outlet, byline, language, days, address and summary from what
 * the page declares (the caller frees the list of posts). */
void html_metadata(struct html_declared *d, const GumboNode *root);

/* Fills what of outlet, byline and days the page did not declare from the
 * lines below its headline, its dateline and its address. */
void html_credits(struct article_maker *m, const GumboNode *body);

/* Is the line a label of what leads elsewhere, or one and what it leads to
 * ("Read more", "Lea también: …")? */
bool html_is_label(struct str line);
/* Does it say whose a picture is, as what stands under one does? One that is
 * `ended` as a sentence is no such line when it begins so: then a paragraph
 * follows the name in it. */
bool html_is_picture_line(struct str line, bool ended);

/* Last look at the blocks: the headline repeated at the top, date and byline
 * lines, lines that ask or sell become what they are. */
void html_settle(struct article_maker *k);
/* Shows the finished article only its start: it breaks off, and is not free to
 * read (`paid`) or asks below it to subscribe? */
bool html_is_stub(const struct article *a, bool paid);

/* Appends the page without what can hold no text: scripts (but JSON-LD),
 * styles, drawings and comments; and without the tags of elements nested too
 * deep. */
void html_strip(struct buf *out, struct str html);

#endif
