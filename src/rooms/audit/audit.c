#include "rooms/audit/audit_room.h"

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "schema/model.h"
#include "view/component.h"

/* A day that cannot be read is not "no bound": the whole log would pass for the lines of that day. */
static bool is_day(struct ctx *c, const char *field, message label, const char *typed, day_t day)
{
	return typed[0] == '\0' || day != DAY_NONE || ctx_refuse_field(c, field, T_audit_day_wrong, "field", ctx_words(c, label), "typed", typed, NULL);
}

/* The bounds of a search, as the statements take them. */
struct bounds { int64_t from_s, to_s, account, before_seq; };

/* Lines of one beginning of verbs, newest first. A row that is named is asked for by the index of its lines. */
static size_t find(struct ctx *c, const struct bounds *b, const struct audit_query *q, const char *verb, const char *verb_end, struct audit_row **rows)
{
	if (q->subject_id != 0 && q->subject[0] != '\0')
		return audit_of_subject(c->store, b->from_s, b->to_s, b->account, b->before_seq, verb, verb_end, q->subject, q->subject_id, AUDIT_LINES_A_PAGE + 1, rows);
	return audit_find(c->store, b->from_s, b->to_s, b->account, b->before_seq, verb, verb_end, q->subject, AUDIT_LINES_A_PAGE + 1, rows);
}

static int by_newest(const void *a, const void *b)
{
	const struct audit_row *x = a, *y = b;

	return (x->seq < y->seq) - (x->seq > y->seq);
}

/* The views of personal data: of each verb the newest by its index, and of all these the newest. */
static size_t find_sensitive(struct ctx *c, const struct bounds *b, const struct audit_query *q, struct audit_row **rows)
{
	struct audit_row *found;
	size_t count = 0, n;

	*rows = arena_array(c->arena, AUDIT_SENSITIVE_COUNT * (AUDIT_LINES_A_PAGE + 1), sizeof(**rows));
	for (size_t i = 0; i < AUDIT_SENSITIVE_COUNT; i++) {
		const char *verb = AUDIT_SENSITIVE[i];

		if (q->subject_id != 0 && q->subject[0] != '\0')
			n = find(c, b, q, verb, arena_printf(c->arena, "%s\001", verb), &found);	/* this verb, and none that goes on */
		else
			n = audit_of_verb(c->store, b->from_s, b->to_s, b->account, b->before_seq, verb, q->subject, AUDIT_LINES_A_PAGE + 1, &found);
		if (n > 0)
			memcpy(*rows + count, found, n * sizeof(*found));
		count += n;
	}
	qsort(*rows, count, sizeof(**rows), by_newest);
	return count;
}

/* A person stands in the log by the number of the archive; a number alone says of no table which row it is. */
static bool names_a_row(struct ctx *c, struct audit_query *q)
{
	if (q->person < 0 || (q->person != 0 && q->subject[0] != '\0' && strcmp(q->subject, "person") != 0))
		return ctx_refuse_field(c, "person", T_audit_person_or_subject, NULL);
	if (q->person != 0) {
		q->subject = "person";
		q->subject_id = q->person;
	}
	return q->subject_id == 0 || q->subject[0] != '\0' || ctx_refuse_field(c, "subject_id", T_audit_subject_missing, NULL);
}

