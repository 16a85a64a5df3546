#include "rooms/person/late_stage.h"

#include <string.h>
#include "base/date.h"
#include "core/code.h"
#include "rooms/person/late_entry.h"
#include "rooms/person/person_log.h"
#include "rooms/person/punishment.h"
#include "rooms/person/role.h"
#include "text/late.h"
#include "text/person.h"
#include "text/role.h"

#define APPLICANT "applicant"
#define ACTIVIST "activist"
#define POOL "pool"		/* of activists: it stands beside that stage */
#define PROSPECT "prospect"

static const char *const STAGES[] = { APPLICANT, ACTIVIST, POOL, PROSPECT };	/* one after the other */
#define STAGES_COUNT (sizeof(STAGES) / sizeof(STAGES[0]))

/* How far it is, from 1. */
static size_t place_of(const char *stage)
{
	for (size_t i = 0; i < STAGES_COUNT; i++)
		if (strcmp(STAGES[i], stage) == 0)
			return i + 1;
	return 0;
}

static const char *name_of(struct ctx *c, const char *stage) { return code_name(c->lang, "role_kind", stage); }

/* The furthest that lasts; NULL: none. */
static const char *present_stage(struct ctx *c, const struct person_row *row, struct person_role_open_row *open)
{
	for (size_t i = STAGES_COUNT; i > 0; i--)
		if (person_role_open(c->store, row->region, row->id, STAGES[i - 1], open))
			return STAGES[i - 1];
	return NULL;
}

static bool is_outside_case(struct ctx *c, const struct person_row *row)
{
	struct late_stage_case_row k;

	return !late_stage_case(c->store, row->region, row->id, &k) || ctx_refuse(c, AGAINST_RULE, T_late_stage_in_case, "name", row->name, "title", k.title, NULL);
}

/* The day of applying is no case's own to change once it is registered, but for one taken over from paper that wrote it itself. */
static bool is_apart_from_case(struct ctx *c, const struct person_row *row, int64_t written)
{
	struct late_stage_case_row k;

	return !late_stage_case(c->store, row->region, row->id, &k) || !k.is_paper || written < k.id ||
		ctx_refuse(c, AGAINST_RULE, T_late_stage_in_case, "name", row->name, "title", k.title, NULL);
}

/* What a case taken over from paper found is not its own to change, what it wrote is: `written` is the line of the day. */
static bool is_found_by_case(struct ctx *c, const struct person_row *row, int64_t written)
{
	struct late_stage_case_row k;

	return !late_stage_case(c->store, row->region, row->id, &k) || (k.is_paper && written < k.id) ||
		ctx_refuse(c, AGAINST_RULE, T_late_stage_in_case, "name", row->name, "title", k.title, NULL);
}

static bool day_is_right(struct ctx *c, day_t day)
{
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_person_event_day_missing, NULL);
	return day <= c->today || ctx_refuse_field(c, "day", T_person_day_in_future, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
}

/* In the range of prospects, and a prospect, comes who is an activist; a prospect after a year. */
static bool activist_is_right(struct ctx *c, const struct person_row *row, const char *stage, day_t day)
{
	struct person_role_open_row activist;
	day_t earliest;

	if (place_of(stage) <= place_of(ACTIVIST))
		return true;
	if (!person_role_open(c->store, row->region, row->id, ACTIVIST, &activist))
		return ctx_refuse_field(c, "cause", T_late_stage_no_activist, "name", row->name, NULL);
	earliest = day_add_months(activist.from_day, LATE_STAGE_MONTHS);
	return strcmp(stage, PROSPECT) != 0 || day >= earliest || ctx_refuse_field(c, "day", T_late_stage_year, "name", row->name, "since",
		day_text(c->arena, activist.from_day), "earliest", day_text(c->arena, earliest), "day", day_text(c->arena, day), NULL);
}

/* Who may be on the way again: not somebody dead, suspended or gone elsewhere, who is restored or comes back as a member; after a removal or expulsion in five
 * years; after a cancelled probation at once. Nothing of it is asked of an end. */
