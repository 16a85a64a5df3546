/* Rules of the organisation tree: who sees a node, how it is renamed, moved and described. Each rule reads and refuses before its first write.
 * Founding is in org_found.c, terms in org_term.c, the end in org_end.c. */
#include "rooms/org/org_part.h"
#include "rooms/org/org_request.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "core/search.h"
#include "rooms/org/post_sql.h"
#include "rooms/run/run_move.h"
#include "rooms/transfer/transfer_branch.h"
#include "text/org.h"

static const struct org_row NOBODY;

bool org_see_for(struct ctx *c, org_id id, enum permission p, struct org_row *row)
{
	*row = NOBODY;
	if (!permit_require(c, p, id.v))
		return false;
	return org_get(c->store, id, row) || ctx_refuse(c, NOT_FOUND, T_org_not_found, NULL);
}

const char *org_url(struct ctx *c, org_id id, const char *rest)
{
	return arena_printf(c->arena, "/org/%lld%s", (long long)id.v, rest);
}

bool org_see(struct ctx *c, org_id id, struct org_row *row)
{
	return org_see_for(c, id, MAY_SEE_ORG, row);
}

/* The organisation to be changed, in the write turn: there, editable, open, and as the form saw it. */
bool org_take(struct ctx *c, org_id id, const struct org_form *form, struct org_row *row)
{
	if (!permit_require(c, MAY_EDIT_ORG, id.v))
		return false;
	if (!org_get(c->store, id, row))
		return ctx_refuse(c, NOT_FOUND, T_org_not_found, NULL);
	if (row->to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_org_is_closed, "day", day_text(c->arena, row->to_day), NULL);
	if (row->row_version != form->row_version)
		return ctx_refuse_changed(c, T_org_changed_meanwhile, "name", row->name, NULL);
	return true;
}

/* An effective day: not in the future, and not before `since`. */
bool org_day_is_right(struct ctx *c, day_t day, day_t since)
{
	if (day == DAY_NONE || day == DAY_OPEN)
		return ctx_refuse_field(c, "day", T_org_day_missing, NULL);
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_org_day_in_future, "today", day_text(c->arena, c->today), NULL);
	if (day < since)
		return ctx_refuse_field(c, "day", T_org_day_too_early, "since", day_text(c->arena, since), NULL);
	return true;
}

bool org_day_of_is_right(struct ctx *c, const struct org_form *form, day_t since)
{
	return ctx_day_is_one(c, "day", form->day_typed) && org_day_is_right(c, form->day, since);
}

bool org_founding_day_is_right(struct ctx *c, const struct org_form *form, const struct org_row *parent)
{
	bool is_known = form->day != DAY_NONE && form->day != DAY_OPEN && parent->from_day != DAY_NONE;

	if (!is_known || form->day >= parent->from_day || !ctx_day_is_one(c, "day", form->day_typed))
		return org_day_of_is_right(c, form, DAY_NONE);
	if (!form->predates)
		return ctx_refuse_field(c, "day", T_org_day_before_parent, "parent", parent->name, "since", day_text(c->arena, parent->from_day), "day", day_text(c->arena, form->day), NULL);
	return org_day_is_right(c, form->day, day_from_date(1921, 7, 1));
}

const char *org_short_name_of(const struct org_form *form)
{
	return text_is_empty(form->short_name) ? form->name : form->short_name;
}

/* Without one the full name stands for it, where it is short enough. */
static bool short_name_is_right(struct ctx *c, const struct org_form *form)
{
	if (text_chars(org_short_name_of(form)) <= LIMIT_ORG_SHORT_NAME)
		return true;
	return ctx_refuse_field(c, "short_name", text_is_empty(form->short_name) ? T_org_short_name_needed : T_org_text_long, "n",
		ctx_number(c, LIMIT_ORG_SHORT_NAME), NULL);
}

bool org_name_is_right(struct ctx *c, const struct org_form *form, org_id parent, org_id self)
{
	struct org_number same;

	if (text_is_empty(form->name))
		return ctx_refuse_field(c, "name", T_org_name_missing, NULL);
	if (text_chars(form->name) > LIMIT_ORG_NAME)
		return ctx_refuse_field(c, "name", T_org_name_long, "n", ctx_number(c, LIMIT_ORG_NAME), NULL);
	if (org_siblings_named(c->store, parent, form->name, self, c->today, &same) && same.n > 0)
		return ctx_refuse_field(c, "name", T_org_name_taken, "name", form->name, NULL);
	return short_name_is_right(c, form);
}

