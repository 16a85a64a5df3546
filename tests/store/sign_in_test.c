/* Signing in, codes, passwords, accounts and administrators, and what the log keeps of it, on both engines. */
#include "store/account_world.h"

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
	assert_false(account_put_rights(&c, "secretary", PERMISSION_BIT(MAY_EXPORT), 1));
	assert_false(account_put_setting(&c, "totp_required", "off", 1));
	c = context(w, s);
	assert_true(permit_load(&c, 50, 0, NULL, NULL));
	assert_false(account_put_setting(&c, "totp_required", "off", 1));	/* the security administrator is not the system's */
	c.refusals_count = 0;
	assert_false(account_put_rights(&c, "no_such_post", PERMISSION_BIT(MAY_SEE_ORG), 1));
	c.refusals_count = 0;
	assert_false(account_put_rights(&c, "secretary", PERMISSION_BIT(PERMISSIONS_COUNT), 1));
	c.refusals_count = 0;
	assert_false(account_put_rights(&c, "secretary", PERMISSION_BIT(MAY_EXPORT) | PERMISSION_BIT(MAY_APPROVE_EXPORT), 1));
	c.refusals_count = 0;
	assert_true(account_put_rights(&c, "secretary", PERMISSION_BIT(MAY_SEE_ORG) | PERMISSION_BIT(MAY_IMPORT), account_rights_version(&c, permit_kind_rights(&c, "secretary"), 0)));
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_signing_in),
		cmocka_unit_test(test_a_code_is_demanded_and_used_once),
		cmocka_unit_test(test_changes_a_password),
		cmocka_unit_test(test_keeps_accounts),
		cmocka_unit_test(test_keeps_rights_and_settings),
		cmocka_unit_test(test_founds_three_administrators_once),
		cmocka_unit_test(test_the_log_holds_no_personal_value),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
