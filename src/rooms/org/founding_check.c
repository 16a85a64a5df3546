/* A list of organisations against the tree as it is: what each row stands below, whether it is there already, and what the founding form would say of it. */
#include "rooms/org/founding_part.h"

#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_part.h"
#include "text/founding.h"
#include "text/org.h"

#define SIMILAR_MAX 20	/* rows of one list that are told which names are near: each costs a search */

/* ---- names ---- */

static void call(struct founding_judge *j, struct map *names, const char *name, struct founding_place *place)
{
	struct founding_place *other = name[0] == '\0' ? place : map_get(names, name);

	if (other == NULL)
		map_set(names, name, place);
	else if (other != place)
		map_set(names, name, &j->several);
}

static const char *sibling_key(struct founding_judge *j, int64_t parent, const char *name)
{
	return arena_printf(j->c->arena, "%lld\t%s", (long long)parent, name);
}

static void read_tree(struct founding_judge *j)
{
	struct founding_node *nodes;
	size_t count = founding_tree(j->c->store, j->top.path, path_end(j->c->arena, j->top.path), &nodes);
	struct founding_place *places = arena_array(j->c->arena, count + 1, sizeof(*places));

	for (size_t i = 0; i < count; i++) {
		places[i] = (struct founding_place){ .row = { .id = nodes[i].id } };
		call(j, &j->tree, nodes[i].code, &places[i]);
		call(j, &j->tree, nodes[i].name, &places[i]);
		call(j, &j->tree, nodes[i].short_name, &places[i]);
		map_set(&j->siblings, sibling_key(j, nodes[i].parent.v, nodes[i].name), &places[i]);
	}
}

bool founding_judge_begin(struct ctx *c, const struct founding_item *list, struct founding_judge *j)
{
	*j = (struct founding_judge){ .c = c };
	map_init(&j->tree, c->arena);
	map_init(&j->list, c->arena);
	map_init(&j->siblings, c->arena);
	map_init(&j->codes, c->arena);
	if (!org_get(c->store, list->org, &j->top))
		return ctx_refuse(c, NOT_FOUND, T_founding_not_found, NULL);
	j->count = founding_rows_of(c->arena, list, &j->rows);
	j->places = arena_array(c->arena, j->count + 1, sizeof(*j->places));
	read_tree(j);
	for (size_t i = 0; i < j->count; i++) {
		j->rows[i].cells[FOUNDING_NAME] = text_wide_brackets(c->arena, j->rows[i].cells[FOUNDING_NAME]);
		j->rows[i].cells[FOUNDING_SHORT_NAME] = text_wide_brackets(c->arena, j->rows[i].cells[FOUNDING_SHORT_NAME]);
		call(j, &j->list, j->rows[i].cells[FOUNDING_CODE], &j->places[i]);
		call(j, &j->list, j->rows[i].cells[FOUNDING_NAME], &j->places[i]);
		call(j, &j->list, j->rows[i].cells[FOUNDING_SHORT_NAME], &j->places[i]);
	}
	return true;
}

/* ---- what is wrong ---- */

static void add_error(struct founding_judge *j, struct founding_row *row, int field, const char *text)
{
	row->verdict = FOUNDING_WRONG;
	if (row->errors_count < FOUNDING_ERRORS_MAX)
		row->errors[row->errors_count++] = (struct founding_error){ field < 0 ? "" : ctx_words(j->c, founding_title((enum founding_field)field)),
			field < 0 ? "" : row->cells[field], text };
}

static int field_named(const char *name)
{
	static const struct { const char *name; int field; } NAMES[] = { { "name", FOUNDING_NAME }, { "short_name", FOUNDING_SHORT_NAME }, { "kind", FOUNDING_KIND },
		{ "day", FOUNDING_DAY }, { "document", FOUNDING_DOCUMENT }, { "unit_kind", FOUNDING_UNIT_KIND }, { "code", FOUNDING_CODE }, { "host", FOUNDING_HOST },
		{ "type", FOUNDING_TYPE }, { "authority", FOUNDING_AUTHORITY }, { "note", FOUNDING_NOTE }, { "parent", FOUNDING_PARENT } };

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++)
		if (name != NULL && strcmp(NAMES[i].name, name) == 0)
			return NAMES[i].field;
	return -1;
}

