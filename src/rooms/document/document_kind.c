#include "rooms/document/document_kind.h"

#include <string.h>
#include "text/document.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

const char *const DOCUMENT_FIELDS[FIELDS_COUNT] = {
	[FIELD_NONE] = "", [FIELD_ORG] = "单位", [FIELD_UPPER] = "上级单位", [FIELD_TODAY] = "日期", [FIELD_ACTOR] = "经办人",
	[FIELD_NUMBER] = "文号", [FIELD_ASKED_NUMBER] = "请示文号", [FIELD_ASKED] = "来文", [FIELD_TO] = "主送", [FIELD_SIGNER] = "签发人", [FIELD_BODY] = "正文", [FIELD_PLACE] = "地点", [FIELD_CHAIR] = "主持人",
	[FIELD_WRITER] = "记录人", [FIELD_GUESTS] = "列席", [FIELD_CONTACT] = "联系人", [FIELD_PHONE] = "联系电话", [FIELD_ORGAN_ADDRESS] = "通讯地址",
	[FIELD_MATTER] = "事项", [FIELD_PRACTICE] = "程序", [FIELD_STEP] = "步骤", [FIELD_RESULT] = "办理结果", [FIELD_OPENED] = "开始日期",
	[FIELD_CLOSED] = "办结日期", [FIELD_SUBJECT] = "对象", [FIELD_SEX] = "性别", [FIELD_NATIONALITY] = "民族", [FIELD_BIRTH] = "出生日期",
	[FIELD_ID_NUMBER] = "公民身份号码", [FIELD_BRANCH] = "所在支部",
	[FIELD_VOTE] = "表决事项", [FIELD_VOTED] = "表决情况", [FIELD_MEETING] = "会议", [FIELD_SEALER] = "落款", [FIELD_RESOLVED] = "决议事项", [FIELD_RESOLUTION] = "决议内容", [FIELD_VOTE_DAY] = "表决日期", [FIELD_ENTITLED] = "应到人数", [FIELD_ENTITLED_FROM] = "应到依据", [FIELD_PRESENT] = "实到人数", [FIELD_AGREED] = "赞成",
	[FIELD_OPPOSED] = "反对", [FIELD_ABSTAINED] = "弃权", [FIELD_WRITTEN] = "书面意见", [FIELD_WRITTEN_CLAUSE] = "书面意见说明", [FIELD_ISSUED] = "发出票数", [FIELD_COLLECTED] = "收回票数",
	[FIELD_SPOILT] = "无效票数", [FIELD_VOTE_RESULT] = "表决结果", [FIELD_QUORUM_RULE] = "到会要求", [FIELD_QUORUM_RESULT] = "到会结果", [FIELD_PASS_RULE] = "通过要求",
	[FIELD_SUPERVISOR] = "监票人", [FIELD_TELLER] = "计票人", [FIELD_VOIDED] = "作废", [FIELD_VOIDED_WHY] = "作废说明", [FIELD_MARK] = "填写说明",
	[FIELD_PAPER_TITLE] = "票名", [FIELD_PAPER_COLUMN] = "票栏",
	[FIELD_NOTICE_TITLE] = "公示标题", [FIELD_NOTICE_TEXT] = "公示内容", [FIELD_NOTICE_FROM] = "公示开始", [FIELD_NOTICE_TO] = "公示截止",
	[FIELD_LETTER_NUMBER] = "介绍信编号", [FIELD_LETTER_TO] = "抬头", [FIELD_ISSUER] = "开具单位", [FIELD_LETTER_DAY] = "开具日期", [FIELD_STUB] = "存根内容",
	[FIELD_LETTER_TEXT] = "介绍内容", [FIELD_DUES] = "党费说明", [FIELD_VALID] = "有效期说明", [FIELD_RECEIPT] = "回执内容",
	[FIELD_MEMBERS] = "党员人数", [FIELD_FULL_MEMBERS] = "正式党员", [FIELD_PROBATIONERS] = "预备党员",
	[FIELD_FORMER_NAME] = "曾用名", [FIELD_NATIVE_PLACE] = "籍贯", [FIELD_EDUCATION] = "学历", [FIELD_DEGREE] = "学位", [FIELD_SCHOOL] = "毕业院校",
	[FIELD_WORK_UNIT] = "工作单位", [FIELD_JOB] = "职务", [FIELD_OCCUPATION] = "工作岗位", [FIELD_MARRIAGE] = "婚姻状况", [FIELD_ADDRESS] = "家庭住址",
	[FIELD_MOBILE] = "手机号码", [FIELD_APPLIED] = "申请入党日期", [FIELD_JOINED] = "入党日期", [FIELD_FULL_DAY] = "转正日期", [FIELD_MEMBER_KIND] = "党员类别",
	[FIELD_SINCE] = "起始日期", [FIELD_UNTIL] = "截止日期", [FIELD_PERIOD] = "期间", [FIELD_OPENING] = "期初人数", [FIELD_CAME] = "增加人数",
	[FIELD_WENT] = "减少人数", [FIELD_CLOSING] = "期末人数",
	[FIELD_REMINDER_NUMBER] = "催办单编号", [FIELD_RECEIVER] = "收件单位", [FIELD_REMINDER_DAY] = "发出日期", [FIELD_WANTED] = "要求办结日期",
	[FIELD_CASES] = "件数", [FIELD_AHEAD] = "提前天数", [FIELD_CASES_STATE] = "催办情形", [FIELD_DEMAND] = "催办要求",
	[FIELD_CERTIFICATE_NUMBER] = "证明信编号", [FIELD_ABSENCE] = "外出事由",
	[FIELD_PASS_NUMBER] = "活动证编号", [FIELD_PHOTO] = "照片", [FIELD_BIRTH_MONTH] = "出生年月", [FIELD_CITY] = "流入地",
	[FIELD_STATE] = "办理状态", [FIELD_PAPERS] = "材料份数",
};