bool org_document_is_right(struct ctx *c, const struct org_form *form)
{
	if (text_is_empty(form->document))
		return ctx_refuse_field(c, "document", T_org_document_missing, NULL);
	if (text_chars(form->document) > LIMIT_ORG_PATH_DOCUMENT)
		return ctx_refuse_field(c, "document", T_org_document_long, "n",
			ctx_number(c, LIMIT_ORG_PATH_DOCUMENT), NULL);
	return true;
}

char *org_next_child_path(struct ctx *c, const struct org_row *parent)
{
	size_t length = strlen(parent->path) + PATH_SEGMENT_CHARS;
	struct org_text last;
	int ordinal = 0;

	if (org_last_path_below(c->store, parent->path, path_end(c->arena, parent->path), &last) && !text_is_empty(last.text))
		ordinal = path_ordinal(arena_text_n(c->arena, last.text, length)) + 1;
	return path_child(c->arena, parent->path, ordinal);
}

/* NC-02: no committee or association without the authority that approved it. */
bool org_authority_is_right(struct ctx *c, const struct org_form *form, const struct org_kind *kind)
{
	if (form->linked.v != 0 && !may_at(c, MAY_SEE_ORG, form->linked.v))
		return ctx_refuse_field(c, "linked_code", T_org_linked_missing, NULL);
	if (!text_is_empty(form->authority) && text_chars(form->authority) > LIMIT_ORG_APPROVAL_AUTHORITY)
		return ctx_refuse_field(c, "authority", T_org_name_long, "n", ctx_number(c, LIMIT_ORG_APPROVAL_AUTHORITY), NULL);
	return !org_kind_needs_authority(kind->code) || !text_is_empty(form->authority) ||
		ctx_refuse_field(c, "authority", T_org_authority_missing, "kind", code_name(c->lang, "org_kind", kind->code), NULL);
}

void org_write_history(struct ctx *c, org_id id, org_id parent, const char *path, const char *name, const char *kind,
	const struct org_form *form, const char *reason)
{
	org_history_insert(c->store, store_new_id(c->store), id, parent, path, name, kind, form->day, DAY_OPEN, reason,
		form->document != NULL ? form->document : "");
}

/* The last change of place or name must lie before the new one, or history would overlap. */
day_t org_last_change(struct ctx *c, org_id id, day_t otherwise)
{
	struct org_open open;

	return org_history_open(c->store, id, &open) ? open.from_day : otherwise;
}

/* A day and a document for nothing would be a line of history in which nothing happened. */
static bool name_is_new(struct ctx *c, const struct org_row *org, const struct org_form *form)
{
	bool is_same = strcmp(form->name, org->name) == 0 && (text_is_empty(form->short_name) || strcmp(form->short_name, org->short_name) == 0);

	return !is_same || ctx_refuse_field(c, "name", T_org_name_same, "name", org->name, NULL);
}

/* Lists and menus show the short name, so one that is left as it was although it came from the old name would keep that name alive: it
 * follows. What stood between a beginning and an end that the new name has too is what the new one has there. NULL: it cannot be told. */
static const char *short_name_after(struct ctx *c, const struct org_row *org, const struct org_form *form)
{
	const char *was = org->short_name, *at = strstr(org->name, was);
	size_t head = at == NULL ? 0 : (size_t)(at - org->name), tail = at == NULL ? 0 : strlen(at) - strlen(was), bytes = strlen(form->name);

	if (text_is_empty(form->short_name) || strcmp(form->short_name, was) != 0 || strcmp(form->name, org->name) == 0)
		return form->short_name;
	if (strcmp(was, org->name) == 0)
		return form->name;
	if (at == NULL || strstr(form->name, was) != NULL)	/* a name of its own, or one that fits still */
		return was;
	if (bytes <= head + tail || strncmp(form->name, org->name, head) != 0 || strcmp(form->name + bytes - tail, at + strlen(was)) != 0)
		return NULL;
	return arena_text_n(c->arena, form->name + head, bytes - head - tail);
}

/* The name of the line that began on form->day was a slip and never stood for a day: it is written anew, and the slip stays beside it with the document
 * that corrects it. */