/* A form has a box to tick where a list has a column. */
static void say_for_lists(struct ctx *c, struct refusal *r)
{
	if (r->text != T_org_day_before_parent || r->args_count >= REFUSAL_ARGS_MAX)
		return;
	r->text = T_founding_day_early;
	r->args[r->args_count++] = (struct message_arg){ "column", ctx_words(c, founding_title(FOUNDING_PREDATES)) };
}

/* What the rules refused since is said of the row, and no longer of the request. */
static void take_refusals(struct founding_judge *j, struct founding_row *row, int before)
{
	struct ctx *c = j->c;

	for (int i = before; i < c->refusals_count; i++)
		say_for_lists(c, &c->refusals[i]);
	for (int i = before; i < c->refusals_count; i++)
		add_error(j, row, field_named(c->refusals[i].field), message_text(c->arena, c->lang, c->refusals[i].text, c->refusals[i].args, (size_t)c->refusals[i].args_count));
	c->refusals_count = before;
}

/* ---- where it stands ---- */

/* The row that is called so, where it comes before; else what is called so in the tree. NULL: said already. */
static struct founding_place *upper_named(struct founding_judge *j, size_t i, const char *typed)
{
	struct founding_place *listed = map_get(&j->list, typed), *found = map_get(&j->tree, typed);
	struct ctx *c = j->c;
	size_t row = listed == NULL || listed == &j->several ? i : (size_t)(listed - j->places);

	if (row < i) {
		if (j->rows[row].verdict == FOUNDING_WRONG)
			ctx_refuse_field(c, "parent", T_founding_parent_wrong, "row", ctx_number(c, j->rows[row].number), NULL);
		return j->rows[row].verdict == FOUNDING_WRONG ? NULL : listed;
	}
	if (found == &j->several || (found == NULL && listed == &j->several)) {
		ctx_refuse_field(c, "parent", T_founding_parent_several, "name", typed, NULL);
		return NULL;
	}
	if (found == NULL && row > i)
		ctx_refuse_field(c, "parent", T_founding_parent_later, "row", ctx_number(c, j->rows[row].number), NULL);
	else if (found == NULL)
		ctx_refuse_field(c, "parent", T_founding_parent_unknown, "name", typed, "org", j->top.name, "near", i < SIMILAR_MAX ? org_similar_words(c, typed) : "", NULL);
	return found;
}

/* A double of a row before, or of an organisation that is there. */
static bool is_there(struct founding_judge *j, size_t i, const struct founding_place *upper)
{
	const char *key = sibling_key(j, upper->row.id.v, j->rows[i].cells[FOUNDING_NAME]);
	struct founding_place *same = map_get(&j->siblings, key);
	bool is_of_list = same >= j->places && same < j->places + j->count;

	if (same == NULL) {
		map_set(&j->siblings, key, &j->places[i]);
		return false;
	}
	if (is_of_list) {
		ctx_refuse_field(j->c, "name", T_founding_twice, "row", ctx_number(j->c, j->rows[same - j->places].number), NULL);
		return false;
	}
	j->rows[i].verdict = FOUNDING_THERE;
	j->rows[i].org = same->row.id.v;
	j->places[i] = *same;
	return true;
}

/* ---- the form ---- */

static const char *coded(struct founding_judge *j, size_t i, enum founding_field field, const char *set, const char *name, const char *otherwise)
{
	const char *typed = j->rows[i].cells[field];
	const struct code *code = code_read(set, typed);

	if (typed[0] == '\0')
		return otherwise;
	if (code == NULL)
		ctx_refuse_field(j->c, name, T_founding_code_unknown, "typed", typed, "near", code_near(j->c->arena, j->c->lang, set, typed), NULL);
	return code == NULL ? otherwise : code->value;
}