size_t audit_search(struct ctx *c, const struct audit_query *asked, struct audit_row **rows, bool *has_more)
{
	size_t count;
	struct audit_account_row account = { { 0 } };
	struct audit_query query = *asked, *q = &query;
	struct bounds b = { .from_s = q->from_day == DAY_NONE ? 0 : (int64_t)q->from_day * 86400 - CHINA_OFFSET_S,
		.to_s = q->to_day == DAY_NONE ? INT64_MAX : ((int64_t)q->to_day + 1) * 86400 - CHINA_OFFSET_S, .before_seq = q->before_seq > 0 ? q->before_seq : INT64_MAX };

	*has_more = false;
	if (!permit_route(c, AUDIT_ADMIN) || !is_day(c, "from", T_audit_from, q->from, q->from_day) || !is_day(c, "to", T_audit_to, q->to, q->to_day) || !names_a_row(c, q))
		return 0;
	if (q->from_day != DAY_NONE && q->to_day != DAY_NONE && q->to_day < q->from_day) {
		ctx_refuse_field(c, "to", T_audit_days_turned, "from", day_text(c->arena, q->from_day), "to", day_text(c->arena, q->to_day), NULL);
		return 0;
	}
	if (q->login[0] != '\0' && !audit_account(c->store, text_lower(c->arena, q->login), &account))
		return 0;
	b.account = account.id.v;
	if (strcmp(q->verb, AUDIT_VERB_SENSITIVE) == 0)
		count = find_sensitive(c, &b, q, rows);
	else	/* "person." and "person.create" both are beginnings; '~' sorts behind all that verbs are made of */
		count = find(c, &b, q, q->verb, arena_printf(c->arena, "%s~", q->verb), rows);
	*has_more = count > AUDIT_LINES_A_PAGE;
	return *has_more ? AUDIT_LINES_A_PAGE : count;
}

/* "person.name" → 人员 · 姓名, when the model has it. */
static const char *title_of(struct arena *a, const char *field)
{
	const char *dot = strchr(field, '.');

	for (const struct model_table *t = MODEL_TABLES; dot != NULL && t->name != NULL; t++) {
		if (strlen(t->name) != (size_t)(dot - field) || strncmp(t->name, field, strlen(t->name)) != 0)
			continue;
		for (size_t i = 0; i < t->columns_count; i++)
			if (strcmp(t->columns[i].name, dot + 1) == 0)
				return arena_printf(a, "%s · %s", t->zh, t->columns[i].zh);
	}
	return arena_text(a, field);
}

size_t audit_changes(struct arena *a, const char *json, struct audit_change **changes)
{
	json_t *list = json_loads(json, 0, NULL);
	size_t count = json_array_size(list), found = 0;

	*changes = arena_array(a, count + 1, sizeof(**changes));
	for (size_t i = 0; i < count; i++) {
		json_t *item = json_array_get(list, i);
		const char *field = json_string_value(json_object_get(item, "field"));

		if (field == NULL)
			continue;
		(*changes)[found++] = (struct audit_change){ .field = arena_text(a, field), .title = title_of(a, field),
			.before = arena_text(a, json_string_value(json_object_get(item, "before"))),
			.after = arena_text(a, json_string_value(json_object_get(item, "after"))) };
	}
	json_decref(list);
	return found;
}

const char *audit_denied_route(struct arena *a, const struct audit_row *row)
{
	struct audit_change *changes;
	size_t count;

	if (strncmp(row->verb, "access.denied", strlen("access.denied")) != 0)
		return "";
	count = audit_changes(a, row->changes, &changes);
	for (size_t i = 0; i < count; i++)
		if (strcmp(changes[i].title, "route") == 0)
			return changes[i].after;
	return "";
}

message audit_fault_text(enum audit_fault fault)
{
	switch (fault) {
	case AUDIT_SOUND:
		return T_audit_sound;
	case AUDIT_CHANGED:
		return T_audit_changed;
	case AUDIT_MISSING:
		return T_audit_missing;
	case AUDIT_REORDERED:
		return T_audit_reordered;
	case AUDIT_END_CUT:
		return T_audit_end_cut;
	default:
		return T_audit_unreadable;
	}
}

/* ---- words ---- */

#define VERB_PREFIX "verb."

/* A note of what happened ("reason"), or a right of a kind of post ("staff.export"); else as it stands. */
const char *audit_field_text(struct arena *a, enum lang lang, const char *title)
{
	const char *dot = strchr(title, '.');
	message m = message_find(arena_printf(a, "note.%s", title));
	const struct code *kind = dot == NULL ? NULL : code_find("post_kind", arena_text_n(a, title, (size_t)(dot - title)));
	int right = kind == NULL ? -1 : permission_find(dot + 1);

	if (m != NULL)
		return message_text(a, lang, m, NULL, 0);
	return right < 0 ? title : arena_printf(a, "%s · %s", code_name(lang, "post_kind", kind->value), message_text(a, lang, permission_text((enum permission)right), NULL, 0));
}

