/* Checks of a bound programme: nothing is missing, nothing leads nowhere, no number is out of its range. */
#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "programme/play.h"
#include "programme/programme.h"
#include "text/programme.h"

#define SECRET_LEAST_MIN 3	/* with fewer papers a secret one can be guessed (engines.md 4.1) */

struct checker { struct problems *problems; const struct programme *p; };

static bool fail(struct checker *c, int line, message text, const char *name)
{
	return problem_add(c->problems, line, text, "name", name, NULL);
}

/* ---- numbers ---- */

/* Parameters have their declared values; nothing else is known before a run. */
static struct programme_value param_value(const struct facts *facts, struct name name)
{
	const struct programme *p = facts->data;

	return name.kind == NAME_PARAM ? value_number(p->params[name.index].value) : (struct programme_value){ .kind = VALUE_UNKNOWN };
}

static bool constant(struct checker *c, const struct expression *e, struct fraction *f)
{
	struct facts facts = { .of = param_value, .called = facts_call_nothing, .tabled = facts_table_nothing, .data = (void *)c->p };
	struct programme_value v = expression_value(e, &facts);

	*f = v.number;
	return v.kind == VALUE_NUMBER;
}

/* What is known of a place before anything happens in a case: numbers and parameters, as the shares of a vote. */
static void check_condition(struct checker *c, int line, const struct expression *e, const char *name)
{
	struct facts facts = { .of = param_value, .called = facts_call_nothing, .tabled = facts_table_nothing, .data = (void *)c->p };

	if (e != NULL && expression_value(e, &facts).kind != VALUE_TRUTH)
		fail(c, line, T_programme_quorum_condition, name);
}

static void check_share(struct checker *c, int line, const struct expression *e, bool may_be_whole, const char *name)
{
	struct fraction f;
	int to_one;

	if (!constant(c, e, &f)) {
		fail(c, line, T_programme_no_constant, name);
		return;
	}
	to_one = fraction_compare(f, fraction_of(1, 1));
	if (f.above <= 0 || to_one > 0 || (to_one == 0 && !may_be_whole))
		fail(c, line, T_programme_no_share, name);
}

/* Each begins after the one before it, so that every day has one. */
static void check_rules(struct checker *c)
{
	for (size_t i = 1; i < c->p->rules_count; i++)
		if (c->p->rules[i].from <= c->p->rules[i - 1].from)
			fail(c, c->p->rules[i].line, T_programme_rule_order, c->p->rules[i].id);
}

static void check_params(struct checker *c)
{
	for (size_t i = 0; i < c->p->params_count; i++) {
		const struct param *param = &c->p->params[i];

		if (fraction_compare(param->value, param->low) < 0 || fraction_compare(param->value, param->high) > 0)
			problem_add(c->problems, param->line, T_programme_param_out_of_range, "name", param->id,
				"value", fraction_text(c->problems->arena, param->value), "low", fraction_text(c->problems->arena, param->low),
				"high", fraction_text(c->problems->arena, param->high), NULL);
	}
}

/* ---- declarations ---- */

static void check_head(struct checker *c)
{
	const struct programme *p = c->p;
	const struct { bool is_there; enum programme_word word; } NEEDED[] = {
		{ p->version > 0, WORD_VERSION }, { p->origin != NULL, WORD_AFTER }, { p->about != NO_WORD, WORD_ABOUT },
		{ p->runs_at != NO_WORD, WORD_RUNS_AT }, { p->opens != NO_WORD, WORD_OPENS }, { p->steps_count > 0, WORD_STEP },
		{ p->finishes_count > 0, WORD_FINISH }, { p->examples_count > 0, WORD_EXAMPLE },
	};

	for (size_t i = 0; i < sizeof(NEEDED) / sizeof(NEEDED[0]); i++)
		if (!NEEDED[i].is_there)
			problem_add(c->problems, 0, T_programme_lacks, "word", programme_word_text(NEEDED[i].word, LANG_ZH),
				"english", programme_word_text(NEEDED[i].word, LANG_EN), NULL);
}

