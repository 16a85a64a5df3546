/* What is due for a post: the turns of its organisation, each with the one thing to do next. */
#include "rooms/run/run_due.h"

#include <stdlib.h>
#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/ballot/review_group.h"
#include "rooms/run/run_back.h"
#include "rooms/run/run_hold.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

static size_t desks_of(const struct org_row *org, int64_t desks[RUN_DESKS_MAX])
{
	static const char *const OFFICES[] = { "office", "party_office", "department" };
	size_t count = 0;

	desks[count++] = org->id.v;
	for (size_t i = 0; i < sizeof(OFFICES) / sizeof(OFFICES[0]); i++)
		if (strcmp(org->kind, OFFICES[i]) == 0 && org->parent.v != 0)
			desks[count++] = org->parent.v;
	return count;
}

size_t run_own_desks(struct ctx *c, int64_t desks[RUN_DESKS_MAX])
{
	struct org_row own;

	return c->actor.org_id != 0 && org_get(c->store, (org_id){ c->actor.org_id }, &own) ? desks_of(&own, desks) : 0;
}

bool run_is_own_desk(struct ctx *c, int64_t org)
{
	int64_t desks[RUN_DESKS_MAX];
	size_t count = run_own_desks(c, desks);

	for (size_t i = 0; i < count; i++)
		if (desks[i] == org)
			return true;
	return false;
}

int64_t run_turn_below(struct ctx *c, const struct run_row *row)
{
	struct run_turn_org *orgs;
	size_t count = run_turn_orgs(c->store, row->region, row->id, &orgs);

	for (size_t i = 0; i < count; i++)
		if (run_is_own_desk(c, orgs[i].id.v))
			return 0;
	for (size_t i = 0; i < count; i++)
		if (may_at_path(c, MAY_HANDLE, orgs[i].path))
			return orgs[i].id.v;
	return 0;
}

int64_t run_reminded(struct ctx *c, const struct run_row *row)
{
	struct run_turn_org *orgs;
	int64_t turn = run_turn_below(c, row);
	size_t count = turn != 0 ? 0 : run_late_reporters(c->store, row->region, row->id, c->today, &orgs);

	for (size_t i = 0; i < count && turn == 0; i++)
		if (!run_is_own_desk(c, orgs[i].id.v) && may_at_path(c, MAY_HANDLE, orgs[i].path))
			turn = orgs[i].id.v;
	return turn;
}

/* ---- what is next ---- */

static enum run_next next_of(const struct run_case *k, const struct run_missing *m)
{
	switch (m->kind) {
	case RUN_MISSING_FORM: return RUN_NEXT_FILL;
	case RUN_MISSING_SHEET: return RUN_NEXT_RATE;
	case RUN_MISSING_VOTE: return m->is_agreed ? RUN_NEXT_SEAL : RUN_NEXT_VOTE;
	case RUN_MISSING_NOTICE: return run_notice_of(k, m->id) == NULL ? RUN_NEXT_SHOW : RUN_NEXT_WAIT;
	case RUN_MISSING_SIGNATURE: return RUN_NEXT_SIGN;
	default: return RUN_NEXT_MEND;
	}
}

/* Papers of the sheet that one person typed and that wait for another: for whom they are this one, or somebody else. NULL: there are none. */
static const char *papers_text(struct ctx *c, const struct run_case *k, const char *sheet)
{
	const struct review_row *review = run_review_of(k, sheet);
	struct review_group g;
	int64_t alone = 0, of_others = 0;

	if (review == NULL)
		return NULL;
	review_group_read(c, review, &g);
	for (size_t i = 0; review->is_secret && i < g.rows_count; i++)
		alone += g.rows[i].alone_count;
	for (size_t i = 0; i < g.raters_count; i++) {
		alone += g.raters[i].is_alone;
		of_others += g.raters[i].is_alone && !g.raters[i].is_own;
	}
	if (alone == 0)
		return NULL;
	return message_text(c->arena, c->lang, of_others > 0 ? T_run_papers_wait_you : T_run_papers_wait_other,
		(const struct message_arg[]){ { "n", ctx_number(c, of_others > 0 ? of_others : alone) } }, 1);
}

/* Is it nobody's to do anything of the case now? */
static bool stands_still(struct ctx *c, const struct run_case *k, enum run_next *next)
{
	bool rests = false;

	if (run_hold_of(k) != NULL || run_is_held(c, k, c->today))
		*next = RUN_NEXT_HELD;
	else if (run_subject_unfit(c, k, &rests) != NULL && rests)
		*next = RUN_NEXT_REST;
	else
		return false;
	return true;
}

