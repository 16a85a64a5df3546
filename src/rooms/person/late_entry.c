#include "rooms/person/late_entry.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/approver.h"
#include "rooms/person/late_stage.h"
#include "rooms/person/mistaken.h"
#include "rooms/person/person_log.h"
#include "text/late.h"
#include "text/person.h"

static bool is_kind(const char *kind, const char *of) { return strcmp(kind, of) == 0; }

/* ---- in words ---- */

static const char *stage_words(struct arena *a, enum lang lang, const char *stage)
{
	return strcmp(stage, LATE_STAGE_ENDED) == 0 ? message_text(a, lang, T_late_stage_ended, NULL, 0) : code_name(lang, "role_kind", stage);
}

const char *late_entry_mistaken(struct arena *a, enum lang lang, const char *kind, const char *cause)
{
	const struct message_arg event = { "event", code_name(lang, "membership_cause", cause) };

	return message_text(a, lang, is_kind(kind, LATE_MISTAKEN) ? T_late_kind_mistaken : is_kind(kind, LATE_APPEAL) ? T_late_kind_appeal : T_late_kind_wrong_day, &event, 1);
}

const char *late_entry_what(struct arena *a, enum lang lang, const struct late_entry_row *row)
{
	const struct message_arg status = { "status", code_name_int(lang, "member_status", row->status) };
	const struct message_arg stage = { "stage", strcmp(row->kind, LATE_STAGE) == 0 || strcmp(row->kind, LATE_SINCE) == 0 ? stage_words(a, lang, row->cause) : "" };

	if (strcmp(row->kind, LATE_EVENT) == 0)
		return code_name(lang, "membership_cause", row->cause);
	if (mistaken_is_kind(row->kind))
		return late_entry_mistaken(a, lang, row->kind, row->cause);
	if (strcmp(row->kind, LATE_STAGE) == 0)
		return message_text(a, lang, T_late_kind_stage, &stage, 1);
	if (strcmp(row->kind, LATE_SINCE) == 0)
		return message_text(a, lang, T_late_kind_since, &stage, 1);
	if (strcmp(row->kind, LATE_APPLIED) == 0)
		return message_text(a, lang, T_late_kind_applied, NULL, 0);
	return strcmp(row->kind, LATE_MEMBER) == 0 ? message_text(a, lang, T_late_kind_member, &status, 1) : message_text(a, lang, T_late_kind_dates, NULL, 0);
}

/* ---- asking ---- */

size_t late_entry_waiting_of(struct ctx *c, int64_t region, person_id id, struct late_entry_row **rows)
{
	return late_entries_waiting(c->store, region, id, rows);
}

bool late_entry_is_free(struct ctx *c, person_id id, int64_t region, const char *name)
{
	struct late_entry_row *rows;

	return late_entry_waiting_of(c, region, id, &rows) == 0 || ctx_refuse(c, AGAINST_RULE, T_late_waits, "name", name, NULL);
}

/* Is its fact one of several, told apart by the cause? */
static bool has_cause(const char *kind) { return is_kind(kind, LATE_EVENT) || is_kind(kind, LATE_STAGE) || is_kind(kind, LATE_SINCE) || mistaken_is_kind(kind); }

/* Corrections are all about the event that was registered last: what one of them makes void no other corrects. */
static bool is_of_fact(const struct late_entry_row *waiting, const char *kind, const char *cause)
{
	if (mistaken_is_kind(kind))
		return mistaken_is_kind(waiting->kind);
	return is_kind(waiting->kind, kind) && (!has_cause(kind) || strcmp(waiting->cause, cause) == 0);
}

bool late_entry_fact_is_free(struct ctx *c, const struct person_row *row, const char *kind, const char *cause)
{
	struct late_entry_row *rows;
	size_t count = late_entry_waiting_of(c, row->region, row->id, &rows);

	for (size_t i = 0; i < count; i++)
		if (is_of_fact(&rows[i], kind, cause))
			return ctx_refuse(c, AGAINST_RULE, T_late_waits_fact, "name", row->name, "what", late_entry_what(c->arena, c->lang, &rows[i]), "day",
				day_text(c->arena, day_from_time(rows[i].asked_s)), NULL);
	return true;
}

