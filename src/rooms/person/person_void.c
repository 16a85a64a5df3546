#include "rooms/person/person_void.h"

#include <string.h>
#include "core/permit.h"
#include "core/path.h"
#include "rooms/org/approver.h"
#include "rooms/person/person_twin.h"
#include "text/person.h"
#include "text/person_void.h"

bool person_void_sees(const struct ctx *c, const char *path) { return may_at_path(c, MAY_SEE_PERSON, path); }

void person_void_hide(const struct ctx *c, struct person_void_row *row)
{
	if (!person_void_sees(c, row->path)) {
		row->person.v = 0;
		row->name = row->org_name = "";
	}
	if (!person_void_sees(c, row->kept_path)) {
		row->kept = 0;
		row->kept_name = row->kept_org_name = "";
	}
}

static void note_pair(struct ctx *c, const struct person_void_pair *pair)
{
	store_note(c->store, "person_id", NULL, ctx_number(c, pair->gone.id.v));
	if (pair->kept.id.v != 0)
		store_note(c->store, "kept_id", NULL, ctx_number(c, pair->kept.id.v));
}

bool person_void_pair_read(struct ctx *c, person_id gone, int64_t kept, struct person_void_pair *pair)
{
	*pair = (struct person_void_pair){ 0 };
	if (!person_get(c->store, gone, &pair->gone) || (kept != 0 && !person_get(c->store, (person_id){ kept }, &pair->kept)))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	person_org(c->store, pair->gone.org, &pair->gone_org);
	if (kept != 0)
		person_org(c->store, pair->kept.org, &pair->kept_org);
	return true;
}

/* ---- what must be settled first ---- */

static const struct { const char *kind; message text; } HINDRANCES[] = { { "case", T_person_void_has_case }, { "late_entry", T_person_void_has_late_entry },
	{ "correction", T_person_void_has_correction }, { "transfer", T_person_void_has_transfer }, { "holding", T_person_void_has_holding },
	{ "account", T_person_void_has_account }, { "ballot", T_person_void_has_ballot }, { "review", T_person_void_has_review },
	{ "certificate", T_person_void_has_certificate }, { "pass", T_person_void_has_pass }, { "place", T_person_void_has_place }, { "household", T_person_void_has_household },
	{ "host", T_person_void_has_host } };

static void refuse_hindrances(struct ctx *c, const struct person_row *gone)
{
	struct person_void_hindrance *rows;
	size_t count = person_void_hindrances(c->store, gone->id.v, c->today, &rows);

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < sizeof(HINDRANCES) / sizeof(HINDRANCES[0]); k++)
			if (strcmp(HINDRANCES[k].kind, rows[i].kind) == 0)
				ctx_refuse(c, AGAINST_RULE, HINDRANCES[k].text, "name", gone->name, "n", ctx_number(c, rows[i].n), NULL);
}

/* Whoever they lead to membership would be led by nobody: with another archive that stays they go over to it. */
static void refuse_mentoring(struct ctx *c, const struct person_row *gone)
{
	struct void_mentoring_row row;

	if (void_mentoring(c->store, gone->id.v, c->today, &row) && row.n > 0)
		ctx_refuse(c, AGAINST_RULE, T_person_void_has_mentored, "name", gone->name, "n", ctx_number(c, row.n), NULL);
}

bool person_void_fits(struct ctx *c, const struct person_void_pair *pair)
{
	bool has_kept = pair->kept.id.v != 0;
	int before = c->refusals_count;

	if (pair->gone.status == PERSON_VOID)
		return ctx_refuse(c, AGAINST_RULE, T_person_void_already, "name", pair->gone.name, "id", ctx_number(c, pair->gone.id.v), NULL);
	if (has_kept && pair->kept.status == PERSON_VOID)
		return ctx_refuse(c, AGAINST_RULE, T_person_void_already, "name", pair->kept.name, "id", ctx_number(c, pair->kept.id.v), NULL);
	if (has_kept && person_status_is_member(pair->gone.status) && !person_status_is_member(pair->kept.status))
		ctx_refuse(c, AGAINST_RULE, T_person_void_member_lost, "gone", pair->gone_org.name, "kept", pair->kept_org.name, NULL);
	refuse_hindrances(c, &pair->gone);
	if (!has_kept)
		refuse_mentoring(c, &pair->gone);
	return c->refusals_count == before;
}

