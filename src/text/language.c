/* Languages by script first, then by what only one of them has: characters
 * that exist in one form of Chinese, function words of Latin languages.
 * Linear in the text; at most the first 64 kB are looked at,
 * and of the Han in them the first 1,024 for the form of Chinese. */
#include "rashomon/text/language.h"
#include "rashomon/base/ascii.h"
#include "rashomon/base/row.h"

#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

enum { ENOUGH_WORDS = 200, LOOK_MOST = 65536, FORMS_MOST = 1024 };

struct census {
	size_t latin, han, kana, hangul, cyrillic, arabic, greek, thai;
	size_t hebrew, devanagari;
	size_t traditional; /* Han that folds to another character */
	size_t simplified;  /* Han of the short list below */
};

/* Frequent characters that only simplified text has. In byte order. */
static const char only_simplified[] =
	"与专业东两严个丰临为丽举义乐习乡书买争亏亚产亲亿仅从仓们价众优"
	"会传伤伦体侨俩债倾储儿党兰关兴养兽冲决况净准凉减几凤凭凯击刘则"
	"创删别制剧劝办务动励劳势勋区医华协单卖卢卫厂厅历厉压县双发变叙"
	"叶号叹吓启员响哑唤商团园围国图圆圣场坏块坚坛垄垒备复头夹奋奖妇"
	"妈姗娱孙学宁宝实宠审宪对寻导将尔层属岁岂岗岛岭峡币帅师帐带帮干"
	"并广庄庆库应庞废开异弃张弹强归当录彻征径怀态总恋恳恶悬惊惧惨惯"
	"愿战户扑执扩扫扬抢护报担拟拥择挂挡挤挥损换据携摄摆敌数断无旧时"
	"显晓暂术机杀杂权条来杨极构枪标栋树样桥检椭楼榄欢欧歼毁毕气汇汉"
	"汤沟没沪泪泽洁浅测济浓涛润涨渊渐温湾湿滚满灭灯灾炼烂烟烦烧热爱"
	"爷牵犹独狱猎环现电画畅疗监盖盘矿码砖础确礼祸离种积称稳穷窃竞笔"
	"签简篮类粮紧纠红约级纪纯纲纳纵纷纸纽线练组细织终绍经结给络绝统"
	"继绩续维绿缓编缘缩网罗罚罢职联聪肃肠肤胁胜脏脑脚脱艺节苏荐药莱"
	"获营萧虑虽补装规视览觉触誉计订认讨让训议讯记讲许论设访证评识诉"
	"词试诗话诞询该详语误说请诸课谁调谈谊谋谢谨谱贝负贡财责贤败货质"
	"贩贪购贯贴贵贷贸费贺赁资赏赔赖赛赞赢赵赶趋跃践车轨转轮软轻载较"
	"辅辆辉输辞边达迁过运还这进远违连迟选递逻遗邓邮邻郑释里针钟钢钱"
	"铁银销锁错键镇长门闪闭问闲间闻阅队阳阴阵阶际陆陈险随隐难雾静韩"
	"页顶项顺须顾顿预领频题额风飞饭饮饰馆马驱驶驻验骗鱼鲁鲜鸟鸡麦黄"
	"齐龄龙龟";

/* The languages told by function words, and the bit of each. */
static const char *const latin[] = {"en", "es", "fr", "de", "pt", "it",
				    "nl", "sv", "da", "pl", "tr", "id"};
enum { LATIN_COUNT = COUNT(latin) };
enum {
	EN = 1 << 0,
	ES = 1 << 1,
	FR = 1 << 2,
	DE = 1 << 3,
	PT = 1 << 4,
	IT = 1 << 5,
	NL = 1 << 6,
	SV = 1 << 7,
	DA = 1 << 8,
	PL = 1 << 9,
	TR = 1 << 10,
	ID = 1 << 11
};

