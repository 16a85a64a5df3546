/* What the tests of the roster share: organisations of three levels, people with every kind of name and number, and a run on both engines. */
#ifndef TESTS_STORE_ROSTER_WORLD_H
#define TESTS_STORE_ROSTER_WORLD_H

#include "fixture.h"

#include <stdarg.h>
#include "core/code.h"
#include "core/crypto.h"
#include "core/search.h"
#include "core/services.h"
#include "rooms/org/org_sql.h"
#include "rooms/person/person.h"
#include "rooms/person/person_digest_sql.h"
#include "rooms/person/person_former_sql.h"
#include "rooms/roster/roster.h"

#define NOW_S 1447722000	/* 2015-11-17 in China */
#define TODAY 16756
#define PEOPLE_MAX 400

enum { ROOT = 1, TOWN_A = 2, TOWN_B = 3, BRANCH_A = 4, BRANCH_A2 = 5, BRANCH_B = 6 };

struct someone { int64_t id, org; struct person_facts facts; const char *role; };
static struct someone people[PEOPLE_MAX];
static int people_count;
static char keys_path[64];
static struct services services;

static const struct { const char *path; int parent, level; const char *name; } ORGS[] = {
	[ROOT] = { "0000", 0, 1, "云川市委" }, [TOWN_A] = { "00000000", ROOT, 2, "甲镇党委" }, [TOWN_B] = { "00000001", ROOT, 2, "乙镇党委" },
	[BRANCH_A] = { "000000000000", TOWN_A, 4, "甲村支部" }, [BRANCH_A2] = { "000000000001", TOWN_A, 4, "丙村支部" },
	[BRANCH_B] = { "000000010000", TOWN_B, 4, "乙村支部" },
};

static void add_orgs(struct store *s, struct arena *a)
{
	for (int i = ROOT; i <= BRANCH_B; i++)
		run_sql(s, "INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind,"
		    " from_day, to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, row_version)"
		    " VALUES (%d, 'C%d', 'branch', '%s', '%s', '', '%s', %d, '%s', %d, 1, '', 0, %d, 0, 0, %d, 0, '', 0, 1)",
		    i, i, ORGS[i].name, ORGS[i].name, search_title_initials(a, ORGS[i].name), ORGS[i].parent, ORGS[i].path, ORGS[i].level, DAY_OPEN, DAY_OPEN);
	org_bigrams_add(s, (org_id){ ROOT }, (org_id){ BRANCH_B });
}

/* The same city in each world: special names first, then a spread over all values. */
static void make_people(struct arena *a)
{
	static const char *const NAMES[] = { "李华", "李华", "王李华", "单永福", "解小东", "仇丽娜", "曾国强", "尉迟敬德",
		"阿卜杜拉·买买提", "𠮷野花", "张㐂", "建国", "李建国", "吴建国强" };
	static const char *const EDUCATIONS[] = { "", "14", "21", "31", "41", "61", "71", "81" };
	static const char *const FAMILY[] = { "赵", "钱", "孙", "周", "吴", "郑" }, *const GIVEN[] = { "伟", "芳", "秀英", "敏" };
	int names_count = (int)(sizeof(NAMES) / sizeof(NAMES[0]));

	people_count = 0;
	for (int i = 0; i < 300; i++) {
		struct someone *p = &people[people_count++];
		int status = i % 4 != 0 ? 2 : i / 4 % 10;

		p->id = 1000 + i;
		p->org = BRANCH_A + i % 3;
		p->role = i % 7 == 0 ? "activist" : i % 11 == 0 ? "reserve" : NULL;
		p->facts = (struct person_facts){
			.name = i < names_count ? NAMES[i] : arena_printf(a, "%s%s", FAMILY[i % 6], GIVEN[i / 6 % 4]), .former_name = "",
			.nationality = i % 5 == 0 ? "03" : i % 9 == 0 ? "" : "01",
			.id_number = i % 6 == 0 ? "" : arena_printf(a, "99010119%02d0101%03dX", 30 + i % 65, i), .no_number_reason = i % 6 == 0 ? "遗失" : "",
			.phone = i % 8 == 0 ? "" : arena_printf(a, "1000000%04d", i), .native_place = "", .address = "",
			.education = EDUCATIONS[i % 8], .degree = "", .school = "", .work_unit = "", .job = "", .marriage = "",
			.sex = 1 + i % 2, .occupation = i % 9, .status = status, .is_front_line = i % 3 == 1,
			.birth_day = i % 13 == 0 ? DAY_NONE : TODAY - 365 * (18 + i % 73) - i % 5, .applied_day = DAY_NONE,
			.joined_day = status == 0 || i % 17 == 0 ? DAY_NONE : -9000 + i * 85, .full_day = DAY_NONE };
	}
}

