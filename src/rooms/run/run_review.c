#include "rooms/run/run_review.h"

#include <string.h>
#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "programme/reading.h"
#include "rooms/org/org.h"
#include "rooms/run/run_registrar.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/review.h"

/* Why somebody does not keep a review, the gravest reason first. */
enum kept_from { KEPT_FROM_NOTHING, IS_RATED, IS_OF_RATED, IS_KEPT_AWAY, IS_NOT_ITS_STEP };

/* The case as it stood at the step of the review. False: the review is of no case that is there. */
static bool at_its_step(struct ctx *c, const struct review_row *row, struct run_case *k)
{
	if (strcmp(row->subject, "run") != 0 || !run_read(c, (run_id){ row->subject_id }, k))
		return false;
	for (size_t i = 0; i < k->steps_count; i++)
		if (k->steps[i].id.v == row->part) {
			k->at = run_step_index(k->p, k->steps[i].step);
			k->steps_count = i + 1;
			return k->at >= 0;
		}
	return false;
}

/* ---- who is rated ---- */

static bool unit_of(struct ctx *c, const struct run_case *k, struct org_row *unit)
{
	return strcmp(k->row.subject_kind, "org") == 0 && k->row.subject_ref != 0 && org_get(c->store, (org_id){ k->row.subject_ref }, unit);
}

static bool is_of_unit(struct ctx *c, const struct run_case *k, const struct org_row *unit, int64_t person)
{
	struct permit_post *posts;
	struct run_person *member;
	size_t count = permit_posts(c, person, &posts);

	for (size_t i = 0; i < count; i++)
		if (path_is_within(posts[i].path, unit->path))
			return true;
	return run_member(c->store, k->row.region, c->today, c->today, (person_id){ person }, unit->path, path_end(c->arena, unit->path), &member) > 0;
}

/* Does a row of a sheet of the step mean him? has_others: the step has a sheet that rates what the case is about, or none at all. */
static bool is_in_rows(const struct run_case *k, int64_t person, bool *has_others)
{
	const struct step *s = &k->p->steps[k->at];
	bool has_rows = false;

	*has_others = false;
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(k->p, s->needs.list[i]->text), rows;
		const struct play_table *table;

		if (name.kind != NAME_SHEET)
			continue;
		*has_others = *has_others || k->p->sheets[name.index].per == NULL;
		if (k->p->sheets[name.index].per == NULL)
			continue;
		has_rows = true;
		rows = programme_name_of(k->p, k->p->sheets[name.index].per);
		table = &k->play.tables[rows.index][rows.field];
		for (size_t n = 0; table->meant != NULL && n < table->rows_count; n++)
			if (table->meant[n] == person)
				return true;
	}
	*has_others = *has_others || !has_rows;
	return false;
}

static enum kept_from rated_or_of_rated(struct ctx *c, const struct run_case *k, int64_t person)
{
	struct org_row unit;
	bool has_others;

	if (person == 0)
		return KEPT_FROM_NOTHING;
	if (k->subject.id.v == person || is_in_rows(k, person, &has_others))
		return IS_RATED;
	return has_others && unit_of(c, k, &unit) && is_of_unit(c, k, &unit, person) ? IS_OF_RATED : KEPT_FROM_NOTHING;
}

static enum kept_from kept_from(struct ctx *c, const struct run_case *k)
{
	enum kept_from why = rated_or_of_rated(c, k, c->actor.person_id);

	if (why != KEPT_FROM_NOTHING || run_may_fill(c, k))
		return why;
	return run_is_in_roles(c, k, &k->p->steps[k->at].not_by, c->actor.person_id, c->today) ? IS_KEPT_AWAY : IS_NOT_ITS_STEP;
}

/* ---- who may ---- */

static bool may_keep(struct ctx *c, const struct run_case *k, const struct ballot_handler_row *who)
{
	const struct step *s = &k->p->steps[k->at];

	if (rated_or_of_rated(c, k, who->person.v) != KEPT_FROM_NOTHING || run_is_in_roles(c, k, &s->not_by, who->person.v, c->today))
		return false;
	return run_is_in_roles(c, k, &s->by, who->person.v, c->today) || run_registers(c, k, who);
}

/* Whoever may, with his post, the nearest first: "" if nobody with an account does. */
static const char *keepers(struct ctx *c, const struct run_case *k)
{
	struct ballot_handler_row *rows;
	size_t count = ballot_handlers(c->store, k->row.org_path, c->today, c->actor.account_id, &rows);
	const char *names = "";

	for (size_t i = 0; i < count; i++)
		if (may_keep(c, k, &rows[i]))
			names = arena_printf(c->arena, "%s%s%s%s %s", names, names[0] == '\0' ? "" : c->lang == LANG_ZH ? "、" : ", ",
				rows[i].org.v == k->row.org.v ? "" : rows[i].org_name, rows[i].post_name, rows[i].name);
	return names;
}

