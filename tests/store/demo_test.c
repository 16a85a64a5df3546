/* The demo city in a database: counts, links and days as planned, on both engines; the same seed and day give
 * the same rows, another day the same counts; what is sealed opens with its own keyring only. */
#include "demo_world.h"

#include <sodium.h>
#include "command/canonical.h"
#include "core/password.h"
#include "demo/demo_profile.h"
#include "rooms/org/org_input.h"
#include "rooms/org/post_sql.h"
#include "rooms/person/team_batch.h"

#define COUNT_OF(name, sql) STATEMENT(name, "", "i", false, sql, sql)

COUNT_OF(COMMITTEES, "SELECT COUNT(*) FROM org WHERE kind = 'committee'");
COUNT_OF(BRANCHES, "SELECT COUNT(*) FROM org WHERE kind IN ('branch', 'joint_branch')");
COUNT_OF(MEMBERS, "SELECT COUNT(*) FROM person WHERE status IN (1, 2)");
COUNT_OF(OPEN_SPELLS, "SELECT COUNT(*) FROM membership WHERE to_day = 2932897");
/* Nobody was a member of a branch before there was one. */
COUNT_OF(OLDER_THAN_BRANCH, "SELECT COUNT(*) FROM membership m JOIN org o ON o.id = m.org_id WHERE m.from_day < o.from_day");
/* Who changed branch stayed under one base committee, one of those right below the city. */
COUNT_OF(MOVES, "SELECT COUNT(*) FROM membership WHERE began_by = 'moved'");
COUNT_OF(MOVED_AWAY, "SELECT COUNT(*) FROM membership m JOIN membership b ON b.person_id = m.person_id AND b.to_day = m.from_day JOIN org o ON o.id = m.org_id JOIN org f ON f.id = b.org_id "
	"WHERE m.began_by = 'moved' AND NOT EXISTS (SELECT 1 FROM org k JOIN org r ON r.id = k.parent_id WHERE r.parent_id = 0 "
	"AND substr(o.path, 1, length(k.path)) = k.path AND substr(f.path, 1, length(k.path)) = k.path)");
COUNT_OF(PEOPLE, "SELECT COUNT(*) FROM person");
COUNT_OF(NUMBERS, "SELECT COUNT(*) FROM person_key");
COUNT_OF(TAILS, "SELECT COUNT(DISTINCT person_id) FROM person_tail");
COUNT_OF(NAMES, "SELECT COUNT(DISTINCT person_id) FROM person_bigram");
COUNT_OF(ACTIVISTS, "SELECT COUNT(*) FROM person_role WHERE kind = 'activist' AND to_day = 2932897");
COUNT_OF(RIGHTS, "SELECT COUNT(*) FROM post_right");
COUNT_OF(CENTRES, "SELECT COUNT(*) FROM org WHERE kind = 'centre'");
COUNT_OF(AREAS, "SELECT COUNT(*) FROM post_place pp JOIN place l ON l.id = pp.place_id WHERE l.kind = 'area'");
COUNT_OF(DOORS, "SELECT COUNT(*) FROM post_place pp JOIN place_part d ON d.place_id = pp.place_id");
/* Whoever answers for an area or a post of the school is a full member of it (LQ-05), and one post waits for its member. */
COUNT_OF(ANSWERABLE, "SELECT COUNT(*) FROM place_person m JOIN place l ON l.id = m.place_id JOIN person p ON p.id = m.person_id WHERE p.org_id = l.org_id AND p.status = 2 AND m.from_day = l.from_day");
COUNT_OF(AREA_LEADERS, "SELECT COUNT(DISTINCT m.place_id) FROM place_person m JOIN place l ON l.id = m.place_id WHERE m.is_leader = 1 AND l.kind = 'area'");
COUNT_OF(WORK_POSTS_FREE, "SELECT COUNT(*) FROM place l WHERE l.kind = 'work_post' AND NOT EXISTS (SELECT 1 FROM place_person m WHERE m.place_id = l.id)");
COUNT_OF(HISTORIES, "SELECT COUNT(*) FROM person_history");
COUNT_OF(AWARDS, "SELECT COUNT(*) FROM person_history WHERE kind = 'award'");
COUNT_OF(ARABLE, "SELECT value FROM ledger_value WHERE sheet = 'village' AND item = 'arable'");
COUNT_OF(RESERVES, "SELECT CAST(SUM(value) AS BIGINT) FROM ledger_value WHERE item = 'reserves'");
COUNT_OF(MATTERS, "SELECT CAST(SUM(value) AS BIGINT) FROM ledger_value WHERE item IN ('matters', 'problems', 'deeds')");
COUNT_OF(COUNTERS, "SELECT COUNT(*) FROM ledger_counter n JOIN org o ON o.id = n.org_id WHERE o.name LIKE '%供电%'");
COUNT_OF(MOVED, "SELECT COUNT(*) FROM org_path n JOIN org_path o ON o.org_id = n.org_id AND o.to_day = n.from_day AND o.parent_id <> n.parent_id WHERE n.reason = 'moved'");
COUNT_OF(FIRST_GROUPS, "SELECT COUNT(*) FROM household_group WHERE households = 10 AND org_id = (SELECT MIN(org_id) FROM household_group)");
COUNT_OF(SIZES_WRONG, "SELECT COUNT(*) FROM household_group WHERE households NOT BETWEEN 5 AND 10");
COUNT_OF(REPRESENTED_TWICE, "SELECT COUNT(*) FROM (SELECT person_id FROM household_group WHERE person_id <> 0 GROUP BY person_id HAVING COUNT(*) > 1) x");
COUNT_OF(MENTORED, "SELECT COUNT(*) FROM person_role WHERE kind = 'graduate_cadre' AND mentor_id <> 0 AND term_day > from_day AND mentor_id <> person_id");
/* A deputy secretary who heads the first-secretary office as well, and what source texts print beside what is counted. */
COUNT_OF(PAIRS, "SELECT COUNT(*) FROM post d JOIN holding h ON h.post_id = d.id AND h.to_day = 2932897 JOIN holding x ON x.person_id = h.person_id "
	"AND x.to_day = 2932897 JOIN post y ON y.id = x.post_id WHERE d.kind = 'deputy_secretary' AND y.kind = 'office_director'");
