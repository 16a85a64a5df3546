/* The people of each branch: members first, then activists and prospects; who left within two years; and who applied. */
#include <assert.h>
#include <string.h>
#include "demo/demo_name.h"
#include "demo/demo_plan.h"

#define BANDS 8
#define AGE_MAX 90
#define BIRTHDAY_MARGIN_DAYS 30	/* no birthday within a month, so that ages hold whatever the length of the year */

/* What the members of a kind of unit are like. Ages in the bands of Party statistics; the others in permille. */
static const struct habit {
	int ages[BANDS];
	int women;
	int college[3];		/* up to 35, up to 50, older */
	int occupations[8];	/* 1 workers 2 farmers 3 professionals 4 managers 5 officials 6 students 7 others 8 retired */
	const char *job;
} HABITS[] = {
	[PEOPLE_VILLAGE] = { { 9, 9, 10, 9, 10, 10, 10, 33 }, 275, { 560, 360, 150 }, { 30, 840, 30, 20, 0, 0, 80, 0 }, "务农" },
	[PEOPLE_COMMUNITY] = { { 10, 10, 10, 9, 8, 9, 9, 35 }, 480, { 820, 640, 330 }, { 230, 10, 120, 240, 0, 0, 400, 0 }, "居民" },
	[PEOPLE_OFFICE] = { { 18, 17, 16, 13, 12, 11, 7, 6 }, 370, { 985, 940, 720 }, { 20, 0, 130, 150, 700, 0, 0, 0 }, "干部" },
	[PEOPLE_SCHOOL] = { { 18, 18, 17, 13, 11, 10, 8, 5 }, 520, { 1000, 985, 900 }, { 20, 0, 880, 100, 0, 0, 0, 0 }, "教师" },
	[PEOPLE_COMPANY] = { { 26, 20, 16, 12, 9, 8, 5, 4 }, 420, { 860, 720, 420 }, { 420, 0, 250, 330, 0, 0, 0, 0 }, "职员" },
	[PEOPLE_LAW] = { { 24, 22, 18, 14, 9, 6, 4, 3 }, 400, { 1000, 1000, 1000 }, { 0, 0, 940, 60, 0, 0, 0, 0 }, "律师" },
	[PEOPLE_WORKS] = { { 14, 13, 13, 12, 12, 11, 8, 17 }, 290, { 740, 480, 220 }, { 640, 0, 180, 180, 0, 0, 0, 0 }, "职工" },
};
static const struct { int from, to; } BAND[BANDS] = { { 22, 30 }, { 31, 35 }, { 36, 40 }, { 41, 45 }, { 46, 50 }, { 51, 55 }, { 56, 60 }, { 61, AGE_MAX } };

struct builder {
	struct demo_plan *p;
	const struct demo_profile *profile;
	struct arena *a;
	struct demo_random random;
	int developed, settled, comers;		/* how many so far */
	int settled_total;
	int comers_due;				/* who should have come by now and could not: their branch had no neighbour */
};

static int age_of(struct builder *b, enum demo_people people)
{
	int band = demo_random_weighted(&b->random, HABITS[people].ages, BANDS);
	int from = BAND[band].from, to = BAND[band].to;

	/* The old are fewer with every year: the lower of two draws. */
	if (band == BANDS - 1) {
		int first = demo_random_between(&b->random, from, to), second = demo_random_between(&b->random, from, to);

		return first < second ? first : second;
	}
	return demo_random_between(&b->random, from, to);
}

static const char *education_of(struct builder *b, enum demo_people people, int age)
{
	static const char *const COLLEGE[] = { "14", "21", "31" }, *const SCHOOL[] = { "41", "61", "71", "81" };
	static const int COLLEGE_VILLAGE[] = { 5, 300, 695 }, COLLEGE_OTHER[] = { 60, 520, 420 };
	static const int SCHOOL_YOUNG[] = { 300, 450, 250, 0 }, SCHOOL_OLD[] = { 100, 280, 480, 140 };

	if (demo_random_chance(&b->random, HABITS[people].college[age <= 35 ? 0 : age <= 50 ? 1 : 2]))
		return COLLEGE[demo_random_weighted(&b->random, people == PEOPLE_VILLAGE ? COLLEGE_VILLAGE : COLLEGE_OTHER, 3)];
	return SCHOOL[demo_random_weighted(&b->random, age <= 50 ? SCHOOL_YOUNG : SCHOOL_OLD, 4)];
}

static int occupation_of(struct builder *b, enum demo_people people, int age, int sex)
{
	bool is_past_work = age >= (sex == 2 ? 56 : 61);

	if (people == PEOPLE_VILLAGE && is_past_work)
		return demo_random_chance(&b->random, 880) ? 2 : 8;
	if (is_past_work)
		return 8;
	if (people == PEOPLE_VILLAGE && age <= 24 && demo_random_chance(&b->random, 250))
		return 6;
	return 1 + demo_random_weighted(&b->random, HABITS[people].occupations, 8);
}