const char *const DOCUMENT_INPUTS[FIELDS_COUNT] = {
	[FIELD_NUMBER] = "number", [FIELD_ASKED_NUMBER] = "asked", [FIELD_TO] = "to", [FIELD_SIGNER] = "signer", [FIELD_BODY] = "body", [FIELD_PLACE] = "place", [FIELD_CHAIR] = "chair",
	[FIELD_WRITER] = "writer", [FIELD_GUESTS] = "guests", [FIELD_CONTACT] = "contact", [FIELD_PHONE] = "phone", [FIELD_ORGAN_ADDRESS] = "address", [FIELD_SINCE] = "since", [FIELD_UNTIL] = "until",
};

const char DOCUMENT_YEAR_OPEN[] = "〔", DOCUMENT_YEAR_CLOSE[] = "〕", DOCUMENT_NUMBER_SIGN[] = "号";
const char DOCUMENT_INDENT[] = "　　", DOCUMENT_COLON[] = "：", DOCUMENT_HINT_OPEN[] = "（", DOCUMENT_HINT_CLOSE[] = "）", DOCUMENT_NOT_CONCERNED[] = "不涉及";
const char *const DOCUMENT_CONSENTS[] = { "同意", "批准", NULL }, *const DOCUMENT_REFUSALS[] = { "不同意", "不批准", NULL };
const char *const DOCUMENT_SEPARATORS[] = { "、", "，", ",", "；", ";", NULL };
const char *const DOCUMENT_CLAUSE_SIGNS[] = { "，", "；", "：", "。", "\n", NULL };

