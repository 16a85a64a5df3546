/* Codes of what happens with members: transfers, floating members and stations, residents, dues. */
#include "core/code_sets.h"

/* 组织关系接转: kinds, states, acts and reasons. */
static const struct code TRANSFER_KIND[] = {
	{ "committee", "党委内部调整", "Within one committee", "内部" },
	{ "system", "系统内转接", "Between committees", "系统内" },
	{ "out", "转出到系统外", "Out, by letter", "系统外" },
	{ "in", "从系统外转入", "In, by letter", "外来" },
	{ "branch", "支部整建制转接", "A whole branch", "整建制" },
	{ "training", "培养关系转移", "Of somebody on the way to membership", "培养" },
};

static const struct code TRANSFER_STATE[] = {
	{ "draft", "待支部同意", "Waits for the branch", NULL },
	{ "agreed", "待转出党委审核", "Waits for the committee", NULL },
	{ "issued", "已开介绍信", "Letter issued", NULL },
	{ "accepted", "待编入支部", "Accepted by the new committee", NULL },
	{ "done", "已办结", "Done", NULL },
	{ "returned", "已退回", "Returned", NULL },
	{ "expired", "介绍信过期", "Letter expired", NULL },
	{ "withdrawn", "已撤回", "Withdrawn", NULL },
};

/* What the side whose turn it is has to do. */
static const struct code TRANSFER_TURN[] = {
	{ "agree", "研究是否同意转出", "to agree", NULL },
	{ "adjust", "调整支部", "to move the member", NULL },
	{ "issue", "开具介绍信", "to issue the letter", NULL },
	{ "accept", "决定是否接收", "to accept the member", NULL },
	{ "enrol", "编入支部", "to enter the member in a branch", NULL },
	{ "receipt", "登记回执", "to register the receipt", NULL },
	{ "expire", "登记过期", "to register that the letter expired", NULL },
	{ "again", "重新提出或者撤回", "to propose again or withdraw", NULL },
};

static const struct code TRANSFER_ACT[] = {
	{ "open", "提出接转", "Proposed", NULL },
	{ "agree", "支部同意转出", "Branch agreed", NULL },
	{ "adjust", "党委调整支部", "Committee moved the member", NULL },
	{ "issue", "开具介绍信", "Letter issued", NULL },
	{ "accept", "转入党委接收", "New committee accepted", NULL },
	{ "enrol", "编入支部", "Entered in the branch", NULL },
	{ "receipt", "收到回执", "Receipt registered", NULL },
	{ "return", "退回", "Returned", NULL },
	{ "withdraw", "撤回", "Withdrawn", NULL },
	{ "expire", "登记过期", "Registered as expired", NULL },
	{ "reissue", "重新开具介绍信", "Letter issued again", NULL },
	{ "relieve", "随接转免去职务", "Relieved of posts with the move", NULL },
	{ "print", "打印介绍信", "Letter printed", NULL },
	{ "stub", "补印存根", "Stub printed again", NULL },
	{ "arrive", "接收外来介绍信", "Letter from outside accepted", NULL },
	{ "branch", "支部整建制转接", "Branch moved", NULL },
	{ "merge", "支部合并，随之变更", "The branch was merged", NULL },
};

static const struct code TRANSFER_REASON[] = {
	{ "job", "工作调动", "New post", "调动" },
	{ "residence", "居住地变动", "New residence", "搬迁" },
	{ "graduated", "毕业", "Graduated", NULL },
	{ "study", "升学", "Study", NULL },
	{ "discharged", "退役", "Left the army", "退伍|转业" },
	{ "retired", "退休", "Retired", NULL },
	{ "branch", "支部设置调整", "Branches rearranged", NULL },
	{ "other", "其他", "Other", NULL },
};

/* Grades of the democratic appraisal first (党支部工作条例（试行）2018 art. 18), then why a member has none. */
static const struct code APPRAISAL_MARK[] = {
	{ "excellent", "优秀", "Excellent", NULL },
	{ "qualified", "合格", "Qualified", NULL },
	{ "basic", "基本合格", "Basically qualified", NULL },
	{ "unqualified", "不合格", "Unqualified", NULL },
	{ "probationary", "预备党员，不评定等次", "Probationary: no grade", "预备党员" },
	{ "absent", "没有参加评议", "Took no part", "未参加" },
	{ "excused", "年老体弱等，不作到会要求", "Old or ill: not asked to attend", "不作到会要求" },
	{ "suspended", "受审查或者处分期间，暂不评定", "Under inquiry or punishment: no grade yet", "暂不评定" },
};

