/* The search of the roster: by characters, pinyin and initials, by former names, by the end of a number, never outside the own subtree. */
#include "store/roster_world.h"

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

/* Those whose name begins so stand first, then those that have it inside; each by reading, as lists are, and not as characters are numbered. */
static void in_order(struct world *w, struct store *s)
{
	static const char *const TYPED[] = { "吴", "李", "华", "英", "建国", "秀英" };
	struct ctx c = context(w, s, ROOT);

	for (size_t i = 0; i < sizeof(TYPED) / sizeof(TYPED[0]); i++) {
		struct roster_hits hits;

		roster_search(&c, TYPED[i], ROSTER_HITS_MAX, &hits);
		for (size_t k = 1; k < hits.people_count; k++) {
			const char *before = hits.people[k - 1].name, *name = hits.people[k].name;
			bool begins = text_starts(name, TYPED[i]);

			if (begins && !text_starts(before, TYPED[i]))
				fail_msg("'%s': %s behind %s", TYPED[i], name, before);
			if (begins == text_starts(before, TYPED[i]) && strcmp(search_key(c.arena, before), search_key(c.arena, name)) > 0)
				fail_msg("'%s': %s before %s", TYPED[i], before, name);
		}
	}
}

static void names_are_found_in_the_order_of_their_reading(void **state)
{
	on_both(in_order);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_found_by_characters_pinyin_and_initials),
		cmocka_unit_test(names_are_found_in_the_order_of_their_reading),
		cmocka_unit_test(a_former_name_is_found_too),
		cmocka_unit_test(the_search_never_leaves_the_own_subtree),
		cmocka_unit_test(a_number_is_found_by_its_end),
		cmocka_unit_test(a_number_kept_of_old_is_found_by_its_end),
	};

	return roster_run(tests, sizeof(tests) / sizeof(tests[0]));
}
