#include "rooms/programme/programme_room.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/permit.h"
#include "programme/shipped.h"
#include "rooms/programme/programme_cache.h"
#include "schema/model.h"
#include "text/practice.h"

struct programme *programme_room_read(struct ctx *c, const char *text, struct problems **problems)
{
	*problems = arena_alloc(c->arena, sizeof(**problems));
	(*problems)->arena = c->arena;
	return programme_load(*problems, text, strlen(text));
}

static bool has_older(struct ctx *c, const struct programme *p)
{
	struct programme_file_row row;

	for (int version = p->version - 1; version > 0; version--)
		if (programme_file_version(c->store, p->id, version, &row))
			return true;
	return false;
}

static int by_origin(const void *first, const void *second)
{
	const struct programme_shipped *a = first, *b = second;
	int order = strcmp(a->origin, b->origin);

	return order != 0 ? order : strcmp(a->name, b->name);
}

const struct programme_shipped *programme_room_shipped(struct ctx *c)
{
	struct programme_shipped *list = arena_array(c->arena, SHIPPED_COUNT + 1, sizeof(*list));
	size_t count = 0;

	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		const struct programme *p = programme_of_shipped(c, i);
		struct programme_file_row row;

		if (p != NULL && !programme_file_version(c->store, p->id, p->version, &row))
			list[count++] = (struct programme_shipped){ SHIPPED[i].name, p->title, p->origin, p->version, has_older(c, p) };
	}
	qsort(list, count, sizeof(*list), by_origin);
	return list;
}

/* Where the comment of that line begins, and how long it is without the blanks at its end; 0: the line has none. A sign in a text is none. */
static size_t comment_of(const char *line, size_t bytes, const char **comment)
{
	bool is_quoted = false;

	for (size_t i = 0; i < bytes; i++) {
		is_quoted ^= line[i] == '"';
		if (line[i] != '#' || is_quoted)
			continue;
		*comment = line + i;
		while (bytes > i && (line[bytes - 1] == ' ' || line[bytes - 1] == '\t' || line[bytes - 1] == '\r'))
			bytes--;
		return bytes - i;
	}
	return 0;
}

/* Comments are no part of a version, so its file is not written anew for one: whoever changed some is told that they would not be kept. */
static bool comments_are_kept(struct ctx *c, const struct programme_file_row *kept, const char *text)
{
	int number = 1;

	for (const char *line = text; *line != '\0'; line += strcspn(line, "\n"), line += *line == '\n', number++) {
		const char *comment;
		size_t bytes = comment_of(line, strcspn(line, "\n"), &comment);

		if (bytes > 0 && strstr(kept->text, arena_text_n(c->arena, comment, bytes)) == NULL)
			return ctx_refuse(c, CONFLICT, T_practice_comment_differs, "name", kept->code, "version", ctx_number(c, kept->version), "line", ctx_number(c, number), NULL);
	}
	return true;
}

bool programme_room_keep(struct ctx *c, const char *text, struct problems **problems, programme_file_id *id)
{
	struct programme *p;
	struct programme_file_row row;

	*problems = NULL;
	ctx_begin(c, "programme.keep", "programme_file", 0, c->actor.org_id);
	if (!permit_require(c, MAY_SET_NORMS, c->actor.org_id))
		return false;
	if (c->actor.level > 1)
		return ctx_refuse(c, FORBIDDEN, T_practice_county_only, NULL);
	if (text_is_empty(text))
		return ctx_refuse_field(c, "text", T_practice_text_empty, NULL);
	p = programme_room_read(c, text, problems);
	if (p == NULL) {
		ctx_refuse_field(c, "text", T_practice_problems, "n", arena_printf(c->arena, "%zu", (*problems)->count), NULL);
		if ((*problems)->count > 0)
			ctx_name_rule(c, (*problems)->list[0].text->text[LANG_ZH]);
		return false;
	}
	if (text_chars(p->title) > LIMIT_PROGRAMME_FILE_TITLE || text_chars(p->origin) > LIMIT_PROGRAMME_FILE_ORIGIN)
		return ctx_refuse_field(c, "text", T_practice_title_long, "title", ctx_number(c, LIMIT_PROGRAMME_FILE_TITLE),
			"origin", ctx_number(c, LIMIT_PROGRAMME_FILE_ORIGIN), NULL);
	if (programme_file_version(c->store, p->id, p->version, &row)) {
		*id = row.id;
		if (strcmp(row.digest, p->digest) != 0)
			return ctx_refuse_field(c, "text", T_practice_version_is_there, "name", p->id, "version", ctx_number(c, p->version), NULL);
		return comments_are_kept(c, &row, text) && ctx_commit(c);
	}
	id->v = store_new_id(c->store);
	store_subject(c->store, id->v, c->actor.org_id);
	programme_file_insert(c->store, *id, p->id, p->version, p->title, p->origin, p->digest, text, c->now_s, c->actor.account_id);
	audit_note_text(c, "programme_file", "code", id->v, NULL, p->id);
	audit_note_int(c, "programme_file", "version", id->v, 0, p->version);
	audit_note_text(c, "programme_file", "digest", id->v, NULL, p->digest);
	return ctx_commit(c);
}

