/* Names. Latin script first, Han in names_han.c; both write into one list,
 * which is then cleaned and tied together here.
 *
 * A Latin name is a run of capitalised words. Small particles (of, de, van)
 * may stand inside it, a title before it is left out and tells a person, a
 * company or office word in it tells an organisation. A word that opens a
 * sentence is capitalised anyway: alone it counts only when the text has it
 * with a capital elsewhere too, and function words never count there.
 *
 * Tying together: "Quarrel" after "Anna Quarrel" is she, "Halden" after
 * "Halden Group" is the group, "(OSA)" after its long form stands for it. The
 * short form keeps its own span and takes the long form as value, so that the
 * comparer sees one name.
 *
 * Growth: linear in the text, n log n in the names found. */
#include "names.h"

#include "rashomon/base/ascii.h"
#include "rashomon/base/map.h"
#include "rashomon/base/row.h"
#include "rashomon/extract/extract.h"
#include "rashomon/lang/pack.h"
#include "rashomon/text/utf8.h"

/* Sorted in byte order: words that begin sentences and headlines, never
 * names by themselves. */
static const char openers[][ROW_WORD] = {
	"A",	       "About",	     "According",   "Across",
	"Activist",    "Actor",	     "Actress",	    "After",
	"Again",       "Against",    "Ahead",	    "Airline",
	"All",	       "Almost",     "Along",	    "Already",
	"Also",	       "Although",   "Amid",	    "Among",
	"An",	       "Analyst",    "And",	    "Another",
	"Any",	       "Around",     "As",	    "At",
	"Author",      "Automaker",  "Banker",	    "Based",
	"Because",     "Before",     "Behind",	    "Being",
	"Between",     "Beyond",     "Billionaire", "Both",
	"Businessman", "But",	     "By",	    "Can",
	"Carmaker",    "Chipmaker",  "Coach",	    "Comedian",
	"Companies",   "Critics",    "Data",	    "Days",
	"Defender",    "Despite",    "Did",	    "Do",
	"Does",	       "Driver",     "Drugmaker",   "During",
	"Each",	       "Earlier",    "Economist",   "Eight",
	"Either",      "El",	     "En",	    "Engineer",
	"Even",	       "Every",	     "Experts",	    "Few",
	"Fewer",       "Finally",    "First",	    "Five",
	"Following",   "Footballer", "For",	    "Four",
	"From",	       "Further",    "Given",	    "Goalkeeper",
	"Had",	       "Has",	     "Have",	    "He",
	"Her",	       "Here",	     "His",	    "Historian",
	"How",	       "However",    "I",	    "If",
	"In",	       "Including",  "Instead",	    "Investigators",
	"Is",	       "It",	     "Its",	    "Journalist",
	"Just",	       "La",	     "Las",	    "Last",
	"Later",       "Lawmaker",   "Lawyer",	    "Less",
	"Like",	       "Los",	     "Many",	    "May",
	"Meanwhile",   "Midfielder", "More",	    "Moreover",
	"Most",	       "Much",	     "My",	    "Near",
	"Nearly",      "Neither",    "Never",	    "New",
	"Next",	       "Nine",	     "No",	    "Nobody",
	"None",	       "Nor",	     "Not",	    "Nothing",
	"Novelist",    "Now",	     "Of",	    "Officials",
	"On",	       "Once",	     "One",	    "Only",
	"Or",	       "Other",	     "Others",	    "Our",
	"Out",	       "Over",	     "People",	    "Pilot",
	"Police",      "Politician", "Prior",	    "Prosecutor",
	"Read",	       "Rescuer",    "Rescuers",    "Residents",
	"Retailer",    "Seven",	     "Several",	    "Share",
	"Shares",      "She",	     "Should",	    "Since",
	"Singer",      "Six",	     "So",	    "Some",
	"Source",      "Sources",    "Still",	    "Striker",
	"Such",	       "Surgeon",    "Ten",	    "Than",
	"That",	       "The",	     "Their",	    "Then",
	"There",       "These",	     "They",	    "This",
	"Those",       "Though",     "Three",	    "Through",
	"Thus",	       "To",	     "Today",	    "Tomorrow",
	"Two",	       "Tycoon",     "Under",	    "Unlike",
	"Until",       "Up",	     "Upon",	    "Was",
	"We",	       "Were",	     "What",	    "When",
	"Where",       "Whether",    "Which",	    "While",
	"Who",	       "Why",	     "Will",	    "With",
	"Within",      "Without",    "Witness",	    "Workers",
	"Would",       "Writer",     "Yes",	    "Yesterday",
	"Yet",	       "You",	     "Your",
};

