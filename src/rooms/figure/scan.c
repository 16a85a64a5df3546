/* Plans a query over the columns; scan_rows.c runs it. See scan.h. */
#include "rooms/figure/scan.h"

#include <assert.h>
#include <string.h>
#include "core/code.h"
#include "core/path.h"

/* The value of each attribute that the packed column holds. */
unsigned scan_who_value(enum figure_attribute attribute, unsigned who)
{
	switch ((int)attribute) {
	case FIGURE_STATUS: return WHO_STATUS(who);
	case FIGURE_SEX: return WHO_SEX(who);
	case FIGURE_MINORITY: return WHO_MINORITY(who);
	case FIGURE_EDUCATION: return WHO_EDUCATION(who);
	case FIGURE_OCCUPATION: return WHO_OCCUPATION(who);
	case FIGURE_FRONT_LINE: return WHO_FRONT_LINE(who);
	default: return 0;
	}
}

static bool is_of_who(enum figure_attribute a)
{
	return a == FIGURE_STATUS || a == FIGURE_SEX || a == FIGURE_MINORITY || a == FIGURE_EDUCATION || a == FIGURE_OCCUPATION ||
		a == FIGURE_FRONT_LINE;
}

/* Values 0 … size - 1. FIGURE_BELOW depends on the organisation. */
int scan_size_of(enum figure_attribute a)
{
	switch ((int)a) {
	case FIGURE_STATUS: return 4;
	case FIGURE_SEX: return 3;
	case FIGURE_MINORITY: case FIGURE_FRONT_LINE: return 2;
	case FIGURE_NATIONALITY: return (int)code_set("nationality")->count + 1;
	case FIGURE_AGE_BAND: return (int)code_set("age_band")->count + 1;
	case FIGURE_EDUCATION: return 7;
	case FIGURE_OCCUPATION: return (int)code_set("occupation")->count + 1;
	case FIGURE_JOIN_PERIOD: return (int)code_set("join_period")->count + 1;
	case FIGURE_UNIT_KIND: return (int)code_set("unit_kind")->count + 1;
	default: return 1;
	}
}

static uint64_t values_of(const struct figure_query *q, enum figure_attribute a)
{
	uint64_t values = UINT64_MAX;

	for (int i = 0; i < q->conditions_count; i++)
		if (q->conditions[i].attribute == a)
			values &= q->conditions[i].values;
	return values;
}

static bool is_dim(const struct figure_query *q, enum figure_attribute a)
{
	for (int i = 0; i < q->dims_count; i++)
		if (q->dims[i] == a)
			return true;
	return false;
}

/* ---- columns ---- */

/* Does a row with this packed value pass, and at which place of its dimensions? */
static uint32_t who_place(const struct figure_query *q, unsigned who)
{
	uint32_t place = 0;

	for (int i = 0; i < q->conditions_count; i++)
		if (is_of_who(q->conditions[i].attribute) &&
		    (q->conditions[i].values >> scan_who_value(q->conditions[i].attribute, who) & 1) == 0)
			return 0;
	for (int i = 0; i < q->dims_count; i++) {
		unsigned size = (unsigned)scan_size_of(q->dims[i]), value = scan_who_value(q->dims[i], who);

		if (!is_of_who(q->dims[i]))
			continue;
		place = place * size + (value < size ? value : 0);
	}
	return place + 1;
}

static void plan_who(struct scan *s, struct arena *a, const struct figure_query *q, bool has_dead)
{
	s->who_size = 1;
	s->has_who = has_dead;
	for (int i = 0; i < q->dims_count; i++)
		if (is_of_who(q->dims[i])) {
			s->who_size *= scan_size_of(q->dims[i]);
			s->has_who = true;
		}
	for (int i = 0; i < q->conditions_count; i++)
		s->has_who |= is_of_who(q->conditions[i].attribute);
	if (!s->has_who)
		return;
	s->who = arena_array(a, WHO_VALUES, sizeof(*s->who));
	for (unsigned who = 0; who < WHO_DEAD; who++)
		if (WHO_SEX(who) < 3 && WHO_OCCUPATION(who) < 9 && WHO_EDUCATION(who) < 7)
			s->who[who] = (uint16_t)who_place(q, who);
}

