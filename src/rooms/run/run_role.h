/* Who is in a role of a programme, from the registers: holders of posts, members of branches, people of bodies. */
#ifndef ROOMS_RUN_RUN_ROLE_H
#define ROOMS_RUN_RUN_ROLE_H

#include "rooms/run/run.h"

/* The people of a role on a day, each once, RUN_PEOPLE_MAX at most. `everyone` and `invited` have no register: they give nobody and
 * set *is_open. A place or body that is not there gives nobody. */
size_t run_role_people(struct ctx *c, const struct run_case *k, const struct role *role, day_t day, struct run_person **people, bool *is_open);
/* Those who were in it on some day of a stretch: holders of posts, representatives and members of any time of it, the others as of its last day. */
size_t run_role_people_between(struct ctx *c, const struct run_case *k, const struct role *role, day_t from, day_t to, struct run_person **people, bool *is_open);
/* Is nobody in it, as the registers are on the day? Asked of a whole county, whose members need not all be read for it. False too where it is open to everybody. */
bool run_role_is_empty(struct ctx *c, const struct run_case *k, const struct role *role, day_t day);
/* Is this person in one of the roles, or of those who did a step that stands among them (run_did)? False for person 0. */
bool run_is_in_roles(struct ctx *c, const struct run_case *k, const struct words *roles, int64_t person, day_t day);
/* Was this person in one of the roles on some day of a stretch, and from when to when? */
bool run_in_roles_between(struct ctx *c, const struct run_case *k, const struct words *roles, int64_t person, const struct day_span *days, struct run_person *found);
/* The organisation of that kind nearest to the one of the path, itself included; of a village its top. False: there is none. */
bool run_place_find(struct ctx *c, const char *path, enum programme_word word, struct run_place *found);
/* Is the organisation of that kind? Of approver, which the tree does not tell, never asked. */
bool run_place_is(const struct run_place *place, enum programme_word word);
/* The organisations of the Party right below one that are of that kind and were there on some day of a stretch, in the order of the tree, in the arena. A town is a committee
 * of a town or street; a department one of an office or public institution (机关、事业单位), as the card of the organisation says. */
size_t run_places_below(struct ctx *c, org_id org, enum programme_word word, day_t from, day_t to, struct run_place **list);
/* What a case of the practice is called there; "": by the title of the practice. */
const char *run_called(const struct programme *p, const struct run_place *place);
/* Where the people of a part of a role have their post: a place of the tree or a body beside it. False: it has no place (the person
 * whom the case is about, everybody), or it is not there. */
bool run_part_place(struct ctx *c, const struct run_case *k, const struct role_part *part, struct run_place *found);
/* May the actor register what somebody in this part of a role did on paper? Of the organisation where the case runs, of those below it and
 * of the bodies beside it whoever handles cases there; of one above, and of the bodies beside that, only whoever handles cases in that one, since nobody says for the
 * upper level that it has agreed. */
bool run_may_register(struct ctx *c, const struct run_case *k, const struct role_part *part);
/* Do the roles have people above the organisation of the case, for whom the actor registers nothing? */
bool run_is_done_above(struct ctx *c, const struct run_case *k, const struct words *roles);
/* Likewise for whom the roles name, also of a case taken over from paper: what the level above did before, it says itself. */
bool run_may_register_for(struct ctx *c, const struct run_case *k, const struct words *roles, int64_t person, day_t day);
/* Is a post of that kind on the committee of a Party organisation, or on that of a village or community? */
bool run_is_on_committee(const char *post_kind);
const struct role *run_role_find(const struct programme *p, const char *id);
/* Of somebody who was not there all the time since a day, from when to when he was; else "". */
const char *run_term_text(struct ctx *c, const struct run_person *person, day_t from);
/* From when to when somebody was in his role, in any case: "（2015-10-20 起）"; "" of a role without a time. */
const char *run_held_text(struct ctx *c, const struct run_person *person);
/* The steps that nobody can do today because the registers have nobody in their roles; who is elected or named in the case is not asked. Of a case, or of
 * one that is about to be opened: programme, organisation and its path, county. */
size_t run_vacant_steps(struct ctx *c, const struct run_case *k, const struct step ***list);
/* Who does and signs such a step, in words. */
const char *run_vacant_roles(struct ctx *c, const struct programme *p, const struct step *s);
/* The roles in words: "党支部委员会、村委会". */
const char *run_roles_text(struct ctx *c, const struct programme *p, const struct words *roles);

#endif
