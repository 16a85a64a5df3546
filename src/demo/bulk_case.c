/* Open cases for measuring, carried through the rules of their room by several threads at once, so that one sync serves them all. */
#include <pthread.h>
#include <stdio.h>
#include "core/file.h"
#include "core/services.h"
#include "demo/bulk.h"
#include "demo/cast_case.h"
#include "demo/demo_random.h"

#define THREADS 16
#define IN_FORCE_DAYS 500
#define OPENED_DAYS 460		/* the oldest cases were opened so long ago, and one more each day since */
#define STEP_DAYS 15		/* from one step to the next: less than the month that the steps of recruiting have */
#define FIELDS_MAX 4

struct opener {
	pthread_t thread;
	const struct bulk_size *size;
	const struct bulk_counts *counts;
	int from, to;			/* the branches of this thread */
	int64_t recruit, project;	/* the uses of both practices */
	struct file_kept paper;
	struct caster k;
	struct arena *scratch;		/* of one case */
	char error[400];
};

/* Where a share of demo_share begins. */
static int share_from(int total, int shares, int index)
{
	return (int)((int64_t)total * index / shares);
}

int bulk_recruits(const struct bulk_size *size)
{
	return size->cases / 10 * 7;
}

/* ---- one case ---- */

/* A step: who does it, its form, and what is typed into it; the paper where the text is NULL. */
struct way { int by; const char *form, *texts[FIELDS_MAX]; size_t count; };

/* Carries a case over the first steps, one each STEP_DAYS; of the next one the form is filled in where that was asked for. */
static void walk(struct opener *o, int64_t run, const struct way *steps, size_t closed, bool fills_next, day_t day)
{
	for (size_t i = 0; i < closed + fills_next && !o->k.is_failed; i++, day += STEP_DAYS) {
		cast_fill(&o->k, run, steps[i].by, day, steps[i].form, steps[i].texts, steps[i].count, &o->paper);
		if (i < closed)
			cast_close(&o->k, run, steps[i].by, day);
	}
}

static void recruit(struct opener *o, const struct bulk_branch *b, int person, int number, day_t day)
{
	const struct way steps[] = {
		{ b->secretary, "application paper applied_on received_by", { NULL, day_text(o->scratch, day), "工作学习单位" }, 3 },
		{ b->secretary, "first_talk talker topics content record", { "支部书记", "是", "谈了学习、工作和家庭情况，动机端正。", "" }, 4 },
		{ b->secretary, "recommendation way minutes result", { "党员推荐", NULL, "同意" }, 3 },
		{ b->organiser, "filing result reply note", { "备案", NULL, "同意备案" }, 3 },
		{ b->secretary, "mentors first second kin", { arena_printf(o->scratch, "%d", b->secretary), "", "否" }, 3 },
		{ b->secretary, "cultivation reviews earlier handover register", { arena_printf(o->scratch, "%s\t积极参加学习", day_text(o->scratch, day + 5 * STEP_DAYS)), "0", "", NULL }, 4 },
	};
	int64_t run = cast_open(&o->k, b->org, o->recruit, b->secretary, person, "", day);

	walk(o, run, steps, (size_t)(number % 6), number / 6 % 2 == 0, day);
}

static void project(struct opener *o, const struct bulk_branch *b, int number, day_t day)
{
	const struct way steps[] = {
		{ b->secretary, "proposal owner goal due_on", { arena_printf(o->scratch, "%d", b->secretary), "缩短办事时间", day_text(o->scratch, day + 600) }, 3 },
		{ b->secretary, "approval result opinion", { "同意立项", "符合实际" }, 2 },
	};
	int64_t run = cast_open(&o->k, b->org, o->project, b->secretary, 0, arena_printf(o->scratch, "攻关项目第%d号", number + 1), day);

	walk(o, run, steps, (size_t)(number % 2), number / 2 % 2 == 0, day);
}

/* ---- all of them ---- */

static void open_of_branch(struct opener *o, int index)
{
	const struct bulk_branch *b = &o->counts->branches[index];
	int projects = o->size->cases - bulk_recruits(o->size), branches = o->counts->branches_count;
	int first = share_from(projects, branches, index), count = demo_share(projects, branches, index);
	day_t oldest = o->k.base->today - OPENED_DAYS;

	for (int i = 0; i < b->recruits && !o->k.is_failed; i++) {
		int person = b->first_recruit + i;

		arena_clear(o->scratch);
		/* The five steps of the longest are over before today. */
		recruit(o, b, person, person, oldest + person % (OPENED_DAYS - 5 * STEP_DAYS));
	}
	for (int i = first; i < first + count && !o->k.is_failed; i++) {
		arena_clear(o->scratch);
		project(o, b, i, oldest + i % (OPENED_DAYS - 2 * STEP_DAYS));
	}
}

static void *open_share(void *argument)
{
	struct opener *o = argument;

	for (int i = o->from; i < o->to && !o->k.is_failed; i++)
		open_of_branch(o, i);
	return NULL;
}

static bool open_all(struct opener *model)
{
	struct opener openers[THREADS];
	int started = 0, branches = model->counts->branches_count;
	bool is_good = true;

	for (; started < THREADS; started++) {
		struct opener *o = &openers[started];

		*o = *model;
		o->from = share_from(branches, THREADS, started);
		o->to = o->from + demo_share(branches, THREADS, started);
		o->scratch = arena_new();
		o->k.arena = arena_new();
		o->k.error = o->error;
		if (pthread_create(&o->thread, NULL, open_share, o) != 0) {
			arena_free(o->scratch);
			arena_free(o->k.arena);
			break;
		}
	}
	for (int i = 0; i < started; i++) {
		pthread_join(openers[i].thread, NULL);
		if (openers[i].k.is_failed)
			snprintf(model->k.error, model->k.error_bytes, "%s", openers[i].error);
		is_good &= !openers[i].k.is_failed;
		arena_free(openers[i].scratch);
		arena_free(openers[i].k.arena);
	}
	return is_good && started == THREADS;
}

bool bulk_cases(struct ctx *c, const struct bulk_size *size, const struct bulk_counts *counts, char *error, size_t error_bytes)
{
	struct opener o = { .size = size, .counts = counts, .k = { .base = c, .root_path = counts->root_path, .arena = arena_new(), .error = error, .error_bytes = error_bytes } };
	bool is_good = cast_paper(c, "", &o.paper);

	if (is_good) {
		o.recruit = cast_in_force(&o.k, "national/recruit", c->today - IN_FORCE_DAYS);
		o.project = cast_in_force(&o.k, "zs/project", c->today - IN_FORCE_DAYS);
		is_good = o.recruit != 0 && o.project != 0 && open_all(&o);
	}
	arena_free(o.k.arena);
	return is_good;
}
