/* Feedback about in-service members for programs: the same rules as the pages. There is no field for a comment. */
#include "rooms/resident/resident_input.h"
#include "web/web.h"

FIELDS(LINE, ROW_DAY(struct resident_feedback_line_row, day), ROW_TEXT(struct resident_feedback_line_row, activity), ROW_INT(struct resident_feedback_line_row, minutes))
FIELDS(FEEDBACK, ROW_ID(struct resident_feedback_row, id), ROW_TEXT(struct resident_feedback_row, community_name), ROW_DAY(struct resident_feedback_row, from_day),
	ROW_DAY(struct resident_feedback_row, to_day), ROW_INT(struct resident_feedback_row, minutes), ROW_DAY(struct resident_feedback_row, made_day),
	ROW_DAY(struct resident_feedback_row, seen_day), ROW_TEXT(struct resident_feedback_row, remark), ROW_DAY(struct resident_feedback_row, sent_day), { A_LIST("lines", LINE) })

ROUTE(GET, "/api/v1/resident/:resident/feedback", resident_feedback_api_list, MAY_SEE_PERSON, "What the community told the unit, or shows the member first")
TAKES_NOTHING(resident_feedback_api_list)
GIVES(resident_feedback_api_list, 200, { A_LIST("items", FEEDBACK) })

ROUTE(GET, "/api/v1/me/resident/feedback", resident_feedback_api_me, MAY_SEE_SELF, "Feedback about oneself")
TAKES_NOTHING(resident_feedback_api_me)
GIVES(resident_feedback_api_me, 200, { A_LIST("items", FEEDBACK) })

ROUTE(POST, "/api/v1/resident/:resident/feedback", resident_feedback_api_make, MAY_EDIT_PERSON, "Show a member what the unit will be told of these days")
TAKES(resident_feedback_api_make, { A_DAY("from_day"), NEEDED }, { A_DAY("to_day"), NEEDED }, A_VERSION)
GIVES_ID(resident_feedback_api_make, 201)

ROUTE(POST, "/api/v1/resident/:resident/feedback/:feedback/send", resident_feedback_api_send, MAY_EDIT_PERSON, "Send a feedback to the unit")
TAKES(resident_feedback_api_send, A_VERSION)
GIVES_ID(resident_feedback_api_send, 200)

ROUTE(POST, "/api/v1/me/resident/feedback/:feedback/seen", resident_feedback_api_seen, MAY_SEE_SELF, "One has seen a feedback about oneself; remark is sent along")
TAKES(resident_feedback_api_seen, { A_TEXT("remark", LIMIT_RESIDENT_FEEDBACK_REMARK) })
GIVES_ID(resident_feedback_api_seen, 200)

static void give(struct web *w, const struct resident_screen *s)
{
	struct json *j = web_list_begin(w, -1);

	for (size_t i = 0; i < s->feedbacks_count; i++) {
		json_object(j);
		api_put_members(j, FEEDBACK, &s->feedbacks[i].row);
		api_put_rows(j, "lines", LINE, s->feedbacks[i].lines, s->feedbacks[i].lines_count);
		json_end(j);
	}
	web_list_end(j);
}

void resident_feedback_api_list(struct web *w)
{
	struct resident_screen s;

	if (resident_screen_read(w->c, web_path(w, resident), &s))
		give(w, &s);
}

void resident_feedback_api_me(struct web *w)
{
	struct resident_screen s;

	resident_own_read(w->c, &s);
	give(w, &s);
}

void resident_feedback_api_make(struct web *w)
{
	resident_feedback_id made;

	if (resident_make_feedback(w->c, web_path(w, resident), web_param_day(w, "from_day", DAY_NONE), web_param_day(w, "to_day", DAY_NONE), web_row_version(w), &made))
		web_give_id(w, made.v);
}

void resident_feedback_api_send(struct web *w)
{
	resident_feedback_id id = { web_path_id(w, "feedback") };

	if (resident_send_feedback(w->c, web_path(w, resident), id, web_row_version(w)))
		web_give_id(w, id.v);
}

void resident_feedback_api_seen(struct web *w)
{
	resident_feedback_id id = { web_path_id(w, "feedback") };

	if (resident_see_feedback(w->c, id, web_param(w, "remark")))
		web_give_id(w, id.v);
}
