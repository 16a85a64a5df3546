/* The words by which titles are judged where villagers decide: what carries a decision out, what is only talk of it or a plan, what is only there once it was carried out,
 * and what says that nothing came of a case. A title is looked at part by part, between its signs. A new word goes into the list that says what kind of word it is; what
 * makes a word harmless (a plan behind it, talk around it, a denial before it) is said once, for all of them. */
#include "programme/floor.h"

#include <string.h>

/* What a step does that carries a decision out, by its title or that of what it needs; a plan of it is none. */
static const char *const ACTS[] = { "实施", "执行", "施工", "开工", "动工", "开建", "建设", "进场", "付款", "支付", "拨付", "拨款", "划拨", "打款", "放款", "领款", "汇款", "转账", "预付", "垫付", "结算",
	"报销", "报账", "支取", "支出", "分红", "兑付", "兑现", "发放", "签订", "签约", "签合同", "签协议", "签新约", "签字盖章", "订立", "发包", "招标", "定标", "出租", "出让", "变卖", "采购", "购置", "征收", "砍伐", "拆除",
	"平整", "开挖", "竣工", "完工", "验收", "投产", "移交", "交付", "落实" };
/* What is a deed as a step or as a form, while a field may ask about it in a plan: 承包期限, 安装地点. */
static const char *const DEALINGS[] = { "租赁", "转让", "抵押", "质押", "承包", "借款", "贷款", "处置", "处分", "出售", "开支", "给钱", "收取", "收租", "缴费", "缴纳", "动土", "安装", "购买" };
/* What a part that begins with one of these signs does: 铺路, 修建, 买树苗, 卖地. */
static const char *const VERBS[] = { "铺", "修", "建", "买", "卖", "租", "借", "付", "拆", "砍", "挖" };
/* And words that only begin like that. */
static const char *const NO_VERBS[] = { "修改", "修订", "修正", "建议", "建言", "建立", "建档", "建章", "建党", "借鉴", "租期", "付诸表决" };
/* Behind such a word: it is only proposed. */
static const char *const PLANS[] = { "方案", "办法", "计划", "意见", "细则", "草案", "预算", "概算", "标准", "议案", "提案", "议题", "文本", "样本", "范本", "条款", "理由", "依据", "必要性", "可行性", "申请", "需求",
	"意愿", "意向", "方式", "比例" };
/* And before it. */
static const char *const MEANT[] = { "拟", "预计", "是否" };
/* Somebody speaks of it, asks or reckons: before it, or at the end of the part. */
static const char *const TALKS[] = { "讨论", "商议", "商量", "协商", "审议", "评议", "表决", "酝酿", "提议", "动议", "提出", "测算", "估算", "了解", "征求", "征集", "收集", "调查", "摸底", "询问", "咨询", "论证",
	"评估", "听取" };
/* The same at the end alone: whoever 询价采购 buys. */
static const char *const ASKED[] = { "报价", "询价" };
/* Between the talk and the word, whichever comes first: something else is done then. */
static const char *const THEN[] = { "后", "并", "再", "即", "完", "毕", "决定", "通过", "同意", "意见", "同时", "直接", "马上" };
/* Right behind the talk: it is one of two things. */
static const char *const JOINS[] = { "和", "与", "及", "兼", "暨", "好", "定", "妥" };
/* Words that hold one of them and carry nothing out. */
static const char *const HARMLESS[] = { "党的建设", "组织建设", "队伍建设", "制度建设", "作风建设", "阵地建设", "建设项目", "建设内容", "建设规模", "建设地点", "建设用地", "落实会议", "落实议题", "落实议程" };
/* What a form asks that is only there once something was done. */
static const char *const DEEDS[] = { "已付", "发票", "收据", "收条", "回单", "凭证", "单据", "票据", "到账", "领取", "中标", "合同", "协议书", "定金", "工程进度" };