/* Capitalised words that are no names: days, months, peoples. */
static const char no_names[][ROW_WORD] = {
	"AI",	      "AM",	     "API",	    "APP",	 "Afghan",
	"African",    "Africans",    "American",    "Americans", "April",
	"Arab",	      "Argentine",   "Asian",	    "August",	 "Australian",
	"Austrian",   "BST",	     "Belgian",	    "Brazilian", "British",
	"CEO",	      "CET",	     "COVID",	    "Canadian",	 "Chilean",
	"Chinese",    "Christian",   "Christmas",   "Colombian", "Czech",
	"DNA",	      "Danish",	     "December",    "Democrats", "Dutch",
	"EDT",	      "EST",	     "Earth",	    "Easter",	 "Egyptian",
	"English",    "European",    "Europeans",   "FACT",	 "FIGURES",
	"February",   "Filipino",    "French",	    "Friday",	 "GDP",
	"GMT",	      "GPS",	     "German",	    "God",	 "Greek",
	"HK",	      "Hungarian",   "IPO",	    "Indian",	 "Indonesian",
	"Internet",   "Iranian",     "Iraqi",	    "Irish",	 "Israeli",
	"Italian",    "January",     "Japanese",    "Jewish",	 "July",
	"June",	      "KEY",	     "Korean",	    "Latin",	 "March",
	"Mexican",    "Monday",	     "Muslim",	    "NT",	 "Norwegian",
	"November",   "October",     "PDF",	    "PDT",	 "PM",
	"PST",	      "Pakistani",   "Palestinian", "Peruvian",	 "Polish",
	"Portuguese", "Republicans", "Russian",	    "Saturday",	 "Scottish",
	"September",  "Spanish",     "Sunday",	    "Swedish",	 "Swiss",
	"TV",	      "Taiwanese",   "Thai",	    "Thursday",	 "Tuesday",
	"Turkish",    "US$",	     "USB",	    "UTC",	 "Ukrainian",
	"Vietnamese", "Web",	     "Wednesday",   "Welsh",	 "Western",
};

/* Words before a person's name that are not part of it. */
static const char titles[][ROW_WORD] = {
	"Admiral",
	"Ambassador",
	"Attorney",
	"Bishop",
	"CEO",
	"Capt",
	"Captain",
	"Cardinal",
	"Chairman",
	"Chairwoman",
	"Chancellor",
	"Chief",
	"Col",
	"Colonel",
	"Commissioner",
	"Congressman",
	"Congresswoman",
	"Councillor",
	"Director",
	"Doctor",
	"Dr",
	"Editor",
	"Executive",
	"Foreign",
	"Gen",
	"General",
	"Gov",
	"Governor",
	"Interior",
	"Judge",
	"Justice",
	"King",
	"Lady",
	"Lieutenant",
	"Lord",
	"Lt",
	"Maj",
	"Major",
	"Mayor",
	"Minister",
	"Miss",
	"Mr",
	"Mrs",
	"Ms",
	"Officer",
	"Pope",
	"President",
	"Prime",
	"Prince",
	"Princess",
	"Prof",
	"Professor",
	"Queen",
	"Rep",
	"Representative",
	"Rev",
	"Secretary",
	"Sen",
	"Senator",
	"Senators",
	"Sgt",
	"Sir",
	"Spokesman",
	"Spokesperson",
	"Spokeswoman",
	"Vice",
};

