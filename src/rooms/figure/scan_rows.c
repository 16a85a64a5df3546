/* Runs a plan over the rows. See scan.h. */
#include "rooms/figure/scan.h"

static uint16_t place_on(const struct stretches *s, uint16_t day)
{
	uint16_t cell = 0;

	for (int i = 0; i < SCAN_STRETCHES_MAX; i++)
		cell = (uint16_t)(cell + (day >= s->from[i] ? s->step[i] : 0));
	return cell;
}

enum dates { DATES_NONE, DATES_FROM, DATES_BOTH };

/* One loop for every set of columns in use; the compiler makes each without the tests. There is no branch: a row that
 * fails comes to a cell with a place 0, or by its dates to the very first, and those are thrown away. Cells of some
 * rows are worked out first, so that the processor does many at once, and then counted in tables that take turns, so
 * that nothing waits for itself. Everything is local: a store into a table might otherwise have changed any pointer. */
#define ROWS_AT_ONCE 1024

/* The sanitizers take ten seconds to watch over ninety-six such loops. One that asks what is in use touches the same memory. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OF_ITS_OWN __attribute__((noinline))
#else
#define OF_ITS_OWN inline __attribute__((always_inline))
#endif

static OF_ITS_OWN void add_stretches(uint16_t *restrict cell, const uint16_t *restrict day, size_t n, const struct stretches *s)
{
	const struct stretches local = *s;

	for (size_t i = 0; i < n; i++) {
		uint16_t sum = cell[i];

		for (int k = 0; k < SCAN_STRETCHES_MAX; k++)
			sum = (uint16_t)(sum + (day[i] >= local.from[k] ? local.step[k] : 0));
		cell[i] = sum;
	}
}

static OF_ITS_OWN void work_out(const struct scan *s, const struct part *p, size_t from, size_t n,
	uint16_t *restrict cell, bool has_who, bool has_birth, bool has_joined, bool has_nationality, enum dates dates)
{
	const uint16_t *const who_cell = s->who, *const nationality_cell = s->nationality, *const who = p->who + from;
	const uint16_t *const restrict begins = p->from + from, *const restrict ends = p->to + from;
	const uint8_t *const nationality = p->nationality + from;
	const uint16_t day = s->day;

	for (size_t i = 0; i < n; i++)
		cell[i] = (uint16_t)(1 + (has_who ? who_cell[who[i]] : 0) + (has_nationality ? nationality_cell[nationality[i]] : 0));
	if (has_birth)
		add_stretches(cell, p->birth + from, n, &s->birth);
	if (has_joined)
		add_stretches(cell, p->joined + from, n, &s->joined);
	if (dates == DATES_FROM)
		for (size_t i = 0; i < n; i++)
			cell[i] = begins[i] <= day ? cell[i] : 0;
	if (dates == DATES_BOTH)
		for (size_t i = 0; i < n; i++)
			cell[i] = (begins[i] <= day) & (ends[i] > day) ? cell[i] : 0;
}

static OF_ITS_OWN void loop(const struct scan *s, const struct part *p, size_t from, size_t to,
	uint32_t *const tables[SCAN_TABLES], bool has_who, bool has_birth, bool has_joined, bool has_nationality, enum dates dates)
{
	uint32_t *const restrict t0 = tables[0], *const restrict t1 = tables[1], *const restrict t2 = tables[2], *const restrict t3 = tables[3];
	uint16_t cell[ROWS_AT_ONCE];

	while (from < to) {
		const size_t n = to - from < ROWS_AT_ONCE ? to - from : ROWS_AT_ONCE;
		size_t i = 0;

		work_out(s, p, from, n, cell, has_who, has_birth, has_joined, has_nationality, dates);
		for (; i + SCAN_TABLES <= n; i += SCAN_TABLES) {
			t0[cell[i]]++;
			t1[cell[i + 1]]++;
			t2[cell[i + 2]]++;
			t3[cell[i + 3]]++;
		}
		for (; i < n; i++)
			t0[cell[i]]++;
		from += n;
	}
}

/* Sixteen rows at once where the processor can; asked once a run. */
#ifdef __x86_64__
#define WIDE __attribute__((target("avx2"), optimize("O3")))
#define IS_WIDE __builtin_cpu_supports("avx2")
#else
#define WIDE
#define IS_WIDE false
#endif

#define LOOP(n) \
	static void loop_##n(const struct scan *s, const struct part *p, size_t from, size_t to, uint32_t *const t[SCAN_TABLES]) \
	{ loop(s, p, from, to, t, ((n) & 1) != 0, ((n) & 2) != 0, ((n) & 4) != 0, ((n) & 8) != 0, (enum dates)((n) / 16)); } \
	WIDE static void wide_##n(const struct scan *s, const struct part *p, size_t from, size_t to, uint32_t *const t[SCAN_TABLES]) \
	{ loop(s, p, from, to, t, ((n) & 1) != 0, ((n) & 2) != 0, ((n) & 4) != 0, ((n) & 8) != 0, (enum dates)((n) / 16)); }
