/* The snapshot against plain SQL over the demo city: the same figure, any subtree, today and earlier days, also after
 * people and the tree have changed. On both engines. */
#include "store/figure_world.h"
#include "core/path.h"

/* Where everybody stood on a day: an organisation without a stretch of history for it stands where it does today. */
#define STOOD(d) "FROM membership m JOIN person p ON p.id = m.person_id JOIN org o ON o.id = m.org_id " \
	"LEFT JOIN org_path h ON h.org_id = o.id AND h.from_day <= " d " AND h.to_day > " d " " \
	"WHERE m.status IN (1, 2, 3) AND m.from_day <= " d " AND m.to_day > " d

#define UNDER(p) "COALESCE(h.path, o.path) >= " p " AND COALESCE(h.path, o.path) < "

#define TOTALS "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN m.status = 1 THEN 1 ELSE 0 END), 0) AS BIGINT), " \
	"CAST(COALESCE(SUM(CASE WHEN p.sex = 2 THEN 1 ELSE 0 END), 0) AS BIGINT), " \
	"CAST(COALESCE(SUM(CASE WHEN p.nationality NOT IN ('', '01') THEN 1 ELSE 0 END), 0) AS BIGINT), "

#define YOUNG(d) "CAST(COALESCE(SUM(CASE WHEN p.birth_day > " d " THEN 1 ELSE 0 END), 0) AS BIGINT), " \
	"CAST(COALESCE(SUM(CASE WHEN substr(p.education, 1, 1) IN ('1', '2', '3') THEN 1 ELSE 0 END), 0) AS BIGINT) "

STATEMENT(TOTALS_OF, "itti", "iiiiii", false,
	TOTALS YOUNG("?4") STOOD("?1") " AND " UNDER("?2") "?3",
	TOTALS YOUNG("$4") STOOD("$1") " AND " UNDER("$2") "$3");

#define CROSS "SELECT p.sex, p.occupation, m.status, p.is_front_line, COUNT(*) "
#define CROSS_BY " GROUP BY p.sex, p.occupation, m.status, p.is_front_line"

STATEMENT(CROSS_OF, "itt", "iiiii", false,
	CROSS STOOD("?1") " AND " UNDER("?2") "?3" CROSS_BY, CROSS STOOD("$1") " AND " UNDER("$2") "$3" CROSS_BY);

#define ORGS(d) "SELECT COUNT(*) FROM org o JOIN org_path h ON h.org_id = o.id AND h.from_day <= " d " AND h.to_day > " d \
	" WHERE h.kind IN ('branch', 'joint_branch', 'project_branch', 'floating_branch') AND h.path >= "

STATEMENT(BRANCHES_OF, "itt", "i", false, ORGS("?1") "?2 AND h.path < ?3", ORGS("$1") "$2 AND h.path < $3");

#define PATH_ON(i, d) "SELECT COALESCE((SELECT h.path FROM org_path h WHERE h.org_id = o.id AND h.from_day <= " d " AND h.to_day > " d " LIMIT 1), o.path) FROM org o WHERE o.path = " i
STATEMENT(PATH_THEN, "ti", "t", false, PATH_ON("?1", "?2"), PATH_ON("$1", "$2"));

/* A branch in which nobody holds a post above it, and another general branch. */
#define MOVE "SELECT o.id, o.row_version, (SELECT MAX(g.id) FROM org g WHERE g.kind = 'general_branch' AND g.id <> o.parent_id) FROM org o JOIN org p ON p.id = o.parent_id" \
	" WHERE o.kind = 'branch' AND p.kind = 'general_branch' AND NOT EXISTS (SELECT 1 FROM holding h JOIN org a ON a.id = h.org_id JOIN person m ON m.id = h.person_id" \
	" WHERE a.level < o.level AND m.path LIKE o.path || '%') ORDER BY o.id LIMIT 1"
STATEMENT(MOVABLE, "", "iii", false, MOVE, MOVE);

#define DIRECTOR(d) "EXISTS (SELECT 1 FROM holding x JOIN post y ON y.id = x.post_id WHERE x.person_id = h.person_id AND x.from_day <= " d " AND x.to_day > " d \
	" AND y.kind IN ('village_director', 'residents_director'))"

