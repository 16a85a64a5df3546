/* The district for measuring: as many of everything as asked for, and sound like any other data. */
#include "fixture.h"

#include "core/crypto.h"
#include "core/file.h"
#include "core/services.h"
#include "demo/bulk.h"
#include "rooms/programme/programme_cache.h"
#include "store/verify.h"

#define MEMBERS 1203
#define BRANCHES 117
#define COUNT_OF(name, sql) STATEMENT(name, "", "i", false, sql, sql)

COUNT_OF(BRANCHES_COUNT, "SELECT COUNT(*) FROM org WHERE kind = 'branch'");
COUNT_OF(MEMBERS_COUNT, "SELECT COUNT(*) FROM person WHERE status IN (1, 2)");
COUNT_OF(REGIONS_COUNT, "SELECT COUNT(DISTINCT region_id) FROM person");
COUNT_OF(NUMBERS_COUNT, "SELECT COUNT(DISTINCT digest) FROM person_key");
COUNT_OF(NAMES_COUNT, "SELECT COUNT(DISTINCT person_id) FROM person_bigram");
COUNT_OF(TAILS_COUNT, "SELECT COUNT(DISTINCT person_id) FROM person_tail");
COUNT_OF(OPEN_SPELLS, "SELECT COUNT(*) FROM membership WHERE to_day = 2932897");
COUNT_OF(PAPERS, "SELECT COUNT(*) FROM file");
COUNT_OF(ACCOUNTS, "SELECT COUNT(*) FROM account a JOIN holding h ON h.person_id = a.person_id JOIN post p ON p.id = h.post_id WHERE p.kind = 'org_officer'");
/* What must not be there. */
COUNT_OF(ORPHANS, "SELECT COUNT(*) FROM org c LEFT JOIN org p ON p.id = c.parent_id WHERE c.parent_id <> 0 AND (p.id IS NULL "
	"OR substr(c.path, 1, length(p.path)) <> p.path)");
COUNT_OF(STRAY, "SELECT COUNT(*) FROM person p JOIN org o ON o.id = p.org_id WHERE p.path <> o.path OR p.region_id <> o.region_id");
COUNT_OF(YOUNG, "SELECT COUNT(*) FROM person WHERE joined_day - birth_day < 6574 OR applied_day > joined_day");
COUNT_OF(GAPS, "SELECT COUNT(*) FROM (SELECT to_day, LEAD(from_day) OVER (PARTITION BY person_id ORDER BY from_day) AS next_day FROM membership) m "
	"WHERE next_day IS NOT NULL AND next_day <> to_day");

/* Each branch has last year's appraisal, with a mark for everybody who was a member on its day and for nobody else. */
COUNT_OF(APPRAISALS, "SELECT COUNT(*) FROM appraisal WHERE year = 2014 AND run_id = 0");
COUNT_OF(UNMARKED, "SELECT COUNT(*) FROM person p JOIN appraisal a ON a.org_id = p.org_id LEFT JOIN appraisal_grade g ON g.appraisal_id = a.id AND g.person_id = p.id AND "
	"g.region_id = p.region_id WHERE (p.joined_day <= a.day) <> (g.id IS NOT NULL)");
COUNT_OF(MISCOUNTED, "SELECT COUNT(*) FROM appraisal a WHERE excellent + qualified + basic + unqualified + probationary + absent + excused + suspended <> "
	"(SELECT COUNT(*) FROM appraisal_grade g WHERE g.appraisal_id = a.id) OR present < due - present OR excellent * 3 > excellent + qualified + basic + unqualified");
COUNT_OF(ON_PROBATION, "SELECT COUNT(*) FROM appraisal_grade g JOIN appraisal a ON a.id = g.appraisal_id JOIN person p ON p.id = g.person_id "
	"WHERE (g.mark = 'probationary') <> (p.status = 1 OR p.full_day > a.day)");

static const struct { const struct statement *st; int64_t count; } EXPECTED[] = {
	{ &BRANCHES_COUNT, BRANCHES }, { &MEMBERS_COUNT, MEMBERS }, { &REGIONS_COUNT, 3 }, { &NUMBERS_COUNT, MEMBERS }, { &NAMES_COUNT, MEMBERS },
	{ &TAILS_COUNT, MEMBERS }, { &OPEN_SPELLS, MEMBERS }, { &PAPERS, MEMBERS / 4 }, { &ACCOUNTS, 4 }, { &ORPHANS, 0 }, { &STRAY, 0 },
	{ &YOUNG, 0 }, { &GAPS, 0 }, { &APPRAISALS, BRANCHES }, { &UNMARKED, 0 }, { &MISCOUNTED, 0 }, { &ON_PROBATION, 0 },
};