static bool is_document(struct ctx *c, const char *document)
{
	if (text_is_empty(document))
		return ctx_refuse_field(c, "document", T_practice_no_document, NULL);
	return text_chars(document) <= LIMIT_PROGRAMME_USE_DOCUMENT ||
		ctx_refuse_field(c, "document", T_practice_document_long, "n", ctx_number(c, LIMIT_PROGRAMME_USE_DOCUMENT), NULL);
}

static bool is_day(struct ctx *c, day_t day)
{
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_practice_day_none, "today", day_text(c->arena, c->today), NULL);
	return day >= c->today || ctx_refuse_field(c, "day", T_practice_day_past, "today", day_text(c->arena, c->today), NULL);
}

bool programme_room_use(struct ctx *c, org_id org, programme_file_id programme, day_t from_day, const char *document)
{
	struct programme_file_row file;
	struct programme_use_row *before;
	programme_use_id id;
	size_t count;

	ctx_begin(c, "programme.use", "programme_use", 0, org.v);
	if (!permit_require(c, MAY_SET_NORMS, org.v))
		return false;
	if (!programme_file_get(c->store, programme, &file))
		return ctx_refuse_field(c, "programme", T_practice_choose, NULL);
	if (!is_day(c, from_day) || !is_document(c, document))
		return false;
	count = programme_use_of(c->store, org, file.code, from_day, &before);
	for (size_t i = 0; i < count; i++)
		if (before[i].from_day >= from_day || before[i].programme.v == programme.v)
			return ctx_refuse_field(c, "day", T_practice_is_used, "version", ctx_number(c, before[i].version),
				"day", day_text(c->arena, before[i].from_day), NULL);
	id.v = store_new_id(c->store);
	store_subject(c->store, id.v, org.v);
	for (size_t i = 0; i < count; i++) {
		programme_use_end(c->store, before[i].id, from_day, before[i].row_version);
		audit_note_day(c, "programme_use", "to_day", before[i].id.v, before[i].to_day, from_day);
	}
	programme_use_insert(c->store, id, programme, org, from_day, document, c->actor.account_id);
	audit_note_int(c, "programme_use", "programme_id", id.v, 0, programme.v);
	audit_note_day(c, "programme_use", "from_day", id.v, DAY_NONE, from_day);
	audit_note_text(c, "programme_use", "document", id.v, NULL, document);
	return ctx_commit(c);
}

bool programme_room_end(struct ctx *c, org_id org, programme_use_id use, day_t day, int64_t row_version)
{
	struct programme_use_row row;

	ctx_begin(c, "programme.end", "programme_use", use.v, org.v);
	if (!permit_require(c, MAY_SET_NORMS, org.v))
		return false;
	if (!programme_use_get(c->store, use, &row) || row.org.v != org.v)
		return ctx_refuse(c, NOT_FOUND, T_practice_not_found, NULL);
	if (row_version != row.row_version)
		return ctx_refuse_changed(c, T_practice_changed_meanwhile, NULL);
	if (!is_day(c, day))
		return false;
	if (row.to_day <= day || day <= row.from_day)
		return ctx_refuse_field(c, "day", T_practice_end_day_wrong, "from", day_text(c->arena, row.from_day), NULL);
	store_subject(c->store, use.v, org.v);
	programme_use_end(c->store, use, day, row.row_version);
	audit_note_day(c, "programme_use", "to_day", use.v, row.to_day, day);
	return ctx_commit(c);
}