/* A membership that was never registered, or the days of one. */
static bool days_are_right(struct ctx *c, const struct person_row *row, const struct late_form *form)
{
	bool is_new = is_kind(form->kind, LATE_MEMBER);
	struct person_facts facts = { .status = is_new ? form->status : row->status, .birth_day = row->birth_day, .applied_day = row->applied_day,
		.joined_day = form->joined, .joined_precision = form->precision, .full_day = form->full, .full_precision = form->full_precision };
	int before = c->refusals_count;

	if (is_new && row->status != PERSON_NOT_MEMBER)
		return ctx_refuse(c, AGAINST_RULE, T_late_not_new, "name", row->name, "status", code_name_int(c->lang, "member_status", row->status), NULL);
	if (is_new && facts.status != PERSON_PROBATIONARY && facts.status != PERSON_FULL)
		return ctx_refuse_field(c, "status", T_late_status_missing, NULL);
	if (!is_new && !person_status_is_member(row->status))
		return ctx_refuse(c, AGAINST_RULE, T_late_no_member, "name", row->name, NULL);
	if (form->joined > c->today || (form->full != DAY_NONE && form->full > c->today))
		return ctx_refuse_field(c, form->joined > c->today ? "joined" : "full", T_late_future, "today", day_text(c->arena, c->today), NULL);
	person_check_joining(c, &facts);
	return c->refusals_count == before;
}

static bool form_is_right(struct ctx *c, const struct person_row *row, struct late_form *form)
{
	struct person_org_row org;

	if (mistaken_is_kind(form->kind))
		return mistaken_judge(c, row, form);
	if (has_cause(form->kind) && form->day != DAY_NONE && form->precision != DATE_DAY)
		return ctx_refuse_field(c, "day", T_late_day_whole, "typed", day_known_text(c->arena, form->day, form->precision), NULL);
	if (is_kind(form->kind, LATE_STAGE))
		return late_stage_is_right(c, row, form->cause, form->day);
	if (is_kind(form->kind, LATE_SINCE))
		return late_since_is_right(c, row, form->cause, form->day);
	if (is_kind(form->kind, LATE_APPLIED))
		return late_applied_is_right(c, row, form->day, form->precision);
	if (!is_kind(form->kind, LATE_EVENT) && !is_kind(form->kind, LATE_MEMBER) && !is_kind(form->kind, LATE_DATES))
		return ctx_refuse_field(c, "cause", T_person_choice_missing, NULL);
	if (is_kind(form->kind, LATE_EVENT)) {
		struct person_standing standing = { .org = form->org, .status = PERSON_BY_CAUSE, .day = form->day, .cause = form->cause, .document = form->document };

		return person_judge_standing(c, row->id, &standing);
	}
	return days_are_right(c, row, form) && (is_kind(form->kind, LATE_DATES) ? late_dates_fit(c, row, form->joined, form->full) : person_org_is_right(c, form->org.v == 0 ? row->org : form->org, form->status, &org));
}

static late_entry_id insert(struct ctx *c, person_id id, int64_t region, const struct late_form *form, int64_t asked_by)
{
	late_entry_id made = { store_new_id(c->store) };

	late_entry_insert(c->store, made, region, id, form->kind, has_cause(form->kind) ? form->cause : "", form->org, form->status, form->day, form->joined,
		form->precision, form->full, form->full_precision, form->document, form->reason, asked_by, c->now_s);
	return made;
}

void late_entry_write_done(struct ctx *c, person_id id, int64_t region, const struct late_form *form, int64_t asked_by)
{
	late_entry_close(c->store, insert(c, id, region, form, asked_by), region, "approved", c->actor.account_id, c->now_s, "", 1);
	store_note(c->store, "late_entry", NULL, form->kind);
}

late_entry_id late_entry_write(struct ctx *c, person_id id, int64_t region, const struct late_form *form)
{
	late_entry_id made = insert(c, id, region, form, c->actor.account_id);

	store_note(c->store, "late_entry", NULL, form->kind);
	store_note(c->store, "document", NULL, form->document);
	store_note(c->store, "reason", NULL, form->reason);
	return made;
}

