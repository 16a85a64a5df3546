/* Posts at the top for the programs of the two administrators who fill them: the same rules as the pages. */
#include "rooms/top_post/top_post.h"

#include "rooms/top_post/top_post_input.h"
#include "web/web.h"

FIELDS(HOLDER, ROW_ID(struct top_post_holder, id), ROW_TEXT(struct top_post_holder, person_name), ROW_TEXT(struct top_post_holder, post_name),
	ROW_DAY(struct top_post_holder, from_day), ROW_BOOL(struct top_post_holder, needs_second), ROW_TEXT(struct top_post_holder, document),
	ROW_TEXT(struct top_post_holder, proposer), ROW_INT(struct top_post_holder, row_version))

ROUTE(GET, "/api/v1/top-post", top_post_api_list, SECURITY_ADMIN, "Who holds the posts of the organisation at the top, and who is proposed")
TAKES_NOTHING(top_post_api_list)
GIVES_ROWS(top_post_api_list, HOLDER)

ROUTE(POST, "/api/v1/top-post", top_post_api_propose, SECURITY_ADMIN, "Propose somebody for a post at the top; without an ID number no_number_reason, birth and sex are needed")
TAKES(top_post_api_propose, { A_CODE("kind", "post_kind"), NEEDED }, { A_TEXT("document", LIMIT_HOLDING_DOCUMENT), NEEDED },
	{ A_TEXT("name", LIMIT_PERSON_NAME), NEEDED }, { A_TEXT("id_number", 40) }, { A_TEXT("no_number_reason", LIMIT_PERSON_NO_NUMBER_REASON) },
	{ A_TEXT("birth", 40) }, { A_CODE_NAME("sex", "sex") }, { A_CODE_NAME("nationality", "nationality"), NEEDED },
	{ A_CODE_NAME("education", "education"), NEEDED }, { A_CODE_NAME("occupation", "occupation"), NEEDED })
GIVES_ID(top_post_api_propose, 201)

ROUTE(POST, "/api/v1/top-post/:holding/end", top_post_api_end, SECURITY_ADMIN, "End a holding at the top as of today, or withdraw a proposal")
TAKES(top_post_api_end, { A_TEXT("reason", LIMIT_HOLDING_REASON), NEEDED }, A_VERSION)
GIVES_ID(top_post_api_end, 200)

ROUTE(GET, "/api/v1/top-post/pending", top_post_api_pending, SYSTEM_ADMIN, "Proposals that wait for the second administrator")
TAKES_NOTHING(top_post_api_pending)
GIVES_ROWS(top_post_api_pending, HOLDER)

ROUTE(POST, "/api/v1/top-post/:holding/confirm", top_post_api_confirm, SYSTEM_ADMIN, "Confirm a proposal as the second administrator")
TAKES(top_post_api_confirm, A_VERSION)
GIVES_ID(top_post_api_confirm, 200)

ROUTE(POST, "/api/v1/top-post/:holding/refuse", top_post_api_refuse, SYSTEM_ADMIN, "Give a proposal back as the second administrator, with the reason")
TAKES(top_post_api_refuse, { A_TEXT("reason", LIMIT_HOLDING_REASON), NEEDED }, A_VERSION)
GIVES_ID(top_post_api_refuse, 200)

FIELDS(GIVEN_BACK, ROW_TEXT(struct top_post_refused_row, person_name), ROW_TEXT(struct top_post_refused_row, post_name), ROW_DAY(struct top_post_refused_row, day),
	ROW_TEXT(struct top_post_refused_row, reason), ROW_TEXT(struct top_post_refused_row, refused_by))
ROUTE(GET, "/api/v1/top-post/refused", top_post_api_refused, SECURITY_ADMIN, "Proposals of the last 30 days that the second administrator gave back, with the reason")
TAKES_NOTHING(top_post_api_refused)
GIVES_ROWS(top_post_api_refused, GIVEN_BACK)

void top_post_api_list(struct web *w)
{
	struct top_post_holder *holders;
	size_t count = top_post_now(w->c, &holders);

	web_give_rows(w, HOLDER, holders, count);
}

/* Who holds a post is not the system administrator's business, only what waits. */
void top_post_api_pending(struct web *w)
{
	struct top_post_holder *holders;
	size_t count = top_post_now(w->c, &holders), waiting = 0;

	for (size_t i = 0; i < count; i++)
		if (holders[i].needs_second)
			holders[waiting++] = holders[i];
	web_give_rows(w, HOLDER, holders, waiting);
}

void top_post_api_propose(struct web *w)
{
	struct top_post_form form;
	holding_id made;

	top_post_form_read(w, &form);
	if (top_post_propose(w->c, &form, &made))
		web_give_id(w, made.v);
}

void top_post_api_end(struct web *w)
{
	if (top_post_end(w->c, web_path(w, holding), web_param(w, "reason"), web_row_version(w)))
		web_give_id(w, web_path(w, holding).v);
}

void top_post_api_confirm(struct web *w)
{
	if (top_post_confirm(w->c, web_path(w, holding), web_row_version(w)))
		web_give_id(w, web_path(w, holding).v);
}

void top_post_api_refuse(struct web *w)
{
	if (top_post_refuse(w->c, web_path(w, holding), web_param(w, "reason"), web_row_version(w)))
		web_give_id(w, web_path(w, holding).v);
}

void top_post_api_refused(struct web *w)
{
	struct top_post_refused_row *rows;
	size_t count = top_post_given_back(w->c, &rows);

	web_give_rows(w, GIVEN_BACK, rows, count);
}