static struct ctx context(struct world *w, struct store *s, int org)
{
	struct ctx c = { .arena = w->arena, .store = s, .today = TODAY, .now_s = NOW_S, .machine_s = NOW_S, .address = "127.0.0.1", .services = &services };

	c.actor = (struct actor){ .account_id = 7, .person_id = 1, .org_id = org, .region_id = 1, .level = ORGS[org].level,
		.path_from = ORGS[org].path, .path_to = arena_printf(w->arena, "%s~", ORGS[org].path), .name = "", .post_name = "", .org_name = "",
		.may = (permission_set)1 << MAY_SEE_PERSON | (permission_set)1 << MAY_EDIT_PERSON };
	return c;
}

static void fill(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	struct ctx c = context(w, s, ROOT);

	make_people(w->arena);
	ctx_begin(&c, "test.fill", "person", 0, 0);
	add_orgs(s, w->arena);
	for (int i = 0; i < people_count; i++) {
		const struct someone *p = &people[i];
		struct person_org_row org = { .id = { p->org }, .path = ORGS[p->org].path, .region = 1 };
		struct person_keys keys;

		person_make_keys(&c, (person_id){ p->id }, &p->facts, &keys);
		person_write_new(&c, (person_id){ p->id }, &org, &p->facts, &keys, "opening", "");
		if (p->role != NULL)
			person_role_insert(s, (person_role_id){ p->id }, 1, (person_id){ p->id }, (org_id){ p->org }, p->role, "", "", 100, "", 0, DAY_OPEN);
	}
	if (!ctx_commit(&c))
		fail_msg("%s", store_error(s));
	store_close(s);
}

static void on_both(void (*test)(struct world *w, struct store *s))
{
	for (int engine = 0; engine < 2; engine++) {
		struct world *w;
		struct store *s;

		if (is_left_out((enum engine)engine))
			continue;
		w = world_new((enum engine)engine);
		services.database = w->database;
		fill(w);
		s = store_open(w->database, w->arena);
		test(w, s);
		store_close(s);
		world_free(w);
	}
}

__attribute__((unused))
static bool is_below(const struct someone *p, int org)
{
	return text_starts(ORGS[p->org].path, ORGS[org].path);
}

__attribute__((unused))
static const struct someone *by_id(int64_t id)
{
	assert_true(id >= 1000 && id < 1000 + people_count);
	return &people[id - 1000];
}

/* The tests of one program, with a keyring of their own. */
static int roster_run(const struct CMUnitTest *tests, size_t count)
{
	char error[200];
	int failed;

	snprintf(keys_path, sizeof(keys_path), "/tmp/jishi-roster-%d.keys", (int)getpid());
	if (!keyring_create(keys_path, SUITE_STD, error, sizeof(error)))
		return 1;
	services.keys = keyring_open(keys_path, error, sizeof(error));
	failed = _cmocka_run_group_tests("roster", tests, count, NULL, NULL);
	keyring_free(services.keys);
	unlink(keys_path);
	return failed;
}

#endif
