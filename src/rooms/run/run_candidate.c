#include "rooms/run/run_candidate.h"

#include <string.h>
#include "base/text.h"
#include "core/permit.h"
#include "programme/reading.h"
#include "rooms/person/person.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* Somebody who stands, and what says that he may: of the first field that he no longer fits, else NULL. */
struct standing { const struct words *roles; const char *title; };

static bool names(const struct run_case *k, const struct programme_form *form, size_t field, person_id person)
{
	const struct play_table *table = &k->play.tables[form - k->p->forms][field];

	for (size_t i = 0; programme_is_of_people(k->p, &form->fields[field]) && i < table->rows_count; i++)
		if (table->meant[i] == person.v)
			return true;
	const struct run_value_row *value = form->fields[field].type == WORD_PERSON ? run_value_of(k, form->id, form->fields[field].id, 0, false) : NULL;
	int64_t id;

	return value != NULL && int_parse(value->value, &id) && id == person.v;
}

/* The committee elects its secretary from those elected before, so every form of candidates that names him counts, not that of one vote. */
static bool has_left_candidates(struct ctx *c, const struct run_case *k, person_id person, day_t day, struct standing *s)
{
	for (size_t i = 0; i < k->p->votes_count; i++) {
		const struct vote *v = &k->p->votes[i];
		const struct programme_form *form = v->candidates == NULL ? NULL : &k->p->forms[programme_name(k->p, v->candidates->text).index];

		for (size_t n = 0; form != NULL && n < form->fields_count; n++)
			if (names(k, form, n, person) && !run_is_in_roles(c, k, &form->fields[n].choices, person.v, day)) {
				*s = (struct standing){ &form->fields[n].choices, form->title };
				return true;
			}
	}
	return false;
}

/* Whoever moved away is out of sight; that he was nominated here is not. */
static const char *name_of(struct ctx *c, const struct run_case *k, person_id person, struct run_person_row *row)
{
	bool is_there = run_person_named(c->store, person, row);

	return is_there && (may_at_path(c, MAY_SEE_PERSON, row->path) || may_at_path(c, MAY_HANDLE, k->row.org_path)) ? row->name : "";
}

static bool refuse(struct ctx *c, const struct run_case *k, message text, person_id person, const struct standing *s, day_t day)
{
	struct run_person_row row;

	return ctx_refuse(c, AGAINST_RULE, text, "name", name_of(c, k, person, &row), "day", day_text(c->arena, day), "roles", run_roles_text(c, k->p, s->roles),
		"title", s->title, NULL);
}

bool run_candidates_stand(struct ctx *c, const struct run_case *k, const struct vote *v, day_t day)
{
	struct run_person_row *people;
	size_t count = run_candidates_of(c, k, v, &people);
	struct standing s;
	bool is_right = true;

	for (size_t i = 0; i < count; i++)
		if (has_left_candidates(c, k, people[i].id, day, &s))
			is_right = refuse(c, k, T_run_candidate_left, people[i].id, &s, day);
	return is_right;
}

/* The vote of a case that the ballot is of; NULL: it is of none. */
static const struct vote *vote_of(struct ctx *c, const struct ballot_row *row, struct run_case *k)
{
	struct name name;

	if (strcmp(row->subject, "run") != 0 || !run_read(c, (run_id){ row->subject_id }, k))
		return NULL;
	name = programme_name(k->p, row->item);
	return name.kind == NAME_VOTE ? &k->p->votes[name.index] : NULL;
}

static bool is_of_open_step(const struct run_case *k, const struct ballot_row *row)
{
	return k->at >= 0 && row->part == k->steps[k->steps_count - 1].id.v;
}

const char *run_vote_subject(struct ctx *c, const struct ballot_row *row)
{
	struct person_row person;
	struct run_case k;

	if (vote_of(c, row, &k) == NULL || k.subject.id.v == 0 || !person_get(c->store, k.subject.id, &person))
		return NULL;
	return person.name;
}

static bool is_of_villagers(const struct role_part *part)
{
	return part->body != NULL || part->place == WORD_VILLAGE || part->place == WORD_COMMUNITY || part->selector == WORD_EVERYONE || part->selector == WORD_INVITED;
}

