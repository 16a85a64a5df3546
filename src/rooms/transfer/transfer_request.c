#include "rooms/transfer/transfer_request.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/person/person.h"
#include "rooms/transfer/transfer_part.h"
#include "schema/model.h"
#include "text/person.h"
#include "text/transfer.h"

/* Every objection is recorded, so that all is put right at once. */
static bool form_is_right(struct ctx *c, const struct transfer_request_form *form)
{
	day_t last = day_add_months(c->today, TRANSFER_REQUEST_MONTHS_AHEAD_MAX);
	int before = c->refusals_count;

	if (text_is_empty(form->place))
		ctx_refuse_field(c, "place", T_transfer_request_place_missing, NULL);
	else if (text_chars(form->place) > LIMIT_TRANSFER_REQUEST_PLACE)
		ctx_refuse_field(c, "place", T_person_too_long, "n", ctx_number(c, LIMIT_TRANSFER_REQUEST_PLACE), NULL);
	if (code_find("transfer_reason", form->reason) == NULL)
		ctx_refuse_field(c, "reason", T_person_choice_missing, NULL);
	if (form->wanted_day == DAY_NONE)
		ctx_refuse_field(c, "wanted_day", T_transfer_request_day_missing, NULL);
	else if (form->wanted_day < c->today)
		ctx_refuse_field(c, "wanted_day", T_transfer_request_day_past, "wanted", day_text(c->arena, form->wanted_day), "today", day_text(c->arena, c->today), NULL);
	else if (form->wanted_day > last)
		ctx_refuse_field(c, "wanted_day", T_transfer_request_day_far, "wanted", day_text(c->arena, form->wanted_day), "last", day_text(c->arena, last), NULL);
	if (!text_is_empty(form->note) && text_chars(form->note) > LIMIT_TRANSFER_REQUEST_NOTE)
		ctx_refuse_field(c, "note", T_person_too_long, "n", ctx_number(c, LIMIT_TRANSFER_REQUEST_NOTE), NULL);
	return c->refusals_count == before;
}

/* The transfer that the request was taken up by, where it came to nothing. */
static bool came_to_nothing(struct ctx *c, const struct transfer_request_row *row, struct transfer_row *t)
{
	return strcmp(row->state, "taken") == 0 && transfer_get(c->store, (transfer_id){ row->transfer }, t) &&
		(strcmp(t->state, "returned") == 0 || strcmp(t->state, "expired") == 0 || strcmp(t->state, "withdrawn") == 0);
}

static bool none_waits(struct ctx *c, int64_t person)
{
	struct transfer_request_row *rows;
	struct transfer_row t;
	size_t count = transfer_requests_of(c->store, person, &rows);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(rows[i].state, "waiting") == 0)
			return ctx_refuse(c, AGAINST_RULE, T_transfer_request_one, "day", day_text(c->arena, rows[i].asked_day), "place", rows[i].place, NULL);
		if (came_to_nothing(c, &rows[i], &t) && transfer_waits_again(c, &t))
			return ctx_refuse(c, AGAINST_RULE, T_transfer_request_again, "day", day_text(c->arena, rows[i].asked_day), "place", rows[i].place, "why", t.answer, NULL);
	}
	return true;
}

size_t transfer_request_own(struct ctx *c, struct transfer_request_row **rows, bool *may_ask)
{
	size_t count = transfer_requests_of(c->store, c->actor.person_id, rows);
	struct transfer_row t;

	*may_ask = true;
	for (size_t i = 0; i < count; i++) {
		struct transfer_request_row *row = &(*rows)[i];

		*may_ask &= strcmp(row->state, "waiting") != 0;
		if (!came_to_nothing(c, row, &t))
			continue;
		row->answer = t.answer;
		*may_ask &= !transfer_waits_again(c, &t);
	}
	return count;
}

bool transfer_request_ask(struct ctx *c, const struct transfer_request_form *form, transfer_request_id *made)
{
	struct person_row row;

	ctx_begin(c, "transfer.request", "person", c->actor.person_id, 0);
	if (!may(c, MAY_SEE_SELF) || !person_get(c->store, (person_id){ c->actor.person_id }, &row))
		return ctx_refuse(c, NOT_FOUND, T_transfer_request_no_record, NULL);
	if (!person_status_is_member(row.status))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_no_member, "name", row.name, "status", code_name_int(c->lang, "member_status", row.status), NULL);
	if (!transfer_is_only(c, &row, (transfer_id){ 0 }) || !none_waits(c, row.id.v) || !form_is_right(c, form))
		return false;
	store_subject(c->store, row.id.v, row.org.v);
	made->v = store_new_id(c->store);
	transfer_request_insert(c->store, *made, row.id.v, row.name, form->place, form->reason, form->wanted_day, text_is_empty(form->note) ? "" : form->note, c->today,
		c->actor.account_id);
	audit_note_text(c, "transfer_request", "place", made->v, NULL, form->place);
	audit_note_day(c, "transfer_request", "wanted_day", made->v, DAY_NONE, form->wanted_day);
	return ctx_commit(c);
}