static bool standing_is_right(struct ctx *c, const struct person_row *row, const char *stage, day_t day)
{
	const char *status = code_name_int(c->lang, "member_status", row->status);
	day_t left = rejoin_left(c, row->region, row->id, row->status), earliest;

	if (row->status == PERSON_NOT_MEMBER || row->status == PERSON_CANCELLED)
		return true;
	if (row->status != PERSON_REMOVED && row->status != PERSON_EXPELLED)
		return ctx_refuse_field(c, "cause", T_role_member_already, "status", status, "role", name_of(c, stage), NULL);
	if (left == DAY_NONE)
		return ctx_refuse_field(c, "cause", T_late_stage_left_unknown, "name", row->name, "status", status, NULL);
	earliest = day_add_months(left, REJOIN_MONTHS);
	return day >= earliest || ctx_refuse_field(c, "day", T_late_stage_barred, "name", row->name, "status", status, "left", day_text(c->arena, left),
		"earliest", day_text(c->arena, earliest), "day", day_text(c->arena, day), NULL);
}

bool late_stage_is_right(struct ctx *c, const struct person_row *row, const char *stage, day_t day)
{
	bool is_end = strcmp(stage, LATE_STAGE_ENDED) == 0;
	struct person_role_open_row open;
	const char *present;

	if (row->status != PERSON_NOT_MEMBER && row->status < PERSON_REMOVED)
		return ctx_refuse_field(c, "cause", T_role_member_already, "status", code_name_int(c->lang, "member_status", row->status), "role",
			is_end ? ctx_words(c, T_late_stage_ended) : name_of(c, stage), NULL);
	if (!day_is_right(c, day) || (!is_end && !standing_is_right(c, row, stage, day)) || !is_outside_case(c, row))
		return false;
	present = present_stage(c, row, &open);
	if (present == NULL && is_end)
		return ctx_refuse_field(c, "cause", T_late_stage_none, "name", row->name, NULL);
	if (present != NULL && !is_end && place_of(stage) <= place_of(present))
		return ctx_refuse_field(c, "cause", T_late_stage_back, "name", row->name, "since", day_text(c->arena, open.from_day), "stage", name_of(c, present),
			"asked", name_of(c, stage), NULL);
	if (present != NULL && day <= open.from_day)
		return ctx_refuse_field(c, "day", T_late_stage_early, "stage", name_of(c, present), "since", day_text(c->arena, open.from_day), NULL);
	if (row->applied_day != DAY_NONE && day < row->applied_day)
		return ctx_refuse_field(c, "day", T_late_stage_before_applied, "applied", day_text(c->arena, row->applied_day), NULL);
	return is_end || activist_is_right(c, row, stage, day);
}

bool late_stage_register(struct ctx *c, const struct person_row *row, const char *stage, day_t day, const char *document)
{
	bool is_in_range = strcmp(stage, POOL) == 0;

	if (!late_stage_is_right(c, row, stage, day))
		return false;
	for (size_t i = 0; i < STAGES_COUNT; i++)
		if (!is_in_range && strcmp(STAGES[i], stage) != 0)
			role_write_end(c, row, STAGES[i], day);
	if (place_of(stage) > 0)
		role_write_begin(c, row, stage, day, document);
	return true;
}

bool late_applied_is_right(struct ctx *c, const struct person_row *row, day_t day, enum date_precision precision)
{
	if (row->applied_day == DAY_NONE)
		return ctx_refuse_field(c, "cause", T_late_applied_none, "name", row->name, NULL);
	if (!day_is_right(c, day) || !is_apart_from_case(c, row, late_applied_typed_by(c, row)))
		return false;
	if (day == row->applied_day && (int64_t)precision == row->applied_precision)
		return ctx_refuse_field(c, "day", T_late_applied_same, "day", day_known_text(c->arena, day, precision), NULL);
	return row->joined_day == DAY_NONE || day <= row->joined_day || ctx_refuse_field(c, "day", T_person_applied_late, "joined",
		day_text(c->arena, row->joined_day), NULL);
}

bool late_applied_register(struct ctx *c, const struct person_row *row, day_t day, enum date_precision precision, const char *reason)
{
	struct person_role_last_row applicant;

	if (!late_applied_is_right(c, row, day, precision))
		return false;
	if (person_role_last(c->store, row->region, row->id, APPLICANT, &applicant) && applicant.from_day == row->applied_day)
		role_write_from(c, row, APPLICANT, day, reason);	/* also of one that is over: whoever was an applicant had applied */
	person_write_applied(c, row, day, precision, reason);
	return true;
}

int64_t late_applied_typed_by(struct ctx *c, const struct person_row *row)
{
	struct late_applied_typed_row line;

	return late_applied_typed(c->store, row->region, row->id, &line) && !line.is_late ? line.id : 0;
}

/* ---- the day on which a stage began ---- */

