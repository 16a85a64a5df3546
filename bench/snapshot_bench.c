/* Measures the snapshot alone: builds an image with so many invented spells and counts across it.
 *	make && cc -std=c17 -O2 -D_GNU_SOURCE -Isrc -Ibuild/gen -o build/snapshot-bench bench/snapshot_bench.c \
 *		build/product/libjishi.a .deps/sqlite-plain.o <libraries of mk/compile.mk>
 *	build/snapshot-bench 100000000
 * or simply `bench/snapshot ROWS`. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "core/path.h"
#include "rooms/figure/figure.h"

#define ROWS_A_BRANCH 50
#define BRANCHES_A_COMMITTEE 50
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

/* Committees with branches; each branch has its share of the open rows, and of the ended ones. */
static struct image *make(size_t rows)
{
	size_t branches = rows / ROWS_A_BRANCH + 1, committees = branches / BRANCHES_A_COMMITTEE + 1, n = 0, orgs = 1 + committees + branches;
	struct image *im = image_new(orgs, 0);
	const char *root = path_child(im->arena, "", 1), *committee = NULL;

	for (size_t i = 0, k = 0, b = 0; i < orgs; i++) {
		im->org_id[i] = (int64_t)i + 1;
		im->org_unit[i] = (uint8_t)(1 + i % 8);
		im->org_kind[i] = 1;
		im->org_to[i] = DAY_OPEN;
		im->org_from[i] = -20000;
		if (i == 0)
			im->org_path[i] = root;
		else if ((i - 1) % (BRANCHES_A_COMMITTEE + 1) == 0)
			im->org_path[i] = committee = path_child(im->arena, root, (int)++k);
		else
			im->org_path[i] = path_child(im->arena, committee, (int)(++b % 1000));
	}
	image_index(im);
	image_room(im, rows, rows / 10);
	for (size_t i = 0; i < orgs; i++) {
		size_t next = n + (i % (BRANCHES_A_COMMITTEE + 1) == 1 ? 0 : ROWS_A_BRANCH);

		im->parts[PART_OPEN].org_start[i] = n < rows ? n : rows;
		im->parts[PART_ENDED].org_start[i] = (n < rows ? n : rows) / 10;
		n = next;
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
	printf("%-34s %9.2f ms  %6.3f ns a row counted  (%lld)\n", name, best, best * 1e6 / (double)(total > 0 ? total : 1), (long long)total);
}

int main(int argc, char **argv)
{
	size_t rows = argc > 1 ? strtoull(argv[1], NULL, 10) : 1000000;
	double from = now_ms();
	struct image *im = make(rows);
	struct figure_query q = { .path = "", .day = TODAY, .dims_count = 4, .dims = { FIGURE_SEX, FIGURE_AGE_BAND, FIGURE_EDUCATION, FIGURE_OCCUPATION } };
	struct figure_query past = q, joined = q, tenth = q, units = q;

	printf("%zu open and %zu ended spells, %zu organisations, %d bytes a spell and 8 for its person; made in %.0f ms\n",
		rows, rows / 10, im->orgs_count, SPELL_BYTES, now_ms() - from);
	past.day = TODAY - 400;
	joined.dims[3] = FIGURE_JOIN_PERIOD;
	tenth.path = im->org_path[0];
	units.dims[3] = FIGURE_UNIT_KIND;
	measure(im, "sex age education occupation", &q);
	measure(im, "sex age education joined", &joined);
	measure(im, "sex age education unit kind", &units);
	measure(im, "the first on another day", &past);
	image_free(im);
	return 0;
}
