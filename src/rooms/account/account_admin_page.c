/* Pages of the security administrator (accounts, rights of posts) and of the system administrator (settings). */
#include "rooms/account/account_admin_tmpl.h"
#include "rooms/account/account_tmpl.h"

#include <string.h>
#include "core/setting.h"
#include "web/web.h"

ROUTE(GET, "/account", account_list_page, SECURITY_ADMIN, "All accounts, by the beginning of the name and by state")
ROUTE(GET, "/account/new", account_new_page, SECURITY_ADMIN, "The form for a new account")
ROUTE(POST, "/account/new", account_new_save, SECURITY_ADMIN, "Make an account for a person; shows its one-time password")
ROUTE(GET, "/post-right", rights_page, SECURITY_ADMIN, "Which kind of post carries which right")
ROUTE(GET, "/post-right/:kind", kind_rights_page, SECURITY_ADMIN, "The rights of one kind of post")
ROUTE(POST, "/post-right/:kind", kind_rights_save, SECURITY_ADMIN, "Change the rights of one kind of post")
ROUTE(GET, "/account/:account", account_page, SECURITY_ADMIN, "One account")
ROUTE(POST, "/account/:account/reset", account_reset_save, SECURITY_ADMIN, "A new one-time password; the sessions end")
ROUTE(POST, "/account/:account/close", account_close_save, SECURITY_ADMIN, "Close or reopen an account")
ROUTE(GET, "/setting", setting_page, SYSTEM_ADMIN, "Settings of the program")
ROUTE(POST, "/setting", setting_save, SYSTEM_ADMIN, "Change a setting")

message account_kind_text(int64_t admin)
{
	return admin == ADMIN_SYSTEM ? T_account_kind_1 : admin == ADMIN_SECURITY ? T_account_kind_2 : T_account_kind_3;
}

const char *account_holder_name(struct ctx *c, int64_t account)
{
	struct account_row row;
	struct account_name_row name;

	if (!account_get(c->store, (account_id){ account }, &row))
		return "";
	if (row.admin != ADMIN_NONE)
		return ctx_words(c, account_kind_text(row.admin));
	return account_person_name(c->store, (person_id){ row.person }, &name) ? name.name : "";
}

/* ---- the list ---- */

/* What may stand in a URL as it is: all that an account name is made of. */
static bool is_plain(const char *text)
{
	return strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789._-") == strlen(text);
}

void account_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct account_list_screen screen = { .needle = text_lower(c->arena, web_param(w, "q")), .state = web_param(w, "state") };
	struct account_count_row counted;
	struct account_list_row *rows;
	struct message_arg n = { "n", NULL };
	int64_t state = strcmp(screen.state, "0") == 0 ? 0 : strcmp(screen.state, "1") == 0 ? 1 : 2;

	screen.page = web_param_int(w, "page", 1);
	if (screen.page < 1 || screen.page > 100000)
		screen.page = 1;
	screen.count = account_list_count(c->store, screen.needle, state, &counted) ? counted.count : 0;
	screen.rows_count = account_list(c->store, screen.needle, state, ACCOUNT_ROWS_PER_PAGE,
					 (screen.page - 1) * ACCOUNT_ROWS_PER_PAGE, &rows);
	screen.rows = rows;
	n.value = view_number_text(&w->view, screen.count);
	screen.count_text = message_text(c->arena, c->lang, T_account_count, &n, 1);
	screen.pager_href = arena_printf(c->arena, "/account?q=%s&state=%s&", is_plain(screen.needle) ? screen.needle : "", state == 2 ? "" : screen.state);
	account_list_screen(&w->view, &screen);
	web_page(w);
}

/* ---- one account ---- */

void account_new_page(struct web *w)
{
	struct account_name_row named = { .name = "" };
	int64_t person;

	/* Who is led here from a task comes with the number of an archive: a number names nobody. */
	if (int_parse(web_param(w, "person"), &person) && person > 0 && !account_person_name(w->c->store, (person_id){ person }, &named))
		named.name = "";
	account_new_screen(&w->view, web_param(w, "login"), web_param(w, "person"), named.name);
	web_page(w);
}

