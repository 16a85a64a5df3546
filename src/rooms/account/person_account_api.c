/* The account of a person, for programs of who appoints. */
#include "rooms/account/account.h"
#include "web/web.h"

ROUTE(POST, "/api/v1/person/:person/account", person_account_api, MAY_APPOINT, "Open an account for a person: login (default: the one proposed); gives the one-time password")

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
	web_json_status(w, 201);
	json_object(j);
	json_put_id(j, "account", account);
	json_put_text(j, "login", text_lower(w->c->arena, login));
	json_put_text(j, "password", password);
	json_end(j);
}