static void correct_line(struct ctx *c, org_id id, const struct org_line *line, const struct org_form *form)
{
	if (strcmp(form->name, line->name) == 0)
		return;
	org_history_set_name(c->store, line->id, form->name);
	org_history_insert(c->store, store_new_id(c->store), id, line->parent, line->path, line->name, line->kind, form->day, form->day, "corrected", form->document);
}

/* A name that it had before the present one, from the day on which that began. */
static bool correct_former(struct ctx *c, org_id id, const struct org_line *line, const struct org_form *form)
{
	bool is_right = ctx_text_is_right(c, "name", form->name, LIMIT_ORG_NAME, T_org_name_missing, T_org_name_long);

	if (is_right && strcmp(form->name, line->name) == 0)
		is_right = ctx_refuse_field(c, "name", T_org_name_same, "name", line->name, NULL);
	if (!(is_right & org_document_is_right(c, form)))
		return false;
	correct_line(c, id, line, form);
	audit_note_text(c, "org_path", "name", line->id, line->name, form->name);
	store_note(c->store, "document", NULL, form->document);
	return ctx_commit(c);
}

bool org_rename(struct ctx *c, org_id id, const struct org_form *typed)
{
	struct org_form follows = *typed, *form = &follows;
	struct org_line line;
	struct org_row org;
	bool is_right, begins;
	day_t since;

	ctx_begin(c, "org.rename", "org", id.v, id.v);
	if (!org_take(c, id, typed, &org))
		return false;
	since = org_last_change(c, id, org.from_day);
	begins = typed->day != DAY_NONE && org_history_begun(c->store, id, typed->day, &line);
	if (begins && typed->day < since)
		return correct_former(c, id, &line, typed);
	follows.short_name = short_name_after(c, &org, typed);
	if (follows.short_name == NULL)
		return ctx_refuse_field(c, "short_name", T_org_short_name_old, "short", org.short_name, "name", typed->name, NULL);
	is_right = org_name_is_right(c, form, org.parent, id) && name_is_new(c, &org, form);
	is_right &= org_day_of_is_right(c, form, since);
	is_right &= org_document_is_right(c, form);
	if (!is_right)
		return false;

	if (begins) {
		correct_line(c, id, &line, form);
	} else if (form->day > since && strcmp(form->name, org.name) != 0) {	/* a short name has no history */
		org_history_close(c->store, id, form->day);
		org_write_history(c, id, org.parent, org.path, form->name, org.kind, form, "renamed");
	}
	org_set_name(c->store, id, form->name, org_short_name_of(form), search_title_key(c->arena, form->name),
		search_title_initials(c->arena, org_short_name_of(form)), org.row_version);
	org_bigrams_add(c->store, id, id);
	audit_note_text(c, "org", "name", id.v, org.name, form->name);
	audit_note_text(c, "org", "short_name", id.v, org.short_name, org_short_name_of(form));
	store_note(c->store, "document", NULL, form->document);
	return ctx_commit(c);
}

/* What already stands in the organisation, or under it, on days before `day`: the first of them, DAY_OPEN for none. */
static day_t first_day_within(struct ctx *c, const struct org_row *org)
{
	struct org_first_day first = { DAY_OPEN }, member = { DAY_OPEN };

	org_first_day_within(c->store, org->id, &first);
	org_first_member_day(c->store, org->id, &member);
	return first.day < member.day ? first.day : member.day;
}

bool org_set_founding(struct ctx *c, org_id id, const struct org_form *form)
{
	struct org_row org, parent = { .from_day = DAY_NONE };
	day_t first;

	ctx_begin(c, "org.founding_day", "org", id.v, id.v);
	if (!org_take(c, id, form, &org))
		return false;
	if (org.parent.v != 0)
		org_get(c->store, org.parent, &parent);
	if (!org_founding_day_is_right(c, form, &parent) || !org_document_is_right(c, form))
		return false;
	first = first_day_within(c, &org);
	if (form->day > first)
		return ctx_refuse_field(c, "day", T_org_founding_late, "name", org.name, "first", day_text(c->arena, first), NULL);

	post_shift_from(c->store, id, org.from_day, form->day);
	org_history_shift_from(c->store, id, org.from_day, form->day);
	org_set_from_day(c->store, id, form->day, org.row_version);
	audit_note_day(c, "org", "from_day", id.v, org.from_day, form->day);
	store_note(c->store, "document", NULL, form->document);
	return ctx_commit(c);
}

