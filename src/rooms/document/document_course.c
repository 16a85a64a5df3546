/* The course of a case on papers: what was filled in, and what the steps say that a request or a reply is about. Chinese, whoever prints them. */
#include <string.h>
#include "base/text.h"
#include "rooms/ballot/ballot_words.h"
#include "rooms/document/document_part.h"
#include "rooms/run/run_meeting.h"
#include "rooms/run/run_screen.h"
#include "rooms/run/run_voided.h"
#include "text/document.h"
#include "text/run.h"

/* Days as papers write them (GB/T 9704-2012, 7.3.5.4). What nobody typed is marked, so that no paper says somebody answered so. */
const char *document_entry(struct ctx *c, const struct run_field_screen *field)
{
	day_t day = field->f->type == WORD_DATE ? day_parse_iso(field->shown) : DAY_NONE;

	if (day != DAY_NONE && !field->is_from_paper)
		return document_day(c, day);
	return field->is_from_paper ? message_text(c->arena, LANG_ZH, T_run_value_from_paper, (const struct message_arg[]){ { "text", field->shown } }, 1) : field->shown;
}

static void put_form(struct ctx *c, struct document_rows *rows, size_t most, const struct run_form_screen *form)
{
	for (size_t i = 0; i < form->form->fields_count; i++) {
		const struct run_field_screen *field = &form->fields[i];

		if (rows->count == most || field->f->type == WORD_TABLE || field->file != 0 || text_is_empty(field->shown))
			continue;
		rows->cells[rows->count * 2] = field->f->title;
		rows->cells[rows->count++ * 2 + 1] = document_entry(c, field);
	}
}

/* What was filled in and counts, one line a field. The paper of a meeting holds what was filled in at the step of its vote; what the committee
 * above wrote later, or another meeting, is not its matter. step 0: of all steps. */
void document_put_entries(struct ctx *c, struct document_facts *f, const struct run_case *k, int64_t step)
{
	struct document_rows *rows = &f->lists[LIST_ENTRIES];
	struct run_screen s;
	size_t most = k->values_count + 1;
	enum lang asked = c->lang;

	c->lang = LANG_ZH;
	run_screen_read(c, k, &s);
	c->lang = asked;
	rows->cells = arena_array(c->arena, most * 2, sizeof(*rows->cells));
	for (size_t i = 0; i < s.past_count; i++)
		for (size_t n = 0; n < s.past[i].forms_count && (step == 0 ? !s.past[i].is_void : s.past[i].row->id.v == step); n++)
			put_form(c, rows, most, &s.past[i].forms[n]);
	for (size_t i = 0; s.now != NULL && s.now_row->id.v == step && i < s.forms_count; i++)
		if (s.forms[i].is_filled)
			put_form(c, rows, most, &s.forms[i]);
}

/* ---- the course of a case ---- */

/* The sentence of the paper goes on behind it, or ends with a sign of its own. */
static const char *without_stop(struct ctx *c, const char *text)
{
	static const char *const SIGNS[] = { "。", "；", "，", ";", ",", " ", "\n" };
	char *words = arena_text(c->arena, text);
	size_t bytes = strlen(words), before;

	do {
		before = bytes;
		for (size_t i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++)
			if (bytes >= strlen(SIGNS[i]) && strcmp(words + bytes - strlen(SIGNS[i]), SIGNS[i]) == 0)
				words[bytes -= strlen(SIGNS[i])] = '\0';
	} while (bytes < before);
	return words;
}

const char *document_field_title(struct ctx *c, const char *title)
{
	size_t bytes = strlen(title), close_bytes = strlen(DOCUMENT_HINT_CLOSE);
	const char *open = NULL;

	if (bytes < close_bytes || strcmp(title + bytes - close_bytes, DOCUMENT_HINT_CLOSE) != 0)
		return title;
	for (const char *at = title; (at = strstr(at, DOCUMENT_HINT_OPEN)) != NULL; at += strlen(DOCUMENT_HINT_OPEN))
		open = at;
	return open == NULL || open == title ? title : arena_printf(c->arena, "%.*s", (int)(open - title), title);
}

/* Words of a form that a paper tells: no tables, no files, nothing that does not apply. */
static bool is_told(const struct run_field_screen *field)
{
	return field->f->type != WORD_TABLE && field->file == 0 && !text_is_empty(field->shown) && strcmp(field->shown, DOCUMENT_NOT_CONCERNED) != 0;
}

