/* What happens to a record beside what it says: the committee above decides what waits, the branch withdraws what should not be. */
#include <string.h>
#include "base/text.h"
#include "core/permit.h"
#include "rooms/appraisal/appraisal_write.h"
#include "schema/model.h"
#include "text/appraisal.h"

bool appraisal_may_decide(struct ctx *c, const struct appraisal *a, bool says_why)
{
	if (!a->waits)
		return says_why && ctx_refuse_changed(c, T_appraisal_none_waits, NULL);
	if (permit_is_self(c, a->corrections[0].made_by))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_appraisal_one_hand, NULL);
	return may_at(c, MAY_EDIT_PERSON, a->org.parent.v) || (says_why && ctx_refuse(c, AGAINST_RULE, T_appraisal_above, "org", a->org.name, NULL));
}

/* How many of the changes are of the correction that waits. Where it sets another day, the lines are those of that day. */
static size_t waiting_changes(struct ctx *c, struct appraisal *a)
{
	size_t count = 0;
	day_t day = DAY_NONE;

	for (; count < a->changes_count && a->changes[count].correction.v == a->corrections[0].id.v; count++)
		if (strcmp(a->changes[count].field, "day") == 0)
			day = day_parse_iso(a->changes[count].became);
	if (day != DAY_NONE)
		appraisal_read(c, a->org.id, a->year, day, MAY_EDIT_PERSON, a);
	return count;
}

/* What was decided of a correction, a first record or a withdrawal. */
static void become(struct ctx *c, struct appraisal *a, bool is_settled)
{
	const char *kind = a->corrections[0].kind;

	if (strcmp(kind, "change") == 0) {
		size_t count = waiting_changes(c, a);

		if (is_settled)
			appraisal_apply(c, a, a->changes, count);
		else
			appraisal_touch(c->store, a->row.id);
	} else if (strcmp(kind, "record") == 0 && is_settled) {
		appraisal_confirm(c, a);
	} else if (strcmp(kind, "record") == 0 || is_settled) {
		appraisal_void(c, a);	/* withdrawn, or a first record that is given back: it may be recorded again */
	} else {
		appraisal_touch(c->store, a->row.id);
	}
}

bool appraisal_decide(struct ctx *c, org_id org, const struct appraisal_decision *d)
{
	bool is_settled = strcmp(d->state, "settled") == 0;
	struct appraisal a;

	ctx_begin(c, "appraisal.decide", "appraisal", 0, org.v);
	if (!appraisal_read(c, org, d->year, DAY_NONE, MAY_EDIT_PERSON, &a) || !appraisal_year_is_right(c, d->year))
		return false;
	if (!is_settled && strcmp(d->state, "refused") != 0)
		return ctx_refuse_field(c, "state", T_appraisal_no_state, NULL);
	if (d->correction.v == 0)
		return ctx_refuse_field(c, "correction", T_appraisal_no_correction, NULL);
	if (!a.has_row)
		return ctx_refuse_field(c, "year", T_appraisal_not_recorded, "year", arena_printf(c->arena, "%d", d->year), NULL);
	store_subject(c->store, a.row.id.v, org.v);
	if (d->row_version != a.row.row_version)
		return ctx_refuse_changed(c, T_appraisal_changed, NULL);
	if (!appraisal_may_decide(c, &a, true))
		return false;
	if (d->correction.v != a.corrections[0].id.v)
		return ctx_refuse_changed(c, T_appraisal_changed, NULL);
	if (!is_settled && !text_says(d->note))
		return ctx_refuse_field(c, "note", T_appraisal_no_note, NULL);
	if (text_chars(d->note) > LIMIT_APPRAISAL_CORRECTION_NOTE)
		return ctx_refuse_field(c, "note", T_appraisal_reason_long, "n", ctx_number(c, LIMIT_APPRAISAL_CORRECTION_NOTE), NULL);
	appraisal_correction_close(c->store, a.corrections[0].id, d->state, c->actor.account_id, c->now_s, d->note);
	store_note(c->store, "kind", NULL, a.corrections[0].kind);
	store_note(c->store, "state", "waiting", d->state);
	become(c, &a, is_settled);
	return ctx_commit(c);
}

/* ---- withdrawing ---- */

bool appraisal_may_withdraw(const struct appraisal *a)
{
	return a->has_row && (!a->waits || a->is_unconfirmed);
}

bool appraisal_withdraw(struct ctx *c, org_id org, int year, const char *reason, int64_t row_version, bool *waits)
{
	struct appraisal a;
	struct appraisal_change *changes;
	size_t count;

	*waits = false;
	ctx_begin(c, "appraisal.withdraw", "appraisal", 0, org.v);
	if (!permit_require(c, MAY_EDIT_PERSON, org.v) || !appraisal_read(c, org, year, DAY_NONE, MAY_EDIT_PERSON, &a) || !appraisal_year_is_right(c, year))
		return false;
	if (!a.has_row)
		return ctx_refuse_field(c, "year", T_appraisal_not_recorded, "year", arena_printf(c->arena, "%d", year), NULL);
	store_subject(c->store, a.row.id.v, org.v);
	if (row_version != a.row.row_version)
		return ctx_refuse_changed(c, T_appraisal_changed, NULL);
	if (!appraisal_may_withdraw(&a))
		return ctx_refuse(c, AGAINST_RULE, T_appraisal_waits, "name", a.corrections[0].made_name, NULL);
	if (!appraisal_reason_is_right(c, reason, T_appraisal_no_withdraw_reason))
		return false;
	*waits = appraisal_is_closed(c, year) && !a.is_unconfirmed;
	count = appraisal_withdrawn_values(c, &a, &changes);
	if (a.is_unconfirmed)
		appraisal_correction_close(c->store, a.corrections[0].id, "withdrawn", c->actor.account_id, c->now_s, "");
	appraisal_write_correction(c, &a, "withdraw", reason, changes, count, *waits);
	if (!*waits)
		appraisal_void(c, &a);
	return ctx_commit(c);
}
