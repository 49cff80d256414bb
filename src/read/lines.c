#include "lines.h"

#include "rashomon/text/fold.h"
#include "rashomon/text/language.h"
#include "rashomon/text/sanitise.h"
#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

enum {
	LABEL_MOST = 80,
	FURNITURE_SHORT = 130,
	FURNITURE_MOST = 400,
	WRAP_LEAST = 55,
	WRAP_MOST = 100
};

static const struct {
	const char *label; /* folded */
	enum section section;
} labels[] = {
	{"key figures", SECTION_KEY_FIGURES},
	{"key numbers", SECTION_KEY_FIGURES},
	{"by the numbers", SECTION_KEY_FIGURES},
	{"in numbers", SECTION_KEY_FIGURES},
	{"关键数字", SECTION_KEY_FIGURES},
	{"关键数据", SECTION_KEY_FIGURES},
	{"数字看点", SECTION_KEY_FIGURES},
	{"fact box", SECTION_FACT_BOX},
	{"factbox", SECTION_FACT_BOX},
	{"资料框", SECTION_FACT_BOX},
	{"资料卡", SECTION_FACT_BOX},
	{"summary", SECTION_SUMMARY},
	{"摘要", SECTION_SUMMARY},
	{"in brief", SECTION_SUMMARY},
	{"内容提要", SECTION_SUMMARY},
	{"ongoing story", SECTION_EARLIER},
	{"earlier coverage", SECTION_EARLIER},
	{"previously", SECTION_EARLIER},
	{"追踪中的新闻", SECTION_EARLIER},
	{"前情提要", SECTION_EARLIER},
	{"先前报导", SECTION_EARLIER},
	{"先前报道", SECTION_EARLIER},
	{"quiz", SECTION_QUIZ},
	{"选择题练习", SECTION_QUIZ},
	{"测验", SECTION_QUIZ},
	{"comprehension questions", SECTION_QUIZ},
	{"words to watch", SECTION_GLOSSARY},
	{"vocabulary", SECTION_GLOSSARY},
	{"glossary", SECTION_GLOSSARY},
	{"易误解词汇", SECTION_GLOSSARY},
	{"生词", SECTION_GLOSSARY},
	{"词汇", SECTION_GLOSSARY},
	{"sources", SECTION_DISCLOSURE},
	{"原始来源", SECTION_DISCLOSURE},
	{"资料来源", SECTION_DISCLOSURE},
	{"related", SECTION_RELATED},
	{"related articles", SECTION_RELATED},
	{"related stories", SECTION_RELATED},
	{"read more", SECTION_RELATED},
	{"more on this story", SECTION_RELATED},
	{"相关新闻", SECTION_RELATED},
	{"相关阅读", SECTION_RELATED},
	{"相关报导", SECTION_RELATED},
	{"相关报道", SECTION_RELATED},
	{"延伸阅读", SECTION_RELATED},
	{"why it matters", SECTION_WHY},
	{"为何重要", SECTION_WHY},
	{"watch list", SECTION_WATCH},
	{"what to watch", SECTION_WATCH},
	{"关注点", SECTION_WATCH},
	{"comments", SECTION_FURNITURE},
	{"most read", SECTION_FURNITURE},
	{"advertisement", SECTION_FURNITURE},
	{"热门新闻", SECTION_FURNITURE},
	{"留言", SECTION_FURNITURE},
	{"评论", SECTION_FURNITURE},
};