static const char *const ENTRY_FIELDS[] = { "栏目", "内容" };
static const char *const COURSE_FIELDS[] = { "步骤", "日期", "内容" };
static const char *const SIGN_IN_FIELDS[] = { "序号", "姓名", "备注" };
static const char *const PAIR_FIELDS[] = { "序号", "姓名", "备注", "右序号", "右姓名", "右备注" };
static const char *const LINE_FIELDS[] = { "序号", "候选", "得赞成", "得反对", "得弃权", "结果" };
static const char *const ROSTER_COLUMNS[] = { "序号", "姓名", "性别", "民族", "出生日期", "学历", "入党日期", "转正日期", "党员类别", "支部", "工作单位及职务" };
static const char *const HISTORY_COLUMNS[] = { "起", "止", "类别", "内容" };
static const char *const FAMILY_COLUMNS[] = { "关系", "姓名", "情况" };
static const char *const CAUSE_COLUMNS[] = { "增减", "原因", "人数" };
static const char *const MOVER_COLUMNS[] = { "序号", "姓名", "增减", "原因", "日期", "支部" };
static const char *const CASE_COLUMNS[] = { "序号", "事项", "程序", "办理单位", "步骤", "办理人", "依据", "还缺", "期限", "逾期情况" };
static const char *const ACTIVITY_COLUMNS[] = { "日期", "活动", "确认" };
static const char *const PAPER_COLUMNS[] = { "序号", "材料名称", "文件名", "步骤", "校验码", "位置" };
static const char *const STEP_COLUMNS[] = { "步骤", "栏目", "内容" };
static const char *const ENCLOSURE_COLUMNS[] = { "序号", "材料名称", "文件名", "附件内容" };
const struct document_list_shape DOCUMENT_LISTS[LISTS_COUNT] = {
	[LIST_NONE] = { "", NULL, 0 },
	[LIST_ENTRIES] = { "办理记录", ENTRY_FIELDS, COUNT(ENTRY_FIELDS) },
	[LIST_COURSE] = { "办理过程", COURSE_FIELDS, COUNT(COURSE_FIELDS) },
	[LIST_SIGN_IN] = { "签到", SIGN_IN_FIELDS, COUNT(SIGN_IN_FIELDS) },
	[LIST_SIGN_IN_PAIRS] = { "并排签到", PAIR_FIELDS, COUNT(PAIR_FIELDS) },
	[LIST_LINES] = { "票项", LINE_FIELDS, COUNT(LINE_FIELDS) },
	[LIST_ROSTER] = { "名册", ROSTER_COLUMNS, COUNT(ROSTER_COLUMNS) },
	[LIST_HISTORY] = { "经历", HISTORY_COLUMNS, COUNT(HISTORY_COLUMNS) },
	[LIST_FAMILY] = { "家庭成员", FAMILY_COLUMNS, COUNT(FAMILY_COLUMNS) },
	[LIST_CAUSES] = { "原因", CAUSE_COLUMNS, COUNT(CAUSE_COLUMNS) },
	[LIST_MOVERS] = { "人员", MOVER_COLUMNS, COUNT(MOVER_COLUMNS) },
	[LIST_CASES] = { "催办事项", CASE_COLUMNS, COUNT(CASE_COLUMNS) },
	[LIST_ACTIVITIES] = { "组织生活", ACTIVITY_COLUMNS, COUNT(ACTIVITY_COLUMNS) },
	[LIST_PAPERS] = { "材料目录", PAPER_COLUMNS, COUNT(PAPER_COLUMNS) },
	[LIST_STEPS] = { "步骤内容", STEP_COLUMNS, COUNT(STEP_COLUMNS) },
	[LIST_ENCLOSURES] = { "附件", ENCLOSURE_COLUMNS, COUNT(ENCLOSURE_COLUMNS) },
};

#define ALWAYS FIELD_ORG, FIELD_UPPER, FIELD_TODAY, FIELD_ACTOR
#define OF_RUN FIELD_MATTER, FIELD_PRACTICE, FIELD_STEP, FIELD_RESULT, FIELD_OPENED, FIELD_CLOSED
#define OF_SUBJECT FIELD_SUBJECT, FIELD_SEX, FIELD_NATIONALITY, FIELD_BIRTH, FIELD_BRANCH
#define OF_VOTE FIELD_VOTE, FIELD_VOTED, FIELD_MEETING, FIELD_SEALER, FIELD_VOTE_DAY, FIELD_ENTITLED, FIELD_ENTITLED_FROM, FIELD_PRESENT, FIELD_AGREED, FIELD_OPPOSED, FIELD_ABSTAINED, FIELD_WRITTEN, FIELD_WRITTEN_CLAUSE, FIELD_ISSUED, \
	FIELD_COLLECTED, FIELD_SPOILT, FIELD_VOTE_RESULT, FIELD_QUORUM_RULE, FIELD_QUORUM_RESULT, FIELD_PASS_RULE, FIELD_SUPERVISOR, FIELD_TELLER, FIELD_VOIDED, FIELD_VOIDED_WHY
#define F(...) (const enum document_field[]){ __VA_ARGS__, FIELD_NONE }
#define L(...) (const enum document_list[]){ __VA_ARGS__, LIST_NONE }
#define NOTHING (const enum document_field[]){ FIELD_NONE }

