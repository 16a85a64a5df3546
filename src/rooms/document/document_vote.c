/* Votes on papers: what a meeting decided with which figures, who signs in, and the ballot paper. Chinese, whoever prints them. */
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "rooms/ballot/ballot_counter.h"
#include "rooms/ballot/ballot_exclusion.h"
#include "rooms/ballot/ballot_paper.h"
#include "rooms/ballot/ballot_voided.h"
#include "rooms/ballot/ballot_words.h"
#include "rooms/document/document_part.h"
#include "rooms/run/run_meeting.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_voided.h"
#include "rooms/run/run_walk.h"
#include "text/ballot.h"
#include "text/document.h"

#define TITLE_CHARS_MAX 40	/* of what a title says: two lines of size two */

/* Of a case about an organisation the title begins with its name, which the paper says already. */
const char *document_matter(const struct ballot_row *b)
{
	size_t bytes = strlen(b->org_name), colon_bytes = strlen(DOCUMENT_COLON);

	if (strncmp(b->title, b->org_name, bytes) != 0 || strncmp(b->title + bytes, DOCUMENT_COLON, colon_bytes) != 0)
		return b->title;
	return b->title + bytes + colon_bytes;
}

static int by_votes(const void *a, const void *b)
{
	const struct ballot_line_row *one = a, *other = b;

	if (one->agreed != other->agreed)
		return one->agreed > other->agreed ? -1 : 1;
	if (one->is_elected != other->is_elected)
		return one->is_elected ? -1 : 1;
	return one->number < other->number ? -1 : one->number > other->number;
}

/* The lines of a vote: of an election that is closed whoever had most votes first, where is_ranked. */
static size_t read_lines(struct ctx *c, const struct ballot_row *b, bool is_ranked, struct ballot_line_row **lines)
{
	size_t count = ballot_lines(c->store, b->id, lines);

	if (is_ranked && b->seats > 0 && strcmp(b->state, "closed") == 0)
		qsort(*lines, count, sizeof(**lines), by_votes);
	return count;
}

static const char *line_name(struct ctx *c, const struct ballot_row *b, const struct ballot_line_row *line)
{
	const struct message_arg name = { "name", line->name };

	if (b->seats == 0)
		return document_matter(b);
	return line->other == 0 ? line->name : message_text(c->arena, LANG_ZH, T_ballot_other_name, &name, 1);
}

static void put_lines(struct ctx *c, struct document_facts *f, const struct ballot_row *b, const struct ballot_line_row *lines, size_t count)
{
	struct document_rows *rows = &f->lists[LIST_LINES];
	bool is_closed = strcmp(b->state, "closed") == 0;

	rows->cells = arena_array(c->arena, count * 6 + 1, sizeof(*rows->cells));
	rows->count = count;
	for (size_t i = 0; i < count; i++) {
		const char **cells = rows->cells + i * 6;

		cells[0] = ctx_number(c, (int64_t)i + 1);
		cells[1] = line_name(c, b, &lines[i]);
		if (!is_closed)
			continue;
		cells[2] = ctx_number(c, lines[i].agreed);
		if (lines[i].other == 0) {	/* nobody votes against who is no candidate */
			cells[3] = ctx_number(c, lines[i].opposed);
			cells[4] = ctx_number(c, lines[i].abstained);
		}
		cells[5] = b->seats == 0 ? f->texts[FIELD_VOTE_RESULT] : message_text(c->arena, LANG_ZH, lines[i].is_elected ? T_document_elected : T_document_not_elected, NULL, 0);
	}
}

/* ---- what came of it, in a sentence ---- */

/* "党员02赞成8票、不赞成0票、弃权0票（当选）；…" */
static const char *votes_text(struct ctx *c, const struct ballot_row *b, const struct ballot_line_row *lines, size_t count)
{
	struct buffer out;

	buffer_init(&out, c->arena, 0);
	for (size_t i = 0; i < count; i++) {
		const struct message_arg args[] = { { "name", line_name(c, b, &lines[i]) }, { "agreed", ctx_number(c, lines[i].agreed) }, { "opposed", ctx_number(c, lines[i].opposed) },
			{ "abstained", ctx_number(c, lines[i].abstained) },
			{ "elected", lines[i].is_elected ? message_text(c->arena, LANG_ZH, T_document_voted_elected, NULL, 0) : "" } };

		buffer_printf(&out, "%s%s", i == 0 ? "" : DOCUMENT_CLAUSE_SIGNS[1],
			message_text(c->arena, LANG_ZH, lines[i].other == 0 ? T_document_voted_line : T_document_voted_other, args, sizeof(args) / sizeof(args[0])));
	}
	return buffer_text(&out);
}

