/* What stands in the log as a code or a number, in words. Nothing is opened for it: a value of a personal column is a digest there and stays one. */
#include "rooms/audit/audit_note.h"

#include <string.h>
#include "core/code.h"
#include "schema/model.h"
#include "text/group.h"

#define SET_WORDS "code set "

static const struct model_column *column_of(const char *field)
{
	const char *dot = strchr(field, '.');

	for (const struct model_table *t = MODEL_TABLES; dot != NULL && t->name != NULL; t++)
		if (strlen(t->name) == (size_t)(dot - field) && strncmp(t->name, field, strlen(t->name)) == 0)
			for (size_t i = 0; i < t->columns_count; i++)
				if (strcmp(t->columns[i].name, dot + 1) == 0)
					return &t->columns[i];
	return NULL;
}

/* The set of a code: of its type, or as the meaning of the column says it. NULL: it is none. */
static const char *set_of(struct arena *a, const struct model_column *column)
{
	const char *at = column->code_set != NULL ? NULL : strstr(column->meaning, SET_WORDS);

	if (at == NULL)
		return column->code_set;
	at += strlen(SET_WORDS);
	return arena_text_n(a, at, strspn(at, "abcdefghijklmnopqrstuvwxyz_"));
}

/* The table whose rows an id counts: as the model says, or by the name of the column where 0 is allowed and the model cannot. */
static const char *table_of(const struct model_column *column)
{
	static const struct { const char *column, *table; } NAMED[] = { { "parent_id", "org" }, { "linked_org_id", "org" }, { "covered_by", "org" }, { "host_id", "host_unit" },
		{ "base_post_id", "post" }, { "proposed_by", "account" }, { "confirmed_by", "account" } };

	for (size_t i = 0; column->reference == NULL && i < sizeof(NAMED) / sizeof(NAMED[0]); i++)
		if (strcmp(NAMED[i].column, column->name) == 0)
			return NAMED[i].table;
	return column->reference;
}

const char *audit_name(struct ctx *c, const char *table, int64_t id)
{
	static const struct { const char *table; bool (*find)(struct store *, int64_t, struct audit_named *); } FINDERS[] = { { "org", audit_org_named },
		{ "post", audit_post_named }, { "holding", audit_holding_named }, { "host_unit", audit_host_named }, { "account", audit_account_named } };
	struct audit_named row;

	for (size_t i = 0; id != 0 && i < sizeof(FINDERS) / sizeof(FINDERS[0]); i++)
		if (strcmp(FINDERS[i].table, table) == 0)
			return FINDERS[i].find(c->store, id, &row) ? row.name : "";
	return "";
}

static struct audit_names names_of(struct ctx *c, const struct audit_line *line)
{
	return (struct audit_names){ .post = audit_name(c, "holding", line->holding), .org = audit_name(c, "org", line->org),
		.subject = audit_name(c, line->subject, line->subject_ref) };
}

/* A state is called as the room of its table calls it: ballot.state_open, booklet.stock. */
static const char *state_words(struct ctx *c, const char *field, const char *value)
{
	int table = (int)strcspn(field, ".");
	message m;

	if (strcmp(field + table, ".state") != 0)
		return NULL;
	m = message_find(arena_printf(c->arena, "%.*s.state_%s", table, field, value));
	if (m == NULL)
		m = message_find(arena_printf(c->arena, "%.*s.%s", table, field, value));
	return m == NULL ? NULL : ctx_words(c, m);
}

/* Where 0 is allowed the model has a number, whose name says that it counts rows. */
static bool is_id(const struct model_column *column)
{
	size_t bytes = strlen(column->name);

	return column->type == MODEL_ID || table_of(column) != NULL || (bytes > 3 && strcmp(column->name + bytes - 3, "_id") == 0);
}

