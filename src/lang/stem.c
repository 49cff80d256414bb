/* A light stemmer. Order matters: apostrophes, irregular forms, plural,
 * -ed/-ing, then one derivational ending. The endings were chosen so that
 * "announce, announces, announced, announcing, announcement" and "translate,
 * translation, translator" meet, and a stem keeps at least three letters. */
#include "rashomon/lang/stem.h"

#include "rashomon/base/row.h"
#include "rashomon/text/utf8.h"

struct pair {
	char word[ROW_WORD], stem[ROW_WORD];
};

/* clang-format off */
static const struct pair irregular[] = { /* sorted */
{"afghan", "afghanistan"}, {"african", "africa"}, {"am", "be"},
{"american", "america"}, {"americans", "america"}, {"apr", "april"},
{"argentine", "argentina"}, {"arisen", "aris"}, {"arose", "aris"},
{"asian", "asia"}, {"ate", "eat"}, {"aug", "august"},
{"australian", "australia"}, {"austrian", "austria"}, {"awoke", "awak"},
{"beaten", "beat"}, {"became", "becom"}, {"been", "be"}, {"began", "begin"},
{"begun", "begin"}, {"belgian", "belgium"}, {"belief", "believ"},
{"beliefs", "believ"}, {"bent", "bend"}, {"best", "good"}, {"better", "good"},
{"bigger", "big"}, {"biggest", "big"}, {"bit", "bite"}, {"bitten", "bite"},
{"bled", "bleed"}, {"blew", "blow"}, {"bought", "buy"}, {"bound", "bind"},
{"bred", "breed"}, {"british", "britain"}, {"briton", "britain"},
{"britons", "britain"}, {"broke", "break"}, {"broken", "break"},
{"brought", "bring"}, {"built", "build"}, {"burnt", "burn"},
{"burst", "burst"}, {"came", "com"}, {"canadian", "canada"},
{"caught", "catch"}, {"children", "child"}, {"chinese", "china"},
{"choice", "choos"}, {"choices", "choos"}, {"chose", "choos"},
{"chosen", "choos"}, {"criteria", "criterion"}, {"cuban", "cuba"},
{"danish", "denmark"}, {"data", "data"}, {"dead", "die"}, {"dealt", "deal"},
{"death", "die"}, {"deaths", "die"}, {"dec", "decemb"}, {"died", "die"},
{"drank", "drink"}, {"drawn", "draw"}, {"drew", "draw"}, {"driven", "driv"},
{"drove", "driv"}, {"drunk", "drink"}, {"dug", "dig"},
{"dutch", "netherland"}, {"dying", "die"}, {"earlier", "earli"},
{"earliest", "earli"}, {"early", "earli"}, {"eaten", "eat"},
{"egyptian", "egypt"}, {"eight", "8"}, {"elder", "old"}, {"eleven", "11"},
{"european", "europ"}, {"europeans", "europ"}, {"fallen", "fall"},
{"feb", "februari"}, {"fed", "feed"}, {"feet", "foot"}, {"fell", "fall"},
{"felt", "feel"}, {"fifth", "5"}, {"five", "5"}, {"fled", "flee"},
{"flew", "fly"}, {"flight", "fly"}, {"flights", "fly"}, {"flown", "fly"},
{"forbade", "forbid"}, {"forgave", "forgiv"}, {"forgot", "forget"},
{"forgotten", "forget"}, {"fought", "fight"}, {"found", "find"},
{"four", "4"}, {"french", "france"}, {"froze", "freez"}, {"frozen", "freez"},
{"gave", "giv"}, {"german", "germani"}, {"germans", "germani"},
{"gift", "giv"}, {"given", "giv"}, {"goes", "go"}, {"gone", "go"},
{"got", "get"}, {"gotten", "get"}, {"greater", "great"},
{"greatest", "great"}, {"greek", "greec"}, {"grew", "grow"},
{"grown", "grow"}, {"growth", "grow"}, {"held", "hold"}, {"hid", "hid"},
{"hidden", "hid"}, {"higher", "high"}, {"highest", "high"}, {"hung", "hang"},
{"hungarian", "hungari"}, {"indian", "india"}, {"indians", "india"},
{"indonesian", "indonesia"}, {"iranian", "iran"}, {"iraqi", "iraq"},
{"irish", "ireland"}, {"israeli", "israel"}, {"israelis", "israel"},
{"italian", "itali"}, {"jan", "januari"}, {"japanese", "japan"},
{"kept", "keep"}, {"killing", "kill"}, {"knelt", "kneel"}, {"knew", "know"},
{"knowledge", "know"}, {"known", "know"}, {"korean", "korea"},
{"koreans", "korea"}, {"laid", "lay"}, {"lain", "lie"}, {"larger", "larg"},
{"largest", "larg"}, {"later", "late"}, {"latest", "late"}, {"lay", "lay"},
{"leapt", "leap"}, {"learnt", "learn"}, {"lebanese", "lebanon"},
{"led", "lead"}, {"left", "leave"}, {"length", "long"}, {"lent", "lend"},
{"lit", "light"}, {"lives", "life"}, {"longer", "long"}, {"longest", "long"},
{"loss", "los"}, {"losses", "los"}, {"lost", "los"}, {"lower", "low"},
{"lowest", "low"}, {"lying", "lie"}, {"made", "mak"},
{"malaysian", "malaysia"}, {"meant", "mean"}, {"media", "media"},
{"men", "man"}, {"met", "meet"}, {"mexican", "mexico"}, {"mice", "mouse"},
{"mistaken", "mistak"}, {"nearly", "near"}, {"news", "news"}, {"nine", "9"},
{"norwegian", "norwai"}, {"nov", "novemb"}, {"oct", "octob"},
{"older", "old"}, {"oldest", "old"}, {"one", "1"}, {"overcame", "overcom"},
{"paid", "pay"}, {"pakistani", "pakistan"}, {"palestinian", "palestin"},
{"palestinians", "palestin"}, {"people", "people"}, {"polish", "poland"},
{"proof", "prov"}, {"ran", "run"}, {"rang", "ring"}, {"ridden", "rid"},
{"risen", "ris"}, {"rode", "rid"}, {"romanian", "romania"}, {"rose", "ris"},
{"rung", "ring"}, {"russian", "russia"}, {"russians", "russia"},
{"safety", "safe"}, {"said", "say"}, {"sale", "sell"}, {"sales", "sell"},
{"sang", "sing"}, {"sank", "sink"}, {"saudis", "saudi"}, {"saw", "see"},
{"scottish", "scotland"}, {"seen", "see"}, {"seller", "sell"},
{"sent", "send"}, {"sep", "septemb"}, {"sept", "septemb"},
{"series", "series"}, {"seven", "7"}, {"shaken", "shak"}, {"shook", "shak"},
{"shot", "shoot"}, {"shown", "show"}, {"shrank", "shrink"}, {"six", "6"},
{"slept", "sleep"}, {"slid", "slid"}, {"smaller", "small"}, {"sold", "sell"},
{"sought", "seek"}, {"spanish", "spain"}, {"species", "species"},
{"speech", "speak"}, {"spelt", "spell"}, {"spent", "spend"},
{"spoke", "speak"}, {"spoken", "speak"}, {"sprang", "spring"},
{"spread", "spread"}, {"stole", "steal"}, {"stolen", "steal"},
{"stood", "stand"}, {"strength", "strong"}, {"stronger", "strong"},
{"strongest", "strong"}, {"struck", "strik"}, {"stuck", "stick"},
{"stung", "sting"}, {"sung", "sing"}, {"sunk", "sink"}, {"swam", "swim"},
{"swedish", "sweden"}, {"swept", "sweep"}, {"swiss", "switzerland"},
{"swore", "swear"}, {"sworn", "swear"}, {"syrian", "syria"},
{"taiwanese", "taiwan"}, {"taken", "tak"}, {"taught", "teach"},
{"teeth", "tooth"}, {"ten", "10"}, {"thai", "thailand"}, {"thought", "think"},
{"thoughts", "think"}, {"three", "3"}, {"threw", "throw"},
{"thrown", "throw"}, {"told", "tell"}, {"took", "tak"}, {"tore", "tear"},
{"torn", "tear"}, {"turkish", "turkei"}, {"twelve", "12"}, {"two", "2"},
{"uk", "britain"}, {"ukrainian", "ukrain"}, {"ukrainians", "ukrain"},
{"understood", "understand"}, {"undertook", "undertak"}, {"usa", "america"},
{"venezuelan", "venezuela"}, {"vietnamese", "vietnam"}, {"welsh", "wal"},
{"went", "go"}, {"wept", "weep"}, {"withdrawn", "withdraw"},
{"withdrew", "withdraw"}, {"wives", "wife"}, {"woke", "wak"},
{"women", "woman"}, {"won", "win"}, {"wore", "wear"}, {"worn", "wear"},
{"worse", "bad"}, {"worst", "bad"}, {"wound", "wound"}, {"written", "writ"},
{"wrote", "writ"}, {"younger", "young"}, {"youngest", "young"},
};