/* Keys of the catalogue hold no dot: person.change is the entry person__change. */
const char *audit_verb_text(struct arena *a, enum lang lang, const char *verb)
{
	const char *dot = strchr(verb, '.');
	message m = dot == NULL ? NULL : message_find(arena_printf(a, VERB_PREFIX "%.*s__%s", (int)(dot - verb), verb, dot + 1));

	return m == NULL ? verb : message_text(a, lang, m, NULL, 0);
}

static int by_value(const void *a, const void *b)
{
	const struct option *x = a, *y = b;

	return strcmp(x->value, y->value);
}

/* Those of one first word together, each under its heading. */
static void group_options(struct arena *a, enum lang lang, struct option *options, size_t count, const char ***groups)
{
	qsort(options, count, sizeof(*options), by_value);
	*groups = arena_array(a, count + 1, sizeof(**groups));
	for (size_t i = 0; i < count; i++)
		(*groups)[i] = audit_group_text(a, lang, options[i].value);
}

size_t audit_verb_options(struct arena *a, enum lang lang, struct option **options, const char ***groups)
{
	size_t count = 0;

	*options = arena_array(a, (size_t)MESSAGES_COUNT + 1, sizeof(**options));
	for (int i = 0; i < MESSAGES_COUNT; i++) {
		const char *name = MESSAGES[i]->key + strlen(VERB_PREFIX), *gap;

		if (strncmp(MESSAGES[i]->key, VERB_PREFIX, strlen(VERB_PREFIX)) != 0 || (gap = strstr(name, "__")) == NULL)
			continue;
		(*options)[count++] = (struct option){ .value = arena_printf(a, "%.*s.%s", (int)(gap - name), name, gap + 2), .label_text = message_text(a, lang, MESSAGES[i], NULL, 0) };
	}
	group_options(a, lang, *options, count, groups);
	/* All views of personal data stand first, under a heading of their own. */
	memmove(*options + 1, *options, count * sizeof(**options));
	memmove(*groups + 1, *groups, count * sizeof(**groups));
	(*options)[0] = (struct option){ .value = AUDIT_VERB_SENSITIVE, .label_text = message_text(a, lang, T_audit_sensitive, NULL, 0) };
	(*groups)[0] = message_text(a, lang, T_audit_sensitive_group, NULL, 0);
	return count + 1;
}

const char *audit_subject_text(enum lang lang, const char *subject)
{
	for (const struct model_table *t = MODEL_TABLES; lang == LANG_ZH && t->name != NULL; t++)
		if (strcmp(t->name, subject) == 0)
			return t->zh;
	return lang == LANG_ZH && strcmp(subject, "route") == 0 ? T_audit_route->text[LANG_ZH] : subject;
}

size_t audit_subject_options(struct arena *a, enum lang lang, struct option **options, const char ***groups)
{
	size_t count = 0;

	for (const struct model_table *t = MODEL_TABLES; t->name != NULL; t++)
		count++;
	*options = arena_array(a, count + 1, sizeof(**options));
	count = 0;
	for (const struct model_table *t = MODEL_TABLES; t->name != NULL; t++)
		(*options)[count++] = (struct option){ .value = t->name, .label_text = audit_subject_text(lang, t->name) };
	(*options)[count++] = (struct option){ .value = "route", .label_text = audit_subject_text(lang, "route") };
	group_options(a, lang, *options, count, groups);
	return count;
}

bool audit_verify_logged(struct ctx *c, struct audit_report *report)
{
	audit_verify(store_database(c->store), report);
	ctx_begin(c, "audit.verify", "audit", report->bad_seq, 0);
	store_note(c->store, "fault", NULL, audit_fault_text(report->fault)->key);
	return ctx_commit(c);
}
