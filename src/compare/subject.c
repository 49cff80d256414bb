/* What a figure is about, read off the words around it.
 *
 * Around each figure of a sentence stand a clause (up to the next comma) and
 * concept words (concepts.h). The nearest concept is the figure's own:
 * distance counts words, and dearly commas, "and" and other figures in
 * between; what follows the figure is nearer than what stands before it. A
 * figure told only for comparison ("from 50.1", "the 218 reported a day
 * earlier") is marked as earlier and never answers the question that the new
 * one answers. Linear in the sentences that hold figures. */
#include "concepts.h"
#include "work.h"

#include "rashomon/base/ascii.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <ctype.h>
#include <stdlib.h>

static const double FAR = 12, BEFORE = 1.5, REACHED = 3;

/* What it costs to pass a code point, after `prev`. */
static double
step_cost(uint32_t cp, uint32_t prev)
{
	bool digit = cp >= '0' && cp <= '9';
	bool after_digit = prev >= '0' && prev <= '9';

	if (cp_is_han(cp))
		return 0.5;
	switch (cp) {
	case ',':
	case 0x3001:
		return 3;
	case ';':
	case ':':
	case '(':
		return 6;
	case ' ':
		return prev == ' ' ? 0 : 1;
	default:
		return digit && !after_digit ? 2 : 0;
	}
}

/* The cost of all that stands in `between`. */
static double
between_cost(struct str between)
{
	static const char *const joins[] = {" and ", " y ", "以及", "并"};
	double cost = 0;
	uint32_t cp, prev = ' ';

	for (size_t i = 0; i < between.n;) {
		i += utf8_next(between, i, &cp);
		cost += step_cost(cp, prev);
		prev = cp;
	}
	for (size_t i = 0; i < COUNT(joins); i++)
		if (str_find(between, str_of(joins[i]), 0) != (size_t)-1)
			cost += 3;
	return cost;
}

/* A side of a figure, folded, and the concepts in it. */
struct side {
	struct buf text;
	concept_list concepts;
};

static void
side_set(struct side *s, const struct map *concepts, struct str text)
{
	buf_clear(&s->text);
	buf_add(&s->text, STR(""));
	fold(&s->text, text);
	s->concepts.n = 0;
	concepts_find(concepts, buf_str(&s->text), &s->concepts);
}

static void
side_free(struct side *s)
{
	buf_free(&s->text);
	vec_free(&s->concepts);
}

struct nearest {
	unsigned concept[2];
	double cost[2];
};

static void
offer(struct nearest *n, unsigned concept, double cost)
{
	if (cost >= FAR)
		return;
	if (n->concept[0] && cost >= n->cost[0]) {
		if (concept != n->concept[0] &&
		    (!n->concept[1] || cost < n->cost[1])) {
			n->concept[1] = concept;
			n->cost[1] = cost;
		}
		return;
	}
	if (n->concept[0] != concept) {
		n->concept[1] = n->concept[0];
		n->cost[1] = n->cost[0];
	}
	n->concept[0] = concept;
	n->cost[0] = cost;
}

/* At most this many concepts on a side are asked. */
enum { ASKED = 6 };

/* May a figure of dimension `dim` be of concepts of group `g`? */
static bool
may_be_of(enum dimension dim, enum concept_group g)
{
	switch (g) {
	case GROUP_RATIO:
		return dim == DIM_RATIO;
	case GROUP_MONEY:
		return dim == DIM_MONEY || dim == DIM_RATIO;
	case GROUP_FATE:
	case GROUP_HARM:
	case GROUP_SIDE:
		return dim == DIM_COUNT || dim == DIM_RATIO;
	case GROUP_EXTREME:
		return dim == DIM_RATIO || dim == DIM_MONEY;
	case GROUP_NATURE:
		return dim != DIM_MONEY && dim != DIM_RATIO;
	case GROUP_LENGTH:
		return dim == DIM_LENGTH;
	case GROUP_EVENT:
		return dim != DIM_MONEY;
	default:
		return true;
	}
}

/* 规模 is the size of anything; that of an earthquake is at most ten and
 * counts nothing, or has tenths: 规模7.1强烈地震. */
static bool
may_measure(const struct told *t, const struct aspect *a, unsigned concept)
{
	const char *unit = t->m.unit;

	if (!may_be_of(a->dim, concept_group(concept)))
		return false;
	if (strcmp(concept_name(concept), "magnitude") != 0 || !a->valued ||
	    t->m.kind != MENTION_QUANTITY || !strcmp(unit, "magnitude"))
		return true;
	return a->value <= 10 && (!*unit || !strcmp(unit, "级") ||
				  strchr(t->m.value, '.') != NULL);
}

