/* Reports over a subtree: what declared rules find among today's holders. Nothing here can be marked by hand. */
#include "rooms/body/body.h"

#include <assert.h>
#include <string.h>
#include "core/path.h"
#include "rooms/figure/figure.h"

/* ---- cross posts ---- */

static bool seat_fits(const struct norm_post *posts, int count, const struct body_seat *seat)
{
	return seat->person != 0 && norm_fits(posts, count, seat->post_kind, seat->manner, seat->org_kind, seat->is_own ? "." : "");
}

/* Somebody of A holds one of B as well. */
static bool is_met(const struct norm_rule *rule, const struct body_seat *seats, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!seat_fits(rule->a, rule->a_count, &seats[i]))
			continue;
		for (size_t k = 0; k < count; k++)
			if (seats[k].person == seats[i].person && seat_fits(rule->b, rule->b_count, &seats[k]))
				return true;
	}
	return false;
}

static size_t end_of_unit(const struct body_seat *seats, size_t from, size_t count)
{
	size_t end = from;

	while (end < count && seats[end].unit.v == seats[from].unit.v)
		end++;
	return end;
}

void body_report_cross(struct ctx *c, const char *path, struct body_cross_report *report)
{
	const struct norm_rule *cross[BODY_CROSS_MAX] = { NULL };
	struct norm_rule *rules;
	struct body_seat *seats;
	size_t rules_count = norm_rules(c, &rules);
	size_t count = body_cross_seats(c->store, path, path_end(c->arena, path), c->today, &seats);
	int percent_max = 100;

	*report = (struct body_cross_report){ .rows = arena_array(c->arena, count + 1, sizeof(*report->rows)), .percent_min = 80 };
	for (size_t i = 0; i < rules_count; i++) {
		if (rules[i].kind != NORM_CROSS || report->rules_count == BODY_CROSS_MAX)
			continue;
		report->labels[report->rules_count] = rules[i].label;
		cross[report->rules_count++] = &rules[i];
	}
	norm_band(c, "cross_post_percent", &report->percent_min, &percent_max);
	for (size_t from = 0, end; from < count; from = end) {
		struct body_cross *row = &report->rows[report->rows_count++];

		end = end_of_unit(seats, from, count);
		row->org = seats[from].unit.v;
		row->name = seats[from].unit_name;
		for (int r = 0; r < report->rules_count; r++) {
			assert(cross[r] != NULL);
			row->is_met[r] = is_met(cross[r], seats + from, end - from);
			row->met_count += row->is_met[r];
		}
		row->is_full = report->rules_count > 0 && row->met_count == report->rules_count;
		report->full_count += row->is_full;
	}
}

bool body_cross_is_enough(const struct body_cross_report *report)
{
	return report->rows_count > 0 && report->full_count * 100 >= report->percent_min * (int64_t)report->rows_count;
}

/* ---- heads of areas and doors ---- */

static int64_t average_hundredths(int64_t part, int64_t whole)
{
	return whole == 0 ? 0 : (part * 200 + whole) / (whole * 2);
}

void body_report_network(struct ctx *c, const char *path, struct body_network *report)
{
	*report = (struct body_network){ 0 };
	report->rows_count = body_network_rows(c->store, path, path_end(c->arena, path), c->today, &report->rows);
	for (size_t i = 0; i < report->rows_count; i++) {
		report->areas += report->rows[i].areas;
		report->areas_headed += report->rows[i].areas_headed;
		report->doors += report->rows[i].doors;
		report->doors_headed += report->rows[i].doors_headed;
	}
	report->areas_each = average_hundredths(report->areas, (int64_t)report->rows_count);
	report->doors_each = average_hundredths(report->doors, report->areas);
}

/* ---- pairs of posts ---- */

static const char *relation_of(const struct body_pair_seat *self, const struct body_pair_seat *other)
{
	if (other->org.v == self->org.v)
		return ".";
	return other->org.v == self->parent.v ? "^" : "";
}

static bool has_needed(const struct norm_rule *rule, const struct body_pair_seat *self, const struct body_pair_seat *seats, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (seats[i].person == self->person && norm_fits(rule->b, rule->b_count, seats[i].post_kind, seats[i].manner, seats[i].org_kind,
		    relation_of(self, &seats[i])))
			return true;
	return false;
}

