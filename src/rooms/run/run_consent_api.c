/* What one agreed to, for programs. */
#include "rooms/run/run.h"
#include "rooms/run/run_consent.h"
#include "web/web.h"

FIELDS(RUN_CONSENT, { AN_ID("run"), AT(struct run_consent, run) }, ROW_NAMED(struct run_consent, title), ROW_NAMED(struct run_consent, programme_title),
	ROW_TEXT(struct run_consent, org_name), ROW_TEXT(struct run_consent, state), ROW_DAY(struct run_consent, agreed_day), ROW_DAY(struct run_consent, ended_day))
FIELDS(RUN_CONSENT_MEMBER, ROW_ID(struct run_consent_member, id), ROW_TEXT(struct run_consent_member, host_name), ROW_TEXT(struct run_consent_member, act),
	ROW_DAY(struct run_consent_member, from_day), ROW_DAY(struct run_consent_member, to_day))

ROUTE(GET, "/api/v1/me/consent", run_consent_api_list, SIGNED_IN, "What one agreed to oneself: cases, and memberships of self-organisations, with their days")
TAKES_NOTHING(run_consent_api_list)
GIVES(run_consent_api_list, 200, { A_LIST("cases", RUN_CONSENT) }, { A_LIST("members", RUN_CONSENT_MEMBER) })

ROUTE(POST, "/api/v1/me/consent/:run", run_consent_api_withdraw, SIGNED_IN, "Withdraw one's consent: the case ends; for whom it is about alone")
TAKES_NOTHING(run_consent_api_withdraw)
GIVES_ID(run_consent_api_withdraw, 200)

void run_consent_api_list(struct web *w)
{
	struct run_consents all;
	struct json *j;

	run_consents_read(w->c, &all);
	j = web_json(w);
	json_object(j);
	api_put_rows(j, "cases", RUN_CONSENT, all.cases, all.cases_count);
	api_put_rows(j, "members", RUN_CONSENT_MEMBER, all.members, all.members_count);
	json_end(j);
}

void run_consent_api_withdraw(struct web *w)
{
	if (run_withdraw(w->c, web_path(w, run)))
		web_give_id(w, web_path(w, run).v);
}
