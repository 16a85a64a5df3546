/* Writing what was checked, and taking it back: slices of one transaction each, whose audit line carries the digest of
 * the slice's journal (row, person, version, digest of the before-image). */
#include <string.h>
#include "base/date.h"
#include "core/crypto.h"
#include "core/permit.h"
#include "core/services.h"
#include "rooms/batch/batch_image.h"
#include "rooms/batch/batch_journal.h"
#include "rooms/batch/batch_judge.h"
#include "rooms/batch/batch_run.h"
#include "rooms/person/person_log.h"
#include "rooms/person/person_twin.h"
#include "text/batch.h"
#include "text/person.h"

#define SLICE_ROWS_MIN 200

/* A row with everything slow done before the write turn. */
struct ready {
	const struct batch_row_item *row;
	struct batch_verdict verdict;
	struct person_keys keys;
	person_id person;
	const char *image;
	struct bytes before;
};

struct slice {
	const char *reason;		/* what the records say of the change */
	struct ready *rows;
	size_t count;
	struct batch_journal journal;
	const struct batch_item *batch;
	int64_t twins;			/* written whose namesakes were told apart */
	struct person_org_row org;	/* of the row before, read in the transaction: a roster goes branch by branch */
};

static void begin_slice(struct ctx *c, struct slice *s, const struct batch_item *batch, const char *reason, const struct batch_row_item *rows)
{
	s->batch = batch;
	s->reason = reason;
	s->rows = arena_array(c->arena, s->count, sizeof(*s->rows));
	for (size_t i = 0; i < s->count; i++)
		s->rows[i].row = &rows[i];
	batch_journal_init(&s->journal, c->arena);
	s->journal.first = rows[0].number;
	s->journal.last = rows[s->count - 1].number;
}

int batch_slice_next(int rows, int64_t took_ms)
{
	int64_t fits = took_ms > 0 ? rows * (int64_t)BATCH_SLICE_MS / took_ms : BATCH_SLICE_ROWS_MAX;

	/* One that the disk let pass quickly says little of the next. */
	if (fits > rows + rows / 2)
		fits = rows + rows / 2;
	if (fits < SLICE_ROWS_MIN)
		return SLICE_ROWS_MIN;
	return fits < BATCH_SLICE_ROWS_MAX ? (int)fits : BATCH_SLICE_ROWS_MAX;
}

/* CS-01: a record tells by what it was changed. A very long name of a file does not fit. */
static const char *reason_of(struct ctx *c, const struct batch_item *batch, message with_name, message alone)
{
	const struct message_arg args[] = { { "name", batch->name }, { "reason", batch->undo_reason } };
	const char *text = message_text(c->arena, c->lang, with_name, args, 2);

	return text_chars(text) <= LIMIT_PERSON_CHANGE_REASON ? text : message_text(c->arena, c->lang, alone, args, 2);
}

static const char *undo_reason_of(struct ctx *c, const struct batch_item *batch)
{
	return batch_is_edit(batch) ? reason_of(c, batch, T_batch_reason_undo_edit, T_batch_reason_undo_edit_alone)
		: reason_of(c, batch, T_batch_reason_undo, T_batch_reason_undo_alone);
}

/* ---- writing ---- */

/* Judged once more: between check and import the archive may have changed. */
static void make_ready(struct ctx *c, struct batch_memory *m, struct ready *r)
{
	r->image = "";
	if (!batch_memory_open(c, m, r->row)) {
		r->verdict.kind = BATCH_WRONG;
		return;
	}
	batch_judge_row(m->judge, c, (int)r->row->number, m->cells,
		strcmp(r->row->verdict, batch_verdict_name(BATCH_NEW)) == 0 ? BATCH_LOOK_NEW : BATCH_LOOK_AGAIN, &r->verdict);
	if (r->verdict.kind == BATCH_NEW) {
		r->person = (person_id){ store_new_id(c->store) };
	} else if (r->verdict.kind == BATCH_CHANGED) {
		r->person = r->verdict.row.id;
		r->image = batch_image_of(c, &r->verdict.row);
		r->before = crypto_seal(c->services->keys, c->arena, "batch_row", "before", r->row->id.v, r->image);
	} else {
		return;
	}
	person_make_keys(c, r->person, &r->verdict.facts, &r->keys);
}

static bool number_is_free(struct ctx *c, const struct ready *r)
{
	person_id owner;

	return !person_by_number(c, r->verdict.facts.id_number, &owner) || owner.v == r->person.v;
}

