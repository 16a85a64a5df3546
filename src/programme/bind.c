/* Binding: every name of a programme is declared, and stands where its kind may stand. Here the names themselves, roles, votes and refusals; forms are
 * in bind_form.c, steps and finishes in bind_step.c. */
#include <string.h>
#include "programme/bind_declare.h"
#include "programme/play_text.h"

struct declared { const char *id; int line; };

#define ADD_NAMES(items, items_count) \
	for (size_t i = 0; i < (items_count); i++) \
		names[count++] = (struct declared){ (items)[i].id, (items)[i].line }

/* All names that a file declares, whatever they are names of. */
static size_t declared_names(struct arena *a, const struct programme *p, struct declared **list)
{
	struct declared *names = arena_array(a, p->rules_count + p->params_count + p->roles_count + p->values_count + p->forms_count + p->sheets_count +
		p->votes_count + p->draws_count + p->notices_count + p->duties_count + p->eaches_count + p->steps_count + p->finishes_count + 1, sizeof(*names));
	size_t count = 0;

	ADD_NAMES(p->rules, p->rules_count);
	ADD_NAMES(p->params, p->params_count);
	ADD_NAMES(p->roles, p->roles_count);
	ADD_NAMES(p->values, p->values_count);
	ADD_NAMES(p->forms, p->forms_count);
	ADD_NAMES(p->sheets, p->sheets_count);
	ADD_NAMES(p->votes, p->votes_count);
	ADD_NAMES(p->draws, p->draws_count);
	ADD_NAMES(p->notices, p->notices_count);
	ADD_NAMES(p->duties, p->duties_count);
	ADD_NAMES(p->eaches, p->eaches_count);
	ADD_NAMES(p->steps, p->steps_count);
	ADD_NAMES(p->finishes, p->finishes_count);
	*list = names;
	return count;
}

/* A name is declared once in a file; the last of several is the problem. */
static void check_names(struct binder *b)
{
	const struct programme *p = b->p;
	struct declared *names;
	size_t count = declared_names(b->problems->arena, p, &names);

	for (size_t i = 0; i < count; i++) {
		int found = 0, last = 0;

		for (size_t k = 0; k < count; k++) {
			if (strcmp(names[k].id, names[i].id) != 0)
				continue;
			found++;
			if (names[k].line > last)
				last = names[k].line;
		}
		if (found > 1 && names[i].line == last)
			bind_fail(b, last, T_programme_duplicate, names[i].id);
	}
	for (size_t i = 0; i < p->forms_count; i++)
		for (size_t k = 0; k < p->forms[i].fields_count; k++)
			for (size_t m = 0; m < k; m++)
				if (strcmp(p->forms[i].fields[k].id, p->forms[i].fields[m].id) == 0)
					bind_fail(b, p->forms[i].fields[k].line, T_programme_duplicate, p->forms[i].fields[k].id);
}

/* A token that must name one of two kinds. */
bool bind_token(struct binder *b, int line, const struct token *token, enum name_kind kind, enum name_kind other, message text)
{
	struct name name;

	if (token == NULL)
		return true;
	name = programme_name(b->p, token->text);
	return name.kind == kind || name.kind == other || bind_fail(b, line, text, token->text);
}

void bind_roles(struct binder *b, int line, const struct words *roles)
{
	for (size_t i = 0; i < roles->count; i++)
		bind_token(b, line, roles->list[i], NAME_ROLE, NAME_ROLE, T_programme_no_such_role);
}

/* ---- declarations ---- */

void bind_truth(struct binder *b, struct expression *e)
{
	bind_kind(b, e, VALUE_TRUTH, T_programme_needs_truth);
}

void bind_number(struct binder *b, struct expression *e)
{
	bind_kind(b, e, VALUE_NUMBER, T_programme_needs_number);
}

static void bind_sheet(struct binder *b, struct sheet *s)
{
	bind_token(b, s->line, s->raters, NAME_ROLE, NAME_ROLE, T_programme_no_such_role);
	bind_roles(b, s->line, &s->not_by);
	if (s->least != NULL && s->least->kind == TOKEN_WORD)
		bind_token(b, s->line, s->least, NAME_PARAM, NAME_PARAM, T_programme_no_such_param);
}

