/* A line above or below an article is a masthead when nothing is left of it
 * once its day, its byline and one or two names are taken out. The day is the
 * longest run of numbers and words of dates; what stands around it falls into
 * pieces at bars, dots, commas, brackets and wide blanks, and each piece must
 * say what it is: a label ("Updated"), a byline ("By …", 记者…), a desk before
 * a name or a report (財經中心／綜合報導), a name with capitals, or the name of
 * a paper. One piece that is none of these makes the
 * line prose. */
#include "masthead.h"

#include "dateline.h"

#include "rashomon/base/ascii.h"
#include "rashomon/read/webdate.h"
#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

#include <string.h>

enum {
	WIDTH_MOST = 160,
	NAME_WIDTH = 40,
	PAPER_WIDTH = 26,
	DESK_WIDTH = 14,
	NAMES_MOST = 2
};

static const char *const paper_ends[] = {
	"报",	  "報",	  "网",	  "網",	  "社",	  "台",	  "臺",
	"新闻",	  "新聞", "周刊", "週刊", "月刊", "在线", "線上",
	"客户端", "电视", "電視", "广播", "廣播", "通讯", "通訊",
	"杂志",	  "雜誌", "论坛", "快讯", "快訊"};

/* Names of the desks of a paper end in one of these. */
static const char *const desk_ends[] = {"中心", "頻道", "频道", "編輯部",
					"编辑部"};

/* Names of papers end in one of these, or start with "The". */
static const char *const paper_words[] = {
	"Agency",    "Bulletin",   "Chronicle", "Courier",     "Daily",
	"Dispatch",  "Echo",	   "Examiner",	"Express",     "Gazette",
	"Globe",     "Guardian",   "Herald",	"Independent", "Inquirer",
	"Journal",   "Lantern",	   "Ledger",	"Magazine",    "Mail",
	"Mercury",   "Mirror",	   "Monitor",	"Network",     "News",
	"Observer",  "Online",	   "Post",	"Press",       "Radio",
	"Record",    "Register",   "Report",	"Review",      "Sentinel",
	"Service",   "Standard",   "Star",	"Sun",	       "TV",
	"Telegraph", "Television", "Times",	"Today",       "Tribune",
	"Weekly",    "Wire",	   "World"};

static const char *const said_published[] = {"published on",
					     "published at",
					     "published",
					     "posted on",
					     "posted",
					     "first published",
					     "date",
					     "发布时间",
					     "發布時間",
					     "发布于",
					     "发布",
					     "發佈時間",
					     "發佈",
					     "發布",
					     "时间",
					     "時間",
					     "日期",
					     "publié le",
					     "publié",
					     "publicado el",
					     "publicado em",
					     "publicado",
					     "veröffentlicht am",
					     "veröffentlicht",
					     "erstellt",
					     "pubblicato il",
					     "pubblicato",
					     "опубликовано",
					     "Опубликовано",
					     "입력",
					     "등록",
					     "公開",
					     "配信"};
static const char *const said_modified[] = {
	"last updated on", "last updated",  "last modified",   "updated on",
	"updated at",	   "updated",	    "modified",	       "更新时间",
	"更新時間",	   "更新于",	    "更新於",	       "更新",
	"mis à jour le",   "mis à jour",    "actualizado el",  "actualizado",
	"atualizado em",   "atualizado",    "aktualisiert am", "aktualisiert",
	"stand",	   "aggiornato il", "aggiornato",      "обновлено",
	"Обновлено",	   "수정"};
static const char *const said_by[] = {
	"By ",	    "by ",	"Reporting by ", "Text by ",	"Words by ",
	"本报记者", "本報記者", "本刊记者",	 "本社记者",	"特约记者",
	"特派记者", "特派記者", "实习记者",	 "记者",	"記者",
	"编译",	    "編譯",	"作者",		 "撰文",	"文/",
	"文／",	    "文：",	"文:",		 "Written by ", "Par ",
	"Von ",	    "Por ",	"Автор",	 "Текст"};
