/* Tasks for programs. */
#include <string.h>
#include "rooms/workbench/workbench_ics.h"
#include "rooms/workbench/workbench_screen.h"
#include "web/web.h"

ROUTE(GET, "/api/v1/workbench", workbench_api, SIGNED_IN, "What is due for the post that is held: counts and the first lines of each kind; with when all lines of that group")
FIELDS(NUMBERS, { AN_INT("late") }, { AN_INT("today") }, { AN_INT("week") }, { AN_INT("soon") })
FIELDS(TASK, { A_CHOICE("when", "late today week soon") }, { A_TEXT("title", 0) }, { A_TEXT("meta", 0), OR_NULL }, { A_TEXT("due", 0), OR_NULL }, { A_TEXT("href", 0), OR_NULL }, { AN_INT("cases") })
TAKES(workbench_api, { A_CHOICE("when", "late today week soon") })
GIVES(workbench_api, 200, { AN_OBJECT("counts", NUMBERS) }, { A_LIST("tasks", TASK) })

ROUTE(POST, "/api/v1/me/calendar", workbench_api_calendar, SIGNED_IN, "The due days of the post as an iCalendar file; logged")
TAKES_NOTHING(workbench_api_calendar)
GIVES_FILE(workbench_api_calendar, "text/calendar")

void workbench_api_calendar(struct web *w)
{
	workbench_send_ics(w);
}

void workbench_api(struct web *w)
{
	const char *only = web_param(w, "when");
	struct workbench work;
	struct json *j;

	workbench_collect(w->c, only[0] == '\0' ? WORKBENCH_LISTED : WORKBENCH_ALL, w->c->today, &work);
	j = web_json(w);
	json_object(j);
	json_name(j, "counts");
	json_object(j);
	for (int i = 0; i < WORKBENCH_WHENS_COUNT; i++)
		json_put_int(j, workbench_when_name(i), work.counts[i]);
	json_end(j);
	json_name(j, "tasks");
	json_array(j);
	for (size_t i = 0; i < work.tasks_count; i++) {
		if (only[0] != '\0' && strcmp(only, workbench_when_name((int)work.tasks[i].when)) != 0)
			continue;
		workbench_tell(w->c, &work.tasks[i]);
		json_object(j);
		json_put_text(j, "when", workbench_when_name((int)work.tasks[i].when));
		json_put_text(j, "title", work.tasks[i].title);
		json_put_text(j, "meta", work.tasks[i].meta);
		json_put_text(j, "due", work.tasks[i].due);
		json_put_text(j, "href", work.tasks[i].href);
		json_put_int(j, "cases", work.tasks[i].stands_for);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}