/* 发展党员工作细则: an absent member who hands in an opinion before the meeting counts among those who agree, never among those present. */
static bool is_of_members(const struct programme *p, const struct vote *v)
{
	struct name name = programme_name_of(p, v->voters);

	if (name.kind != NAME_ROLE)
		return false;
	for (size_t i = 0; i < p->roles[name.index].parts_count; i++)
		if (p->roles[name.index].parts[i].selector == WORD_MEMBERS_OF && p->roles[name.index].parts[i].body == NULL)
			return true;
	return false;
}

/* "form.table", whose first column are names. */
static void bind_names(struct binder *b, int line, const struct token *table)
{
	struct name name = programme_name_of(b->p, table);

	if (table != NULL && (name.kind != NAME_FIELD || b->p->forms[name.index].fields[name.field].type != WORD_TABLE))
		bind_fail(b, line, T_programme_no_table, table->text);
}

/* What stands in the field is compared with other cases and told there: one value, which is never left out and which no seal keeps. */
static void bind_one_open(struct binder *b)
{
	const struct programme *p = b->p;
	struct name name = programme_name_of(p, p->one_open_by);
	const struct programme_field *f = name.kind == NAME_FIELD ? &p->forms[name.index].fields[name.field] : NULL;

	if (p->one_open_by == NULL)
		return;
	if (f == NULL || !f->is_must || f->type == WORD_TABLE || f->type == WORD_FILE || f->type == WORD_SHEETS || p->forms[name.index].read_by.count > 0)
		bind_fail(b, p->one_open_line, T_programme_one_open_field, p->one_open_by->text);
	if (p->about != WORD_ORG && p->about != WORD_PERSON)
		bind_fail(b, p->one_open_line, T_programme_one_open_about, p->one_open_by->text);
}

static bool names_people(const struct programme_form *form)
{
	for (size_t i = 0; i < form->fields_count; i++)
		if (form->fields[i].type == WORD_PERSON)
			return true;
	return false;
}

/* A table of names, or a form that names people by its fields. */
static void bind_voted_on(struct binder *b, const struct vote *v)
{
	struct name name = programme_name_of(b->p, v->about);

	if (name.kind != NAME_FORM || !names_people(&b->p->forms[name.index]))
		bind_names(b, v->line, v->about);
}

static void bind_vote(struct binder *b, struct vote *v)
{
	bind_token(b, v->line, v->voters, NAME_ROLE, NAME_ROLE, T_programme_no_such_role);
	v->is_of_all_members = v->pass_of == WORD_BASE_VOTERS && is_of_members(b->p, v);
	bind_number(b, v->quorum);
	bind_truth(b, v->quorum_exceeded_when);
	bind_number(b, v->pass);
	bind_token(b, v->line, v->candidates, NAME_FORM, NAME_FORM, T_programme_no_such_form);
	bind_voted_on(b, v);
	bind_number(b, v->seats);
	for (size_t i = 0; i < v->runoff_of.count; i++) {
		struct name name = programme_name(b->p, v->runoff_of.list[i]->text);

		if (name.kind != NAME_VOTE || b->p->votes[name.index].candidates == NULL)
			bind_fail(b, v->line, T_programme_no_such_election, v->runoff_of.list[i]->text);
	}
}

/* Before a case of the practice is there nothing is known but the numbers of the place and whom the other case is about. */
static bool is_known_outside(const struct expression *e)
{
	if (e == NULL)
		return true;
	if (e->kind == EXPRESSION_CALL && e->function != WORD_AGE && e->function != WORD_MONTHS_AFTER && e->function != WORD_DAYS && e->function != WORD_WORKDAYS && e->function != WORD_MONTHS && e->function != WORD_YEARS)
		return false;
	if (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind != NAME_PARAM && e->name.kind != NAME_ATTRIBUTE && e->name.kind != NAME_TODAY && e->name.kind != NAME_RULE)
		return false;
	return is_known_outside(e->left) && is_known_outside(e->right) && is_known_outside(e->third);
}

