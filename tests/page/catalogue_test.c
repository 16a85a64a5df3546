/* the catalogue of practices, as everybody sees it without an account, and as programs get it. What it says of a row is held
 * against the table that the build made of the marks in the tests, and that the table holds what the requirements have. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "rooms/catalogue/catalogue.h"
#include "web/route_table.h"

/* The requirements: 255 systems, 17 sensitive ones and 15 narratives in 20 places; 14 rows hold for all. */
#define SYSTEMS 255
#define SENSITIVE 17
#define NARRATIVES 15
#define PRACTICES (SYSTEMS + SENSITIVE + NARRATIVES)
#define GENERAL 14
#define PLACES 20

static struct world *w;
static struct client *stranger;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	stranger = client_new(w);
	return 0;
}

static size_t times(const char *body, const char *words)
{
	size_t n = 0;

	for (const char *at = strstr(body, words); at != NULL; at = strstr(at + 1, words))
		n++;
	return n;
}

static struct reply page(const char *url)
{
	struct reply r = client_get(stranger, url);

	assert_int_equal(r.status, 200);
	return r;
}

static long long number_after(const struct reply *r, const char *name)
{
	char key[40];
	const char *at;
	long long n = -1;

	snprintf(key, sizeof(key), "\"%s\":", name);
	at = strstr(r->body, key);
	if (at == NULL || sscanf(at + strlen(key), "%lld", &n) != 1)
		fail_msg("no %s in %.200s", name, r->body);
	return n;
}

static const struct catalogue_row *row_of(const char *id)
{
	for (size_t i = 0; i < CATALOGUE_ROWS_COUNT; i++)
		if (strcmp(CATALOGUE_ROWS[i].id, id) == 0)
			return &CATALOGUE_ROWS[i];
	fail_msg("no row %s", id);
	return NULL;
}

static void every_row_of_the_requirements_is_there_once(void **state)
{
	/* covers X-14 accept 1 by page and api */
	size_t of_kind[CATALOGUE_GENERAL + 1] = { 0 };
	struct reply all = page("/catalogue"), r;

	for (size_t i = 0; i < CATALOGUE_ROWS_COUNT; i++) {
		const struct catalogue_row *row = &CATALOGUE_ROWS[i];
		char item[40];

		of_kind[row->kind]++;
		snprintf(item, sizeof(item), "id=\"%s\"", row->id);
		if (times(all.body, item) != (row->kind == CATALOGUE_GENERAL ? 0 : 1))
			fail_msg("%s is %zu times on the page", row->id, times(all.body, item));
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(row->id, CATALOGUE_ROWS[j].id);
	}
	assert_int_equal(of_kind[CATALOGUE_SYSTEM], SYSTEMS);
	assert_int_equal(of_kind[CATALOGUE_SENSITIVE], SENSITIVE);
	assert_int_equal(of_kind[CATALOGUE_NARRATIVE], NARRATIVES);
	assert_int_equal(of_kind[CATALOGUE_GENERAL], GENERAL);
	assert_int_equal(CATALOGUE_PLACES_COUNT, PLACES + 1);
	assert_int_equal(times(all.body, "<li class=\"rows__i catalogue\""), PRACTICES);
	assert_true(reply_has(&all, "党建工作领导小组"));
	r = page("/api/v1/catalogue?page=3");
	assert_int_equal(number_after(&r, "total"), PRACTICES);
	assert_int_equal(number_after(&r, "practices"), PRACTICES);
	assert_int_equal(number_after(&r, "general"), GENERAL);
	assert_int_equal(times(r.body, "\"row\":"), PRACTICES - 200);
	r = page("/api/v1/catalogue?page=9");
	assert_int_equal(times(r.body, "\"row\":"), 0);
}

/* A number opens exactly its rows, and the four numbers are all rows. */
static void a_count_opens_exactly_its_rows(void **state)
{
	struct reply all = page("/api/v1/catalogue"), list;
	long long sum = 0;

	for (int s = 0; s < CATALOGUE_STATES_COUNT; s++) {
		const char *key = catalogue_state_key((enum catalogue_state)s);
		long long count = number_after(&all, key);
		char url[60];

		snprintf(url, sizeof(url), "/catalogue?state=%s", key);
		list = page(url);
		assert_int_equal(times(list.body, "<li class=\"rows__i catalogue\""), count);
		snprintf(url, sizeof(url), "/api/v1/catalogue?state=%s", key);
		list = page(url);
		assert_int_equal(number_after(&list, "total"), count);
		sum += count;
	}
	assert_int_equal(sum, PRACTICES);
	assert_int_equal(number_after(&all, "told"), NARRATIVES);
	list = page("/catalogue?place=X");
	assert_int_equal(times(list.body, "<li class=\"rows__i catalogue\""), GENERAL);
}

