/* From the rows of a case what its programme knows of it: the facts that count, round by round. */
#include "rooms/run/run.h"

#include <stdlib.h>
#include <string.h>
#include "rooms/run/run_each.h"
#include "rooms/run/run_walk.h"
#include "rooms/run/take_over_proof.h"

/* A way back to a step makes void what was done from the last time it was open on. Coming again to a step that is void already is no
 * way back: the case goes forward once more. */
static void find_void(struct run_case *k)
{
	memset(k->is_void, 0, k->steps_count * sizeof(*k->is_void));
	for (size_t m = 0; m < k->steps_count; m++)
		for (size_t last = m; last-- > 0;)
			if (!k->is_void[last] && strcmp(k->steps[last].step, k->steps[m].step) == 0) {
				for (size_t i = last; i < m; i++)
					k->is_void[i] = true;
				break;
			}
}

/* The place of a row of run_step among the steps; the count if there is none. */
static size_t place_of(const struct run_case *k, int64_t step)
{
	size_t i = 0;

	while (i < k->steps_count && k->steps[i].id.v != step)
		i++;
	return i;
}

bool run_counts(const struct run_case *k, int64_t step)
{
	size_t i = place_of(k, step);

	return i < k->steps_count && !k->is_void[i];
}

/* ---- values ---- */

/* How many numbers stand there, with commas between. */
static int64_t numbers_in(const char *text)
{
	int64_t n = text[0] != '\0';

	for (; *text != '\0'; text++)
		n += *text == ',';
	return n;
}

static struct programme_value value_from(const struct programme_field *field, const char *text)
{
	struct programme_value none = { .kind = VALUE_NONE };
	struct fraction f;
	day_t day;

	if (text[0] == '\0')
		return none;
	switch (field->type) {
	case WORD_NUMBER:
	case WORD_MONEY:
		if (!fraction_parse(text, &f))
			return (struct programme_value){ .kind = VALUE_UNKNOWN, .is_wrong = true };
		return value_number(programme_takes_whole(field) ? programme_begun(f) : f);
	case WORD_SHEETS:
		return value_number(fraction_of(numbers_in(text), 1));
	case WORD_DATE:
		day = day_parse_iso(text);
		return day == DAY_NONE ? none : (struct programme_value){ .kind = VALUE_DATE, .day = day };
	default:
		return (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = text };
	}
}

static struct programme_value *cells_from(struct arena *a, const struct programme_field *field, const char *row)
{
	struct programme_value *cells = arena_array(a, field->columns_count + 1, sizeof(*cells));

	for (size_t i = 0; i < field->columns_count; i++) {
		size_t bytes = strcspn(row, "\t");

		cells[i] = (struct programme_value){ .kind = VALUE_NONE };
		if (bytes > 0)
			cells[i] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = arena_text_n(a, row, bytes) };
		row += bytes + (row[bytes] == '\t');
	}
	return cells;
}

static void add_value(struct run_case *k, const struct run_value_row *v)
{
	struct play *play = &k->play;
	struct name name = programme_name(k->p, arena_printf(play->arena, "%s.%s", v->form, v->field));
	const struct programme_field *field;
	struct play_table *table;

	if (name.kind != NAME_FIELD || !run_counts(k, v->step))
		return;
	field = &k->p->forms[name.index].fields[name.field];
	if (v->number == 0) {
		play->fields[name.index][name.field] = value_from(field, v->value);
		return;
	}
	if (field->type != WORD_TABLE)	/* a further page of a paper */
		return;
	table = &play->tables[name.index][name.field];
	if (table->cells == NULL)
		table->cells = arena_array(play->arena, RUN_TABLE_ROWS_MAX + 1, sizeof(*table->cells));
	if (table->rows_count == RUN_TABLE_ROWS_MAX)
		return;
	if (table->meant == NULL)
		table->meant = arena_array(play->arena, RUN_TABLE_ROWS_MAX + 1, sizeof(*table->meant));
	table->meant[table->rows_count] = v->meant;
	table->cells[table->rows_count++] = cells_from(play->arena, field, v->value);
	play->fields[name.index][name.field] = value_number(fraction_of((int64_t)table->rows_count, 1));
}