COUNT_OF(STATED, "SELECT COUNT(*) FROM stated_figure");
COUNT_OF(ENTERPRISES, "SELECT COUNT(*) FROM host_unit WHERE kind = 'enterprise'");
COUNT_OF(COVERED, "SELECT COUNT(*) FROM host_unit WHERE kind = 'enterprise' AND coverage = 'own'");
/* A place in the tree that was given twice. */
COUNT_OF(PATHS_TWICE, "SELECT COUNT(*) FROM org_path a JOIN org o ON o.path = a.path AND o.id <> a.org_id");
COUNT_OF(RENAMED, "SELECT COUNT(*) FROM org_path WHERE reason = 'renamed'");
/* Whose term of 2014-12-31 nobody knows; former terms that overlap the next one or leave days between. */
COUNT_OF(UNTERMED, "SELECT COUNT(*) FROM org o WHERE o.term_years > 0 AND o.from_day <= 16435 AND o.elected_day BETWEEN 16436 AND 2932896 "
	"AND NOT EXISTS (SELECT 1 FROM org_term t WHERE t.org_id = o.id AND t.elected_day <= 16435 AND t.to_day > 16435)");
COUNT_OF(TERMS_ASTRAY, "SELECT COUNT(*) FROM org_term t JOIN org o ON o.id = t.org_id WHERE t.to_day <= t.elected_day OR t.elected_day < o.from_day "
	"OR t.to_day <> COALESCE((SELECT MIN(n.elected_day) FROM org_term n WHERE n.org_id = t.org_id AND n.elected_day > t.elected_day), o.elected_day)");
/* Former terms that ended before their years were over, of who has been there longer than one term. */
COUNT_OF(TERMS_SHORT, "SELECT COUNT(*) FROM org_term t JOIN org o ON o.id = t.org_id WHERE t.to_day - t.elected_day < t.term_years * 365 "
	"AND o.elected_day - o.from_day >= t.term_years * 365");