static void bind_gate(struct binder *b, struct gate *gate)
{
	struct name listed = programme_name_of(b->p, gate->listed);

	for (size_t i = 0; i < gate->by.count; i++)
		bind_token(b, gate->line, gate->by.list[i], NAME_FINISH, NAME_STEP, T_programme_no_such_result);
	if (gate->listed != NULL && (listed.kind != NAME_FIELD || b->p->forms[listed.index].fields[listed.field].type != WORD_TABLE))
		bind_fail(b, gate->line, T_programme_no_table, gate->listed->text);
	bind_truth(b, gate->when);
	if (!is_known_outside(gate->when))
		bind_fail(b, gate->line, T_programme_gate_unknown, gate->step->text);
}

bool bind_is_person_field(struct binder *b, const struct token *token)
{
	struct name name = programme_name(b->p, token->text);

	return name.kind == NAME_FIELD && b->p->forms[name.index].fields[name.field].type == WORD_PERSON;
}

/* "units.choose": what the practice of those cases calls its votes nobody knows before it is in force. */
static void bind_elected_below(struct binder *b, const struct role *role, struct role_part *part)
{
	const char *text = part->vote->text, *dot = strchr(text, '.');
	struct name name = programme_name(b->p, arena_text_n(b->problems->arena, text, (size_t)(dot - text)));

	if (name.kind != NAME_EACH) {
		bind_fail(b, role->line, T_programme_no_such_each, text);
		return;
	}
	part->each = &b->p->eaches[name.index];
	part->each_vote = dot + 1;
}

static void bind_role(struct binder *b, struct role *role)
{
	for (size_t i = 0; i < role->parts_count; i++)
		if (role->parts[i].vote != NULL && strchr(role->parts[i].vote->text, '.') != NULL)
			bind_elected_below(b, role, &role->parts[i]);
		else if (bind_token(b, role->line, role->parts[i].vote, NAME_VOTE, NAME_VOTE, T_programme_no_such_election) && role->parts[i].vote != NULL &&
		    !vote_is_election(&b->p->votes[programme_name(b->p, role->parts[i].vote->text).index]))
			bind_fail(b, role->line, T_programme_no_such_election, role->parts[i].vote->text);
	for (size_t i = 0; i < role->parts_count; i++)
		if (role->parts[i].field != NULL && !bind_is_person_field(b, role->parts[i].field))
			bind_fail(b, role->line, T_programme_no_person_field, role->parts[i].field->text);
}

/* A sheet by rows is asked for as a table: the rows that it marks, with 得分 and 份数 behind their own columns. */
static void bind_marked(struct binder *b, struct sheet *s)
{
	struct arena *a = b->problems->arena;
	struct name name = programme_name_of(b->p, s->per);
	const struct programme_field *rows;

	if (s->per == NULL)
		return;
	if (name.kind != NAME_FIELD || !programme_is_of_people(b->p, &b->p->forms[name.index].fields[name.field])) {
		bind_fail(b, s->line, T_programme_per_people, s->per->text);
		return;
	}
	rows = &b->p->forms[name.index].fields[name.field];
	s->marked = arena_array(a, 1, sizeof(*s->marked));
	*s->marked = (struct programme_field){ .id = s->id, .title = s->title, .line = s->line, .type = WORD_TABLE, .columns_count = rows->columns_count + 2,
		.columns = arena_array(a, rows->columns_count + 2, sizeof(*rows->columns)), .column_types = arena_array(a, rows->columns_count + 2, sizeof(*rows->column_types)) };
	memcpy(s->marked->columns, rows->columns, rows->columns_count * sizeof(*rows->columns));
	memcpy(s->marked->column_types, rows->column_types, rows->columns_count * sizeof(*rows->column_types));
	for (size_t i = 0; i < 2; i++) {
		s->marked->columns[rows->columns_count + i] = message_text(a, LANG_ZH, i == 0 ? T_programme_per_mark : T_programme_per_papers, NULL, 0);
		s->marked->column_types[rows->columns_count + i] = WORD_NUMBER;
	}
}

static void bind_draw(struct binder *b, struct draw_rule *d)
{
	bind_names(b, d->line, d->from);
	bind_number(b, d->count);
}

