/* Papers are written in Chinese, whoever prints them. */
#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/ballot/ballot_counter.h"
#include "rooms/ballot/ballot_words.h"
#include "rooms/document/document_part.h"
#include "rooms/org/org.h"
#include "rooms/org/org_kind.h"
#include "rooms/person/person.h"
#include "rooms/run/run.h"
#include "rooms/run/run_screen.h"
#include "rooms/transfer/transfer_letter.h"
#include "text/document.h"
#include "text/run.h"

#define TITLE_CHARS_MAX 40	/* of what a title says: two lines of size two */
#define SIGN_IN_EMPTY_ROWS 12	/* of a meeting whose list is not kept here: to be written by hand */

static const char *day_words(struct ctx *c, day_t day)
{
	return day == DAY_NONE || day == DAY_OPEN ? NULL : day_text_zh(c->arena, day, DATE_DAY);
}

void document_put_org(struct ctx *c, struct document_facts *f, org_id org)
{
	struct org_row row, upper;

	f->texts[FIELD_TODAY] = day_words(c, c->today);
	f->texts[FIELD_ACTOR] = c->actor.name;
	if (!org_get(c->store, org, &row))
		return;
	f->org_id = org.v;
	f->path = row.path;
	f->is_of_branch = org_kind_keeps_members(row.kind);
	f->texts[FIELD_ORG] = row.name;
	if (row.parent.v != 0 && org_get(c->store, row.parent, &upper))
		f->texts[FIELD_UPPER] = upper.name;
}

/* ---- votes ---- */

static void put_lines(struct ctx *c, struct document_facts *f, const struct ballot_row *b, struct ballot_line_row *lines, size_t count)
{
	struct document_rows *rows = &f->lists[LIST_LINES];
	bool is_closed = strcmp(b->state, "closed") == 0;

	rows->cells = arena_array(c->arena, count * 6 + 1, sizeof(*rows->cells));
	rows->count = count;
	for (size_t i = 0; i < count; i++) {
		const char **cells = rows->cells + i * 6;

		cells[0] = ctx_number(c, (int64_t)i + 1);
		cells[1] = b->seats > 0 ? lines[i].name : b->title;
		if (!is_closed)
			continue;
		cells[2] = ctx_number(c, lines[i].agreed);
		cells[3] = ctx_number(c, lines[i].opposed);
		cells[4] = ctx_number(c, lines[i].abstained);
		cells[5] = b->seats == 0 ? f->texts[FIELD_VOTE_RESULT] : message_text(c->arena, LANG_ZH, lines[i].is_elected ? T_document_elected : T_document_not_elected, NULL, 0);
	}
}

static void put_voters(struct ctx *c, struct document_facts *f, const struct ballot_row *b)
{
	struct document_rows *rows = &f->lists[LIST_SIGN_IN];
	struct ballot_voter_row *voters;
	size_t count = ballot_voters(c->store, b->id, &voters);

	rows->cells = arena_array(c->arena, count * 3 + 1, sizeof(*rows->cells));
	rows->count = count;
	for (size_t i = 0; i < count; i++) {
		rows->cells[i * 3] = ctx_number(c, (int64_t)i + 1);
		rows->cells[i * 3 + 1] = voters[i].name;
		if (voters[i].ground[0] != '\0')
			rows->cells[i * 3 + 2] = message_text(c->arena, LANG_ZH, strcmp(voters[i].ground, "recused") == 0 ? T_document_recused : T_document_left_out, NULL, 0);
	}
}

/* Where the rule takes no written opinions the paper says nothing of them. */
static const char *written_clause(struct ctx *c, const struct ballot_row *b)
{
	const struct message_arg n = { "n", ctx_number(c, b->written) };

	return b->allows_written ? message_text(c->arena, LANG_ZH, T_document_written_clause, &n, 1) : "";
}