/* People on the way to membership, at several steps. */
COUNT_OF(RECRUITS, "SELECT COUNT(*) FROM run WHERE code = 'recruit' AND state = 'open'");
COUNT_OF(RECRUIT_STEPS, "SELECT COUNT(DISTINCT step) FROM run WHERE code = 'recruit' AND state = 'open'");
/* Page 9: entitled to the award for years of service, in how many years; whoever was not 60 when it was asked for. */
COUNT_OF(ENTITLED, "SELECT COUNT(DISTINCT subject_id) FROM run WHERE code = 'xy-seniority' AND state = 'done' AND finish IN ('first', 'second', 'third')");
COUNT_OF(TIERS, "SELECT COUNT(DISTINCT finish) FROM run WHERE code = 'xy-seniority'");
COUNT_OF(ENTITLED_YEARS, "SELECT COUNT(DISTINCT (closed_day - 10957) * 100 / 36525) FROM run WHERE code = 'xy-seniority'");
COUNT_OF(ENTITLED_YOUNG, "SELECT COUNT(*) FROM run r JOIN person p ON p.id = r.subject_id WHERE r.code = 'xy-seniority' AND r.opened_day - p.birth_day < 21914");
/* Page 2: developed within three years: filed as full members, observed as probationary ones. */
COUNT_OF(FILED, "SELECT COUNT(DISTINCT r.subject_id) FROM run r JOIN person p ON p.id = r.subject_id WHERE r.code = 'recruit' AND r.finish = 'member' AND p.status = 2");
COUNT_OF(OBSERVED, "SELECT COUNT(DISTINCT r.subject_id) FROM run r JOIN person p ON p.id = r.subject_id WHERE r.code = 'recruit' AND r.step = 'probation' AND p.status = 1");
/* What a meeting decided is the day from which the archive counts. */
COUNT_OF(ADMITTED_OTHERWISE, "SELECT COUNT(*) FROM run r JOIN ballot b ON b.subject_id = r.id AND b.subject = 'run' JOIN person p ON p.id = r.subject_id "
	"WHERE r.code = 'recruit' AND ((b.item = 'admission' AND b.day <> p.joined_day) OR (b.item = 'conversion' AND b.day <> p.full_day))");
COUNT_OF(FILED_AND_OBSERVED_VOTES, "SELECT COUNT(*) FROM ballot b JOIN run r ON r.id = b.subject_id WHERE r.code = 'recruit' AND b.state = 'closed'");
/* Page 6: whoever was received within the year, with two events each; papers and pictures go in pairs. */
COUNT_OF(ARCHIVED, "SELECT COUNT(DISTINCT r.subject_id) FROM run r JOIN person p ON p.id = r.subject_id WHERE r.code = 'tz-image' AND r.state = 'done' AND p.status = 1");
COUNT_OF(ARCHIVE_PAPERS, "SELECT COUNT(*) FROM run_value v JOIN run r ON r.id = v.run_id JOIN file f ON f.id = v.file_id AND f.subject_id = r.id "
	"WHERE r.code = 'tz-image' AND v.field = 'paper' AND f.media_type = 'application/pdf'");
COUNT_OF(ARCHIVE_PICTURES, "SELECT COUNT(DISTINCT v.file_id) FROM run_value v JOIN run r ON r.id = v.run_id JOIN file f ON f.id = v.file_id AND f.subject_id = r.id "
	"WHERE r.code = 'tz-image' AND v.field = 'images' AND f.media_type = 'image/png'");
