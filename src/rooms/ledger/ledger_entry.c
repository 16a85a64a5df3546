/* Registers: innovations (GW-11), projects (JN-06), records of political work (GW-04); and counters (GW-13). */
#include "rooms/ledger/ledger.h"

#include <string.h>
#include "core/audit.h"
#include "core/path.h"
#include "core/permit.h"
#include "schema/model.h"
#include "text/ledger.h"

/* is_once: one record stands at one level of a line only, and is counted above by itself. */
const struct ledger_book LEDGER_BOOKS[] = {
	{ "innovation", T_ledger_innovation, { { "patent", T_ledger_patent }, { "award", T_ledger_award }, { "practice", T_ledger_practice } }, true, false, false },
	{ "project", T_ledger_project, { { "company", T_ledger_company }, { "cooperative", T_ledger_cooperative }, { "household", T_ledger_household } }, false, true, false },
	{ "work", T_ledger_work, { { "party", T_ledger_party }, { "theory", T_ledger_theory }, { "publicity", T_ledger_publicity }, { "civility", T_ledger_civility } },
		false, false, true },
};
const size_t LEDGER_BOOKS_COUNT = sizeof(LEDGER_BOOKS) / sizeof(LEDGER_BOOKS[0]);

const struct ledger_book *ledger_book_find(const char *key)
{
	for (size_t i = 0; i < LEDGER_BOOKS_COUNT; i++)
		if (strcmp(LEDGER_BOOKS[i].key, key) == 0)
			return &LEDGER_BOOKS[i];
	return NULL;
}

message ledger_kind_name(const char *book, const char *kind)
{
	const struct ledger_book *r = ledger_book_find(book);

	for (size_t i = 0; r != NULL && r->kinds[i].key != NULL; i++)
		if (strcmp(r->kinds[i].key, kind) == 0)
			return r->kinds[i].name;
	return NULL;
}

/* A number as it is compared: "zl 2015（1）" is ZL2015(1). */
static const char *number_key(struct arena *a, const char *number)
{
	const char *at = text_narrow_brackets(a, text_clean(a, number));
	char *key = arena_alloc(a, strlen(at) + 1);
	size_t n = 0;

	for (; *at != '\0'; at++)
		if (*at != ' ')
			key[n++] = *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at;
	key[n] = '\0';
	return key;
}

static bool form_is_right(struct ctx *c, const struct ledger_book *r, const struct ledger_form *f)
{
	struct ledger_number same = { 0 };
	bool is_right = true;

	if (ledger_kind_name(r->key, f->kind) == NULL)
		is_right = ctx_refuse_field(c, "kind", T_ledger_no_kind, NULL);
	if (text_is_empty(f->title) || text_chars(f->title) > LIMIT_LEDGER_ENTRY_TITLE)
		is_right = ctx_refuse_field(c, "title", T_ledger_title_missing, "n", ctx_number(c, LIMIT_LEDGER_ENTRY_TITLE), NULL);
	if (text_chars(f->detail) > LIMIT_LEDGER_ENTRY_DETAIL)
		is_right = ctx_refuse_field(c, "detail", T_ledger_detail_long, "n", ctx_number(c, LIMIT_LEDGER_ENTRY_DETAIL), NULL);
	if (f->day == DAY_NONE || f->day > c->today)
		is_right = ctx_refuse_field(c, "day", T_ledger_day_wrong, "today", day_text(c->arena, c->today), NULL);
	if (text_chars(f->number) > LIMIT_LEDGER_ENTRY_NUMBER || (r->needs_number && strcmp(f->kind, "patent") == 0 && text_is_empty(f->number)))
		return ctx_refuse_field(c, "number", T_ledger_number_missing, "n", ctx_number(c, LIMIT_LEDGER_ENTRY_NUMBER), NULL);
	if (!text_is_empty(f->number) && ledger_numbered(c->store, r->key, number_key(c->arena, f->number), &same) && same.n > 0)
		return ctx_refuse_field(c, "number", T_ledger_number_taken, "number", f->number, NULL);
	return is_right;
}

