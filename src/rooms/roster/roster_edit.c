#include "rooms/roster/roster_edit.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "core/reason.h"
#include "rooms/batch/batch_edit.h"
#include "rooms/person/person.h"
#include "rooms/roster/roster_filter.h"
#include "text/person.h"
#include "text/roster.h"

/* ---- the preview ---- */

static bool value_is_right(struct ctx *c, const struct roster_edit_typed *t)
{
	if (text_is_empty(t->work_unit) && text_is_empty(t->occupation) && text_is_empty(t->front_line) && text_is_empty(t->education))
		return ctx_refuse(c, AGAINST_RULE, T_roster_edit_nothing_asked, NULL);
	if (text_chars(t->work_unit) > LIMIT_PERSON_WORK_UNIT)
		ctx_refuse_field(c, "work_unit", T_roster_edit_long, "n", ctx_number(c, (int)LIMIT_PERSON_WORK_UNIT), NULL);
	if (!text_is_empty(t->occupation) && code_find("occupation", t->occupation) == NULL)
		ctx_refuse_field(c, "occupation", T_roster_edit_bad_choice, NULL);
	if (!text_is_empty(t->front_line) && strcmp(t->front_line, "1") != 0 && strcmp(t->front_line, "0") != 0)
		ctx_refuse_field(c, "front_line", T_roster_edit_bad_choice, NULL);
	if (!text_is_empty(t->education) && code_find("education", t->education) == NULL)
		ctx_refuse_field(c, "education", T_roster_edit_bad_choice, NULL);
	return !ctx_is_refused(c);
}

static bool count_is_right(struct ctx *c, size_t count)
{
	if (count == 0)
		return ctx_refuse(c, AGAINST_RULE, T_roster_edit_nothing_chosen, NULL);
	return count <= ROSTER_EDIT_ROWS_MAX || ctx_refuse(c, AGAINST_RULE, T_roster_edit_too_many, "n",
		ctx_number(c, ROSTER_EDIT_ROWS_MAX), "found", arena_printf(c->arena, "%zu", count), NULL);
}

bool roster_edit_prepare(struct ctx *c, int64_t org, const struct roster_query *q, const int64_t *ids, size_t ids_count,
	const struct roster_edit_typed *t, roster_edit_id *made)
{
	struct roster_scope scope;
	struct roster_row *rows;
	int64_t *found;

	ctx_begin(c, "roster_edit.preview", "roster_edit", 0, org);
	if (!roster_open(c, org, &scope) || !permit_require(c, MAY_EDIT_PERSON, scope.org.v) || !value_is_right(c, t) || !roster_query_is_read(c, q))
		return false;
	if (ids == NULL) {
		ids_count = roster_match(c, &scope, q, &found);
		ids = found;
	}
	if (ctx_is_refused(c) || !count_is_right(c, ids_count))
		return false;
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, scope.org.v);
	roster_edit_rows_clear(c->store, c->actor.account_id);
	roster_edit_clear(c->store, c->actor.account_id);
	roster_edit_insert(c->store, *made, c->actor.account_id, scope.org.v, t->work_unit, number_or(t->occupation, -1),
		number_or(t->front_line, -1), t->education, c->now_s);
	for (size_t at = 0; at < ids_count; at += ROSTER_EDIT_SLICE_ROWS) {
		size_t rest = ids_count - at, slice = rest < ROSTER_EDIT_SLICE_ROWS ? rest : ROSTER_EDIT_SLICE_ROWS;
		size_t count = roster_rows_of(c, &scope, ids + at, slice, &rows);

		for (size_t i = 0; i < count; i++)
			roster_edit_row_insert(c->store, *made, rows[i].id.v, rows[i].row_version);
	}
	return ctx_commit(c);
}

static bool open_edit(struct ctx *c, roster_edit_id id, struct roster_edit_draft *draft, struct roster_scope *scope)
{
	if (!roster_edit_get(c->store, id, c->actor.account_id, draft))
		return ctx_refuse(c, NOT_FOUND, T_roster_edit_gone, NULL);
	return roster_open(c, draft->org, scope) && permit_require(c, MAY_EDIT_PERSON, scope->org.v);
}

static bool is_ended(const struct roster_row *r)
{
	return r->status == PERSON_DECEASED || r->status == PERSON_MOVED_OUT;
}

