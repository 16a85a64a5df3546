/* Duties of cases in an organisation and below it, in the browser. */
#include <string.h>
#include "rooms/run/run_duty_list_screen.h"
#include "rooms/run/run_duty_list_tmpl.h"
#include "text/run.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/duty", run_duty_list_page, MAY_HANDLE, "What duties of cases still ask for in an organisation and below it: late, due this week, open; and what was reported; talks with applicants that were not held in time; probations and transfers that are late")

static const char *when_of(const struct run_duty_filter *f)
{
	static const char *const WHENS[] = { RUN_DUTY_WEEK, RUN_DUTY_OPEN, RUN_DUTY_DONE, RUN_DUTY_TALK, RUN_DUTY_PEOPLE };

	for (size_t i = 0; i < sizeof(WHENS) / sizeof(WHENS[0]); i++)
		if (strcmp(f->when, WHENS[i]) == 0)
			return WHENS[i];
	return RUN_DUTY_LATE;
}

static void add_tab(struct web *w, struct run_duty_screen *s, size_t at, const char *when, message label, int64_t n)
{
	s->tabs[at] = (struct tab){ .href = arena_printf(w->c->arena, "/org/%lld/duty?code=%s&when=%s", (long long)s->list.org.id.v, s->filter.code, when),
		.label = label, .count = n, .has_count = true, .is_current = strcmp(when_of(&s->filter), when) == 0 };
}

void run_duty_list_page(struct web *w)
{
	struct run_duty_screen s = { .filter = { .when = web_param(w, "when"), .code = web_param(w, "code"), .page = web_page_number(w),
		.rows_per_page = web_list_rows(w, RUN_DUTY_ROWS_PER_PAGE) } };

	if (s.filter.code[strspn(s.filter.code, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0')
		s.filter.code = "";	/* no practice is called so */
	if (!run_duty_list_read(w->c, web_path(w, org), &s.filter, &s.list))
		return;
	add_tab(w, &s, 0, RUN_DUTY_LATE, T_run_duties_late, s.list.late);
	add_tab(w, &s, 1, RUN_DUTY_WEEK, T_run_duties_week, s.list.week);
	add_tab(w, &s, 2, RUN_DUTY_OPEN, T_run_duties_open, s.list.open);
	add_tab(w, &s, 3, RUN_DUTY_DONE, T_run_duties_done, s.list.done);
	add_tab(w, &s, 4, RUN_DUTY_TALK, T_run_talks_late, s.list.talks);
	add_tab(w, &s, 5, RUN_DUTY_PEOPLE, T_run_people_late, s.list.people);
	s.is_people = strcmp(when_of(&s.filter), RUN_DUTY_PEOPLE) == 0;
	s.page_href = arena_printf(w->c->arena, "/org/%lld/duty?code=%s&when=%s&", (long long)s.list.org.id.v, s.filter.code, when_of(&s.filter));
	run_duty_list_screen(&w->view, &s);
	web_page(w);
}
