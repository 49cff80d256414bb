/* What happened to the things counted, or what a figure measures: a small
 * table of the questions that news answers with numbers.
 *
 * Concepts of one group exclude each other: a figure of the killed is never
 * one of the injured. English words are matched by stem, Han words (in
 * simplified characters) as they stand, other Latin words whole. A word's
 * place decides: the nearest one wins, words after the figure a little
 * before those in front of it, and every comma or "and" in between costs. */
#include "concepts.h"

#include "rashomon/base/ascii.h"
#include "rashomon/lang/stem.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <stdlib.h>

/* clang-format off */
static const struct concept_row {
	const char *name;
	enum concept_group group;
	const char *words; /* parted by blanks */
} rows[] = {
	{"", GROUP_NONE, ""},
	{"killed", GROUP_FATE, "killed dead died deaths death fatalities perished slain kills =lives 死亡 遇难 罹难 丧生 身亡 死者 遇害 命 丧命 muertos muertas murieron fallecidos fallecieron fallecidas muertes tote morts"},
	{"injured", GROUP_FATE, "injured wounded hurt injuries injuring wounding 受伤 伤者 轻伤 负伤 挂彩 heridos heridas lesionados"},
	{"gravely injured", GROUP_FATE, "serious seriously critical critically gravely 重伤 伤势严重 情况严重 情况危急 危重 病危 命危 graves gravedad"},
	{"missing", GROUP_FATE, "=missing unaccounted 失踪 下落不明 失联 desaparecidos desaparecidas desaparecido"},
	{"homeless", GROUP_FATE, "=homeless displaced 无家可归 流离失所 露宿 techo damnificados"},
	{"evacuated", GROUP_FATE, "evacuated evacuees evacuation evacuate shelter shelters 转移 疏散 撤离 撤出 evacuados evacuadas"},
	{"arrested", GROUP_FATE, "arrested detained arrests custody 逮捕 拘留 被捕 羁押 detenidos"},
	{"rescued", GROUP_FATE, "rescued saved alive survivors 生还 获救 救出 rescatados"},
	{"in hospital", GROUP_FATE, "hospitalised hospitalized 住院 送医 送院"},
	{"infected", GROUP_FATE, "infected infections =ill sickened 染病 患病 染疫 感染 确诊 病例 contagiados"},
	{"trapped", GROUP_FATE, "trapped stranded 被困 受困 滞留 atrapados"},
	{"laid off", GROUP_FATE, "layoffs redundancies 裁员 裁减 despidos"},
	{"employed", GROUP_FATE, "employ employs employees =staff workforce headcount 员工 雇员"},
	{"protesting", GROUP_FATE, "=protesters =demonstrators =marchers 抗议者 示威者"},
	{"destroyed", GROUP_HARM, "destroyed razed gutted 毁 倒塌 destruidas destruidos"},
	{"damaged", GROUP_HARM, "damaged 受损 损坏 dañadas dañados"},
	{"without power", GROUP_HARM, "electricity blackout outage 停电 断电 缺电 luz"},
	{"fine", GROUP_MONEY, "fine fined fines penalty 罚款 罚锾 开罚 裁罚 罚单 multa"},
	{"revenue", GROUP_MONEY, "revenue revenues turnover sales 营收 营业额 销售额 营业收入 ingresos"},
	{"profit", GROUP_MONEY, "profit profits 利润 获利 盈利 营业利益 净利 beneficio"},
	{"loss", GROUP_MONEY, "losses 亏损"},
	{"set aside", GROUP_MONEY, "provision provisions 计提 提列 准备金 拨备"},
	{"aid", GROUP_MONEY, "aid relief donate donated donation 援助 捐赠 捐款 捐 ayuda"},
	{"damage", GROUP_MONEY, "damage 损失 daños"},
	{"budget", GROUP_MONEY, "budget 预算 presupuesto"},
	{"investment", GROUP_MONEY, "invest invested investment 投资 inversión"},
	{"loan", GROUP_MONEY, "loan loans lend 贷款 préstamo"},
	{"debt", GROUP_MONEY, "debt debts 债务 负债 deuda"},
	{"compensation", GROUP_MONEY, "compensation 赔偿 补偿"},
	{"value", GROUP_MONEY, "valued valuation 估值 市值"},
	{"wage", GROUP_MONEY, "wage wages salary 工资 薪资 薪水"},
	{"rent", GROUP_MONEY, "rent rents 租金"},
	{"ticket", GROUP_MONEY, "ticket tickets =fare =fares 票价 门票"},
	{"cap", GROUP_RATIO, "ceiling maximum cap 上限"},
	{"market share", GROUP_RATIO, "market 份额 占有率 市占率"},
	{"turnout", GROUP_RATIO, "turnout 投票率"},
	{"unemployment", GROUP_RATIO, "unemployment jobless 失业率"},
	{"growth", GROUP_RATIO, "gdp economy economic 经济增长 经济成长"},
	{"inflation", GROUP_RATIO, "inflation 通胀 通膨 通货膨胀"},
	{"rate", GROUP_RATIO, "rate rates 利率"},
	{"magnitude", GROUP_NATURE, "magnitude 震级 规模 magnitud"},
	{"depth", GROUP_LENGTH, "depth deep 深度 深 profundidad"},
	{"height", GROUP_LENGTH, "height high tall 高度 高 altura"},
	{"wind", GROUP_NATURE, "wind winds gusts 风速 阵风 viento"},
	{"rain", GROUP_LENGTH, "rain rainfall 降雨 雨量 lluvia"},
	{"temperature", GROUP_NATURE, "temperature temperatures 气温 温度"},
	{"water level", GROUP_LENGTH, "gauge crest 水位"},
	{"aftershocks", GROUP_EVENT, "aftershock aftershocks 余震 réplicas réplica"},
	{"shaking", GROUP_EVENT, "shaking shook 摇晃 晃动 movimiento"},
	{"emergency", GROUP_EVENT, "emergency 紧急状态 emergencia"},
	{"mourning", GROUP_EVENT, "mourning 哀悼 duelo"},
	{"votes", GROUP_EVENT, "votes voted vote 票 赞成 反对"},
	{"for", GROUP_SIDE, "favour favor yes 赞成 同意票"},
	{"against", GROUP_SIDE, "against 反对"},
	{"abstained", GROUP_SIDE, "abstained abstentions 弃权"},
	{"as much as", GROUP_EXTREME, "intraday session 一度 盘中 次ぐ"},
	{"closing", GROUP_EXTREME, "closed close closing ended end 收盘 收报 收于"},
	{"opening", GROUP_EXTREME, "opened opening 开盘 早盘"},
};
/* clang-format on */