/* Gives the subtree below `org` its new paths, with a dated line of history for every node in it. */
void org_rehang(struct ctx *c, const struct org_row *org, const struct org_row *parent, const struct org_form *form)
{
	const char *path = org_next_child_path(c, parent), *end = path_end(c->arena, org->path);
	int64_t length = (int64_t)strlen(org->path);
	struct org_node *nodes;
	size_t count = org_subtree(c->store, org->path, end, &nodes);

	for (size_t i = 0; i < count; i++) {
		bool is_top = nodes[i].id.v == org->id.v;

		org_history_close(c->store, nodes[i].id, form->day);
		org_write_history(c, nodes[i].id, is_top ? parent->id : nodes[i].parent,
			arena_printf(c->arena, "%s%s", path, nodes[i].path + length), nodes[i].name, nodes[i].kind, form, "moved");
	}
	org_move_paths(c->store, org->path, end, length, path);
	org_move_people(c->store, org->path, end, length, path);
	org_move_dues(c->store, org->path, end, length, path);
	org_move_floating(c->store, org->path, end, length, path);
	org_move_floating_hosts(c->store, org->path, end, length, path);
	org_move_passes(c->store, org->path, end, length, path);
	org_move_certificates(c->store, org->path, end, length, path);
	org_move_batches(c->store, org->path, end, length, path);
	org_move_stations(c->store, org->path, end, length, path);
	org_move_station_homes(c->store, org->path, end, length, path);
	org_move_residents(c->store, org->path, end, length, path);
	org_move_resident_communities(c->store, org->path, end, length, path);
	org_set_parent(c->store, org->id, parent->id, org->row_version);
	run_turn_anew(c, org->region, path);
}

/* 党章 art. 30: whoever leaves an organisation of the Party with his branch holds no post in it any more, and is relieved before, as by a transfer. */
static bool posts_go_along(struct ctx *c, const struct org_row *org, const struct org_row *parent, day_t day)
{
	struct org_row above = *org;

	while (above.parent.v != 0 && org_get(c->store, above.parent, &above) && !path_is_within(parent->path, above.path)) {
		const struct org_kind *kind = org_kind_find(above.kind);
		struct holding_from_row held;

		if (kind != NULL && kind->is_party && holding_from_within(c->store, above.id, org->path, path_end(c->arena, org->path), day, &held))
			return ctx_refuse_field(c, "parent_code", T_org_move_posts, "name", held.name, "post", held.post_name, "org", above.name, "day", day_text(c->arena, day), NULL);
	}
	return true;
}

bool org_day_is_right_below(struct ctx *c, const struct org_row *org, day_t day)
{
	struct org_changed_row changed;

	return !org_changed_below(c->store, org->path, path_end(c->arena, org->path), day, &changed) || ctx_refuse_field(c, "day", T_org_day_before_below, "name", changed.name,
		"since", day_text(c->arena, changed.from_day), "first", day_text(c->arena, changed.from_day + 1), NULL);
}

static bool move_is_right(struct ctx *c, org_id id, const struct org_form *form, struct org_row *org, struct org_row *parent)
{
	bool is_right;

	if (!org_take(c, id, form, org))
		return false;
	if (!may_at(c, MAY_EDIT_ORG, form->parent.v) || !org_get(c->store, form->parent, parent) || parent->to_day != DAY_OPEN)
		return ctx_refuse_field(c, "parent_code", T_org_parent_missing, NULL);
	if (parent->id.v == org->parent.v)
		return ctx_refuse_field(c, "parent_code", T_org_parent_same, "name", org->name, "parent", parent->name, NULL);
	if (path_is_within(parent->path, org->path))
		return ctx_refuse_field(c, "parent_code", T_org_under_itself, "name", org->name, NULL);
	if (parent->region != org->region)
		return ctx_refuse_field(c, "parent_code", T_org_other_region, "name", parent->name, NULL);
	if (!org_kind_fits(org_kind_find(org->kind), parent->kind))
		return ctx_refuse_field(c, "parent_code", T_org_kind_not_here, "kind", code_name(c->lang, "org_kind", org->kind),
			"parent", code_name(c->lang, "org_kind", parent->kind), NULL);
	is_right = org_day_of_is_right(c, form, org_last_change(c, id, org->from_day) + 1);
	is_right &= org_document_is_right(c, form);
	is_right = is_right && org_day_is_right_below(c, org, form->day) && transfer_lets_move(c, org);
	return is_right && posts_go_along(c, org, parent, form->day);
}