static const char stops[][ROW_WORD] = { /* sorted */
"a", "about", "after", "again", "all", "also", "although", "an", "and",
"another", "any", "are", "as", "at", "be", "because", "been", "before",
"being", "between", "both", "but", "by", "can", "classifier", "could", "did",
"do", "does", "doing", "don", "down", "during", "each", "especially", "etc",
"even", "every", "few", "for", "form", "from", "further", "had", "has",
"have", "having", "he", "her", "here", "hers", "him", "his", "how", "however",
"i", "if", "in", "into", "is", "it", "its", "itself", "just", "ll", "may",
"me", "might", "more", "most", "much", "must", "my", "no", "nor", "not", "of",
"off", "on", "once", "one's", "only", "onto", "or", "other", "our", "out",
"over", "own", "re", "s", "same", "sb", "shall", "she", "should", "so",
"some", "someone", "something", "sth", "such", "surname", "t", "than", "that",
"the", "their", "them", "then", "there", "these", "they", "this", "those",
"though", "through", "to", "too", "tw", "under", "until", "up", "upon", "us",
"used", "ve", "very", "was", "we", "were", "what", "when", "where", "whether",
"which", "while", "who", "whom", "whose", "why", "will", "with", "within",
"without", "would", "yet", "you", "your",
};

