#include "rooms/org/org_kind.h"

#include <stddef.h>
#include <string.h>
#include "rooms/figure/report.h"

#define SECRETARY { "secretary", 1, true }
#define DEPUTY { "deputy_secretary", 1, false }
#define COMMITTEE_OF(n) { "committee_member", (n), false }
#define PARTY_UPPER "city_committee", "committee", "work_committee"
#define OF_FIELDS "organisation_member", "publicity_member", "discipline_member", "youth_member", "united_front_member"
#define DISCIPLINE "discipline_secretary", "discipline_deputy", "discipline_commissioner"
#define WORKERS "organiser_part", "party_worker", "adviser", "liaison"
#define IN_OFFICE "office_director", "staff", "inspector"
#define VILLAGE_OFFICERS "legal_deputy_director", "bookkeeper", "area_head", "door_head", "mediator", "station_deputy", "staff", "league_secretary", "chair", "vice_chair"

/* Posts that may be added. Those of the organisation department are of the committee of a city or county alone: their rights are for all below it, and
 * whoever exports or approves an export does so for a whole county. An organiser is kept by a committee; below it there are part-time ones. */
static const char *const OF_CITY[] = { OF_FIELDS, DISCIPLINE, "part_time_member", "honorary_secretary", "organiser", WORKERS, IN_OFFICE,
	"org_department_head", "org_department_deputy", "org_officer", NULL };
static const char *const OF_COMMITTEE[] = { OF_FIELDS, DISCIPLINE, "first_secretary", "part_time_member", "honorary_secretary", WORKERS, IN_OFFICE, NULL };
static const char *const OF_BRANCH[] = { "deputy_secretary", OF_FIELDS, "first_secretary", "part_time_member", "honorary_secretary", WORKERS, "area_leader", "area_head",
	"door_head", "member", NULL };
static const char *const OF_GROUP[] = { "liaison", "member", NULL };
static const char *const OF_PART_BRANCH[] = { "deputy_secretary", "committee_member", OF_FIELDS, "adviser", "liaison", NULL };
static const char *const OF_PARTY_GROUP[] = { "deputy_secretary", "committee_member", NULL };
static const char *const OF_VILLAGE[] = { VILLAGE_OFFICERS, "agronomist", "forester", "veterinarian", NULL };
static const char *const OF_RESIDENTS[] = { VILLAGE_OFFICERS, NULL };
static const char *const OF_GROUP_BESIDE[] = { "group_deputy_head", "office_director", "staff", "liaison", NULL };
static const char *const OF_CENTRE[] = { "centre_member", "staff", NULL };
static const char *const OF_MASS[] = { "vice_chair", "council_member", "staff", "liaison", NULL };
static const char *const OF_LEAGUE[] = { "staff", "liaison", NULL };
static const char *const OF_ASSOCIATION[] = { "vice_president", "council_member", "staff", "liaison", NULL };
static const char *const OF_OFFICE[] = { IN_OFFICE, WORKERS, NULL };
static const char *const OF_STATION[] = { "mediator", "staff", "liaison", NULL };
static const char *const OF_TEAM[] = { "first_secretary", "liaison", NULL };
static const char *const OF_COLLECTIVE[] = { "vice_chair", "bookkeeper", "staff", NULL };
static const char *const OF_VILLAGERS[] = { "representative", "door_head", NULL };
static const char *const OF_HOUSES[] = { "door_head", "staff", NULL };

