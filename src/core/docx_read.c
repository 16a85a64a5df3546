/* The container of a template: caps before anything is inflated, what may not be in it, and its XML as tokens. */
#include "core/docx_part.h"

#include <assert.h>
#include <expat.h>
#include <string.h>

#define BLOCK_BYTES 65536
#define RATIO_FREE_BYTES (1024ull * 1024)	/* below this any ratio is harmless */

void docx_fail(struct docx *d, enum docx_fault fault, const char *detail)
{
	if (d->fault != DOCX_GOOD)
		return;
	d->fault = fault;
	d->detail = detail == NULL ? "" : detail;
}

/* ---- tokens ---- */

void docx_add(struct docx *d, struct docx_tokens *tokens, struct docx_token token)
{
	if (tokens->count >= DOCX_TOKENS_MAX) {
		docx_fail(d, DOCX_LARGE, NULL);
		return;
	}
	if (tokens->count == tokens->room) {
		struct docx_token *more = arena_array(d->arena, tokens->room * 2 + 1000, sizeof(*more));

		if (tokens->list != NULL)
			memcpy(more, tokens->list, tokens->count * sizeof(*more));
		tokens->list = more;
		tokens->room = tokens->room * 2 + 1000;
	}
	assert(tokens->list != NULL);	/* there was room, or there is now */
	tokens->list[tokens->count++] = token;
}

bool docx_is(const struct docx_token *t, enum docx_token_kind kind, const char *name)
{
	return t->kind == kind && strcmp(t->text, name) == 0;
}

const char *docx_attribute(const struct docx_token *t, const char *name)
{
	for (const char **a = t->attributes; a != NULL && a[0] != NULL; a += 2)
		if (strcmp(a[0], name) == 0)
			return a[1];
	return NULL;
}

size_t docx_close_of(const struct docx_tokens *tokens, size_t at)
{
	size_t depth = 0;

	for (size_t i = at; i < tokens->count; i++) {
		if (tokens->list[i].kind == DOCX_OPEN)
			depth++;
		else if (tokens->list[i].kind == DOCX_CLOSE && --depth == 0)
			return i;
	}
	return tokens->count - 1;
}

/* ---- XML ---- */

struct parsing { struct docx *d; struct docx_tokens *tokens; XML_Parser parser; int depth; };

static void stop_at_fault(struct parsing *p)
{
	if (p->d->fault != DOCX_GOOD)
		XML_StopParser(p->parser, XML_FALSE);
}

static void on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct parsing *p = data;
	size_t count = 0;
	const char **copy;

	while (attributes[count] != NULL)
		count++;
	copy = arena_array(p->d->arena, count + 1, sizeof(*copy));
	for (size_t i = 0; i < count; i++)
		copy[i] = arena_text(p->d->arena, attributes[i]);
	if (++p->depth > DOCX_DEPTH_MAX)
		docx_fail(p->d, DOCX_LARGE, NULL);
	docx_add(p->d, p->tokens, (struct docx_token){ DOCX_OPEN, arena_text(p->d->arena, name), copy });
	stop_at_fault(p);
}

static void on_end(void *data, const XML_Char *name)
{
	struct parsing *p = data;

	p->depth--;
	docx_add(p->d, p->tokens, (struct docx_token){ DOCX_CLOSE, arena_text(p->d->arena, name), NULL });
	stop_at_fault(p);
}

static void on_text(void *data, const XML_Char *text, int bytes)
{
	struct parsing *p = data;
	struct docx_token *last = p->tokens->count == 0 ? NULL : &p->tokens->list[p->tokens->count - 1];
	const char *more = arena_text_n(p->d->arena, text, (size_t)bytes);

	if (last != NULL && last->kind == DOCX_TEXT)
		last->text = arena_printf(p->d->arena, "%s%s", last->text, more);
	else
		docx_add(p->d, p->tokens, (struct docx_token){ DOCX_TEXT, more, NULL });
	/* A text that comes in ever so many pieces is joined ever so often. */
	if (arena_bytes(p->d->arena) > 128u * 1024 * 1024)
		docx_fail(p->d, DOCX_LARGE, NULL);
	stop_at_fault(p);
}

