/* A committee on its way to its congress: quotas are fixed, each unit below has its case, some have elected their delegates by the rules of theirs. */
#include "demo/demo_many.h"

#include <string.h>
#include "core/file.h"
#include "demo/cast_case.h"
#include "demo/demo_plan.h"
#include "rooms/run/run_each.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"

#define BEGUN_DAYS 40			/* ago */
#define LATE_DAYS 360			/* a term that ended longer ago is for the committee above */
#define MONTHS_LEFT 4
#define UNITS_LEAST 3
#define UNITS_MOST 50			/* rows of the table of quotas */
#define QUOTA 2				/* delegates of each unit, with one candidate more */
#define UNITS_DONE 2			/* have elected; the next has named its candidates */

struct congress { int org, secretary, above; size_t units; int64_t run, use; day_t day; const struct file_kept *paper; };

static bool is_unit(const struct demo_org *o, int parent)
{
	return o->parent == parent && (strstr(o->kind, "branch") != NULL);
}

/* Neither over for too long nor more than a year before its end. */
static bool is_near_end(const struct demo_org *o, day_t today, day_t day)
{
	return o->term_years != 0 && o->term_ends_day >= today - LATE_DAYS && o->term_ends_day <= day_add_months(day, 12);
}

/* A town with units enough for a congress, and not too many. */
static bool is_large_enough(struct demo_plan *p, int town)
{
	const struct demo_org *o = demo_org_at(p, town);
	int units = 0;

	if (strcmp(o->kind, "committee") != 0 || o->parent != p->root || o->term_years == 0)
		return false;
	for (int n = 1; n <= p->orgs_count; n++)
		units += is_unit(demo_org_at(p, n), town);
	return units >= UNITS_LEAST && units <= UNITS_MOST;
}

/* Where no term ends about now that of the last town does, in a few months: a congress is opened a year before at most. */
void demo_plan_congress(struct demo_plan *p)
{
	struct demo_org *last = NULL;

	for (int i = 1; i <= p->orgs_count; i++) {
		struct demo_org *o = demo_org_at(p, i);

		if (!is_large_enough(p, i))
			continue;
		if (is_near_end(o, p->today, p->today - BEGUN_DAYS))
			return;
		last = o;
	}
	if (last == NULL)
		return;
	last->elected_day = day_add_months(p->today + MONTHS_LEFT * 30, -12 * (int)last->term_years);
	last->term_ends_day = day_add_months(last->elected_day, 12 * (int)last->term_years);
}

/* The first such town with a secretary in office, whose term ends about now. */
static bool find_town(struct demo_plan *p, struct congress *g)
{
	for (g->org = 1; g->org <= p->orgs_count; g->org++) {
		if (!is_large_enough(p, g->org) || !is_near_end(demo_org_at(p, g->org), p->today, g->day))
			continue;
		g->secretary = demo_holder_since(p, demo_find_post(p, g->org, "secretary"), g->day);
		if (g->secretary != 0)
			return true;
	}
	return false;
}

/* The units, in the order of the tree: one row each, and how many. */
static const char *quotas(struct caster *k, struct congress *g)
{
	struct ctx *c = acting(k, g->secretary, 1, g->day);
	struct run_each_list list;
	struct run_case found;
	const char *rows = "";

	if (run_read(c, (run_id){ g->run }, &found)) {
		run_each_read(c, &found, 0, &list);
		g->units = list.lines_count;
		for (size_t i = 0; i < list.lines_count; i++)
			rows = arena_printf(k->base->arena, "%s%s%s\t%d", rows, i == 0 ? "" : "\n", list.lines[i].org->name, QUOTA);
	}
	done(k, true);
	return rows;
}

static void to_the_units(struct caster *k, struct congress *g)
{
	const struct demo_org *o = demo_org_at(k->p, g->org);
	const char *rows, *delegates, *moved = k->p->today > o->term_ends_day || day_add_months(g->day, 6) < o->term_ends_day ? "同意" : "不涉及";
	size_t opened = 0;
	struct ctx *c;

	g->run = cast_open(k, g->org, g->use, g->secretary, 0, "", g->day);
	rows = quotas(k, g);
	delegates = arena_printf(k->base->arena, "%zu", g->units * QUOTA);
	cast_fill(k, g->run, g->secretary, g->day, "plan seats deputies discipline discipline_seats discipline_deputies years way why delegates late_reply paper", (const char *const[]){ "7", "2", "不设立", "", "", arena_printf(k->base->arena, "%d", o->term_years), "党员代表大会",
		"所属党组织驻地分散", delegates, "", NULL }, 11, g->paper);
	cast_close(k, g->run, g->secretary, g->day);
	cast_fill(k, g->run, g->above, g->day + 1, "reply result congress moved discipline paper", (const char *const[]){ "同意", "同意", moved, "不涉及", NULL }, 5, g->paper);
	cast_close(k, g->run, g->above, g->day + 1);
	cast_fill(k, g->run, g->secretary, g->day + 2, "quota units added added_reply why paper", (const char *const[]){ rows, "0", "", "", NULL }, 5, g->paper);
	cast_close(k, g->run, g->secretary, g->day + 2);
	c = acting(k, g->secretary, 1, g->day + 2);
	done(k, run_each_open(c, (run_id){ g->run }, "units", (org_id){ 0 }, cast_version(c, g->run), &opened));
}