/* Phrases of lines that are no part of a report, folded. */
static const char *const furniture[] = {
	"all rights reserved",
	"may not be reproduced",
	"no part of this",
	"without permission",
	"without authorization",
	"without authorisation",
	"written consent",
	"subscribe",
	"subscription",
	"sign up for",
	"suscribete",
	"suscríbete",
	"suscripción",
	"boletín",
	"abonnez-vous",
	"briefing at ",
	"briefing every",
	"get the app",
	"newsletter",
	"download the",
	"download our",
	"your donation",
	"every donation",
	"donate ",
	"support independent",
	"support our",
	"support us",
	"follow us on",
	"click here",
	"share this",
	"terms of use",
	"privacy policy",
	"cookie",
	"become a member",
	"copyright ",
	"in real-time.",
	"alerts in real time",
	"our app",
	"版权所有",
	"版权归",
	"未经授权",
	"未经书面",
	"未经许可",
	"不得转载",
	"禁止转载",
	"请勿转载",
	"下载app",
	"下载客户端",
	"扫描二维码",
	"扫码关注",
	"关注我们",
	"订阅电子报",
	"点击下载",
	"点我下载",
	"加入好友",
	"网好友",
	"抽奖",
	"好礼",
	"捐款支持",
	"支持我们",
	"赞助我们",
	"每一笔捐款",
	"责任编辑",
	"公开播送",
	"更多新闻",
	"立即下载",
};

/* Are the lines of this block rows of wrapped paragraphs? They are when all
 * but the last are long and even, and few of them end as sentences do. */
static bool
is_wrapped(const struct str *line, size_t n)
{
	size_t long_rows = 0, ended = 0;

	if (n < 3)
		return false;
	for (size_t i = 0; i + 1 < n; i++) {
		size_t w = text_width(line[i], 1);

		if (w > WRAP_MOST)
			return false;
		long_rows += w >= WRAP_LEAST;
		ended += is_ended(line[i]);
	}
	return long_rows * 10 >= (n - 1) * 8 && ended * 3 <= n;
}

static void
block_end(struct page *p, struct str *line, size_t n)
{
	if (!n)
		return;
	if (is_wrapped(line, n)) {
		struct str all = {
			line[0].p,
			(size_t)(line[n - 1].p + line[n - 1].n - line[0].p)};

		vec_push(&p->paras, (struct para){all, true});
		return;
	}
	for (size_t i = 0; i < n; i++)
		vec_push(&p->paras, (struct para){line[i], i == 0});
}

void
page_open(struct page *p, struct str text)
{
	VEC(struct str) block = {0};
	struct str rest, line;

	*p = (struct page){0};
	p->hidden = sanitise(&p->text, text, SANITISE_TEXT);
	rest = buf_str(&p->text);
	while (str_line(&rest, &line)) {
		line = str_trim(line);
		while (str_starts(line, STR("\u3000")))
			line = str_sub(line, 3, line.n);
		if (line.n) {
			vec_push(&block, line);
			continue;
		}
		block_end(p, block.v, block.n);
		block.n = 0;
	}
	block_end(p, block.v, block.n);
	vec_free(&block);
}

void
page_close(struct page *p)
{
	vec_free(&p->paras);
	buf_free(&p->text);
}

void
lines_add(struct article_maker *m, struct str text)
{
	struct buf b = BUF_INIT;
	bool blank = str_find(text, STR("\n\n"), 0) != (size_t)-1 ||
		     str_find(text, STR("\r\n\r\n"), 0) != (size_t)-1;
	struct str line;

	while (str_line(&text, &line)) {
		bool empty = !str_trim(line).n;

		if (!empty) {
			buf_addc(&b, ' ');
			buf_add(&b, line);
		}
		if ((empty || !blank || !text.n) && b.n) {
			article_add(m, ROLE_BODY, language_of(buf_str(&b)),
				    STR_NONE, buf_str(&b));
			buf_clear(&b);
		}
	}
	buf_free(&b);
}

static bool
folded(char *out, size_t room, struct str s)
{
	struct buf b = BUF_INIT;
	bool fits;

	fold(&b, s);
	fits = b.n < room;
	if (fits)
		memcpy(out, b.p ? b.p : "", b.n + 1);
	buf_free(&b);
	return fits;
}

