#include "rooms/floating/floating_part.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/crypto.h"
#include "core/permit.h"
#include "core/phone.h"
#include "core/services.h"
#include "rooms/floating/station.h"
#include "rooms/norm/norm.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_offer.h"
#include "rooms/person/role.h"
#include "text/floating.h"

#define CONTACT_MONTHS 3

/* ---- what the county's norm says ---- */

int floating_hosts_max(struct ctx *c)
{
	int low = 1, high = 1;

	norm_band(c, "floating_hosts", &low, &high);
	return high;
}

int floating_contact_months(struct ctx *c)
{
	int low = 1, high = CONTACT_MONTHS;

	norm_band(c, "floating_contact_months", &low, &high);
	return high;
}

day_t floating_contact_since(struct ctx *c)
{
	return day_add_months(c->today, -floating_contact_months(c)) + 1;
}

bool floating_was_reached(const struct floating_contact_row *contacts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (contacts[i].is_reached)
			return true;
	return false;
}

int floating_searches(const struct floating_contact_row *contacts, size_t count)
{
	int ways = 0;

	for (size_t i = 0; i < count && !contacts[i].is_reached; i++) {
		bool is_new = true;

		for (size_t k = 0; k < i; k++)
			is_new &= strcmp(contacts[k].method, contacts[i].method) != 0;
		ways += is_new;
	}
	return ways;
}

/* ---- who sees it ---- */

bool floating_may_at_home(struct ctx *c, enum permission p, const struct floating_row *row)
{
	return may_at_path(c, p, row->path);
}

bool floating_is_actors_host(struct ctx *c, enum permission p, const struct floating_host_row *host)
{
	return host->to_day == DAY_OPEN && host->org.v != 0 && may_at_path(c, p, host->path);
}

bool floating_may_at_host(struct ctx *c, enum permission p, const struct floating_row *row)
{
	struct floating_host_row *hosts;
	size_t count = floating_hosts(c->store, row->id, &hosts);

	for (size_t i = 0; i < count; i++)
		if (floating_is_actors_host(c, p, &hosts[i]))
			return true;
	return false;
}

bool floating_taken_in_by_actor(struct ctx *c, floating_id id, struct floating_host_row *host)
{
	struct floating_host_row *hosts;
	size_t count = floating_hosts(c->store, id, &hosts);

	for (size_t i = 0; i < count; i++)
		if (hosts[i].accepted_day != DAY_OPEN && floating_is_actors_host(c, MAY_EDIT_PERSON, &hosts[i])) {
			*host = hosts[i];
			return true;
		}
	return false;
}

static bool see_for(struct ctx *c, enum permission p, floating_id id, struct floating_row *row)
{
	return (floating_get(c->store, id, row) && (floating_may_at_home(c, p, row) || floating_may_at_host(c, p, row))) ||
		ctx_refuse(c, NOT_FOUND, T_floating_not_found, NULL);
}

bool floating_see(struct ctx *c, floating_id id, struct floating_row *row)
{
	return see_for(c, MAY_SEE_PERSON, id, row);
}

bool floating_take(struct ctx *c, floating_id id, int64_t row_version, struct floating_row *row)
{
	if (!floating_get(c->store, id, row) || !floating_may_at_home(c, MAY_EDIT_PERSON, row))
		return ctx_refuse(c, NOT_FOUND, T_floating_not_found, NULL);
	store_subject(c->store, id.v, row->home.v);
	if (row->ended_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_floating_ended, "day", day_text(c->arena, row->ended_day), NULL);
	return row->row_version == row_version || ctx_refuse_changed(c, T_floating_changed, "name", row->name, NULL);
}

/* ---- registering ---- */

static bool fits(struct ctx *c, const char *field, const char *text, size_t most)
{
	return text == NULL || text_chars(text) <= most || ctx_refuse_field(c, field, T_floating_too_long, "n", ctx_number(c, (int64_t)most), NULL);
}

