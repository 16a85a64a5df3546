/* The security administrator (accounts, rights of posts) and the system administrator (settings) for programs: the
 * same rules as the pages. A one-time password stands in the answer once and nowhere else. */
#include <string.h>
#include "core/code.h"
#include "core/setting.h"
#include "rooms/account/account.h"
#include "text/account.h"
#include "text/permit.h"
#include "web/request.h"
#include "web/web.h"

#define PAGE_ROWS 200
#define RIGHTS_CHARS_MAX 40	/* of one key */

FIELDS(ACCOUNT, ROW_ID(struct account_list_row, id), ROW_TEXT(struct account_list_row, login), ROW_TEXT(struct account_list_row, name),
	ROW_ID(struct account_list_row, person), { A_CHOICE("administrator", "system security audit"), OR_NULL },
	ROW_BOOL(struct account_list_row, has_totp), ROW_BOOL(struct account_list_row, must_change), ROW_BOOL(struct account_list_row, is_closed),
	ROW_INT(struct account_list_row, row_version))
FIELDS(SECRET, { AN_ID("id") }, { A_TEXT("login", 0) }, { A_TEXT("password", 0) })
/* waiting: for the second administrator */
FIELDS(RIGHTS, { A_CODE("kind", "post_kind") }, { A_TEXT("rights", 0), LIST }, { A_TEXT("waiting", 0), LIST }, { AN_INT("row_version") })
FIELDS(SETTING, { A_TEXT("name", 0) }, { A_TEXT("value", 0) }, { A_TEXT("choices", 0), LIST }, { AN_INT("from"), OR_NULL }, { AN_INT("to"), OR_NULL }, { AN_INT("row_version") })

ROUTE(GET, "/api/v1/account", account_api_list, SECURITY_ADMIN, "Accounts by the beginning of the name (q) and by state, 200 a page")
TAKES(account_api_list, { A_TEXT("q", LIMIT_ACCOUNT_LOGIN) }, { A_CHOICE("state", "open closed") }, A_PAGE)
GIVES_PAGE(account_api_list, ACCOUNT)

ROUTE(GET, "/api/v1/account/:account", account_api_get, SECURITY_ADMIN, "One account")
TAKES_NOTHING(account_api_get)
GIVES_SAME(account_api_get, 200, ACCOUNT)

ROUTE(POST, "/api/v1/account", account_api_create, SECURITY_ADMIN, "Make an account for a person (ID number, or number of the archive); gives its one-time password")
TAKES(account_api_create, { A_TEXT("login", LIMIT_ACCOUNT_LOGIN), NEEDED }, { A_TEXT("person", 40), NEEDED })
GIVES_SAME(account_api_create, 201, SECRET)

ROUTE(POST, "/api/v1/account/:account/reset", account_api_reset, SECURITY_ADMIN, "A new one-time password; the sessions end; drop_code takes the one-time code away too")
TAKES(account_api_reset, { A_BOOL("drop_code") })
GIVES_SAME(account_api_reset, 200, SECRET)

ROUTE(POST, "/api/v1/account/:account/close", account_api_close, SECURITY_ADMIN, "Close an account (lock); its sessions end")
TAKES(account_api_close, A_VERSION)
GIVES_ID(account_api_close, 200)

ROUTE(POST, "/api/v1/account/:account/reopen", account_api_reopen, SECURITY_ADMIN, "Reopen a closed account (unlock)")
TAKES(account_api_reopen, A_VERSION)
GIVES_ID(account_api_reopen, 200)

ROUTE(GET, "/api/v1/post-right", right_api_list, SECURITY_ADMIN, "Which kind of post carries which rights")
TAKES_NOTHING(right_api_list)
GIVES_ROWS(right_api_list, RIGHTS)

ROUTE(GET, "/api/v1/post-right/:kind", right_api_get, SECURITY_ADMIN, "The rights of one kind of post")
TAKES_NOTHING(right_api_get)
GIVES_SAME(right_api_get, 200, RIGHTS)