/* "The death toll from the storm on the island rose to 24", "a fine for the
 * firm of up to 5 %": what is said to reach the figure is its own, however far
 * it stands before. */
static bool
is_reached(struct str before)
{
	static const char *const verbs[] = {
		" rose to",   " rises to",   " risen to", " climbed to",
		" climbs to", " jumped to",  " grew to",  " increased to",
		" fell to",   " dropped to", " reached",  " reaches",
		" stood at",  " stands at",  " passed",	  " exceeded",
		" up to",     " toll to",    " subió a",  " asciende a",
		"升至",	      "增至",	     "增加到",	  "上升到",
		"攀升到",     "降至",	     "达到",	  "达",
		"为"};
	static const char *const words[] = {" at least", " more than", " about",
					    " nearly", " over"};
	struct str s = str_trim(before);

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_ends(s, str_of(words[i])))
			s.n -= strlen(words[i]);
	return str_ends_any(s, STR_LIST(verbs));
}

static struct nearest
nearest_concepts(const struct side *before, const struct side *after,
		 const struct told *t, const struct aspect *aspect)
{
	struct nearest n = {{0, 0}, {0, 0}};
	struct str a = buf_str(&after->text), b = buf_str(&before->text);
	bool reached = is_reached(b);

	for (size_t i = 0; i < after->concepts.n && i < ASKED; i++) {
		const struct concept_at *c = &after->concepts.v[i];

		if (may_measure(t, aspect, c->concept))
			offer(&n, c->concept,
			      between_cost(str_sub(a, 0, c->start)));
	}
	for (size_t i = 0; i < before->concepts.n && i < ASKED; i++) {
		const struct concept_at *c =
			&before->concepts.v[before->concepts.n - 1 - i];
		double cost = BEFORE + between_cost(str_sub(b, c->end, b.n));

		if (reached && !i && cost > REACHED)
			cost = REACHED;
		if (may_measure(t, aspect, c->concept))
			offer(&n, c->concept, cost);
	}
	return n;
}

/* "Eleven of the injured are in a serious condition": the graver word, close
 * behind the plain one, says which of the injured are meant. */
static void
prefer_grave(struct nearest *n)
{
	unsigned plain = n->concept[0];

	if (!n->concept[1] || n->cost[1] > n->cost[0] + 4 ||
	    strcmp(concept_name(plain), "injured") != 0 ||
	    strcmp(concept_name(n->concept[1]), "gravely injured") != 0)
		return;
	n->concept[0] = n->concept[1];
	n->concept[1] = plain;
}

static struct str
tail(struct str s, size_t most)
{
	return s.n > most ? str_sub(s, s.n - most, s.n) : s;
}

static struct str
head(struct str s, size_t most)
{
	return s.n > most ? str_sub(s, 0, most) : s;
}

/* Does a comma or another figure stand in `s`? */
static bool
is_parted(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == ',' || ascii_digit(s.p[i]))
			return true;
	return false;
}

/* "3.9 percent in April from a year earlier" is the new figure: what ends in
 * a word of comparison is measured from the old one. */
static bool
is_measured_from(struct str between)
{
	static const char *const words[] = {" from", " than", " over", " on",
					    " with", " to",   " since"};

	return str_ends_any(str_trim(between), STR_LIST(words));
}

