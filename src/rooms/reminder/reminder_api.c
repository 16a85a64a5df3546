/* Reminders for programs: the same rules as the pages. */
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/reminder/reminder.h"
#include "schema/model.h"
#include "web/web.h"

#define ROWS_PER_PAGE 100

FIELDS(REMINDER_ITEM, ROW_ID(struct reminder_item, id), ROW_TEXT(struct reminder_item, org_name), ROW_ID(struct reminder_item, to), ROW_TEXT(struct reminder_item, to_name),
	ROW_INT(struct reminder_item, year), ROW_INT(struct reminder_item, number), ROW_DAY(struct reminder_item, day), ROW_DAY(struct reminder_item, by_day),
	ROW_INT(struct reminder_item, cases), ROW_INT(struct reminder_item, left))
FIELDS(REMINDER_LINE, { AN_ID("run"), AT(struct reminder_line, run) }, ROW_TEXT(struct reminder_line, title), ROW_NAMED(struct reminder_line, step_title),
	ROW_TEXT(struct reminder_line, org_name), ROW_TEXT(struct reminder_line, who), ROW_TEXT(struct reminder_line, basis), ROW_TEXT(struct reminder_line, missing),
	ROW_DAY(struct reminder_line, due_day), ROW_TEXT(struct reminder_line, duty), ROW_BOOL(struct reminder_line, is_done), { AN_ID("person"), AT(struct reminder_line, person) },
	{ AN_ID("responsible"), AT(struct reminder_line, responsible) })

ROUTE(GET, "/api/v1/org/:org/reminder", reminder_api_list, MAY_HANDLE, "Reminders that went to an organisation and those below, the newest first")
TAKES(reminder_api_list, A_PAGE)
GIVES_PAGE(reminder_api_list, REMINDER_ITEM)

ROUTE(POST, "/api/v1/org/:org/reminder", reminder_api_org, MAY_HANDLE, "Issue a reminder of what is late below an organisation")
TAKES(reminder_api_org, { A_DAY("by_day"), NEEDED }, { A_LINES("note", LIMIT_REMINDER_NOTE) })
GIVES_ID(reminder_api_org, 201)

ROUTE(POST, "/api/v1/run/:run/reminder", reminder_api_run, MAY_HANDLE, "Issue a reminder about one case")
TAKES(reminder_api_run, { A_DAY("by_day"), NEEDED }, { A_LINES("note", LIMIT_REMINDER_NOTE) })
GIVES_ID(reminder_api_run, 201)

ROUTE(GET, "/api/v1/reminder/:reminder", reminder_api_get, MAY_HANDLE, "A reminder with its cases as they stood when it was issued; is_part: it went to an organisation above, and these are the cases for the own post")
TAKES_NOTHING(reminder_api_get)
GIVES(reminder_api_get, 200, { A_TEXT("number", 0) }, { A_TEXT("org_name", 0) }, { AN_ID("to") }, { A_TEXT("to_name", 0) }, { A_DAY("day") }, { A_DAY("by_day") },
	{ A_TEXT("note", 0) }, { A_BOOL("is_part") }, { A_LIST("cases", REMINDER_LINE) })

void reminder_api_list(struct web *w)
{
	struct ctx *c = w->c;
	struct reminder_number_row total = { 0 };
	struct reminder_item *lines;
	struct org_row org;
	int64_t page = web_page_number(w);
	const char *end;
	size_t count;

	if (!org_see_for(c, web_path(w, org), MAY_HANDLE, &org))
		return;
	end = path_end(c->arena, org.path);
	count = reminder_list(c->store, org.region, org.path, end, ROWS_PER_PAGE, (page - 1) * ROWS_PER_PAGE, &lines);
	reminder_list_count(c->store, org.region, org.path, end, &total);
	web_give_page(w, REMINDER_ITEM, lines, count, total.n);
}

static void issue(struct web *w, int64_t to, int64_t run)
{
	struct reminder_ask ask = { .to = { to }, .run = run, .by_day = web_param_day(w, "by_day", DAY_NONE),
		.note = web_param_lines(w, "note") };
	reminder_id made;

	if (web_day_is_one(w, "by_day") && reminder_issue(w->c, &ask, &made))
		web_give_id(w, made.v);
}

void reminder_api_org(struct web *w) { issue(w, web_path_id(w, "org"), 0); }
void reminder_api_run(struct web *w) { issue(w, 0, web_path_id(w, "run")); }

void reminder_api_get(struct web *w)
{
	struct reminder_row row;
	struct reminder_line *lines;
	struct json *j;
	size_t count;
	bool is_part;

	if (!reminder_see_own(w->c, web_path(w, reminder), &row, &lines, &count, &is_part))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "number", reminder_number(w->c->arena, row.year, row.number));
	json_put_text(j, "org_name", row.org_name);
	json_put_id(j, "to", row.to.v);
	json_put_text(j, "to_name", row.to_name);
	json_put_day(j, "day", row.day);
	json_put_day(j, "by_day", row.by_day);
	json_put_text(j, "note", row.note);
	json_put_bool(j, "is_part", is_part);
	api_put_rows(j, "cases", REMINDER_LINE, lines, count);
	json_end(j);
}
