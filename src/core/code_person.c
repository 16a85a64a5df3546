/* Codes of persons: the national standards, and the classes of Party statistics. */
#include "core/code_sets.h"

/* GB/T 2261.1 */
static const struct code SEX[] = {
	{ "1", "男", "Male", "男性|M" },
	{ "2", "女", "Female", "女性|F" },
	{ "0", "未知", "Unknown", "未知的性别|不详" },
	{ "9", "未说明", "Not stated", "未说明的性别" },
};

/* GB/T 3304; the first spelling is the one without 族. */
static const struct code NATIONALITY[] = {
	{ "01", "汉族", "Han", "汉|HA" },
	{ "02", "蒙古族", "Mongol", "蒙古|蒙族|蒙" },
	{ "03", "回族", "Hui", "回" },
	{ "04", "藏族", "Tibetan", "藏|Zang" },
	{ "05", "维吾尔族", "Uyghur", "维吾尔|维族|Uygur" },
	{ "06", "苗族", "Miao", "苗" },
	{ "07", "彝族", "Yi", "彝" },
	{ "08", "壮族", "Zhuang", "壮|僮族" },
	{ "09", "布依族", "Buyei", "布依" },
	{ "10", "朝鲜族", "Korean", "朝鲜|鲜族|Chosen" },
	{ "11", "满族", "Manchu", "满|Man" },
	{ "12", "侗族", "Dong", "侗" },
	{ "13", "瑶族", "Yao", "瑶" },
	{ "14", "白族", "Bai", "白" },
	{ "15", "土家族", "Tujia", "土家" },
	{ "16", "哈尼族", "Hani", "哈尼" },
	{ "17", "哈萨克族", "Kazak", "哈萨克|Kazakh" },
	{ "18", "傣族", "Dai", "傣" },
	{ "19", "黎族", "Li", "黎" },
	{ "20", "傈僳族", "Lisu", "傈僳" },
	{ "21", "佤族", "Va", "佤" },
	{ "22", "畲族", "She", "畲|畬族" },
	{ "23", "高山族", "Gaoshan", "高山" },
	{ "24", "拉祜族", "Lahu", "拉祜" },
	{ "25", "水族", "Sui", "水" },
	{ "26", "东乡族", "Dongxiang", "东乡" },
	{ "27", "纳西族", "Naxi", "纳西" },
	{ "28", "景颇族", "Jingpo", "景颇" },
	{ "29", "柯尔克孜族", "Kirgiz", "柯尔克孜|柯族" },
	{ "30", "土族", "Tu", "土" },
	{ "31", "达斡尔族", "Daur", "达斡尔|达族" },
	{ "32", "仫佬族", "Mulao", "仫佬" },
	{ "33", "羌族", "Qiang", "羌" },
	{ "34", "布朗族", "Blang", "布朗" },
	{ "35", "撒拉族", "Salar", "撒拉" },
	{ "36", "毛南族", "Maonan", "毛南" },
	{ "37", "仡佬族", "Gelao", "仡佬" },
	{ "38", "锡伯族", "Xibe", "锡伯" },
	{ "39", "阿昌族", "Achang", "阿昌" },
	{ "40", "普米族", "Pumi", "普米" },
	{ "41", "塔吉克族", "Tajik", "塔吉克" },
	{ "42", "怒族", "Nu", "怒" },
	{ "43", "乌孜别克族", "Uzbek", "乌孜别克|乌兹别克族" },
	{ "44", "俄罗斯族", "Russian", "俄罗斯" },
	{ "45", "鄂温克族", "Ewenki", "鄂温克" },
	{ "46", "德昂族", "Deang", "德昂" },
	{ "47", "保安族", "Bonan", "保安" },
	{ "48", "裕固族", "Yugur", "裕固" },
	{ "49", "京族", "Gin", "京" },
	{ "50", "塔塔尔族", "Tatar", "塔塔尔" },
	{ "51", "独龙族", "Derung", "独龙" },
	{ "52", "鄂伦春族", "Oroqen", "鄂伦春" },
	{ "53", "赫哲族", "Hezhen", "赫哲" },
	{ "54", "门巴族", "Monba", "门巴" },
	{ "55", "珞巴族", "Lhoba", "珞巴" },
	{ "56", "基诺族", "Jino", "基诺" },
	{ "97", "其他", "Other", "其他民族|未识别民族|穿青人" },
	{ "98", "外国血统", "Foreign descent", "外国血统中国籍人士" },
};

