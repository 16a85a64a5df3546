/* How a snapshot is kept and answers: what is kept is true, answers follow the database, one is enough, it is built ahead. */
#include "store/figure_world.h"
#include "core/path.h"

STATEMENT(ANY_BRANCH, "i", "i", false,
	"SELECT id FROM org WHERE kind = 'branch' AND id <> ?1 AND to_day = 2932897 ORDER BY id DESC LIMIT 1",
	"SELECT id FROM org WHERE kind = 'branch' AND id <> $1 AND to_day = 2932897 ORDER BY id DESC LIMIT 1");

#define ACTIVIST "SELECT r.person_id, r.org_id FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.kind = 'activist' AND r.to_day = 2932897 " \
	"AND p.status NOT IN (1, 2, 3) AND NOT EXISTS (SELECT 1 FROM person_role x WHERE x.person_id = p.id AND x.kind = 'prospect') ORDER BY r.id LIMIT 1"

STATEMENT(ANY_ACTIVIST, "", "ii", false, ACTIVIST, ACTIVIST);

/* The first number in a row of the communiqué. */
static int64_t communique_says(struct ctx *c, const char *table, int row)
{
	struct figure_report r = { .c = c, .day = BUSINESS_DAY, .since = day_from_date(2015, 1, 1), .org = { .path = "" }, .path_then = "", .path_then_end = path_end(c->arena, "") };
	const struct figure_table *t;
	const struct figure_row *line;

	assert_true(figure_communique(&r));
	for (t = r.tables; strcmp(t->key, table) != 0; t = t->next)
		assert_non_null(t->next);
	for (line = t->rows; row > 0; row--)
		line = line->next;
	return line->cells[0].number;
}

static void commend_one(struct world *w)
{
	struct ctx c = begin(w);
	struct value row[2];
	struct history_form form = { .kind = "award", .title = "优秀共产党员", .detail = "县委", .code = "", .from = "2015-07-01", .to = "" };
	person_history_id made;

	assert_int_equal(ask(&c, &ANY_MEMBER, NULL, row, 2, 1), 1);
	if (!history_add(&c, (person_id){ row[0].number }, &form, &made))
		fail_msg("%s", c.refusals_count > 0 ? c.refusals[0].text->key : store_error(c.store));
	end(&c);
}

static void name_a_prospect(struct world *w)
{
	struct ctx c = begin(w);
	struct value row[2];
	struct person_row person;

	assert_int_equal(ask(&c, &ANY_ACTIVIST, NULL, row, 2, 1), 1);
	ctx_begin(&c, "run.close_archive", "person", row[0].number, row[1].number);
	assert_true(person_get(c.store, (person_id){ row[0].number }, &person));
	role_write_begin(&c, &person, "prospect", BUSINESS_DAY - 1, "");	/* as a case does, and no form */
	assert_true(ctx_commit(&c));
	end(&c);
}

/* Numbers that are read from the database are kept with the image: what changes them throws them away. */
static void a_kept_number_is_true(struct world *w)
{
	struct ctx c;
	int64_t awards, prospects, org_count;

	c = begin(w);
	awards = communique_says(&c, "awards", 1);
	prospects = communique_says(&c, "applicants", 2);
	org_count = communique_says(&c, "total", 3);
	end(&c);
	commend_one(w);
	name_a_prospect(w);
	c = begin(w);
	assert_int_equal(communique_says(&c, "awards", 1), awards + 1);
	assert_int_equal(communique_says(&c, "applicants", 2), prospects + 1);
	assert_int_equal(communique_says(&c, "total", 3), org_count);
	end(&c);
}

/* ---- answers that follow ---- */

static void put_table(struct buffer *b, const struct figure_table *t)
{
	buffer_printf(b, "%s:", t->key);
	for (const struct figure_row *row = t->rows; row != NULL; row = row->next)
		for (int i = 0; i < t->columns_count; i++)
			buffer_printf(b, " %lld", (long long)row->cells[i].number);
	buffer_puts(b, "\n");
}

/* Every number of the communiqué and of the annual tables, and of a cross table. */
static const char *all_numbers(struct ctx *c, const char *path, day_t day)
{
	struct figure_report r = { .c = c, .day = day, .since = day_from_date(date_from_day(day).year, 1, 1), .org = { .path = path }, .path_then = path, .path_then_end = path_end(c->arena, path) };
	struct figure_query q = { .path = path, .day = day, .dims = { FIGURE_BELOW, FIGURE_NATIONALITY, FIGURE_JOIN_PERIOD }, .dims_count = 3 };
	struct figure_cells cells;
	struct buffer b;

	figure_where(&q, FIGURE_UNIT_KIND, ~FIGURE_VALUE(1));
	figure_where(&q, FIGURE_STATUS, FIGURE_VALUE(1) | FIGURE_VALUE(2));
	assert_true(figure_communique(&r));
	assert_true(figure_annual(&r));
	assert_true(figure_count(c, &q, &cells));
	buffer_init(&b, c->arena, 0);
	for (const struct figure_table *t = r.tables; t != NULL; t = t->next)
		put_table(&b, t);
	for (size_t i = 0; i < cells.count; i++)
		buffer_printf(&b, " %lld", (long long)cells.numbers[i]);
	return buffer_text(&b);
}

#define FOLLOWED 3