/* What a row holds before anything is said. */
static const char *nothing_words(struct ctx *c, const struct model_column *column, const char *value)
{
	if (column->type == MODEL_DAY && strcmp(value, "open") == 0)
		return ctx_words(c, T_audit_day_open);
	if (column->type == MODEL_INT && strcmp(value, "-1") == 0)
		return ctx_words(c, T_audit_not_entered);
	return is_id(column) && strcmp(value, "0") == 0 ? ctx_words(c, T_audit_nobody) : NULL;
}

static const char *words_of(struct ctx *c, const struct model_column *column, const char *field, const char *value)
{
	const char *set = set_of(c->arena, column), *table = table_of(column), *name;
	int64_t id;

	if (value == NULL || value[0] == '\0')
		return NULL;
	if ((name = state_words(c, field, value)) != NULL || (name = nothing_words(c, column, value)) != NULL)
		return name;
	if (set != NULL)
		return code_find(set, value) == NULL ? NULL : code_name(c->lang, set, value);
	if (column->type == MODEL_BOOL)
		return ctx_words(c, strcmp(value, "0") == 0 ? T_audit_no : T_audit_yes);
	if (table == NULL || !int_parse(value, &id))
		return NULL;
	name = audit_name(c, table, id);
	return name[0] == '\0' ? NULL : name;
}

/* A value of a personal column stands in the log as its digest: which value it was can be proved, and not read. */
static const char *said(struct ctx *c, const struct audit_line *line, const struct audit_change *change, const char *value)
{
	const struct model_column *column = column_of(change->field);

	if (value != NULL && value[0] == '#')
		return ctx_words(c, T_audit_digest_only);
	return column != NULL ? words_of(c, column, change->field, value) : audit_note_words(c, line, change->title, value);
}

static void say_changes(struct ctx *c, const struct audit_line *line, struct audit_change *changes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		changes[i].before_words = said(c, line, &changes[i], changes[i].before);
		changes[i].after_words = said(c, line, &changes[i], changes[i].after);
	}
}

const char *audit_group_text(struct arena *a, enum lang lang, const char *name)
{
	/* First words that are no table of their own. */
	static const struct { const char *word; const struct message *heading; } HEADINGS[] = {
		{ "access", T_group_access }, { "archive", T_group_archive }, { "attempt", T_group_attempt }, { "bench", T_group_bench }, { "body", T_group_body },
		{ "demo", T_group_demo }, { "digest", T_group_digest }, { "document", T_group_document }, { "dues", T_group_dues }, { "figure", T_group_figure },
		{ "history", T_group_history }, { "host", T_group_host }, { "household", T_group_household }, { "init", T_group_init }, { "keys", T_group_keys },
		{ "late", T_group_late }, { "ledger", T_group_ledger }, { "overprint", T_group_overprint }, { "paper", T_group_paper },
		{ "programme", T_group_programme }, { "result", T_group_result }, { "role", T_group_role }, { "roster", T_group_roster }, { "sheet", T_group_sheet }, { "support", T_group_support },
		{ "standing", T_group_standing }, { "stated", T_group_stated }, { "station", T_group_station }, { "team", T_group_team }, { "top", T_group_top },
		{ "workbench", T_group_workbench }, { "route", T_group_route } };
	const char *word = arena_text_n(a, name, strcspn(name, "._"));

	for (size_t i = 0; i < sizeof(HEADINGS) / sizeof(HEADINGS[0]); i++)
		if (strcmp(HEADINGS[i].word, word) == 0)
			return message_text(a, lang, HEADINGS[i].heading, NULL, 0);
	return audit_subject_text(lang, word);
}

bool audit_see(struct ctx *c, int64_t seq, struct audit_seen *seen)
{
	if (!audit_get(c->store, seq, &seen->line))
		return ctx_refuse(c, NOT_FOUND, T_permit_not_found, NULL);
	seen->changes_count = audit_changes(c->arena, seen->line.changes, &seen->changes);
	say_changes(c, &seen->line, seen->changes, seen->changes_count);
	seen->names = names_of(c, &seen->line);
	return true;
}
