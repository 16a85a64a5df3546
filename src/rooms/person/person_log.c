#include "rooms/person/person_log.h"

#include <string.h>
#include "core/audit.h"
#include "core/crypto.h"
#include "core/permit.h"
#include "core/services.h"
#include "text/person.h"

/* One fact before and after. `input` is its name on the form, `column` in the log of everything. */
struct fact {
	const char *input, *column;
	enum { FACT_TEXT, FACT_NUMBER, FACT_DAY } kind;
	const char *was_text, *became_text;
	int64_t was, became;
	int64_t was_precision, became_precision;	/* of a day */
	const char *was_masked, *became_masked;		/* shown instead of the text; NULL: the text itself */
};
/* Members and initialisers take no brackets: NOLINTBEGIN(bugprone-macro-parentheses) */
#define A_TEXT_FACT(input_, column_) { .input = input_, .column = #column_, .kind = FACT_TEXT, .was_text = row->column_, .became_text = facts->column_ }
#define A_NUMBER_FACT(input_, column_) { .input = input_, .column = #column_, .kind = FACT_NUMBER, .was = row->column_, .became = facts->column_ }
#define A_DAY_FACT(input_, name_) { .input = input_, .column = #name_ "_day", .kind = FACT_DAY, .was = row->name_##_day, .became = facts->name_##_day, \
	.was_precision = row->name_##_precision, .became_precision = facts->name_##_precision }
/* NOLINTEND(bugprone-macro-parentheses) */

static const char *shown(struct ctx *c, const struct fact *f, bool is_after)
{
	const char *masked = is_after ? f->became_masked : f->was_masked, *text = is_after ? f->became_text : f->was_text;
	int64_t number = is_after ? f->became : f->was;

	if (f->kind == FACT_DAY)
		return day_known_text(c->arena, number, (enum date_precision)(is_after ? f->became_precision : f->was_precision));
	if (f->kind == FACT_NUMBER)
		return ctx_number(c, number);
	return masked != NULL ? masked : text != NULL ? text : "";
}

static bool is_changed(const struct fact *f)
{
	return f->kind == FACT_TEXT ? !text_same(f->was_text, f->became_text) : f->was != f->became || f->was_precision != f->became_precision;
}

static void note(struct ctx *c, const struct person_row *row, const struct fact *f)
{
	if (f->kind == FACT_TEXT)
		audit_note_text(c, "person", f->column, row->id.v, f->was_text, f->became_text);
	else if (f->kind == FACT_NUMBER)
		audit_note_int(c, "person", f->column, row->id.v, f->was, f->became);
	else
		audit_note_day(c, "person", f->column, row->id.v, f->was, f->became);
}

static void keep(struct ctx *c, const struct person_row *row, const struct fact *f, const char *reason)
{
	if (is_changed(f))
		person_change_insert(c->store, (person_change_id){ store_new_id(c->store) }, row->region, row->id, f->input, shown(c, f, false),
			shown(c, f, true), reason, c->now_s, c->actor.account_id);
}

static void log_all(struct ctx *c, const struct person_row *row, const struct person_facts *facts, const struct person_keys *keys, const char *reason,
	bool has_notes)
{
	const struct fact list[] = {
		A_TEXT_FACT("name", name), A_TEXT_FACT("former_name", former_name), A_NUMBER_FACT("sex", sex), A_TEXT_FACT("nationality", nationality),
		A_DAY_FACT("birth", birth),
		{ .input = "id_number", .column = "id_number", .kind = FACT_TEXT, .became_text = facts->id_number, .was_masked = row->id_number_mask,
		  .became_masked = keys->id_number_mask, .was_text = crypto_open(c->services->keys, c->arena, "person", "id_number", row->id.v, row->id_number) },
		A_TEXT_FACT("no_number_reason", no_number_reason),
		{ .input = "phone", .column = "phone", .kind = FACT_TEXT, .became_text = facts->phone, .was_masked = row->phone_mask,
		  .became_masked = keys->phone_mask, .was_text = crypto_open(c->services->keys, c->arena, "person", "phone", row->id.v, row->phone) },
		A_TEXT_FACT("native_place", native_place), A_TEXT_FACT("address", address), A_TEXT_FACT("education", education), A_TEXT_FACT("degree", degree),
		A_TEXT_FACT("school", school), A_NUMBER_FACT("occupation", occupation), A_TEXT_FACT("work_unit", work_unit), A_TEXT_FACT("job", job),
		A_NUMBER_FACT("is_front_line", is_front_line), A_TEXT_FACT("marriage", marriage), A_DAY_FACT("applied", applied),
		A_DAY_FACT("joined", joined), A_DAY_FACT("full", full),
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		if (has_notes)
			note(c, row, &list[i]);
		keep(c, row, &list[i], reason);
	}
}