/* Words that tell an organisation. */
static const char offices[][ROW_WORD] = {
	"Academy",	"Administration", "Agency",	  "Airlines",
	"Airways",	"Alliance",	  "Army",	  "Assembly",
	"Association",	"Authority",	  "Bank",	  "Board",
	"Broadcasting", "Bureau",	  "Cabinet",	  "Center",
	"Centre",	"Chamber",	  "Club",	  "Co",
	"College",	"Commission",	  "Committee",	  "Company",
	"Congress",	"Corp",		  "Corporation",  "Council",
	"Court",	"Department",	  "Exchange",	  "Federation",
	"Forces",	"Foundation",	  "Fund",	  "Government",
	"Group",	"Holdings",	  "Hospital",	  "House",
	"Inc",		"Industries",	  "Institute",	  "Institution",
	"LLC",		"Laboratory",	  "League",	  "Ltd",
	"Ministry",	"Motors",	  "Navy",	  "News",
	"Observatory",	"Office",	  "Organisation", "Organization",
	"PLC",		"Parliament",	  "Partners",	  "Party",
	"Police",	"Post",		  "Press",	  "Radio",
	"School",	"Securities",	  "Senate",	  "Service",
	"Services",	"Society",	  "Survey",	  "Technologies",
	"Times",	"Treasury",	  "Union",	  "University",
};

#define IN(list, s) (row_find(s, list, COUNT(list), sizeof *(list)) != NULL)

/* A word of the text: letters, digits, inner apostrophes, dots and hyphens. */
struct word {
	size_t start, end;
	bool capital; /* begins with a capital letter */
	bool shout;   /* all capitals, two or more */
	bool opens;   /* first of its sentence or line */
	bool known;   /* a name of the tables; it may be of several words */
	enum name_type type; /* of a known one */
};

static bool
is_capital(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE) ||
	       (cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F) ||
	       (cp >= 0x100 && cp <= 0x17F && !(cp & 1));
}

static bool
is_letter(uint32_t cp)
{
	return (cp | 32) - 'a' < 26 || (cp >= 0xC0 && cp <= 0x24F) ||
	       (cp >= 0x370 && cp <= 0x52F);
}

static bool
is_digit(uint32_t cp)
{
	return cp - '0' < 10;
}

/* Inner marks that keep a word together when a letter follows. */
static bool
is_joiner(uint32_t cp)
{
	return cp == '-' || cp == '\'' || cp == 0x2019 || cp == '.' ||
	       cp == '&';
}

/* Where the word that starts at `at` ends. A dot stays inside only between
 * single letters (U.S.), an apostrophe with s ends the word before it. */
static size_t
word_end(struct str text, size_t at)
{
	size_t letters = 0;

	while (at < text.n) {
		uint32_t cp, next = 0, after = 0;
		size_t n = utf8_next(text, at, &cp), m;

		if (is_letter(cp) || is_digit(cp)) {
			letters++;
			at += n;
			continue;
		}
		if (!is_joiner(cp) || at + n >= text.n)
			return at;
		m = utf8_next(text, at + n, &next);
		if (at + n + m < text.n)
			utf8_next(text, at + n + m, &after);
		if (!is_letter(next) && !(cp == '-' && is_digit(next)))
			return cp == '.' && letters == 1 && at + n < text.n
				       ? at + n
				       : at;
		if ((cp == '\'' || cp == 0x2019) && (next | 32) == 's' &&
		    !is_letter(after))
			return at;
		if (cp == '.' && letters != 1)
			return at;
		letters = 0;
		at += n;
	}
	return at;
}

/* I'm, I’d. */
static bool
is_i(struct str text, const struct word *w)
{
	struct str s = str_sub(text, w->start, w->end);

	return str_starts(s, STR("I'")) || str_starts(s, STR("I’"));
}

/* Takes the next word at or after *at; false at the end of the text. `opens`
 * is set after a line end, a sentence mark, an opening quote or a colon. */