/* Page 12: villages whose groups elected and met; those of the first one and what they number. */
COUNT_OF(ASSEMBLIES, "SELECT COUNT(*) FROM run WHERE code = 'sn-assembly' AND state = 'open' AND step = 'sit'");
COUNT_OF(ASSEMBLY_SEATS, "SELECT COUNT(*) FROM run_value WHERE form = 'groups' AND field = 'list' AND run_id = (SELECT MIN(id) FROM run WHERE code = 'sn-assembly')");
/* Page 27: projects of the mine by kind, at their ends and on the way; of the power company all and those accepted. */
COUNT_OF(MINE_PROJECTS, "SELECT COUNT(*) FROM run WHERE code = 'jz-project'");
COUNT_OF(MINE_KINDS, "SELECT COUNT(DISTINCT value) FROM run_value WHERE form = 'apply' AND field = 'kind'");
COUNT_OF(MINE_LISTED, "SELECT COUNT(*) FROM run WHERE code = 'jz-project' AND state = 'open' AND step = 'listed'");
COUNT_OF(MINE_PRAISED, "SELECT COUNT(*) FROM run WHERE code = 'jz-project' AND finish = 'praised'");
COUNT_OF(MINE_BEST, "SELECT COUNT(*) FROM run r JOIN run_value v ON v.run_id = r.id AND v.form = 'choice' AND v.field = 'list' WHERE r.code = 'jz-best' AND r.finish = 'commended'");
COUNT_OF(POWER_PROJECTS, "SELECT COUNT(*) FROM run WHERE code = 'gw-project'");
COUNT_OF(POWER_ACCEPTED, "SELECT COUNT(*) FROM run WHERE code = 'gw-project' AND finish = 'accepted'");
/* Page 31: taken in by communities; a card for whoever is away for more than two months and for nobody else. */
COUNT_OF(TAKEN_IN, "SELECT COUNT(DISTINCT f.id) FROM floating f JOIN floating_host h ON h.floating_id = f.id WHERE f.ended_day = 2932897 AND h.accepted_day < 2932897 AND h.to_day = 2932897");
COUNT_OF(CARDS, "SELECT COUNT(*) FROM floating_card");
COUNT_OF(CARDS_EARLY, "SELECT COUNT(*) FROM floating_card k JOIN floating f ON f.id = k.floating_id WHERE k.day - f.away_since <= 59");
COUNT_OF(STATION_STATES, "SELECT COUNT(DISTINCT state) FROM station_entry");
COUNT_OF(CERTIFIED, "SELECT COUNT(*) FROM certificate");
/* Received = issued + voided + in stock. */
COUNT_OF(BOOKLETS_ISSUED, "SELECT COUNT(*) FROM booklet WHERE state = 'issued'");
COUNT_OF(BOOKLETS_VOIDED, "SELECT COUNT(*) FROM booklet WHERE state = 'voided'");
/* Each number that stands in a case is one that the register issued for it. */
COUNT_OF(BOOKLETS_STRAY, "SELECT COUNT(*) FROM run_value v WHERE v.form = 'booklet' AND v.field = 'number' AND NOT EXISTS "
	"(SELECT 1 FROM booklet b JOIN run r ON r.id = b.run_id JOIN org o ON o.id = r.org_id JOIN org k ON k.id = b.org_id WHERE b.number = v.value AND b.run_id = v.run_id "
	"AND b.person_id = r.subject_id AND b.state = 'issued' AND b.received_day < b.issued_day AND substr(o.path, 1, length(k.path)) = k.path)");
/* Posts that were held, and those of which nobody says how it ended. */
COUNT_OF(HELD_BEFORE, "SELECT COUNT(*) FROM holding WHERE to_day < 2932897");
COUNT_OF(ENDING_UNSAID, "SELECT COUNT(*) FROM holding h WHERE h.to_day < 2932897 AND NOT EXISTS (SELECT 1 FROM holding_ending e WHERE e.holding_id = h.id)");
COUNT_OF(ENDING_OPEN, "SELECT COUNT(*) FROM holding h JOIN holding_ending e ON e.holding_id = h.id WHERE h.to_day = 2932897");
/* Last year's appraisals: of how many branches; counts that are not those of the rows, more than a third excellent, too few there; members of the day
 * without a mark, and marks of whoever was no member or whose mark does not fit the status. */
COUNT_OF(APPRAISED, "SELECT COUNT(*) FROM appraisal");
COUNT_OF(APPRAISED_WRONG, "SELECT COUNT(*) FROM appraisal a WHERE (a.excellent * 3 > a.excellent + a.qualified + a.basic + a.unqualified) OR a.present * 2 < a.due OR a.present > a.due "
	"OR a.due > (SELECT COUNT(*) FROM appraisal_grade g WHERE g.appraisal_id = a.id) "
	"OR a.excellent <> (SELECT COUNT(*) FROM appraisal_grade g WHERE g.appraisal_id = a.id AND g.mark = 'excellent') "
	"OR a.qualified <> (SELECT COUNT(*) FROM appraisal_grade g WHERE g.appraisal_id = a.id AND g.mark = 'qualified') "
	"OR a.basic + a.unqualified <> (SELECT COUNT(*) FROM appraisal_grade g WHERE g.appraisal_id = a.id AND g.mark IN ('basic', 'unqualified') AND g.measure <> '') "
	"OR a.probationary + a.absent + a.excused + a.suspended <> (SELECT COUNT(*) FROM appraisal_grade g WHERE g.appraisal_id = a.id AND g.mark IN ('probationary', 'absent', 'excused', 'suspended'))");
