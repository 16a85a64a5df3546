/* Papers for programs. */
#include "core/permit.h"
#include "rooms/document/document_screen.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(DOCUMENT_LINE, { A_TEXT("code", 0) }, { A_TEXT("title", 0) }, { A_BOOL("is_own") }, { A_TEXT("org_name", 0) }, { AN_INT("version") })
FIELDS(DOCUMENT_TEMPLATE, ROW_ID(struct document_template_row, id), ROW_INT(struct document_template_row, version), ROW_TEXT(struct document_template_row, note),
	ROW_TEXT(struct document_template_row, digest), ROW_INT(struct document_template_row, bytes))
FIELDS(DOCUMENT_USE, ROW_ID(struct document_use_row, id), { AN_ID("template"), AT(struct document_use_row, template) }, { AN_ID("org"), AT(struct document_use_row, org) },
	ROW_TEXT(struct document_use_row, org_name), ROW_INT(struct document_use_row, version), ROW_DAY(struct document_use_row, from_day),
	ROW_DAY(struct document_use_row, to_day), ROW_TEXT(struct document_use_row, basis), ROW_INT(struct document_use_row, row_version))
FIELDS(DOCUMENT_LIST, { A_TEXT("name", 0) }, { A_TEXT("fields", 0), LIST })
FIELDS(DOCUMENT, { A_TEXT("code", 0) }, { A_TEXT("title", 0) }, { A_TEXT("fields", 0), LIST }, { A_LIST("lists", DOCUMENT_LIST) },
	{ A_LIST("templates", DOCUMENT_TEMPLATE) }, { A_LIST("uses", DOCUMENT_USE) })

ROUTE(GET, "/api/v1/document", document_api_list, MAY_HANDLE, "Papers that can be printed, and whose template holds")
TAKES_NOTHING(document_api_list)
GIVES_ROWS(document_api_list, DOCUMENT_LINE)

ROUTE(GET, "/api/v1/document/:document", document_api_get, MAY_SET_NORMS, "The fields of a paper, its templates and where they are in force")
TAKES_NOTHING(document_api_get)
GIVES_SAME(document_api_get, 200, DOCUMENT)

ROUTE(POST, "/api/v1/document/:document", document_api_keep, MAY_SET_NORMS, "Keep an uploaded .docx as the next version of a template")
TAKES(document_api_keep, { A_FILE("file"), NEEDED }, { A_TEXT("note", LIMIT_DOCUMENT_TEMPLATE_NOTE) })
GIVES_ID(document_api_keep, 201)

ROUTE(GET, "/api/v1/document/:document/file", document_api_file, MAY_SET_NORMS, "A version of a template as .docx; without one that of the program")
TAKES(document_api_file, { AN_ID("template") })
GIVES_FILE(document_api_file, DOCX_MEDIA_TYPE)

ROUTE(POST, "/api/v1/document/:document/use", document_api_use, MAY_SET_NORMS, "Put a version of a template in force from a day")
TAKES(document_api_use, { AN_ID("template"), NEEDED }, { AN_ID("org") }, { A_DAY("day"), NEEDED }, { A_TEXT("basis", LIMIT_DOCUMENT_USE_BASIS), NEEDED })
GIVES_ID(document_api_use, 201)

ROUTE(POST, "/api/v1/document/:document/end", document_api_end, MAY_SET_NORMS, "End a template from a day")
TAKES(document_api_end, { AN_ID("use"), NEEDED }, { A_DAY("day"), NEEDED }, A_VERSION)
GIVES_ID(document_api_end, 200)

