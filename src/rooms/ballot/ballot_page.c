/* Pages of votes: those of an organisation, one with its count, and the acts on it. */
#include <string.h>
#include "rooms/ballot/ballot_counter.h"
#include "rooms/ballot/ballot_exclusion.h"
#include "rooms/ballot/ballot_input.h"
#include "rooms/ballot/ballot_paper_tmpl.h"
#include "rooms/ballot/ballot_screen.h"
#include "rooms/ballot/ballot_tmpl.h"
#include "rooms/run/run_meeting.h"
#include "rooms/run/run_walk.h"
#include "text/ballot.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/ballot", ballot_list_page, MAY_HANDLE, "Votes of the meetings of an organisation, the newest first")
ROUTE(GET, "/ballot/:ballot", ballot_page, MAY_HANDLE, "One vote: rule, list of the entitled, count and result")
ROUTE(POST, "/ballot/:ballot/count", ballot_count_save, MAY_HANDLE, "Types the count of a vote as this account counted it")
ROUTE(POST, "/ballot/:ballot/confirm", ballot_confirm_save, MAY_HANDLE, "Confirms the count of an open vote that another person typed")
ROUTE(POST, "/ballot/:ballot/recount", ballot_recount_save, MAY_HANDLE, "Begins the count anew")
ROUTE(POST, "/ballot/:ballot/close", ballot_close_save, MAY_HANDLE, "Closes a vote with the figures that two agreed on")
ROUTE(POST, "/ballot/:ballot/void", ballot_void_save, MAY_HANDLE, "Declares a vote void; of a final one asks for it with ground and paper")
ROUTE(POST, "/ballot/:ballot/decide", ballot_decide_save, MAY_HANDLE, "Confirms or refuses, as another person, that a final vote is void")
ROUTE(POST, "/ballot/:ballot/withdraw", ballot_withdraw_save, MAY_HANDLE, "Takes back, before anybody decided, that a final vote be void")
ROUTE(POST, "/ballot/:ballot/leave-out", ballot_leave_out_save, MAY_HANDLE, "Asks that somebody be left out of the entitled, before the count")
ROUTE(POST, "/ballot/:ballot/left-out", ballot_left_out_save, MAY_HANDLE, "Confirms or refuses, above, that somebody is left out")
ROUTE(POST, "/ballot/:ballot/entitled", ballot_entitled_save, MAY_HANDLE, "Enters how many are entitled where no list is kept")
ROUTE(POST, "/ballot/:ballot/write-in", ballot_write_in_save, MAY_HANDLE, "Adds a line for somebody whom papers of an election name beside the candidates")
ROUTE(POST, "/ballot/:ballot/write-out", ballot_write_out_save, MAY_HANDLE, "Takes back a line that was written in by mistake")
ROUTE(GET, "/ballot/:ballot/list", ballot_list_paper, MAY_HANDLE, "The list of the entitled on paper, with room to sign in")
ROUTE(GET, "/ballot/:ballot/sheet", ballot_sheet_paper, MAY_HANDLE, "The count sheet on paper")
ROUTE(GET, "/ballot/:ballot/paper", ballot_vote_paper, MAY_HANDLE, "The ballot paper")
UPLOADS(ballot_void_save, UPLOAD_BYTES_MAX)

void ballot_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct ballot_list_screen s;
	struct ballot_row was;

	if (!org_see_for(c, web_path(w, org), MAY_HANDLE, &s.org))
		return;
	s.count = ballots_of(c->store, s.org.id, &s.rows);
	s.results = arena_array(c->arena, s.count + 1, sizeof(*s.results));
	s.voided = arena_array(c->arena, s.count + 1, sizeof(*s.voided));
	for (size_t i = 0; i < s.count; i++) {
		was = ballot_as_counted(&s.rows[i]);
		s.results[i] = ballot_was_counted(&s.rows[i]) ? ballot_result_text(c, &was) : NULL;
		s.voided[i] = ballot_voided_text(c, &s.rows[i], false);
	}
	ballot_list_screen(&w->view, &s);
	web_page(w);
}

static void show(struct web *w)
{
	struct ballot_screen s;

	if (!ballot_screen_read(w->c, web_path(w, ballot), &s))
		return;
	ballot_screen(&w->view, &s);
	web_page(w);
}

void ballot_page(struct web *w)
{
	show(w);
}

/* After a rule ran: back to the page when it is done, else the page again with what was typed. */
static void answer(struct web *w, bool is_done, message saved)
{
	struct ctx *c = w->c;

	if (is_done) {
		web_notice(w, saved, NULL);
		web_redirect(w, arena_printf(c->arena, "/ballot/%lld", (long long)web_path(w, ballot).v));
	} else if (web_form_again(w)) {
		show(w);
	}
}