static bool
next_word(struct str text, size_t *at, struct word *w)
{
	bool opens = *at == 0;

	while (*at < text.n) {
		uint32_t cp;
		size_t n;

		unsigned char c = (unsigned char)text.p[*at];

		if (c < 0x80) {
			cp = c;
			n = 1;
		} else {
			n = utf8_next(text, *at, &cp);
		}
		if (is_letter(cp)) {
			size_t shout = 0, all = 0;

			w->start = *at;
			w->end = word_end(text, *at);
			w->capital = is_capital(cp) && !is_i(text, w);
			w->opens = opens;
			w->known = false;
			if (w->capital)
				for (size_t i = w->start; i < w->end; i++) {
					all++;
					shout += text.p[i] < 'a';
				}
			w->shout = all > 1 && shout == all;
			*at = w->end;
			return true;
		}
		if (is_digit(cp)) {
			*at = word_end(text, *at);
			opens = false;
			continue;
		}
		if (cp == '\n' || cp == '.' || cp == '!' || cp == '?' ||
		    cp == ':' || cp == '"' || cp == 0x201C || cp == 0x3002 ||
		    cp == 0x2022)
			opens = true;
		*at += n;
	}
	return false;
}

static struct str
word_str(struct str text, const struct word *w)
{
	return str_sub(text, w->start, w->end);
}

/* Do the words of a known name [start, end) stand in capitals, but for the
 * small ones: "Bosnia and Herzegovina"? */
static bool
in_capitals(struct str text, size_t start, size_t end)
{
	static const char *const small[] = {"and ", "of ", "the ", "es "};

	for (size_t i = start + 1; i < end; i++)
		if (text.p[i - 1] == ' ' && ascii_letter(text.p[i]) &&
		    !ascii_capital(text.p[i]) &&
		    !str_starts_any(str_sub(text, i, end), STR_LIST(small)))
			return false;
	return true;
}

/* Takes the words of a known name that starts with `w` into it. */
static void
take_known(const struct pack *names, struct str text, struct word *w)
{
	const struct pack_entry *e;
	size_t end;

	if (!names || !w->capital ||
	    !(e = pack_match(names, text, w->start, &end)) || end < w->end ||
	    !(e = pack_as(e, PACK_NAME)) || !in_capitals(text, w->start, end))
		return;
	w->shout &= end == w->end;
	w->end = end;
	w->known = true;
	w->type = e->number == 1 ? NAME_PLACE : NAME_ORG;
}

static bool
is_particle(struct str s)
{
	static const char particles[][ROW_WORD] = {
		"al", "bin", "da",  "de",  "del", "della", "den", "der",
		"di", "do",  "dos", "du",  "el",  "for",   "la",  "las",
		"le", "los", "of",  "the", "van", "von",   "y",	  "zu",
	};

	return IN(particles, s);
}

/* May `b` follow `a` in one name? Only a blank, or the dot of an initial and
 * a blank, may stand between. */
static bool
adjacent(struct str text, const struct word *a, const struct word *b)
{
	struct str gap = str_sub(text, a->end, b->start);

	if (str_eq(gap, STR(" ")))
		return true;
	return str_eq(gap, STR(". ")) &&
	       (a->end - a->start <= 2 || IN(titles, word_str(text, a)));
}

/* One run of words [from, to) of the window. */
struct run {
	struct str text;
	struct word *w;
	size_t from, to;
	bool heading; /* in a line where nearly every word is capitalised */
};

static void
run_push(struct finder *f, const struct run *r, enum name_type type)
{
	struct mention m = {.kind = MENTION_NAME, .name = type};

	m.start = r->w[r->from].start;
	m.end = r->w[r->to - 1].end;
	vec_push(&f->found, m);
}

/* Word i of the run alone may be a name. */
static void
doubt(struct finder *f, const struct run *r, size_t i, enum name_type type)
{
	struct mention m = {.kind = MENTION_NAME,
			    .name = type,
			    .start = r->w[i].start,
			    .end = r->w[i].end};

	vec_push(&f->doubtful, m);
}

