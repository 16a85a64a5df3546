#include "demo/cast_past.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/calendar.h"
#include "core/erasure.h"
#include "core/services.h"
#include "demo/cast_case.h"
#include "demo/demo_plan.h"
#include "demo/demo_sql.h"
#include "programme/reading.h"
#include "rooms/run/run.h"
#include "rooms/run/run_retention.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"

#define SLICE_ROWS 20000
#define STEPS_MAX 40
#define PAPERS_MAX 8	/* of one case */
#define VALUES_MAX 60	/* of one step */
#define ACCOUNT 1
#define HOUR_S 36000	/* everything is done at ten in the morning */

struct past {
	struct caster *k;
	struct arena *arena;		/* of the slice */
	struct ctx c;			/* its store is NULL between slices */
	int rows;
	const struct programme *p;
	programme_file_id file;
	/* the case that is being written */
	struct run_case now;
	struct run_step_row steps[STEPS_MAX];
	struct run_value_row values[VALUES_MAX];
	struct notice_of_run notices[1];
	struct ballot_row ballots[1];
	struct { int64_t id; const char *name; } papers[PAPERS_MAX]; size_t papers_count, papers_used;
	struct run_keep keeps[PAPERS_MAX]; size_t keeps_count;	/* files of the steps that are closed, which the end of the case gives their terms */
	int acts;			/* each adds one to the version of the row */
};

static int64_t second_of(day_t day) { return (int64_t)day * 86400 - CHINA_OFFSET_S + HOUR_S; }

struct past *past_begin(struct caster *k, int64_t use)
{
	struct arena *arena = arena_new();
	struct past *x = arena_alloc(k->base->arena, sizeof(*x));
	struct programme_use_row row;
	struct ctx reading;

	memset(x, 0, sizeof(*x));
	x->k = k;
	x->arena = arena;
	x->c = (struct ctx){ .arena = arena, .services = k->base->services, .lang = LANG_ZH, .today = k->p->today, .address = "init", .machine_s = k->base->machine_s };
	/* Where no cache keeps it the practice lives in the arena that it is read with: not in that of a slice. */
	reading = x->c;
	reading.arena = k->base->arena;
	reading.store = store_open(k->base->services->database, reading.arena);
	if (programme_use_get(reading.store, (programme_use_id){ use }, &row)) {
		x->file = row.programme;
		x->p = programme_of_file(&reading, x->file);
	}
	store_close(reading.store);
	if (x->p == NULL)
		fail_load(k, "a practice of the demo is not in force: use %lld", (long long)use);
	return x;
}

static void end_slice(struct past *x)
{
	if (x->c.store == NULL)
		return;
	if (x->k->is_failed)
		store_abandon(x->c.store);
	else if (!store_commit(x->c.store))
		fail_load(x->k, "%s", store_error(x->c.store) != NULL ? store_error(x->c.store) : "the cases of the past can't be written");
	store_close(x->c.store);
	x->c.store = NULL;
	x->rows = 0;
	arena_clear(x->arena);
}

void past_end(struct past *x)
{
	end_slice(x);
	arena_free(x->arena);
}

static struct store *next_row(struct past *x)
{
	x->rows++;
	return x->c.store;
}

/* The practice is a file that may change, and what is written here is told by no rule. True: it fits no more, and nothing is written. */
static bool is_lost(struct past *x, bool fits, const char *what, const char *name)
{
	if (!fits)
		fail_load(x->k, "the practice “%s”, version %d, has no %s “%s” as the demo's cases of the past have it: case “%s”, opened on %s", x->p->title, x->p->version, what, name,
			x->now.row.title == NULL ? "" : x->now.row.title, day_text(x->k->base->arena, x->now.row.opened_day));
	return x->k->is_failed;
}

struct arena *past_arena(struct past *x) { return x->arena; }

static int64_t new_id(struct past *x) { return store_new_id(x->c.store); }

static void open_step(struct past *x, int step, day_t day)
{
	size_t i = x->now.steps_count++;

	assert(i < STEPS_MAX);
	x->steps[i] = (struct run_step_row){ .id = { new_id(x) }, .number = (int64_t)i + 1, .step = x->p->steps[step].id, .round = 1, .opened_day = day,
		.due_day = run_due_day(&x->now, step, day), .day = DAY_OPEN, .way = "", .seal = "", .registered_by = "" };
	x->now.at = step;
	x->now.values_count = x->now.notices_count = x->now.ballots_count = 0;
}

