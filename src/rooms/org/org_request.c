#include "rooms/org/org_request.h"

#include <string.h>
#include "base/buffer.h"
#include "core/path.h"
#include "core/permit.h"
#include "core/setting.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_part.h"
#include "rooms/org/post_sql.h"
#include "rooms/run/run_sql.h"
#include "rooms/transfer/transfer_branch.h"
#include "text/org.h"
#include "text/org_request.h"

static bool is_merger(const struct org_request_row *row)
{
	return strcmp(row->kind, "merge") == 0;
}

static const char *words_in(struct ctx *c, enum lang lang, const struct org_request_row *row)
{
	const struct message_arg args[] = { { "name", row->name }, { "into", row->into_name } };

	return message_text(c->arena, lang, is_merger(row) ? T_org_request_merges : strcmp(row->kind, "branch") == 0 ? T_org_request_branches : T_org_request_moves, args, 2);
}

/* ---- asking ---- */

static struct org_request_size_row size_of(struct ctx *c, const struct org_row *org)
{
	struct org_request_size_row size = { 0 };

	org_request_size(c->store, org->region, org->path, path_end(c->arena, org->path), c->today, &size);
	return size;
}

bool org_request_is_needed(struct ctx *c, org_id id)
{
	struct org_request_size_row size;
	struct org_row org;

	if (!org_get(c->store, id, &org))
		return false;
	size = size_of(c, &org);
	return size.units > 0 || size.members > setting_number(c->store, SETTING_ORG_SECOND_MEMBERS);
}

const char *org_request_size_words(struct ctx *c, const struct org_row *org)
{
	struct org_request_size_row size = size_of(c, org);
	const struct message_arg args[] = { { "members", ctx_number(c, size.members) }, { "units", ctx_number(c, size.units) } };

	return message_text(c->arena, c->lang, T_org_request_size, args, 2);
}

/* Who may not edit the organisation is not told what waits: the act itself refuses that. */
bool org_request_begin(struct ctx *c, org_id id, const char *verb, bool *asks)
{
	struct org_request_row row;

	*asks = org_request_is_needed(c, id);
	ctx_begin(c, *asks ? "org_request.ask" : verb, "org", id.v, id.v);
	return !may_at(c, MAY_EDIT_ORG, id.v) || !org_request_waiting(c->store, id, &row) || ctx_refuse(c, AGAINST_RULE, T_org_request_waits_already, "name", row.name,
		"who", row.asked_name, "day", day_text(c->arena, day_from_time(row.asked_s)), NULL);
}

void org_request_write(struct ctx *c, const char *kind, const struct org_row *org, const struct org_form *form)
{
	struct org_request_size_row size = size_of(c, org);

	org_request_insert(c->store, (org_request_id){ store_new_id(c->store) }, org->id, form->parent, kind, form->day, form->document, size.members, size.units,
		c->actor.account_id, c->now_s);
	store_note(c->store, "kind", NULL, kind);
	store_note(c->store, "into_id", NULL, ctx_number(c, form->parent.v));
	store_note(c->store, "day", NULL, day_text(c->arena, form->day));
	store_note(c->store, "document", NULL, form->document);
}

/* ---- deciding ---- */

bool org_request_see(struct ctx *c, org_request_id id, struct org_request_row *row)
{
	return (org_request_get(c->store, id, row) && (may_at_path(c, MAY_EDIT_ORG, row->path) || may_at_path(c, MAY_EDIT_ORG, row->into_path))) || ctx_refuse(c, NOT_FOUND, T_org_request_not_found, NULL);
}

bool org_request_may_decide(struct ctx *c, const struct org_request_row *row, bool says_why)
{
	if (permit_is_self(c, row->asked_by))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_org_request_own, NULL);
	if (may_at_path(c, MAY_EDIT_ORG, row->path) && may_at_path(c, MAY_EDIT_ORG, row->into_path))
		return true;
	return says_why && ctx_refuse(c, AGAINST_RULE, T_org_request_both, "name", row->name, "into", row->into_name, "own", c->actor.org_name, NULL);
}

static bool is_waiting(struct ctx *c, const struct org_request_row *row, int64_t row_version)
{
	return (row->row_version == row_version && strcmp(row->state, "waiting") == 0) || ctx_refuse_changed(c, T_org_request_decided_already, NULL);
}

static void close_request(struct ctx *c, const struct org_request_row *row, const char *state, const char *note)
{
	org_request_close(c->store, row->id, state, c->actor.account_id, c->now_s, note, row->row_version);
	store_note(c->store, "state", "waiting", state);
}

const char *org_request_overtaken(struct ctx *c, const struct org_request_row *row)
{
	day_t since = org_last_change(c, row->org, DAY_NONE);
	const struct message_arg args[] = { { "since", day_text(c->arena, since) }, { "first", day_text(c->arena, since + 1) }, { "day", day_text(c->arena, row->day) } };

	return strcmp(row->state, "waiting") != 0 || since < row->day ? NULL : message_text(c->arena, c->lang, T_org_request_overtaken, args, 3);
}