/* Is the line around `at` a heading in title case: no mark at its end, four
 * words or more, two in three capitalised? *end is where the line ends. */
static bool
is_heading(struct str text, size_t at, size_t *end)
{
	const char *stop = memchr(text.p + at, '\n', text.n - at);
	size_t to = stop ? (size_t)(stop - text.p) : text.n;
	size_t words = 0, capitals = 0;

	*end = to;
	if (to - at > 200 || to == at || strchr(".!?,;:)\"'", text.p[to - 1]) ||
	    (unsigned char)text.p[to - 1] >= 0x80)
		return false;
	for (size_t i = at; i < to; i++) {
		bool first = i == at || text.p[i - 1] == ' ';

		words += first;
		capitals += first && is_capital((unsigned char)text.p[i]);
	}
	return words >= 4 && capitals * 3 >= words * 2;
}

/* What kind of name is it, and where does it begin? Moves r->from past
 * openers and titles. */
static enum name_type
run_type(struct run *r)
{
	enum name_type type = NAME_NONE;

	while (r->from < r->to &&
	       ((r->w[r->from].opens &&
		 IN(openers, word_str(r->text, &r->w[r->from]))) ||
		str_eq(word_str(r->text, &r->w[r->from]), STR("The"))))
		r->from++;
	while (r->from < r->to && !r->w[r->from].capital)
		r->from++;
	for (size_t i = r->from; i < r->to; i++)
		if (IN(offices, word_str(r->text, &r->w[i])))
			type = NAME_ORG;
	if (type == NAME_ORG)
		return type;
	for (; r->from < r->to; r->from++) {
		struct str s = word_str(r->text, &r->w[r->from]);

		if (IN(titles, s))
			type = NAME_PERSON;
		else if (!IN(no_names, s) && r->w[r->from].capital)
			break;
	}
	return type;
}

static bool
has_office(const struct run *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (IN(offices, word_str(r->text, &r->w[i])))
			return true;
	return false;
}

/* "Aline Forster of Harrow Bay Hospital": the place of the word that parts a
 * person from a body; 0 for none. "Bank of England" is one name. */
static size_t
parted_at(const struct run *r)
{
	for (size_t i = r->from + 2; i + 1 < r->to && i < r->from + 5; i++) {
		if (!str_eq(word_str(r->text, &r->w[i]), STR("of")))
			continue;
		for (size_t k = r->from; k < i; k++)
			if (!r->w[k].capital || r->w[k].shout)
				return 0;
		return !has_office(r, r->from, i) && has_office(r, i + 1, r->to)
			       ? i
			       : 0;
	}
	return 0;
}

/* "Transport Minister Josef Lindt", "Chief Financial Officer Dana Roe": where
 * the person's name begins behind an office; r->from for none. */
static size_t
behind_office(const struct run *r)
{
	static const char *const roles[] = {
		"Minister", "Secretary", "Officer",	 "Manager",
		"Coach",    "Director",	 "Commissioner", "Chief",
		"Captain",  "Spokesman", "Spokeswoman",	 "Executive"};

	for (size_t i = r->to; i-- > r->from;)
		if (str_eq_any(word_str(r->text, &r->w[i]), STR_LIST(roles)))
			return i + 3 <= r->to && i + 5 > r->to &&
					       r->w[i + 1].capital &&
					       !has_office(r, i + 1, r->to)
				       ? i + 1
				       : r->from;
	return r->from;
}