static void fill(struct founding_judge *j, size_t i, const struct org_row *parent, struct org_form *form)
{
	const char *const *cells = j->rows[i].cells;
	const struct org_kind *above = org_kind_find(parent->kind);
	enum date_precision precision = DATE_DAY;

	*form = (struct org_form){ .name = cells[FOUNDING_NAME], .short_name = cells[FOUNDING_SHORT_NAME], .code = cells[FOUNDING_CODE], .document = cells[FOUNDING_DOCUMENT],
		.note = cells[FOUNDING_NOTE], .authority = cells[FOUNDING_AUTHORITY], .parent = parent->id, .day = DAY_NONE, .day_typed = cells[FOUNDING_DAY], .predates = code_is_yes(cells[FOUNDING_PREDATES]) };
	form->kind = coded(j, i, FOUNDING_KIND, "org_kind", "kind", founding_kind_of_name(form->name));
	form->unit_kind = coded(j, i, FOUNDING_UNIT_KIND, "unit_kind", "unit_kind", above != NULL && above->is_region ? "" : parent->unit_kind);
	form->type = coded(j, i, FOUNDING_TYPE, "org_type", "type", "");
	form->host = org_host_named(j->c, cells[FOUNDING_HOST]);
	if (date_read(cells[FOUNDING_DAY], &form->day, &precision) != DATE_READ || precision != DATE_DAY)
		form->day = DAY_NONE;
}

static void judge_code(struct founding_judge *j, size_t i)
{
	const char *code = j->rows[i].cells[FOUNDING_CODE];
	struct founding_place *other = map_get(&j->codes, code);

	if (code[0] == '\0')
		return;
	if (other != NULL)
		ctx_refuse_field(j->c, "code", T_founding_code_twice, "row", ctx_number(j->c, j->rows[other - j->places].number), NULL);
	else
		map_set(&j->codes, code, &j->places[i]);
}

/* What later rows of the list stand below while it is not founded. */
static void stand_for(struct founding_judge *j, size_t i, const struct org_form *form, const struct org_row *parent)
{
	j->places[i] = (struct founding_place){ .is_virtual = true, .row = { .id = { -(int64_t)i - 1 }, .code = "", .path = "", .kind = form->kind, .name = form->name,
		.short_name = form->name, .parent = parent->id.v < 0 ? parent->parent : parent->id, .region = parent->region, .unit_kind = form->unit_kind,
		.from_day = form->day, .to_day = DAY_OPEN } };
}

void founding_judge_row(struct founding_judge *j, size_t i, bool asks, struct org_form *form, struct org_row *parent)
{
	struct founding_row *row = &j->rows[i];
	struct founding_place top = { .row = j->top }, *upper = &top;
	struct ctx *c = j->c;
	int before = c->refusals_count;

	row->verdict = FOUNDING_NEW;
	if (row->cells[FOUNDING_PARENT][0] != '\0' && strcmp(row->cells[FOUNDING_PARENT], j->top.name) != 0)
		upper = upper_named(j, i, row->cells[FOUNDING_PARENT]);
	if (upper != NULL && is_there(j, i, upper))
		return;
	if (upper != NULL && asks && c->refusals_count == before) {
		*parent = upper->row;
		if (!upper->is_virtual && !org_get(c->store, upper->row.id, parent))
			ctx_refuse_field(c, "parent", T_founding_parent_wrong, "row", ctx_number(c, row->number), NULL);
		else if (!upper->is_virtual && !may_at(c, MAY_EDIT_ORG, parent->id.v))
			ctx_refuse_field(c, "parent", T_founding_parent_unknown, "name", row->cells[FOUNDING_PARENT], "org", j->top.name, "near", "", NULL);
		if (c->refusals_count == before) {
			fill(j, i, parent, form);
			judge_code(j, i);
			org_founding_is_right(c, form, parent);
			stand_for(j, i, form, parent);
		}
	}
	take_refusals(j, row, before);
}

void founding_judge_made(struct founding_judge *j, size_t i, org_id made)
{
	j->rows[i].verdict = FOUNDING_THERE;
	j->rows[i].org = made.v;
	j->places[i] = (struct founding_place){ .row = { .id = made } };
}

bool founding_check(struct ctx *c, const struct founding_item *list, struct founding_check *check)
{
	struct founding_judge j;
	struct org_form form;
	struct org_row parent;

	*check = (struct founding_check){ 0 };
	if (!founding_judge_begin(c, list, &j))
		return false;
	for (size_t i = 0; i < j.count; i++) {
		founding_judge_row(&j, i, true, &form, &parent);
		check->counts[j.rows[i].verdict]++;
	}
	check->rows = j.rows;
	check->count = j.count;
	return true;
}