/* An ending, its length, and the letters that must stay before it. Those of one
 * last letter stand together: the first that fits is cut, one only. */
#define ENDING(from, least) {from, sizeof from - 1, least}
struct ending {
	char from[9];
	unsigned char n, least;
};
static const struct ending in_c[] = {ENDING("ic", 4)};
static const struct ending in_d[] = {ENDING("ed", 3)};
static const struct ending in_e[] = {ENDING("ative", 3), ENDING("able", 4),
	ENDING("ible", 4), ENDING("ance", 4), ENDING("ence", 4), ENDING("ive", 4),
	ENDING("ate", 4), ENDING("ise", 4), ENDING("ize", 4)};
static const struct ending in_g[] = {ENDING("ing", 3)};
static const struct ending in_l[] = {ENDING("ial", 4), ENDING("ful", 4),
	ENDING("al", 4)};
static const struct ending in_m[] = {ENDING("ism", 4)};
static const struct ending in_n[] = {ENDING("isation", 3), ENDING("ization", 3),
	ENDING("ation", 3), ENDING("ion", 4), ENDING("ian", 4), ENDING("an", 4)};
static const struct ending in_p[] = {ENDING("ship", 4)};
static const struct ending in_r[] = {ENDING("ator", 3), ENDING("er", 4),
	ENDING("or", 4)};
static const struct ending in_s[] = {ENDING("isations", 3),
	ENDING("izations", 3), ENDING("iveness", 3), ENDING("fulness", 3),
	ENDING("ations", 3), ENDING("ators", 3), ENDING("ments", 4), ENDING("ness", 4),
	ENDING("ions", 4), ENDING("less", 4), ENDING("ous", 4)};
static const struct ending in_t[] = {ENDING("ment", 4), ENDING("ist", 4),
	ENDING("ant", 4), ENDING("ent", 4)};
static const struct ending in_y[] = {ENDING("ically", 3), ENDING("ally", 4),
	ENDING("ity", 4), ENDING("ly", 3)};
