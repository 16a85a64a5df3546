/* Rules of host units. Each reads and refuses before its first write. */
#include "rooms/host/host.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/credit_code.h"
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_sql.h"
#include "text/host.h"

static const struct host_row NO_HOST;

bool host_needs_credit_code(const char *kind)
{
	static const char *const KINDS[] = { "enterprise", "public_enterprise", "leading_firm", "mine", NULL };

	return text_is_one_of(kind, KINDS);
}

static int compare_ints(const void *a, const void *b)
{
	int left = *(const int *)a, right = *(const int *)b;

	return (left > right) - (left < right);
}

static const char *read_number(const char *p, long *number)
{
	char *end;

	if (!isdigit((unsigned char)*p))
		return NULL;
	*number = strtol(p, &end, 10);
	return *number >= 1 && *number <= 99999 ? end : NULL;
}

static const char *behind_any(const char *p, const char *const signs[])
{
	for (size_t i = 0; signs[i] != NULL; i++)
		if (strncmp(p, signs[i], strlen(signs[i])) == 0)
			return p + strlen(signs[i]);
	return p;
}

int host_numbers_read(const char *typed, int numbers[], int numbers_max)
{
	static const char *const BETWEEN[] = { " ", "　", "\n", ",", "，", "、", ";", "；", NULL }, *const TO[] = { "—", "–", "-", "－", "~", "～", "至", "到", NULL };
	const char *p = typed, *next;
	int count = 0, kept = 0;

	for (;;) {
		long from = 0, to;

		while ((next = behind_any(p, BETWEEN)) != p)
			p = next;
		if (*p == '\0')
			break;
		p = read_number(p, &from);
		to = from;
		if (p != NULL && (next = behind_any(p, TO)) != p)
			p = read_number(next, &to);
		if (p == NULL || to < from || to - from >= numbers_max - count)
			return -1;
		for (long n = from; n <= to; n++)
			numbers[count++] = (int)n;
	}
	qsort(numbers, (size_t)count, sizeof(*numbers), compare_ints);
	for (int i = 0; i < count; i++)
		if (i == 0 || numbers[i] != numbers[i - 1])
			numbers[kept++] = numbers[i];
	return kept;
}

bool host_see(struct ctx *c, host_unit_id id, struct host_row *row)
{
	*row = NO_HOST;
	if (!host_get(c->store, id, row))
		return ctx_refuse(c, NOT_FOUND, T_host_not_found, NULL);
	return may_at(c, MAY_SEE_ORG, row->org) || ctx_refuse(c, NOT_FOUND, T_host_not_found, NULL);
}

static bool number_is_right(struct ctx *c, const char *field, int64_t number)
{
	return (number >= 0 && number <= HOST_NUMBER_MAX) || ctx_refuse_field(c, field, T_host_number, "n",
		ctx_number(c, HOST_NUMBER_MAX), NULL);
}

/* NC-01: an enterprise is counted in one zone. Whose it is, is said only to those who may see it. */
static bool credit_code_is_right(struct ctx *c, const struct host_form *form, host_unit_id self, const char **code)
{
	enum credit_code_fault fault = credit_code_read(c->arena, form->credit_code, code);
	struct host_same same;

	if (fault == CREDIT_CODE_EMPTY) {
		*code = "";
		return !host_needs_credit_code(form->kind) ||
			ctx_refuse_field(c, "credit_code", T_host_credit_code_missing, "kind", code_name(c->lang, "host_kind", form->kind), NULL);
	}
	if (fault != CREDIT_CODE_GOOD)
		return ctx_refuse_field(c, "credit_code", credit_code_fault_text(fault), NULL);
	if (!host_by_credit_code(c->store, *code, self, c->today, &same))
		return true;
	if (may_at(c, MAY_SEE_ORG, same.org))
		return ctx_refuse_field(c, "credit_code", T_host_credit_code_taken, "code", *code, "name", same.name, "org", same.org_name, NULL);
	return ctx_refuse_field(c, "credit_code", T_host_credit_code_elsewhere, "code", *code, NULL);
}

static bool is_committee(const char *org_kind)
{
	static const char *const KINDS[] = { "city_committee", "committee", "work_committee", "party_group", NULL };

	return text_is_one_of(org_kind, KINDS);
}