static const struct code FLOATING_REASON[] = {
	{ "work", "外出务工", "Work", "务工" },
	{ "business", "外出经商", "Business", "经商" },
	{ "study", "外出学习", "Study", "学习" },
	{ "family", "随家属居住", "Lives with family", "随亲属居住" },
	{ "other", "其他", "Other", NULL },
};

static const struct code FLOATING_END[] = {
	{ "returned", "返回", "Came back", "回乡" },
	{ "transferred", "组织关系转移", "Membership moved", "转移组织关系" },
	{ "left", "不再是党员", "No longer a member", NULL },
	{ "mistaken", "登记有误", "Registered by mistake", NULL },
};

static const struct code FLOATING_ACTIVITY[] = {
	{ "meeting", "党员大会、党小组会", "Meeting", "支部大会|党小组会" },
	{ "lesson", "党课", "Party lesson", NULL },
	{ "party_day", "主题党日", "Party day", "党日活动" },
	{ "life", "组织生活会、民主评议", "Organisational life meeting", "组织生活会|民主评议" },
	{ "study", "学习教育", "Study", "学习" },
	{ "service", "志愿服务", "Voluntary service", NULL },
	{ "report", "向支部汇报", "Report to the branch", "思想汇报" },
};

static const struct code CERTIFICATE_REASON[] = {
	{ "study", "学习培训", "Study", "学习|培训" },
	{ "meeting", "参加会议", "Meeting", "会议" },
	{ "work", "短期工作", "Short work", "出差|短期务工" },
	{ "family", "探亲照护", "Family", "探亲" },
	{ "other", "其他短期外出", "Other short absence", NULL },
};

static const struct code PASS_END[] = {
	{ "renewed", "已换发", "Renewed", NULL },
	{ "handed_back", "已收回", "Handed back", NULL },
	{ "lost", "已遗失", "Lost", NULL },
};

static const struct code STATION_STATE[] = {
	{ "checking", "核查中", "In checking", NULL },
	{ "denied", "流出地答复不是其党员", "Denied by the home organisation", NULL },
	{ "confirmed", "关系已确认", "Confirmed", NULL },
	{ "settled", "已落实", "Settled", NULL },
	{ "ended", "已结束", "Ended", NULL },
};

static const struct code STATION_SETTLE[] = {
	{ "transfer", "接转组织关系", "Membership moved here", NULL },
	{ "card", "发临时活动证", "Temporary card", NULL },
};

static const struct code STATION_END[] = {
	{ "left", "已离开", "Went away", NULL },
	{ "mistaken", "登记有误", "Entered by mistake", NULL },
};

static const struct code RESIDENT_END[] = {
	{ "moved", "改到其他社区报到", "Another community", NULL },
	{ "ended", "不再在社区居住或报到", "Lives there no more", NULL },
	{ "mistaken", "登记有误", "Registered by mistake", NULL },
	{ "transferred", "组织关系转入该社区", "Membership moved to the community", NULL },
	{ "left", "不再是党员", "No longer a member", NULL },
};

static const struct code CONTACT_METHOD[] = {
	{ "phone", "电话", "Telephone", "打电话" },
	{ "message", "短信、网络", "Message", "短信|微信" },
	{ "visit", "走访", "Visit", "上门" },
	{ "letter", "信函", "Letter", NULL },
	{ "relative", "通过亲属", "Through family", "亲属" },
	{ "host", "通过所在地组织", "Through the organisation there", "所在地组织" },
};

static const struct code DUES_CLASS[] = {
	{ "wage", "按月领工资", "Monthly wage", "工资" },
	{ "annual", "年薪制", "Annual salary", "年薪" },
	{ "self", "不按月取得收入", "No monthly income", "个体经营者|个体" },
	{ "retired", "离退休", "Retired", "退休|离休" },
	{ "farmer", "农民", "Farmer", NULL },
	{ "student", "学生", "Student", NULL },
	{ "laid_off", "下岗失业", "Laid off", "失业" },
	{ "relief", "抚恤救济、低保", "On relief", "低保" },
};

