/* Page 27 of the demo plan: projects of the coal mine, of three kinds, one of them listed for late completion and the ten best chosen; and
 * of the power company, twenty in the year, of which sixteen were accepted. */
#include <string.h>
#include "demo/cast_case.h"
#include "demo/demo_many.h"
#include "demo/demo_office.h"
#include "demo/demo_plan.h"
#include "rooms/programme/programme_param.h"

#define IN_FORCE_DAYS 500

/* ---- the coal mine ---- */

#define GROUP 4			/* the leading group: its head and three members */
#define DONE_DAYS 80		/* from the declaration to the finish */
#define DUE_DAYS (DONE_DAYS + 10)	/* to the last day, on which it has to be accepted */
#define KINDS 3
#define BEST 10
#define PROJECTS_MAX 20
static const char *const KIND[KINDS] = { "基础工作创新型", "重点工作示范型", "特色工作推广型" };
static const char *const TITLES[] = { "党员安全示范岗", "班前会微党课", "井下党员责任区", "青年党员技能攻关", "党员身边无事故", "支部主题党日规范化", "党员帮教三违人员",
	"节支降耗党员先行", "区队民主议事会", "党员创新工作室", "职工思想动态分析", "党支部书记上讲台", "一线党员服务队", "设备检修党员包机", "文明宿舍共建", "党员先锋班组",
	"困难职工结对", "廉洁文化进区队", "党建信息化", "新工人导师带徒" };
#define TITLES_COUNT ((int)(sizeof(TITLES) / sizeof(TITLES[0])))

static const char *const LEADERS[GROUP] = { "secretary", "deputy_secretary", "organisation_member", "discipline_member" };

struct mine { int group[GROUP], clerk; int64_t use; };

/* The members of the leading group are leaders of the mine; who also heads a branch does not act for it. */
void demo_plan_project_group(struct demo_plan *p)
{
	day_t since = p->today - IN_FORCE_DAYS - 30;
	int org = demo_add_org(p, p->mine, "leading_group", "enterprise", "蒋庄煤矿党建工作项目化管理领导小组"), head, member;

	demo_org_at(p, org)->short_name = "项目化管理领导小组";
	demo_org_at(p, org)->from_day = since;
	head = demo_add_post(p, org, "group_head", "组长", 1);
	member = demo_add_post(p, org, "group_member", "成员", GROUP - 1);
	for (int i = 0; i < GROUP; i++) {
		int person = demo_holder_of(p, demo_find_post(p, p->mine, LEADERS[i]));
		day_t full = demo_person_at(p, person)->full_day;

		demo_add_holding(p, i == 0 ? head : member, person, "appointed", full > since ? full : since, DAY_OPEN);
	}
}

/* Branches whose secretary of today was in office on that day, and how many there are with the others. */
struct branches { int list[PROJECTS_MAX], owners[PROJECTS_MAX], count, all; };

static struct branches branches_of(struct demo_plan *p, int org, day_t since)
{
	struct branches b = { .count = 0 };

	for (int i = 0; i < p->orgs_count; i++) {
		int secretary;

		if (p->orgs[i].parent != org || !demo_is_branch(&p->orgs[i]))
			continue;
		b.all++;
		secretary = demo_holder_since(p, demo_find_post(p, i + 1, "secretary"), since);
		if (secretary == 0 || b.count == PROJECTS_MAX)
			continue;
		b.list[b.count] = i + 1;
		b.owners[b.count++] = secretary;
	}
	return b;
}

/* A member of the leading group who is not the owner of the project. */
static int member_of(const struct mine *m, int owner)
{
	return m->group[0] != owner ? m->group[0] : m->group[1];
}

static int64_t declare(struct caster *k, struct arena *a, const struct mine *m, int branch, int owner, int number, day_t day)
{
	const char *name = demo_person_at(k->p, owner)->name;
	const char *const apply[] = { KIND[number % KINDS], "明确措施，责任到人，每月填报进展。",
		arena_printf(a, "活动次数\t%d次\t%s\n职工满意率\t90%%\t%s", 4 + number % 5, name, name), day_text(a, day + DUE_DAYS) }, *const gate[] = { "同意", "" };
	int64_t run = cast_open(k, branch, m->use, owner, 0, TITLES[number], day);

	cast_fill(k, run, owner, day, "apply kind plan targets due_on", apply, 4, NULL);
	cast_close(k, run, owner, day);
	cast_fill(k, run, member_of(m, owner), day + 6, "gate result ground", gate, 2, NULL);
	cast_close(k, run, member_of(m, owner), day + 6);
	return run;
}

static void report_progress(struct caster *k, int64_t run, int owner, day_t day)
{
	static const char *PROGRESS[] = { "按方案推进，职工反映良好。" };

	cast_report(k, run, owner, day, PROGRESS, 1);
}

