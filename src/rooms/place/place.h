/* Places of an organisation: rooms with floor and exact area, checked against declared checklists; responsibility
 * areas with a leader, and posts that members answer for; and the signs on the door. What a check says is computed; nobody can mark it. */
#ifndef ROOMS_PLACE_PLACE_H
#define ROOMS_PLACE_PLACE_H

#include "core/ctx.h"
#include "rooms/norm/norm.h"
#include "rooms/org/org_sql.h"
#include "rooms/place/opening.h"
#include "rooms/place/place_sql.h"

#define PLACE_SEATS_MAX 10000

struct place_form {
	const char *kind, *name, *phone, *note;
	const char *hours;			/* as opening_read reads it */
	int64_t floor, seats, area_dm2;		/* -1: something else was typed */
	bool has_floor;				/* it was typed; else it is 1, which a responsibility area is not by itself */
	bool is_personal;			/* somebody's own office */
	day_t day;
	int64_t row_version;
};

/* May what stands in this organisation be changed by the actor? Refuses without MAY_EDIT_ORG and for one that is closed. */
bool place_org_is_right(struct ctx *c, org_id org);

/* Need MAY_EDIT_ORG. Refuse: unknown kind, empty name, a personal office as one of the rooms a checklist counts
 * (KFQ-04), numbers out of range, opening hours that cannot be read, end before they begin, or overlap (GW-09). */
bool place_register(struct ctx *c, org_id org, const struct place_form *form, place_id *made);
bool place_change(struct ctx *c, place_id id, const struct place_form *form);
bool place_close(struct ctx *c, place_id id, const struct place_form *form);
/* The place if the actor may see its organisation, else NOT_FOUND. */
bool place_see(struct ctx *c, place_id id, struct place_row *row);

/* ---- opening hours (GW-09) ---- */

#define PLACE_OPEN_SHOWN_MAX 50
#define PLACE_OPEN_GIVEN_MAX 1000	/* to a program */
struct place_hours { struct opening spans[OPENING_SPANS_MAX]; size_t count; bool is_open; };	/* is_open: now, on the business clock */
/* The hours of a place by weekday, at most OPENING_SPANS_MAX spans, and whether it is open at this minute of the clock in China. */
void place_hours_read(struct ctx *c, place_id id, struct place_hours *hours);
/* Places of a subtree that are open now, at most `limit`. */
size_t place_open_now(struct ctx *c, const char *path, int limit, struct place_open_row **rows);

/* Responsibility areas and posts (岗位) of an organisation, who belongs to each, and how many people of its subtree belong to no area. */
struct place_areas {
	struct place_row *rows, *posts;
	struct place_area_person *people;	/* of both */
	size_t count, posts_count, people_count;
	int64_t assigned, unassigned;		/* to an area */
};
bool place_is_area(const char *kind);
/* Are the areas of this organisation blocks of a community (SH-08), which posts lead, and not responsibility areas of members, which have a leader (CZJ-09)? */
struct org_row;
bool place_is_grid_of(const struct org_row *org);
bool place_is_work_post(const char *kind);
void place_areas_of(struct ctx *c, const struct org_row *org, struct place_areas *areas);

/* ---- checks ---- */

struct place_found { const char *key, *label; const struct norm_item *item; bool is_met, is_tick; int64_t found, asked; };

/* One item against the open places; ticks are what the inspector saw. No database. */
struct place_found place_judge(const struct norm_item *item, const struct place_row *places, size_t places_count, bool is_ticked);
/* Is a place of this kind what the item asks for? */
bool place_item_takes(const struct norm_item *item, const char *kind);

struct place_check_form { const char *norm, *note; const char **ticks; size_t ticks_count; bool declares_standard; day_t day; };
/* Writes down a check: standard only when every item is met. Declaring it standard with an item unmet is refused. */
bool place_inspect(struct ctx *c, org_id org, const struct place_check_form *form, bool *is_standard);

/* ---- signs (GY-10) ---- */

bool place_add_sign(struct ctx *c, org_id org, const char *name, const char *document);	/* refused without approval */
bool place_decide_sign(struct ctx *c, sign_id id, const char *decision, int64_t row_version);	/* keep remove */
bool place_remove_sign(struct ctx *c, sign_id id, int64_t row_version);	/* only what is to be removed */

/* ---- responsibility areas (CZJ-09) and posts (LQ-05) ---- */

/* One area a floor, with its leader. Refused without a leader, on a floor that has one. */
bool place_add_area(struct ctx *c, org_id org, const char *name, int64_t floor, person_id leader, place_id *made);
/* To an area or a post. Nobody belongs to two areas of one organisation, nor to two of its posts; an area and a post go together. A post
 * is a member's (党员示范岗): refused for anybody else. */
bool place_assign(struct ctx *c, place_id id, person_id person);
/* Somebody else leads an area from form->day on; the former leader stays in it as one of its people, or leaves it that day. Refuses: what is no area, the present
 * leader, somebody of another area of the organisation, and a day to come, not after the one on which the present leader began, or before the one on
 * which the new one came into the area. */
struct place_leader_form { person_id person; day_t day; const char *day_typed; bool former_stays; };
bool place_replace_leader(struct ctx *c, place_id id, const struct place_leader_form *form);
/* From today on. Refused for the leader, whom an area cannot be without, and for who is not there. */
bool place_take_out(struct ctx *c, place_id id, person_id person);

#endif