/* ---- asking ---- */

/* The only other of the same name and birthday that the actor may not see. */
static person_id twin_elsewhere(struct ctx *c, person_id id)
{
	struct person_twin *twins;
	size_t count = person_twin_find(c, id, &twins), hidden = 0;
	person_id found = { 0 };

	for (size_t i = 0; i < count; i++)
		if (!person_void_sees(c, twins[i].path)) {
			found = twins[i].id;
			hidden++;
		}
	if (hidden == 1)
		return found;
	ctx_refuse_field(c, "other", hidden == 0 ? T_person_void_none_elsewhere : T_person_void_many_elsewhere, "n", ctx_number(c, (int64_t)hidden), NULL);
	return (person_id){ 0 };
}

/* 0 after a refusal. */
static person_id find_other(struct ctx *c, const struct person_row *row, const char *other)
{
	person_id id = { 0 };
	struct person_row found;

	if (text_is_empty(other))
		return ctx_refuse_field(c, "other", T_person_void_other_missing, NULL), id;
	if (strcmp(other, PERSON_VOID_ELSEWHERE) == 0)
		return twin_elsewhere(c, row->id);
	if (!int_parse(other, &id.v) || !person_get(c->store, id, &found) || !person_void_sees(c, found.path))
		return ctx_refuse_field(c, "other", T_person_void_other_unknown, NULL), (person_id){ 0 };
	if (id.v == row->id.v)
		return ctx_refuse_field(c, "other", T_person_void_other_same, NULL), (person_id){ 0 };
	return id;
}

static bool is_free(struct ctx *c, const struct person_void_pair *pair)
{
	struct person_void_open open;

	return !person_void_waiting(c->store, pair->gone.id.v, pair->kept.id.v, &open) || ctx_refuse(c, AGAINST_RULE, T_person_void_waits, "name", pair->gone.name, NULL);
}

/* What is elsewhere is not told of here: it is looked at by whoever confirms, who stands above both. */
static bool may_be_judged(const struct ctx *c, const struct person_void_pair *pair)
{
	return person_void_sees(c, pair->gone.path) && (pair->kept.id.v == 0 || person_void_sees(c, pair->kept.path));
}

bool person_void_ask(struct ctx *c, person_id id, const struct person_void_form *form, person_void_id *made)
{
	struct person_row row;
	person_id other = { 0 };
	struct person_void_pair pair;

	ctx_begin(c, "person_void.ask", "person_void", 0, 0);
	if (!person_get(c->store, id, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (row.row_version != form->row_version)
		return ctx_refuse_changed(c, T_person_changed_meanwhile, "name", row.name, NULL);
	if (form->other != NULL && (other = find_other(c, &row, form->other)).v == 0)
		return false;
	if (!ctx_text_is_right(c, "document", form->document, LIMIT_PERSON_VOID_DOCUMENT, T_person_document_missing, T_person_too_long) ||
	    !ctx_text_is_right(c, "reason", form->reason, LIMIT_PERSON_VOID_REASON, T_person_void_reason_missing, T_person_too_long) ||
	    !person_void_pair_read(c, form->keeps_other || other.v == 0 ? id : other, form->keeps_other ? other.v : other.v == 0 ? 0 : id.v, &pair) ||
	    !is_free(c, &pair) || (may_be_judged(c, &pair) && !person_void_fits(c, &pair)))
		return false;
	*made = (person_void_id){ store_new_id(c->store) };
	person_void_insert(c->store, *made, pair.gone.id, pair.kept.id, form->document, form->reason, c->actor.account_id, c->now_s, false);
	store_subject(c->store, made->v, row.org.v);
	note_pair(c, &pair);
	store_note(c->store, "document", NULL, form->document);
	store_note(c->store, "reason", NULL, form->reason);
	return ctx_commit(c);
}

/* ---- deciding ---- */

bool person_void_see(struct ctx *c, person_void_id id, struct person_void_row *row)
{
	return (person_void_get(c->store, id, row) && (may_at_path(c, MAY_EDIT_PERSON, row->path) || may_at_path(c, MAY_EDIT_PERSON, row->kept_path))) ||
		ctx_refuse(c, NOT_FOUND, T_person_void_not_found, NULL);
}

static bool stands_above(struct ctx *c, const char *path, const char *org, bool is_merge, bool says_why)
{
	struct approver_row organ;

	if (!approver_find(c, path, &organ))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_person_void_no_organ, "org", person_void_sees(c, path) ? org : "", NULL);
	if (path_is_within(organ.path, c->actor.path_from))
		return true;
	return says_why && ctx_refuse(c, AGAINST_RULE, is_merge ? T_person_void_organ_only : T_person_void_organ_only_one, "own", c->actor.org_name, NULL);
}

bool person_void_has_asked(const struct ctx *c, const struct person_void_row *row)
{
	return row->asked_by == c->actor.account_id || (row->asked_person != 0 && row->asked_person == c->actor.person_id);
}

bool person_void_may_decide(struct ctx *c, const struct person_void_row *row, bool says_why)
{
	if (person_void_has_asked(c, row))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_person_void_own, NULL);
	return stands_above(c, row->path, row->org_name, row->kept != 0, says_why) && (row->kept == 0 || stands_above(c, row->kept_path, row->kept_org_name, true, says_why));
}