/* Finished so many days later than planned, and checked in three ways. */
static void check(struct caster *k, struct arena *a, const struct mine *m, int64_t run, int owner, int late, int mark, day_t day)
{
	day_t done_on = day + DONE_DAYS + late;
	const char *const closing[] = { day_text(a, done_on), "是", "目标实现，形成了制度和做法。" };

	report_progress(k, run, owner, done_on);
	cast_close(k, run, owner, done_on);
	cast_fill(k, run, owner, done_on + 1, "closing done_on goal report", closing, 3, NULL);
	cast_close(k, run, owner, done_on + 1);
	cast_marks(k, run, "site", member_of(m, owner), done_on + 5, fraction_of(mark, 1));
	cast_marks(k, run, "pro", member_of(m, owner), done_on + 5, fraction_of(mark - 2, 1));
	cast_papers(k, run, "survey", member_of(m, owner), done_on + 6, fraction_of(mark + 3, 1));
	cast_close(k, run, member_of(m, owner), done_on + 8);
}

static void assess(struct caster *k, struct arena *a, const struct mine *m, int64_t run, int owner, int mark, day_t day)
{
	const char *marks[4];
	int by = member_of(m, owner);

	for (int i = 0; i < 4; i++)
		marks[i] = arena_printf(a, "%d", mark - 3 + 2 * i);
	cast_fill(k, run, by, day, "assess target_rate content_rate benefit spread", marks, 4, NULL);
	cast_close(k, run, by, day);
	cast_close(k, run, by, day + 2);
}

/* ---- the ten best ---- */

struct best { const char *marked, *chosen; int count, places; };

static void nominate(struct demo_plan *p, struct arena *a, struct best *b, int number, int branch, int mark)
{
	const char *name = demo_org_at(p, branch)->name, *line = b->count == 0 ? "" : "\n";

	b->marked = arena_printf(a, "%s%s%s\t%d\t%d\t%d", b->marked, line, TITLES[number], mark, mark - 1, mark + 1);
	if (b->count++ < b->places)
		b->chosen = arena_printf(a, "%s%s%s\t%s", b->chosen, line, TITLES[number], name);
}

static void choose_best(struct caster *k, const struct mine *m, const struct best *b, day_t day)
{
	static const char *const NOMINATED[] = { "" };	/* what passed acceptance is read from the cases */
	int64_t use = cast_in_force(k, "jz/best", k->p->today - IN_FORCE_DAYS), run;
	const struct programme_setting places = { "jz-best", "places", arena_printf(k->base->arena, "%d", b->places), "蒋矿党发〔评选〕3号", k->p->today - IN_FORCE_DAYS };

	if (b->places != BEST)	/* fewer where there are few */
		done(k, programme_param_set(acting(k, m->clerk, 1, k->p->today - IN_FORCE_DAYS), (org_id){ k->p->mine }, &places));
	run = cast_open(k, k->p->mine, use, m->clerk, 0, "", day);
	cast_fill(k, run, m->clerk, day, "nomination list", NOMINATED, 1, NULL);
	cast_close(k, run, m->clerk, day);
	cast_fill(k, run, m->group[0], day + 5, "marking list", &b->marked, 1, NULL);
	cast_close(k, run, m->group[0], day + 5);
	cast_fill(k, run, m->group[0], day + 9, "choice list", &b->chosen, 1, NULL);
	cast_close(k, run, m->group[0], day + 9);
}

/* The first ones are finished, the first twelve of them as candidates for the best; one is listed, the others are on the way. */
static void mine_projects(struct caster *k, struct arena *a, const struct demo_offices *offices)
{
	struct demo_plan *p = k->p;
	day_t begin = p->today - 320, chosen_on = p->today - 120;
	struct mine m = { .clerk = demo_office_on(offices, p->mine, NULL, chosen_on), .use = cast_in_force(k, "jz/project", p->today - IN_FORCE_DAYS) };
	struct branches branches = branches_of(p, p->mine, begin);
	bool is_large = branches.all >= TITLES_COUNT;
	int total = is_large ? TITLES_COUNT : KINDS, finished = is_large ? 14 : 1, candidates = is_large ? 12 : 1;
	struct best best = { "", "", 0, is_large ? BEST : 1 };

	for (int i = 0; i < GROUP; i++)
		m.group[i] = demo_holder_of(p, demo_find_post(p, p->mine, LEADERS[i]));
	for (int i = 0; i < total && branches.count > 0 && !k->is_failed; i++) {
		int branch = branches.list[i % branches.count], owner = branches.owners[i % branches.count], mark = 96 - i;
		day_t day = i <= finished ? begin + i : p->today - 70 + i * 2;
		int64_t run = declare(k, a, &m, branch, owner, i, day);

		if (i > finished) {
			report_progress(k, run, owner, p->today - 1);
			continue;
		}
		check(k, a, &m, run, owner, i == finished ? 12 : -2, mark, day);
		if (i < finished) {
			assess(k, a, &m, run, owner, i < candidates ? mark : 78, day + DONE_DAYS + 10);
			nominate(p, a, &best, i, branch, mark);
		}
	}
	if (best.count > 0 && !k->is_failed)
		choose_best(k, &m, &best, chosen_on);
}

