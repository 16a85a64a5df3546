/* The snapshot against plain SQL over the demo city: the same figure, any subtree, today and earlier days, also after
 * people and the tree have changed. On both engines. */
#include "fixture.h"

#include <pthread.h>
#include <stdatomic.h>
#include "core/code.h"
#include "core/crypto.h"
#include "core/path.h"
#include "core/services.h"
#include "demo/demo.h"
#include "rooms/figure/cross.h"
#include "rooms/org/org.h"
#include "rooms/org/post.h"
#include "rooms/person/history.h"
#include "rooms/person/person.h"
#include "rooms/person/role.h"

#define BUSINESS_DAY day_from_date(2015, 11, 17)

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
STATEMENT(TOPS, "", "t", false,
	"SELECT path FROM org WHERE level IN (1, 2) OR kind IN ('general_branch') ORDER BY path LIMIT 40",
	"SELECT path FROM org WHERE level IN (1, 2) OR kind IN ('general_branch') ORDER BY path LIMIT 40");
STATEMENT(ANY_MEMBER, "", "ii", false,
	"SELECT id, org_id FROM person WHERE status = 2 ORDER BY id LIMIT 1", "SELECT id, org_id FROM person WHERE status = 2 ORDER BY id LIMIT 1");
STATEMENT(ANY_BRANCH, "i", "i", false,
	"SELECT id FROM org WHERE kind = 'branch' AND id <> ?1 AND to_day = 2932897 ORDER BY id DESC LIMIT 1",
	"SELECT id FROM org WHERE kind = 'branch' AND id <> $1 AND to_day = 2932897 ORDER BY id DESC LIMIT 1");
STATEMENT(MOVABLE, "", "iii", false,
	"SELECT o.id, o.row_version, (SELECT MAX(g.id) FROM org g WHERE g.kind = 'general_branch' AND g.id <> o.parent_id) FROM org o JOIN org p ON p.id = o.parent_id WHERE o.kind = 'branch' AND p.kind = 'general_branch' ORDER BY o.id LIMIT 1",
	"SELECT o.id, o.row_version, (SELECT MAX(g.id) FROM org g WHERE g.kind = 'general_branch' AND g.id <> o.parent_id) FROM org o JOIN org p ON p.id = o.parent_id WHERE o.kind = 'branch' AND p.kind = 'general_branch' ORDER BY o.id LIMIT 1");

#define ACTIVIST "SELECT r.person_id, r.org_id FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.kind = 'activist' AND r.to_day = 2932897 " \
	"AND p.status NOT IN (1, 2, 3) AND NOT EXISTS (SELECT 1 FROM person_role x WHERE x.person_id = p.id AND x.kind = 'prospect') ORDER BY r.id LIMIT 1"
STATEMENT(ANY_ACTIVIST, "", "ii", false, ACTIVIST, ACTIVIST);

#define DIRECTOR(d) "EXISTS (SELECT 1 FROM holding x JOIN post y ON y.id = x.post_id WHERE x.person_id = h.person_id AND x.from_day <= " d " AND x.to_day > " d \
	" AND y.kind IN ('village_director', 'residents_director'))"
#define SECRETARIES(d) "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN " DIRECTOR(d) " THEN 1 ELSE 0 END), 0) AS BIGINT), " \
	"CAST(COALESCE(SUM(p.birth_day), 0) AS BIGINT), CAST(COALESCE(MIN(h.id), 0) AS BIGINT), CAST(COALESCE(MIN(h.person_id), 0) AS BIGINT) " \
	"FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = q.org_id JOIN person p ON p.id = h.person_id " \
	"WHERE q.kind = 'secretary' AND h.needs_second = 0 AND h.from_day <= " d " AND h.to_day > " d \
	" AND o.kind IN ('committee', 'general_branch', 'branch', 'joint_branch', 'project_branch', 'floating_branch') AND o.path >= "
STATEMENT(SECRETARIES_OF, "itt", "iiiii", false, SECRETARIES("?1") "?2 AND o.path < ?3", SECRETARIES("$1") "$2 AND o.path < $3");

static struct services services;

static struct keyring *new_keys(void)
{
	char folder[] = "/tmp/jishi-keys-XXXXXX", path[64], error[200];
	struct keyring *k;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/keys", folder);
	assert_true(keyring_create(path, SUITE_STD, error, sizeof(error)));
	k = keyring_open(path, error, sizeof(error));
	assert_non_null(k);
	unlink(path);
	rmdir(folder);
	return k;
}

static struct ctx begin(struct world *w)
{
	struct arena *a = arena_new();
	struct ctx c = { .arena = a, .services = &services, .store = store_open(w->database, a), .today = BUSINESS_DAY,
		.now_s = 1447750000, .machine_s = 1700000000, .address = "test" };

	c.actor.path_from = "0";	/* the whole tree */
	c.actor.path_to = "~";
	c.actor.account_id = c.actor.org_id = 1;
	c.actor.may = ~(permission_set)0;
	return c;
}

static void end(struct ctx *c)
{
	store_close(c->store);
	arena_free(c->arena);
}

