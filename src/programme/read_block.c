/* Reading forms, sheets, votes, notices and duties. */
#include <string.h>
#include "core/code.h"
#include "programme/read.h"

/* ---- form ---- */

/* table "…" signed tz-record problem.stage */
static bool read_signed(struct reader *r, struct programme_field *field)
{
	struct token *practice;

	if (!take_name(r, &practice))
		return false;
	field->signed_practice = practice->text;
	return take_dotted(r, &field->signed_step);
}

/* of orgs "非公有制企业": what kind of unit is told by the words of the register. */
static bool read_orgs(struct reader *r, struct programme_field *field)
{
	const struct code *unit;
	const char *text;

	field->is_of_orgs = true;
	field->org_unit = "";
	if (r->at->kind != TOKEN_TEXT)
		return true;
	if (!take_text(r, &text))
		return false;
	unit = code_read("unit_kind", text);
	if (unit == NULL)
		return problem_add(r->problems, r->line->number, T_programme_no_such_unit, "name", text, NULL);
	field->org_unit = unit->value;
	return true;
}

/* cases yc-scoring.mark where 排名组别 = 镇街 yearly; cases jz-project.judge within 12m; cases tz-sunrise.moved_on about subject */
static bool read_cases(struct reader *r, struct programme_field *field)
{
	do {
		struct token **result = READER_ADD(r, field->case_results.list, field->case_results.count);

		if (result == NULL || !take_dotted(r, result))
			return false;
	} while (take_sign(r, ","));
	field->is_of_subject = take_word(r, WORD_ABOUT);
	if (field->is_of_subject && !expect_word(r, WORD_SUBJECT))
		return false;
	if (take_word(r, WORD_WHERE) && (!take_name(r, &field->case_field) || !expect_sign(r, "=") || !take_name(r, &field->case_choice)))
		return false;
	field->is_of_year = take_word(r, WORD_YEARLY);
	return !take_word(r, WORD_WITHIN) || take_span(r, &field->case_within);
}

static bool refuse_option(struct reader *r, const struct programme_field *field)
{
	static const enum programme_word OPTIONS[] = { WORD_MUST, WORD_PUBLIC, WORD_OF_LIST, WORD_IN, WORD_ROWS, WORD_PAST, WORD_FUTURE, WORD_FROM, WORD_TAKEN_AS, WORD_NOT_BY,
		WORD_WITH_REASON, WORD_IMAGE, WORD_UNSHARED, WORD_REGISTERED, WORD_MERGE, WORD_HELD, WORD_SIGNED, WORD_CASES, WORD_RECTIFYING, WORD_WHOLE_NUMBER, WORD_DECIMAL, WORD_MONEY, WORD_DATE, WORD_TEXT, WORDS_COUNT };

	if (field->type == WORD_CHOICE && field->choices.count == 0 && r->at->kind == TOKEN_WORD)
		return problem_add(r->problems, r->line->number, T_programme_choices_behind, "found", r->at->text, "word", programme_word_text(WORD_OF_LIST, LANG_ZH),
			"english", programme_word_text(WORD_OF_LIST, LANG_EN), NULL);
	return reader_fail_words(r, OPTIONS, WORDS_COUNT);
}

/* Words of an option that stand alone. */
static bool take_flag(struct reader *r, struct programme_field *field)
{
	const struct { enum programme_word word; bool *flag; } FLAGS[] = {
		{ WORD_MUST, &field->is_must }, { WORD_PUBLIC, &field->is_public }, { WORD_WITH_REASON, &field->needs_reason },
		{ WORD_PAST, &field->is_past }, { WORD_FUTURE, &field->is_future }, { WORD_HELD, &field->is_held }, { WORD_RECTIFYING, &field->is_rectifying },
		{ WORD_IMAGE, &field->is_image }, { WORD_UNSHARED, &field->is_unshared }, { WORD_WHOLE_NUMBER, &field->is_whole }, { WORD_DECIMAL, &field->is_decimal },
	};

	for (size_t i = 0; i < sizeof(FLAGS) / sizeof(FLAGS[0]); i++)
		if (take_word(r, FLAGS[i].word))
			return *FLAGS[i].flag = true;
	return false;
}