/* A slice ends only here: what a case is made of lives in its arena. */
void past_open(struct past *x, int org, int person, day_t day)
{
	const struct audit_entry entry = { .time_s = x->c.machine_s, .org_id = DEMO_REGION, .verb = "demo.load", .subject = "run", .address = "init" };

	if (x->k->is_failed)
		return;
	if (x->rows >= SLICE_ROWS)
		end_slice(x);
	if (x->c.store == NULL) {
		x->c.store = store_open(x->c.services->database, x->arena);
		store_begin(x->c.store, &entry);
	}
	x->now = (struct run_case){ .p = x->p, .steps = x->steps, .values = x->values, .notices = x->notices, .ballots = x->ballots, .at = -1 };
	x->now.row = (struct run_row){ .id = { new_id(x) }, .region = DEMO_REGION, .programme = x->file, .code = x->p->id, .org = { org }, .subject_kind = "person",
		.subject_ref = person, .title = demo_person_at(x->k->p, person)->name, .programme_title = x->p->title, .opened_day = day };
	play_prepare(&x->now.play, x->arena, x->p);
	x->acts = 1;
	x->papers_count = x->papers_used = x->keeps_count = 0;
	open_step(x, 0, day);
}

void past_paper(struct past *x, const struct file_kept *kept, const char *name, day_t day)
{
	int64_t id;

	if (x->k->is_failed)
		return;
	assert(x->papers_count < PAPERS_MAX);
	id = new_id(x);
	x->papers[x->papers_count].id = id;
	x->papers[x->papers_count++].name = name;
	file_insert(next_row(x), (file_id){ id }, kept->digest, name, kept->media_type, kept->bytes, "run", x->now.row.id.v, x->now.row.org.v, "run", day,
		second_of(day), ACCOUNT);
}

/* Terms of files are reckoned from dates. */
static void play_date(struct past *x, const char *form, const char *field, const char *value)
{
	struct name name = programme_name(x->p, arena_printf(x->arena, "%s.%s", form, field));

	if (name.kind == NAME_FIELD && x->p->forms[name.index].fields[name.field].type == WORD_DATE)
		x->now.play.fields[name.index][name.field] = (struct programme_value){ .kind = VALUE_DATE, .day = day_parse_iso(value) };
}

static void put_value(struct past *x, const char *form, const char *field, int number, const char *value, int64_t file)
{
	play_date(x, form, field, value);
	assert(x->now.values_count < VALUES_MAX);
	x->values[x->now.values_count++] = (struct run_value_row){ .step = x->steps[x->now.steps_count - 1].id.v, .form = form, .field = field, .number = number,
		.value = value, .file = file };
	run_value_insert(next_row(x), (run_value_id){ new_id(x) }, DEMO_REGION, x->now.row.id.v, x->steps[x->now.steps_count - 1].id.v, form, field, number, value, file, 0, false);
}

static void put_table(struct past *x, const char *form, const char *field, const char *rows)
{
	for (int n = 1; *rows != '\0'; n++) {
		size_t bytes = strcspn(rows, "\n");

		put_value(x, form, field, n, arena_text_n(x->arena, rows, bytes), 0);
		rows += bytes + (rows[bytes] == '\n');
	}
}

/* The next paper that no field names yet, or the last one again. */
static void put_file(struct past *x, const char *form, const char *field, bool is_there)
{
	size_t at = x->papers_used < x->papers_count ? x->papers_used : x->papers_count - 1;

	if (!is_there) {
		put_value(x, form, field, 0, "", 0);
		return;
	}
	x->papers_used = at + 1;
	put_value(x, form, field, 0, x->papers[at].name, x->papers[at].id);
}

/* `text` NULL: a paper. */
static void put_field(struct past *x, const struct programme_form *form, size_t i, const char *text)
{
	const struct programme_field *f = &form->fields[i];

	if (f->type == WORD_FILE)
		put_file(x, form->id, f->id, text == NULL);
	else if (f->type == WORD_TABLE && text[0] != '\0')
		put_table(x, form->id, f->id, text);
	else
		put_value(x, form->id, f->id, 0, text, 0);
	if (f->type == WORD_CHOICE)	/* what a meeting votes on is one of them */
		x->now.play.fields[form - x->p->forms][i] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = text };
}

void past_fill(struct past *x, const char *named, const char *const *texts, size_t count)
{
	const struct programme_form *form;
	const char **typed, *lost = named;
	size_t *at;

	if (x->k->is_failed)
		return;
	at = arena_array(x->arena, count, sizeof(*at));
	form = cast_form(x->arena, x->p, named, at, count, &lost);
	if (is_lost(x, form != NULL, "form or field", lost))
		return;
	typed = arena_array(x->arena, form->fields_count, sizeof(*typed));
	for (size_t i = 0; i < form->fields_count; i++)
		typed[i] = "";
	for (size_t i = 0; i < count; i++)
		typed[at[i]] = texts[i];
	for (size_t i = 0; i < form->fields_count; i++) {
		if (is_lost(x, typed[i] == NULL || typed[i][0] != '\0' || !form->fields[i].is_must, "way around the field", form->fields[i].title))
			return;
		put_field(x, form, i, typed[i]);
	}
	x->acts++;
}