/* What the number was when the step was closed, in a round that a way back has ended. */
static struct fraction number_then(const struct run_case *k, const struct earlier *asked, size_t step)
{
	const struct programme_form *form = &k->p->forms[asked->field.index];
	const struct programme_field *field = &form->fields[asked->field.field];
	struct fraction n = fraction_of(0, 1);

	for (size_t i = 0; i < k->values_count; i++) {
		const struct run_value_row *v = &k->values[i];

		if (v->number == 0 && strcmp(v->form, form->id) == 0 && strcmp(v->field, field->id) == 0 &&
		    place_of(k, v->step) <= step && v->value[0] != '\0')
			fraction_parse(v->value, &n);
	}
	return programme_takes_whole(field) ? programme_begun(n) : n;
}

static void add_earlier(struct run_case *k, size_t index)
{
	const struct earlier *asked = &k->p->earliers[index];

	for (size_t i = 0; i < k->steps_count; i++)
		if (k->is_void[i] && k->steps[i].day != DAY_OPEN && run_step_index(k->p, k->steps[i].step) == asked->step)
			k->play.earlier[index] = fraction_add(k->play.earlier[index], number_then(k, asked, i));
}

static void add_signature(struct run_case *k, const struct run_signature_row *g)
{
	size_t i = place_of(k, g->step);
	int step = i < k->steps_count && !k->is_void[i] ? run_step_index(k->p, k->steps[i].step) : -1;

	for (size_t n = 0; step >= 0 && n < k->p->steps[step].sign.count; n++)
		if (strcmp(k->p->steps[step].sign.list[n]->text, g->role) == 0)
			k->play.is_signed[step][n] = true;
}

const struct ballot_row *run_ballot_of(const struct run_case *k, const char *vote)
{
	const struct ballot_row *found = NULL;

	for (size_t i = 0; i < k->ballots_count; i++)
		if (run_counts(k, k->ballots[i].part) && strcmp(k->ballots[i].item, vote) == 0)
			found = &k->ballots[i];
	return found;
}

const struct notice_of_run *run_notice_of(const struct run_case *k, const char *notice)
{
	const struct notice_of_run *found = NULL;

	for (size_t i = 0; i < k->notices_count; i++)
		if (run_counts(k, k->notices[i].step) && k->notices[i].withdrawn_day == DAY_OPEN && strcmp(k->notices[i].item, notice) == 0)
			found = &k->notices[i];
	return found;
}

static void add_notice(struct run_case *k, int notice)
{
	const struct notice_of_run *shown = run_notice_of(k, k->p->notices[notice].id);

	k->play.notices[notice] = shown != NULL && run_notice_is_over(k, shown, k->today);
}

static size_t tied_in(struct ctx *c, const struct run_case *k, const struct words *votes, struct run_person_row **people)
{
	size_t count = 0;

	*people = arena_array(c->arena, votes->count * BALLOT_LINES_MAX + 1, sizeof(**people));
	for (size_t i = 0; i < votes->count; i++) {
		struct run_person_row *tied;
		size_t n = run_tied_of(c, k, &k->p->votes[programme_name(k->p, votes->list[i]->text).index], &tied);

		for (size_t t = 0; t < n; t++)
			(*people)[count++] = tied[t];
	}
	return count;
}

/* Whom the rows of a table of people mean. */
static size_t meant_in(struct ctx *c, const struct play_table *table, struct run_person_row **people)
{
	size_t count = 0;

	*people = arena_array(c->arena, table->rows_count + 1, sizeof(**people));
	for (size_t i = 0; i < table->rows_count; i++)
		if (table->meant[i] != 0 && run_person_named(c->store, (person_id){ table->meant[i] }, &(*people)[count]))
			count++;
	return count;
}

size_t run_form_people(struct ctx *c, const struct run_case *k, int index, struct run_person_row **people)
{
	const struct programme_form *form = &k->p->forms[index];
	size_t count = 0;
	int64_t id;

	for (size_t i = 0; i < form->fields_count; i++)
		if (programme_is_of_people(k->p, &form->fields[i]))
			return meant_in(c, &k->play.tables[index][i], people);
	*people = arena_array(c->arena, form->fields_count + 1, sizeof(**people));
	for (size_t i = 0; i < form->fields_count; i++) {
		const struct run_value_row *value = form->fields[i].type == WORD_PERSON ? run_value_of(k, form->id, form->fields[i].id, 0, false) : NULL;

		if (value != NULL && int_parse(value->value, &id) && run_person_named(c->store, (person_id){ id }, &(*people)[count]))
			count++;
	}
	return count;
}

