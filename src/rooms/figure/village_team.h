/* 村（社区）两委成员和后备力量: who holds a post in the Party organisation of a village or a community itself (not of the branches below it) or
 * in its villagers' or residents' committee on a day, and who is registered as its reserve. The table and the list behind each of its
 * numbers are counted from the same people. */
#ifndef ROOMS_FIGURE_VILLAGE_TEAM_H
#define ROOMS_FIGURE_VILLAGE_TEAM_H

#include "rooms/figure/report.h"

enum team_area { TEAM_VILLAGE, TEAM_COMMUNITY, TEAM_AREAS_COUNT };
/* TEAM_BOTH: in the Party's committee and in the other one (交叉任职); TEAM_EITHER: in one of them at least, counted once. */
enum team_body { TEAM_PARTY, TEAM_COMMITTEE, TEAM_BOTH, TEAM_EITHER, TEAM_RESERVE, TEAM_BODIES_COUNT };
extern const char *const TEAM_AREAS[TEAM_AREAS_COUNT + 1];	/* as in addresses, and codes of the set unit_kind; ends in NULL */
extern const char *const TEAM_BODIES[TEAM_BODIES_COUNT + 1];	/* as in addresses; ends in NULL */
message team_body_text(enum team_body body);

/* One person in one kind of place. status: membership on the day, 0 none. */
struct team_person { int64_t person; enum team_area area; bool is_in[TEAM_BODIES_COUNT]; int sex, status, education; int64_t nationality; day_t birth_day; };

/* Those of the organisations under the path on the day, in the order of the tree; each once in an area. False: the store failed. */
bool village_team(struct ctx *c, const char *path, day_t day, struct team_person **people, size_t *count);
/* Does what is known of a person (sex, minority, age, education, status) fit a condition? */
bool team_fits(const struct team_person *p, enum figure_attribute attribute, uint64_t values, day_t day);
bool team_knows(enum figure_attribute attribute);	/* may it be asked about? */
/* The posts and roles for which these people are in the list, in words, by person: parallel to `people`, "" without one. */
const char **team_posts(struct ctx *c, const int64_t *people, size_t count, day_t day);

/* Adds the table to the annual ones. */
void village_team_table(struct figure_report *r);
/* The list behind one of its numbers. */
const char *village_team_href(const struct figure_report *r, enum team_area area, enum team_body body, enum figure_attribute attribute, uint64_t values);

#endif
