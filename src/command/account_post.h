/* The post in which an account acts on the command line: where it holds several, it is named. */
#ifndef COMMAND_ACCOUNT_POST_H
#define COMMAND_ACCOUNT_POST_H

#include <stdbool.h>
#include <stdint.h>

struct ctx;

/* The holding of the post that `asked` names on the day of `c`, by the code of its organisation or by the number of the holding; NULL: the only one, then
 * *holding is 0. False with *why, in the arena, naming every post to choose from: several and none asked for, none that fits, two of that organisation.
 * `option` is how the command calls the choice. Leaves the account in c->actor. */
bool account_post_find(struct ctx *c, int64_t account, const char *login, const char *option, const char *asked, int64_t *holding, const char **why);

#endif