static const struct org_kind KINDS[] = {
	{ "city_committee", true, false, true, true, false, 5, { "" },
	  { SECRETARY, { "deputy_secretary", 3, false }, COMMITTEE_OF(11) }, OF_CITY },
	{ "committee", true, false, true, false, false, 5, { "city_committee", "committee", "work_committee" },
	  { SECRETARY, { "deputy_secretary", 2, false }, COMMITTEE_OF(9), { "organiser", 1, false } }, OF_COMMITTEE },
	{ "work_committee", true, false, false, false, false, 0, { "city_committee" },
	  { SECRETARY, { "deputy_secretary", 2, false }, COMMITTEE_OF(9), { "organiser", 1, false } }, OF_COMMITTEE },
	{ "general_branch", true, false, true, false, false, 3, { "committee", "work_committee", "city_committee" },
	  { SECRETARY, DEPUTY, COMMITTEE_OF(5) }, OF_BRANCH },
	{ "branch", true, true, true, false, false, 3, { "committee", "work_committee", "general_branch", "city_committee" },
	  { SECRETARY, DEPUTY, COMMITTEE_OF(3) }, OF_BRANCH },
	{ "joint_branch", true, true, true, false, false, 3, { "committee", "work_committee", "general_branch", "city_committee" },
	  { SECRETARY, DEPUTY, COMMITTEE_OF(3) }, OF_BRANCH },
	{ "project_branch", true, true, true, false, true, 3, { "committee", "work_committee", "general_branch" },
	  { SECRETARY, DEPUTY, COMMITTEE_OF(3) }, OF_BRANCH },
	{ "floating_branch", true, true, true, false, false, 3, { "committee", "work_committee", "general_branch" },
	  { SECRETARY, COMMITTEE_OF(3) }, OF_BRANCH },
	{ "temporary_branch", true, false, false, false, true, 0, { "committee", "work_committee", "general_branch" },
	  { SECRETARY }, OF_PART_BRANCH },
	{ "group", true, false, false, false, false, 0, { "branch", "joint_branch", "project_branch", "floating_branch", "general_branch" },
	  { { "group_leader", 1, false } }, OF_GROUP },
	{ "village_committee", false, false, true, false, false, 5, { "general_branch", "branch", "committee" },
	  { { "village_director", 1, true }, { "village_deputy_director", 1, false }, { "village_committee_member", 3, false } }, OF_VILLAGE },
	{ "residents_committee", false, false, true, false, false, 5, { "general_branch", "branch", "committee" },
	  { { "residents_director", 1, true }, { "residents_deputy_director", 1, false }, { "residents_committee_member", 5, false } }, OF_RESIDENTS },
	{ "supervision_committee", false, false, true, false, false, 5, { "general_branch", "branch", "committee" },
	  { { "supervision_director", 1, true }, { "supervision_member", 2, false } }, NULL },
	{ "villagers_assembly", false, false, true, false, false, 5, { "general_branch", "branch", "committee" },
	  { { "assembly_chair", 1, false }, { "representative", 99, false } }, NULL },
	{ "leading_group", false, false, false, false, false, 0, { NULL },
	  { { "group_head", 1, false }, { "group_deputy_head", 3, false }, { "group_member", 30, false } }, OF_GROUP_BESIDE },
	{ "centre", false, false, false, false, false, 0, { "general_branch", "branch", "committee" },
	  { { "centre_director", 1, false }, { "centre_deputy_director", 4, false } }, OF_CENTRE },
	{ "union", false, false, true, false, false, 5, { NULL }, { { "chair", 1, false }, { "vice_chair", 2, false } }, OF_MASS },
	{ "youth_league", false, false, true, false, false, 3, { NULL }, { { "league_secretary", 1, false } }, OF_LEAGUE },
	{ "womens_federation", false, false, true, false, false, 5, { NULL }, { { "chair", 1, false }, { "vice_chair", 2, false } }, OF_MASS },
	{ "mass_organisation", false, false, true, false, false, 5, { NULL }, { { "chair", 1, false }, { "vice_chair", 2, false } }, OF_MASS },
	{ "association", false, false, true, false, false, 5, { NULL }, { { "president", 1, false }, { "council_member", 30, false } }, OF_ASSOCIATION },
	{ "department", false, false, false, false, false, 0, { PARTY_UPPER, "department" },
	  { { "department_head", 1, false }, { "department_deputy", 3, false }, { "staff", 30, false } }, OF_OFFICE },
	{ "functional_branch", true, false, false, false, false, 0, { "committee", "work_committee", "general_branch" }, { SECRETARY }, OF_PART_BRANCH },
	{ "party_group", true, false, false, false, false, 0, { "city_committee", "committee" }, { SECRETARY }, OF_PARTY_GROUP },
	{ "villager_group", false, false, false, false, false, 5, { "general_branch", "branch", "village_committee" },
	  { { "villager_group_leader", 1, false } }, OF_VILLAGERS },
	{ "finance_group", false, false, false, false, false, 5, { "general_branch", "branch", "village_committee" },
	  { { "group_head", 1, false }, { "group_member", 5, false } }, NULL },
	{ "owners_committee", false, false, true, false, false, 5, { "general_branch", "branch", "residents_committee" },
	  { { "owners_director", 1, false }, { "owners_member", 10, false } }, OF_HOUSES },
	{ "property_company", false, false, false, false, false, 0, { "general_branch", "branch", "residents_committee" },
	  { { "property_manager", 1, false } }, OF_HOUSES },
	{ "safety_station", false, false, false, false, false, 0, { NULL }, { { "station_head", 1, false }, { "station_deputy", 2, false } }, OF_STATION },
	{ "mediation_committee", false, false, false, false, false, 5, { NULL }, { { "mediator", 9, false } }, OF_STATION },
	{ "patrol_team", false, false, false, false, false, 0, { NULL }, { { "team_leader", 1, false }, { "team_member", 30, false } }, NULL },
	{ "collective", false, false, true, false, false, 5, { "general_branch", "branch", "village_committee" },
	  { { "chair", 1, false }, { "council_member", 5, false } }, OF_COLLECTIVE },
	{ "disabled_federation", false, false, true, false, false, 5, { NULL }, { { "chair", 1, false } }, OF_MASS },
	{ "elders_association", false, false, true, false, false, 5, { NULL }, { { "president", 1, false } }, OF_ASSOCIATION },
	{ "coordination_group", false, false, false, false, false, 0, { NULL },
	  { { "group_head", 1, false }, { "group_member", 30, false }, { "resident_representative", 10, false }, { "unit_representative", 10, false },
	    { "people_deputy", 10, false }, { "cppcc_member", 10, false } }, OF_GROUP_BESIDE },
	{ "support_group", false, false, false, false, false, 0, { NULL }, { { "team_leader", 1, false }, { "team_member", 10, false } }, OF_TEAM },
	{ "party_office", false, false, false, false, false, 0, { NULL }, { { "office_director", 1, false }, { "organiser", 1, false }, { "staff", 3, false } }, OF_OFFICE },
	{ "first_secretary_office", false, false, false, false, false, 0, { NULL }, { { "office_director", 1, false }, { "staff", 3, false } }, OF_OFFICE },
	{ "floating_station", false, false, false, false, false, 0, { NULL }, { { "liaison", 2, false } }, OF_STATION },
	{ "service_team", false, false, false, false, false, 0, { NULL }, { { "team_leader", 1, false }, { "team_member", 50, false } }, OF_TEAM },
	{ "town", false, false, false, false, false, 0, { PARTY_UPPER }, { { "department_head", 1, false }, { "department_deputy", 5, false } }, OF_OFFICE },
	{ "office", false, false, false, false, false, 0, { NULL },
	  { { "office_director", 1, false }, { "staff", 10, false } }, OF_OFFICE },
};
#define KINDS_COUNT (sizeof(KINDS) / sizeof(KINDS[0]))