static bool read_merge(struct reader *r, struct programme_field *field)
{
	if (!take_name(r, &field->merge_by) || !expect_word(r, WORD_LEAST))
		return false;
	field->merge_least = r->at;
	if (r->at->kind == TOKEN_NUMBER)
		r->at++;
	else if (!take_name(r, &field->merge_least))
		return false;
	return take_name(r, &field->merge_into);
}

static bool read_taken_as(struct reader *r, struct programme_field *field)
{
	int whole;

	field->taken_as = r->at;
	return field->type == WORD_DATE ? expect_word(r, WORD_TODAY) : take_int(r, &whole);
}

static bool read_rows(struct reader *r, struct programme_field *field)
{
	struct fraction low, high;

	if (!take_range(r, &low, &high))
		return false;
	if (low.below != 1 || high.below != 1 || high.above > 1000)
		return problem_add(r->problems, r->line->number, T_programme_rows_range, "max", "1000", NULL);
	field->rows_min = (int)low.above;
	field->rows_max = (int)high.above;
	return true;
}

static bool read_field_option(struct reader *r, struct programme_field *field)
{
	static const enum programme_word REGISTERS[] = { WORD_BOOKLET, WORD_LETTER, WORDS_COUNT };
	enum programme_word kind;

	if (field->type == WORD_TABLE && take_column_kind(r, &kind))
		return read_column_rule(r, field, kind);
	if (take_flag(r, field))
		return true;
	if (take_word(r, WORD_REGISTERED))
		return take_one_of(r, REGISTERS, &field->registered);
	if (take_word(r, WORD_MERGE))
		return read_merge(r, field);
	if (take_word(r, WORD_SIGNED))
		return read_signed(r, field);
	if (take_word(r, WORD_CASES))
		return read_cases(r, field);
	if (take_word(r, WORD_FROM))
		return field->type == WORD_TABLE ? take_name(r, &field->fed_by) : read_day_bound(r, &field->since);
	if (take_word(r, WORD_IN)) {
		field->has_range = true;
		return take_range(r, &field->low, &field->high);
	}
	if (take_word(r, WORD_TAKEN_AS))
		return read_taken_as(r, field);
	if (take_word(r, WORD_OF_LIST))
		return field->type == WORD_TABLE && take_word(r, WORD_ORGS) ? read_orgs(r, field) : take_words(r, &field->choices);
	if (take_word(r, WORD_NOT_BY))
		return take_words(r, &field->not_by);
	return take_word(r, WORD_ROWS) ? read_rows(r, field) : refuse_option(r, field);
}

static bool read_field(struct reader *r, void *item)
{
	static const enum programme_word TYPES[] = { WORD_NUMBER, WORD_CHOICE, WORD_TEXT, WORD_TABLE, WORD_DATE, WORD_MONEY, WORD_FILE, WORD_SHEETS,
		WORD_PERSON, WORDS_COUNT };
	struct programme_form *form = item;
	struct programme_field *field;

	if (take_word(r, WORD_READ_BY))
		return take_words(r, &form->read_by);
	field = READER_ADD(r, form->fields, form->fields_count);
	if (field == NULL)
		return false;
	field->line = r->line->number;
	field->registered = NO_WORD;
	if (!expect_word(r, WORD_FIELD) || !take_id(r, &field->id) || !take_one_of(r, TYPES, &field->type) || !take_text(r, &field->title))
		return false;
	while (r->at->kind != TOKEN_END)
		if (!read_field_option(r, field))
			return false;
	return field->type != WORD_TABLE || read_columns(r, field);
}

bool read_form(struct reader *r)
{
	struct programme_form *form = READER_ADD(r, r->p->forms, r->p->forms_count);

	if (form == NULL)
		return false;
	form->line = r->line->number;
	return take_id(r, &form->id) && take_text(r, &form->title) && reader_at_end(r) && reader_block(r, read_field, form);
}

/* ---- sheet ---- */