static bool org_is_right(struct ctx *c, struct slice *s, org_id id)
{
	if (s->org.id.v != id.v && !person_org(c->store, id, &s->org)) {
		s->org.id.v = 0;
		return false;
	}
	return s->org.to_day == DAY_OPEN && batch_may_write(c, s->org.path);
}

/* Who got a namesake since the check was not answered for. */
static bool is_answered_for(struct ctx *c, const struct slice *s, const struct ready *r)
{
	return r->row->is_twin || !person_twin_is(c, s->org.region, (person_id){ 0 }, r->verdict.facts.name, r->verdict.facts.birth_day);
}

/* Why a row that was to be written is not: what the look before writing found; or what only the transaction sees. Of nobody else's record more is said than that. */
static const char *why_left_out(struct ctx *c, const struct slice *s, const struct ready *r)
{
	const char *name = r->verdict.row.id.v != 0 ? r->verdict.row.name : r->verdict.facts.name, *wrong = batch_findings_wrong(c->arena, r->verdict.findings);
	struct batch_findings f = { 0 };
	bool is_new = r->verdict.kind == BATCH_NEW;

	if (r->verdict.kind == BATCH_WRONG && wrong[0] != '\0')
		return wrong;
	buffer_init(&f.text, c->arena, 0);
	if (is_new && r->row->person == 0 && !number_is_free(c, r))
		batch_finding_add(&f, BATCH_FINDING_WRONG, "@id_number", r->verdict.facts.id_number, T_batch_number_taken_meanwhile, NULL);
	else if (is_new && s->org.id.v == r->verdict.org.id.v && s->org.to_day != DAY_OPEN)
		batch_finding_add(&f, BATCH_FINDING_WRONG, "@org", s->org.name, T_person_org_closed, "name", s->org.name, "day", day_text(c->arena, s->org.to_day), NULL);
	else if (is_new && !r->row->is_twin && s->org.id.v != 0 && person_twin_is(c, s->org.region, (person_id){ 0 }, r->verdict.facts.name, r->verdict.facts.birth_day))
		batch_finding_add(&f, BATCH_FINDING_WRONG, "@name", name, T_batch_twin_meanwhile, NULL);
	else
		batch_finding_add(&f, BATCH_FINDING_WRONG, "@name", name, T_batch_changed_since_check, NULL);
	return arena_text_n(c->arena, f.text.data, f.text.bytes);
}

/* Inside the transaction, where nothing moves any more. */
static bool write_one(struct ctx *c, struct slice *s, struct ready *r, int64_t *version, org_id *branch)
{
	struct person_row now;

	switch (r->verdict.kind) {
	case BATCH_NEW:
		if (r->row->person != 0 || !number_is_free(c, r) || !org_is_right(c, s, r->verdict.org.id) || !is_answered_for(c, s, r))
			return false;
		person_write_new(c, r->person, &s->org, &r->verdict.facts, &r->keys, PERSON_LATE_ENTRY, r->verdict.document);
		if (r->row->is_twin)
			s->twins += person_twin_keep(c, s->org.region, r->person, r->verdict.facts.name, r->verdict.facts.birth_day, s->batch->twin_reason) > 0;
		*version = 1;
		*branch = s->org.id;
		return true;
	case BATCH_CHANGED:
		if (r->row->version != r->verdict.row.row_version || !number_is_free(c, r) || !person_get(c->store, r->person, &now)
		    || now.row_version != r->row->version)
			return false;
		*version = now.row_version + 1;
		*branch = now.org;
		person_keep_changes(c, &now, &r->verdict.facts, &r->keys, s->reason);
		return person_write_change(c, &now, &r->verdict.facts, &r->keys);
	default:
		return false;
	}
}

/* What the check found stays: it says what would have been written. */
static struct bytes findings_with(struct ctx *c, const struct batch_row_item *row, const char *added)
{
	const char *found = crypto_open(c->services->keys, c->arena, "batch_row", "findings", row->id.v, row->findings);

	return crypto_seal(c->services->keys, c->arena, "batch_row", "findings", row->id.v, found == NULL ? added :
		strstr(found, added) != NULL ? found : arena_printf(c->arena, "%s%s", found, added));	/* once, however often it is tried */
}