/* Ends the run: decides whether it is a name and keeps it. */
static void
run_close(struct finder *f, struct run *r)
{
	enum name_type type;
	struct str first;
	size_t parted = parted_at(r), behind;

	if (parted) {
		struct run person = *r;

		person.to = parted;
		run_close(f, &person);
		r->from = parted + 1;
	}
	while (r->to > r->from && !r->w[r->to - 1].capital)
		r->to--;
	if (r->to == r->from)
		return;
	behind = behind_office(r);
	type = run_type(r);
	if (behind > r->from) {
		r->from = behind;
		type = NAME_PERSON;
	}
	while (r->to > r->from &&
	       (!r->w[r->to - 1].capital ||
		IN(no_names, word_str(r->text, &r->w[r->to - 1]))))
		r->to--;
	while (r->to > r->from &&
	       IN(no_names, word_str(r->text, &r->w[r->from])) &&
	       type != NAME_ORG)
		r->from++;
	if (r->to <= r->from || !r->w[r->from].capital)
		return;
	if (r->to - r->from == 1 && r->w[r->from].known) {
		run_push(f, r, r->w[r->from].type);
		return;
	}
	if (r->heading && type != NAME_PERSON) {
		for (size_t i = r->from; i < r->to; i++)
			doubt(f, r, i, NAME_NONE);
		return;
	}
	first = word_str(r->text, &r->w[r->from]);
	if (r->to - r->from == 1) {
		if (first.n < 2 || IN(openers, first) || IN(titles, first))
			return;
		if (IN(offices, first) && !r->w[r->from].shout)
			return;
		if (r->w[r->from].opens && !r->w[r->from].shout) {
			doubt(f, r, r->from, type);
			return;
		}
	}
	run_push(f, r, type);
}

static void
find_latin(struct finder *f, struct str text)
{
	VEC(struct word) w = {0};
	struct word next;
	size_t at = 0, line = 0;
	bool heading = false, was = false;
	const struct pack *names = pack_names(STR("en"));

	while (next_word(text, &at, &next)) {
		struct str s;
		bool joins;

		take_known(names, text, &next);
		at = next.end;
		s = word_str(text, &next);
		joins = w.n && adjacent(text, &w.v[w.n - 1], &next) &&
			!(next.opens && next.start > 1 &&
			  text.p[next.start - 2] == '.' &&
			  !IN(titles, word_str(text, &w.v[w.n - 1])) &&
			  w.v[w.n - 1].end - w.v[w.n - 1].start > 2);

		was = heading;
		if (next.start >= line)
			heading = is_heading(text, next.start, &line);
		if (w.n && (!joins || (!next.capital && !is_particle(s)))) {
			struct run r = {text, w.v, 0, w.n, was};

			run_close(f, &r);
			w.n = 0;
		}
		if (next.capital || (w.n && is_particle(s)))
			vec_push(&w, next);
	}
	if (w.n) {
		struct run r = {text, w.v, 0, w.n, heading};

		run_close(f, &r);
	}
	vec_free(&w);
}

/* Words that open a sentence count when the text has them elsewhere as a
 * name or as the first or last word of one. */
static void
settle_doubtful(struct finder *f, struct str text)
{
	struct map seen = MAP_INIT;

	for (size_t i = 0; i < f->found.n; i++) {
		const struct mention *m = &f->found.v[i];
		struct str s = str_sub(text, m->start, m->end);
		const char *gap = memchr(s.p, ' ', s.n);
		size_t last = s.n;

		map_at(&seen, s, 1);
		if (!gap)
			continue;
		while (s.p[last - 1] != ' ')
			last--;
		map_at(&seen, str_sub(s, 0, (size_t)(gap - s.p)), 1);
		map_at(&seen, str_sub(s, last, s.n), 1);
	}
	for (size_t i = 0; i < f->doubtful.n; i++) {
		const struct mention *m = &f->doubtful.v[i];

		if (map_get(&seen, str_sub(text, m->start, m->end)) != MAP_NONE)
			vec_push(&f->found, *m);
	}
	map_free(&seen);
}

/* Where the last word of `s` begins. */
static size_t
last_word(struct str s)
{
	size_t at = s.n;

	while (at && s.p[at - 1] != ' ')
		at--;
	return at;
}

/* The place of the longer of a name and the one in brackets behind it, the
 * shorter as *key; MAP_NONE when none stands there. */