static enum section
label_section(struct str s)
{
	char key[LABEL_MOST];

	s = str_trim(s);
	while (s.n && strchr(":#*", s.p[s.n - 1]))
		s.n--;
	while (s.n && strchr("#* ", s.p[0]))
		s = str_sub(s, 1, s.n);
	if (str_ends(s, STR("：")))
		s.n -= 3;
	if (!s.n || !folded(key, sizeof key, s))
		return SECTION_NONE;
	for (size_t i = 0; i < COUNT(labels); i++)
		if (!strcmp(key, labels[i].label))
			return labels[i].section;
	return SECTION_NONE;
}

enum section
section_of(struct str line)
{
	static const char *const between[] = {"·", "|", "/", "｜", "・"};
	enum section s;

	if (line.n > LABEL_MOST)
		return SECTION_NONE;
	s = label_section(line);
	for (size_t i = 0; !s && i < COUNT(between); i++) {
		struct str dot = str_of(between[i]);
		size_t at = str_find(line, dot, 0);

		if (at == (size_t)-1)
			continue;
		s = label_section(str_sub(line, 0, at));
		if (!s)
			s = label_section(str_sub(line, at + dot.n, line.n));
	}
	return s;
}

/* What publishing systems put below an item: "The post X appeared first on
 * Y." */
static bool
is_signature(struct str folded)
{
	return str_starts(folded, STR("the post ")) &&
	       (str_find(folded, STR(" appeared first on "), 0) != (size_t)-1 ||
		str_find(folded, STR(" first appeared on "), 0) != (size_t)-1);
}

/* A report may speak of subscriptions or permission too: one phrase is enough
 * only in a short line, a longer one needs two. */
bool
is_furniture(struct str line)
{
	struct buf b = BUF_INIT;
	size_t found = 0, need = line.n < FURNITURE_SHORT ? 1 : 2;

	if (line.n > FURNITURE_MOST)
		return false;
	fold(&b, line);
	if (is_signature(buf_str(&b)))
		found = need;
	for (size_t i = 0; found < need && i < COUNT(furniture); i++)
		found += str_find(buf_str(&b), str_of(furniture[i]), 0) !=
			 (size_t)-1;
	buf_free(&b);
	return found >= need;
}

bool
is_disclosure(struct str line)
{
	static const char *const machines[] = {
		"人工智慧",	  "人工智能",
		" ai ",		  "ai ",
		"ai生",		  "ai自",
		"ai改",		  "artificial intelligence",
		"language model", "by a machine",
		"automatically",
	};
	static const char *const acts[] = {
		"改写",		 "生成",       "编写",	       "撰写",
		"整理",		 "汇整",       "翻译",	       "rewritten",
		"generated",	 "written by", "written with", "produced by",
		"translated by", "summari",
	};
	static const char *const about[] = {
		"本文",	      "本篇",	      "本内容",
		"本则",	      "this article", "this text",
		"this story", "this page",    "the text",
	};
	struct buf b = BUF_INIT;
	bool found;

	if (line.n > FURNITURE_MOST)
		return false;
	fold(&b, line);
	found = str_has_any(buf_str(&b), STR_LIST(machines)) &&
		str_has_any(buf_str(&b), STR_LIST(acts)) &&
		str_has_any(buf_str(&b), STR_LIST(about));
	buf_free(&b);
	return found;
}

bool
is_ended(struct str line)
{
	static const char *const marks[] = {
		".", "!", "?",	"\"", "'",  ")",  ":",	";", "。", "！", "？",
		"”", "’", "」", "』", "）", "：", "；", "…", "—",  "》", "]",
	};

	line = str_trim(line);
	return str_ends_any(line, STR_LIST(marks));
}

struct str
labelled(struct str line, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str name = str_of(names[i]), rest;

		if (line.n <= name.n ||
		    !str_eq_ascii(str_sub(line, 0, name.n), name))
			continue;
		rest = str_sub(line, name.n, line.n);
		while (rest.n && rest.p[0] == ' ')
			rest = str_sub(rest, 1, rest.n);
		if (rest.n && rest.p[0] == ':')
			return str_trim(str_sub(rest, 1, rest.n));
		if (str_starts(rest, STR("：")))
			return str_trim(str_sub(rest, 3, rest.n));
	}
	return STR_NONE;
}