static bool is_waiting(struct ctx *c, const struct person_void_row *row, int64_t row_version)
{
	return (row->row_version == row_version && strcmp(row->state, "waiting") == 0) || ctx_refuse_changed(c, T_person_void_decided_already, NULL);
}

bool person_void_decide(struct ctx *c, person_void_id id, bool is_approved, const char *note, int64_t row_version)
{
	struct person_void_row row;
	struct person_void_pair pair;
	struct person_back back;

	ctx_begin(c, "person_void.decide", "person_void", id.v, 0);
	if (!person_void_see(c, id, &row) || !is_waiting(c, &row, row_version) || !person_void_may_decide(c, &row, true))
		return false;
	if (!is_approved && !ctx_text_is_right(c, "note", note, LIMIT_PERSON_VOID_NOTE, T_person_void_note_missing, T_person_too_long))
		return false;
	if (text_chars(note) > LIMIT_PERSON_VOID_NOTE)
		return ctx_refuse_field(c, "note", T_person_too_long, "n", ctx_number(c, LIMIT_PERSON_VOID_NOTE), NULL);
	if (!person_void_pair_read(c, row.person, row.kept, &pair) || (is_approved && !(row.is_restore ? person_restore_fits(c, &pair, &back) : person_void_fits(c, &pair))))
		return false;
	store_subject(c->store, id.v, pair.gone.org.v);
	note_pair(c, &pair);
	person_void_close(c->store, id, is_approved ? "approved" : "refused", c->actor.account_id, c->now_s, note, row_version);
	store_note(c->store, "state", "waiting", is_approved ? "approved" : "refused");
	if (is_approved && row.is_restore)
		person_restore_write(c, &pair, &back, row.document, row.reason);
	else if (is_approved)
		person_void_write(c, &pair, row.document, row.reason);
	return ctx_commit(c);
}

bool person_void_withdraw(struct ctx *c, person_void_id id, int64_t row_version)
{
	struct person_void_row row;

	ctx_begin(c, "person_void.withdraw", "person_void", id.v, 0);
	if (!person_void_see(c, id, &row) || !is_waiting(c, &row, row_version))
		return false;
	if (!person_void_has_asked(c, &row))
		return ctx_refuse(c, AGAINST_RULE, T_person_void_not_asker, NULL);
	person_void_close(c->store, id, "withdrawn", c->actor.account_id, c->now_s, "", row_version);
	store_note(c->store, "state", "waiting", "withdrawn");
	return ctx_commit(c);
}

size_t person_void_list(struct ctx *c, const char *state, int64_t limit, struct person_void_row **rows)
{
	return person_void_rows(c->store, c->actor.path_from, c->actor.path_to, state, limit, rows);
}
