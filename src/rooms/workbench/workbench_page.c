/* The first page after sign-in, and the same tasks for programs. */
#include "rooms/workbench/workbench.h"

#include "core/path.h"
#include "rooms/org/org_total.h"
#include "rooms/workbench/workbench_screen.h"
#include "rooms/workbench/workbench_tmpl.h"
#include "text/view.h"
#include "text/workbench.h"
#include "web/web.h"

ROUTE(GET, "/", workbench_page, SIGNED_IN, "What is due for the post that is held")

bool workbench_has(const struct workbench *b, int when)
{
	for (size_t i = 0; i < b->tasks_count; i++)
		if ((int)b->tasks[i].when == when)
			return true;
	return false;
}

message workbench_when_title(int when)
{
	static const message TITLES[WORKBENCH_WHENS_COUNT] = { T_workbench_late, T_workbench_due_today_head, T_workbench_week,
		T_workbench_soon };

	return TITLES[when];
}

enum tone workbench_tone(int when)
{
	static const enum tone TONES[WORKBENCH_WHENS_COUNT] = { TONE_LATE, TONE_WARN, TONE_WARN, TONE_PLAIN };

	return TONES[when];
}

static const char *greeting(struct ctx *c)
{
	int hour = (int)((c->now_s + CHINA_OFFSET_S) % 86400 / 3600);
	message m = hour < 11 ? T_workbench_morning : hour < 13 ? T_workbench_noon : hour < 18 ? T_workbench_afternoon :
		T_workbench_evening;
	struct message_arg arg = { "name", c->actor.name != NULL ? c->actor.name : "" };

	return message_text(c->arena, c->lang, m, &arg, 1);
}

static const char *weekday(struct ctx *c)
{
	static const message DAYS[7] = { T_workbench_weekday_1, T_workbench_weekday_2, T_workbench_weekday_3, T_workbench_weekday_4,
		T_workbench_weekday_5, T_workbench_weekday_6, T_workbench_weekday_7 };

	return message_text(c->arena, c->lang, DAYS[day_weekday(c->today) - 1], NULL, 0);
}

static const char *href(struct ctx *c, const char *before, const char *after)
{
	return arena_printf(c->arena, "%s%lld%s", before, (long long)c->actor.org_id, after);
}

static void fill_totals(struct ctx *c, struct workbench_screen *s)
{
	struct org_totals totals;

	org_count(c, c->actor.path_from, c->today, &totals);
	s->has_totals = true;
	s->org_name = c->actor.org_name;
	s->committees = totals.committees;
	s->branches = totals.branches;
	s->members = totals.members;
	s->probationary = totals.probationary;
	s->org_href = href(c, "/org/", "");
	s->list_href = href(c, "/org/", "/list");
	s->committees_href = href(c, "/org/", "/list?kind=committee");
	s->branches_href = href(c, "/org/", "/list?kind=branch");
	s->members_href = href(c, "/person?org=", "");
	s->probationary_href = href(c, "/person?org=", "&status=1");
}

void workbench_page(struct web *w)
{
	struct ctx *c = w->c;
	struct workbench_screen screen = { 0 };
	static const message ADMINS[] = { NULL, T_view_admin_system, T_view_admin_security, T_view_admin_audit };

	if (c->actor.admin != ADMIN_NONE) {
		workbench_administrator(&w->view, ADMINS[c->actor.admin]);
		web_page(w);
		return;
	}
	workbench_collect(c, &screen.work);
	screen.greeting = greeting(c);
	screen.day = c->lang == LANG_ZH ? day_text_zh(c->arena, c->today, DATE_DAY) : day_text(c->arena, c->today);
	screen.weekday = weekday(c);
	if (may(c, MAY_SEE_ORG))
		fill_totals(c, &screen);
	workbench_page_screen(&w->view, &screen);
	web_page(w);
}
