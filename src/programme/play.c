#include "programme/play_table.h"

#include <assert.h>
#include <string.h>

static const struct programme_value UNKNOWN = { .kind = VALUE_UNKNOWN };

void play_prepare(struct play *play, struct arena *a, const struct programme *p)
{
	*play = (struct play){ .p = p, .arena = a };
	play->params = arena_array(a, p->params_count + 1, sizeof(*play->params));
	for (size_t i = 0; i < p->params_count; i++)
		play->params[i] = p->params[i].value;
	play->fields = arena_array(a, p->forms_count + 1, sizeof(*play->fields));
	play->tables = arena_array(a, p->forms_count + 1, sizeof(*play->tables));
	for (size_t i = 0; i < p->forms_count; i++) {
		play->fields[i] = arena_array(a, p->forms[i].fields_count + 1, sizeof(**play->fields));
		play->tables[i] = arena_array(a, p->forms[i].fields_count + 1, sizeof(**play->tables));
	}
	play->sheets = arena_array(a, p->sheets_count + 1, sizeof(*play->sheets));
	play->papers = arena_array(a, p->sheets_count + 1, sizeof(*play->papers));
	play->marked = arena_array(a, p->sheets_count + 1, sizeof(*play->marked));
	play->is_marked = arena_array(a, p->sheets_count + 1, sizeof(*play->is_marked));
	play->attributes = arena_array(a, PROGRAMME_ATTRIBUTES_COUNT, sizeof(*play->attributes));
	play->tallies = arena_array(a, p->votes_count + 1, sizeof(*play->tallies));
	play->draws = arena_array(a, p->draws_count + 1, sizeof(*play->draws));
	play->is_drawn = arena_array(a, p->draws_count + 1, sizeof(*play->is_drawn));
	play->eaches = arena_array(a, p->eaches_count + 1, sizeof(*play->eaches));
	for (size_t i = 0; i < p->eaches_count; i++) {
		play->eaches[i].totals = arena_array(a, p->eaches[i].figures_count + 1, sizeof(struct fraction));
		for (size_t k = 0; k < p->eaches[i].figures_count; k++)
			play->eaches[i].totals[k] = fraction_of(0, 1);
	}
	play->earlier = arena_array(a, p->earliers_count + 1, sizeof(*play->earlier));
	for (size_t i = 0; i < p->earliers_count; i++)
		play->earlier[i] = fraction_of(0, 1);
	play->fits = arena_array(a, p->fits_count + 1, sizeof(*play->fits));
	play->notices = arena_array(a, p->notices_count + 1, sizeof(*play->notices));
	play->late = arena_array(a, p->duties_count + 1, sizeof(*play->late));
	play->owed = play->late;
	play->ended = arena_array(a, p->finishes_count + 1, sizeof(*play->ended));
	play->closed_on = arena_array(a, p->steps_count, sizeof(*play->closed_on));
	play->is_late = arena_array(a, p->steps_count, sizeof(*play->is_late));
	play->is_closed = arena_array(a, p->steps_count, sizeof(*play->is_closed));
	play->is_signed = arena_array(a, p->steps_count, sizeof(*play->is_signed));
	for (size_t i = 0; i < p->steps_count; i++)
		play->is_signed[i] = arena_array(a, p->steps[i].sign.count + 1, sizeof(**play->is_signed));
	play->memo = arena_array(a, 1, sizeof(*play->memo));
	*play->memo = (struct play_memo){ .values = arena_array(a, p->values_count + 1, sizeof(struct programme_value)),
		.known_in = arena_array(a, p->values_count + 1, sizeof(int64_t)), .steps_max = INT64_MAX };
}

/* ---- what is known, as expressions ask for it ---- */

static bool is_filled_in(const struct play *play, int form)
{
	for (size_t i = 0; i < play->p->forms[form].fields_count; i++)
		if (play->fields[form][i].kind != VALUE_UNKNOWN)
			return true;
	return false;
}

