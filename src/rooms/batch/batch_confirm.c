/* From what was found to what is written: at once, or by way of a second person. Branch, status and joining days are nobody's alone
 * (发展党员工作细则 2014 art. 24, 党章 art. 34: the committee that may admit members approves). */
#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/batch/batch_run.h"
#include "rooms/org/approver.h"
#include "rooms/org/post_sql.h"
#include "schema/model.h"
#include "text/batch.h"
#include "text/person.h"

#define WAITING_ROWS_MAX 200

static bool begin_apply(struct ctx *c, const struct batch_item *batch, int64_t row_version)
{
	if (!batch_moved(c, batch_move(c->store, batch->id, "applying", row_version)))
		return false;
	job_ask(c, "batch.apply", batch->id.v, batch->org.v, batch->new_count + batch->changed);
	return true;
}

bool batch_needs_approval(const struct batch_item *batch)
{
	return batch_is(batch, "checked") && batch->new_count + batch->dated > 0;
}

static bool ask_approval(struct ctx *c, const struct batch_item *batch, int64_t row_version)
{
	if (!batch_moved(c, batch_move(c->store, batch->id, "waiting", row_version)))
		return false;
	batch_approval_insert(c->store, (batch_approval_id){ store_new_id(c->store) }, batch->id, c->actor.account_id, c->now_s, "waiting");
	store_note(c->store, "approval", NULL, "waiting");
	return true;
}

/* ---- undoing ---- */

bool batch_undo_needs_approval(const struct batch_item *batch)
{
	return !batch_is_edit(batch) && batch->new_count + batch->dated > 0;
}

const char *batch_state_written(const struct batch_item *batch)
{
	return batch->done + batch->kept < batch->new_count + batch->changed ? "stopped" : "applied";
}

void batch_ask_undo_approval(struct ctx *c, const struct batch_item *batch)
{
	batch_approval_insert(c->store, (batch_approval_id){ store_new_id(c->store) }, batch->id, c->actor.account_id, c->now_s, "undo_waiting");
	store_note(c->store, "approval", NULL, "undo_waiting");
}

void batch_take_undo_back(struct ctx *c, const struct batch_item *batch)
{
	struct batch_approval_row approval;

	if (!batch_undo_approval_get(c->store, batch->id, &approval))
		return;
	batch_approval_decide(c->store, approval.id, "undo_taken", c->actor.account_id, c->now_s, "");
	store_note(c->store, "approval", "undo_waiting", "undo_taken");
}

/* What waits for a decision: the import, or its undoing. */
static bool approval_of(struct ctx *c, const struct batch_item *batch, struct batch_approval_row *approval)
{
	return batch_is(batch, "undo_asked") ? batch_undo_approval_get(c->store, batch->id, approval) : batch_approval_get(c->store, batch->id, approval);
}

bool batch_confirm(struct ctx *c, batch_id id, const char *twin_reason, int64_t row_version)
{
	struct batch_item batch;

	ctx_begin(c, "batch.confirm", "batch", id.v, 0);
	if (!batch_see(c, id, &batch))
		return false;
	if (!batch_is(&batch, "checked") && !batch_is(&batch, "stopped"))
		return ctx_refuse_changed(c, T_batch_moved_on, NULL);
	if (batch.new_count + batch.changed == 0)
		return ctx_refuse(c, AGAINST_RULE, T_batch_nothing, NULL);
	if (!batch_is_kept(c, &batch) || !batch_twin_explain(c, &batch, twin_reason))
		return false;
	store_subject(c->store, id.v, batch.org.v);
	if (!(batch_needs_approval(&batch) ? ask_approval(c, &batch, row_version) : begin_apply(c, &batch, row_version)))
		return false;
	return ctx_commit(c);
}

static bool may_approve(struct ctx *c, const struct approver_row *organ)
{
	return path_is_within(organ->path, c->actor.path_from) && may_at_path(c, MAY_EDIT_PERSON, organ->path);
}