/* As the form would, of whoever sees the organisation as it is now. */
static bool act(struct ctx *c, const struct org_request_row *row)
{
	struct org_form form = { .document = row->document, .parent = row->target, .day = row->day };
	struct org_row org;
	transfer_id made;

	if (!org_get(c->store, row->org, &org))
		return ctx_refuse(c, NOT_FOUND, T_org_not_found, NULL);
	form.row_version = org.row_version;
	if (strcmp(row->kind, "branch") == 0)
		return transfer_branch_write(c, row->org, &form, &made);
	return is_merger(row) ? org_write_merge(c, row->org, &form) : org_write_move(c, row->org, &form);
}

/* What is refused of the fields that the asker typed is said of the whole: whoever decides has none of them. */
static bool is_done(struct ctx *c, const struct org_request_row *row)
{
	const char *overtaken = org_request_overtaken(c, row);

	if (overtaken != NULL)
		return ctx_refuse(c, AGAINST_RULE, T_org_request_ask_anew, "why", overtaken, "who", row->asked_name, NULL);
	if (act(c, row))
		return true;
	for (int i = 0; i < c->refusals_count; i++)
		c->refusals[i].field = NULL;
	return ctx_refuse(c, AGAINST_RULE, T_org_request_stays, "who", row->asked_name, NULL);
}

/* What is kept for the person is in the language of the papers. */
static void tell(struct ctx *c, const struct org_request_row *row, bool is_approved, const char *note)
{
	const struct message_arg args[] = { { "what", words_in(c, LANG_ZH, row) }, { "note", note } };
	message said = !is_approved ? T_org_request_told_refused : text_is_empty(note) ? T_org_request_told_approved : T_org_request_told_approved_note;
	struct org_request_asker asker;

	if (org_request_asker_of(c->store, row->asked_by, &asker))
		message_insert(c->store, (message_id){ store_new_id(c->store) }, asker.region, asker.person, row->target, 0, message_text(c->arena, LANG_ZH, said, args, 2), c->now_s);
}

bool org_request_decide(struct ctx *c, org_request_id id, bool is_approved, const char *note, int64_t row_version)
{
	struct org_request_row row;

	ctx_begin(c, "org_request.decide", "org", 0, 0);
	if (!org_request_see(c, id, &row) || !is_waiting(c, &row, row_version) || !org_request_may_decide(c, &row, true))
		return false;
	if (!is_approved && !ctx_text_is_right(c, "note", note, LIMIT_ORG_REQUEST_NOTE, T_org_request_note_missing, T_org_text_long))
		return false;
	if (!ctx_text_fits(c, "note", note, LIMIT_ORG_REQUEST_NOTE, T_org_text_long))
		return false;
	store_subject(c->store, row.org.v, row.org.v);
	if (is_approved && !is_done(c, &row))
		return false;
	close_request(c, &row, is_approved ? "approved" : "refused", note);
	tell(c, &row, is_approved, text_or_empty(note));
	return ctx_commit(c);
}

bool org_request_withdraw(struct ctx *c, org_request_id id, int64_t row_version)
{
	struct org_request_row row;

	ctx_begin(c, "org_request.withdraw", "org", 0, 0);
	if (!org_request_see(c, id, &row) || !is_waiting(c, &row, row_version))
		return false;
	if (!permit_is_self(c, row.asked_by))
		return ctx_refuse(c, AGAINST_RULE, T_org_request_not_asker, "who", row.asked_name, NULL);
	store_subject(c->store, row.org.v, row.org.v);
	close_request(c, &row, "withdrawn", "");
	return ctx_commit(c);
}

/* ---- what is said of it ---- */

const char *org_request_words(struct ctx *c, const struct org_request_row *row)
{
	return words_in(c, c->lang, row);
}

const char *org_request_approvers(struct ctx *c, const struct org_request_row *row)
{
	struct message_arg args[] = { { "posts", "" } };
	struct approver_row *chain;
	struct buffer names;
	size_t count = approver_chain(c->store, row->path, &chain);

	buffer_init(&names, c->arena, 0);
	for (size_t i = 0; i < count; i++) {
		struct post_row *posts;
		size_t posts_count = path_is_within(row->into_path, chain[i].path) ? post_list(c->store, chain[i].id, c->today, &posts) : 0;

		for (size_t k = 0; k < posts_count; k++)
			if ((permit_kind_rights(c, posts[k].kind) & PERMISSION_BIT(MAY_EDIT_ORG)) != 0)
				buffer_printf(&names, "%s%s%s", names.bytes > 0 ? "、" : "", chain[i].name, posts[k].name);
	}
	args[0].value = buffer_text(&names);
	return message_text(c->arena, c->lang, names.bytes > 0 ? T_org_request_approvers : T_org_request_approvers_none, args, names.bytes > 0 ? 1 : 0);
}

size_t org_request_list(struct ctx *c, const char *state, int64_t limit, int64_t offset, struct org_request_row **rows)
{
	return org_request_rows(c->store, c->actor.path_from, c->actor.path_to, state, limit, offset, rows);
}

int64_t org_request_total(struct ctx *c, const char *state)
{
	struct org_request_number total = { 0 };

	org_request_count(c->store, c->actor.path_from, c->actor.path_to, state, &total);
	return total.n;
}