static void on_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int has_subset)
{
	struct parsing *p = data;

	docx_fail(p->d, DOCX_LINK, NULL);
	stop_at_fault(p);
}

static void feed(struct parsing *p, zip_file_t *file)
{
	for (;;) {
		void *block = XML_GetBuffer(p->parser, BLOCK_BYTES);
		zip_int64_t got = block == NULL ? -1 : zip_fread(file, block, BLOCK_BYTES);

		if (got < 0) {
			docx_fail(p->d, DOCX_DAMAGED, NULL);
			return;
		}
		p->d->inflated_bytes += (uint64_t)got;
		if (p->d->inflated_bytes > DOCX_INFLATED_BYTES_MAX)
			docx_fail(p->d, DOCX_LARGE, NULL);
		if (p->d->fault == DOCX_GOOD && XML_ParseBuffer(p->parser, (int)got, got == 0) != XML_STATUS_OK)
			docx_fail(p->d, DOCX_DAMAGED, NULL);
		if (p->d->fault != DOCX_GOOD || got == 0)
			return;
	}
}

bool docx_parse(struct docx *d, const char *part, struct docx_tokens *tokens)
{
	struct parsing p = { .d = d, .tokens = tokens };
	zip_file_t *file;

	if (d->fault != DOCX_GOOD || zip_name_locate(d->zip, part, 0) < 0)
		return false;
	file = zip_fopen(d->zip, part, 0);
	p.parser = XML_ParserCreate(NULL);
	if (file == NULL || p.parser == NULL) {
		docx_fail(d, DOCX_DAMAGED, NULL);
	} else {
		XML_SetUserData(p.parser, &p);
		XML_SetElementHandler(p.parser, on_start, on_end);
		XML_SetCharacterDataHandler(p.parser, on_text);
		XML_SetStartDoctypeDeclHandler(p.parser, on_doctype);
		feed(&p, file);
	}
	if (p.parser != NULL)
		XML_ParserFree(p.parser);
	if (file != NULL)
		zip_fclose(file);
	return true;
}

/* ---- what may not be in it ---- */

static bool is_name_sound(const char *name)
{
	return name[0] != '/' && strchr(name, '\\') == NULL && strstr(name, "..") == NULL && strchr(name, ':') == NULL;
}

static bool ends_with(const char *text, const char *end)
{
	size_t bytes = strlen(text), end_bytes = strlen(end);

	return bytes >= end_bytes && strcmp(text + bytes - end_bytes, end) == 0;
}

static const struct { const char *part; enum docx_fault fault; } BARRED[] = {
	{ "vbaProject", DOCX_MACRO }, { "vbaData", DOCX_MACRO }, { "activeX", DOCX_MACRO }, { "customUI", DOCX_MACRO }, { "jsaProject", DOCX_MACRO },
	{ "embeddings/", DOCX_OBJECT }, { "oleObject", DOCX_OBJECT }, { "word/media/", DOCX_OBJECT }, { "afchunk", DOCX_OBJECT },
};

static void check_entry(struct docx *d, const zip_stat_t *st, uint64_t *inflated)
{
	*inflated += st->size;
	if (st->encryption_method != ZIP_EM_NONE)
		docx_fail(d, DOCX_LOCKED, NULL);
	if (!is_name_sound(st->name) || st->size > DOCX_INFLATED_BYTES_MAX || *inflated > DOCX_INFLATED_BYTES_MAX ||
	    (st->size > RATIO_FREE_BYTES && st->size / DOCX_RATIO_MAX > st->comp_size))
		docx_fail(d, DOCX_LARGE, NULL);
	for (size_t i = 0; i < sizeof(BARRED) / sizeof(BARRED[0]); i++)
		if (strcasestr(st->name, BARRED[i].part) != NULL)
			docx_fail(d, BARRED[i].fault, arena_text(d->arena, st->name));
}

static bool is_code(const char *text)
{
	while (*text == ' ')
		text++;
	return strncmp(text, "PAGE", 4) != 0 && strncmp(text, "NUMPAGES", 8) != 0 && *text != '\0';
}