/* Of a rule that takes none the count sheet says that in the place of a number, also before anybody counts. */
static const char *written_text(struct ctx *c, const struct ballot_row *b)
{
	const struct message_arg args[] = { { "n", ctx_number(c, b->written) }, { "agreed", ctx_number(c, b->written_agreed) } };

	if (!b->allows_written)
		return message_text(c->arena, LANG_ZH, T_document_written_none, NULL, 0);
	return strcmp(b->state, "closed") == 0 ? message_text(c->arena, LANG_ZH, T_document_written_count, args, 2) : NULL;
}

/* Figures stand in a paper once two agreed on them and the vote is closed; before, their places are empty. */
static void put_vote(struct ctx *c, struct document_facts *f, const struct ballot_row *b)
{
	struct ballot_terms terms = ballot_terms_of(b);
	struct ballot_line_row *lines;
	size_t count = ballot_lines(c->store, b->id, &lines);
	enum lang asked = c->lang;

	c->lang = LANG_ZH;
	f->texts[FIELD_VOTE] = b->title;
	f->texts[FIELD_ENTITLED] = b->entitled > 0 ? ctx_number(c, b->entitled) : NULL;
	f->texts[FIELD_ENTITLED_FROM] = b->is_listed ? message_text(c->arena, LANG_ZH, T_document_entitled_listed, NULL, 0) : ballot_entitled_line(c, b);
	f->texts[FIELD_QUORUM_RULE] = ballot_quorum_rule(c, &terms);
	f->texts[FIELD_WRITTEN] = written_text(c, b);
	f->texts[FIELD_PASS_RULE] = ballot_pass_rule(c, &terms);
	if (strcmp(b->state, "closed") == 0) {
		f->texts[FIELD_VOTE_DAY] = day_words(c, b->day);
		f->texts[FIELD_PRESENT] = ctx_number(c, b->present);
		f->texts[FIELD_ISSUED] = ctx_number(c, b->issued);
		f->texts[FIELD_COLLECTED] = ctx_number(c, b->collected);
		f->texts[FIELD_SPOILT] = ctx_number(c, b->spoilt);
		f->texts[FIELD_WRITTEN_CLAUSE] = written_clause(c, b);
		f->texts[FIELD_AGREED] = ctx_number(c, b->agreed);
		f->texts[FIELD_OPPOSED] = ctx_number(c, b->opposed);
		f->texts[FIELD_ABSTAINED] = ctx_number(c, b->abstained);
		f->texts[FIELD_VOTE_RESULT] = ballot_result_text(c, b);
		f->texts[FIELD_QUORUM_RESULT] = message_text(c->arena, LANG_ZH, ballot_is_valid(b) ? T_document_quorum_met : T_document_quorum_not_met, NULL, 0);
		f->texts[FIELD_SUPERVISOR] = b->supervisor;
		f->texts[FIELD_TELLER] = b->teller;
	}
	put_lines(c, f, b, lines, count);
	put_voters(c, f, b);
	c->lang = asked;
}

/* ---- cases ---- */

/* The newest vote of the case that was not made void; closed ones only for a paper that tells the result. */
static const struct ballot_row *newest_vote(const struct run_case *k, bool is_closed)
{
	for (size_t i = k->ballots_count; i-- > 0;)
		if (strcmp(k->ballots[i].state, is_closed ? "closed" : "void") == 0 ? is_closed : !is_closed)
			return &k->ballots[i];
	return NULL;
}

/* The vote that was asked for among those that are closed, else the newest. False after a refusal. */
static bool find_vote(struct ctx *c, const struct run_case *k, int64_t asked, bool is_result, const struct ballot_row **vote)
{
	*vote = newest_vote(k, true);
	if (*vote == NULL && !is_result)
		*vote = newest_vote(k, false);
	if (asked == 0)
		return true;
	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].id.v == asked && strcmp(k->ballots[i].state, "closed") == 0) {
			*vote = &k->ballots[i];
			return true;
		}
	return ctx_refuse_field(c, "ballot", T_document_vote_unknown, "case", k->row.title, NULL);
}

