/* The move of a whole branch in the browser: who goes along, and where to. */
#include "rooms/org/org_input.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_request.h"
#include "rooms/transfer/transfer_branch_screen.h"
#include "rooms/transfer/transfer_branch_tmpl.h"
#include "text/transfer.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/transfer", transfer_branch_page, MAY_EDIT_ORG, "The members of a branch and the form that moves it to another committee with all of them")
ROUTE(POST, "/org/:org/transfer", transfer_branch_save, MAY_EDIT_ORG, "Move a branch to another committee with all its members")

static void show(struct web *w)
{
	struct ctx *c = w->c;
	struct transfer_branch_screen s = { .parent = web_param(w, "parent_code"), .day = web_param(w, "day"), .document = web_param(w, "document") };

	if (!transfer_branch_see(c, web_path(w, org), &s.branch))
		return;
	if (org_request_is_needed(c, s.branch.org.id))
		s.size_text = org_request_size_words(c, &s.branch.org);
	if (s.day[0] == '\0')
		s.day = day_text(c->arena, c->today);
	transfer_branch_screen(&w->view, &s);
	web_page(w);
}

/* What keeps no members moves alone. */
void transfer_branch_page(struct web *w)
{
	struct org_row org;

	if (!org_see_for(w->c, web_path(w, org), MAY_EDIT_ORG, &org))
		return;
	if (org_kind_keeps_members(org.kind))
		show(w);
	else
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/move/form", (long long)org.id.v));
}

void transfer_branch_save(struct web *w)
{
	struct ctx *c = w->c;
	struct org_form form;
	transfer_id made;
	bool is_done;

	org_form_read(w, &form);
	is_done = transfer_branch_move(c, web_path(w, org), &form, &made);
	if (is_done && org_request_was_asked(w, web_path(w, org)))
		return;
	if (is_done) {
		web_notice(w, T_transfer_branch_moved, NULL);
		web_redirect(w, arena_printf(c->arena, "/transfer/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show(w);
	}
}
