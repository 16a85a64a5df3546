/* Terms of office: how long they may be, when one may be entered without a case, and what an election sets. */
#include "rooms/org/org_term.h"

#include "base/text.h"
#include "core/audit.h"
#include "core/code.h"
#include "programme/english.h"
#include "rooms/org/org_part.h"
#include "rooms/org/post_mass.h"
#include "rooms/run/run_term.h"
#include "text/org.h"

bool org_term_is_right(struct ctx *c, const struct org_row *org, int64_t years, const char *typed)
{
	const char *said = text_is_empty(typed) ? ctx_number(c, years) : typed;
	struct org_term term = org_term_of(org->kind, org->unit_kind);

	if (years >= term.least && years <= term.most)
		return true;
	if (term.least == term.most)
		return ctx_refuse_field(c, "term_years", T_org_term_years_fixed, "name", org->name, "n", ctx_number(c, term.least), "typed", said, NULL);
	return ctx_refuse_field(c, "term_years", T_org_term_years, "name", org->name, "low", ctx_number(c, term.least), "high", ctx_number(c, term.most), "typed",
		said, NULL);
}

/* Where a practice of elections is in force the term follows from its case. What was held before it came into force, or goes by none, is entered
 * with the paper that approved it. */
bool org_term_may_be_entered(struct ctx *c, const struct org_row *org, const struct org_form *form)
{
	struct run_term_way way;

	if (text_chars(form->document) > LIMIT_ORG_PATH_DOCUMENT)
		return ctx_refuse_field(c, "document", T_org_document_long, "n", ctx_number(c, LIMIT_ORG_PATH_DOCUMENT), NULL);
	if (!ctx_day_is_one(c, "day", form->day_typed))
		return false;
	if (form->day == DAY_NONE)
		return true;
	if (run_term_way(c, org, &way) && form->day >= way.use.from_day)
		return ctx_refuse_field(c, "day", T_org_elect_by_case, "name", org->name, "title", programme_named(c->lang, way.use.title), "day", day_text(c->arena, way.use.from_day), NULL);
	/* Of the Party the committee above approves every result. */
	return !text_is_empty(form->document) || org_kind_is_beside(org->kind) || ctx_refuse_field(c, "document", T_org_elect_document, "day", day_text(c->arena, form->day), NULL);
}

/* A term that ended before the present one began: until the election that followed it. */
static void keep_former(struct ctx *c, const struct org_row *org, day_t day, int64_t years, const struct org_term_row *terms, size_t count)
{
	day_t until = org->elected_day;

	for (size_t i = count; i > 0 && terms[i - 1].elected_day > day; i--)
		until = terms[i - 1].elected_day;
	org_term_until(c->store, org->id, until, day);
	org_term_keep(c->store, org->id, day, years, day_add_months(day, (int)years * 12), until);
	org_set_term(c->store, org->id, org->elected_day, org->term_years, org->term_ends_day, org->row_version);
	audit_note_day(c, "org_term", "elected_day", org->id.v, DAY_NONE, day);
}

static bool write_term(struct ctx *c, const struct org_row *org, day_t day, int64_t years, const char *typed, bool corrects)
{
	struct org_term_row *terms;
	size_t count;
	day_t ends;

	if (org_kind_find(org->kind) != NULL && !org_kind_find(org->kind)->may_elect)
		return ctx_refuse(c, AGAINST_RULE, T_org_no_election, "kind", code_name(c->lang, "org_kind", org->kind), NULL);
	if (!org_term_is_right(c, org, years, typed) || !org_day_is_right(c, day, org->from_day))
		return false;
	count = org_terms(c->store, org->id, &terms);
	if (corrects && count > 0 && day <= terms[count - 1].elected_day)
		return ctx_refuse_field(c, "day", T_org_elect_corrects_early, "name", org->name, "before", day_text(c->arena, terms[count - 1].elected_day), NULL);
	if (!corrects && org->elected_day != DAY_OPEN && day < org->elected_day) {
		keep_former(c, org, day, years, terms, count);
		return true;
	}
	if (corrects)
		org_term_until(c->store, org->id, org->elected_day, day);
	else if (org->elected_day != DAY_OPEN && day > org->elected_day)
		org_term_keep(c->store, org->id, org->elected_day, org->term_years, org->term_ends_day, day);
	ends = day_add_months(day, (int)years * 12);
	org_set_term(c->store, org->id, day, years, ends, org->row_version);
	audit_note_day(c, "org", "elected_day", org->id.v, org->elected_day, day);
	audit_note_day(c, "org", "term_ends_day", org->id.v, org->term_ends_day, ends);
	return true;
}

bool org_elect(struct ctx *c, org_id id, const struct org_form *form)
{
	struct org_row org;

	ctx_begin(c, "org.elect", "org", id.v, id.v);
	if (!org_take(c, id, form, &org) || !org_term_may_be_entered(c, &org, form) || !post_mass_is_told(c, &org, "", form->document) ||
	    !write_term(c, &org, form->day, form->term_years, form->term_typed, form->corrects))
		return false;
	if (!text_is_empty(form->document))
		store_note(c->store, "document", NULL, form->document);
	return ctx_commit(c);
}

bool org_write_term(struct ctx *c, org_id id, day_t day, int64_t years)
{
	struct org_row org;

	return org_get(c->store, id, &org) && write_term(c, &org, day, years, NULL, false);
}

enum term_state org_term_state(const struct org_row *org, day_t today)
{
	return term_state(org->term_years, org->term_ends_day, today);
}