/* GB/T 4658-2006 */
static const struct code EDUCATION[] = {
	{ "10", "研究生", "Postgraduate", "研究生教育|研究生学历" },
	{ "11", "博士研究生毕业", "Doctoral graduate", "博士研究生|博士" },
	{ "12", "博士研究生结业", "Doctoral course completed", NULL },
	{ "13", "博士研究生肄业", "Doctoral course not completed", NULL },
	{ "14", "硕士研究生毕业", "Master's graduate", "硕士研究生|硕士" },
	{ "15", "硕士研究生结业", "Master's course completed", NULL },
	{ "16", "硕士研究生肄业", "Master's course not completed", NULL },
	{ "17", "研究生班毕业", "Postgraduate class graduate", "研究生班" },
	{ "18", "研究生班结业", "Postgraduate class completed", NULL },
	{ "19", "研究生班肄业", "Postgraduate class not completed", NULL },
	{ "20", "大学本科", "Undergraduate", "本科|大学|大学本科教育|大本|本科学历" },
	{ "21", "大学本科毕业", "University graduate", "本科毕业|大学毕业" },
	{ "22", "大学本科结业", "University course completed", "本科结业" },
	{ "23", "大学本科肄业", "University course not completed", "本科肄业" },
	{ "28", "大学普通班毕业", "University general class graduate", "大学普通班|大普" },
	{ "30", "大学专科", "Junior college", "专科|大专|大学专科教育|高职|专科学历" },
	{ "31", "大学专科毕业", "Junior college graduate", "专科毕业|大专毕业" },
	{ "32", "大学专科结业", "Junior college course completed", "专科结业|大专结业" },
	{ "33", "大学专科肄业", "Junior college course not completed", "专科肄业|大专肄业" },
	{ "40", "中等职业教育", "Secondary vocational", "中职" },
	{ "41", "中等专科毕业", "Secondary specialised graduate", "中专|中专毕业|中等专科|中师" },
	{ "42", "中等专科结业", "Secondary specialised course completed", "中专结业" },
	{ "43", "中等专科肄业", "Secondary specialised course not completed", "中专肄业" },
	{ "44", "职业高中毕业", "Vocational high school graduate", "职高|职业高中|职高毕业" },
	{ "45", "职业高中结业", "Vocational high school course completed", "职高结业" },
	{ "46", "职业高中肄业", "Vocational high school course not completed", "职高肄业" },
	{ "47", "技工学校毕业", "Technical school graduate", "技校|技工学校|技校毕业" },
	{ "48", "技工学校结业", "Technical school course completed", "技校结业" },
	{ "49", "技工学校肄业", "Technical school course not completed", "技校肄业" },
	{ "60", "普通高中", "High school", "高中|普通高级中学教育|普高|高中学历" },
	{ "61", "普通高中毕业", "High school graduate", "高中毕业" },
	{ "62", "普通高中结业", "High school course completed", "高中结业" },
	{ "63", "普通高中肄业", "High school course not completed", "高中肄业" },
	{ "70", "初中", "Junior high school", "初级中学教育|初级中学" },
	{ "71", "初中毕业", "Junior high school graduate", NULL },
	{ "73", "初中肄业", "Junior high school not completed", NULL },
	{ "80", "小学", "Primary school", "小学教育" },
	{ "81", "小学毕业", "Primary school graduate", NULL },
	{ "83", "小学肄业", "Primary school not completed", NULL },
	{ "90", "其他", "Other", "文盲|半文盲|文盲或半文盲|无" },
};

/* GB/T 2261.2 */
static const struct code MARRIAGE[] = {
	{ "10", "未婚", "Never married", NULL },
	{ "20", "已婚", "Married", "有配偶" },
	{ "21", "初婚", "First marriage", NULL },
	{ "22", "再婚", "Remarried", NULL },
	{ "23", "复婚", "Remarried to former spouse", NULL },
	{ "30", "丧偶", "Widowed", NULL },
	{ "40", "离婚", "Divorced", "离异" },
	{ "90", "未说明", "Not stated", "未说明的婚姻状况" },
};

