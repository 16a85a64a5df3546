/* What the templates of this room are given: finished data, no queries. */
#ifndef ROOMS_PLACE_PLACE_SCREEN_H
#define ROOMS_PLACE_PLACE_SCREEN_H

#include "rooms/org/org_sql.h"
#include "schema/model.h"
#include "rooms/place/place.h"

struct place_form_screen { const char *kind, *name, *floor, *area, *seats, *phone, *note, *hours, *day; bool is_personal; };

struct place_check_screen {
	const struct norm_default *norm;
	struct place_check_row last;
	struct place_check_item_row *items;
	size_t items_count;
	struct place_found *now;	/* what a check would find today, ticks not set */
	size_t now_count;
	bool has_last;
};

struct place_list_screen {
	struct org_row org;
	struct place_row *rows;
	size_t rows_count;
	struct place_photo *photos;	/* of all of them */
	size_t photos_count;
	struct place_check_screen *checks;
	size_t checks_count;
	struct place_form_screen form;
	const char *base, *day;
	bool may_edit;
};

/* One place, with what was typed where a form was refused. */
struct place_one_screen {
	struct place_row row;
	struct place_form_screen form;
	struct place_hours hours;
	const char *hours_text;
	struct place_photo *photos;
	size_t photos_count;
	bool may_edit;
	struct place_leader_row leader, *leaders_before;	/* of an area, for who may see people */
	size_t leaders_before_count;
	bool has_leader, wants_leader;	/* wants_leader: a responsibility area that nobody leads */
	const char *new_leader, *leader_day;			/* typed */
	bool former_stays;
};


struct place_open_screen { struct org_row org; struct place_open_row *rows; size_t rows_count; const char *now; };

struct place_sign_screen {
	struct org_row org;
	struct sign_row *rows;
	size_t rows_count;
	int64_t to_remove, removed;
	const char *name, *document, *base;
	bool may_edit;
};

struct place_area_screen {
	struct org_row org;
	struct place_row *areas, *posts;
	size_t areas_count, posts_count;
	struct place_area_person *people;
	size_t people_count;
	int64_t assigned, unassigned;
	const char *name, *floor, *leader, *base;
	bool may_edit, is_review_late;
	day_t review_due;
};

#endif