static void write_slice(struct ctx *c, struct slice *s)
{
	for (size_t i = 0; i < s->count && store_state(c->store) == STORE_GOOD; i++) {
		struct ready *r = &s->rows[i];
		int64_t version = 0;
		org_id branch = { 0 };

		if (write_one(c, s, r, &version, &branch)) {
			batch_row_written(c->store, r->row->id, r->person.v, version, r->before.data == NULL ? (struct bytes){ "", 0 } : r->before);
			batch_journal_add(c, &s->journal, r->row->number, r->person.v, version, r->image);
			batch_journal_count(&s->journal, &(struct batch_branch_sum){ branch, r->verdict.kind == BATCH_NEW, r->verdict.kind == BATCH_CHANGED && r->verdict.is_dated, 1, 0 });
		} else {
			batch_row_passed(c->store, r->row->id, BATCH_LEFT_OUT, findings_with(c, r->row, why_left_out(c, s, r)));
			s->journal.passed++;
		}
	}
}

/* Moves the batch on when nothing is left; the sealed upload is not needed any more. */
static enum job_step finish(struct ctx *c, const struct batch_item *batch, const char *verb, const char *state)
{
	ctx_begin(c, verb, "batch", batch->id.v, batch->org.v);
	batch_move(c->store, batch->id, state, batch->row_version);
	batch_block_delete(c->store, batch->id.v);
	ctx_commit(c);
	return JOB_DONE;
}

/* Still in this state, now that nobody else writes? A stop may have come. */
static bool is_still(struct ctx *c, const struct batch_item *batch)
{
	struct batch_item now;

	return batch_get(c->store, batch->id, &now) && strcmp(now.state, batch->state) == 0;
}

enum job_step batch_apply_step(struct ctx *c, struct job_run *run)
{
	struct batch_item batch;
	struct batch_memory *m;
	struct batch_row_item *rows;
	struct slice s = { 0 };
	int64_t began_ms;

	if (!batch_run_begins(c, run, "applying", &batch))
		return JOB_FAILED;
	m = batch_memory_of(c, run, &batch);
	s.count = batch_rows_to_write(c->store, batch.id.v, m->slice_rows, &rows);
	if (s.count == 0)
		return finish(c, &batch, "batch.applied", "applied");
	begin_slice(c, &s, &batch, reason_of(c, &batch, T_batch_reason_import, T_batch_reason_import_alone), rows);
	for (size_t i = 0; i < s.count; i++)
		make_ready(c, m, &s.rows[i]);
	store_give_way(c->store);
	ctx_begin(c, "batch.apply", "batch", batch.id.v, batch.org.v);
	began_ms = stopwatch_ms();
	if (!is_still(c, &batch))
		return store_state(c->store) == STORE_GOOD ? JOB_DONE : JOB_MORE;
	write_slice(c, &s);
	batch_journal_keep(c, &s.journal, batch.id);
	batch_add_done(c->store, batch.id, s.journal.written, s.journal.passed, 0, c->now_s);
	batch_journal_note(c, &s.journal);
	if (s.twins > 0)
		store_note(c->store, PERSON_DISTINCT, NULL, batch.twin_reason);
	if (ctx_commit(c))
		run->done_count = batch.done + batch.kept + (int64_t)s.count;
	m->slice_rows = batch_slice_next((int)s.count, stopwatch_ms() - began_ms);
	return JOB_MORE;
}

/* ---- taking back ---- */

/* Who was changed since the import keeps that; the row says by whom, when and what. A move or another standing leaves no such line. */
static struct bytes not_undone_findings(struct ctx *c, const struct slice *s, const struct ready *r)
{
	struct batch_person_change_row change;
	struct person_row now;
	struct batch_findings f = { 0 };
	const char *place = "@name", *content = "";
	bool is_edit = batch_is_edit(s->batch);
	/* The batch left lines of its own: a bulk edit before its row, an import of a known person with its reason. */
	int64_t after = is_edit ? r->row->id.v : 0, since_s = is_edit ? s->batch->created_s : s->batch->applied_s;
	const char *own = strcmp(r->row->verdict, "new") == 0 ? "" : reason_of(c, s->batch, T_batch_reason_import, T_batch_reason_import_alone);

	buffer_init(&f.text, c->arena, 0);
	if (!person_get(c->store, r->person, &now) || !batch_person_change(c->store, now.region, now.id, since_s, after, own, s->batch->applied_s, &change)) {
		batch_finding_add(&f, BATCH_FINDING_WRONG, place, content, is_edit ? T_batch_edited_otherwise : T_batch_changed_otherwise, NULL);
	} else {
		if (batch_field_find(change.field) != BATCH_FIELD_NONE) {
			place = arena_printf(c->arena, "@%s", change.field);
			content = change.became;
		}
		batch_finding_add(&f, BATCH_FINDING_WRONG, place, content, is_edit ? T_batch_edited_by : T_batch_changed_by, "who", change.author, "when",
			time_text(c->arena, change.time_s), NULL);
	}
	return findings_with(c, r->row, arena_text_n(c->arena, f.text.data, f.text.bytes));
}

