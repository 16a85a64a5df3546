/* Accounts as the security administrator keeps them, and the three of the first start. */
#include "rooms/account/account_room.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/crypto.h"
#include "core/password.h"
#include "core/permit.h"
#include "core/services.h"
#include "rooms/person/person.h"
#include "rooms/person/person_digest.h"
#include "schema/model.h"
#include "text/account.h"
#include "text/permit.h"

int64_t account_add(struct ctx *c, const char *login, int64_t person, enum admin_kind admin, const char *hash, bool must_change)
{
	account_id id = { store_new_id(c->store) };

	assert(store_is_writing(c->store));
	assert(person == 0 || admin == ADMIN_NONE);
	account_insert(c->store, id, login, person, admin, hash, c->machine_s, must_change, (struct bytes){ "", 0 }, "zh");
	audit_note_text(c, "account", "login", id.v, NULL, login);
	audit_note_int(c, "account", "person_id", id.v, 0, person);
	audit_note_int(c, "account", "admin", id.v, 0, admin);
	return id.v;
}

/* ---- a new account ---- */

static bool is_login(const char *login)
{
	size_t length = strlen(login);

	if (length < LOGIN_CHARS_MIN || length > LIMIT_ACCOUNT_LOGIN || !isalnum((unsigned char)login[0]))
		return false;
	for (const char *p = login; *p != '\0'; p++)
		if (!islower((unsigned char)*p) && !isdigit((unsigned char)*p) && strchr("._-", *p) == NULL)
			return false;
	return true;
}

static bool is_void(struct ctx *c, int64_t person)
{
	struct account_void_row row;

	return account_person_void(c->store, (person_id){ person }, &row);
}

/* Whoever has left and holds no post has nothing to do here: what the archive says of them the branch tells. */
bool account_may_be_of(struct ctx *c, int64_t person, int64_t status)
{
	struct permit_post *posts;

	return status == PERSON_NOT_MEMBER || person_status_is_member(status) || (status != PERSON_DECEASED && permit_posts(c, person, &posts) > 0);
}

bool account_person_may_have(struct ctx *c, const char *field, int64_t person)
{
	struct account_holder_row row;
	message text = T_account_of_leaver;

	if (!account_holder(c->store, (person_id){ person }, &row) || account_may_be_of(c, person, row.status))
		return true;
	if (row.status == PERSON_DECEASED)
		text = T_account_of_dead;
	return field == NULL ? ctx_refuse(c, AGAINST_RULE, text, "name", row.name, "status", code_name_int(c->lang, "member_status", row.status), NULL) :
		ctx_refuse_field(c, field, text, "name", row.name, "status", code_name_int(c->lang, "member_status", row.status), NULL);
}

void account_close_of_leaver(struct ctx *c, person_id person, int64_t status)
{
	struct account_row row;

	/* Whoever moved out reads there what became of the transfer. */
	if (status == PERSON_MOVED_OUT || account_may_be_of(c, person.v, status) || !account_of_person(c->store, person.v, &row) || row.admin != ADMIN_NONE)
		return;
	account_put_closed(c->store, row.id, true, row.row_version);
	audit_note_int(c, "account", "is_closed", row.id.v, 0, 1);
}

/* 18 digits are an ID number, anything shorter the number of the archive. 0: nobody. */
static int64_t find_person(struct ctx *c, const char *typed)
{
	struct account_name_row name;
	person_id owner;
	int64_t number;
	char *upper = arena_text(c->arena, typed);

	if (strlen(typed) == 18) {
		if (upper[17] == 'x')
			upper[17] = 'X';
		if (person_by_number(c, upper, &owner))
			return owner.v;
	}
	if (int_parse(typed, &number) && number > 0 && !is_void(c, number) && account_person_name(c->store, (person_id){ number }, &name))
		return number;
	return 0;
}

bool account_login_is_free(struct ctx *c, const char *login)
{
	struct account_row row;

	if (!is_login(login))
		return ctx_refuse_field(c, "login", T_account_login_form, NULL);
	return !account_find(c->store, login, &row) || ctx_refuse_field(c, "login", T_account_login_taken, "login", login, NULL);
}

bool account_make(struct ctx *c, const char *verb, const char *login, int64_t person, int64_t *account, const char **password)
{
	const char *hash;

	*password = password_invent(c->arena);
	hash = password_hash(c->services->keys, c->arena, *password);
	if (hash == NULL)
		return ctx_refuse(c, TOO_MUCH, T_account_busy, NULL);
	ctx_begin(c, verb, "account", 0, 0);
	*account = account_add(c, login, person, ADMIN_NONE, hash, true);
	store_subject(c->store, *account, 0);
	return ctx_commit(c);
}

/* Whom of a name: by organisation and post, which are public; who holds none is told by ID number. Only one of the name: that person.
 * 0: refused, with the choice where there is one. */
static int64_t find_named(struct ctx *c, const char *typed)
{
	struct account_person_choice *rows;
	struct refusal_choice *choices;
	size_t count = text_chars(typed) <= LIMIT_PERSON_NAME ? account_people_named(c->store, typed, c->today, &rows) : 0, same = 1;

	if (count == 0) {
		ctx_refuse_field(c, "person", T_account_no_person, NULL);
		return 0;
	}
	while (same < count && rows[same].id.v == rows[0].id.v)		/* one person may hold several posts */
		same++;
	if (same == count)
		return rows[0].id.v;
	ctx_refuse_field(c, "person", T_account_person_which, "n", arena_printf(c->arena, "%zu", count), "name", typed, NULL);
	choices = arena_array(c->arena, count, sizeof(*choices));
	for (size_t i = 0; i < count; i++)
		choices[i] = (struct refusal_choice){ ctx_number(c, rows[i].id.v), arena_printf(c->arena, "%s　%s　%s", rows[i].name, rows[i].org_name, rows[i].post_name) };
	ctx_offer(c, choices, count);
	return 0;
}