static bool is_own_step(const struct programme *p, const char *step)
{
	size_t bytes = strlen(p->id);

	return strncmp(step, p->id, bytes) == 0 && step[bytes] == '.';
}

/* A practice asks something of others: of itself it asks by its steps and refusals. */
static void check_gate(struct checker *c, const struct gate *gate)
{
	if (c->p->about != WORD_PERSON && c->p->about != WORD_ORG)
		fail(c, gate->line, T_programme_gates_nobody, gate->step->text);
	if (is_own_step(c->p, gate->step->text))
		fail(c, gate->line, T_programme_gates_itself, gate->step->text);
	if (gate->listed != NULL && c->p->about != WORD_ORG)
		fail(c, gate->line, T_programme_listed_of_org, gate->listed->text);
}

/* What a finish keeps from being done elsewhere. */
static void check_bars(struct checker *c)
{
	for (size_t i = 0; i < c->p->finishes_count; i++)
		for (size_t e = 0; e < c->p->finishes[i].effects_count; e++) {
			const struct effect *bar = &c->p->finishes[i].effects[e];

			for (size_t n = 0; bar->kind == EFFECT_BAR && n < bar->contents.count; n++) {
				if (c->p->about != WORD_PERSON && c->p->about != WORD_ORG)
					fail(c, bar->line, T_programme_gates_nobody, bar->contents.list[n]->text);
				if (is_own_step(c->p, bar->contents.list[n]->text))
					fail(c, bar->line, T_programme_gates_itself, bar->contents.list[n]->text);
			}
		}
}

/* A list of people is nothing for everybody; a matter or a project has nothing that others wait for, and is given no post. */
static void check_head_of_person(struct checker *c)
{
	const struct programme *p = c->p;

	if (p->is_ledger_public && p->about == WORD_PERSON)
		fail(c, p->steps_count > 0 ? p->steps[0].line : 0, T_programme_ledger_of_person, p->id);
	if ((p->holds_subject || p->holds_count > 0) && p->about != WORD_PERSON && p->about != WORD_ORG)
		fail(c, p->steps_count > 0 ? p->steps[0].line : 0, T_programme_holds_nobody, p->id);
	for (size_t i = 0; i < p->holds_count; i++)
		if (p->holds[i].is_each_round && p->votes_count > 0)
			fail(c, p->holds[i].line, T_programme_each_round_votes, p->votes[0].id);
	for (size_t i = 0; i < p->gates_count; i++)
		check_gate(c, &p->gates[i]);
	check_bars(c);
	if (p->post_needs.count > 0 && p->about != WORD_PERSON)
		fail(c, p->post_line, T_programme_post_needs_nobody, p->id);
	/* A post that nobody knows would never be asked about. */
	if (p->post_meant != NULL && code_read("post_kind", p->post_meant) == NULL)
		fail(c, p->post_line, T_programme_post_unknown, p->post_meant);
}

static bool needs_form(const struct step *s, const char *form)
{
	for (size_t i = 0; i < s->needs.count; i++)
		if (strcmp(s->needs.list[i]->text, form) == 0)
			return true;
	return false;
}

const struct programme_field *programme_registered(const struct programme *p, enum programme_word what, const struct programme_form **form, int *step)
{
	for (size_t i = 0; i < p->forms_count; i++)
		for (size_t k = 0; k < p->forms[i].fields_count; k++) {
			if (p->forms[i].fields[k].registered != what)
				continue;
			*form = &p->forms[i];
			*step = 0;
			while (*step < (int)p->steps_count && !needs_form(&p->steps[*step], (*form)->id))
				++*step;
			*step = *step < (int)p->steps_count ? *step : -1;
			return &p->forms[i].fields[k];
		}
	return NULL;
}