/* Two people type the same count; the first two candidates are elected, the third is not. */
static void vote(struct caster *k, int64_t run, int by, day_t day)
{
	struct ctx *c = acting(k, by, 1, day);
	struct ballot_row row = { .entitled = 0 };
	struct cast_count who;
	ballot_id made = { 0 };
	bool is_agreed;

	done(k, run_open_vote(c, (run_id){ run }, &(struct run_voting){ .vote = "choose", .day = day, .row_version = cast_version(c, run) }, &made));
	c = acting(k, by, 1, day);
	ballot_get(c->store, made, &row);
	done(k, true);
	for (int account = 1; account <= 2; account++) {
		int present = (int)row.entitled;
		struct ballot_votes lines[QUOTA + 1] = { { .agreed = present }, { .agreed = present - 1, .opposed = 1 }, { .agreed = 1, .opposed = present - 1 } };

		c = acting(k, by, account, day);
		done(k, ballot_type(c, made, &(struct ballot_figures){ .present = present, .issued = present, .collected = present, .lines = lines, .lines_count = QUOTA + 1 }, &is_agreed));
	}
	c = acting(k, by, 1, day);
	who = cast_who_counts(c, made.v);
	done(k, ballot_close(c, made, day, who.supervisor, who.teller));
}

/* The first full members of the day but for whoever counts the vote; "" behind them. */
static bool candidates_of(struct caster *k, int64_t run, int by, day_t day, const char **names, size_t count)
{
	struct ctx *c = acting(k, by, 1, day);
	struct run_person *people;
	struct run_case found;
	size_t full = 0, named = 0;
	bool is_open;

	if (run_read(c, (run_id){ run }, &found))
		full = run_role_people(c, &found, run_role_find(found.p, "full"), day, &people, &is_open);
	for (size_t i = 0; i < full && named < QUOTA + 1; i++)
		if (people[i].person.v != by)
			names[named++] = arena_printf(k->base->arena, "%lld", (long long)people[i].person.v);
	for (size_t i = named; i < count; i++)
		names[i] = "";
	done(k, true);
	return named > QUOTA;
}

#define NAMES 18	/* that the form has room for */

static void elect(struct caster *k, const struct congress *g, int64_t run, int secretary, bool is_whole)
{
	const char *names[NAMES];
	day_t day = g->day + 5;

	cast_fill(k, run, secretary, day, "plan quota paper", (const char *const[]){ arena_printf(k->base->arena, "%d", QUOTA), NULL }, 2, g->paper);
	cast_close(k, run, secretary, day);
	if (!candidates_of(k, run, secretary, day + 1, names, NAMES))
		return;
	cast_fill(k, run, secretary, day + 1, "nominees first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth", names, NAMES, NULL);
	cast_close(k, run, secretary, day + 1);
	if (!is_whole)
		return;
	cast_fill(k, run, g->secretary, day + 2, "vetting result paper", (const char *const[]){ "同意", NULL }, 2, g->paper);
	cast_close(k, run, g->secretary, day + 2);
	vote(k, run, secretary, day + 8);
	cast_fill(k, run, secretary, day + 8, "minutes adopted fewer sheet", (const char *const[]){ "是", "不涉及", NULL }, 3, g->paper);
	cast_close(k, run, secretary, day + 8);
	cast_fill(k, run, secretary, day + 9, "sent_paper paper", (const char *const[]){ NULL }, 1, g->paper);
	cast_close(k, run, secretary, day + 9);
}

static void units_elect(struct caster *k, const struct congress *g)
{
	struct ctx *c = acting(k, g->secretary, 1, g->day + 3);
	struct run_each_list list = { .lines_count = 0 };
	struct { int org; int64_t run; } *parts;
	struct run_case found;
	size_t begun = 0;

	if (run_read(c, (run_id){ g->run }, &found))
		run_each_read(c, &found, 0, &list);
	parts = arena_array(k->base->arena, list.lines_count + 1, sizeof(*parts));
	for (size_t i = 0; i < list.lines_count; i++) {
		parts[i].org = (int)list.lines[i].org->id.v;
		parts[i].run = list.lines[i].part == NULL ? 0 : list.lines[i].part->id.v;
	}
	done(k, true);
	for (size_t i = 0; i < list.lines_count && begun <= UNITS_DONE && !k->is_failed; i++) {
		int secretary = demo_holder_since(k->p, demo_find_post(k->p, parts[i].org, "secretary"), g->day);

		if (secretary == 0 || parts[i].run == 0)
			continue;
		elect(k, g, parts[i].run, secretary, begun < UNITS_DONE);
		begun++;
	}
}

void demo_congress(struct caster *k, int64_t use, const struct file_kept *paper)
{
	struct congress g = { .use = use, .paper = paper, .day = k->p->today - BEGUN_DAYS };

	g.above = demo_holder_since(k->p, demo_find_post(k->p, k->p->root, "secretary"), g.day);
	if (g.use == 0 || g.above == 0 || !find_town(k->p, &g))
		return;
	to_the_units(k, &g);
	if (!k->is_failed)
		units_elect(k, &g);
}
