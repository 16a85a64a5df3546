#include "rooms/floating/pass.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/norm/norm.h"
#include "rooms/org/approver.h"
#include "rooms/person/person.h"
#include "text/pass.h"

const char *const PASS_STATE_KEYS[PASS_STATES_COUNT] = { "valid", "expired", "due", "renewed", "handed_back", "lost" };

enum pass_state pass_state_of(const struct pass_row *row, day_t today)
{
	for (int i = PASS_RENEWED; i < PASS_STATES_COUNT; i++)
		if (strcmp(row->ended_by, PASS_STATE_KEYS[i]) == 0)
			return (enum pass_state)i;
	if (row->away_ended != DAY_OPEN)
		return PASS_DUE;
	return today <= row->to_day ? PASS_VALID : PASS_EXPIRED;
}

const char *pass_number(struct arena *a, int64_t year, int64_t serial)
{
	const struct message_arg args[] = { { "year", arena_printf(a, "%lld", (long long)year) }, { "number", arena_printf(a, "%lld", (long long)serial) } };

	return message_text(a, LANG_ZH, T_pass_number, args, 2);	/* as it is printed, whoever reads it */
}

int pass_months(struct ctx *c)
{
	int low = 1, high = PASS_MONTHS_MAX;

	norm_band(c, "pass_months", &low, &high);
	return high;
}

bool pass_see(struct ctx *c, pass_id id, struct pass_row *row)
{
	return (pass_get(c->store, id, row) && may_at_path(c, MAY_SEE_PERSON, row->path)) || ctx_refuse(c, NOT_FOUND, T_pass_not_found, NULL);
}

bool pass_for_print(struct ctx *c, pass_id id, struct pass_row *row)
{
	static const message WHY[PASS_STATES_COUNT] = { [PASS_EXPIRED] = T_pass_is_expired, [PASS_DUE] = T_pass_is_due, [PASS_RENEWED] = T_pass_has_ended,
		[PASS_HANDED_BACK] = T_pass_has_ended, [PASS_LOST] = T_pass_has_ended };
	enum pass_state state;

	if (!pass_see(c, id, row))
		return false;
	state = pass_state_of(row, c->today);
	return state == PASS_VALID || ctx_refuse(c, AGAINST_RULE, WHY[state], "number", pass_number(c->arena, row->year, row->serial), "day",
		day_text(c->arena, state == PASS_EXPIRED ? row->to_day : state == PASS_DUE ? row->away_ended : row->ended_day), "ended",
		code_name(c->lang, "pass_end", row->ended_by), NULL);
}

bool pass_of_floating(struct ctx *c, const struct floating_row *row, struct pass_row *pass)
{
	return pass_open_of(c->store, row->person, pass) && pass->floating.v == row->id.v;
}

/* ---- issuing ---- */

static bool still_away(struct ctx *c, const struct floating_row *row)
{
	if (row->ended_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_pass_no_floating, "name", row->name, "day", day_text(c->arena, row->ended_day), NULL);
	return person_status_is_member(row->status) ||
		ctx_refuse(c, AGAINST_RULE, T_pass_no_member, "name", row->name, "status", code_name_int(c->lang, "member_status", row->status), NULL);
}

/* 党员教育管理工作条例 2019: it is issued by the committee, not by the branch. */
static bool organ_is_actors(struct ctx *c, const char *name, const char *path, struct approver_row *organ)
{
	if (!approver_find(c, path, organ))
		return ctx_refuse(c, AGAINST_RULE, T_pass_no_organ, "name", name, NULL);
	return may_at_path(c, MAY_EDIT_PERSON, organ->path) || ctx_refuse(c, AGAINST_RULE, T_pass_only_organ, "own", c->actor.org_name, "organ", organ->name, NULL);
}

bool pass_may_issue(struct ctx *c, const struct floating_row *row, const char **organ)
{
	struct approver_row found;
	bool is_found = approver_find(c, row->path, &found);

	*organ = is_found ? found.name : NULL;
	return is_found && may_at_path(c, MAY_EDIT_PERSON, found.path);
}