bool run_vote_is_of_villagers(struct ctx *c, const struct ballot_row *row)
{
	struct run_case k;
	const struct vote *v = vote_of(c, row, &k);
	const struct role *role = v == NULL ? NULL : run_role_find(k.p, v->voters->text);
	bool is_theirs = role != NULL && role->parts_count > 0;

	for (size_t i = 0; is_theirs && i < role->parts_count; i++)
		is_theirs = is_of_villagers(&role->parts[i]);
	return is_theirs;
}

size_t run_vote_people(struct ctx *c, const struct ballot_row *row, struct run_person_row **people)
{
	struct run_case k;
	const struct vote *v = vote_of(c, row, &k);
	struct run_person_row *candidates;
	size_t count = v != NULL && row->seats > 0 ? run_candidates_of(c, &k, v, &candidates) : 0;

	*people = arena_array(c->arena, count + 1, sizeof(**people));
	for (size_t i = 0; i < count; i++)
		(*people)[i] = candidates[i];
	if (v != NULL && k.subject.id.v != 0)
		(*people)[count++] = k.subject;
	return count;
}

/* Of namesakes the month of birth stands behind the name. */
static const char *bare_name(struct arena *a, const char *cell)
{
	size_t full = strcspn(cell, "("), wide = strstr(cell, "（") == NULL ? full : (size_t)(strstr(cell, "（") - cell);

	return text_clean_name(a, arena_text_n(a, cell, wide < full ? wide : full));
}

static size_t names_of_form(struct ctx *c, const struct run_case *k, int form, const char ***names)
{
	struct run_person_row *people;
	size_t count = run_form_people(c, k, form, &people);

	*names = arena_array(c->arena, count + 1, sizeof(**names));
	for (size_t i = 0; i < count; i++)
		(*names)[i] = people[i].name;
	return count;
}

size_t run_vote_names(struct ctx *c, const struct ballot_row *row, const char ***names)
{
	struct run_case k;
	const struct vote *v = vote_of(c, row, &k);
	const struct play_table *table;
	struct name name;
	size_t count = 0;

	*names = NULL;
	if (v == NULL || v->about == NULL)
		return 0;
	name = programme_name_of(k.p, v->about);
	if (name.kind == NAME_FORM)
		return names_of_form(c, &k, name.index, names);
	table = &k.play.tables[name.index][name.field];
	*names = arena_array(c->arena, table->rows_count + 1, sizeof(**names));
	for (size_t i = 0; i < table->rows_count; i++)
		if (table->cells[i][0].kind == VALUE_SYMBOL)
			(*names)[count++] = bare_name(c->arena, table->cells[i][0].symbol);
	return count;
}

enum run_voters run_voters_of(struct ctx *c, const struct ballot_row *row)
{
	enum run_voters voters = RUN_VOTERS_MEMBERS;
	struct run_case k;
	const struct vote *v = vote_of(c, row, &k);
	const struct role *role = v == NULL ? NULL : run_role_find(k.p, v->voters->text);

	for (size_t i = 0; role != NULL && i < role->parts_count; i++) {
		const struct role_part *part = &role->parts[i];
		bool is_members = (part->selector == WORD_MEMBERS_OF || part->selector == WORD_FULL_MEMBERS_OF) && part->body == NULL;
		bool is_posts = (part->selector == WORD_COMMITTEE_OF || part->selector == WORD_STAFF_OF || part->selector == WORD_POST) && part->body == NULL;
		enum run_voters one = is_members ? RUN_VOTERS_MEMBERS : is_posts ? RUN_VOTERS_POSTS : RUN_VOTERS_OTHERS;

		voters = one > voters ? one : voters;
	}
	return voters;
}

int64_t run_keep_vote_file(struct ctx *c, const struct ballot_row *row, const struct file_kept *kept, const char *name)
{
	struct run_case k;

	return vote_of(c, row, &k) == NULL ? 0 : run_keep_file(c, &k, kept, name, c->today);
}

/* May the field name the person, whether he stands for it or papers name him beside those who stand? */
static bool fits(struct ctx *c, const struct run_case *k, const struct programme_field *f, person_id person, day_t day)
{
	return run_is_in_roles(c, k, &f->choices, person.v, day) && !run_is_in_roles(c, k, &f->not_by, person.v, day);
}