bool ledger_enter(struct ctx *c, org_id id, const struct ledger_form *f, ledger_entry_id *made)
{
	const struct ledger_book *r = ledger_book_find(f->book);
	struct ledger_line_row *others;
	struct org_row org;

	ctx_begin(c, "ledger.enter", "ledger_entry", 0, id.v);
	if (!ledger_take_org(c, id, &org))
		return false;
	if (r == NULL)
		return ctx_refuse_field(c, "book", T_ledger_no_book, NULL);
	if (!form_is_right(c, r, f))
		return false;
	if (r->is_once && ledger_entered_in_line(c->store, org.path, path_end(c->arena, org.path), r->key, f->title, f->day, &others) > 0)
		return ctx_refuse(c, AGAINST_RULE, T_ledger_entered_once, "org", others[0].name, "title", f->title, NULL);

	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, id.v);
	ledger_entry_insert(c->store, *made, id, r->key, f->kind, f->title, f->number, f->detail, f->day, c->actor.account_id);
	audit_note_text(c, "ledger_entry", "book", made->v, NULL, r->key);
	audit_note_text(c, "ledger_entry", "title", made->v, NULL, f->title);
	audit_note_text(c, "ledger_entry", "number", made->v, NULL, f->number);
	return ctx_commit(c);
}

/* The entry, which belongs to this organisation. */
static bool take_entry(struct ctx *c, org_id org, ledger_entry_id id, struct ledger_entry_row *entry, struct org_row *row)
{
	if (!ledger_take_org(c, org, row))
		return false;
	return (ledger_entry_get(c->store, id, entry) && entry->org.v == org.v) || ctx_refuse(c, NOT_FOUND, T_ledger_no_entry, NULL);
}

bool ledger_entry_verify(struct ctx *c, org_id org, ledger_entry_id id)
{
	struct ledger_entry_row entry;
	struct org_row row;

	ctx_begin(c, "ledger.verify", "ledger_entry", id.v, org.v);
	if (!take_entry(c, org, id, &entry, &row))
		return false;
	if (!ledger_may_verify(c, &row))
		return ctx_refuse(c, AGAINST_RULE, T_ledger_verified_above, "org", row.name, NULL);
	if (permit_is_self(c, entry.entered_by))
		return ctx_refuse(c, AGAINST_RULE, T_ledger_verified_by_another, NULL);
	if (strcmp(entry.state, "verified") == 0)
		return ctx_refuse(c, AGAINST_RULE, T_ledger_is_verified, "title", entry.title, NULL);

	ledger_entry_verified(c->store, id, c->actor.account_id);
	audit_note_text(c, "ledger_entry", "state", id.v, entry.state, "verified");
	return ctx_commit(c);
}

bool ledger_entry_result(struct ctx *c, org_id org, ledger_entry_id id, int64_t year, int64_t households, int64_t gain_fen)
{
	struct ledger_entry_row entry;
	struct org_row row;
	const struct ledger_book *r;

	ctx_begin(c, "ledger.result", "ledger_entry", id.v, org.v);
	if (!take_entry(c, org, id, &entry, &row))
		return false;
	r = ledger_book_find(entry.book);
	if (r == NULL || !r->has_result)
		return ctx_refuse(c, AGAINST_RULE, T_ledger_no_result, "title", entry.title, NULL);
	if (year < date_from_day(entry.day).year || year > date_from_day(c->today).year)
		return ctx_refuse_field(c, "year", T_ledger_year_wrong, "from", ctx_number(c, date_from_day(entry.day).year),
			"to", ctx_number(c, date_from_day(c->today).year), NULL);
	if (households < 0 || households > 10000000)
		return ctx_refuse_field(c, "households", T_ledger_no_number, "item", ctx_words(c, T_ledger_households), NULL);
	if (gain_fen < 0)
		return ctx_refuse_field(c, "gain", T_ledger_no_number, "item", ctx_words(c, T_ledger_gain), NULL);

	ledger_result_set(c->store, id, year, households, gain_fen);
	store_note(c->store, arena_printf(c->arena, "households.%lld", (long long)year), NULL, ctx_number(c, households));
	store_note(c->store, arena_printf(c->arena, "gain_fen.%lld", (long long)year), NULL, ctx_number(c, gain_fen));
	return ctx_commit(c);
}