static bool is_same(const struct roster_row *r, const struct roster_edit_draft *d)
{
	return (d->work_unit[0] == '\0' || text_same(d->work_unit, r->work_unit)) && (d->occupation < 0 || d->occupation == r->occupation) &&
		(d->front_line < 0 || d->front_line == r->is_front_line) && (d->education[0] == '\0' || text_same(d->education, r->education));
}

static void add_line(struct ctx *c, struct roster_edit_preview *p, const struct roster_row *r, message item, const char *before, const char *after)
{
	struct roster_edit_line *l = &p->lines[p->lines_count++];

	*l = (struct roster_edit_line){ .person = r->id.v, .name = r->name, .org_name = r->org_name, .item = item, .before = before, .after = after };
	if (is_ended(r))
		l->note = T_roster_edit_ended;
	else if (text_same(before, after))
		l->note = T_roster_edit_same;
}

static const char *yes_text(struct ctx *c, bool is)
{
	return ctx_words(c, is ? T_roster_yes : T_roster_no);
}

static void add_person(struct ctx *c, struct roster_edit_preview *p, const struct roster_row *r, const struct roster_edit_draft *d)
{
	if (d->work_unit[0] != '\0')
		add_line(c, p, r, T_roster_work_unit, r->work_unit, d->work_unit);
	if (d->occupation >= 0)
		add_line(c, p, r, T_roster_occupation, code_name_int(c->lang, "occupation", r->occupation),
			code_name_int(c->lang, "occupation", d->occupation));
	if (d->front_line >= 0)
		add_line(c, p, r, T_roster_front_line, yes_text(c, r->is_front_line), yes_text(c, d->front_line == 1));
	if (d->education[0] != '\0')
		add_line(c, p, r, T_roster_education, code_name(c->lang, "education", r->education), code_name(c->lang, "education", d->education));
}