bool late_entry_ask(struct ctx *c, person_id id, const struct late_form *form, late_entry_id *made)
{
	struct person_row row;
	struct late_form f = *form;

	ctx_begin(c, mistaken_is_kind(form->kind) ? "late_entry.ask_correct" : "late_entry.ask", "late_entry", 0, 0);
	if (!person_get(c->store, id, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (c->lacks_row_version || row.row_version != f.row_version)
		return ctx_refuse_changed(c, T_person_changed_meanwhile, "name", row.name, NULL);
	if (id.v == c->actor.person_id)	/* nobody registers what he is himself */
		return ctx_refuse(c, AGAINST_RULE, T_late_own_record, "name", row.name, NULL);
	if (!late_entry_fact_is_free(c, &row, f.kind, f.cause) || !form_is_right(c, &row, &f) ||
	    !ctx_text_is_right(c, "document", f.document, LIMIT_MEMBERSHIP_DOCUMENT, T_person_document_missing, T_person_too_long) ||
	    !ctx_text_is_right(c, "reason", f.reason, LIMIT_LATE_ENTRY_REASON, T_late_reason_missing, T_person_too_long))
		return false;
	if (f.org.v == 0)
		f.org = row.org;
	*made = late_entry_write(c, id, row.region, &f);
	store_subject(c->store, made->v, row.org.v);
	return ctx_commit(c);
}

/* ---- deciding ---- */

bool late_entry_see(struct ctx *c, late_entry_id id, struct late_entry_row *row)
{
	return (late_entry_get(c->store, id, row) && may_at_path(c, MAY_EDIT_PERSON, row->path)) || ctx_refuse(c, NOT_FOUND, T_late_not_found, NULL);
}

bool late_entry_may_decide(struct ctx *c, const struct late_entry_row *row, bool says_why)
{
	struct approver_row organ;

	if (permit_is_self(c, row->asked_by))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_late_own, NULL);
	if (row->person.v == c->actor.person_id)
		return says_why && ctx_refuse(c, AGAINST_RULE, T_late_own_record, "name", row->name, NULL);
	if (!approver_find(c, row->path, &organ))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_late_no_organ, "org", row->org_name, NULL);
	if (path_is_within(organ.path, c->actor.path_from))
		return true;
	return says_why && ctx_refuse(c, AGAINST_RULE, T_late_organ_only, "organ", organ.name, "own", c->actor.org_name, NULL);
}

static day_t since_before(struct ctx *c, const struct late_entry_row *row)
{
	struct late_entry_day_row was;
	enum date_precision precision;
	day_t day = DAY_NONE;

	if (strcmp(row->state, "waiting") == 0)
		return row->registered_since;
	if (late_entry_day_was(c->store, row->region, row->person, row->decided_s, arena_printf(c->arena, PERSON_SINCE "%s", row->cause), &was))
		date_read(was.was, &day, &precision);
	return day;
}

struct late_days late_entry_days_before(struct ctx *c, const struct late_entry_row *row)
{
	struct late_entry_day_row joined, full;
	struct late_days none = { .joined = DAY_NONE, .full = DAY_NONE, .applied = DAY_NONE, .since = DAY_NONE };
	struct late_days before;
	bool has_joined, has_full;

	if (is_kind(row->kind, LATE_APPLIED)) {
		struct late_entry_day_row applied;

		if (strcmp(row->state, "waiting") == 0)
			none = (struct late_days){ .joined = DAY_NONE, .full = DAY_NONE, .applied = row->registered_applied, .precision = (enum date_precision)row->registered_applied_precision };
		else if (late_entry_day_was(c->store, row->region, row->person, row->decided_s, "applied", &applied))
			date_read(applied.was, &none.applied, &none.precision);
		return none;
	}
	if (is_kind(row->kind, LATE_SINCE) || is_kind(row->kind, LATE_WRONG_DAY)) {
		none.since = is_kind(row->kind, LATE_SINCE) ? since_before(c, row) : mistaken_day_before(c, row);
		return none;
	}
	if (!is_kind(row->kind, LATE_DATES))
		return none;
	if (strcmp(row->state, "waiting") == 0)
		return (struct late_days){ .is_known = true, .joined = row->registered_joined, .precision = (enum date_precision)row->registered_precision, .full = row->registered_full,
			.full_precision = (enum date_precision)row->registered_full_precision, .applied = DAY_NONE, .since = DAY_NONE };
	has_joined = late_entry_day_was(c->store, row->region, row->person, row->decided_s, "joined", &joined);
	has_full = late_entry_day_was(c->store, row->region, row->person, row->decided_s, "full", &full);
	before = (struct late_days){ .is_known = has_joined || has_full, .applied = DAY_NONE, .since = DAY_NONE, .joined = row->joined_day, .full = row->full_day, .precision = (enum date_precision)row->joined_precision,
		.full_precision = (enum date_precision)row->full_precision };
	if (has_joined && date_read(joined.was, &before.joined, &before.precision) != DATE_READ)
		before.joined = DAY_NONE;
	if (has_full && date_read(full.was, &before.full, &before.full_precision) != DATE_READ)
		before.full = DAY_NONE;
	return before;
}

