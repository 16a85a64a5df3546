/* Accounts: signing in, passwords, one-time codes, posts chosen; and what the security administrator does
 * with them. An account belongs to a person and has no rights of its own: see core/permit.h.
 *
 * Everything here runs on the machine's clock, so that moving the business clock signs nobody out.
 * Refusals go to the context as everywhere; slow hashing happens before the write turn is taken. */
#ifndef ROOMS_ACCOUNT_ACCOUNT_H
#define ROOMS_ACCOUNT_ACCOUNT_H

#include "core/ctx.h"
#include "core/permit.h"
#include "core/setting.h"
#include "rooms/account/account_sql.h"

#define LOGIN_CHARS_MIN 3
#define SIGN_IN_FREE_FAILURES 4		/* in SIGN_IN_WINDOW_S, before each further one costs a wait */
#define SIGN_IN_WINDOW_S (15 * 60)
#define SIGN_IN_DELAY_STEP_S 5		/* 5 10 15 20 25 s */
#define SIGN_IN_LOCK_FAILURES 10
#define SIGN_IN_LOCK_S (30 * 60)

/* ---- signing in ---- */

/* Checks name, password and, where one is enrolled, the one-time code. A wrong one of the three is one and
 * the same refusal, for unknown, closed and existing accounts, and is counted and audited. Refuses with
 * TOO_MUCH while waiting or when hashing is busy.
 *
 * On success the write transaction `account.sign_in` is open: the caller starts the session in it and
 * commits. *account is set. */
bool account_sign_in(struct ctx *c, const char *login, const char *password, const char *code, int64_t *account);

/* Seconds until a name that failed `failures` times in a row may try again. */
int64_t sign_in_wait_s(int64_t failures);

/* The actor proves again who he is: password, and the code if one is enrolled. Failures count as at signing in.
 * Opens `account.step_up`. */
bool account_step_up(struct ctx *c, const char *password, const char *code);

/* Inside the transaction in which somebody died or left: the account is closed of whoever died, and of whoever is no member any more and holds no
 * post; but whoever moved out keeps it. */
void account_close_of_leaver(struct ctx *c, person_id person, int64_t status);

/* ---- one's own account ---- */

#define ACCOUNT_PASSWORDS_KEPT 5	/* 等保三级: the present one and those before it that may not come back */

/* Refuses a password that breaks the rules of the profile in force, or is one of the last ACCOUNT_PASSWORDS_KEPT
 * (one-time passwords of a reset count). Opens the transaction `account.password`; the caller ends the other sessions in it and commits. */
bool account_change_password(struct ctx *c, const char *old_password, const char *new_password, const char *repeated);

/* A fresh secret for the enrolment page, sealed for this account so that nothing is stored yet: travels
 * through the form as hex and comes back to account_enrol. */
struct enrolment { const char *secret, *sealed, *uri; };
struct enrolment account_enrolment(struct ctx *c);
/* The same from a sealed one; secret NULL when it is not one of this account. */
struct enrolment account_enrolment_open(struct ctx *c, const char *sealed);
/* Keeps the secret once a code made with it was shown, and the password. Whole transaction. */
bool account_enrol(struct ctx *c, const char *sealed, const char *password, const char *code);
/* Language and large type. Whole transaction. */
bool account_set_face(struct ctx *c, enum lang lang, bool is_large);
/* May the actor act in this holding today? Refuses NOT_FOUND. Opens `account.choose_post`. */
bool account_choose_post(struct ctx *c, int64_t holding);

/* ---- the security administrator ---- */

struct new_account {
	const char *login;
	const char *person;	/* an ID number, or the number of the person's archive */
};
/* Gives the account and its one-time password, to be changed at the first sign-in. Whole transaction. */
bool account_create(struct ctx *c, const struct new_account *in, int64_t *account, const char **password);
/* ---- from the page of a person, by who appoints ---- */

struct account_offer {
	const char *name, *login;		/* whose, and the name proposed: the reading, with a number where it is taken */
	const struct permit_post *posts;	/* what the account will act in */
	size_t posts_count;
	const char *has_login;			/* the account there is already, NULL if none */
};
/* Who may appoint in the organisation of the archive, and to every post the person holds, may open the account too:
 * never one's own, never for the own level or above. Posts that export or approve exports get theirs from the security
 * administrator. Refuses like permit_may_appoint. */