static void load(struct world *w)
{
	struct ctx c = { .arena = arena_new(), .today = BUSINESS_DAY, .machine_s = 1700000000, .address = "test" };
	struct demo_counts counts;
	char error[300] = "";

	services = (struct services){ .database = w->database, .keys = new_keys(), .snapshot = snapshot_new(), .files = world_files(w) };
	c.services = &services;
	if (!demo_load(&c, demo_profile_find("small"), &counts, error, sizeof(error)))
		fail_msg("%s", error);
	arena_free(c.arena);
}

static void unload(void)
{
	snapshot_free(services.snapshot);
	keyring_free(services.keys);
}

static size_t ask(struct ctx *c, const struct statement *st, const struct value *args, struct value *row, size_t columns, size_t rows_max)
{
	struct cursor cursor;
	size_t n = 0;

	statement_open(c->store, st, args, &cursor);
	while (n < rows_max && cursor_next(&cursor, row + n * columns))
		n++;
	cursor_close(&cursor);
	if (store_state(c->store) != STORE_GOOD)
		fail_msg("%s: %s", st->name, store_error(c->store));
	return n;
}

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
	struct figure_report r = { .c = c, .day = BUSINESS_DAY, .org = { .path = path } };
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

	load(w);
	c = begin(w);
	agrees_everywhere(&c);
	assert_true(figure_totals(&c, "", BUSINESS_DAY, &totals));
	assert_int_equal(totals.members, 1547);
	assert_int_equal(totals.committees, 13);
	assert_int_equal(totals.branches, 72);
	assert_int_equal(totals.per_branch_hundredths, 2149);
	the_public_learns_no_small_number(&c);
	end(&c);
	unload();
}

static void let_one_die(struct world *w)
{
	struct ctx c = begin(w);
	struct value row[2];
	struct person_row person;
	struct person_standing standing = { .status = PERSON_DECEASED, .day = BUSINESS_DAY - 3, .cause = "died", .document = "证明1号" };

	assert_int_equal(ask(&c, &ANY_MEMBER, NULL, row, 2, 1), 1);
	assert_true(person_get(c.store, (person_id){ row[0].number }, &person));
	standing.org = person.org;
	ctx_begin(&c, "person.standing", "person", person.id.v, 0);
	if (!person_write_standing(&c, person.id, &standing) || !ctx_commit(&c))
		fail_msg("%s", c.refusals_count > 0 ? c.refusals[0].text->key : store_error(c.store));
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

/* The first number in a row of the communiqué. */
static int64_t communique_says(struct ctx *c, const char *table, int row)
{
	struct figure_report r = { .c = c, .day = BUSINESS_DAY, .since = day_from_date(2015, 1, 1), .org = { .path = "" } };
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
	struct role_form form = { .kind = "prospect", .source = "", .detail = "", .document = "", .reason = "", .day = BUSINESS_DAY - 1, .term_day = DAY_OPEN };
	struct role_many many;

	assert_int_equal(ask(&c, &ANY_ACTIVIST, NULL, row, 2, 1), 1);
	form.org.v = row[1].number;
	if (!role_begin_many(&c, &row[0].number, 1, &form, &many))
		fail_msg("%s", c.refusals_count > 0 ? c.refusals[0].text->key : store_error(c.store));
	if (many.begun_count != 1)
		fail_msg("%s", many.lines[0].why);
	end(&c);
}

/* Numbers that are read from the database are kept with the image: what changes them throws them away. */
static void a_kept_number_is_true(struct world *w)
{
	struct ctx c;
	int64_t awards, prospects, org_count;

	load(w);
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
	unload();
}

static void a_change_is_seen_at_once(struct world *w)
{
	struct ctx c;
	struct figure_totals before, after;

	load(w);
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
	unload();
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
	struct figure_report r = { .c = c, .day = day, .since = day_from_date(date_from_day(day).year, 1, 1), .org = { .path = path } };
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

	load(w);
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
	unload();
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
	struct post_form form = { .to_day = BUSINESS_DAY, .reason = "工作需要", .document = "免〔2015〕1号" };

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

	load(w);
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
	unload();
}

/* A write transaction gets an image only if there is one already, so it tells who built it. */
static void the_image_is_built_ahead(struct world *w)
{
	struct figure_totals totals;
	struct ctx c;
	bool is_built = false;

	load(w);
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
	unload();
}

static void figures_agree(void **state) { world_on_both(a_figure_is_what_sql_says); }
static void changes_are_seen(void **state) { world_on_both(a_change_is_seen_at_once); }
static void what_is_kept_is_true(void **state) { world_on_both(a_kept_number_is_true); }
static void answers_follow(void **state) { world_on_both(an_answer_follows_what_changed); }
static void one_is_enough(void **state) { world_on_both(one_counts_for_all); }
static void secretaries_are_holders(void **state) { world_on_both(a_secretary_is_who_holds_the_post); }
static void is_built_ahead(void **state) { world_on_both(the_image_is_built_ahead); }

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_agree),
		cmocka_unit_test(changes_are_seen),
		cmocka_unit_test(what_is_kept_is_true),
		cmocka_unit_test(answers_follow),
		cmocka_unit_test(one_is_enough),
		cmocka_unit_test(is_built_ahead),
		cmocka_unit_test(secretaries_are_holders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
