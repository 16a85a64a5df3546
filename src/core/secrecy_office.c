/* Office files: the words in the parts of their container, and in the files that are put into them. Runs in the confined child. */
#include "core/secrecy_part.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>
#include "base/buffer.h"
#include "core/secrecy.h"
#include "core/xml.h"

#define BLOCK_BYTES 65536
#define ENTRIES_MAX 3000		/* with words in them, those of embedded files among them */
#define INFLATED_BYTES_MAX (1024ull * 1024 * 1024)
#define BURST_BYTES (100ull * 1024 * 1024)
#define BURST_RATIO 100
#define PART_BYTES_MAX (32u * 1024 * 1024)	/* of a part that is held whole */
#define DEPTH_MAX 1			/* a file in a file */
#define CHECK_BYTES (1024u * 1024)	/* so much text is gathered before it is looked at, at the end of a line */
#define LINE_BYTES_MAX (4u * 1024 * 1024)

/* ---- XML ---- */

/* is_cut: not all of it was looked through. */
struct reading { struct arena *arena; struct buffer text; XML_Parser parser; const char *mark; size_t print_at; uint64_t packed, inflated; int entries, depth; bool is_cut; };

/* Text of an office program packs to a tenth or so; what packs to less than a hundredth and is large besides was made to burst. */
static bool is_too_large(struct reading *r)
{
	r->is_cut |= r->inflated > INFLATED_BYTES_MAX || (r->inflated > BURST_BYTES && r->inflated / BURST_RATIO > r->packed);
	return r->is_cut;
}

static void look(struct reading *r)
{
	r->mark = secrecy_in_text(r->arena, r->text.data, r->text.bytes, "");
	buffer_clear(&r->text);
	if (r->mark != NULL)
		XML_StopParser(r->parser, XML_FALSE);
}

static void on_text(void *data, const XML_Char *text, int bytes)
{
	struct reading *r = data;

	buffer_put(&r->text, text, (size_t)bytes);
	if (r->text.bytes > LINE_BYTES_MAX)
		look(r);
}

/* Asked for each of millions of cells: most names differ in their first letter. */
static bool is_one_of(const char *name, const char *const list[])
{
	for (size_t i = 0; list[i] != NULL; i++)
		if (list[i][0] == name[0] && strcmp(list[i], name) == 0)
			return true;
	return false;
}

static bool is_print_line(const char *name)
{
	static const char *const PRINT_LINES[] = { "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter", NULL };

	return is_one_of(name, PRINT_LINES);
}

/* The names of sheets are attributes. */
static void on_start(void *data, const XML_Char *element, const XML_Char **attributes)
{
	struct reading *r = data;
	const char *name = xml_local_name(element);

	if (is_print_line(name))
		r->print_at = r->text.bytes;
	if (strcmp(name, "sheet") != 0)
		return;
	for (size_t i = 0; attributes[i] != NULL; i += 2)
		if (strcmp(attributes[i], "name") == 0)
			buffer_printf(&r->text, "\n%s\n", attributes[i + 1]);
}

/* Behind an & of a header or footer of a sheet (ECMA-376 part 1, 18.3.1.46): a font in quotes, a colour, a size, or one letter. */
static const char *behind_print_code(const char *at, const char *to)
{
	const char *quote = at < to && *at == '"' ? memchr(at + 1, '"', (size_t)(to - at - 1)) : NULL;

	if (quote != NULL)
		return quote + 1;
	if (at < to && *at == 'K')
		return to - at > 7 ? at + 7 : to;
	if (at < to && strchr("0123456789", *at) != NULL) {
		while (at < to && strchr("0123456789", *at) != NULL)
			at++;
		return at;
	}
	return at < to ? at + 1 : to;
}

/* Its left, middle and right part are lines of their own; how letters look says nothing. */
static void end_print_line(struct reading *r)
{
	const char *line = r->print_at < r->text.bytes ? arena_text_n(r->arena, r->text.data + r->print_at, r->text.bytes - r->print_at) : "";
	const char *stop = line + strlen(line);

	for (const char *at = line; at < stop;) {
		const char *code = memchr(at, '&', (size_t)(stop - at));

		if (code == at) {
			at = behind_print_code(at + 1, stop);
			if (strchr("LCR", at[-1]) != NULL)
				buffer_lit(&r->text, "\n");
			continue;
		}
		code = code == NULL ? stop : code;
		buffer_put(&r->text, at, (size_t)(code - at));
		at = code;
	}
	buffer_lit(&r->text, "\n");
}

/* Paragraphs, cells, shared strings, lines of OFD, properties of the file; what stands inside them is parts of one line. */
static void on_end(void *data, const XML_Char *element)
{
	static const char *const LINES[] = { "p", "br", "cr", "si", "is", "c", "v", "tc", "tr", "row", "TextCode", "title", "subject", "keywords",
		"description", "category", "contentStatus", "lpwstr", "comment", NULL };
	struct reading *r = data;
	const char *name = xml_local_name(element);

	if (strcmp(name, "tab") == 0)
		buffer_lit(&r->text, " ");
	if (is_print_line(name))
		end_print_line(r);
	if (is_one_of(name, LINES)) {
		buffer_lit(&r->text, "\n");
		if (r->text.bytes > CHECK_BYTES)
			look(r);
	}
}

static void on_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int has_subset)
{
	XML_StopParser(((struct reading *)data)->parser, XML_FALSE);	/* no office program writes one, and its entities could grow */
}