static bool is_one_clause(const char *text)
{
	for (const char *const *sign = DOCUMENT_CLAUSE_SIGNS; *sign != NULL; sign++)
		if (strstr(text, *sign) != NULL)
			return false;
	return text_chars(text) <= TITLE_CHARS_MAX;
}

/* What stands in the title behind 关于 (党政机关公文处理工作条例 2012, art. 9: issuer, matter and kind): the motion, "接收韩技术同志为中共预备党员", where the
 * practice has words for it that make a title; else whom or what the case is about with its vote, before one with its practice. */
static const char *resolved_text(struct ctx *c, const struct run_case *k, const struct ballot_row *vote)
{
	struct name name = vote == NULL ? (struct name){ .kind = NAME_UNKNOWN } : programme_name(k->p, vote->item);
	const char *motion = vote == NULL ? NULL : run_motion_of(c, k, vote);
	const struct message_arg args[] = { { "case", k->row.title }, { "vote", name.kind == NAME_VOTE ? k->p->votes[name.index].title : k->row.programme_title } };

	if (motion != NULL && is_one_clause(motion))
		return motion;
	return name.kind == NAME_VOTE || k->subject.id.v != 0 ? message_text(c->arena, LANG_ZH, T_document_resolved, args, 2) : k->row.title;
}

/* Who was elected, by line, with commas between. "" where nobody was. */
static const char *elected_text(struct ctx *c, const struct ballot_row *vote)
{
	struct ballot_line_row *lines;
	size_t count = ballot_lines(c->store, vote->id, &lines);
	const char *all = "";

	for (size_t i = 0; i < count; i++)
		if (lines[i].is_elected)
			all = arena_printf(c->arena, "%s%s%s", all, all[0] == '\0' ? "" : message_text(c->arena, LANG_ZH, T_document_resolution_and, NULL, 0), lines[i].name);
	return all;
}

/* Does the vote belong to a round that a later step sent back? */
static bool is_sent_back(const struct run_case *k, const struct ballot_row *vote)
{
	for (size_t i = 0; i < k->steps_count; i++)
		if (k->steps[i].id.v == vote->part)
			return k->is_void[i];
	return false;
}

/* What the meeting decided, in its own words: the motion as the practice writes it where it passed and where it did not, or who was elected.
 * resolved: stands for the motion where the practice has no words for it. NULL before the vote is closed. */
static const char *resolution_text(struct ctx *c, const struct run_case *k, const struct ballot_row *vote, const char *resolved)
{
	const char *motion = vote == NULL ? NULL : run_motion_of(c, k, vote);
	const struct message_arg matter[] = { { "matter", resolved } };
	struct message_arg said = { "resolution", NULL };
	struct message_arg args[] = { { "motion", motion != NULL ? motion : message_text(c->arena, LANG_ZH, T_document_resolution_matter, matter, 1) }, { "names", "" } };
	message text = T_document_resolution_not_valid;

	if (vote == NULL || strcmp(vote->state, "closed") != 0)
		return NULL;
	if (ballot_is_valid(vote) && vote->seats == 0) {
		text = ballot_is_passed(vote) ? T_document_resolution_passed : T_document_resolution_not_passed;
	} else if (ballot_is_valid(vote)) {
		args[1].value = elected_text(c, vote);
		text = args[1].value[0] == '\0' ? T_document_resolution_nobody : ballot_is_passed(vote) ? T_document_resolution_elected : T_document_resolution_elected_few;
	}
	said.value = message_text(c->arena, LANG_ZH, text, args, 2);
	return ballot_is_passed(vote) && is_sent_back(k, vote) ? message_text(c->arena, LANG_ZH, T_document_resolution_void, &said, 1) : said.value;
}

