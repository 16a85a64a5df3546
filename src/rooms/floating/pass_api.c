/* Certificates of floating members for programs: the same rules as the pages. */
#include "rooms/floating/pass_screen.h"
#include "web/web.h"

FIELDS(PASS, ROW_ID(struct pass_row, id), ROW_ID(struct pass_row, org), ROW_TEXT(struct pass_row, org_name), ROW_ID(struct pass_row, floating), ROW_ID(struct pass_row, person),
	ROW_TEXT(struct pass_row, name), ROW_TEXT(struct pass_row, branch_name), ROW_INT(struct pass_row, year), ROW_INT(struct pass_row, serial), ROW_TEXT(struct pass_row, place),
	ROW_DAY(struct pass_row, from_day), ROW_DAY(struct pass_row, to_day), ROW_TEXT(struct pass_row, ended_by), ROW_DAY(struct pass_row, ended_day),
	ROW_TEXT(struct pass_row, note), ROW_INT(struct pass_row, row_version))
#define STATES "valid expired due renewed handed_back lost"

ROUTE(GET, "/api/v1/pass", pass_api_list, MAY_SEE_PERSON, "The register of certificates of floating members of a subtree (org); side says in which state; desk, of due: those that one takes back oneself, or committees below do")
TAKES(pass_api_list, { AN_ID("org") }, { A_CHOICE("side", STATES) }, { A_CHOICE("desk", "own below") }, A_PAGE)
GIVES_PAGE(pass_api_list, PASS)

ROUTE(GET, "/api/v1/pass/:pass", pass_api_get, MAY_SEE_PERSON, "A certificate of a floating member; due: the time away is over and nobody has it back; printed by /api/v1/document/pass/print")
TAKES_NOTHING(pass_api_get)
GIVES_PAPER(pass_api_get, STATES, PASS)

ROUTE(POST, "/api/v1/floating/:floating/pass", pass_api_issue, MAY_EDIT_PERSON, "Issue a certificate to a floating member, by the committee; good from today to to_day")
TAKES(pass_api_issue, { A_DAY("to_day"), NEEDED })
GIVES_ID(pass_api_issue, 201)

ROUTE(POST, "/api/v1/pass/:pass/renew", pass_api_renew, MAY_EDIT_PERSON, "Issue another certificate in place of one that runs out; gives the new one")
TAKES(pass_api_renew, { A_DAY("to_day"), NEEDED }, A_VERSION)
GIVES_ID(pass_api_renew, 201)

ROUTE(POST, "/api/v1/pass/:pass/end", pass_api_end, MAY_EDIT_PERSON, "A certificate of a floating member was handed back or lost")
TAKES(pass_api_end, { A_CHOICE("ended_by", "handed_back lost"), NEEDED }, { A_DAY("day"), NEEDED }, { A_TEXT("note", PASS_NOTE_CHARS_MAX) }, A_VERSION)
GIVES_ID(pass_api_end, 200)

void pass_api_list(struct web *w)
{
	struct pass_list_screen s;

	if (pass_list_read(w, &s))
		web_give_page(w, PASS, s.rows, s.count, s.counts[s.side]);
}

void pass_api_get(struct web *w)
{
	struct pass_row row;

	if (pass_see(w->c, web_path(w, pass), &row))
		web_give_paper(w, pass_number(w->c->arena, row.year, row.serial), PASS_STATE_KEYS[pass_state_of(&row, w->c->today)], PASS, &row);
}

void pass_api_issue(struct web *w)
{
	pass_id made;

	if (pass_issue(w->c, web_path(w, floating), web_param_day(w, "to_day", DAY_NONE), &made))
		web_give_id(w, made.v);
}

void pass_api_renew(struct web *w)
{
	pass_id made;

	if (pass_renew(w->c, web_path(w, pass), web_param_day(w, "to_day", DAY_NONE), web_row_version(w), &made))
		web_give_id(w, made.v);
}

void pass_api_end(struct web *w)
{
	struct pass_ending ending;

	pass_ending_read(w, &ending);
	if (pass_end(w->c, web_path(w, pass), &ending, web_row_version(w)))
		web_give_id(w, web_path(w, pass).v);
}
