/* The catalogue of practices for everybody. All rows stand on one page, so that it can be searched and printed whole. */
#include <string.h>
#include "core/permit.h"
#include "programme/shipped.h"
#include "rooms/catalogue/catalogue_screen.h"
#include "rooms/catalogue/catalogue_tmpl.h"
#include "rooms/org/org_sql.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/programme/programme_sql.h"
#include "web/route.h"
#include "web/web.h"

ROUTE(GET, "/catalogue", catalogue_page, ANYONE, "Every practice: what it is held to, what the tests prove of it, and the page that runs it")

/* ---- where a row leads ---- */

static bool may_open(const struct ctx *c, const char *page)
{
	size_t bytes = strcspn(page, "?");

	for (int i = 0; i < ROUTES_COUNT; i++)
		if (strcmp(ROUTES[i].method, "GET") == 0 && strlen(ROUTES[i].path) == bytes && strncmp(ROUTES[i].path, page, bytes) == 0)
			return permit_may_open(c, ROUTES[i].permission);
	return false;
}

/* A file that comes with the program names the rows that it declares. */
static bool declares(const char *text, const char *row)
{
	size_t bytes = strlen(row);

	for (const char *at = strstr(text, row); at != NULL; at = strstr(at + 1, row))
		if (at[bytes] < '0' || at[bytes] > '9')
			return true;
	return false;
}

static bool is_in_force(const struct programme_use_row *uses, size_t count, const char *code, day_t today)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(uses[i].code, code) == 0 && uses[i].from_day <= today)
			return true;
	return false;
}

static struct catalogue_doors one_door(struct arena *a, const char *href)
{
	struct catalogue_doors doors = { arena_array(a, 1, sizeof(*doors.list)), 1 };

	doors.list[0].href = href;
	return doors;
}

/* Of a row that runs as cases: the cases of each of its practices that is in force; of one that is not, its file. */
static struct catalogue_doors case_doors(struct ctx *c, const struct catalogue_row *row, const struct programme_use_row *uses, size_t uses_count)
{
	struct catalogue_doors doors = { arena_array(c->arena, SHIPPED_COUNT, sizeof(*doors.list)), 0 };

	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		const struct programme *p = declares(SHIPPED[i].text, row->id) ? programme_of_shipped(c, i) : NULL;

		if (p == NULL)
			continue;
		if (is_in_force(uses, uses_count, p->id, c->today))
			doors.list[doors.count++] = (struct catalogue_door){ arena_printf(c->arena, "/org/%lld/run?code=%s", (long long)c->actor.org_id, p->id), p->title, false };
		else
			doors.list[doors.count++] = (struct catalogue_door){ may(c, MAY_SET_NORMS) ? arena_printf(c->arena, "/programme/new?shipped=%s", SHIPPED[i].name) : NULL, p->title, true };
	}
	if (doors.count == 1)
		doors.list[0].title = NULL;	/* that of the row */
	return doors.count == 0 ? one_door(c->arena, row->page) : doors;
}

/* Nobody is led to what is closed to him; without an account the door is that of signing in. */
static void read_doors(struct ctx *c, struct catalogue_screen *s)
{
	struct programme_use_row *uses = NULL;
	struct org_row own;
	size_t uses_count = c->actor.org_id != 0 && org_get(c->store, (org_id){ c->actor.org_id }, &own) ? programme_uses_for(c->store, own.path, c->today, &uses) : 0;

	s->doors = arena_array(c->arena, s->rows_count + 1, sizeof(*s->doors));
	for (size_t i = 0; i < s->rows_count; i++) {
		const struct catalogue_row *row = s->rows[i];

		if (c->actor.account_id > 0 && !may_open(c, row->page))
			continue;
		if (c->actor.account_id > 0 && strcmp(row->page, "/run") == 0)
			s->doors[i] = case_doors(c, row, uses, uses_count);
		else
			s->doors[i] = one_door(c->arena, catalogue_href(c->arena, row, s->org));
	}
}

void catalogue_page(struct web *w)
{
	struct ctx *c = w->c;
	struct catalogue_screen s = { .query = { web_param(w, "place"), web_param(w, "state"), web_param(w, "q") }, .org = c->actor.org_id };

	s.places = arena_array(c->arena, CATALOGUE_PLACES_COUNT, sizeof(*s.places));
	for (; s.places_count < CATALOGUE_PLACES_COUNT; s.places_count++) {
		const struct catalogue_place *p = &CATALOGUE_PLACES[s.places_count];

		s.places[s.places_count] = (struct option){ .value = p->code, .label_text = c->lang == LANG_EN ? p->en : p->zh };
	}
	catalogue_count(&s.counts);
	s.rows_count = catalogue_find(c->arena, &s.query, &s.rows);
	read_doors(c, &s);
	catalogue_screen(&w->view, &s);
	web_page(w);
}