/* Before the name that somebody has in a forum, of any letters. */
static const char *const said_post[] = {"Post by ", "Posted by "};
static const char *const said_source[] = {"来源", "來源", "Source"};
/* What a piece may say besides: it is passed over. */
static const char *const said_report[] = {"报道", "報道", "報導"};
static const char *const said_other[] = {
	"报道", "報道", "報導", "综合报道",    "責任編輯",   "责任编辑", "编辑",
	"編輯", "责编", "校对", "Editing by ", "Edited by ", "Photo"};

/* A byte of a letter of the scripts that write with capitals. */
static bool
is_letter(char c)
{
	unsigned char u = (unsigned char)c;

	return ascii_letter(c) || (u >= 0xC3 && u < 0xE0);
}

/* Length of the number or word at `at`; 0 where neither starts. */
static size_t
word_length(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && ascii_digit(s.p[at + n]))
		n++;
	if (n)
		return n;
	while (at + n < s.n && is_letter(s.p[at + n]))
		n += (unsigned char)s.p[at + n] < 0x80 ? 1 : 2;
	return at + n < s.n ? n : s.n - at;
}

static size_t
character(struct str s, size_t at)
{
	uint32_t cp;

	return utf8_next(s, at, &cp);
}

static bool
is_weekday(struct str w)
{
	static const char *const days[] = {"monday",   "tuesday", "wednesday",
					   "thursday", "friday",  "saturday",
					   "sunday"};

	for (size_t i = 0; i < COUNT(days); i++)
		if (w.n >= 3 && w.n <= strlen(days[i]) &&
		    str_eq_ascii(w, str_sub(str_of(days[i]), 0, w.n)))
			return true;
	return false;
}

/* Words that stand in days and times beside months and numbers. */
static bool
is_time_word(struct str w)
{
	static const char *const words[] = {
		"a",   "p",   "m",   "am",   "pm",  "at",  "st",  "nd",	  "rd",
		"th",  "t",   "z",   "utc",  "gmt", "est", "edt", "cst",  "cdt",
		"mst", "mdt", "pst", "pdt",  "bst", "ist", "cet", "cest", "eet",
		"jst", "hkt", "sgt", "aest", "msk", "h",   "uhr"};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq_ascii(w, str_of(words[i])))
			return true;
	return false;
}

/* Words that stand between the parts of a day, and are none themselves. */
static bool
is_between(struct str w)
{
	static const char *const words[] = {"at", "de", "à", "um",
					    "às", "г",	"в"};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq_ascii(w, str_of(words[i])))
			return true;
	return false;
}

/* Length of a Chinese piece of a date at `at`; 0 none. */
static size_t
han_part(struct str s, size_t at)
{
	static const char *const parts[] = {
		"年",	"月",	"日",	"号",	"號",	"时",
		"時",	"点",	"點",	"分",	"秒",	"上午",
		"下午", "早上", "晚上", "中午", "民國", "民国"};
	static const char *const weeks[] = {"星期", "礼拜", "禮拜", "周", "週"};
	static const char *const days[] = {"一", "二", "三", "四",
					   "五", "六", "日", "天"};
	struct str rest = str_sub(s, at, s.n);

	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_starts(rest, str_of(parts[i])))
			return strlen(parts[i]);
	for (size_t i = 0; i < COUNT(weeks); i++) {
		size_t n = strlen(weeks[i]);

		if (str_starts(rest, str_of(weeks[i])) &&
		    str_starts_any(str_sub(rest, n, rest.n), STR_LIST(days)))
			return n + 3;
	}
	return 0;
}

/* Length of what may stand in a date at `at`; 0 where the date ends. `hard`
 * is true for a part that can begin or end one. */
