#include "rooms/person/history.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/person/person_log.h"
#include "rooms/person/punishment.h"
#include "text/history.h"
#include "text/person.h"

#define NUMBER_DIGITS_MIN 7

static const char *const KINDS[] = { "education", "work", "training", "award", "family" };

static bool kind_is_known(const char *kind)
{
	for (size_t i = 0; kind != NULL && i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (strcmp(KINDS[i], kind) == 0)
			return true;
	return false;
}

bool history_has_number(const char *text)
{
	int run = 0;

	for (const char *p = text; p != NULL && *p != '\0'; p++) {
		if (*p >= '0' && *p <= '9') {
			if (++run >= NUMBER_DIGITS_MIN)
				return true;
		} else if (*p != ' ' && *p != '-') {
			run = 0;
		}
	}
	return false;
}

static day_t read_day(struct ctx *c, const char *field, const char *typed, enum date_precision *precision)
{
	day_t day = DAY_NONE;
	enum date_reading reading;

	*precision = DATE_DAY;
	reading = date_read(typed == NULL ? "" : typed, &day, precision);
	if (reading == DATE_AMBIGUOUS)
		ctx_refuse_field(c, field, T_person_day_ambiguous, "typed", typed, NULL);
	else if (reading == DATE_WRONG)
		ctx_refuse_field(c, field, T_person_day_wrong, "typed", typed, NULL);
	else if (reading == DATE_READ && day > c->today)
		ctx_refuse_field(c, field, T_person_day_in_future, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
	else
		return day;
	return DAY_NONE;
}

static void check_text(struct ctx *c, const char *field, const char *text, size_t most, bool is_family)
{
	ctx_text_fits(c, field, text, most, T_person_too_long);
	if (is_family && history_has_number(text))
		ctx_refuse_field(c, field, T_history_family_number, NULL);
}

struct facts { const char *title, *detail, *code; day_t from, to; enum date_precision precision; };

static void check_days(struct ctx *c, const struct history_form *form, struct facts *facts)
{
	enum date_precision ignored;
	int before = c->refusals_count;

	facts->from = read_day(c, "from", form->from, &facts->precision);
	facts->to = read_day(c, "to", form->to, &ignored);
	if (c->refusals_count > before)
		return;
	if (facts->from == DAY_NONE)
		ctx_refuse_field(c, "from", T_history_from_missing, NULL);
	else if (facts->to != DAY_NONE && facts->to < facts->from)
		ctx_refuse_field(c, "to", T_history_to_early, NULL);
	if (facts->to == DAY_NONE && (strcmp(form->kind, "work") == 0 || strcmp(form->kind, "education") == 0))
		facts->to = DAY_OPEN;
}

static bool form_is_right(struct ctx *c, const struct history_form *form, struct facts *facts)
{
	int before = c->refusals_count;
	bool is_family;

	*facts = (struct facts){ .from = DAY_NONE, .to = DAY_NONE, .code = "" };
	if (!kind_is_known(form->kind))
		return ctx_refuse_field(c, "kind", T_person_choice_missing, NULL);
	is_family = strcmp(form->kind, "family") == 0;
	facts->title = form->title == NULL ? "" : is_family ? text_clean_name(c->arena, form->title) : form->title;
	facts->detail = form->detail == NULL ? "" : form->detail;
	if (text_is_empty(facts->title))
		ctx_refuse_field(c, "title", T_history_title_missing, NULL);
	check_text(c, "title", facts->title, LIMIT_PERSON_HISTORY_TITLE, is_family);
	check_text(c, "detail", facts->detail, LIMIT_PERSON_HISTORY_DETAIL, is_family);
	if (is_family || (strcmp(form->kind, "education") == 0 && !text_is_empty(form->code))) {
		const struct code *code = code_read(is_family ? "family_relation" : "education", form->code == NULL ? "" : form->code);

		if (code == NULL)
			ctx_refuse_field(c, "code", T_person_choice_missing, NULL);
		else
			facts->code = code->value;
	}
	if (!is_family)
		check_days(c, form, facts);
	return c->refusals_count == before;
}

static bool see_person(struct ctx *c, person_id id, struct person_row *row)
{
	if (!person_get(c->store, id, row) || !may_at_path(c, MAY_EDIT_PERSON, row->path))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	return row->status != PERSON_DECEASED || ctx_refuse(c, AGAINST_RULE, T_person_closed_by_death, "name", row->name, NULL);
}

/* Of a year or a month the first day is kept, which may stand before a birthday in it. */
static bool is_before_birth(const struct facts *facts, day_t birth)
{
	static const int MONTHS[] = { [DATE_MONTH] = 1, [DATE_YEAR] = 12 };

	if (facts->from == DAY_NONE || birth == DAY_NONE)
		return false;
	return facts->precision == DATE_DAY ? facts->from < birth : day_add_months(facts->from, MONTHS[facts->precision]) <= birth;
}

bool history_add(struct ctx *c, person_id person, const struct history_form *form, person_history_id *made)
{
	struct person_row row;
	struct person_history_row *rows;
	struct facts facts;

	if (!form_is_right(c, form, &facts))
		return false;
	ctx_begin(c, "history.add", "person", person.v, 0);
	if (!see_person(c, person, &row))
		return false;
	if (person_histories(c->store, row.region, person, &rows) >= HISTORY_ROWS_MAX)
		return ctx_refuse(c, AGAINST_RULE, T_history_too_many, "n", ctx_number(c, HISTORY_ROWS_MAX), NULL);
	if (is_before_birth(&facts, row.birth_day))
		return ctx_refuse_field(c, "from", T_person_day_before_birth, "name", row.name, "day", day_text(c->arena, facts.from), "birth", day_text(c->arena, row.birth_day), NULL);
	store_subject(c->store, person.v, row.org.v);
	made->v = store_new_id(c->store);
	person_history_insert(c->store, *made, row.region, person, form->kind, facts.from, facts.precision, facts.to, facts.title,
		facts.detail, facts.code);
	store_note(c->store, "kind", NULL, form->kind);
	audit_note_text(c, "person_history", "title", made->v, NULL, facts.title);
	audit_note_text(c, "person_history", "detail", made->v, NULL, facts.detail);
	return ctx_commit(c);
}

bool history_remove(struct ctx *c, person_id person, person_history_id id, int64_t row_version)
{
	struct person_row row;
	struct person_history_row old;

	ctx_begin(c, "history.remove", "person", person.v, 0);
	if (!see_person(c, person, &row))
		return false;
	if (!person_history_get(c->store, id, row.region, person, &old))
		return ctx_refuse(c, NOT_FOUND, T_history_not_found, NULL);
	if (old.row_version != row_version)
		return ctx_refuse_changed(c, T_person_changed_meanwhile, "name", row.name, NULL);
	if (strcmp(old.kind, PUNISHMENT) == 0)
		return ctx_refuse(c, AGAINST_RULE, T_history_punishment_kept, "title", old.title, "day", day_text(c->arena, old.from_day), NULL);
	store_subject(c->store, person.v, row.org.v);
	person_history_delete(c->store, id, row.region, person);
	person_change_insert(c->store, (person_change_id){ store_new_id(c->store) }, row.region, person, PERSON_HISTORY_REMOVED, "", "", "", c->now_s,
		c->actor.account_id);
	store_note(c->store, "kind", old.kind, NULL);
	audit_note_text(c, "person_history", "title", id.v, old.title, NULL);
	audit_note_text(c, "person_history", "detail", id.v, old.detail, NULL);
	return ctx_commit(c);
}
