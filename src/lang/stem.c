/* A light stemmer. Order matters: apostrophes, irregular forms, plural,
 * -ed/-ing, then one derivational ending. The endings were chosen so that
 * "announce, announces, announced, announcing, announcement" and "translate,
 * translation, translator" meet, and a stem keeps at least three letters. */
#include "rashomon/lang/stem.h"

#include "rashomon/text/utf8.h"

#include <stdlib.h>

struct pair {
	const char *word, *stem;
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

static const char *const stops[] = { /* sorted */
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

/* An ending, and the letters that must stay before it. */
static const struct ending {
	const char *from;
	size_t least;
} endings[] = { /* the first that fits is cut, one only */
	{"isations", 3}, {"izations", 3}, {"isation", 3}, {"ization", 3},
	{"iveness", 3}, {"fulness", 3}, {"ically", 3}, {"ations", 3},
	{"ators", 3}, {"ation", 3}, {"ments", 4}, {"ative", 3}, {"ator", 3},
	{"ment", 4}, {"ness", 4}, {"able", 4}, {"ible", 4}, {"ance", 4},
	{"ence", 4}, {"ions", 4}, {"ship", 4}, {"ally", 4}, {"less", 4},
	{"ity", 4}, {"ion", 4}, {"ive", 4}, {"ing", 3}, {"ism", 4},
	{"ist", 4}, {"ial", 4}, {"ful", 4}, {"ate", 4}, {"ise", 4},
	{"ize", 4}, {"ous", 4}, {"ant", 4}, {"ent", 4}, {"ian", 4}, {"ed", 3},
	{"er", 4}, {"or", 4}, {"ly", 3}, {"al", 4}, {"ic", 4}, {"an", 4},
};
/* clang-format on */

static int
pair_order(const void *key, const void *row)
{
	const struct str *k = key;
	const struct pair *r = row;

	return str_cmp(*k, str_of(r->word));
}

static int
stop_order(const void *key, const void *row)
{
	const struct str *k = key;
	const char *const *r = row;

	return str_cmp(*k, str_of(*r));
}

bool
stem_stop(struct str w)
{
	return bsearch(&w, stops, COUNT(stops), sizeof *stops, stop_order) !=
	       NULL;
}

static bool
vowel(char c)
{
	return c && strchr("aeiouy", c);
}

static bool
has_vowel(const char *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (vowel(w[i]))
			return true;
	return false;
}

static bool
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
	for (size_t i = 0; i < COUNT(endings); i++) {
		const struct ending *e = &endings[i];
		size_t k = strlen(e->from);

		if (n < k + e->least || !ends(w, n, e->from) ||
		    !has_vowel(w, n - k))
			continue;
		n -= k;
		break;
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

	p = bsearch(&word, irregular, COUNT(irregular), sizeof *irregular,
		    pair_order);
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
