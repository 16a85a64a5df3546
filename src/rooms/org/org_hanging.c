#include "rooms/org/org_hanging.h"

#include <string.h>
#include "core/audit.h"
#include "rooms/org/org_carry.h"
#include "text/org.h"

#define STAYS(of, by) { .table = of, .column = by, .merged = FATE_STAYS, .closed = FATE_STAYS }
#define ELSEWHERE(of, by) { .table = of, .column = by, .merged = FATE_ELSEWHERE, .closed = FATE_ELSEWHERE }	/* org_end.c, person_merge.h, run_move.h, transfer_merge.h */

/* In the order of the model. */
const struct org_hanging ORG_HANGING[] = {
	STAYS("audit", "org_id"),
	STAYS("job", "org_id"),
	ELSEWHERE("org", "parent_id"),
	STAYS("org_path", "org_id"),
	STAYS("org_path", "parent_id"),
	STAYS("org_request", "org_id"),
	STAYS("org_request", "into_id"),
	STAYS("post", "org_id"),
	STAYS("post_change", "org_id"),
	ELSEWHERE("holding", "org_id"),
	STAYS("org_approval", "org_id"),
	{ "org_approval", "linked_org_id", FATE_FOLLOWS, FATE_ENDS, .follow = carry_links, .end = carry_links },
	STAYS("org_term", "org_id"),
	STAYS("org_unit", "org_id"),
	STAYS("org_carried", "org_id"),
	{ "body_version", "org_id", FATE_ENDS, FATE_ENDS, .follow = carry_constitutions, .end = carry_constitutions },
	{ "household_group", "org_id", FATE_FOLLOWS, FATE_ENDS, .follow = carry_household_groups, .end = carry_household_groups },
	{ "host_unit", "org_id", FATE_FOLLOWS, FATE_ASKED, .follow = carry_host_units, .count = count_host_units,
	  .what = T_org_hangs_units, .way = T_org_settle_units, .page = "/host" },
	{ "host_unit", "covered_by", FATE_FOLLOWS, FATE_ENDS, .follow = carry_coverage, .end = carry_coverage, .count = count_coverage,
	  .what = T_org_hangs_covers, .page = "/host" },
	STAYS("host_cover", "covered_by"),
	STAYS("host_household", "org_id"),
	{ "host_relation", "superior_id", FATE_FOLLOWS, FATE_ASKED, .follow = carry_host_relations, .count = count_host_relations,
	  .what = T_org_hangs_relations, .way = T_org_settle_relations, .page = "/host" },
	{ "place", "org_id", FATE_FOLLOWS, FATE_ASKED, .follow = carry_all_places, .count = count_all_places,
	  .what = T_org_hangs_places, .way = T_org_settle_places, .page = "/place" },
	STAYS("place_review", "org_id"),
	STAYS("place_check", "org_id"),
	{ "sign", "org_id", FATE_FOLLOWS, FATE_ASKED, .follow = carry_all_signs, .count = count_all_signs,
	  .what = T_org_hangs_signs, .way = T_org_settle_signs, .page = "/sign" },
	{ "programme_use", "org_id", FATE_ENDS, FATE_ENDS, .follow = carry_programmes, .end = carry_programmes },
	{ "programme_param", "org_id", FATE_ENDS, FATE_ENDS, .follow = carry_params, .end = carry_params },
	{ "document_use", "org_id", FATE_ENDS, FATE_ENDS, .follow = carry_templates, .end = carry_templates },
	{ "booklet", "org_id", FATE_FOLLOWS, FATE_ASKED, .follow = carry_stock, .count = count_stock,
	  .what = T_org_hangs_booklets, .way = T_org_settle_booklets, .page = "/booklet" },
	STAYS("overprint_offset", "org_id"),
	STAYS("overprint_place", "org_id"),
	ELSEWHERE("run", "org_id"),
	STAYS("run_move", "from_id"),
	STAYS("run_move", "to_id"),
	STAYS("run_hold", "org_id"),
	ELSEWHERE("run_turn", "org_id"),
	STAYS("reminder", "org_id"),
	STAYS("reminder", "to_id"),
	STAYS("reminder_line", "org_id"),
	{ "notice", "org_id", FATE_FOLLOWS, FATE_ASKED, .follow = carry_all_notices, .count = count_all_notices,
	  .what = T_org_hangs_notices, .way = T_org_settle_notices, .page = "/notice?org=" },
	STAYS("message", "org_id"),
	STAYS("point", "org_id"),
	STAYS("publication", "org_id"),
	STAYS("stated_figure", "org_id"),
	STAYS("ledger_value", "org_id"),
	STAYS("ledger_entry", "org_id"),
	{ "ledger_counter", "org_id", FATE_FOLLOWS, FATE_STAYS, .follow = carry_all_counters },
	ELSEWHERE("dues_member", "org_id"),
	ELSEWHERE("dues_base", "org_id"),
	STAYS("dues_receipt", "org_id"),
	STAYS("dues_receipt", "collected_id"),
	STAYS("dues_payment", "org_id"),
	ELSEWHERE("dues_step", "org_id"),
	STAYS("dues_paid", "org_id"),
	{ "dues_entry", "org_id", FATE_ASKED, FATE_ASKED, .count = count_dues_waiting, .what = T_org_hangs_dues, .way = T_org_settle_dues, .page = "/dues/book" },
	ELSEWHERE("dues_entry", "other_id"),
	STAYS("dues_statement", "org_id"),
	STAYS("appraisal", "org_id"),
	ELSEWHERE("person", "org_id"),
	ELSEWHERE("membership", "org_id"),
	ELSEWHERE("late_entry", "org_id"),
	STAYS("standing_change", "org_id"),
	{ "person_role", "org_id", FATE_FOLLOWS, FATE_ENDS, .follow = carry_person_roles, .end = carry_person_roles, .count = count_person_roles,
	  .what = T_org_hangs_roles, .page = "/person?org=" },
	/* A stage of the way to membership is ended by no form: who stands there still goes to another branch first, and the stage with him. */
	{ "person_role", "org_id", FATE_ELSEWHERE, FATE_ASKED, .count = count_stages_here, .what = T_org_hangs_stages, .way = T_org_settle_stages, .page = "/person?org=" },
	STAYS("team_batch", "org_id"),
	STAYS("support_team", "org_id"),
	ELSEWHERE("floating", "home_id"),
	ELSEWHERE("floating_card", "home_id"),
	{ "floating_host", "org_id", FATE_FOLLOWS, FATE_ASKED, .follow = carry_floating_guests, .count = count_floating_guests,
	  .what = T_org_hangs_guests, .way = T_org_settle_guests, .page = "/floating?org=" },
	STAYS("floating_activity", "confirmed_id"),
	STAYS("certificate", "org_id"),
	{ "certificate", "branch_id", FATE_FOLLOWS, FATE_STAYS, .follow = carry_own_certificates },
	STAYS("pass", "org_id"),
	{ "pass", "branch_id", FATE_FOLLOWS, FATE_STAYS, .follow = carry_own_passes },
	{ "station_entry", "station_id", FATE_FOLLOWS, FATE_ASKED, .follow = carry_stations, .count = count_stations,
	  .what = T_org_hangs_stations, .way = T_org_settle_stations, .page = "/station" },
	{ "station_entry", "home_id", FATE_FOLLOWS, FATE_STAYS, .follow = carry_station_homes },
	ELSEWHERE("resident", "home_id"),
	{ "resident", "community_id", FATE_FOLLOWS, FATE_ASKED, .follow = carry_communities, .count = count_communities,
	  .what = T_org_hangs_residents, .way = T_org_settle_residents, .page = "/resident?org=" },
	{ "transfer", "from_id", FATE_ELSEWHERE, FATE_ASKED, .count = count_transfers, .what = T_org_hangs_transfers, .way = T_org_settle_transfers, .page = "/transfer?org=" },
	ELSEWHERE("transfer", "to_id"),
	ELSEWHERE("transfer", "from_organ_id"),
	ELSEWHERE("transfer", "to_organ_id"),
	STAYS("transfer", "issuer_id"),
	STAYS("transfer_step", "org_id"),
	STAYS("file", "org_id"),
	STAYS("roster_edit", "org_id"),
	STAYS("batch", "org_id"),
	STAYS("batch_branch", "org_id"),
	STAYS("batch_mapping", "org_id"),
	STAYS("founding", "org_id"),
	STAYS("export", "org_id"),
	{ "ballot", "org_id", FATE_FOLLOWS, FATE_ASKED, .follow = carry_open_ballots, .count = count_votes,
	  .what = T_org_hangs_votes, .way = T_org_settle_votes, .page = "/run?org=" },
	{ "review", "org_id", FATE_FOLLOWS, FATE_ELSEWHERE, .follow = carry_open_reviews },
	{ "draw", "org_id", FATE_FOLLOWS, FATE_ELSEWHERE, .follow = carry_open_draws },
};
const size_t ORG_HANGING_COUNT = sizeof(ORG_HANGING) / sizeof(ORG_HANGING[0]);