#define SECRETARIES(d) "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN " DIRECTOR(d) " THEN 1 ELSE 0 END), 0) AS BIGINT), " \
	"CAST(COALESCE(SUM(p.birth_day), 0) AS BIGINT), CAST(COALESCE(MIN(h.holding), 0) AS BIGINT), CAST(COALESCE(MIN(h.person_id), 0) AS BIGINT) " \
	"FROM (SELECT t.person_id, MIN(t.id) AS holding FROM holding t JOIN post q ON q.id = t.post_id JOIN org o ON o.id = q.org_id " \
	"WHERE q.kind = 'secretary' AND t.needs_second = 0 AND t.from_day <= " d " AND t.to_day > " d \
	" AND o.kind IN ('committee', 'general_branch', 'branch', 'joint_branch', 'project_branch', 'floating_branch') AND o.path >= "
#define SECRETARIES_EACH " GROUP BY t.person_id) h JOIN person p ON p.id = h.person_id"

STATEMENT(SECRETARIES_OF, "itt", "iiiii", false, SECRETARIES("?1") "?2 AND o.path < ?3" SECRETARIES_EACH, SECRETARIES("$1") "$2 AND o.path < $3" SECRETARIES_EACH);

static void cross_agrees(struct ctx *c, const char *path, const struct value *args, day_t day)
{
	struct figure_query q = { .path = path, .day = day, .dims_count = 4,
		.dims = { FIGURE_SEX, FIGURE_OCCUPATION, FIGURE_STATUS, FIGURE_FRONT_LINE } };
	struct figure_cells cells;
	static struct value rows[400 * 5];
	size_t n;
	int64_t sum = 0;

	assert_true(figure_count(c, &q, &cells));
	n = ask(c, &CROSS_OF, args, rows, 5, 400);
	for (size_t i = 0; i < n; i++) {
		const struct value *r = rows + i * 5;
		int64_t at = ((r[0].number * cells.sizes[1] + r[1].number) * cells.sizes[2] + r[2].number) * cells.sizes[3] + r[3].number;

		assert_int_equal(cells.numbers[at], r[4].number);
		sum += r[4].number;
	}
	assert_int_equal(cells.total, sum);
}

static void agrees(struct ctx *c, const char *path, day_t day)
{
	struct date d = date_from_day(day);
	struct value then = { 0 }, row[6], args[4];
	struct figure_totals totals;

	assert_int_equal(ask(c, &PATH_THEN, (struct value[]){ value_text(path), value_int(day) }, &then, 1, 1), 1);
	args[0] = value_int(day);
	args[1] = value_text(arena_text(c->arena, then.data));
	args[2] = value_text(path_end(c->arena, then.data));
	args[3] = value_int(day_from_date(d.year - 36, d.month, d.day));
	assert_int_equal(ask(c, &TOTALS_OF, args, row, 6, 1), 1);
	assert_true(figure_totals(c, path, day, &totals));
	assert_int_equal(totals.members, row[0].number);
	assert_int_equal(totals.probationary, row[1].number);
	assert_int_equal(totals.women, row[2].number);
	assert_int_equal(totals.minority, row[3].number);
	assert_int_equal(totals.young, row[4].number);
	assert_int_equal(totals.college, row[5].number);
	assert_int_equal(ask(c, &BRANCHES_OF, args, row, 1, 1), 1);
	assert_int_equal(totals.branches, row[0].number);
	cross_agrees(c, path, args, day);
}

static void agrees_everywhere(struct ctx *c)
{
	const day_t days[] = { BUSINESS_DAY, day_from_date(2014, 12, 31), day_from_date(2015, 3, 1), day_from_date(2014, 2, 14), BUSINESS_DAY - 1 };
	static struct value tops[40];
	size_t n = ask(c, &TOPS, NULL, tops, 1, 40);

	assert_true(n > 10);
	for (size_t d = 0; d < sizeof(days) / sizeof(days[0]); d++)
		for (size_t i = 0; i < n; i += d == 0 ? 1 : 4)
			agrees(c, arena_text(c->arena, tops[i].data), days[d]);
}

/* Somebody reads a public table and works out the one number that is missing of a sum and its parts. True: there was one. What is
 * hidden of the parts of a number that shows must come to five. */
static bool works_out(struct cross_sums *sum, size_t at, struct cross_sums *parts, size_t from, size_t step, size_t count)
{
	size_t missing = sum->hides[at], last = count;
	int64_t hidden = 0;

	for (size_t i = 0; i < count; i++)
		if (parts->hides[from + i * step]) {
			hidden += parts->numbers[from + i * step];
			last = i;
			missing++;
		}
	if (last < count && !sum->hides[at])
		assert_true(hidden >= 5);
	if (missing != 1)
		return false;
	if (last < count)
		parts->hides[from + last * step] = false;
	else
		sum->hides[at] = false;
	return true;
}

