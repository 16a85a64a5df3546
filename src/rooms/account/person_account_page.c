/* The account of a person, opened from the page of the person. */
#include "rooms/account/account_tmpl.h"

#include "web/web.h"

ROUTE(GET, "/person/:person/account", person_account_page, MAY_APPOINT, "The form that opens an account for a person: a name proposed, and the posts it will act in")
ROUTE(POST, "/person/:person/account", person_account_save, MAY_APPOINT, "Open an account for a person; shows its one-time password")

static void show(struct web *w, const char *typed)
{
	int64_t person = web_path_id(w, "person");
	struct account_offer offer;

	if (!account_offer(w->c, person, &offer))
		return;
	if (typed != NULL)
		offer.login = typed;
	person_account_screen(&w->view, &offer, arena_printf(w->c->arena, "/person/%lld", (long long)person));
	web_page(w);
}

void person_account_page(struct web *w)
{
	show(w, NULL);
}

void person_account_save(struct web *w)
{
	int64_t person = web_path_id(w, "person"), account;
	const char *login = web_param(w, "login"), *password;

	if (account_open(w->c, person, login, &account, &password)) {
		account_secret_page(&w->view, text_lower(w->c->arena, login), account_holder_name(w->c, account), password, arena_printf(w->c->arena, "/person/%lld", (long long)person));
		web_page(w);
	} else if (w->c->refusals_count > 0 && w->c->refusals[0].field != NULL && !store_is_writing(w->c->store)) {
		web_status(w, 422);
		show(w, login);
	}
}