/* LX-01: each unit has one of three, and the table counts them by it. An own organisation is that of one unit, a joint branch (联合党支部) that of several;
 * a committee leads both and is neither. */
static bool covers_so(struct ctx *c, const struct host_form *form, const struct org_row *org, host_unit_id self)
{
	bool is_joint_branch = strcmp(org->kind, "joint_branch") == 0;
	struct host_same owner;

	if (strcmp(form->coverage, "liaison") == 0)
		return true;
	if (is_committee(org->kind))
		return ctx_refuse_field(c, "covered_code", T_host_cover_committee, "name", org->name, NULL);
	if (strcmp(form->coverage, "joint") == 0)
		return is_joint_branch || ctx_refuse_field(c, "covered_code", T_host_cover_not_joint, "name", org->name, "kind", code_name(c->lang, "org_kind", org->kind), NULL);
	if (is_joint_branch)
		return ctx_refuse_field(c, "covered_code", T_host_cover_is_joint, "name", org->name, NULL);
	if (strcmp(form->kind, "village") == 0 || strcmp(form->kind, "community") == 0 || !host_owning(c->store, org->id.v, self, c->today, &owner))
		return true;
	return may_at(c, MAY_SEE_ORG, owner.org) ? ctx_refuse_field(c, "covered_code", T_host_cover_of_another, "name", org->name, "unit", owner.name, NULL) :
		ctx_refuse_field(c, "covered_code", T_host_cover_elsewhere, "name", org->name, NULL);
}

/* One more than five units is for the clerk to say why; what is covered so already is not asked again. */
static bool joint_is_reasoned(struct ctx *c, const struct host_form *form, host_unit_id self)
{
	struct org_number units = { 0 };
	struct org_row org;
	struct host_row now;

	if (strcmp(form->coverage, "joint") != 0 ||
	    (self.v != 0 && host_get(c->store, self, &now) && strcmp(now.coverage, "joint") == 0 && now.covered_by == form->covered_by.v))
		return true;
	org_joint_units(c->store, form->covered_by, c->today, &units);
	if (units.n < ORG_JOINT_UNITS_MAX || !org_get(c->store, form->covered_by, &org))
		return true;
	if (text_is_empty(form->cover_reason))
		return ctx_refuse_field(c, "cover_reason", T_host_joint_many, "org", org.name, "n", ctx_number(c, units.n), "max", ctx_number(c, ORG_JOINT_UNITS_MAX), NULL);
	return ctx_text_fits(c, "cover_reason", form->cover_reason, HOST_COVER_REASON_MAX, T_host_text_long);
}

/* own and joint name a Party organisation, liaison the one that sends the liaison person, none names nobody. */
static bool coverage_is_right(struct ctx *c, const struct host_form *form, host_unit_id self)
{
	bool is_none = strcmp(form->coverage, "none") == 0;
	struct org_row org;
	const struct org_kind *kind;

	if (code_find("coverage", form->coverage) == NULL)
		return ctx_refuse_field(c, "coverage", T_host_coverage_missing, NULL);
	if (is_none && strcmp(form->kind, "law_firm") == 0)
		return ctx_refuse_field(c, "coverage", T_host_firm_uncovered, NULL);
	if (is_none)
		return text_is_empty(form->covered_code) || ctx_refuse_field(c, "covered_code", T_host_cover_not_wanted, NULL);
	if (form->covered_by.v == 0 || !may_at(c, MAY_SEE_ORG, form->covered_by.v) || !org_get(c->store, form->covered_by, &org) ||
	    org.to_day != DAY_OPEN)
		return ctx_refuse_field(c, "covered_code", T_host_cover_missing, NULL);
	kind = org_kind_find(org.kind);
	if (kind == NULL || !kind->is_party)
		return ctx_refuse_field(c, "covered_code", T_host_cover_not_party, "name", org.name, NULL);
	return covers_so(c, form, &org, self);
}