/* The first day in [low, high] whose band by `band` is not `value`; bands run one way over the days. */
static uint32_t band_end(int (*band)(day_t, day_t), day_t day, uint32_t low, uint32_t high, int value)
{
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (band((day_t)middle + SPELL_DAY_ZERO, day) == value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Places by day are a few stretches, found by halving: 65,536 ages need not be worked out. */
static void plan_days(struct stretches *s, const struct figure_query *q, enum figure_attribute attribute, int (*band)(day_t, day_t), uint32_t stride)
{
	uint64_t values = values_of(q, attribute);
	bool is_in_cells = is_dim(q, attribute);
	uint16_t place = (values & 1) != 0, last = (uint16_t)(place * stride);
	int n = 1;

	s->step[0] = last;
	for (uint32_t day = 1; day <= SPELL_OPEN;) {
		int value = band((day_t)day + SPELL_DAY_ZERO, q->day);
		uint16_t here;

		place = (values >> value & 1) == 0 ? 0 : is_in_cells ? (uint16_t)(value + 1) : 1;
		here = (uint16_t)(place * stride);
		if (here != last) {
			assert(n < SCAN_STRETCHES_MAX);
			s->from[n] = (uint16_t)day;
			s->step[n++] = (uint16_t)(here - last);
			last = here;
		}
		day = band_end(band, q->day, day, SPELL_OPEN + 1, value);
	}
}

static int join_band(day_t joined, day_t day)
{
	return join_period(joined);
}

static bool is_asked(const struct figure_query *q, enum figure_attribute a)
{
	return is_dim(q, a) || values_of(q, a) != UINT64_MAX;
}

/* ---- organisations ---- */

uint32_t scan_below(const struct scan *s, const char *path)
{
	size_t low = 0, high = s->below_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(s->below[middle], path) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && path_is_within(path, s->below[low - 1]) ? (uint32_t)low : 0;
}

void scan_plan_below(struct scan *s, const struct image *im, const struct tree *t, struct arena *a, const struct figure_query *q)
{
	int64_t org = q->path[0] == '\0' ? -1 : image_org_at(im, q->path);
	const char *top = org < 0 ? q->path : t->path[org];
	uint32_t *orgs;

	s->below_size = 1;
	if (!is_dim(q, FIGURE_BELOW))
		return;
	s->below_count = tree_children(im, t, a, top, &orgs);
	s->below = arena_array(a, s->below_count, sizeof(*s->below));
	for (size_t i = 0; i < s->below_count; i++)
		s->below[i] = t->path[orgs[i]];
	s->below_size = (int)s->below_count + 1;
}

/* From the first to behind the last of order[from] … order[to - 1]; today the order is that of the image. */
static void plan_orgs_range(struct scan *s, const struct tree *t, size_t from, size_t to)
{
	s->orgs_from = from;
	s->orgs_to = to;
	for (size_t i = from; i < to && !t->is_today; i++) {
		if (i == from || t->order[i] < s->orgs_from)
			s->orgs_from = t->order[i];
		if (i == from || t->order[i] >= s->orgs_to)
			s->orgs_to = (size_t)t->order[i] + 1;
	}
}

static void plan_orgs(struct scan *s, const struct image *im, const struct tree *t, struct arena *a, const struct figure_query *q)
{
	uint64_t units = values_of(q, FIGURE_UNIT_KIND);
	int64_t org = q->path[0] == '\0' ? -1 : image_org_at(im, q->path);
	const char *top = org < 0 ? q->path : t->path[org];
	size_t from, to;
	uint32_t below = 0;

	s->unit_size = is_dim(q, FIGURE_UNIT_KIND) ? scan_size_of(FIGURE_UNIT_KIND) : 1;
	scan_plan_below(s, im, t, a, q);
	tree_range(im, t, top, &from, &to);
	plan_orgs_range(s, t, from, to);
	s->bucket = arena_array(a, s->orgs_to - s->orgs_from, sizeof(*s->bucket));
	for (size_t i = from; i < to; i++) {
		uint32_t o = t->order[i], unit = t->unit[o];

		if ((units >> unit & 1) == 0)
			continue;
		/* Both lists run in the order of paths: mostly it is the unit of the one before. */
		if (s->below_size > 1 && (below == 0 || !path_is_within(t->path[o], s->below[below - 1])))
			below = scan_below(s, t->path[o]);
		s->bucket[o - s->orgs_from] = (s->unit_size > 1 ? unit : 0) * (uint32_t)s->below_size + below + 1;
	}
	s->buckets_count = (uint32_t)(s->unit_size * s->below_size);
}

static void plan_nationality(struct scan *s, const struct figure_query *q)
{
	for (int i = 0; i < scan_size_of(FIGURE_NATIONALITY); i++) {
		uint32_t place = (values_of(q, FIGURE_NATIONALITY) >> i & 1) == 0 ? 0 : s->nationality_size > 1 ? (uint32_t)i + 1 : 1;

		s->nationality[i] = (uint16_t)(place * s->nationality_stride);
	}
}

void scan_plan_time(struct scan *s, const struct figure_query *q)
{
	s->what = q->what;
	s->day = spell_day(q->day);
	s->since = spell_day(q->since);
	s->has_joined_days = q->joined_before != 0;
	s->joined_from = spell_day(q->joined_from);
	s->joined_before = spell_day(q->joined_before);
	for (unsigned i = 0; i < FIGURE_CAUSES_COUNT; i++)
		s->cause[i] = q->causes == 0 || (q->causes >> i & 1) != 0;
}

bool scan_plan(struct scan *s, const struct image *im, const struct tree *t, struct arena *a, const struct figure_query *q)
{
	size_t dead = 0;
	uint32_t stride = 1;

	*s = (struct scan){ 0 };
	scan_plan_time(s, q);
	for (int i = 0; i < PARTS_COUNT; i++)
		dead += im->parts[i].dead_count;
	plan_who(s, a, q, dead > 0);
	s->birth_size = is_dim(q, FIGURE_AGE_BAND) ? scan_size_of(FIGURE_AGE_BAND) : 1;
	s->joined_size = is_dim(q, FIGURE_JOIN_PERIOD) ? scan_size_of(FIGURE_JOIN_PERIOD) : 1;
	s->nationality_size = is_dim(q, FIGURE_NATIONALITY) ? scan_size_of(FIGURE_NATIONALITY) : 1;
	s->has_birth = is_asked(q, FIGURE_AGE_BAND);
	s->has_joined = is_asked(q, FIGURE_JOIN_PERIOD);
	s->has_nationality = is_asked(q, FIGURE_NATIONALITY);
	stride *= s->has_who ? (uint32_t)s->who_size + 1 : 1;
	s->birth_stride = stride;
	stride *= s->has_birth ? (uint32_t)s->birth_size + 1 : 1;
	s->joined_stride = stride;
	stride *= s->has_joined ? (uint32_t)s->joined_size + 1 : 1;
	s->nationality_stride = stride;
	stride *= s->has_nationality ? (uint32_t)s->nationality_size + 1 : 1;
	s->cells = stride;
	plan_orgs(s, im, t, a, q);
	if (s->cells > SCAN_CELLS_MAX)
		return false;
	if (s->has_birth)
		plan_days(&s->birth, q, FIGURE_AGE_BAND, age_band, s->birth_stride);
	if (s->has_joined)
		plan_days(&s->joined, q, FIGURE_JOIN_PERIOD, join_band, s->joined_stride);
	if (s->has_nationality)
		plan_nationality(s, q);
	return true;
}
