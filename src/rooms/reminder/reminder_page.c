/* Reminders in the browser. */
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/reminder/reminder_screen.h"
#include "rooms/reminder/reminder_tmpl.h"
#include "rooms/run/run_due.h"
#include "text/reminder.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/reminder", reminder_list_page, MAY_HANDLE, "Reminders that went to an organisation and those below, the newest first")
ROUTE(GET, "/org/:org/reminder/new", reminder_new_page, MAY_HANDLE, "What a reminder to an organisation below would say, and the form that issues it")
ROUTE(POST, "/org/:org/reminder/new", reminder_new_save, MAY_HANDLE, "Issue a reminder of what is late below an organisation")
ROUTE(GET, "/run/:run/reminder", reminder_run_page, MAY_HANDLE, "What a reminder about one case would say, and the form that issues it")
ROUTE(POST, "/run/:run/reminder", reminder_run_save, MAY_HANDLE, "Issue a reminder about one case")
ROUTE(GET, "/reminder/:reminder", reminder_sheet_page, MAY_HANDLE, "A reminder as a sheet to print")

static struct reminder_ask asked(struct web *w, int64_t to, int64_t run)
{
	return (struct reminder_ask){ .to = { to }, .run = run, .by_day = web_param_day(w, "by_day", DAY_NONE),
		.note = web_param_lines(w, "note") };
}

void reminder_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct reminder_list_screen s = { .page = web_page_number(w) };
	struct reminder_number_row total = { 0 };
	const char *end;

	if (!org_see_for(c, web_path(w, org), MAY_HANDLE, &s.org))
		return;
	end = path_end(c->arena, s.org.path);
	s.lines_count = reminder_list(c->store, s.org.region, s.org.path, end, REMINDER_ROWS_PER_PAGE, (s.page - 1) * REMINDER_ROWS_PER_PAGE, &s.lines);
	reminder_list_count(c->store, s.org.region, s.org.path, end, &total);
	s.total = total.n;
	s.may_issue = !run_is_own_desk(c, s.org.id.v);
	reminder_list_screen(&w->view, &s);
	web_page(w);
}

/* The draft, or why there is none: that is shown where the draft would stand. */
static void show_new(struct web *w, struct reminder_ask ask)
{
	struct ctx *c = w->c;
	struct reminder_draft draft;
	struct reminder_new_screen s = { .draft = &draft, .by_day = web_param(w, "by_day"), .note = ask.note };
	size_t refusals = c->refusals_count;

	s.can_issue = ask.run == 0 ? reminder_draft_org(c, ask.to, &draft) : reminder_draft_run(c, ask.run, &draft);
	if (!s.can_issue && c->refusals[c->refusals_count - 1].kind != AGAINST_RULE)
		return;
	if (!s.can_issue && refusals > 0)
		c->refusals_count = refusals;	/* said once already */
	if (!s.can_issue)
		web_status(w, 422);
	if (s.by_day[0] == '\0')
		s.by_day = day_text(c->arena, draft.by_day);
	s.back = ask.run == 0 ? arena_printf(c->arena, "/org/%lld/run", (long long)ask.to.v) : arena_printf(c->arena, "/run/%lld", (long long)ask.run);
	s.action = ask.run == 0 ? arena_printf(c->arena, "/org/%lld/reminder/new", (long long)ask.to.v) : arena_printf(c->arena, "%s/reminder", s.back);
	reminder_new_screen(&w->view, &s);
	web_page(w);
}

static void save(struct web *w, struct reminder_ask ask)
{
	reminder_id made;

	if (reminder_issue(w->c, &ask, &made)) {
		web_notice(w, T_reminder_issued, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/reminder/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_new(w, ask);
	}
}

static struct reminder_ask of_org(struct web *w) { return asked(w, web_path_id(w, "org"), 0); }
static struct reminder_ask of_run(struct web *w) { return asked(w, 0, web_path_id(w, "run")); }

void reminder_new_page(struct web *w) { show_new(w, of_org(w)); }
void reminder_new_save(struct web *w) { save(w, of_org(w)); }
void reminder_run_page(struct web *w) { show_new(w, of_run(w)); }
void reminder_run_save(struct web *w) { save(w, of_run(w)); }

void reminder_sheet_page(struct web *w)
{
	struct reminder_sheet_screen s = { .lines_count = 0 };

	if (!reminder_see_own(w->c, web_path(w, reminder), &s.row, &s.lines, &s.lines_count, &s.is_part))
		return;
	s.number = reminder_number(w->c->arena, s.row.year, s.row.number);
	reminder_sheet_screen(&w->view, &s);
	web_page(w);
}