COUNT_OF(UNMARKED, "SELECT COUNT(*) FROM appraisal a JOIN membership m ON m.org_id = a.org_id AND m.from_day <= a.day AND m.to_day > a.day "
	"WHERE NOT EXISTS (SELECT 1 FROM appraisal_grade g WHERE g.appraisal_id = a.id AND g.person_id = m.person_id AND (g.mark = 'probationary') = (m.status = 1))");
COUNT_OF(MARKED_STRANGERS, "SELECT COUNT(*) FROM appraisal a JOIN appraisal_grade g ON g.appraisal_id = a.id WHERE NOT EXISTS (SELECT 1 FROM membership m "
	"WHERE m.person_id = g.person_id AND m.org_id = a.org_id AND m.from_day <= a.day AND m.to_day > a.day)");
COUNT_OF(APPRAISED_TWICE, "SELECT COUNT(*) FROM (SELECT g.person_id FROM appraisal_grade g JOIN appraisal a ON a.id = g.appraisal_id GROUP BY g.person_id, a.year HAVING COUNT(*) > 1) t");
/* Members through all the days of the meetings whom no branch marked, though both they were in did meet. */
COUNT_OF(BETWEEN_MEETINGS, "SELECT COUNT(*) FROM membership m JOIN appraisal a ON a.org_id = m.org_id JOIN membership n ON n.person_id = m.person_id JOIN appraisal b ON b.org_id = n.org_id "
	"WHERE m.from_day <= (SELECT MIN(day) FROM appraisal) AND m.to_day > (SELECT MIN(day) FROM appraisal) AND n.from_day <= (SELECT MAX(day) FROM appraisal) "
	"AND n.to_day > (SELECT MAX(day) FROM appraisal) AND NOT EXISTS (SELECT 1 FROM appraisal_grade g WHERE g.person_id = m.person_id)");
COUNT_OF(AFAR, "SELECT COUNT(*) FROM ballot_afar");
COUNT_OF(AFAR_OPEN, "SELECT COUNT(*) FROM ballot_afar a JOIN ballot b ON b.id = a.ballot_id WHERE b.state = 'open' AND b.entitled > (SELECT COUNT(*) FROM ballot_voted v WHERE v.ballot_id = b.id)");
/* What must not be there. */
COUNT_OF(MALE_WOMENS_HEADS, "SELECT COUNT(*) FROM post p JOIN holding h ON h.post_id = p.id JOIN person o ON o.id = h.person_id WHERE p.name = '妇女主任' AND o.sex <> 2");
COUNT_OF(ORPHANS, "SELECT COUNT(*) FROM org c LEFT JOIN org p ON p.id = c.parent_id WHERE c.parent_id <> 0 AND (p.id IS NULL "
	"OR substr(c.path, 1, length(p.path)) <> p.path OR c.from_day < p.from_day)");
COUNT_OF(STRAY_PATHS, "SELECT COUNT(*) FROM person p JOIN org o ON o.id = p.org_id WHERE p.path <> o.path");
COUNT_OF(BACKWARD, "SELECT COUNT(*) FROM person_history h JOIN person p ON p.id = h.person_id WHERE h.from_day > h.to_day OR h.from_day < p.birth_day");
COUNT_OF(OVERLAPS, "SELECT COUNT(*) FROM membership a JOIN membership b ON b.person_id = a.person_id AND b.id <> a.id "
	"AND b.from_day < a.to_day AND b.to_day > a.from_day");
COUNT_OF(GAPS, "SELECT COUNT(*) FROM (SELECT to_day, LEAD(from_day) OVER (PARTITION BY person_id ORDER BY from_day) AS next_day FROM membership) m "
	"WHERE next_day IS NOT NULL AND next_day <> to_day");
COUNT_OF(UNSEATED, "SELECT COUNT(*) FROM (SELECT p.seats, COUNT(*) AS n FROM post p JOIN holding h ON h.post_id = p.id "
	"WHERE h.to_day = 2932897 GROUP BY p.id, p.seats) x WHERE n > seats");
COUNT_OF(OUT_OF_STEP, "SELECT COUNT(*) FROM post d JOIN holding h ON h.post_id = d.id AND h.to_day = 2932897 "
	"WHERE d.base_post_id <> 0 AND NOT EXISTS (SELECT 1 FROM holding b WHERE b.post_id = d.base_post_id AND b.person_id = h.person_id AND b.to_day = 2932897)");
