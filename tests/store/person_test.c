/* The archive's rules on the demo city, on both engines: the balance of any organisation and period, stretches of
 * membership that never overlap, quotas on the day of a birthday, readings and doubles. */
#include "person_event.h"

#include "rooms/org/org.h"
#include "rooms/person/balance.h"
#include "rooms/person/quota.h"
#include "rooms/person/role.h"
#include "text/person.h"

QUESTION(TOPS, "it",
	"SELECT id, path FROM org WHERE level <= 3 ORDER BY path LIMIT 12");
QUESTION(SOME_BRANCHES, "it",
	"SELECT id, path FROM org WHERE kind = 'branch' AND to_day = 2932897 ORDER BY path LIMIT 6");
QUESTION(ONE_MEMBER, "iii",
	"SELECT id, org_id, row_version FROM person WHERE status = 2 ORDER BY id LIMIT 1");
QUESTION(MOVABLE, "iii",
	"SELECT o.id, o.row_version, (SELECT MAX(g.id) FROM org g WHERE g.kind = 'general_branch' AND g.id <> o.parent_id)"
	     " FROM org o JOIN org p ON p.id = o.parent_id WHERE o.kind = 'branch' AND p.kind = 'general_branch'"
	     " AND NOT EXISTS (SELECT 1 FROM holding h JOIN org a ON a.id = h.org_id JOIN person m ON m.id = h.person_id WHERE a.level < o.level AND m.path LIKE o.path || '%')"
	     " ORDER BY o.id LIMIT 1");	/* nobody in it holds a post above it */
/* As records were renamed before it was asked who else is called so. */
#define ALIKE(one, other) "UPDATE person SET (name, pinyin_key) = (SELECT q.name, q.pinyin_key FROM person q WHERE q.id = " other ") WHERE id = " one
STATEMENT_UNLOGGED(NAME_ALIKE, "ii", ALIKE("?1", "?2"), ALIKE("$1", "$2"));
QUESTION(OVERLAPS, "i",
	"SELECT COUNT(*) FROM membership a JOIN membership b ON a.region_id = b.region_id AND a.person_id = b.person_id"
	" AND a.id < b.id AND a.from_day < b.to_day AND b.from_day < a.to_day");
STATEMENT(OPEN_HOLDINGS, "i", "i", false, "SELECT COUNT(*) FROM holding WHERE person_id = ?1 AND to_day = 2932897",
	"SELECT COUNT(*) FROM holding WHERE person_id = $1 AND to_day = 2932897");
QUESTION(A_SECRETARY, "ii",
	"SELECT h.person_id, p.row_version FROM holding h JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id"
	" WHERE q.kind = 'secretary' AND h.to_day = 2932897 AND p.status = 2 ORDER BY h.id DESC LIMIT 1");
/* The balance in its plainest words, every stretch looked at: what the quick way has to give too. */
#define PLAIN_STRETCHES(org, from, to) \
	"WITH lines AS (SELECT q.id, q.org_id, q.path, q.from_day, q.to_day, CASE WHEN LAG(path) OVER (PARTITION BY org_id ORDER BY from_day, to_day, id) = path" \
	" AND LAG(to_day) OVER (PARTITION BY org_id ORDER BY from_day, to_day, id) = from_day THEN 0 ELSE 1 END AS moves FROM org_path q)," \
	" moved AS (SELECT org_id, path, from_day, to_day, SUM(moves) OVER (PARTITION BY org_id ORDER BY from_day, to_day, id) AS turn FROM lines)," \
	" stood AS (SELECT org_id, path, MIN(from_day) AS from_day, MAX(to_day) AS to_day FROM moved GROUP BY org_id, path, turn)," \
	" tree AS (SELECT p.org_id, CASE WHEN p.from_day > t.from_day THEN p.from_day ELSE t.from_day END AS from_day," \
	" CASE WHEN p.to_day < t.to_day THEN p.to_day ELSE t.to_day END AS to_day" \
	" FROM stood t JOIN stood p ON p.path >= t.path AND p.path < t.path || '~' WHERE t.org_id = " org ")," \
	" stretch AS (SELECT m.person_id, CASE WHEN m.from_day > t.from_day THEN m.from_day ELSE t.from_day END AS from_day," \
	" CASE WHEN m.to_day < t.to_day THEN m.to_day ELSE t.to_day END AS to_day," \
	" CASE WHEN m.from_day >= t.from_day THEN m.began_by ELSE 'reorganised' END AS began_by," \
	" CASE WHEN m.to_day <= t.to_day THEN m.ended_by ELSE 'reorganised' END AS ended_by" \
	" FROM tree t JOIN membership m ON m.org_id = t.org_id WHERE m.status IN (1, 2, 3)" \
	" AND m.from_day < t.to_day AND m.to_day > t.from_day AND t.from_day < t.to_day),"