/* Six months away by the last day at the latest: 06 months of section 5; a shorter absence has the certificate of domain/02, test case 6. */
static bool last_day_is_right(struct ctx *c, const struct floating_row *row, day_t to_day)
{
	int months = pass_months(c);
	day_t six = day_add_months(row->away_since, FLOATING_MONTHS), most = day_add_months(c->today, months);

	if (to_day == DAY_NONE)
		return ctx_refuse_field(c, "to_day", T_pass_day_missing, NULL);
	if (to_day < c->today)
		return ctx_refuse_field(c, "to_day", T_pass_past, "day", day_text(c->arena, to_day), "today", day_text(c->arena, c->today), NULL);
	if (to_day < six)
		return ctx_refuse_field(c, "to_day", T_pass_short, "name", row->name, "since", day_text(c->arena, row->away_since), "to", day_text(c->arena, to_day), "first",
			day_text(c->arena, six), NULL);
	return to_day <= most || ctx_refuse_field(c, "to_day", T_pass_too_long, "day", day_text(c->arena, to_day), "n", ctx_number(c, months), "last",
		day_text(c->arena, most), NULL);
}

static bool has_none(struct ctx *c, const struct floating_row *row)
{
	struct pass_row former;

	return !pass_open_of(c->store, row->person, &former) || ctx_refuse(c, AGAINST_RULE, T_pass_twice, "name", row->name, "number",
		pass_number(c->arena, former.year, former.serial), "from", day_text(c->arena, former.from_day), "to", day_text(c->arena, former.to_day), NULL);
}

static void write(struct ctx *c, pass_id id, const struct floating_row *row, const struct approver_row *organ, day_t to_day)
{
	int year = date_from_day(c->today).year;
	struct pass_count last = { 0 };

	pass_last(c->store, organ->id, year, &last);
	pass_insert(c->store, id, organ->id, row->id, row->person, row->name, row->home, row->path, year, last.n + 1, row->place, c->today, to_day, c->actor.account_id);
	store_note(c->store, "number", NULL, pass_number(c->arena, year, last.n + 1));
	audit_note_text(c, "pass", "place", id.v, NULL, row->place);
	audit_note_day(c, "pass", "to_day", id.v, DAY_NONE, to_day);
}

bool pass_issue(struct ctx *c, floating_id floating, day_t to_day, pass_id *made)
{
	struct approver_row organ;
	struct floating_row row;

	ctx_begin(c, "pass.issue", "pass", 0, 0);
	if (!floating_get(c->store, floating, &row) || !floating_may_at_home(c, MAY_EDIT_PERSON, &row))
		return ctx_refuse(c, NOT_FOUND, T_pass_no_floating_found, NULL);
	if (!organ_is_actors(c, row.name, row.path, &organ) || !still_away(c, &row) || !has_none(c, &row) || !last_day_is_right(c, &row, to_day))
		return false;
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, organ.id.v);
	write(c, *made, &row, &organ, to_day);
	return ctx_commit(c);
}

/* ---- what becomes of it ---- */

/* One that has not ended, of the actor's committee, as the form saw it. */
static bool take(struct ctx *c, pass_id id, int64_t row_version, struct pass_row *row, struct approver_row *organ)
{
	if (!pass_get(c->store, id, row) || !may_at_path(c, MAY_EDIT_PERSON, row->path))
		return ctx_refuse(c, NOT_FOUND, T_pass_not_found, NULL);
	store_subject(c->store, id.v, row->org.v);
	if (!organ_is_actors(c, row->name, row->path, organ))
		return false;
	if (row->ended_by[0] != '\0')
		return ctx_refuse(c, AGAINST_RULE, T_pass_has_ended, "number", pass_number(c->arena, row->year, row->serial), "day", day_text(c->arena, row->ended_day), "ended",
			code_name(c->lang, "pass_end", row->ended_by), NULL);
	return row->row_version == row_version || ctx_refuse_changed(c, T_pass_changed, "name", row->name, NULL);
}