/* Behind what came before it, before what came behind it. A stage that was over long before is of an earlier way, so it bounds nothing. */
static bool is_between(struct ctx *c, const struct person_row *row, const char *stage, const struct person_role_last_row *last, day_t day)
{
	struct person_role_last_row other;

	if (day >= last->to_day)
		return ctx_refuse_field(c, "day", T_late_since_over, "stage", name_of(c, stage), "to", day_text(c->arena, last->to_day), "day", day_text(c->arena, day), NULL);
	for (size_t i = 0; i < STAGES_COUNT; i++) {
		bool is_before = i + 1 < place_of(stage), is_behind = i + 1 > place_of(stage);

		if ((!is_before && !is_behind) || !person_role_last(c->store, row->region, row->id, STAGES[i], &other))
			continue;
		if ((is_before && other.to_day >= last->from_day && day <= other.from_day) || (is_behind && other.from_day >= last->from_day && day >= other.from_day))
			return ctx_refuse_field(c, "day", T_late_since_order, "stage", name_of(c, stage), "other", name_of(c, STAGES[i]), "since",
				day_text(c->arena, other.from_day), "day", day_text(c->arena, day), NULL);
	}
	return true;
}

/* A prospect was an activist for a year, whichever of the two days is set right. */
static bool year_is_kept(struct ctx *c, const struct person_row *row, const char *stage, day_t day)
{
	struct person_role_last_row other;
	bool is_activist = strcmp(stage, ACTIVIST) == 0;
	day_t activist, prospect;

	if ((!is_activist && strcmp(stage, PROSPECT) != 0) || !person_role_last(c->store, row->region, row->id, is_activist ? PROSPECT : ACTIVIST, &other))
		return true;
	activist = is_activist ? day : other.from_day;
	prospect = is_activist ? other.from_day : day;
	return prospect < activist || prospect >= day_add_months(activist, LATE_STAGE_MONTHS) || ctx_refuse_field(c, "day", T_late_stage_year, "name", row->name,
		"since", day_text(c->arena, activist), "earliest", day_text(c->arena, day_add_months(activist, LATE_STAGE_MONTHS)), "day", day_text(c->arena, prospect), NULL);
}

bool late_since_is_right(struct ctx *c, const struct person_row *row, const char *stage, day_t day)
{
	struct person_role_last_row last;

	if (!person_role_last(c->store, row->region, row->id, stage, &last))
		return ctx_refuse_field(c, "cause", T_late_since_none, "name", row->name, "stage", name_of(c, stage), NULL);
	if (!day_is_right(c, day) || !is_found_by_case(c, row, last.id.v))
		return false;
	if (day == last.from_day)
		return ctx_refuse_field(c, "day", T_late_since_same, "stage", name_of(c, stage), "day", day_text(c->arena, day), NULL);
	if (row->applied_day != DAY_NONE && day < row->applied_day)
		return ctx_refuse_field(c, "day", T_late_stage_before_applied, "applied", day_text(c->arena, row->applied_day), NULL);
	return is_between(c, row, stage, &last, day) && year_is_kept(c, row, stage, day);
}

void late_since_write(struct ctx *c, const struct person_row *row, const char *stage, day_t day, const char *document)
{
	struct person_role_last_row last, other;

	if (!person_role_last(c->store, row->region, row->id, stage, &last))
		return;
	for (size_t i = 0; i + 1 < place_of(stage); i++)
		if (person_role_last(c->store, row->region, row->id, STAGES[i], &other) && other.to_day == last.from_day)
			role_write_until(c, row, STAGES[i], day, document);
	role_write_from(c, row, stage, day, document);
}

bool late_since_register(struct ctx *c, const struct person_row *row, const char *stage, day_t day, const char *document, const char *reason)
{
	struct person_role_last_row last;

	if (!late_since_is_right(c, row, stage, day) || !person_role_last(c->store, row->region, row->id, stage, &last))
		return false;
	late_since_write(c, row, stage, day, document);
	person_keep_since(c, row, stage, last.from_day, day, reason);
	return true;
}

bool late_applied_is_own(struct ctx *c, const struct person_row *row)
{
	struct late_applied_case_row cases = { 0 };
	struct late_applied_line line;

	late_applied_cases(c->store, row->region, row->id, &cases);
	return cases.n == 0 && late_applied_registered(c->store, row->region, row->id, &line) && line.account == c->actor.account_id &&
		day_from_time(line.time_s) == c->today;
}