/* On the day of the step. */
static struct programme_value is_in_force(const struct play *play, int rule)
{
	if (play->today.kind != VALUE_DATE)
		return UNKNOWN;
	return value_truth(programme_rule(play->p, play->today.day) == &play->p->rules[rule]);
}

static struct programme_value value_once(const struct play *play, int value, const struct facts *facts)
{
	struct play_memo *memo = play->memo;

	if (memo->known_in[value] != memo->round) {
		memo->values[value] = expression_value(play->p->values[value].expression, facts);
		memo->known_in[value] = memo->round;
	}
	return memo->values[value];
}

static struct programme_value value_of(const struct facts *facts, struct name name)
{
	const struct play_row *row = facts->data;
	const struct play *play = row->play;

	switch (name.kind) {
	case NAME_RULE: return is_in_force(play, name.index);
	case NAME_PARAM: return value_number(play->params[name.index]);
	case NAME_VALUE: return value_once(play, name.index, facts);
	case NAME_FIELD: return play->fields[name.index][name.field];
	case NAME_SHEET: return play->sheets[name.index];
	case NAME_ATTRIBUTE: return play->attributes[name.index];
	case NAME_COLUMN: return row->cells == NULL ? UNKNOWN : row->cells[name.field];
	case NAME_STEP: return play->closed_on[name.index];
	case NAME_TODAY: return play->today;
	case NAME_OPEN: return play->open;
	default: return UNKNOWN;
	}
}

static int tied_of(const struct play *play, const struct words *votes)
{
	int count = 0;

	for (size_t i = 0; i < votes->count; i++)
		count += play->tallies[programme_name(play->p, votes->list[i]->text).index].tied_count;
	return count;
}

/* Somebody who is named twice is one candidate. */
static bool is_named_before(const struct play *play, int form, size_t field)
{
	for (size_t i = 0; i < field; i++)
		if (play->p->forms[form].fields[i].type == WORD_PERSON && play->fields[form][i].kind == VALUE_SYMBOL &&
		    strcmp(play->fields[form][i].symbol, play->fields[form][field].symbol) == 0)
			return true;
	return false;
}

/* How many different people a table of them names: their rows, of which each means one. */
static int different_rows(const struct play *play, int form, size_t field)
{
	const struct play_table *table = &play->tables[form][field];
	struct programme_value rows = play->fields[form][field];
	int count = 0;

	if (rows.kind != VALUE_NUMBER || table->cells == NULL)
		return rows.kind == VALUE_NUMBER ? (int)rows.number.above : 0;
	for (size_t i = 0; i < table->rows_count; i++) {
		size_t n = 0;

		while (n < i && (table->cells[n][0].kind != VALUE_SYMBOL || table->cells[i][0].kind != VALUE_SYMBOL ||
		       strcmp(table->cells[n][0].symbol, table->cells[i][0].symbol) != 0))
			n++;
		count += n == i;
	}
	return count;
}

/* How many different people the form names that an election is about. */
static struct programme_value candidates_of(const struct play *play, int vote)
{
	const struct vote *v = &play->p->votes[vote];
	struct name name = programme_name_of(play->p, v->candidates);
	int count = 0;

	if (v->runoff_of.count > 0)
		return value_number(fraction_of(tied_of(play, &v->runoff_of), 1));
	if (name.kind != NAME_FORM || !is_filled_in(play, name.index))
		return UNKNOWN;
	for (size_t i = 0; i < play->p->forms[name.index].fields_count; i++)
		if (programme_is_of_people(play->p, &play->p->forms[name.index].fields[i]))
			count += different_rows(play, name.index, i);
		else
			count += play->p->forms[name.index].fields[i].type == WORD_PERSON && play->fields[name.index][i].kind == VALUE_SYMBOL &&
				!is_named_before(play, name.index, i);
	return value_number(fraction_of(count, 1));
}

static struct programme_value counted(const struct play *play, int vote, enum programme_word function)
{
	const struct tally *t = &play->tallies[vote];

