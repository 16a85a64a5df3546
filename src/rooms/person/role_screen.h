/* What the templates of roles and quotas are given. */
#ifndef ROOMS_PERSON_ROLE_SCREEN_H
#define ROOMS_PERSON_ROLE_SCREEN_H

#include "rooms/body/body.h"
#include "rooms/org/org.h"
#include "rooms/person/quota.h"
#include "rooms/person/person.h"
#include "rooms/person/role.h"
#include "view/component.h"

#define ROLE_KINDS_SHOWN_MAX 64

struct role_screen {
	struct option kinds[ROLE_KINDS_SHOWN_MAX]; size_t kinds_count;	/* that a form may begin */
	struct person_row row;
	person_role_id role;			/* 0: a new one */
	const struct person_role_one *old;	/* NULL: a new one */
	const char *kind, *source, *detail, *org_text, *day_text, *document, *reason, *mentor, *term_text, *result, *batch;
};

/* The roles that a form may begin, as choices; room for ROLE_KINDS_SHOWN_MAX. Their number. */
size_t role_kinds_by_hand(struct ctx *c, struct option *kinds);

/* One role for the people ticked in a list: the form, what would come of it, what came of it. */
struct role_many_screen {
	struct option kinds[ROLE_KINDS_SHOWN_MAX]; size_t kinds_count;
	const int64_t *people;
	size_t people_count;
	const char *kind, *source, *detail, *org_text, *day_text, *document, *reason, *batch, *subtitle;
	const struct role_many *many;	/* NULL: only the form so far */
	bool is_done;
};

/* One quota over an organisation and what is below it. */
struct quota_line {
	struct quota quota;
	struct quota_gauge *gauges;
	size_t gauges_count;
	int64_t states[4];			/* how many organisations are in each enum quota_state */
};

struct quota_screen {
	struct org_row org;
	struct quota_line *lines;
	size_t lines_count;
	struct body_staff_sum staff;	/* by the norm of posts */
	size_t staff_count;
	bool may_set;
};

struct quota_list_screen {
	struct org_row org;
	struct quota_line line;
	int state;				/* enum quota_state, -1 all */
	struct quota_gauge *shown;		/* in that state, of this page */
	size_t shown_count;
	int64_t page, rows_per_page;
	struct quota_holder *holders;		/* of this organisation itself, where the quota applies to it */
	size_t holders_count;
	bool applies, may_register;	/* may_register: the actor keeps what counts here, roles or posts */
};

struct quota_form_screen { struct quota quota; bool is_new; };
struct view;
struct code_set;
/* Where a quota counts: roles, posts, kinds of units or of organisations. */
message quota_set_title(const char *set);
/* Which of these codes are in the set, by name. */
const char *quota_names_of(struct view *v, const struct code_set *set, const char *codes);

#endif
