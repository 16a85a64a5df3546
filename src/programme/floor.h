/* What the files of the floors share; for this floor of the house only. */
#ifndef PROGRAMME_FLOOR_H
#define PROGRAMME_FLOOR_H

#include "programme/programme.h"

enum meeting { NO_MEETING = -1, PARTY, RECRUITING, ELECTION, REPRESENTATIVES, ASSEMBLY, HOUSEHOLDS, GROUP, COLLECTIVE };

/* Which meeting votes, by its voters and by what it votes on. */
enum meeting floor_meeting(const struct programme *p, const struct vote *v);
/* Are the voters members of the Party, or delegates whom they elected? By the roles alone: what a vote is called makes nobody a member. */
bool floor_is_of_members(const struct programme *p, const struct vote *v);
/* Does the practice run at a village or a community? */
bool floor_is_of_village(const struct programme *p);
/* Is it people who are voted on, by the form of the vote or by its words? */
bool floor_is_election(const struct programme *p, const struct vote *v);
bool floor_has_one_of(const char *text, const char *const *words, size_t count);
/* As low, or as high, as the parameters allow; false where it is no number, which the checks have told already. */
bool floor_lowest(const struct programme *p, const struct expression *e, struct fraction *f);
bool floor_highest(const struct programme *p, const struct expression *e, struct fraction *f);

/* What recruiting asks of a step (floor_recruit.c): it is refused to whoever is not eighteen; it has a notice of at least five working days; it is not closed more
 * than six months after a day; not before twelve months have passed; an extension has from six to twelve months. */
bool floor_refuses_minors(const struct programme *p, const struct step *s);
bool floor_displays(const struct programme *p, const struct step *s);
bool floor_limits_approval(const struct programme *p, const struct step *s);
bool floor_waits_for_probation(const struct programme *p, const struct step *s);
bool floor_bounds_extension(const struct programme *p, const struct step *s);
/* Does the condition never hold under the rule that asks for a display of prospects, that is from 2026-05-18 on? */
bool floor_is_before_display(const struct programme *p, const struct expression *when);

/* Of membership: tells the first way on which somebody becomes a member, or stops being one, without what the rules ask. */
void floor_check_membership(struct problems *problems, const struct programme *p);
/* Of villages: the members' review that passed before the people decide, the days of display, and supervisors who are nobody else. */
void floor_check_village(struct problems *problems, const struct programme *p);

#endif