bool run_due_rests(struct ctx *c, struct run_due_line *line)
{
	struct run_case k;

	return run_read(c, line->turn.run, &k) && stands_still(c, &k, &line->next);
}

void run_due_next(struct ctx *c, struct run_due_line *line)
{
	struct run_case k;
	struct run_missing *missing;
	struct run_back back;

	line->next = RUN_NEXT_CLOSE;
	line->what = line->turn.step_title;
	if (!run_read(c, line->turn.run, &k))
		return;
	run_back_read(c, &k, &back);
	line->back = back.text;
	if (stands_still(c, &k, &line->next))
		return;
	if (k.at >= 0 && run_is_in_roles(c, &k, &k.p->steps[k.at].not_by, c->actor.person_id, c->today)) {
		line->next = RUN_NEXT_OTHERS;
		line->what = run_roles_text(c, k.p, &k.p->steps[k.at].by);
		line->away = run_kept_away_text(c, &k);
		return;
	}
	if (run_missing(c, &k, &missing) == 0)
		return;
	line->next = next_of(&k, &missing[0]);
	if (line->next != RUN_NEXT_MEND)
		line->what = missing[0].title;
	if (line->next == RUN_NEXT_RATE)
		line->papers = papers_text(c, &k, missing[0].id);
}

/* ---- all ---- */

/* A kind of turn: until which day, and those of its groups that there are. */
struct kind { const char *name; day_t today, tomorrow, week_end, before; };

static struct kind kind_does(const struct ctx *c)
{
	return (struct kind){ "does", c->today, c->today + 1, c->today + 8 - day_weekday(c->today), DAY_OPEN + 1 };
}

static struct kind kind_reports(const struct ctx *c)
{
	return (struct kind){ "reports", c->today, c->today + 1, c->today + 8 - day_weekday(c->today), DAY_OPEN };
}

/* Of these only what is late is told. */
static struct kind kind_told(const struct ctx *c)
{
	return (struct kind){ "told", c->today, c->today, c->today, c->today };
}

/* Those of the second desk that the first has too are counted once. */
static void count_part(struct ctx *c, int64_t region, const int64_t *desks, size_t desks_count, const struct kind *kind, day_t begun, struct run_due_row *n)
{
	for (size_t i = 0; i < desks_count; i++) {
		struct run_due_row of = { 0 };

		run_turn_counts(c->store, region, desks[i], kind->name, begun, i == 0 ? 0 : desks[0], kind->today, kind->tomorrow, kind->week_end, kind->before, &of);
		n->late += of.late;
		n->today += of.today;
		n->week += of.week;
		n->soon += of.soon;
	}
}

static int by_day(const void *a, const void *b)
{
	const struct run_due_line *x = a, *y = b;
	int order = strcmp(x->turn.duty, y->turn.duty);

	if (x->turn.due_day != y->turn.due_day)
		return x->turn.due_day < y->turn.due_day ? -1 : 1;
	if (x->turn.run.v != y->turn.run.v)
		return x->turn.run.v < y->turn.run.v ? -1 : 1;
	return order;
}

static int group_of(const struct kind *kind, day_t day)
{
	return day < kind->today ? 0 : day < kind->tomorrow ? 1 : day < kind->week_end ? 2 : 3;
}

/* Of two desks: each once, and no more of a group than of one. */
static void merge(struct run_due_part *part, const struct kind *kind, size_t limit)
{
	size_t kept = 0, of_group[4] = { 0 };

	qsort(part->lines, part->lines_count, sizeof(*part->lines), by_day);
	for (size_t i = 0; i < part->lines_count; i++)
		if ((kept == 0 || by_day(&part->lines[kept - 1], &part->lines[i]) != 0) && of_group[group_of(kind, part->lines[i].turn.due_day)]++ < limit)
			part->lines[kept++] = part->lines[i];
	part->lines_count = kept;
}

static void put_lines(struct ctx *c, struct run_due_part *part, const struct run_turn_line *turns, size_t count)
{
	struct run_due_line *lines = arena_array(c->arena, part->lines_count + count + 1, sizeof(*lines));

	if (part->lines_count > 0)
		memcpy(lines, part->lines, part->lines_count * sizeof(*lines));
	for (size_t i = 0; i < count; i++)
		lines[part->lines_count++] = (struct run_due_line){ .turn = turns[i], .next = RUN_NEXT_CLOSE, .what = turns[i].step_title };
	part->lines = lines;
}

