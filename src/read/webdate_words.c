/* Months are looked up in two ways: most by any start of three letters, as
 * mail and programs cut them; those of languages whose starts are words of
 * others (Polish "lip", Czech "pro") whole, or in the short form given. Words
 * are folded first. */
#include "webdate_words.h"

#include "rashomon/base/ascii.h"
#include "rashomon/read/webdate.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

enum { WORD_MOST = 64, START = 3 };

/* clang-format off */
static const char *const by_start[12] = {
	("janvier januar jänner enero gennaio janeiro gener "
	 "ianuarie január января січня януари јануар"),
	("février fevrier februar februari febrero febbraio "
	 "fevereiro febrer februarie február февраля февруари "
	 "фебруар"),
	("märz mrt maart mars marzo março març martie március "
	 "marts марта март березня березень"),
	("avril abril aprile aprilie április апреля април апрель "
	 "квітня квітень"),
	("mai mei mayo maggio maio maig maj május мая май травня "
	 "травень мај"),
	("juin juni junio giugno junho juny iunie június июня июнь "
	 "червня червень юни јун"),
	("juillet juli julio luglio julho juliol iulie július июля "
	 "июль липня липень юли јул"),
	("août aout augusti augustus agosto agost augusztus august "
	 "agustus августа август серпня серпень"),
	("septembre septiembre settembre setembro setembre "
	 "septembrie szeptember сентября сентябрь вересня вересень "
	 "септември септембар"),
	("octobre oktober octubre ottobre outubro octombrie "
	 "október октября октябрь жовтня жовтень октомври октобар"),
	("novembre noviembre novembro noiembrie november ноября "
	 "ноябрь листопада листопад ноември новембар"),
	("décembre dezember diciembre dicembre dezembro desembre "
	 "decembrie december desember декабря декабрь грудня "
	 "грудень декември децембар"),
};

static const char *const by_whole[12] = {
	("stycznia styczeń ledna leden ocak tammikuuta tammi "
	 "ιανουαρίου ιαν يناير ינואר มกราคม जनवरी"),
	("lutego luty února únor şubat helmikuuta helmi "
	 "φεβρουαρίου φεβ лютого лютий فبراير פברואר กุมภาพันธ์ "
	 "फरवरी"),
	("marca marzec března březen mart maaliskuuta maalis "
	 "μαρτίου μαρ μάρτιος μάρ مارس מרץ มีนาคม मार्च"),
	("kwietnia kwi dubna duben nisan huhtikuuta huhti απριλίου "
	 "απρ أبريل אפריל เมษายน अप्रैल"),
	("maja května květen mayıs toukokuuta touko μαΐου μαΐ "
	 "μάιος μάι مايو מאי พฤษภาคม मई"),
	("czerwca cze června červen haziran kesäkuuta kesä ιουνίου "
	 "ιουν ιούνιος ιούν يونيو יוני มิถุนายน जून"),
	("lipca července červenec temmuz heinäkuuta heinä ιουλίου "
	 "ιουλ ιούλιος ιούλ يوليو יולי กรกฎาคม जुलाई"),
	("sierpnia srpna srpen ağustos elokuuta αυγούστου αυγ "
	 "αύγουστος αύγ أغسطس אוגוסט สิงหาคม अगस्त"),
	("września wrz září eylül syyskuuta syys σεπτεμβρίου σεπ "
	 "سبتمبر ספטמבר กันยายน सितंबर"),
	("października paź října říjen ekim lokakuuta loka "
	 "οκτωβρίου οκτ أكتوبر אוקטובר ตุลาคม अक्टूबर"),
	("listopada listopadu kasım marraskuuta marras νοεμβρίου "
	 "νοε νοέμβριος νοέ نوفمبر נובמבר พฤศจิกายน नवंबर"),
	("grudnia gru prosince aralık joulukuuta joulu δεκεμβρίου "
	 "δεκ ديسمبر דצמבר ธันวาคม दिसंबर"),
};
/* clang-format on */

/* Folds `w` into `room`; empty for what is no month's length. */
static struct str
folded(struct str w, char room[WORD_MOST])
{
	struct buf b = BUF_INIT;
	size_t n;

	if (w.n < START || w.n >= WORD_MOST)
		return STR_NONE;
	fold(&b, w);
	n = b.n < WORD_MOST ? b.n : 0;
	if (n)
		memcpy(room, b.p, n);
	buf_free(&b);
	return (struct str){room, n};
}

/* The place, from 1, of the list that holds `w`, or where `starts` a word that
 * starts with it; 0 none. */
