/* What org_hanging.c chooses from: things are carried to m->to from m->day on, or end on it (to 0). Nothing outside the room includes it. */
#ifndef ROOMS_ORG_ORG_CARRY_H
#define ROOMS_ORG_ORG_CARRY_H

#include "rooms/org/org_hanging.h"

/* Each in the transaction of the merger or closing, with what it was before kept by date where the day asks for it: Units of its area go along, their
 * coverage (or it ends), superiors of units, places, what people are there (stages of recruiting end where nobody takes it over), groups of households (only
 * into another assembly, numbered on behind its own; else they end), and what approvals are linked to. Constitutions end. Floating guests go on there. Stations,
 * homes of who came to one, communities of in-service members, and certificates issued go along. Practices, parameters and templates of its own end: those of
 * the one it goes into hold. The register of booklets, signs, counters, notices that stand, and votes, reviews and draws that are open go along. */
void carry_host_units(struct ctx *c, const struct org_carry *m);
void carry_coverage(struct ctx *c, const struct org_carry *m);
void carry_host_relations(struct ctx *c, const struct org_carry *m);
void carry_all_places(struct ctx *c, const struct org_carry *m);
void carry_person_roles(struct ctx *c, const struct org_carry *m);
void carry_household_groups(struct ctx *c, const struct org_carry *m);
void carry_links(struct ctx *c, const struct org_carry *m);
void carry_constitutions(struct ctx *c, const struct org_carry *m);
void carry_floating_guests(struct ctx *c, const struct org_carry *m);
void carry_stations(struct ctx *c, const struct org_carry *m);
void carry_station_homes(struct ctx *c, const struct org_carry *m);
void carry_communities(struct ctx *c, const struct org_carry *m);
void carry_own_certificates(struct ctx *c, const struct org_carry *m);
void carry_own_passes(struct ctx *c, const struct org_carry *m);
void carry_programmes(struct ctx *c, const struct org_carry *m);
void carry_params(struct ctx *c, const struct org_carry *m);
void carry_templates(struct ctx *c, const struct org_carry *m);
void carry_stock(struct ctx *c, const struct org_carry *m);
void carry_all_signs(struct ctx *c, const struct org_carry *m);
void carry_all_counters(struct ctx *c, const struct org_carry *m);
void carry_all_notices(struct ctx *c, const struct org_carry *m);
void carry_open_ballots(struct ctx *c, const struct org_carry *m);
void carry_open_reviews(struct ctx *c, const struct org_carry *m);
void carry_open_draws(struct ctx *c, const struct org_carry *m);

/* How much of it there is on m->day, or later. */
int64_t count_host_units(struct ctx *c, const struct org_carry *m);
int64_t count_coverage(struct ctx *c, const struct org_carry *m);
int64_t count_host_relations(struct ctx *c, const struct org_carry *m);
int64_t count_all_places(struct ctx *c, const struct org_carry *m);
int64_t count_person_roles(struct ctx *c, const struct org_carry *m);
int64_t count_stages_here(struct ctx *c, const struct org_carry *m);
int64_t count_floating_guests(struct ctx *c, const struct org_carry *m);
int64_t count_stations(struct ctx *c, const struct org_carry *m);
int64_t count_communities(struct ctx *c, const struct org_carry *m);
int64_t count_stock(struct ctx *c, const struct org_carry *m);
int64_t count_all_signs(struct ctx *c, const struct org_carry *m);
int64_t count_all_notices(struct ctx *c, const struct org_carry *m);
int64_t count_votes(struct ctx *c, const struct org_carry *m);
int64_t count_dues_waiting(struct ctx *c, const struct org_carry *m);
int64_t count_transfers(struct ctx *c, const struct org_carry *m);

#endif