COUNT_OF(RECRUITING, "SELECT COUNT(DISTINCT subject_id) FROM run WHERE code = 'recruit' AND state = 'open'");
COUNT_OF(RECRUITING_STEPS, "SELECT COUNT(DISTINCT step) FROM run WHERE code = 'recruit'");
COUNT_OF(PROJECTS, "SELECT COUNT(*) FROM run WHERE code = 'zs-project' AND state = 'open'");
COUNT_OF(RECRUITS, "SELECT COUNT(*) FROM person WHERE status = 0");
COUNT_OF(UNSEALED, "SELECT COUNT(*) FROM run_step WHERE day <> 2932897 AND seal = ''");
COUNT_OF(IDLE, "SELECT COUNT(*) FROM run r WHERE NOT EXISTS (SELECT 1 FROM run_turn t WHERE t.run_id = r.id AND t.kind = 'does')");

/* Of 60 cases. Recruiting stands at six steps. */
static const struct { const struct statement *st; int64_t count; } EXPECTED_CASES[] = {
	{ &RECRUITING, 42 }, { &RECRUITING_STEPS, 6 }, { &PROJECTS, 18 }, { &RECRUITS, 42 }, { &UNSEALED, 0 }, { &IDLE, 0 },
};

struct place { char folder[64], keys[96], files[96]; struct services services; };

static void place_open(struct place *p, struct world *w)
{
	char error[300];

	folder_make(p->folder, sizeof(p->folder), "bulk");
	snprintf(p->keys, sizeof(p->keys), "%s/keys", p->folder);
	snprintf(p->files, sizeof(p->files), "%s/files", p->folder);
	assert_true(keyring_create(p->keys, SUITE_STD, error, sizeof(error)));
	p->services = (struct services){ .database = w->database, .keys = keyring_open(p->keys, error, sizeof(error)),
		.files = file_store_open(p->files, true, error, sizeof(error)) };
	assert_true(p->services.keys != NULL && p->services.files != NULL);
}

static void place_close(struct place *p)
{
	file_store_close(p->services.files);
	keyring_free(p->services.keys);
	folder_remove(p->folder);
}

static void it_is_as_large_as_asked(struct world *w)
{
	struct place p;
	struct ctx c = { .arena = w->arena, .services = &p.services, .today = day_from_date(2015, 11, 17), .machine_s = 1700000000, .address = "test" };
	const struct bulk_size size = { .members = MEMBERS, .branches = BRANCHES, .regions = 3 };
	struct bulk_counts counts;
	struct audit_report report;
	char error[300] = "";
	int64_t lines;

	place_open(&p, w);
	if (!bulk_load(&c, &size, &counts, error, sizeof(error)))
		fail_msg("%s", error);
	assert_int_equal(counts.people, MEMBERS);
	for (size_t i = 0; i < sizeof(EXPECTED) / sizeof(EXPECTED[0]); i++)
		if (ask_int(w->database, w->arena, EXPECTED[i].st) != EXPECTED[i].count)
			fail_msg("%s is %lld", EXPECTED[i].st->name, (long long)ask_int(w->database, w->arena, EXPECTED[i].st));
	lines = ask_int(w->database, w->arena, &AUDIT_COUNT);
	assert_true(bulk_audit(&c, 300));
	assert_int_equal(ask_int(w->database, w->arena, &AUDIT_COUNT), lines + 300);
	assert_true(audit_verify(w->database, &report));
	place_close(&p);
}

static void it_opens_the_cases_asked_for(struct world *w)
{
	struct place p;
	struct ctx c = { .arena = w->arena, .services = &p.services, .today = day_from_date(2015, 11, 17), .machine_s = 1700000000, .now_s = 1700000000, .address = "test" };
	const struct bulk_size size = { .members = 200, .branches = 10, .regions = 1, .cases = 60 };
	struct bulk_counts counts;
	char error[400] = "";

	place_open(&p, w);
	p.services.programmes = programme_cache_new();
	if (!bulk_load(&c, &size, &counts, error, sizeof(error)) || !bulk_cases(&c, &size, &counts, error, sizeof(error)))
		fail_msg("%s", error);
	for (size_t i = 0; i < sizeof(EXPECTED_CASES) / sizeof(EXPECTED_CASES[0]); i++)
		if (ask_int(w->database, w->arena, EXPECTED_CASES[i].st) != EXPECTED_CASES[i].count)
			fail_msg("%s is %lld", EXPECTED_CASES[i].st->name, (long long)ask_int(w->database, w->arena, EXPECTED_CASES[i].st));
	programme_cache_free(p.services.programmes);
	place_close(&p);
}

static void it_opens_the_cases_asked_for_on_both(void **state)
{
	(void)state;
	world_on_both(it_opens_the_cases_asked_for);
}

static void it_is_as_large_as_asked_on_both(void **state)
{
	(void)state;
	world_on_both(it_is_as_large_as_asked);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(it_is_as_large_as_asked_on_both), cmocka_unit_test(it_opens_the_cases_asked_for_on_both) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