static int
place_of(const char *const *lists, struct str w, bool starts)
{
	for (int i = 0; w.n && i < 12; i++)
		for (const char *at = lists[i]; at; at = strchr(at, ' ')) {
			at += *at == ' ';
			if (*at == *w.p && strncmp(at, w.p, w.n) == 0 &&
			    (starts || !at[w.n] || at[w.n] == ' '))
				return i + 1;
		}
	return 0;
}

static bool
has_letters(struct str w, size_t least)
{
	size_t n = 0;

	for (size_t i = 0; i < w.n; i++)
		n += ((unsigned char)w.p[i] & 0xC0) != 0x80;
	return n >= least;
}

int
webdate_month(struct str w)
{
	char room[WORD_MOST];

	w = folded(w, room);
	if (!has_letters(w, START))
		return 0;
	return place_of(by_start, w, true);
}

int
webdate_short_month(struct str w)
{
	static const char *const shorts[12] = {"sty ara", "lut", "mrz", "kwi",
					       "",	  "",	 "lip", "sie",
					       "wrz",	  "paź", "lis", "gru"};
	char room[WORD_MOST];
	int month;

	w = folded(w, room);
	/* Hebrew joins "in" to the month. */
	if (str_starts(w, STR("ב")) && w.n > 6)
		w = str_sub(w, 2, w.n);
	month = w.n ? place_of(by_whole, w, false) : 0;
	return month || !w.n ? month : place_of(shorts, w, false);
}

bool
webdate_zone(struct str w, int *minutes)
{
	static const struct {
		const char *name;
		int minutes;
	} zones[] = {
		{"GMT", 0},    {"UTC", 0},     {"UT", 0},      {"WET", 0},
		{"WEST", 60},  {"BST", 60},    {"CET", 60},    {"MEZ", 60},
		{"MET", 60},   {"CEST", 120},  {"MESZ", 120},  {"MEST", 120},
		{"EET", 120},  {"SAST", 120},  {"CAT", 120},   {"WAT", 60},
		{"EEST", 180}, {"MSK", 180},   {"EAT", 180},   {"TRT", 180},
		{"PKT", 300},  {"NPT", 345},   {"WIB", 420},   {"ICT", 420},
		{"HKT", 480},  {"SGT", 480},   {"AWST", 480},  {"PHT", 480},
		{"WITA", 480}, {"JST", 540},   {"KST", 540},   {"WIT", 540},
		{"ACST", 570}, {"AEST", 600},  {"ACDT", 630},  {"AEDT", 660},
		{"NZST", 720}, {"NZDT", 780},  {"NST", -210},  {"NDT", -150},
		{"AST", -240}, {"ADT", -180},  {"EST", -300},  {"EDT", -240},
		{"CST", -360}, {"CDT", -300},  {"MST", -420},  {"MDT", -360},
		{"PST", -480}, {"PDT", -420},  {"AKST", -540}, {"AKDT", -480},
		{"HST", -600}, {"BRT", -180},  {"BRST", -120}, {"ART", -180},
		{"UYT", -180}, {"CLST", -180}, {"CLT", -240},  {"VET", -240},
		{"COT", -300}, {"PET", -300},
	};

	for (size_t i = 0; i < COUNT(zones); i++)
		if (str_eq_ascii(w, str_of(zones[i].name))) {
			*minutes = zones[i].minutes;
			return true;
		}
	return false;
}

int
webdate_american_zone(struct str w)
{
	static const struct {
		const char *name;
		int minutes;
	} zones[] = {
		{"AT", -240}, {"ET", -300}, {"CT", -360},
		{"MT", -420}, {"PT", -480},
	};

	for (size_t i = 0; i < COUNT(zones); i++)
		if (str_eq(w, str_of(zones[i].name)))
			return zones[i].minutes;
	return 0;
}

/* Sunday is 0 (Sakamoto). */
static int
weekday(int y, int m, int d)
{
	static const int shifts[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};

	y -= m < 3;
	return (y + y / 4 - y / 100 + y / 400 + shifts[m - 1] + d) % 7;
}

bool
webdate_american_summer(int year, int month, int day)
{
	int first = (7 - weekday(year, month, 1)) % 7 + 1; /* Sunday */

	if (month == 3)
		return day >= first + 7;
	if (month == 11)
		return day < first;
	return month > 3 && month < 11;
}

int
webdate_era(struct str w)
{
	static const struct {
		const char *name;
		int before;
	} eras[] = {
		{"令和", 2018}, {"平成", 1988}, {"昭和", 1925},
		{"民國", 1911}, {"民国", 1911},
	};

	for (size_t i = 0; i < COUNT(eras); i++)
		if (str_ends(w, str_of(eras[i].name)))
			return eras[i].before;
	return 0;
}