/* One part's XML; in all but the text itself there are no fields. */
static void check_tokens(struct docx *d, const struct docx_tokens *tokens, bool is_body)
{
	int tables = 0;

	for (size_t i = 0; i < tokens->count && d->fault == DOCX_GOOD; i++) {
		const struct docx_token *t = &tokens->list[i], *before = i == 0 ? t : &tokens->list[i - 1];
		const char *value;

		if (t->kind == DOCX_OPEN && (value = docx_attribute(t, "TargetMode")) != NULL && strcasecmp(value, "External") == 0)
			docx_fail(d, DOCX_LINK, docx_attribute(t, "Target"));
		if (t->kind == DOCX_OPEN && (value = docx_attribute(t, "ContentType")) != NULL && strcasestr(value, "macroEnabled") != NULL)
			docx_fail(d, DOCX_MACRO, NULL);
		if (docx_is(t, DOCX_OPEN, "w:drawing") || docx_is(t, DOCX_OPEN, "w:pict") || docx_is(t, DOCX_OPEN, "w:object") ||
		    docx_is(t, DOCX_OPEN, "w:altChunk") || docx_is(t, DOCX_OPEN, "w:subDoc") || docx_is(t, DOCX_OPEN, "w:control"))
			docx_fail(d, DOCX_OBJECT, t->text);
		if (docx_is(t, DOCX_OPEN, "w:fldSimple") && (value = docx_attribute(t, "w:instr")) != NULL && is_code(value))
			docx_fail(d, DOCX_CODE, value);
		if (t->kind == DOCX_TEXT && docx_is(before, DOCX_OPEN, "w:instrText") && is_code(t->text))
			docx_fail(d, DOCX_CODE, t->text);
		if (docx_is(t, DOCX_OPEN, "w:tbl") && ++tables > 1)
			docx_fail(d, DOCX_NESTED, NULL);
		if (docx_is(t, DOCX_CLOSE, "w:tbl"))
			tables--;
		if (!is_body && t->kind == DOCX_TEXT && strstr(t->text, "{{") != NULL)
			docx_fail(d, DOCX_BROKEN, t->text);
	}
}

static void check_parts(struct docx *d)
{
	zip_int64_t count = zip_get_num_entries(d->zip, 0);
	uint64_t inflated = 0;

	if (count > DOCX_ENTRIES_MAX)
		docx_fail(d, DOCX_LARGE, NULL);
	for (zip_int64_t i = 0; i < count && d->fault == DOCX_GOOD; i++) {
		zip_stat_t st;

		if (zip_stat_index(d->zip, (zip_uint64_t)i, 0, &st) != 0 || (st.valid & ZIP_STAT_SIZE) == 0 || (st.valid & ZIP_STAT_COMP_SIZE) == 0)
			docx_fail(d, DOCX_DAMAGED, NULL);
		else
			check_entry(d, &st, &inflated);
	}
	if (d->fault == DOCX_GOOD && zip_name_locate(d->zip, "word/document.xml", 0) < 0)
		docx_fail(d, DOCX_FOREIGN, NULL);
	for (zip_int64_t i = 0; i < count && d->fault == DOCX_GOOD; i++) {
		const char *name = zip_get_name(d->zip, (zip_uint64_t)i, 0);
		struct docx_tokens tokens = { 0 };

		if (name == NULL || (!ends_with(name, ".xml") && !ends_with(name, ".rels")))
			continue;
		docx_parse(d, name, &tokens);
		check_tokens(d, &tokens, strcmp(name, "word/document.xml") == 0);
	}
	d->inflated_bytes = 0;	/* the parts that are used are read again */
}

void docx_open(struct docx *d, const void *data, size_t bytes)
{
	zip_error_t error;
	zip_source_t *source = zip_source_buffer_create(data, bytes, 0, &error);

	d->zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
	if (d->zip == NULL) {
		zip_source_free(source);
		docx_fail(d, bytes > 8 && memcmp(data, "\xd0\xcf\x11\xe0", 4) == 0 ? DOCX_FOREIGN : DOCX_DAMAGED, NULL);
		return;
	}
	check_parts(d);
}