static bool place_is_right(struct ctx *c, const char *place, bool is_rule_said)
{
	if (text_is_empty(place))
		return ctx_refuse_field(c, "place", is_rule_said ? T_floating_place_missing_too : T_floating_place_missing, NULL);
	return (!floating_place_is_address(place) || ctx_refuse_field(c, "place", T_floating_place_address, "typed", place, NULL)) &
		fits(c, "place", place, LIMIT_FLOATING_PLACE);
}

/* 02 membership, rule 7: since when, where to and how to reach; all at once, so that a clerk sees everything that is missing. */
static bool form_is_right(struct ctx *c, const struct floating_form *form, const char **phone)
{
	int before = c->refusals_count;
	bool is_rule_said = false;	/* once is enough for three fields */

	*phone = text_is_empty(form->phone) ? NULL : phone_read(c->arena, form->phone);
	if (form->away_since == DAY_NONE)
		is_rule_said = !ctx_refuse_field(c, "away_since", T_floating_since_missing, NULL);
	else if (form->away_since > c->today)
		ctx_refuse_field(c, "away_since", T_floating_in_future, "day", day_text(c->arena, form->away_since), "today", day_text(c->arena, c->today), NULL);
	if (code_find("floating_reason", form->reason) == NULL)
		ctx_refuse_field(c, "reason", T_floating_reason_missing, NULL);
	place_is_right(c, form->place, is_rule_said);
	is_rule_said |= text_is_empty(form->place);
	if (text_is_empty(form->phone))
		ctx_refuse_field(c, "phone", is_rule_said ? T_floating_phone_missing_too : T_floating_phone_missing, NULL);
	else if (*phone == NULL)
		ctx_refuse_field(c, "phone", T_floating_phone_wrong, "typed", form->phone, NULL);
	fits(c, "wish", form->wish, FLOATING_WISH_CHARS_MAX);
	return c->refusals_count == before;
}

/* The organisation meant; id 0 with a name for one outside, and id 0 without for none. */
static bool host_is_right(struct ctx *c, const struct floating_to *to, org_id home, struct floating_org_row *org)
{
	struct floating_org_row *found;
	const char *typed;
	size_t count;

	*org = (struct floating_org_row){ .name = "", .path = "" };
	if (text_is_empty(to->code)) {
		org->name = text_is_empty(to->name) ? "" : to->name;
		return fits(c, "host_name", to->name, LIMIT_FLOATING_HOST_NAME);
	}
	if (!text_is_empty(to->name))
		return ctx_refuse_field(c, "host_name", T_floating_host_twice, NULL);
	typed = org_offered_code(c, to->code);
	if (!floating_org_coded(c->store, typed, org)) {
		count = floating_org_named(c->store, typed, text_wide_brackets(c->arena, typed), c->today, &found);
		if (count != 1)
			return ctx_refuse_field(c, "host", count == 0 ? T_floating_host_unknown : T_floating_host_many, "typed", typed, "similar",
				org_similar_words(c, typed), NULL) || org_offer_similar(c, typed);
		*org = found[0];
	}
	if (org->to_day <= c->today)
		return ctx_refuse_field(c, "host", T_floating_host_closed, "name", org->name, "day", day_text(c->arena, org->to_day), NULL);
	if (org->id.v == home.v)
		return ctx_refuse_field(c, "host", T_floating_host_is_home, "name", org->name, NULL);
	return !org_kind_is_beside(org->kind) || strcmp(org->kind, STATION_ORG_KIND) == 0 ||
		ctx_refuse_field(c, "host", T_floating_host_beside, "name", org->name, NULL);
}

static void write_host(struct ctx *c, floating_id id, const struct floating_org_row *org, day_t day)
{
	if (text_is_empty(org->name))
		return;
	floating_host_insert(c->store, (floating_host_id){ store_new_id(c->store) }, id, org->id.v, org->path, org->id.v == 0 ? org->name : "", day);
	store_note(c->store, "host", NULL, org->name);
}

/* Where the present branch took somebody over from one that lasts, the one before registered what was earlier; of one that was closed or merged into it,
 * and of a member who was here from the beginning, it tells itself. */
