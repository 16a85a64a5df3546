/* Cases in the browser: the list, opening one, and the page on which a step is done. */
#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/run/paper_page.h"
#include "rooms/run/post_need.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_screen.h"
#include "rooms/run/run_table.h"
#include "rooms/run/run_tmpl.h"
#include "rooms/run/run_twice.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"
#include "web/web.h"

ROUTE(GET, "/run", run_own_list_page, MAY_HANDLE, "Cases of the own organisation and of those below")
ROUTE(GET, "/org/:org/run", run_list_page, MAY_HANDLE, "Cases of an organisation and of those below, by practice and step")
ROUTE(GET, "/org/:org/run/new", run_new_page, MAY_HANDLE, "The form that opens a case")
ROUTE(POST, "/org/:org/run/new", run_new_save, MAY_HANDLE, "Open a case of a practice")
ROUTE(GET, "/run/:run", run_page, MAY_HANDLE, "One case: what was done, the step that is open, what is missing")
ROUTE(POST, "/run/:run/fill/:form", run_fill_save, MAY_HANDLE, "Fill in a form of the open step")
ROUTE(POST, "/run/:run/sign", run_sign_save, MAY_HANDLE, "Sign the open step, or register a signature on paper")
ROUTE(POST, "/run/:run/close", run_close_save, MAY_HANDLE, "Close the open step and go on")
ROUTE(POST, "/run/:run/vote", run_vote_save, MAY_HANDLE, "Open the ballot of a vote that the open step needs")
ROUTE(POST, "/run/:run/sheet", run_sheet_save, MAY_HANDLE, "Open the review of a sheet that the open step needs")
ROUTE(POST, "/run/:run/draw", run_draw_save, MAY_HANDLE, "Open the draw that the open step needs")
ROUTE(POST, "/run/:run/notice", run_notice_save, MAY_HANDLE, "Put a notice that the open step needs on display")
ROUTE(POST, "/run/:run/report", run_report_save, MAY_HANDLE, "Report a period of a duty of the case")
ROUTE(POST, "/run/:run/stop", run_stop_save, MAY_HANDLE, "End a case without a result")
ROUTE(POST, "/run/:run/bundle", run_bundle_page, MAY_HANDLE, "All that a case holds as one file, a PDF or a .docx of the template in force; logged")
ROUTE(POST, "/run/:run/file/:file", run_file_page, MAY_HANDLE, "A file of a case")
UPLOADS(run_new_save, UPLOAD_BYTES_MAX)
UPLOADS(run_fill_save, UPLOAD_BYTES_MAX)
UPLOADS(run_sign_save, UPLOAD_BYTES_MAX)
UPLOADS(run_close_save, UPLOAD_BYTES_MAX)
UPLOADS(run_notice_save, UPLOAD_BYTES_MAX)
UPLOADS(run_stop_save, UPLOAD_BYTES_MAX)

/* ---- lists ---- */

static void show_list(struct web *w, org_id org)
{
	struct ctx *c = w->c;
	struct run_list_screen s = { 0 };

	run_filter_read(w, &s.filter);
	s.rows_per_page = web_list_rows(w, RUN_ROWS_PER_PAGE);
	if (!org_see_for(c, org, MAY_HANDLE, &s.org) || !run_filter_check(c, &s.org, &s.filter))
		return;
	run_overview_read(c, &s.org, &s.overview);
	s.has_post_needs = post_need_is_asked(c, s.org.path);
	s.lines_count = run_list_beside(c, &s.org, &s.filter, &s.overview, (size_t)s.rows_per_page, &s.lines, &s.total);
	run_chips_read(c, &s);
	run_list_screen(&w->view, &s);
	web_page(w);
}

void run_own_list_page(struct web *w)
{
	show_list(w, (org_id){ w->c->actor.org_id });
}

void run_list_page(struct web *w)
{
	show_list(w, run_org_path(w));
}

/* ---- opening ---- */