COUNT_OF(UNHOSTED, "SELECT COUNT(*) FROM host_unit u LEFT JOIN org o ON o.id = u.covered_by WHERE u.coverage IN ('own', 'joint') AND o.id IS NULL");
/* Own by what is no branch of one unit alone, jointly by what is no joint branch (LX-01). */
COUNT_OF(COVERED_ASTRAY, "SELECT COUNT(*) FROM host_unit u JOIN org o ON o.id = u.covered_by WHERE (u.coverage = 'joint' AND o.kind <> 'joint_branch') OR (u.coverage = 'own' "
	"AND (o.kind NOT IN ('branch', 'general_branch', 'group') OR EXISTS (SELECT 1 FROM host_unit v WHERE v.id <> u.id AND u.kind NOT IN ('village', 'community') AND v.kind NOT IN ('village', 'community') AND v.coverage = 'own' AND v.covered_by = u.covered_by)))");
STATEMENT(HASH_OF, "t", "t", false, "SELECT password FROM account WHERE login = ?1", "SELECT password FROM account WHERE login = $1");

static const struct { const struct statement *st; int64_t count; } EXPECTED[] = {
	{ &COMMITTEES, 13 }, { &BRANCHES, 72 }, { &MEMBERS, 1547 }, { &OPEN_SPELLS, 1547 }, { &MOVES, 26 }, { &MOVED_AWAY, 0 }, { &PEOPLE, 2041 }, { &NUMBERS, 2041 },
	{ &TAILS, 2041 }, { &NAMES, 2041 }, { &ACTIVISTS, 284 }, { &CENTRES, 5 }, { &AREAS, 6 }, { &DOORS, 18 }, { &ANSWERABLE, 23 }, { &AREA_LEADERS, 3 }, { &WORK_POSTS_FREE, 1 },
	{ &ARABLE, 85104 }, { &RESERVES, 1200 }, { &MATTERS, 1900 }, { &COUNTERS, 2 }, { &RENAMED, 1 }, { &MOVED, 1 }, { &UNTERMED, 0 }, { &TERMS_ASTRAY, 0 }, { &TERMS_SHORT, 0 },
	{ &FIRST_GROUPS, 33 }, { &SIZES_WRONG, 0 }, { &REPRESENTED_TWICE, 0 }, { &PATHS_TWICE, 0 }, { &MENTORED, 5 },
	{ &PAIRS, 3 }, { &STATED, 6 }, { &ENTERPRISES, 12 }, { &COVERED, 1 }, { &HISTORIES, 2275 }, { &AWARDS, 19 },
	{ &ENTITLED, 11 }, { &TIERS, 3 }, { &ENTITLED_YEARS, 8 }, { &ENTITLED_YOUNG, 0 },
	{ &FILED, 16 }, { &OBSERVED, 8 }, { &ADMITTED_OTHERWISE, 0 }, { &FILED_AND_OBSERVED_VOTES, 40 }, { &ARCHIVED, 33 }, { &ARCHIVE_PAPERS, 66 }, { &ARCHIVE_PICTURES, 66 }, { &ASSEMBLIES, 1 }, { &ASSEMBLY_SEATS, 33 }, { &MINE_PROJECTS, 3 }, { &MINE_KINDS, 3 },
	{ &MINE_LISTED, 1 }, { &MINE_PRAISED, 1 }, { &MINE_BEST, 1 }, { &POWER_PROJECTS, 2 }, { &POWER_ACCEPTED, 1 }, { &TAKEN_IN, 4 }, { &CARDS, 3 }, { &CARDS_EARLY, 0 },
	{ &STATION_STATES, 4 }, { &CERTIFIED, 6 }, { &BOOKLETS_ISSUED, 25 }, { &BOOKLETS_VOIDED, 1 }, { &BOOKLETS_STRAY, 0 }, { &HELD_BEFORE, 165 }, { &ENDING_UNSAID, 13 }, { &ENDING_OPEN, 0 }, { &AFAR, 1 }, { &AFAR_OPEN, 1 },
	{ &APPRAISED, 72 }, { &APPRAISED_WRONG, 0 }, { &UNMARKED, 0 }, { &MARKED_STRANGERS, 0 }, { &APPRAISED_TWICE, 0 }, { &BETWEEN_MEETINGS, 0 }, { &RECRUITS, 21 }, { &RECRUIT_STEPS, 7 }, { &BACKWARD, 0 }, { &ORPHANS, 0 }, { &OLDER_THAN_BRANCH, 0 }, { &STRAY_PATHS, 0 }, { &OVERLAPS, 0 }, { &GAPS, 0 }, { &UNSEATED, 0 }, { &OUT_OF_STEP, 0 }, { &MALE_WOMENS_HEADS, 0 }, { &UNHOSTED, 0 }, { &COVERED_ASTRAY, 0 },
};