bool batch_may_decide(struct ctx *c, const struct batch_item *batch, bool says_why)
{
	struct batch_approval_row approval;
	struct approver_row organ;

	if ((!batch_is(batch, "waiting") && !batch_is(batch, "undo_asked")) || !approval_of(c, batch, &approval))
		return says_why && ctx_refuse_changed(c, T_batch_moved_on, NULL);
	if (permit_is_self(c, approval.asked_by))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_batch_decide_own, NULL);
	if (!approver_find(c, batch->path, &organ))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_batch_decide_no_organ, "org", batch->org_name, NULL);
	if (may_approve(c, &organ))
		return true;
	return says_why && ctx_refuse(c, AGAINST_RULE, T_batch_decide_organ_only, "organ", organ.name, "own", c->actor.org_name, NULL);
}

bool batch_see_or_decide(struct ctx *c, batch_id id, struct batch_item *row)
{
	struct batch_approval_row approval;
	struct approver_row organ;

	if (!batch_get(c->store, id, row) || batch_is(row, "dropped") || batch_is_edit(row))
		return ctx_refuse(c, NOT_FOUND, T_batch_not_found, NULL);
	if (may_at_path(c, MAY_IMPORT, row->path))
		return true;
	return ((batch_approval_get(c->store, id, &approval) || batch_undo_approval_get(c->store, id, &approval)) && approver_find(c, row->path, &organ) && may_approve(c, &organ)) ||
		ctx_refuse(c, NOT_FOUND, T_batch_not_found, NULL);
}

static bool begin_undo(struct ctx *c, const struct batch_item *batch, int64_t row_version)
{
	if (!batch_is_kept(c, batch) || !permit_require_fresh(c) || !batch_moved(c, batch_move(c->store, batch->id, "undoing", row_version)))
		return false;
	job_ask(c, "batch.undo", batch->id.v, batch->org.v, batch->done - batch->undone);
	return true;
}

/* The whole import, or its undoing, goes on; or back to where it was asked for. */
static bool carry_out(struct ctx *c, const struct batch_item *batch, bool is_approved, int64_t row_version)
{
	if (!is_approved)
		return batch_moved(c, batch_move(c->store, batch->id, batch_is(batch, "undo_asked") ? batch_state_written(batch) : "checked", row_version));
	return batch_is(batch, "undo_asked") ? begin_undo(c, batch, row_version) : begin_apply(c, batch, row_version);
}

bool batch_decide(struct ctx *c, batch_id id, bool is_approved, const char *note, int64_t row_version)
{
	const char *state = is_approved ? "approved" : "refused";
	struct batch_approval_row approval;
	struct batch_item batch;

	ctx_begin(c, "batch.decide", "batch", id.v, 0);
	if (!batch_see_or_decide(c, id, &batch) || !batch_may_decide(c, &batch, true) || !approval_of(c, &batch, &approval))
		return false;
	if (!is_approved && !text_says(note))
		return ctx_refuse_field(c, "note", T_batch_decide_note_missing, NULL);
	if (text_chars(note) > LIMIT_BATCH_APPROVAL_NOTE)
		return ctx_refuse_field(c, "note", T_batch_decide_note_long, "n", ctx_number(c, LIMIT_BATCH_APPROVAL_NOTE), NULL);
	store_subject(c->store, id.v, batch.org.v);
	if (!carry_out(c, &batch, is_approved, row_version))
		return false;
	if (batch_is(&batch, "undo_asked"))
		state = is_approved ? "undo_approved" : "undo_refused";
	batch_approval_decide(c->store, approval.id, state, c->actor.account_id, c->now_s, note);
	store_note(c->store, "approval", approval.state, state);
	return ctx_commit(c);
}

size_t batch_list_waiting(struct ctx *c, struct batch_item **rows)
{
	size_t count = batch_asked(c->store, c->actor.path_from, c->actor.path_to, c->actor.account_id, WAITING_ROWS_MAX, rows), kept = 0;

	for (size_t i = 0; i < count; i++)
		if (batch_may_decide(c, &(*rows)[i], false))
			(*rows)[kept++] = (*rows)[i];
	return kept;
}

struct batch_waiting batch_waiting(struct ctx *c)
{
	struct batch_waiting waiting = { 0 };
	struct batch_item *rows;
	size_t count = batch_list_waiting(c, &rows);

	for (size_t i = 0; i < count; i++)
		*(batch_is(&rows[i], "undo_asked") ? &waiting.undoings : &waiting.imports) += 1;
	return waiting;
}