static enum org_fate fate_of(const struct org_hanging *h, bool is_merger)
{
	return is_merger ? h->merged : h->closed;
}

bool org_hanging_is_settled(struct ctx *c, const struct org_row *org, const struct org_carry *carry)
{
	bool is_settled = true;

	for (size_t i = 0; i < ORG_HANGING_COUNT; i++) {
		const struct org_hanging *h = &ORG_HANGING[i];
		int64_t n = fate_of(h, carry->to.v != 0) == FATE_ASKED ? h->count(c, carry) : 0;

		if (n > 0)
			is_settled = ctx_refuse(c, AGAINST_RULE, carry->to.v != 0 ? T_org_merge_unsettled : T_org_close_unsettled, "name", org->name, "what", ctx_words(c, h->what),
				"n", ctx_number(c, n), "way", ctx_words(c, h->way), NULL);
	}
	return is_settled;
}

void org_hanging_carry(struct ctx *c, const struct org_carry *carry)
{
	bool is_merger = carry->to.v != 0;

	for (size_t i = 0; i < ORG_HANGING_COUNT; i++) {
		const struct org_hanging *h = &ORG_HANGING[i];
		void (*act)(struct ctx *, const struct org_carry *) = is_merger ? h->follow : h->end;
		int64_t n = act != NULL && h->count != NULL ? h->count(c, carry) : 0;

		if (n > 0)
			store_note(c->store, arena_printf(c->arena, "%s.%s", h->table, h->column), NULL, ctx_number(c, n));
		if (act != NULL)
			act(c, carry);
	}
}