static const char *papers_text(struct ctx *c, const struct ballot_row *b)
{
	const struct message_arg args[] = { { "issued", ctx_number(c, b->issued) }, { "collected", ctx_number(c, b->collected) }, { "spoilt", ctx_number(c, b->spoilt) },
		{ "rest", ctx_number(c, b->collected - b->spoilt) } };

	return b->issued == 0 ? "" : message_text(c->arena, LANG_ZH, T_document_voted_papers, args, sizeof(args) / sizeof(args[0]));
}

/* How the meeting voted, with every line of an election; before the vote is closed with places for what is counted. */
static const char *voted_text(struct ctx *c, const struct ballot_row *b, const struct ballot_line_row *lines, size_t count)
{
	const struct ballot_terms terms = ballot_terms_of(b);
	const struct message_arg args[] = { { "vote", document_matter(b) }, { "agreed", ctx_number(c, b->agreed) }, { "opposed", ctx_number(c, b->opposed) },
		{ "abstained", ctx_number(c, b->abstained) }, { "written", document_written_clause(c, b) }, { "rule", ballot_pass_rule(c, &terms) }, { "result", ballot_result_text(c, b) },
		{ "way", message_text(c->arena, LANG_ZH, b->is_secret ? T_document_voted_secret : T_document_voted_open, NULL, 0) }, { "seats", ctx_number(c, b->seats) },
		{ "stood", ctx_number(c, (int64_t)count - b->others) }, { "papers", papers_text(c, b) }, { "votes", votes_text(c, b, lines, count) } };
	bool is_closed = strcmp(b->state, "closed") == 0;

	return message_text(c->arena, LANG_ZH, b->seats > 0 ? (is_closed ? T_document_voted_election : T_document_voted_election_before) :
		is_closed ? T_document_voted_matter : T_document_voted_matter_before, args, sizeof(args) / sizeof(args[0]));
}

static void put_voters(struct ctx *c, struct document_facts *f, const struct ballot_row *b)
{
	struct document_rows *rows = &f->lists[LIST_SIGN_IN];
	struct ballot_voter_row *voters;
	struct ballot_exclusion_row *exclusions;
	size_t count = ballot_voters(c->store, b->id, &voters), asked = ballot_exclusions(c->store, b->id, &exclusions);

	rows->cells = arena_array(c->arena, count * 3 + 1, sizeof(*rows->cells));
	rows->count = count;
	for (size_t i = 0; i < count; i++) {
		rows->cells[i * 3] = ctx_number(c, (int64_t)i + 1);
		rows->cells[i * 3 + 1] = voters[i].name;
		if (voters[i].ground[0] != '\0')
			rows->cells[i * 3 + 2] = ballot_left_out_text(c, LANG_ZH, voters[i].ground, ballot_exclusion_of(exclusions, asked, voters[i].number));
	}
}

/* Where the rule takes no written opinions the paper says nothing of them. */
const char *document_written_clause(struct ctx *c, const struct ballot_row *b)
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

/* The figures stay on the paper of a vote that is void; its title, its result, what is said of it and the head of each page say that they count no more. */
static void put_void(struct ctx *c, struct document_facts *f, const struct ballot_row *vote)
{
	const char *why = ballot_voided_text(c, vote, false), *result = f->texts[FIELD_VOTE_RESULT];
	const struct message_arg arg = { "result", result };

	f->texts[FIELD_VOIDED] = f->texts[FIELD_VOIDED_WHY] = "";
	if (why == NULL)
		return;
	f->texts[FIELD_VOIDED] = ctx_words(c, T_document_voided);
	f->texts[FIELD_VOIDED_WHY] = why;
	f->mark = ctx_words(c, T_document_voided_mark);
	if (result != NULL)
		f->texts[FIELD_VOTE_RESULT] = message_text(c->arena, LANG_ZH, T_document_voided_result, &arg, 1);
	f->texts[FIELD_VOTED] = arena_printf(c->arena, "%s%s%s", f->texts[FIELD_VOTED], DOCUMENT_CLAUSE_SIGNS[1], why);
}