/* ---- as sentences ---- */

#define ARGS_MAX 4

struct sentence { message text; struct message_arg args[ARGS_MAX]; };

static const char *said(struct ctx *c, const struct sentence *s)
{
	return message_text(c->arena, c->lang, s->text, s->args, ARGS_MAX);
}

/* Names first, else the roles of the step; a step that no role does and nobody may keep is kept from above. */
static const char *who_may(struct ctx *c, const struct run_case *k)
{
	const char *names = keepers(c, k), *roles = run_roles_text(c, k->p, &k->p->steps[k->at].by);
	const struct sentence s = { names[0] != '\0' ? T_review_keepers : roles[0] != '\0' ? T_review_keepers_roles : T_review_keepers_above,
		{ { "names", names }, { "roles", roles }, { "names", names }, { "roles", roles } } };

	return said(c, &s);
}

static struct sentence sentence_of(struct ctx *c, const struct run_case *k, enum kept_from why, const char *title)
{
	static const message TEXTS[] = { [KEPT_FROM_NOTHING] = NULL, [IS_RATED] = T_review_keeper_rated, [IS_OF_RATED] = T_review_keeper_of_rated,
		[IS_KEPT_AWAY] = T_review_keeper_kept_away, [IS_NOT_ITS_STEP] = T_review_keeper_step };
	const struct step *s = &k->p->steps[k->at];
	struct org_row unit = { .name = "" };

	unit_of(c, k, &unit);
	return (struct sentence){ TEXTS[why], { { "title", title }, { "unit", unit.name }, { "roles", run_roles_text(c, k->p, why == IS_KEPT_AWAY ? &s->not_by : &s->by) },
		{ "who", who_may(c, k) } } };
}

bool run_sheet_keeper_is_right(struct ctx *c, const struct run_case *k, const char *title)
{
	enum kept_from why = kept_from(c, k);
	struct sentence s;

	if (why == KEPT_FROM_NOTHING)
		return true;
	s = sentence_of(c, k, why, title);
	return ctx_refuse(c, AGAINST_RULE, s.text, s.args[0].name, s.args[0].value, s.args[1].name, s.args[1].value, s.args[2].name, s.args[2].value, s.args[3].name,
		s.args[3].value, NULL);
}

const char *run_sheet_kept_from(struct ctx *c, const struct run_case *k, const char *title)
{
	enum kept_from why = kept_from(c, k);
	struct sentence s;

	if (why == KEPT_FROM_NOTHING)
		return NULL;
	s = sentence_of(c, k, why, title);
	return said(c, &s);
}

bool run_review_keeper_is_right(struct ctx *c, const struct review_row *row)
{
	struct run_case k;

	return !at_its_step(c, row, &k) || run_sheet_keeper_is_right(c, &k, row->title);
}

const char *run_review_kept_from(struct ctx *c, const struct review_row *row)
{
	struct run_case k;

	return at_its_step(c, row, &k) ? run_sheet_kept_from(c, &k, row->title) : NULL;
}

bool run_review_is_kept(struct ctx *c, const struct review_row *row)
{
	struct run_case k;

	return at_its_step(c, row, &k) && kept_from(c, &k) == KEPT_FROM_NOTHING;
}

/* Whoever fills in, at the open step, which papers of a secret review do not count (评价表) reads which mark has which number: else he would leave out others. */
static bool asks_for_papers(struct ctx *c, const struct review_row *row)
{
	struct run_case k;

	if (strcmp(row->subject, "run") != 0 || !run_read(c, (run_id){ row->subject_id }, &k) || k.at < 0 || !run_may_fill(c, &k))
		return false;
	for (size_t i = 0; i < k.p->steps[k.at].needs.count; i++) {
		struct name name = programme_name(k.p, k.p->steps[k.at].needs.list[i]->text);

		for (size_t f = 0; name.kind == NAME_FORM && f < k.p->forms[name.index].fields_count; f++)
			if (k.p->forms[name.index].fields[f].type == WORD_SHEETS)
				return true;
	}
	return false;
}

bool run_review_shows_marks(struct ctx *c, const struct review_row *row)
{
	struct run_case k;
	size_t chars;

	if (strcmp(row->state, "closed") != 0)
		return false;
	if (row->is_secret)
		return asks_for_papers(c, row);
	if (!at_its_step(c, row, &k))
		return may_at(c, MAY_HANDLE, row->org.v);
	if (kept_from(c, &k) != KEPT_FROM_NOTHING)
		return false;
	if (k.p->steps[k.at].by.count > 0)
		return true;
	chars = strlen(k.row.org_path);
	return chars > PATH_SEGMENT_CHARS && may_at_path(c, MAY_HANDLE, arena_text_n(c->arena, k.row.org_path, chars - PATH_SEGMENT_CHARS));
}
