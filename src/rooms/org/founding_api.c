/* Lists of organisations for programs: the same rules as the pages. A program gives a list, reads what each row says, confirms with the version it saw, and asks
 * until the state is "done". */
#include "rooms/org/founding_screen.h"

#include <string.h>
#include "core/sheet_left.h"
#include "text/founding.h"
#include "web/web.h"

#define PAGE_ROWS 200

FIELDS(ERROR, ROW_TEXT(struct founding_error, column), ROW_TEXT(struct founding_error, content), ROW_TEXT(struct founding_error, text))
FIELDS(ROW, { AN_INT("row") }, { A_TEXT("name", 0) }, { A_TEXT("parent", 0) }, { AN_ID("org"), OR_NULL }, { A_LIST("errors", ERROR) })
FIELDS(STEP, ROW_ID(struct founding_item, id), ROW_TEXT(struct founding_item, state), ROW_INT(struct founding_item, row_version))

ROUTE(POST, "/api/v1/org/:org/foundings", founding_api_take, MAY_EDIT_ORG, "Give a list of organisations to be founded below, as a file or as text (lines, cells with tabs between); nothing is founded yet. kind, unit_kind, day and document are of rows that do not say them")
TAKES(founding_api_take, { A_FILE("file") }, { A_LINES("text", 0) }, { A_CODE("kind", "org_kind") }, { A_CODE("unit_kind", "unit_kind") }, { A_DAY("day") },
	{ A_TEXT("document", LIMIT_ORG_PATH_DOCUMENT) })
GIVES_SAME(founding_api_take, 201, STEP)

ROUTE(GET, "/api/v1/founding/:founding", founding_api_get, MAY_EDIT_ORG, "A list of organisations: how many rows are to be founded, there already or wrong, and the rows of one of these, 200 a page; while it is at work only how far it is")
TAKES(founding_api_get, { A_CHOICE("show", "new there wrong") }, A_PAGE)
GIVES(founding_api_get, 200, ROW_ID(struct founding_item, id), ROW_ID(struct founding_item, org), ROW_TEXT(struct founding_item, state), ROW_INT(struct founding_item, rows),
	ROW_INT(struct founding_item, done), ROW_INT(struct founding_item, made), ROW_INT(struct founding_item, row_version), { A_TEXT("unread_sheets", 0), OR_NULL }, { AN_INT("new") }, { AN_INT("there") }, { AN_INT("wrong") },
	{ A_LIST("items", ROW) })

ROUTE(POST, "/api/v1/founding/:founding/apply", founding_api_apply, MAY_EDIT_ORG, "Found the rows that are right and not there yet, slice by slice; also goes on after a stop")
TAKES(founding_api_apply, A_VERSION)
GIVES_SAME(founding_api_apply, 200, STEP)

static void answer(struct web *w, founding_id id)
{
	struct founding_item list;
	struct json *j;

	if (!founding_get(w->c->store, id, &list))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, STEP, &list);
	json_end(j);
}

void founding_api_take(struct web *w)
{
	const struct founding_defaults defaults = { web_param(w, "kind"), web_param(w, "unit_kind"), web_param(w, "day"), web_param(w, "document") };
	founding_id made;

	if (founding_take(w->c, web_path(w, org), web_upload(w, "file"), web_param_source(w, "text"), &defaults, &made))
		answer(w, made);
}

static void put_row(struct json *j, const struct founding_row *row)
{
	json_object(j);
	json_put_int(j, "row", row->number);
	json_put_text(j, "name", row->cells[FOUNDING_NAME]);
	json_put_text(j, "parent", row->cells[FOUNDING_PARENT]);
	json_name(j, "org");
	if (row->org == 0)
		json_null(j);
	else
		json_id(j, row->org);
	api_put_rows(j, "errors", ERROR, row->errors, row->errors_count);
	json_end(j);
}

static void put_rows(struct web *w, struct json *j, const struct founding_check *check)
{
	int64_t skipped = (web_page_number(w) - 1) * PAGE_ROWS, put = 0;
	const char *show = web_param(w, "show");

	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < check->count && put < PAGE_ROWS; i++) {
		if (show[0] != '\0' && strcmp(show, founding_verdict_word(check->rows[i].verdict)) != 0)
			continue;
		if (skipped-- > 0)
			continue;
		put_row(j, &check->rows[i]);
		put++;
	}
	json_end(j);
}

void founding_api_get(struct web *w)
{
	struct founding_check check = { 0 };
	struct founding_item list;
	struct json *j;

	if (!founding_see(w->c, web_path(w, founding), &list) || (!founding_is_at_work(&list) && !founding_check(w->c, &list, &check)))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, founding_api_get_given, &list);
	json_put_text(j, "unread_sheets", sheet_left_text(w->c, "founding", list.id.v));
	for (int i = 0; i < FOUNDING_VERDICTS; i++)
		json_put_int(j, founding_verdict_word((enum founding_verdict)i), check.counts[i]);
	put_rows(w, j, &check);
	json_end(j);
}

void founding_api_apply(struct web *w)
{
	if (founding_confirm(w->c, web_path(w, founding), web_row_version(w)))
		answer(w, web_path(w, founding));
}