/* Nothing came of it: nobody agreed (one of the first before one of the second), … */
static const char *const DENIALS[] = { "不", "未", "没", "没有", "未能", "没能", "未获", "没获", "未予", "不予", "不再", "暂不", "未获多数", "未表决", "未审议" };
static const char *const AGREEMENTS[] = { "通过", "获通过", "批准", "获批准", "同意", "获同意", "赞成", "采纳", "立项", "受理", "办理", "办成", "办", "实施", "成", "决", "达到", "达成一致", "过半数", "形成决议" };
/* … or it was stopped. */
static const char *const STOPS[] = { "否决", "驳回", "退回", "终止", "中止", "停止", "撤回", "撤销", "取消", "搁置", "暂缓", "延期", "作废", "放弃", "反对", "流会", "流标", "不足半数", "人数不足", "不足三分之二", "不足二分之一", "不够" };
/* What may stand behind one of them. */
static const char *const OF_WHAT[] = { "", "了", "办理", "结案", "本件", "议案", "议题", "申请", "项目", "该项目", "事项", "该事项", "修改", "重议", "再议", "补充", "规定票数", "法定人数", "法定票数", "半数", "规定比例" };
/* Beside it is said why, or how the case is wound up: the whole part, … */
static const char *const WOUND_UP[] = { "按原决议收尾", "按原决定收尾", "按原表决收尾", "按原来的表决收尾", "重新提出", "重新提议", "不得原样再提", "公布结果", "不同意见较多", "意见不一" };
/* … or how it begins, where nothing is carried out behind it. */
static const char *const NEXT[] = { "退回", "改日", "改期", "择日", "延期", "下次", "修改后" };
/* Before one of them: it is denied, or done all the same. */
static const char *const DENIED[] = { "不", "未", "没", "无", "非", "免", "勿", "少数", "个别", "押金", "照办", "立即", "马上", "已付", "已办", "先付", "先办", "先行" };
/* Before talk: there is none, or something is done besides. */
static const char *const NO_TALKS[] = { "不", "未", "没", "无", "免", "边" };
static const char *const SIGNS[] = { "，", "、", "；", "：", "。", "（", "）", ",", ";", ":", "(", ")", " " };

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))

static size_t begins(const char *at, const char *const *words, size_t count)
{
	size_t longest = 0;

	for (size_t i = 0; i < count; i++)
		if (strlen(words[i]) > longest && strncmp(at, words[i], strlen(words[i])) == 0)
			longest = strlen(words[i]);
	return longest;
}

bool floor_is_behind(const char *text, const char *at, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t bytes = strlen(words[i]);

		if ((size_t)(at - text) >= bytes && strncmp(at - bytes, words[i], bytes) == 0)
			return true;
	}
	return false;
}

static bool is_one_of(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(text, words[i]) == 0)
			return true;
	return false;
}

/* A part of a title; no text of a file is longer than a line. */
typedef char part[PROGRAMME_LINE_BYTES_MAX + 1];

static void cut(part out, const char *from, size_t bytes)
{
	bytes = bytes < sizeof(part) ? bytes : sizeof(part) - 1;
	memcpy(out, from, bytes);
	out[bytes] = '\0';
}

/* The next one between signs; false: there is none. */
static bool next_part(const char **from, part out)
{
	const char *end = *from;

	if (*end == '\0')
		return false;
	while (*end != '\0' && begins(end, SIGNS, COUNT(SIGNS)) == 0)
		end++;
	cut(out, *from, (size_t)(end - *from));
	*from = end + begins(end, SIGNS, COUNT(SIGNS));
	return true;
}

/* ---- deeds ---- */

static bool is_in_harmless(const char *text, const char *at)
{
	for (size_t i = 0; i < COUNT(HARMLESS); i++)
		for (const char *from = strstr(text, HARMLESS[i]); from != NULL; from = strstr(from + 1, HARMLESS[i]))
			if (at >= from && at < from + strlen(HARMLESS[i]))
				return true;
	return false;
}

/* Is something else done between the two places? */
static bool breaks(const char *from, const char *to)
{
	for (const char *at = from; at < to; at++)
		if (begins(at, THEN, COUNT(THEN)) > 0)
			return true;
	return false;
}

