/* What is done with each kind of thing that hangs on an organisation; which of it is done when, org_hanging.c says. */
#include "rooms/org/org_carry.h"

#include <string.h>
#include "rooms/org/org_carry_sql.h"

void carry_host_units(struct ctx *c, const struct org_carry *m)
{
	carry_keep_units(c->store, m->from, m->day);
	carry_units(c->store, m->from, m->to, m->day);
}

void carry_coverage(struct ctx *c, const struct org_carry *m)
{
	carry_keep_covers(c->store, m->from, m->day);
	if (m->to.v != 0)
		carry_covers(c->store, m->from, m->to, m->day);
	else
		carry_uncover(c->store, m->from, m->day);
}

void carry_host_relations(struct ctx *c, const struct org_carry *m) { carry_relations(c->store, m->from, m->to); }

void carry_all_places(struct ctx *c, const struct org_carry *m)
{
	carry_keep_places(c->store, m->from, m->day);
	carry_places(c->store, m->from, m->to, m->day);
}

void carry_person_roles(struct ctx *c, const struct org_carry *m)
{
	carry_keep_roles(c->store, m->region, m->from, m->day);
	if (m->to.v != 0) {
		carry_roles(c->store, m->region, m->from, m->to, m->day);
	} else {
		carry_stages(c->store, m->region, m->from, m->day);
		carry_end_roles(c->store, m->region, m->from, m->day);
	}
}

/* Only an assembly has groups of households: in another body they end. */
void carry_household_groups(struct ctx *c, const struct org_carry *m)
{
	struct carry_number last = { 0 };
	struct carry_group_row *groups;
	size_t count = m->to.v != 0 && strcmp(m->to_kind, "villagers_assembly") == 0 ? carry_groups(c->store, m->from, m->day, &groups) : 0;

	carry_groups_last(c->store, m->to, &last);
	for (size_t i = 0; i < count; i++)
		carry_group(c->store, (household_group_id){ store_new_id(c->store) }, groups[i].id, m->to, last.n + groups[i].number, m->day);
	carry_end_groups(c->store, m->from, m->day);
}

void carry_links(struct ctx *c, const struct org_carry *m) { carry_unlink(c->store, m->from, m->to); }
void carry_constitutions(struct ctx *c, const struct org_carry *m) { carry_end_versions(c->store, m->from, m->day); }

void carry_floating_guests(struct ctx *c, const struct org_carry *m)
{
	struct carry_guest_row *guests;
	size_t count = carry_guests(c->store, m->from_path, m->day, &guests);

	for (size_t i = 0; i < count; i++)
		carry_guest(c->store, (floating_host_id){ store_new_id(c->store) }, guests[i].id, m->to, m->to_path, m->day);
	carry_end_guests(c->store, m->from_path, m->day);
}

void carry_stations(struct ctx *c, const struct org_carry *m) { carry_station(c->store, m->from, m->from_path, m->to, m->to_path); }
void carry_station_homes(struct ctx *c, const struct org_carry *m) { carry_station_home(c->store, m->from, m->from_path, m->to, m->to_path); }
void carry_communities(struct ctx *c, const struct org_carry *m) { carry_residents(c->store, m->from, m->from_path, m->to, m->to_path, m->day); }
void carry_own_certificates(struct ctx *c, const struct org_carry *m) { carry_certificates(c->store, m->from_path, m->to_path); }
void carry_own_passes(struct ctx *c, const struct org_carry *m) { carry_passes(c->store, m->from_path, m->to_path); }
void carry_programmes(struct ctx *c, const struct org_carry *m) { carry_end_programmes(c->store, m->from, m->day); }
void carry_params(struct ctx *c, const struct org_carry *m) { carry_end_params(c->store, m->from, m->day); }
void carry_templates(struct ctx *c, const struct org_carry *m) { carry_end_templates(c->store, m->from, m->day); }

void carry_stock(struct ctx *c, const struct org_carry *m)
{
	carry_keep_booklets(c->store, m->from, m->day);
	carry_booklets(c->store, m->from, m->to);
}

void carry_all_signs(struct ctx *c, const struct org_carry *m) { carry_signs(c->store, m->from, m->to); }
void carry_all_counters(struct ctx *c, const struct org_carry *m) { carry_counters(c->store, m->from, m->to); }
void carry_all_notices(struct ctx *c, const struct org_carry *m) { carry_notices(c->store, m->region, m->from, m->day, m->to); }
void carry_open_ballots(struct ctx *c, const struct org_carry *m) { carry_ballots(c->store, m->from, m->to); }
void carry_open_reviews(struct ctx *c, const struct org_carry *m) { carry_reviews(c->store, m->from, m->to); }
void carry_open_draws(struct ctx *c, const struct org_carry *m) { carry_draws(c->store, m->from, m->to); }

/* ---- how much there is ---- */

static int64_t given(bool is_read, const struct carry_number *n)
{
	return is_read ? n->n : 0;
}

int64_t count_host_units(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_units_count(c->store, m->from, m->day, &n), &n);
}

int64_t count_coverage(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_covers_count(c->store, m->from, m->day, &n), &n);
}

int64_t count_host_relations(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_relations_count(c->store, m->from, m->day, &n), &n);
}

int64_t count_all_places(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_places_count(c->store, m->from, m->day, &n), &n);
}

int64_t count_person_roles(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_roles_count(c->store, m->region, m->from, m->day, &n), &n);
}

int64_t count_stages_here(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_stages_here_count(c->store, m->region, m->from, m->day, &n), &n);
}

int64_t count_floating_guests(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_guests_count(c->store, m->from_path, m->day, &n), &n);
}

int64_t count_stations(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_station_count(c->store, m->from, m->from_path, &n), &n);
}

int64_t count_communities(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_residents_count(c->store, m->from, m->from_path, m->day, &n), &n);
}

/* What is issued or void needs no settling where nobody takes it over. */
int64_t count_stock(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_booklets_count(c->store, m->from, m->to.v == 0 ? "stock" : "", &n), &n);
}

int64_t count_all_signs(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_signs_count(c->store, m->from, &n), &n);
}

int64_t count_all_notices(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_notices_count(c->store, m->region, m->from, m->day, &n), &n);
}

int64_t count_votes(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_votes_count(c->store, m->from, &n), &n);
}

int64_t count_dues_waiting(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_dues_waiting_count(c->store, m->from, &n), &n);
}

int64_t count_transfers(struct ctx *c, const struct org_carry *m)
{
	struct carry_number n;

	return given(carry_transfers_count(c->store, m->from, &n), &n);
}
