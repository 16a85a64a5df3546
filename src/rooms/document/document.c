#include "rooms/document/document.h"

#include <string.h>
#include <unistd.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/file.h"
#include "core/permit.h"
#include "core/services.h"
#include "rooms/document/document_part.h"
#include "rooms/document/document_shipped.h"
#include "schema/model.h"
#include "text/document.h"

static const message FAULTS[DOCX_FAULTS_COUNT + 1] = {
	[DOCX_DAMAGED] = T_document_fault_damaged, [DOCX_FOREIGN] = T_document_fault_foreign, [DOCX_LOCKED] = T_document_fault_locked,
	[DOCX_LARGE] = T_document_fault_large, [DOCX_MACRO] = T_document_fault_macro, [DOCX_LINK] = T_document_fault_link, [DOCX_OBJECT] = T_document_fault_object,
	[DOCX_CODE] = T_document_fault_code, [DOCX_NESTED] = T_document_fault_nested, [DOCX_UNKNOWN] = T_document_fault_unknown,
	[DOCX_LOOSE] = T_document_fault_loose, [DOCX_BROKEN] = T_document_fault_broken, [DOCX_BUSY] = T_document_fault_busy,
};

bool document_refuse_fault(struct ctx *c, enum docx_fault fault, const char *detail)
{
	const struct message_arg args[] = { { "what", text_clean(c->arena, detail) } };
	bool has_detail = fault == DOCX_UNKNOWN || fault == DOCX_LOOSE || fault == DOCX_BROKEN || fault == DOCX_OBJECT || fault == DOCX_MACRO || fault == DOCX_LINK || fault == DOCX_CODE;

	return ctx_refuse_field(c, "file", has_detail && args[0].value[0] != '\0' ? T_document_fault_at : T_document_fault_only, "fault",
		ctx_words(c, FAULTS[fault]), "what", args[0].value, NULL);
}

/* ---- templates ---- */

/* The bytes of an upload of at most DOCX_BYTES_MAX; a longer one is cut, and refused as too large. */
static const char *upload_bytes(struct ctx *c, const struct document_upload *upload, size_t *bytes)
{
	char *data = arena_room(c->arena, DOCX_BYTES_MAX + 1);
	ssize_t n = pread(upload->fd, data, DOCX_BYTES_MAX + 1, 0);

	*bytes = n < 0 ? 0 : (size_t)n;
	return data;
}

static bool may_keep(struct ctx *c)
{
	if (!permit_require(c, MAY_SET_NORMS, c->actor.org_id))
		return false;
	return c->actor.level <= 1 || ctx_refuse(c, FORBIDDEN, T_document_county_only, NULL);
}

static bool upload_is_right(struct ctx *c, const struct document_kind *kind, const struct document_upload *upload)
{
	struct docx_values known = document_vocabulary(c->arena, kind);
	enum docx_fault fault;
	const char *data, *detail;
	size_t bytes, name_bytes = strlen(upload->name);

	if (upload->fd < 0)
		return ctx_refuse_field(c, "file", T_document_no_file, NULL);
	if (name_bytes < 5 || strcasecmp(upload->name + name_bytes - 5, ".docx") != 0)
		return ctx_refuse_field(c, "file", T_document_fault_only, "fault", ctx_words(c, T_document_fault_foreign), "what", "", NULL);
	if (text_chars(upload->name) > LIMIT_FILE_NAME)
		return ctx_refuse_field(c, "file", T_document_name_long, "n", ctx_number(c, LIMIT_FILE_NAME), NULL);
	if (text_chars(upload->note) > LIMIT_DOCUMENT_TEMPLATE_NOTE)
		return ctx_refuse_field(c, "note", T_document_note_long, "n", ctx_number(c, LIMIT_DOCUMENT_TEMPLATE_NOTE), NULL);
	data = upload_bytes(c, upload, &bytes);
	fault = docx_check(c->arena, data, bytes, &known, &detail);
	return fault == DOCX_GOOD || document_refuse_fault(c, fault, detail);
}

bool document_keep(struct ctx *c, const struct document_kind *kind, const struct document_upload *upload, document_template_id *made)
{
	struct document_template_row *before;
	struct file_kept kept;
	int64_t version, file;

	/* Before the slow work, so that nobody has a file looked at who may not keep it. */
	if (!may_keep(c) || !upload_is_right(c, kind, upload) || !file_keep(c, "file", upload->name, upload->fd, upload->bytes, &kept))
		return false;
	ctx_begin(c, "document.keep", "document_template", 0, c->actor.org_id);
	if (!may_keep(c))
		return false;
	version = document_templates(c->store, kind->code, &before) == 0 ? 1 : before[0].version + 1;
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, c->actor.org_id);
	file = file_record(c, &kept, upload->name, &(struct file_place){ .subject = "document_template", .subject_id = made->v, .org_id = c->actor.org_id,
		.kind = "other", .paper_day = c->today });
	document_template_insert(c->store, *made, kind->code, version, (file_id){ file }, upload->note, c->now_s, c->actor.account_id);
	audit_note_text(c, "document_template", "code", made->v, NULL, kind->code);
	audit_note_int(c, "document_template", "version", made->v, 0, version);
	audit_note_text(c, "document_template", "note", made->v, NULL, upload->note);
	return ctx_commit(c);
}

static bool shipped_bytes(struct ctx *c, const struct document_kind *kind, struct buffer *out)
{
	for (size_t i = 0; i < SHIPPED_DOCUMENTS_COUNT; i++)
		if (strcmp(SHIPPED_DOCUMENTS[i].name, kind->code) == 0)
			return docx_make(c->arena, SHIPPED_DOCUMENTS[i].text, out) == NULL;
	return false;
}