#define PLAIN_MOVES(org, from, to) PLAIN_STRETCHES(org, from, to) \
	" event AS (SELECT person_id, from_day AS day, 1 AS step, began_by AS cause FROM stretch WHERE from_day BETWEEN " from " AND " to \
	" UNION ALL SELECT person_id, to_day AS day, -1 AS step, ended_by AS cause FROM stretch WHERE to_day BETWEEN " from " AND " to ")," \
	" net AS (SELECT person_id, day, SUM(step) AS n, MAX(CASE WHEN step = 1 THEN cause ELSE '' END) AS began," \
	" MAX(CASE WHEN step = -1 THEN cause ELSE '' END) AS ended FROM event GROUP BY person_id, day)" \
	" SELECT CASE WHEN n > 0 THEN 'in' WHEN n < 0 THEN 'out' ELSE 'inside' END AS part," \
	" CASE WHEN n < 0 THEN ended ELSE began END AS cause, COUNT(*) AS n FROM net GROUP BY 1, 2 ORDER BY 1, 2"
STATEMENT(MOVES_PLAINLY, "iii", "tti", false, PLAIN_MOVES("?1", "?2", "?3"), PLAIN_MOVES("$1", "$2", "$3"));
#define PLAIN_STANDING(org, day) PLAIN_STRETCHES(org, "", "") \
	" done AS (SELECT 1) SELECT person_id FROM stretch WHERE from_day <= " day " AND to_day > " day " ORDER BY person_id"
STATEMENT(STANDING_PLAINLY, "ii", "i", false, PLAIN_STANDING("?1", "?2"), PLAIN_STANDING("$1", "$2"));
#define PLAIN_TWINS(from, to) \
	"SELECT p.id, (SELECT COUNT(*) FROM person q WHERE q.name = p.name AND q.birth_day = p.birth_day AND q.id <> p.id" \
	" AND q.path >= " from " AND q.path < " to ") FROM person p" \
	" WHERE p.path >= " from " AND p.path < " to " AND p.birth_day > -2147483647" \
	" AND EXISTS (SELECT 1 FROM person q WHERE q.name = p.name AND q.birth_day = p.birth_day AND q.id <> p.id)" \
	" ORDER BY p.pinyin_key, p.name, p.birth_day, p.id"
STATEMENT(TWINS_PLAINLY, "tt", "ii", false, PLAIN_TWINS("?1", "?2"), PLAIN_TWINS("$1", "$2"));
QUESTION(A_VILLAGE, "it",
	"SELECT o.id, o.path FROM org o JOIN org up ON up.id = o.parent_id WHERE o.unit_kind = 'village' AND up.unit_kind <> 'village' ORDER BY o.path LIMIT 1");

static const struct { int from[3], to[3]; } PERIODS[] = {
	{ { 2015, 1, 1 }, { 2015, 11, 17 } }, { { 2014, 1, 1 }, { 2014, 12, 31 } }, { { 2015, 11, 17 }, { 2015, 11, 17 } },
	{ { 2015, 6, 15 }, { 2015, 9, 3 } }, { { 1950, 1, 1 }, { 2015, 11, 17 } },
};

#define NUMBER(n) { .kind = VALUE_INT, .number = (n) }
#define TEXT(t) { .kind = VALUE_TEXT, .data = (t), .bytes = strlen(t) }
#define MOVES_MAX 64
#define STANDING_MAX 4000

static const struct balance_line *line_of(const struct balance_line *lines, size_t count, const char *cause)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(lines[i].cause, cause) == 0)
			return &lines[i];
	return NULL;
}

