/* The norms that come with the program. The language is described in norm.h; a county changes its own on the
 * page of norms. Kept as one text each, because that is what the page shows. */
#include "rooms/norm/norm.h"

#include <string.h>
#include "text/norm.h"

static const char POST[] =
"# 四位一体：四条全部符合，社区才算“四位一体”\n"
"cross secretary@. = residents_director@residents_committee : 书记兼任居委会主任\n"
"cross property_manager@property_company = residents_deputy_director@residents_committee : 物业经理兼任居委会副主任\n"
"cross owners_director@owners_committee = residents_committee_member@residents_committee : 业委会主任兼任居委会委员\n"
"cross property_manager@property_company|owners_director@owners_committee|residents_deputy_director@residents_committee = "
"committee_member@.|organisation_member@.|publicity_member@.|discipline_member@.|youth_member@.|united_front_member@.|deputy_secretary@. : "
"居委会、业委会、物业中的党员按程序进入支委会\n"
"# 百分之八十以上的社区实行“四位一体”\n"
"band acting_months 1-6\n"
"band cross_post_percent 80-100\n"
"\n"
"# 专任职务一般不得兼任；下列兼任除外（“一肩挑”）。上面的交叉任职也不受限\n"
"may secretary@. = village_director@village_committee|residents_director@residents_committee : 书记可以兼任村（居）委会主任\n"
"\n"
"# 第一书记工作办公室主任须挂任镇街党（工）委副书记\n"
"needs office_director@first_secretary_office = deputy_secretary/seconded@^ : 第一书记工作办公室主任须挂任镇街党（工）委副书记\n"
"\n"
"# 村（居）民委员会由选举产生，任何组织或者个人不得指定、委派（《村民委员会组织法》（2025年）第十四条）\n"
"by village_director@village_committee|village_deputy_director@village_committee|village_committee_member@village_committee|"
"residents_director@residents_committee|residents_deputy_director@residents_committee|residents_committee_member@residents_committee = "
"elected|acting : 村（居）民委员会成员由选举产生，不得指定、委派\n"
"\n"
"# 监督机构与被监督者分开（《村民委员会组织法》（2025年）第三十七条）\n"
"apart *@supervision_committee = bookkeeper@* : 村务监督委员会成员不得兼任报账员（村会计）\n"
"apart *@supervision_committee = *@village_committee|*@residents_committee : 村务监督委员会成员不得是村（居）民委员会成员\n"
"apart *@supervision_committee = secretary@^|deputy_secretary@^|committee_member@^|organisation_member@^|publicity_member@^|"
"discipline_member@^|youth_member@^|united_front_member@^ : 村务监督委员会成员不得是党组织委员会成员\n"
"\n"
"# 党务干部配备：专职人数\n"
"staff *@party_office 2-3 : 乡镇（街道）党建工作办公室专职工作人员\n"
"staff organiser@committee|party_worker@committee 1-9 from 300 : 党员三百名以上的党委专职组织员或党务工作者\n"
"\n"
"# 五个中心：主任由何职务兼任，副主任由何职务兼任\n"
"centre secretary@. = deputy_secretary@. : 教育培训中心\n"
"centre village_director@village_committee|residents_director@residents_committee = agronomist@*|forester@*|veterinarian@* : 科技推广中心\n"
"centre village_director@village_committee|residents_director@residents_committee = station_deputy@*|mediator@* : 民事调解中心\n"
"centre deputy_secretary@.|village_deputy_director@village_committee = league_secretary@*|chair@* : 文化活动中心\n"
"centre village_deputy_director@village_committee|residents_deputy_director@residents_committee = staff@village_committee : 为民服务中心\n"
"\n"
"# 社区联席会议由四类成员组成，缺一类即为不完整\n"
"whole *@coordination_group = resident_representative@.|unit_representative@.|people_deputy@.|cppcc_member@. : "
"社区联席会议由居民代表、社区单位代表、驻区人大代表、政协委员共同组成\n"
"\n"
"# 精减统计中的职级\n"
"rank deputy_secretary@general_branch|deputy_secretary@branch|village_deputy_director@village_committee : 副村级\n"
"\n"
"# 每 5 至 10 户推选一名村民代表（村民委员会组织法允许 5 至 15 户）\n"
"band household_group 5-10\n"
"\n"
"# 组织覆盖：有正式党员三名以上的单位都应当成立党的基层组织（《中国共产党章程》（2022年）第三十条）；每个乡镇（园区）一年各组建几个\n"
"band eligible_members 3-9999\n"
"band settlement_branches 1-99\n"
"band volunteer_branches 1-99\n"
"\n"
"# 流动党员“一方隶属、多重管理”：同时的接收组织一般只有一个，允许多个的地方改第二个数；支部至少几个月联系一次\n"
"band floating_hosts 1-1\n"
"band floating_contact_months 1-3\n"
"\n"
"# 外出超过几个月发流动党员年度登记证\n"
"band floating_card_months 2-2\n";

static const char PLACE[] =
"# 村级阵地：四有一责、七室两超市一广场\n"
"hall area service_hall 40 floor 1 : 一站式服务大厅不少于 40 平方米，且在一楼\n"
"rooms count headquarters|meeting_room|archive_room|activity_room|training_room|reading_room|mediation_room|reception_room|clinic 7 : 七室\n"
"shops count shop 2 : 两超市\n"
"square count square 1 : 一广场\n"
"rules tick : 有规章制度\n"
"papers tick : 有学习资料\n"
"files tick : 有档案资料\n"
"record tick : 有活动记录\n"
"signs tick : 牌匾、制度板和公示栏统一规范\n";