static bool was_here(struct ctx *c, const struct person_row *row, day_t away_since)
{
	struct person_spell *spells;
	size_t at = person_spells(c->store, row->region, row->id, &spells);
	struct person_org_row before;

	while (at > 1 && spells[at - 1].org.v == row->org.v && spells[at - 2].org.v == row->org.v)
		at--;
	if (at < 2 || spells[at - 1].org.v != row->org.v || away_since >= spells[at - 1].from_day)
		return true;
	if (!person_org(c->store, spells[at - 2].org, &before) || before.to_day <= c->today)
		return true;
	return ctx_refuse_field(c, "away_since", T_floating_before_branch, "name", row->name, "day", day_text(c->arena, spells[at - 1].from_day), "before", before.name,
		"typed", day_text(c->arena, away_since), NULL);
}

static bool person_is_right(struct ctx *c, const struct person_row *row, day_t away_since)
{
	struct floating_last last;

	if (!person_status_is_member(row->status))
		return ctx_refuse(c, AGAINST_RULE, T_floating_no_member, "name", row->name, "status", code_name_int(c->lang, "member_status", row->status), NULL);
	if (floating_of(c->store, row->region, row->id, &last) && last.ended_day == DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_floating_twice, "name", row->name, "day", day_text(c->arena, last.away_since), NULL);
	if (row->joined_day != DAY_NONE && away_since < row->joined_day)
		return ctx_refuse_field(c, "away_since", T_floating_before_joining, "day", day_text(c->arena, row->joined_day), NULL);
	return was_here(c, row, away_since);
}