static size_t hidden_of(const struct figure_cross *x)
{
	size_t n = 0;

	for (int d = 0; d <= x->down; d++) {
		for (size_t i = 0; i < x->sums[d].count; i++)
			n += x->sums[d].hides[i];
		for (size_t i = 0; x->down < x->q.dims_count && i < x->across[d].count; i++)
			n += x->across[d].hides[i];
	}
	return n;
}

static void no_hidden_number_follows(struct ctx *c, const char *path, const enum figure_attribute *dims, int count)
{
	struct figure_report r = { .c = c, .day = BUSINESS_DAY, .org = { .path = path }, .path_then = path, .path_then_end = path_end(c->arena, path) };
	struct figure_query q = { .path = path, .day = BUSINESS_DAY, .dims_count = count };
	struct figure_cross x;
	size_t width, hidden;

	memcpy(q.dims, dims, (size_t)count * sizeof(*dims));
	assert_true(figure_cross_count(&r, &q, true, &x));
	hidden = hidden_of(&x);
	for (int d = 0; d <= x.down; d++)
		for (size_t i = 0; i < x.sums[d].count; i++)
			assert_true(x.sums[d].hides[i] || x.sums[d].numbers[i] == 0 || x.sums[d].numbers[i] >= 5);
	width = x.across[0].count;
	for (int turn = 0; turn < 4; turn++)
		for (int d = 0; d <= x.down; d++)
			for (size_t i = 0; i < x.sums[d].count; i++) {
				size_t size = d < x.down ? (size_t)x.cells.sizes[d] : 0;
				bool is_known = d < x.down && works_out(&x.sums[d], i, &x.sums[d + 1], i * size, 1, size);

				if (x.down < count)
					is_known |= works_out(&x.sums[d], i, &x.across[d], i * width, 1, width);
				for (size_t k = 0; x.down < count && d < x.down && k < width; k++)
					is_known |= works_out(&x.across[d], i * width + k, &x.across[d + 1], i * size * width + k, width, size);
				assert_false(is_known);
			}
	assert_int_equal(hidden_of(&x), hidden);
	/* The smallest of several tables hide something at all. */
	if (count > 2)
		assert_true(hidden > 0);
}

static void the_public_learns_no_small_number(struct ctx *c)
{
	static const enum figure_attribute DIMS[][FIGURE_DIMS_MAX] = { { FIGURE_SEX }, { FIGURE_OCCUPATION }, { FIGURE_SEX, FIGURE_EDUCATION },
		{ FIGURE_BELOW, FIGURE_SEX }, { FIGURE_SEX, FIGURE_AGE_BAND, FIGURE_EDUCATION }, { FIGURE_BELOW, FIGURE_STATUS, FIGURE_SEX, FIGURE_OCCUPATION } };
	static struct value tops[40];
	size_t n = ask(c, &TOPS, NULL, tops, 1, 40);

	for (size_t i = 0; i < n; i += 3)
		for (size_t k = 0; k < sizeof(DIMS) / sizeof(DIMS[0]); k++) {
			int count = 0;

			while (count < FIGURE_DIMS_MAX && DIMS[k][count] != FIGURE_NONE)
				count++;
			no_hidden_number_follows(c, arena_text(c->arena, tops[i].data), DIMS[k], count);
		}
}

static void a_figure_is_what_sql_says(struct world *w)
{
	struct ctx c;
	struct figure_totals totals;

	c = begin(w);
	agrees_everywhere(&c);
	assert_true(figure_totals(&c, "", BUSINESS_DAY, &totals));
	assert_int_equal(totals.members, 1547);
	assert_int_equal(totals.committees, 13);
	assert_int_equal(totals.branches, 72);
	assert_int_equal(totals.per_branch_hundredths, 2149);
	the_public_learns_no_small_number(&c);
	end(&c);
}

static void move_one(struct world *w)
{
	struct ctx c = begin(w);
	struct value row[3];
	struct org_form form = { .day = BUSINESS_DAY - 30, .document = "调〔2015〕9号" };

	assert_int_equal(ask(&c, &MOVABLE, NULL, row, 3, 1), 1);
	form.row_version = row[1].number;
	form.parent = (org_id){ row[2].number };
	if (!org_move(&c, (org_id){ row[0].number }, &form))
		fail_msg("%s", c.refusals_count > 0 ? c.refusals[0].text->key : store_error(c.store));
	end(&c);
}