static const char ROOM[] =
"# 党员活动室“七有”：原文没有逐条列出，按本地要求修改\n"
"place count activity_room 1 : 有场所\n"
"facilities tick : 有设施\n"
"sign tick : 有标志\n"
"flag tick : 有党旗\n"
"books tick : 有书报\n"
"rules tick : 有制度\n"
"record tick : 有记录\n";

static const char LEDGER[] =
"# 村情与产业台账\n"
"sheet village year : 村情与产业台账\n"
"item village.cooperatives sum 0 : 合作社（村民小组）（个）\n"
"item village.households sum 0 : 农户（户）\n"
"item village.people sum 0 : 农业人口（人）\n"
"item village.people_per_household ratio people of households : 户均人口（人）\n"
"item village.arable sum 2 : 耕地（亩）\n"
"item village.flowers sum 2 : 花卉（亩）\n"
"item village.fruit sum 2 : 水果（亩）\n"
"item village.vegetables sum 2 : 蔬菜（亩）\n"
"item village.visitors sum 0 : 接待游客（人次）\n"
"item village.output sum 2 : 产值（元）\n"
"item village.net sum 2 : 纯收入（元）\n"
"\n"
"# 小康示范社指标，每半年一次，比率以农户数为分母\n"
"sheet group half : 小康示范社指标\n"
"item group.households sum 0 : 农户（户）\n"
"item group.biogas sum 0 of households : 沼气（口）\n"
"item group.phones sum 0 of households : 电话（部）\n"
"item group.television sum 0 of households : 通电视（户）\n"
"item group.weirs sum 0 : 堰塘（口）\n"
"item group.road sum 0 : 公路（米）\n"
"item group.paths sum 0 : 便道（米）\n"
"item group.labour sum 0 : 外出务工（人）\n"
"item group.inns sum 0 : 农家乐（家）\n"
"item group.growers sum 0 : 种植大户（户）\n"
"item group.vegetables sum 2 : 蔬菜（亩）\n"
"item group.fruit sum 2 : 水果（亩）\n"
"item group.income average 2 of households : 半年人均纯收入（元）\n"
"\n"
"# 班子建设工程\n"
"sheet team year : 班子建设工程\n"
"item team.reserves sum 0 plan : 培养后备干部（名）\n"
"item team.venues sum 0 plan : 改扩建村活动场所（处）\n"
"item team.standards sum 0 plan : “三务”规范（村）\n"
"item team.youth sum 0 plan : 培青纳优（名）\n"
"item team.training sum 0 plan : 换脑提神（期）\n"
"\n"
"# 社区事务\n"
"sheet community year : 社区事务\n"
"item community.matters sum 0 : 研究实施公共利益事项（件）\n"
"item community.problems sum 0 : 解决历史遗留问题（起）\n"
"item community.deeds sum 0 : 为民办实事（件）\n"
"\n"
"# 帮村成效\n"
"sheet aid year : 帮村成效\n"
"item aid.villages sum 0 : 帮扶村（个）\n"
"item aid.roads sum 2 : 改造道路（公里）\n"
"item aid.water sum 2 : 水利工程（元）\n"
"item aid.plants sum 2 : 标准厂房（平方米）\n"
"item aid.enterprises sum 0 : 引进企业（家）\n"
"item aid.gain average 2 of villages : 村均年增收（元）\n"
"item aid.weak sum 2 : 帮助薄弱村资金（元）\n";

static const char DUES[] =
"# 《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）。数额以元计；比例按全部基数计算，不分段\n"
"# 标准变动时另起一段，例如“from 2016-01-01 : 文号”，以前的月份仍按以前的标准\n"
"from 2008-04-01 : 中组发〔2008〕3号\n"
"# 第二条：按月领工资的（年薪制、不按月取得收入的比照执行），税后基数和比例\n"
"rate wage 3000 0.5\n"
"rate wage 5000 1\n"
"rate wage 10000 1.5\n"
"rate wage * 2\n"
"# 第五条：离退休党员，实际领取的离退休费\n"
"rate retired 5000 0.5\n"
"rate retired * 1\n"
"# 第六条：农民党员每月 0.2 元至 1 元，本地可以定得更细；学生、下岗失业、抚恤救济、低保党员每月 0.2 元\n"
"fixed farmer 0.2-1\n"
"fixed student 0.2\n"
"fixed laid_off 0.2\n"
"fixed relief 0.2\n";

/* Words that speak of one person: no ledger asks for them. */
const char *const NORM_PERSONAL_WORDS[] = { "个人", "姓名", "身份证", NULL };

const struct norm_default NORM_DEFAULTS[] = {
	{ "post", NORM_OF_RULES, T_norm_post, POST },
	{ "place", NORM_CHECKLIST, T_norm_place, PLACE },
	{ "room", NORM_CHECKLIST, T_norm_room, ROOM },
	{ "ledger", NORM_LEDGER, T_norm_ledger, LEDGER },
	{ "dues", NORM_DUES, T_norm_dues, DUES },
};
const size_t NORM_DEFAULTS_COUNT = sizeof(NORM_DEFAULTS) / sizeof(NORM_DEFAULTS[0]);

const struct norm_default *norm_find(const char *name)
{
	for (size_t i = 0; i < NORM_DEFAULTS_COUNT; i++)
		if (strcmp(NORM_DEFAULTS[i].name, name) == 0)
			return &NORM_DEFAULTS[i];
	return NULL;
}
