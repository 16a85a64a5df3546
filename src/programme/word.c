#include "programme/word.h"

#include <string.h>
#include "base/text.h"

enum { NEAR_CHARS_MAX = 24, LONG_CHARS_MIN = 6 };

static const char *const ENGLISH[WORDS_COUNT] = {
#define X(name, english) [WORD_##name] = (english),
	PROGRAMME_WORDS(X)
#undef X
};

static const char *const CHINESE[WORDS_COUNT] = {
	[WORD_PROGRAMME] = "程序", [WORD_VERSION] = "版本", [WORD_AFTER] = "源自", [WORD_ABOUT] = "对象", [WORD_WHERE] = "其中",
	[WORD_RUNS_AT] = "办理单位", [WORD_TITLED] = "名称为", [WORD_OPENS] = "开办", [WORD_ANY] = "随时", [WORD_YEARLY] = "每年", [WORD_HALF_YEARLY] = "每半年", [WORD_QUARTERLY] = "每季度",
	[WORD_ONE_OPEN_PER] = "同时只办一件", [WORD_SUBJECT] = "当事人", [WORD_LEDGER] = "台账", [WORD_HOLDS] = "暂停其他办件", [WORD_GATES] = "把关", [WORD_LISTED] = "列入", [WORD_HOLD] = "暂缓", [WORD_TALK_FIRST] = "先谈话", [WORD_POST_NEEDS] = "任职须先办结", [WORD_EACH] = "逐个办理", [WORD_TOPMOST] = "最上一级", [WORD_AS_OF] = "截至", [WORD_COVERS] = "适用于",
	[WORD_PUBLIC] = "公开",
	[WORD_PERSON] = "人员", [WORD_PROJECT] = "项目", [WORD_MATTER] = "事项", [WORD_ORG] = "组织", [WORD_BRANCH] = "支部",
	[WORD_GENERAL_BRANCH] = "总支", [WORD_COMMITTEE] = "党委", [WORD_VILLAGE] = "村", [WORD_COMMUNITY] = "社区", [WORD_TOWN] = "镇街",
	[WORD_COUNTY] = "县", [WORD_UNIT] = "单位", [WORD_DEPARTMENT] = "部门", [WORD_APPROVER] = "审批党委", [WORD_ABOVE] = "上级党委", [WORD_BELOW] = "下辖",
	[WORD_PARAM] = "参数", [WORD_IN] = "范围", [WORD_RULE] = "依据",
	[WORD_ROLE] = "角色", [WORD_POST] = "职务", [WORD_OF] = "属于", [WORD_OF_LIST] = "选自", [WORD_OF_BASE] = "占", [WORD_OF_POINT] = "自",
	[WORD_OF_TOTAL] = "应到", [WORD_MEMBERS_OF] = "全体成员", [WORD_FULL_MEMBERS_OF] = "正式党员", [WORD_APPLICANTS_OF] = "入党申请人", [WORD_PEOPLE_OF] = "在档人员", [WORD_COMMITTEE_OF] = "班子成员",
	[WORD_STAFF_OF] = "工作人员", [WORD_BODY] = "机构", [WORD_EVERYONE] = "所有人", [WORD_INVITED] = "受邀人", [WORD_NAMED] = "指定人",
	[WORD_VALUE] = "数值", [WORD_KEEP] = "保存", [WORD_CONSENT] = "同意",
	[WORD_FORM] = "表单", [WORD_FIELD] = "栏目", [WORD_MUST] = "必填", [WORD_ROWS] = "行数", [WORD_ROW] = "行", [WORD_NUMBER] = "数字",
	[WORD_CHOICE] = "选项", [WORD_TEXT] = "文字", [WORD_TABLE] = "表格", [WORD_DATE] = "日期", [WORD_MONEY] = "金额",
	[WORD_FILE] = "文件", [WORD_SHEETS] = "评价表", [WORD_READ_BY] = "仅供查阅", [WORD_WITH_REASON] = "凭理由查看", [WORD_IMAGE] = "影像", [WORD_UNSHARED] = "专件专用", [WORD_MERGE] = "合并", [WORD_REGISTERED] = "登记在册", [WORD_TAKEN_AS] = "补登作", [WORD_BOOKLET] = "入党志愿书", [WORD_LETTER] = "组织关系介绍信",
	[WORD_WHOLE_NUMBER] = "整数", [WORD_DECIMAL] = "小数", [WORD_OPTIONAL] = "可空", [WORD_PAST] = "不晚于当日", [WORD_FUTURE] = "不早于当日", [WORD_SIGNED] = "签字记录", [WORD_HELD] = "任职记录", [WORD_ORGS] = "组织库", [WORD_CASES] = "办件记录", [WORD_RECTIFYING] = "整改未了",
	[WORD_SHEET] = "测评", [WORD_RATERS] = "评价人", [WORD_PER] = "逐人", [WORD_SCALE] = "分值", [WORD_LEAST] = "至少", [WORD_SECRET] = "无记名",
	[WORD_YES] = "是", [WORD_NO] = "否", [WORD_COMBINE] = "汇总", [WORD_MEAN] = "平均", [WORD_MEDIAN] = "中位数",
	[WORD_TRIMMED] = "去高去低",
	[WORD_VOTE] = "表决", [WORD_VOTERS] = "表决人", [WORD_BASE_VOTERS] = "应到", [WORD_QUORUM] = "到会比例", [WORD_PASS] = "通过", [WORD_MORE_THAN] = "超过", [WORD_AT_LEAST] = "至少", [WORD_AT_MOST] = "至多",
	[WORD_PRESENT] = "实到", [WORD_CAST] = "已投", [WORD_FINAL] = "终局", [WORD_FROM_AFAR] = "可不到会", [WORD_WRITTEN_OPINIONS] = "可交书面意见",
	[WORD_CANDIDATES] = "候选人", [WORD_WRITE_IN] = "可另选他人", [WORD_RESOLVES] = "决议写明", [WORD_SEATS] = "应选人数", [WORD_ELECTED] = "当选人", [WORD_RUNOFF] = "再次投票", [WORD_TIED] = "得票相等",
	[WORD_DRAW] = "抽签", [WORD_NOTICE] = "公示", [WORD_BOARD] = "公开栏", [WORD_DAYS] = "天数", [WORD_OBJECTIONS] = "异议",
	[WORD_MUST_BE_ANSWERED] = "必须答复", [WORD_ANSWERS] = "答复",
	[WORD_DUTY] = "职责", [WORD_WHO] = "责任人", [WORD_EVERY] = "每", [WORD_WEEK] = "周", [WORD_MONTH] = "月", [WORD_QUARTER] = "季度", [WORD_HALF_YEAR] = "半年",
	[WORD_YEAR] = "年", [WORD_TO] = "发给", [WORD_CONTENTS] = "内容", [WORD_SHOW] = "显示", [WORD_FROM] = "自", [WORD_UNTIL] = "至", [WORD_EACH_ROUND] = "每轮",
	[WORD_STEP] = "步骤", [WORD_PHASE] = "阶段", [WORD_BY] = "由", [WORD_NOT_BY] = "不得由", [WORD_SIGN] = "签字", [WORD_NEEDS] = "需要", [WORD_PREPARES] = "酝酿", [WORD_WITHIN] = "期限",
	[WORD_D] = "日", [WORD_WD] = "工作日", [WORD_M] = "个月", [WORD_Y] = "年", [WORD_OPEN] = "开办之日", [WORD_LATE] = "逾期",
	[WORD_MARK] = "标记", [WORD_BLOCK] = "停办", [WORD_ESCALATE] = "上报", [WORD_AUTO] = "自动", [WORD_GO] = "转到", [WORD_WHEN] = "当",
	[WORD_FINISH] = "办结", [WORD_FAILED] = "未成", [WORD_SET] = "设为", [WORD_TELL] = "告知", [WORD_APPRAISE] = "记入评议", [WORD_AWARD] = "表彰", [WORD_REVOKE] = "撤销表彰", [WORD_POINTS] = "积分", [WORD_PUBLISH] = "公布",
	[WORD_BAR] = "禁止重提", [WORD_BAR_STEPS] = "禁止办理", [WORD_APPOINT] = "任职", [WORD_SAME_TEXT] = "相同内容", [WORD_HONOUR] = "光荣榜", [WORD_RESULT] = "结果",
	[WORD_REFUSE] = "不准", [WORD_MAKE_PROSPECT] = "列为发展对象", [WORD_ELIMINATE] = "淘汰", [WORD_CLOSE] = "办结",
	[WORD_PAY] = "支付", [WORD_INSTALL] = "就任",
	[WORD_EXAMPLE] = "示例", [WORD_GIVEN] = "已知", [WORD_LIKE] = "同示例", [WORD_FOR] = "赞成", [WORD_AGAINST] = "反对", [WORD_ABSTAIN] = "弃权", [WORD_WRITTEN] = "书面赞成",
	[WORD_EXPECT] = "应当", [WORD_WAITING] = "停在", [WORD_AGAIN] = "退回", [WORD_END] = "结束",
	[WORD_AND] = "且", [WORD_OR] = "或", [WORD_NOT] = "非", [WORD_NONE] = "无", [WORD_PASSED] = "已通过", [WORD_VALID] = "有效",
	[WORD_DONE] = "已办", [WORD_ENDED] = "办结件数", [WORD_COUNT] = "个数", [WORD_WORKDAYS] = "工作日数", [WORD_MONTHS] = "月数", [WORD_YEARS] = "年数", [WORD_MONTHS_AFTER] = "月后", [WORD_AGE] = "年龄", [WORD_HAS] = "有",
	[WORD_TODAY] = "今天",
	[WORD_STREAK] = "连续", [WORD_SUM] = "合计", [WORD_DISTINCT] = "不同", [WORD_NTH] = "第几", [WORD_RANK] = "排名", [WORD_NOT_IN] = "不在", [WORD_ALSO_IN] = "也在",
	[WORD_TOTAL_YEARS] = "累计年数", [WORD_LONGEST_YEARS] = "连续年数", [WORD_WHOLE] = "取整",
	[WORD_CHOSEN] = "选了", [WORD_UNLISTED] = "未列明", [WORD_TOTAL] = "累计", [WORD_ITS] = "该单位", [WORD_EARLIER] = "此前累计", [WORD_MATCH] = "同名行", [WORD_PAPERS] = "份数", [WORD_FIT] = "仍合格",
	[WORD_STATUS] = "身份", [WORD_IN_POOL] = "在发展范围", [WORD_BORN_ON] = "出生日期", [WORD_JOINED_ON] = "入党日期", [WORD_APPLIED_ON] = "申请日期",
	[WORD_AMOUNT] = "数额", [WORD_ACTIVIST] = "入党积极分子", [WORD_APPLICANT] = "入党申请人", [WORD_PROSPECT] = "发展对象",
	[WORD_PROBATIONARY] = "预备党员", [WORD_FULL] = "正式党员", [WORD_FORMER_ACTIVIST] = "原入党积极分子", [WORD_EXTENDED] = "延长预备期", [WORD_CANCELLED] = "取消预备党员资格",
	[WORD_NO_VOTE] = "留党察看", [WORD_SUSPENDED] = "停止党籍", [WORD_RESTORED] = "恢复党籍", [WORD_REMOVED] = "除名", [WORD_RESIGNED] = "退党除名",
	[WORD_EXPELLED] = "开除党籍", [WORD_DECEASED] = "去世", [WORD_RECOGNISED] = "追认", [WORD_UNRECOGNISED] = "不予承认", [WORD_MOVED_OUT] = "已转出", [WORD_STATUS_SINCE] = "现身份起始日期", [WORD_MOVED_ON] = "转入日期", [WORD_LEFT_ON] = "党籍终止日期", [WORD_SANCTION_ENDS] = "留党察看期满日期", [WORD_EXTENDED_TO] = "延长期满日期", [WORD_RIGHTS_SUSPENDED] = "中止权利", [WORD_RIGHTS_SUSPENDED_ON] = "权利中止日期", [WORD_TERM] = "任期年数", [WORD_TERM_ENDS] = "任期届满日期",
	[WORD_KIND] = "组织类别", [WORD_TERM_LEAST] = "任期最少年数", [WORD_TERM_MOST] = "任期最多年数", [WORD_MEMBER_COUNT] = "在册党员人数", [WORD_FULL_COUNT] = "正式党员人数", [WORD_VOTER_COUNT] = "有表决权人数", [WORD_ADMITTED_COUNT] = "一年内接收人数", [WORD_FREE_SEATS] = "班子空缺职数",
	[WORD_OWNER] = "责任人",
	[WORD_NAME] = "名称", [WORD_TARGET] = "目标值", [WORD_DUE_ON] = "完成期限",
};