const struct document_kind DOCUMENT_KINDS[] = {
	{ "resolution", T_document_resolution, ABOUT_RUN, F(ALWAYS, OF_RUN, OF_SUBJECT, OF_VOTE, FIELD_RESOLVED, FIELD_RESOLUTION, FIELD_NUMBER), F(FIELD_NUMBER), NOTHING, L(LIST_ENTRIES, LIST_LINES), false, DOCUMENT_PAPER },
	{ "notice", T_document_notice, ABOUT_RUN, F(ALWAYS, OF_RUN, FIELD_NOTICE_TITLE, FIELD_NOTICE_TEXT, FIELD_NOTICE_FROM, FIELD_NOTICE_TO, FIELD_CONTACT, FIELD_PHONE),
		F(FIELD_CONTACT, FIELD_PHONE), F(FIELD_CONTACT, FIELD_PHONE), L(LIST_NONE), false, DOCUMENT_PAPER },
	{ "minutes", T_document_minutes, ABOUT_RUN, F(ALWAYS, OF_RUN, OF_SUBJECT, OF_VOTE, FIELD_RESOLVED, FIELD_RESOLUTION, FIELD_PLACE, FIELD_CHAIR, FIELD_WRITER, FIELD_GUESTS),
		F(FIELD_PLACE, FIELD_CHAIR, FIELD_WRITER, FIELD_GUESTS), NOTHING, L(LIST_ENTRIES, LIST_SIGN_IN, LIST_SIGN_IN_PAIRS, LIST_LINES), false, DOCUMENT_PAPER },
	{ "ballot_paper", T_document_ballot_paper, ABOUT_BALLOT, F(ALWAYS, OF_VOTE, FIELD_MARK, FIELD_PAPER_TITLE, FIELD_PAPER_COLUMN), NOTHING, NOTHING, L(LIST_LINES), false, DOCUMENT_PAPER },
	{ "count_sheet", T_document_count_sheet, ABOUT_BALLOT, F(ALWAYS, OF_VOTE), NOTHING, NOTHING, L(LIST_LINES, LIST_SIGN_IN, LIST_SIGN_IN_PAIRS), false, DOCUMENT_PAPER },
	{ "request", T_document_request, ABOUT_RUN, F(ALWAYS, OF_RUN, OF_SUBJECT, OF_VOTE, FIELD_RESOLVED, FIELD_ID_NUMBER, FIELD_NUMBER, FIELD_TO, FIELD_SIGNER, FIELD_BODY, FIELD_CONTACT, FIELD_PHONE),
		F(FIELD_NUMBER, FIELD_TO, FIELD_SIGNER, FIELD_BODY, FIELD_CONTACT, FIELD_PHONE), F(FIELD_TO, FIELD_SIGNER), L(LIST_ENTRIES, LIST_COURSE), true, DOCUMENT_PAPER },
	{ "reply", T_document_reply, ABOUT_RUN, F(ALWAYS, OF_RUN, OF_SUBJECT, OF_VOTE, FIELD_RESOLVED, FIELD_NUMBER, FIELD_ASKED_NUMBER, FIELD_ASKED, FIELD_TO, FIELD_BODY),
		F(FIELD_NUMBER, FIELD_ASKED_NUMBER, FIELD_TO, FIELD_BODY), F(FIELD_TO),
		L(LIST_ENTRIES, LIST_COURSE), false, DOCUMENT_PAPER },
	{ DOCUMENT_LETTER, T_document_letter, ABOUT_TRANSFER, F(ALWAYS, FIELD_LETTER_NUMBER, FIELD_LETTER_TO, FIELD_ISSUER, FIELD_LETTER_DAY, FIELD_STUB, FIELD_LETTER_TEXT, FIELD_DUES,
		FIELD_VALID, FIELD_RECEIPT, FIELD_MOBILE, FIELD_ORGAN_ADDRESS, FIELD_PHONE), F(FIELD_ORGAN_ADDRESS, FIELD_PHONE), NOTHING, L(LIST_NONE), false, DOCUMENT_PAPER },
	{ "roster", T_document_roster, ABOUT_ORG, F(ALWAYS, FIELD_MEMBERS, FIELD_FULL_MEMBERS, FIELD_PROBATIONERS), NOTHING, NOTHING, L(LIST_ROSTER), false, DOCUMENT_PEOPLE },
	{ "record", T_document_record, ABOUT_PERSON, F(ALWAYS, OF_SUBJECT, FIELD_ID_NUMBER, FIELD_FORMER_NAME, FIELD_NATIVE_PLACE, FIELD_EDUCATION, FIELD_DEGREE, FIELD_SCHOOL,
		FIELD_WORK_UNIT, FIELD_JOB, FIELD_OCCUPATION, FIELD_MARRIAGE, FIELD_ADDRESS, FIELD_MOBILE, FIELD_APPLIED, FIELD_JOINED, FIELD_FULL_DAY, FIELD_MEMBER_KIND),
		NOTHING, NOTHING, L(LIST_HISTORY, LIST_FAMILY), true, DOCUMENT_INTERNAL },
	{ "change", T_document_change, ABOUT_ORG, F(ALWAYS, FIELD_SINCE, FIELD_UNTIL, FIELD_PERIOD, FIELD_OPENING, FIELD_CAME, FIELD_WENT, FIELD_CLOSING),
		F(FIELD_SINCE, FIELD_UNTIL), F(FIELD_SINCE, FIELD_UNTIL), L(LIST_CAUSES, LIST_MOVERS), false, DOCUMENT_PEOPLE },
	{ "reminder", T_document_reminder, ABOUT_REMINDER, F(ALWAYS, FIELD_REMINDER_NUMBER, FIELD_RECEIVER, FIELD_REMINDER_DAY, FIELD_WANTED, FIELD_CASES, FIELD_AHEAD, FIELD_CASES_STATE, FIELD_DEMAND,
		FIELD_SIGNER), NOTHING, NOTHING, L(LIST_CASES), false, DOCUMENT_INTERNAL },
	{ "certificate", T_document_certificate, ABOUT_CERTIFICATE, F(ALWAYS, OF_SUBJECT, FIELD_MEMBER_KIND, FIELD_CERTIFICATE_NUMBER, FIELD_ABSENCE, FIELD_LETTER_TO, FIELD_ISSUER,
		FIELD_LETTER_DAY, FIELD_SINCE, FIELD_UNTIL), NOTHING, NOTHING, L(LIST_NONE), false, DOCUMENT_PAPER },
	{ "pass", T_document_pass, ABOUT_PASS, F(ALWAYS, FIELD_SUBJECT, FIELD_SEX, FIELD_BIRTH_MONTH, FIELD_BRANCH, FIELD_MEMBER_KIND, FIELD_PASS_NUMBER, FIELD_PHOTO, FIELD_CITY,
		FIELD_ISSUER, FIELD_LETTER_DAY, FIELD_SINCE, FIELD_UNTIL), NOTHING, NOTHING, L(LIST_ACTIVITIES), false, DOCUMENT_PAPER },
	{ DOCUMENT_BUNDLE, T_document_bundle, ABOUT_RUN, F(ALWAYS, OF_RUN, OF_SUBJECT, FIELD_STATE, FIELD_PAPERS), NOTHING, NOTHING, L(LIST_PAPERS, LIST_STEPS, LIST_ENCLOSURES), false, DOCUMENT_INTERNAL },
};
const size_t DOCUMENT_KINDS_COUNT = COUNT(DOCUMENT_KINDS);