static bool read_sheet_part(struct reader *r, void *item)
{
	static const enum programme_word COMBINES[] = { WORD_MEAN, WORD_MEDIAN, WORD_TRIMMED, WORDS_COUNT };
	struct sheet *sheet = item;

	if (take_word(r, WORD_RATERS))
		return take_name(r, &sheet->raters);
	if (take_word(r, WORD_NOT_BY))
		return take_words(r, &sheet->not_by);
	if (take_word(r, WORD_SCALE))
		return take_range(r, &sheet->low, &sheet->high);
	if (take_word(r, WORD_LEAST)) {
		sheet->least = r->at;
		if (r->at->kind != TOKEN_NUMBER && r->at->kind != TOKEN_WORD)
			return reader_fail(r, T_programme_expects_number);
		r->at++;
		return true;
	}
	if (take_word(r, WORD_SECRET))
		return take_yes_no(r, &sheet->is_secret);
	if (take_word(r, WORD_PER))
		return take_dotted(r, &sheet->per);
	return expect_word(r, WORD_COMBINE) && take_one_of(r, COMBINES, &sheet->combine);
}

bool read_sheet(struct reader *r)
{
	struct sheet *sheet = READER_ADD(r, r->p->sheets, r->p->sheets_count);

	if (sheet == NULL)
		return false;
	*sheet = (struct sheet){ .line = r->line->number, .combine = NO_WORD };
	return take_id(r, &sheet->id) && take_text(r, &sheet->title) && reader_at_end(r) && reader_block(r, read_sheet_part, sheet);
}

/* ---- vote ---- */

static bool read_resolve(struct reader *r, struct vote *vote)
{
	struct resolve *resolve = READER_ADD(r, vote->resolves, vote->resolves_count);

	if (resolve == NULL)
		return false;
	resolve->line = r->line->number;
	return take_text(r, &resolve->text) && (!take_word(r, WORD_WHEN) || take_expression(r, &resolve->when));
}

/* quorum [more_than] SHARE of voters [more_than when CONDITION] */
static bool read_quorum(struct reader *r, struct vote *vote)
{
	vote->is_quorum_exceeded = take_word(r, WORD_MORE_THAN);
	vote->quorum_exceeded_when = NULL;	/* the last line of several counts */
	if (!take_expression(r, &vote->quorum) || !expect_word(r, WORD_OF_BASE) || !expect_word(r, WORD_BASE_VOTERS))
		return false;
	if (vote->is_quorum_exceeded || !take_word(r, WORD_MORE_THAN))
		return true;
	return expect_word(r, WORD_WHEN) && take_expression(r, &vote->quorum_exceeded_when);
}

static bool read_vote_part(struct reader *r, void *item)
{
	static const enum programme_word BASES[] = { WORD_PRESENT, WORD_BASE_VOTERS, WORD_CAST, WORDS_COUNT };
	struct vote *vote = item;

	if (take_word(r, WORD_VOTERS))
		return take_name(r, &vote->voters);
	if (take_word(r, WORD_QUORUM))
		return read_quorum(r, vote);
	if (take_word(r, WORD_PASS)) {
		vote->is_pass_exceeded = !take_word(r, WORD_AT_LEAST);
		return (!vote->is_pass_exceeded || expect_word(r, WORD_MORE_THAN)) && take_expression(r, &vote->pass) &&
			expect_word(r, WORD_OF_BASE) && take_one_of(r, BASES, &vote->pass_of);
	}
	if (take_word(r, WORD_SECRET))
		return take_yes_no(r, &vote->is_secret);
	if (take_word(r, WORD_FROM_AFAR))
		return take_yes_no(r, &vote->is_from_afar);
	if (take_word(r, WORD_WRITTEN_OPINIONS))
		return take_yes_no(r, &vote->counts_written);
	if (take_word(r, WORD_WRITE_IN))
		return take_yes_no(r, &vote->allows_others);
	if (take_word(r, WORD_RESOLVES))
		return read_resolve(r, vote);
	if (take_word(r, WORD_CANDIDATES))
		return take_name(r, &vote->candidates);
	if (take_word(r, WORD_ABOUT))
		return take_name_or_field(r, &vote->about);
	if (take_word(r, WORD_SEATS))
		return take_expression(r, &vote->seats);
	if (take_word(r, WORD_RUNOFF))
		return take_words(r, &vote->runoff_of);
	if (!expect_word(r, WORD_FINAL) || !take_yes_no(r, &vote->is_final))
		return false;
	vote->is_final_denied = !vote->is_final;
	return true;
}

