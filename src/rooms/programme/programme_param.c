#include "rooms/programme/programme_param.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/permit.h"
#include "core/unit_number.h"
#include "programme/english.h"
#include "programme/word.h"
#include "rooms/org/org.h"
#include "rooms/programme/programme_cache.h"
#include "schema/model.h"
#include "text/practice.h"

#define FIRST_DAY (-1000000)	/* before everything */

struct fraction programme_param_value(const struct programme_param_row *row)
{
	return fraction_of(row->above, row->below);
}

struct fraction programme_param_used(const struct programme *p, const struct programme_param_row *row)
{
	struct name name = programme_name(p, row->param);

	return name.kind == NAME_PARAM ? programme_whole_param(&p->params[name.index], programme_param_value(row)) : programme_param_value(row);
}

const char *programme_param_title(const struct programme_params *of, const char *param)
{
	for (size_t i = 0; i < of->lines_count; i++)
		if (strcmp(of->lines[i].param->id, param) == 0)
			return of->lines[i].param->title;
	return param;
}

static bool is_within(const struct param *param, struct fraction f)
{
	return fraction_compare(f, param->low) >= 0 && fraction_compare(f, param->high) <= 0;
}

/* Is one number of the parameter stricter than the other, where the file says which way is? */
static bool is_stricter(const struct param *param, struct fraction one, struct fraction other)
{
	int order = fraction_compare(one, other);

	return param->binds == WORD_AT_LEAST ? order > 0 : param->binds == WORD_AT_MOST && order < 0;
}

/* Rows stand by parameter, the nearest organisation first, then the latest. A newer file may have narrower bounds: then it counts. What an organisation above
 * set counts before the nearest where it is stricter (engines.md: stricter, never weaker). own: of other organisations than that one alone; 0: of all. */
static const struct programme_param_row *row_beside(const struct programme_param_row *rows, size_t count, const struct param *param, day_t day, org_id own)
{
	const struct programme_param_row *found = NULL;

	for (size_t i = 0; i < count; i++)
		if (rows[i].org.v != own.v && strcmp(rows[i].param, param->id) == 0 && rows[i].from_day <= day && rows[i].to_day > day &&
		    is_within(param, programme_param_value(&rows[i])) &&
		    (found == NULL || is_stricter(param, programme_param_value(&rows[i]), programme_param_value(found))))
			found = &rows[i];
	return found;
}

static const struct programme_param_row *row_on(const struct programme_param_row *rows, size_t count, const struct param *param, day_t day)
{
	return row_beside(rows, count, param, day, (org_id){ 0 });
}

/* The earliest of those that begin later, in the nearest organisation. */
static const struct programme_param_row *row_after(const struct programme_param_row *rows, size_t count, const struct param *param, day_t day)
{
	const struct programme_param_row *next = NULL;

	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].param, param->id) == 0 && rows[i].from_day > day && (next == NULL || rows[i].org.v == next->org.v))
			next = &rows[i];
	return next;
}

size_t programme_params_on(struct ctx *c, const char *path, const struct programme *p, day_t day, struct programme_param_row **list)
{
	struct programme_param_row *rows;
	size_t all = p->params_count == 0 ? 0 : programme_params_for(c->store, path, p->id, FIRST_DAY, &rows), count = 0;

	*list = arena_array(c->arena, p->params_count + 1, sizeof(**list));
	for (size_t i = 0; all > 0 && i < p->params_count; i++) {
		const struct programme_param_row *row = row_on(rows, all, &p->params[i], day);

		if (row != NULL)
			(*list)[count++] = *row;
	}
	return count;
}