bool document_bytes(struct ctx *c, const struct document_kind *kind, document_template_id id, struct buffer *out)
{
	struct document_template_row row;
	char *data;
	bool is_there;
	int fd;

	buffer_init(out, c->arena, 0);
	if (id.v == 0)
		return shipped_bytes(c, kind, out) || ctx_refuse(c, NOT_FOUND, T_document_not_found, NULL);
	if (!document_template_get(c->store, id, &row) || strcmp(row.code, kind->code) != 0)
		return ctx_refuse(c, NOT_FOUND, T_document_not_found, NULL);
	fd = file_read(c->services->files, row.digest);
	if (fd < 0)
		return ctx_refuse(c, NOT_FOUND, T_document_gone, NULL);
	data = arena_room(c->arena, (size_t)row.bytes);
	is_there = pread(fd, data, (size_t)row.bytes, 0) == row.bytes;
	close(fd);
	buffer_put(out, data, (size_t)row.bytes);
	return is_there || ctx_refuse(c, NOT_FOUND, T_document_gone, NULL);
}

/* ---- in force ---- */

bool document_in_force(struct ctx *c, const char *path, const struct document_kind *kind, struct document_use_row *use)
{
	struct document_use_row *rows;

	if (document_uses_for(c->store, path, kind->code, c->today, &rows) == 0)
		return false;
	*use = rows[0];
	return true;
}

static bool day_is_right(struct ctx *c, day_t day)
{
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_document_day_none, "today", day_text(c->arena, c->today), NULL);
	return day >= c->today || ctx_refuse_field(c, "day", T_document_day_past, "today", day_text(c->arena, c->today), NULL);
}

static bool basis_is_right(struct ctx *c, const char *basis)
{
	if (text_is_empty(basis))
		return ctx_refuse_field(c, "basis", T_document_no_basis, NULL);
	return text_chars(basis) <= LIMIT_DOCUMENT_USE_BASIS || ctx_refuse_field(c, "basis", T_document_basis_long, "n", ctx_number(c, LIMIT_DOCUMENT_USE_BASIS), NULL);
}

bool document_put_in_force(struct ctx *c, const struct document_kind *kind, const struct document_using *what, document_use_id *made)
{
	struct document_template_row row;
	struct document_use_row *before;
	size_t count;

	ctx_begin(c, "document.use", "document_use", 0, what->org.v);
	if (!permit_require(c, MAY_SET_NORMS, what->org.v))
		return false;
	if (!document_template_get(c->store, what->template, &row) || strcmp(row.code, kind->code) != 0)
		return ctx_refuse_field(c, "template", T_document_choose, NULL);
	if (!day_is_right(c, what->from_day) || !basis_is_right(c, what->basis))
		return false;
	count = document_use_of(c->store, what->org, kind->code, what->from_day, &before);
	for (size_t i = 0; i < count; i++)
		if (before[i].from_day > what->from_day || before[i].template.v == what->template.v)
			return ctx_refuse_field(c, "day", T_document_is_used, "version", ctx_number(c, before[i].version), "day",
				day_text(c->arena, before[i].from_day), NULL);
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, what->org.v);
	for (size_t i = 0; i < count; i++) {
		document_use_end(c->store, before[i].id, what->from_day, before[i].row_version);
		audit_note_day(c, "document_use", "to_day", before[i].id.v, before[i].to_day, what->from_day);
	}
	document_use_insert(c->store, *made, what->template, what->org, what->from_day, what->basis, c->actor.account_id);
	audit_note_int(c, "document_use", "template_id", made->v, 0, what->template.v);
	audit_note_day(c, "document_use", "from_day", made->v, DAY_NONE, what->from_day);
	audit_note_text(c, "document_use", "basis", made->v, NULL, what->basis);
	return ctx_commit(c);
}

/* Taken back on its first day or before it, a version was never in force: what it took the place of goes on. */
static void take_back(struct ctx *c, const struct document_kind *kind, const struct document_use_row *row)
{
	struct document_use_row *before;
	size_t count = document_uses_ended(c->store, row->org, kind->code, row->from_day, &before);

	for (size_t i = 0; i < count; i++) {
		document_use_end(c->store, before[i].id, DAY_OPEN, before[i].row_version);
		audit_note_day(c, "document_use", "to_day", before[i].id.v, before[i].to_day, DAY_OPEN);
	}
}

bool document_end(struct ctx *c, const struct document_kind *kind, document_use_id use, day_t day, int64_t row_version)
{
	struct document_use_row row;

	ctx_begin(c, "document.end", "document_use", use.v, 0);
	if (!document_use_get(c->store, use, &row) || strcmp(row.code, kind->code) != 0)
		return ctx_refuse(c, NOT_FOUND, T_document_not_found, NULL);
	if (!permit_require(c, MAY_SET_NORMS, row.org.v))
		return false;
	if (row_version != row.row_version)
		return ctx_refuse_changed(c, T_document_changed_meanwhile, NULL);
	if (!day_is_right(c, day))
		return false;
	if (day < row.from_day)
		day = row.from_day;
	if (row.to_day <= day)
		return ctx_refuse_field(c, "day", T_document_end_day_wrong, "to", day_text(c->arena, row.to_day), NULL);
	store_subject(c->store, use.v, row.org.v);
	if (day == row.from_day)
		take_back(c, kind, &row);
	document_use_end(c->store, use, day, row.row_version);
	audit_note_day(c, "document_use", "to_day", use.v, row.to_day, day);
	return ctx_commit(c);
}