static bool mode_is_right(struct ctx *c, const struct host_form *form)
{
	bool is_cooperative = strcmp(form->kind, "cooperative") == 0;

	if (is_cooperative && code_find("founding_mode", form->mode) == NULL)
		return ctx_refuse_field(c, "mode", T_host_mode_missing, NULL);
	return is_cooperative || text_is_empty(form->mode) || ctx_refuse_field(c, "mode", T_host_mode_not_here, NULL);
}

static bool name_is_right(struct ctx *c, org_id org, const struct host_form *form, host_unit_id self)
{
	struct host_same same;

	if (text_is_empty(form->name))
		return ctx_refuse_field(c, "name", T_host_name_missing, NULL);
	if (text_chars(form->name) > LIMIT_HOST_UNIT_NAME)
		return ctx_refuse_field(c, "name", T_host_text_long, "n", ctx_number(c, LIMIT_HOST_UNIT_NAME), NULL);
	return !host_named(c->store, org, form->kind, form->name, self, c->today, &same) ||
		ctx_refuse_field(c, "name", T_host_name_taken, "name", form->name, NULL);
}

static bool texts_are_right(struct ctx *c, const struct host_form *form)
{
	bool is_right = true;

	if (text_chars(form->leader) > LIMIT_HOST_UNIT_LEADER)
		is_right = ctx_refuse_field(c, "leader", T_host_text_long, "n", ctx_number(c, LIMIT_HOST_UNIT_LEADER), NULL);
	if (text_chars(form->product) > LIMIT_HOST_UNIT_PRODUCT)
		is_right = ctx_refuse_field(c, "product", T_host_text_long, "n", ctx_number(c, LIMIT_HOST_UNIT_PRODUCT), NULL);
	return is_right;
}

static bool form_is_right(struct ctx *c, org_id org, const struct host_form *form, host_unit_id self, const char **code)
{
	bool is_right = true;

	if (code_find("host_kind", form->kind) == NULL)
		return ctx_refuse_field(c, "kind", T_host_kind_missing, NULL);
	is_right &= name_is_right(c, org, form, self);
	is_right &= credit_code_is_right(c, form, self, code);
	is_right &= coverage_is_right(c, form, self) && joint_is_reasoned(c, form, self);
	is_right &= mode_is_right(c, form);
	is_right &= texts_are_right(c, form);
	is_right &= number_is_right(c, "households", form->households);
	is_right &= number_is_right(c, "people", form->people);
	is_right &= number_is_right(c, "staff", form->staff);
	if (form->gain_fen < 0)
		is_right = ctx_refuse_field(c, "gain", T_host_gain_wrong, NULL);
	return is_right;
}

static bool is_day_within(struct ctx *c, const char *field, day_t day, day_t since)
{
	return (day != DAY_NONE && day >= since && day <= c->today) ||
		ctx_refuse_field(c, field, T_host_day, "since", day_text(c->arena, since), "today", day_text(c->arena, c->today), NULL);
}

static bool day_is_right(struct ctx *c, day_t day, day_t since)
{
	return is_day_within(c, "day", day, since);
}

static void note_reason(struct ctx *c, const struct host_form *form)
{
	if (!text_is_empty(form->cover_reason))
		store_note(c->store, "cover_reason", NULL, form->cover_reason);
}

bool host_register(struct ctx *c, org_id org, const struct host_form *form, host_unit_id *made)
{
	struct org_row row;
	const char *code = "";
	bool is_right;

	ctx_begin(c, "host.register", "host_unit", 0, org.v);
	if (!permit_require(c, MAY_EDIT_ORG, org.v))
		return false;
	if (!org_get(c->store, org, &row) || row.to_day != DAY_OPEN)
		return ctx_refuse(c, NOT_FOUND, T_host_not_found, NULL);
	is_right = form_is_right(c, org, form, (host_unit_id){ 0 }, &code);
	is_right &= (form->day != DAY_NONE && form->day <= c->today) ||
		ctx_refuse_field(c, "day", T_host_day_wrong, "today", day_text(c->arena, c->today), NULL);
	if (!is_right)
		return false;

	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, org.v);
	host_insert(c->store, *made, form->kind, form->name, org, code, form->coverage, form->covered_by.v, form->households, form->people,
		form->staff, form->leader, form->mode, form->product, form->gain_fen, form->day);
	audit_note_text(c, "host_unit", "name", made->v, NULL, form->name);
	audit_note_text(c, "host_unit", "kind", made->v, NULL, form->kind);
	audit_note_text(c, "host_unit", "coverage", made->v, NULL, form->coverage);
	note_reason(c, form);
	return ctx_commit(c);
}