	switch (function) {
	case WORD_ELECTED: return value_number(fraction_of(t->for_count, 1));
	case WORD_TIED: return value_number(fraction_of(t->tied_count, 1));
	case WORD_PRESENT: return value_number(fraction_of(t->present_count, 1));
	case WORD_BASE_VOTERS: return value_number(fraction_of(t->entitled_count, 1));
	case WORD_VALID: return value_truth(play_is_valid(play, vote));
	default: return value_truth(play_is_passed(play, vote));
	}
}

/* The place of the field among those that fit() asks about; the count: it does not. */
static size_t fit_of(const struct programme *p, struct name field)
{
	size_t n = 0;

	while (n < p->fits_count && (p->fits[n].index != field.index || p->fits[n].field != field.field))
		n++;
	return n;
}

/* Whoever is not named is nobody who is unfit. */
static struct programme_value is_fit(const struct play *play, struct name field)
{
	const struct play_fit *fit = &play->fits[fit_of(play->p, field)];

	if (fit->is_fit.kind != VALUE_UNKNOWN)
		return fit->is_fit;
	return play->fields[field.index][field.field].kind == VALUE_UNKNOWN ? UNKNOWN : value_truth(true);
}

const char *play_name_of(const struct play *play, struct name field)
{
	return field.kind == NAME_FIELD ? play->fits[fit_of(play->p, field)].name : NULL;
}

static struct programme_value answer(const struct facts *facts, enum programme_word function, struct name name)
{
	const struct play *play = ((const struct play_row *)facts->data)->play;

	switch (name.kind) {
	case NAME_VOTE:
		if (function == WORD_CANDIDATES)
			return candidates_of(play, name.index);
		if (!play->tallies[name.index].is_given)
			return UNKNOWN;
		return counted(play, name.index, function);
	case NAME_STEP:
		return function == WORD_DONE ? value_truth(play->is_closed[name.index]) : play->is_late[name.index];
	case NAME_NOTICE:
		return value_truth(play->notices[name.index]);
	case NAME_DUTY:
		return play->late[name.index];
	case NAME_EACH:
		return value_number(fraction_of(play->eaches[name.index].done_count, 1));
	case NAME_FINISH:
		return play->ended[name.index];
	case NAME_FORM:
		return is_filled_in(play, name.index) ? value_truth(true) : UNKNOWN;
	case NAME_FIELD:
		if (function == WORD_FIT)
			return is_fit(play, name);
		if (play->fields[name.index][name.field].kind == VALUE_UNKNOWN)
			return UNKNOWN;
		return value_truth(play->fields[name.index][name.field].kind != VALUE_NONE);
	default:
		return UNKNOWN;
	}
}

struct facts play_facts(const struct play_row *row)
{
	return (struct facts){ .of = value_of, .called = answer, .tabled = play_tabled, .arena = row->play->arena, .data = (void *)row,
		.steps = &row->play->memo->steps };
}

struct programme_value play_value(const struct play *play, const struct expression *e)
{
	struct play_row outside = { play, NULL, 0 };
	struct facts facts = play_facts(&outside);
	struct programme_value v;

	if (play->memo->steps > play->memo->steps_max)
		return UNKNOWN;
	play->memo->round += play->memo->depth++ == 0;
	v = expression_value(e, &facts);
	play->memo->depth--;
	return v;
}

/* ---- votes ---- */

static bool is_reached(int count, int of, struct programme_value share, bool is_exceeded)
{
	int to_share;

	if (share.kind != VALUE_NUMBER || of <= 0)
		return false;
	to_share = fraction_compare(fraction_of(count, of), share.number);
	return is_exceeded ? to_share > 0 : to_share >= 0;
}

bool play_quorum_is_exceeded(const struct play *play, const struct vote *v)
{
	struct programme_value holds;

	if (v->quorum_exceeded_when == NULL)
		return v->is_quorum_exceeded;
	holds = play_value(play, v->quorum_exceeded_when);
	return value_forbids(holds);
}