static bool is_waiting(struct ctx *c, const struct late_entry_row *row, int64_t row_version)
{
	return (row->row_version == row_version && strcmp(row->state, "waiting") == 0) || ctx_refuse_changed(c, T_late_decided_already, NULL);
}

/* What was asked for before it went another way alone is not written either. */
static bool register_event(struct ctx *c, const struct late_entry_row *row, const struct person_row *person)
{
	if (person_event_by_training(c, person, row->cause))
		return ctx_refuse(c, AGAINST_RULE, T_person_event_by_training, "name", person->name, NULL);
	return person_write_standing(c, row->person, &(struct person_standing){ .org = row->org, .status = PERSON_BY_CAUSE, .day = row->day, .cause = row->cause,
		.document = row->document });
}

static bool register_member(struct ctx *c, const struct late_entry_row *row, const struct person_row *person)
{
	struct late_form form = { .kind = LATE_MEMBER, .status = row->status, .joined = row->joined_day,
		.precision = (enum date_precision)row->joined_precision, .full = row->full_day, .full_precision = (enum date_precision)row->full_precision };
	struct person_facts facts = { .status = row->status, .joined_day = row->joined_day, .joined_precision = (enum date_precision)row->joined_precision,
		.full_day = row->full_day, .full_precision = (enum date_precision)row->full_precision };
	struct person_org_row org;

	if (!days_are_right(c, person, &form) || !person_org_is_right(c, row->org, row->status, &org))
		return false;
	person_write_membership(c, person, &org, &facts, row->document);
	return true;
}

static bool begins_membership(const char *began_by)
{
	return strcmp(began_by, "joined") == 0 || strcmp(began_by, "opening") == 0 || strcmp(began_by, PERSON_LATE_ENTRY) == 0;
}

/* A stretch with the days set right. One that began with its branch begins with it still, unless the new day of joining is later. */
struct shifted { day_t from, to; };

static struct shifted shift(struct ctx *c, day_t joined, day_t full, const struct person_row *person, const struct person_spell *spell)
{
	struct shifted s = { spell->from_day, spell->to_day };
	struct person_org_row org = { .from_day = DAY_NONE };

	person_org(c->store, spell->org, &org);
	if (begins_membership(spell->began_by) && s.from == person_day_within(&org, person->joined_day))
		s.from = person_day_within(&org, joined);
	else if (s.from == person->full_day)
		s.from = full;
	if (s.to == person->full_day)
		s.to = full;
	return s;
}

/* The stretch that began with the old day must not end before the new one. A conversion that lay before the branch leaves no trace
 * there, so a day after its founding has no stretch to be set into. */
bool late_dates_fit(struct ctx *c, const struct person_row *person, day_t joined, day_t full)
{
	struct person_spell *spells;
	size_t count = person_spells(c->store, person->region, person->id, &spells);

	for (size_t i = 0; i < count; i++) {
		struct shifted s = shift(c, joined, full, person, &spells[i]);
		bool is_early = i == 0 && spells[i].status == PERSON_FULL && full != DAY_NONE &&
			spells[i].from_day >= person->full_day && s.from < full;

		if (s.from >= s.to || is_early)
			return ctx_refuse(c, AGAINST_RULE, T_late_stretches, "from", day_text(c->arena, spells[i].from_day), "to", day_text(c->arena, spells[i].to_day), NULL);
	}
	return true;
}