#define SIGNED_COLUMNS 4	/* who, for which role, in which post, on which day; one more: in which round */

static void check_signed(struct checker *c, const struct programme_field *f)
{
	if (f->signed_practice == NULL)
		return;
	if (f->type != WORD_TABLE || (f->columns_count != SIGNED_COLUMNS && f->columns_count != SIGNED_COLUMNS + 1))
		fail(c, f->line, T_programme_signed_columns, f->id);
	if (c->p->about != WORD_PERSON && c->p->about != WORD_ORG)
		fail(c, f->line, T_programme_signed_nobody, f->id);
}

#define HELD_COLUMNS 5	/* post, from, last day, how it ended, the paper */

static void check_held(struct checker *c, const struct programme_field *f)
{
	if (f->is_held && (f->type != WORD_TABLE || f->columns_count != HELD_COLUMNS || f->signed_practice != NULL || f->fed_by != NULL || f->choices.count > 0))
		fail(c, f->line, T_programme_held_columns, f->id);
	if (f->is_held && c->p->about != WORD_PERSON)
		fail(c, f->line, T_programme_held_nobody, f->id);
}

#define CASES_COLUMNS 2	/* at least: what the case is about, and where it ran */

static void check_cases(struct checker *c, const struct programme_field *f)
{
	if (f->case_results.count == 0)
		return;
	if (f->type != WORD_TABLE || f->columns_count < CASES_COLUMNS)
		fail(c, f->line, T_programme_cases_columns, f->id);
	if (f->choices.count > 0 || f->is_of_orgs || f->is_held || f->signed_practice != NULL || f->merge_by != NULL || f->fed_by != NULL)
		fail(c, f->line, T_programme_cases_alone, f->id);
	if (f->is_of_subject && c->p->about != WORD_PERSON && c->p->about != WORD_ORG)
		fail(c, f->line, T_programme_signed_nobody, f->id);
}

#define RECTIFYING_COLUMNS 2	/* the organisation, and how many rectifications of it are open */

static void check_rectifying(struct checker *c, const struct programme_field *f)
{
	if (f->is_rectifying && (!f->is_of_orgs || f->columns_count != RECTIFYING_COLUMNS || f->case_results.count > 0))
		fail(c, f->line, T_programme_rectifying_of_orgs, f->id);
}

/* Its rows have one beginning. */
static void check_orgs(struct checker *c, const struct programme_field *f)
{
	if (f->is_of_orgs && (f->choices.count > 0 || f->is_held || f->signed_practice != NULL || f->merge_by != NULL || f->fed_by != NULL))
		fail(c, f->line, T_programme_orgs_alone, f->id);
}

