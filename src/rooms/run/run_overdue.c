#include "rooms/run/run_overdue.h"

#include <stdlib.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/person/person_sql.h"
#include "rooms/run/run_overdue_sql.h"
#include "rooms/transfer/transfer_due.h"
#include "text/run.h"

day_t run_joined_for(day_t due) { return day_add_months(due, -RUN_PROBATION_MONTHS); }

static day_t end_of(day_t from, day_t term) { return term != DAY_OPEN ? term : day_add_months(from, RUN_EXTENSION_MONTHS_MAX); }

day_t run_extended_end(struct ctx *c, int64_t region, person_id person)
{
	struct person_role_open_row role;

	return person_role_open(c->store, region, person, "extended", &role) ? end_of(role.from_day, role.term_day) : DAY_NONE;
}

size_t run_extended_of(struct ctx *c, int64_t region, const char *path_from, const char *path_to, struct run_extended **list)
{
	struct run_extended_row *rows;
	size_t count = run_extended_rows(c->store, region, path_from, path_to, &rows);

	*list = arena_array(c->arena, count + 1, sizeof(**list));
	for (size_t i = 0; i < count; i++)
		(*list)[i] = (struct run_extended){ rows[i].person, rows[i].org, rows[i].name, rows[i].org_name, rows[i].path, rows[i].joined_day, end_of(rows[i].from_day, rows[i].term_day) };
	return count;
}

static int by_due(const void *left, const void *right)
{
	const struct run_overdue *l = left, *r = right;

	if (l->due_day != r->due_day)
		return l->due_day < r->due_day ? -1 : 1;
	return l->person.v < r->person.v ? -1 : l->person.v > r->person.v;
}

size_t run_overdue_of(struct ctx *c, const struct org_row *org, day_t before, struct run_overdue **list)
{
	struct run_conversion_late *people;
	struct run_extended *extended;
	struct transfer_late *transfers;
	size_t extended_count = run_extended_of(c, org->region, org->path, path_end(c->arena, org->path), &extended);
	size_t people_count = run_conversions_late(c->store, org->region, org->path, path_end(c->arena, org->path), run_joined_for(before), &people);
	size_t transfers_count = transfer_late_of(c, org->path, before, &transfers), count = 0;

	*list = arena_array(c->arena, people_count + extended_count + transfers_count + 1, sizeof(**list));
	for (size_t i = 0; i < people_count; i++)
		(*list)[count++] = (struct run_overdue){ .person = people[i].person, .org = people[i].org, .name = people[i].name, .org_name = people[i].org_name, .path = people[i].path,
			.act = "", .from_day = people[i].joined_day, .due_day = day_add_months(people[i].joined_day, RUN_PROBATION_MONTHS) };
	for (size_t i = 0; i < extended_count; i++)
		if (extended[i].due_day < before)
			(*list)[count++] = (struct run_overdue){ .is_extended = true, .person = extended[i].person, .org = extended[i].org, .name = extended[i].name, .org_name = extended[i].org_name,
				.path = extended[i].path, .act = "", .from_day = extended[i].joined_day, .due_day = extended[i].due_day };
	for (size_t i = 0; i < transfers_count; i++)
		(*list)[count++] = (struct run_overdue){ .person = { transfers[i].person }, .org = { transfers[i].turn.org }, .transfer = transfers[i].id.v, .name = transfers[i].name,
			.org_name = transfers[i].turn.org_name, .path = transfers[i].turn.path, .act = transfers[i].turn.act, .from_day = DAY_NONE, .due_day = transfers[i].turn.due };
	qsort(*list, count, sizeof(**list), by_due);
	return count;
}

const char *run_overdue_title(struct ctx *c, enum lang lang, const struct run_overdue *one)
{
	if (one->transfer == 0)
		return message_text(c->arena, lang, T_run_convert_due, NULL, 0);
	return message_text(c->arena, lang, T_run_transfer_due, (const struct message_arg[]){ { "act", code_name(lang, "transfer_act", one->act) } }, 1);
}

size_t run_overdue_lines(struct ctx *c, const struct run_overdue *list, size_t count, size_t from, size_t most, struct run_duty_line **lines)
{
	size_t shown = from >= count ? 0 : count - from > most ? most : count - from;

	*lines = arena_array(c->arena, shown + 1, sizeof(**lines));
	for (size_t i = 0; i < shown; i++) {
		const struct run_overdue *one = &list[from + i];

		(*lines)[i] = (struct run_duty_line){ .title = one->name, .code = "", .programme_title = "", .org = one->org, .org_name = one->org_name,
			.duty_title = run_overdue_title(c, c->lang, one), .from_day = one->from_day, .due_day = one->due_day, .reported_day = DAY_NONE, .person = one->person.v,
			.path = one->path, .transfer = one->transfer };
	}
	return shown;
}
