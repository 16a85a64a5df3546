/* One's own account: password, one-time code, language, the post chosen. */
#include "rooms/account/account_room.h"

#include <string.h>
#include "core/crypto.h"
#include "core/password.h"
#include "core/permit.h"
#include "core/services.h"
#include "core/setting.h"
#include "core/totp.h"
#include "text/account.h"
#include "text/permit.h"

bool account_own(struct ctx *c, struct account_row *row)
{
	if (c->actor.account_id <= 0 || !account_get(c->store, (account_id){ c->actor.account_id }, row))
		return ctx_refuse(c, NOT_SIGNED_IN, T_permit_not_signed_in, NULL);
	return true;
}

/* ---- password ---- */

static message fault_text(enum password_fault fault)
{
	switch (fault) {
	case PASSWORD_TOO_SHORT:
		return T_account_password_short;
	case PASSWORD_TOO_LONG:
		return T_account_password_long;
	case PASSWORD_TOO_PLAIN:
		return T_account_password_plain;
	case PASSWORD_HAS_LOGIN:
		return T_account_password_login;
	case PASSWORD_REPEATS:
		return T_account_password_repeats;
	default:
		return T_account_password_common;
	}
}

bool account_judge_password(struct ctx *c, const char *login, const char *password)
{
	enum password_profile profile = password_profile_find(setting_value(c->store, SETTING_PASSWORD_PROFILE));
	enum password_fault fault = password_judge(profile, login, password);
	int bound = fault == PASSWORD_TOO_LONG ? PASSWORD_CHARS_MAX : password_chars_min(profile);

	if (fault == PASSWORD_FINE)
		return true;
	return ctx_refuse_field(c, "new_password", fault_text(fault), "n", ctx_number(c, bound), NULL);
}

void account_remember_password(struct ctx *c, const struct account_row *row)
{
	struct account_password_row *last;
	size_t count;

	account_password_insert(c->store, (account_password_id){ store_new_id(c->store) }, row->id, row->password, c->machine_s);
	count = account_password_last(c->store, row->id, ACCOUNT_PASSWORDS_KEPT - 1, &last);
	if (count > 0)
		account_password_trim(c->store, row->id, last[count - 1].id);
}

/* One slow check for each: a wrong guess at the present password must not get this far. */
static bool was_used_before(struct ctx *c, const struct account_row *row, const char *password)
{
	struct account_password_row *last;
	size_t count = account_password_last(c->store, row->id, ACCOUNT_PASSWORDS_KEPT - 1, &last);

	for (size_t i = 0; i < count; i++)
		switch (password_check(c->services->keys, c->arena, last[i].password, password)) {
		case PASSWORD_RIGHT:
			return !ctx_refuse_field(c, "new_password", T_account_password_used, "n",
				ctx_number(c, ACCOUNT_PASSWORDS_KEPT), NULL);
		case PASSWORD_BUSY:
			return !ctx_refuse(c, TOO_MUCH, T_account_busy, NULL);
		case PASSWORD_WRONG:
			break;
		}
	return false;
}

bool account_change_password(struct ctx *c, const char *old_password, const char *new_password, const char *repeated)
{
	struct account_row row;
	enum password_answer answer;
	const char *hash;

	if (!account_own(c, &row) || !account_judge_password(c, row.login, new_password))
		return false;
	if (strcmp(new_password, repeated) != 0)
		return ctx_refuse_field(c, "repeated", T_account_password_differs, NULL);
	if (strcmp(new_password, old_password) == 0)
		return ctx_refuse_field(c, "new_password", T_account_password_same, NULL);
	answer = password_check(c->services->keys, c->arena, row.password, old_password);
	if (answer == PASSWORD_WRONG)
		return ctx_refuse_field(c, "old_password", T_account_password_wrong, NULL);
	if (answer == PASSWORD_RIGHT && was_used_before(c, &row, new_password))
		return false;
	hash = answer == PASSWORD_BUSY ? NULL : password_hash(c->services->keys, c->arena, new_password);
	if (hash == NULL)
		return ctx_refuse(c, TOO_MUCH, T_account_busy, NULL);
	ctx_begin(c, "account.password", "account", row.id.v, 0);
	account_remember_password(c, &row);
	account_put_password(c->store, row.id, hash, c->machine_s, false);
	return true;
}