static bool fits_a(const struct norm_rule *rule, const struct body_pair_seat *seat)
{
	return norm_fits(rule->a, rule->a_count, seat->post_kind, seat->manner, seat->org_kind, "");
}

/* A holder of the needed post who has none of the others: only where the rule asks for a manner, or every deputy
 * secretary would be listed. */
static bool is_single(const struct norm_rule *rule, const struct body_pair_seat *seat, const struct body_pair_seat *seats, size_t count)
{
	if (rule->b[0].manner == NULL || strcmp(seat->post_kind, rule->b[0].post) != 0 || strcmp(seat->manner, rule->b[0].manner) != 0)
		return false;
	for (size_t i = 0; i < count; i++)
		if (seats[i].person == seat->person && fits_a(rule, &seats[i]))
			return false;
	/* The unit has an office of the kind, held by another or vacant, so the pair was meant. */
	for (size_t i = 0; i < count; i++)
		if (seats[i].parent.v == seat->org.v && fits_a(rule, &seats[i]))
			return true;
	return false;
}

static void report_pair(struct ctx *c, const char *path, const struct norm_rule *rule, struct body_pair_report *report)
{
	struct body_pair_seat *seats;
	size_t count = body_pair_seats(c->store, path, path_end(c->arena, path), c->today, rule->a[0].post, rule->b[0].post, &seats);

	*report = (struct body_pair_report){ .label = rule->label, .rows = arena_array(c->arena, count + 1, sizeof(*report->rows)) };
	for (size_t i = 0; i < count; i++) {
		bool has_post = fits_a(rule, &seats[i]);

		if (seats[i].person == 0)
			continue;
		if (!has_post && !is_single(rule, &seats[i], seats, count))
			continue;
		report->rows[report->rows_count] = (struct body_pair){ .person = seats[i].person, .org = seats[i].org.v, .name = seats[i].name,
			.org_name = seats[i].org_name, .has_post = has_post, .has_needed = !has_post || has_needed(rule, &seats[i], seats, count) };
		report->both_count += report->rows[report->rows_count].has_post && report->rows[report->rows_count].has_needed;
		report->rows_count++;
	}
}

size_t body_report_pairs(struct ctx *c, const char *path, struct body_pair_report **reports)
{
	struct norm_rule *rules;
	size_t rules_count = norm_rules(c, &rules), count = 0;

	*reports = arena_array(c->arena, rules_count + 1, sizeof(**reports));
	for (size_t i = 0; i < rules_count; i++)
		if (rules[i].kind == NORM_NEEDS)
			report_pair(c, path, &rules[i], &(*reports)[count++]);
	return count;
}

/* ---- staffing ---- */

int64_t body_staff_short(const struct body_staff *s)
{
	return s->full_time < s->low ? s->low - s->full_time : 0;
}

struct body_staff_sum body_staff_sum(const struct body_staff *rows, size_t count)
{
	struct body_staff_sum sum = { 0 };

	for (size_t i = 0; i < count; i++) {
		int64_t missing = body_staff_short(&rows[i]);

		sum.missing += missing;
		if (missing > 0)
			sum.few++;
		else if (rows[i].full_time > rows[i].high)
			sum.over++;
		else
			sum.good++;
	}
	return sum;
}

static bool is_large_enough(struct ctx *c, const struct norm_rule *rule, const char *path)
{
	struct figure_totals totals;

	if (rule->members_from == 0)
		return true;
	return figure_totals(c, path, c->today, &totals) && totals.members >= rule->members_from;
}

/* One line an organisation: its posts are added up when the rule counts them. */
static size_t add_staff(struct ctx *c, const char *path, const struct norm_rule *rule, const char *org_kind, struct body_staff **rows, size_t count)
{
	struct body_staff_row *posts;
	size_t posts_count = body_staff_posts(c->store, path, path_end(c->arena, path), c->today, org_kind, &posts);
	struct body_staff *all = arena_array(c->arena, count + posts_count + 1, sizeof(*all));
	int64_t skipped = 0;

	if (count > 0)
		memcpy(all, *rows, count * sizeof(*all));
	*rows = all;
	for (size_t i = 0; i < posts_count; i++) {
		if (posts[i].org.v == skipped)
			continue;
		if (i == 0 || posts[i].org.v != posts[i - 1].org.v) {
			if (!is_large_enough(c, rule, posts[i].path)) {
				skipped = posts[i].org.v;
				continue;
			}
			all[count++] = (struct body_staff){ .org = posts[i].org.v, .org_name = posts[i].org_name, .parent_name = posts[i].parent_name,
				.label = rule->label, .low = rule->low, .high = rule->high };
		}
		if (!norm_fits(rule->a, rule->a_count, posts[i].post_kind, "", org_kind, ""))
			continue;
		all[count - 1].seats += posts[i].seats;
		all[count - 1].full_time += posts[i].full_time;
		all[count - 1].part_time += posts[i].part_time;
	}
	return count;
}