static size_t
date_part(struct str s, size_t at, bool *hard)
{
	size_t n = word_length(s, at);
	struct str w = str_sub(s, at, at + n);

	*hard = true;
	if (n && ascii_digit(s.p[at]))
		return n <= 4 || n == 8 ? n : 0;
	if (n) {
		bool month = month_of(w) || webdate_month(w);

		*hard = month || !is_between(w);
		return month || is_weekday(w) || is_time_word(w) || !*hard ? n
									   : 0;
	}
	n = han_part(s, at);
	if (n)
		return n;
	*hard = false;
	if (str_starts(str_sub(s, at, s.n), STR("（")) ||
	    str_starts(str_sub(s, at, s.n), STR("）")))
		return 3;
	return strchr(" ,.:-/+()", s.p[at]) ? 1 : 0;
}

/* The next run of parts of a date at or after *from; false none. */
static bool
date_run(struct str s, size_t *from, size_t *end)
{
	for (size_t at = *from, n; at < s.n; at += n) {
		size_t first = at, last = at;
		bool hard, wordy = at && ascii_letter(s.p[at - 1]);

		while (!wordy && at < s.n &&
		       (n = date_part(s, at, &hard)) > 0) {
			if (!hard && first == at)
				first += n;
			at += n;
			if (hard)
				last = at;
		}
		if (last > first) {
			*from = first;
			*end = last;
			return true;
		}
		if (at >= s.n)
			break;
		n = word_length(s, at);
		if (!n)
			n = character(s, at);
	}
	return false;
}

/* The first day that the line states in full, and where. The paper's own name
 * may look like a weekday: "The Sun, 3 May 2026". */
static bool
find_day(struct str s, char iso[32], size_t *start, size_t *end)
{
	size_t digit = 0;

	while (digit < s.n && !ascii_digit(s.p[digit]))
		digit++;
	if (digit == s.n)
		return false;
	for (size_t at = 0, stop = 0; date_run(s, &at, &stop); at = stop) {
		struct str run = str_sub(s, at, stop);
		size_t n = word_length(s, at);

		if (n == 3 && at >= 2 && s.p[at - 1] == ' ' &&
		    ascii_letter(s.p[at - 2]) && is_weekday(str_sub(run, 0, n)))
			run = str_sub(run, n, run.n);
		if (run.n >= 8 &&
		    (webdate_parse(run, iso) || date_in_line(run, iso))) {
			*start = (size_t)(run.p - s.p);
			*end = stop;
			return true;
		}
	}
	return false;
}

/* The rest of `s` behind the first of `n` labels that it starts with, and
 * behind its colon; no pointer where it starts with none. */
static struct str
behind(struct str s, const char *const *starts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str start = str_of(starts[i]);

		if (!str_starts_ascii(s, start) ||
		    (start.n < s.n && ascii_letter(start.p[start.n - 1]) &&
		     is_letter(s.p[start.n])))
			continue;
		s = str_trim(str_sub(s, start.n, s.n));
		if (str_starts(s, STR(":")))
			s = str_sub(s, 1, s.n);
		else if (str_starts(s, STR("：")))
			s = str_sub(s, 3, s.n);
		return str_trim(s);
	}
	return STR_NONE;
}

/* Capitals at the start of every word but small ones between. */
static bool
is_name(struct str s)
{
	static const char *const small[] = {"of",  "the", "and", "de",	"la",
					    "del", "von", "van", "for", "on",
					    "al",  "bin", "da",	 "dos", "y"};
	size_t words = 0;

	for (size_t at = 0, n; at < s.n; at += n) {
		n = word_length(s, at);
		if (!n) {
			n = character(s, at);
			if (ascii_digit(s.p[at]) || strchr("!?;\"", s.p[at]))
				return false;
			continue;
		}
		if (at && strchr("'-", s.p[at - 1]))
			continue;
		if ((ascii_small(s.p[at]) || ascii_digit(s.p[at])) &&
		    !str_eq_any(str_sub(s, at, at + n), STR_LIST(small)))
			return false;
		words++;
	}
	return words && words <= 6 && text_width(s, 1) <= NAME_WIDTH;
}

/* What a piece without a label can be. */
enum piece {
	PIECE_PROSE,
	PIECE_NAME,  /* of a person, a paper, a part of a paper */
	PIECE_PAPER, /* of a paper, as it ends */
	PIECE_WORDS  /* Chinese characters: a name, or words of a sentence */
};