static void show_new(struct web *w)
{
	struct ctx *c = w->c;
	struct run_new_screen s = { .person = web_param(w, "person"), .title = web_param(w, "title"), .day = web_param(w, "day"), .find = web_param(w, "find"), .repeated = web_param(w, "repeated"),
		.is_for_talk = strcmp(web_param(w, "for"), "talk") == 0 };

	if (!org_see_for(c, run_org_path(w), MAY_HANDLE, &s.org))
		return;
	run_choices_read(c, &s);
	s.chosen = run_choice_of(s.here, s.here_count, web_param_int(w, "use", 0));
	s.below = run_choice_of(s.elsewhere, s.elsewhere_count, web_param_int(w, "below", 0));
	s.may_set = may_at(c, MAY_SET_NORMS, s.org.id.v);
	if (s.chosen != NULL && s.chosen->p->about == WORD_PERSON && s.chosen->p->post_needs.count == 0)
		run_people_read(c, &s);
	if (s.chosen != NULL)
		run_vacant_read(c, &s);
	if (s.chosen == NULL && s.below != NULL)
		run_below_read(c, &s);
	if (s.day[0] == '\0')
		s.day = day_text(c->arena, c->today);
	run_new_screen(&w->view, &s);
	web_page(w);
}

void run_new_page(struct web *w)
{
	show_new(w);
}