/* Cause by cause the same as in plain words. */
static void moves_are_those_of_plain_words(struct ctx *c, int64_t org, const struct balance *b)
{
	struct value rows[MOVES_MAX * 3];
	size_t n = ask(c, &MOVES_PLAINLY, (struct value[]){ NUMBER(org), NUMBER(b->from), NUMBER(b->to) }, rows, 3, MOVES_MAX);

	assert_int_equal(n, b->in_count + b->out_count + b->inside_count);
	for (size_t i = 0; i < n; i++) {
		const char *part = rows[i * 3].data, *cause = rows[i * 3 + 1].data;
		const struct balance_line *line = strcmp(part, "in") == 0 ? line_of(b->in, b->in_count, cause)
			: strcmp(part, "out") == 0 ? line_of(b->out, b->out_count, cause) : line_of(b->inside, b->inside_count, cause);

		assert_non_null(line);
		assert_int_equal(line->count, rows[i * 3 + 2].number);
	}
}

static int by_id(const void *a, const void *b)
{
	const struct balance_person *x = a, *y = b;

	return x->id.v < y->id.v ? -1 : x->id.v > y->id.v;
}

static void people_are_those_of_plain_words(struct ctx *c, const struct org_row *org, const struct balance *b, const char *part, day_t day)
{
	static struct value rows[STANDING_MAX];
	struct balance_person *people, *page;
	size_t n = ask(c, &STANDING_PLAINLY, (struct value[]){ NUMBER(org->id.v), NUMBER(day) }, rows, 1, STANDING_MAX);
	int64_t total;
	size_t count = balance_people(c, org, b, part, "", STANDING_MAX, 0, &people, &total);

	assert_true(n < STANDING_MAX);
	assert_int_equal(count, n);
	assert_int_equal(total, n);
	if (count > 3) {
		assert_int_equal(balance_people(c, org, b, part, "", 2, 1, &page, &total), 2);
		assert_int_equal(total, n);
		assert_int_equal(page[0].id.v, people[1].id.v);
		assert_int_equal(page[1].id.v, people[2].id.v);
	}
	qsort(people, count, sizeof(*people), by_id);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(people[i].id.v, rows[i].number);
}

/* Whole, and told on any page of it: a page behind the last too. */
static void movers_are_as_many(struct ctx *c, const struct org_row *org, const struct balance *b, const char *part, const struct balance_line *line)
{
	struct balance_person *people;
	int64_t total;

	assert_int_equal(balance_people(c, org, b, part, line->cause, 100000, 0, &people, &total), line->count);
	assert_int_equal(total, line->count);
	assert_int_equal(balance_people(c, org, b, part, line->cause, 10, 100000, &people, &total), 0);
	assert_int_equal(total, line->count);
}

/* The identity, the lists behind every cell, and all of it against plain words. */
static void balances(struct ctx *c, int64_t org_number, const char *path)
{
	org_id org = { org_number };
	struct org_row row;

	assert_true(org_get(c->store, org, &row));
	for (size_t i = 0; i < sizeof(PERIODS) / sizeof(PERIODS[0]); i++) {
		day_t from = day_from_date(PERIODS[i].from[0], PERIODS[i].from[1], PERIODS[i].from[2]);
		day_t to = day_from_date(PERIODS[i].to[0], PERIODS[i].to[1], PERIODS[i].to[2]);
		struct balance b;

		assert_true(balance_of(c, org, from, to, &b));
		if (b.opening + b.in_total - b.out_total != b.closing)
			fail_msg("%s, period %zu: %lld + %lld - %lld is not %lld", path, i, (long long)b.opening, (long long)b.in_total,
				 (long long)b.out_total, (long long)b.closing);
		moves_are_those_of_plain_words(c, org.v, &b);
		if (i > 1)
			continue;
		people_are_those_of_plain_words(c, &row, &b, "opening", from - 1);
		people_are_those_of_plain_words(c, &row, &b, "closing", to);
		for (size_t k = 0; k < b.in_count; k++)
			movers_are_as_many(c, &row, &b, "in", &b.in[k]);
		for (size_t k = 0; k < b.out_count; k++)
			movers_are_as_many(c, &row, &b, "out", &b.out[k]);
	}
}

