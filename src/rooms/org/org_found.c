/* Founding: a new node of the tree with its code, its place among the others, the posts of its kind and whoever approved it. */
#include "rooms/org/org_part.h"

#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "core/search.h"
#include "rooms/org/post_sql.h"
#include "text/org.h"

/* A code when the form brings none: the parent's code and a number in three digits or more. A unit that was
 * moved away took its code along, so a number may be taken. */
static char *code_of(struct ctx *c, const struct org_row *parent, const char *path)
{
	struct org_row other;
	char *code;

	for (int number = path_ordinal(path);; number++) {
		code = arena_printf(c->arena, "%s-%03d", parent->code, number);
		if (!org_by_code(c->store, code, &other))
			return code;
	}
}

/* DHZ-02, SN-08: a typed organisation stands on a unit that suits its type, within the actor's range. */
static bool host_is_right(struct ctx *c, const struct org_form *form, const struct org_kind *kind)
{
	bool is_typed = !text_is_empty(form->type);
	struct org_host_row host;

	if (is_typed && code_find("org_type", form->type) == NULL)
		return ctx_refuse_field(c, "type", T_org_type_unknown, NULL);
	if (form->host == 0)
		return !(kind->needs_host || is_typed) || ctx_refuse_field(c, "host", T_org_host_missing, NULL);
	if (!org_host(c->store, form->host, &host) || host.to_day != DAY_OPEN || !may_at(c, MAY_SEE_ORG, host.org))
		return ctx_refuse_field(c, "host", T_org_host_not_found, NULL);
	return !is_typed || org_type_suits_host(form->type, host.kind) ||
		ctx_refuse_field(c, "host", T_org_host_other_type, "type", code_name(c->lang, "org_type", form->type),
			"name", host.name, "kind", code_name(c->lang, "host_kind", host.kind), NULL);
}

static void write_approval(struct ctx *c, org_id id, const struct org_form *form)
{
	if (text_is_empty(form->authority))
		return;
	org_approval_set(c->store, id, form->authority, form->document, form->day, form->linked);
	if (form->linked.v != 0)
		org_approval_link(c->store, form->linked, id);
	audit_note_text(c, "org_approval", "authority", id.v, NULL, form->authority);
}

bool org_founding_is_right(struct ctx *c, const struct org_form *form, const struct org_row *parent)
{
	const struct org_kind *kind = org_kind_find(form->kind);
	struct org_row other;
	bool is_right = true;

	if (kind == NULL)
		is_right = ctx_refuse_field(c, "kind", T_org_kind_missing, NULL);
	else if (!org_kind_fits(kind, parent->kind))
		is_right = ctx_refuse_field(c, "kind", T_org_kind_not_here, "kind", code_name(c->lang, "org_kind", form->kind),
			"parent", code_name(c->lang, "org_kind", parent->kind), NULL);
	else
		is_right = host_is_right(c, form, kind) & org_authority_is_right(c, form, kind);
	/* A unit of another kind than that above it would stand in the wrong line of the annual tables, so it is asked. */
	if (code_find("unit_kind", form->unit_kind) == NULL)
		is_right = ctx_refuse_field(c, "unit_kind", T_org_unit_kind_missing, NULL);
	is_right &= org_name_is_right(c, form, parent->id, (org_id){ 0 });
	is_right &= org_founding_day_is_right(c, form, parent);
	is_right &= org_document_is_right(c, form);
	if (!text_is_empty(form->note) && text_chars(form->note) > LIMIT_ORG_NOTE)
		is_right = ctx_refuse_field(c, "note", T_org_note_long, "n", ctx_number(c, LIMIT_ORG_NOTE), NULL);
	if (!text_is_empty(form->code) && text_chars(form->code) > LIMIT_ORG_CODE)
		is_right = ctx_refuse_field(c, "code", T_org_text_long, "n", ctx_number(c, LIMIT_ORG_CODE), NULL);
	else if (!text_is_empty(form->code) && org_by_code(c->store, form->code, &other))
		is_right = ctx_refuse_field(c, "code", T_org_code_taken, "code", form->code, NULL);
	return is_right;
}

/* The posts every organisation of the kind has from its first day. */
static void create_posts_of_kind(struct ctx *c, org_id org, const struct org_kind *kind, day_t day)
{
	for (int i = 0; i < ORG_KIND_POSTS_MAX && kind->posts[i].kind != NULL; i++) {
		const struct org_kind_post *p = &kind->posts[i];

		post_insert(c->store, (post_id){ store_new_id(c->store) }, org, p->kind,
			code_name(LANG_ZH, "post_kind", p->kind), p->seats, p->is_exclusive, 0, i + 1, day);
	}
}

void org_write_new(struct ctx *c, const struct org_form *form, const struct org_row *parent, bool has_posts, org_id *made)
{
	const struct org_kind *kind = org_kind_find(form->kind);
	const char *path = org_next_child_path(c, parent);
	const char *code = text_is_empty(form->code) ? code_of(c, parent, path) : form->code;

	made->v = store_new_id(c->store);
	org_insert(c->store, *made, code, form->kind, form->name, org_short_name_of(form),
		search_title_key(c->arena, form->name), search_title_initials(c->arena, org_short_name_of(form)), parent->id, path, path_depth(path),
		kind->is_region ? made->v : parent->region, text_is_empty(form->unit_kind) ? parent->unit_kind : form->unit_kind,
		form->day, org_term_of(form->kind, text_is_empty(form->unit_kind) ? parent->unit_kind : form->unit_kind).usual, form->host, text_is_empty(form->note) ? NULL : form->note);
	org_bigrams_add(c->store, *made, *made);
	org_write_history(c, *made, parent->id, path, form->name, form->kind, form, "founded");
	if (has_posts)
		create_posts_of_kind(c, *made, kind, form->day);
	write_approval(c, *made, form);
	if (form->host != 0) {
		org_host_uncovered(c->store, form->host, form->day);
		org_host_cover(c->store, form->host, *made);
	}
	audit_note_text(c, "org", "name", made->v, NULL, form->name);
	audit_note_text(c, "org", "kind", made->v, NULL, form->kind);
	audit_note_day(c, "org", "from_day", made->v, DAY_NONE, form->day);
}

bool org_found(struct ctx *c, const struct org_form *form, org_id *made)
{
	struct org_row parent;

	ctx_begin(c, "org.found", "org", 0, form->parent.v);
	if (!permit_require(c, MAY_EDIT_ORG, form->parent.v))
		return false;
	if (!org_get(c->store, form->parent, &parent))
		return ctx_refuse(c, NOT_FOUND, T_org_not_found, NULL);
	if (parent.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_org_found_closed, "name", parent.name, "day", day_text(c->arena, parent.to_day), NULL);
	if (!org_founding_is_right(c, form, &parent))
		return false;

	org_write_new(c, form, &parent, true, made);
	store_subject(c->store, made->v, made->v);
	return ctx_commit(c);
}