/* Is the word at that place only what somebody speaks of? */
static bool is_talk(const char *text, const char *word, size_t bytes)
{
	for (const char *at = text; *at != '\0'; at++) {
		size_t talk = begins(at, TALKS, COUNT(TALKS)), asked = talk > 0 ? talk : begins(at, ASKED, COUNT(ASKED));

		if (at < word && talk > 0 && begins(at + talk, JOINS, COUNT(JOINS)) == 0 && !floor_is_behind(text, at, NO_TALKS, COUNT(NO_TALKS)) && !breaks(at + talk, word))
			return true;
		if (at >= word + bytes && asked > 0 && at[asked] == '\0' && !breaks(word + bytes, at))
			return true;
	}
	return false;
}

/* Does the word stand there as a deed, and not as a plan or as talk of it? */
static bool is_deed(const char *text, const char *at, size_t bytes)
{
	return begins(at + bytes, PLANS, COUNT(PLANS)) == 0 && !floor_is_behind(text, at, MEANT, COUNT(MEANT)) && !is_in_harmless(text, at) && !is_talk(text, at, bytes);
}

static bool says(const char *text, const char *const *words, size_t count)
{
	part p;

	while (next_part(&text, p))
		for (const char *at = p; *at != '\0'; at++) {
			size_t bytes = begins(at, words, count);

			if (bytes > 0 && is_deed(p, at, bytes))
				return true;
		}
	return false;
}

/* At the beginning of a part, or where something else begins to be done in it. */
static bool begins_with_verb(const char *text)
{
	part p;

	while (next_part(&text, p))
		for (const char *at = p; *at != '\0'; at++) {
			size_t bytes = at == p || floor_is_behind(p, at, THEN, COUNT(THEN)) ? begins(at, VERBS, COUNT(VERBS)) : 0;

			if (bytes > 0 && at[bytes] != '\0' && begins(at, NO_VERBS, COUNT(NO_VERBS)) == 0 && is_deed(p, at, bytes) && !floor_has_one_of(at, PLANS, COUNT(PLANS)))
				return true;
		}
	return false;
}

bool floor_acts(const char *text) { return says(text, ACTS, COUNT(ACTS)); }

bool floor_deals(const char *title)
{
	return floor_acts(title) || says(title, DEALINGS, COUNT(DEALINGS)) || begins_with_verb(title);
}

bool floor_tells_deed(const struct programme_field *f)
{
	bool does = says(f->title, DEEDS, COUNT(DEEDS)) || floor_acts(f->title);

	for (size_t i = 0; i < f->columns_count; i++)
		does = does || says(f->columns[i], DEEDS, COUNT(DEEDS)) || floor_acts(f->columns[i]);
	return does;
}

/* ---- what failed ---- */

/* What stands there says that it failed, and nothing but what failed behind it. */
static bool fails_at(const char *at, bool *is_stop)
{
	size_t stop = begins(at, STOPS, COUNT(STOPS));

	*is_stop = stop > 0 && is_one_of(at + stop, OF_WHAT, COUNT(OF_WHAT));
	if (*is_stop)
		return true;
	for (size_t i = 0; i < COUNT(DENIALS); i++)
		for (size_t k = 0; strncmp(at, DENIALS[i], strlen(DENIALS[i])) == 0 && k < COUNT(AGREEMENTS); k++) {
			const char *agreed = at + strlen(DENIALS[i]);

			if (strncmp(agreed, AGREEMENTS[k], strlen(AGREEMENTS[k])) == 0 && is_one_of(agreed + strlen(AGREEMENTS[k]), OF_WHAT, COUNT(OF_WHAT)))
				return true;
		}
	return false;
}

static bool is_failure(const char *text)
{
	for (const char *at = text; *at != '\0'; at++) {
		bool is_stop;
		part before;

		if (!fails_at(at, &is_stop))
			continue;
		cut(before, text, (size_t)(at - text));
		return !floor_has_one_of(before, DENIED, COUNT(DENIED)) && !(is_stop && floor_deals(before));
	}
	return false;
}

bool floor_says_failed(const char *title)
{
	bool has_failed = false;
	part p;

	while (next_part(&title, p)) {
		if (is_failure(p))
			has_failed = true;
		else if (p[0] != '\0' && !is_one_of(p, WOUND_UP, COUNT(WOUND_UP)) && (begins(p, NEXT, COUNT(NEXT)) == 0 || floor_deals(p)))
			return false;
	}
	return has_failed;
}