static void all_balance(struct ctx *c)
{
	struct value rows[18 * 2];
	size_t n = ask(c, &TOPS, NULL, rows, 2, 12);

	n += ask(c, &SOME_BRANCHES, NULL, rows + n * 2, 2, 6);
	assert_true(n > 12);
	for (size_t i = 0; i < n; i++)
		balances(c, rows[i * 2].number, arena_text(c->arena, rows[i * 2 + 1].data));
	assert_int_equal(ask(c, &OVERLAPS, NULL, rows, 1, 1), 1);
	assert_int_equal(rows[0].number, 0);
}

static void the_balance_holds_everywhere(struct world *w)
{
	struct ctx c;
	struct value row[3];
	struct person_standing standing = { .status = PERSON_BY_CAUSE, .cause = "moved", .document = "甲", .day = BUSINESS_DAY - 30 };
	struct org_form form = { .day = BUSINESS_DAY - 60, .document = "甲" };
	person_id person;

	c = begin(w);
	all_balance(&c);
	assert_int_equal(ask(&c, &ONE_MEMBER, NULL, row, 3, 1), 1);
	person.v = row[0].number;
	assert_int_equal(ask(&c, &LAST_BRANCH, NULL, row, 1, 1), 1);
	standing.org.v = row[0].number;
	end(&c);

	/* Somebody moves to the other end of the city, dies there; a branch changes hands. */
	c = begin(w);
	ctx_begin(&c, "person.standing", "person", person.v, 0);
	commit(&c, person_write_standing(&c, person, &standing) && ctx_commit(&c));
	c = begin(w);
	standing = (struct person_standing){ .status = PERSON_DECEASED, .cause = "died", .document = "乙", .day = BUSINESS_DAY - 3 };
	ctx_begin(&c, "person.standing", "person", person.v, 0);
	commit(&c, person_write_standing(&c, person, &standing) && ctx_commit(&c));
	c = begin(w);
	assert_int_equal(ask(&c, &MOVABLE, NULL, row, 3, 1), 1);
	form.row_version = row[1].number;
	form.parent.v = row[2].number;
	end(&c);
	c = begin(w);
	commit(&c, org_move(&c, (org_id){ row[0].number }, &form));
	c = begin(w);
	all_balance(&c);
	end(&c);
}

