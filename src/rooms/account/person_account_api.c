/* The account of a person, for programs of who appoints. */
#include "rooms/account/account.h"
#include "web/web.h"

ROUTE(POST, "/api/v1/person/:person/account", person_account_api, MAY_APPOINT, "Open an account for a person (by default with the login proposed); gives the one-time password")
TAKES(person_account_api, { A_TEXT("login", LIMIT_ACCOUNT_LOGIN) })
GIVES(person_account_api, 201, { AN_ID("account") }, { A_TEXT("login", 0) }, { A_TEXT("password", 0) })

void person_account_api(struct web *w)
{
	int64_t person = web_path_id(w, "person"), account;
	const char *login = web_param(w, "login"), *password;
	struct account_offer offer;
	struct json *j;

	if (login[0] == '\0') {
		if (!account_offer(w->c, person, &offer))
			return;
		login = offer.login != NULL ? offer.login : "";
	}
	if (!account_open(w->c, person, login, &account, &password))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "account", account);
	json_put_text(j, "login", text_lower(w->c->arena, login));
	json_put_text(j, "password", password);
	json_end(j);
}