static void the_state_is_what_the_marks_prove(void **state)
{
	static const struct catalogue_condition BOTH = { false, 1, "甲", "a", "x_test: one", "x_test: two" }, PAGE = { true, 1, "乙", "b", "x_test: one", NULL };
	const struct catalogue_condition some[] = { BOTH, PAGE }, all[] = { BOTH, BOTH }, none[] = { PAGE };
	struct catalogue_row row = { .kind = CATALOGUE_SYSTEM, .conditions = some, .conditions_count = 2 };

	assert_int_equal(catalogue_state(&row), CATALOGUE_IN_PART);
	assert_int_equal(catalogue_proved_count(&row), 1);
	row.conditions = all;
	assert_int_equal(catalogue_state(&row), CATALOGUE_WORKS);
	row.conditions = none;
	row.conditions_count = 1;
	assert_int_equal(catalogue_state(&row), CATALOGUE_NOT_YET);	/* a page alone proves nothing */
	row.kind = CATALOGUE_NARRATIVE;
	row.conditions_count = 0;
	assert_int_equal(catalogue_state(&row), CATALOGUE_TOLD);
}

/* The part of the page that shows a row. */
static const char *shown(const struct reply *r, const char *id)
{
	char item[40];
	const char *at;

	snprintf(item, sizeof(item), "id=\"%s\"", id);
	at = strstr(r->body, item);
	assert_non_null(at);
	return arena_text_n(w->arena, at, (size_t)(strstr(at + 1, "<li class=\"rows__i catalogue\"") != NULL ? strstr(at + 1, "<li class=\"rows__i catalogue\"") - at : (long)strlen(at)));
}

static void a_row_in_part_names_what_is_missing(void **state)
{
	struct reply all = page("/catalogue"), r;
	size_t seen = 0;

	for (size_t i = 0; i < CATALOGUE_ROWS_COUNT; i++) {
		const struct catalogue_row *row = &CATALOGUE_ROWS[i];
		const char *item, *missing;

		if (row->kind == CATALOGUE_GENERAL)
			continue;
		item = shown(&all, row->id);
		missing = strstr(item, "还缺：");
		assert_int_equal(missing != NULL, catalogue_state(row) == CATALOGUE_IN_PART);
		for (size_t k = 0; missing != NULL && k < row->conditions_count; k++, seen++)
			if ((times(missing, row->conditions[k].zh) >= 2) != !catalogue_is_proved(&row->conditions[k]))
				fail_msg("%s: %s", row->id, row->conditions[k].zh);
	}
	assert_true(seen > 0);	/* when all work this has nothing to look at: build a row for it then */
	r = page("/api/v1/catalogue?state=in_part");
	assert_true(reply_has(&r, "\"page_test\":null") || reply_has(&r, "\"api_test\":null"));
}

static void what_works_names_its_tests_and_its_page(void **state)
{
	/* covers X-14 accept 2 by page and api */
	struct reply r = page("/api/v1/catalogue?place=X&q=x-14"), list = page("/catalogue?place=X&state=works");

	assert_int_equal(number_after(&r, "total"), 1);
	assert_true(reply_has(&r, "\"state\":\"works\""));
	assert_true(reply_has(&r, "catalogue_test: every_row_of_the_requirements_is_there_once"));
	assert_true(reply_has(&r, "\"page\":\"/catalogue\""));
	assert_non_null(strstr(shown(&list, "X-14"), "href=\"/catalogue\""));
	assert_non_null(strstr(shown(&list, "X-14"), "运行"));
}

static bool is_route(const char *path)
{
	for (int i = 0; i < ROUTES_COUNT; i++)
		if (strcmp(ROUTES[i].method, "GET") == 0 && strcmp(ROUTES[i].path, path) == 0)
			return true;
	return false;
}

static void a_page_is_a_page_and_what_works_has_one(void **state)
{
	for (size_t i = 0; i < CATALOGUE_ROWS_COUNT; i++) {
		const struct catalogue_row *row = &CATALOGUE_ROWS[i];
		const char *query = strchr(row->page, '?');
		char *path = arena_text_n(w->arena, row->page, query != NULL ? (size_t)(query - row->page) : strlen(row->page));

		if (*path != '\0' && !is_route(path))
			fail_msg("%s: there is no page %s", row->id, path);
		if (*path == '\0' && catalogue_state(row) == CATALOGUE_WORKS)
			fail_msg("%s works, and on no page", row->id);
	}
}