struct reading {
	struct masthead m;
	bool modified; /* the label last met said so */
	bool after_by; /* the piece before was a byline */
	enum piece outlet;
	bool barred; /* a bar or a dot parts the pieces */
	bool desk;   /* a desk is named */
	bool report; /* somebody's report, 綜合報導 */
	size_t names;
};

static enum piece
piece_of(struct str s)
{
	static const char *const prose[] = {"。", "，", "！", "？", "：",
					    "“",  "「", "的", "了"};
	size_t last = s.n;

	if ((unsigned char)s.p[0] >= 0xE3) {
		if (text_width(s, 1) > PAPER_WIDTH ||
		    str_has_any(s, STR_LIST(prose)))
			return PIECE_PROSE;
		return str_ends_any(s, STR_LIST(paper_ends)) ? PIECE_PAPER
							     : PIECE_WORDS;
	}
	if (!is_name(s) || s.p[s.n - 1] == ':')
		return PIECE_PROSE;
	while (last && s.p[last - 1] != ' ')
		last--;
	return str_starts(s, STR("The ")) || str_eq_any(str_sub(s, last, s.n),
							STR_LIST(paper_words))
		       ? PIECE_PAPER
		       : PIECE_NAME;
}

/* Keeps a byline; none may stand behind its label yet (本报记者 赵一鸣). */
static bool
take_byline(struct reading *r, struct str name)
{
	size_t in = str_find(name, STR(" in "), 0);

	r->after_by = true;
	if (!name.n)
		return true;
	if (in < name.n)
		name = str_trim(str_sub(name, 0, in));
	if (str_ends(name, STR(" on")))
		name.n -= 3;
	if (is_weekday(name) || !piece_of(name))
		return false;
	if (!r->m.byline.n)
		r->m.byline = name;
	return true;
}

/* 홍길동 기자: the label stands behind the name, which may be a piece of its
 * own. */
static bool
take_reporter(struct reading *r, struct str name)
{
	if (!name.n && !r->m.byline.n) {
		name = r->m.outlet;
		r->m.outlet = STR_NONE;
	}
	if (!r->m.byline.n)
		r->m.byline = name;
	return name.n && piece_of(name) != PIECE_PROSE;
}

/* 来源：某某网; the label may stand alone. */
static bool
take_source(struct reading *r, struct str name)
{
	if (name.n && !r->m.outlet.n)
		r->m.outlet = name;
	return !name.n || piece_of(name);
}

/* Takes one piece of the line in; false when it is prose. */
static bool
take_piece(struct reading *r, struct str s)
{
	struct str rest;
	bool was_by = r->after_by;
	enum piece kind;

	s = str_trim(s);
	if (!s.n)
		return true;
	rest = behind(s, STR_LIST(said_post));
	if (rest.n && str_find(rest, STR(" "), 0) == (size_t)-1) {
		r->m.byline = r->m.byline.n ? r->m.byline : rest;
		return true;
	}
	rest = behind(s, STR_LIST(said_modified));
	if (rest.p) {
		r->modified = true;
		return take_piece(r, rest);
	}
	rest = behind(s, STR_LIST(said_published));
	if (rest.p)
		return take_piece(r, rest);
	if (str_eq(s, STR(":")) || str_eq(s, STR("：")) ||
	    str_eq_ascii(s, STR("on")))
		return true;
	rest = behind(s, STR_LIST(said_by));
	if (str_eq_ascii(s, STR("by")))
		rest = str_sub(s, s.n, s.n);
	if (rest.p)
		return take_byline(r, rest);
	if (str_ends(s, STR("기자")))
		return take_reporter(r, str_trim(str_sub(s, 0, s.n - 6)));
	rest = behind(s, STR_LIST(said_source));
	if (rest.p)
		return take_source(r, rest);
	if (behind(s, STR_LIST(said_other)).p ||
	    str_ends_any(s, STR_LIST(said_report))) {
		r->report |= str_has_any(s, STR_LIST(said_report));
		return text_width(s, 1) <= NAME_WIDTH;
	}
	kind = piece_of(s);
	if (kind == PIECE_WORDS && text_width(s, 1) <= DESK_WIDTH &&
	    str_ends_any(s, STR_LIST(desk_ends))) {
		r->desk = r->after_by = true;
		return true;
	}
	r->after_by = was_by && kind != PIECE_PAPER;
	if (r->after_by) { /* 本报记者 赵一鸣; one more name of a byline */
		if (!r->m.byline.n)
			r->m.byline = s;
		return kind != PIECE_PROSE;
	}
	if (!r->m.outlet.n ||
	    (kind == PIECE_PAPER && r->outlet != PIECE_PAPER)) {
		r->m.outlet = s;
		r->outlet = kind;
	}
	return kind != PIECE_PROSE && ++r->names <= NAMES_MOST;
}

