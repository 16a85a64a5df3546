#include "rooms/org/post_mass.h"

#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "rooms/org/org_kind.h"
#include "text/org.h"

static const char *const GIVEN_FROM_ABOVE[] = { "appointed", "exchanged", "sent", "recruited", NULL };
static const char *const NO_OFFICERS[] = { "staff", "liaison", NULL };

bool post_mass_wants_document(const struct ctx *c, const struct org_row *org, const char *post_kind)
{
	return org_kind_is_mass(org->kind) && c->actor.org_id != org->id.v && !text_is_one_of(post_kind, NO_OFFICERS);
}

bool post_mass_is_told(struct ctx *c, const struct org_row *org, const char *post_kind, const char *document)
{
	return !post_mass_wants_document(c, org, post_kind) || !text_is_empty(document) ||
		ctx_refuse_field(c, "document", T_org_mass_document, "name", org->name, "kind", code_name(c->lang, "org_kind", org->kind), NULL);
}

bool post_mass_is_filled_by_itself(struct ctx *c, const struct org_row *org, const char *post_kind, const struct post_form *form)
{
	if (post_mass_wants_document(c, org, post_kind) && text_is_one_of(form->manner, GIVEN_FROM_ABOVE))
		return ctx_refuse_field(c, "manner", T_org_mass_manner, "name", org->name, "manner", code_name(c->lang, "holding_manner", form->manner), NULL);
	return post_mass_is_told(c, org, post_kind, form->document);
}