/* What is kept against what a snapshot of its own counts. */
static void follow(struct world *w, const char *const tops[FOLLOWED])
{
	static const int DAYS_BEFORE[] = { 0, 1, 321 };
	struct snapshot *kept = services.snapshot, *fresh = snapshot_new();
	struct ctx c = begin(w);

	for (int i = 0; i < FOLLOWED; i++)
		for (size_t d = 0; d < sizeof(DAYS_BEFORE) / sizeof(DAYS_BEFORE[0]); d++) {
			const char *followed = all_numbers(&c, tops[i], BUSINESS_DAY - DAYS_BEFORE[d]);

			services.snapshot = fresh;
			assert_string_equal(followed, all_numbers(&c, tops[i], BUSINESS_DAY - DAYS_BEFORE[d]));
			services.snapshot = kept;
		}
	end(&c);
	snapshot_free(fresh);
}

/* A member of one branch goes to another, back-dated into the year. */
static void transfer_one(struct world *w)
{
	struct ctx c = begin(w);
	struct value row[2], branch[1];
	struct person_row person;
	struct person_standing standing = { .status = PERSON_BY_CAUSE, .day = BUSINESS_DAY - 20, .cause = "moved", .document = "转〔2015〕1号" };

	assert_int_equal(ask(&c, &ANY_MEMBER, NULL, row, 2, 1), 1);
	assert_true(person_get(c.store, (person_id){ row[0].number }, &person));
	assert_int_equal(ask(&c, &ANY_BRANCH, (struct value[]){ value_int(person.org.v) }, branch, 1, 1), 1);
	standing.org.v = branch[0].number;
	ctx_begin(&c, "person.standing", "person", person.id.v, standing.org.v);
	if (!person_write_standing(&c, person.id, &standing) || !ctx_commit(&c))
		fail_msg("%s", c.refusals_count > 0 ? c.refusals[0].text->key : store_error(c.store));
	end(&c);
}

/* What was counted before is not counted anew: it follows what changed, and says what counting would. */
static void an_answer_follows_what_changed(struct world *w)
{
	static void (*const CHANGES[])(struct world *) = { transfer_one, let_one_die, commend_one, transfer_one, name_a_prospect, let_one_die };
	static struct value rows[40];
	const char *tops[FOLLOWED] = { "" };
	struct ctx c;
	size_t n;

	c = begin(w);
	n = ask(&c, &TOPS, NULL, rows, 1, 40);
	assert_true(n > 9);
	tops[1] = arena_text(c.arena, rows[1].data);
	tops[2] = arena_text(c.arena, rows[n - 1].data);
	follow(w, tops);
	for (size_t i = 0; i < sizeof(CHANGES) / sizeof(CHANGES[0]); i++) {
		CHANGES[i](w);
		if (i % 2 == 1)
			follow(w, tops);	/* with two changes behind the answers */
	}
	end(&c);
}

/* ---- one counts, the others wait ---- */

#define ASKERS 8
struct asker { struct world *world; pthread_t thread; int64_t number; };

static atomic_int counted;

static void count_slowly(struct ctx *c, const void *data, int64_t numbers[])
{
	struct timespec ms50 = { .tv_nsec = 50000000 };

	numbers[0] = 40 + ++counted;
	nanosleep(&ms50, NULL);
}

static void *ask_once(void *data)
{
	struct asker *asker = data;
	struct ctx c = begin(asker->world);

	figure_kept(&c, "test", "", BUSINESS_DAY, FIGURE_ON_POSTS, count_slowly, NULL, &asker->number, 1);
	end(&c);
	return NULL;
}

static void one_counts_for_all(struct world *w)
{
	struct asker askers[ASKERS];

	services = (struct services){ .database = w->database, .snapshot = snapshot_new() };
	counted = 0;
	for (int i = 0; i < ASKERS; i++) {
		askers[i] = (struct asker){ .world = w };
		assert_int_equal(pthread_create(&askers[i].thread, NULL, ask_once, &askers[i]), 0);
	}
	for (int i = 0; i < ASKERS; i++) {
		pthread_join(askers[i].thread, NULL);
		assert_int_equal(askers[i].number, 41);
	}
	assert_int_equal(counted, 1);
	snapshot_free(services.snapshot);
}

/* A write transaction gets an image only if there is one already, so it tells who built it. */
static void the_image_is_built_ahead(struct world *w)
{
	struct figure_totals totals;
	struct ctx c;
	bool is_built = false;

	c = begin(w);
	ctx_begin(&c, "test.look", "person", 0, 1);
	assert_false(figure_totals(&c, "", BUSINESS_DAY, &totals));
	end(&c);
	snapshot_build_ahead(&services);
	for (int i = 0; i < 500 && !is_built; i++) {
		struct timespec ms20 = { .tv_nsec = 20000000 };

		nanosleep(&ms20, NULL);
		c = begin(w);
		ctx_begin(&c, "test.look", "person", 0, 1);
		is_built = figure_totals(&c, "", BUSINESS_DAY, &totals);
		end(&c);
	}
	assert_true(is_built);
	assert_int_equal(totals.members, 1547);
}

static void what_is_kept_is_true(void **state) { on_a_city(a_kept_number_is_true); }

static void answers_follow(void **state) { on_a_city(an_answer_follows_what_changed); }

static void one_is_enough(void **state) { world_on_both(one_counts_for_all); }

static void is_built_ahead(void **state) { on_a_city(the_image_is_built_ahead); }

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_kept_is_true),
		cmocka_unit_test(answers_follow),
		cmocka_unit_test(one_is_enough),
		cmocka_unit_test(is_built_ahead),
	};

	return cmocka_run_group_tests(tests, NULL, cities_over);
}