bool pass_renew(struct ctx *c, pass_id id, day_t to_day, int64_t row_version, pass_id *made)
{
	struct approver_row organ;
	struct floating_row away;
	struct pass_row row;

	ctx_begin(c, "pass.renew", "pass", id.v, 0);
	if (!take(c, id, row_version, &row, &organ) || !floating_get(c->store, row.floating, &away) || !still_away(c, &away) || !last_day_is_right(c, &away, to_day))
		return false;
	if (to_day <= row.to_day)
		return ctx_refuse_field(c, "to_day", T_pass_no_longer, "number", pass_number(c->arena, row.year, row.serial), "to", day_text(c->arena, row.to_day), NULL);
	made->v = store_new_id(c->store);
	pass_set_end(c->store, id, "renewed", c->today, "", row_version);
	write(c, *made, &away, &organ, to_day);
	return ctx_commit(c);
}

static bool ending_is_right(struct ctx *c, const struct pass_row *row, const struct pass_ending *ending)
{
	int before = c->refusals_count;

	if (strcmp(ending->ended_by, "handed_back") != 0 && strcmp(ending->ended_by, "lost") != 0)
		ctx_refuse_field(c, "ended_by", T_pass_end_missing, NULL);
	if (ending->day == DAY_NONE)
		ctx_refuse_field(c, "day", T_pass_day_missing, NULL);
	else if (ending->day < row->from_day || ending->day > c->today)
		ctx_refuse_field(c, "day", T_pass_day_wrong, "day", day_text(c->arena, ending->day), "from", day_text(c->arena, row->from_day), "today",
			day_text(c->arena, c->today), NULL);
	if (text_chars(ending->note) > PASS_NOTE_CHARS_MAX)
		ctx_refuse_field(c, "note", T_pass_note_long, "n", ctx_number(c, PASS_NOTE_CHARS_MAX), NULL);
	return c->refusals_count == before;
}

bool pass_end(struct ctx *c, pass_id id, const struct pass_ending *ending, int64_t row_version)
{
	struct approver_row organ;
	struct pass_row row;

	ctx_begin(c, "pass.end", "pass", id.v, 0);
	if (!take(c, id, row_version, &row, &organ) || !ending_is_right(c, &row, ending))
		return false;
	pass_set_end(c->store, id, ending->ended_by, ending->day, ending->note, row_version);
	audit_note_text(c, "pass", "ended_by", id.v, NULL, ending->ended_by);
	audit_note_day(c, "pass", "ended_day", id.v, DAY_NONE, ending->day);
	return ctx_commit(c);
}

/* ---- what is to be taken back ---- */

/* Those of a branch that came from elsewhere since are taken back by the committee above it today, since the one that issued them has the branch no more. */
static size_t due_work(struct ctx *c, const char *from, const char *to, struct desk_work **work)
{
	struct pass_due_org *rows;
	struct approver_row organ;
	size_t count = pass_due_orgs(c->store, from, to, &rows), kept = 0;
	bool is_organ = count > 0 && approver_find(c, c->actor.path_from, &organ) && organ.id.v == c->actor.org_id;

	*work = arena_array(c->arena, count + 1, sizeof(**work));
	for (size_t i = 0; i < count; i++)
		if (path_is_within(rows[i].path, c->actor.path_from) || (is_organ && !path_is_within(c->actor.path_from, rows[i].path)))
			(*work)[kept++] = (struct desk_work){ rows[i].org, rows[i].n };
	return kept;
}

struct desk_share pass_due(struct ctx *c)
{
	struct desk_work *work;
	size_t count = due_work(c, c->actor.path_from, c->actor.path_to, &work);

	return desk_share_of(c, work, count);
}

void pass_due_narrow(struct ctx *c, const char *from, const char *to, struct desk_filter *desk)
{
	desk_filter_narrow(c, desk, from, to, due_work);
}
