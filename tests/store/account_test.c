/* Who may do what where, on both engines. The expected decisions are a table of their own, written from the rules and not from the code. */
#include "store/account_world.h"

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
	/* One human with two accounts, of which one was closed, is one person. */
	ctx_begin(&c, "test.second", "account", 0, 0);
	account_insert(s, (account_id){ 900 }, "head_before", COUNTY_HEAD, 0, "x", NOW_S, false, (struct bytes){ "", 0 }, "zh");
	account_put_closed(s, (account_id){ 900 }, true, 1);
	assert_true(store_commit(s));
	store_close(s);
	s = store_open(w->database, w->arena);
	c = acting(w, s, COUNTY_HEAD, 0);
	assert_true(permit_is_second(&c, TOWN_A, MEMBER, COUNTY_CLERK + 100));
	assert_false(permit_is_second(&c, TOWN_A, MEMBER, 900));
	assert_false(permit_may_confirm(&c, TOWN_A, "org_officer", MEMBER, 900));
	assert_ptr_equal(c.refusals[0].text, T_permit_confirms_own);
	/* Administrators have no person: there the account is who it is. */
	c.actor.person_id = 0;
	assert_true(permit_is_self(&c, COUNTY_HEAD + 100));
	assert_false(permit_is_self(&c, 50));
	store_close(s);
}

static void test_appointing(void **state)
{
	world_on_both(appoints_below_only);
	world_on_both(confirms_somebody_elses);
}

/* ---- the log ---- */

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decides_by_table),
		cmocka_unit_test(test_missing_looks_like_foreign),
		cmocka_unit_test(test_routes_by_condition),
		cmocka_unit_test(test_duties_come_first),
		cmocka_unit_test(test_appointing),
		cmocka_unit_test(test_a_refused_context_never_commits),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