static bool lets_vote_in(struct ctx *c, const struct run_case *k, const struct vote *v, person_id person, day_t day)
{
	const struct programme_form *form = v->candidates == NULL ? NULL : &k->p->forms[programme_name(k->p, v->candidates->text).index];
	const struct programme_field *first = NULL;
	struct run_person_row row;
	bool is_barred;

	for (size_t i = 0; form != NULL && i < form->fields_count; i++) {
		const struct programme_field *f = &form->fields[i];

		if (f->type != WORD_PERSON && !programme_is_of_people(k->p, f))
			continue;
		if (fits(c, k, f, person, day))
			return true;
		first = first == NULL ? f : first;
	}
	if (first == NULL)
		return true;
	is_barred = run_is_in_roles(c, k, &first->not_by, person.v, day);
	return ctx_refuse_field(c, "other", is_barred ? T_run_voted_in_barred : T_run_voted_in_not_of, "name", name_of(c, k, person, &row), "title", programme_named(c->lang, form->title),
		"roles", run_roles_text(c, k->p, is_barred ? &first->not_by : &first->choices), NULL);
}

bool run_lets_vote_in(struct ctx *c, const struct ballot_row *row, person_id person)
{
	struct run_case k;
	const struct vote *v = vote_of(c, row, &k);

	return v == NULL || lets_vote_in(c, &k, v, person, c->today);
}

bool run_lets_seal(struct ctx *c, const struct ballot_row *row, day_t day)
{
	struct ballot_line_row *lines;
	struct run_case k;
	const struct vote *v = vote_of(c, row, &k);
	bool is_right;
	struct words voters;
	struct token *role;
	size_t count;

	if (v == NULL)
		return true;
	if (is_of_open_step(&k, row) && !run_lets_vote_on(c, &k, v, day))
		return false;
	if (row->seats == 0)
		return true;
	role = v->voters;
	voters = (struct words){ &role, 1 };
	is_right = run_candidates_stand(c, &k, v, day);
	count = ballot_lines(c->store, row->id, &lines);
	for (size_t i = 0; i < count; i++) {
		if (lines[i].other == 0)
			continue;
		if (!run_is_in_roles(c, &k, &voters, lines[i].other, day))
			is_right = refuse(c, &k, T_run_candidate_left, (person_id){ lines[i].other }, &(struct standing){ &voters, v->title }, day);
		else
			is_right &= lets_vote_in(c, &k, v, (person_id){ lines[i].other }, day);
	}
	return is_right;
}

static bool is_of_members(const struct role *role)
{
	for (size_t i = 0; role != NULL && i < role->parts_count; i++)
		if (role->parts[i].selector != WORD_MEMBERS_OF || role->parts[i].body != NULL)
			return false;
	return role != NULL;
}

/* Whom papers named beside the candidates no form names: where members elect, who is elected is one of them. */
static bool has_left_members(struct ctx *c, const struct run_case *k, person_id person, day_t day, struct standing *s)
{
	for (size_t i = 0; i < k->p->votes_count; i++) {
		const struct vote *v = &k->p->votes[i];
		struct words *voters;

		if (v->candidates == NULL || !is_of_members(run_role_find(k->p, v->voters->text)))
			continue;
		voters = arena_alloc(c->arena, sizeof(*voters));
		*voters = (struct words){ (struct token **)&v->voters, 1 };
		*s = (struct standing){ voters, v->title };
		return !run_is_in_roles(c, k, voters, person.v, day);
	}
	return false;
}

static bool has_left(struct ctx *c, const struct run_case *k, person_id person, day_t day, struct standing *s)
{
	return has_left_candidates(c, k, person, day, s) || has_left_members(c, k, person, day, s);
}

bool run_elected_stands(struct ctx *c, const struct run_case *k, person_id person, day_t day)
{
	struct standing s;

	return !has_left(c, k, person, day, &s);
}

bool run_refuse_elected(struct ctx *c, const struct run_case *k, person_id person, day_t day)
{
	struct standing s;

	return !has_left(c, k, person, day, &s) || refuse(c, k, T_run_elected_left, person, &s, day);
}

const char *run_elected_name(struct ctx *c, const struct run_case *k, person_id person)
{
	struct run_person_row row;

	return name_of(c, k, person, &row);
}
