/* Page 12 of the demo plan: villages whose groups of five to ten households elected their representatives, who got their certificates and met;
 * in the first one 330 households have 33 representatives. The groups are those of the registers. */
#include "demo/cast_case.h"
#include "demo/demo_many.h"
#include "demo/demo_plan.h"

#define VILLAGES 16
#define VILLAGES_SMALL 1
#define GROUPS_MAX 50		/* of the form */
#define CERTIFIED_DAYS 18	/* after the election, when the list had been shown for fifteen days */
#define MEETINGS 3
#define MEETING_DAYS 150

struct assembly { int secretary, director, representative, groups; const char *list; day_t elected, until; };

static void add_group(struct demo_plan *p, struct arena *a, const struct demo_household_group *g, struct assembly *found)
{
	found->groups++;
	found->list = arena_printf(a, "%s%s第%d组\t%d\t%s", found->list, found->groups == 1 ? "" : "\n", g->number, g->households, demo_person_at(p, g->person)->name);
	if (found->representative == 0 && demo_person_at(p, g->person)->posts_count == 0)
		found->representative = g->person;
}

/* All groups have elected, and who leads the village was in office when they did. */
static bool read_assembly(struct demo_plan *p, struct arena *a, const struct demo_village *v, struct assembly *found)
{
	const struct demo_org *o = demo_org_at(p, v->org);

	*found = (struct assembly){ .list = "", .elected = o->elected_day, .until = o->term_ends_day - 1 };
	found->secretary = demo_holder_since(p, v->secretary_post, found->elected);
	found->director = demo_holder_since(p, v->director_post, found->elected + CERTIFIED_DAYS);
	for (int i = 0; i < p->groups_count; i++) {
		if (p->groups[i].org != v->assembly)
			continue;
		if (p->groups[i].person == 0)
			return false;
		add_group(p, a, &p->groups[i], found);
	}
	return found->secretary != 0 && found->director != 0 && found->representative != 0 && found->groups <= GROUPS_MAX &&
		found->elected + CERTIFIED_DAYS < p->today;
}

static void meet(struct caster *k, struct arena *a, int64_t run, const struct assembly *one, day_t day)
{
	const char *const session[] = { day_text(a, day), arena_printf(a, "%d", one->groups - one->groups / 8), "听取村委会工作报告，讨论村集体收支。", "继续召开" };

	cast_fill(k, run, one->representative, day, "session held_on present decisions next", session, 4, NULL);
	cast_close(k, run, one->representative, day);
}

static void hold(struct caster *k, struct arena *a, int64_t use, const struct demo_village *v, const struct assembly *one)
{
	const char *const groups[] = { one->list, day_text(a, one->elected), day_text(a, one->until) },
		*const certificate[] = { arena_printf(a, "%d", one->groups), "" };
	int64_t run = cast_open(k, v->org, use, one->secretary, 0, "", one->elected);

	cast_fill(k, run, one->secretary, one->elected, "groups list elected_on until_on", groups, 3, NULL);
	cast_close(k, run, one->secretary, one->elected);
	cast_show(k, run, one->director, one->elected + 1, "representatives", "村民代表和所代表的推选小组名单已经张贴，欢迎村民提出意见。");
	cast_close(k, run, one->director, one->elected + CERTIFIED_DAYS - 1);
	cast_fill(k, run, one->secretary, one->elected + CERTIFIED_DAYS, "certificate count record", certificate, 2, NULL);
	cast_close(k, run, one->secretary, one->elected + CERTIFIED_DAYS);
	for (int i = 1; i <= MEETINGS && one->elected + i * MEETING_DAYS < k->p->today && !k->is_failed; i++)
		meet(k, a, run, one, one->elected + i * MEETING_DAYS);
}

void demo_assemblies(struct caster *k)
{
	struct demo_plan *p = k->p;
	struct arena *a = arena_new();
	int64_t use = cast_in_force(k, "sn/assembly", day_add_months(p->today, -12 * 6));
	int held = 0, wanted = p->villages_count > VILLAGES ? VILLAGES : VILLAGES_SMALL;

	for (int i = 0; i < p->villages_count && held < wanted && !k->is_failed; i++) {
		struct assembly one;

		arena_clear(a);
		if (read_assembly(p, a, &p->villages[i], &one)) {
			hold(k, a, use, &p->villages[i], &one);
			held++;
		}
	}
	arena_free(a);
}
