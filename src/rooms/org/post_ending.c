#include "rooms/org/post_ending.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "schema/model.h"
#include "text/org.h"

/* Who may not appoint to a post may not say how it was left. */
static bool may_say(struct ctx *c, const struct holding_row *holding, const struct post_form *form)
{
	struct post_row post;
	bool ignored;

	if (!permit_require(c, MAY_APPOINT, holding->org.v))
		return false;
	if (!post_get(c->store, holding->post, &post))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	if (form->row_version != holding->row_version)
		return ctx_refuse_changed(c, T_org_changed_meanwhile, "name", post.name, NULL);
	if (!permit_may_appoint(c, holding->org.v, post.kind, holding->person.v, &ignored))
		return false;
	if (strcmp(holding->manner, "derived") == 0)
		return ctx_refuse(c, AGAINST_RULE, T_org_holding_is_derived, NULL);
	return (holding->to_day <= c->today && !holding->needs_second) ||
		ctx_refuse(c, AGAINST_RULE, T_org_ending_in_office, "post", post.name, "since", day_text(c->arena, holding->from_day), NULL);
}

static bool is_right(struct ctx *c, const struct post_form *form, const char *said)
{
	if (text_is_empty(form->ended_as) || code_find("holding_ending", form->ended_as) == NULL)
		return ctx_refuse_field(c, "ended_as", T_org_ended_as_missing, NULL);
	if (strcmp(form->ended_as, said) == 0)
		return ctx_refuse_field(c, "ended_as", T_org_ending_same, "ending", code_name(c->lang, "holding_ending", said), NULL);
	if (!text_says(form->reason))
		return ctx_refuse_field(c, "reason", T_org_ending_reason_missing, NULL);
	if (text_chars(form->reason) > LIMIT_HOLDING_REASON)
		return ctx_refuse_field(c, "reason", T_org_text_long, "n", ctx_number(c, LIMIT_HOLDING_REASON), NULL);
	return form->document == NULL || text_chars(form->document) <= LIMIT_HOLDING_DOCUMENT ||
		ctx_refuse_field(c, "document", T_org_document_long, "n", ctx_number(c, LIMIT_HOLDING_DOCUMENT), NULL);
}

bool post_say_ending(struct ctx *c, holding_id id, const struct post_form *form)
{
	struct holding_ending_row before = { .ended_as = "" };
	struct holding_row holding;

	ctx_begin(c, "post.ending", "holding", id.v, 0);
	if (!holding_get(c->store, id, &holding))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	if (!may_say(c, &holding, form))
		return false;
	holding_ending_get(c->store, id, &before);
	if (!is_right(c, form, before.ended_as))
		return false;
	store_subject(c->store, id.v, holding.org.v);
	holding_ending_put(c->store, id, form->ended_as);
	holding_endings_derived(c->store, holding.post.v, holding.person, holding.to_day, form->ended_as);
	holding_touch(c->store, id, holding.row_version);
	audit_note_text(c, "holding_ending", "ended_as", id.v, before.ended_as[0] == '\0' ? NULL : before.ended_as, form->ended_as);
	store_note(c->store, "reason", NULL, form->reason);
	if (!text_is_empty(form->document))
		store_note(c->store, "document", NULL, form->document);
	return ctx_commit(c);
}