/* ---- counters ---- */

int64_t ledger_counter_value(const struct ledger_counter_row *counter, day_t day)
{
	int years;

	if (day < counter->start_day)
		return 0;
	if (strcmp(counter->unit, "years") != 0)
		return day - counter->start_day;
	years = date_from_day(day).year - date_from_day(counter->start_day).year;
	return day_add_months(counter->start_day, years * 12) > day ? years - 1 : years;
}

bool ledger_counter_make(struct ctx *c, org_id id, const char *name, const char *unit, day_t start)
{
	struct org_row org;
	ledger_counter_id made;
	struct ledger_number same = { 0 };
	bool is_right = true;

	ctx_begin(c, "ledger.count", "ledger_counter", 0, id.v);
	if (!ledger_take_org(c, id, &org))
		return false;
	if (text_is_empty(name) || text_chars(name) > LIMIT_LEDGER_COUNTER_NAME)
		is_right = ctx_refuse_field(c, "name", T_ledger_title_missing, "n", ctx_number(c, LIMIT_LEDGER_COUNTER_NAME), NULL);
	else if (ledger_counter_named(c->store, id, name, &same) && same.n > 0)
		is_right = ctx_refuse_field(c, "name", T_ledger_counter_taken, "org", org.name, "name", name, NULL);
	if (strcmp(unit, "days") != 0 && strcmp(unit, "years") != 0)
		is_right = ctx_refuse_field(c, "unit", T_ledger_no_kind, NULL);
	if (start == DAY_NONE || start > c->today)
		is_right = ctx_refuse_field(c, "start", T_ledger_day_wrong, "today", day_text(c->arena, c->today), NULL);
	if (!is_right)
		return false;

	made.v = store_new_id(c->store);
	store_subject(c->store, made.v, id.v);
	ledger_counter_insert(c->store, made, id, name, unit, start);
	audit_note_text(c, "ledger_counter", "name", made.v, NULL, name);
	audit_note_day(c, "ledger_counter", "start_day", made.v, DAY_NONE, start);
	return ctx_commit(c);
}

bool ledger_counter_reset(struct ctx *c, org_id org, ledger_counter_id id, day_t day, const char *reason, int64_t version)
{
	struct ledger_counter_row counter;
	struct org_row row;

	ctx_begin(c, "ledger.reset", "ledger_counter", id.v, org.v);
	if (!ledger_take_org(c, org, &row))
		return false;
	if (!ledger_counter_get(c->store, id, &counter) || counter.org.v != org.v)
		return ctx_refuse(c, NOT_FOUND, T_ledger_no_entry, NULL);
	if (!text_says(reason) || text_chars(reason) > LIMIT_LEDGER_RESET_REASON)
		return ctx_refuse_field(c, "reason", T_ledger_reason_missing, "name", counter.name, "n", ctx_number(c, LIMIT_LEDGER_RESET_REASON), NULL);
	if (day == DAY_NONE || day > c->today || day < counter.start_day)
		return ctx_refuse_field(c, "day", T_ledger_reset_day, "from", day_text(c->arena, counter.start_day), "to", day_text(c->arena, c->today), NULL);
	if (version != counter.row_version)
		return ctx_refuse_changed(c, T_ledger_changed_meanwhile, NULL);

	ledger_reset_insert(c->store, (ledger_reset_id){ store_new_id(c->store) }, id, counter.start_day, day, reason, c->actor.account_id);
	ledger_counter_start(c->store, id, day, version);
	audit_note_day(c, "ledger_counter", "start_day", id.v, counter.start_day, day);
	store_note(c->store, "reason", NULL, reason);
	return ctx_commit(c);
}
