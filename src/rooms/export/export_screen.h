/* What the templates of this room are given. */
#ifndef ROOMS_EXPORT_EXPORT_SCREEN_H
#define ROOMS_EXPORT_EXPORT_SCREEN_H

#include "rooms/export/export_register.h"
#include "view/component.h"

struct export_form_screen {
	struct export_form form;
	const char *org_text, *org_name, *names[40];
	const char **filters;		/* conditions of the list, in words */
	size_t filters_count;
	int64_t rows;
	const char *cancel_href;
	const char **columns; size_t columns_count;	/* of a register, which has its own; else they are ticked */
	bool has_none;			/* no column is ticked yet; other_choice_href leads to the form the other way round */
	const char *other_choice_href;
};

/* Of a register: which list of it, and its columns, in words. */
size_t export_register_filters(struct ctx *c, const struct export_register *r, const char ***filters);
size_t export_register_columns(struct ctx *c, const struct export_register *r, const char ***titles);

struct export_list_screen {
	struct export_row *own, *pending, *decided;	/* decided: by the account as the second person */
	size_t own_count, pending_count, decided_count;
	bool is_second;					/* approves the exports of others */
	int64_t now_s;
};

/* One export: for who asked, and for the second person, who must see what is asked for. */
struct export_screen {
	struct crumb crumbs[2];
	struct export_row row;
	message state;
	const char **columns, **filters;	/* titles, and conditions in words */
	size_t columns_count, filters_count;
	struct job_row job;
	bool is_making, is_own, may_decide, may_withdraw, may_fetch, is_unread;	/* is_unread: a refusal that whoever asked has not read */
	const char *href;
};

/* The state as it is at `now_s`: a file whose 24 hours are over is no longer ready. */
message export_state_text(const struct export_row *row, int64_t now_s);
/* Is the file there now? Whose it is is asked elsewhere. */
bool export_may_fetch(const struct export_row *row, int64_t now_s);

#endif
