#include "rooms/run/run_overview.h"

#include <string.h>
#include "core/path.h"

size_t run_list_of(struct ctx *c, const struct org_row *org, const struct run_filter *f, size_t rows_per_page, struct run_line **lines, int64_t *total)
{
	const char *end = path_end(c->arena, org->path);
	struct run_days due = run_due_days(c->today, f->due), opened = run_opened_days(c->today, f->age);
	struct run_number all = { 0 };
	int64_t rows = (int64_t)rows_per_page;

	run_list_count(c->store, org->region, org->path, end, f->state, f->code, f->version, f->step, due.from, due.to, opened.from, opened.to, f->is_held, &all);
	*total = all.n;
	return run_list(c->store, org->region, org->path, end, f->state, f->code, f->version, f->step, due.from, due.to, opened.from, opened.to, f->is_held, rows, (f->page - 1) * rows, lines);
}

void run_overview_read(struct ctx *c, const struct org_row *org, struct run_overview *o)
{
	const char *end = path_end(c->arena, org->path);

	*o = (struct run_overview){ .steps = NULL };
	o->steps_count = run_by_steps(c->store, org->region, org->path, end, c->today, &o->steps);
	o->units_count = run_by_units(c->store, org->region, org->path, end, (int64_t)strlen(org->path) + PATH_SEGMENT_CHARS, c->today, &o->units);
	run_count_bands(c, org->region, org->path, end, &o->bands);
}