static bool is_first_of_kind(const struct norm_rule *rule, int index)
{
	for (int i = 0; i < index; i++)
		if (strcmp(rule->a[i].org, rule->a[index].org) == 0)
			return false;
	return true;
}

size_t body_report_staff(struct ctx *c, const char *path, struct body_staff **rows)
{
	struct norm_rule *rules;
	size_t rules_count = norm_rules(c, &rules), count = 0;

	*rows = NULL;
	for (size_t i = 0; i < rules_count; i++)
		for (int k = 0; rules[i].kind == NORM_STAFF && k < rules[i].a_count; k++)
			if (is_first_of_kind(&rules[i], k))
				count = add_staff(c, path, &rules[i], rules[i].a[k].org, rows, count);
	return count;
}

static void add_staff_people(struct ctx *c, const char *path, const struct norm_rule *rule, const char *org_kind, day_t from, day_t to,
	struct body_staff_record *report)
{
	struct body_staff_person *found, *all;
	size_t found_count = body_staff_people(c->store, path, path_end(c->arena, path), org_kind, from, to, &found);

	all = arena_array(c->arena, report->count + found_count + 1, sizeof(*all));
	if (report->count > 0)
		memcpy(all, report->rows, report->count * sizeof(*all));
	report->rows = all;
	for (size_t i = 0; i < found_count; i++) {
		if (!norm_fits(rule->a, rule->a_count, found[i].post_kind, "", org_kind, ""))
			continue;
		all[report->count++] = found[i];
		report->trained += found[i].trainings > 0;
		report->changed += !text_is_empty(found[i].before) || !text_is_empty(found[i].after);
	}
}

void body_report_staff_record(struct ctx *c, const char *path, day_t from, day_t to, struct body_staff_record *report)
{
	struct norm_rule *rules;
	size_t rules_count = norm_rules(c, &rules);

	*report = (struct body_staff_record){ 0 };
	for (size_t i = 0; i < rules_count; i++)
		for (int k = 0; rules[i].kind == NORM_STAFF && k < rules[i].a_count; k++)
			if (is_first_of_kind(&rules[i], k))
				add_staff_people(c, path, &rules[i], rules[i].a[k].org, from, to, report);
}

/* ---- changes of the establishment ---- */

void body_report_establishment(struct ctx *c, const char *path, day_t from, day_t to, struct body_establishment *report)
{
	const char *end = path_end(c->arena, path);
	struct norm_rule *rules;
	size_t rules_count = norm_rules(c, &rules);

	*report = (struct body_establishment){ .rank = "" };
	report->replaced_count = body_replaced(c->store, path, end, from, to, &report->replaced);
	report->cuts_count = body_cuts(c->store, path, end, from, to, &report->cuts);
	report->ranks = arena_array(c->arena, report->cuts_count + 1, sizeof(*report->ranks));
	for (size_t i = 0; i < report->cuts_count; i++) {
		const struct body_cut_row *cut = &report->cuts[i];
		int64_t posts = cut->before - cut->after;

		report->ranks[i] = "";
		report->posts_cut += posts;
		for (size_t k = 0; k < rules_count && report->ranks[i][0] == '\0'; k++)
			if (rules[k].kind == NORM_RANK && norm_fits(rules[k].a, rules[k].a_count, cut->post_kind, "", cut->org_kind, "."))
				report->ranks[i] = rules[k].label;
		if (report->ranks[i][0] != '\0')
			report->posts_ranked += posts;
	}
	for (size_t k = 0; k < rules_count; k++)
		if (rules[k].kind == NORM_RANK && report->rank[0] == '\0')
			report->rank = rules[k].label;
}
