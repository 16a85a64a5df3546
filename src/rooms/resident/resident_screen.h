/* What the templates of this room are given: finished data, no queries. */
#ifndef ROOMS_RESIDENT_RESIDENT_SCREEN_H
#define ROOMS_RESIDENT_RESIDENT_SCREEN_H

#include "rooms/org/org.h"
#include "rooms/resident/resident_feedback.h"
#include "view/component.h"

#define RESIDENT_ROWS_PER_PAGE 50
#define RESIDENT_SERVICES_SHOWN 100

enum resident_side { RESIDENT_OUT, RESIDENT_IN, RESIDENT_WAITING, RESIDENT_UNITS, RESIDENT_COMMUNITIES, RESIDENT_SIDES_COUNT };

struct resident_list_screen {
	struct org_row org;
	enum resident_side side;
	struct desk_filter desk;	/* of RESIDENT_WAITING */
	int64_t counts[RESIDENT_SIDES_COUNT], page, rows_per_page;
	struct resident_line *lines;	/* of people: out, in, waiting */
	struct resident_total *totals;	/* of units or communities */
	size_t lines_count, totals_count;
	struct tab tabs[RESIDENT_SIDES_COUNT];
};

/* A feedback with what stands in it. */
struct resident_feedback_shown { struct resident_feedback_row row; struct resident_feedback_line_row *lines; size_t lines_count; };

/* One person's card: all registrations, the one that is shown first, and what was done. */
struct resident_screen {
	struct resident_row *rows;
	struct resident_service_row *services;
	struct resident_feedback_shown *feedbacks;
	size_t rows_count, services_count, feedbacks_count;
	int64_t minutes;
	bool may_accept, may_note, may_finish, may_open, may_move;	/* may_open: the archive, which the community does not see */
	bool is_own, is_told_by_feedback;	/* the unit: hours alone, and what was sent */
};

struct resident_new_screen { struct person_row person; const char *org_name, *action, *back; };

/* By side, as the address and the API write it. */
extern const char *const RESIDENT_SIDE_KEYS[RESIDENT_SIDES_COUNT];
/* 90 → "1.5" */
const char *resident_hours_text(struct arena *a, int64_t minutes);

#endif
