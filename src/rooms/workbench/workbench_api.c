/* Tasks for programs. */
#include <string.h>
#include "rooms/org/org.h"
#include "rooms/workbench/workbench_ics.h"
#include "rooms/workbench/workbench_screen.h"
#include "text/org.h"
#include "web/web.h"

#define OVERSEEN "terms conversions corrections transfers steps"
#define SIDES "own overseen"

ROUTE(GET, "/api/v1/workbench", workbench_api, SIGNED_IN, "What is due for the post that is held, and apart from it what it oversees (oversee: own, a kind, or sum of several): counts and the first lines of each kind; with when all lines of that group, with side one of the two, with oversee one kind by unit, with unit that kind's lines there")
FIELDS(NUMBERS, { AN_INT("late") }, { AN_INT("today") }, { AN_INT("week") }, { AN_INT("soon") })
FIELDS(TASK, { A_CHOICE("when", "late today week soon") }, { A_CHOICE("oversee", "own sum " OVERSEEN) }, { A_TEXT("title", 0) }, { A_TEXT("meta", 0), OR_NULL }, { A_TEXT("due", 0), OR_NULL }, { A_TEXT("href", 0), OR_NULL }, { AN_INT("cases") })
FIELDS(UNIT, { AN_ID("id") }, { A_TEXT("name", 0) }, { AN_INT("late") }, { AN_INT("today") }, { AN_INT("week") }, { AN_INT("soon") })
TAKES(workbench_api, { A_CHOICE("when", "late today week soon") }, { A_CHOICE("side", SIDES) }, { A_CHOICE("oversee", OVERSEEN) }, { AN_ID("unit") })
GIVES(workbench_api, 200, { AN_OBJECT("counts", NUMBERS) }, { AN_OBJECT("overseen", NUMBERS) }, { A_LIST("tasks", TASK) }, { A_LIST("units", UNIT) })

ROUTE(POST, "/api/v1/me/calendar", workbench_api_calendar, SIGNED_IN, "The due days of the post as an iCalendar file, with those of what it oversees where overseen is true; logged")
TAKES(workbench_api_calendar, { A_BOOL("overseen") })
GIVES_FILE(workbench_api_calendar, "text/calendar")

void workbench_api_calendar(struct web *w)
{
	workbench_send_ics(w);
}

static void put_numbers(struct json *j, const int64_t n[WORKBENCH_WHENS_COUNT])
{
	for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)
		json_put_int(j, workbench_when_name(when), n[when]);
}

/* Those of one kind, or of all. */
static void put_overseen(struct json *j, const struct workbench *b)
{
	int64_t n[WORKBENCH_WHENS_COUNT] = { 0 };

	for (int kind = 0; kind < WORKBENCH_OVERSEES_COUNT; kind++)
		for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)
			n[when] += b->overseen[kind][when];
	json_name(j, "overseen");
	json_object(j);
	put_numbers(j, n);
	json_end(j);
}

static void put_task(struct ctx *c, struct json *j, struct workbench_task *task)
{
	workbench_tell(c, task);
	json_object(j);
	json_put_text(j, "when", workbench_when_name((int)task->when));
	json_put_text(j, "oversee", workbench_overseen_name(task));
	json_put_text(j, "title", task->title);
	json_put_text(j, "meta", task->meta);
	json_put_text(j, "due", task->due);
	json_put_text(j, "href", task->href);
	json_put_int(j, "cases", task->stands_for);
	json_end(j);
}

static void put_units(struct ctx *c, struct json *j, enum workbench_oversee kind)
{
	struct workbench_unit_due *units;
	size_t count = kind == WORKBENCH_OVERSEE_NOTHING ? 0 : workbench_overseen_units(c, kind, &units);

	json_name(j, "units");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", units[i].id);
		json_put_text(j, "name", units[i].name);
		put_numbers(j, units[i].n);
		json_end(j);
	}
	json_end(j);
}

/* False: the unit is none that the actor sees. */
static bool collect(struct web *w, enum workbench_oversee kind, const char *only, const char *side, struct workbench *b)
{
	size_t most = only[0] == '\0' ? WORKBENCH_LISTED : WORKBENCH_ALL;
	int64_t unit_id = w->c->actor.org_id;
	struct org_row unit;

	if (kind == WORKBENCH_OVERSEE_NOTHING) {
		workbench_collect(w->c, most, strcmp(side, "own") == 0 ? 0 : most, w->c->today, b);
		return true;
	}
	if (web_param(w, "unit")[0] != '\0' && !web_param_id(w, "unit", &unit_id))
		return false;
	if (!workbench_overseen_unit(w->c, unit_id, &unit))
		return ctx_refuse(w->c, NOT_FOUND, T_org_not_found, NULL);
	workbench_collect_overseen(w->c, kind, &unit, WORKBENCH_ALL, b);
	for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)	/* nothing of it is the post's own */
		b->counts[when] = 0;
	return true;
}

void workbench_api(struct web *w)
{
	const char *only = web_param(w, "when"), *side = web_param(w, "side");
	enum workbench_oversee kind = workbench_oversee_named(web_param(w, "oversee"));
	struct workbench work;
	struct json *j;

	if (!collect(w, kind, only, side, &work))
		return;
	j = web_json(w);
	json_object(j);
	json_name(j, "counts");
	json_object(j);
	put_numbers(j, work.counts);
	json_end(j);
	put_overseen(j, &work);
	json_name(j, "tasks");
	json_array(j);
	for (size_t i = 0; i < work.tasks_count; i++) {
		bool is_own = work.tasks[i].oversee == WORKBENCH_OVERSEE_NOTHING;

		if ((only[0] == '\0' || strcmp(only, workbench_when_name((int)work.tasks[i].when)) == 0) && (side[0] == '\0' || (strcmp(side, "own") == 0) == is_own))
			put_task(w->c, j, &work.tasks[i]);
	}
	json_end(j);
	put_units(w->c, j, kind);
	json_end(j);
}
