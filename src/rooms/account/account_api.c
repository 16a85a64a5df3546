/* Sessions and one's own account for programs. */
#include "rooms/account/account.h"

#include "core/permit.h"
#include "web/web.h"

FIELDS(OWN_POST, { AN_ID("holding"), AT(struct permit_post, holding_id) }, { A_TEXT("post", 0), AT(struct permit_post, post_name) },
	{ AN_ID("org"), AT(struct permit_post, org_id) }, ROW_TEXT(struct permit_post, org_name))
FIELDS(ME, { AN_ID("account") }, { A_TEXT("name", 0) }, { A_CHOICE("administrator", "system security audit"), OR_NULL },
	{ A_CHOICE("duty", "change_password enrol_totp choose_post"), OR_NULL }, { AN_ID("holding"), OR_NULL }, { A_LIST("posts", OWN_POST) },
	{ A_TEXT("rights", 0), LIST })

ROUTE(POST, "/api/v1/session", session_api_create, ANYONE, "Account, password and one-time code (totp) for a token")
TAKES(session_api_create, { A_TEXT("login", LIMIT_ACCOUNT_LOGIN), NEEDED }, { A_TEXT("password", LIMIT_ACCOUNT_PASSWORD), NEEDED }, { A_TEXT("totp", 10) })
GIVES(session_api_create, 201, { A_TEXT("token", 0) }, { AN_ID("account") })

ROUTE(POST, "/api/v1/session/confirm", session_api_confirm, SIGNED_IN, "Prove again who acts before a grave act, for five minutes; gives the new token")
TAKES(session_api_confirm, { A_TEXT("password", LIMIT_ACCOUNT_PASSWORD), NEEDED }, { A_TEXT("totp", 10) })
GIVES(session_api_confirm, 200, { A_TEXT("token", 0) })

ROUTE(DELETE, "/api/v1/session", session_api_delete, SIGNED_IN, "End the session of the token")
TAKES_NOTHING(session_api_delete)
GIVES_NOTHING(session_api_delete)

ROUTE(PUT, "/api/v1/session/post", session_api_post, SIGNED_IN, "Choose the post (holding) the token acts in")
TAKES(session_api_post, { AN_ID("holding"), NEEDED })
GIVES_SAME(session_api_post, 200, ME)

ROUTE(GET, "/api/v1/me", me_api, SIGNED_IN, "Who the token stands for, and what it may do")
TAKES_NOTHING(me_api)
GIVES_SAME(me_api, 200, ME)

void session_api_create(struct web *w)
{
	struct ctx *c = w->c;
	int64_t account;
	const char *token;
	struct json *j;

	if (!account_sign_in(c, web_param(w, "login"), web_param(w, "password"), web_param(w, "totp"), &account))
		return;
	token = web_session_start(w, account, 0, true);
	if (!ctx_commit(c))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "token", token);
	json_put_id(j, "account", account);
	json_end(j);
}

void session_api_confirm(struct web *w)
{
	const char *token;
	struct json *j;

	if (!account_step_up(w->c, web_param(w, "password"), web_param(w, "totp")))
		return;
	token = web_session_step_up(w);
	if (!ctx_commit(w->c))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "token", token);
	json_end(j);
}

void session_api_delete(struct web *w)
{
	struct json *j;

	ctx_begin(w->c, "account.sign_out", "account", w->c->actor.account_id, 0);
	web_session_end(w);
	if (!ctx_commit(w->c))
		return;
	j = web_json(w);
	json_object(j);
	json_end(j);
}

static void put_me(struct web *w)
{
	static const char *const DUTIES[] = { NULL, "change_password", "enrol_totp", "choose_post" };
	static const char *const ADMINS[] = { NULL, "system", "security", "audit" };
	const struct actor *actor = &w->c->actor;
	struct permit_post *posts = NULL;
	size_t count = actor->person_id > 0 ? permit_posts(w->c, actor->person_id, &posts) : 0;
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "account", actor->account_id);
	json_put_text(j, "name", actor->name);
	json_put_text(j, "administrator", ADMINS[actor->admin]);
	json_put_text(j, "duty", DUTIES[actor->duty]);
	json_name(j, "holding");
	actor->holding_id > 0 ? json_id(j, actor->holding_id) : json_null(j);
	api_put_rows(j, "posts", OWN_POST, posts, count);
	json_name(j, "rights");
	json_array(j);
	for (int p = 0; p < PERMISSIONS_COUNT; p++)
		if (may(w->c, (enum permission)p))
			json_text(j, permission_key((enum permission)p));
	json_end(j);
	json_end(j);
}

void me_api(struct web *w)
{
	put_me(w);
}

void session_api_post(struct web *w)
{
	int64_t account = w->c->actor.account_id, holding = web_param_int(w, "holding", 0);

	if (!account_choose_post(w->c, holding))
		return;
	web_session_choose_post(w, holding);
	if (ctx_commit(w->c) && permit_load(w->c, account, holding, NULL, NULL))
		put_me(w);
}