/* Figures stand in a paper once two agreed on them and the vote is closed; before, their places are empty. */
void document_put_vote(struct ctx *c, struct document_facts *f, const struct ballot_row *vote, bool is_ranked)
{
	const struct ballot_row was = ballot_as_counted(vote), *b = &was;
	struct ballot_terms terms = ballot_terms_of(b);
	struct ballot_line_row *lines;
	size_t count = read_lines(c, b, is_ranked, &lines);
	enum lang asked = c->lang;

	c->lang = LANG_ZH;
	f->texts[FIELD_VOTE] = document_matter(b);
	f->texts[FIELD_VOTED] = voted_text(c, b, lines, count);
	f->texts[FIELD_ENTITLED] = b->entitled > 0 ? ctx_number(c, b->entitled) : NULL;
	f->texts[FIELD_ENTITLED_FROM] = b->is_listed ? message_text(c->arena, LANG_ZH, T_document_entitled_listed, NULL, 0) : ballot_entitled_line(c, b);
	f->texts[FIELD_QUORUM_RULE] = ballot_quorum_rule(c, &terms);
	f->texts[FIELD_WRITTEN] = written_text(c, b);
	f->texts[FIELD_PASS_RULE] = ballot_pass_rule(c, &terms);
	if (strcmp(b->state, "closed") == 0) {
		f->texts[FIELD_VOTE_DAY] = document_day(c, b->day);
		f->texts[FIELD_PRESENT] = ctx_number(c, b->present);
		f->texts[FIELD_ISSUED] = ctx_number(c, b->issued);
		f->texts[FIELD_COLLECTED] = ctx_number(c, b->collected);
		f->texts[FIELD_SPOILT] = ctx_number(c, b->spoilt);
		f->texts[FIELD_WRITTEN_CLAUSE] = document_written_clause(c, b);
		if (b->seats == 0) {	/* of an election each line has its own */
			f->texts[FIELD_AGREED] = ctx_number(c, b->agreed);
			f->texts[FIELD_OPPOSED] = ctx_number(c, b->opposed);
			f->texts[FIELD_ABSTAINED] = ctx_number(c, b->abstained);
		}
		f->texts[FIELD_VOTE_RESULT] = ballot_result_text(c, b);
		f->texts[FIELD_QUORUM_RESULT] = message_text(c->arena, LANG_ZH, ballot_is_valid(b) ? T_document_quorum_met : T_document_quorum_not_met, NULL, 0);
		f->texts[FIELD_SUPERVISOR] = b->supervisor;
		f->texts[FIELD_TELLER] = b->teller;
	}
	put_void(c, f, vote);
	put_lines(c, f, b, lines, count);
	put_voters(c, f, b);
	c->lang = asked;
}

/* ---- of a case ---- */

void document_put_voided(struct ctx *c, struct document_facts *f, const struct run_case *k, const struct ballot_row *vote)
{
	const char *voided = vote == NULL ? "" : run_voided_before(c, k, vote);

	if (voided[0] != '\0')
		f->texts[FIELD_VOTED] = f->texts[FIELD_VOTED] == NULL ? voided : arena_printf(c->arena, "%s%s%s", f->texts[FIELD_VOTED], DOCUMENT_CLAUSE_SIGNS[1], voided);
}

void document_put_meeting(struct ctx *c, struct document_facts *f, const struct run_case *k, const struct ballot_row *vote)
{
	struct run_meeting meeting;

	run_meeting_of(c, k, vote, &meeting);
	f->texts[FIELD_MEETING] = meeting.name;
	f->texts[FIELD_SEALER] = meeting.issuer;
}

enum newest { NEWEST_CLOSED, NEWEST_NOT_VOID, NEWEST_COUNTED };

static const struct ballot_row *newest_vote(const struct run_case *k, enum newest which)
{
	for (size_t i = k->ballots_count; i-- > 0;) {
		const struct ballot_row *b = &k->ballots[i];

		if (which == NEWEST_CLOSED ? strcmp(b->state, "closed") == 0 : which == NEWEST_NOT_VOID ? strcmp(b->state, "void") != 0 : ballot_was_counted(b))
			return b;
	}
	return NULL;
}

