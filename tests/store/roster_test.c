/* Lists and the search on both engines: every filter alone and with each other is compared with a naive
 * reading of the same people in C, over a county, a town and a branch. */
#include "store/roster_world.h"

/* ---- the naive reading ---- */

static int number_of(const char *value)
{
	int64_t number = -1;

	return int_parse(value, &number) ? (int)number : -1;
}

static int age_of(const struct someone *p)
{
	return p->facts.birth_day == DAY_NONE ? -1 : years_between(p->facts.birth_day, TODAY);
}

static bool fits(const struct someone *p, const char *name, const char *value)
{
	const struct person_facts *f = &p->facts;
	char first = f->education[0];

	if (strcmp(name, "status") == 0)
		return strcmp(value, "any") == 0 || f->status == number_of(value);
	if (strcmp(name, "sex") == 0)
		return f->sex == number_of(value);
	if (strcmp(name, "age") == 0)
		return age_band(f->birth_day, TODAY) == (strcmp(value, "none") == 0 ? 0 : number_of(value));
	if (strcmp(name, "age_from") == 0)
		return age_of(p) >= number_of(value);
	if (strcmp(name, "age_to") == 0)
		return age_of(p) >= 0 && age_of(p) <= number_of(value);
	if (strcmp(name, "education") == 0)
		return strcmp(value, "college") == 0 ? is_college_or_above(f->education) : strcmp(value, "none") == 0 ? first == '\0' :
			strcmp(value, "secondary") == 0 ? first >= '4' && first <= '6' : strcmp(f->education, value) == 0;
	if (strcmp(name, "occupation") == 0)
		return f->occupation == number_of(value);
	if (strcmp(name, "joined") == 0)
		return join_period(f->joined_day) == (strcmp(value, "none") == 0 ? 0 : number_of(value));
	if (strcmp(name, "joined_from") == 0)
		return f->joined_day != DAY_NONE && f->joined_day >= day_parse_iso(value);
	if (strcmp(name, "joined_to") == 0)
		return f->joined_day != DAY_NONE && f->joined_day <= day_parse_iso(value);
	if (strcmp(name, "role") == 0)
		return p->role != NULL && strcmp(p->role, value) == 0;
	if (strcmp(name, "minority") == 0)
		return is_minority(f->nationality);
	if (strcmp(name, "front_line") == 0)
		return f->is_front_line;
	if (strcmp(name, "no_number") == 0)
		return text_is_empty(f->id_number);
	if (strcmp(name, "unreadable") == 0)
		return strstr(f->name, "𠮷") != NULL || strstr(f->name, "㐂") != NULL;
	fail_msg("no naive reading of %s", name);
	return false;
}

static const struct condition { const char *name, *value; } CONDITIONS[] = {
	{ "status", "0" }, { "status", "1" }, { "status", "2" }, { "status", "8" }, { "status", "any" },
	{ "sex", "1" }, { "sex", "2" }, { "age", "1" }, { "age", "2" }, { "age", "7" }, { "age", "8" }, { "age", "none" },
	{ "age_from", "60" }, { "age_to", "35" }, { "education", "college" }, { "education", "secondary" }, { "education", "none" }, { "education", "21" },
	{ "occupation", "2" }, { "occupation", "0" }, { "joined", "1" }, { "joined", "2" }, { "joined", "3" }, { "joined", "4" }, { "joined", "none" },
	{ "joined_from", "1990-01-01" }, { "joined_to", "1999-12-31" }, { "role", "activist" }, { "minority", "1" },
	{ "front_line", "1" }, { "no_number", "1" },
};
#define CONDITIONS_COUNT (sizeof(CONDITIONS) / sizeof(CONDITIONS[0]))

static int expected_count(int org, const struct condition *a, const struct condition *b)
{
	/* The role is that of an activist, whom no member is: it stands for whatever status, as status=any would. */
	bool has_status = strcmp(a->name, "status") == 0 || strcmp(a->name, "role") == 0 ||
		(b != NULL && (strcmp(b->name, "status") == 0 || strcmp(b->name, "role") == 0));
	int n = 0;

	for (int i = 0; i < people_count; i++)
		n += is_below(&people[i], org) && (has_status || (people[i].facts.status >= 1 && people[i].facts.status <= 3)) &&
			fits(&people[i], a->name, a->value) && (b == NULL || fits(&people[i], b->name, b->value));
	return n;
}

static void compare(struct ctx *c, int org, const struct condition *a, const struct condition *b)
{
	struct roster_query q;
	struct roster_scope scope;
	int64_t *ids;
	size_t count;

	roster_query_read(c, b == NULL ? arena_printf(c->arena, "%s=%s", a->name, a->value) :
		arena_printf(c->arena, "%s=%s&%s=%s", a->name, a->value, b->name, b->value), &q);
	assert_true(roster_open(c, org, &scope));
	count = roster_match(c, &scope, &q, &ids);
	if ((int)count != expected_count(org, a, b))
		fail_msg("%s below %s: %zu found, %d expected", roster_query_text(c->arena, &q), ORGS[org].name, count, expected_count(org, a, b));
	for (size_t i = 0; i < count; i++)
		assert_true(is_below(by_id(ids[i]), org) && fits(by_id(ids[i]), a->name, a->value) && (b == NULL || fits(by_id(ids[i]), b->name, b->value)));
}