static void a_change_is_seen_at_once(struct world *w)
{
	struct ctx c;
	struct figure_totals before, after;

	c = begin(w);
	assert_true(figure_totals(&c, "", BUSINESS_DAY, &before));
	end(&c);
	let_one_die(w);
	c = begin(w);
	assert_true(figure_totals(&c, "", BUSINESS_DAY, &after));
	assert_int_equal(after.members, before.members - 1);
	assert_true(figure_totals(&c, "", BUSINESS_DAY - 4, &after));
	assert_int_equal(after.members, before.members);
	agrees_everywhere(&c);
	end(&c);
	move_one(w);
	c = begin(w);
	agrees_everywhere(&c);
	end(&c);
	let_one_die(w);
	c = begin(w);
	agrees_everywhere(&c);
	end(&c);
}

/* ---- one counts, the others wait ---- */

/* The secretaries kept in memory against plain SQL; returns the first holding and its person. */
static void secretaries_agree(struct ctx *c, const char *path, day_t day, int64_t *holding, int64_t *person)
{
	struct value row[5], args[3] = { value_int(day), value_text(path), value_text(path_end(c->arena, path)) };
	struct figure_secretary_counts counts;
	struct figure_secretary *rows;
	int64_t directors = 0, births = 0;
	size_t count;

	assert_int_equal(ask(c, &SECRETARIES_OF, args, row, 5, 1), 1);
	assert_true(figure_secretaries_of(c, path, day, &rows, &count));
	for (size_t i = 0; i < count; i++) {
		directors += rows[i].is_director;
		births += rows[i].birth_day;
	}
	assert_int_equal(count, row[0].number);
	assert_int_equal(directors, row[1].number);
	assert_true(figure_secretary_counts(c, path, day, &counts));
	assert_int_equal(counts.all, row[0].number);
	assert_int_equal(counts.directors, row[1].number);
	assert_int_equal(births, row[2].number);
	*holding = row[3].number;
	*person = row[4].number;
}

static void dismiss(struct world *w, int64_t holding)
{
	struct ctx c = begin(w);
	struct holding_row row;
	struct post_form form = { .to_day = BUSINESS_DAY, .reason = "工作需要", .document = "免〔2015〕1号", .ended_as = "transferred" };

	assert_true(holding_get(c.store, (holding_id){ holding }, &row));
	form.row_version = row.row_version;
	if (!post_dismiss(&c, (holding_id){ holding }, &form))
		fail_msg("%s", c.refusals_count > 0 ? c.refusals[0].text->key : store_error(c.store));
	end(&c);
}

static void let_die(struct world *w, int64_t id)
{
	struct ctx c = begin(w);
	struct person_row person;
	struct person_standing standing = { .status = PERSON_DECEASED, .day = BUSINESS_DAY, .cause = "died", .document = "证明2号" };

	assert_true(person_get(c.store, (person_id){ id }, &person));
	standing.org = person.org;
	ctx_begin(&c, "person.standing", "person", person.id.v, 0);
	if (!person_write_standing(&c, person.id, &standing) || !ctx_commit(&c))
		fail_msg("%s", c.refusals_count > 0 ? c.refusals[0].text->key : store_error(c.store));
	end(&c);
}

static void a_secretary_is_who_holds_the_post(struct world *w)
{
	int64_t holding, person, before;
	struct ctx c;

	c = begin(w);
	before = 0;
	for (day_t day = BUSINESS_DAY; day > BUSINESS_DAY - 1500; day -= 400)
		secretaries_agree(&c, "", day, &holding, &person);
	secretaries_agree(&c, "", BUSINESS_DAY, &before, &person);
	end(&c);
	dismiss(w, before);
	c = begin(w);
	secretaries_agree(&c, "", BUSINESS_DAY, &holding, &person);
	assert_int_not_equal(holding, before);
	end(&c);
	let_die(w, person);
	c = begin(w);
	secretaries_agree(&c, "", BUSINESS_DAY, &holding, &before);
	assert_int_not_equal(before, person);
	end(&c);
	move_one(w);
	c = begin(w);
	secretaries_agree(&c, "", BUSINESS_DAY, &holding, &person);
	end(&c);
}

static void figures_agree(void **state) { on_a_city(a_figure_is_what_sql_says); }

static void changes_are_seen(void **state) { on_a_city(a_change_is_seen_at_once); }

static void secretaries_are_holders(void **state) { on_a_city(a_secretary_is_who_holds_the_post); }

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_agree),
		cmocka_unit_test(changes_are_seen),
		cmocka_unit_test(secretaries_are_holders),
	};

	return cmocka_run_group_tests(tests, NULL, cities_over);
}