static void say_forms(struct ctx *c, struct buffer *out, const struct document_step *step)
{
	for (size_t n = 0; n < step->forms_count; n++)
		for (size_t i = 0; i < step->forms[n].form->fields_count; i++) {
			const struct run_field_screen *field = &step->forms[n].fields[i];
			const struct message_arg args[] = { { "field", document_field_title(c, field->f->title) }, { "text", without_stop(c, document_entry(c, field)) } };

			if (is_told(field))
				buffer_printf(out, "%s%s", out->bytes == 0 ? "" : DOCUMENT_CLAUSE_SIGNS[1], message_text(c->arena, LANG_ZH, T_document_course_field, args, 2));
		}
}

static bool has_words(const struct document_step *step)
{
	for (size_t n = 0; n < step->forms_count; n++)
		for (size_t i = 0; i < step->forms[n].form->fields_count; i++)
			if (is_told(&step->forms[n].fields[i]))
				return true;
	return false;
}

int64_t document_words_step(const struct document_stretch *s)
{
	for (size_t i = s->count; i-- > 0;)
		if (has_words(&s->steps[i]))
			return s->steps[i].row->id.v;
	return -1;
}

/* "2015年11月17日，石门村党支部党员大会就“…”进行表决，…" */
static const char *vote_words(struct ctx *c, const struct run_case *k, const struct ballot_row *b)
{
	enum lang asked = c->lang;
	struct run_meeting meeting;
	struct message_arg met[] = { { "day", document_day(c, b->day) }, { "meeting", "" }, { "entitled", ctx_number(c, b->entitled) }, { "present", ctx_number(c, b->present) } };
	struct message_arg args[] = { { "who", "" }, { "vote", document_matter(b) }, { "agreed", ctx_number(c, b->agreed) }, { "opposed", ctx_number(c, b->opposed) },
		{ "abstained", ctx_number(c, b->abstained) }, { "written", document_written_clause(c, b) }, { "names", b->seats > 0 ? document_elected(c, b) : "" }, { "result", "" } };

	run_meeting_of(c, k, b, &meeting);
	met[1].value = meeting.name;
	c->lang = LANG_ZH;
	args[0].value = message_text(c->arena, LANG_ZH, T_document_course_meeting, met, sizeof(met) / sizeof(met[0]));
	args[7].value = ballot_result_text(c, b);
	c->lang = asked;
	return message_text(c->arena, LANG_ZH, b->seats == 0 ? T_document_course_vote : args[6].value[0] == '\0' ? T_document_course_nobody : T_document_course_election, args,
		sizeof(args) / sizeof(args[0]));
}

static void add_row(struct ctx *c, struct document_rows *rows, const struct document_step *step, const char *text)
{
	const char **cells = rows->cells + rows->count++ * DOCUMENT_LISTS[LIST_COURSE].fields_count;
	const char *title = step->step->title;

	title += strspn(title, "0123456789");
	cells[0] = title + strspn(title, " ");
	cells[1] = document_day(c, step->is_open ? c->today : step->row->day);
	cells[2] = text;
}

bool document_put_course(struct ctx *c, struct document_facts *f, const struct run_case *k, const struct document_stretch *s)
{
	struct document_rows *rows = &f->lists[LIST_COURSE];
	int64_t told = document_words_step(s);
	struct buffer words;

	rows->cells = arena_array(c->arena, (2 * s->count + k->ballots_count) * DOCUMENT_LISTS[LIST_COURSE].fields_count + 1, sizeof(*rows->cells));
	for (size_t i = 0; i < s->count; i++) {
		if (s->steps[i].row->id.v == told) {
			buffer_init(&words, c->arena, 0);
			say_forms(c, &words, &s->steps[i]);
			add_row(c, rows, &s->steps[i], buffer_text(&words));
		}
		for (size_t n = 0; n < k->ballots_count; n++)
			if (k->ballots[n].part == s->steps[i].row->id.v && strcmp(k->ballots[n].state, "closed") == 0)
				add_row(c, rows, &s->steps[i], vote_words(c, k, &k->ballots[n]));
		if (run_voided_in(c, k, s->steps[i].row->id.v)[0] != '\0')
			add_row(c, rows, &s->steps[i], run_voided_in(c, k, s->steps[i].row->id.v));
	}
	return rows->count > 0;
}