enum { ROWS = COUNT(rows) };

const char *
concept_name(unsigned concept)
{
	return concept < ROWS ? rows[concept].name : "";
}

enum concept_group
concept_group(unsigned concept)
{
	return concept < ROWS ? rows[concept].group : GROUP_NONE;
}

bool
concept_excludes(unsigned concept)
{
	enum concept_group g = concept_group(concept);

	return g == GROUP_FATE || g == GROUP_SIDE || g == GROUP_EXTREME;
}

/* Keys: Latin words as stems with a leading blank, Han words as they are.
 * One word may stand in several rows: the first wins. */
static void
add_word(struct map *m, struct str word, unsigned row)
{
	uint32_t cp;
	char key[STEM_MOST + 1] = " ";
	struct buf folded = BUF_INIT;

	if (word.p[0] == '=') { /* as it stands, not by stem */
		map_at(m, word, row);
		return;
	}
	utf8_next(word, 0, &cp);
	fold(&folded, word);
	if (cp_is_han(cp)) {
		map_at(m, buf_str(&folded), row);
	} else {
		size_t n = stem_en(key + 1, buf_str(&folded));

		map_at(m, (struct str){key, n + 1}, row);
	}
	buf_free(&folded);
}

void
concepts_init(struct map *m)
{
	for (unsigned r = 1; r < ROWS; r++) {
		struct str rest = str_of(rows[r].words);
		size_t i = 0;

		while (i < rest.n) {
			size_t end = i;

			while (end < rest.n && rest.p[end] != ' ')
				end++;
			if (end > i)
				add_word(m, str_sub(rest, i, end), r);
			i = end + 1;
		}
	}
}

static void
found(concept_list *out, size_t row, size_t start, size_t end)
{
	vec_push(out, (struct concept_at){(unsigned)row, start, end});
}

/* The longest concept word of Han text at `at`: 5 characters at most. */
static size_t
han_word(const struct map *m, struct str folded, size_t at, size_t *row)
{
	size_t ends[5], n = 0;
	uint32_t cp;

	for (size_t i = at; n < 5 && i < folded.n;) {
		size_t step = utf8_next(folded, i, &cp);

		if (!cp_is_han(cp))
			break;
		i += step;
		ends[n++] = i;
	}
	while (n--) {
		*row = map_get(m, str_sub(folded, at, ends[n]));
		if (*row != MAP_NONE)
			return ends[n] - at;
	}
	return 0;
}

static size_t
exact_word(const struct map *m, struct str word)
{
	char key[STEM_MOST + 1] = "=";

	if (word.n >= STEM_MOST)
		return MAP_NONE;
	memcpy(key + 1, word.p, word.n);
	return map_get(m, (struct str){key, word.n + 1});
}

void
concepts_find(const struct map *m, struct str folded, concept_list *out)
{
	size_t i = 0, row;
	uint32_t cp;

	while (i < folded.n) {
		size_t step = utf8_next(folded, i, &cp);
		char key[STEM_MOST + 1] = " ";
		size_t end = i, n;

		if (cp_is_han(cp)) {
			n = han_word(m, folded, i, &row);
			if (n)
				found(out, row, i, i + n);
			i += n ? n : step;
			continue;
		}
		while (end < folded.n &&
		       (ascii_small(folded.p[end]) ||
			((unsigned char)folded.p[end] >= 0xc3 &&
			 (unsigned char)folded.p[end] < 0xd0) ||
			((unsigned char)folded.p[end] >= 0x80 &&
			 (unsigned char)folded.p[end] < 0xc0 && end > i)))
			end++;
		if (end == i) {
			i += step;
			continue;
		}
		row = exact_word(m, str_sub(folded, i, end));
		n = stem_en(key + 1, str_sub(folded, i, end));
		if (row == MAP_NONE)
			row = map_get(m, (struct str){key, n + 1});
		if (row != MAP_NONE)
			found(out, row, i, end);
		i = end;
	}
}