bool read_vote(struct reader *r)
{
	struct vote *vote = READER_ADD(r, r->p->votes, r->p->votes_count);

	if (vote == NULL)
		return false;
	*vote = (struct vote){ .line = r->line->number, .pass_of = NO_WORD };
	return take_id(r, &vote->id) && take_text(r, &vote->title) && reader_at_end(r) && reader_block(r, read_vote_part, vote);
}

/* ---- draw ---- */

static bool read_draw_part(struct reader *r, void *item)
{
	struct draw_rule *draw = item;

	if (take_word(r, WORD_FROM))
		return take_dotted(r, &draw->from);
	return expect_word(r, WORD_COUNT) && take_expression(r, &draw->count);
}

bool read_draw(struct reader *r)
{
	struct draw_rule *draw = READER_ADD(r, r->p->draws, r->p->draws_count);

	if (draw == NULL)
		return false;
	draw->line = r->line->number;
	return take_id(r, &draw->id) && take_text(r, &draw->title) && reader_at_end(r) && reader_block(r, read_draw_part, draw);
}

/* ---- notice ---- */

static bool read_notice_part(struct reader *r, void *item)
{
	struct notice *notice = item;
	struct token *board;

	if (take_word(r, WORD_BOARD)) {
		if (!take_name(r, &board))
			return false;
		notice->board = board->text;
		return true;
	}
	if (take_word(r, WORD_DAYS)) {
		if (!take_expression(r, &notice->days))
			return false;
		notice->is_workdays = take_word(r, WORD_WD);
		return true;
	}
	if (take_word(r, WORD_ANSWERS)) {
		notice->must_answer = true;
		return expect_word(r, WORD_WITHIN) && take_span(r, &notice->answers);
	}
	if (!expect_word(r, WORD_OBJECTIONS))
		return false;
	if (take_word(r, WORD_WITHIN))
		return take_span(r, &notice->objections);
	notice->must_answer = true;
	return expect_word(r, WORD_MUST_BE_ANSWERED);
}

bool read_notice(struct reader *r)
{
	struct notice *notice = READER_ADD(r, r->p->notices, r->p->notices_count);

	if (notice == NULL)
		return false;
	notice->line = r->line->number;
	return take_id(r, &notice->id) && take_text(r, &notice->title) && reader_at_end(r) && reader_block(r, read_notice_part, notice);
}

/* ---- duty ---- */

static bool read_duty_part(struct reader *r, void *item)
{
	static const enum programme_word PERIODS[] = { WORD_WEEK, WORD_MONTH, WORD_QUARTER, WORD_HALF_YEAR, WORD_YEAR, WORDS_COUNT };
	struct duty *duty = item;

	if (take_word(r, WORD_WHO))
		return take_name(r, &duty->who);
	if (take_word(r, WORD_EVERY))
		return take_one_of(r, PERIODS, &duty->every) && (!take_word(r, WORD_OF_POINT) || take_name(r, &duty->counts_from));
	if (take_word(r, WORD_TO))
		return take_words(r, &duty->to);
	if (take_word(r, WORD_CONTENTS))
		return take_words(r, &duty->contents);
	if (take_word(r, WORD_SHOW)) {
		duty->is_public = true;
		return expect_word(r, WORD_PUBLIC);
	}
	if (take_word(r, WORD_FROM))
		return take_name(r, &duty->from);
	return expect_word(r, WORD_UNTIL) && take_name(r, &duty->until);
}

bool read_duty(struct reader *r)
{
	struct duty *duty = READER_ADD(r, r->p->duties, r->p->duties_count);

	if (duty == NULL)
		return false;
	*duty = (struct duty){ .line = r->line->number, .every = NO_WORD };
	return take_id(r, &duty->id) && take_text(r, &duty->title) && reader_at_end(r) && reader_block(r, read_duty_part, duty);
}
