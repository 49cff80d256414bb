/* One article: metadata, blocks with roles, and one UTF-8 text. Everything
 * an article points at lives in its arena. */
#ifndef RASHOMON_ARTICLE_ARTICLE_H
#define RASHOMON_ARTICLE_ARTICLE_H

#include "rashomon/base/arena.h"
#include "rashomon/base/vec.h"

/* What a block is. The body roles come first: their texts, parted by an
 * empty line, are the article's text proper (role_is_body). */
enum role {
	ROLE_BODY,	 /* a paragraph */
	ROLE_SUBHEADING, /* a heading inside the body */
	ROLE_SUMMARY,	 /* a summary shown with the article */
	ROLE_KEY_FIGURE, /* a figure set apart */
	ROLE_LIST_ITEM,
	ROLE_TABLE_ROW, /* cells parted by " | " */
	ROLE_QUOTE,	/* a quotation set apart */
	ROLE_TAKE,	/* an outlet's take, as a node describes it */
	ROLE_HEADLINE,	/* the first role that is not body */
	ROLE_CAPTION,	/* of a picture */
	ROLE_STANDFIRST,
	ROLE_BYLINE,
	ROLE_DATELINE,
	ROLE_META,    /* generated time, type, counts … */
	ROLE_EARLIER, /* an earlier article of an ongoing story */
	ROLE_WATCH,   /* what to watch next */
	ROLE_FACT_BOX,
	ROLE_QUIZ,
	ROLE_GLOSSARY, /* a word to watch */
	ROLE_ENTITY,
	ROLE_RELATED,
	ROLE_CREDIT,	 /* editor, translator, cited source, address */
	ROLE_DISCLOSURE, /* made or rewritten by a machine */
	ROLE_DISCLAIMER,
	ROLE_FURNITURE, /* navigation, adverts, appeals, comments … */
	ROLE_COUNT
};

/* A byte range [start, end) in the article's text. */
struct span {
	size_t start;
	size_t end;
};

struct block {
	enum role role;
	const char *language; /* BCP 47, "" unknown */
	struct str heading;   /* heading it stands under; may be empty */
	struct span span;     /* its words, in article.text */
};

/* How the publication day was found, best first. */
enum date_basis {
	DATE_METADATA, /* the page or feed declares it */
	DATE_DATELINE, /* dateline, with a year from a date code or text */
	DATE_CODE,     /* the editor's date code (1150703) */
	DATE_ADDRESS,  /* the address holds it */
	DATE_TEXT,     /* a generated or updated line in the text */
	DATE_USER,     /* the user said so */
	DATE_STORY,    /* day and month its own, year of the other sources */
	DATE_UNKNOWN
};

/* A pair of names for one thing that the text itself states: a Markdown
 * link, or an original in brackets: 公开募股(IPO). */
struct gloss {
	struct str name;
	struct str other;
};

struct article {
	struct arena arena;
	const char *path;    /* as the user gave it; never NULL */
	size_t item;	     /* number of the item in its file, from 1; 0: the
			      * file is one article */
	const char *item_id; /* a feed's own id of the item; "" none. This and
			      * all strings below are "" when unknown */
	const char *kind;    /* agency, flattened, learner, relay, node, take,
			      * html, rss, atom, jsonfeed, json, markdown,
			      * mail, epub, pdf, plain, feed (a feed without
			      * items) */
	const char *title;
	const char *outlet;
	const char *byline;
	const char *language;  /* BCP 47: en, zh-Hans, zh-Hant … */
	const char *published; /* ISO day or moment */
	enum date_basis published_basis;
	int dateline_month; /* of a dateline without a year; 0 not said */
	int dateline_day;   /* 0: there is none */
	const char *modified;
	const char *url;
	const char *summary;
	const char *lens;    /* of a take: the lens it is grouped under */
	const char *country; /* of a take or outlet, as stated */
	size_t parent;	     /* place of the parent in the same list of
			      * articles, from 1; 0: none */
	bool truncated;	     /* cut off in mid-sentence or mid-word */
	bool blank_summary;  /* a text is given, but holds no words: pictures */
	bool ai_rewritten;   /* says a machine wrote or rewrote it */
	const char *model;   /* the model's name, where it is disclosed */
	size_t undecoded;    /* bytes that were no text in its charset */
	size_t hidden;	     /* hidden characters taken out (bidi, tags …) */
	VEC(const char *) cites; /* outlets named as where this is from */
	VEC(struct gloss) glosses;
	VEC(const char *)
	notes; /* what does not fit: "17 takes declared,
		* 16 found" */
	struct {
		const char *title, *link, *summary, *language;
		const char *published, *updated;
		bool blank_summary;
	} feed; /* of items of a feed */
	bool in_feed;
	VEC(struct block) blocks; /* in reading order */
	struct str text;	  /* the texts of all body blocks, parted by
				   * "\n\n", then those of the other blocks: all
				   * spans point in here */
	size_t body;		  /* bytes of text that are the body: what
				   * `import` prints as "text" is [0, body) */
};

typedef VEC(struct article *) article_list;

const char *role_name(enum role r); /* "key figure" … */
bool role_is_body(enum role r);
const char *date_basis_name(enum date_basis b);
/* Back from the names; a body or an unknown basis where there is none. */
enum role role_named(struct str name);
enum date_basis date_basis_named(struct str name);

/* Builds an article block by block. add copies and sanitises `text` (one
 * paragraph; blank runs become one space, lines are kept as spaces except in
 * quotes); finish lays out article.text. All strings are put into the
 * article's arena with article_keep, which sanitises too. */
struct article_maker {
	struct article *a;
	VEC(struct str) texts; /* of a->blocks, in `words` */
	struct arena words;
};

struct article *article_new(const char *path, const char *kind);
const char *article_keep(struct article *a, struct str s);
void article_add(struct article_maker *m, enum role role, const char *language,
		 struct str heading, struct str text);
/* Ends the making: fills text, body, spans; tells the language where it was
 * not declared; writes the hosts of its addresses as url_shown does. The maker
 * is empty after it. */
void article_finish(struct article_maker *m);
/* Says a made article's language, kept by it: its short lines of a language
 * in Latin letters are of that one too, for they have too few words to tell. */
void article_set_language(struct article *a, const char *language);
/* Ends the making where no text is wanted; the article is as it was. */
void article_drop(struct article_maker *m);
void article_free(struct article *a);

struct str article_words(const struct article *a, struct span s);

/* What a reader knows the article by: its outlet, else its title, else its
 * path. */
const char *article_name(const struct article *a);
/* Its day or moment for a reader: "2026-09-09", "2026-09-09 18:20 +08:00",
 * "2026-09-09 10:20 UTC"; `unknown` where it has none. */
enum { WHEN_MOST = 40 };
const char *article_when(const struct article *a, const char *unknown,
			 char room[WHEN_MOST]);

#endif
