/* The snapshot alone: an image with so many invented spells, and tables counted across it. snapshot [ROWS]; a line each:
 * CPU milliseconds of one thread (the best of some rounds), a tab, what was counted, a tab, how many; before them the bytes that
 * a spell takes: of the columns that are counted, and with the person's number and its index, which lists of people need. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "core/path.h"
#include "rooms/figure/figure.h"

#define ROWS_A_BRANCH 50
#define BRANCHES_A_COMMITTEE 50
#define DISTRICTS 10
#define ROUNDS 5
#define TODAY 16756	/* 2015-11-17 */

static uint64_t seed = 88172645463325252u;

static uint32_t draw(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 32) % below;
}

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void fill(struct part *p, size_t rows, bool is_open)
{
	for (size_t i = 0; i < rows; i++) {
		struct person_facts_of_spell facts = { .sex = 1 + draw(10) / 7, .nationality = draw(12) == 0 ? 3 : 1,
			.education = 10 * (1 + draw(8)) + 1, .occupation = 1 + draw(8), .is_front_line = draw(2) };
		day_t joined = TODAY - 400 - (day_t)draw(20000);

		p->joined[i] = spell_day(joined);
		p->birth[i] = spell_day(joined - 6600 - (day_t)draw(12000));
		p->from[i] = spell_day(joined + (is_open ? 365 : 0));
		p->to[i] = is_open ? SPELL_OPEN : spell_day(joined + 365);
		p->who[i] = spell_who(is_open ? 2 : 1, &facts);
		p->nationality[i] = spell_nationality(facts.nationality);
		p->causes[i] = 1;
		p->person[i] = (int64_t)i + 1;
		if (p->from[i] > p->from_max)
			p->from_max = p->from[i];
		if (!is_open && p->to[i] > p->to_max)
			p->to_max = p->to[i];
	}
	p->rows_count = rows;
}

/* Ten districts of committees of branches; each branch has its share of the open rows, and of the ended ones. */
static struct image *make(size_t rows)
{
	size_t branches = rows / ROWS_A_BRANCH, per_district = branches / DISTRICTS, committees = per_district / BRANCHES_A_COMMITTEE + 1;
	size_t orgs = 1 + DISTRICTS * (1 + committees + per_district), i = 0, n = 0;
	struct image *im = image_new(orgs, 0);
	const char *root = path_child(im->arena, "", 1);
	bool *has_rows = arena_array(im->arena, orgs, sizeof(*has_rows));

	im->org_path[i++] = root;
	for (int d = 0; d < DISTRICTS; d++) {
		const char *district = im->org_path[i++] = path_child(im->arena, root, d), *committee = NULL;

		for (size_t b = 0; b < per_district; b++) {
			if (b % BRANCHES_A_COMMITTEE == 0)
				committee = im->org_path[i++] = path_child(im->arena, district, (int)(b / BRANCHES_A_COMMITTEE));
			has_rows[i] = true;
			im->org_path[i++] = path_child(im->arena, committee, (int)(b % BRANCHES_A_COMMITTEE));
		}
	}
	im->orgs_count = orgs = i;
	for (i = 0; i < orgs; i++) {
		im->org_id[i] = (int64_t)i + 1;
		im->org_unit[i] = (uint8_t)(1 + i % 8);
		im->org_kind[i] = 1;
		im->org_to[i] = DAY_OPEN;
		im->org_from[i] = -20000;
	}
	image_index(im);
	image_room(im, rows, rows / 10);
	for (i = 0; i < orgs; i++) {
		im->parts[PART_OPEN].org_start[i] = n;
		im->parts[PART_ENDED].org_start[i] = n / 10;
		if (has_rows[i])
			n += ROWS_A_BRANCH;
	}
	im->parts[PART_OPEN].org_start[orgs] = rows;
	im->parts[PART_ENDED].org_start[orgs] = rows / 10;
	fill(&im->parts[PART_OPEN], rows, true);
	fill(&im->parts[PART_ENDED], rows / 10, false);
	return im;
}

static void measure(const struct image *im, const char *name, const struct figure_query *q)
{
	double best = 1e9;
	int64_t total = 0;

	for (int i = 0; i < ROUNDS; i++) {
		struct arena *a = arena_new();
		const struct tree *t = image_tree(im, a, q->day, TODAY);
		struct figure_cells cells;
		double from = now_ms();

		figure_scan(im, t, a, q, &cells);
		if (now_ms() - from < best)
			best = now_ms() - from;
		total = cells.total;
		arena_free(a);
	}
	printf("%.3f\t%s\t%lld\n", best, name, (long long)total);
}

int main(int argc, char **argv)
{
	size_t rows = argc > 1 ? strtoull(argv[1], NULL, 10) : 1000000;
	struct image *im = make(rows);
	const struct figure_query whole = { .path = "", .day = TODAY, .dims_count = 2, .dims = { FIGURE_AGE_BAND, FIGURE_OCCUPATION } };
	const struct figure_query four = { .path = "", .day = TODAY, .dims_count = 4,
		.dims = { FIGURE_SEX, FIGURE_AGE_BAND, FIGURE_EDUCATION, FIGURE_OCCUPATION } };
	struct figure_query past = whole, tenth = whole, tenth_past;
	const size_t spells = rows + rows / 10;
	const double bytes = (double)arena_bytes(im->arena) / (double)spells;	/* of everything but the index, which a store's rows are read for */

	printf("%.1f\tbytes a spell, counted columns\t%zu\n", bytes - sizeof(*im->parts[PART_OPEN].person), spells);
	printf("%.1f\tbytes a spell, with numbers for lists\t%zu\n", bytes + sizeof(*im->parts[PART_OPEN].by_person), spells);
	past.day = TODAY - 400;
	tenth.path = im->org_path[1];
	tenth_past = tenth;
	tenth_past.day = past.day;
	measure(im, "whole", &whole);
	measure(im, "four attributes", &four);
	measure(im, "whole on another day", &past);
	measure(im, "tenth", &tenth);
	measure(im, "tenth on another day", &tenth_past);
	image_free(im);
	return 0;
}
