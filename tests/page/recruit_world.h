/* The branch, the committee above, the county and the people of the tests of recruiting (programmes/national/recruit.prog): 41 members with a
 * vote, one who wants to join, and their clients. For one branch a variant of a place that asked for no display under the rules of 2014. */
#ifndef TESTS_PAGE_RECRUIT_WORLD_H
#define TESTS_PAGE_RECRUIT_WORLD_H

#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "programme/token.h"
#include "world/pdf_words.h"

#define MEMBERS 41	/* with a vote, the committee among them */

static struct world *w;
static struct client *secretary_page, *secretary, *second, *upper_page, *upper, *organiser, *organiser_page, *county, *county_page, *lead, *general, *village_upper, *own, *own_page, *own_second;
static int64_t city, town, general_branch, branch, village_committee, village_branch, use;
static int64_t members[MEMBERS], on_probation, on_observation, elsewhere, upper_person, general_person, technician, paper_use, organiser_person, county_person;

#define text(...) world_text(w, __VA_ARGS__)

static const char *replaced(const char *all, const char *old, const char *new)
{
	const char *at = strstr(all, old);
	char *out = arena_alloc(w->arena, PROGRAMME_BYTES_MAX + 100);

	assert_non_null(at);
	snprintf(out, PROGRAMME_BYTES_MAX + 100, "%.*s%s%s", (int)(at - all), all, new, at + strlen(old));
	return out;
}

/* For one branch a variant of a place that asked for no display under the rules of 2014, kept since before a field had to say that its months are whole. */
static void put_practice(void)
{
	const char *source = walk_source(w, "national/recruit");

	use = walk_practice(w, city, "recruit", 1, source);
	paper_use = walk_practice(w, village_branch, "recruit", 2, replaced(replaced(source, "display_2014 yes", "display_2014 no"), "只有延长预备期填写）\" whole", "只有延长预备期填写）\""));
}

