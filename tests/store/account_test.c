/* Who may do what where, and signing in, on both engines. The expected decisions are a table of their own,
 * written from the rules and not from the code. */
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

static void run(struct store *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void run(struct store *s, const char *format, ...)
{
	char *sql = arena_alloc(store_arena(s), 2000);
	struct statement *st = arena_alloc(store_arena(s), sizeof(*st));	/* prepared statements are remembered by address */
	va_list args;

	va_start(args, format);
	vsnprintf(sql, 2000, format, args);
	va_end(args);
	*st = (struct statement){ .name = "test", .file = __FILE__, .params = "", .columns = "", .writes = true, .index = -1 };
	st->text[0] = st->text[1] = sql;
	statement_run(s, st, NULL);
	if (store_state(s) != STORE_GOOD)
		fail_msg("%s: %s", sql, store_error(s));
}

static void add_org(struct store *s, int id, int parent, const char *path, int level, int to_day)
{
	run(s, "INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind,"
	    " from_day, to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, row_version)"
	    " VALUES (%d, 'c%d', 'branch', 'org %d', '', '', '', %d, '%s', %d, 1, '', 0, %d, 0, 0, %d, 0, '', 0, 1)",
	    id, id, id, parent, path, level, to_day, DAY_OPEN);
}

static void add_holding(struct store *s, int id, int person, int org, const char *kind, int from_day, int to_day, int needs_second)
{
	run(s, "INSERT INTO post (id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version)"
	    " VALUES (%d, %d, '%s', '%s', 1, 0, 0, 1, 0, %d, 1)", id + 1000, org, kind, kind, DAY_OPEN);
	run(s, "INSERT INTO holding (id, post_id, org_id, person_id, manner, from_day, to_day, document, reason, needs_second, proposed_by,"
	    " confirmed_by, row_version) VALUES (%d, %d, %d, %d, 'appointed', %d, %d, '', '', %d, 0, 0, 1)",
	    id, id + 1000, org, person, from_day, to_day, needs_second);
}

static void add_right(struct store *s, const char *kind, const char *permission)
{
	run(s, "INSERT INTO post_right (post_kind, permission) VALUES ('%s', '%s')", kind, permission);
}

static void add_person(struct store *s, int id)
{
	static const char *const TEXTS = "former_name, pinyin_key, initials, nationality, id_number_mask, no_number_reason, phone_mask, native_place,"
		" address, education, degree, school, work_unit, job, marriage";

	run(s, "INSERT INTO person (id, region_id, org_id, path, name, sex, birth_day, birth_precision, id_number, phone, occupation,"
	    " is_front_line, status, applied_day, joined_day, joined_precision, full_day, photo_file_id, created_s, row_version, %s)"
	    " SELECT %d, 1, %d, '', 'p%d', 1, 0, 0, totp_secret, totp_secret, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1,"
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
	run(s, "INSERT INTO setting (name, value) VALUES ('totp_required', 'off')");
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

/* ---- decisions ---- */

/* One letter an organisation, ROOT .. CLOSED: y allowed, n not there, f the post has no such right. */
static const struct { int person; int64_t holding; enum permission p; const char *expected; } DECISIONS[] = {
	{ COUNTY_CLERK, 0, MAY_SEE_PERSON,  "yyyyyyy" },
	{ COUNTY_CLERK, 0, MAY_EXPORT,      "yyyyyyy" },
	{ COUNTY_CLERK, 0, MAY_SET_NORMS,   "fffffff" },
	{ TOWN_CLERK,   0, MAY_SEE_PERSON,  "nynyyny" },
	{ TOWN_CLERK,   0, MAY_EDIT_PERSON, "nynyyny" },
	{ TOWN_CLERK,   0, MAY_EDIT_ORG,    "fffffff" },
	{ SECRETARY,    0, MAY_SEE_PERSON,  "nnnynnn" },
	{ SECRETARY,    0, MAY_EDIT_PERSON, "fffffff" },
	{ ENDED,        0, MAY_SEE_PERSON,  "fffffff" },
	{ LATER,        0, MAY_SEE_PERSON,  "fffffff" },
	{ UNCONFIRMED,  0, MAY_SEE_PERSON,  "fffffff" },
	{ MEMBER,       0, MAY_SEE_ORG,     "fffffff" },
	{ DOUBLE,       7, MAY_SEE_PERSON,  "nnnynnn" },
	{ DOUBLE,       7, MAY_EXPORT,      "fffffff" },
	{ DOUBLE,       8, MAY_EXPORT,      "nnynnyn" },
};

static void decides_by_table(struct world *w)
{
	fill(w);
	for (size_t i = 0; i < sizeof(DECISIONS) / sizeof(DECISIONS[0]); i++)
		for (int org = ROOT; org <= CLOSED; org++) {
			struct store *s = store_open(w->database, w->arena);
			struct ctx c = acting(w, s, DECISIONS[i].person, DECISIONS[i].holding);
			char expected = DECISIONS[i].expected[org - ROOT];
			bool given = permit_require(&c, DECISIONS[i].p, org);

			if (given != (expected == 'y'))
				fail_msg("row %zu, organisation %d", i, org);
			if (!given)
				assert_int_equal(c.refusals[0].kind, expected == 'n' ? NOT_FOUND : FORBIDDEN);
			assert_int_equal(may_at(&c, DECISIONS[i].p, org), given);
			store_close(s);
		}
}

static void test_decides_by_table(void **state)
{
	world_on_both(decides_by_table);
}

static void missing_looks_like_foreign(struct world *w)
{
	struct store *s;
	struct ctx foreign, missing;

	fill(w);
	s = store_open(w->database, w->arena);
	foreign = acting(w, s, SECRETARY, 0);
	missing = acting(w, s, SECRETARY, 0);
	assert_false(permit_require(&foreign, MAY_SEE_PERSON, BRANCH_B));
	assert_false(permit_require(&missing, MAY_SEE_PERSON, 999999));
	assert_int_equal(foreign.refusals[0].kind, missing.refusals[0].kind);
	assert_ptr_equal(foreign.refusals[0].text, missing.refusals[0].text);
	assert_int_equal(foreign.refusals_count, missing.refusals_count);
	assert_false(may_at(&foreign, MAY_SEE_PERSON, 0));
	assert_false(may_at(&foreign, MAY_SEE_PERSON, -1));
	assert_false(may_at_path(&foreign, MAY_SEE_PERSON, ""));
	store_close(s);
}

static void test_missing_looks_like_foreign(void **state)
{
	world_on_both(missing_looks_like_foreign);
}

static void routes_by_condition(struct world *w)
{
	static const enum permission CONDITIONS[] = { ANYONE, SIGNED_IN, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN, MAY_SEE_SELF, MAY_SEE_PERSON };
	static const struct { int account; const char *expected; } ROWS[] = {
		{ 0, "y------" }, { 50, "yyfyfff" }, { SECRETARY + 100, "yyfffyy" }, { ENDED + 100, "yyfffyf" }, { DOUBLE + 100, "yyfffff" },
	};
	struct store *s;

	fill(w);
	s = store_open(w->database, w->arena);
	for (size_t i = 0; i < sizeof(ROWS) / sizeof(ROWS[0]); i++)
		for (size_t k = 0; k < 7; k++) {
			struct ctx c = context(w, s);
			char expected = ROWS[i].expected[k];

			assert_int_equal(permit_load(&c, ROWS[i].account, 0, NULL, NULL), ROWS[i].account > 0);
			if (permit_route(&c, CONDITIONS[k]) != (expected == 'y'))
				fail_msg("account %d, condition %zu", ROWS[i].account, k);
			if (expected != 'y')
				assert_int_equal(c.refusals[0].kind, expected == '-' ? NOT_SIGNED_IN : FORBIDDEN);
		}
	store_close(s);
}

static void test_routes_by_condition(void **state)
{
	world_on_both(routes_by_condition);
}

static void duties_come_first(struct world *w)
{
	struct store *s;
	struct ctx c;

	fill(w);
	s = store_open(w->database, w->arena);
	c = acting(w, s, DOUBLE, 0);
	assert_int_equal(c.actor.duty, DUTY_POST);
	assert_int_equal(c.actor.may, PERMISSION_BIT(MAY_SEE_SELF));
	c = acting(w, s, DOUBLE, 8);
	assert_int_equal(c.actor.duty, DUTY_NONE);
	assert_int_equal(c.actor.org_id, TOWN_B);
	c = acting(w, s, DOUBLE, 3);	/* somebody else's */
	assert_int_equal(c.actor.duty, DUTY_POST);
	c = acting(w, s, SECRETARY, 4);
	assert_int_equal(c.actor.org_id, BRANCH_A);
	ctx_begin(&c, "test.settings", "setting", 0, 0);
	setting_set(s, "totp_required", "default");
	assert_true(ctx_commit(&c));
	assert_int_equal(acting(w, s, SECRETARY, 0).actor.duty, DUTY_NONE);
	assert_int_equal(acting(w, s, TOWN_CLERK, 0).actor.duty, DUTY_TOTP);
	assert_int_equal(acting(w, s, COUNTY_HEAD, 0).actor.duty, DUTY_TOTP);
	c = context(w, s);
	c.machine_s += 89 * 86400;
	assert_true(permit_load(&c, SECRETARY + 100, 0, NULL, NULL));
	assert_int_equal(c.actor.duty, DUTY_NONE);
	c.machine_s += 86400;
	assert_true(permit_load(&c, SECRETARY + 100, 0, NULL, NULL));
	assert_int_equal(c.actor.duty, DUTY_PASSWORD);
	ctx_begin(&c, "test.settings", "setting", 0, 0);
	setting_set(s, "password_days", "0");
	assert_true(ctx_commit(&c));
	assert_true(permit_load(&c, SECRETARY + 100, 0, NULL, NULL));
	assert_int_equal(c.actor.duty, DUTY_NONE);
	store_close(s);
}

static void test_duties_come_first(void **state)
{
	world_on_both(duties_come_first);
}

/* ---- appointing ---- */

static const struct { int actor, org; const char *kind; int person; enum refusal_kind refused; bool needs_second; } APPOINTMENTS[] = {
	{ COUNTY_CLERK, TOWN_A,   "secretary",           MEMBER,       REFUSED_NOT,  false },
	{ COUNTY_CLERK, TOWN_A,   "org_officer",         MEMBER,       REFUSED_NOT,  true },
	{ COUNTY_CLERK, BRANCH_B, "org_department_head", MEMBER,       REFUSED_NOT,  true },
	{ COUNTY_CLERK, ROOT,     "secretary",           MEMBER,       AGAINST_RULE, true },
	{ COUNTY_CLERK, TOWN_A,   "secretary",           COUNTY_CLERK, AGAINST_RULE, true },
	{ TOWN_CLERK,   BRANCH_A, "secretary",           MEMBER,       REFUSED_NOT,  false },
	{ TOWN_CLERK,   TOWN_A,   "secretary",           MEMBER,       AGAINST_RULE, true },
	{ TOWN_CLERK,   BRANCH_B, "secretary",           MEMBER,       NOT_FOUND,    true },
	{ TOWN_CLERK,   ROOT,     "secretary",           MEMBER,       NOT_FOUND,    true },
	{ SECRETARY,    BRANCH_A, "secretary",           MEMBER,       FORBIDDEN,    true },
};

static void appoints_below_only(struct world *w)
{
	fill(w);
	for (size_t i = 0; i < sizeof(APPOINTMENTS) / sizeof(APPOINTMENTS[0]); i++) {
		struct store *s = store_open(w->database, w->arena);
		struct ctx c = acting(w, s, APPOINTMENTS[i].actor, 0);
		bool needs_second;

		if (permit_may_appoint(&c, APPOINTMENTS[i].org, APPOINTMENTS[i].kind, APPOINTMENTS[i].person, &needs_second)
		    != (APPOINTMENTS[i].refused == REFUSED_NOT))
			fail_msg("row %zu", i);
		assert_int_equal(needs_second, APPOINTMENTS[i].needs_second);
		if (APPOINTMENTS[i].refused != REFUSED_NOT)
			assert_int_equal(c.refusals[0].kind, APPOINTMENTS[i].refused);
		store_close(s);
	}
}

static void confirms_somebody_elses(struct world *w)
{
	struct store *s;
	struct ctx c;

	fill(w);
	s = store_open(w->database, w->arena);
	c = acting(w, s, COUNTY_HEAD, 0);
	assert_true(permit_may_confirm(&c, TOWN_A, "org_officer", MEMBER, COUNTY_CLERK + 100));
	assert_false(permit_may_confirm(&c, TOWN_A, "org_officer", MEMBER, COUNTY_HEAD + 100));
	assert_ptr_equal(c.refusals[0].text, T_permit_confirms_own);
	store_close(s);
}

static void test_appointing(void **state)
{
	world_on_both(appoints_below_only);
	world_on_both(confirms_somebody_elses);
}

/* ---- signing in ---- */

static enum refusal_kind sign_in_at(struct world *w, int64_t machine_s, const char *login, const char *password, const char *code, message *why)
{
	struct store *s = store_open(w->database, w->arena);
	struct ctx c = context(w, s);
	int64_t account;
	enum refusal_kind kind = REFUSED_NOT;

	c.machine_s = machine_s;
	if (account_sign_in(&c, login, password, code, &account)) {
		assert_true(ctx_commit(&c));
		assert_true(account > 0);
	} else {
		assert_int_equal(c.refusals_count, 1);
		kind = c.refusals[0].kind;
		if (why != NULL)
			*why = c.refusals[0].text;
	}
	store_close(s);
	return kind;
}

static void known_and_unknown_names_alike(struct world *w)
{
	fill(w);
	assert_int_equal(sign_in_at(w, NOW_S, "user101", PASSWORD, "", NULL), REFUSED_NOT);
	assert_int_equal(sign_in_at(w, NOW_S, "USER101", PASSWORD, "", NULL), REFUSED_NOT);
	assert_int_equal(sign_in_at(w, NOW_S, "", "", "", NULL), FORBIDDEN);
	for (int failure = 1; failure <= 12; failure++) {
		int64_t now_s = NOW_S + failure * 60;
		message known, unknown;
		enum refusal_kind kind = sign_in_at(w, now_s, "user102", "wrong", "", &known);

		assert_int_equal(sign_in_at(w, now_s, "nobody", "wrong", "", &unknown), kind);
		assert_ptr_equal(known, unknown);
		assert_int_equal(kind, failure <= 4 ? FORBIDDEN : TOO_MUCH);
		if (failure >= 5 && failure <= 9)	/* the right password does not help while waiting */
			assert_int_equal(sign_in_at(w, now_s + 2, "user102", PASSWORD, "", NULL), TOO_MUCH);
		if (failure == 12)
			assert_ptr_equal(known, T_account_locked);
	}
	assert_int_equal(sign_in_at(w, NOW_S + 10 * 60 + 1799, "user102", PASSWORD, "", NULL), TOO_MUCH);
	assert_int_equal(sign_in_at(w, NOW_S + 10 * 60 + 1800, "user102", PASSWORD, "", NULL), REFUSED_NOT);
	assert_int_equal(sign_in_at(w, NOW_S + 10 * 60 + 1801, "user102", "wrong", "", NULL), FORBIDDEN);
}

static void old_failures_are_forgotten(struct world *w)
{
	fill(w);
	for (int i = 0; i < 4; i++)
		assert_int_equal(sign_in_at(w, NOW_S, "user103", "wrong", "", NULL), FORBIDDEN);
	assert_int_equal(sign_in_at(w, NOW_S + 901, "user103", "wrong", "", NULL), FORBIDDEN);
	assert_int_equal(sign_in_at(w, NOW_S + 902, "user103", PASSWORD, "", NULL), REFUSED_NOT);
}

static void test_signing_in(void **state)
{
	world_on_both(known_and_unknown_names_alike);
	world_on_both(old_failures_are_forgotten);
}

static void a_code_is_demanded_and_used_once(struct world *w)
{
	struct store *s;
	struct ctx c;
	struct enrolment e, back;
	const char *code;

	fill(w);
	s = store_open(w->database, w->arena);
	c = acting(w, s, SECRETARY, 0);
	e = account_enrolment(&c);
	back = account_enrolment_open(&c, e.sealed);
	assert_string_equal(back.secret, e.secret);
	assert_null(account_enrolment_open(&c, "00").secret);
	assert_null(account_enrolment_open(&c, "zz").secret);
	assert_null(account_enrolment_open(&c, "").secret);
	code = totp_code(w->arena, e.secret, NOW_S / 30, 6);
	assert_false(account_enrol(&c, e.sealed, "wrong", code));
	c.refusals_count = 0;
	assert_false(account_enrol(&c, e.sealed, PASSWORD, "000000"));
	c.refusals_count = 0;
	assert_true(account_enrol(&c, e.sealed, PASSWORD, code));
	c = acting(w, s, TOWN_CLERK, 0);
	assert_null(account_enrolment_open(&c, e.sealed).secret);	/* another's */
	store_close(s);
	assert_int_equal(sign_in_at(w, NOW_S + 60, "user103", PASSWORD, "", NULL), FORBIDDEN);
	assert_int_equal(sign_in_at(w, NOW_S + 60, "user103", PASSWORD, code, NULL), FORBIDDEN);
	code = totp_code(w->arena, e.secret, (NOW_S + 60) / 30, 6);
	assert_int_equal(sign_in_at(w, NOW_S + 60, "user103", PASSWORD, code, NULL), REFUSED_NOT);
	assert_int_equal(sign_in_at(w, NOW_S + 61, "user103", PASSWORD, code, NULL), FORBIDDEN);
}

static void test_a_code_is_demanded_and_used_once(void **state)
{
	world_on_both(a_code_is_demanded_and_used_once);
}

/* ---- own password, administrators ---- */

static void changes_a_password(struct world *w)
{
	static const struct { const char *old, *new, *repeated, *field; } REFUSED[] = {
		{ PASSWORD, "short", "short", "new_password" }, { PASSWORD, "Password@2024", "Password@2024", "new_password" },
		{ PASSWORD, "plk-Vmd3-zjq", "plk-Vmd3-zjp", "repeated" }, { PASSWORD, PASSWORD, PASSWORD, "new_password" },
		{ "wrong", "plk-Vmd3-zjq", "plk-Vmd3-zjq", "old_password" },
	};
	struct store *s;
	struct ctx c;

	fill(w);
	s = store_open(w->database, w->arena);
	for (size_t i = 0; i < sizeof(REFUSED) / sizeof(REFUSED[0]); i++) {
		c = acting(w, s, SECRETARY, 0);
		assert_false(account_change_password(&c, REFUSED[i].old, REFUSED[i].new, REFUSED[i].repeated));
		assert_string_equal(c.refusals[0].field, REFUSED[i].field);
	}
	c = acting(w, s, SECRETARY, 0);
	assert_true(account_change_password(&c, PASSWORD, "plk-Vmd3-zjq", "plk-Vmd3-zjq"));
	assert_true(ctx_commit(&c));
	store_close(s);
	assert_int_equal(sign_in_at(w, NOW_S, "user103", PASSWORD, "", NULL), FORBIDDEN);
	assert_int_equal(sign_in_at(w, NOW_S, "user103", "plk-Vmd3-zjq", "", NULL), REFUSED_NOT);
}

static void test_changes_a_password(void **state)
{
	world_on_both(changes_a_password);
}

static void keeps_accounts(struct world *w)
{
	struct store *s;
	struct ctx c;
	struct account_row row;
	struct new_account taken = { "user101", "104" }, busy = { "newname", "103" }, none = { "newname", "999" }, bad = { "张三", "104" };
	const char *password;
	int64_t id;

	fill(w);
	s = store_open(w->database, w->arena);
	c = acting(w, s, SECRETARY, 0);
	assert_false(account_create(&c, &busy, &id, &password));
	assert_int_equal(c.refusals[0].kind, FORBIDDEN);
	c = context(w, s);
	assert_true(permit_load(&c, 50, 0, NULL, NULL));
	assert_false(account_create(&c, &taken, &id, &password));
	c.refusals_count = 0;
	assert_false(account_create(&c, &busy, &id, &password));
	c.refusals_count = 0;
	assert_false(account_create(&c, &none, &id, &password));
	c.refusals_count = 0;
	assert_false(account_create(&c, &bad, &id, &password));
	c.refusals_count = 0;
	assert_false(account_close(&c, 50, 1, true));		/* own */
	c.refusals_count = 0;
	assert_false(account_close(&c, MEMBER + 100, 9, true));	/* an old version */
	assert_int_equal(c.refusals[0].kind, CONFLICT);
	c.refusals_count = 0;
	assert_false(account_close(&c, 12345, 1, true));
	c.refusals_count = 0;
	assert_true(account_close(&c, MEMBER + 100, 1, true));
	assert_true(ctx_commit(&c));
	assert_true(account_create(&c, &(struct new_account){ "newname", "108" }, &id, &password));
	assert_true(account_get(s, (account_id){ id }, &row));
	assert_true(row.must_change);
	assert_int_equal(row.person, MEMBER);
	assert_false(account_close(&c, MEMBER + 100, 2, false));	/* one person, one account */
	c.refusals_count = 0;
	store_close(s);
	assert_int_equal(sign_in_at(w, NOW_S, "user108", PASSWORD, "", NULL), FORBIDDEN);
	assert_int_equal(sign_in_at(w, NOW_S, "newname", password, "", NULL), REFUSED_NOT);
}

static void test_keeps_accounts(void **state)
{
	world_on_both(keeps_accounts);
}

static void keeps_rights_and_settings(struct world *w)
{
	struct store *s;
	struct ctx c;

	fill(w);
	s = store_open(w->database, w->arena);
	c = acting(w, s, COUNTY_CLERK, 0);
	assert_false(account_put_rights(&c, "secretary", PERMISSION_BIT(MAY_EXPORT)));
	assert_false(account_put_setting(&c, "totp_required", "off"));
	c = context(w, s);
	assert_true(permit_load(&c, 50, 0, NULL, NULL));
	assert_false(account_put_setting(&c, "totp_required", "off"));	/* the security administrator is not the system's */
	c.refusals_count = 0;
	assert_false(account_put_rights(&c, "no_such_post", PERMISSION_BIT(MAY_SEE_ORG)));
	c.refusals_count = 0;
	assert_false(account_put_rights(&c, "secretary", PERMISSION_BIT(PERMISSIONS_COUNT)));
	c.refusals_count = 0;
	assert_false(account_put_rights(&c, "secretary", PERMISSION_BIT(MAY_EXPORT) | PERMISSION_BIT(MAY_APPROVE_EXPORT)));
	c.refusals_count = 0;
	assert_true(account_put_rights(&c, "secretary", PERMISSION_BIT(MAY_SEE_ORG) | PERMISSION_BIT(MAY_IMPORT)));
	c = acting(w, s, SECRETARY, 0);
	assert_true(may(&c, MAY_IMPORT));
	assert_false(may(&c, MAY_SEE_PERSON));
	store_close(s);
}

static void test_keeps_rights_and_settings(void **state)
{
	world_on_both(keeps_rights_and_settings);
}

static void founds_three_administrators_once(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	struct ctx c = context(w, s);
	struct founded founded[3];
	struct kind_rights *rights;
	int count;

	assert_true(account_found_administrators(&c, founded, &count));
	assert_int_equal(count, 3);
	store_close(s);
	s = store_open(w->database, w->arena);
	c = context(w, s);
	for (int i = 0; i < 3; i++) {
		struct account_row row;

		assert_int_equal(sign_in_at(w, NOW_S, founded[i].login, founded[i].password, "", NULL), REFUSED_NOT);
		assert_true(account_find(s, founded[i].login, &row));
		assert_true(permit_load(&c, row.id.v, 0, NULL, NULL));
		assert_int_equal(c.actor.admin, i + 1);
		assert_int_equal(c.actor.duty, DUTY_PASSWORD);
		assert_int_equal(c.actor.may, 0);
	}
	assert_true(account_rights(&c, &rights) > 10);
	assert_int_not_equal(rights[0].rights, 0);
	assert_true(account_found_administrators(&c, founded, &count));
	assert_int_equal(count, 0);
	store_close(s);
}

static void test_founds_three_administrators_once(void **state)
{
	world_on_both(founds_three_administrators_once);
}

/* ---- the log ---- */

static const char *last_changes(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	struct value row[4] = { { 0 } };
	struct cursor cursor;
	const char *changes = "";

	statement_open(s, &AUDIT_LIST, NULL, &cursor);
	while (cursor_next(&cursor, row))
		changes = row[2].data;
	store_close(s);
	return changes;
}

static void the_log_holds_no_personal_value(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	struct ctx c = context(w, s);
	const char *changes;

	ctx_begin(&c, "test.note", "person", 5, 0);
	audit_note_text(&c, "person", "name", 5, "李华", "李桦");
	audit_note_text(&c, "person", "id_number", 5, NULL, "370481199001011234");
	audit_note_day(&c, "person", "birth_day", 5, DAY_NONE, 7305);
	audit_note_text(&c, "person", "note_that_is_the_same", 5, "x", "x");
	audit_note_text(&c, "org", "name", 6, "旧名", "新名");
	audit_note_int(&c, "org", "term_years", 6, 3, 5);
	assert_true(ctx_commit(&c));
	store_close(s);
	changes = last_changes(w);
	assert_null(strstr(changes, "李"));
	/* Long enough that no digest has it by chance. */
	assert_null(strstr(changes, "199001011234"));
	assert_null(strstr(changes, "1990-01-01"));
	assert_null(strstr(changes, "same"));
	assert_non_null(strstr(changes, "person.name"));
	assert_non_null(strstr(changes, "新名"));
	assert_non_null(strstr(changes, crypto_audit(services.keys, w->arena, "person", "name", 5, "李桦")));
}

static void test_the_log_holds_no_personal_value(void **state)
{
	world_on_both(the_log_holds_no_personal_value);
}

static void a_refused_context_never_commits(struct world *w)
{
	struct store *s = store_open(w->database, w->arena);
	struct ctx c = context(w, s);

	ctx_begin(&c, "test.note", "setting", 0, 0);
	setting_set(s, "a", "1");
	ctx_refuse(&c, AGAINST_RULE, T_permit_not_found, NULL);
	assert_false(ctx_commit(&c));
	store_close(s);
	s = store_open(w->database, w->arena);
	assert_null(setting_text(s, "a", NULL));
	store_close(s);
}

static void test_a_refused_context_never_commits(void **state)
{
	world_on_both(a_refused_context_never_commits);
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decides_by_table),
		cmocka_unit_test(test_missing_looks_like_foreign),
		cmocka_unit_test(test_routes_by_condition),
		cmocka_unit_test(test_duties_come_first),
		cmocka_unit_test(test_appointing),
		cmocka_unit_test(test_signing_in),
		cmocka_unit_test(test_a_code_is_demanded_and_used_once),
		cmocka_unit_test(test_changes_a_password),
		cmocka_unit_test(test_keeps_accounts),
		cmocka_unit_test(test_keeps_rights_and_settings),
		cmocka_unit_test(test_founds_three_administrators_once),
		cmocka_unit_test(test_the_log_holds_no_personal_value),
		cmocka_unit_test(test_a_refused_context_never_commits),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