static void events_fit_dates_and_standings(struct world *w)
{
	struct ctx c;
	struct value row[2];
	struct person_spell *spells;
	struct person_row person_row;
	struct person_standing standing;
	struct person_since since;
	person_id person;
	org_id org;

	c = begin(w);
	assert_int_equal(ask(&c, &LAST_BRANCH, NULL, row, 1, 1), 1);
	org.v = row[0].number;
	end(&c);
	person = make(w, org, "预备", "1990-01-01", "1", "2014-11-18");
	standing_gives(w, person, event(BUSINESS_DAY, "converted"), T_person_conversion_early);	/* a year ends tomorrow */
	standing_gives(w, person, event(BUSINESS_DAY, "sanctioned"), T_person_event_unfit);
	standing = event(BUSINESS_DAY, "cancelled");
	standing.status = PERSON_EXPELLED;
	standing_gives(w, person, standing, T_person_event_contradicts);
	standing_gives(w, person, event(BUSINESS_DAY + 1, "cancelled"), T_person_day_in_future);
	standing_gives(w, person, event(day_from_date(2014, 11, 18), "cancelled"), T_person_day_too_early);
	standing = event(BUSINESS_DAY, "cancelled");
	standing.document = "";
	standing_gives(w, person, standing, T_person_document_missing);
	standing_gives(w, person, event(BUSINESS_DAY, "cancelled"), NULL);
	standing_gives(w, person, event(BUSINESS_DAY, "restored"), T_person_event_after_end);

	person = make(w, org, "往返", "1980-01-01", "2", "2005-01-01");
	standing_gives(w, person, event(BUSINESS_DAY - 20, "transferred_out"), T_person_event_by_transfer);
	standing_gives(w, person, event(BUSINESS_DAY - 20, "moved"), T_person_event_by_transfer);
	procedure_gives(w, person, event(BUSINESS_DAY - 20, "transferred_out"), NULL);
	procedure_gives(w, person, event(BUSINESS_DAY - 21, "transferred_in"), T_person_day_too_early);
	standing_gives(w, person, event(BUSINESS_DAY - 20, "suspended"), T_person_event_unfit);
	standing_gives(w, person, event(BUSINESS_DAY - 10, "transferred_in"), T_person_event_by_transfer);
	procedure_gives(w, person, event(BUSINESS_DAY - 10, "transferred_in"), NULL);
	c = begin(w);
	assert_true(person_get(c.store, person, &person_row));
	assert_int_equal(person_row.status, PERSON_FULL);
	assert_int_equal(person_spells(c.store, person_row.region, person, &spells), 3);	/* on probation, away, back */
	assert_int_equal(spells[1].to_day, BUSINESS_DAY - 20);
	assert_int_equal(spells[2].from_day, BUSINESS_DAY - 10);
	end(&c);
	/* Suspended on probation, restored on probation; removed, a new member by a procedure. */
	person = make(w, org, "停恢", "1985-01-01", "1", "2015-06-01");
	standing_gives(w, person, event(BUSINESS_DAY - 30, "suspended"), NULL);
	standing_gives(w, person, event(BUSINESS_DAY - 20, "restored"), NULL);
	c = begin(w);
	assert_true(person_get(c.store, person, &person_row));
	assert_int_equal(person_row.status, PERSON_PROBATIONARY);
	end(&c);
	standing_gives(w, person, event(BUSINESS_DAY - 10, "removed"), NULL);
	c = begin(w);
	assert_true(person_status_since(c.store, person_row.region, person, PERSON_REMOVED, &since));
	assert_int_equal(since.day, BUSINESS_DAY - 10);
	ctx_begin(&c, "person.standing", "person", person.v, 0);
	standing = event(BUSINESS_DAY, "joined");
	assert_true(person_write_standing(&c, person, &standing));
	commit(&c, ctx_commit(&c));
	c = begin(w);
	assert_true(person_get(c.store, person, &person_row));
	assert_int_equal(person_row.status, PERSON_PROBATIONARY);
	assert_int_equal(person_row.joined_day, BUSINESS_DAY);
	/* Who dies leaves the posts the same day. */
	assert_int_equal(ask(&c, &A_SECRETARY, NULL, row, 2, 1), 1);
	person.v = row[0].number;
	end(&c);
	standing_gives(w, person, event(BUSINESS_DAY, "died"), NULL);
	c = begin(w);
	assert_int_equal(ask(&c, &OPEN_HOLDINGS, (struct value[]){ value_int(person.v) }, row, 1, 1), 1);
	assert_int_equal(row[0].number, 0);
	end(&c);
}

static int64_t reserves(struct world *w, org_id village, day_t day, enum quota_state *state)
{
	struct ctx c = begin(w);
	struct quota quota;
	struct quota_gauge *gauges;
	struct value row[2];
	int64_t count;

	assert_true(quota_find(&c, "village_reserve", &quota));
	assert_int_equal(ask(&c, &A_VILLAGE, NULL, row, 2, 1), 1);
	assert_int_equal(row[0].number, village.v);
	assert_true(quota_gauges(&c, &quota, arena_text(c.arena, row[1].data), day, &gauges) >= 1);
	assert_int_equal(gauges[0].org.v, village.v);
	*state = gauges[0].state;
	count = gauges[0].count;
	end(&c);
	return count;
}

/* The first village of the demo has two reserves; one is 35 in a week. */
static void a_birthday_shows_on_its_day(struct world *w)
{
	struct ctx c;
	struct value row[2];
	enum quota_state state;
	org_id village;

	c = begin(w);
	assert_int_equal(ask(&c, &A_VILLAGE, NULL, row, 2, 1), 1);
	village.v = row[0].number;
	end(&c);
	assert_int_equal(reserves(w, village, BUSINESS_DAY + 6, &state), 2);
	assert_int_equal(state, QUOTA_MET);
	assert_int_equal(reserves(w, village, BUSINESS_DAY + 7, &state), 1);
	assert_int_equal(state, QUOTA_SHORT);
}