static void set_birth(struct builder *b, struct demo_person *who, int age)
{
	who->age_years = age;
	who->birth_day = day_add_months(b->p->today, -12 * age) - demo_random_between(&b->random, BIRTHDAY_MARGIN_DAYS, 330);
}

/* Everything but the days of Party life. */
static struct demo_person *make(struct builder *b, int org, int age)
{
	const struct demo_org *o = demo_org_at(b->p, org);
	struct demo_person *who = demo_person_at(b->p, demo_add_person(b->p, org));
	bool is_college;

	set_birth(b, who, age);
	who->sex = demo_random_chance(&b->random, HABITS[o->people].women) ? 2 : 1;
	who->nationality = demo_nationality(&b->random);
	who->name = demo_person_name(b->a, &b->random, who->nationality, who->sex);
	who->education = education_of(b, o->people, age);
	who->occupation = occupation_of(b, o->people, age, who->sex);
	who->is_married = age >= 24 && demo_random_chance(&b->random, age >= 30 ? 930 : 450);
	who->native_place = "云川市";
	who->address = o->people == PEOPLE_VILLAGE || o->people == PEOPLE_COMMUNITY ? demo_org_at(b->p, o->people == PEOPLE_VILLAGE ? o->parent : org)->short_name : "云川市城区";
	who->work_unit = o->people == PEOPLE_VILLAGE ? who->address : demo_org_at(b->p, o->parent)->short_name;
	who->job = who->occupation == 8 ? "退休" : who->occupation == 6 ? "学生" : HABITS[o->people].job;
	who->is_front_line = who->occupation >= 1 && who->occupation <= 3;
	is_college = who->education[0] <= '3';
	who->school = is_college ? (who->education[0] == '3' ? "云川职业技术学院" : "云川大学") : "";
	who->applied_day = who->joined_day = who->full_day = DAY_OPEN;
	return who;
}

static void set_joined(struct builder *b, struct demo_person *who, day_t joined)
{
	who->joined_day = joined;
	who->applied_day = joined - demo_random_between(&b->random, 500, 1400);
	/* Nobody applies before the 18th birthday. */
	if (who->applied_day < day_add_months(who->birth_day, 18 * 12))
		who->applied_day = day_add_months(who->birth_day, 18 * 12);
	who->full_day = day_add_months(joined, 12);
	who->status = who->full_day > b->p->today ? 1 : 2;
	if (who->status == 1)
		who->full_day = DAY_OPEN;
}

/* Joined on some day before the last three years: mostly between 20 and 36. */
static void set_joined_long_ago(struct builder *b, struct demo_person *who)
{
	day_t first = day_add_months(who->birth_day, 18 * 12) + 30, last = b->p->today - 1100, joined;
	int years = demo_random_below(&b->random, 8) + demo_random_below(&b->random, 12);

	if (demo_random_chance(&b->random, 120))
		years += demo_random_below(&b->random, 16);
	joined = first + years * 365 + demo_random_below(&b->random, 365);
	if (joined > last)
		joined = demo_random_between(&b->random, first, last);
	set_joined(b, who, joined);
}

/* Membership from joining, or from the founding of the branch for who was there already. */
static void add_spells(struct demo_plan *p, int person, int org, day_t from_day, day_t to_day, const char *ended_by)
{
	const struct demo_person *who = demo_person_at(p, person);
	day_t begins = from_day > who->joined_day ? from_day : who->joined_day;
	const char *began_by = begins == who->joined_day ? "joined" : "opening";

	if (who->full_day > begins) {
		bool is_last = who->full_day >= to_day;

		demo_add_spell(p, person, org, 1, begins, is_last ? to_day : who->full_day, began_by, is_last ? ended_by : "converted");
		if (is_last)
			return;
		begins = who->full_day;
		began_by = "converted";
	}
	demo_add_spell(p, person, org, 2, begins, to_day, began_by, ended_by);
}

enum { ARRIVAL_DAYS_MAX = 720 };

static bool may_send(struct builder *b, int other, int org)
{
	const struct demo_org *from = demo_org_at(b->p, other), *to = demo_org_at(b->p, org);

	return demo_is_branch(from) && from->people == to->people && from->from_day < b->p->today - ARRIVAL_DAYS_MAX &&
		demo_committee_of(b->p, other) == demo_committee_of(b->p, org);
}

/* The nearest branch with people of the same kind under the same committee; 0 for none. A move between
 * branches stays within one base committee: between two, a member is transferred. */