static bool read_one(struct ctx *c, const struct org_row *org, const struct programme_use_row *use, struct programme_params *out)
{
	const struct programme *p = programme_of_file(c, use->programme);

	if (p == NULL || p->params_count == 0)
		return false;
	*out = (struct programme_params){ .use = *use, .lines = arena_array(c->arena, p->params_count, sizeof(*out->lines)), .lines_count = p->params_count };
	out->past_count = programme_params_for(c->store, org->path, p->id, FIRST_DAY, &out->past);
	for (size_t i = 0; i < p->params_count; i++) {
		struct programme_param_line *line = &out->lines[i];

		*line = (struct programme_param_line){ .param = &p->params[i], .set = row_on(out->past, out->past_count, &p->params[i], c->today),
			.next = row_after(out->past, out->past_count, &p->params[i], c->today) };
		line->value = line->set == NULL ? p->params[i].value : programme_param_used(p, line->set);
	}
	return true;
}

/* Of two versions or variants in force the nearest counts; uses stand by practice, the nearest first. */
size_t programme_params_read(struct ctx *c, const struct org_row *org, const char *code, struct programme_params **list)
{
	struct programme_use_row *uses;
	size_t all = programme_uses_for(c->store, org->path, c->today, &uses), count = 0;
	const char *last = "";

	*list = arena_array(c->arena, all + 1, sizeof(**list));
	for (size_t i = 0; i < all; i++) {
		if (uses[i].from_day > c->today || strcmp(uses[i].code, last) == 0 || (code[0] != '\0' && strcmp(uses[i].code, code) != 0))
			continue;
		last = uses[i].code;
		count += read_one(c, org, &uses[i], &(*list)[count]);
	}
	return count;
}

/* ---- as they are shown ---- */

static bool is_share(const struct param *param)
{
	return fraction_compare(param->low, fraction_of(0, 1)) >= 0 && fraction_compare(param->high, fraction_of(1, 1)) <= 0 &&
		(param->low.below > 1 || param->high.below > 1 || param->value.below > 1);
}

const char *programme_param_text(struct arena *a, const struct param *param, struct fraction value)
{
	if (!is_share(param) || value.below <= 1)
		return fraction_text(a, value);
	return arena_printf(a, "%lld/%lld", (long long)value.above, (long long)value.below);
}

const char *programme_param_said(struct arena *a, const struct param *param, struct fraction value, enum lang lang)
{
	return param->is_switch ? programme_word_text(value.above == 0 ? WORD_NO : WORD_YES, lang) : programme_param_text(a, param, value);
}

const char *programme_param_row_text(struct arena *a, const struct programme_params *of, const struct programme_param_row *row, enum lang lang)
{
	for (size_t i = 0; i < of->lines_count; i++)
		if (strcmp(of->lines[i].param->id, row->param) == 0)
			return programme_param_said(a, of->lines[i].param, programme_param_value(row), lang);
	return fraction_text(a, programme_param_value(row));
}

/* ---- setting one ---- */

static bool parse(struct arena *a, const struct param *param, const char *typed, struct fraction *value)
{
	*value = fraction_of(1, 1);
	if (param->is_switch && programme_word_is(WORD_YES, typed))
		return true;
	*value = fraction_of(0, 1);
	if (param->is_switch && programme_word_is(WORD_NO, typed))
		return true;
	return fraction_parse(unit_number(a, typed, param->title), value) && (!param->is_switch || value->below == 1);
}

static bool value_is_right(struct ctx *c, const struct param *param, const char *typed, struct fraction *value)
{
	if (!parse(c->arena, param, typed, value) || (param->is_switch && !is_within(param, *value)))
		return ctx_refuse_field(c, "value", param->is_switch ? T_practice_param_no_choice : T_practice_param_no_number, "title", programme_named(c->lang, param->title), NULL);
	if (param->is_whole && value->below != 1)
		return ctx_refuse_field(c, "value", T_practice_param_not_whole, "title", programme_named(c->lang, param->title), "value", programme_param_text(c->arena, param, *value), NULL);
	return is_within(param, *value) || ctx_refuse_field(c, "value", T_practice_param_out_of_range, "title", programme_named(c->lang, param->title), "value", programme_param_text(c->arena, param, *value),
		"low", programme_param_text(c->arena, param, param->low), "high", programme_param_text(c->arena, param, param->high), NULL);
}

