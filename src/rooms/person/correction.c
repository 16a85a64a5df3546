#include "rooms/person/correction.h"

#include <string.h>
#include "core/audit.h"
#include "core/permit.h"
#include "rooms/person/person.h"
#include "rooms/run/run_sql.h"
#include "text/correction.h"
#include "text/person.h"

/* Nobody answers the same request twice. */
static bool says_something_new(struct ctx *c, const struct person_row *row, const char *text)
{
	const char *words = text_clean(c->arena, text);
	struct correction_row *rows;
	size_t count = correction_of_person(c->store, row->region, row->id, &rows);

	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].state, "open") == 0 && strcmp(text_clean(c->arena, rows[i].text), words) == 0)
			return ctx_refuse_field(c, "text", T_correction_same, "day", day_text(c->arena, day_from_time(rows[i].made_s)), "due", day_text(c->arena, rows[i].due_day), NULL);
	return true;
}

bool correction_ask(struct ctx *c, const char *text, correction_id *made)
{
	struct person_row row;
	struct correction_number open = { 0 };

	if (text_is_empty(text))
		return ctx_refuse_field(c, "text", T_correction_empty, NULL);
	if (text_chars(text) > LIMIT_CORRECTION_TEXT)
		return ctx_refuse_field(c, "text", T_person_too_long, "n", ctx_number(c, LIMIT_CORRECTION_TEXT), NULL);
	ctx_begin(c, "correction.ask", "person", c->actor.person_id, 0);
	if (!may(c, MAY_SEE_SELF) || !person_get(c->store, (person_id){ c->actor.person_id }, &row))
		return ctx_refuse(c, NOT_FOUND, T_correction_no_record, NULL);
	if (!says_something_new(c, &row, text))
		return false;
	correction_open_count(c->store, row.region, row.id, &open);
	if (open.n >= CORRECTION_OPEN_MAX)
		return ctx_refuse(c, AGAINST_RULE, T_correction_too_many, "n", ctx_number(c, CORRECTION_OPEN_MAX), NULL);
	store_subject(c->store, row.id.v, row.org.v);
	made->v = store_new_id(c->store);
	correction_insert(c->store, *made, row.region, row.id, text, c->now_s, c->today + CORRECTION_DAYS);
	audit_note_text(c, "correction", "text", made->v, NULL, text);
	return ctx_commit(c);
}

/* Nobody is told that a record was corrected while it stands as it stood (CS-01). */
static bool is_done_so(struct ctx *c, const struct correction_row *row)
{
	struct correction_number changes = { 0 };

	correction_changes_since(c->store, row->region, row->person, row->id.v, &changes);
	return changes.n > 0 || ctx_refuse_field(c, "state", T_correction_nothing_changed, "name", row->name, "day",
		day_text(c->arena, day_from_time(row->made_s)), NULL);
}

/* What is kept for the person is in the language of the papers. */
static void tell(struct ctx *c, const struct correction_row *row, const char *state, const char *answer)
{
	const struct message_arg args[] = { { "day", day_text(c->arena, day_from_time(row->made_s)) },
		{ "result", message_text(c->arena, LANG_ZH, strcmp(state, "done") == 0 ? T_correction_state_done : T_correction_state_declined, NULL, 0) }, { "answer", answer } };

	message_insert(c->store, (message_id){ store_new_id(c->store) }, row->region, row->person.v, row->org, 0, message_text(c->arena, LANG_ZH, T_correction_told, args, 3), c->now_s);
}

bool correction_answer(struct ctx *c, correction_id id, const char *state, const char *answer, int64_t row_version)
{
	struct correction_row row;

	ctx_begin(c, "correction.answer", "correction", id.v, 0);
	if (!correction_get(c->store, id, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_correction_not_found, NULL);
	if (row.person.v == c->actor.person_id)
		return ctx_refuse(c, AGAINST_RULE, T_correction_own, NULL);
	if (row.row_version != row_version || strcmp(row.state, "open") != 0)
		return ctx_refuse(c, CONFLICT, T_correction_answered_already, NULL);
	if (strcmp(state, "done") != 0 && strcmp(state, "declined") != 0)
		return ctx_refuse_field(c, "state", T_person_choice_missing, NULL);
	if (strcmp(state, "done") == 0 && !is_done_so(c, &row))
		return false;
	if (text_is_empty(answer))
		return ctx_refuse_field(c, "answer", T_correction_answer_missing, NULL);
	if (text_chars(answer) > LIMIT_CORRECTION_ANSWER)
		return ctx_refuse_field(c, "answer", T_person_too_long, "n", ctx_number(c, LIMIT_CORRECTION_ANSWER), NULL);
	store_subject(c->store, row.person.v, row.org.v);
	correction_close(c->store, id, row.region, state, answer, c->now_s, c->actor.account_id, row_version);
	store_note(c->store, "state", "open", state);
	audit_note_text(c, "correction", "answer", id.v, NULL, answer);
	tell(c, &row, state, answer);
	return ctx_commit(c);
}

bool correction_withdraw(struct ctx *c, correction_id id, int64_t row_version)
{
	struct correction_row row;

	ctx_begin(c, "correction.withdraw", "correction", id.v, 0);
	if (!may(c, MAY_SEE_SELF) || !correction_get(c->store, id, &row) || row.person.v != c->actor.person_id)
		return ctx_refuse(c, NOT_FOUND, T_correction_not_found, NULL);
	if (row.row_version != row_version || strcmp(row.state, "open") != 0)
		return ctx_refuse(c, CONFLICT, T_correction_withdrawn_late, NULL);
	store_subject(c->store, row.person.v, row.org.v);
	correction_close(c->store, id, row.region, "withdrawn", "", c->now_s, c->actor.account_id, row_version);
	store_note(c->store, "state", "open", "withdrawn");
	return ctx_commit(c);
}

size_t correction_list(struct ctx *c, const char *state, int64_t limit, struct correction_row **rows)
{
	return correction_rows(c->store, c->actor.region_id, c->actor.path_from, c->actor.path_to, state, limit, rows);
}
