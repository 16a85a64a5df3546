/* What the templates of the ledgers of stations are given, and how a request for them is read: one reading for pages and programs. */
#ifndef ROOMS_FLOATING_STATION_SCREEN_H
#define ROOMS_FLOATING_STATION_SCREEN_H

#include "rooms/floating/station.h"
#include "view/component.h"

#define STATION_ROWS_PER_PAGE 50
#define STATIONS_SHOWN 100

/* asked: entries of any station that wait for an answer of the organisation or one below it. */
enum station_side { STATION_CHECKING, STATION_CONFIRMED, STATION_SETTLED, STATION_ENDED, STATION_ASKED, STATION_SIDES_COUNT };

struct station_list_screen {
	struct org_row org;
	enum station_side side;
	struct desk_filter desk;	/* of STATION_ASKED */
	int64_t counts[STATION_SIDES_COUNT], page, rows_per_page;
	struct station_row *rows;
	struct station_total *totals;
	size_t rows_count, totals_count;
	struct tab tabs[STATION_SIDES_COUNT];
	bool is_station, may_register;
};

struct station_screen {
	struct station_row row;
	struct station_namesake *namesakes;
	size_t namesakes_count;
	struct option people[STATION_NAMESAKES_MAX];
	bool may_ask, may_reply, may_settle, may_finish, has_home_inside;
};

struct station_new_screen { struct org_row org; };

struct web;

/* By side, as the address and the API write it. */
extern const char *const STATION_SIDE_KEYS[STATION_SIDES_COUNT];
/* What was sent of who came, of his home, of its answer and of how he was settled; nothing is judged here, and a day that is none is DAY_NONE. */
void station_home_read(struct web *w, struct station_home *home);
void station_form_read(struct web *w, struct station_form *form);
void station_answer_read(struct web *w, struct station_answer *answer);
void station_way_read(struct web *w, struct station_way *way);
/* The ledgers of the organisation of the address and below. False after a refusal. */
bool station_list_read(struct web *w, struct station_list_screen *s);
/* 〔2015〕3号, as it is printed */
const char *station_card_number(struct arena *a, const struct station_row *row);

#endif