/* One day for each field, or nobody knew which counts; reckoned from today it would go on before it and never come. */
static void bind_keep(struct binder *b, const struct keep *keep)
{
	struct name field = programme_name_of(b->p, keep->field), until = programme_name_of(b->p, keep->until);

	if (field.kind != NAME_FIELD || b->p->forms[field.index].fields[field.field].type != WORD_FILE)
		bind_fail(b, keep->line, T_programme_keep_of_file, keep->field->text);
	if (until.kind != NAME_VALUE || b->p->values[until.index].kind != VALUE_DATE)
		bind_fail(b, keep->line, T_programme_keep_until_day, keep->until->text);
	else if (programme_reads_today(b->p, b->p->values[until.index].expression))
		bind_fail(b, keep->line, T_programme_keep_moves, keep->until->text);
	for (const struct keep *before = b->p->keeps; before < keep; before++)
		if (strcmp(before->field->text, keep->field->text) == 0)
			bind_fail(b, keep->line, T_programme_keep_once, keep->field->text);
}

/* Only somebody can agree; a consent has its day, and a way to end it. */
static void bind_consent(struct binder *b, const struct consent *consent)
{
	struct name field = programme_name_of(b->p, consent->field);

	if (consent->line == 0 || consent->title == NULL)	/* a line that could not be read said so */
		return;
	if (b->p->about != WORD_PERSON)
		bind_fail(b, consent->line, T_programme_consent_of_person, b->p->id);
	if (field.kind != NAME_FIELD || b->p->forms[field.index].fields[field.field].type != WORD_DATE || !b->p->forms[field.index].fields[field.field].is_must ||
	    b->p->forms[field.index].read_by.count > 0)
		bind_fail(b, consent->line, T_programme_consent_day, consent->field->text);
	bind_token(b, consent->line, consent->until, NAME_FINISH, NAME_FINISH, T_programme_no_such_finish);
	bind_truth(b, consent->when);
	if (programme_uses_sealed(b->p, consent->when))
		bind_fail(b, consent->line, T_programme_sealed_leaks, consent->title);
}

static void bind_duty(struct binder *b, struct duty *d)
{
	bind_token(b, d->line, d->who, NAME_ROLE, NAME_ROLE, T_programme_no_such_role);
	bind_roles(b, d->line, &d->to);
	bind_token(b, d->line, d->from, NAME_STEP, NAME_STEP, T_programme_no_such_step);
	bind_token(b, d->line, d->until, NAME_STEP, NAME_STEP, T_programme_no_such_step);
	bind_token(b, d->line, d->counts_from, NAME_STEP, NAME_STEP, T_programme_no_such_step);
}

/* All finishes are those of one practice. What it is called there nobody knows before it is in force. */
static void bind_each(struct binder *b, struct each *each)
{
	for (size_t i = 0; i < each->finishes.count; i++) {
		const char *text = each->finishes.list[i]->text;
		const char *practice = arena_text_n(b->problems->arena, text, (size_t)(strchr(text, '.') - text));

		if (each->practice != NULL && strcmp(each->practice, practice) != 0)
			bind_fail(b, each->line, T_programme_each_of_one, text);
		each->practice = practice;
	}
	bind_token(b, each->line, each->as_of, NAME_STEP, NAME_STEP, T_programme_no_such_step);
}

/* What stands in braces in a text is something that has a value; `more` is the word that may stand there besides. */
static void bind_figures(struct binder *b, int line, const char *text, enum programme_word more)
{
	const char *name;

	while ((name = play_figure_next(b->problems->arena, &text)) != NULL)
		if (!play_is_figure(programme_name(b->p, name)) && !programme_word_is(more, name))
			bind_fail(b, line, T_programme_no_figure, name);
}

/* A refusal stops a step of the file, or one of the acts that every practice has. */
static void bind_refusal(struct binder *b, struct programme_refusal *r)
{
	static const enum programme_word ACTS[] = { WORD_MAKE_PROSPECT, WORD_ELIMINATE, WORD_CLOSE, WORD_PAY, WORD_INSTALL, WORD_PUBLISH, WORD_OPENS };

	bind_truth(b, r->when);
	bind_figures(b, r->line, r->text, WORD_TODAY);
	if (programme_name(b->p, r->action->text).kind == NAME_STEP)
		return;
	for (size_t i = 0; i < sizeof(ACTS) / sizeof(ACTS[0]); i++)
		if (programme_word_is(ACTS[i], r->action->text)) {
			r->action->word = ACTS[i];
			if (ACTS[i] == WORD_OPENS && b->problems->count == 0 && programme_reads_case(b->p, r->when))
				bind_fail(b, r->line, T_programme_open_reads_case, r->text);
			return;
		}
	bind_fail(b, r->line, T_programme_no_such_action, r->action->text);
}