const struct org_kind *org_kind_find(const char *code)
{
	for (size_t i = 0; code != NULL && i < KINDS_COUNT; i++)
		if (strcmp(KINDS[i].code, code) == 0)
			return &KINDS[i];
	return NULL;
}

struct org_term org_term_of(const char *kind_code, const char *unit_kind)
{
	const struct org_kind *kind = org_kind_find(kind_code);
	bool is_village = unit_kind != NULL && (strcmp(unit_kind, "village") == 0 || strcmp(unit_kind, "community") == 0);

	if (kind == NULL || !kind->may_elect)
		return (struct org_term){ 0, 0, kind == NULL ? 0 : kind->term_years };
	if (!kind->is_party)
		return (struct org_term){ 1, 5, kind->term_years };
	return is_village ? (struct org_term){ 5, 5, 5 } : (struct org_term){ 3, 5, kind->term_years };
}

static bool is_among(const char *code, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], code) == 0)
			return true;
	return false;
}

bool org_kind_fits(const struct org_kind *kind, const char *parent_code)
{
	if (kind == NULL)
		return false;
	if (kind->parents[0] == NULL)
		return true;
	for (int i = 0; i < ORG_KIND_PARENTS_MAX && kind->parents[i] != NULL; i++)
		if (strcmp(kind->parents[i], parent_code) == 0)
			return true;
	return false;
}