static bool undo_one(struct ctx *c, const struct slice *s, struct ready *r, org_id *branch)
{
	struct person_row now;

	if (!person_get(c->store, (person_id){ r->row->person }, &now))
		return true;	/* gone already */
	*branch = now.org;
	if (now.row_version != r->row->version)
		return false;
	if (strcmp(r->row->verdict, "new") == 0)
		return person_write_removal(c, &now);
	if (r->image == NULL || !number_is_free(c, r))
		return false;
	person_keep_changes(c, &now, &r->verdict.facts, &r->keys, s->reason);
	if (!person_write_change(c, &now, &r->verdict.facts, &r->keys))
		return false;
	/* An earlier batch finds the record as it left it, so that it can be undone after this one. */
	batch_rows_follow(c->store, r->row->person, r->row->version - 1, now.row_version - r->row->version + 2, s->batch->id);
	return true;
}

/* The before-image as facts again; image NULL when it is none. */
static void make_undo_ready(struct ctx *c, struct ready *r)
{
	r->person = (person_id){ r->row->person };
	r->image = crypto_open(c->services->keys, c->arena, "batch_row", "before", r->row->id.v, r->row->before);
	if (strcmp(r->row->verdict, "new") == 0)
		return;
	if (r->image != NULL && batch_image_read(c, r->image, &r->verdict.facts))
		person_make_keys(c, r->person, &r->verdict.facts, &r->keys);
	else
		r->image = NULL;
}

static void undo_slice(struct ctx *c, struct slice *s)
{
	for (size_t i = 0; i < s->count && store_state(c->store) == STORE_GOOD; i++) {
		struct ready *r = &s->rows[i];

		org_id branch = { 0 };

		if (undo_one(c, s, r, &branch)) {
			batch_row_set_progress(c->store, r->row->id, BATCH_UNDONE);
			batch_journal_add(c, &s->journal, r->row->number, r->row->person, r->row->version, r->image == NULL ? "" : r->image);
			if (branch.v != 0 && !batch_is_edit(s->batch))
				batch_journal_count(&s->journal, &(struct batch_branch_sum){ .org = branch, .undone = 1 });
		} else {
			batch_row_passed(c->store, r->row->id, BATCH_KEPT, not_undone_findings(c, s, r));
			s->journal.passed++;
		}
	}
}

/* What was kept of the progress may be older than the last slice: the process was killed between the two. */
static int64_t rows_left(struct ctx *c, const struct batch_item *batch)
{
	struct batch_number left = { 0 };

	batch_rows_to_undo_count(c->store, batch->id.v, &left);
	return left.n;
}

enum job_step batch_undo_step(struct ctx *c, struct job_run *run)
{
	struct batch_item batch;
	struct batch_memory *m;
	struct batch_row_item *rows;
	struct slice s = { 0 };
	int64_t began_ms;

	if (!batch_run_begins(c, run, "undoing", &batch))
		return JOB_FAILED;
	if (run->memory == NULL)
		run->done_count = run->total_count - rows_left(c, &batch);
	m = batch_memory_of(c, run, &batch);
	s.count = batch_rows_to_undo(c->store, batch.id.v, m->slice_rows, &rows);
	if (s.count == 0)
		return finish(c, &batch, "batch.undone", batch.undone == 0 ? "not_undone" : "undone");
	begin_slice(c, &s, &batch, undo_reason_of(c, &batch), rows);
	for (size_t i = 0; i < s.count; i++)
		make_undo_ready(c, &s.rows[i]);
	store_give_way(c->store);
	ctx_begin(c, "batch.undo", "batch", batch.id.v, batch.org.v);
	began_ms = stopwatch_ms();
	if (!is_still(c, &batch))
		return store_state(c->store) == STORE_GOOD ? JOB_DONE : JOB_MORE;
	undo_slice(c, &s);
	batch_journal_keep(c, &s.journal, batch.id);
	batch_add_done(c->store, batch.id, 0, 0, s.journal.written, batch.applied_s);
	batch_journal_note(c, &s.journal);
	if (ctx_commit(c))
		run->done_count += (int64_t)s.count;
	m->slice_rows = batch_slice_next((int)s.count, stopwatch_ms() - began_ms);
	return JOB_MORE;
}