static void a_link_leads_to_the_own_organisation(void **state)
{
	const struct catalogue_row row = { .page = "/org/:org/establishment" }, plain = { .page = "/run" }, none = { .page = "" };

	assert_string_equal(catalogue_href(w->arena, &row, 5), "/org/5/establishment");
	assert_string_equal(catalogue_href(w->arena, &row, 0), "/org");
	assert_string_equal(catalogue_href(w->arena, &plain, 5), "/run");
	assert_null(catalogue_href(w->arena, &none, 5));
}

/* Whoever may not open a page is not led to it; a practice that is not in force here says so, and leads to its cases once it is. */
static void nobody_is_led_to_a_closed_door(void **state)
{
	int64_t org = world_org_of(w, 0, "city_committee", "云川市委"), person;
	struct client *member = client_new(w), *clerk = client_new(w);
	struct reply r;

	world_set(w, "totp_required", "off");
	person = world_person(w, org, "普通党员");
	world_right(w, "secretary", "handle");
	world_holding(w, org, "secretary", 501);
	client_sign_in(member, world_account(w, "plain", ADMIN_NONE, person));
	client_sign_in(clerk, world_account(w, "clerk", ADMIN_NONE, 501));
	r = client_get(member, "/catalogue");
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "href=\"/run\" aria-label"));
	assert_false(reply_has(&r, "href=\"/figure\" aria-label"));
	r = client_get(clerk, "/catalogue?place=KFQ&q=KFQ-24");
	if (!reply_has(&r, "本单位没有施行"))
		fail_msg("status %d: %s", r.status, strstr(r.body, "class=\"rows\""));
	assert_false(reply_has(&r, "href=\"/run\" aria-label"));
	walk_practice(w, org, "kfq-four", 1, walk_source(w, "kfq/four"));
	r = client_get(clerk, "/catalogue?place=KFQ&q=KFQ-24");
	assert_false(reply_has(&r, "本单位没有施行"));
	assert_true(reply_has(&r, world_text(w, "href=\"/org/%lld/run?code=kfq-four\"", (long long)org)));
	r = client_get(stranger, "/catalogue?place=KFQ&q=KFQ-24");
	assert_true(reply_has(&r, "href=\"/run\" aria-label"));	/* by way of signing in */
}

static const struct way { const char *row, *file, *title; } WAYS[] = {
	{ "KFQ-10", "kfq/july", "七一表彰" }, { "KFQ-10", "kfq/model", "党建示范点、党员示范岗" },
	{ "KFQ-20", "kfq/select", "双推一选" }, { "KFQ-20", "kfq/elect", "村委会" }, { "KFQ-20", "kfq/train", "培育择优" },
	{ "GY-06", "national/dispose", "处置" }, { "GY-06", "recruit", "发展党员" },
	{ "TZ-12", "tz/inspection", "检查" }, { "TZ-12", "tz/visit", "检查" },
};

/* The cases of recruiting, which is in force there; of the others their file. */
static const char *text_of_way(const struct way *way, int64_t org)
{
	return strcmp(way->file, "recruit") == 0 ? world_text(w, "href=\"/org/%lld/run?code=recruit\"", (long long)org) :
		world_text(w, "href=\"/programme/new?shipped=%s\"", way->file);
}