/* A program that names none is told so at the field. */
static bool is_named(struct ctx *c, transfer_request_id id)
{
	return id.v != 0 || ctx_refuse_field(c, "request", T_transfer_request_which, NULL);
}

/* Still as it was seen, and waiting. */
static bool decide(struct ctx *c, const struct transfer_request_row *row, const char *state, const char *answer, int64_t row_version)
{
	store_subject(c->store, row->person, row->org);
	if (transfer_request_decide(c->store, row->id, state, answer, c->actor.account_id, row_version) != 1)
		return ctx_refuse_changed(c, T_transfer_request_decided, NULL);
	audit_note_text(c, "transfer_request", "state", row->id.v, "waiting", state);
	return ctx_commit(c);
}

bool transfer_request_withdraw(struct ctx *c, transfer_request_id id, int64_t row_version)
{
	struct transfer_request_row row;

	if (!is_named(c, id))
		return false;
	ctx_begin(c, "transfer.request_withdraw", "person", c->actor.person_id, 0);
	if (!transfer_request_get(c->store, id, &row) || row.person != c->actor.person_id)
		return ctx_refuse(c, NOT_FOUND, T_transfer_request_not_found, NULL);
	return decide(c, &row, "withdrawn", "", row_version);
}

bool transfer_request_refuse(struct ctx *c, transfer_request_id id, const char *answer, int64_t row_version)
{
	struct transfer_request_row row;

	if (!is_named(c, id))
		return false;
	ctx_begin(c, "transfer.request_refuse", "person", 0, 0);
	if (!transfer_request_get(c->store, id, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_transfer_request_not_found, NULL);
	if (row.person == c->actor.person_id)
		return ctx_refuse(c, AGAINST_RULE, T_transfer_request_own_request, NULL);
	if (!transfer_reason_is_right(c, "answer", answer, T_transfer_request_answer_missing))
		return false;
	return decide(c, &row, "refused", answer, row_version);
}

static size_t waiting_work(struct ctx *c, struct desk_work **work)
{
	struct transfer_request_org *rows;
	size_t count = transfer_request_orgs(c->store, c->actor.path_from, c->actor.path_to, &rows);

	*work = arena_array(c->arena, count + 1, sizeof(**work));
	for (size_t i = 0; i < count; i++)
		(*work)[i] = (struct desk_work){ rows[i].org, rows[i].n };
	return count;
}

struct desk_share transfer_request_waiting(struct ctx *c)
{
	struct desk_work *work;
	size_t count = waiting_work(c, &work);

	return desk_share_of(c, work, count);
}

size_t transfer_request_list(struct ctx *c, struct desk_filter *desk, int64_t limit, int64_t offset, struct transfer_request_row **rows, int64_t *total)
{
	struct transfer_request_number n = { 0 };
	struct desk_work *work;
	size_t count;

	if (desk->part != DESK_ALL) {
		count = waiting_work(c, &work);
		desk_filter_orgs(c, desk, work, count);
	}
	transfer_requests_count(c->store, c->actor.path_from, c->actor.path_to, desk->part, desk->orgs, desk->orgs_count, &n);
	*total = n.n;
	return transfer_requests_waiting(c->store, c->actor.path_from, c->actor.path_to, desk->part, desk->orgs, desk->orgs_count, limit, offset, rows);
}

const char *transfer_request_words(struct ctx *c, const struct transfer_request_row *row)
{
	static const struct { const char *state; const struct message *text; } WORDS[] = { { "waiting", T_transfer_request_state_waiting },
		{ "refused", T_transfer_request_state_refused }, { "withdrawn", T_transfer_request_state_withdrawn }, { "ended", T_transfer_request_state_ended } };
	struct transfer_row transfer;

	for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++)
		if (strcmp(WORDS[i].state, row->state) == 0)
			return ctx_words(c, WORDS[i].text);
	if (!transfer_get(c->store, (transfer_id){ row->transfer }, &transfer))
		return ctx_words(c, T_transfer_request_state_taken);
	return transfer_waits_again(c, &transfer) ? ctx_words(c, T_transfer_request_state_again) : transfer_state_words(c, &transfer);
}