/* Is the figure an older one, told so that the new one can be measured? */
static bool
is_earlier(struct str before, struct str after)
{
	static const char *const lead[] = {
		" against",   " compared with", " compared to", " versus",
		" than the",  "前一天公布的",	"此前公布的",	"之前公布的",
		"先前公布的", " de los",
	};
	static const char *const trail[] = {
		"reported a day earlier", "a day earlier",
		"a year earlier",	  "a year ago",
		"a month earlier",	  "previously",
		"the day before",	  "reported earlier",
	};
	static const char *const changes[] = {
		" up from",  "down from", " rose ",  " risen ", " fell ",
		" fall",     " cut ",	  " lower",  " raise",	" increase",
		" decrease", " drop",	  " climb",  " grew ",	" grow",
		" declin",   " slid ",	  " down ",  " up ",	" slump",
		" jump",     " shrank",	  " shrink", " widen",	" narrow",
	};
	static const char *const moves[] = {"增", "升", "降", "跌",
					    "调", "减", "至", "到"};
	struct str near = tail(before, 30);
	size_t from = (size_t)-1;

	if (str_ends_any(str_trim(before), STR_LIST(lead)))
		return true;
	if (str_ends(str_trim(before), STR(" from")) &&
	    str_has_any(tail(before, 90), STR_LIST(changes)))
		return true;
	for (size_t i = 0; i < COUNT(trail); i++) {
		size_t at = str_find(head(after, 48), str_of(trail[i]), 0);

		if (at != (size_t)-1 && !is_parted(str_sub(after, 0, at)) &&
		    !is_measured_from(str_sub(after, 0, at)))
			return true;
	}
	for (size_t i = 0; (i = str_find(near, STR("从"), i)) != (size_t)-1;
	     i++)
		from = i;
	for (size_t i = 0; (i = str_find(near, STR("由"), i)) != (size_t)-1;
	     i++)
		from = from == (size_t)-1 || i > from ? i : from;
	return from != (size_t)-1 &&
	       str_find(near, STR(","), from) == (size_t)-1 &&
	       str_has_any(head(after, 15), STR_LIST(moves));
}

/* Is the figure the amount of a change of a count, or what is to be added to
 * another? */
static bool
is_change(struct str before, struct str after)
{
	static const char *const lead[] = {
		"增加", "增加了",    "减少",	   "减少了",
		"新增", "多出",	     "后续",	   "其余",
		"剩余", "a further", "an extra",   "an additional",
		"又有", "再有",	     " the other", " remaining"};

	if (str_ends_any(str_trim(before), STR_LIST(lead)) ||
	    str_starts(after, STR(" more people ")) ||
	    str_starts(after, STR(" others ")))
		return true;
	return str_starts(str_trim(after), STR("more than the")) ||
	       str_starts(str_trim(after), STR("fewer than the")) ||
	       str_starts(str_trim(after), STR("less than the"));
}

static bool
clause_mark(struct str s, size_t i)
{
	static const char *const marks[] = {"，", "；", "。", "、",
					    "：", ";",	"—"};

	if ((unsigned char)s.p[i] >= 0xe2 || s.p[i] == ';')
		for (size_t k = 0; k < COUNT(marks); k++)
			if (str_starts(str_sub(s, i, s.n), str_of(marks[k])))
				return true;
	return s.p[i] == ',' && (i + 1 >= s.n || s.p[i + 1] == ' ');
}

/* The words around [start, end) up to the marks on either side; farther when
 * there would be next to nothing. */
static struct span
clause_of(struct str text, struct span sentence, size_t start, size_t end)
{
	size_t from = start, to = end;

	while (from > sentence.start &&
	       (start - from < 18 || !clause_mark(text, from - 1)) &&
	       start - from < 160) {
		from--;
		while (from > sentence.start &&
		       ((unsigned char)text.p[from] & 0xc0) == 0x80)
			from--;
		if (start - from >= 18 && clause_mark(text, from))
			break;
	}
	while (to < sentence.end && to - end < 160 &&
	       (to - end < 18 || !clause_mark(text, to))) {
		to++;
		while (to < sentence.end &&
		       ((unsigned char)text.p[to] & 0xc0) == 0x80)
			to++;
	}
	return (struct span){from, to};
}

/* The currency of the amount told last before figure `i` in its sentence, no
 * other figure between; NULL for none. */
static const char *
money_before(const struct work *w, size_t i)
{
	const struct told *t = &w->c->told.v[i];

	for (size_t k = i; k-- > 0 && i - k < 5;) {
		const struct told *o = &w->c->told.v[k];

		if (o->source != t->source || o->sentence != t->sentence)
			return NULL;
		if (o->m.kind == MENTION_QUANTITY)
			return aspect_of(w, k)->dim == DIM_MONEY
				       ? aspect_of(w, k)->unit
				       : NULL;
	}
	return NULL;
}

/* The currency with cents that the text has told last before figure `i`. */
static const char *
money_told(const struct work *w, size_t i)
{
	static const char *const with[] = {"USD", "EUR", "AUD", "CAD",
					   "NZD", "HKD", "SGD", "ZAR"};
	const struct told *t = &w->c->told.v[i];

	if (t->m.value2 ||
	    (strcmp(t->m.unit, "cent") != 0 && strcmp(t->m.unit, "cents") != 0))
		return NULL;
	for (size_t k = i; k-- > 0 && i - k < 60;) {
		if (w->c->told.v[k].source != t->source)
			break;
		if (aspect_of(w, k)->dim == DIM_MONEY &&
		    w->c->told.v[k].m.kind == MENTION_QUANTITY)
			return str_eq_any(str_of(aspect_of(w, k)->unit),
					  STR_LIST(with))
				       ? aspect_of(w, k)->unit
				       : NULL;
	}
	return NULL;
}

