/* The year's balance: who came and who went by cause, and who came along with an organisation that moved. One pass of cells does not answer it. */
#include <stdlib.h>
#include "core/path.h"
#include "rooms/figure/answers.h"
#include "rooms/figure/follow.h"
#include "rooms/figure/scan.h"

struct event { int64_t person; uint16_t day; uint8_t cause; };
struct events { struct event *rows; size_t count, room; };

static void add_event(struct events *e, int64_t person, uint16_t day, uint8_t cause)
{
	if (e->count < e->room)
		e->rows[e->count++] = (struct event){ person, day, cause };
}

/* Whether it is dead is not looked at. */
static void gather_row(const struct scan *s, const struct part *p, size_t i, struct events *in, struct events *out)
{
	uint16_t span = (uint16_t)(s->day - s->since);

	if ((uint16_t)(p->from[i] - s->since) <= span)
		add_event(in, p->person[i], p->from[i], (uint8_t)CAUSE_BEGAN(p->causes[i]));
	if ((uint16_t)(p->to[i] - s->since) <= span && p->to[i] != SPELL_OPEN)
		add_event(out, p->person[i], p->to[i], (uint8_t)CAUSE_ENDED(p->causes[i]));
}

/* Most rows neither begin nor end in the year: they are passed over by one look at each day. */
static void gather_part(const struct scan *s, const struct part *p, size_t from, size_t to, struct events *in, struct events *out)
{
	const uint16_t *const begins = p->from, *const ends = p->to, since = s->since, span = (uint16_t)(s->day - s->since);

	for (size_t i = from; i < to; i++)
		if ((((uint16_t)(begins[i] - since) <= span) | ((uint16_t)(ends[i] - since) <= span)) && (p->who[i] & WHO_DEAD) == 0)
			gather_row(s, p, i, in, out);
}

static void gather_all(const struct image *im, const struct scan *s, struct events *in, struct events *out)
{
	const struct part *delta = &im->parts[PART_DELTA];

	for (size_t o = s->orgs_from; o < s->orgs_to; o++)
		for (int n = PART_OPEN; scan_bucket(s, o) > 0 && n <= PART_ENDED; n++)
			gather_part(s, &im->parts[n], im->parts[n].org_start[o], im->parts[n].org_start[o + 1], in, out);
	for (size_t i = 0; i < delta->rows_count; i++)
		if (scan_bucket(s, delta->org[i]) > 0)
			gather_part(s, delta, i, i + 1, in, out);
}