bool account_create(struct ctx *c, const struct new_account *in, int64_t *account, const char **password)
{
	const char *login = text_lower(c->arena, in->login);
	struct account_row row;
	int64_t person;

	if (!permit_route(c, SECURITY_ADMIN))
		return false;
	person = find_person(c, in->person);
	account_login_is_free(c, login);
	if (person == 0)
		person = find_named(c, in->person);
	if (person != 0 && account_of_person(c->store, person, &row))
		ctx_refuse_field(c, "person", T_account_has_account, "login", row.login, NULL);
	if (person != 0)
		account_person_may_have(c, "person", person);
	if (ctx_is_refused(c) || !permit_require_fresh(c))
		return false;
	return account_make(c, "account.create", login, person, account, password);
}

/* ---- reset, close ---- */

static bool take(struct ctx *c, int64_t account, struct account_row *row)
{
	if (!permit_route(c, SECURITY_ADMIN))
		return false;
	if (!account_get(c->store, (account_id){ account }, row))
		return ctx_refuse(c, NOT_FOUND, T_permit_not_found, NULL);
	if (account == c->actor.account_id)
		return ctx_refuse(c, AGAINST_RULE, T_account_own, NULL);
	return true;
}

static bool reset(struct ctx *c, const char *verb, const struct account_row *row, bool drops_code, const char **password)
{
	const char *hash;

	*password = password_invent(c->arena);
	hash = password_hash(c->services->keys, c->arena, *password);
	if (hash == NULL)
		return ctx_refuse(c, TOO_MUCH, T_account_busy, NULL);
	ctx_begin(c, verb, "account", row->id.v, 0);
	account_remember_password(c, row);
	account_put_password(c->store, row->id, hash, c->machine_s, true);
	audit_note_int(c, "account", "must_change", row->id.v, row->must_change, true);
	if (drops_code && row->totp_secret.bytes > 0) {
		account_put_totp(c->store, row->id, (struct bytes){ "", 0 }, 0);
		store_note(c->store, "code", "enrolled", "dropped");
	}
	sign_in_try_clear(c->store, sign_in_try_name(c, row->login));
	return true;
}

bool account_reset(struct ctx *c, int64_t account, bool drops_code, const char **password)
{
	struct account_row row;

	return take(c, account, &row) && permit_require_fresh(c) && reset(c, "account.reset", &row, drops_code, password);
}

bool account_recover(struct ctx *c, const char *login, bool drops_code, int64_t *account, const char **password)
{
	struct account_row row;

	if (!account_find(c->store, text_lower(c->arena, login), &row) || row.is_closed)
		return ctx_refuse(c, NOT_FOUND, T_permit_not_found, NULL);
	*account = row.id.v;
	return reset(c, "account.recover", &row, drops_code, password);
}

bool account_close(struct ctx *c, int64_t account, int64_t row_version, bool closes)
{
	struct account_row row, other;

	if (!take(c, account, &row))
		return false;
	if (row.row_version != row_version)
		return ctx_refuse_changed(c, T_account_changed, NULL);
	if (row.admin != ADMIN_NONE)
		return ctx_refuse(c, AGAINST_RULE, T_account_admin_stays, NULL);
	if (!closes && account_of_person(c->store, row.person, &other) && other.id.v != account)
		return ctx_refuse(c, AGAINST_RULE, T_account_has_account, "login", other.login, NULL);
	if (!closes && is_void(c, row.person))
		return ctx_refuse(c, AGAINST_RULE, T_account_of_void, NULL);
	if (!closes && !account_person_may_have(c, NULL, row.person))
		return false;
	ctx_begin(c, closes ? "account.close" : "account.reopen", "account", account, 0);
	if (account_put_closed(c->store, row.id, closes, row_version) == 0)
		return ctx_refuse_changed(c, T_account_changed, NULL);
	audit_note_int(c, "account", "is_closed", account, row.is_closed, closes);
	return true;
}

/* ---- the first start ---- */

bool account_found_administrators(struct ctx *c, struct founded founded[3], int *count)
{
	static const char *const LOGINS[] = { "sysadmin", "secadmin", "auditadmin" };
	const char *hashes[3];
	struct account_count_row row;

	*count = 0;
	for (int kind = ADMIN_SYSTEM; kind <= ADMIN_AUDIT; kind++)
		if (account_open_admins(c->store, kind, &row) && row.count > 0)
			return true;
	for (int i = 0; i < 3; i++) {
		founded[i] = (struct founded){ LOGINS[i], password_invent(c->arena), (enum admin_kind)(ADMIN_SYSTEM + i) };
		hashes[i] = password_hash(c->services->keys, c->arena, founded[i].password);
		if (hashes[i] == NULL)
			return ctx_refuse(c, TOO_MUCH, T_account_busy, NULL);
	}
	ctx_begin(c, "account.found", "account", 0, 0);
	for (int i = 0; i < 3; i++)
		account_add(c, founded[i].login, 0, founded[i].admin, hashes[i], true);
	account_add_first_rights(c);
	*count = 3;
	return ctx_commit(c);
}
