/* Signing in, and what failures cost. Names that exist and names that do not go through the same steps
 * and the same writes, so that neither the answer nor the time tells them apart. */
#include "rooms/account/account.h"

#include <assert.h>
#include "core/crypto.h"
#include "core/password.h"
#include "core/services.h"
#include "core/totp.h"
#include "rooms/account/account_room.h"
#include "text/account.h"

int64_t sign_in_wait_s(int64_t failures)
{
	if (failures <= SIGN_IN_FREE_FAILURES)
		return 0;
	if (failures >= SIGN_IN_LOCK_FAILURES)
		return SIGN_IN_LOCK_S;
	return (failures - SIGN_IN_FREE_FAILURES) * SIGN_IN_DELAY_STEP_S;
}

char *sign_in_try_name(struct ctx *c, const char *login)
{
	return crypto_audit(c->services->keys, c->arena, "sign_in_try", "login_hash", 0, login);
}

/* Failures still counted: those with the last one inside the window. */
static int64_t recent_failures(const struct ctx *c, const struct sign_in_try_row *row)
{
	return c->machine_s - row->until_s > SIGN_IN_WINDOW_S ? 0 : row->failures;
}

/* Whoever is signed in and proves it once more is told of that, not of signing in. */
struct proof_words { message wrong, wait, locked, busy; };
static const struct proof_words SIGN_IN_WORDS = { T_account_wrong, T_account_wait, T_account_locked, T_account_busy };
static const struct proof_words STEP_UP_WORDS = { T_account_step_up_wrong, T_account_step_up_wait, T_account_step_up_locked, T_account_step_up_busy };

static bool refuse_waiting(struct ctx *c, const struct proof_words *words, int64_t seconds)
{
	c->wait_s = seconds;
	if (seconds > 60)
		return ctx_refuse(c, TOO_MUCH, words->locked, "n", ctx_number(c, (seconds + 59) / 60), NULL);
	return ctx_refuse(c, TOO_MUCH, words->wait, "n", ctx_number(c, seconds), NULL);
}

/* Counted and audited in a transaction of its own, since the refusal after it must not undo it. */
static bool refuse_failed(struct ctx *c, const struct proof_words *words, const char *login_hash, int64_t account)
{
	struct sign_in_try_row row = { 0 };
	int64_t failures, wait_s;

	ctx_begin(c, "account.sign_in_failed", "account", account, 0);
	/* Read again inside the turn: two failures at once count as two. */
	failures = sign_in_try_get(c->store, login_hash, &row) ? recent_failures(c, &row) + 1 : 1;
	wait_s = sign_in_wait_s(failures);
	sign_in_try_put(c->store, login_hash, failures, c->machine_s + wait_s);
	sign_in_try_sweep(c->store, c->machine_s - 86400);
	if (!store_commit(c->store))
		return false;
	if (wait_s > 0)
		return refuse_waiting(c, words, wait_s);
	return ctx_refuse(c, FORBIDDEN, words->wrong, NULL);
}

/* Which step the code is of; 0 none; -1 no code is enrolled. */
static int64_t match_code(struct ctx *c, const struct account_row *row, const char *code)
{
	const char *secret;

	if (row->totp_secret.bytes == 0)
		return -1;
	secret = crypto_open(c->services->keys, c->arena, "account", "totp_secret", row->id.v, row->totp_secret);
	/* A secret that does not open is no way in. */
	return secret == NULL ? 0 : totp_match(c->arena, secret, code, c->machine_s, row->totp_step);
}

static enum password_answer check_password(struct ctx *c, bool is_there, const struct account_row *row, const char *password)
{
	if (!is_there)
		return password_check_nobody(c->services->keys, c->arena, password);
	return password_check(c->services->keys, c->arena, row->password, password);
}

bool account_sign_in(struct ctx *c, const char *login, const char *password, const char *code, int64_t *account)
{
	const char *name = text_lower(c->arena, login);
	const char *login_hash = sign_in_try_name(c, name);
	struct sign_in_try_row tries;
	struct account_row row = { 0 };
	enum password_answer answer;
	bool is_there;
	int64_t step;

	*account = 0;
	if (text_is_empty(name) || text_is_empty(password) || text_chars(password) > PASSWORD_CHARS_MAX)
		return ctx_refuse(c, FORBIDDEN, SIGN_IN_WORDS.wrong, NULL);
	if (sign_in_try_get(c->store, login_hash, &tries) && tries.until_s > c->machine_s)
		return refuse_waiting(c, &SIGN_IN_WORDS, tries.until_s - c->machine_s);
	is_there = account_find(c->store, name, &row) && !row.is_closed;
	answer = check_password(c, is_there, &row, password);
	if (answer == PASSWORD_BUSY)
		return ctx_refuse(c, TOO_MUCH, SIGN_IN_WORDS.busy, NULL);
	step = is_there ? match_code(c, &row, code) : -1;
	if (answer != PASSWORD_RIGHT || step == 0)
		return refuse_failed(c, &SIGN_IN_WORDS, login_hash, is_there ? row.id.v : 0);

	c->actor.account_id = row.id.v;
	ctx_begin(c, "account.sign_in", "account", row.id.v, 0);
	if (step > 0 && account_use_step(c->store, row.id, step) == 0)
		return ctx_refuse(c, FORBIDDEN, SIGN_IN_WORDS.wrong, NULL);	/* the same code a moment ago */
	sign_in_try_clear(c->store, login_hash);
	*account = row.id.v;
	return true;
}

bool account_step_up(struct ctx *c, const char *password, const char *code)
{
	struct account_row row;
	enum password_answer answer;
	const char *login_hash;
	struct sign_in_try_row tries;
	int64_t step;

	if (!account_own(c, &row))
		return false;
	login_hash = sign_in_try_name(c, row.login);
	if (sign_in_try_get(c->store, login_hash, &tries) && tries.until_s > c->machine_s)
		return refuse_waiting(c, &STEP_UP_WORDS, tries.until_s - c->machine_s);
	answer = password_check(c->services->keys, c->arena, row.password, password);
	if (answer == PASSWORD_BUSY)
		return ctx_refuse(c, TOO_MUCH, STEP_UP_WORDS.busy, NULL);
	step = match_code(c, &row, code);
	if (answer != PASSWORD_RIGHT || step == 0)
		return refuse_failed(c, &STEP_UP_WORDS, login_hash, row.id.v);
	ctx_begin(c, "account.step_up", "account", row.id.v, 0);
	if (step > 0 && account_use_step(c->store, row.id, step) == 0)
		return ctx_refuse(c, FORBIDDEN, STEP_UP_WORDS.wrong, NULL);
	return true;
}