void account_new_save(struct web *w)
{
	struct new_account in = { .login = web_param(w, "login"), .person = web_param(w, "person") };
	const char *password;
	int64_t account;

	if (account_create(w->c, &in, &account, &password)) {
		account_secret_page(&w->view, text_lower(w->c->arena, in.login), account_holder_name(w->c, account), password, "/account");
		web_page(w);
	} else if (ctx_is_refused(w->c) && !store_is_writing(w->c->store)) {
		web_status(w, 422);
		account_new_page(w);
	}
}

static bool show_account(struct web *w)
{
	struct ctx *c = w->c;
	struct account_screen screen;
	int64_t id = web_path_id(w, "account");

	if (!account_get(c->store, (account_id){ id }, &screen.account))
		return ctx_refuse(c, NOT_FOUND, T_permit_not_found, NULL);
	screen.name = account_holder_name(c, id);
	screen.action_reset = arena_printf(c->arena, "/account/%lld/reset", (long long)id);
	screen.action_close = arena_printf(c->arena, "/account/%lld/close", (long long)id);
	account_screen(&w->view, &screen);
	web_page(w);
	return true;
}

void account_page(struct web *w)
{
	show_account(w);
}

void account_reset_save(struct web *w)
{
	struct account_row row;
	const char *password;
	int64_t id = web_path_id(w, "account");

	if (!account_reset(w->c, id, strcmp(web_param(w, "drop_code"), "1") == 0, &password))
		return;
	web_session_end_of_account(w, id, false);
	if (!account_get(w->c->store, (account_id){ id }, &row) || !ctx_commit(w->c))
		return;
	account_secret_page(&w->view, row.login, account_holder_name(w->c, id), password, "/account");
	web_page(w);
}

void account_close_save(struct web *w)
{
	struct account_row row;
	int64_t id = web_path_id(w, "account");
	bool closes = strcmp(web_param(w, "closes"), "1") == 0;

	if (!account_close(w->c, id, web_row_version(w), closes))
		return;
	web_session_end_of_account(w, id, false);
	if (!account_get(w->c->store, (account_id){ id }, &row) || !ctx_commit(w->c))
		return;
	web_notice(w, closes ? T_account_closed_done : T_account_reopened_done, "login", row.login, NULL);
	web_redirect(w, "/account");
}

/* ---- rights ---- */

void rights_page(struct web *w)
{
	struct kind_rights *kinds;
	size_t count = account_rights(w->c, &kinds);

	rights_screen(&w->view, kinds, count);
	web_page(w);
}

static void show_kind(struct web *w, const char *kind, permission_set ticked)
{
	permission_set waiting = account_waiting_rights(w->c, kind);

	kind_rights_screen(&w->view, kind, ticked, waiting, account_rights_version(w->c, permit_kind_rights(w->c, kind), waiting));
	web_page(w);
}

/* 409: what the kind carries now beside what was ticked. */
static void show_kind_conflict(struct web *w, const char *kind, permission_set mine)
{
	struct ctx *c = w->c;
	permission_set now = permit_kind_rights(c, kind), waiting = account_waiting_rights(c, kind);
	struct conflict_row rows[PERMISSIONS_COUNT];
	const char *href = arena_printf(c->arena, "/post-right/%s", kind);

	for (int p = 0; p < PERMISSIONS_COUNT; p++) {
		bool has = (mine & PERMISSION_BIT(p)) != 0;

		rows[p] = (struct conflict_row){ .label = permission_text((enum permission)p), .name = permission_key((enum permission)p), .mine = has ? "1" : "0",
			.mine_text = ctx_words(c, has ? T_account_right_has : T_account_right_has_not),
			.theirs = ctx_words(c, (now & PERMISSION_BIT(p)) != 0 ? T_account_right_has : (waiting & PERMISSION_BIT(p)) != 0 ? T_account_right_has_waiting : T_account_right_has_not) };
	}
	conflict_page(&w->view, .action = href, .row_version = account_rights_version(c, now, waiting), .back_href = href, .rows = rows, .rows_count = PERMISSIONS_COUNT);
	web_page(w);
}

