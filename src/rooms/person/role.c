#include "rooms/person/role.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/person/quota.h"
#include "rooms/person/person.h"
#include "rooms/person/punishment.h"
#include "rooms/person/secondment.h"
#include "rooms/person/team_batch.h"
#include "text/person.h"
#include "text/role.h"

static const char *const STAGES[] = { "applicant", "activist", "pool", "prospect", NULL };	/* of the way to membership */
/* Probation is extended by the meeting of members and its committee, rights are suspended by the committee above. */
static const char *const BY_PROCEDURE[] = { "extended", ROLE_RIGHTS_SUSPENDED, NULL };
static const char *const FLOATING[] = { "floating_out", "floating_in", NULL };
static const char *const TRACKS[] = { "track_member", "track_producer", "track_cadre", NULL };	/* 三培养: DHZ-12 */

/* Posts in all but name, to which nobody is recommended in the five years after an expulsion; anybody may help as a volunteer. */
static const char *const TRUSTED[] = { "cadre", "village_cadre", "graduate_cadre", "reserve", "organiser_full", "organiser_part", "party_worker", "first_secretary", "team_member",
	"liaison", "adviser", "delegate", NULL };

bool role_is_stage(const char *kind) { return text_is_one_of(kind, STAGES); }
bool role_is_by_hand(const char *kind) { return !role_is_stage(kind) && !text_is_one_of(kind, BY_PROCEDURE); }

static bool hand_is_right(struct ctx *c, const char *kind)
{
	const char *name = code_name(c->lang, "role_kind", kind);

	if (role_is_stage(kind))
		return ctx_refuse_field(c, "kind", T_role_by_case, "role", name, NULL);
	return role_is_by_hand(kind) || ctx_refuse_field(c, "kind", T_role_by_procedure, "role", name, NULL);
}

static bool see_person(struct ctx *c, person_id id, struct person_row *row)
{
	if (!person_get(c->store, id, row) || !may_at_path(c, MAY_EDIT_PERSON, row->path))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	return row->status != PERSON_DECEASED || ctx_refuse(c, AGAINST_RULE, T_person_event_after_death, "name", row->name, NULL);
}

static bool day_is_right(struct ctx *c, day_t day)
{
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_role_day_missing, NULL);
	return day <= c->today || ctx_refuse_field(c, "day", T_person_day_in_future, "day", day_text(c->arena, day), "today",
		day_text(c->arena, c->today), NULL);
}

/* Not before the birth, nor in an organisation that was not there. */
static bool day_fits(struct ctx *c, const struct person_row *row, const struct person_org_row *org, day_t day)
{
	if (row->birth_day != DAY_NONE && day <= row->birth_day)
		return ctx_refuse_field(c, "day", T_person_day_before_birth, "name", row->name, "day", day_text(c->arena, day), "birth", day_text(c->arena, row->birth_day), NULL);
	return day >= org->from_day || ctx_refuse_field(c, "day", T_role_before_org, "org", org->name, "since", day_text(c->arena, org->from_day), "day",
		day_text(c->arena, day), NULL);
}

/* What needs no database. */
static bool form_is_right(struct ctx *c, const struct role_form *form)
{
	int before = c->refusals_count;

	if (code_find("role_kind", form->kind) == NULL)
		ctx_refuse_field(c, "kind", T_person_choice_missing, NULL);
	if (!text_is_empty(form->source) && code_find("role_source", form->source) == NULL)
		ctx_refuse_field(c, "source", T_person_choice_unknown, "typed", form->source, "near", code_near(c->arena, c->lang, "role_source", form->source), NULL);
	ctx_text_fits(c, "detail", form->detail, LIMIT_PERSON_ROLE_DETAIL, T_person_too_long);
	ctx_text_fits(c, "document", form->document, LIMIT_PERSON_ROLE_DOCUMENT, T_person_too_long);
	ctx_text_fits(c, "reason", form->reason, PERSON_REASON_MAX, T_person_too_long);
	day_is_right(c, form->day);
	if (form->term_day <= form->day)
		ctx_refuse_field(c, "term", T_role_term_early, NULL);
	return c->refusals_count == before;
}

