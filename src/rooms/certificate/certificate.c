#include "rooms/certificate/certificate.h"

#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/org/approver.h"
#include "rooms/person/person.h"
#include "text/certificate.h"

#define EARLIER_MAX 50

enum certificate_state certificate_state_of(day_t to_day, day_t voided_day, day_t today)
{
	if (voided_day != DAY_OPEN)
		return CERTIFICATE_VOIDED;
	return today <= to_day ? CERTIFICATE_VALID : CERTIFICATE_EXPIRED;
}

const char *certificate_number(struct arena *a, int64_t year, int64_t serial)
{
	const struct message_arg args[] = { { "year", arena_printf(a, "%lld", (long long)year) }, { "number", arena_printf(a, "%lld", (long long)serial) } };

	return message_text(a, LANG_ZH, T_certificate_number, args, 2);	/* as it is printed, whoever reads it */
}

bool certificate_see(struct ctx *c, certificate_id id, struct certificate_row *row)
{
	return (certificate_get(c->store, id, row) && may_at_path(c, MAY_SEE_PERSON, row->path)) || ctx_refuse(c, NOT_FOUND, T_certificate_not_found, NULL);
}

bool certificate_for_print(struct ctx *c, certificate_id id, struct certificate_row *row)
{
	if (!certificate_see(c, id, row))
		return false;
	if (row->voided_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_certificate_is_void, "number", certificate_number(c->arena, row->year, row->serial), "day", day_text(c->arena, row->voided_day), NULL);
	return c->today <= row->to_day ||
		ctx_refuse(c, AGAINST_RULE, T_certificate_is_over, "number", certificate_number(c->arena, row->year, row->serial), "day", day_text(c->arena, row->to_day), NULL);
}

/* ---- issuing ---- */

static bool text_is_right(struct ctx *c, const char *field, const char *text, size_t most, message missing)
{
	if (text_is_empty(text))
		return ctx_refuse_field(c, field, missing, NULL);
	return text_chars(text) <= most || ctx_refuse_field(c, field, T_certificate_too_long, "n", arena_printf(c->arena, "%zu", most), NULL);
}

/* Everything that is missing at once. */
static bool form_is_right(struct ctx *c, const struct certificate_form *form)
{
	int before = c->refusals_count;

	text_is_right(c, "place", form->place, LIMIT_CERTIFICATE_PLACE, T_certificate_place_missing);
	if (code_find("certificate_reason", form->reason) == NULL)
		ctx_refuse_field(c, "reason", T_certificate_reason_missing, NULL);
	if (form->from_day == DAY_NONE)
		ctx_refuse_field(c, "from_day", T_certificate_day_missing, NULL);
	if (form->to_day == DAY_NONE)
		ctx_refuse_field(c, "to_day", T_certificate_day_missing, NULL);
	else if (form->to_day < form->from_day)
		ctx_refuse_field(c, "to_day", T_certificate_days_reversed, "from", day_text(c->arena, form->from_day), "to", day_text(c->arena, form->to_day), NULL);
	else if (form->to_day < c->today)
		ctx_refuse_field(c, "to_day", T_certificate_past, "day", day_text(c->arena, form->to_day), "today", day_text(c->arena, c->today), NULL);
	return c->refusals_count == before;
}

/* Less than six months away, those of certificates that join on counted in: test case 6 of domain/02. */
static bool time_is_short(struct ctx *c, const struct person_row *person, const struct certificate_form *form)
{
	struct certificate_row *earlier;
	size_t count = certificates_of(c->store, person->id, EARLIER_MAX, &earlier);
	day_t since = form->from_day;

	for (size_t i = 0; i < count; i++) {
		if (earlier[i].from_day <= form->to_day && earlier[i].to_day >= form->from_day)
			return ctx_refuse_field(c, "from_day", T_certificate_twice, "number", certificate_number(c->arena, earlier[i].year, earlier[i].serial), "from",
				day_text(c->arena, earlier[i].from_day), "to", day_text(c->arena, earlier[i].to_day), NULL);
		if (earlier[i].to_day + 1 >= since && earlier[i].from_day < since)
			since = earlier[i].from_day;
	}
	return form->to_day < day_add_months(since, CERTIFICATE_MONTHS) ||
		ctx_refuse_field(c, "to_day", T_certificate_too_far, "name", person->name, "since", day_text(c->arena, since), "to", day_text(c->arena, form->to_day), "last",
			day_text(c->arena, day_add_months(since, CERTIFICATE_MONTHS) - 1), NULL);
}

