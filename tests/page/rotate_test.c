/* Rotating the keys by which people are found: at every moment of it each ID number finds its archive and is refused to a second
 * one, on pages and for programs; and at its end the database asks for the newest key alone. */
#include "page/api_walk.h"

#include <fcntl.h>
#include <unistd.h>
#include "core/crypto.h"
#include "core/id_number.h"
#include "rooms/person/person.h"

#define PEOPLE_COUNT 230	/* more than a slice */
#define PHONES_COUNT 5		/* people without an ID number, known by telephone */
#define KEY_HEX_CHARS 64

static struct client *clerk, *api, *security_admin;
static int64_t branch, ids[PEOPLE_COUNT + PHONES_COUNT];
static const char *numbers[PEOPLE_COUNT];

static const char *keys_path(void)
{
	return arena_printf(w->arena, "%s/test.keys", w->folder);
}

static struct ctx begin(void)
{
	struct arena *a = arena_new();
	struct ctx c = { .arena = a, .services = &w->services, .store = store_open(w->services.database, a), .today = day_from_date(2015, 11, 17),
		.now_s = 1447750000, .machine_s = 1700000000, .address = "test" };

	c.actor.path_from = "0";
	c.actor.path_to = "~";
	c.actor.account_id = c.actor.org_id = c.actor.region_id = 1;
	c.actor.may = ~(permission_set)0;
	return c;
}

static void end(struct ctx *c)
{
	assert_int_equal(store_state(c->store), STORE_GOOD);
	store_close(c->store);
	arena_free(c->arena);
}

static const char *phone_of(int i)
{
	return arena_printf(w->arena, "139%08d", 4000 + i);
}

static int64_t make_person(int i)
{
	struct ctx c = begin();
	struct person_form form = { .name = "李华", .nationality = "01", .education = "21", .occupation = "2", .status = "2", .joined = "2005-07-01",
		.full = "2006-07-01", .document = "甲委〔2015〕1号", .phone = phone_of(i), .org = { branch }, .twin_reason = "号码不同" };
	person_id id;

	if (i < PEOPLE_COUNT) {
		form.id_number = numbers[i];
	} else {
		form.no_number_reason = "证件遗失";
		form.sex = "1";
		form.birth = "1980-01-02";
	}
	if (!person_create(&c, &form, &id))
		fail_msg("%d: %s", i, c.refusals_count > 0 ? message_text(c.arena, LANG_EN, c.refusals[0].text, c.refusals[0].args, (size_t)c.refusals[0].args_count) : store_error(c.store));
	end(&c);
	return id.v;
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person" };
	int64_t city;

	(void)state;
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	branch = world_org_of(w, city, "branch", "甲村支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	world_holding(w, city, "org_officer", 101);
	clerk = walk_browser(w, "clerk", 101);
	api = program(world_account(w, "program", ADMIN_NONE, 101));
	security_admin = program(world_admin(w, "sec", ADMIN_SECURITY));
	for (int i = 0; i < PEOPLE_COUNT; i++) {
		const char *first = arena_printf(w->arena, "37048119%02d01%02d%03d", 60 + i % 20, 1 + i % 28, 1 + i);

		numbers[i] = arena_printf(w->arena, "%s%c", first, id_number_check(first));
	}
	for (int i = 0; i < PEOPLE_COUNT + PHONES_COUNT; i++)
		ids[i] = make_person(i);
	return 0;
}

static int stop(void **state)
{
	(void)state;
	world_stop(w);
	return 0;
}

/* ---- what must hold at every moment ---- */

static void finds(const char *digits, int64_t person)
{
	const char *id = arena_printf(w->arena, "%lld", (long long)person);
	struct reply r = client_get(clerk, arena_printf(w->arena, "/search?q=%s", digits));

	if (r.status != 200 || !reply_has(&r, arena_printf(w->arena, "/person/%s\"", id)))
		fail_msg("the page does not find %s: %s", digits, r.body);
	says(got(api, "/api/v1/search?q=%s", digits), arena_printf(w->arena, "'id':'%s'", id));
}

static void is_taken(const char *number)
{
	struct reply r;

	is_refused(api, "POST", "/api/v1/person", arena_printf(w->arena, "{'org': '%lld', 'name': '张三', 'id_number': '%s', 'nationality': '01', 'education': '21',"
		" 'occupation': 2, 'status': '2', 'joined': '2010.07', 'document': '甲发1号', 'phone': '13900002222'}", (long long)branch, number), 422, "person.number_taken");
	client_get(clerk, arena_printf(w->arena, "/person/new?org=%lld", (long long)branch));
	r = client_post(clerk, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch), "name", "张三", "id_number", number, "nationality", "01",
		"education", "21", "occupation", "2", "status", "2", "joined", "2010-07-01", "full", "2011-07-01", "phone", "13900002222", "document", "甲", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, number));
}

