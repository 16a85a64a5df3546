#include "demo/demo_profile.h"

#define CITY_SEED 0x6a6973686979756eu

const struct demo_profile DEMO_FULL = {
	.name = "full", .seed = CITY_SEED,
	.show_villages = 16, .show_groups = 143, .show_organs = 7, .show_organ_members = 140, .show_members = 3300,
	.towns = 6, .villages = 319, .villages_per_town = { 50, 50, 50, 50, 50, 69 }, .villages_with_eight = 83,
	.village_members = 50752,
	.communities = 36, .communities_per_town = { 18, 17, 0, 0, 0, 1 }, .community_members = 1620,
	.organs_per_town = 8, .organ_members = 960,
	.departments = { 40, 320, 6400 }, .zone = { 1, 40, 900 }, .nonpublic = { 1, 46, 849 }, .lawyers = { 1, 33, 420 },
	.brigade = { 1, 22, 150 }, .mine = { 1, 30, 900 }, .power = { 1, 24, 600 }, .education = { 1, 60, 1800 },
	.others = { 16, 240, 5200 },
	.finance_members = 32, .finance_staff = 68,
	.own_firms = 23, .liaison_firms = 12,
	.brigade_groups = 26, .brigade_staff = 591, .brigade_activists = 20,
	.school_members = 29, .school_men = 16, .school_minority = 7, .school_staff = 73,
	.applicants = 6730, .activists = 14200, .prospects = 2012, .developed = 5031,
	.moved = 1200, .moved_in = 400, .moved_out = 320, .died = 880, .removed = 6, .expelled = 12,
	.cooperatives = 234, .cooperative_villages = 196, .cooperative_households = 48000,
	.cooperative_gain_fen = INT64_C(15000000000),
	.host_general_branches = 10, .host_branches = 18, .host_groups = 1641,
	.enterprises = 580, .commended = 6, .areas = 286, .communities_full = 29,
	.entrepreneurs = 81, .team_deputies = 93, .team_members = 59, .graduates = 280, .graduates_in_team = 70,
	.vacant_secretaries = 12, .vacant_directors = 36, .veterans_in_reserve = 8,
	.organisers = 340, .organisers_city = 6, .organisers_committee = 65,
	.team_reserves = 614, .team_venues = 106, .matters = 230, .problems = 155, .deeds = 530,
	.advisers = 15, .advisers_members = 10, .adviser_villages = 133, .pairs = 36,
	.accounts_villages = 16, .accounts_communities = 6, .accounts_branches = 24, .accounts_members = 5,
};

const struct demo_profile DEMO_SMALL = {
	.name = "small", .seed = CITY_SEED + 50,
	.show_villages = 1, .show_groups = 3, .show_organs = 1, .show_organ_members = 20, .show_members = 84,
	.towns = 2, .villages = 6, .villages_per_town = { 4, 2 }, .villages_with_eight = 2, .village_members = 1015,
	.communities = 2, .communities_per_town = { 1, 1 }, .community_members = 64,
	.organs_per_town = 1, .organ_members = 20,
	.departments = { 2, 6, 128 }, .zone = { 1, 1, 18 }, .nonpublic = { 1, 1, 17 }, .lawyers = { 1, 2, 24 },
	.brigade = { 1, 1, 7 }, .mine = { 1, 1, 18 }, .power = { 1, 1, 12 }, .education = { 1, 2, 36 },
	.others = { 1, 5, 104 },
	.finance_members = 32, .finance_staff = 68,
	.own_firms = 1, .liaison_firms = 1,
	.brigade_groups = 2, .brigade_staff = 27, .brigade_activists = 1,
	.school_members = 29, .school_men = 16, .school_minority = 7, .school_staff = 73,
	.applicants = 144, .activists = 284, .prospects = 40, .developed = 99,
	.moved = 24, .moved_in = 8, .moved_out = 6, .died = 18, .removed = 1, .expelled = 1,
	.cooperatives = 5, .cooperative_villages = 4, .cooperative_households = 960, .cooperative_gain_fen = INT64_C(300000000),
	.host_general_branches = 1, .host_branches = 1, .host_groups = 33,
	.enterprises = 12, .commended = 1, .areas = 6, .communities_full = 1,
	.entrepreneurs = 2, .team_deputies = 2, .team_members = 1, .graduates = 5, .graduates_in_team = 2,
	.vacant_secretaries = 1, .vacant_directors = 2, .veterans_in_reserve = 1,
	.organisers = 12, .organisers_city = 3, .organisers_committee = 4,
	.team_reserves = 12, .team_venues = 2, .matters = 5, .problems = 3, .deeds = 11,
	.advisers = 3, .advisers_members = 2, .adviser_villages = 3, .pairs = 3,
	.accounts_villages = 1, .accounts_communities = 1, .accounts_branches = 6, .accounts_members = 2,
};

#define UNITS(p) (p)->departments, (p)->zone, (p)->nonpublic, (p)->lawyers, (p)->brigade, (p)->mine, (p)->power, \
	(p)->education, (p)->others
#define UNITS_COUNT 9

int demo_committees(const struct demo_profile *p)
{
	const struct demo_unit_size units[UNITS_COUNT] = { UNITS(p) };
	int sum = 1 + p->towns;

	for (int i = 0; i < UNITS_COUNT; i++)
		sum += units[i].committees;
	return sum;
}

int demo_village_branches(const struct demo_profile *p)
{
	return p->villages * 7 + p->villages_with_eight;
}

int demo_branches(const struct demo_profile *p)
{
	const struct demo_unit_size units[UNITS_COUNT] = { UNITS(p) };
	int sum = p->show_groups + p->show_organs + demo_village_branches(p) + p->communities + p->towns * p->organs_per_town;

	for (int i = 0; i < UNITS_COUNT; i++)
		sum += units[i].branches;
	return sum;
}

int demo_members(const struct demo_profile *p)
{
	const struct demo_unit_size units[UNITS_COUNT] = { UNITS(p) };
	int sum = p->show_members + p->village_members + p->community_members + p->organ_members;

	for (int i = 0; i < UNITS_COUNT; i++)
		sum += units[i].members;
	return sum;
}

int demo_villages_all(const struct demo_profile *p)
{
	return p->show_villages + p->villages;
}
