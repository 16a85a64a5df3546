#include "rooms/org/org_term.h"

#include "base/text.h"
#include "rooms/org/org_kind.h"
#include "rooms/run/run_term.h"
#include "text/org.h"

bool org_term_is_right(struct ctx *c, const struct org_row *org, int64_t years)
{
	struct org_term term = org_term_of(org->kind, org->unit_kind);

	if (years >= term.least && years <= term.most)
		return true;
	if (term.least == term.most)
		return ctx_refuse_field(c, "term_years", T_org_term_years_fixed, "name", org->name, "n", ctx_number(c, term.least), "typed", ctx_number(c, years), NULL);
	return ctx_refuse_field(c, "term_years", T_org_term_years, "name", org->name, "low", ctx_number(c, term.least), "high", ctx_number(c, term.most), "typed",
		ctx_number(c, years), NULL);
}

/* Where a practice of elections is in force the term follows from its case. What was held before it came into force, or goes by none, is entered
 * with the paper that approved it. */
bool org_term_may_be_entered(struct ctx *c, const struct org_row *org, const struct org_form *form)
{
	struct run_term_way way;

	if (text_chars(form->document) > LIMIT_ORG_PATH_DOCUMENT)
		return ctx_refuse_field(c, "document", T_org_document_long, "n", ctx_number(c, LIMIT_ORG_PATH_DOCUMENT), NULL);
	if (form->day == DAY_NONE)
		return true;
	if (run_term_way(c, org, &way) && form->day >= way.use.from_day)
		return ctx_refuse_field(c, "day", T_org_elect_by_case, "name", org->name, "title", way.use.title, "day", day_text(c->arena, way.use.from_day), NULL);
	/* Of the Party the committee above approves every result. */
	return !text_is_empty(form->document) || org_kind_is_beside(org->kind) || ctx_refuse_field(c, "document", T_org_elect_document, "day", day_text(c->arena, form->day), NULL);
}
