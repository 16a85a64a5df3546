/* The days of paper beside those that the archive holds. */
#include "rooms/run/run_agree.h"

#include <string.h>
#include "core/code.h"
#include "rooms/person/late_stage.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* Of which only the month or the year is known, a day in it says no other. */
static bool is_within(struct ctx *c, day_t day, day_t known, int64_t precision)
{
	const char *typed = day_known_text(c->arena, day, (enum date_precision)precision);

	return strcmp(typed, day_known_text(c->arena, known, (enum date_precision)precision)) == 0;
}

static const char *known_text(struct ctx *c, day_t known, int64_t precision) { return day_known_text(c->arena, known, (enum date_precision)precision); }

/* A way to membership that was over when the case was opened; *ended: when, DAY_NONE where no role says so. */
static bool is_of_earlier_way(struct ctx *c, const struct run_case *k, const struct person_row *row, day_t *ended)
{
	struct late_way_row way = { .ended = DAY_NONE };

	late_way_before(c->store, row->region, row->id, k->row.id.v, k->row.opened_day, &way);
	*ended = way.ended;
	return way.lasting == 0 && (way.ended != DAY_NONE || row->status != PERSON_NOT_MEMBER);
}

bool run_found_applied(struct ctx *c, const struct run_case *k, const struct person_row *row)
{
	int64_t typed_by = late_applied_typed_by(c, row);
	day_t ended;

	if (row->applied_day == DAY_NONE)
		return false;
	if (k->row.paper != 0)
		return typed_by < k->row.id.v;
	return typed_by > k->row.id.v || !is_of_earlier_way(c, k, row, &ended);
}

bool run_applies_anew(struct ctx *c, const struct run_case *k, const struct person_row *row, day_t day)
{
	day_t ended, since;

	if (k->row.paper != 0 || row->applied_day == DAY_NONE || !is_of_earlier_way(c, k, row, &ended))
		return true;
	since = ended == DAY_NONE || ended < row->applied_day ? row->applied_day : ended;
	return day >= since || ctx_refuse(c, AGAINST_RULE, T_run_agree_anew, "name", row->name, "known", known_text(c, row->applied_day, row->applied_precision), "since",
		day_text(c->arena, since), "day", day_text(c->arena, day), NULL);
}

bool run_wrote_stage(struct ctx *c, const struct run_case *k, const struct person_row *row, const char *role)
{
	struct person_role_last_row last;

	return person_role_last(c->store, row->region, row->id, role, &last) && last.id.v > k->row.id.v;
}

bool run_decides_anew(const struct run_case *k, const char *status)
{
	for (size_t i = 0; i < k->steps_count; i++) {
		int step = k->is_void[i] && k->steps[i].day != DAY_OPEN ? run_step_index(k->p, k->steps[i].step) : -1;

		for (size_t n = 0; step >= 0 && n < k->p->steps[step].effects_count; n++) {
			const struct effect *e = &k->p->steps[step].effects[n];
			struct programme_value v = e->kind == EFFECT_SET ? play_value(&k->play, e->value) : (struct programme_value){ .kind = VALUE_UNKNOWN };

			if (v.kind == VALUE_SYMBOL && strcmp(v.symbol, status) == 0)
				return true;
		}
	}
	return false;
}

const char *run_found_applied_note(struct ctx *c, const struct person_row *row, const char *title, day_t typed)
{
	const struct message_arg args[] = { { "day", known_text(c, row->applied_day, row->applied_precision) }, { "title", title } };

	return is_within(c, typed, row->applied_day, row->applied_precision) ? NULL : message_text(c->arena, c->lang, T_run_applied_found, args, 2);
}

bool run_agrees_applied(struct ctx *c, const struct run_case *k, const struct person_row *row, day_t day)
{
	if (!run_found_applied(c, k, row) || is_within(c, day, row->applied_day, row->applied_precision))
		return true;
	return ctx_refuse(c, AGAINST_RULE, T_run_agree_applied, "name", row->name, "known", known_text(c, row->applied_day, row->applied_precision), "day",
		day_text(c->arena, day), NULL);
}

bool run_agrees_stage(struct ctx *c, const struct run_case *k, const struct person_row *row, const char *role, day_t day)
{
	struct person_role_last_row last;

	if (k->row.paper == 0 || !person_role_last(c->store, row->region, row->id, role, &last))
		return true;
	/* One that was over before is of an earlier way; one that began by the day of applying is as exact as that. */
	if (last.from_day == day || last.to_day < day || last.id.v > k->row.id.v || (strcmp(role, "applicant") == 0 && last.from_day == row->applied_day))
		return true;
	return ctx_refuse(c, AGAINST_RULE, T_run_agree_stage, "name", row->name, "stage", code_name(c->lang, "role_kind", role), "known",
		day_text(c->arena, last.from_day), "day", day_text(c->arena, day), NULL);
}

bool run_agrees_joined(struct ctx *c, const struct run_case *k, const struct person_row *row, day_t day)
{
	struct person_spell_open open;

	if (k->row.paper == 0 || row->joined_day == DAY_NONE || is_within(c, day, row->joined_day, row->joined_precision) ||
	    (person_open_spell(c->store, row->region, row->id, &open) && open.id.v > k->row.id.v))
		return true;
	return ctx_refuse(c, AGAINST_RULE, T_run_agree_joined, "name", row->name, "known", known_text(c, row->joined_day, row->joined_precision), "day",
		day_text(c->arena, day), NULL);
}
