/* Which posts an organisation has: added, changed and closed, each change kept with its reason and document (KFQ-07). Who holds them: post_holder.c. */
#include "rooms/org/post_part.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/org/org_sql.h"
#include "rooms/org/post_fit.h"
#include "schema/model.h"
#include "text/org.h"

#define SEATS_MAX 999

bool post_is_of_committee(const char *kind)
{
	static const char *const KINDS[] = { "committee_member", "organisation_member", "publicity_member", "discipline_member", "youth_member",
		"united_front_member" };

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (strcmp(kind, KINDS[i]) == 0)
			return true;
	return false;
}

static bool name_and_seats_are_right(struct ctx *c, const struct post_form *form)
{
	bool is_right = true;

	if (text_is_empty(form->name))
		is_right = ctx_refuse_field(c, "name", T_org_post_name_missing, NULL);
	else if (text_chars(form->name) > LIMIT_POST_NAME)
		is_right = ctx_refuse_field(c, "name", T_org_name_long, "n", ctx_number(c, LIMIT_POST_NAME), NULL);
	if (form->seats < 1 || form->seats > SEATS_MAX)
		is_right = ctx_refuse_field(c, "seats", T_org_post_seats, "n", ctx_number(c, SEATS_MAX), NULL);
	return is_right;
}

/* A post to be changed: there, open, and as the form saw it. */
bool post_take(struct ctx *c, post_id id, enum permission p, struct post_row *post)
{
	struct org_row org = { .to_day = DAY_OPEN };

	if (!post_get(c->store, id, post))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	if (!permit_require(c, p, post->org.v))
		return false;
	if (post->to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_org_post_closed, "name", post->name, NULL);
	/* A body that was merged or closed acts no more (SN-03). */
	if (!org_get(c->store, post->org, &org) || org.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_org_is_closed, "day", day_text(c->arena, org.to_day), NULL);
	return true;
}

bool post_version_is_right(struct ctx *c, int64_t seen, int64_t now, const char *name)
{
	return seen == now || ctx_refuse_changed(c, T_org_changed_meanwhile, "name", name, NULL);
}

static bool explanation_fits(struct ctx *c, const struct post_form *form)
{
	return ctx_text_fits(c, "reason", form->reason, LIMIT_POST_CHANGE_REASON, T_org_text_long) &
		ctx_text_fits(c, "document", form->document, LIMIT_POST_CHANGE_DOCUMENT, T_org_document_long);
}

/* KFQ-07: every change of an establishment is kept with reason and document; a cut is refused without them. */
static bool cut_is_explained(struct ctx *c, const struct post_form *form)
{
	bool is_right = explanation_fits(c, form);

	if (!text_says(form->reason))
		is_right = ctx_refuse_field(c, "reason", T_org_cut_reason_missing, NULL);
	if (text_is_empty(form->document))
		is_right = ctx_refuse_field(c, "document", T_org_document_missing, NULL);
	return is_right;
}

static void keep_change(struct ctx *c, post_id id, org_id org, int64_t before, int64_t after, const struct post_form *form)
{
	if (before != after)
		post_change_insert(c->store, (post_change_id){ store_new_id(c->store) }, id, org, c->today, before, after,
			text_or_empty(form->reason), text_or_empty(form->document));
}

/* A post may have been there long before it is entered; not before its organisation. */
static bool start_is_right(struct ctx *c, const struct post_form *form, const struct org_row *org, day_t *since)
{
	*since = form->from_day == DAY_NONE ? c->today : form->from_day;
	if (!ctx_day_is_one(c, "from_day", form->from_typed))
		return false;
	if (*since > c->today)
		return ctx_refuse_field(c, "from_day", T_org_day_in_future, "today", day_text(c->arena, c->today), NULL);
	return *since >= org->from_day || ctx_refuse_field(c, "from_day", T_org_post_before_org, "org", org->name, "since", day_text(c->arena, org->from_day),
		"day", day_text(c->arena, *since), NULL);
}

bool post_create(struct ctx *c, org_id org, const struct post_form *form, post_id *made)
{
	struct org_row row;
	day_t since;

	ctx_begin(c, "post.create", "post", 0, org.v);
	if (!permit_require(c, MAY_EDIT_ORG, org.v))
		return false;
	if (!org_get(c->store, org, &row) || row.to_day != DAY_OPEN)
		return ctx_refuse(c, NOT_FOUND, T_org_not_found, NULL);
	if (code_find("post_kind", form->kind) == NULL)
		return ctx_refuse_field(c, "kind", T_org_post_kind_missing, NULL);
	if (!name_and_seats_are_right(c, form) || !start_is_right(c, form, &row, &since) || !post_may_be_added(c, &row, form->kind, form->seats, since))
		return false;

	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, org.v);
	post_insert(c->store, *made, org, form->kind, form->name, form->seats, form->is_exclusive, 0, SEATS_MAX, since);
	keep_change(c, *made, org, 0, form->seats, form);
	audit_note_text(c, "post", "name", made->v, NULL, form->name);
	audit_note_int(c, "post", "seats", made->v, 0, form->seats);
	audit_note_day(c, "post", "from_day", made->v, DAY_NONE, since);
	return ctx_commit(c);
}

bool post_change(struct ctx *c, post_id id, const struct post_form *form)
{
	struct post_row post;
	struct post_number taken;

	ctx_begin(c, "post.change", "post", id.v, 0);
	if (!post_take(c, id, MAY_EDIT_ORG, &post) || !post_version_is_right(c, form->row_version, post.row_version, post.name) ||
	    !name_and_seats_are_right(c, form) || !post_seats_fit(c, &post, form->seats) || !explanation_fits(c, form))
		return false;
	if (post_seats_taken(c->store, id, c->today, c->today + 1, &taken) && taken.n > form->seats)
		return ctx_refuse_field(c, "seats", T_org_post_seats_below, "n", ctx_number(c, taken.n),
			"seats", ctx_number(c, form->seats), NULL);
	if (form->seats < post.seats && !cut_is_explained(c, form))
		return false;

	store_subject(c->store, id.v, post.org.v);
	keep_change(c, id, post.org, post.seats, form->seats, form);
	post_set_seats(c->store, id, form->name, form->seats, post.row_version);
	audit_note_text(c, "post", "name", id.v, post.name, form->name);
	audit_note_int(c, "post", "seats", id.v, post.seats, form->seats);
	return ctx_commit(c);
}

bool post_close(struct ctx *c, post_id id, const struct post_form *form)
{
	struct post_row post;
	struct post_number taken;

	ctx_begin(c, "post.close", "post", id.v, 0);
	if (!post_take(c, id, MAY_EDIT_ORG, &post) || !post_version_is_right(c, form->row_version, post.row_version, post.name))
		return false;
	if (post_seats_taken(c->store, id, c->today, DAY_OPEN, &taken) && taken.n > 0)
		return ctx_refuse(c, AGAINST_RULE, T_org_post_held, "name", post.name, "n", ctx_number(c, taken.n), NULL);
	if (!cut_is_explained(c, form))
		return false;

	store_subject(c->store, id.v, post.org.v);
	keep_change(c, id, post.org, post.seats, 0, form);
	post_set_closed(c->store, id, c->today, post.row_version);
	audit_note_day(c, "post", "to_day", id.v, DAY_OPEN, c->today);
	return ctx_commit(c);
}