/* GB/T 4762-1984 */
static const struct code POLITICAL_STATUS[] = {
	{ "01", "中共党员", "Member of the CPC", "党员|中国共产党党员|正式党员" },
	{ "02", "中共预备党员", "Probationary member of the CPC", "预备党员" },
	{ "03", "共青团员", "Member of the Youth League", "团员" },
	{ "04", "民革党员", "Revolutionary Committee of the Kuomintang", "民革会员|民革" },
	{ "05", "民盟盟员", "China Democratic League", "民盟" },
	{ "06", "民建会员", "China National Democratic Construction Association", "民建" },
	{ "07", "民进会员", "China Association for Promoting Democracy", "民进" },
	{ "08", "农工党党员", "Peasants' and Workers' Democratic Party", "农工党" },
	{ "09", "致公党党员", "China Zhi Gong Party", "致公党" },
	{ "10", "九三学社社员", "Jiusan Society", "九三学社" },
	{ "11", "台盟盟员", "Taiwan Democratic Self-Government League", "台盟" },
	{ "12", "无党派民主人士", "Democrat without party", "无党派人士|无党派" },
	{ "13", "群众", "Citizen", "无" },
};

/* The eight classes of 党内统计. */
static const struct code OCCUPATION[] = {
	{ "1", "工人（工勤技能人员）", "Worker", "工人|工勤技能人员|职工" },
	{ "2", "农牧渔民", "Farmer, herdsman or fisherman", "农民|牧民|渔民|务农" },
	{ "3", "企事业单位、社会组织专业技术人员", "Professional or technician", "专业技术人员|专技人员|教师|医生|律师" },
	{ "4", "企事业单位、社会组织管理人员", "Manager", "管理人员|企业管理人员" },
	{ "5", "党政机关工作人员", "Staff of Party and government organs", "机关干部|公务员|机关工作人员" },
	{ "6", "学生", "Student", "大学生" },
	{ "7", "其他职业人员", "Other occupation", "其他|个体|个体户|个体工商户|自由职业" },
	{ "8", "离退休人员", "Retired", "退休|离休|离退休|退休人员" },
};

static const struct code AGE_BAND[] = {
	{ "1", "30岁及以下", "30 and under", NULL },
	{ "2", "31至35岁", "31–35", NULL },
	{ "3", "36至40岁", "36–40", NULL },
	{ "4", "41至45岁", "41–45", NULL },
	{ "5", "46至50岁", "46–50", NULL },
	{ "6", "51至55岁", "51–55", NULL },
	{ "7", "56至60岁", "56–60", NULL },
	{ "8", "61岁及以上", "61 and over", NULL },
};

static const struct code JOIN_PERIOD[] = {
	{ "1", "新中国成立前", "Before the People's Republic", NULL },
	{ "2", "新中国成立后至党的十一届三中全会前", "From 1949 to the Third Plenum of 1978", NULL },
	{ "3", "党的十一届三中全会后至党的十八大前", "From the Third Plenum to the 18th Congress", NULL },
	{ "4", "党的十八大以来", "Since the 18th Congress", NULL },
};

static const struct code MEMBER_STATUS[] = {
	{ "0", "非党员", "Not a member", "群众" },
	{ "1", "预备党员", "Probationary member", "预备|中共预备党员" },
	{ "2", "正式党员", "Full member", "党员|正式|中共党员" },
	{ "3", "留党察看（中止表决权）", "Member without vote", "留党察看|中止权利" },
	{ "4", "停止党籍", "Membership suspended", "停止" },
	{ "5", "已除名", "Removed", "除名|党内除名" },
	{ "6", "已开除党籍", "Expelled", "开除党籍|开除" },
	{ "7", "已取消预备党员资格", "Probation cancelled", "取消预备党员资格" },
	{ "8", "已去世", "Deceased", "去世|死亡" },
	{ "9", "已转出", "Transferred out", "转出" },
};

/* Why a stretch of membership began or ended. */
static const struct code MEMBERSHIP_CAUSE[] = {
	{ "opening", "期初登记", "Opening record", NULL },
	{ "joined", "发展入党", "Admitted", "入党" },
	{ "converted", "预备转正", "Converted to full", "转正" },
	{ "transferred_in", "转入", "Transferred in", NULL },
	{ "moved", "支部间调整", "Moved between branches", "内部调整" },
	{ "restored", "恢复党籍", "Restored", NULL },
	{ "late_entry", "补录", "Entered late", NULL },
	{ "sanctioned", "留党察看", "Placed on observation", NULL },
	{ "suspended", "停止党籍", "Suspended", NULL },
	{ "transferred_out", "转出", "Transferred out", NULL },
	{ "removed", "除名", "Removed", NULL },
	{ "resigned", "退党除名", "Resigned", NULL },
	{ "expelled", "开除党籍", "Expelled", NULL },
	{ "cancelled", "取消预备党员资格", "Probation cancelled", NULL },
	{ "died", "去世", "Died", NULL },
	{ "corrected", "更正（档案作废）", "Corrected: void archive", NULL },
	{ "recognised", "追认", "Recognised after death", NULL },
	{ "unrecognised", "不予承认", "Not recognised", NULL },
	{ "mistaken", "误登记（已更正）", "Registered by mistake, corrected", NULL },
	{ "appeal", "申诉改正", "Set aside on appeal", NULL },
};