/* The city of that day, made once on each engine that is there: what looks at it changes nothing. */
static struct world *cities[2];
static struct keyring *keys[2];

static struct world *city_of(enum engine engine)
{
	if (cities[engine] == NULL) {
		cities[engine] = world_new(engine);
		keys[engine] = demo_world_keys();
		demo_world_load_at(cities[engine], keys[engine], BUSINESS_DAY, demo_world_profile(), 1700000000 + engine * 7654321);
	}
	return cities[engine];
}

static void on_each_city(void (*test)(struct world *w, struct keyring *k))
{
	for (int engine = 0; engine < 2; engine++)
		if (!is_left_out((enum engine)engine))
			test(city_of((enum engine)engine), keys[engine]);
}

static int cities_over(void **state)
{
	(void)state;
	for (int engine = 0; engine < 2; engine++)
		if (cities[engine] != NULL) {
			world_free(cities[engine]);
			keyring_free(keys[engine]);
		}
	return 0;
}

static void counts_are_as_planned(struct world *w, struct keyring *k)
{
	(void)k;
	for (size_t i = 0; i < sizeof(EXPECTED) / sizeof(EXPECTED[0]); i++)
		if (ask_int(w->database, w->arena, EXPECTED[i].st) != EXPECTED[i].count)
			fail_msg("%s is %lld", EXPECTED[i].st->name, (long long)ask_int(w->database, w->arena, EXPECTED[i].st));
	assert_true(ask_int(w->database, w->arena, &RIGHTS) > 20);
	assert_true(ask_int(w->database, w->arena, &AUDIT_COUNT) > 0);
}

/* XY-13, as the page counts them: on the day thirteen years ago. */
static void villages_lacked_heads_thirteen_years_ago(struct world *w, struct keyring *k)
{
	const struct demo_profile *profile = demo_profile_find(demo_world_profile());
	struct store *s = store_open(w->database, w->arena);
	const day_t day = day_add_months(BUSINESS_DAY, -156);
	struct post_vacant_row *vacant;
	struct post_vacancy *rows;
	size_t count = post_vacant(s, "0", "~", day, &vacant);
	int secretaries = 0, directors = 0;

	(void)k;
	for (size_t i = 0; i < count; i++) {
		secretaries += strcmp(vacant[i].heads, "village") == 0 && strcmp(vacant[i].kind, "secretary") == 0;
		directors += strcmp(vacant[i].heads, "village") == 0 && strcmp(vacant[i].kind, "village_director") == 0;
	}
	assert_int_equal(secretaries, profile->vacant_secretaries);
	assert_int_equal(directors, profile->vacant_directors);
	assert_int_equal(post_vacancies(s, "0", "~", day, "secretary", "village", 1000, 0, &rows), secretaries);
	assert_int_equal(post_vacancies(s, "0", "~", day, "village_director", "village", 1000, 0, &rows), directors);
	store_close(s);
}

/* XY-05, as the page counts them: batch 22, each in one village for three years. */
static void the_batch_of_village_teams_is_posted(struct world *w, struct keyring *k)
{
	const struct demo_profile *profile = demo_profile_find(demo_world_profile());
	struct ctx c = { .arena = w->arena, .store = store_open(w->database, w->arena), .today = BUSINESS_DAY };
	struct team_batch_report *reports;

	(void)k;
	assert_int_equal(team_batch_reports(&c, "0000", 0, &reports), 1);
	assert_int_equal(reports[0].row.number, 22);
	assert_int_equal(reports[0].row.year, 2014);
	assert_int_equal(reports[0].deputy_secretaries, profile->team_deputies);
	assert_int_equal(reports[0].committee_members, profile->team_members);
	assert_int_equal(reports[0].people_count, profile->team_deputies + profile->team_members);
	for (size_t i = 0; i < reports[0].people_count; i++) {
		assert_string_equal(reports[0].people[i].kind, "team_member");
		assert_true(team_batch_until(&reports[0].people[i]) > BUSINESS_DAY);
		assert_true(i == 0 || reports[0].people[i].org.v != reports[0].people[i - 1].org.v);
	}
	store_close(c.store);
}

