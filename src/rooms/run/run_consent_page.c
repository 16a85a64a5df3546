/* What one agreed to, in the browser. */
#include "rooms/run/run.h"
#include "rooms/run/run_consent.h"
#include "rooms/run/run_consent_tmpl.h"
#include "text/run.h"
#include "web/web.h"

ROUTE(GET, "/me/consent", run_consent_page, SIGNED_IN, "What one agreed to oneself, and the way to take it back")
ROUTE(POST, "/me/consent/:run", run_consent_save, SIGNED_IN, "Withdraw one's consent: the case ends; for whom it is about alone")

void run_consent_page(struct web *w)
{
	struct run_consents all;

	run_consents_read(w->c, &all);
	run_consent_screen(&w->view, &all);
	web_page(w);
}

void run_consent_save(struct web *w)
{
	if (run_withdraw(w->c, web_path(w, run))) {
		web_notice(w, T_run_consent_withdrawn, NULL);
		web_redirect(w, "/me/consent");
	} else if (web_form_again(w)) {
		run_consent_page(w);
	}
}
