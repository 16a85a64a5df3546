/* Drafts: kept by the script layer while somebody types, dropped by choice. */
#include <string.h>
#include "core/permit.h"
#include "text/permit.h"
#include "text/web.h"
#include "web/draft.h"
#include "web/draft_sql.h"
#include "web/router.h"
#include "web/run.h"

ROUTE(POST, "/draft", draft_save, SIGNED_IN, "Keeps what is typed into a form that is not sent yet: draft_form (its address), draft_page and the fields")
ROUTE(POST, "/draft/:draft/drop", draft_drop_save, SIGNED_IN, "Forgets a draft of one's own")

/* Only for a form of this program that the account may send. */
static bool may_send(struct web *w, const char *form)
{
	struct web_request probe = { .arena = w->request->work, .method = "POST", .path = arena_text_n(w->request->work, form, strcspn(form, "#")) };

	if (!web_is_local(form) || strchr(form, '?') != NULL || router_find(run_of(w)->site->router, &probe) != ROUTER_FOUND)
		return ctx_refuse(w->c, NOT_FOUND, T_permit_not_found, NULL);
	return permit_route(w->c, probe.route->permission);
}

void draft_save(struct web *w)
{
	const char *form = web_param_raw(w, "draft_form");

	if (!may_send(w, form))
		return;
	store_begin_unlogged(w->c->store);
	if (!draft_put(w->c->store, w, draft_typed_into(w, form))) {
		ctx_refuse(w->c, BAD_INPUT, T_web_draft_large, NULL);
		return;
	}
	if (store_commit(w->c->store))
		w->request->status = 204;
}

void draft_drop_save(struct web *w)
{
	draft_id id = { web_path_id(w, "draft") };
	account_id account = { w->c->actor.account_id };
	struct draft_full full;

	if (!draft_get(w->c->store, id, account, &full)) {
		ctx_refuse(w->c, NOT_FOUND, T_permit_not_found, NULL);
		return;
	}
	store_begin_unlogged(w->c->store);
	draft_delete_one(w->c->store, id, account);
	if (!store_commit(w->c->store))
		return;
	web_notice(w, T_web_draft_dropped, NULL);
	web_redirect(w, web_is_local(full.page) ? full.page : "/");
}
