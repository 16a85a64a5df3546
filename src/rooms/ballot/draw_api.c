/* Draws for programs: the same rules as the pages. */
#include "rooms/ballot/draw_screen.h"
#include "schema/model.h"
#include "web/web.h"

#define DRAW_FIELDS \
	ROW_ID(struct draw_row, id), ROW_TEXT(struct draw_row, title), ROW_ID(struct draw_row, org), ROW_INT(struct draw_row, wanted), \
	ROW_INT(struct draw_row, pool_count), ROW_TEXT(struct draw_row, pool_digest), ROW_TEXT(struct draw_row, seed_source), ROW_TEXT(struct draw_row, seed), \
	ROW_ID(struct draw_row, before), ROW_TEXT(struct draw_row, reason), ROW_ID(struct draw_row, later)

FIELDS(DRAW, DRAW_FIELDS)
FIELDS(DRAW_LOT, ROW_INT(struct draw_lot_row, number), ROW_TEXT(struct draw_lot_row, name), ROW_INT(struct draw_lot_row, place))

ROUTE(GET, "/api/v1/org/:org/draw", draw_api_list, MAY_HANDLE, "Draws of an organisation, the newest first; the seed is empty before the draw")
TAKES_NOTHING(draw_api_list)
GIVES_ROWS(draw_api_list, DRAW)

ROUTE(POST, "/api/v1/org/:org/draw", draw_api_open, MAY_HANDLE, "Open a draw: freeze its pool, one name a line, and name the source of the seed; reason where the same names were drawn from before")
TAKES(draw_api_open, { A_TEXT("title", LIMIT_DRAW_TITLE), NEEDED }, { A_LINES("pool", 300000), NEEDED }, { AN_INT("wanted"), NEEDED },
	{ A_TEXT("seed_source", LIMIT_DRAW_SEED_SOURCE) }, { A_TEXT("reason", LIMIT_DRAW_AGAIN_REASON) })
GIVES_ID(draw_api_open, 201)

ROUTE(GET, "/api/v1/draw/:draw", draw_api_get, MAY_HANDLE, "One draw with its pool; place is the order in which a lot was drawn, 0 where it was not")
TAKES_NOTHING(draw_api_get)
GIVES(draw_api_get, 200, DRAW_FIELDS, { A_LIST("lots", DRAW_LOT) })

ROUTE(POST, "/api/v1/draw/:draw/seed", draw_api_hold, MAY_HANDLE, "Hold a draw; the seed is sent where a source was named, by another account than opened it")
TAKES(draw_api_hold, { A_TEXT("seed", LIMIT_DRAW_SEED) })
GIVES_ID(draw_api_hold, 200)

void draw_api_list(struct web *w)
{
	struct draw_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see_for(w->c, web_path(w, org), MAY_HANDLE, &org))
		return;
	count = draws_of(w->c->store, org.id, &rows);
	web_give_rows(w, DRAW, rows, count);
}

void draw_api_open(struct web *w)
{
	struct draw_ask ask;
	draw_id id;

	draw_ask_read(w, &ask);
	if (draw_open(w->c, &ask, &id))
		web_give_id(w, id.v);
}

void draw_api_get(struct web *w)
{
	struct draw_screen s;
	struct json *j;

	if (!draw_screen_read(w->c, web_path(w, draw), &s))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, DRAW, &s.row);
	api_put_rows(j, "lots", DRAW_LOT, s.lots, s.lots_count);
	json_end(j);
}

void draw_api_hold(struct web *w)
{
	if (draw_hold(w->c, web_path(w, draw), web_param(w, "seed")))
		web_give_id(w, web_path(w, draw).v);
}
