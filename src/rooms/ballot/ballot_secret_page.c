/* Pages of secret votes from afar: naming the trustees, their keys, opening, and the board that everybody may check. */
#include <string.h>
#include "rooms/ballot/ballot_secret_screen.h"
#include "rooms/ballot/ballot_secret_tmpl.h"
#include "text/ballot.h"
#include "web/web.h"

ROUTE(GET, "/ballot/:ballot/trustees", ballot_trustees_page, MAY_HANDLE, "Who keeps the keys of a secret vote from afar, and where the vote stands")
ROUTE(POST, "/ballot/:ballot/trustees", ballot_trustees_save, MAY_HANDLE, "Names the three who keep the keys of a secret vote from afar")
ROUTE(POST, "/ballot/:ballot/end", ballot_end_save, MAY_HANDLE, "Ends the voting of a secret vote from afar, before it is opened")
ROUTE(GET, "/ballot/:ballot/key", ballot_key_page, MAY_SEE_SELF, "What a trustee of a secret vote has to do: take the key, open the sums")
ROUTE(POST, "/ballot/:ballot/key", ballot_key_save, MAY_SEE_SELF, "Takes the key of a trustee; its code is shown once")
ROUTE(POST, "/ballot/:ballot/part", ballot_part_save, MAY_SEE_SELF, "A trustee's part in opening the sums of a secret vote")
ROUTE(GET, "/ballot/:ballot/board", ballot_board_page, MAY_SEE_SELF, "The board of a closed secret vote: receipts, and how to check the sums")
ROUTE(GET, "/ballot/:ballot/board/file", ballot_board_file, MAY_SEE_SELF, "The board of a closed secret vote as a file for a checking program")

static const char *url(struct web *w, const char *end)
{
	return arena_printf(w->c->arena, "/ballot/%lld%s", (long long)web_path(w, ballot).v, end);
}

static void answer(struct web *w, bool is_done, const char *href, void (*again)(struct web *))
{
	if (is_done) {
		web_notice(w, T_ballot_saved, NULL);
		web_redirect(w, href);
	} else if (web_form_again(w)) {
		again(w);
	}
}

/* ---- whoever holds the vote ---- */

static void show_trustees(struct web *w)
{
	struct ballot_secret_screen s = { .base = url(w, "") };

	if (!ballot_see_secret(w->c, web_path(w, ballot), &s.row, &s.secrecy))
		return;
	for (int i = 0; i < SECRET_VOTE_TRUSTEES; i++)
		s.logins[i] = i < (int)s.secrecy.trustees_count ? s.secrecy.trustees[i].login : "";
	ballot_trustees_screen(&w->view, &s);
	web_page(w);
}

void ballot_trustees_page(struct web *w)
{
	show_trustees(w);
}

void ballot_trustees_save(struct web *w)
{
	const char *const logins[] = { web_param(w, "trustee_1"), web_param(w, "trustee_2"), web_param(w, "trustee_3") };

	answer(w, ballot_name_trustees(w->c, web_path(w, ballot), logins, web_row_version(w)), url(w, "/trustees"), show_trustees);
}

void ballot_end_save(struct web *w)
{
	answer(w, ballot_end_voting(w->c, web_path(w, ballot)), url(w, "/trustees"), show_trustees);
}

/* ---- a trustee ---- */

static void show_key(struct web *w)
{
	struct ballot_secret_screen s = { .base = url(w, "") };

	if (!ballot_trustee_of(w->c, web_path(w, ballot), &s.row, &s.secrecy))
		return;
	ballot_key_screen(&w->view, &s);
	web_page(w);
}

void ballot_key_page(struct web *w)
{
	show_key(w);
}

/* The code stands on this one answer and nowhere else. */
void ballot_key_save(struct web *w)
{
	struct ballot_secret_screen s = { .base = url(w, "") };

	if (!ballot_take_key(w->c, web_path(w, ballot), &s.code)) {
		answer(w, false, NULL, show_key);
		return;
	}
	if (!ballot_trustee_of(w->c, web_path(w, ballot), &s.row, &s.secrecy))
		return;
	ballot_code_screen(&w->view, &s);
	web_page(w);
}

void ballot_part_save(struct web *w)
{
	answer(w, ballot_open_part(w->c, web_path(w, ballot), web_param(w, "code")), url(w, "/key"), show_key);
}

/* ---- everybody who took part ---- */

void ballot_board_page(struct web *w)
{
	struct ballot_board board;

	if (!ballot_board_of(w->c, web_path(w, ballot), &board))
		return;
	ballot_board_screen(&w->view, &board);
	web_page(w);
}

void ballot_board_file(struct web *w)
{
	struct ballot_board board;

	if (ballot_board_of(w->c, web_path(w, ballot), &board))
		web_attachment(w, web_made_name(w, arena_printf(w->c->arena, "%s-%s", board.row.title, message_text(w->c->arena, LANG_ZH, T_ballot_board, NULL, 0)), "txt"), "text/plain; charset=utf-8", board.text, strlen(board.text));
}
