/* Rows of the database that were spoilt, by a disk or by a hand: settings, accounts, posts and the places of organisations. Whatever stands
 * there, no page breaks and nobody may do more than before: a setting counts as if it were not there, an account, a post or an
 * organisation that is damaged gives no right. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "core/password.h"
#include "core/setting.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define PASSWORD "kwz-Rbt7-qhx"
#define OLD_DAYS 100		/* past the 90 of the default, as no spoilt value may hide */

static struct world *w;
static int64_t town, kept_town;
static const char *town_path;

static const char *const PATHS[] = { "/", "/me", "/me/password", "/person", "/org", "/run", "/batch", "/export", "/account", "/post-right", "/setting", "/audit",
	"/api/v1/me", "/api/v1/person", "/api/v1/setting", "/api/v1/account" };

/* Whoever has all he may have, whoever is kept from it by a duty, and whoever has nothing. */
enum { SYSTEM, AUDITOR, CLERK, OLD, NOBODY };
static const struct { const char *login; enum admin_kind admin; int64_t person; } WHO[] = {
	[SYSTEM] = { "system", ADMIN_SYSTEM, 0 }, [AUDITOR] = { "auditor", ADMIN_AUDIT, 0 }, [CLERK] = { "clerk", ADMIN_NONE, 101 }, [OLD] = { "old", ADMIN_NONE, 102 },
	[NOBODY] = { "nobody", ADMIN_NONE, 103 },
};
static struct { struct client *client, *program; int64_t account; int status[COUNT(PATHS)]; } people[COUNT(WHO)];

static struct reply got(size_t who, size_t path)
{
	return client_get(strncmp(PATHS[path], "/api/", 5) == 0 ? people[who].program : people[who].client, PATHS[path]);
}

static void set_secret(int64_t account, const char *hex)
{
	world_run(w, world_text(w, "UPDATE account SET totp_secret = %s%s' WHERE id = %lld", w->engine == ENGINE_SQLITE ? "x'" : "'\\x", hex, (long long)account));
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_person", "see_org", "import" };
	int64_t city;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	kept_town = world_org_of(w, city, "committee", "乙镇党委");
	world_person(w, world_org_of(w, town, "branch", "甲村党支部"), "李本镇");
	world_person(w, world_org_of(w, kept_town, "branch", "乙村党支部"), "王邻镇");
	town_path = world_org_path(w, town);
	for (size_t i = 0; i < COUNT(RIGHTS); i++)
		world_right(w, "secretary", RIGHTS[i]);
	world_holding(w, town, "secretary", 101);
	world_holding(w, town, "secretary", 102);
	for (size_t i = 0; i < COUNT(people); i++) {
		people[i].account = world_account(w, WHO[i].login, WHO[i].admin, WHO[i].person);
		if (i == OLD)
			world_run(w, world_text(w, "UPDATE account SET password_s = password_s - %d WHERE id = %lld", OLD_DAYS * 86400, (long long)people[i].account));
		set_secret(people[i].account, "");
		people[i].client = client_new(w);
		client_sign_in(people[i].client, people[i].account);
		people[i].program = client_new(w);
		client_header(people[i].program, world_text(w, "Authorization: Bearer %s", client_token(w, people[i].account)));
		for (size_t p = 0; p < COUNT(PATHS); p++)
			people[i].status[p] = got(i, p).status;
	}
	/* Else nothing below would say anything. */
	assert_int_equal(people[CLERK].status[3], 200);
	assert_int_not_equal(people[OLD].status[3], 200);
	assert_int_not_equal(people[SYSTEM].status[10], 200);
	return 0;
}

static bool is_open(int status)
{
	return status >= 200 && status < 300;
}

/* The same answers as with nothing spoilt (`is_same`), or fewer. */
static void nobody_gains(const char *what, bool is_same)
{
	for (size_t i = 0; i < COUNT(people); i++)
		for (size_t p = 0; p < COUNT(PATHS); p++) {
			int now = got(i, p).status, then = people[i].status[p];

			if (now == 0 || now >= 500 || (is_open(now) && !is_open(then)) || (is_same && now != then))
				fail_msg("%s: %s gets %d from %s instead of %d", what, WHO[i].login, now, PATHS[p], then);
		}
}