void document_put_person(struct ctx *c, struct document_facts *f, const struct person_row *row)
{
	struct org_row branch;

	f->person_id = row->id.v;
	f->person_path = row->path;
	f->texts[FIELD_SUBJECT] = row->name;
	f->texts[FIELD_SEX] = code_name_int(LANG_ZH, "sex", row->sex);
	f->texts[FIELD_NATIONALITY] = code_name(LANG_ZH, "nationality", row->nationality);
	f->texts[FIELD_BIRTH] = day_words(c, row->birth_day);
	f->texts[FIELD_ID_NUMBER] = row->id_number_mask;
	if (org_get(c->store, row->org, &branch))
		f->texts[FIELD_BRANCH] = branch.name;
}

static void put_subject(struct ctx *c, struct document_facts *f, const struct run_case *k)
{
	struct person_row row;

	if (k->subject.id.v != 0 && person_get(c->store, (person_id){ k->subject.id.v }, &row))
		document_put_person(c, f, &row);
}

/* Days as papers write them (GB/T 9704-2012, 7.3.5.4). What nobody typed is marked, so that no paper says somebody answered so. */
static const char *entry_words(struct ctx *c, const struct run_field_screen *field)
{
	day_t day = field->f->type == WORD_DATE ? day_parse_iso(field->shown) : DAY_NONE;

	if (day != DAY_NONE && !field->is_from_paper)
		return day_words(c, day);
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
static void put_entries(struct ctx *c, struct document_facts *f, const struct run_case *k, int64_t step)
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
		{ "written", written_clause(c, b) }, { "names", b->seats > 0 ? elected_text(c, b) : "" }, { "result", "" } };
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

static void put_course(struct ctx *c, struct document_facts *f, const struct run_case *k)
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
		cells[1] = day_words(c, s.past[i].row->day);
		cells[2] = course_of(c, k, &s.past[i]);
		rows->count++;
	}
}

static bool put_notice(struct ctx *c, struct document_facts *f, const struct run_case *k)
{
	struct notice_row row;

	for (size_t i = k->notices_count; i-- > 0;)
		if (k->notices[i].withdrawn_day == DAY_OPEN && notice_get(c->store, k->notices[i].id, &row)) {
			f->texts[FIELD_NOTICE_TITLE] = row.title;
			f->texts[FIELD_NOTICE_TEXT] = row.text;
			f->texts[FIELD_NOTICE_FROM] = day_words(c, row.from_day);
			f->texts[FIELD_NOTICE_TO] = day_words(c, row.last_day);
			return true;
		}
	return ctx_refuse(c, AGAINST_RULE, T_document_no_notice, "case", k->row.title, NULL);
}

void document_put_run(struct ctx *c, struct document_facts *f, const struct run_case *k, org_id org)
{
	document_put_org(c, f, org);
	f->subject = "run";
	f->title = k->row.title;
	f->texts[FIELD_MATTER] = k->row.title;
	f->texts[FIELD_PRACTICE] = k->row.programme_title;
	f->texts[FIELD_STEP] = k->row.step_title;
	f->texts[FIELD_RESULT] = k->row.finish_title;
	f->texts[FIELD_OPENED] = day_words(c, k->row.opened_day);
	f->texts[FIELD_CLOSED] = day_words(c, k->row.closed_day);
	put_subject(c, f, k);
}