void person_log_changes(struct ctx *c, const struct person_row *row, const struct person_facts *facts, const struct person_keys *keys, const char *reason)
{
	log_all(c, row, facts, keys, reason, true);
	store_note(c->store, "reason", NULL, reason);
}

void person_keep_changes(struct ctx *c, const struct person_row *row, const struct person_facts *facts, const struct person_keys *keys, const char *reason)
{
	log_all(c, row, facts, keys, reason, false);
}

void person_keep_party_days(struct ctx *c, const struct person_row *row, const struct person_facts *facts, const char *reason)
{
	const struct fact days[] = { A_DAY_FACT("joined", joined), A_DAY_FACT("full", full) };

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		keep(c, row, &days[i], reason);
}

void person_keep_applied(struct ctx *c, const struct person_row *row, day_t applied, enum date_precision precision, const char *reason)
{
	keep(c, row, &(struct fact){ .input = "applied", .kind = FACT_DAY, .was = row->applied_day, .became = applied, .was_precision = row->applied_precision, .became_precision = precision }, reason);
}

void person_keep_since(struct ctx *c, const struct person_row *row, const char *stage, day_t was, day_t became, const char *reason)
{
	keep(c, row, &(struct fact){ .input = arena_printf(c->arena, PERSON_SINCE "%s", stage), .kind = FACT_DAY, .was = was, .became = became }, reason);
}

const char *person_since_stage(const char *field)
{
	size_t bytes = strlen(PERSON_SINCE);

	return strncmp(field, PERSON_SINCE, bytes) == 0 ? field + bytes : NULL;
}

enum person_record_state person_record_state(const struct person_row *row, const struct person_change_row *changes, size_t count)
{
	bool is_changed = false;

	if (row->status == PERSON_DECEASED || row->status == PERSON_MOVED_OUT)
		return RECORD_ARCHIVED;
	/* That somebody is not another one changes nothing in the record. */
	for (size_t i = 0; i < count; i++) {
		if (strcmp(changes[i].field, PERSON_VERIFIED) == 0)
			return is_changed ? RECORD_CHANGED : RECORD_VERIFIED;
		is_changed |= strcmp(changes[i].field, PERSON_DISTINCT) != 0;
	}
	return RECORD_CREATED;
}

bool person_verify(struct ctx *c, person_id id, int64_t row_version)
{
	struct person_row row;
	struct person_change_row *changes;
	size_t count;

	ctx_begin(c, "person.verify", "person", id.v, 0);
	if (!person_get(c->store, id, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (row.row_version != row_version)
		return ctx_refuse_changed(c, T_person_changed_meanwhile, "name", row.name, NULL);
	count = person_changes(c->store, row.region, id, PERSON_CHANGES_SHOWN, &changes);
	if (person_record_state(&row, changes, count) == RECORD_ARCHIVED)
		return ctx_refuse(c, AGAINST_RULE, T_person_verify_closed, "name", row.name, NULL);
	if (person_record_state(&row, changes, count) == RECORD_VERIFIED)
		return ctx_refuse(c, AGAINST_RULE, T_person_verified_already, "name", row.name, NULL);

	store_subject(c->store, id.v, row.org.v);
	person_change_insert(c->store, (person_change_id){ store_new_id(c->store) }, row.region, id, PERSON_VERIFIED, "", day_text(c->arena, c->today), "",
		c->now_s, c->actor.account_id);
	store_note(c->store, "verified", NULL, day_text(c->arena, c->today));
	return ctx_commit(c);
}