/* ---- settings ---- */

static const char *spoilt_values(size_t i)
{
	static const char *const VALUES[] = { "", " ", "NULL", "null", "on", "OFF", "off ", " off", "off\n", "offf", "of", "o", "default off", "ASVS", "asvs\x01", "asv", "djbh", "true", "-1",
		"-0", "00", "+0", " 0", "0 ", "0x0", "0.0", "90.5", "1e9", "3651", "99999", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
		"99999999999999999999999", "０", "九十", "''", "0;", "\x7f", "{\"value\":\"off\"}" };
	static char wide[501];

	if (i < COUNT(VALUES))
		return VALUES[i];
	memset(wide, '9', sizeof(wide) - 1);
	return i == COUNT(VALUES) ? wide : NULL;
}

static void a_spoilt_setting_counts_as_if_it_were_not_there(void **state)
{
	size_t tried = 0;
	const char *value;

	for (enum setting s = 0; s < SETTINGS_COUNT; s++) {
		const char *name = SETTING_RULES[s].name;

		/* Any words may be an address: nothing rests on them (tests/page/villager_test.c). */
		if (SETTING_RULES[s].fits != NULL)
			continue;
		for (size_t i = 0; (value = spoilt_values(i)) != NULL; i++, tried++) {
			struct store *store;

			world_set(w, name, value);
			store = store_open(w->services.database, w->arena);
			assert_true(setting_is_spoilt(store, s));
			assert_string_equal(setting_value(store, s), SETTING_RULES[s].absent);
			store_close(store);
			nobody_gains(world_text(w, "%s = \"%.40s\"", name, value), true);
		}
		world_run(w, world_text(w, "DELETE FROM setting WHERE name = '%s'", name));
	}
	print_message("%zu spoilt values\n", tried);
}

/* So the test above could fail: a value that is one does change what people get, and how passwords are judged. */
static void a_sound_setting_holds(void **state)
{
	struct reply r;

	world_set(w, "totp_required", "off");
	world_set(w, "password_days", "0");
	assert_int_equal(client_get(people[SYSTEM].client, "/setting").status, 200);
	assert_int_equal(client_get(people[OLD].client, "/person").status, 200);
	/* The administrator sees what holds, not what is spoilt, and saving it mends the row. */
	world_set(w, "password_days", "-7");
	r = client_get(people[SYSTEM].client, "/setting");
	assert_true(reply_has(&r, "value=\"90\""));
	assert_int_equal(client_post(people[SYSTEM].client, "/setting", "row_version", form_version_at(people[SYSTEM].client, "/setting", "name=\"password_days\""), "name", "password_days", "password_days", "90", NULL).status, 303);
	assert_int_equal(client_get(people[OLD].client, "/person").status, people[OLD].status[3]);
	world_run(w, "DELETE FROM setting");
}

/* ---- accounts ---- */

static void an_administrator_of_no_kind_may_nothing(void **state)
{
	static const char *const KINDS[] = { "4", "7", "99", "-1", "1000000007", "9223372036854775807", "-9223372036854775807" };

	for (size_t i = 0; i < COUNT(KINDS); i++) {
		world_run(w, world_text(w, "UPDATE account SET admin = %s WHERE id = %lld", KINDS[i], (long long)people[SYSTEM].account));
		nobody_gains(KINDS[i], false);
		for (size_t p = 0; p < COUNT(PATHS); p++)
			assert_false(is_open(got(SYSTEM, p).status));
	}
	world_run(w, world_text(w, "UPDATE account SET admin = %d, lang = '?' WHERE id = %lld", ADMIN_SYSTEM, (long long)people[SYSTEM].account));
	nobody_gains("a language that is none", true);
}

static int sign_in(const char *login, const char *code)
{
	struct client *c = client_new(w);

	client_get(c, "/sign-in");
	return client_post(c, "/sign-in", "login", login, "password", PASSWORD, "code", code, NULL).status;
}