/* "/org/5/host", or where the page is that of a range "/floating?org=5". */
static const char *href_of(struct ctx *c, const struct org_hanging *h, org_id org)
{
	bool is_range = h->page[strlen(h->page) - 1] == '=';

	return is_range ? arena_printf(c->arena, "%s%lld", h->page, (long long)org.v) : org_url(c, org, h->page);
}

size_t org_hanging_lines(struct ctx *c, const struct org_row *org, bool is_merger, struct org_hanging_line **lines)
{
	static const message THEN[] = { [FATE_FOLLOWS] = T_org_hangs_follows, [FATE_ENDS] = T_org_hangs_ends, [FATE_ASKED] = T_org_hangs_asked };
	const struct org_carry now = { .from = org->id, .region = org->region, .from_path = org->path, .day = c->today };
	size_t count = 0;

	*lines = arena_array(c->arena, ORG_HANGING_COUNT, sizeof(**lines));
	for (size_t i = 0; i < ORG_HANGING_COUNT; i++) {
		const struct org_hanging *h = &ORG_HANGING[i];
		enum org_fate fate = fate_of(h, is_merger);
		int64_t n = h->count != NULL && fate != FATE_STAYS && fate != FATE_ELSEWHERE ? h->count(c, &now) : 0;

		if (n > 0)
			(*lines)[count++] = (struct org_hanging_line){ h->what, THEN[fate], ctx_number(c, n), href_of(c, h, org->id) };
	}
	return count;
}
