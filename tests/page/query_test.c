/* What an address asks for is what is answered: a day, a month, a year, a number or a word that is none is refused at its field, by every address of the
 * API, and by the pages that read the same. */
#include "world/walk.h"

#include <ctype.h>
#include <string.h>
#include "base/buffer.h"
#include "web/api.h"
#include "web/route_table.h"

#define RIGHTS_MAX 100

static struct world *w;
static int64_t town;
static struct client *page, *programs[4];
#define PROGRAMS_COUNT (sizeof(programs) / sizeof(programs[0]))

/* Whoever holds this post has every right that the API asks for. */
static void give_every_right(const char *post_kind)
{
	const char *given[RIGHTS_MAX];
	size_t count = 0;

	for (int i = 0; i < ROUTES_COUNT; i++) {
		const char *name = ROUTES[i].permission_name;
		char *right;
		size_t at = 0;

		if (strncmp(name, "MAY_", 4) != 0 || strcmp(name, "MAY_SEE_SELF") == 0)
			continue;
		right = arena_text(w->arena, name + 4);
		for (char *c = right; *c != '\0'; c++)
			*c = (char)tolower((unsigned char)*c);
		while (at < count && strcmp(given[at], right) != 0)
			at++;
		if (at < count)
			continue;
		assert_true(count < RIGHTS_MAX);
		given[count++] = right;
		world_right(w, post_kind, right);
	}
}

static struct client *program_of(int64_t account)
{
	struct client *c = client_new(w);

	client_header(c, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, account)));
	return c;
}

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	town = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "committee", "甲镇党委");
	give_every_right("secretary");
	world_holding(w, town, "secretary", 101);
	page = walk_browser(w, "town", 101);
	programs[0] = walk_program(w, "town_api", 101);
	programs[1] = program_of(world_admin(w, "sys", ADMIN_SYSTEM));
	programs[2] = program_of(world_admin(w, "safe", ADMIN_SECURITY));
	programs[3] = program_of(world_admin(w, "log", ADMIN_AUDIT));
	return 0;
}

/* ---- every address of the API ---- */

/* Values that no such field can have, ended by NULL. */
static const char *const *nonsense_of(const struct api_field *f)
{
	static const char *const DAYS[] = { "abc", "2015-13-45", "2015-02-29", "2015-11", "0000-00-00", NULL }, *const MONTHS[] = { "abc", "2015-13", NULL };
	static const char *const NUMBERS[] = { "abc", "-1", "1.5", "9223372036854775808", NULL };
	static const char *const COUNTS[] = { "abc", "-3", "1.5", "9223372036854775807", NULL };
	static const char *const WORDS[] = { "junk", "-1", NULL }, *const NONE[] = { NULL };

	switch (f->type) {
	case API_DAY:
		return DAYS;
	case API_MONTH:
		return MONTHS;
	case API_ID:
		return NUMBERS;
	case API_INT:
		return COUNTS;
	case API_BOOL:
	case API_CHOICE:
	case API_CODE:
		return WORDS;
	default:
		return NONE;
	}
}

/* "/api/v1/org/:org/dues" with 1 for every part: what is declared is looked at before anything is looked for. */
static const char *path_of(const struct route *route)
{
	struct buffer out;

	buffer_init(&out, w->arena, 0);
	for (const char *at = route->path; *at != '\0'; at++) {
		if (*at != ':') {
			buffer_putc(&out, *at);
			continue;
		}
		buffer_puts(&out, "1");
		at += strcspn(at, "/") - 1;
	}
	return buffer_text(&out);
}

static struct reply ask(const char *path)
{
	struct reply r = { 0 };

	for (size_t i = 0; i < PROGRAMS_COUNT; i++) {
		r = client_get(programs[i], path);
		if (r.status != 403)
			return r;
	}
	return r;
}

static bool is_refused_at(const struct reply *r, const char *field)
{
	return r->status == 422 && reply_has(r, arena_printf(w->arena, "\"field\":\"%s\"", field));
}

static void every_address_refuses_nonsense_at_its_field(void **state)
{
	int asked = 0;

	for (int i = 0; i < ROUTES_COUNT; i++) {
		const struct route *route = &ROUTES[i];

		if (strcmp(route->method, "GET") != 0 || route->takes == NULL)
			continue;
		for (const struct api_field *f = route->takes; f->type != API_END; f++)
			for (const char *const *typed = nonsense_of(f); *typed != NULL; typed++) {
				const char *path = arena_printf(w->arena, "%s?%s=%s", path_of(route), f->name, *typed);
				struct reply r = ask(path);

				if (!is_refused_at(&r, f->name))
					fail_msg("%s: %d %s", path, r.status, r.body);
				asked++;
			}
	}
	assert_true(asked > 500);
}

/* ---- fields that a rule bounds ---- */

/* The path with the town where @ stands. */
static const char *at_town(const char *path)
{
	size_t before = strcspn(path, "@");

	return arena_printf(w->arena, "%.*s%lld%s", (int)before, path, (long long)town, path + before + 1);
}


static void years_months_and_rows_have_bounds(void **state)
{
	static const struct { const char *path, *field; } CASES[] = {
		{ "/api/v1/org/@/dues/list?year=1899", "year" },
		{ "/api/v1/org/@/dues/list?year=2016", "year" },
		{ "/api/v1/org/@/dues/book?year=2016", "year" },
		{ "/api/v1/org/@/dues/receipts?year=2016", "year" },
		{ "/api/v1/org/@/run?year=10000", "year" },
		{ "/api/v1/org/@/dues?until=2016-01", "until" },
		{ "/api/v1/org/@/dues/total?until=9999-12-31", "until" },
		{ "/api/v1/person?org=@&rows=0", "rows" },
		{ "/api/v1/person?org=@&rows=201", "rows" },
		{ "/api/v1/org/@/establishment?from=2015-03-01&to=2015-02-01", "to" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *path = at_town(CASES[i].path);
		struct reply r = client_get(programs[0], path);

		if (!is_refused_at(&r, CASES[i].field))
			fail_msg("%s: %d %s", path, r.status, r.body);
	}
	assert_int_equal(client_get(programs[0], at_town("/api/v1/org/@/dues/total?until=2015-12")).status, 200);
	assert_int_equal(client_get(programs[0], at_town("/api/v1/org/@/dues/list?year=2015")).status, 200);
}

/* ---- pages ---- */

static void pages_refuse_the_same(void **state)
{
	static const char *const CASES[] = { "/org/@/dues/list?year=-1", "/org/@/dues/list?year=abc", "/org/@/dues/book?year=9223372036854775807",
		"/org/@/dues/book?year=2016", "/org/@/dues?until=2015-13", "/org/@/dues?until=9999-12", "/org/@/constitution?as_of=2015-13-45",
		"/org/@/establishment?from=abc&to=xyz", "/org/@/staff-record?from=2015-13-45" };

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		const char *path = at_town(CASES[i]);
		struct reply r = client_get(page, path);

		if (r.status < 400 || r.status > 422 || r.status == 403 || r.status == 404)
			fail_msg("%s: %d", path, r.status);
	}
	assert_int_equal(client_get(page, at_town("/org/@/dues/list?year=2014")).status, 200);
	assert_int_equal(client_get(page, at_town("/org/@/constitution?as_of=2015-01-01")).status, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_address_refuses_nonsense_at_its_field),
		cmocka_unit_test(years_months_and_rows_have_bounds),
		cmocka_unit_test(pages_refuse_the_same),
	};

	return cmocka_run_group_tests_name("page/query", tests, start, world_over);
}