void past_show(struct past *x, const char *notice, const char *text, day_t from_day)
{
	const struct notice *n;
	int64_t step;
	int days;

	if (x->k->is_failed || is_lost(x, programme_name(x->p, notice).kind == NAME_NOTICE, "notice", notice))
		return;
	n = &x->p->notices[programme_name(x->p, notice).index];
	days = run_notice_days(&x->now, n);
	step = x->steps[x->now.steps_count - 1].id.v;
	x->notices[0] = (struct notice_of_run){ .id = { new_id(x) }, .step = step, .item = n->id, .last_day = n->is_workdays ? calendar_nth_workday(from_day, days, NULL) :
		from_day + days - 1, .withdrawn_day = DAY_OPEN };
	x->now.notices_count = 1;
	notice_insert(next_row(x), x->notices[0].id, DEMO_REGION, x->now.row.org, x->now.row.id.v, step, n->id, n->board, run_said(&x->c, n->title, x->now.row.title), text,
		from_day, x->notices[0].last_day, n->must_answer, run_notice_objections_last(&x->now, n, from_day), n->answers.count, n->answers.unit == WORD_WD, ACCOUNT);
	x->acts++;
}

/* Two people typed the same. */
static void put_counts(struct past *x, ballot_id ballot, const struct past_voting *what)
{
	for (int account = ACCOUNT; account <= ACCOUNT + 1; account++) {
		ballot_count_id count = { new_id(x) };

		ballot_count_insert(next_row(x), count, ballot, 1, account, what->present, what->present, what->present, 0, 0, 0, second_of(what->day));
		ballot_count_line_put(next_row(x), count, 1, what->agreed, what->present - what->agreed, 0);
	}
}

void past_vote(struct past *x, const struct past_voting *what)
{
	struct ballot_row *b = &x->ballots[0];
	struct fraction quorum, pass;
	const struct vote *v;
	const char *title;
	struct name name;

	if (x->k->is_failed)
		return;
	name = programme_name(x->p, what->vote);
	v = name.kind == NAME_VOTE ? &x->p->votes[name.index] : NULL;
	if (is_lost(x, v != NULL && v->candidates == NULL && v->is_secret && v->pass_of == WORD_BASE_VOTERS, "vote", what->vote))
		return;
	quorum = play_value(&x->now.play, v->quorum).number;
	pass = play_value(&x->now.play, v->pass).number;
	title = run_motion(&x->c, &x->now, v);
	*b = (struct ballot_row){ .id = { new_id(x) }, .part = x->steps[x->now.steps_count - 1].id.v, .item = v->id, .state = "closed", .present = what->present,
		.entitled = what->voters_count };
	x->now.ballots_count = 1;
	demo_ballot_insert(next_row(x), b->id, x->now.row.id.v, b->part, b->item, title, x->now.row.org,
		programme_role_text(x->arena, x->p, run_role_find(x->p, v->voters->text), LANG_ZH), quorum.above, quorum.below, v->is_quorum_exceeded, pass.above, pass.below,
		v->is_pass_exceeded, v->is_final, v->counts_written, what->voters_count, what->day, what->present, what->supervisor, what->teller, second_of(what->day));
	ballot_listed_insert(next_row(x), b->id, what->day);
	for (int i = 0; i < what->voters_count; i++)
		ballot_voter_insert(next_row(x), (ballot_voter_id){ new_id(x) }, b->id, i + 1, (person_id){ what->voters[i] }, demo_person_at(x->k->p, what->voters[i])->name);
	demo_ballot_line_insert(next_row(x), (ballot_line_id){ new_id(x) }, b->id, what->agreed, what->present - what->agreed);
	put_counts(x, b->id, what);
	x->acts++;
}

void past_report(struct past *x, const char *duty, int by, day_t day, const char *const *texts, size_t count)
{
	const struct duty *d;
	run_report_id id;

	if (x->k->is_failed || is_lost(x, programme_name(x->p, duty).kind == NAME_DUTY, "duty", duty))
		return;
	d = &x->p->duties[programme_name(x->p, duty).index];
	id.v = new_id(x);
	run_report_insert(next_row(x), id, DEMO_REGION, x->now.row.id.v, d->id, run_duty_period(&x->now, d, day).to, day, by, ACCOUNT, second_of(day));
	for (size_t i = 0; i < count; i++)
		run_report_text_insert(next_row(x), (run_report_text_id){ new_id(x) }, DEMO_REGION, id.v, (int64_t)i + 1, texts[i]);
	x->acts++;
}

