/* Duties of cases for programs. */
#include "rooms/run/run_duty_list.h"
#include "web/web.h"

FIELDS(DUTY, ROW_ID(struct run_duty_line, run), ROW_TEXT(struct run_duty_line, title), ROW_TEXT(struct run_duty_line, code), ROW_NAMED(struct run_duty_line, programme_title),
	ROW_ID(struct run_duty_line, org), ROW_TEXT(struct run_duty_line, org_name), ROW_NAMED(struct run_duty_line, duty_title), ROW_DAY(struct run_duty_line, from_day),
	ROW_DAY(struct run_duty_line, due_day), ROW_DAY(struct run_duty_line, reported_day), { AN_ID("person"), AT(struct run_duty_line, person) }, { AN_ID("transfer"), AT(struct run_duty_line, transfer) })

ROUTE(GET, "/api/v1/org/:org/duty", run_duty_api_list, MAY_HANDLE, "What duties of cases still ask for in an organisation and below it, 50 to a page; when: late (default), week, open, done in the last year, talk: talks with applicants that were not held in time, or people: probations and transfers that are late; both without a case")
TAKES(run_duty_api_list, { A_CHOICE("when", "late week open done talk people") }, { A_TEXT("code", LIMIT_RUN_CODE) }, A_PAGE)
GIVES_PAGE(run_duty_api_list, DUTY)

void run_duty_api_list(struct web *w)
{
	const struct run_duty_filter filter = { .when = web_param(w, "when"), .code = web_param(w, "code"), .page = web_page_number(w),
		.rows_per_page = RUN_DUTY_ROWS_PER_PAGE };
	struct run_duty_list list;

	if (run_duty_list_read(w->c, web_path(w, org), &filter, &list))
		web_give_page(w, DUTY, list.lines, list.lines_count, list.total);
}