const char *programme_word_text(enum programme_word word, enum lang lang)
{
	return lang == LANG_ZH ? CHINESE[word] : ENGLISH[word];
}

bool programme_word_is(enum programme_word word, const char *text)
{
	return strcmp(text, ENGLISH[word]) == 0 || strcmp(text, CHINESE[word]) == 0;
}

/* ---- slips ---- */

static size_t chars_of(const char *text, uint32_t chars[NEAR_CHARS_MAX])
{
	size_t count = 0;

	for (uint32_t c; (c = text_next(&text)) != 0; chars[count++] = c)
		if (count == NEAR_CHARS_MAX)
			return 0;
	return count;
}

static int least_of(int a, int b) { return a < b ? a : b; }

/* How many slips make one of the other; two neighbours changed about are one. */
static int slips(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
	int cost[NEAR_CHARS_MAX + 1][NEAR_CHARS_MAX + 1];

	for (size_t i = 0; i <= a_count; i++)
		for (size_t k = 0; k <= b_count; k++) {
			if (i == 0 || k == 0) {
				cost[i][k] = (int)(i + k);
				continue;
			}
			cost[i][k] = least_of(least_of(cost[i - 1][k], cost[i][k - 1]) + 1, cost[i - 1][k - 1] + (a[i - 1] != b[k - 1]));
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
				cost[i][k] = least_of(cost[i][k], cost[i - 2][k - 2] + 1);
		}
	return cost[a_count][b_count];
}

static bool is_any(const char *text)
{
	for (int word = 0; word < WORDS_COUNT; word++)
		if (programme_word_is((enum programme_word)word, text))
			return true;
	return false;
}

enum programme_word programme_word_near(const char *typed, const enum programme_word *words, size_t count)
{
	uint32_t of_typed[NEAR_CHARS_MAX], of_word[NEAR_CHARS_MAX];
	size_t typed_count = chars_of(typed, of_typed);
	enum programme_word near = NO_WORD;
	int best = typed_count < 2 ? 0 : typed_count < LONG_CHARS_MIN ? 2 : 3;	/* fewer slips than that */

	for (size_t i = 0; i < count && !is_any(typed); i++)	/* a keyword of another place is no slip */
		for (enum lang lang = LANG_ZH; lang <= LANG_EN; lang++) {
			size_t word_count = chars_of(programme_word_text(words[i], lang), of_word);
			int found = word_count < 2 ? best : slips(of_typed, typed_count, of_word, word_count);

			if ((size_t)found < word_count && found == best && near != words[i])
				near = NO_WORD;	/* as near to two: nobody can tell */
			if ((size_t)found < word_count && found < best) {
				best = found;
				near = words[i];
			}
		}
	return near;
}
