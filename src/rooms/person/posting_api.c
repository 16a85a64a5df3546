/* Who is posted where, for programs. */
#include <string.h>
#include "rooms/org/org.h"
#include "rooms/person/posting.h"
#include "web/web.h"

#define PAGE_ROWS 100

FIELDS(POSTING, ROW_ID(struct posting_row, person), ROW_TEXT(struct posting_row, name), ROW_BOOL(struct posting_row, is_member), ROW_ID(struct posting_row, home),
	ROW_TEXT(struct posting_row, home_name), ROW_ID(struct posting_row, org), ROW_TEXT(struct posting_row, org_name), ROW_DAY(struct posting_row, from_day),
	ROW_DAY(struct posting_row, until_day), ROW_TEXT(struct posting_row, document))

ROUTE(GET, "/api/v1/org/:org/posting", posting_api, MAY_SEE_PERSON, "Who is posted to the subtree as one kind; members: only members of the Party, in a share of hundredths of a percent")
TAKES(posting_api, { A_CHOICE("kind", "first_secretary liaison legal_adviser legal_deputy_director") }, { A_BOOL("members") }, A_PAGE)
GIVES(posting_api, 200, { A_TEXT("kind", 0) }, { AN_INT("total") }, { AN_INT("postings") }, { AN_INT("people") }, { AN_INT("places") }, { AN_INT("members") },
	{ AN_INT("members_share_hundredths") }, { A_LIST("items", POSTING) })

void posting_api(struct web *w)
{
	struct posting_list list;
	struct json *j;

	if (!posting_list(w->c, web_path(w, org), web_param(w, "kind"), strcmp(web_param(w, "members"), "1") == 0, PAGE_ROWS, (web_page_number(w) - 1) * PAGE_ROWS, &list))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "kind", list.kind);
	json_put_int(j, "total", posting_rows_count(&list));
	json_put_int(j, "postings", list.sum.postings);
	json_put_int(j, "people", list.sum.people);
	json_put_int(j, "places", list.sum.places);
	json_put_int(j, "members", list.sum.members);
	json_put_int(j, "members_share_hundredths", share_hundredths(list.sum.members, list.sum.people));
	api_put_rows(j, "items", POSTING, list.rows, list.count);
	json_end(j);
}