bool account_offer(struct ctx *c, int64_t person, struct account_offer *offer);
/* Would account_offer refuse? Asked quietly by the page of the person, which shows no button that leads to a refusal. */
bool account_could_open(struct ctx *c, int64_t person);
/* Gives the one-time password. Whole transaction `account.open`. Refuses what account_create refuses, too. */
bool account_open(struct ctx *c, int64_t person, const char *login, int64_t *account, const char **password);

/* ---- the security administrator ---- */

/* A new one-time password; takes the code away too when asked. Opens `account.reset`: the caller ends the
 * sessions and commits. */
bool account_reset(struct ctx *c, int64_t account, bool drops_code, const char **password);
/* Opens `account.close` or `account.reopen`: the caller ends the sessions and commits. Nobody closes himself. */
bool account_close(struct ctx *c, int64_t account, int64_t row_version, bool closes);

/* For the command line, where no account acts: a new one-time password for an open account. Opens
 * `account.recover`: the caller ends the sessions and commits. */
bool account_recover(struct ctx *c, const char *login, bool drops_code, int64_t *account, const char **password);

/* ---- the first start ---- */

struct founded { const char *login, *password; enum admin_kind admin; };
/* Makes the three administrators with one-time passwords, and the first rights of posts, unless there are
 * administrators already (*count 0). The actor is the program itself. Whole transaction. */
bool account_found_administrators(struct ctx *c, struct founded founded[3], int *count);
/* For init and the demo, inside their own transaction: an account as given, its password already hashed. */
int64_t account_add(struct ctx *c, const char *login, int64_t person, enum admin_kind admin, const char *hash, bool must_change);

/* The first rights of posts, unless some are set: inside the caller's transaction. */
void account_add_first_rights(struct ctx *c);

/* ---- rights of kinds of posts ---- */

/* `wanted` is the whole set of the kind. Whole transaction `account.rights`: what differs is added and removed at once,
 * except what is among PERMISSIONS_GRAVE and new, which waits for the system administrator; an earlier proposal for the
 * kind is replaced. Refuses unknown kinds and rights, both sides of an export in one post, and STEP_UP. */
struct kind_rights { const char *kind; permission_set rights, waiting; };	/* waiting: for the second person */
size_t account_rights(struct ctx *c, struct kind_rights **rights);	/* every kind of the code set, in its order */
/* row_version: account_rights_version as whoever decides saw it; another one is a CONFLICT. */
bool account_put_rights(struct ctx *c, const char *kind, permission_set wanted, int64_t row_version);
/* Of the rights of a kind and those that wait. */
int64_t account_rights_version(struct ctx *c, permission_set rights, permission_set waiting);

/* Rights of the kind that wait for the second person. */
permission_set account_waiting_rights(struct ctx *c, const char *kind);
permission_set right_change_rights(const struct right_change_row *row);
permission_set right_keys_read(const char *keys);	/* keys with blanks between; unknown ones are left out */
/* The system administrator, never the account that proposed. Whole transactions `account.rights_confirm` and
 * `account.rights_refuse`. Refuse NOT_FOUND, CONFLICT when it is decided already, and confirming STEP_UP. */
bool right_change_confirm(struct ctx *c, int64_t id, int64_t row_version);
/* reason: told to whoever proposed it (right_change_refused); refused at "reason" where there is none or it is too long. */
bool right_change_refuse(struct ctx *c, int64_t id, const char *reason, int64_t row_version);

/* ---- settings: the system administrator ---- */

struct setting_about { const struct setting_rule *rule; message title, hint; };
/* By enum setting: the rule of each setting with what the page calls it and says of it. */
extern const struct setting_about SETTINGS[SETTINGS_COUNT];
/* Whole transaction `setting.change`. Refuses an unknown name, or a value outside; CONFLICT where another value than that of row_version holds. */
bool account_put_setting(struct ctx *c, const char *name, const char *value, int64_t row_version);
int64_t account_setting_version(struct ctx *c, enum setting setting);	/* of the value that holds */
const struct setting_about *account_setting_find(const char *name);	/* NULL: there is none of that name */

#endif
