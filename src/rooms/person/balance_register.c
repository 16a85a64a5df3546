#include "rooms/person/balance_register.h"

#include "base/text.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/person/balance_behind.h"
#include "rooms/person/balance_input.h"
#include "rooms/person/person.h"
#include "text/balance.h"
#include "text/person_void.h"
#include "text/archive.h"

/* False: refused, or a failure. */
static bool open_cell(struct ctx *c, const struct register_ask *ask, struct balance_cell *cell)
{
	*cell = (struct balance_cell){ .part = ask->side, .cause = ask->kind };
	return balance_period(c, (org_id){ ask->org }, day_parse_iso(ask->from), day_parse_iso(ask->to), &cell->org, &cell->balance);
}

static int64_t count(struct ctx *c, const struct register_ask *ask)
{
	struct balance_person *first;
	struct balance_cell cell;
	int64_t total = 0;

	if (open_cell(c, ask, &cell))
		balance_people(c, &cell.org, &cell.balance, cell.part, cell.cause, 1, 0, &first, &total);
	return total;
}

/* Of whoever is elsewhere by now, no more than that. */
static const char *now_of(struct ctx *c, const struct balance_person *p)
{
	if (p->status == PERSON_VOID)
		return ctx_words(c, T_person_void_is_void);
	if (!may_at_path(c, MAY_SEE_PERSON, p->path))
		return ctx_words(c, T_balance_elsewhere);
	return arena_printf(c->arena, "%s %s", p->org_name, code_name_int(c->lang, "member_status", p->status));
}

static size_t read(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells)
{
	struct balance_cell cell;
	struct balance_person *people;
	int64_t total;
	size_t n = open_cell(c, ask, &cell) ? balance_people(c, &cell.org, &cell.balance, cell.part, cell.cause, (size_t)limit, (size_t)offset, &people, &total) : 0;

	*cells = arena_array(c->arena, n * BALANCE_REGISTER.columns_count + 1, sizeof(**cells));
	for (size_t i = 0; i < n; i++) {
		const struct balance_person *p = &people[i];
		const char **to = *cells + i * BALANCE_REGISTER.columns_count;

		*to++ = p->name;
		*to++ = day_text(c->arena, p->day);
		*to++ = text_is_empty(p->cause) ? "" : balance_cause_words(c, ask->side, p->cause);
		*to = now_of(c, p);
	}
	return n;
}

static const char *kind_words(struct ctx *c, const struct register_ask *ask)
{
	return balance_cause_is_known(ask->kind) ? balance_cause_words(c, ask->side, ask->kind) : NULL;
}

static const char *address(struct arena *a, const struct register_ask *ask)
{
	return arena_printf(a, "/org/%lld/balance/list?part=%s&cause=%s&from=%s&to=%s", (long long)ask->org, ask->side, ask->kind, ask->from, ask->to);
}

static const char *const SIDE_KEYS[] = { "closing", "opening", "in", "out", "inside" };
static const struct message *const SIDES[] = { T_balance_list_closing, T_balance_list_opening, T_balance_in, T_balance_out, T_balance_inside };
static const struct register_column COLUMNS[] = { { T_archive_name, 12 }, { T_balance_day, 12 }, { T_balance_cause, 20 }, { T_balance_now, 40 } };

const struct register_list BALANCE_REGISTER = { .key = "balance", .title = T_balance_title, .sides = SIDE_KEYS, .side_titles = SIDES, .sides_count = sizeof(SIDES) / sizeof(SIDES[0]),
	.columns = COLUMNS, .columns_count = sizeof(COLUMNS) / sizeof(COLUMNS[0]), .kind_words = kind_words, .days = 2, .count = count, .read = read, .address = address };