static bool is_free(struct ctx *c, const struct person_row *row, const struct role_form *form, org_id org)
{
	struct person_role_from *roles;
	size_t count = person_roles_from(c->store, row->region, row->id, form->day, &roles);

	for (size_t i = 0; i < count; i++) {
		const struct person_role_from *r = &roles[i];

		if (strcmp(r->kind, form->kind) == 0 && r->org.v == org.v)
			return ctx_refuse_field(c, "kind", T_role_twice, "role", code_name(c->lang, "role_kind", r->kind), "since",
				day_text(c->arena, r->from_day), NULL);
	}
	return !secondment_by_role(form->kind) ||
		secondment_is_free(c, &(struct secondment){ .person = row->id, .region = row->region, .org = org, .from_day = form->day, .to_day = DAY_OPEN }, "day");
}

static bool has_role(struct ctx *c, const struct person_row *row, const char *kind, day_t day)
{
	struct person_role_from *roles;
	size_t count = person_roles_from(c->store, row->region, row->id, day, &roles);

	for (size_t i = 0; i < count; i++)
		if (strcmp(roles[i].kind, kind) == 0 && roles[i].from_day <= day)
			return true;
	return false;
}

static bool mentor_is_right(struct ctx *c, const struct role_form *form, const struct person_row *row)
{
	struct person_row mentor;

	if (form->mentor.v == 0)
		return !text_is_one_of(form->kind, TRACKS) || ctx_refuse_field(c, "mentor", T_role_mentor_missing, "role",
			code_name(c->lang, "role_kind", form->kind), NULL);
	if (form->mentor.v == row->id.v)
		return ctx_refuse_field(c, "mentor", T_role_mentor_self, "name", row->name, NULL);
	if (!person_get(c->store, form->mentor, &mentor) || !may_at_path(c, MAY_SEE_PERSON, mentor.path))
		return ctx_refuse_field(c, "mentor", T_role_mentor_unknown, NULL);
	return mentor.status == PERSON_FULL || ctx_refuse_field(c, "mentor", T_role_mentor_full, "name", mentor.name, "status",
		code_name_int(c->lang, "member_status", mentor.status), NULL);
}

/* Whom a track is for. */
static bool track_is_right(struct ctx *c, const struct role_form *form, const struct person_row *row)
{
	bool is_member = person_status_is_member(row->status), is_able;
	const char *status = code_name_int(c->lang, "member_status", row->status);

	if (!text_is_one_of(form->kind, TRACKS))
		return true;
	is_able = has_role(c, row, "able_person", form->day);
	if (strcmp(form->kind, "track_member") == 0 && (is_member || !is_able))
		return ctx_refuse_field(c, "kind", T_role_track_member, "name", row->name, "status", status, NULL);
	if (strcmp(form->kind, "track_producer") == 0 && !is_member)
		return ctx_refuse_field(c, "kind", T_role_track_producer, "name", row->name, "status", status, NULL);
	if (strcmp(form->kind, "track_cadre") == 0 && (!is_member || !is_able))
		return ctx_refuse_field(c, "kind", T_role_track_cadre, "name", row->name, "status", status, NULL);
	return true;
}

/* 《中国共产党纪律处分条例》（2023年） art. 14: not for five years after the expulsion; and longer where the archive does not know its day. */
static bool trust_is_right(struct ctx *c, const struct role_form *form, const struct person_row *row)
{
	day_t left = rejoin_left(c, row->region, row->id, row->status), earliest;

	if (row->status != PERSON_EXPELLED || !text_is_one_of(form->kind, TRUSTED))
		return true;
	earliest = left == DAY_NONE ? DAY_OPEN : day_add_months(left, REJOIN_MONTHS);
	return form->day >= earliest || ctx_refuse_field(c, "kind", T_role_expelled, "name", row->name, "role", code_name(c->lang, "role_kind", form->kind), "left",
		left == DAY_NONE ? "…" : day_text(c->arena, left), "earliest", left == DAY_NONE ? "…" : day_text(c->arena, earliest), NULL);
}

/* One host at a time: the former place ends the day the new one begins. Which one that was; 0 none. */
static int64_t end_former_place(struct ctx *c, const struct person_row *row, const struct role_form *form)
{
	struct person_role_from *roles;
	size_t count = text_is_one_of(form->kind, FLOATING) ? person_roles_from(c->store, row->region, row->id, form->day, &roles) : 0;
	int64_t ended = 0;

	for (size_t i = 0; i < count; i++) {
		if (strcmp(roles[i].kind, form->kind) != 0)
			continue;
		person_role_end(c->store, roles[i].id, row->region, form->day, "");
		ended = roles[i].id.v;
	}
	return ended;
}