static bool register_dates(struct ctx *c, const struct late_entry_row *row, const struct person_row *person)
{
	struct late_form form = { .kind = LATE_DATES, .joined = row->joined_day, .precision = (enum date_precision)row->joined_precision, .full = row->full_day,
		.full_precision = (enum date_precision)row->full_precision };
	struct person_spell *spells;
	size_t count = person_spells(c->store, person->region, person->id, &spells);

	if (!days_are_right(c, person, &form) || !late_dates_fit(c, person, row->joined_day, row->full_day))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct shifted s = shift(c, row->joined_day, row->full_day, person, &spells[i]);

		if (s.from != spells[i].from_day || s.to != spells[i].to_day)
			membership_shift(c->store, spells[i].id, person->region, s.from, s.to);
	}
	person_set_party_days(c->store, person->id, person->region, row->joined_day, row->joined_precision, row->full_day, row->full_precision, person->row_version);
	audit_note_day(c, "person", "joined_day", person->id.v, person->joined_day, row->joined_day);
	audit_note_day(c, "person", "full_day", person->id.v, person->full_day, row->full_day);
	audit_note_int(c, "person", "joined_precision", person->id.v, person->joined_precision, row->joined_precision);
	audit_note_int(c, "person", "full_precision", person->id.v, person->full_precision, row->full_precision);
	person_keep_party_days(c, person, &(struct person_facts){ .joined_day = row->joined_day, .joined_precision = (enum date_precision)row->joined_precision,
		.full_day = row->full_day, .full_precision = (enum date_precision)row->full_precision }, row->reason);
	return true;
}

static bool approve(struct ctx *c, const struct late_entry_row *row)
{
	struct person_row person;

	if (!person_get(c->store, row->person, &person))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (is_kind(row->kind, LATE_EVENT))
		return register_event(c, row, &person);
	if (mistaken_is_kind(row->kind))
		return mistaken_register(c, &person, row);
	if (is_kind(row->kind, LATE_STAGE))
		return late_stage_register(c, &person, row->cause, row->day, row->document);
	if (is_kind(row->kind, LATE_SINCE))
		return late_since_register(c, &person, row->cause, row->day, row->document, row->reason);
	if (is_kind(row->kind, LATE_APPLIED))
		return late_applied_register(c, &person, row->day, (enum date_precision)row->joined_precision, row->reason);
	return is_kind(row->kind, LATE_MEMBER) ? register_member(c, row, &person) : register_dates(c, row, &person);
}

bool late_entry_decide(struct ctx *c, late_entry_id id, bool is_approved, const char *note, int64_t row_version)
{
	struct late_entry_row row;
	bool is_correction = late_entry_get(c->store, id, &row) && mistaken_is_kind(row.kind);

	ctx_begin(c, is_correction ? "late_entry.correct" : "late_entry.decide", "person", 0, 0);
	if (!late_entry_see(c, id, &row) || !is_waiting(c, &row, row_version) || !late_entry_may_decide(c, &row, true))
		return false;
	if (!is_approved && !ctx_text_is_right(c, "note", note, LIMIT_LATE_ENTRY_NOTE, T_late_note_missing, T_person_too_long))
		return false;
	if (text_chars(note) > LIMIT_LATE_ENTRY_NOTE)
		return ctx_refuse_field(c, "note", T_person_too_long, "n", ctx_number(c, LIMIT_LATE_ENTRY_NOTE), NULL);
	if (is_approved && !approve(c, &row))
		return false;
	store_subject(c->store, row.person.v, row.org.v);
	late_entry_close(c->store, id, row.region, is_approved ? "approved" : "refused", c->actor.account_id, c->now_s, note, row_version);
	store_note(c->store, "state", "waiting", is_approved ? "approved" : "refused");
	return ctx_commit(c);
}

bool late_entry_withdraw(struct ctx *c, late_entry_id id, int64_t row_version)
{
	struct late_entry_row row;

	ctx_begin(c, "late_entry.withdraw", "late_entry", id.v, 0);
	if (!late_entry_see(c, id, &row) || !is_waiting(c, &row, row_version))
		return false;
	if (row.asked_by != c->actor.account_id)
		return ctx_refuse(c, AGAINST_RULE, T_late_not_asker, NULL);
	store_subject(c->store, id.v, row.org.v);
	late_entry_close(c->store, id, row.region, "withdrawn", c->actor.account_id, c->now_s, "", row_version);
	return ctx_commit(c);
}

size_t late_entry_list(struct ctx *c, const char *state, int64_t limit, struct late_entry_row **rows)
{
	return late_entry_rows(c->store, c->actor.path_from, c->actor.path_to, state, limit, rows);
}
