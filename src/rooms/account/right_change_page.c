/* Rights that wait for a second person: the page of the system administrator, who decides. */
#include "core/code.h"
#include "rooms/account/account_admin_tmpl.h"
#include "text/account.h"
#include "web/web.h"

ROUTE(GET, "/post-right/pending", right_pending_page, SYSTEM_ADMIN, "Rights of kinds of posts that wait for the second administrator")
ROUTE(POST, "/post-right/pending/:right/confirm", right_confirm_save, SYSTEM_ADMIN, "Confirm proposed rights as the second administrator")
ROUTE(POST, "/post-right/pending/:right/refuse", right_refuse_save, SYSTEM_ADMIN, "Refuse proposed rights as the second administrator")

void right_pending_page(struct web *w)
{
	struct right_change_row *changes;
	size_t count = right_change_waiting(w->c->store, &changes);

	right_pending_screen(&w->view, changes, count);
	web_page(w);
}

void right_confirm_save(struct web *w)
{
	if (!right_change_confirm(w->c, web_path_id(w, "right"), web_row_version(w)))
		return;
	web_notice(w, T_account_right_confirmed, NULL);
	web_redirect(w, "/post-right/pending");
}

void right_refuse_save(struct web *w)
{
	if (!right_change_refuse(w->c, web_path_id(w, "right"), web_param(w, "reason"), web_row_version(w))) {
		if (web_form_again(w))
			right_pending_page(w);
		return;
	}
	web_notice(w, T_account_right_refused, NULL);
	web_redirect(w, "/post-right/pending");
}