static void readings_and_doubles_stay_in_range(struct world *w)
{
	struct ctx c;
	struct value row[1];
	struct person_row before, after;
	struct person_unread_row *unread;
	struct person_duplicate *doubles;
	person_id strange, twin, other;
	struct person_form form = { .reason = "更正", .name = "\U0002B81C某", .no_number_reason = "补办中", .sex = "1", .birth = "1980-01-01", .nationality = "01", .education = "21",
		.occupation = "2", .status = "0", .address = "新住址", .row_version = 2 }, renamed = form;
	static const char *const WRONG[] = { "", "OU YANG1", "ou  yang", " ou", "ou ", "欧" };

	c = begin(w);
	assert_int_equal(ask(&c, &LAST_BRANCH, NULL, row, 1, 1), 1);
	end(&c);
	strange = make(w, (org_id){ row[0].number }, "\U0002B81C某", "1980-01-01", "0", "");
	twin = make(w, (org_id){ row[0].number }, "双胞", "1980-01-01", "0", "");
	/* Whoever is registered beside somebody of the same name, or renamed so, is told apart at once; who is in the archive untold is listed. */
	renamed.row_version = 1;
	renamed.name = "双胞";
	other = make(w, (org_id){ row[0].number }, "双生", "1980-01-01", "0", "");
	c = begin(w);
	assert_false(person_change(&c, other, &renamed));
	assert_ptr_equal(c.refusals[0].text, T_person_twin);
	end(&c);
	c = begin(w);
	store_begin_unlogged(c.store);
	ask(&c, &NAME_ALIKE, (struct value[]){ NUMBER(other.v), NUMBER(twin.v) }, row, 0, 1);
	assert_true(store_commit(c.store));
	assert_true(person_get(c.store, strange, &before));
	if (strchr(before.pinyin_key, '{') != NULL)
		assert_true(person_unread(c.store, before.region, "0", "~", 10, &unread) >= 1);
	assert_true(person_get(c.store, twin, &after));
	assert_int_equal(person_duplicates(c.store, after.region, after.path, arena_printf(c.arena, "%s ", after.path), 10, &doubles), 2);
	assert_int_equal(doubles[0].here, 1);
	/* The quick walk finds what plain words find, in the city and in the branch. */
	for (int k = 0; k < 2; k++) {
		static struct value twins[400];
		const char *from = k == 0 ? "0" : after.path, *to = k == 0 ? "~" : arena_printf(c.arena, "%s ", after.path);
		size_t n = ask(&c, &TWINS_PLAINLY, (struct value[]){ TEXT(from), TEXT(to) }, twins, 2, 200);

		assert_true(n >= 2 && n < 200);
		assert_int_equal(person_duplicates(c.store, after.region, from, to, 200, &doubles), n);
		for (size_t i = 0; i < n; i++) {
			assert_int_equal(doubles[i].id.v, twins[i * 2].number);
			assert_int_equal(doubles[i].here, twins[i * 2 + 1].number);
		}
	}
	/* From elsewhere they are not seen at all. */
	assert_int_equal(person_duplicates(c.store, after.region, "0", after.path, 10000, &doubles) > 0 && doubles[0].id.v == twin.v, 0);
	end(&c);
	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		c = begin(w);
		assert_false(person_read_as(&c, strange, WRONG[i], 1));
		end(&c);
	}
	c = begin(w);
	commit(&c, person_read_as(&c, strange, "wei mou", 1));
	c = begin(w);
	commit(&c, person_change(&c, strange, &form));	/* the name stays, so the reading does */
	c = begin(w);
	assert_true(person_get(c.store, strange, &after));
	assert_string_equal(after.pinyin_key, "wei mou");
	assert_string_equal(after.initials, "wm");
	end(&c);
}

static void the_balance(void **state) { on_a_city(the_balance_holds_everywhere); }
static void events(void **state) { on_a_city(events_fit_dates_and_standings); }
static void birthdays(void **state) { on_a_city(a_birthday_shows_on_its_day); }
static void readings(void **state) { on_a_city(readings_and_doubles_stay_in_range); }

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_balance),
		cmocka_unit_test(events),
		cmocka_unit_test(birthdays),
		cmocka_unit_test(readings),
	};

	return cmocka_run_group_tests(tests, NULL, cities_over);
}