/* XY-05: the batch is a record of its own, begun before its people are posted. */
static bool batch_is_right(struct ctx *c, const struct role_form *form, const char *path)
{
	struct team_batch_row batch;

	if (form->batch == 0)
		return true;
	if (!secondment_by_role(form->kind))
		return ctx_refuse_field(c, "batch", T_role_batch_not_here, "role", code_name(c->lang, "role_kind", form->kind), NULL);
	return (form->batch > 0 && team_batch_above(c->store, path, form->batch, &batch)) ||
		ctx_refuse_field(c, "batch", T_role_batch_unknown, NULL);
}

static void write_batch(struct ctx *c, const struct person_row *row, const char *path, person_role_id role, const struct role_form *form)
{
	struct team_batch_row batch;

	if (form->batch > 0 && team_batch_above(c->store, path, form->batch, &batch))
		team_batch_role_insert(c->store, role.v, batch.id, row->region);
}

/* May this person begin the role? The form itself was looked at before. */
static bool may_begin(struct ctx *c, person_id person, const struct role_form *form, struct person_row *row, struct person_org_row *org)
{
	if (!see_person(c, person, row))
		return false;
	if (!person_org_is_right(c, form->org.v != 0 ? form->org : row->org, PERSON_NOT_MEMBER, org))
		return false;
	if (!hand_is_right(c, form->kind) || !day_fits(c, row, org, form->day))
		return false;
	if (!text_is_one_of(form->kind, FLOATING) && !is_free(c, row, form, org->id))
		return false;
	if (!mentor_is_right(c, form, row) || !track_is_right(c, form, row) || !trust_is_right(c, form, row) || !batch_is_right(c, form, org->path))
		return false;
	return quota_allows(c, org->id, form->kind, 1, row->birth_day, form->reason);
}

static person_role_id write_begin(struct ctx *c, const struct person_row *row, const struct person_org_row *org, const struct role_form *form,
	int64_t *ended)
{
	person_role_id made = { store_new_id(c->store) };

	*ended = end_former_place(c, row, form);
	person_role_insert(c->store, made, row->region, row->id, org->id, form->kind, text_or_empty(form->source), text_or_empty(form->detail),
		form->day, text_or_empty(form->document), form->mentor.v, form->term_day);
	write_batch(c, row, org->path, made, form);
	return made;
}

static void note_form(struct ctx *c, const struct role_form *form)
{
	store_note(c->store, "role", NULL, form->kind);
	store_note(c->store, "day", NULL, day_text(c->arena, form->day));
	if (form->mentor.v != 0)
		store_note(c->store, "mentor", NULL, ctx_number(c, form->mentor.v));
	if (form->term_day != DAY_OPEN)
		store_note(c->store, "term", NULL, day_text(c->arena, form->term_day));
	if (form->batch > 0)
		store_note(c->store, "batch", NULL, ctx_number(c, form->batch));
	if (!text_is_empty(form->reason))
		store_note(c->store, "reason", NULL, form->reason);
}

bool role_begin(struct ctx *c, person_id person, const struct role_form *form, person_role_id *made)
{
	struct person_row row;
	struct person_org_row org;
	int64_t ended;

	if (!form_is_right(c, form))
		return false;
	ctx_begin(c, "role.begin", "person", person.v, 0);
	if (!may_begin(c, person, form, &row, &org))
		return false;
	store_subject(c->store, person.v, org.id.v);
	*made = write_begin(c, &row, &org, form, &ended);
	note_form(c, form);
	return ctx_commit(c);
}

/* ---- for many at once ---- */

static bool people_are_right(struct ctx *c, size_t count)
{
	if (count == 0)
		return ctx_refuse(c, AGAINST_RULE, T_role_many_nobody, NULL);
	return count <= ROLE_PEOPLE_MAX || ctx_refuse(c, AGAINST_RULE, T_role_many_too_many, "n", ctx_number(c, ROLE_PEOPLE_MAX),
		"found", arena_printf(c->arena, "%zu", count), NULL);
}