/* ---- one-time code ---- */

static struct enrolment make_enrolment(struct ctx *c, const struct account_row *row, const char *secret, const char *sealed)
{
	char *issuer = message_text(c->arena, c->lang, T_account_issuer, NULL, 0);

	return (struct enrolment){ secret, sealed, totp_uri(c->arena, issuer, row->login, secret) };
}

struct enrolment account_enrolment(struct ctx *c)
{
	struct account_row row;
	struct bytes sealed;
	const char *secret;

	if (!account_own(c, &row))
		return (struct enrolment){ NULL, NULL, NULL };
	secret = totp_secret_new(c->arena);
	sealed = crypto_seal(c->services->keys, c->arena, "account", "enrolment", row.id.v, secret);
	return make_enrolment(c, &row, secret, hex_encode(c->arena, sealed.data, sealed.bytes));
}

struct enrolment account_enrolment_open(struct ctx *c, const char *sealed)
{
	struct account_row row;
	struct bytes bytes;
	const char *secret = NULL;

	if (account_own(c, &row) && hex_decode(c->arena, sealed, &bytes) && bytes.bytes > 0)
		secret = crypto_open(c->services->keys, c->arena, "account", "enrolment", row.id.v, bytes);
	if (secret == NULL)
		return (struct enrolment){ NULL, NULL, NULL };
	return make_enrolment(c, &row, secret, sealed);
}

bool account_enrol(struct ctx *c, const char *sealed, const char *password, const char *code)
{
	struct enrolment e = account_enrolment_open(c, sealed);
	struct account_row row;
	enum password_answer answer;
	int64_t step;

	if (!account_own(c, &row))
		return false;
	if (e.secret == NULL)
		return ctx_refuse(c, BAD_INPUT, T_account_enrolment_stale, NULL);
	step = totp_match(c->arena, e.secret, code, c->machine_s, 0);
	if (step == 0)
		return ctx_refuse_field(c, "code", T_account_code_wrong, NULL);
	answer = password_check(c->services->keys, c->arena, row.password, password);
	if (answer == PASSWORD_BUSY)
		return ctx_refuse(c, TOO_MUCH, T_account_busy, NULL);
	if (answer == PASSWORD_WRONG)
		return ctx_refuse_field(c, "password", T_account_password_wrong, NULL);
	ctx_begin(c, "account.enrol", "account", row.id.v, 0);
	account_put_totp(c->store, row.id, crypto_seal(c->services->keys, c->arena, "account", "totp_secret", row.id.v, e.secret), step);
	return ctx_commit(c);
}

/* ---- face and post ---- */

bool account_set_face(struct ctx *c, enum lang lang, bool is_large)
{
	struct account_row row;

	if (!account_own(c, &row))
		return false;
	ctx_begin(c, "account.face", "account", row.id.v, 0);
	account_put_face(c->store, row.id, lang == LANG_EN ? "en" : "zh", is_large);
	return ctx_commit(c);
}

bool account_choose_post(struct ctx *c, int64_t holding)
{
	struct permit_post *posts;
	size_t count = c->actor.admin == ADMIN_NONE ? permit_posts(c, c->actor.person_id, &posts) : 0;

	for (size_t i = 0; i < count; i++)
		if (posts[i].holding_id == holding) {
			c->actor.holding_id = holding;
			ctx_begin(c, "account.choose_post", "account", c->actor.account_id, posts[i].org_id);
			return true;
		}
	return ctx_refuse(c, NOT_FOUND, T_permit_not_found, NULL);
}