bool floating_register(struct ctx *c, person_id person, const struct floating_form *form, floating_id *made)
{
	struct floating_org_row host;
	struct person_row row;
	struct bytes phone_sealed, wish_sealed;
	const char *phone;

	if (!person_get(c->store, person, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_floating_no_person, NULL);
	if (!form_is_right(c, form, &phone))
		return false;
	made->v = store_new_id(c->store);
	phone_sealed = crypto_seal(c->services->keys, c->arena, "floating", "phone", made->v, phone);
	wish_sealed = crypto_seal(c->services->keys, c->arena, "floating", "wish", made->v, form->wish);

	ctx_begin(c, "floating.register", "floating", made->v, 0);
	if (!person_get(c->store, person, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_floating_no_person, NULL);
	if (!person_is_right(c, &row, form->away_since) || !host_is_right(c, &form->host, row.org, &host))
		return false;
	store_subject(c->store, made->v, row.org.v);
	floating_insert(c->store, *made, row.region, person, row.org, row.path, form->away_since, form->reason, form->place, form->is_settled, phone_sealed,
		phone_mask(c->arena, phone), wish_sealed, c->today, c->now_s, c->actor.account_id);
	write_host(c, *made, &host, form->away_since);
	role_write_begin(c, &row, "floating_out", form->away_since, "");
	store_note(c->store, "person_id", NULL, ctx_number(c, person.v));
	audit_note_day(c, "floating", "away_since", made->v, DAY_NONE, form->away_since);
	audit_note_text(c, "floating", "place", made->v, NULL, form->place);
	audit_note_text(c, "floating", "phone", made->v, NULL, phone);
	return ctx_commit(c);
}

/* ---- putting right ---- */

bool floating_correct(struct ctx *c, floating_id id, const char *place, bool is_settled, const char *phone, int64_t row_version)
{
	const char *read = text_is_empty(phone) ? NULL : phone_read(c->arena, phone), *was = NULL;
	struct floating_row row;
	bool is_right;

	ctx_begin(c, "floating.correct", "floating", id.v, 0);
	if (!floating_take(c, id, row_version, &row))
		return false;
	is_right = place_is_right(c, place, false);
	if (!text_is_empty(phone) && read == NULL)
		is_right = ctx_refuse_field(c, "phone", T_floating_phone_wrong, "typed", phone, NULL);
	if (!is_right)
		return false;
	if (read != NULL)
		was = crypto_open(c->services->keys, c->arena, "floating", "phone", id.v, row.phone);
	if (strcmp(place, row.place) == 0 && is_settled == row.is_settled && (read == NULL || text_same(was, read)))
		return ctx_refuse_field(c, "place", T_floating_nothing_new, "place", row.place, NULL);
	floating_set_facts(c->store, id, row.region, place, is_settled, row_version);
	audit_note_text(c, "floating", "place", id.v, row.place, place);
	audit_note_int(c, "floating", "is_settled", id.v, row.is_settled, is_settled);
	if (read != NULL) {
		struct bytes sealed = crypto_seal(c->services->keys, c->arena, "floating", "phone", id.v, read);

		floating_set_phone(c->store, id, row.region, sealed, phone_mask(c->arena, read));
		audit_note_text(c, "floating", "phone", id.v, was, read);
	}
	return ctx_commit(c);
}

/* ---- hosts ---- */

static bool host_day_is_right(struct ctx *c, const struct floating_row *row, const struct floating_host_row *hosts, size_t count, day_t day)
{
	day_t since = row->away_since;

	for (size_t i = 0; i < count; i++)
		if (hosts[i].to_day == DAY_OPEN && hosts[i].from_day > since)
			since = hosts[i].from_day;
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_floating_day_missing, NULL);
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_floating_in_future, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
	return day >= since || ctx_refuse_field(c, "day", T_floating_day_early, "day", day_text(c->arena, day), "since", day_text(c->arena, since), NULL);
}

/* CS-03: one host at a time; KFQ-15: several where the norm says so. */
static bool hosts_have_room(struct ctx *c, const struct floating_host_row *hosts, size_t count, const struct floating_org_row *org, bool is_more)
{
	int now = 0, most = floating_hosts_max(c);

	for (size_t i = 0; i < count; i++) {
		if (hosts[i].to_day != DAY_OPEN)
			continue;
		now++;
		if (org->id.v != 0 && hosts[i].org.v == org->id.v)
			return ctx_refuse_field(c, "host", T_floating_host_same, "name", hosts[i].name, "day", day_text(c->arena, hosts[i].from_day), NULL);
	}
	return !is_more || now < most || ctx_refuse_field(c, "is_more", T_floating_hosts_full, "n", ctx_number(c, now), "max", ctx_number(c, most), NULL);
}

bool floating_set_host(struct ctx *c, floating_id id, const struct floating_to *to, day_t day, bool is_more, int64_t row_version)
{
	struct floating_row row;
	struct floating_org_row org;
	struct floating_host_row *hosts;
	size_t count;

	ctx_begin(c, "floating.host", "floating", id.v, 0);
	if (!floating_take(c, id, row_version, &row) || !host_is_right(c, to, row.home, &org))
		return false;
	if (text_is_empty(org.name))
		return ctx_refuse_field(c, "host", T_floating_host_missing, NULL);
	count = floating_hosts(c->store, id, &hosts);
	if (!host_day_is_right(c, &row, hosts, count, day) || !hosts_have_room(c, hosts, count, &org, is_more))
		return false;
	if (!is_more)
		floating_hosts_end(c->store, id, day);
	write_host(c, id, &org, day);
	floating_touch(c->store, id, row.region, row_version);
	store_note(c->store, "day", NULL, day_text(c->arena, day));
	return ctx_commit(c);
}

bool floating_accept(struct ctx *c, floating_id id, int64_t row_version)
{
	struct floating_row row;
	struct floating_host_row *hosts;
	const struct floating_host_row *own = NULL;
	size_t count;

	ctx_begin(c, "floating.accept", "floating", id.v, 0);
	if (!see_for(c, MAY_EDIT_PERSON, id, &row))
		return false;
	count = floating_hosts(c->store, id, &hosts);
	for (size_t i = 0; i < count; i++)
		if (floating_is_actors_host(c, MAY_EDIT_PERSON, &hosts[i]) && (own == NULL || own->accepted_day != DAY_OPEN))
			own = &hosts[i];
	if (own == NULL)
		return ctx_refuse(c, AGAINST_RULE, T_floating_only_host, "name", row.name, NULL);
	store_subject(c->store, id.v, own->org.v);
	if (row.row_version != row_version)
		return ctx_refuse_changed(c, T_floating_changed, "name", row.name, NULL);
	if (own->accepted_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_floating_accepted_already, "name", own->name, "day", day_text(c->arena, own->accepted_day), NULL);
	floating_host_accept(c->store, own->id, c->today);
	floating_touch(c->store, id, row.region, row_version);
	store_note(c->store, "host", NULL, own->name);
	return ctx_commit(c);
}

/* ---- keeping in touch ---- */

bool floating_day_is_while_away(struct ctx *c, const struct floating_row *row, day_t day)
{
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_floating_day_missing, NULL);
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_floating_in_future, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
	return day >= row->away_since ||
		ctx_refuse_field(c, "day", T_floating_day_early, "day", day_text(c->arena, day), "since", day_text(c->arena, row->away_since), NULL);
}

