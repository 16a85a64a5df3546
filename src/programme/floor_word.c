/* The words by which titles are judged where villagers decide: what carries a decision out, what is only there once it was, and what says that nothing came of a case. */
#include "programme/floor.h"

#include <string.h>

/* What a step does that carries a decision out, by its title or that of what it needs; a plan of it is none. */
static const char *const ACTS[] = { "实施", "执行", "施工", "开工", "动工", "开建", "建设", "进场", "付款", "支付", "拨付", "拨款", "划拨", "打款", "放款", "领款", "汇款", "转账", "预付", "垫付", "结算",
	"报销", "报账", "支取", "支出", "分红", "兑付", "兑现", "发放", "签订", "签约", "签合同", "签协议", "签新约", "签字盖章", "订立", "发包", "招标", "定标", "出租", "出让", "变卖", "采购", "购置", "征收", "砍伐", "拆除",
	"平整", "开挖", "竣工", "完工", "验收", "投产", "移交", "交付", "落实" };
/* Behind such a word: it is only proposed. */
static const char *const PLANS[] = { "方案", "办法", "计划", "意见", "细则", "草案", "预算", "概算", "标准", "议案", "提案", "议题", "文本", "样本", "范本", "条款", "理由", "依据", "必要性" };
/* And before it. */
static const char *const MEANT[] = { "拟", "预计", "是否" };
/* Words that hold one of them and carry nothing out. */
static const char *const HARMLESS[] = { "党的建设", "组织建设", "队伍建设", "制度建设", "作风建设", "阵地建设", "建设项目", "建设内容", "建设规模", "建设地点", "建设用地" };
/* What a form asks that is only there once something was done. */
static const char *const DEEDS[] = { "已付", "发票", "收据", "收条", "回单", "凭证", "到账", "领取", "中标", "合同", "协议书", "定金", "工程进度" };

/* 未成 is said in one of these words, which stand at the beginning or the end of what is between two signs. */
static const char *const FAILURES[] = { "未通过", "没有通过", "没通过", "未获通过", "未批准", "未获批准", "没有批准", "未同意", "未获同意", "不同意", "不予通过", "不予批准", "不予同意", "不予立项", "不予受理",
	"不予办理", "不予实施", "不再办理", "暂不办理", "否决", "驳回", "退回", "终止", "中止", "停止", "撤回", "撤销", "取消", "搁置", "作废", "放弃", "未办成", "没有办成", "没办成", "未成", "未达到", "没有达到",
	"未过半数", "不足半数", "人数不足", "人数不够", "未形成决议", "没有形成决议", "流会" };
/* What may stand behind one that begins so. */
static const char *const OF_WHAT[] = { "", "办理", "本件", "议案", "议题", "申请", "修改", "重议", "补充", "规定票数", "法定人数", "法定票数", "半数", "规定比例" };
/* What is said beside it of how the case is wound up. */
static const char *const WOUND_UP[] = { "按原决议收尾", "按原决定收尾", "按原表决收尾", "按原来的表决收尾", "重新提出", "重新提议", "修改后重新提出", "修改后再提", "不得原样再提" };
/* Before one that ends so: it is denied, or done all the same. */
static const char *const DENIED[] = { "不", "未", "没", "无", "非", "免", "勿", "押金", "照办", "立即", "马上" };
static const char *const SIGNS[] = { "，", "、", "；", "：", "。", "（", "）", ",", ";", ":", "(", ")", " " };

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))

/* ---- deeds ---- */

static size_t begins(const char *at, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(at, words[i], strlen(words[i])) == 0)
			return strlen(words[i]);
	return 0;
}

/* Does one of the words end right before `at`? */
static bool is_behind(const char *text, const char *at, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t bytes = strlen(words[i]);

		if ((size_t)(at - text) >= bytes && strncmp(at - bytes, words[i], bytes) == 0)
			return true;
	}
	return false;
}

static bool is_in_harmless(const char *text, const char *at)
{
	for (size_t i = 0; i < COUNT(HARMLESS); i++)
		for (const char *from = strstr(text, HARMLESS[i]); from != NULL; from = strstr(from + 1, HARMLESS[i]))
			if (at >= from && at < from + strlen(HARMLESS[i]))
				return true;
	return false;
}

/* Does one of the words stand there, other than as a plan? */
static bool says(const char *text, const char *const *words, size_t count)
{
	for (const char *at = text; *at != '\0'; at++) {
		size_t bytes = begins(at, words, count);

		if (bytes > 0 && begins(at + bytes, PLANS, COUNT(PLANS)) == 0 && !is_behind(text, at, MEANT, COUNT(MEANT)) && !is_in_harmless(text, at))
			return true;
	}
	return false;
}

bool floor_acts(const char *text) { return says(text, ACTS, COUNT(ACTS)); }

bool floor_tells_deed(const struct programme_field *f)
{
	bool does = says(f->title, DEEDS, COUNT(DEEDS)) || floor_acts(f->title);

	for (size_t i = 0; i < f->columns_count; i++)
		does = does || says(f->columns[i], DEEDS, COUNT(DEEDS)) || floor_acts(f->columns[i]);
	return does;
}

/* ---- what failed ---- */

static bool is_one_of(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(text, words[i]) == 0)
			return true;
	return false;
}

static bool is_failure(struct arena *a, const char *part)
{
	for (size_t i = 0; i < COUNT(FAILURES); i++) {
		size_t bytes = strlen(FAILURES[i]), all = strlen(part);
		const char *before;

		if (strncmp(part, FAILURES[i], bytes) == 0 && is_one_of(part + bytes, OF_WHAT, COUNT(OF_WHAT)))
			return true;
		if (all <= bytes || strcmp(part + all - bytes, FAILURES[i]) != 0)
			continue;
		before = arena_printf(a, "%.*s", (int)(all - bytes), part);
		if (!floor_has_one_of(before, DENIED, COUNT(DENIED)) && !floor_acts(before))
			return true;
	}
	return false;
}

bool floor_says_failed(struct arena *a, const char *title)
{
	bool has_failed = false;

	for (const char *from = title; *from != '\0';) {
		const char *end = from, *part;
		size_t sign;

		while (*end != '\0' && begins(end, SIGNS, COUNT(SIGNS)) == 0)
			end++;
		part = arena_printf(a, "%.*s", (int)(end - from), from);
		if (is_failure(a, part))
			has_failed = true;
		else if (part[0] != '\0' && !is_one_of(part, WOUND_UP, COUNT(WOUND_UP)))
			return false;
		sign = begins(end, SIGNS, COUNT(SIGNS));
		from = end + sign;
	}
	return has_failed;
}