static void check_field(struct checker *c, const struct programme_field *f)
{
	const struct programme_form *form;
	int step;

	check_signed(c, f);
	check_held(c, f);
	check_orgs(c, f);
	check_cases(c, f);
	check_rectifying(c, f);
	programme_check_columns(c->problems, f);
	if ((f->type == WORD_PERSON && f->choices.count != 1) || (f->type == WORD_TABLE && f->choices.count > 1))
		fail(c, f->line, T_programme_person_of_role, f->id);
	else if (f->type != WORD_TABLE && (f->type == WORD_CHOICE || f->type == WORD_PERSON) != (f->choices.count > 0))
		fail(c, f->line, T_programme_choices, f->id);
	if (f->not_by.count > 0 && f->type != WORD_PERSON && !(f->type == WORD_TABLE && programme_is_of_people(c->p, f)))
		fail(c, f->line, T_programme_not_by_of_person, f->id);
	if (f->has_range && f->type != WORD_NUMBER && f->type != WORD_MONEY)
		fail(c, f->line, T_programme_range_of_number, f->id);
	if (f->taken_as != NULL && f->type != WORD_NUMBER && f->type != WORD_DATE)
		fail(c, f->line, T_programme_taken_as_of_number, f->id);
	if ((f->needs_reason || f->is_image || f->is_unshared) && f->type != WORD_FILE)
		fail(c, f->line, T_programme_reason_of_file, f->id);
	if (f->is_whole && f->type != WORD_NUMBER)
		fail(c, f->line, T_programme_whole_of_number, f->id);
	if ((f->is_past || f->is_future || f->since != NULL) && f->type != WORD_DATE)
		fail(c, f->line, T_programme_past_of_date, f->id);
	if (f->is_past && f->is_future)
		fail(c, f->line, T_programme_past_or_future, f->id);
	if (f->registered != NO_WORD && f->type != WORD_TEXT)
		fail(c, f->line, T_programme_registered_of_text, f->id);
	if (f->registered != NO_WORD && c->p->about != WORD_PERSON)
		fail(c, f->line, T_programme_registered_of_person, f->id);
	if (f->registered != NO_WORD && programme_registered(c->p, f->registered, &form, &step) != f)
		fail(c, f->line, T_programme_registered_once, f->id);
	else if (f->registered != NO_WORD && step < 0)
		fail(c, f->line, T_programme_registered_unused, f->id);
	if (f->rows_max > 0 && f->type != WORD_TABLE)
		fail(c, f->line, T_programme_rows_of_table, f->id);
}

/* By fields of people, or by the rows of one table of them: so nobody is named in two ways. */
static bool names_people(const struct programme *p, const struct programme_form *form)
{
	size_t fields = 0, tables = 0;

	for (size_t i = 0; i < form->fields_count; i++) {
		fields += form->fields[i].type == WORD_PERSON;
		tables += programme_is_of_people(p, &form->fields[i]);
	}
	return tables == 0 ? fields > 0 : tables == 1 && fields == 0;
}

/* Everybody in the archive is more than do anything there, and those of organisations below stand beside the case: such a role is one to choose from. */
static void check_doer(struct checker *c, int line, const struct token *role)
{
	struct name name = programme_name_of(c->p, role);

	for (size_t i = 0; name.kind == NAME_ROLE && i < c->p->roles[name.index].parts_count; i++) {
		const struct role_part *part = &c->p->roles[name.index].parts[i];

		if (part->selector == WORD_PEOPLE_OF || part->is_below) {
			fail(c, line, part->is_below ? T_programme_below_only_chosen : T_programme_people_only_chosen, role->text);
			return;
		}
	}
}

static void check_doers(struct checker *c, int line, const struct words *roles)
{
	for (size_t i = 0; i < roles->count; i++)
		check_doer(c, line, roles->list[i]);
}

/* Its table stands still once it is marked: a step before each that needs the sheet closes with it. */
static void check_per(struct checker *c, const struct sheet *s)
{
	struct name table = programme_name_of(c->p, s->per);
	const char *form = s->per == NULL ? NULL : c->p->forms[table.index].id;

	if (s->per == NULL)
		return;
	if (strlen(s->id) > PROGRAMME_PER_ID_BYTES_MAX || c->p->forms[table.index].fields[table.field].rows_max < 1 || c->p->forms[table.index].fields[table.field].rows_max > PROGRAMME_PER_ROWS_MAX)
		problem_add(c->problems, s->line, T_programme_per_rows, "name", s->id, "most", arena_printf(c->problems->arena, "%d", PROGRAMME_PER_ROWS_MAX),
			"bytes", arena_printf(c->problems->arena, "%d", PROGRAMME_PER_ID_BYTES_MAX), NULL);
	for (size_t i = 0; i < c->p->steps_count; i++) {
		bool is_before = !needs_form(&c->p->steps[i], s->id);

		for (size_t k = 0; !is_before && k < c->p->steps_count; k++)
			is_before = needs_form(&c->p->steps[k], form) && programme_is_behind(c->p, c->problems->arena, (int)i, (int)k);
		if (!is_before)
			problem_add(c->problems, c->p->steps[i].line, T_programme_per_later, "name", s->id, "step", c->p->steps[i].id, "form", form, NULL);
	}
}