/* Function words; a language wins when most of the hits are its own. */
static const struct function_word {
	char word[ROW_WORD];
	unsigned in;
} function_words[] = {
	/* sorted */
	/* clang-format off */
{"aan", NL}, {"af", DA}, {"akan", ID}, {"alla", IT}, {"and", EN}, {"ao", PT},
{"are", EN}, {"as", EN}, {"at", EN | DA}, {"att", SV}, {"au", FR}, {"auf", DE},
{"av", SV}, {"be", EN}, {"bir", TR}, {"bu", TR}, {"by", EN}, {"che", IT},
{"com", PT}, {"como", ES}, {"con", ES | IT}, {"da", PT | TR}, {"daha", TR},
{"dalam", ID}, {"dan", ID}, {"dans", FR}, {"dari", ID}, {"das", DE},
{"dat", NL}, {"de", NL | TR}, {"del", ES | IT}, {"della", IT}, {"dem", DE},
{"den", DE | SV | DA}, {"dengan", ID}, {"der", DE | DA}, {"des", FR},
{"det", SV | DA}, {"di", IT | ID}, {"die", DE}, {"dla", PL}, {"do", PT | PL},
{"dos", PT}, {"du", FR}, {"een", NL}, {"ein", DE}, {"eine", DE}, {"el", ES},
{"em", PT}, {"en", NL | SV | DA}, {"er", DA}, {"est", FR}, {"et", FR},
{"for", EN}, {"from", EN}, {"för", SV}, {"gibi", TR}, {"gli", IT},
{"har", SV | DA}, {"has", EN}, {"het", NL}, {"i", PL}, {"ikke", DA},
{"il", IT}, {"ile", TR}, {"in", EN}, {"ini", ID}, {"inte", SV}, {"is", EN},
{"ist", DE}, {"it", EN}, {"itu", ID}, {"için", TR}, {"jak", PL}, {"jest", PL},
{"las", ES}, {"le", FR | IT}, {"les", FR}, {"los", ES}, {"mais", PT},
{"med", SV | DA}, {"met", NL}, {"mit", DE}, {"na", PT | PL}, {"nel", IT},
{"nicht", DE}, {"nie", PL}, {"niet", NL}, {"no", PT}, {"não", PT},
{"o", PT | PL}, {"och", SV}, {"of", EN}, {"og", DA}, {"olan", TR},
{"olarak", TR}, {"on", EN}, {"ook", NL}, {"op", NL}, {"os", PT}, {"pada", ID},
{"para", ES | PT}, {"pas", FR}, {"per", IT}, {"pero", ES}, {"po", PL},
{"por", ES}, {"pour", FR}, {"på", SV | DA}, {"que", ES | FR | PT}, {"qui", FR},
{"said", EN}, {"se", ES}, {"się", PL}, {"som", SV | DA}, {"sono", IT},
{"su", ES}, {"sur", FR}, {"te", NL}, {"that", EN}, {"the", EN}, {"this", EN},
{"til", DA}, {"till", SV}, {"to", EN | PL}, {"uma", PT}, {"una", ES | IT},
{"und", DE}, {"une", FR}, {"untuk", ID}, {"van", NL}, {"ve", TR}, {"von", DE},
{"voor", NL}, {"w", PL}, {"was", EN}, {"with", EN}, {"yang", ID}, {"z", PL},
{"zijn", NL}, {"är", SV}, {"çok", TR}, {"è", IT}, {"że", PL},
	/* clang-format on */
};

enum { FUNCTION_MOST = 6 }; /* bytes of the longest */

/* Is a character of three bytes among them? */
static bool
is_simplified(struct str c)
{
	return str_in_row(c, only_simplified, (sizeof only_simplified - 1) / 3);
}