ROUTE(POST, "/api/v1/document/:document/print", document_api_print, MAY_HANDLE, "Print a paper about a case (of several votes one, by its ballot; of several requests or replies one, by the place of one of its steps among those of the case, from 1), a vote, a transfer, a certificate (of a member, of a floating member), a reminder, a member or an organisation; logged")
TAKES(document_api_print, { AN_ID("subject"), NEEDED }, { AN_ID("ballot") }, { AN_INT("step_number") }, { A_CHOICE("as", "docx pdf") }, { A_TEXT("number", 100) }, { A_TEXT("asked", 100) }, { A_TEXT("to", 100) }, { A_TEXT("signer", 100) },
	{ A_LINES("body", 2000) }, { A_TEXT("place", 100) }, { A_TEXT("chair", 100) }, { A_TEXT("writer", 100) }, { A_TEXT("guests", 100) }, { A_TEXT("contact", 100) }, { A_TEXT("address", 100) },
	{ A_TEXT("phone", 100) }, { A_TEXT("since", 20) }, { A_TEXT("until", 20) }, { A_BOOL("full") }, { A_TEXT("reason", 200) }, { A_TEXT("query", LIMIT_ROSTER_VIEW_QUERY) })
GIVES_FILE(document_api_print, "*/*")

static const char *title_of(struct web *w, const struct document_kind *kind)
{
	return ctx_words(w->c, kind->title);
}

void document_api_list(struct web *w)
{
	struct document_line *lines;
	size_t count = document_lines(w->c, &lines);
	struct json *j = web_list_begin(w, -1);

	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_text(j, "code", lines[i].kind->code);
		json_put_text(j, "title", title_of(w, lines[i].kind));
		json_put_bool(j, "is_own", lines[i].is_own);
		json_put_text(j, "org_name", lines[i].org_name);
		json_put_int(j, "version", lines[i].version);
		json_end(j);
	}
	web_list_end(j);
}

static void put_names(struct json *j, const char *const *names, size_t count)
{
	json_name(j, "fields");
	json_array(j);
	for (size_t i = 0; i < count; i++)
		json_text(j, names[i]);
	json_end(j);
}

void document_api_get(struct web *w)
{
	struct ctx *c = w->c;
	const struct document_kind *kind = document_path(w);
	struct document_template_row *templates;
	struct document_use_row *uses;
	const char *names[FIELDS_COUNT];
	size_t count = 0, templates_count, uses_count;
	struct json *j;

	if (kind == NULL)
		return;
	templates_count = document_templates(c->store, kind->code, &templates);
	uses_count = document_uses_in(c->store, kind->code, c->actor.path_from, c->actor.path_to, &uses);
	for (const enum document_field *f = kind->fields; *f != FIELD_NONE; f++)
		names[count++] = DOCUMENT_FIELDS[*f];
	j = web_json(w);
	json_object(j);
	json_put_text(j, "code", kind->code);
	json_put_text(j, "title", title_of(w, kind));
	put_names(j, names, count);
	json_name(j, "lists");
	json_array(j);
	for (const enum document_list *l = kind->lists; *l != LIST_NONE; l++) {
		json_object(j);
		json_put_text(j, "name", DOCUMENT_LISTS[*l].name);
		put_names(j, DOCUMENT_LISTS[*l].fields, DOCUMENT_LISTS[*l].fields_count);
		json_end(j);
	}
	json_end(j);
	api_put_rows(j, "templates", DOCUMENT_TEMPLATE, templates, templates_count);
	api_put_rows(j, "uses", DOCUMENT_USE, uses, uses_count);
	json_end(j);
}

void document_api_keep(struct web *w)
{
	const struct document_kind *kind = document_path(w);
	struct document_upload upload;
	document_template_id made;

	document_upload_read(w, &upload);
	if (kind != NULL && document_keep(w->c, kind, &upload, &made))
		web_give_id(w, made.v);
}

void document_api_file(struct web *w)
{
	document_send_template(w);
}

void document_api_use(struct web *w)
{
	const struct document_kind *kind = document_path(w);
	struct document_using what;
	document_use_id made;

	document_using_read(w, &what);
	if (kind != NULL && document_put_in_force(w->c, kind, &what, &made))
		web_give_id(w, made.v);
}

void document_api_end(struct web *w)
{
	const struct document_kind *kind = document_path(w);
	document_use_id use = { web_param_int(w, "use", 0) };

	if (kind != NULL && document_end(w->c, kind, use, web_param_day(w, "day", DAY_NONE), web_row_version(w)))
		web_give_id(w, use.v);
}

void document_api_print(struct web *w)
{
	const struct document_kind *kind = document_path(w);

	if (kind != NULL)
		document_send(w, kind);
}
