/* What the templates of the certificates of floating members are given, and how a request is read: one reading for pages and programs. */
#ifndef ROOMS_FLOATING_PASS_SCREEN_H
#define ROOMS_FLOATING_PASS_SCREEN_H

#include "rooms/floating/pass.h"
#include "rooms/org/org.h"
#include "view/component.h"

#define PASS_ROWS_PER_PAGE 50
#define PASS_EARLIER_SHOWN 10

struct pass_list_screen {
	struct org_row org;
	enum pass_state side;
	struct desk_filter desk;	/* of PASS_DUE */
	int64_t counts[PASS_STATES_COUNT], page, rows_per_page;
	struct pass_row *rows;
	size_t count;
	struct tab tabs[PASS_STATES_COUNT];
};

struct pass_screen { struct pass_row row; enum pass_state state; int months; bool may_print, may_change, may_renew; };

/* has_photo: the archive has one; organ: the committee that issues, NULL there is none. */
struct pass_new_screen { struct floating_row row; struct pass_row *earlier; size_t earlier_count; int months; bool has_photo, may_issue; const char *organ; };

struct web;

/* The state in words. */
message pass_state_text(enum pass_state state);
/* What was sent of how a certificate ended; a day that is none is DAY_NONE and for the rule to refuse. */
void pass_ending_read(struct web *w, struct pass_ending *ending);
/* The register of an organisation and below (the own where none is named). False after a refusal. */
bool pass_list_read(struct web *w, struct pass_list_screen *s);

#endif