/* A row that runs as cases leads to the file of its practice, and to its cases once that is in force: each file names its rows one by one. */
static void every_row_that_runs_as_cases_leads_to_its_practice(void **state)
{
	int64_t org = world_org_of(w, 0, "city_committee", "丙市委"), person = world_person(w, org, "制度管理员");
	struct client *clerk = client_new(w);
	struct reply all;
	size_t seen = 0;

	world_right(w, "organiser", "handle");
	world_right(w, "organiser", "set_norms");
	world_holding(w, org, "organiser", person);
	client_sign_in(clerk, world_account(w, "norms", ADMIN_NONE, person));
	all = client_get(clerk, "/catalogue");
	assert_int_equal(all.status, 200);
	for (size_t i = 0; i < CATALOGUE_ROWS_COUNT; i++) {
		const struct catalogue_row *row = &CATALOGUE_ROWS[i];

		if (strcmp(row->page, "/run") != 0 || row->kind == CATALOGUE_GENERAL)
			continue;
		if (strstr(shown(&all, row->id), "href=\"/programme/new?shipped=") == NULL)
			fail_msg("no file of programmes/ names %s: %s", row->id, shown(&all, row->id));
		seen++;
	}
	assert_true(seen > 50);
	walk_practice(w, org, "xy-four", 1, walk_source(w, "xy/four"));
	walk_practice(w, org, "recruit", 1, walk_source(w, "national/recruit"));
	all = client_get(clerk, "/catalogue");
	assert_non_null(strstr(shown(&all, "XY-08"), world_text(w, "href=\"/org/%lld/run?code=xy-four\"", (long long)org)));
	assert_non_null(strstr(shown(&all, "XY-09"), world_text(w, "href=\"/org/%lld/run?code=xy-four\"", (long long)org)));
	assert_non_null(strstr(shown(&all, "CS-04"), world_text(w, "href=\"/org/%lld/run?code=recruit\"", (long long)org)));
	assert_null(strstr(shown(&all, "JZ-04"), "/run?code="));
	assert_null(strstr(shown(&all, "XY-10"), "xy-four"));	/* venues are built by their own practice */
	assert_non_null(strstr(shown(&all, "XY-10"), "href=\"/programme/new?shipped=xy/venue\""));
	/* Where several practices run a row each is named, and none hides another. */
	for (size_t i = 0; i < sizeof(WAYS) / sizeof(WAYS[0]); i++) {
		if (strstr(shown(&all, WAYS[i].row), text_of_way(&WAYS[i], org)) == NULL)
			fail_msg("%s does not lead to %s: %s", WAYS[i].row, WAYS[i].file, shown(&all, WAYS[i].row));
		assert_non_null(strstr(shown(&all, WAYS[i].row), WAYS[i].title));
	}
}

static void it_is_filtered_by_place_state_and_word(void **state)
{
	struct reply r = page("/catalogue?place=TZH");

	assert_int_equal(times(r.body, "<li class=\"rows__i catalogue\""), 2);
	r = page("/catalogue?place=TZH&state=told");
	assert_int_equal(times(r.body, "<li class=\"rows__i catalogue\""), 1);
	r = page("/catalogue?q=恳谈");
	assert_non_null(shown(&r, "TZH-01"));
	r = page("/api/v1/catalogue?place=TZH");
	assert_int_equal(number_after(&r, "total"), 2);
	r = page("/api/v1/catalogue?q=OPEN%20deliberation");
	assert_int_equal(number_after(&r, "total"), 1);
	assert_true(reply_has(&r, row_of("TZH-01")->zh));
	r = page("/api/v1/catalogue?q=79.996");	/* also in what is asked */
	assert_int_equal(number_after(&r, "total"), 1);
	assert_true(reply_has(&r, "\"row\":\"TZ-03\""));
	r = page("/catalogue?q=没有这样的制度");
	assert_true(reply_has(&r, "没有符合条件的条目"));
	r = page("/catalogue?place=ABC");
	assert_true(reply_has(&r, "没有符合条件的条目"));
	r = client_get(stranger, "/api/v1/catalogue?state=perhaps");
	assert_int_equal(r.status, 422);
	r = client_get(stranger, "/api/v1/catalogue?place=ABCD");
	assert_int_equal(r.status, 422);
}

static void it_is_read_in_english(void **state)
{
	struct client *c = client_new(w);
	struct reply r;

	client_header(c, "Accept-Language: en-GB,en;q=0.8");
	r = client_get(c, "/catalogue?place=TZH");
	assert_true(reply_has(&r, "Open deliberation meeting"));
	assert_true(reply_has(&r, "Closing with an unanswered opinion"));
	assert_false(reply_has(&r, "基层民主恳谈会"));
}

static void the_first_pages_lead_to_it(void **state)
{
	struct reply r = page("/sign-in");

	assert_true(reply_has(&r, "href=\"/catalogue\""));
	r = page("/about");
	assert_true(reply_has(&r, "href=\"/catalogue\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_of_the_requirements_is_there_once),
		cmocka_unit_test(a_count_opens_exactly_its_rows),
		cmocka_unit_test(the_state_is_what_the_marks_prove),
		cmocka_unit_test(a_row_in_part_names_what_is_missing),
		cmocka_unit_test(what_works_names_its_tests_and_its_page),
		cmocka_unit_test(a_page_is_a_page_and_what_works_has_one),
		cmocka_unit_test(a_link_leads_to_the_own_organisation),
		cmocka_unit_test(nobody_is_led_to_a_closed_door),
		cmocka_unit_test(every_row_that_runs_as_cases_leads_to_its_practice),
		cmocka_unit_test(it_is_filtered_by_place_state_and_word),
		cmocka_unit_test(it_is_read_in_english),
		cmocka_unit_test(the_first_pages_lead_to_it),
	};

	return cmocka_run_group_tests_name("catalogue", tests, start, world_over);
}