ROUTE(POST, "/api/v1/post-right/:kind", right_api_set, SECURITY_ADMIN, "Change the rights of one kind of post: all that it shall carry; grave ones wait for the second administrator")
TAKES(right_api_set, { A_TEXT("rights", RIGHTS_CHARS_MAX), LIST }, A_VERSION)
GIVES_SAME(right_api_set, 200, RIGHTS)

ROUTE(GET, "/api/v1/setting", setting_api_list, SYSTEM_ADMIN, "Settings of the program, and what each may be")
TAKES_NOTHING(setting_api_list)
GIVES_ROWS(setting_api_list, SETTING)

ROUTE(POST, "/api/v1/setting", setting_api_set, SYSTEM_ADMIN, "Change a setting")
TAKES(setting_api_set, { A_TEXT("name", LIMIT_SETTING_NAME), NEEDED }, { A_TEXT("value", LIMIT_SETTING_VALUE), NEEDED }, A_VERSION)
GIVES(setting_api_set, 200, { A_TEXT("name", 0) }, { A_TEXT("value", 0) })

/* ---- accounts ---- */

static void put_account(struct json *j, const struct account_list_row *row)
{
	static const char *const ADMINS[] = { NULL, "system", "security", "audit" };

	json_object(j);
	api_put_members(j, ACCOUNT, row);
	json_put_text(j, "administrator", row->admin < ADMIN_NONE || row->admin > ADMIN_AUDIT ? NULL : ADMINS[row->admin]);
	json_end(j);
}

void account_api_list(struct web *w)
{
	const char *needle = text_lower(w->c->arena, web_param(w, "q")), *asked = web_param(w, "state");
	int64_t page = web_page_number(w), state = strcmp(asked, "open") == 0 ? 0 : strcmp(asked, "closed") == 0 ? 1 : 2;
	struct account_count_row counted = { 0 };
	struct account_list_row *rows;
	size_t count;
	struct json *j;

	account_list_count(w->c->store, needle, state, &counted);
	count = account_list(w->c->store, needle, state, PAGE_ROWS, (page - 1) * PAGE_ROWS, &rows);
	j = web_list_begin(w, counted.count);
	for (size_t i = 0; i < count; i++)
		put_account(j, &rows[i]);
	web_list_end(j);
}

void account_api_get(struct web *w)
{
	struct account_name_row name = { "" };
	struct account_row row;

	if (!account_get(w->c->store, web_path(w, account), &row)) {
		ctx_refuse(w->c, NOT_FOUND, T_permit_not_found, NULL);
		return;
	}
	account_person_name(w->c->store, (person_id){ row.person }, &name);
	put_account(web_json(w), &(struct account_list_row){ .id = row.id, .login = row.login, .name = name.name, .person = row.person,
		.admin = row.admin, .has_totp = row.totp_secret.bytes > 0, .must_change = row.must_change, .is_closed = row.is_closed,
		.row_version = row.row_version });
}

static void give_secret(struct web *w, int64_t account, const char *login, const char *password)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", account);
	json_put_text(j, "login", login);
	json_put_text(j, "password", password);
	json_end(j);
}

void account_api_create(struct web *w)
{
	struct new_account in = { .login = web_param(w, "login"), .person = web_param(w, "person") };
	const char *password;
	int64_t account;

	if (account_create(w->c, &in, &account, &password))
		give_secret(w, account, text_lower(w->c->arena, in.login), password);
}

void account_api_reset(struct web *w)
{
	int64_t id = web_path(w, account).v;
	struct account_row row;
	const char *password;

	if (!account_reset(w->c, id, strcmp(web_param(w, "drop_code"), "1") == 0, &password))
		return;
	web_session_end_of_account(w, id, false);
	if (account_get(w->c->store, web_path(w, account), &row) && ctx_commit(w->c))
		give_secret(w, id, row.login, password);
}

static void put_closed(struct web *w, bool closes)
{
	int64_t id = web_path(w, account).v;

	if (!account_close(w->c, id, web_row_version(w), closes))
		return;
	web_session_end_of_account(w, id, false);
	if (ctx_commit(w->c))
		web_give_id(w, id);
}