/* The unit to be changed, in the write turn: there, editable, open, and as the form saw it. */
static bool host_take(struct ctx *c, host_unit_id id, int64_t version, struct host_row *row)
{
	if (!host_see(c, id, row) || !permit_require(c, MAY_EDIT_ORG, row->org))
		return false;
	if (row->to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_host_closed, "name", row->name, "day", day_text(c->arena, row->to_day), NULL);
	return version == row->row_version || ctx_refuse_changed(c, T_host_changed_meanwhile, "name", row->name, NULL);
}

static void note_changes(struct ctx *c, const struct host_row *row, const struct host_form *form, const char *code)
{
	int64_t id = row->id.v;

	store_subject(c->store, id, row->org);
	audit_note_text(c, "host_unit", "name", id, row->name, form->name);
	audit_note_text(c, "host_unit", "kind", id, row->kind, form->kind);
	audit_note_text(c, "host_unit", "credit_code", id, row->credit_code, code);
	audit_note_text(c, "host_unit", "coverage", id, row->coverage, form->coverage);
	audit_note_int(c, "host_unit", "covered_by", id, row->covered_by, form->covered_by.v);
	audit_note_int(c, "host_unit", "households", id, row->households, form->households);
	audit_note_int(c, "host_unit", "people", id, row->people, form->people);
	audit_note_int(c, "host_unit", "staff", id, row->staff, form->staff);
	audit_note_int(c, "host_unit", "gain_fen", id, row->gain_fen, form->gain_fen);
	audit_note_text(c, "host_unit", "mode", id, row->mode, form->mode);
	audit_note_text(c, "host_unit", "product", id, row->product, form->product);
	note_reason(c, form);
}

/* *until: the day on which the present coverage ends, DAY_NONE if it stays or never stood for a day. */
static bool cover_day_is_right(struct ctx *c, const struct host_row *row, const struct host_form *form, day_t *until)
{
	day_t day = form->cover_day == DAY_NONE ? c->today : form->cover_day, since;
	struct host_cover_row *covers;
	size_t count;

	*until = DAY_NONE;
	if (strcmp(form->coverage, row->coverage) == 0 && form->covered_by.v == row->covered_by)
		return true;
	count = host_covers(c->store, row->id, &covers);
	since = count > 0 ? covers[count - 1].to_day : row->from_day;
	if (!is_day_within(c, "cover_day", day, since))
		return false;
	if (day > since)
		*until = day;
	return true;
}

/* A village that becomes a community is of another kind from a day on; figures of days before keep the old one. *until as above. */
static bool kind_day_is_right(struct ctx *c, const struct host_row *row, const struct host_form *form, day_t *until)
{
	day_t day = form->kind_day == DAY_NONE ? c->today : form->kind_day, since;
	struct host_number held = { 0 };
	struct host_kind_row *kinds;
	size_t count;

	*until = DAY_NONE;
	if (strcmp(form->kind, row->kind) == 0)
		return true;
	host_holds(c->store, row->id, &held);
	if (held.n > 0)
		return ctx_refuse_field(c, "kind", T_host_kind_held, "kind", code_name(c->lang, "host_kind", row->kind), "n", ctx_number(c, held.n), NULL);
	count = host_kinds(c->store, row->id, &kinds);
	since = count > 0 ? kinds[count - 1].to_day : row->from_day;
	if (!is_day_within(c, "kind_day", day, since))
		return false;
	if (day > since)
		*until = day;
	return true;
}