/* Figures that were kept are told in green only where the meeting reached what its rule asks. Before two agree each hears of his own alone. */
static void tell_counted(struct web *w)
{
	struct ctx *c = w->c;
	struct ballot_counting counting;
	struct ballot_row row;
	const char *said, *falls_short = NULL;
	bool differ;

	if (!ballot_see_count(c, web_path(w, ballot), &row))
		return;
	ballot_counting_of(c, &row, &counting);
	differ = counting.count == 2 && !counting.is_agreed;
	said = ctx_words(c, counting.count < 2 ? T_ballot_saved_first : differ ? T_ballot_saved_differ : T_ballot_saved_same);
	if (counting.count > 0 && !differ)
		falls_short = ballot_falls_short(c, &row, &counting.figures[0]);
	if (falls_short != NULL)
		said = message_text(c->arena, c->lang, T_ballot_saved_short, (const struct message_arg[]){ { "said", said }, { "why", falls_short } }, 2);
	web_notice_text(w, said, differ || falls_short != NULL);
}

void ballot_count_save(struct web *w)
{
	struct ballot_line_row *lines;
	struct ballot_figures figures;
	bool is_agreed, is_done;
	size_t lines_count;

	lines_count = ballot_lines(w->c->store, web_path(w, ballot), &lines);
	ballot_figures_read(w, lines, lines_count, &figures);
	is_done = ballot_type(w->c, web_path(w, ballot), &figures, &is_agreed);
	answer(w, is_done, T_ballot_saved);
	if (is_done)
		tell_counted(w);
}

void ballot_confirm_save(struct web *w)
{
	bool is_done = ballot_confirm(w->c, web_path(w, ballot), web_param_int(w, "entitled", 0));

	answer(w, is_done, T_ballot_saved_same);
	if (is_done)
		tell_counted(w);
}

void ballot_recount_save(struct web *w)
{
	answer(w, ballot_recount(w->c, web_path(w, ballot), web_param(w, "reason")), T_ballot_saved);
}

void ballot_close_save(struct web *w)
{
	answer(w, web_day_is_one(w, "day") && ballot_close(w->c, web_path(w, ballot), web_param_day(w, "day", DAY_NONE), web_param(w, "supervisor"), web_param(w, "teller")), T_ballot_saved);
}

/* Of a final vote it is only asked for. */
void ballot_void_save(struct web *w)
{
	struct ballot_voiding_form form;
	struct ballot_row row;
	bool is_done = ballot_voiding_read(w, &form) && ballot_void(w->c, web_path(w, ballot), &form);

	answer(w, is_done, is_done && ballot_get(w->c->store, web_path(w, ballot), &row) && strcmp(row.state, "void") != 0 ? T_ballot_void_asked : T_ballot_saved);
}

void ballot_decide_save(struct web *w)
{
	const char *state = web_param(w, "state");

	answer(w, ballot_voiding_decide(w->c, web_path(w, ballot), state, web_param(w, "note")), strcmp(state, "confirmed") == 0 ? T_ballot_void_confirmed : T_ballot_void_refused);
}

void ballot_withdraw_save(struct web *w)
{
	answer(w, ballot_voiding_withdraw(w->c, web_path(w, ballot)), T_ballot_void_withdrawn);
}

void ballot_leave_out_save(struct web *w)
{
	answer(w, ballot_leave_out(w->c, web_path(w, ballot), web_param_int(w, "voter", 0), web_param(w, "ground"), web_param(w, "reason"),
		web_param(w, "consent"), web_row_version(w)), T_ballot_exclusion_asked);
}

void ballot_left_out_save(struct web *w)
{
	answer(w, ballot_exclusion_answer(w->c, web_path(w, ballot), web_param_int(w, "voter", 0), web_param(w, "state"), web_row_version(w)), T_ballot_exclusion_decided);
}

void ballot_entitled_save(struct web *w)
{
	answer(w, ballot_set_entitled(w->c, web_path(w, ballot), web_param_int(w, "entitled", 0), web_param(w, "reason"), web_row_version(w)), T_ballot_saved);
}

void ballot_write_in_save(struct web *w)
{
	answer(w, ballot_write_in(w->c, web_path(w, ballot), web_param_int(w, "other", 0)), T_ballot_saved_other);
}

void ballot_write_out_save(struct web *w)
{
	answer(w, ballot_write_out(w->c, web_path(w, ballot), web_param_int(w, "other", 0)), T_ballot_saved_out);
}

/* ---- on paper ---- */

/* Who votes, as the papers of WPS say it. */
static const char *meeting_of(struct ctx *c, const struct ballot_row *row)
{
	struct run_meeting meeting;
	struct run_case k;

	if (strcmp(row->subject, "run") != 0 || !run_read(c, (run_id){ row->subject_id }, &k))
		return row->org_name;
	run_meeting_of(c, &k, row, &meeting);
	return meeting.name;
}

static void show_paper(struct web *w, void (*paper)(struct view *, const struct ballot_screen *))
{
	struct ballot_screen s;

	if (!ballot_screen_read(w->c, web_path(w, ballot), &s))
		return;
	s.meeting = meeting_of(w->c, &s.row);
	paper(&w->view, &s);
	web_page(w);
}

void ballot_list_paper(struct web *w)
{
	show_paper(w, ballot_paper_list);
}

void ballot_sheet_paper(struct web *w)
{
	show_paper(w, ballot_paper_sheet);
}

void ballot_vote_paper(struct web *w)
{
	show_paper(w, ballot_paper_vote);
}