void past_role(struct past *x, const char *kind, day_t from_day, day_t to_day)
{
	if (x->k->is_failed)
		return;
	demo_role_insert(next_row(x), (person_role_id){ new_id(x) }, DEMO_REGION, (person_id){ x->now.row.subject_ref }, x->now.row.org, kind, "recommended", "", from_day,
		to_day, 0, DAY_OPEN, "");
}

void past_booklet(struct past *x, int committee, const char *number, day_t received, day_t issued)
{
	if (x->k->is_failed)
		return;
	demo_booklet_insert(next_row(x), (booklet_id){ new_id(x) }, (org_id){ committee }, number, received, issued, x->now.row.id.v, (person_id){ x->now.row.subject_ref });
}

void past_leave_open(struct past *x)
{
	const struct run_step_row *s;
	const struct run_row *row = &x->now.row;

	if (x->k->is_failed)
		return;
	s = &x->steps[x->now.steps_count - 1];
	if (is_lost(x, s->due_day == DAY_OPEN, "step without a term", s->step))
		return;
	run_step_insert(next_row(x), s->id, DEMO_REGION, row->id.v, s->number, s->step, s->round, s->opened_day, s->due_day);
	demo_run_insert(next_row(x), row->id, DEMO_REGION, row->programme, row->code, row->org, row->subject_kind, row->subject_ref, row->title, "open", s->step,
		x->p->steps[x->now.at].title, "", "", row->opened_day, DAY_OPEN, x->acts, false);
	run_turn_insert(next_row(x), (run_turn_id){ new_id(x) }, DEMO_REGION, row->id, row->org.v, "does", "", DAY_OPEN);
}

/* Results alone: the rest of what a finish may do changes the archive or counts votes. */
static void finish(struct past *x, const struct finish *f, day_t day)
{
	const struct run_row *row = &x->now.row;

	for (size_t i = 0; i < f->effects_count; i++) {
		if (is_lost(x, f->effects[i].kind == EFFECT_PUBLISH && strcmp(f->effects[i].target->text, "result") == 0, "finish that publishes its result alone", f->id))
			return;
		publication_insert(next_row(x), (publication_id){ new_id(x) }, DEMO_REGION, row->org, row->id.v, "result", run_said(&x->c, row->programme_title, row->title),
			f->title, day);
	}
	for (size_t i = 0; i < x->keeps_count; i++)
		file_keep_until(next_row(x), x->keeps[i].file, x->keeps[i].day);
	demo_run_insert(next_row(x), row->id, DEMO_REGION, row->programme, row->code, row->org, row->subject_kind, row->subject_ref, row->title, "done", "", "", f->id, f->title,
		row->opened_day, day, x->acts, x->p->is_ledger_public && x->p->about != WORD_PERSON);
}

static void note_keeps(struct past *x)
{
	struct run_keep *keeps;
	size_t count = run_keeps(&x->c, &x->now, &keeps);

	for (size_t i = 0; i < count; i++) {
		assert(x->keeps_count < PAPERS_MAX);
		x->keeps[x->keeps_count++] = keeps[i];
	}
}

/* As they are read: the seal takes them in that order. */
static int by_place(const void *left, const void *right)
{
	const struct run_value_row *l = left, *r = right;
	int form = strcmp(l->form, r->form), field = strcmp(l->field, r->field);

	return form != 0 ? form : field != 0 ? field : (l->number > r->number) - (l->number < r->number);
}

void past_close(struct past *x, int by, day_t day, const char *way)
{
	struct run_step_row *s;
	struct name to;
	size_t i;

	if (x->k->is_failed)
		return;
	to = programme_name(x->p, way);
	if (is_lost(x, to.kind == NAME_FINISH || to.kind == NAME_STEP, "step", way))
		return;
	i = x->now.steps_count - 1;
	s = &x->steps[i];
	if (x->now.values_count > 0)
		qsort(x->values, x->now.values_count, sizeof(x->values[0]), by_place);
	note_keeps(x);
	s->seal = run_seal(&x->c, &x->now, i, day, by, way);
	s->day = day;
	x->now.play.closed_on[x->now.at] = (struct programme_value){ .kind = VALUE_DATE, .day = day };
	x->now.play.today = (struct programme_value){ .kind = VALUE_DATE, .day = day };
	demo_run_step_insert(next_row(x), s->id, DEMO_REGION, x->now.row.id.v, s->number, s->step, s->opened_day, s->due_day, day, second_of(day), by, way, s->seal);
	x->acts++;
	if (to.kind == NAME_FINISH)
		finish(x, &x->p->finishes[to.index], day);
	else
		open_step(x, to.index, day);
}