/* What was refused about one person becomes a line of the list: the others go on. */
static const char *take_refusal(struct ctx *c)
{
	const struct refusal *r = &c->refusals[0];
	const char *why = message_text(c->arena, c->lang, r->text, r->args, (size_t)r->args_count);

	c->refusals_count = 0;
	return why;
}

/* Remembered with the others of the same act, so that it can be taken back. */
static void write_one_of_many(struct ctx *c, const struct person_row *row, const struct person_org_row *org, const struct role_form *form, struct role_many *many)
{
	int64_t ended;
	person_role_id made = write_begin(c, row, org, form, &ended);

	if (many->id.v == 0) {
		many->id.v = store_new_id(c->store);
		role_many_insert(c->store, many->id, c->actor.account_id, form->kind, form->day, c->now_s);
		store_subject(c->store, many->id.v, c->actor.org_id);
	}
	role_many_row_insert(c->store, many->id, made, row->id, ended);
	store_note(c->store, "person_id", NULL, ctx_number(c, row->id.v));
}

static void begin_each(struct ctx *c, const int64_t *people, size_t count, const struct role_form *form, bool is_dry, struct role_many *many)
{
	*many = (struct role_many){ .lines = arena_array(c->arena, count, sizeof(*many->lines)), .lines_count = count };
	for (size_t i = 0; i < count; i++) {
		struct role_line *line = &many->lines[i];
		struct person_row row = { .name = "" };
		struct person_org_row org = { .name = "" };
		bool is_right = may_begin(c, (person_id){ people[i] }, form, &row, &org);

		*line = (struct role_line){ .person = { people[i] }, .name = row.name, .org_name = org.name };
		if (!is_right) {
			line->why = take_refusal(c);
			if (row.path == NULL || !may_at_path(c, MAY_EDIT_PERSON, row.path))
				line->name = "";	/* of a record elsewhere not even the name is told */
			continue;
		}
		many->begun_count++;
		if (!is_dry)
			write_one_of_many(c, &row, &org, form, many);
	}
}

bool role_try_many(struct ctx *c, const int64_t *people, size_t count, const struct role_form *form, struct role_many *many)
{
	bool is_right = people_are_right(c, count);

	if (!(is_right & form_is_right(c, form)))
		return false;
	begin_each(c, people, count, form, true, many);
	return true;
}

bool role_begin_many(struct ctx *c, const int64_t *people, size_t count, const struct role_form *form, struct role_many *many)
{
	bool is_right = people_are_right(c, count);

	if (!(is_right & form_is_right(c, form)))
		return false;
	ctx_begin(c, "role.begin_many", "role", 0, c->actor.org_id);
	begin_each(c, people, count, form, false, many);
	note_form(c, form);
	return ctx_commit(c);
}

/* Does the archive show what the track was for? */
static bool is_reached(struct ctx *c, const struct person_row *row, const char *track, day_t day)
{
	struct person_holding *holdings;
	size_t count;

	if (strcmp(track, "track_member") == 0)
		return person_status_is_member(row->status);
	if (strcmp(track, "track_producer") == 0)
		return has_role(c, row, "able_person", day);
	count = person_holdings(c->store, row->id, &holdings);
	for (size_t i = 0; i < count; i++)
		if (holdings[i].from_day <= day && holdings[i].to_day > day)
			return true;
	return has_role(c, row, "cadre", day) || has_role(c, row, "village_cadre", day);
}

static bool result_is_right(struct ctx *c, const struct person_row *row, const char *kind, const struct role_form *form)
{
	if (!text_is_one_of(kind, TRACKS))
		return text_is_empty(form->result) || ctx_refuse_field(c, "result", T_role_result_not_here, "role", code_name(c->lang, "role_kind", kind), NULL);
	if (code_find("role_result", form->result) == NULL)
		return ctx_refuse_field(c, "result", T_role_result_missing, NULL);
	return strcmp(form->result, "reached") != 0 || is_reached(c, row, kind, form->day) ||
		ctx_refuse_field(c, "result", T_role_result_not_yet, "name", row->name, "role", code_name(c->lang, "role_kind", kind), NULL);
}

