/* The yearly card for programs: the same rules as the pages. */
#include "rooms/floating/floating_input.h"
#include "web/web.h"

FIELDS(YEAR_CARD, ROW_ID(struct floating_card_row, id), ROW_INT(struct floating_card_row, year), ROW_INT(struct floating_card_row, serial),
	ROW_DAY(struct floating_card_row, day))
FIELDS(ACTIVITY, ROW_ID(struct floating_activity_row, id), ROW_DAY(struct floating_activity_row, day), ROW_TEXT(struct floating_activity_row, kind),
	ROW_TEXT(struct floating_activity_row, reporter), ROW_DAY(struct floating_activity_row, confirmed_day), ROW_TEXT(struct floating_activity_row, confirmed_name))

ROUTE(GET, "/api/v1/floating/:floating/card", floating_api_year, MAY_SEE_PERSON, "The cards of a floating member, and what stands in that of a year")
TAKES(floating_api_year, { A_NUMBER("year", 9998), AT_LEAST(1921) })
GIVES(floating_api_year, 200, { A_YEAR("year") }, { AN_INT("row_version") }, { A_LIST("cards", YEAR_CARD) }, { A_LIST("activities", ACTIVITY) })

ROUTE(POST, "/api/v1/floating/:floating/card", floating_api_card, MAY_EDIT_PERSON, "Give a floating member the card of this year")
TAKES(floating_api_card, A_VERSION)
GIVES_ID(floating_api_card, 200)

ROUTE(POST, "/api/v1/floating/:floating/activity", floating_api_report, MAY_EDIT_PERSON, "What a floating member took part in; entered by the host it is confirmed")
TAKES(floating_api_report, { A_DAY("day"), NEEDED }, { A_TEXT("kind", 20), NEEDED }, A_VERSION)
GIVES_ID(floating_api_report, 200)

ROUTE(POST, "/api/v1/floating/:floating/activity/:activity/confirm", floating_api_confirm, MAY_EDIT_PERSON, "The host confirms an activity")
TAKES(floating_api_confirm, A_VERSION)
GIVES_ID(floating_api_confirm, 200)

ROUTE(GET, "/api/v1/me/floating", floating_api_me, MAY_SEE_SELF, "One's own time away; id is left out for somebody who never was")
TAKES_NOTHING(floating_api_me)
GIVES(floating_api_me, 200, { AN_ID("id"), SOMETIMES }, { AN_INT("year") }, { AN_INT("row_version") }, { A_LIST("cards", YEAR_CARD) }, { A_LIST("activities", ACTIVITY) })

ROUTE(POST, "/api/v1/me/floating/activity", floating_api_me_report, MAY_SEE_SELF, "What one took part in while away")
TAKES(floating_api_me_report, { A_DAY("day"), NEEDED }, { A_TEXT("kind", 20), NEEDED }, A_VERSION)
GIVES_ID(floating_api_me_report, 200)

static void give_year(struct web *w, int64_t id, int64_t row_version, const struct floating_year *y)
{
	struct json *j = web_json(w);

	json_object(j);
	if (id != 0)
		json_put_id(j, "id", id);
	json_put_int(j, "year", y->year);
	json_put_int(j, "row_version", row_version);
	api_put_rows(j, "cards", YEAR_CARD, y->cards, y->cards_count);
	api_put_rows(j, "activities", ACTIVITY, y->activities, y->activities_count);
	json_end(j);
}

void floating_api_year(struct web *w)
{
	struct floating_row row;
	struct floating_year y;

	if (!floating_see(w->c, web_path(w, floating), &row))
		return;
	floating_year_read(w, &row, &y);
	give_year(w, 0, row.row_version, &y);
}

void floating_api_me(struct web *w)
{
	struct floating_own_screen s;

	floating_own_read(w, &s);
	give_year(w, s.row.id.v, s.row.row_version, &s.year);
}

static void give(struct web *w, bool is_done, floating_id id)
{
	if (is_done)
		web_give_id(w, id.v);
}

static bool report(struct web *w, floating_id id)
{
	return floating_report(w->c, id, web_param_day(w, "day", DAY_NONE), web_param(w, "kind"), web_row_version(w));
}

void floating_api_card(struct web *w)
{
	give(w, floating_issue_card(w->c, web_path(w, floating), web_row_version(w)), web_path(w, floating));
}

void floating_api_report(struct web *w)
{
	give(w, report(w, web_path(w, floating)), web_path(w, floating));
}

void floating_api_confirm(struct web *w)
{
	give(w, floating_confirm(w->c, web_path(w, floating), (floating_activity_id){ web_path_id(w, "activity") }, web_row_version(w)), web_path(w, floating));
}

void floating_api_me_report(struct web *w)
{
	struct floating_own_screen s;

	floating_own_read(w, &s);
	give(w, report(w, s.row.id), s.row.id);
}