const struct document_kind *document_kind_of(const char *code)
{
	for (size_t i = 0; i < DOCUMENT_KINDS_COUNT; i++)
		if (strcmp(DOCUMENT_KINDS[i].code, code) == 0)
			return &DOCUMENT_KINDS[i];
	return NULL;
}

bool document_has_field(const struct document_kind *kind, enum document_field field)
{
	for (const enum document_field *f = kind->fields; *f != FIELD_NONE; f++)
		if (*f == field)
			return true;
	return false;
}

struct docx_values document_vocabulary(struct arena *a, const struct document_kind *kind)
{
	struct docx_value *values = arena_array(a, FIELDS_COUNT, sizeof(*values));
	struct docx_list *lists = arena_array(a, LISTS_COUNT, sizeof(*lists));
	struct docx_values out = { .values = values, .lists = lists };

	for (const enum document_field *f = kind->fields; *f != FIELD_NONE; f++)
		values[out.values_count++].name = DOCUMENT_FIELDS[*f];
	for (const enum document_list *l = kind->lists; *l != LIST_NONE; l++) {
		const struct document_list_shape *shape = &DOCUMENT_LISTS[*l];

		lists[out.lists_count++] = (struct docx_list){ .name = shape->name, .fields = shape->fields, .fields_count = shape->fields_count, .rows_count = 1,
			.rows = arena_array(a, shape->fields_count, sizeof(char *)) };
	}
	return out;
}
