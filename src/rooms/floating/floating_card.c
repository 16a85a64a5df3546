#include "rooms/floating/floating_card.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/floating/floating_part.h"
#include "rooms/norm/norm.h"
#include "text/floating.h"

#define CARD_MONTHS 2

int floating_card_months(struct ctx *c)
{
	int low = 1, high = CARD_MONTHS;

	norm_band(c, "floating_card_months", &low, &high);
	return high;
}

day_t floating_card_away_before(struct ctx *c)
{
	int months = floating_card_months(c);
	day_t day = day_add_months(c->today, -months);

	/* Months are counted from the departure, so that the ends of short ones say the same here and on the card. */
	while (day > DAY_NONE && c->today <= day_add_months(day, months))
		day--;
	return day + 1;
}

bool floating_issue_card(struct ctx *c, floating_id id, int64_t row_version)
{
	int months = floating_card_months(c), year = date_from_day(c->today).year;
	struct floating_card_row card;
	struct floating_card_serial last = { 0 };
	struct floating_row row;

	ctx_begin(c, "floating.card", "floating", id.v, 0);
	if (!floating_take(c, id, row_version, &row))
		return false;
	if (c->today <= day_add_months(row.away_since, months))
		return ctx_refuse(c, AGAINST_RULE, T_floating_card_early, "name", row.name, "since", day_text(c->arena, row.away_since), "n", ctx_number(c, months), "first",
			day_text(c->arena, day_add_months(row.away_since, months) + 1), NULL);
	if (floating_card_of(c->store, row.region, row.person, year, &card))
		return ctx_refuse(c, AGAINST_RULE, T_floating_card_twice, "name", row.name, "year", ctx_number(c, year), "day", day_text(c->arena, card.day), NULL);
	floating_card_last(c->store, row.region, row.home, year, &last);
	floating_card_insert(c->store, (floating_card_id){ store_new_id(c->store) }, row.region, id, row.person, row.home, year, last.n + 1, c->today, c->actor.account_id);
	floating_touch(c->store, id, row.region, row_version);
	store_note(c->store, "card", NULL, arena_printf(c->arena, "%d-%lld", year, (long long)last.n + 1));
	return ctx_commit(c);
}

static bool still_lasts(struct ctx *c, const struct floating_row *row, int64_t row_version)
{
	if (row->ended_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_floating_ended, "day", day_text(c->arena, row->ended_day), NULL);
	return row->row_version == row_version || ctx_refuse_changed(c, T_floating_changed, "name", row->name, NULL);
}

static bool activity_is_right(struct ctx *c, const struct floating_row *row, day_t day, const char *kind)
{
	struct floating_card_row card;
	int year;

	if (!floating_day_is_while_away(c, row, day))
		return false;
	if (code_find("floating_activity", kind) == NULL)
		return ctx_refuse_field(c, "kind", T_floating_activity_kind, NULL);
	year = date_from_day(day).year;
	return floating_card_of(c->store, row->region, row->person, year, &card) ||
		ctx_refuse(c, AGAINST_RULE, T_floating_card_missing, "name", row->name, "year", ctx_number(c, year), NULL);
}

bool floating_report(struct ctx *c, floating_id id, day_t day, const char *kind, int64_t row_version)
{
	struct floating_row row;
	struct floating_host_row host = { .name = "" };
	bool is_home, is_host, is_own;

	ctx_begin(c, "floating.report", "floating", id.v, 0);
	if (!floating_get(c->store, id, &row))
		return ctx_refuse(c, NOT_FOUND, T_floating_not_found, NULL);
	is_own = row.person.v == c->actor.person_id && may(c, MAY_SEE_SELF);
	is_home = floating_may_at_home(c, MAY_EDIT_PERSON, &row);
	is_host = !is_home && floating_taken_in_by_actor(c, row.id, &host);
	if (!is_own && !is_home && !is_host)
		return ctx_refuse(c, NOT_FOUND, T_floating_not_found, NULL);
	store_subject(c->store, id.v, is_host ? host.org.v : row.home.v);
	if (!still_lasts(c, &row, row_version) || !activity_is_right(c, &row, day, kind))
		return false;
	if (floating_activity_insert(c->store, (floating_activity_id){ store_new_id(c->store) }, row.region, id, day, kind, is_host ? "host" : is_home ? "home" : "member",
		is_host ? c->today : DAY_OPEN, host.org.v, c->actor.account_id) == 0)
		return ctx_refuse(c, AGAINST_RULE, T_floating_activity_twice, "day", day_text(c->arena, day), "kind", code_name(c->lang, "floating_activity", kind), NULL);
	floating_touch(c->store, id, row.region, row_version);
	audit_note_day(c, "floating_activity", "day", id.v, DAY_NONE, day);
	audit_note_text(c, "floating_activity", "kind", id.v, NULL, kind);
	return ctx_commit(c);
}

bool floating_confirm(struct ctx *c, floating_id id, floating_activity_id activity, int64_t row_version)
{
	struct floating_row row;
	struct floating_host_row host;

	ctx_begin(c, "floating.confirm", "floating", id.v, 0);
	if (!floating_see(c, id, &row))
		return false;
	if (!floating_taken_in_by_actor(c, row.id, &host))
		return ctx_refuse(c, AGAINST_RULE, T_floating_confirm_host, "name", row.name, NULL);
	store_subject(c->store, id.v, host.org.v);
	if (!still_lasts(c, &row, row_version))
		return false;
	if (floating_activity_confirm(c->store, activity, row.region, id, c->today, host.org.v) == 0)
		return ctx_refuse(c, AGAINST_RULE, T_floating_confirm_none, NULL);
	floating_touch(c->store, id, row.region, row_version);
	store_note(c->store, "host", NULL, host.name);
	return ctx_commit(c);
}