static void check_sheet(struct checker *c, const struct sheet *s)
{
	struct fraction least = fraction_of(1, 1);

	check_doer(c, s->line, s->raters);
	if (s->raters == NULL || s->combine == NO_WORD || fraction_compare(s->low, s->high) >= 0) {
		fail(c, s->line, T_programme_sheet_lacks, s->id);
		return;
	}
	/* A parameter may be set to the least value of its range. */
	if (s->least != NULL && s->least->kind == TOKEN_WORD)
		least = c->p->params[programme_name(c->p, s->least->text).index].low;
	else if (s->least != NULL)
		fraction_parse(s->least->text, &least);
	check_per(c, s);
	if (s->is_secret && fraction_compare(least, fraction_of(SECRET_LEAST_MIN, 1)) < 0)
		fail(c, s->line, T_programme_secret_least, s->id);
}

/* Whoever has more votes than the others is elected, be it less than half. */
static void check_runoff(struct checker *c, const struct vote *v)
{
	struct fraction f;

	if (!constant(c, v->pass, &f) || f.above != 0 || !v->is_pass_exceeded || v->pass_of != WORD_PRESENT)
		fail(c, v->line, T_programme_runoff_wrong, v->id);
}

static void check_vote(struct checker *c, const struct vote *v)
{
	check_doer(c, v->line, v->voters);
	if (v->voters == NULL || v->quorum == NULL || v->pass == NULL || v->pass_of == NO_WORD) {
		fail(c, v->line, T_programme_vote_lacks, v->id);
		return;
	}
	if ((v->candidates == NULL) != (v->seats == NULL) || (v->runoff_of.count > 0 && v->candidates != NULL) || (v->candidates != NULL && !names_people(c->p, &c->p->forms[programme_name(c->p, v->candidates->text).index])))
		fail(c, v->line, T_programme_election_lacks, v->id);
	/* Only a paper has room for another name. */
	if (v->allows_others && (v->candidates == NULL || v->is_from_afar))
		fail(c, v->line, T_programme_write_in_wrong, v->id);
	/* Who is elected is what an election decides. */
	if (v->resolves_count > 0 && vote_is_election(v))
		fail(c, v->line, T_programme_resolves_wrong, v->id);
	for (size_t i = 0; i < v->resolves_count; i++)
		if ((i + 1 == v->resolves_count) != (v->resolves[i].when == NULL))
			fail(c, v->resolves[i].line, T_programme_resolves_order, v->id);
	if (v->counts_written && (!v->is_of_all_members || vote_is_election(v) || v->is_from_afar))
		fail(c, v->line, T_programme_written_wrong, v->id);
	check_share(c, v->line, v->quorum, !v->is_quorum_exceeded && v->quorum_exceeded_when == NULL, v->id);
	check_condition(c, v->line, v->quorum_exceeded_when, v->id);
	if (v->runoff_of.count > 0)
		check_runoff(c, v);
	else
		check_share(c, v->line, v->pass, !v->is_pass_exceeded, v->id);
}

static void check_notice(struct checker *c, const struct notice *n)
{
	struct fraction days;

	if (n->board == NULL || n->days == NULL)
		fail(c, n->line, T_programme_notice_lacks, n->id);
	else if (!constant(c, n->days, &days) || days.below != 1 || days.above < 1)
		fail(c, n->line, T_programme_notice_days, n->id);
	else if (n->answers.count > 0 && n->answers.unit != WORD_D && n->answers.unit != WORD_WD)
		fail(c, n->line, T_programme_notice_answers, n->id);
}

static void check_draw(struct checker *c, const struct draw_rule *d)
{
	if (d->from == NULL || d->count == NULL)
		fail(c, d->line, T_programme_draw_lacks, d->id);
}