/* XML that ends badly has been read up to there. */
static void read_xml(struct reading *r, zip_file_t *file)
{
	for (bool goes_on = true; goes_on;) {
		void *block = XML_GetBuffer(r->parser, BLOCK_BYTES);
		zip_int64_t got = block == NULL ? -1 : zip_fread(file, block, BLOCK_BYTES);

		r->inflated += got > 0 ? (uint64_t)got : 0;
		goes_on = got > 0 && !is_too_large(r) && XML_ParseBuffer(r->parser, (int)got, 0) == XML_STATUS_OK;
	}
	if (r->mark == NULL)
		look(r);
}

/* ---- the container ---- */

static bool ends_in(const char *name, const char *const suffixes[])
{
	const char *suffix = name == NULL ? NULL : strrchr(name, '.');

	for (size_t i = 0; suffix != NULL && suffixes[i] != NULL; i++)
		if (strcasecmp(suffix, suffixes[i]) == 0)
			return true;
	return false;
}

static void read_parts(struct reading *r, const char *data, size_t bytes);

/* A part whole, NULL: it cannot be unpacked, or is too large to be held. */
static char *part_of(struct reading *r, zip_t *zip, zip_uint64_t index, zip_file_t *file, size_t *bytes)
{
	zip_stat_t st;
	zip_int64_t got;
	char *text;

	if (zip_stat_index(zip, index, 0, &st) != 0 || (st.valid & ZIP_STAT_SIZE) == 0 || st.size > PART_BYTES_MAX) {
		r->is_cut = true;
		return NULL;
	}
	r->inflated += st.size;
	text = is_too_large(r) ? NULL : malloc((size_t)st.size + 1);
	got = text == NULL ? -1 : zip_fread(file, text, st.size);
	if (got < 0) {
		r->is_cut |= text == NULL;
		free(text);
		return NULL;
	}
	text[got] = '\0';
	*bytes = (size_t)got;
	return text;
}

/* A workbook in a letter, a page of the web that was taken in, a text: what it is, its suffix says. */
static void read_within(struct reading *r, const char *name, const char *data, size_t bytes)
{
	static const char *const OFFICE[] = { ".xlsx", ".xlsm", ".docx", ".docm", ".pptx", ".pptm", NULL }, *const PAGES[] = { ".html", ".htm", ".xhtml", ".mht", ".mhtml", NULL },
		*const OLD[] = { ".doc", ".xls", ".ppt", ".bin", NULL }, *const TEXTS[] = { ".txt", NULL };

	if (ends_in(name, OFFICE)) {
		r->depth++;
		read_parts(r, data, bytes);
		r->depth--;
	} else if (ends_in(name, PAGES)) {
		r->mark = secrecy_in_html(r->arena, data, bytes, &r->is_cut);
	} else if (ends_in(name, OLD)) {
		r->mark = secrecy_in_old(r->arena, data, bytes);
	} else if (ends_in(name, TEXTS)) {
		r->mark = secrecy_in_plain(r->arena, data, bytes, "\t");
	} else {
		r->is_cut = true;	/* .rtf: taken in by its words, which stand in it in another way */
	}
}

static void read_part(struct reading *r, zip_t *zip, zip_uint64_t index, zip_file_t *file, const char *name)
{
	static const char *const XML[] = { ".xml", NULL };
	size_t bytes;
	char *data;

	if (ends_in(name, XML)) {
		r->parser = XML_ParserCreate(NULL);
		if (r->parser == NULL) {
			r->is_cut = true;
			return;
		}
		XML_SetUserData(r->parser, r);
		XML_SetElementHandler(r->parser, on_start, on_end);
		XML_SetCharacterDataHandler(r->parser, on_text);
		XML_SetStartDoctypeDeclHandler(r->parser, on_doctype);
		read_xml(r, file);
		XML_ParserFree(r->parser);
		return;
	}
	data = part_of(r, zip, index, file, &bytes);
	if (data != NULL)
		read_within(r, name, data, bytes);
	free(data);
}

/* Pictures and other things without words are left where they are. */
static bool has_words(const char *name)
{
	static const char *const WORDS[] = { ".xml", ".xlsx", ".xlsm", ".docx", ".docm", ".pptx", ".pptm", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".doc", ".xls", ".ppt",
		".txt", ".rtf", NULL };

	return ends_in(name, WORDS) || (name != NULL && strstr(name, "/embeddings/") != NULL && ends_in(name, (const char *const[]){ ".bin", NULL }));
}

static void read_entries(struct reading *r, zip_t *zip)
{
	zip_int64_t count = zip_get_num_entries(zip, 0);

	for (zip_int64_t i = 0; i < count && r->mark == NULL && !r->is_cut; i++) {
		const char *name = zip_get_name(zip, (zip_uint64_t)i, 0);
		zip_file_t *file = has_words(name) ? zip_fopen_index(zip, (zip_uint64_t)i, 0) : NULL;

		if (file == NULL)
			continue;
		r->is_cut = r->entries++ >= ENTRIES_MAX;
		if (!r->is_cut)
			read_part(r, zip, (zip_uint64_t)i, file, name);
		zip_fclose(file);
	}
}

/* A container that cannot be opened says nothing to anybody; one in one in one was not made by hand. */
static void read_parts(struct reading *r, const char *data, size_t bytes)
{
	zip_error_t error;
	zip_source_t *source;
	zip_t *zip;

	if (r->depth > DEPTH_MAX) {
		r->is_cut = true;
		return;
	}
	source = zip_source_buffer_create(data, bytes, 0, &error);
	zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
	if (zip == NULL) {
		zip_source_free(source);
		return;
	}
	read_entries(r, zip);
	zip_discard(zip);
}

const char *secrecy_in_office(struct arena *a, const char *data, size_t bytes, bool *is_cut)
{
	struct reading r = { .arena = a, .packed = bytes };

	buffer_init(&r.text, a, BLOCK_BYTES);
	read_parts(&r, data, bytes);
	*is_cut = r.is_cut;
	return r.mark;
}