/* A bare figure gets the measure that the words around it name: a magnitude,
 * or the currency of the amount before it ("to 3.4 billion euros, from 3.5
 * billion"). */
static void
infer_unit(struct work *w, size_t i)
{
	struct told *t = &w->c->told.v[i];
	struct aspect *a = aspect_of(w, i);
	bool magnitude = strcmp(concept_name(a->concept), "magnitude") == 0;
	const char *money;

	if (t->m.kind != MENTION_QUANTITY || a->dim != DIM_COUNT || !a->valued)
		return;
	if (str_starts(str_of(t->m.unit), STR("cent")) &&
	    (money = money_told(w, i))) {
		t->m.value = arena_printf(&w->c->arena, "%.10g",
					  strtod(t->m.value, NULL) / 100);
		t->m.unit = money;
		value_aspect(a, &t->m);
		return;
	}
	if (magnitude && a->concept_cost < 4 && a->value < 10 &&
	    (t->m.step < 0 || strchr(t->m.value, '.'))) {
		t->m.unit = "magnitude";
	} else if (!*t->m.unit && a->value >= 1e6 &&
		   (money = money_before(w, i))) {
		t->m.unit = money;
	} else {
		return;
	}
	value_aspect(a, &t->m);
}

/* A single banker's numeral is a syllable of some other word. */
static bool
is_formal_numeral(struct str s)
{
	static const char *const signs[] = {"参", "叁", "參", "壹", "贰",
					    "伍", "陆", "陸", "柒", "捌",
					    "玖", "拾", "零"};

	return str_eq_any(s, STR_LIST(signs));
}

/* "Twelve of the dead were children", 死者中有12名: a part of those that
 * another figure counts. */
static bool
is_part(struct str before, struct str after)
{
	static const char *const lead[] = {"中有", "其中有",	 "其中",
					   "包括", " including", "including"};
	static const char *const of[] = {"of the dead", "of the injured",
					 "of the wounded", "of the victims"};

	return str_ends_any(str_trim(before), STR_LIST(lead)) ||
	       str_starts_any(str_trim(after), STR_LIST(of));
}

/* "brings the death toll to eight": a word of what befell people is near. */
static bool
is_fate(const struct aspect *a)
{
	return concept_group(a->concept) == GROUP_FATE &&
	       a->concept_cost <= REACHED && a->value > 2;
}

/* "Engine 7", "Gate 12", "number 9": which one, not how many. */
static bool
is_label(const struct work *w, size_t i)
{
	static const char *const words[] = {
		"engine",   "gate",    "room",	 "flight",   "platform",
		"terminal", "reactor", "route",	 "highway",  "section",
		"article",  "pier",    "block",	 "building", "complex",
		"phase",    "stage",   "no",	 "no.",	     "number",
		"channel",  "unit",    "sector", "chapter",  "track"};
	const struct told *t = &w->c->told.v[i];
	struct str text = w->c->sources.v[t->source].article->text;
	struct buf word = BUF_INIT;
	size_t at = t->m.start;
	bool label;

	if (t->m.digits == 0 || *t->m.unit || at < 4 || text.p[at - 1] != ' ')
		return false;
	while (at > 1 && t->m.start - at < 12 && text.p[at - 2] != ' ' &&
	       text.p[at - 2] != '\n')
		at--;
	buf_add(&word, STR(""));
	fold(&word, str_sub(text, at - 1, t->m.start - 1));
	label = str_eq_any(buf_str(&word), STR_LIST(words));
	buf_free(&word);
	return label;
}

/* A lone one ("one of them", 一名), a half, a vague "several": no figure that
 * sources could be held against. */