#define LOOPS(X) \
	X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) \
	X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29) X(30) X(31) \
	X(32) X(33) X(34) X(35) X(36) X(37) X(38) X(39) X(40) X(41) X(42) X(43) X(44) X(45) X(46) X(47)
LOOPS(LOOP)

typedef void (*loop_of)(const struct scan *, const struct part *, size_t, size_t, uint32_t *const[SCAN_TABLES]);
#define NAME(n) { loop_##n, wide_##n },
static const loop_of LOOP_OF[][2] = { LOOPS(NAME) };

uint16_t row_accepted(const struct part *p, size_t row)
{
	switch (CAUSE_BEGAN(p->causes[row])) {
	case CAUSE_JOINED: return p->from[row];
	case CAUSE_OPENING: case CAUSE_LATE_ENTRY: return p->joined[row] <= p->from[row] ? p->joined[row] : 0;
	default: return 0;
	}
}

static bool is_developed(const struct scan *s, const struct part *p, size_t i)
{
	uint16_t day = row_accepted(p, i);

	return day != 0 && day >= s->since && day <= s->day && s->cause[CAUSE_BEGAN(p->causes[i])] != 0;
}

bool scan_is_time(const struct scan *s, const struct part *p, size_t i)
{
	if (s->has_joined_days && (p->joined[i] < s->joined_from || p->joined[i] >= s->joined_before))
		return false;
	if (s->what == FIGURE_MEMBERS)
		return p->from[i] <= s->day && p->to[i] > s->day;
	if (s->what == FIGURE_DEVELOPED)
		return is_developed(s, p, i);
	if (s->what == FIGURE_BEGUN)
		return p->from[i] >= s->since && p->from[i] <= s->day && s->cause[CAUSE_BEGAN(p->causes[i])] != 0;
	return p->to[i] != SPELL_OPEN && p->to[i] >= s->since && p->to[i] <= s->day && s->cause[CAUSE_ENDED(p->causes[i])] != 0;
}

/* The cell of a row; 0 for one that does not count. */
static uint32_t cell_of(const struct scan *s, const struct part *p, size_t i)
{
	uint32_t cell = 1, place;

	if ((p->who[i] & WHO_DEAD) != 0 || !scan_is_time(s, p, i))
		return 0;
	if (s->has_who) {
		if ((place = s->who[p->who[i]]) == 0)
			return 0;
		cell += place;
	}
	if (s->has_birth) {
		if ((place = place_on(&s->birth, p->birth[i])) == 0)
			return 0;
		cell += place;
	}
	if (s->has_joined) {
		if ((place = place_on(&s->joined, p->joined[i])) == 0)
			return 0;
		cell += place;
	}
	if (s->has_nationality) {
		if ((place = s->nationality[p->nationality[i]]) == 0)
			return 0;
		cell += place;
	}
	return cell;
}

bool scan_row(const struct scan *s, const struct part *p, size_t i)
{
	return cell_of(s, p, i) != 0;
}

static void count_one(const struct scan *s, const struct part *p, size_t i, uint32_t *table)
{
	uint32_t cell = cell_of(s, p, i);

	if (cell > 0)
		table[cell]++;
}

static void scan_one_by_one(const struct scan *s, const struct part *p, size_t from, size_t to, uint32_t *table)
{
	for (size_t i = from; i < to; i++)
		count_one(s, p, i, table);
}

/* Few rows begin or end in a year, so most are passed over by one look at one column; who was accepted in it either begins or joined in it. */
static void scan_events(const struct scan *s, const struct part *p, size_t from, size_t to, uint32_t *table)
{
	const uint16_t *const days = s->what == FIGURE_ENDED ? p->to : p->from, *const others = s->what == FIGURE_DEVELOPED ? p->joined : days;
	const uint16_t since = s->since, span = (uint16_t)(s->day - s->since);

	for (size_t i = from; s->since <= s->day && i < to; i++)
		if (((uint16_t)(days[i] - since) <= span) | ((uint16_t)(others[i] - since) <= span))
			count_one(s, p, i, table);
}

void scan_rows(const struct scan *s, const struct part *p, size_t from, size_t to, bool is_open, uint32_t *const tables[SCAN_TABLES])
{
	int columns = s->has_who | s->has_birth << 1 | s->has_joined << 2 | s->has_nationality << 3;
	enum dates dates = !is_open ? DATES_BOTH : s->day >= p->from_max ? DATES_NONE : DATES_FROM;

	if (s->what == FIGURE_MEMBERS && !s->has_joined_days && columns == 0 && dates == DATES_NONE) {
		tables[0][1] += (uint32_t)(to - from);	/* all of them are in the one cell */
		return;
	}
	if (s->what == FIGURE_MEMBERS && !s->has_joined_days) {
		LOOP_OF[columns + 16 * (int)dates][IS_WIDE ? 1 : 0](s, p, from, to, tables);
		return;
	}
	if (s->what == FIGURE_MEMBERS)
		scan_one_by_one(s, p, from, to, tables[0]);
	else
		scan_events(s, p, from, to, tables[0]);
}