static void a_spoilt_password_or_code_lets_nobody_in(void **state)
{
	const char *hash = password_hash(w->services.keys, w->arena, PASSWORD);
	const char *const HASHES[] = { "", " ", "NULL", PASSWORD, "$argon2id$", "$argon2id$v=19$m=99999999,t=999,p=1$AAAA$AAAA", "$argon2id$v=19$m=19456,t=2,p=1$$",
		arena_text_n(w->arena, hash, strlen(hash) - 1), arena_text_n(w->arena, hash, 40) };
	static const char *const CODES[] = { "00", "ff00ff00", "0101010101010101010101010101010101010101010101010101010101010101" };

	for (size_t i = 0; i <= COUNT(HASHES); i++) {
		const char *login = world_text(w, "hash%zu", i);
		int64_t account = world_account(w, login, ADMIN_NONE, 200 + (int64_t)i);

		world_run(w, world_text(w, "UPDATE account SET password = '%s' WHERE id = %lld", i < COUNT(HASHES) ? HASHES[i] : hash, (long long)account));
		set_secret(account, "");
		assert_int_equal(sign_in(login, ""), i < COUNT(HASHES) ? 403 : 303);
	}
	for (size_t i = 0; i < COUNT(CODES); i++) {
		const char *login = world_text(w, "code%zu", i);
		int64_t account = world_account(w, login, ADMIN_NONE, 300 + (int64_t)i);

		world_run(w, world_text(w, "UPDATE account SET password = '%s' WHERE id = %lld", hash, (long long)account));
		set_secret(account, CODES[i]);
		assert_int_equal(sign_in(login, ""), 403);
		assert_int_equal(sign_in(login, "000000"), 403);
	}
}

/* ---- posts and organisations ---- */

static void a_right_that_is_none_is_denied(void **state)
{
	static const char *const RIGHTS[] = { "", "*", "SEE_PERSON", "export ", "exports", "expor", "all", "system_admin", "security_admin", "anyone" };

	for (size_t i = 0; i < COUNT(RIGHTS); i++) {
		world_right(w, "secretary", RIGHTS[i]);
		nobody_gains(RIGHTS[i], true);
	}
	world_run(w, "UPDATE post SET kind = 'secretar'");
	nobody_gains("a post of no kind", false);
	assert_false(is_open(client_get(people[CLERK].client, "/person").status));
	world_run(w, "UPDATE post SET kind = 'secretary'");
	nobody_gains("the posts as they were", true);
}

static void set_path(const char *path)
{
	world_run(w, world_text(w, "UPDATE org SET path = '%s' WHERE id = %lld", path, (long long)town));
}

static void an_organisation_without_its_place_reaches_nothing(void **state)
{
	static const char *const ENDS[] = { "~~~~", "%%%%", "    ", "00_0", "00001", "0001000", "AAAA" };
	size_t length = strlen(town_path);
	struct reply r = client_get(people[CLERK].client, "/person");

	assert_true(reply_has(&r, "李本镇"));
	assert_false(reply_has(&r, "王邻镇"));
	/* Cut short at any place it would be the range of its parent, or of its neighbours. */
	for (size_t i = 0; i < length + COUNT(ENDS); i++) {
		const char *path = i < length ? arena_text_n(w->arena, town_path, i) : world_text(w, "%.*s%s", (int)length - 4, town_path, ENDS[i - length]);

		set_path(path);
		nobody_gains(world_text(w, "path \"%s\"", path), false);
		r = client_get(people[CLERK].client, "/person");
		if (is_open(r.status) || reply_has(&r, "王邻镇"))
			fail_msg("path \"%s\": %d", path, r.status);
	}
	set_path(town_path);
	nobody_gains("the path as it was", true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_spoilt_setting_counts_as_if_it_were_not_there),
		cmocka_unit_test(a_sound_setting_holds),
		cmocka_unit_test(an_administrator_of_no_kind_may_nothing),
		cmocka_unit_test(a_spoilt_password_or_code_lets_nobody_in),
		cmocka_unit_test(a_right_that_is_none_is_denied),
		cmocka_unit_test(an_organisation_without_its_place_reaches_nothing),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