static bool
says_nothing(const struct work *w, size_t i)
{
	const struct mention *m = &w->c->told.v[i].m;
	const struct aspect *a = aspect_of(w, i);

	if (!a->valued || a->dim == DIM_MONEY || a->dim == DIM_RATIO)
		return false;
	if (a->dim == DIM_COUNT && a->value2 <= 1)
		return true;
	if (a->dim == DIM_COUNT &&
	    is_formal_numeral(told_words(w, &w->c->told.v[i])))
		return true;
	if (a->dim == DIM_COUNT && is_label(w, i))
		return true;
	if (a->dim == DIM_COUNT && m->digits == 0 && !*m->unit)
		return !is_fate(a) && !(a->part && a->value > 2);
	return strcmp(m->unit, "degree") == 0 && a->value <= 1;
}

/* Does `s` end in a capitalised word? */
static bool
ends_in_name(struct str s)
{
	size_t at = s.n;

	while (at && (ascii_letter(s.p[at - 1]) ||
		      (unsigned char)s.p[at - 1] >= 0x80))
		at--;
	return s.n - at > 1 && ascii_capital(s.p[at]) &&
	       (!at || s.p[at - 1] == ' ');
}

/* "Ana Ruiz, 53, an electrician", "aged between 23 and 57": an age, not a
 * number of electricians. */
static bool
is_age(const struct told *t, const struct aspect *a, struct str before,
       struct str after)
{
	static const char *const leads[] = {"aged", "aged between", "ages of",
					    "aged from"};
	static const char *const trails[] = {", a ", ", an ", ", who ",
					     ", the "};

	if (a->dim != DIM_COUNT || !a->valued || a->value <= 0 ||
	    a->value >= 120 || *t->m.unit)
		return false;
	if (str_ends_any(str_trim(before), STR_LIST(leads)))
		return true;
	if (!str_ends(before, STR(", ")))
		return false;
	return str_starts_any(after, STR_LIST(trails)) ||
	       (t->m.digits == 2 &&
		ends_in_name(str_sub(before, 0, before.n - 2)) &&
		(str_starts(after, STR(",")) || str_starts(after, STR("."))));
}

/* Years that somebody is old: 24岁, "23-year-old". */
static bool
is_years_old(const struct told *t, struct str words)
{
	static const char *const marks[] = {"岁", "歲", "-year-old",
					    " years old", "aged"};

	return strcmp(t->m.unit, "year") == 0 &&
	       str_has_any(words, STR_LIST(marks));
}

static void
subject_of(struct work *w, size_t i, const struct map *concepts,
	   struct side side[2])
{
	const struct told *t = &w->c->told.v[i];
	struct aspect *a = aspect_of(w, i);
	const struct article *article = w->c->sources.v[t->source].article;
	struct span s = told_sentence(w, t);
	size_t end = t->m.end < s.end ? t->m.end : s.end;
	struct nearest n;
	struct span clause;

	side_set(&side[0], concepts,
		 tail(str_sub(article->text, s.start, t->m.start), 240));
	side_set(&side[1], concepts,
		 head(str_sub(article->text, end, s.end), 240));
	n = nearest_concepts(&side[0], &side[1], t, a);
	prefer_grave(&n);
	a->concept = n.concept[0] & CONCEPT_MASK;
	a->concept_cost = n.cost[0];
	a->near_concept = n.concept[1] & CONCEPT_MASK;
	a->earlier = is_earlier(buf_str(&side[0].text), buf_str(&side[1].text));
	a->part = is_part(buf_str(&side[0].text), buf_str(&side[1].text));
	a->change = is_change(buf_str(&side[0].text), buf_str(&side[1].text));
	clause = clause_of(article->text, s, t->m.start, end);
	a->from = (uint32_t)clause.start;
	a->to = (uint32_t)clause.end;
	if (t->m.kind == MENTION_QUANTITY &&
	    (is_age(t, a, str_sub(article->text, s.start, t->m.start),
		    str_sub(article->text, end, s.end)) ||
	     is_years_old(t, told_words(w, t)))) {
		w->c->told.v[i].m.unit = "year";
		value_aspect(a, &t->m);
		a->age = true;
		a->concept = a->near_concept = 0;
	}
	if (t->m.kind == MENTION_QUANTITY) {
		infer_unit(w, i);
		a->furniture |= says_nothing(w, i);
	}
}

void
find_subjects(struct work *w)
{
	struct map concepts = MAP_INIT;
	struct side side[2] = {{BUF_INIT, {0}}, {BUF_INIT, {0}}};

	concepts_init(&concepts);
	for (size_t i = 0; i < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_QUANTITY ||
		    w->c->told.v[i].m.kind == MENTION_TIME)
			subject_of(w, i, &concepts, side);
	side_free(&side[0]);
	side_free(&side[1]);
	map_free(&concepts);
}
