/* Where each story was left: one line a story, the newest last, in
 * $XDG_STATE_HOME/rashomon/places:
 *
 *     STORY SOURCE BYTE UNFOLD SINGLE MODE FOCUS VERDICTS KINDS LEAST TOLD DAY
 *
 * FOCUS is 1 more than the byte where the mention in focus starts, the last
 * five are the filter of facts, without DAY where it names none; a line of an
 * older program ends at SINGLE.
 * STORY and SOURCE are hashes of what the articles say they are (address or
 * path, and title), so that the order of the command line does not matter.
 * The file is written whole and put in its place at once; it holds the last
 * STORIES_MOST stories. Nothing of the text is kept. */
#include "rashomon/reader/places.h"

#include "rashomon/base/data.h"
#include "rashomon/base/home.h"
#include "rashomon/base/map.h"

#include <stdio.h>

enum { STORIES_MOST = 500 };

struct left {
	unsigned long long story, source;
	size_t byte;
	int unfold, single;
	unsigned mode;
	size_t focus;
	struct fact_filter only;
};

static uint64_t
article_hash(const struct article *a)
{
	return hash_bytes(str_of(*a->url ? a->url : a->path)) * 31 +
	       hash_bytes(str_of(a->title));
}

/* The same for the same sources in any order. */
static uint64_t
story_hash(const struct story *st)
{
	uint64_t h = 0;

	for (size_t i = 0; i < st->c.sources.n; i++)
		h += article_hash(st->c.sources.v[i].article) *
		     UINT64_C(0x9e3779b97f4a7c15);
	return h;
}

static bool
parse(struct str line, struct left *l)
{
	char z[256];

	if (line.n >= sizeof z)
		return false;
	memcpy(z, line.p, line.n);
	z[line.n] = '\0';
	*l = (struct left){0};
	return sscanf(z, "%16llx %16llx %zu %d %d %u %zu %u %u %zu %zu %15s",
		      &l->story, &l->source, &l->byte, &l->unfold, &l->single,
		      &l->mode, &l->focus, &l->only.verdicts, &l->only.kinds,
		      &l->only.least, &l->only.source, l->only.day) >= 5;
}

/* The filter, as far as it has a meaning in this story. */
static void
go_filter(struct session *s, struct fact_filter only)
{
	size_t sources = s->story->c.sources.n;

	only.verdicts &= (1u << VERDICT_COUNT) - 1;
	only.kinds &= (1u << MENTION_KINDS) - 1;
	if (only.least > sources || only.source > sources)
		only.least = only.source = 0;
	s->only = only;
	filter_dates(s);
}

static bool
go(struct session *s, const struct left *l)
{
	for (size_t i = 0; i < s->story->c.sources.n; i++) {
		const struct article *a = s->story->c.sources.v[i].article;

		if (article_hash(a) != l->source || l->byte >= a->text.n)
			continue;
		s->source = i;
		if (l->focus)
			session_focus_at(s, i, l->focus - 1);
		go_filter(s, l->only);
		if (l->mode < MODE_COUNT && (1u << l->mode) & IN_VIEWS)
			session_mode(s, (enum mode)l->mode);
		s->columns[i].anchor = l->byte;
		s->unfold = l->unfold != 0;
		s->single_column = l->single != 0;
		return true;
	}
	return false;
}

bool
places_load(struct session *s)
{
	struct buf path = BUF_INIT;
	uint64_t story = story_hash(s->story);
	struct str bytes, rest, line;
	struct left l;
	bool found = false;

	if (home_path(&path, HOME_STATE, "places") &&
	    data_map(&bytes, path.p, NULL)) {
		for (rest = bytes; str_line(&rest, &line);)
			if (parse(line, &l) && l.story == story)
				found = go(s, &l);
		data_unmap(bytes);
	}
	buf_free(&path);
	return found;
}

void
places_resume(struct session *s)
{
	struct buf only = BUF_INIT;

	if (!s->keep_places || s->moved || !places_load(s))
		return;
	session_resize(s, s->width, s->height);
	if (s->wrong && s->message.n)
		return;
	if (s->narrow)
		session_say(s, "Where you left off. The locale is not UTF-8, "
			       "some letters are replaced; LANG=C.UTF-8 shows "
			       "all.");
	else if (filter_says(s, &only))
		session_say(s,
			    "Where you left off, only%s. :only all shows "
			    "all.",
			    only.p);
	else
		session_say(s, "Where you left off. g goes to the start.");
	buf_free(&only);
}

/* The lines kept of the file before: not this story's, and only the last. */
static void
keep_others(struct buf *out, struct str bytes, unsigned long long story)
{
	struct str rest, line;
	struct left l;
	size_t n = 0, skip;

	for (rest = bytes; str_line(&rest, &line);)
		n += parse(line, &l) && l.story != story;
	skip = n >= STORIES_MOST ? n - STORIES_MOST + 1 : 0;
	for (rest = bytes; str_line(&rest, &line);) {
		if (!parse(line, &l) || l.story == story)
			continue;
		if (skip) {
			skip--;
			continue;
		}
		buf_add(out, line);
		buf_addc(out, '\n');
	}
}

/* The view to begin with again: the help, the messages and the hits would be
 * others, or none, by then. */
static enum mode
view_to_keep(const struct session *s)
{
	enum mode m = session_view(s);

	if (m == MODE_HELP || m == MODE_MESSAGES)
		m = s->under;
	return m == MODE_HITS ? MODE_COLUMNS : m;
}

static void
print_place(const struct session *s, unsigned long long story, struct buf *out)
{
	const struct comparison *c = &s->story->c;
	bool told = s->fact != NO_FOCUS && s->told != MENTION_LOOSE;

	buf_printf(out, "%llx %llx %zu %d %d %d %zu %u %u %zu %zu %s\n", story,
		   (unsigned long long)article_hash(
			   c->sources.v[s->source].article),
		   s->columns[s->source].anchor, s->unfold, s->single_column,
		   (int)view_to_keep(s),
		   told ? c->told.v[s->told].m.start + 1 : 0, s->only.verdicts,
		   s->only.kinds, s->only.least, s->only.source, s->only.day);
}

bool
places_save(const struct session *s)
{
	struct buf path = BUF_INIT, text = BUF_INIT;
	unsigned long long story = story_hash(s->story);
	struct str bytes;
	bool ok = false;

	if (home_path(&path, HOME_STATE, "places")) {
		if (data_map(&bytes, path.p, NULL)) {
			keep_others(&text, bytes, story);
			data_unmap(bytes);
		}
		print_place(s, story, &text);
		ok = home_replace(path.p, buf_str(&text));
	}
	buf_free(&path);
	buf_free(&text);
	return ok;
}