/* Below an organisation that set a stricter number nobody sets a weaker one. */
static bool is_strict_enough(struct ctx *c, const struct programme_params *of, const struct param *param, org_id own, const struct programme_setting *what, struct fraction value)
{
	const struct programme_param_row *above = row_beside(of->past, of->past_count, param, what->day, own);

	if (above == NULL || !is_stricter(param, programme_param_value(above), value))
		return true;
	return ctx_refuse_field(c, "value", T_practice_param_weaker, "title", programme_named(c->lang, param->title), "value", programme_param_said(c->arena, param, value, c->lang), "bound",
		programme_param_said(c->arena, param, programme_param_value(above), c->lang), "org", above->org_name, "day", day_text(c->arena, above->from_day), "document", above->document, NULL);
}

static bool day_and_document_are_right(struct ctx *c, const struct programme_setting *what)
{
	bool is_day = what->day != DAY_NONE && what->day >= c->today, is_named = !text_is_empty(what->document) && text_chars(what->document) <= LIMIT_PROGRAMME_PARAM_DOCUMENT;

	if (what->day == DAY_NONE)
		ctx_refuse_field(c, "day", T_practice_day_none, "today", day_text(c->arena, c->today), NULL);
	else if (!is_day)
		ctx_refuse_field(c, "day", T_practice_param_day_past, "today", day_text(c->arena, c->today), NULL);
	if (!is_named)
		ctx_refuse_field(c, "document", T_practice_param_no_document, "n", ctx_number(c, LIMIT_PROGRAMME_PARAM_DOCUMENT), NULL);
	return is_day && is_named;
}

/* What was set in the same organisation gives way from the day on; what had not begun by then never comes. */
static void end_those_before(struct ctx *c, org_id org, const struct programme_setting *what)
{
	struct programme_param_row *rows;
	size_t count = programme_params_set(c->store, org, what->code, what->param, what->day, &rows);

	for (size_t i = 0; i < count; i++) {
		day_t end = rows[i].from_day > what->day ? rows[i].from_day : what->day;

		programme_param_end(c->store, rows[i].id, end);
		audit_note_day(c, "programme_param", "to_day", rows[i].id.v, rows[i].to_day, end);
	}
}

bool programme_param_set(struct ctx *c, org_id org_of, const struct programme_setting *what)
{
	struct programme_params *found;
	const struct param *param = NULL;
	struct fraction value;
	struct org_row org;
	programme_param_id id;

	ctx_begin(c, "programme.set_param", "programme_param", 0, org_of.v);
	if (!org_see_for(c, org_of, MAY_SET_NORMS, &org))
		return false;
	if (what->code[0] == '\0' || programme_params_read(c, &org, what->code, &found) == 0)
		return ctx_refuse_field(c, "code", T_practice_param_no_practice, "org", org.name, NULL);
	for (size_t i = 0; i < found->lines_count; i++)
		if (strcmp(found->lines[i].param->id, what->param) == 0)
			param = found->lines[i].param;
	if (param == NULL)
		return ctx_refuse_field(c, "param", T_practice_param_unknown, "title", programme_named(c->lang, found->use.title), NULL);
	if (!value_is_right(c, param, what->value, &value) | !day_and_document_are_right(c, what) || !is_strict_enough(c, found, param, org_of, what, value))
		return false;
	id.v = store_new_id(c->store);
	store_subject(c->store, id.v, org_of.v);
	end_those_before(c, org_of, what);
	programme_param_insert(c->store, id, org_of, what->code, what->param, value.above, value.below, what->day, what->document, c->actor.person_id,
		c->actor.account_id, c->now_s);
	audit_note_text(c, "programme_param", "param", id.v, NULL, arena_printf(c->arena, "%s.%s", what->code, what->param));
	audit_note_int(c, "programme_param", "above", id.v, param->value.above, value.above);
	audit_note_int(c, "programme_param", "below", id.v, param->value.below, value.below);
	audit_note_day(c, "programme_param", "from_day", id.v, DAY_NONE, what->day);
	audit_note_text(c, "programme_param", "document", id.v, NULL, what->document);
	return ctx_commit(c);
}