static bool see_member(struct ctx *c, person_id id, struct person_row *row)
{
	if (!person_get(c->store, id, row) || !may_at_path(c, MAY_EDIT_PERSON, row->path))
		return ctx_refuse(c, NOT_FOUND, T_certificate_no_person, NULL);
	return person_status_is_member(row->status) ||
		ctx_refuse(c, AGAINST_RULE, T_certificate_no_member, "name", row->name, "status", code_name_int(c->lang, "member_status", row->status), NULL);
}

/* 组通字〔2015〕33号: whoever may admit members vouches for them to others. */
static bool organ_is_actors(struct ctx *c, const struct person_row *row, struct approver_row *organ)
{
	if (!approver_find(c, row->path, organ))
		return ctx_refuse(c, AGAINST_RULE, T_certificate_no_organ, "name", row->name, NULL);
	return may_at_path(c, MAY_EDIT_PERSON, organ->path) || ctx_refuse(c, AGAINST_RULE, T_certificate_only_organ, "own", c->actor.org_name, "organ", organ->name, NULL);
}

bool certificate_issue(struct ctx *c, person_id person, const struct certificate_form *form, certificate_id *made)
{
	struct certificate_count last = { 0 };
	struct approver_row organ;
	struct person_row row;
	int year = date_from_day(c->today).year;

	ctx_begin(c, "certificate.issue", "certificate", 0, 0);
	if (!see_member(c, person, &row) || !organ_is_actors(c, &row, &organ) || !form_is_right(c, form) || !time_is_short(c, &row, form))
		return false;
	certificate_last(c->store, organ.id, year, &last);
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, organ.id.v);
	certificate_insert(c->store, *made, organ.id, person, row.name, row.org, row.path, year, last.n + 1, form->place, form->reason, form->from_day, form->to_day, c->today,
		c->actor.account_id);
	store_note(c->store, "number", NULL, certificate_number(c->arena, year, last.n + 1));
	audit_note_text(c, "certificate", "place", made->v, NULL, form->place);
	audit_note_day(c, "certificate", "from_day", made->v, DAY_NONE, form->from_day);
	audit_note_day(c, "certificate", "to_day", made->v, DAY_NONE, form->to_day);
	return ctx_commit(c);
}

bool certificate_void(struct ctx *c, certificate_id id, const char *reason, int64_t row_version)
{
	struct certificate_row row;

	ctx_begin(c, "certificate.void", "certificate", id.v, 0);
	if (!certificate_get(c->store, id, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_certificate_not_found, NULL);
	store_subject(c->store, id.v, row.org.v);
	if (!may_at_path(c, MAY_EDIT_PERSON, row.org_path))
		return ctx_refuse(c, AGAINST_RULE, T_certificate_only_organ, "own", c->actor.org_name, "organ", row.org_name, NULL);
	if (row.voided_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_certificate_is_void, "number", certificate_number(c->arena, row.year, row.serial), "day", day_text(c->arena, row.voided_day), NULL);
	if (row.row_version != row_version)
		return ctx_refuse_changed(c, T_certificate_changed, "name", row.name, NULL);
	if (!text_is_right(c, "reason", reason, CERTIFICATE_REASON_CHARS_MAX, T_certificate_why_missing))
		return false;
	certificate_set_void(c->store, id, c->today, reason, row_version);
	audit_note_text(c, "certificate", "void_reason", id.v, NULL, reason);
	return ctx_commit(c);
}
