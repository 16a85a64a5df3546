/* Papers are written in Chinese, whoever prints them. */
#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/ballot/ballot_voided.h"
#include "rooms/document/document_part.h"
#include "rooms/org/org.h"
#include "rooms/org/org_kind.h"
#include "rooms/person/person.h"
#include "rooms/run/run_voided.h"
#include "rooms/run/run.h"
#include "rooms/transfer/transfer_letter.h"
#include "text/document.h"

#define SIGN_IN_EMPTY_ROWS 12	/* of a meeting whose list is not kept here: to be written by hand */

const char *document_day(struct ctx *c, day_t day)
{
	return day == DAY_NONE || day == DAY_OPEN ? NULL : day_text_zh(c->arena, day, DATE_DAY);
}

void document_put_org(struct ctx *c, struct document_facts *f, org_id org)
{
	struct org_row row, upper;

	f->texts[FIELD_TODAY] = document_day(c, c->today);
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

/* ---- cases ---- */

void document_put_person(struct ctx *c, struct document_facts *f, const struct person_row *row)
{
	struct org_row branch;

	f->person_id = row->id.v;
	f->person_path = row->path;
	f->texts[FIELD_SUBJECT] = row->name;
	f->texts[FIELD_SEX] = code_name_int(LANG_ZH, "sex", row->sex);
	f->texts[FIELD_NATIONALITY] = code_name(LANG_ZH, "nationality", row->nationality);
	f->texts[FIELD_BIRTH] = document_day(c, row->birth_day);
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

static bool put_notice(struct ctx *c, struct document_facts *f, const struct run_case *k)
{
	struct notice_row row;

	for (size_t i = k->notices_count; i-- > 0;)
		if (k->notices[i].withdrawn_day == DAY_OPEN && notice_get(c->store, k->notices[i].id, &row)) {
			f->texts[FIELD_NOTICE_TITLE] = row.title;
			f->texts[FIELD_NOTICE_TEXT] = row.text;
			f->texts[FIELD_NOTICE_FROM] = document_day(c, row.from_day);
			f->texts[FIELD_NOTICE_TO] = document_day(c, row.last_day);
			if (ballot_voided_before(c, row.run, row.id.v)[0] != '\0')
				f->mark = ctx_words(c, T_document_voided_mark);
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
	f->texts[FIELD_RESULT] = run_said_void(c, k, k->row.finish_title);
	f->texts[FIELD_OPENED] = document_day(c, k->row.opened_day);
	f->texts[FIELD_CLOSED] = document_day(c, k->row.closed_day);
	put_subject(c, f, k);
}

/* A request and its reply are about one thing: what the steps between the level below and the one above say. */
static bool read_between(struct ctx *c, const struct document_ask *ask, const struct run_case *k, bool is_reply, struct document_facts *f)
{
	struct document_stretch s;
	struct document_step answer;
	const struct ballot_row *vote;
	bool is_answered = is_reply && document_answered(c, k, ask->step, &answer, &s), says;

	if (is_reply && !document_may_answer(c, k))
		return false;
	if (is_reply ? ask->step != 0 && !is_answered : !document_asked(c, k, ask->step, &s))
		return ctx_refuse_field(c, "step_number", is_reply ? T_document_submission_unanswered : T_document_submission_unknown, "case", k->row.title, "own", c->actor.org_name, NULL);
	document_put_run(c, f, k, is_reply ? (org_id){ c->actor.org_id } : k->row.org);
	if (ask->ballot == 0)
		vote = document_stretch_vote(k, &s);
	else if (!document_find_vote(c, k, ask->ballot, true, &vote))
		return false;
	document_put_entries(c, f, k, document_words_step(&s));
	says = document_put_course(c, f, k, &s);
	document_put_asked(c, f, k, vote, &(struct document_asking){ .is_reply = is_reply, .number = ask->typed[FIELD_ASKED_NUMBER], .day = document_stretch_day(&s) });
	if (is_answered)
		f->texts[FIELD_BODY] = document_decision(c, k, &answer, f->texts[FIELD_RESOLVED]);
	if (!text_is_empty(ask->typed[FIELD_BODY]) || (is_reply ? is_answered : says))
		return true;
	return ctx_refuse_field(c, DOCUMENT_INPUTS[FIELD_BODY], is_reply ? T_document_no_decision : T_document_nothing_asked, "case", k->row.title, "step",
		programme_named(c->lang, text_is_empty(k->row.step_title) ? k->row.finish_title : k->row.step_title), NULL);
}

static bool read_run(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, struct document_facts *f)
{
	bool is_result = strcmp(kind->code, "resolution") == 0, is_reply = strcmp(kind->code, "reply") == 0;
	const struct ballot_row *vote;
	struct run_case k;

	if (!run_see(c, (run_id){ ask->subject }, &k))
		return false;
	if (is_reply || strcmp(kind->code, "request") == 0)
		return read_between(c, ask, &k, is_reply, f);
	document_put_run(c, f, &k, k.row.org);
	if (!document_find_vote(c, &k, ask->ballot, is_result, &vote))
		return false;
	document_put_entries(c, f, &k, vote != NULL && (is_result || strcmp(kind->code, "minutes") == 0) ? vote->part : 0);
	f->texts[FIELD_RESOLVED] = document_resolved(c, &k, vote);
	f->texts[FIELD_RESOLUTION] = document_resolution(c, &k, vote, f->texts[FIELD_RESOLVED]);
	document_put_meeting(c, f, &k, vote);
	if (vote != NULL)
		document_put_vote(c, f, vote, true);
	document_put_voided(c, f, &k, vote);
	if (strcmp(kind->code, "notice") == 0)
		return put_notice(c, f, &k);
	return !is_result || vote != NULL || ctx_refuse(c, AGAINST_RULE, T_document_no_vote, "case", k.row.title, NULL);
}

/* Taking a letter out to print it has a rule and a line in the log of its own. */
static bool read_letter(struct ctx *c, int64_t subject, struct document_facts *f)
{
	struct transfer_letter l;

	if (!transfer_print(c, (transfer_id){ subject }, &l))
		return false;
	document_put_org(c, f, (org_id){ l.row.from_organ });
	f->subject = "transfer";
	f->is_logged = true;
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

/* The list to sign as an office prints it, two beside each other: the cells of a row and of the next are those of one row here. */
static void put_sign_in_pairs(struct ctx *c, struct document_facts *f)
{
	const struct document_rows *list = &f->lists[LIST_SIGN_IN];
	struct document_rows *pairs = &f->lists[LIST_SIGN_IN_PAIRS];
	size_t columns = DOCUMENT_LISTS[LIST_SIGN_IN].fields_count;

	pairs->count = (list->count + 1) / 2;
	pairs->cells = arena_array(c->arena, pairs->count * columns * 2, sizeof *pairs->cells);
	for (size_t i = 0; i < list->count * columns; i++)
		pairs->cells[i] = list->cells[i];
}

bool document_facts_read(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, struct document_facts *f)
{
	int64_t subject = ask->subject;
	bool is_read = false;

	*f = (struct document_facts){ .title = "", .subject = "", .path = "" };
	switch (kind->about) {
	case ABOUT_RUN: is_read = read_run(c, kind, ask, f); break;
	case ABOUT_BALLOT: is_read = document_read_ballot(c, kind, subject, f); break;
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
	if (is_read)
		put_sign_in_pairs(c, f);
	return is_read;
}