bool roster_edit_show(struct ctx *c, roster_edit_id id, struct roster_edit_preview *p)
{
	struct roster_edit_draft draft;
	struct roster_scope scope;
	struct roster_edit_target *targets;
	struct roster_row *rows;
	struct roster_number size = { 0 };
	int64_t *ids;
	size_t count;

	*p = (struct roster_edit_preview){ 0 };
	if (!open_edit(c, id, &draft, &scope))
		return false;
	roster_edit_size(c->store, id, &size);
	count = roster_edit_rows(c->store, id, 0, ROSTER_EDIT_SHOWN_MAX, &targets);
	ids = arena_array(c->arena, count, sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		ids[i] = targets[i].person;
	p->people_count = size.n;
	p->rest_count = size.n - (int64_t)count;
	p->lines = arena_array(c->arena, count * 4, sizeof(*p->lines));
	count = roster_rows_of(c, &scope, ids, count, &rows);
	for (size_t i = 0; i < count; i++)
		add_person(c, p, &rows[i], &draft);
	return true;
}

/* ---- applying ---- */

static void refuse_row(struct ctx *c, struct batch_edit *e, struct roster_edit_outcome *o, int64_t person, const char *name, message why)
{
	struct message_arg arg = { "id", ctx_number(c, person) };

	if (name == NULL)
		name = message_text(c->arena, c->lang, T_roster_edit_person, &arg, 1);
	o->refused[o->refused_count++] = (struct roster_edit_refused){ person, name, why };
	batch_edit_pass(c, e, person, name, why);
}

static void add_change(struct batch_edit_change *changes, size_t *count, const char *field, const char *was, const char *became)
{
	if (!text_same(was, became))
		changes[(*count)++] = (struct batch_edit_change){ field, was, became };
}

#define CHANGES_MAX 4

static size_t changes_of(struct ctx *c, const struct roster_row *r, const struct roster_edit_draft *d, struct batch_edit_change changes[CHANGES_MAX])
{
	size_t count = 0;

	if (d->work_unit[0] != '\0')
		add_change(changes, &count, "work_unit", r->work_unit, d->work_unit);
	if (d->occupation >= 0)
		add_change(changes, &count, "occupation", ctx_number(c, r->occupation), ctx_number(c, d->occupation));
	if (d->front_line >= 0)
		add_change(changes, &count, "is_front_line", ctx_number(c, r->is_front_line), ctx_number(c, d->front_line));
	if (d->education[0] != '\0')
		add_change(changes, &count, "education", r->education, d->education);
	return count;
}

/* Into the record, into the log and into the record's own changes (CS-01), and kept to be undone. */
static void write_row(struct ctx *c, struct batch_edit *e, const struct roster_row *r, const struct roster_edit_draft *d, const char *reason)
{
	struct batch_edit_change changes[CHANGES_MAX];
	size_t count = changes_of(c, r, d, changes);
	struct person_row before;

	if (!person_get(c->store, r->id, &before))
		return;		/* the store failed: the row was read in this transaction */
	roster_edit_set(c->store, r->id, r->region, r->row_version, d->work_unit, d->occupation, d->front_line, d->education);
	for (size_t i = 0; i < count; i++) {
		audit_note_text(c, "person", changes[i].field, r->id.v, changes[i].before, changes[i].after);
		person_change_insert(c->store, (person_change_id){ store_new_id(c->store) }, r->region, r->id, changes[i].field, changes[i].before,
			changes[i].after, reason, c->now_s, c->actor.account_id);
	}
	batch_edit_add(c, e, &before, changes, count);
}

static void apply_slice(struct ctx *c, struct batch_edit *e, const struct roster_scope *scope, const struct roster_edit_draft *d,
	const struct roster_edit_target *targets, size_t count, const char *reason, struct roster_edit_outcome *o)
{
	int64_t *ids = arena_array(c->arena, count, sizeof(*ids)), same_count = 0;
	struct roster_row *rows;
	size_t rows_count, at = 0;

	for (size_t i = 0; i < count; i++)
		ids[i] = targets[i].person;
	rows_count = roster_rows_of(c, scope, ids, count, &rows);
	for (size_t i = 0; i < count; i++) {
		const struct roster_row *r = at < rows_count && rows[at].id.v == targets[i].person ? &rows[at++] : NULL;

		if (r == NULL)
			refuse_row(c, e, o, targets[i].person, NULL, T_roster_edit_no_person);
		else if (is_ended(r))
			refuse_row(c, e, o, r->id.v, r->name, T_roster_edit_ended);
		else if (is_same(r, d))
			same_count++;
		else if (r->row_version != targets[i].version)
			refuse_row(c, e, o, r->id.v, r->name, T_roster_edit_changed_since);
		else
			write_row(c, e, r, d, reason);
	}
	batch_edit_close(c, e, same_count, &o->batch);
}

/* As where one record is corrected (CS-01): who reads a line of the record must see why. */
static bool says_why(struct ctx *c, const char *reason)
{
	if (!text_says(reason) || text_chars(reason) < REASON_CHARS_MIN)
		return ctx_refuse_field(c, "reason", T_roster_edit_reason_missing, "least", ctx_number(c, REASON_CHARS_MIN), "n", ctx_number(c, (int64_t)text_chars(reason)), NULL);
	return text_chars(reason) <= LIMIT_PERSON_CHANGE_REASON ||
		ctx_refuse_field(c, "reason", T_person_too_long, "n", ctx_number(c, LIMIT_PERSON_CHANGE_REASON), NULL);
}

/* A slice is taken off the list with what it wrote: where the whole is begun again, what is written stays out of it. */
bool roster_edit_apply(struct ctx *c, roster_edit_id id, const char *reason, struct roster_edit_outcome *o)
{
	struct roster_edit_draft draft;
	struct roster_scope scope;
	struct roster_edit_target *targets;
	struct roster_number size = { 0 };
	struct batch_edit batch;
	size_t count;

	*o = (struct roster_edit_outcome){ .refused = arena_array(c->arena, ROSTER_EDIT_ROWS_MAX, sizeof(*o->refused)) };
	do {
		ctx_begin(c, "roster_edit.apply", "roster_edit", id.v, 0);
		if (!open_edit(c, id, &draft, &scope) || !says_why(c, reason))
			return false;
		store_subject(c->store, id.v, scope.org.v);
		store_note(c->store, "reason", NULL, reason);
		roster_edit_size(c->store, id, &size);
		batch_edit_open(c, &batch, (batch_id){ id.v }, scope.org, scope.path, reason, size.n);
		count = roster_edit_rows(c->store, id, 0, ROSTER_EDIT_SLICE_ROWS, &targets);
		apply_slice(c, &batch, &scope, &draft, targets, count, reason, o);
		if (count > 0)
			roster_edit_rows_take(c->store, id, targets[count - 1].person);
		if (count < ROSTER_EDIT_SLICE_ROWS) {
			roster_edit_rows_clear(c->store, c->actor.account_id);
			roster_edit_clear(c->store, c->actor.account_id);
		}
		if (!ctx_commit(c))
			return false;
	} while (count == ROSTER_EDIT_SLICE_ROWS);
	return true;
}