static bool read_run(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, struct document_facts *f)
{
	bool is_result = strcmp(kind->code, "resolution") == 0, is_reply = strcmp(kind->code, "reply") == 0;
	const struct ballot_row *vote;
	struct run_case k;

	if (!run_see(c, (run_id){ ask->subject }, &k))
		return false;
	if (is_reply && !document_may_answer(c, &k))
		return false;
	document_put_run(c, f, &k, is_reply ? (org_id){ c->actor.org_id } : k.row.org);
	if (!find_vote(c, &k, ask->ballot, is_result, &vote))
		return false;
	put_entries(c, f, &k, vote != NULL && (is_result || strcmp(kind->code, "minutes") == 0) ? vote->part : 0);
	if (is_reply || strcmp(kind->code, "request") == 0)
		put_course(c, f, &k);
	f->texts[FIELD_RESOLVED] = resolved_text(c, &k, vote);
	f->texts[FIELD_RESOLUTION] = resolution_text(c, &k, vote, f->texts[FIELD_RESOLVED]);
	if (vote != NULL)
		put_vote(c, f, vote);
	if (strcmp(kind->code, "notice") == 0)
		return put_notice(c, f, &k);
	return !is_result || vote != NULL || ctx_refuse(c, AGAINST_RULE, T_document_no_vote, "case", k.row.title, NULL);
}

static bool read_ballot(struct ctx *c, int64_t subject, struct document_facts *f)
{
	struct ballot_row row;
	const struct message_arg seats = { "n", NULL };
	struct message_arg n = seats;

	if (!ballot_see(c, (ballot_id){ subject }, &row))
		return false;
	document_put_org(c, f, row.org);
	f->subject = "ballot";
	f->title = row.title;
	put_vote(c, f, &row);
	n.value = ctx_number(c, row.seats);
	f->texts[FIELD_MARK] = message_text(c->arena, LANG_ZH, row.seats > 0 ? T_document_mark_elect : T_document_mark, &n, row.seats > 0 ? 1 : 0);
	return true;
}

/* Taking a letter out to print it has a rule and a line in the log of its own. */
static bool read_letter(struct ctx *c, int64_t subject, struct document_facts *f)
{
	struct transfer_letter l;

	if (!transfer_print(c, (transfer_id){ subject }, &l))
		return false;
	document_put_org(c, f, (org_id){ l.row.from_organ });
	f->subject = "transfer";
	f->title = l.number;
	f->texts[FIELD_LETTER_NUMBER] = l.number;
	f->texts[FIELD_LETTER_TO] = l.to;
	f->texts[FIELD_ISSUER] = l.row.issuer_name;
	f->texts[FIELD_LETTER_DAY] = l.date;
	f->texts[FIELD_STUB] = l.stub;
	f->texts[FIELD_LETTER_TEXT] = l.body;
	f->texts[FIELD_DUES] = l.dues;
	f->texts[FIELD_VALID] = l.validity;
	f->texts[FIELD_RECEIPT] = l.receipt;
	f->texts[FIELD_MOBILE] = l.member_phone;
	return true;
}

bool document_facts_read(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, struct document_facts *f)
{
	int64_t subject = ask->subject;
	bool is_read = false;

	*f = (struct document_facts){ .title = "", .subject = "", .path = "" };
	switch (kind->about) {
	case ABOUT_RUN: is_read = read_run(c, kind, ask, f); break;
	case ABOUT_BALLOT: is_read = read_ballot(c, subject, f); break;
	case ABOUT_TRANSFER: is_read = read_letter(c, subject, f); break;
	case ABOUT_ORG: is_read = strcmp(kind->code, "roster") == 0 ? document_read_roster(c, subject, ask->query, f) : document_read_change(c, subject, ask, f); break;
	case ABOUT_PERSON: is_read = document_read_record(c, subject, f); break;
	case ABOUT_CERTIFICATE: is_read = document_read_certificate(c, subject, f); break;
	case ABOUT_PASS: is_read = document_read_pass(c, subject, f); break;
	case ABOUT_REMINDER: is_read = document_read_reminder(c, subject, f); break;
	}
	if (is_read && f->lists[LIST_SIGN_IN].count == 0) {
		f->lists[LIST_SIGN_IN].cells = arena_array(c->arena, SIGN_IN_EMPTY_ROWS * 3, sizeof(char *));
		f->lists[LIST_SIGN_IN].count = SIGN_IN_EMPTY_ROWS;
	}
	return is_read;
}