bool host_change(struct ctx *c, host_unit_id id, const struct host_form *form)
{
	struct host_form changed = *form;
	struct host_households_row named = { 0 };
	struct host_row row;
	const char *code = "";
	bool is_right;
	day_t until, kind_until;

	ctx_begin(c, "host.change", "host_unit", id.v, 0);
	if (!host_take(c, id, form->row_version, &row))
		return false;
	if (text_is_empty(changed.kind))
		changed.kind = row.kind;
	/* No typed total where the register counts. */
	if (host_households(c->store, id, &named) && named.counted + named.uncounted > 0) {
		if (changed.names_households && changed.households != named.counted)
			return ctx_refuse_field(c, "households", T_host_households_registered, "name", row.name, "n", ctx_number(c, named.counted),
				"typed", ctx_number(c, changed.households), NULL);
		changed.households = named.counted;
	}
	is_right = form_is_right(c, (org_id){ row.org }, &changed, id, &code);
	if (!cover_day_is_right(c, &row, &changed, &until) || !is_right || !kind_day_is_right(c, &row, &changed, &kind_until))
		return false;

	note_changes(c, &row, &changed, code);
	if (until != DAY_NONE) {
		host_cover_keep(c->store, id, row.coverage, row.covered_by, until);
		store_note(c->store, "cover_day", NULL, day_text(c->arena, until));
	}
	if (kind_until != DAY_NONE) {
		host_kind_keep(c->store, id, row.kind, kind_until);
		store_note(c->store, "kind_day", NULL, day_text(c->arena, kind_until));
	}
	host_update(c->store, id, changed.kind, changed.name, code, changed.coverage, changed.covered_by.v, changed.households, changed.people, changed.staff,
		changed.leader, changed.mode, changed.product, changed.gain_fen, row.row_version);
	return ctx_commit(c);
}

static bool area_is_right(struct ctx *c, const struct host_row *row, const struct host_form *form, const struct org_row **area)
{
	struct org_row *org = arena_alloc(c->arena, sizeof(*org));
	struct host_same same;

	*area = org;
	if (form->area.v == 0 || !may_at(c, MAY_EDIT_ORG, form->area.v) || !org_get(c->store, form->area, org) || org->to_day != DAY_OPEN)
		return ctx_refuse_field(c, "area_code", T_host_area_missing, NULL);
	if (org->id.v == row->org)
		return ctx_refuse_field(c, "area_code", T_host_area_same, "name", row->name, "org", org->name, NULL);
	return !host_named(c->store, org->id, row->kind, row->name, row->id, c->today, &same) ||
		ctx_refuse_field(c, "area_code", T_host_name_taken, "name", row->name, NULL);
}

bool host_set_area(struct ctx *c, host_unit_id id, const struct host_form *form)
{
	const struct org_row *area;
	struct host_area_row *areas;
	struct host_row row;
	size_t count;
	day_t since;
	bool is_right;

	ctx_begin(c, "host.set_area", "host_unit", id.v, 0);
	if (!host_take(c, id, form->row_version, &row))
		return false;
	count = host_areas(c->store, id, &areas);
	since = count > 0 ? areas[count - 1].to_day : row.from_day;
	is_right = area_is_right(c, &row, form, &area);
	if (!is_day_within(c, "area_day", form->day, since > area->from_day ? since : area->from_day) || !is_right)
		return false;

	store_subject(c->store, id.v, row.org);
	if (form->day > since)
		host_area_keep(c->store, id, row.org, form->day);
	host_area_set(c->store, id, area->id, row.row_version);
	audit_note_text(c, "host_unit", "org_id", id.v, row.org_name, area->name);
	store_note(c->store, "day", NULL, day_text(c->arena, form->day));
	return ctx_commit(c);
}

bool host_close(struct ctx *c, host_unit_id id, const struct host_form *form)
{
	struct host_row row;
	struct host_standing_row *standing;
	size_t count;

	ctx_begin(c, "host.close", "host_unit", id.v, 0);
	if (!host_take(c, id, form->row_version, &row) || !day_is_right(c, form->day, row.from_day))
		return false;
	count = host_standing(c->store, id, c->today, &standing);
	if (count > 0)
		return ctx_refuse(c, AGAINST_RULE, T_host_stood_on, "name", row.name, "org", standing[0].name,
			"n", arena_printf(c->arena, "%zu", count), NULL);

	store_subject(c->store, id.v, row.org);
	host_set_closed(c->store, id, form->day, row.row_version);
	host_households_left(c->store, id);	/* free to be counted elsewhere */
	audit_note_day(c, "host_unit", "to_day", id.v, DAY_OPEN, form->day);
	return ctx_commit(c);
}