/* Each value is reckoned once at most while an expression is, so what one expression takes is its own weight and that of all values. */
static void check_weight(struct binder *b)
{
	int64_t all = 0;

	for (size_t i = 0; i < b->p->values_count; i++) {
		all += b->p->values[i].expression->weight;
		if (all > EXPRESSION_WEIGHT_MAX && b->problems->count == 0)
			problem_add(b->problems, b->p->values[i].line, T_programme_too_heavy, NULL);
	}
}

bool programme_bind(struct problems *problems, struct programme *p)
{
	struct binder b = { .problems = problems, .p = p, .value_states = arena_alloc(problems->arena, p->values_count + 1) };
	size_t before = problems->count;

	check_names(&b);
	if (p->about_where != NULL) {
		b.knows_attributes = true;
		bind_truth(&b, p->about_where);
		b.knows_attributes = false;
	}
	bind_roles(&b, p->hold_line, &p->hold_roles);
	for (size_t i = 0; i < p->post_needs.count; i++)
		bind_token(&b, p->post_line, p->post_needs.list[i], NAME_FINISH, NAME_FINISH, T_programme_no_such_finish);
	for (size_t i = 0; i < p->eaches_count; i++)
		bind_each(&b, &p->eaches[i]);
	for (size_t i = 0; i < p->sheets_count; i++)
		bind_marked(&b, &p->sheets[i]);
	for (size_t i = 0; i < p->values_count; i++)
		bind_value(&b, i);
	check_weight(&b);
	programme_bind_rests(problems->arena, p);
	for (size_t i = 0; i < p->forms_count; i++)
		bind_form(&b, &p->forms[i]);
	for (size_t i = 0; i < p->keeps_count; i++)
		bind_keep(&b, &p->keeps[i]);
	bind_consent(&b, &p->consent);
	for (size_t i = 0; i < p->roles_count; i++)
		bind_role(&b, &p->roles[i]);
	for (size_t i = 0; i < p->holds_count; i++)
		bind_token(&b, p->holds[i].line, p->holds[i].until, NAME_STEP, NAME_STEP, T_programme_no_such_step);
	for (size_t i = 0; i < p->gates_count; i++)
		bind_gate(&b, &p->gates[i]);
	for (size_t i = 0; i < p->sheets_count; i++)
		bind_sheet(&b, &p->sheets[i]);
	for (size_t i = 0; i < p->votes_count; i++) {
		bind_vote(&b, &p->votes[i]);
		for (size_t k = 0; k < p->votes[i].resolves_count; k++) {
			bind_figures(&b, p->votes[i].resolves[k].line, p->votes[i].resolves[k].text, WORD_SUBJECT);
			bind_truth(&b, p->votes[i].resolves[k].when);
		}
	}
	for (size_t i = 0; i < p->draws_count; i++)
		bind_draw(&b, &p->draws[i]);
	for (size_t i = 0; i < p->notices_count; i++) {
		bind_number(&b, p->notices[i].days);
		bind_counting(&b, p->notices[i].days);
	}
	for (size_t i = 0; i < p->duties_count; i++)
		bind_duty(&b, &p->duties[i]);
	for (size_t i = 0; i < p->steps_count; i++)
		bind_step(&b, &p->steps[i]);
	for (size_t i = 0; i < p->finishes_count; i++)
		for (size_t k = 0; k < p->finishes[i].effects_count; k++)
			bind_effect(&b, &p->finishes[i].effects[k]);
	for (size_t i = 0; i < p->refusals_count; i++)
		bind_refusal(&b, &p->refusals[i]);
	bind_counted_fields(&b);
	bind_one_open(&b);
	return problems->count == before;
}