static const struct code DUES_REDUCTION[] = {
	{ "reduced", "少缴", "Reduced", "少交" },
	{ "exempt", "免缴", "Exempt", "免交" },
};

static const struct code DUES_CHANNEL[] = {
	{ "cash", "现金", "Cash", NULL },
	{ "transfer", "转账", "Transfer", "银行" },
	{ "online", "网上", "Online", "网络" },
};

static const struct code DUES_PAYER[] = {
	{ "own", "本人", "In person", NULL },
	{ "entrusted", "委托亲属或其他党员", "Through family or another member", "委托" },
};

static const struct code DUES_REVIEW[] = {
	{ "reason", "有正当理由", "With good reason", NULL },
	{ "educated", "已批评教育，限期补缴", "Criticised, to pay by a day", "批评教育" },
	{ "proposed", "已提请组织处置", "Procedure proposed", NULL },
};

/* What happens with money of dues: 中组发〔2008〕3号, and what was there when the book began. */
static const struct code DUES_ENTRY[] = {
	{ "opening", "启用结存", "Balance at the beginning", NULL },
	{ "hand_up", "上缴", "Handed up", NULL },
	{ "allot", "下拨", "Allotted", NULL },
	{ "use", "使用", "Used", "支出" },
	{ "interest", "利息", "Interest", NULL },
};

/* The same, art. 18 and 19. */
static const struct code DUES_PURPOSE[] = {
	{ "training", "培训党员", "Training of members", NULL },
	{ "material", "订阅购买党员教育的报刊、资料和设备", "Papers, materials and equipment for the education of members", NULL },
	{ "commend", "表彰先进基层党组织和优秀党员、党务工作者", "Commending organisations and members", NULL },
	{ "relief", "补助生活困难的党员", "Relief of members in need", NULL },
	{ "disaster", "补助受灾党员、修缮受灾的党员教育设施", "Relief after disasters, repair of facilities", NULL },
};

static const struct code DUES_ENTRY_STATE[] = {
	{ "waiting", "待复核", "To be settled", NULL },
	{ "settled", "已入账", "Settled", NULL },
	{ "refused", "已退回", "Given back", NULL },
};

const struct code_set CODE_SETS_MEMBER[] = {
	{ "transfer_kind", CODES_OF(TRANSFER_KIND) },
	{ "transfer_state", CODES_OF(TRANSFER_STATE) },
	{ "transfer_act", CODES_OF(TRANSFER_ACT) },
	{ "transfer_turn", CODES_OF(TRANSFER_TURN) },
	{ "transfer_reason", CODES_OF(TRANSFER_REASON) },
	{ "floating_reason", CODES_OF(FLOATING_REASON) },
	{ "floating_end", CODES_OF(FLOATING_END) },
	{ "floating_activity", CODES_OF(FLOATING_ACTIVITY) },
	{ "certificate_reason", CODES_OF(CERTIFICATE_REASON) },
	{ "pass_end", CODES_OF(PASS_END) },
	{ "station_state", CODES_OF(STATION_STATE) },
	{ "station_settle", CODES_OF(STATION_SETTLE) },
	{ "station_end", CODES_OF(STATION_END) },
	{ "resident_end", CODES_OF(RESIDENT_END) },
	{ "contact_method", CODES_OF(CONTACT_METHOD) },
	{ "dues_class", CODES_OF(DUES_CLASS) },
	{ "dues_reduction", CODES_OF(DUES_REDUCTION) },
	{ "dues_channel", CODES_OF(DUES_CHANNEL) },
	{ "dues_payer", CODES_OF(DUES_PAYER) },
	{ "dues_review", CODES_OF(DUES_REVIEW) },
	{ "dues_entry", CODES_OF(DUES_ENTRY) },
	{ "dues_purpose", CODES_OF(DUES_PURPOSE) },
	{ "dues_entry_state", CODES_OF(DUES_ENTRY_STATE) },
	{ "appraisal_mark", CODES_OF(APPRAISAL_MARK) },
};
const size_t CODE_SETS_MEMBER_COUNT = sizeof(CODE_SETS_MEMBER) / sizeof(CODE_SETS_MEMBER[0]);