static void accounts_share_the_printed_password(struct world *w, struct keyring *k)
{
	struct store *s = store_open(w->database, w->arena);
	struct value row = { 0 }, arg = value_text("zhen1.shuji");
	struct cursor c;

	statement_open(s, &HASH_OF, &arg, &c);
	assert_true(cursor_next(&c, &row));
	cursor_close(&c);
	assert_int_equal(password_check(k, w->arena, row.data, DEMO_PASSWORD), PASSWORD_RIGHT);
	assert_int_equal(password_check(k, w->arena, row.data, "Yunchuan@2016"), PASSWORD_WRONG);
	store_close(s);
}

/* ---- the canonical export ---- */

static void add_line(void *data, const char *line, size_t bytes)
{
	crypto_generichash_update(data, (const unsigned char *)line, bytes);
	crypto_generichash_update(data, (const unsigned char *)"\n", 1);
}

static void digest_of(struct world *w, struct keyring *k, unsigned char digest[32])
{
	crypto_generichash_state state;
	char error[300] = "";

	crypto_generichash_init(&state, NULL, 0, 32);
	if (!canonical_write(w->database, k, add_line, &state, error, sizeof(error)))
		fail_msg("%s", error);
	crypto_generichash_final(&state, digest, 32);
}

/* Two engines where both are there, else the same one twice; two keyrings, one city. */
static void the_same_day_gives_the_same_rows(void **state)
{
	enum engine engine = is_left_out(ENGINE_SQLITE) ? ENGINE_POSTGRES : ENGINE_SQLITE, other_engine = is_left_out(ENGINE_POSTGRES) ? ENGINE_SQLITE : ENGINE_POSTGRES;
	unsigned char first[32], other[32];
	struct world *w;

	(void)state;
	w = city_of(engine);
	digest_of(w, keys[engine], first);
	if (engine != other_engine) {
		w = city_of(other_engine);
		digest_of(w, keys[other_engine], other);
	} else {
		struct keyring *k = demo_world_keys();

		w = world_new(engine);
		demo_world_load_at(w, k, BUSINESS_DAY, demo_world_profile(), 1800000007);
		digest_of(w, k, other);
		keyring_free(k);
		world_free(w);
	}
	assert_memory_equal(first, other, 32);
}

static void another_day_gives_the_same_counts(void **state)
{
	struct world *w = world_new(is_left_out(ENGINE_SQLITE) ? ENGINE_POSTGRES : ENGINE_SQLITE);
	struct keyring *k = demo_world_keys();

	(void)state;
	demo_world_load(w, k, day_from_date(2026, 11, 24));
	for (size_t i = 0; i < sizeof(EXPECTED) / sizeof(EXPECTED[0]); i++)
		assert_int_equal(ask_int(w->database, w->arena, EXPECTED[i].st), EXPECTED[i].count);
	keyring_free(k);
	world_free(w);
}

static void no_line(void *data, const char *line, size_t bytes)
{
	(void)data;
	(void)line;
	(void)bytes;
}

static void other_keys_open_nothing(struct world *w, struct keyring *k)
{
	struct keyring *other = demo_world_keys();
	char error[300] = "";

	(void)k;
	assert_false(canonical_write(w->database, other, no_line, NULL, error, sizeof(error)));
	assert_non_null(strstr(error, "person.id_number of row 1 "));
	keyring_free(other);
}

#define ON_BOTH(name) \
	static void name##_on_both(void **state) { (void)state; on_each_city(name); }
ON_BOTH(counts_are_as_planned)
ON_BOTH(the_batch_of_village_teams_is_posted)
ON_BOTH(villages_lacked_heads_thirteen_years_ago)
ON_BOTH(accounts_share_the_printed_password)
ON_BOTH(other_keys_open_nothing)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_are_as_planned_on_both),
		cmocka_unit_test(the_batch_of_village_teams_is_posted_on_both),
		cmocka_unit_test(villages_lacked_heads_thirteen_years_ago_on_both),
		cmocka_unit_test(accounts_share_the_printed_password_on_both),
		cmocka_unit_test(the_same_day_gives_the_same_rows),
		cmocka_unit_test(another_day_gives_the_same_counts),
		cmocka_unit_test(other_keys_open_nothing_on_both),
	};

	return cmocka_run_group_tests(tests, NULL, cities_over);
}