bool play_is_valid(const struct play *play, int vote)
{
	const struct tally *t = &play->tallies[vote];
	const struct vote *v = &play->p->votes[vote];

	return t->is_given && is_reached(t->present_count, t->entitled_count, play_value(play, v->quorum), play_quorum_is_exceeded(play, v));
}

struct programme_value play_seats(const struct play *play, int vote)
{
	const struct vote *v = &play->p->votes[vote];
	struct fraction sum = fraction_of(0, 1);

	if (v->runoff_of.count == 0)
		return v->seats == NULL ? UNKNOWN : play_value(play, v->seats);
	for (size_t i = 0; i < v->runoff_of.count; i++) {
		int of = programme_name(play->p, v->runoff_of.list[i]->text).index;
		struct programme_value seats = play_value(play, play->p->votes[of].seats);

		if (play->tallies[of].tied_count == 0)
			continue;
		if (seats.kind != VALUE_NUMBER)
			return UNKNOWN;
		sum = fraction_add(sum, fraction_subtract(seats.number, fraction_of(play->tallies[of].for_count, 1)));
	}
	return value_number(sum);
}

bool play_is_passed(const struct play *play, int vote)
{
	const struct tally *t = &play->tallies[vote];
	const struct vote *v = &play->p->votes[vote];
	struct programme_value seats = play_seats(play, vote);
	int base = v->pass_of == WORD_PRESENT ? t->present_count : v->pass_of == WORD_BASE_VOTERS ? t->entitled_count :
		t->for_count + t->against_count + t->abstain_count;

	/* Of an election the tally says how many were elected. */
	if (vote_is_election(v))
		return play_is_valid(play, vote) && seats.kind == VALUE_NUMBER && fraction_compare(fraction_of(t->for_count, 1), seats.number) >= 0;
	return play_is_valid(play, vote) && is_reached(t->for_count, base, play_value(play, v->pass), v->is_pass_exceeded);
}

/* ---- what follows ---- */

bool play_has(const struct play *play, struct name need)
{
	switch (need.kind) {
	case NAME_FORM: return is_filled_in(play, need.index);
	case NAME_SHEET: return play->p->sheets[need.index].per != NULL ? play->is_marked[need.index] : play->sheets[need.index].kind == VALUE_NUMBER;
	case NAME_VOTE: return play_is_valid(play, need.index);
	case NAME_DRAW: return play->is_drawn[need.index];
	case NAME_EACH: return play->eaches[need.index].meant_count > 0 && play->eaches[need.index].done_count >= play->eaches[need.index].meant_count;
	default: return play->notices[need.index];
	}
}

const struct programme_refusal *play_refusal(const struct play *play, const char *step, enum programme_word act)
{
	for (size_t i = 0; i < play->p->refusals_count; i++) {
		const struct programme_refusal *r = &play->p->refusals[i];
		bool is_meant = act != NO_WORD ? r->action->word == act : step != NULL && r->action->word == NO_WORD && strcmp(r->action->text, step) == 0;

		if (is_meant && value_forbids(play_value(play, r->when)))
			return r;
	}
	return NULL;
}

const struct programme_refusal *play_refusal_of_payment(const struct play *play)
{
	for (size_t i = 0; i < play->p->refusals_count; i++) {
		const struct programme_refusal *r = &play->p->refusals[i];
		struct programme_value v;

		if (r->action->word != WORD_PAY)
			continue;
		v = play_value(play, r->when);
		if (v.kind != VALUE_TRUTH || v.is_true)
			return r;
	}
	return NULL;
}

bool programme_rules_payment(const struct programme *p)
{
	for (size_t i = 0; i < p->refusals_count; i++)
		if (p->refusals[i].action->word == WORD_PAY)
			return true;
	return false;
}

/* What the effect does, as an act that a programme may refuse: something is published, somebody gets a post, or what somebody becomes;
 * NO_WORD: none. */
static enum programme_word act_of(const struct play *play, const struct effect *e)
{
	struct programme_value v;
	int attribute = e->kind == EFFECT_SET ? programme_attribute(e->target->text) : -1;

