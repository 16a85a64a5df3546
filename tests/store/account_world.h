/* What tests of accounts share: a county of two towns with people in posts, on both engines, and a rule that is tried in a context of its own. */
#ifndef TESTS_STORE_ACCOUNT_WORLD_H
#define TESTS_STORE_ACCOUNT_WORLD_H

#include "fixture.h"

#include <stdarg.h>
#include "base/log.h"
#include "core/audit.h"
#include "core/crypto.h"
#include "core/password.h"
#include "core/permit.h"
#include "core/services.h"
#include "core/setting.h"
#include "core/totp.h"
#include "rooms/account/account.h"
#include "text/account.h"
#include "text/permit.h"

#define NOW_S 1700000000
#define TODAY 19675	/* that day in China */
#define PASSWORD "kwz-Rbt7-qhx"

enum { ROOT = 1, TOWN_A = 2, TOWN_B = 3, BRANCH_A = 4, BRANCH_A2 = 5, BRANCH_B = 6, CLOSED = 7 };

enum { COUNTY_CLERK = 101, TOWN_CLERK, SECRETARY, ENDED, LATER, UNCONFIRMED, DOUBLE, MEMBER, COUNTY_HEAD };

static char keys_path[64];
static struct services services;
static void add_org(struct store *s, int id, int parent, const char *path, int level, int to_day)
{
	run_sql(s, "INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind,"
	    " from_day, to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, row_version)"
	    " VALUES (%d, 'c%d', 'branch', 'org %d', '', '', '', %d, '%s', %d, 1, '', 0, %d, 0, 0, %d, 0, '', 0, 1)",
	    id, id, id, parent, path, level, to_day, DAY_OPEN);
}

static void add_holding(struct store *s, int id, int person, int org, const char *kind, int from_day, int to_day, int needs_second)
{
	run_sql(s, "INSERT INTO post (id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version)"
	    " VALUES (%d, %d, '%s', '%s', 1, 0, 0, 1, 0, %d, 1)", id + 1000, org, kind, kind, DAY_OPEN);
	run_sql(s, "INSERT INTO holding (id, post_id, org_id, person_id, manner, from_day, to_day, document, reason, needs_second, proposed_by,"
	    " confirmed_by, row_version) VALUES (%d, %d, %d, %d, 'appointed', %d, %d, '', '', %d, 0, 0, 1)",
	    id, id + 1000, org, person, from_day, to_day, needs_second);
}

static void add_right(struct store *s, const char *kind, const char *permission)
{
	run_sql(s, "INSERT INTO post_right (post_kind, permission) VALUES ('%s', '%s')", kind, permission);
}

static void add_person(struct store *s, int id)
{
	static const char *const TEXTS = "former_name, pinyin_key, initials, nationality, id_number_mask, no_number_reason, phone_mask, native_place,"
		" address, education, degree, school, work_unit, job, marriage";

	run_sql(s, "INSERT INTO person (id, region_id, org_id, path, name, sex, birth_day, birth_precision, id_number, phone, occupation,"
	    " is_front_line, status, applied_day, joined_day, joined_precision, full_day, photo_file_id, created_s, row_version, applied_precision, full_precision, %s)"
	    " SELECT %d, 1, %d, '', 'p%d', 1, 0, 0, totp_secret, totp_secret, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0,"
	    " '', '', '', '', '', '', '', '', '', '', '', '', '', '', '' FROM account WHERE id = 50", TEXTS, id, BRANCH_A, id);
}

static struct ctx context(struct world *w, struct store *s)
{
	return (struct ctx){ .arena = w->arena, .store = s, .today = TODAY, .now_s = NOW_S, .machine_s = NOW_S, .address = "127.0.0.1", .services = &services };
}

static void fill(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	struct ctx c = context(w, s);
	const char *hash = password_hash(services.keys, w->arena, PASSWORD);
	static const char *const CLERK[] = { "see_org", "see_person", "edit_person", "export", "appoint" };

	ctx_begin(&c, "test.fill", "account", 0, 0);
	run_sql(s, "INSERT INTO setting (name, value) VALUES ('totp_required', 'off')");
	add_org(s, ROOT, 0, "0000", 1, DAY_OPEN);
	add_org(s, TOWN_A, ROOT, "00000000", 2, DAY_OPEN);
	add_org(s, TOWN_B, ROOT, "00000001", 2, DAY_OPEN);
	add_org(s, BRANCH_A, TOWN_A, "000000000000", 4, DAY_OPEN);
	add_org(s, BRANCH_A2, TOWN_A, "000000000001", 4, DAY_OPEN);
	add_org(s, BRANCH_B, TOWN_B, "000000010000", 4, DAY_OPEN);
	add_org(s, CLOSED, TOWN_A, "000000000002", 4, TODAY);
	account_insert(s, (account_id){ 50 }, "first", 0, ADMIN_SECURITY, hash, NOW_S, false, (struct bytes){ "", 0 }, "zh");
	for (int person = COUNTY_CLERK; person <= COUNTY_HEAD; person++) {
		add_person(s, person);
		account_insert(s, (account_id){ person + 100 }, arena_printf(w->arena, "user%d", person), person, 0, hash, NOW_S, false, (struct bytes){ "", 0 }, "zh");
	}
	for (int i = 0; i < 5; i++)
		add_right(s, "org_officer", CLERK[i]);
	add_right(s, "secretary", "see_org");
	add_right(s, "secretary", "see_person");
	add_right(s, "secretary", "a_right_of_a_newer_program");
	add_right(s, "org_department_head", "approve_export");
	add_right(s, "org_department_head", "appoint");
	add_holding(s, 1, COUNTY_CLERK, ROOT, "org_officer", 0, DAY_OPEN, 0);
	add_holding(s, 2, TOWN_CLERK, TOWN_A, "org_officer", 0, DAY_OPEN, 0);
	add_holding(s, 3, SECRETARY, BRANCH_A, "secretary", TODAY, DAY_OPEN, 0);
	add_holding(s, 4, ENDED, BRANCH_A, "secretary", 0, TODAY, 0);
	add_holding(s, 5, LATER, BRANCH_A, "secretary", TODAY + 1, DAY_OPEN, 0);
	add_holding(s, 6, UNCONFIRMED, TOWN_A, "org_officer", 0, DAY_OPEN, 1);
	add_holding(s, 7, DOUBLE, BRANCH_A, "secretary", 0, DAY_OPEN, 0);
	add_holding(s, 8, DOUBLE, TOWN_B, "org_officer", 0, DAY_OPEN, 0);
	add_holding(s, 9, MEMBER, CLOSED, "secretary", 0, DAY_OPEN, 0);
	add_holding(s, 10, COUNTY_HEAD, ROOT, "org_department_head", 0, DAY_OPEN, 0);
	assert_true(store_commit(s));
	store_close(s);
}

static struct ctx acting(struct world *w, struct store *s, int person, int64_t holding)
{
	struct ctx c = context(w, s);

	assert_true(permit_load(&c, person + 100, holding, NULL, NULL));
	return c;
}

/* ---- the log ---- */

static int set_up(void **state)
{
	char error[256];

	snprintf(keys_path, sizeof(keys_path), "/tmp/jishi-account-%d.keys", (int)getpid());
	unlink(keys_path);
	if (!keyring_create(keys_path, SUITE_STD, error, sizeof(error)))
		return -1;
	services.keys = keyring_open(keys_path, error, sizeof(error));
	return services.keys == NULL;
}

static int tear_down(void **state)
{
	keyring_free(services.keys);
	return unlink(keys_path);
}

#endif