static void check_duty(struct checker *c, const struct duty *d)
{
	check_doer(c, d->line, d->who);
	if (d->who == NULL || d->every == NO_WORD || d->from == NULL || d->until == NULL)
		fail(c, d->line, T_programme_duty_lacks, d->id);
}

/* Titles stand in lists and on buttons. */
static void check_title(struct checker *c, int line, const char *title)
{
	if (text_chars(title) > PROGRAMME_TITLE_CHARS_MAX)
		problem_add(c->problems, line, T_programme_title_long, "n", arena_printf(c->problems->arena, "%d", PROGRAMME_TITLE_CHARS_MAX), "title", title, NULL);
}

/* About how many days, to tell which of two comes later. */
static int days_of(struct span span)
{
	return span.count * (span.unit == WORD_Y ? 365 : span.unit == WORD_M ? 30 : 1);
}

static void check_step(struct checker *c, const struct step *s)
{
	check_title(c, s->line, s->title);
	check_doers(c, s->line, &s->by);
	check_doers(c, s->line, &s->sign);
	for (size_t i = 0; i < s->goes_count; i++) {
		bool is_last = i + 1 == s->goes_count;

		if (is_last != (s->goes[i].when == NULL))
			fail(c, s->goes[i].line, is_last ? T_programme_last_go : T_programme_go_never_reached, s->id);
		if (s->goes[i].is_by_move && (s->goes[i].to.kind != NAME_STEP || !programme_reads_move(c->p, s->goes[i].when)))
			fail(c, s->goes[i].line, T_programme_go_by_move_wrong, s->id);
	}
	if (s->goes_count == 0)
		fail(c, s->line, T_programme_last_go, s->id);
	if (s->is_auto && (s->by.count > 0 || s->sign.count > 0 || s->needs.count > 0 || s->not_by.count > 0 || s->late != NO_WORD || s->within.count > 0))
		fail(c, s->line, T_programme_auto_waits, s->id);
	if (s->late != NO_WORD && s->within.count == 0 && s->every == NO_WORD)
		fail(c, s->line, T_programme_late_without_term, s->id);
	for (size_t i = 1; i < s->escalations_count; i++)
		if (days_of(s->escalations[i].behind) <= days_of(s->escalations[i - 1].behind))
			fail(c, s->line, T_programme_escalation_order, s->escalations[i].to->text);
}

bool programme_check(struct problems *problems, struct programme *p)
{
	struct checker c = { problems, p };
	size_t before = problems->count;

	check_head(&c);
	check_head_of_person(&c);
	check_rules(&c);
	check_params(&c);
	for (size_t i = 0; i < p->forms_count; i++)
		for (size_t k = 0; k < p->forms[i].fields_count; k++)
			check_field(&c, &p->forms[i].fields[k]);
	programme_check_sealed(problems, p);
	for (size_t i = 0; i < p->sheets_count; i++)
		check_sheet(&c, &p->sheets[i]);
	for (size_t i = 0; i < p->votes_count; i++)
		check_vote(&c, &p->votes[i]);
	for (size_t i = 0; i < p->notices_count; i++)
		check_notice(&c, &p->notices[i]);
	for (size_t i = 0; i < p->draws_count; i++)
		check_draw(&c, &p->draws[i]);
	for (size_t i = 0; i < p->duties_count; i++)
		check_duty(&c, &p->duties[i]);
	for (size_t i = 0; i < p->steps_count; i++)
		check_step(&c, &p->steps[i]);
	for (size_t i = 0; i < p->finishes_count; i++)
		check_title(&c, p->finishes[i].line, p->finishes[i].title);
	for (size_t i = 0; i < p->titles_count; i++)
		check_title(&c, p->titles[i].line, p->titles[i].title);
	if (p->steps_count > 0 && p->finishes_count > 0)
		programme_check_ways(problems, p);
	return problems->count == before;
}