	if (e->kind == EFFECT_PUBLISH)
		return WORD_PUBLISH;
	if (e->kind == EFFECT_APPOINT)
		return WORD_INSTALL;
	if (attribute < 0)
		return NO_WORD;
	v = play_value(play, e->value);
	if (PROGRAMME_ATTRIBUTES[attribute].word == WORD_IN_POOL)
		return value_is_true(v) ? WORD_MAKE_PROSPECT : NO_WORD;
	if (v.kind != VALUE_SYMBOL)
		return NO_WORD;
	return programme_word_is(WORD_PROSPECT, v.symbol) ? WORD_MAKE_PROSPECT : programme_word_is(WORD_FORMER_ACTIVIST, v.symbol) ? WORD_ELIMINATE : NO_WORD;
}

bool play_acts(const struct play *play, const struct effect *e)
{
	return e->when == NULL || value_is_true(play_value(play, e->when));
}

static const struct programme_refusal *refusal_of_effects(const struct play *play, const struct effect *effects, size_t count)
{
	const struct programme_refusal *found = NULL;

	for (size_t i = 0; found == NULL && i < count; i++) {
		bool may_act = effects[i].when == NULL || value_forbids(play_value(play, effects[i].when));
		enum programme_word act = may_act ? act_of(play, &effects[i]) : NO_WORD;

		if (act != NO_WORD)
			found = play_refusal(play, NULL, act);
	}
	return found;
}

const struct programme_refusal *play_refusal_of_finish(const struct play *play, int finish)
{
	const struct finish *f = &play->p->finishes[finish];
	const struct programme_refusal *found;
	struct play ending = *play;

	/* What is reported last falls due at the end of its period or with the case, whichever is first: nobody reports once it is over. */
	ending.late = play->owed;
	found = play_refusal(&ending, NULL, WORD_CLOSE);

	return found != NULL ? found : refusal_of_effects(play, f->effects, f->effects_count);
}

const struct programme_refusal *play_refusal_of_step(const struct play *play, size_t step)
{
	const struct step *s = &play->p->steps[step];
	const struct programme_refusal *found = play_refusal(play, s->id, NO_WORD);

	return found != NULL ? found : refusal_of_effects(play, s->effects, s->effects_count);
}

size_t play_refusals_of_step(const struct play *play, size_t step, const struct programme_refusal **list)
{
	const struct step *s = &play->p->steps[step];
	const struct programme_refusal *effects = refusal_of_effects(play, s->effects, s->effects_count);
	size_t count = 0;

	for (size_t i = 0; i < play->p->refusals_count; i++) {
		const struct programme_refusal *r = &play->p->refusals[i];

		if (r->action->word == NO_WORD && strcmp(r->action->text, s->id) == 0 && value_forbids(play_value(play, r->when)))
			list[count++] = r;
	}
	if (effects != NULL)
		list[count++] = effects;
	return count;
}

bool play_can_close(const struct play *play, size_t step)
{
	const struct step *s = &play->p->steps[step];
	struct play_date wrong;

	for (size_t i = 0; i < s->needs.count; i++)
		if (!play_has(play, programme_name(play->p, s->needs.list[i]->text)))
			return false;
	for (size_t i = 0; i < s->sign.count; i++)
		if (!play->is_signed[step][i])
			return false;
	return !play_wrong_date(play, step, &wrong) && play_refusal_of_step(play, step) == NULL;
}

const struct go *play_way(const struct play *play, size_t step)
{
	const struct step *s = &play->p->steps[step];

	for (size_t i = 0; i < s->goes_count; i++) {
		struct programme_value v = s->goes[i].when == NULL ? value_truth(true) : play_value(play, s->goes[i].when);

		if (v.kind != VALUE_TRUTH)
			return NULL;
		if (v.is_true)
			return &s->goes[i];
	}
	assert(0);	/* the last way has no condition */
	return NULL;
}