static void read_part(struct ctx *c, int64_t region, const int64_t *desks, size_t desks_count, const struct kind *kind, day_t begun, size_t limit, struct run_due_part *part)
{
	for (size_t i = 0; i < desks_count && limit > 0; i++) {
		struct run_turn_line *turns;
		size_t count = run_turns(c->store, region, desks[i], kind->name, begun, kind->today, kind->tomorrow, kind->week_end, kind->before, (int64_t)limit, &turns);

		put_lines(c, part, turns, count);
	}
	if (desks_count > 1 && part->lines_count > 1)
		merge(part, kind, limit);
	count_part(c, region, desks, desks_count, kind, begun, &part->n);
}

/* What waits for somebody above cannot be hastened from here. Where nobody is above, all that is not on the own desk is below. */
static int64_t late_below(struct ctx *c, const struct org_row *org, const int64_t *desks, size_t desks_count, const struct run_due *due)
{
	struct run_number below = { 0 };
	struct run_place *places;
	size_t count = run_places(c->store, org->path, &places), above_count = 0;
	int64_t *above = arena_array(c->arena, count + 1, sizeof(*above));

	for (size_t i = 0; i < count; i++)
		if (!path_is_within(places[i].path, c->actor.path_from))
			above[above_count++] = places[i].id.v;
	if (above_count == 0) {
		run_late_within(c->store, org->region, c->actor.path_from, c->actor.path_to, c->today, &below);
		return below.n > due->does.n.late + due->told.n.late ? below.n - due->does.n.late - due->told.n.late : 0;
	}
	run_late_below(c->store, org->region, c->actor.path_from, c->actor.path_to, desks, desks_count, above, above_count, c->today, &below);
	return below.n;
}

void run_due_of(struct ctx *c, size_t limit, size_t told_limit, day_t begun, struct run_due *due)
{
	const struct kind does = kind_does(c), reports = kind_reports(c), told = kind_told(c);
	struct org_row org;
	int64_t desks[RUN_DESKS_MAX];
	size_t count;

	*due = (struct run_due){ .late_below = 0 };
	if (c->actor.org_id == 0 || !org_get(c->store, (org_id){ c->actor.org_id }, &org))
		return;
	count = desks_of(&org, desks);
	due->org = desks[count - 1];
	read_part(c, org.region, desks, count, &does, begun, limit, &due->does);
	read_part(c, org.region, desks, count, &reports, begun, limit, &due->reports);
	read_part(c, org.region, desks, count, &told, begun, told_limit, &due->told);
	due->late_below = late_below(c, &org, desks, count, due);
}

void run_due_told(struct ctx *c, const char *path_from, const char *path_to, size_t limit, struct run_due_part *told)
{
	int64_t desks[RUN_DESKS_MAX];
	size_t desks_count = run_own_desks(c, desks), count = 0;
	struct run_turn_line *turns = NULL;

	*told = (struct run_due_part){ .lines_count = 0 };
	if (desks_count > 0)
		count = run_told(c->store, c->actor.region_id, desks, desks_count, path_from, path_to, c->today, (int64_t)limit, &turns);
	put_lines(c, told, turns, count);
}

size_t run_due_told_units(struct ctx *c, const char *path_from, const char *path_to, size_t chars, struct run_told_unit **units)
{
	int64_t desks[RUN_DESKS_MAX];
	size_t desks_count = run_own_desks(c, desks);

	return desks_count == 0 ? 0 : run_told_units(c->store, c->actor.region_id, desks, desks_count, path_from, path_to, c->today, (int64_t)chars, units);
}

int64_t run_due_elsewhere(struct ctx *c, org_id id, day_t begun)
{
	const struct kind kinds[] = { kind_does(c), kind_reports(c) };
	struct run_due_row row = { 0 };
	struct org_row org;
	int64_t desks[RUN_DESKS_MAX];
	size_t count;

	if (!org_get(c->store, id, &org) || (may(c, MAY_HANDLE) && run_is_own_desk(c, id.v)))
		return 0;
	count = desks_of(&org, desks);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		count_part(c, org.region, desks, count, &kinds[i], begun, &row);
	return row.late + row.today + row.week + row.soon;
}
