/* The course of a case on papers: what was filled in, and a line for each step that counts. Chinese, whoever prints them. */
#include <string.h>
#include "base/text.h"
#include "rooms/ballot/ballot_words.h"
#include "rooms/document/document_part.h"
#include "rooms/run/run.h"
#include "rooms/run/run_screen.h"
#include "text/document.h"
#include "text/run.h"

/* Days as papers write them (GB/T 9704-2012, 7.3.5.4). What nobody typed is marked, so that no paper says somebody answered so. */
static const char *entry_words(struct ctx *c, const struct run_field_screen *field)
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
		rows->cells[rows->count++ * 2 + 1] = entry_words(c, field);
	}
}

/* What was filled in and counts, one line a field. The paper of a meeting holds what was filled in at the step of its vote; what the committee
 * above wrote later, or another meeting, is not its matter. step 0: of all steps. */
void document_put_entries(struct ctx *c, struct document_facts *f, const struct run_case *k, int64_t step)
{
	struct document_rows *rows = &f->lists[LIST_ENTRIES];
	struct run_screen s;
	size_t most = k->values_count + 1;

	run_screen_read(c, k, &s);
	rows->cells = arena_array(c->arena, most * 2, sizeof(*rows->cells));
	for (size_t i = 0; i < s.past_count; i++)
		for (size_t n = 0; n < s.past[i].forms_count && (step == 0 ? !s.past[i].is_void : s.past[i].row->id.v == step); n++)
			put_form(c, rows, most, &s.past[i].forms[n]);
	for (size_t i = 0; s.now != NULL && s.now_row->id.v == step && i < s.forms_count; i++)
		if (s.forms[i].is_filled)
			put_form(c, rows, most, &s.forms[i]);
}

/* ---- the course of a case, a line for each step that counts ---- */

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

static void say_form(struct ctx *c, struct buffer *out, const struct run_form_screen *form)
{
	for (size_t i = 0; i < form->form->fields_count; i++) {
		const struct run_field_screen *field = &form->fields[i];
		const struct message_arg args[] = { { "field", field->f->title }, { "text", without_stop(c, entry_words(c, field)) } };

		if (field->f->type == WORD_TABLE || field->file != 0 || text_is_empty(field->shown))
			continue;
		buffer_printf(out, "%s%s", out->bytes == 0 ? "" : DOCUMENT_CLAUSE_SIGNS[1], message_text(c->arena, LANG_ZH, T_document_course_field, args, 2));
	}
}

static void say_vote(struct ctx *c, struct buffer *out, const struct ballot_row *b)
{
	enum lang asked = c->lang;
	const struct message_arg args[] = { { "vote", b->title }, { "entitled", ctx_number(c, b->entitled) }, { "present", ctx_number(c, b->present) },
		{ "agreed", ctx_number(c, b->agreed) }, { "opposed", ctx_number(c, b->opposed) }, { "abstained", ctx_number(c, b->abstained) },
		{ "written", document_written_clause(c, b) }, { "names", b->seats > 0 ? document_elected(c, b) : "" }, { "result", "" } };
	struct message_arg with[sizeof(args) / sizeof(args[0])];

	c->lang = LANG_ZH;
	memcpy(with, args, sizeof(args));
	with[8].value = ballot_result_text(c, b);
	c->lang = asked;
	buffer_printf(out, "%s%s", out->bytes == 0 ? "" : DOCUMENT_CLAUSE_SIGNS[1],
		message_text(c->arena, LANG_ZH, b->seats > 0 ? T_document_course_election : T_document_course_vote, with, sizeof(with) / sizeof(with[0])));
}

static const char *course_of(struct ctx *c, const struct run_case *k, const struct run_step_screen *step)
{
	struct buffer out;

	buffer_init(&out, c->arena, 0);
	for (size_t i = 0; i < step->forms_count; i++)
		say_form(c, &out, &step->forms[i]);
	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].part == step->row->id.v && strcmp(k->ballots[i].state, "closed") == 0)
			say_vote(c, &out, &k->ballots[i]);
	return out.bytes == 0 ? message_text(c->arena, LANG_ZH, T_document_course_done, NULL, 0) : buffer_text(&out);
}

void document_put_course(struct ctx *c, struct document_facts *f, const struct run_case *k)
{
	struct document_rows *rows = &f->lists[LIST_COURSE];
	struct run_screen s;

	run_screen_read(c, k, &s);
	rows->cells = arena_array(c->arena, s.past_count * DOCUMENT_LISTS[LIST_COURSE].fields_count + 1, sizeof(*rows->cells));
	for (size_t i = 0; i < s.past_count; i++) {
		const char **cells = rows->cells + rows->count * DOCUMENT_LISTS[LIST_COURSE].fields_count;

		if (s.past[i].is_void || s.past[i].row->day == DAY_OPEN)
			continue;
		cells[0] = s.past[i].title;
		cells[1] = document_day(c, s.past[i].row->day);
		cells[2] = course_of(c, k, &s.past[i]);
		rows->count++;
	}
}
