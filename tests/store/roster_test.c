/* Lists and the search on both engines: every filter alone and with each other is compared with a naive
 * reading of the same people in C, over a county, a town and a branch. */
#include "fixture.h"

#include <stdarg.h>
#include "core/code.h"
#include "core/crypto.h"
#include "core/search.h"
#include "core/services.h"
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

static void run(struct store *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void run(struct store *s, const char *format, ...)
{
	char *sql = arena_alloc(store_arena(s), 2000);
	struct statement *st = arena_alloc(store_arena(s), sizeof(*st));
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

static const struct { const char *path; int parent, level; const char *name; } ORGS[] = {
	[ROOT] = { "0000", 0, 1, "云川市委" }, [TOWN_A] = { "00000000", ROOT, 2, "甲镇党委" }, [TOWN_B] = { "00000001", ROOT, 2, "乙镇党委" },
	[BRANCH_A] = { "000000000000", TOWN_A, 4, "甲村支部" }, [BRANCH_A2] = { "000000000001", TOWN_A, 4, "丙村支部" },
	[BRANCH_B] = { "000000010000", TOWN_B, 4, "乙村支部" },
};

static void add_orgs(struct store *s, struct arena *a)
{
	for (int i = ROOT; i <= BRANCH_B; i++)
		run(s, "INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind,"
		    " from_day, to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, row_version)"
		    " VALUES (%d, 'C%d', 'branch', '%s', '%s', '', '%s', %d, '%s', %d, 1, '', 0, %d, 0, 0, %d, 0, '', 0, 1)",
		    i, i, ORGS[i].name, ORGS[i].name, search_title_initials(a, ORGS[i].name), ORGS[i].parent, ORGS[i].path, ORGS[i].level, DAY_OPEN, DAY_OPEN);
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

static bool is_below(const struct someone *p, int org)
{
	return text_starts(ORGS[p->org].path, ORGS[org].path);
}

static int expected_count(int org, const struct condition *a, const struct condition *b)
{
	bool has_status = strcmp(a->name, "status") == 0 || (b != NULL && strcmp(b->name, "status") == 0);
	int n = 0;

	for (int i = 0; i < people_count; i++)
		n += is_below(&people[i], org) && (has_status || (people[i].facts.status >= 1 && people[i].facts.status <= 3)) &&
			fits(&people[i], a->name, a->value) && (b == NULL || fits(&people[i], b->name, b->value));
	return n;
}

static const struct someone *by_id(int64_t id)
{
	assert_true(id >= 1000 && id < 1000 + people_count);
	return &people[id - 1000];
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

/* ---- the search ---- */

static bool finds(struct ctx *c, const char *typed, const char *name)
{
	struct roster_hits hits;

	roster_search(c, typed, ROSTER_HITS_MAX, &hits);
	for (size_t i = 0; i < hits.people_count; i++)
		if (strcmp(hits.people[i].name, name) == 0)
			return true;
	return false;
}

static void names(struct world *w, struct store *s)
{
	static const struct { const char *typed, *name; } FOUND[] = {
		{ "李", "李华" }, { "华", "李华" }, { "李华", "李华" }, { "lh", "李华" }, { "lihua", "李华" }, { "li hua", "李华" }, { "LiHua", "李华" }, { "lih", "李华" },
		{ "李华", "王李华" }, { "建国", "李建国" }, { "建国", "建国" }, { "建国", "吴建国强" }, { "国强", "吴建国强" },
		{ "shan", "单永福" }, { "syf", "单永福" }, { "xie", "解小东" }, { "xxd", "解小东" }, { "qiu", "仇丽娜" }, { "qln", "仇丽娜" },
		{ "zeng", "曾国强" }, { "zgq", "曾国强" }, { "yuchi", "尉迟敬德" }, { "ycjd", "尉迟敬德" }, { "yuchijingde", "尉迟敬德" },
		{ "阿卜杜拉·买买提", "阿卜杜拉·买买提" }, { "阿卜杜拉•买买提", "阿卜杜拉·买买提" }, { "买买提", "阿卜杜拉·买买提" }, { "阿卜", "阿卜杜拉·买买提" },
		{ "𠮷野", "𠮷野花" }, { "野花", "𠮷野花" }, { "𠮷", "𠮷野花" }, { "张㐂", "张㐂" }, { "㐂", "张㐂" },
	};
	static const struct { const char *typed, *name; } MISSED[] = {
		{ "dan", "单永福" }, { "jie", "解小东" }, { "chou", "仇丽娜" }, { "ceng", "曾国强" }, { "weichi", "尉迟敬德" },
		{ "华李", "李华" }, { "%", "李华" }, { "_", "李华" }, { "李%", "李华" }, { "hua", "李华" }, { "国建", "李建国" }, { "建强", "吴建国强" },
	};
	struct ctx c = context(w, s, ROOT);

	for (size_t i = 0; i < sizeof(FOUND) / sizeof(FOUND[0]); i++)
		if (!finds(&c, FOUND[i].typed, FOUND[i].name))
			fail_msg("'%s' does not find %s", FOUND[i].typed, FOUND[i].name);
	for (size_t i = 0; i < sizeof(MISSED) / sizeof(MISSED[0]); i++)
		if (finds(&c, MISSED[i].typed, MISSED[i].name))
			fail_msg("'%s' finds %s", MISSED[i].typed, MISSED[i].name);
}

static void a_name_is_found_by_characters_pinyin_and_initials(void **state)
{
	on_both(names);
}

/* Former names: characters, pinyin and initials; nobody twice, and only where the own people are. */
static int hits_of(struct ctx *c, const char *typed, int id)
{
	struct roster_hits hits;
	int times = 0;

	roster_search(c, typed, ROSTER_HITS_MAX, &hits);
	for (size_t i = 0; i < hits.people_count; i++)
		times += hits.people[i].id.v == id;
	return times;
}

static const char *const FORMER_TYPED[] = { "端木", "端木青梅", "木青", "青梅", "梅", "dm", "dmqm", "duanmu", "duanmuqingmei", "duan mu" };

static void all_ways_lead_to(struct world *w, struct store *s, int id)
{
	struct ctx root = context(w, s, ROOT), other = context(w, s, BRANCH_B);

	for (size_t i = 0; i < sizeof(FORMER_TYPED) / sizeof(FORMER_TYPED[0]); i++) {
		if (hits_of(&root, FORMER_TYPED[i], id) != 1)
			fail_msg("'%s' finds the former name %d times", FORMER_TYPED[i], hits_of(&root, FORMER_TYPED[i], id));
		assert_int_equal(hits_of(&other, FORMER_TYPED[i], id), 0);
	}
	assert_int_equal(hits_of(&root, "木端", id), 0);
	assert_int_equal(hits_of(&root, "青%", id), 0);
}

static void rename_to(struct world *w, struct store *s, const struct someone *p, const char *name, const char *former)
{
	struct ctx c = context(w, s, ROOT);
	struct person_facts facts = p->facts;
	struct person_keys keys;
	struct person_row row;

	facts.name = name;
	facts.former_name = former;
	person_make_keys(&c, (person_id){ p->id }, &facts, &keys);
	ctx_begin(&c, "test.rename", "person", p->id, 0);
	assert_true(person_get(s, (person_id){ p->id }, &row));
	assert_true(person_write_change(&c, &row, &facts, &keys));
	assert_true(ctx_commit(&c));
}

/* One store throughout: a reader beside it would go on reading what was there before. */
static void former_names(struct world *w, struct store *s)
{
	struct store *writer = store_open(w->database, w->arena);
	const struct someone *p = &people[27];	/* a member in BRANCH_A */
	struct ctx c = context(w, writer, ROOT);
	struct roster_query q = { .value[ROSTER_Q] = "duanmu" };
	struct roster_scope scope;
	int64_t *ids;

	assert_int_equal(p->org, BRANCH_A);
	assert_int_equal(hits_of(&c, "端木", p->id), 0);
	rename_to(w, writer, p, "端木青", "端木青梅");	/* the names of today and before begin alike: found once */
	assert_int_equal(hits_of(&c, "端木", p->id), 1);
	assert_int_equal(hits_of(&c, "dm", p->id), 1);
	rename_to(w, writer, p, p->facts.name, "端木青梅");
	all_ways_lead_to(w, writer, p->id);
	roster_query_clean(&c, &q);
	assert_true(roster_open(&c, ROOT, &scope));
	assert_int_equal(roster_match(&c, &scope, &q, &ids), 1);
	assert_int_equal(ids[0], p->id);
	/* As a migration leaves it: the name alone. What the start of the program makes of it is the same. */
	ctx_begin(&c, "test.bare", "person", p->id, 0);
	assert_int_equal(person_former_set(writer, 1, (person_id){ p->id }, "", ""), 1);
	person_bigram_delete(writer, 1, (person_id){ p->id });
	assert_true(ctx_commit(&c));
	assert_int_equal(hits_of(&c, "duanmu", p->id), 0);
	assert_true(person_former_fill(&c));
	assert_true(person_former_fill(&c));
	all_ways_lead_to(w, writer, p->id);
	rename_to(w, writer, p, p->facts.name, "");
	for (size_t i = 0; i < sizeof(FORMER_TYPED) / sizeof(FORMER_TYPED[0]); i++)
		assert_int_equal(hits_of(&c, FORMER_TYPED[i], p->id), 0);
	store_close(writer);
}

static void a_former_name_is_found_too(void **state)
{
	on_both(former_names);
}

static int hits_below(struct ctx *c, const char *typed, int org)
{
	struct roster_hits hits;

	roster_search(c, typed, ROSTER_HITS_MAX, &hits);
	for (size_t i = 0; i < hits.people_count; i++)
		assert_true(is_below(by_id(hits.people[i].id.v), org));
	return (int)hits.total;
}

/* Each way of asking: those of all branches in the county, in a branch only its own. */
static void scopes(struct world *w, struct store *s)
{
	static const char *const TYPED[] = { "李", "李华", "华", "lh", "lihua", "建国", "0001", "000001", "w", "吴", "秀英", "990101193101010018X" };

	for (size_t i = 0; i < sizeof(TYPED) / sizeof(TYPED[0]); i++) {
		int all = 0, below = 0;

		for (int org = ROOT; org <= BRANCH_B; org++) {
			struct ctx c = context(w, s, org);
			int n = hits_below(&c, TYPED[i], org);

			all = org == ROOT ? n : all;
			below += org >= BRANCH_A ? n : 0;
		}
		assert_int_equal(all, below);
	}
}

static void the_search_never_leaves_the_own_subtree(void **state)
{
	on_both(scopes);
}

static void numbers(struct world *w, struct store *s)
{
	struct ctx c = context(w, s, ROOT);
	const struct someone *p = &people[25];	/* has both numbers */
	size_t length = strlen(p->facts.id_number);

	assert_true(finds(&c, p->facts.id_number + length - 4, p->facts.name));
	assert_true(finds(&c, p->facts.id_number + length - 6, p->facts.name));
	assert_true(finds(&c, text_lower(w->arena, p->facts.id_number), p->facts.name));
	assert_true(finds(&c, p->facts.phone, p->facts.name));
	assert_true(finds(&c, "0025", p->facts.name));
	assert_true(finds(&c, "00025", p->facts.name));
	assert_true(finds(&c, "000025", p->facts.name));
	assert_false(finds(&c, "100025", p->facts.name));
	assert_int_equal(hits_below(&c, "000025", ROOT), 1);
	assert_int_equal(hits_below(&c, "025", ROOT), 0);	/* too short to say anything */
	assert_int_equal(hits_below(&c, "", ROOT), 0);
}

/* As they were kept before the last four and the last six digits were one row. */
static void old_numbers(struct world *w, struct store *s)
{
	static const size_t LENGTHS[] = { 4, 6 };
	struct store *writer = store_open(w->database, w->arena);
	struct ctx c = context(w, writer, ROOT);
	const struct someone *p = &people[25];
	const char *number = p->facts.id_number, *ends[2];

	ctx_begin(&c, "test.tails", "person", p->id, 0);
	person_tail_delete(writer, 1, (person_id){ p->id });
	for (size_t i = 0; i < 2; i++) {
		ends[i] = number + strlen(number) - LENGTHS[i];
		person_tail_insert(writer, 1, crypto_tail(services.keys, w->arena, 1, CRYPTO_PURPOSE_TAIL, ends[i]), (person_id){ p->id });
	}
	assert_true(ctx_commit(&c));
	store_close(writer);
	c = context(w, s, ROOT);
	assert_true(finds(&c, ends[0], p->facts.name));
	assert_true(finds(&c, ends[1], p->facts.name));
	assert_false(finds(&c, "000025", p->facts.name));
}

static void a_number_kept_of_old_is_found_by_its_end(void **state)
{
	on_both(old_numbers);
}

static void a_number_is_found_by_its_end(void **state)
{
	on_both(numbers);
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
		cmocka_unit_test(a_name_is_found_by_characters_pinyin_and_initials),
		cmocka_unit_test(a_former_name_is_found_too),
		cmocka_unit_test(the_search_never_leaves_the_own_subtree),
		cmocka_unit_test(a_number_is_found_by_its_end),
		cmocka_unit_test(a_number_kept_of_old_is_found_by_its_end),
		cmocka_unit_test(a_foreign_organisation_is_not_there),
		cmocka_unit_test(what_is_not_understood_is_dropped),
	};
	char error[200];
	int failed;

	snprintf(keys_path, sizeof(keys_path), "/tmp/jishi-roster-%d.keys", (int)getpid());
	if (!keyring_create(keys_path, SUITE_STD, error, sizeof(error)))
		return 1;
	services.keys = keyring_open(keys_path, error, sizeof(error));
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	keyring_free(services.keys);
	unlink(keys_path);
	return failed;
}
