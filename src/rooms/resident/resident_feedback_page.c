/* Feedback about in-service members in the browser: made and sent by the community, seen and answered by the member. */
#include "rooms/resident/resident_input.h"
#include "text/resident.h"
#include "web/web.h"

ROUTE(POST, "/resident/:resident/feedback", resident_feedback_save, MAY_EDIT_PERSON, "Show a member what the community will tell the unit: activities and hours of some days")
ROUTE(POST, "/resident/:resident/feedback/:feedback/send", resident_feedback_send_save, MAY_EDIT_PERSON, "Send a feedback to the unit, once the member has seen it or had seven days to")
ROUTE(POST, "/me/resident/feedback/:feedback/seen", resident_feedback_seen_save, MAY_SEE_SELF, "The member has seen a feedback, and may say something about it")

void resident_feedback_save(struct web *w)
{
	resident_feedback_id made;

	resident_answer(w, resident_make_feedback(w->c, web_path(w, resident), web_param_day(w, "from_day", DAY_NONE), web_param_day(w, "to_day", DAY_NONE), web_row_version(w), &made),
		T_resident_feedback_made);
}

void resident_feedback_send_save(struct web *w)
{
	resident_answer(w, resident_send_feedback(w->c, web_path(w, resident), (resident_feedback_id){ web_path_id(w, "feedback") }, web_row_version(w)), T_resident_feedback_sent_now);
}

void resident_feedback_seen_save(struct web *w)
{
	resident_answer_own(w, resident_see_feedback(w->c, (resident_feedback_id){ web_path_id(w, "feedback") }, web_param(w, "remark")),
		T_resident_feedback_seen_now);
}
