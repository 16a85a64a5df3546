/* What cases left behind, for programs. */
#include "core/path.h"
#include "core/permit.h"
#include "rooms/notice/publication_words.h"
#include "rooms/org/org.h"
#include "schema/model.h"
#include "web/web.h"

#define ROWS_PER_PAGE 100

FIELDS(PUBLICATION_VOTES, { A_TEXT("who", 0) }, { A_BOOL("is_elected") }, { AN_INT("agreed") }, { AN_INT("opposed") }, { AN_INT("abstained") })
FIELDS(PUBLICATION_TALLY, { AN_INT("entitled") }, { AN_INT("present") }, { AN_INT("written") }, { AN_INT("written_agreed") }, { AN_INT("issued") }, { AN_INT("collected") }, { AN_INT("spoilt") },
	{ A_LIST("votes", PUBLICATION_VOTES) })
FIELDS(PUBLICATION, ROW_ID(struct publication_line, id), ROW_TEXT(struct publication_line, kind), ROW_TEXT(struct publication_line, title),
	ROW_TEXT(struct publication_line, text), ROW_TEXT(struct publication_line, org_name), ROW_DAY(struct publication_line, day),
	ROW_DAY(struct publication_line, withdrawn_day), ROW_ID(struct publication_line, notice), ROW_ID(struct publication_line, open_case),
	{ A_TEXT("voided", 0) }, { AN_OBJECT("tally", PUBLICATION_TALLY), SOMETIMES })
FIELDS(MESSAGE, ROW_ID(struct message_line, id), ROW_TEXT(struct message_line, org_name), ROW_TEXT(struct message_line, text), { A_BOOL("is_read") })
FIELDS(POINT, { AN_ID("person") }, { A_TEXT("person_name", 0) }, { A_TEXT("org_name", 0) }, { A_TEXT("points", 0) }, { A_TEXT("text", 0) }, { A_DAY("day") },
	{ AN_ID("run") })

ROUTE(GET, "/api/v1/publication", publication_api_list, ANYONE, "What cases made public, the newest first")
TAKES(publication_api_list, { A_TEXT("org", LIMIT_ORG_NAME) }, A_PAGE)
GIVES_PAGE(publication_api_list, PUBLICATION)

ROUTE(POST, "/api/v1/publication/:publication/withdraw", publication_api_withdraw, MAY_HANDLE, "Withdraw what a case made public")
TAKES(publication_api_withdraw, { A_TEXT("reason", LIMIT_PUBLICATION_REASON), NEEDED }, A_VERSION)
GIVES_ID(publication_api_withdraw, 200)

ROUTE(GET, "/api/v1/me/message", message_api_list, SIGNED_IN, "What one was told, the newest first")
TAKES_NOTHING(message_api_list)
GIVES_ROWS(message_api_list, MESSAGE)

ROUTE(POST, "/api/v1/me/message/read", message_api_read, SIGNED_IN, "The own messages count as read")
TAKES_NOTHING(message_api_read)
GIVES_NOTHING(message_api_read)

ROUTE(GET, "/api/v1/org/:org/point", point_api_list, MAY_HANDLE, "Points in an organisation and below it in the last twelve months")
TAKES_NOTHING(point_api_list)
GIVES_ROWS(point_api_list, POINT)

static void put_tally(struct json *j, const struct publication_tally *t)
{
	json_name(j, "tally");
	json_object(j);
	json_put_int(j, "entitled", t->entitled);
	json_put_int(j, "present", t->present);
	json_put_int(j, "written", t->written);
	json_put_int(j, "written_agreed", t->written_agreed);
	json_put_int(j, "issued", t->issued);
	json_put_int(j, "collected", t->collected);
	json_put_int(j, "spoilt", t->spoilt);
	json_name(j, "votes");
	json_array(j);
	for (size_t i = 0; i < t->votes_count; i++) {
		json_object(j);
		json_put_text(j, "who", t->votes[i].who);
		json_put_bool(j, "is_elected", t->votes[i].is_elected);
		json_put_int(j, "agreed", t->votes[i].agreed);
		json_put_int(j, "opposed", t->votes[i].opposed);
		json_put_int(j, "abstained", t->votes[i].abstained);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void publication_api_list(struct web *w)
{
	struct ctx *c = w->c;
	struct publication_number total = { 0 };
	struct publication_line *lines;
	int64_t page = web_page_number(w);
	size_t count;
	struct json *j;

	count = publications_shown(c->store, c->today, web_param(w, "org"), ROWS_PER_PAGE, (page - 1) * ROWS_PER_PAGE, &lines);
	publications_count(c->store, c->today, web_param(w, "org"), &total);
	j = web_list_begin(w, total.n);
	for (size_t i = 0; i < count; i++) {
		struct publication_tally tally;
		const char *voided = publication_voided(c, &lines[i]);
		bool has_tally = lines[i].withdrawn_day > c->today && publication_tally_of(c->arena, &lines[i], &tally);

		lines[i].text = lines[i].withdrawn_day <= c->today ? "" : publication_text(c->arena, c->lang, &lines[i]);
		json_object(j);
		api_put_members(j, PUBLICATION, &lines[i]);
		json_put_text(j, "voided", voided);
		if (has_tally)
			put_tally(j, &tally);
		json_end(j);
	}
	web_list_end(j);
}

void publication_api_withdraw(struct web *w)
{
	publication_id id = web_path(w, publication);

	if (publication_take_down(w->c, id, web_param(w, "reason"), web_row_version(w)))
		web_give_id(w, id.v);
}

void message_api_list(struct web *w)
{
	struct message_line *lines;
	size_t count = w->c->actor.person_id == 0 ? 0 : messages_of(w->c->store, w->c->actor.person_id, MESSAGES_SHOWN_MAX, &lines);
	struct json *j = web_list_begin(w, -1);

	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", lines[i].id.v);
		json_put_text(j, "org_name", lines[i].org_name);
		json_put_text(j, "text", message_shown(w->c->arena, w->c->lang, lines[i].text));
		json_put_bool(j, "is_read", lines[i].read_s != 0);
		json_end(j);
	}
	web_list_end(j);
}

void message_api_read(struct web *w)
{
	struct json *j;

	if (!message_mark_read(w->c))
		return;
	j = web_json(w);
	json_object(j);
	json_end(j);
}

void point_api_list(struct web *w)
{
	struct ctx *c = w->c;
	struct org_row org;
	struct point_line *lines;
	struct json *j;
	size_t count;

	if (!org_see_for(c, web_path(w, org), MAY_HANDLE, &org))
		return;
	count = points_in(c->store, org.region, org.path, path_end(c->arena, org.path), day_add_months(c->today, -POINTS_MONTHS), POINTS_SHOWN_MAX, &lines);
	j = web_list_begin(w, -1);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "person", lines[i].person);
		json_put_text(j, "person_name", lines[i].person_name);
		json_put_text(j, "org_name", lines[i].org_name);
		json_put_text(j, "points", fraction_text(c->arena, fraction_of(lines[i].above, lines[i].below)));
		json_put_text(j, "text", lines[i].text);
		json_put_day(j, "day", lines[i].day);
		json_put_id(j, "run", lines[i].run);
		json_end(j);
	}
	web_list_end(j);
}