#define LAST(in) {in, COUNT(in)}
static const struct {
	const struct ending *v;
	size_t n;
} by_last[26] = {
	['c' - 'a'] = LAST(in_c), ['d' - 'a'] = LAST(in_d),
	['e' - 'a'] = LAST(in_e), ['g' - 'a'] = LAST(in_g),
	['l' - 'a'] = LAST(in_l), ['m' - 'a'] = LAST(in_m),
	['n' - 'a'] = LAST(in_n), ['p' - 'a'] = LAST(in_p),
	['r' - 'a'] = LAST(in_r), ['s' - 'a'] = LAST(in_s),
	['t' - 'a'] = LAST(in_t), ['y' - 'a'] = LAST(in_y),
};
/* clang-format on */

bool
stem_stop(struct str w)
{
	return row_find(w, stops, COUNT(stops), sizeof *stops) != NULL;
}

static bool
vowel(char c)
{
	switch (c) {
	case 'a':
	case 'e':
	case 'i':
	case 'o':
	case 'u':
	case 'y':
		return true;
	default:
		return false;
	}
}

static bool
has_vowel(const char *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (vowel(w[i]))
			return true;
	return false;
}

static inline bool
ends(const char *w, size_t n, const char *with)
{
	size_t k = strlen(with);

	return n >= k && !memcmp(w + n - k, with, k);
}

/* accounts, cities, boxes -> account, city, box; not gas, bus, crisis. */
static size_t
cut_plural(char *w, size_t n)
{
	if (n < 4 || w[n - 1] != 's' || ends(w, n, "ss") || ends(w, n, "us") ||
	    ends(w, n, "is"))
		return n;
	if (ends(w, n, "ies") && n > 4) {
		w[n - 3] = 'y';
		return n - 2;
	}
	if (ends(w, n, "sses") || ends(w, n, "xes") || ends(w, n, "ches") ||
	    ends(w, n, "shes") || ends(w, n, "zes") || ends(w, n, "oes"))
		return n - 2;
	return n - 1;
}

static size_t
cut_ending(char *w, size_t n)
{
	size_t last = n ? (size_t)(w[n - 1] - 'a') : 26;

	for (size_t i = 0; last < 26 && i < by_last[last].n; i++) {
		const struct ending *e = &by_last[last].v[i];

		if (n >= e->n + e->least &&
		    memcmp(w + n - e->n, e->from, e->n) == 0 &&
		    has_vowel(w, n - e->n))
			return n - e->n;
	}
	return n;
}

/* What is left of stop(p)ing, mak(e), carr(y): one shape for all. */
static size_t
cut_tail(char *w, size_t n)
{
	if (n > 3 && w[n - 1] == w[n - 2] && !vowel(w[n - 1]))
		n--;
	else if (n > 3 && w[n - 1] == 'e')
		n--;
	if (n > 2 && w[n - 1] == 'y')
		w[n - 1] = 'i';
	return n;
}

size_t
stem_en(char out[STEM_MOST], struct str word)
{
	const struct pair *p;
	size_t n = word.n < STEM_MOST ? word.n : STEM_MOST;

	p = row_find(word, irregular, COUNT(irregular), sizeof *irregular);
	if (p) {
		n = strlen(p->stem);
		memcpy(out, p->stem, n);
		return cut_tail(out, n);
	}
	memcpy(out, word.p, n);
	for (size_t i = 0; i < n; i++)
		if (out[i] < 'a' || out[i] > 'z')
			return n;
	n = cut_plural(out, n);
	n = cut_ending(out, n);
	return cut_tail(out, n);
}

static bool
is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') ||
	       (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

bool
stem_next(struct str text, size_t *at, struct str *word)
{
	uint32_t c;
	size_t i = *at, n, start;

	while (i < text.n) {
		n = utf8_next(text, i, &c);
		if (is_letter(c))
			break;
		i += n;
	}
	start = i;
	while (i < text.n) {
		n = utf8_next(text, i, &c);
		if (!is_letter(c) &&
		    !((c == '.' || c == ',') && i > start && i + 1 < text.n &&
		      text.p[i - 1] >= '0' && text.p[i - 1] <= '9' &&
		      text.p[i + 1] >= '0' && text.p[i + 1] <= '9'))
			break;
		i += n;
	}
	*word = str_sub(text, start, i);
	if (i + 1 < text.n && text.p[i] == '\'' && text.p[i + 1] == 's')
		i += 2;
	*at = i;
	return word->n > 0;
}