static const struct code DATE_PRECISION[] = {
	{ "0", "日", "Day", NULL },
	{ "1", "月", "Month", NULL },
	{ "2", "年", "Year", NULL },
};

static const struct code HISTORY_KIND[] = {
	{ "education", "教育经历", "Education", "学习经历" },
	{ "work", "工作经历", "Work", "工作" },
	{ "training", "培训", "Training", NULL },
	{ "award", "奖励", "Award", "表彰" },
	{ "punishment", "处分", "Punishment", NULL },
	{ "family", "家庭成员", "Family", "家庭主要成员" },
};

/* Papers of an archive, in the order of recruitment. */
static const struct code PAPER_KIND[] = {
	{ "photo", "照片", "Photo", NULL },
	{ "application", "入党申请书", "Application", NULL },
	{ "activist_review", "入党积极分子考察材料", "Review of an activist", NULL },
	{ "autobiography", "自传", "Autobiography", NULL },
	{ "vetting", "政治审查材料", "Political vetting", "政审材料" },
	{ "training", "培训材料", "Training", NULL },
	{ "volunteer_form", "入党志愿书", "Admission form", NULL },
	{ "resolution", "会议决议", "Resolution", NULL },
	{ "conversion", "转正申请书", "Application for conversion", "转正材料" },
	{ "transfer", "组织关系介绍信", "Letter of transfer", "介绍信" },
	{ "identity", "身份证复印件", "Copy of the identity card", NULL },
	{ "education", "学历证明", "Proof of education", "学历证书" },
	{ "award", "奖励材料", "Award", NULL },
	{ "official_form", "党员基本信息采集表", "Official form, signed", "采集表" },
	{ "other", "其他材料", "Other", NULL },
};

/* GB/T 4761, the relations the official form asks for. */
static const struct code FAMILY_RELATION[] = {
	{ "spouse", "配偶", "Spouse", "丈夫|妻子|爱人" },
	{ "son", "子", "Son", "儿子" },
	{ "daughter", "女", "Daughter", "女儿" },
	{ "father", "父亲", "Father", "父" },
	{ "mother", "母亲", "Mother", "母" },
	{ "parent_in_law", "配偶父母", "Parent-in-law", "岳父|岳母|公公|婆婆" },
	{ "grandparent", "祖父母或外祖父母", "Grandparent", "祖父|祖母|外祖父|外祖母" },
	{ "grandchild", "孙子女", "Grandchild", "孙子|孙女|外孙|外孙女" },
	{ "sibling", "兄弟姐妹", "Sibling", "兄|弟|姐|妹" },
	{ "other", "其他亲属", "Other relative", "其他" },
};

const struct code_set CODE_SETS_PERSON[] = {
	{ "sex", CODES_OF(SEX) },
	{ "nationality", CODES_OF(NATIONALITY) },
	{ "education", CODES_OF(EDUCATION) },
	{ "marriage", CODES_OF(MARRIAGE) },
	{ "political_status", CODES_OF(POLITICAL_STATUS) },
	{ "occupation", CODES_OF(OCCUPATION) },
	{ "age_band", CODES_OF(AGE_BAND) },
	{ "join_period", CODES_OF(JOIN_PERIOD) },
	{ "member_status", CODES_OF(MEMBER_STATUS) },
	{ "membership_cause", CODES_OF(MEMBERSHIP_CAUSE) },
	{ "date_precision", CODES_OF(DATE_PRECISION) },
	{ "history_kind", CODES_OF(HISTORY_KIND) },
	{ "paper_kind", CODES_OF(PAPER_KIND) },
	{ "family_relation", CODES_OF(FAMILY_RELATION) },
};
const size_t CODE_SETS_PERSON_COUNT = sizeof(CODE_SETS_PERSON) / sizeof(CODE_SETS_PERSON[0]);