/* Length of a mark that parts pieces at `at`; 0 none. */
static size_t
separator(struct str s, size_t at)
{
	static const char *const marks[] = {
		"|",   "｜", "·",      "•",  "・", "—",	  "–",	"／",
		" / ", "»",  "\u00A0", "，", "　", " - ", "【", "】",
		"〔",  "〕", "（",     "）", "(",  ")",	  "[",	"]",
		"  ",  "\t", ",",      ";",  "；"};

	for (size_t i = 0; i < COUNT(marks); i++)
		if (*marks[i] == s.p[at] &&
		    str_starts(str_sub(s, at, s.n), str_of(marks[i])))
			return strlen(marks[i]);
	/* A blank between Chinese words parts them. */
	return s.p[at] == ' ' && at >= 3 && (unsigned char)s.p[at - 3] >= 0xE3;
}

static bool
take_pieces(struct reading *r, struct str s)
{
	size_t from = 0;

	for (size_t at = 0; at <= s.n;) {
		size_t n = at < s.n ? separator(s, at) : 1;

		if (!n) {
			at++;
			continue;
		}
		if (!take_piece(r, str_sub(s, from, at)))
			return false;
		r->barred |= at < s.n &&
			     (s.p[at] == '|' || n == 2 ||
			      str_starts(str_sub(s, at, s.n), STR("｜")));
		at += n;
		from = at;
	}
	return true;
}

static bool
ends_as_prose(struct str s)
{
	return str_ends(s, STR("。")) || str_ends(s, STR("！")) ||
	       str_ends(s, STR("？")) || str_ends(s, STR("!")) ||
	       str_ends(s, STR("?")) || str_ends(s, STR("\"")) ||
	       str_ends(s, STR("”")) || str_ends(s, STR(":")) ||
	       str_ends(s, STR("："));
}

bool
masthead_read(struct str line, struct masthead *m)
{
	struct reading r = {0};
	size_t start, end;
	char iso[32];
	bool dated = false;

	*m = (struct masthead){0};
	line = str_trim(line);
	if (line.n && line.p[line.n - 1] == '.')
		line.n--;
	if (!line.n || text_width(line, 1) > WIDTH_MOST || ends_as_prose(line))
		return false;
	while (find_day(line, iso, &start, &end)) {
		r.modified = false;
		if (!take_pieces(&r, str_sub(line, 0, start)))
			return false;
		strcpy(r.modified || dated ? r.m.modified : r.m.published, iso);
		dated = true;
		line = str_sub(line, end, line.n);
		r.after_by = false;
	}
	if (!take_pieces(&r, line) ||
	    (!dated && !r.m.byline.n && !(r.desk && r.report)))
		return false;
	if (r.outlet == PIECE_WORDS && !r.m.byline.n && !r.barred) {
		if (!r.report)
			return false;
		r.m.outlet = STR_NONE; /* a part of a paper, or a place */
	}
	*m = r.m;
	return true;
}

bool
masthead_paper(struct str line)
{
	line = str_trim(line);
	return line.n && piece_of(line) == PIECE_PAPER;
}