static size_t
bracketed(const struct finder *f, struct str text, size_t i, struct str *key)
{
	const struct mention *m = &f->found.v[i], *b = m + 1;
	struct str between;

	if (i + 1 >= f->found.n || b->start < m->end || b->end >= text.n)
		return MAP_NONE;
	between = str_sub(text, m->end, b->start);
	if (!str_eq(str_trim(between), STR("(")) && !str_eq(between, STR("（")))
		return MAP_NONE;
	if (text.p[b->end] != ')' && text.p[b->end] != '\xEF')
		return MAP_NONE;
	if (b->end - b->start > m->end - m->start) {
		*key = str_sub(text, m->start, m->end);
		return i + 1;
	}
	*key = str_sub(text, b->start, b->end);
	return i;
}

/* Long forms by what may stand for them: the last word of a person, the
 * first of an organisation, the abbreviation in brackets behind a name.
 * Values are places in `found`. */
static void
learn_short(struct finder *f, struct map *shorts, struct str text, size_t i)
{
	const struct mention *m = &f->found.v[i];
	struct str s = str_sub(text, m->start, m->end), key;
	size_t last = last_word(s), words = 1, place;

	place = bracketed(f, text, i, &key);
	if (place != MAP_NONE)
		map_at(shorts, key, place);
	for (size_t k = 0; k < s.n; k++)
		words += s.p[k] == ' ';
	if (words == 1)
		return;
	if (m->name == NAME_ORG) {
		const char *gap = memchr(s.p, ' ', s.n);

		if (words == 2 && gap - s.p > 2)
			map_at(shorts, str_sub(s, 0, (size_t)(gap - s.p)), i);
	} else if (words <= 4 && s.n - last > 2 && s.p[last + 1] >= 'a') {
		map_at(shorts, str_sub(s, last, s.n), i);
	}
}

static void
tie(struct finder *f, struct arena *arena, struct str text)
{
	struct map shorts = MAP_INIT;

	for (size_t i = 0; i < f->found.n; i++)
		learn_short(f, &shorts, text, i);
	for (size_t i = 0; i < f->found.n; i++) {
		struct mention *m = &f->found.v[i];
		struct str s = str_sub(text, m->start, m->end);
		size_t full = map_get(&shorts, s);

		if (m->value)
			continue;
		if (full != MAP_NONE && full != i) {
			m->name = f->found.v[full].name;
			s = str_sub(text, f->found.v[full].start,
				    f->found.v[full].end);
		}
		m->value = arena_dup(arena, s);
	}
	map_free(&shorts);
}

/* Is [start, end) touched by a time or quantity found before? `spans` are
 * sorted and parted; *at moves along with the names. */
static bool
covered(const mention_list *spans, size_t *at, const struct mention *m)
{
	while (*at < spans->n && spans->v[*at].end <= m->start)
		(*at)++;
	return *at < spans->n && spans->v[*at].start < m->end;
}

static void
keep_names(mention_list *out, struct finder *f)
{
	mention_list taken = {0};
	size_t at = 0, end = 0;

	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].kind == MENTION_TIME ||
		    out->v[i].kind == MENTION_QUANTITY)
			vec_push(&taken, out->v[i]);
	mention_sort(taken.v, taken.n);
	for (size_t i = 0; i < f->found.n; i++) {
		struct mention *m = &f->found.v[i];

		if (m->start < end || covered(&taken, &at, m))
			continue;
		m->unit = m->qualifier = m->subject = m->speaker = "";
		end = m->end;
		vec_push(out, *m);
	}
	vec_free(&taken);
}

void
extract_names(mention_list *out, struct arena *arena, struct str text,
	      const struct extract_context *context)
{
	struct finder f = {.arena = arena};

	(void)context;
	find_latin(&f, text);
	settle_doubtful(&f, text);
	find_han(&f, text);
	mention_sort(f.found.v, f.found.n);
	tie(&f, arena, text);
	keep_names(out, &f);
	vec_free(&f.found);
	vec_free(&f.doubtful);
}