static void filters(struct world *w, struct store *s)
{
	static const int PLACES[] = { ROOT, TOWN_A, BRANCH_B };

	for (int place = 0; place < 3; place++) {
		struct ctx c = context(w, s, PLACES[place]);

		for (size_t i = 0; i < CONDITIONS_COUNT; i++) {
			compare(&c, PLACES[place], &CONDITIONS[i], NULL);
			for (size_t k = i + 1; k < CONDITIONS_COUNT && place == 0; k += 3)
				if (strcmp(CONDITIONS[i].name, CONDITIONS[k].name) != 0)
					compare(&c, PLACES[place], &CONDITIONS[i], &CONDITIONS[k]);
		}
	}
}

static void each_filter_alone_and_with_another_finds_what_a_naive_reading_finds(void **state)
{
	on_both(filters);
}

static int compare_days(const struct someone *a, const struct someone *b, const char *sort)
{
	day_t x = strcmp(sort, "birth") == 0 ? a->facts.birth_day : a->facts.joined_day, y = strcmp(sort, "birth") == 0 ? b->facts.birth_day : b->facts.joined_day;

	return strcmp(sort, "name") == 0 ? 0 : strcmp(sort, "org") == 0 ? strcmp(ORGS[a->org].path, ORGS[b->org].path) : x < y ? -1 : x > y;
}

static void check_order(struct ctx *c, int org, const char *sort, bool is_down)
{
	struct roster_query q;
	struct roster_scope scope;
	struct roster_page page, next;
	int64_t *ids;
	size_t count;

	roster_query_read(c, arena_printf(c->arena, "sort=%s%s", sort, is_down ? "&down=1" : ""), &q);
	assert_true(roster_open(c, org, &scope));
	count = roster_match(c, &scope, &q, &ids);
	for (size_t i = 1; i < count; i++) {
		const struct someone *a = by_id(ids[is_down ? i : i - 1]), *b = by_id(ids[is_down ? i - 1 : i]);
		int order = compare_days(a, b, sort);

		if (order == 0)
			order = strcmp(search_key(c->arena, a->facts.name), search_key(c->arena, b->facts.name));
		assert_true(order < 0 || (order == 0 && a->id < b->id));
	}
	roster_read(c, &scope, &q, 1, 7, &page);
	assert_int_equal(page.total, (int64_t)count);
	for (size_t i = 0; i < page.rows_count; i++)
		assert_int_equal(page.rows[i].id.v, ids[i]);
	roster_read(c, &scope, &q, 1000, 7, &next);	/* behind the end: the last page */
	assert_int_equal(next.rows[next.rows_count - 1].id.v, ids[count - 1]);
	assert_int_equal(next.page, ((int64_t)count + 6) / 7);
}

static void orders(struct world *w, struct store *s)
{
	static const char *const SORTS[] = { "name", "org", "joined", "birth" };

	for (int i = 0; i < 4; i++)
		for (int down = 0; down < 2; down++) {
			struct ctx c = context(w, s, ROOT);

			check_order(&c, ROOT, SORTS[i], down);
			check_order(&c, TOWN_A, SORTS[i], down);
		}
}

static void each_order_is_kept_over_pages(void **state)
{
	on_both(orders);
}

static void foreign(struct world *w, struct store *s)
{
	struct ctx c = context(w, s, TOWN_A);
	struct roster_scope scope;
	struct roster_hits hits;

	assert_false(roster_open(&c, TOWN_B, &scope));
	assert_int_equal(c.refusals[0].kind, NOT_FOUND);
	c = context(w, s, TOWN_A);
	assert_false(roster_open(&c, ROOT, &scope));
	c = context(w, s, TOWN_A);
	roster_search(&c, "乙镇", 10, &hits);
	assert_int_equal(hits.orgs_count, 0);
	roster_search(&c, "甲镇", 10, &hits);
	assert_int_equal(hits.orgs_count, 1);
	roster_search(&c, "jzdw", 10, &hits);
	assert_int_equal(hits.orgs_count, 1);
	roster_search(&c, "镇党委", 10, &hits);
	assert_int_equal(hits.orgs_count, 1);
	roster_search(&c, "c4", 10, &hits);
	assert_int_equal(hits.orgs_count, 1);
	c.actor.may = 0;
	assert_false(roster_open(&c, TOWN_A, &scope));
}

static void a_foreign_organisation_is_not_there(void **state)
{
	on_both(foreign);
}

static void texts(struct world *w, struct store *s)
{
	static const char *const KEPT[] = { "q=%E6%9D%8E&status=2", "status=any&sort=org&down=1", "age_from=60&no_number=1", "" };
	static const char *const DROPPED[] = { "status=77", "sex=x", "age=9", "joined_from=abc", "unknown=1", "sort=name", "minority=2", "role=king",
		"q=%ZZ%C3", "q", "=", "&&&" };
	struct ctx c = context(w, s, ROOT);
	struct roster_query q;

	for (size_t i = 0; i < sizeof(KEPT) / sizeof(KEPT[0]); i++) {
		roster_query_read(&c, KEPT[i], &q);
		assert_string_equal(roster_query_text(w->arena, &q), KEPT[i]);
	}
	for (size_t i = 0; i < sizeof(DROPPED) / sizeof(DROPPED[0]); i++) {
		roster_query_read(&c, DROPPED[i], &q);
		if (i != 8)
			assert_string_equal(roster_query_text(w->arena, &q), "");
	}
}

static void what_is_not_understood_is_dropped(void **state)
{
	on_both(texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_filter_alone_and_with_another_finds_what_a_naive_reading_finds),
		cmocka_unit_test(each_order_is_kept_over_pages),
		cmocka_unit_test(a_foreign_organisation_is_not_there),
		cmocka_unit_test(what_is_not_understood_is_dropped),
	};

	return roster_run(tests, sizeof(tests) / sizeof(tests[0]));
}