void kind_rights_page(struct web *w)
{
	const char *kind = web_path_text(w, "kind");

	if (code_find("post_kind", kind) == NULL) {
		ctx_refuse(w->c, NOT_FOUND, T_permit_not_found, NULL);
		return;
	}
	show_kind(w, kind, permit_kind_rights(w->c, kind) | account_waiting_rights(w->c, kind));
}

void kind_rights_save(struct web *w)
{
	const char *kind = web_path_text(w, "kind");
	permission_set wanted = 0;

	for (int p = 0; p < PERMISSIONS_COUNT; p++)
		if (strcmp(web_param(w, permission_key((enum permission)p)), "1") == 0)
			wanted |= PERMISSION_BIT(p);
	if (account_put_rights(w->c, kind, wanted, web_row_version(w))) {
		web_notice(w, wanted & PERMISSIONS_GRAVE & ~permit_kind_rights(w->c, kind) ? T_account_rights_wait : T_account_rights_saved, NULL);
		web_redirect(w, "/post-right");
	} else if (web_form_again(w) && code_find("post_kind", kind) != NULL) {
		if (w->c->refusals[0].kind == CONFLICT)
			show_kind_conflict(w, kind, wanted);
		else
			show_kind(w, kind, wanted);
	}
}

/* ---- settings ---- */

static const struct { const char *name; message text; } CHOICES[] = {
	{ "default", T_account_choice_default }, { "off", T_account_choice_off },
	{ "djbh3", T_account_choice_djbh3 }, { "asvs", T_account_choice_asvs },
};

static struct option *options_of(struct ctx *c, const struct setting_about *about, size_t *count)
{
	struct option *options = arena_array(c->arena, sizeof(CHOICES) / sizeof(CHOICES[0]), sizeof(*options));

	*count = 0;
	if (about->rule->choices == NULL)
		return options;
	for (const char *const *choice = about->rule->choices; *choice != NULL; choice++)
		for (size_t i = 0; i < sizeof(CHOICES) / sizeof(CHOICES[0]); i++)
			if (strcmp(CHOICES[i].name, *choice) == 0)
				options[(*count)++] = (struct option){ .value = *choice, .label = CHOICES[i].text };
	return options;
}

void setting_page(struct web *w)
{
	struct ctx *c = w->c;
	const char **values = arena_array(c->arena, SETTINGS_COUNT, sizeof(*values));
	const struct option **options = arena_array(c->arena, SETTINGS_COUNT, sizeof(*options));
	size_t *counts = arena_array(c->arena, SETTINGS_COUNT, sizeof(*counts));

	for (enum setting i = 0; i < SETTINGS_COUNT; i++) {
		values[i] = setting_value(c->store, i);
		options[i] = options_of(c, &SETTINGS[i], &counts[i]);
	}
	setting_screen(&w->view, values, options, counts);
	web_page(w);
}

static const char *choice_words(struct ctx *c, const struct setting_about *about, const char *value)
{
	size_t count;
	struct option *options = options_of(c, about, &count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(options[i].value, value) == 0)
			return ctx_words(c, options[i].label);
	return value;
}

/* 409: the value that holds now beside the one that was typed. */
static void show_setting_conflict(struct web *w, const struct setting_about *about, const char *mine)
{
	struct ctx *c = w->c;
	enum setting setting = (enum setting)(about - SETTINGS);
	const struct conflict_row rows[] = {
		{ .label = about->title, .name = about->rule->name, .theirs = choice_words(c, about, setting_value(c->store, setting)), .mine = mine,
		  .mine_text = choice_words(c, about, mine) },
		{ .label = T_account_setting_name, .name = "name", .theirs = about->rule->name, .mine = about->rule->name },
	};

	conflict_page(&w->view, .action = "/setting", .row_version = account_setting_version(c, setting), .back_href = "/setting", .rows = rows, .rows_count = 2);
	web_page(w);
}

void setting_save(struct web *w)
{
	const char *name = web_param(w, "name");

	if (account_put_setting(w->c, name, web_param(w, name), web_row_version(w))) {
		web_notice(w, T_account_saved, NULL);
		web_redirect(w, "/setting");
	} else if (web_form_again(w)) {
		if (w->c->refusals[0].kind == CONFLICT)
			show_setting_conflict(w, account_setting_find(name), web_param(w, name));
		else
			setting_page(w);
	}
}