bool org_write_move(struct ctx *c, org_id id, const struct org_form *form)
{
	struct org_row org, parent;

	if (!move_is_right(c, id, form, &org, &parent))
		return false;
	org_rehang(c, &org, &parent, form);
	audit_note_text(c, "org", "parent_id", id.v, ctx_number(c, org.parent.v),
		ctx_number(c, parent.id.v));
	return true;
}

bool org_ask_move(struct ctx *c, org_id id, const char *kind, const struct org_form *form)
{
	struct org_row org, parent;

	if (!move_is_right(c, id, form, &org, &parent))
		return false;
	org_request_write(c, kind, &org, form);
	return true;
}

bool org_move(struct ctx *c, org_id id, const struct org_form *form)
{
	bool asks;

	return org_request_begin(c, id, "org.move", &asks) && (asks ? org_ask_move(c, id, "move", form) : org_write_move(c, id, form)) && ctx_commit(c);
}

/* Since when the present unit kind holds. */
static day_t unit_since(struct ctx *c, const struct org_row *org)
{
	struct org_unit_row *units;
	size_t count = org_units(c->store, org->id, &units);

	return count > 0 ? units[count - 1].to_day : org->from_day;
}

bool org_describe(struct ctx *c, org_id id, const struct org_form *form)
{
	struct org_row org;
	const char *note = text_is_empty(form->note) ? NULL : form->note;
	day_t day = form->day == DAY_NONE ? c->today : form->day, since;
	bool is_other;

	ctx_begin(c, "org.describe", "org", id.v, id.v);
	if (!org_take(c, id, form, &org))
		return false;
	if (code_find("unit_kind", form->unit_kind) == NULL)
		return ctx_refuse_field(c, "unit_kind", T_org_unit_kind_missing, NULL);
	if (note != NULL && text_chars(note) > LIMIT_ORG_NOTE)
		return ctx_refuse_field(c, "note", T_org_note_long, "n", ctx_number(c, LIMIT_ORG_NOTE), NULL);
	is_other = strcmp(form->unit_kind, org.unit_kind) != 0;
	since = unit_since(c, &org);
	if (!ctx_day_is_one(c, "day", form->day_typed) || (is_other && !org_day_is_right(c, day, since)))
		return false;

	if (is_other && day > since)
		org_unit_keep(c->store, id, org.unit_kind, day);
	if (is_other)
		store_note(c->store, "day", NULL, day_text(c->arena, day));
	org_set_facts(c->store, id, form->unit_kind, note, org.row_version);
	audit_note_text(c, "org", "unit_kind", id.v, org.unit_kind, form->unit_kind);
	audit_note_text(c, "org", "note", id.v, org.note, note);
	return ctx_commit(c);
}

bool org_approve(struct ctx *c, org_id id, const struct org_form *form)
{
	struct org_approval_row before = { 0 };
	struct org_row org;
	bool is_right;

	ctx_begin(c, "org.approve", "org", id.v, id.v);
	if (!org_take(c, id, form, &org))
		return false;
	is_right = org_authority_is_right(c, form, org_kind_find(org.kind));
	if (text_is_empty(form->authority) && is_right)
		is_right = ctx_refuse_field(c, "authority", T_org_authority_missing, "kind", code_name(c->lang, "org_kind", org.kind), NULL);
	if (form->linked.v == id.v)
		is_right = ctx_refuse_field(c, "linked_code", T_org_linked_missing, NULL);
	is_right &= org_document_is_right(c, form);
	is_right &= org_day_of_is_right(c, form, DAY_NONE);
	if (!is_right)
		return false;

	org_approval_get(c->store, id, &before);
	org_approval_set(c->store, id, form->authority, form->document, form->day, form->linked);
	if (form->linked.v != 0)
		org_approval_link(c->store, form->linked, id);
	audit_note_text(c, "org_approval", "authority", id.v, before.authority, form->authority);
	audit_note_int(c, "org_approval", "linked_org_id", id.v, before.linked.v, form->linked.v);
	return ctx_commit(c);
}