bool floating_note_contact(struct ctx *c, floating_id id, day_t day, const char *method, bool is_reached, int64_t row_version)
{
	struct floating_row row;

	ctx_begin(c, "floating.contact", "floating", id.v, 0);
	if (!floating_take(c, id, row_version, &row) || !floating_day_is_while_away(c, &row, day))
		return false;
	if (code_find("contact_method", method) == NULL)
		return ctx_refuse_field(c, "method", T_floating_method_missing, NULL);
	floating_contact_insert(c->store, (floating_contact_id){ store_new_id(c->store) }, row.region, id, day, method, is_reached, c->actor.account_id);
	if (is_reached)
		floating_set_contact(c->store, id, row.region, day);
	floating_touch(c->store, id, row.region, row_version);
	audit_note_day(c, "floating_contact", "day", id.v, DAY_NONE, day);
	store_note(c->store, "method", NULL, method);
	return ctx_commit(c);
}

bool floating_finish(struct ctx *c, floating_id id, day_t day, const char *ended_by, int64_t row_version)
{
	struct floating_row row;
	struct person_row person;
	struct floating_host_row *hosts;

	ctx_begin(c, "floating.finish", "floating", id.v, 0);
	if (!floating_take(c, id, row_version, &row) || !host_day_is_right(c, &row, hosts, floating_hosts(c->store, id, &hosts), day))
		return false;
	if (strcmp(ended_by, "returned") != 0 && strcmp(ended_by, "mistaken") != 0)
		return ctx_refuse_field(c, "ended_by", T_floating_end_missing, NULL);
	floating_hosts_end(c->store, id, day);
	floating_end(c->store, id, row.region, day, ended_by, row_version);
	if (person_get(c->store, row.person, &person))
		role_write_end(c, &person, "floating_out", day);
	store_note(c->store, "ended_by", NULL, ended_by);
	store_note(c->store, "day", NULL, day_text(c->arena, day));
	return ctx_commit(c);
}

bool floating_reveal(struct ctx *c, floating_id id, const char *reason, const char **phone, const char **wish)
{
	struct floating_row row;

	ctx_begin(c, "floating.reveal", "floating", id.v, 0);
	if (!see_for(c, MAY_SEE_FULL, id, &row))
		return false;
	store_subject(c->store, id.v, row.home.v);
	if (!text_says(reason))
		return ctx_refuse_field(c, "reason", T_floating_reveal_reason, NULL);
	if (!fits(c, "reason", reason, FLOATING_REASON_CHARS_MAX))
		return false;
	*phone = crypto_open(c->services->keys, c->arena, "floating", "phone", id.v, row.phone);
	*wish = crypto_open(c->services->keys, c->arena, "floating", "wish", id.v, row.wish);
	if (*phone == NULL || *wish == NULL)
		return ctx_refuse(c, AGAINST_RULE, T_floating_unreadable, NULL);
	store_note(c->store, "reason", NULL, reason);
	return ctx_commit(c);
}
