#include "rooms/export/export_register.h"

#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/certificate/certificate_register.h"
#include "rooms/floating/floating_register.h"
#include "rooms/floating/pass_register.h"
#include "rooms/floating/station_register.h"
#include "rooms/host/host_register.h"
#include "rooms/host/host_relation_register.h"
#include "rooms/org/desk_filter.h"
#include "rooms/org/vacancy_register.h"
#include "rooms/person/balance_register.h"
#include "rooms/resident/resident_register.h"
#include "rooms/transfer/transfer_register.h"
#include "base/buffer.h"
#include "text/export.h"
#include "web/request.h"

#define MARK "register="

static const struct register_list *const REGISTERS[] = { &CERTIFICATE_REGISTER, &PASS_REGISTER, &STATION_REGISTER, &RESIDENT_REGISTER, &TRANSFER_REGISTER, &FLOATING_REGISTER,
	&VACANCY_REGISTER, &HOST_REGISTER, &HOST_RELATION_REGISTER, &BALANCE_REGISTER };

bool export_names_register(const char *query)
{
	return text_starts(query, MARK);
}

#define TEXT_CHARS_MAX 100

/* The value of a word of the query; "" it is not there. Keys and codes alone stand in it, but for the text, so nothing else is escaped. */
static const char *value_of(struct arena *a, const char *query, const char *name)
{
	size_t bytes = strlen(name);

	for (const char *at = query; *at != '\0'; at += strcspn(at, "&"), at += *at == '&')
		if (strncmp(at, name, bytes) == 0 && at[bytes] == '=')
			return arena_text_n(a, at + bytes + 1, strcspn(at + bytes + 1, "&"));
	return "";
}

static const struct register_list *list_of(const char *key)
{
	for (size_t i = 0; i < sizeof(REGISTERS) / sizeof(REGISTERS[0]); i++)
		if (strcmp(REGISTERS[i]->key, key) == 0)
			return REGISTERS[i];
	return NULL;
}

static bool is_narrowing(const char *codes, const char *value)
{
	return value[0] == '\0' || (codes != NULL && code_find(codes, value) != NULL);
}

static bool is_kind(struct ctx *c, const struct export_register *r)
{
	return is_narrowing(r->list->kinds, r->ask.kind) || (r->list->kind_words != NULL && r->list->kind_words(c, &r->ask) != NULL);
}

static bool is_one_of(const char *words, const char *word)
{
	size_t bytes = strlen(word);

	for (const char *at = words; at != NULL && *at != '\0'; at += strcspn(at, " "), at += *at == ' ')
		if (strcspn(at, " ") == bytes && strncmp(at, word, bytes) == 0)
			return true;
	return false;
}

/* A day that is none, one to come, or a period the wrong way round is no list of the register; a day that the register has not either. */
static bool read_days(struct ctx *c, const char *query, struct export_register *r)
{
	const char *from = value_of(c->arena, query, "from"), *to = value_of(c->arena, query, "to");
	day_t first, last;

	if (r->list->days < 1 && to[0] != '\0')
		return false;
	if (r->list->days < 2 && from[0] != '\0')
		return false;
	if (r->list->days < 1)
		return true;
	last = to[0] == '\0' ? c->today : day_parse_iso(to);
	first = r->list->days < 2 ? last : from[0] == '\0' ? day_from_date(date_from_day(c->today).year, 1, 1) : day_parse_iso(from);
	r->ask.to = day_text(c->arena, last);
	r->ask.from = r->list->days < 2 ? "" : day_text(c->arena, first);
	return first != DAY_NONE && last != DAY_NONE && first <= last && last <= c->today;
}

/* What the page looks for; false: it looks for no text, or what is written is none. */
static bool read_text(struct ctx *c, const char *query, struct export_register *r)
{
	const char *written = value_of(c->arena, query, "q");

	r->ask.text = request_unescape(c->arena, written, strlen(written), false);
	return r->ask.text != NULL && text_chars(r->ask.text) <= TEXT_CHARS_MAX && (r->list->has_text || r->ask.text[0] == '\0');
}

/* Of a list of tasks alone. */
static bool is_desk(const struct export_register *r)
{
	struct desk_filter desk;

	return desk_filter_named(r->ask.desk, &desk) && (desk.part == DESK_ALL || is_one_of(r->list->desk_sides, r->ask.side));
}

static bool read_words(struct ctx *c, const char *query, struct export_register *r)
{
	size_t side = 0;

	r->list = list_of(value_of(c->arena, query, "register"));
	if (r->list == NULL)
		return ctx_refuse_field(c, "query", T_export_register_unknown, "query", query, NULL);
	r->ask.side = value_of(c->arena, query, "side");
	r->ask.kind = value_of(c->arena, query, "kind");
	r->ask.state = value_of(c->arena, query, "state");
	r->ask.desk = value_of(c->arena, query, "desk");
	r->ask.from = r->ask.to = "";
	if (r->ask.side[0] == '\0')
		r->ask.side = r->list->sides[0];
	while (side < r->list->sides_count && strcmp(r->list->sides[side], r->ask.side) != 0)
		side++;
	if (side == r->list->sides_count || !is_kind(c, r) || !is_narrowing(r->list->states, r->ask.state) || !is_desk(r) ||
	    !read_days(c, query, r) || !read_text(c, query, r))
		return ctx_refuse_field(c, "query", T_export_register_unknown, "query", query, NULL);
	r->side_title = r->list->side_titles[side];
	return true;
}

bool export_register_describe(struct ctx *c, const char *query, struct export_register *r)
{
	*r = (struct export_register){ .list = NULL };
	return read_words(c, query, r);
}

bool export_register_read(struct ctx *c, const char *query, int64_t org, struct export_register *r)
{
	*r = (struct export_register){ .list = NULL };
	if (!read_words(c, query, r))
		return false;
	if (org == 0 || r->list->is_own_range)
		org = c->actor.org_id;
	if (!org_see_for(c, (org_id){ org }, r->list->is_of_orgs ? MAY_SEE_ORG : MAY_SEE_PERSON, &r->org) || !permit_require(c, MAY_EXPORT, org))
		return false;
	r->ask.org = org;
	r->ask.path = r->org.path;
	return true;
}

const char *export_register_query(struct arena *a, const struct export_register *r)
{
	return arena_printf(a, MARK "%s&side=%s%s%s%s%s%s%s%s%s%s%s%s%s", r->list->key, r->ask.side, r->ask.kind[0] == '\0' ? "" : "&kind=", r->ask.kind, r->ask.state[0] == '\0' ? "" : "&state=", r->ask.state,
		r->ask.desk[0] == '\0' ? "" : "&desk=", r->ask.desk, r->ask.from[0] == '\0' ? "" : "&from=", r->ask.from, r->ask.to[0] == '\0' ? "" : "&to=", r->ask.to,
		r->ask.text[0] == '\0' ? "" : "&q=", buffer_url(a, r->ask.text));
}