void account_api_close(struct web *w) { put_closed(w, true); }
void account_api_reopen(struct web *w) { put_closed(w, false); }

/* ---- rights ---- */

static void put_keys(struct json *j, const char *name, permission_set rights)
{
	json_name(j, name);
	json_array(j);
	for (int p = 0; p < PERMISSIONS_COUNT; p++)
		if ((rights & PERMISSION_BIT(p)) != 0)
			json_text(j, permission_key((enum permission)p));
	json_end(j);
}

static void put_rights(struct ctx *c, struct json *j, const char *kind, permission_set rights, permission_set waiting)
{
	json_object(j);
	json_put_text(j, "kind", kind);
	put_keys(j, "rights", rights);
	put_keys(j, "waiting", waiting);
	json_put_int(j, "row_version", account_rights_version(c, rights, waiting));
	json_end(j);
}

void right_api_list(struct web *w)
{
	struct kind_rights *kinds;
	size_t count = account_rights(w->c, &kinds);
	struct json *j = web_list_begin(w, -1);

	for (size_t i = 0; i < count; i++)
		put_rights(w->c, j, kinds[i].kind, kinds[i].rights, kinds[i].waiting);
	web_list_end(j);
}

/* False after a refusal: there is no such kind of post. */
static bool is_kind(struct web *w)
{
	return code_find("post_kind", web_path_text(w, "kind")) != NULL || ctx_refuse(w->c, NOT_FOUND, T_permit_not_found, NULL);
}

void right_api_get(struct web *w)
{
	const char *kind = web_path_text(w, "kind");

	if (is_kind(w))
		put_rights(w->c, web_json(w), kind, permit_kind_rights(w->c, kind), account_waiting_rights(w->c, kind));
}

void right_api_set(struct web *w)
{
	const char *kind = web_path_text(w, "kind"), **keys;
	size_t count = web_params_all(w, "rights", &keys);
	permission_set wanted = 0;

	if (!is_kind(w))
		return;
	for (size_t i = 0; i < count; i++) {
		int p = permission_find(keys[i]);

		if (p < 0) {
			ctx_refuse_field(w->c, "rights", T_account_no_right, "right", keys[i], NULL);
			return;
		}
		wanted |= PERMISSION_BIT(p);
	}
	if (account_put_rights(w->c, kind, wanted, web_row_version(w)))
		put_rights(w->c, web_json(w), kind, permit_kind_rights(w->c, kind), account_waiting_rights(w->c, kind));
}

/* ---- settings ---- */

static void put_setting(struct ctx *c, struct json *j, enum setting setting)
{
	const struct setting_rule *rule = &SETTING_RULES[setting];
	bool is_number = rule->choices == NULL && rule->fits == NULL;

	json_object(j);
	json_put_text(j, "name", rule->name);
	json_put_text(j, "value", setting_value(c->store, setting));
	json_name(j, "choices");
	json_array(j);
	for (const char *const *choice = rule->choices; choice != NULL && *choice != NULL; choice++)
		json_text(j, *choice);
	json_end(j);
	json_name(j, "from");
	is_number ? json_int(j, rule->from) : json_null(j);
	json_name(j, "to");
	is_number ? json_int(j, rule->to) : json_null(j);
	json_put_int(j, "row_version", account_setting_version(c, setting));
	json_end(j);
}

void setting_api_list(struct web *w)
{
	struct json *j = web_list_begin(w, -1);

	for (enum setting i = 0; i < SETTINGS_COUNT; i++)
		put_setting(w->c, j, i);
	web_list_end(j);
}

void setting_api_set(struct web *w)
{
	const char *name = web_param(w, "name"), *value = web_param(w, "value");
	struct json *j;

	/* An empty text takes a setting back; one that was left out is a slip. */
	if (request_param(w->request, "value") == NULL) {
		ctx_refuse_field(w->c, "value", T_account_setting_outside, NULL);
		return;
	}
	if (!account_put_setting(w->c, name, value, web_row_version(w)))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "name", name);
	json_put_text(j, "value", value);
	json_end(j);
}