size_t org_kind_post_kinds(const struct org_kind *kind, const char *list[ORG_KIND_POST_KINDS_MAX])
{
	size_t count = 0;

	for (int i = 0; kind != NULL && i < ORG_KIND_POSTS_MAX && kind->posts[i].kind != NULL; i++)
		list[count++] = kind->posts[i].kind;
	for (int i = 0; kind != NULL && kind->others != NULL && kind->others[i] != NULL && count < ORG_KIND_POST_KINDS_MAX; i++)
		if (!is_among(kind->others[i], list, count))
			list[count++] = kind->others[i];
	return count;
}

bool org_kind_has_post(const char *kind, const char *post_kind)
{
	const char *list[ORG_KIND_POST_KINDS_MAX];
	size_t count = org_kind_post_kinds(org_kind_find(kind), list);

	return is_among(post_kind, list, count);
}

bool org_kind_has_one(const char *post_kind)
{
	static const char *const ONE[] = { "secretary", "discipline_secretary", "org_department_head", "village_director", "residents_director", "supervision_director",
		"group_leader", "villager_group_leader" };

	return is_among(post_kind, ONE, sizeof(ONE) / sizeof(ONE[0]));
}

bool org_kind_keeps_members(const char *code)
{
	const struct org_kind *kind = org_kind_find(code);

	return kind != NULL && kind->has_members;
}

const struct org_kind *org_kind_next_under(const struct org_kind *previous, const char *parent_code)
{
	for (const struct org_kind *k = previous == NULL ? KINDS : previous + 1; k < KINDS + KINDS_COUNT; k++)
		if (org_kind_fits(k, parent_code))
			return k;
	return NULL;
}

bool org_kind_needs_authority(const char *code)
{
	return strcmp(code, "committee") == 0 || strcmp(code, "work_committee") == 0 || strcmp(code, "association") == 0;
}

bool org_kind_is_mass(const char *code)
{
	static const char *const MASS[] = { "union", "youth_league", "womens_federation", "disabled_federation", "mass_organisation" };

	return is_among(code, MASS, sizeof(MASS) / sizeof(MASS[0]));
}

bool org_kind_is_beside(const char *code)
{
	const struct org_kind *kind = org_kind_find(code);

	return kind != NULL && !kind->is_party;
}

bool org_type_suits_host(const char *org_type, const char *host_kind)
{
	static const struct { const char *type, *kinds[4]; } SUITS[] = {
		{ "leading_firm", { "leading_firm", "enterprise", "public_enterprise" } },
		{ "mine", { "mine" } },
		{ "project", { "project" } },
		{ "industry", { "industry", "cooperative" } },
		{ "self_organisation", { "self_organisation" } },
	};

	for (size_t i = 0; i < sizeof(SUITS) / sizeof(SUITS[0]); i++) {
		if (strcmp(SUITS[i].type, org_type) != 0)
			continue;
		for (int k = 0; k < 4 && SUITS[i].kinds[k] != NULL; k++)
			if (strcmp(SUITS[i].kinds[k], host_kind) == 0)
				return true;
	}
	return false;
}

const char *org_kinds_text(struct arena *a, const char *kind)
{
	if (kind[0] == '\0')
		return "";
	return arena_printf(a, ".%s.", strcmp(kind, ORG_KIND_BRANCHES) == 0 ? FIGURE_BRANCH_KINDS : kind);
}
