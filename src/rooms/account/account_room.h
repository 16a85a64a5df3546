/* Shared by the files of this room. */
#ifndef ROOMS_ACCOUNT_ACCOUNT_ROOM_H
#define ROOMS_ACCOUNT_ACCOUNT_ROOM_H

#include "rooms/account/account.h"

/* Refuses, at `login`, a name that is none or is taken. */
bool account_login_is_free(struct ctx *c, const char *login);
/* May somebody of this status have an account: who has not died, nor left without a post? */
bool account_may_be_of(struct ctx *c, int64_t person, int64_t status);
/* Refuses, at `field` or with NULL as a whole, whoever has died, or has left and holds no post. */
bool account_person_may_have(struct ctx *c, const char *field, int64_t person);
/* Makes the account and its one-time password in a transaction of its own. */
bool account_make(struct ctx *c, const char *verb, const char *login, int64_t person, int64_t *account, const char **password);
/* The row of the account that acts; refuses NOT_SIGNED_IN. */
bool account_own(struct ctx *c, struct account_row *row);
/* Inside the write transaction of a new password: the digest it takes the place of joins the former ones. */
void account_remember_password(struct ctx *c, const struct account_row *row);
/* Under what failures with a name are counted. The audit key makes it: a count lives a day at most, and no rotation of the keys
 * that find people may set it back to nothing. */
char *sign_in_try_name(struct ctx *c, const char *login);
/* Refuses a new password that breaks the rules of the profile in force, at the field `new_password`. */
bool account_judge_password(struct ctx *c, const char *login, const char *password);

#endif
