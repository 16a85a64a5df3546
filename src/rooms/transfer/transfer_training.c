#include "rooms/transfer/transfer_training.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/code.h"
#include "rooms/org/approver.h"
#include "rooms/org/org.h"
#include "rooms/org/org_kind.h"
#include "rooms/person/late_entry.h"
#include "rooms/person/person.h"
#include "rooms/run/run_move.h"
#include "schema/model.h"
#include "text/person.h"
#include "text/transfer.h"

bool transfer_is_training(const struct transfer_row *t) { return strcmp(t->kind, TRANSFER_TRAINING) == 0; }

const char *transfer_stage(struct ctx *c, const struct person_row *row, day_t *since)
{
	static const char *const STAGES[] = { "prospect", "activist", "applicant" };
	struct person_role_open_row role;

	for (size_t i = 0; !person_status_is_member(row->status) && i < sizeof(STAGES) / sizeof(STAGES[0]); i++)
		if (person_role_open(c->store, row->region, row->id, STAGES[i], &role)) {
			*since = role.from_day;
			return STAGES[i];
		}
	return "";
}

bool transfer_is_on_the_way(struct ctx *c, const struct person_row *row)
{
	day_t since;

	return transfer_stage(c, row, &since)[0] != '\0';
}

const char *transfer_act_words(const struct ctx *c, const struct transfer_row *t, const char *act)
{
	bool is_training = transfer_is_training(t);

	if (is_training && strcmp(act, "open") == 0)
		return ctx_words(c, T_transfer_training_opened);
	return is_training && strcmp(act, "enrol") == 0 ? ctx_words(c, T_transfer_training_taken) : code_name(c->lang, "transfer_act", act);
}

const char *transfer_turn_words(const struct ctx *c, const struct transfer_row *t, const char *act)
{
	return transfer_is_training(t) && strcmp(act, "enrol") == 0 ? ctx_words(c, T_transfer_training_turn) : code_name(c->lang, "transfer_turn", act);
}

/* The last day on which something of his training changed: his stage, his branch, a step of a case. What was done then was done by the branch he was in. */
static day_t last_change(struct ctx *c, const struct person_row *row)
{
	struct transfer_last_change last = { .day = DAY_NONE };

	transfer_training_last(c->store, row->region, row->org, row->id, &last);
	return last.day;
}

/* The day on which the papers were handed over, as members' moves take the day of the decision: it may be past when it is entered. */
static bool day_is_right(struct ctx *c, const struct transfer_form *form, const struct person_row *row)
{
	day_t last = last_change(c, row);

	return (form->day != DAY_NONE && form->day >= last && form->day <= c->today) || ctx_refuse_field(c, "day", T_transfer_training_handed_day, "name", row->name, "last",
		day_known_text(c->arena, last, DATE_DAY), "today", day_text(c->arena, c->today), NULL);
}

static bool branch_is_right(struct ctx *c, const struct person_row *row, const struct transfer_form *form, struct person_org_row *to)
{
	struct org_row org;

	if (text_is_empty(form->to) || !text_is_empty(form->place))
		return ctx_refuse_field(c, "to", T_transfer_training_inside, "name", row->name, NULL);
	if (!transfer_find_org(c, "to", form->to, to))
		return false;
	if (to->id.v == row->org.v)
		return ctx_refuse_field(c, "to", T_transfer_same_branch, "name", to->name, NULL);
	if (!org_kind_keeps_members(to->kind))
		return ctx_refuse_field(c, "to", T_transfer_no_branch, "name", to->name, "kind", code_name(c->lang, "org_kind", to->kind), NULL);
	return (org_get(c->store, to->id, &org) && org.region == row->region) || ctx_refuse_field(c, "to", T_transfer_training_inside, "name", row->name, NULL);
}

static bool form_is_right(struct ctx *c, const struct transfer_form *form)
{
	int before = c->refusals_count;

	if (code_find("transfer_reason", form->reason) == NULL)
		ctx_refuse_field(c, "reason", T_person_choice_missing, NULL);
	if (form->note != NULL && text_chars(form->note) > LIMIT_TRANSFER_NOTE)
		ctx_refuse_field(c, "note", T_person_too_long, "n", ctx_number(c, LIMIT_TRANSFER_NOTE), NULL);
	if (!form->has_file)
		ctx_refuse_field(c, "has_file", T_transfer_training_papers, NULL);
	return c->refusals_count == before;
}

bool transfer_training_write(struct ctx *c, const struct transfer_form *form, const struct person_row *row, transfer_id *made)
{
	struct approver_row from = { .id = { 0 } }, organ = { .id = { 0 } };
	struct person_org_row to, own;

	if (!transfer_is_only(c, row, (transfer_id){ 0 }) || !(form_is_right(c, form) & day_is_right(c, form, row) & branch_is_right(c, row, form, &to)))
		return false;
	if (!person_org(c->store, row->org, &own) || !run_lets_go(c, row->region, row->org, own.name, row->id, row->name))
		return false;
	approver_find(c, row->path, &from);
	approver_find(c, to.path, &organ);
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, row->org.v);
	transfer_insert(c->store, *made, TRANSFER_TRAINING, row->id.v, row->name, row->org.v, from.id.v, to.id.v, organ.id.v, "", "", form->reason, form->note == NULL ? "" : form->note,
		DAY_NONE, true, form->day, c->actor.account_id);
	transfer_note_step(c, *made, "open", c->today, NULL);
	audit_note_int(c, "transfer", "person_id", made->v, 0, row->id.v);
	audit_note_int(c, "transfer", "to_id", made->v, 0, to.id.v);
	store_note(c->store, "day", NULL, day_text(c->arena, form->day));
	return ctx_commit(c);
}

static bool may_be_received(struct ctx *c, const struct transfer_row *t, struct person_row *row)
{
	if (!person_get(c->store, (person_id){ t->person }, row))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (!transfer_is_on_the_way(c, row))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_training_over, "name", row->name, "branch", t->from_name, NULL);
	return (row->org.v == t->from || ctx_refuse(c, AGAINST_RULE, T_transfer_elsewhere, "name", row->name, "branch", t->from_name, NULL)) &&
		late_entry_is_free(c, row->id, row->region, row->name) && run_lets_go(c, row->region, row->org, t->from_name, row->id, row->name);
}

bool transfer_act_receive(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	struct person_org_row to;
	struct person_row row;
	day_t last;

	if (!may_be_received(c, t, &row) || !person_org(c->store, (org_id){ t->to }, &to))
		return false;
	last = last_change(c, &row);
	if (o->day == DAY_NONE || o->day < t->opened_day || o->day > c->today)
		return ctx_refuse_field(c, "day", T_transfer_training_day, "opened", day_text(c->arena, t->opened_day), "today", day_text(c->arena, c->today), NULL);
	if (o->day < last)
		return ctx_refuse_field(c, "day", T_transfer_training_changed, "day", day_text(c->arena, o->day), "name", row.name, "branch", t->from_name, "last", day_text(c->arena, last), NULL);
	person_set_standing(c->store, row.id, row.region, to.id, to.path, row.status, row.full_day, row.row_version);
	transfer_keep_stages(c->store, row.region, row.id.v, o->day);
	transfer_carry_stages(c->store, row.region, row.id.v, o->day, to.id);
	audit_note_int(c, "person", "org_id", row.id.v, row.org.v, to.id.v);
	run_go_along(c, &(struct run_going){ row.id, row.region, row.region, row.org, to.id, o->day });
	transfer_set_done(c->store, t->id, t->to, o->day, 0, t->row_version);
	store_note(c->store, "day", NULL, day_text(c->arena, o->day));
	return true;
}
