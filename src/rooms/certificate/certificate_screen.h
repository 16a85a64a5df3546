/* What the templates of this room are given, and how a request is read: one reading for pages and programs. */
#ifndef ROOMS_CERTIFICATE_CERTIFICATE_SCREEN_H
#define ROOMS_CERTIFICATE_CERTIFICATE_SCREEN_H

#include "rooms/certificate/certificate.h"
#include "rooms/org/org.h"
#include "rooms/person/person.h"
#include "view/component.h"

#define CERTIFICATE_ROWS_PER_PAGE 50

struct certificate_list_screen {
	struct org_row org;
	enum certificate_state side;
	int64_t counts[CERTIFICATE_STATES_COUNT], page, rows_per_page;
	struct certificate_row *rows;
	size_t count;
	struct tab tabs[CERTIFICATE_STATES_COUNT];
};

struct certificate_screen { struct certificate_row row; enum certificate_state state; bool may_print, may_void; };

struct certificate_new_screen { struct person_row person; struct certificate_row *earlier; size_t earlier_count; };

/* Which rows of the register are in a state. */
struct certificate_span { int voided; day_t least, below; };
struct certificate_span certificate_span_of(const struct ctx *c, enum certificate_state state);

struct web;

/* By state, as the address and the API write it. */
extern const char *const CERTIFICATE_STATE_KEYS[CERTIFICATE_STATES_COUNT];
message certificate_state_text(enum certificate_state state);
/* What was sent; a day that is none is DAY_NONE and for the rule to refuse. */
void certificate_form_read(struct web *w, struct certificate_form *form);
/* The register of an organisation and below (the own where none is named). False after a refusal. */
bool certificate_list_read(struct web *w, struct certificate_list_screen *s);

#endif