static void
count_wide(struct census *k, struct str s, size_t at, size_t n, uint32_t cp)
{
	if (cp_is_han(cp)) {
		k->han++;
		if (k->han > FORMS_MOST)
			return;
		if (fold_han(cp) != cp)
			k->traditional++;
		else if (n == 3)
			k->simplified += is_simplified(str_sub(s, at, at + n));
	} else if (cp >= 0x3041 && cp <= 0x30FF && cp != 0x30FB) {
		k->kana++;
	} else if (cp >= 0xAC00 && cp <= 0xD7A3) {
		k->hangul++;
	} else if (cp >= 0x400 && cp <= 0x52F) {
		k->cyrillic++;
	} else if (cp >= 0x600 && cp <= 0x6FF) {
		k->arabic++;
	} else if (cp >= 0x370 && cp <= 0x3FF) {
		k->greek++;
	} else if (cp >= 0xE00 && cp <= 0xE7F) {
		k->thai++;
	} else if (cp >= 0x5D0 && cp <= 0x5EA) {
		k->hebrew++;
	} else if (cp >= 0x900 && cp <= 0x97F) {
		k->devanagari++;
	} else if (cp >= 0xC0 && cp <= 0x24F) {
		k->latin++;
	}
}

static size_t
ascii_letters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] | 32u) - 'a' < 26;
	return n;
}

/* Latin letters count beside those of other scripts only. */
static struct census
count(struct str s)
{
	struct census k = {0};
	size_t n;

	for (size_t at = utf8_ascii_end(s, 0); at < s.n;
	     at = utf8_ascii_end(s, at + n)) {
		uint32_t cp;

		n = utf8_next(s, at, &cp);
		count_wide(&k, s, at, n, cp);
	}
	if (k.han + k.kana + k.hangul + k.cyrillic + k.arabic + k.greek +
	    k.thai)
		k.latin += ascii_letters(s);
	return k;
}

static bool
is_word_byte(char c)
{
	return (unsigned char)c >= 0x80 || ascii_letter(c);
}

static void
count_word(struct str w, size_t hits[LATIN_COUNT])
{
	char small[FUNCTION_MOST];
	const struct function_word *f;

	if (w.n > FUNCTION_MOST)
		return;
	for (size_t i = 0; i < w.n; i++)
		small[i] = (char)((unsigned char)w.p[i] < 0x80 ? w.p[i] | 32
							       : w.p[i]);
	f = row_find((struct str){small, w.n}, function_words,
		     COUNT(function_words), sizeof *function_words);
	for (size_t i = 0; f && i < LATIN_COUNT; i++)
		hits[i] += f->in >> i & 1;
}

static const char *
latin_language(struct str s)
{
	size_t hits[LATIN_COUNT] = {0}, best = 0, words = 0;

	if (s.n > LOOK_MOST / 8)
		s.n = LOOK_MOST / 8;
	for (size_t at = 0; at < s.n && words < ENOUGH_WORDS; at++) {
		size_t from = at;

		while (at < s.n && is_word_byte(s.p[at]))
			at++;
		if (at > from) {
			words++;
			count_word(str_sub(s, from, at), hits);
		}
	}
	for (size_t i = 1; i < LATIN_COUNT; i++)
		if (hits[i] > hits[best])
			best = i;
	if (!words)
		return "";
	return hits[best] || words > 3 ? latin[hits[best] ? best : 0] : "en";
}

const char *
language_of(struct str s)
{
	struct census k;
	size_t letters;

	if (s.n > LOOK_MOST)
		s.n = LOOK_MOST;
	k = count(s);
	letters = k.latin + k.cyrillic + k.arabic + k.greek + k.thai +
		  k.hebrew + k.devanagari;
	/* A Han character says about as much as three letters. */
	if (k.kana * 8 > k.han && (k.kana + k.han) * 3 > letters && k.kana)
		return "ja";
	if (k.hangul * 3 > letters && k.hangul > k.han)
		return "ko";
	if (k.han * 3 > letters)
		return k.traditional > k.simplified ? "zh-Hant" : "zh-Hans";
	if (k.cyrillic > k.latin)
		return "ru";
	if (k.arabic > k.latin)
		return "ar";
	if (k.greek > k.latin)
		return "el";
	if (k.thai > k.latin)
		return "th";
	if (k.hebrew > k.latin)
		return "he";
	if (k.devanagari > k.latin)
		return "hi";
	return latin_language(s);
}