size_t run_candidates_of(struct ctx *c, const struct run_case *k, const struct vote *v, struct run_person_row **people)
{
	return v->runoff_of.count > 0 ? tied_in(c, k, &v->runoff_of, people) : run_form_people(c, k, programme_name(k->p, v->candidates->text).index, people);
}

/* Of a ballot that is closed the people of its lines: those elected, or those who tied. */
static size_t came_out(struct ctx *c, const struct run_case *k, const struct vote *v, bool are_tied, struct run_person_row **people)
{
	const struct ballot_row *ballot = run_ballot_of(k, v->id);
	struct ballot_line_row *lines;
	struct run_person_row *candidates;
	size_t named, lines_count, count = 0;
	const bool *is_meant;

	if (ballot == NULL || strcmp(ballot->state, "closed") != 0)
		return 0;
	named = run_candidates_of(c, k, v, &candidates);
	lines_count = ballot_lines(c->store, ballot->id, &lines);
	is_meant = are_tied ? ballot_tied_lines(c, ballot, lines, lines_count) : NULL;
	*people = arena_array(c->arena, lines_count + 1, sizeof(**people));
	for (size_t i = 0; i < lines_count; i++) {
		if (are_tied ? !is_meant[i] : !lines[i].is_elected)
			continue;
		if (lines[i].other != 0)
			count += run_person_named(c->store, (person_id){ lines[i].other }, &(*people)[count]);
		else if (i < named)
			(*people)[count++] = candidates[i];
	}
	return count;
}

size_t run_elected_of(struct ctx *c, const struct run_case *k, const struct vote *v, struct run_person_row **people)
{
	return came_out(c, k, v, false, people);
}

size_t run_tied_of(struct ctx *c, const struct run_case *k, const struct vote *v, struct run_person_row **people)
{
	return came_out(c, k, v, true, people);
}

/* Only what was closed counts; a vote that was void may be held again. */
static void add_vote(struct ctx *c, struct run_case *k, int vote)
{
	const struct ballot_row *ballot = run_ballot_of(k, k->p->votes[vote].id);
	struct ballot_terms terms;
	struct ballot_line_row *lines;

	if (ballot == NULL && taken_tally(k, k->p->votes[vote].id, &k->play.tallies[vote]))
		return;
	if (ballot == NULL || strcmp(ballot->state, "closed") != 0 || ballot_lines(c->store, ballot->id, &lines) == 0)
		return;
	terms = ballot_terms_of(ballot);
	if (terms.seats > 0) {
		struct run_person_row *people;

		k->play.tallies[vote] = (struct tally){ .is_given = true, .present_count = (int)ballot->present, .entitled_count = (int)terms.entitled,
			.for_count = (int)run_elected_of(c, k, &k->p->votes[vote], &people), .tied_count = (int)run_tied_of(c, k, &k->p->votes[vote], &people) };
		return;
	}
	k->play.tallies[vote] = (struct tally){ .is_given = true, .against_count = (int)lines[0].opposed, .abstain_count = (int)lines[0].abstained,
		.present_count = (int)ballot->present, .entitled_count = (int)terms.entitled,
		.for_count = (int)(lines[0].agreed + (terms.allows_written ? ballot->written_agreed : 0)) };
}

const struct review_row *run_review_of(const struct run_case *k, const char *sheet)
{
	const struct review_row *found = NULL;

	for (size_t i = 0; i < k->reviews_count; i++)
		if (run_counts(k, k->reviews[i].part) && review_is_of(k->reviews[i].item, sheet))
			found = &k->reviews[i];
	return found;
}