static void everybody_is_found_once(void)
{
	static const int SOME[] = { 0, 57, 114, 171, PEOPLE_COUNT - 1 };
	struct ctx c = begin();
	person_id owner;

	for (int i = 0; i < PEOPLE_COUNT; i++) {
		if (!person_by_number(&c, numbers[i], &owner))
			fail_msg("number %d finds nobody", i);
		assert_int_equal(owner.v, ids[i]);
	}
	end(&c);
	for (size_t i = 0; i < sizeof(SOME) / sizeof(SOME[0]); i++) {
		finds(numbers[SOME[i]], ids[SOME[i]]);
		finds(numbers[SOME[i]] + 12, ids[SOME[i]]);
		is_taken(numbers[SOME[i]]);
	}
	finds(phone_of(PEOPLE_COUNT) + 5, ids[PEOPLE_COUNT]);
	assert_int_equal(world_count(w, "person_key"), PEOPLE_COUNT);
}

/* ---- steps of a rotation ---- */

static void add_key(void)
{
	char error[300];

	assert_true(keyring_add_key(keys_path(), error, sizeof(error)));
	assert_true(keyring_refresh(w->services.keys));
}

static bool slice(struct person_redigest *r)
{
	struct ctx c = begin();
	bool has_more = person_redigest_slice(&c, r);

	end(&c);
	return has_more;
}

static void run_to_the_end(struct person_redigest *r)
{
	while (slice(r))
		;
}

static int64_t digests_left(void)
{
	struct ctx c = begin();
	int64_t n = person_digests_left(&c);

	end(&c);
	return n;
}

/* From now on another process would begin like this: told by the database alone. */
static void open_anew(const char *path)
{
	struct ctx c = begin();
	char error[300];
	struct keyring *fresh = keyring_open(path, error, sizeof(error)), *old = w->services.keys;

	if (fresh == NULL)
		fail_msg("%s", error);
	person_digest_tell(c.store, fresh);
	end(&c);
	w->services.keys = fresh;
	keyring_free(old);
}

/* The line of the keyring gets another key. */
static void spoil(char *text, const char *line)
{
	char *at = strstr(text, line);

	assert_non_null(at);
	for (int i = 0; i < KEY_HEX_CHARS; i++)
		at[strlen(line) + (size_t)i] = "0123456789abcdef"[(i * 7 + 3) % 16];
}

/* A ring in which the first field key and its keys of digests are gone. */
static const char *without_the_first_key(void)
{
	const char *path = arena_printf(w->arena, "%s/spoilt.keys", w->folder);
	char text[4000];
	int fd = open(keys_path(), O_RDONLY);
	ssize_t bytes = read(fd, text, sizeof(text) - 1);
	char *check;

	assert_true(bytes > 0);
	close(fd);
	text[bytes] = '\0';
	spoil(text, "\nindex ");
	spoil(text, "\ntail ");
	spoil(text, "\nfield ");
	check = strstr(text, "\ncheck ") + 1;
	memcpy(check + strlen("check "), crypto_sha256(w->arena, text, (size_t)(check - text)), KEY_HEX_CHARS);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_int_equal(write(fd, text, (size_t)bytes), bytes);
	close(fd);
	return path;
}