bool document_find_vote(struct ctx *c, const struct run_case *k, int64_t asked, bool is_result, const struct ballot_row **vote)
{
	*vote = newest_vote(k, NEWEST_CLOSED);
	if (*vote == NULL && !is_result)
		*vote = newest_vote(k, NEWEST_NOT_VOID);
	if (*vote == NULL)
		*vote = newest_vote(k, NEWEST_COUNTED);
	if (asked == 0)
		return true;
	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].id.v == asked && ballot_was_counted(&k->ballots[i])) {
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

const char *document_practice(struct ctx *c, const struct run_case *k)
{
	struct org_row org;
	const char *called = "";

	if (org_get(c->store, k->row.org, &org))
		called = run_called(k->p, &(struct run_place){ .id = org.id, .kind = org.kind, .name = org.name, .path = org.path, .level = org.level, .unit_kind = org.unit_kind });
	return called[0] == '\0' ? k->p->title : called;
}

/* 党政机关公文处理工作条例 (2012) art. 9: a title is issuer, matter and kind. The matter is the motion, "接收韩技术同志为中共预备党员", where the practice has words
 * for it that make a title; else of a person who it is, with the vote or the practice; of an organisation, which issues the paper itself, the vote or the practice;
 * of an affair what it is called. */
const char *document_resolved(struct ctx *c, const struct run_case *k, const struct ballot_row *vote)
{
	struct name name = vote == NULL ? (struct name){ .kind = NAME_UNKNOWN } : programme_name(k->p, vote->item);
	const char *motion = vote == NULL ? NULL : run_motion_of(c, k, vote), *asked = name.kind == NAME_VOTE ? k->p->votes[name.index].title : k->p->about == WORD_ORG ? document_practice(c, k) : k->row.programme_title;
	const struct message_arg args[] = { { "case", k->row.title }, { "vote", asked } };

	if (motion != NULL && is_one_clause(motion))
		return motion;
	if (k->p->about == WORD_ORG)
		return asked;
	return k->subject.id.v != 0 ? message_text(c->arena, LANG_ZH, T_document_resolved, args, 2) : k->row.title;
}

const char *document_elected(struct ctx *c, const struct ballot_row *vote)
{
	struct ballot_line_row *lines;
	size_t count = read_lines(c, vote, true, &lines);
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
const char *document_resolution(struct ctx *c, const struct run_case *k, const struct ballot_row *asked, const char *resolved)
{
	const struct ballot_row was = asked == NULL ? (struct ballot_row){ .state = "" } : ballot_as_counted(asked), *vote = &was;
	const char *motion = asked == NULL ? NULL : run_motion_of(c, k, asked);
	const struct message_arg matter[] = { { "matter", resolved } };
	struct message_arg said = { "resolution", NULL };
	struct message_arg args[] = { { "motion", motion != NULL ? motion : message_text(c->arena, LANG_ZH, T_document_resolution_matter, matter, 1) }, { "names", "" } };
	message text = T_document_resolution_not_valid;

	if (strcmp(vote->state, "closed") != 0)
		return NULL;
	if (ballot_is_valid(vote) && vote->seats == 0) {
		text = ballot_is_passed(vote) ? T_document_resolution_passed : T_document_resolution_not_passed;
	} else if (ballot_is_valid(vote)) {
		args[1].value = document_elected(c, vote);
		text = args[1].value[0] == '\0' ? T_document_resolution_nobody : ballot_is_passed(vote) ? T_document_resolution_elected : T_document_resolution_elected_few;
	}
	said.value = message_text(c->arena, LANG_ZH, text, args, 2);
	if (strcmp(asked->state, "void") == 0)
		return message_text(c->arena, LANG_ZH, T_document_resolution_voided, &said, 1);
	return ballot_is_passed(vote) && is_sent_back(k, vote) ? message_text(c->arena, LANG_ZH, T_document_resolution_void, &said, 1) : said.value;
}

/* ---- a vote by itself ---- */

/* What the page that is printed says (ballot_paper.h), without any figure. */
static void put_paper(struct ctx *c, struct document_facts *f, const struct ballot_row *b)
{
	struct document_rows *rows = &f->lists[LIST_LINES];
	struct ballot_paper paper;
	enum lang asked = c->lang;

	c->lang = LANG_ZH;
	ballot_paper_read(c, b, &paper);
	f->texts[FIELD_PAPER_TITLE] = paper.title;
	f->texts[FIELD_PAPER_COLUMN] = paper.column;
	f->texts[FIELD_MARK] = paper.mark;
	rows->count = paper.lines_count;
	rows->cells = arena_array(c->arena, rows->count * DOCUMENT_LISTS[LIST_LINES].fields_count + 1, sizeof(*rows->cells));
	for (size_t i = 0; i < rows->count; i++) {
		rows->cells[i * DOCUMENT_LISTS[LIST_LINES].fields_count] = ctx_number(c, (int64_t)i + 1);
		rows->cells[i * DOCUMENT_LISTS[LIST_LINES].fields_count + 1] = paper.lines[i];
	}
	c->lang = asked;
}

bool document_read_ballot(struct ctx *c, const struct document_kind *kind, int64_t subject, struct document_facts *f)
{
	struct ballot_row row;
	struct run_case k;

	if (!ballot_see(c, (ballot_id){ subject }, &row))
		return false;
	document_put_org(c, f, row.org);
	f->subject = "ballot";
	f->title = row.title;
	document_put_vote(c, f, &row, false);
	f->texts[FIELD_MEETING] = f->texts[FIELD_SEALER] = row.org_name;
	if (strcmp(row.subject, "run") == 0 && run_read(c, (run_id){ row.subject_id }, &k))
		document_put_meeting(c, f, &k, &row);
	if (document_has_field(kind, FIELD_MARK))
		put_paper(c, f, &row);
	return true;
}