/* Does a field of kind `sheets` name the paper as one that does not count? Its numbers stand with commas between. */
static bool is_left_out(const struct run_case *k, int64_t number)
{
	for (size_t i = 0; i < k->values_count; i++) {
		struct name name = programme_name(k->p, arena_printf(k->play.arena, "%s.%s", k->values[i].form, k->values[i].field));
		const char *at = k->values[i].value;

		if (name.kind != NAME_FIELD || k->p->forms[name.index].fields[name.field].type != WORD_SHEETS || !run_counts(k, k->values[i].step))
			continue;
		for (; *at != '\0'; at += strcspn(at, ",") + (at[strcspn(at, ",")] == ','))
			if (strtoll(at, NULL, 10) == number)
				return true;
	}
	return false;
}

static enum review_combine combine_of(const struct sheet *sheet)
{
	return sheet->combine == WORD_MEDIAN ? REVIEW_MEDIAN : sheet->combine == WORD_TRIMMED ? REVIEW_TRIMMED : REVIEW_MEAN;
}

/* The papers that count, one by one: of a secret review without those that were found to be ill meant. */
static void read_papers(struct ctx *c, const struct run_case *k, const struct review_row *review, struct play_papers *read)
{
	struct review_paper_row *papers;
	size_t count = review_papers(c->store, review->id, &papers);

	*read = (struct play_papers){ .is_known = true, .marks = arena_array(c->arena, count + 1, sizeof(*read->marks)),
		.counts = arena_array(c->arena, count + 1, sizeof(*read->counts)) };
	for (size_t i = 0; i < count; i++)
		if (!papers[i].is_void && !(review->is_secret && is_left_out(k, papers[i].number))) {
			read->marks[read->marks_count] = fraction_of(papers[i].mark_above, papers[i].mark_below);
			read->counts[read->marks_count++] = 1;
		}
}

/* What is left of a secret review once papers were left out; the review itself stays as it was closed. */
static struct fraction result_of(struct ctx *c, const struct sheet *sheet, const struct play_papers *papers)
{
	struct fraction *marks = arena_array(c->arena, papers->marks_count + 1, sizeof(*marks));	/* combining sorts them */

	memcpy(marks, papers->marks, papers->marks_count * sizeof(*marks));
	return review_combined(combine_of(sheet), marks, papers->marks_count);
}

/* The review of that row in the round that counts; NULL: none. */
static const struct review_row *review_of_row(const struct run_case *k, const char *item)
{
	const struct review_row *found = NULL;

	for (size_t i = 0; i < k->reviews_count; i++)
		if (run_counts(k, k->reviews[i].part) && strcmp(k->reviews[i].item, item) == 0)
			found = &k->reviews[i];
	return found;
}

/* A sheet by rows is known once each row is closed: its cells, the mark and how many papers gave it. */
static void add_rows(struct ctx *c, struct run_case *k, int index)
{
	const struct sheet *sheet = &k->p->sheets[index];
	struct name name = programme_name_of(k->p, sheet->per);
	const struct play_table *table = &k->play.tables[name.index][name.field];
	size_t columns = k->p->forms[name.index].fields[name.field].columns_count;
	struct play_table marked = { .cells = arena_array(c->arena, table->rows_count + 1, sizeof(*marked.cells)), .rows_count = table->rows_count, .meant = table->meant };

	for (size_t i = 0; i < table->rows_count; i++) {
		const struct review_row *review = review_of_row(k, review_row_item(c->arena, sheet->id, i + 1));
		struct programme_value *cells = arena_array(c->arena, columns + 2, sizeof(*cells));

		if (review == NULL || strcmp(review->state, "closed") != 0)
			return;
		memcpy(cells, table->cells[i], columns * sizeof(*cells));
		cells[columns] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = fraction_text(c->arena, review_result(review)) };
		cells[columns + 1] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = ctx_number(c, review->papers) };
		marked.cells[i] = cells;
	}
	k->play.marked[index] = marked;
	k->play.is_marked[index] = table->rows_count > 0;
}

static void add_sheet(struct ctx *c, struct run_case *k, int index)
{
	const struct sheet *sheet = &k->p->sheets[index];
	const struct review_row *review = run_review_of(k, sheet->id);
	struct fraction mark;
	int64_t papers;

	if (sheet->per != NULL) {
		add_rows(c, k, index);
		return;
	}
	if (review == NULL && taken_mark(k, sheet->id, &mark, &papers))
		k->play.sheets[index] = value_number(mark);
	if (review == NULL || strcmp(review->state, "closed") != 0)
		return;
	read_papers(c, k, review, &k->play.papers[index]);
	k->play.sheets[index] = value_number(sheet->is_secret ? result_of(c, sheet, &k->play.papers[index]) : review_result(review));
}