bool role_end(struct ctx *c, person_id person, person_role_id role, const struct role_form *form)
{
	struct person_row row;
	struct person_role_one old;

	if (!day_is_right(c, form->day))
		return false;
	ctx_begin(c, "role.end", "person", person.v, 0);
	if (!see_person(c, person, &row))
		return false;
	if (!person_role_get(c->store, row.region, person, role, &old) || !may_at_path(c, MAY_EDIT_PERSON, old.org_path))
		return ctx_refuse(c, NOT_FOUND, T_role_not_found, NULL);
	if (!hand_is_right(c, old.kind))
		return false;
	if (old.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_role_ended, "day", day_text(c->arena, old.to_day), NULL);
	if (!ctx_text_fits(c, "reason", form->reason, PERSON_REASON_MAX, T_person_too_long))
		return false;
	if (form->day <= old.from_day)
		return ctx_refuse_field(c, "day", T_role_day_early, "since", day_text(c->arena, old.from_day), NULL);
	if (strcmp(old.kind, "team_member") == 0 && form->day < day_add_months(old.from_day, ROLE_TEAM_MONTHS) && !text_says(form->reason))
		return ctx_refuse_field(c, "reason", T_role_team_early, "since", day_text(c->arena, old.from_day), NULL);
	if (!quota_allows(c, old.org, old.kind, -1, row.birth_day, form->reason) || !result_is_right(c, &row, old.kind, form))
		return false;
	store_subject(c->store, person.v, old.org.v);
	person_role_end(c->store, role, row.region, form->day, text_or_empty(form->result));
	store_note(c->store, "role", old.kind, NULL);
	if (!text_is_empty(form->result))
		store_note(c->store, "result", NULL, form->result);
	store_note(c->store, "day", NULL, day_text(c->arena, form->day));
	if (!text_is_empty(form->reason))
		store_note(c->store, "reason", NULL, form->reason);
	return ctx_commit(c);
}

/* ---- for procedures ---- */

void role_write_begin(struct ctx *c, const struct person_row *row, const char *kind, day_t day, const char *document)
{
	const struct role_form form = { .kind = kind, .day = day, .term_day = DAY_OPEN, .document = document };
	const struct person_org_row org = { .id = row->org, .path = row->path };
	struct person_role_open_row open;
	int64_t ended;

	if (person_role_open(c->store, row->region, row->id, kind, &open))
		return;
	write_begin(c, row, &org, &form, &ended);
	store_note(c->store, "role", NULL, kind);
}

static void set_days(struct ctx *c, const struct person_row *row, const struct person_role_last_row *last, day_t from, day_t to, const char *document)
{
	if (from >= to)
		return;
	person_role_set_days(c->store, last->id, row->region, from, to, document);
	audit_note_day(c, "person_role", "from_day", last->id.v, last->from_day, from);
	audit_note_day(c, "person_role", "to_day", last->id.v, last->to_day, to);
}

void role_write_since(struct ctx *c, const struct person_row *row, const char *kind, day_t from, const char *document)
{
	struct person_role_last_row last;

	if (person_role_last(c->store, row->region, row->id, kind, &last) && last.to_day == DAY_OPEN && last.from_day != from)
		set_days(c, row, &last, from, last.to_day, document);
}

void role_write_from(struct ctx *c, const struct person_row *row, const char *kind, day_t from, const char *document)
{
	struct person_role_last_row last;

	if (person_role_last(c->store, row->region, row->id, kind, &last) && last.from_day != from)
		set_days(c, row, &last, from, last.to_day, document);
}

void role_write_until(struct ctx *c, const struct person_row *row, const char *kind, day_t to, const char *document)
{
	struct person_role_last_row last;

	if (person_role_last(c->store, row->region, row->id, kind, &last) && last.to_day != to)
		set_days(c, row, &last, last.from_day, to, document);
}

void role_write_term(struct ctx *c, const struct person_row *row, const char *kind, day_t day)
{
	struct person_role_open_row open;

	if (!person_role_open(c->store, row->region, row->id, kind, &open))
		return;
	person_role_set_term(c->store, open.id, row->region, day);
	audit_note_day(c, "person_role", "term_day", open.id.v, open.term_day, day);
}

void role_write_end(struct ctx *c, const struct person_row *row, const char *kind, day_t day)
{
	struct person_role_open_row open;

	if (!person_role_open(c->store, row->region, row->id, kind, &open))
		return;
	person_role_end(c->store, open.id, row->region, day > open.from_day ? day : open.from_day + 1, "");
	store_note(c->store, "role", kind, NULL);
}