static int neighbour_of(struct builder *b, int org)
{
	for (int far = 1; far < b->p->orgs_count; far++) {
		if (org - far >= 1 && may_send(b, org - far, org))
			return org - far;
		if (org + far <= b->p->orgs_count && may_send(b, org + far, org))
			return org + far;
	}
	return 0;
}

/* One in about fifty changed branch within the last two years; every fourth of these came from outside. */
static bool add_arrival(struct builder *b, int person, int org)
{
	const struct demo_profile *pr = b->profile;
	day_t day = b->p->today - demo_random_between(&b->random, 20, ARRIVAL_DAYS_MAX);
	bool is_from_outside = (b->comers + 1) % 4 == 0;
	int other = 0;

	b->comers_due += demo_share(pr->moved + pr->moved_in, b->settled_total, b->settled++);
	if (b->comers_due == 0 || (!is_from_outside && (other = neighbour_of(b, org)) == 0))
		return false;
	b->comers_due--;
	b->comers++;
	demo_person_at(b->p, person)->is_mover = true;
	if (is_from_outside) {
		demo_add_spell(b->p, person, org, 2, day, DAY_OPEN, "transferred_in", "");
		return true;
	}
	add_spells(b->p, person, other, demo_org_at(b->p, other)->from_day, day, "moved");
	demo_add_spell(b->p, person, org, 2, day, DAY_OPEN, "moved", "");
	return true;
}

/* Joined within 36 months: a third each in the last, the second last and the third last twelve. */
static void developed_member(struct builder *b, int org)
{
	static const struct { int age_min, days_from, days_to; } YEAR[3] = { { 20, 1, 364 }, { 22, 367, 729 }, { 23, 732, 1094 } };
	int year = b->developed++ % 3;
	struct demo_person *who = make(b, org, demo_random_between(&b->random, YEAR[year].age_min, 44));

	set_joined(b, who, b->p->today - demo_random_between(&b->random, YEAR[year].days_from, YEAR[year].days_to));
	add_spells(b->p, b->p->people_count, org, demo_org_at(b->p, org)->from_day, DAY_OPEN, "");
}

static void settled_member(struct builder *b, int org)
{
	struct demo_person *who = make(b, org, age_of(b, demo_org_at(b->p, org)->people));

	set_joined_long_ago(b, who);
	if (!add_arrival(b, b->p->people_count, org))
		add_spells(b->p, b->p->people_count, org, demo_org_at(b->p, org)->from_day, DAY_OPEN, "");
}

/* An activist is observed for a year at least before becoming a prospect. */
static void candidate(struct builder *b, int org, bool is_prospect)
{
	/* The seven sources of 三培养, and two ways of being recommended. */
	static const char *const SOURCES[] = { "group_cadre", "soldier", "producer", "returned", "graduate", "manager", "technician", "youth_league", "recommended" };
	bool is_young = !is_prospect && demo_random_chance(&b->random, 100);
	struct demo_person *who = make(b, org, is_young ? demo_random_between(&b->random, 18, 20) : demo_random_between(&b->random, 22, 45));
	int person = b->p->people_count;
	int days = is_young ? demo_random_between(&b->random, 1, 20) : is_prospect ? demo_random_between(&b->random, 500, 1000) : demo_random_between(&b->random, 30, 900);
	day_t since = b->p->today - days;
	/* Whoever went to no university (code set education: 2x and below) does not come out of one. */
	const char *source = strcmp(SOURCES[person % 9], "graduate") == 0 && who->education[0] > '2' ? "recommended" : SOURCES[person % 9];
	int role = demo_add_role(b->p, person, org, "activist", source, since);

	who->applied_day = since - (is_young ? demo_random_between(&b->random, 1, 5) : demo_random_between(&b->random, 30, 200));
	who->roles_count = 0;
	if (is_prospect) {
		day_t chosen = since + demo_random_between(&b->random, 370, 480);

		b->p->roles[role - 1].to_day = chosen;
		demo_add_role(b->p, person, org, "prospect", "recommended", chosen);
		who->roles_count = 0;
	}
}

static void fill_branch(struct builder *b, int org)
{
	struct demo_org *o = demo_org_at(b->p, org);

	o->first_person = b->p->people_count + 1;
	for (int i = 0; i < o->developed; i++)
		developed_member(b, org);
	for (int i = o->developed; i < o->members; i++)
		settled_member(b, org);
	for (int i = 0; i < o->activists; i++)
		candidate(b, org, false);
	for (int i = 0; i < o->prospects; i++)
		candidate(b, org, true);
	o->people_count = b->p->people_count - o->first_person + 1;
}