static void add_step(struct run_case *k, size_t i, day_t today)
{
	const struct run_step_row *s = &k->steps[i];
	int step = run_step_index(k->p, s->step);
	bool is_closed = s->day != DAY_OPEN;

	if (step < 0 || k->is_void[i])
		return;
	k->play.is_late[step] = value_truth((is_closed ? s->day : today) > s->due_day);
	if (!is_closed)
		return;
	k->play.is_closed[step] = true;
	k->play.closed_on[step] = (struct programme_value){ .kind = VALUE_DATE, .day = s->day };
}

/* ---- the whole ---- */

/* Of the same practice in the county, in the year of the day on which the step is done. */
static void read_ended(struct ctx *c, struct run_case *k)
{
	int year = date_from_day(k->today).year;
	struct run_ended_row *rows;
	size_t count = run_ended(c->store, k->row.region, k->row.code, k->row.id, day_from_date(year, 1, 1), day_from_date(year + 1, 1, 1), &rows);

	for (size_t i = 0; i < k->p->finishes_count; i++)
		k->play.ended[i] = value_number(fraction_of(0, 1));
	for (size_t i = 0; i < count; i++) {
		struct name name = programme_name(k->p, rows[i].finish);

		if (name.kind == NAME_FINISH)
			k->play.ended[name.index] = value_number(fraction_of(rows[i].n, 1));
	}
}

static void set_param(struct run_case *k, const struct run_param_row *row)
{
	struct name name = programme_name(k->p, row->param);

	if (name.kind == NAME_PARAM)
		k->play.params[name.index] = programme_whole_param(&k->p->params[name.index], fraction_of(row->above, row->below));
}

void run_play(struct ctx *c, struct run_case *k)
{
	struct org_row org;
	const char *open = k->steps_count > 0 && k->steps[k->steps_count - 1].day == DAY_OPEN ? k->steps[k->steps_count - 1].step : "";

	find_void(k);
	play_prepare(&k->play, c->arena, k->p);
	for (size_t i = 0; i < k->params_count; i++)
		set_param(k, &k->params[i]);
	k->play.today = (struct programme_value){ .kind = VALUE_DATE, .day = k->today };
	k->play.open = (struct programme_value){ .kind = VALUE_DATE, .day = k->row.opened_day };
	for (size_t i = 0; i < k->values_count; i++)
		add_value(k, &k->values[i]);
	for (size_t i = 0; i < k->signatures_count; i++)
		add_signature(k, &k->signatures[i]);
	for (size_t i = 0; i < k->p->votes_count; i++)
		add_vote(c, k, (int)i);
	for (size_t i = 0; i < k->p->sheets_count; i++)
		add_sheet(c, k, (int)i);
	for (size_t i = 0; i < k->p->notices_count; i++)
		add_notice(k, (int)i);
	for (size_t i = 0; i < k->steps_count; i++)
		add_step(k, i, k->today);
	k->play.owed = arena_array(k->play.arena, k->p->duties_count + 1, sizeof(*k->play.owed));
	for (size_t i = 0; i < k->p->duties_count; i++) {
		k->play.late[i] = run_duty_late(c, k, (int)i);
		k->play.owed[i] = run_duty_owed(c, k, (int)i);
	}
	for (size_t i = 0; i < k->p->earliers_count; i++)
		add_earlier(k, i);
	run_draw_play(c, k);
	run_each_play(c, k);
	if (k->p->counts_ended)
		read_ended(c, k);
	if (k->subject.id.v != 0)
		run_set_subject(c, &k->play, &k->subject);
	if (k->p->counts_members)
		run_set_members(c, k);
	if (k->p->about == WORD_ORG && org_get(c->store, k->row.org, &org))
		run_set_subject_org(c, k, &org);
	k->at = strcmp(k->row.state, "open") == 0 ? run_step_index(k->p, open) : -1;
	run_fit_play(c, k);
}