/* ---- the power company ---- */

#define POWER_DAYS 100
static const char *const POWER_TITLES[] = { "农网改造党员先锋工程", "故障抢修党员突击队", "营业厅党员示范窗口", "无违章党员责任区", "降损增效党员攻关", "光明驿站志愿服务", "配网带电作业攻坚",
	"迎峰度夏保供电", "校企共建第二课堂", "党员安全监督岗", "计量装置轮换提速", "线路通道清障行动", "智能电表推广", "客户满意工程", "调度零差错竞赛", "老旧小区供电改造", "廉洁供电阳光行动",
	"青年创新工作室", "电费回收党员包片", "变电站标准化建设" };
#define POWER_PROJECTS ((int)(sizeof(POWER_TITLES) / sizeof(POWER_TITLES[0])))
#define POWER_ACCEPTED 16
#define POWER_SMALL 2
#define POWER_SMALL_ACCEPTED 1

#define POWER_BEGIN_DAYS 280

static int full_member(struct demo_plan *p, int branch, int number, day_t day)
{
	const struct demo_org *o = demo_org_at(p, branch);

	for (int i = 0; i < o->members; i++) {
		int person = o->first_person + (number * 5 + i) % o->members;

		if (demo_person_at(p, person)->status == 2 && demo_person_at(p, person)->full_day <= day && !demo_person_at(p, person)->is_mover)
			return person;
	}
	return 0;
}

static void power_project(struct caster *k, struct arena *a, const struct demo_offices *offices, int64_t use, const struct branches *branches,
	int number, bool is_accepted)
{
	static const char *REPORT[] = { "按计划", "各项措施已经落实。" };
	struct demo_plan *p = k->p;
	int branch = branches->list[number % branches->count], by = branches->owners[number % branches->count];
	day_t day = p->today - (is_accepted ? POWER_BEGIN_DAYS : 80) + number * 3, done_on = day + POWER_DAYS - 10;
	int acceptor = demo_office_outside(offices, p->power, branch, done_on + 5);
	const char *const setting[] = { "公司分管负责人", demo_org_at(p, branch)->name, "党员带头，按节点完成。", day_text(a, day + POWER_DAYS) },
		*const assignment[] = { arena_printf(a, "%d", full_member(p, branch, number, day)) }, *const progress[] = { day_text(a, done_on), "目标全部完成。" },
		*const acceptance[] = { "通过", "资料齐全，效果明显。" };
	int64_t run = cast_open(k, branch, use, by, 0, POWER_TITLES[number], day);

	cast_fill(k, run, by, day, "setting leader unit goal due_on", setting, 4, NULL);
	cast_close(k, run, by, day);
	cast_fill(k, run, by, day + 3, "assignment owner", assignment, 1, NULL);
	cast_close(k, run, by, day + 3);
	cast_report(k, run, by, is_accepted ? done_on : p->today - 1, REPORT, 2);
	if (!is_accepted)
		return;
	cast_fill(k, run, by, done_on, "progress done_on result", progress, 2, NULL);
	cast_close(k, run, by, done_on);
	cast_fill(k, run, acceptor, done_on + 5, "acceptance result opinion", acceptance, 2, NULL);
	cast_close(k, run, acceptor, done_on + 5);
}

static void power_projects(struct caster *k, struct arena *a, const struct demo_offices *offices)
{
	struct branches branches = branches_of(k->p, k->p->power, k->p->today - POWER_BEGIN_DAYS);
	bool is_large = branches.all >= POWER_PROJECTS;
	int64_t use = cast_in_force(k, "gw/project", k->p->today - IN_FORCE_DAYS);

	for (int i = 0; i < (is_large ? POWER_PROJECTS : POWER_SMALL) && branches.count > 0 && !k->is_failed; i++)
		power_project(k, a, offices, use, &branches, i, i < (is_large ? POWER_ACCEPTED : POWER_SMALL_ACCEPTED));
}

void demo_projects(struct caster *k, const struct demo_offices *offices)
{
	struct arena *a = arena_new();

	mine_projects(k, a, offices);
	if (!k->is_failed)
		power_projects(k, a, offices);
	arena_free(a);
}