static int by_person_and_day(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

/* Where one stretch ends and the next of the same person begins on that day, both inside, nobody came or went. */
static void cancel(struct events *in, struct events *out)
{
	size_t i = 0, k = 0, in_kept = 0, out_kept = 0;

	qsort(in->rows, in->count, sizeof(*in->rows), by_person_and_day);
	qsort(out->rows, out->count, sizeof(*out->rows), by_person_and_day);
	while (i < in->count || k < out->count) {
		int order = i == in->count ? 1 : k == out->count ? -1 : by_person_and_day(&in->rows[i], &out->rows[k]);

		if (order < 0)
			in->rows[in_kept++] = in->rows[i];
		if (order > 0)
			out->rows[out_kept++] = out->rows[k];
		i += order <= 0;
		k += order >= 0;
	}
	in->count = in_kept;
	out->count = out_kept;
}

static size_t rows_in(const struct image *im)
{
	return im->parts[PART_OPEN].rows_count + im->parts[PART_ENDED].rows_count + im->parts[PART_DELTA].rows_count;
}

/* Most rows are neither: counted first, so that the lists have the right size. */
static size_t events_in(const struct image *im, const struct scan *s)
{
	size_t n = 0;

	for (int k = 0; k < PARTS_COUNT; k++) {
		const struct part *p = &im->parts[k];

		for (size_t i = 0; i < p->rows_count; i++)
			n += (size_t)((p->from[i] >= s->since) & (p->from[i] <= s->day)) | (size_t)((p->to[i] >= s->since) & (p->to[i] <= s->day));
	}
	return n <= rows_in(im) ? n : rows_in(im);
}

/* Of an image that is held. A period without a day has no events. */
static void gather(struct ctx *c, const struct image *im, const char *path, day_t since, day_t day, struct events *in, struct events *out)
{
	struct figure_query q = { .path = path, .day = day, .since = since };
	struct scan s;

	scan_plan(&s, im, image_tree(im, c->arena, day, c->today), c->arena, &q);
	in->room = out->room = since <= day ? events_in(im, &s) : 0;
	in->rows = arena_array(c->arena, in->room, sizeof(*in->rows));
	out->rows = arena_array(c->arena, out->room, sizeof(*out->rows));
	if (since <= day)
		gather_all(im, &s, in, out);
	cancel(in, out);
}

/* ---- organisations that moved ---- */

/* Where everything hung on the eve and hangs on the day; NULL of both tops: the whole tree, out of which nothing moves. */
struct regrouping { const struct tree *before, *now; const char *top_before, *top_now; uint16_t eve; };

static struct regrouping regrouping_of(struct ctx *c, const struct image *im, const char *path, day_t since, day_t day)
{
	int64_t org = path[0] == '\0' ? -1 : image_org_at(im, path);
	struct regrouping g = { .before = image_tree(im, c->arena, since - 1, c->today), .now = image_tree(im, c->arena, day, c->today), .eve = spell_day(since - 1) };

	if (org >= 0) {
		g.top_before = g.before->path[org];
		g.top_now = g.now->path[org];
	}
	return g;
}

static bool is_regrouped(const struct regrouping *g, size_t org, bool is_in)
{
	bool was_there, is_there;

	if (g->top_now == NULL || g->before->path[org] == g->now->path[org])
		return false;
	was_there = path_is_within(g->before->path[org], g->top_before);
	is_there = path_is_within(g->now->path[org], g->top_now);
	return is_in ? is_there && !was_there : was_there && !is_there;
}

static bool is_member(const struct part *p, size_t row, uint16_t when)
{
	return row_is_of_day(p, row, when) && (p->who[row] & WHO_DEAD) == 0;
}

static void note_person(int64_t *people, size_t *n, int64_t person)
{
	if (people != NULL)
		people[*n] = person;
	(*n)++;
}

/* Of an image that is held. `people` NULL: only how many. */
static size_t find_regrouped(const struct image *im, const struct regrouping *g, bool is_in, int64_t *people)
{
	const struct part *delta = &im->parts[PART_DELTA];
	size_t n = 0;

	for (size_t o = 0; o < im->orgs_count; o++)
		for (int k = PART_OPEN; is_regrouped(g, o, is_in) && k <= PART_ENDED; k++)
			for (size_t i = im->parts[k].org_start[o]; i < im->parts[k].org_start[o + 1]; i++)
				if (is_member(&im->parts[k], i, g->eve))
					note_person(people, &n, im->parts[k].person[i]);
	for (size_t i = 0; i < delta->rows_count; i++)
		if (is_regrouped(g, delta->org[i], is_in) && is_member(delta, i, g->eve))
			note_person(people, &n, delta->person[i]);
	return n;
}

struct causes { int64_t in[FIGURE_CAUSES_COUNT], out[FIGURE_CAUSES_COUNT]; };

static void add_causes(struct causes *causes, const struct events *in, const struct events *out, int sign)
{
	for (size_t i = 0; i < in->count; i++)
		causes->in[in->rows[i].cause] += sign;
	for (size_t i = 0; i < out->count; i++)
		causes->out[out->rows[i].cause] += sign;
}

/* Rows that came since `known` lie behind this one. */
static size_t delta_then(const struct image *im, size_t known)
{
	for (size_t i = known; i < im->changes_count; i++)
		if (im->changes[i].sign > 0)
			return im->changes[i].row;
	return im->parts[PART_DELTA].rows_count;
}

/* Of the people whose rows changed since: what theirs came to then goes (sign -1), what they come to now is added. All rows of
 * such a person were changed together, so who came and who only went on is seen from these rows alone. */
static void follow_causes(struct ctx *c, const struct image *im, const char *path, day_t since, day_t day, size_t known, struct causes *causes, int sign)
{
	const struct tree *t = image_tree(im, c->arena, day, c->today);
	int64_t org = path[0] == '\0' ? -1 : image_org_at(im, path);
	const char *top = org < 0 ? path : t->path[org];
	size_t room = im->changes_count - known, then = delta_then(im, known);
	struct events in = { arena_array(c->arena, room, sizeof(struct event)), 0, room }, out = { arena_array(c->arena, room, sizeof(struct event)), 0, room };
	struct figure_query q = { .path = path, .day = day, .since = since };
	struct scan s = { 0 };

	scan_plan_time(&s, &q);
	for (size_t i = known; since <= day && i < im->changes_count; i++) {
		const struct row_change *change = &im->changes[i];
		const struct part *p = &im->parts[change->part];
		bool is_new = change->part == PART_DELTA && change->row >= then, is_dead = (p->who[change->row] & WHO_DEAD) != 0;

		if (change->sign == sign && (sign < 0 ? !is_new : !is_dead) && path_is_within(t->path[change->org], top))
			gather_row(&s, p, change->row, &in, &out);
	}
	cancel(&in, &out);
	add_causes(causes, &in, &out, sign);
}

/* Of an image that is held: counted, or brought up to date. */
static void causes_of(struct ctx *c, const struct image *im, const char *path, day_t since, day_t day, struct causes *causes)
{
	const char *key = answer_key(c, arena_printf(c->arena, "causes since %d", (int)since), path, day);
	struct events in = { 0 }, out = { 0 };
	struct answer answer;

	*causes = (struct causes){ 0 };
	if (answers_find(c, im, key, &answer)) {
		*causes = *(struct causes *)answer.value;
		if (answer.changes == im->changes_count)
			return;
		follow_causes(c, im, path, since, day, answer.changes, causes, -1);
		follow_causes(c, im, path, since, day, answer.changes, causes, 1);
	} else {
		gather(c, im, path, since, day, &in, &out);
		add_causes(causes, &in, &out, 1);
	}
	answers_keep(im, key, causes, sizeof(*causes));
}

bool figure_balance(struct ctx *c, const char *path, day_t since, day_t day, struct figure_balance *b)
{
	struct figure_query now = { .path = path, .day = day }, before = { .path = path, .day = since - 1 };
	const struct image *im = snapshot_open(c);
	struct regrouping g;
	struct figure_cells closing, opening;
	struct causes causes;

	*b = (struct figure_balance){ 0 };
	if (im == NULL)
		return false;
	causes_of(c, im, path, since, day, &causes);
	g = regrouping_of(c, im, path, since, day);
	b->regrouped_in = (int64_t)find_regrouped(im, &g, true, NULL);
	b->regrouped_out = (int64_t)find_regrouped(im, &g, false, NULL);
	snapshot_close(c);
	if (!figure_count(c, &now, &closing) || !figure_count(c, &before, &opening))
		return false;
	for (int i = 0; i < FIGURE_CAUSES_COUNT; i++) {
		b->in_total += b->in[i] = causes.in[i];
		b->out_total += b->out[i] = causes.out[i];
	}
	b->closing = closing.total;
	b->opening = opening.total;
	return true;
}

static bool regrouped_people(struct ctx *c, const char *path, day_t since, day_t day, bool is_in, int64_t **people, size_t *count)
{
	const struct image *im = snapshot_open(c);
	struct regrouping g;

	if (im == NULL)
		return false;
	g = regrouping_of(c, im, path, since, day);
	*people = arena_array(c->arena, find_regrouped(im, &g, is_in, NULL), sizeof(**people));
	*count = find_regrouped(im, &g, is_in, *people);
	snapshot_close(c);
	return true;
}

bool figure_balance_people(struct ctx *c, const char *path, day_t since, day_t day, bool is_in, int cause, int64_t **people, size_t *count)
{
	struct events in = { 0 }, out = { 0 }, *chosen = is_in ? &in : &out;
	const struct image *im;

	if (cause == FIGURE_CAUSE_REGROUPED)
		return regrouped_people(c, path, since, day, is_in, people, count);
	if ((im = snapshot_open(c)) == NULL)
		return false;
	gather(c, im, path, since, day, &in, &out);
	snapshot_close(c);
	*people = arena_array(c->arena, chosen->count, sizeof(**people));
	*count = 0;
	for (size_t i = 0; i < chosen->count; i++)
		if (cause == FIGURE_CAUSE_ANY || chosen->rows[i].cause == cause)
			(*people)[(*count)++] = chosen->rows[i].person;
	return true;
}