/* The printed profile of the school: men, women and minorities are exact. */
static void shape_school(struct builder *b)
{
	const struct demo_org *o = demo_org_at(b->p, b->p->school);

	for (int i = 0; i < o->members; i++) {
		struct demo_person *who = demo_person_at(b->p, o->first_person + i);

		who->sex = i < b->profile->school_men ? 1 : 2;
		who->nationality = i % 4 == 1 && i / 4 < b->profile->school_minority ? "06" : "01";
		who->name = demo_person_name(b->a, &b->random, who->nationality, who->sex);
	}
}

/* A name that is found in many branches. */
static void name_namesakes(struct demo_plan *p)
{
	int branch = 0;

	for (int i = 0; i < p->orgs_count; i++)
		if (demo_is_branch(&p->orgs[i]) && branch++ % 60 == 3)
			demo_person_at(p, p->orgs[i].first_person + p->orgs[i].members - 1)->name = "李华";
}

static void set_village_ranges(struct demo_plan *p)
{
	for (int i = 0; i < p->villages_count; i++) {
		struct demo_village *v = &p->villages[i];
		int last = 0;

		for (int org = v->org; org < v->committee && org <= p->orgs_count; org++) {
			const struct demo_org *o = demo_org_at(p, org);

			if (o->parent != v->org || !demo_is_branch(o))
				continue;
			if (v->first_person == 0)
				v->first_person = o->first_person;
			last = o->first_person + o->people_count;
		}
		v->people_count = last - v->first_person;
	}
}

void demo_plan_people(struct demo_plan *p)
{
	struct builder b = { .p = p, .profile = p->profile, .a = p->arena };

	demo_random_init(&b.random, p->profile->seed, "person");
	b.settled_total = demo_members(p->profile) - p->profile->developed;
	for (int i = 0; i < p->orgs_count; i++)
		if (demo_is_branch(&p->orgs[i]))
			fill_branch(&b, i + 1);
	assert(b.developed == p->profile->developed && b.settled == b.settled_total && b.comers_due == 0);
	shape_school(&b);
	name_namesakes(p);
	set_village_ranges(p);
}

/* ---- who is no longer a member here ---- */

static const struct { const char *ended_by; int status, age_from, age_to; } ENDS[] = {
	{ "died", 8, 58, AGE_MAX }, { "transferred_out", 9, 24, 50 }, { "removed", 5, 26, 60 }, { "expelled", 6, 30, 60 },
};

static void leaver(struct builder *b, int org, int end)
{
	day_t day = b->p->today - demo_random_between(&b->random, 10, 725);
	struct demo_person *who = make(b, org, demo_random_between(&b->random, ENDS[end].age_from, ENDS[end].age_to));

	set_joined_long_ago(b, who);
	add_spells(b->p, b->p->people_count, org, demo_org_at(b->p, org)->from_day, day, ENDS[end].ended_by);
	who->status = ENDS[end].status;
}

/* The n-th leaver's way out, mixed so that neighbours differ. */
static int end_of(const struct demo_profile *pr, int n, int total)
{
	int place = (int)((int64_t)n * 11 % total);

	return place < pr->died ? 0 : place < pr->died + pr->moved_out ? 1 : place < pr->died + pr->moved_out + pr->removed ? 2 : 3;
}

void demo_plan_leavers(struct demo_plan *p)
{
	struct builder b = { .p = p, .profile = p->profile, .a = p->arena };
	const struct demo_profile *pr = p->profile;
	int total = pr->died + pr->moved_out + pr->removed + pr->expelled, branches = demo_branches(pr), branch = 0, made = 0;

	assert(total % 11 != 0);		/* else end_of would not reach every place */
	demo_random_init(&b.random, pr->seed, "leaver");
	for (int i = 0, orgs = p->orgs_count; i < orgs; i++) {
		if (!demo_is_branch(&p->orgs[i]))
			continue;
		for (int n = demo_share(total, branches, branch); n > 0; n--, made++)
			leaver(&b, i + 1, end_of(pr, made, total));
		branch++;
	}
	assert(made == total);
}

/* ---- who applied and is no activist yet ---- */

static void applicant(struct builder *b, int org)
{
	struct demo_person *who = make(b, org, demo_random_between(&b->random, 20, 45));
	int person = b->p->people_count;

	who->applied_day = b->p->today - demo_random_between(&b->random, 5, 80);	/* an activist after three months at the earliest */
	demo_add_role(b->p, person, org, "applicant", "self", who->applied_day);
	who->roles_count = 0;
}

void demo_plan_applicants(struct demo_plan *p)
{
	struct builder b = { .p = p, .profile = p->profile, .a = p->arena };
	int branches = demo_branches(p->profile), branch = 0;

	demo_random_init(&b.random, p->profile->seed, "applicant");
	for (int i = 0, orgs = p->orgs_count; i < orgs; i++)
		if (demo_is_branch(&p->orgs[i]))
			for (int n = demo_share(p->profile->applicants, branches, branch++); n > 0; n--)
				applicant(&b, i + 1);
}