void run_new_save(struct web *w)
{
	struct run_opening opening;
	run_id made;

	if (run_opening_read(w, &opening) && run_open(w->c, run_org_path(w), &opening, &made)) {
		web_notice(w, T_run_opened, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/run/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_new(w);
	}
}

/* ---- one case ---- */

static void show(struct web *w)
{
	struct run_case k;
	struct run_screen s;

	if (!run_see(w->c, run_path(w), &k))
		return;
	run_screen_read(w->c, &k, &s);
	run_screen(&w->view, &s);
	web_page(w);
}

void run_page(struct web *w)
{
	show(w);
}

void run_answer(struct web *w, bool is_done, message notice)
{
	if (is_done) {
		web_notice(w, notice, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/run/%lld", (long long)run_path(w).v));
	} else if (web_form_again(w)) {
		show(w);
	}
}

static void again(struct web *w, const struct run_case *k, struct run_screen *s, const char *form, const struct run_entry *typed)
{
	run_form_again(w->c, k, s, form, typed);
	for (size_t i = 0; i < s->forms_count; i++)
		s->forms[i].repeated = s->forms[i].is_again ? web_param(w, "repeated") : "";
}

static void show_filled(struct web *w, const char *form, const struct run_entry *typed)
{
	struct run_case k;
	struct run_screen s;

	if (!run_see(w->c, run_path(w), &k))
		return;
	run_screen_read(w->c, &k, &s);
	again(w, &k, &s, form, typed);
	run_screen(&w->view, &s);
	web_page(w);
}

/* The form comes back with rows to write in, and those that were pasted. */
static void show_rows(struct web *w, const struct run_case *k, const struct programme_form *form)
{
	struct run_reading *readings;
	struct run_screen s;
	size_t count;

	if (!run_tables_read(w, k, form, &readings, &count)) {
		web_form_again(w);
		count = 0;
	}
	run_screen_read(w->c, k, &s);
	again(w, k, &s, form->id, NULL);
	run_readings_show(&s, form->id, readings, count);
	run_screen(&w->view, &s);
	web_page(w);
}

/* How many sign anew, and whether a rule stands against what was saved: then nobody takes it for settled. */
static const char *said_of(struct ctx *c, size_t signatures, const char *falls_short)
{
	const struct message_arg args[] = { { "n", ctx_number(c, (int64_t)signatures) }, { "why", falls_short } };

	if (falls_short != NULL)
		return message_text(c->arena, c->lang, signatures > 0 ? T_run_filled_short_signs_void : T_run_filled_short, args, 2);
	return signatures > 0 ? message_text(c->arena, c->lang, T_run_filled_signs_void, args, 1) : ctx_words(c, T_run_filled);
}

/* Beside that it is saved: what it lacks still, and which of the uploads the case has already. before: the case as it was, whose signatures are void now. */
static void tell_filled(struct web *w, const struct run_case *before, const char *form, const struct run_entry *entries)
{
	size_t count = 0, fields = before->p->forms[programme_name(before->p, form).index].fields_count;
	const char **digests = arena_array(w->c->arena, fields * PAPER_PAGES_MAX + 1, sizeof(*digests));
	const char *said, *falls_short = NULL;
	struct run_twice_told twice;
	struct run_case k;
	bool is_seen = run_see(w->c, before->row.id, &k);

	for (size_t i = 0; i < fields; i++)
		for (size_t p = 0; p < entries[i].pages_count; p++)
			if (entries[i].pages[p].kept != NULL)
				digests[count++] = entries[i].pages[p].kept->digest;
	if (is_seen)
		falls_short = run_form_falls_short(w->c, &k, form);
	said = said_of(w->c, run_signed_count(before), falls_short);
	if (count > 0 && is_seen && run_twice_told(w->c, &k, digests, count, &twice))
		said = message_text(w->c->arena, w->c->lang, T_run_twice, (const struct message_arg[]){ { "said", said }, { "n", twice.n }, { "pairs", twice.pairs } }, 3);
	web_notice_text(w, said, falls_short != NULL);
}

void run_fill_save(struct web *w)
{
	struct run_case k;
	struct run_entry *entries = NULL;
	const char *form = web_path_text(w, "form");
	struct name name;
	bool is_done;

	if (!run_see(w->c, run_path(w), &k))
		return;
	name = programme_name(k.p, form);
	if (name.kind == NAME_FORM && run_asks_rows(w, &k.p->forms[name.index])) {
		show_rows(w, &k, &k.p->forms[name.index]);
		return;
	}
	is_done = run_entries_read(w, &k, form, &entries) && run_fill(w->c, run_path(w), form, &(struct run_filling){ entries, web_row_version(w), web_param(w, "repeated") });
	if (is_done)
		run_answer(w, true, T_run_filled);
	else if (web_form_again(w))
		show_filled(w, form, entries);
	if (is_done)
		tell_filled(w, &k, form, entries);
}

void run_sign_save(struct web *w)
{
	struct run_act act;

	run_answer(w, run_act_read(w, &act) && run_sign(w->c, run_path(w), web_param(w, "role"), &act), T_run_signed);
}

void run_close_save(struct web *w)
{
	struct run_act act;

	run_answer(w, run_act_read(w, &act) && run_close(w->c, run_path(w), &act), T_run_closed);
}

void run_vote_save(struct web *w)
{
	struct run_voting what;
	ballot_id made;

	if (run_voting_read(w, &what) && run_open_vote(w->c, run_path(w), &what, &made))
		web_redirect(w, arena_printf(w->c->arena, "/ballot/%lld", (long long)made.v));
	else
		run_answer(w, false, T_run_filled);
}

void run_sheet_save(struct web *w)
{
	struct review_row row;
	review_id made;

	if (run_open_sheet(w->c, run_path(w), web_param(w, "sheet"), web_row_version(w), &made))
		web_redirect(w, arena_printf(w->c->arena, "/review/%lld%s", (long long)made.v, review_get(w->c->store, made, &row) && review_row_number(row.item) > 0 ? "/rows" : ""));
	else
		run_answer(w, false, T_run_filled);
}

void run_draw_save(struct web *w)
{
	draw_id made;

	if (run_open_draw(w->c, web_path(w, run), run_drawing_read(w), &made))
		web_redirect(w, arena_printf(w->c->arena, "/draw/%lld", (long long)made.v));
	else
		run_answer(w, false, T_run_filled);
}

void run_notice_save(struct web *w)
{
	struct run_showing what;

	run_answer(w, run_showing_read(w, &what) && run_show_notice(w->c, run_path(w), &what), T_run_notice_is_shown);
}

void run_report_save(struct web *w)
{
	struct run_reporting what;

	run_reporting_read(w, &what);
	run_answer(w, run_report(w->c, run_path(w), &what), T_run_reported);
}

void run_stop_save(struct web *w)
{
	struct run_ending what;

	run_answer(w, run_ending_read(w, &what) && run_stop_case(w->c, run_path(w), &what), T_run_stopped);
}

void run_bundle_page(struct web *w)
{
	run_send_bundle(w);
}

void run_file_page(struct web *w)
{
	run_send_file(w);
	if (web_form_again(w))
		show(w);
}