/* Somebody who wants to join, born 1990-05-04; the archive has no day of applying. */
static int64_t applicant(int64_t org, const char *name)
{
	int64_t person = world_person_of(w, org, name, 0);

	world_run(w, text("UPDATE person SET birth_day = 7428, applied_day = -2147483647, joined_day = -2147483647, full_day = -2147483647 WHERE id = %lld", (long long)person));
	return person;
}

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "committee_member", "organiser" };
	int64_t lead_person, own_person;

	w = world_start(&(struct world_options){ .clock = "2024-12-02T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	general_branch = world_org_of(w, town, "general_branch", "甲村党总支");
	branch = world_org_of(w, general_branch, "branch", "甲村第一党支部");
	village_committee = world_org_of(w, town, "committee", "乙村党委");
	village_branch = world_org_of(w, village_committee, "branch", "乙村第一党支部");
	world_run(w, text("UPDATE org SET unit_kind = 'town' WHERE id = %lld", (long long)town));
	for (int i = 0; i < MEMBERS; i++)
		members[i] = world_member(w, branch, text("党员%02d", i + 1), 2);
	on_probation = world_member(w, branch, "预备甲", 1);
	on_observation = world_member(w, branch, "察看乙", 3);
	elsewhere = world_member(w, village_branch, "外村党员", 2);
	upper_person = world_member(w, village_branch, "镇委书记", 2);
	organiser_person = world_member(w, village_branch, "镇组织员", 2);
	county_person = world_member(w, village_branch, "组织部干部", 2);
	general_person = world_member(w, village_branch, "总支书记", 2);
	technician = applicant(branch, "陈技员");
	walk_handlers(w, KINDS, sizeof(KINDS) / sizeof(KINDS[0]));
	world_holding(w, branch, "secretary", members[0]);
	world_holding(w, branch, "committee_member", members[1]);
	world_holding(w, village_branch, "secretary", elsewhere);
	own_person = world_member(w, village_branch, "外村委员", 2);
	world_holding(w, village_branch, "committee_member", own_person);
	world_holding(w, village_committee, "secretary", 901);
	world_holding(w, general_branch, "secretary", general_person);
	world_holding(w, town, "secretary", upper_person);
	world_holding(w, town, "organiser", organiser_person);
	world_holding(w, city, "organiser", county_person);
	lead_person = world_person_of(w, city, "市委书记", 0);
	world_holding(w, city, "secretary", lead_person);
	secretary_page = walk_browser(w, "secretary", members[0]);
	secretary = walk_program(w, "secretary_api", members[0]);
	second = walk_program(w, "second", members[1]);
	upper_page = walk_browser(w, "upper", upper_person);
	upper = walk_program(w, "upper_api", upper_person);
	organiser = walk_program(w, "organiser", organiser_person);
	organiser_page = walk_browser(w, "organiser_page", organiser_person);
	county = walk_program(w, "county", county_person);
	county_page = walk_browser(w, "county_page", county_person);
	lead = walk_program(w, "lead", lead_person);
	general = walk_program(w, "general", general_person);
	village_upper = walk_program(w, "village_upper", 901);
	own = walk_program(w, "own", elsewhere);
	own_page = walk_browser(w, "own_page", elsewhere);
	own_second = walk_program(w, "own_second", own_person);
	put_practice();
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

/* ---- what every step does ---- */

__attribute__((unused))
static void clock_to(const char *day) { walk_clock(secretary, day); }

__attribute__((unused))
static struct reply seen(int64_t run) { return client_get(county, text("/api/v1/run/%lld", (long long)run)); }

__attribute__((unused))
static int64_t opened(struct client *c, int64_t org, int64_t person, const char *day) { return walk_opened(c, use, org, person, day); }

__attribute__((unused))
static const char *two(const char *field, int64_t first, int64_t other)
{
	return text("first=%lld\nsecond=%lld\n%s", (long long)first, (long long)other, field);
}

/* From the filing above to the proposal, each step on its day. */
__attribute__((unused))
static int64_t filed_to_consent(struct client *c, int64_t run, const char *recommended, const char *cultivated, const char *proposed)
{
	int64_t sponsor = c == own ? upper_person : members[2];

	walk_step(organiser, run, "filing", "reply=@", recommended, "contacts");
	walk_step(c, run, "mentors", text("first=%lld\nkin=否", (long long)sponsor), recommended, "cultivate");
	walk_step(c, run, "cultivation", text("reviews=%s|好\nreviews=%s|好\nearlier=0\nregister=@", recommended, cultivated), cultivated, "propose");
	walk_fill(c, run, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意");
	if (proposed != NULL)
		walk_close(c, run, proposed, "agree");
	return run;
}

/* From the first talk to the proposal. */
__attribute__((unused))
static int64_t to_consent(struct client *c, int64_t run, const char *recommended, const char *cultivated, const char *proposed)
{
	walk_step(c, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", recommended, "recommend");
	walk_step(c, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", recommended, "file");
	return filed_to_consent(c, run, recommended, cultivated, proposed);
}

__attribute__((unused))
static void knows_of(int64_t person, const char *words)
{
	struct reply r = client_get(county, text("/api/v1/person/%lld", (long long)person));

	walk_has(&r, 200, words);
}

/* An applicant since that day, by the archive. */
__attribute__((unused))
static void role_since(int64_t person, const char *day)
{
	world_run(w, text("INSERT INTO person_role (id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document, mentor_id, term_day, result) "
		"SELECT %lld, region_id, id, org_id, 'applicant', '', '', %d, 2932897, '', 0, 2932897, '' FROM person WHERE id = %lld", (long long)person + 900000000, day_parse_iso(day),
		(long long)person));
	world_run(w, text("UPDATE person SET applied_day = %d WHERE id = %lld", day_parse_iso(day), (long long)person));
}

__attribute__((unused))
static int64_t case_of(const char *name, int64_t *person, const char *day)
{
	*person = applicant(branch, name);
	return opened(secretary, branch, *person, day);
}

/* When the rules of 2026 have been in force for a while. */
__attribute__((unused))
static int start_later(void **state)
{
	start(state);
	clock_to("2026-08-20");
	return 0;
}

#endif
