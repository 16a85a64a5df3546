/* What the screens of this room are given, complete: templates ask nothing. */
#ifndef ROOMS_ACCOUNT_ACCOUNT_SCREEN_H
#define ROOMS_ACCOUNT_ACCOUNT_SCREEN_H

#include "core/code.h"
#include "core/password.h"
#include "core/permit.h"
#include "rooms/account/account.h"
#include "text/account.h"
#include "text/permit.h"

struct me_screen {
	const struct permit_post *posts;
	size_t posts_count;
	const char *login;
	const char *next;	/* where the choice of a post leads on to */
	bool has_totp;
};

struct password_screen {
	enum password_profile profile;
	bool must_change;
	const char *next;	/* where it leads on to */
};

struct account_list_screen {
	const char *needle, *state;
	const struct account_list_row *rows;
	size_t rows_count;
	int64_t count, page;
	const char *pager_href, *count_text;
};

struct account_screen {
	struct account_row account;
	const char *name;		/* account_holder_name */
	const char *action_reset, *action_close;
};

#define ACCOUNT_ROWS_PER_PAGE 50

message account_kind_text(int64_t admin);	/* of an administrator */
/* Whose account it is: the name of the person, what kind of administrator, "" where nobody is known. */
const char *account_holder_name(struct ctx *c, int64_t account);

#endif