static void numbers_are_found_at_every_step(void **state)
{
	struct person_redigest r = { 0 };
	int64_t before = digests_left();

	(void)state;
	assert_int_equal(before, 0);
	everybody_is_found_once();
	run_to_the_end(&r);	/* nothing to do, nothing logged */
	assert_int_equal(world_count(w, "audit WHERE verb = 'keys.redigest'"), 0);
	r = (struct person_redigest){ 0 };
	add_key();
	assert_true(digests_left() > PEOPLE_COUNT);
	everybody_is_found_once();
	assert_true(slice(&r));
	assert_int_equal(r.people, 200);
	assert_int_equal(keyring_digest_first(w->services.keys), 1);
	everybody_is_found_once();
	/* Left half-way, taken up by a process that knows nothing of the first. */
	open_anew(keys_path());
	assert_int_equal(keyring_digest_first(w->services.keys), 1);
	everybody_is_found_once();
	r = (struct person_redigest){ 0 };
	run_to_the_end(&r);
	assert_int_equal(r.people, PEOPLE_COUNT - 200 + PHONES_COUNT);
	assert_int_equal(digests_left(), 0);
	assert_int_equal(keyring_digest_first(w->services.keys), 2);
	everybody_is_found_once();
}

static void the_old_key_is_needed_no_more(void **state)
{
	(void)state;
	open_anew(without_the_first_key());
	assert_int_equal(keyring_digest_first(w->services.keys), 2);
	everybody_is_found_once();
	done(security_admin, "POST", "/api/v1/account", arena_printf(w->arena, "{'login': 'lihua', 'person': '%s'}", numbers[3]));
	open_anew(keys_path());
}

/* Digests made before the key came, written after: they are made anew in the turn, or a second record could be made. */
static void nothing_is_written_under_an_older_key(void **state)
{
	struct ctx c = begin();
	struct person_digests early;
	struct person_redigest r = { 0 };
	person_id person = { ids[0] }, owner;

	(void)state;
	person_make_digests(&c, numbers[0], phone_of(0), &early);
	add_key();
	run_to_the_end(&r);
	assert_int_equal(keyring_digest_first(w->services.keys), 3);
	world_run(w, arena_printf(w->arena, "DELETE FROM person_key WHERE person_id = %lld", (long long)person.v));
	ctx_begin(&c, "person.change", "person", person.v, 0);
	person_write_digests(&c, person, 1, numbers[0], phone_of(0), &early);
	assert_true(ctx_commit(&c));
	assert_true(person_by_number(&c, numbers[0], &owner));
	end(&c);
	assert_int_equal(digests_left(), 0);
}

/* Two keys added before the first slice: three stand side by side. */
static void several_keys_stand_side_by_side(void **state)
{
	struct person_redigest r = { 0 };

	(void)state;
	add_key();
	assert_true(slice(&r));
	add_key();
	everybody_is_found_once();
	r = (struct person_redigest){ 0 };
	run_to_the_end(&r);
	assert_int_equal(digests_left(), 0);
	everybody_is_found_once();
}

/* Whose number does not open keeps the old digest and is still found by it; the run says so and does not go round for ever. */
static void what_does_not_open_stays_under_the_old_key(void **state)
{
	struct person_redigest r = { 0 };

	(void)state;
	world_run(w, arena_printf(w->arena, "UPDATE person SET id_number = %s WHERE id = %lld", w->engine == ENGINE_SQLITE ? "x'0101ff'" : "'\\x0101ff'::bytea",
		(long long)ids[9]));
	add_key();
	run_to_the_end(&r);
	assert_true(r.unreadable > 0);
	assert_true(digests_left() > 0);
	assert_true(keyring_digest_first(w->services.keys) < keyring_active_id(w->services.keys));
	everybody_is_found_once();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_found_at_every_step), cmocka_unit_test(the_old_key_is_needed_no_more),
		cmocka_unit_test(nothing_is_written_under_an_older_key), cmocka_unit_test(several_keys_stand_side_by_side),
		cmocka_unit_test(what_does_not_open_stays_under_the_old_key),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
