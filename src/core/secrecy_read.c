/* What a file says, read for its markings of secrecy. The child gets the file and the way to read it, and gives the marking back. */
#include "core/secrecy.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>
#include "base/buffer.h"
#include "base/text.h"
#include "base/write.h"
#include "core/helper.h"
#include "core/pdf_text.h"
#include "core/sheet_out.h"
#include "core/xml.h"

#define CODE_MARKED 2
#define BLOCK_BYTES 65536
#define ENTRIES_MAX 3000
#define INFLATED_BYTES_MAX (1024ull * 1024 * 1024)
#define CHECK_BYTES (1024u * 1024)	/* so much text is gathered before it is looked at, at the end of a line */
#define HERE_BYTES_MAX 65536
#define LINE_BYTES_MAX (4u * 1024 * 1024)

/* ---- plain text ---- */

static const char *mark_in_plain(struct arena *a, const char *data, size_t bytes, const char *cells)
{
	char *decoded;
	size_t decoded_bytes;
	const char *mark = NULL;

	if (text_is_utf8(data, bytes))
		return secrecy_in_text(a, data, bytes, cells);
	decoded = sheet_decode_gb18030(data, bytes, &decoded_bytes);
	if (decoded != NULL)
		mark = secrecy_in_text(a, decoded, decoded_bytes, cells);
	free(decoded);
	/* Neither the one nor the other whole: what of it is UTF-8 is read as such. */
	return decoded != NULL ? mark : secrecy_in_text(a, data, bytes, cells);
}

/* ---- the XML of an office file ---- */

struct reading { struct arena *arena; struct buffer text; XML_Parser parser; const char *mark; size_t print_at; };

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
static void read_part(struct reading *r, zip_file_t *file, uint64_t *inflated)
{
	for (bool goes_on = true; goes_on;) {
		void *block = XML_GetBuffer(r->parser, BLOCK_BYTES);
		zip_int64_t got = block == NULL ? -1 : zip_fread(file, block, BLOCK_BYTES);

		*inflated += got > 0 ? (uint64_t)got : 0;
		goes_on = got > 0 && *inflated <= INFLATED_BYTES_MAX && XML_ParseBuffer(r->parser, (int)got, 0) == XML_STATUS_OK;
	}
	if (r->mark == NULL)
		look(r);
}

static bool is_xml(const char *name)
{
	size_t length = name == NULL ? 0 : strlen(name);

	return length > 4 && strcasecmp(name + length - 4, ".xml") == 0;
}

static const char *mark_in_parts(struct arena *a, zip_t *zip)
{
	zip_int64_t count = zip_get_num_entries(zip, 0);
	struct reading r = { .arena = a };
	uint64_t inflated = 0;

	buffer_init(&r.text, a, BLOCK_BYTES);
	for (zip_int64_t i = 0; i < count && i < ENTRIES_MAX && r.mark == NULL && inflated <= INFLATED_BYTES_MAX; i++) {
		zip_file_t *file = is_xml(zip_get_name(zip, (zip_uint64_t)i, 0)) ? zip_fopen_index(zip, (zip_uint64_t)i, 0) : NULL;

		if (file == NULL)
			continue;
		r.parser = XML_ParserCreate(NULL);
		if (r.parser != NULL) {
			XML_SetUserData(r.parser, &r);
			XML_SetElementHandler(r.parser, on_start, on_end);
			XML_SetCharacterDataHandler(r.parser, on_text);
			XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
			read_part(&r, file, &inflated);
			XML_ParserFree(r.parser);
		}
		zip_fclose(file);
	}
	return r.mark;
}

/* A container that cannot be opened says nothing to anybody. */
static const char *mark_in_zip(struct arena *a, const char *data, size_t bytes)
{
	zip_error_t error;
	zip_source_t *source = zip_source_buffer_create(data, bytes, 0, &error);
	zip_t *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
	const char *mark;

	if (zip == NULL) {
		zip_source_free(source);
		return NULL;
	}
	mark = mark_in_parts(a, zip);
	zip_discard(zip);
	return mark;
}

/* ---- old office files ---- */

/* Their text lies in pieces of UTF-16; the mark with its star is looked for in the bytes. */
static const char *mark_in_old(struct arena *a, const char *data, size_t bytes)
{
	static const struct { const char *bytes, *mark; } MARKS[] = { { "\xdd\x7e\xc6\x5b\x05\x26", "绝密★" }, { "\x3a\x67\xc6\x5b\x05\x26", "机密★" },
		{ "\xd8\x79\xc6\x5b\x05\x26", "秘密★" } };

	for (size_t i = 0; i < sizeof(MARKS) / sizeof(MARKS[0]); i++)
		if (memmem(data, bytes, MARKS[i].bytes, 6) != NULL)
			return arena_text(a, MARKS[i].mark);
	return NULL;
}

/* ---- PDF ---- */

struct paper { struct arena *arena; const char *mark; };

static bool look_at_page(void *to, const char *text, size_t bytes)
{
	struct paper *p = to;

	p->mark = secrecy_in_text(p->arena, text, bytes, "\t");
	return p->mark == NULL;
}

/* One that cannot be opened, damaged or under a password, says nothing to anybody here. */
static const char *mark_in_pdf(struct arena *a, const char *data, size_t bytes)
{
	struct paper p = { a, NULL };

	pdf_text(a, data, bytes, look_at_page, &p);
	return p.mark;
}

/* ---- the child, and who asks it ---- */

#define AS_TEXT "text"
#define AS_CELLS "cells"
#define AS_ZIP "zip"
#define AS_OLD "old"
#define AS_PDF "pdf"

static const char *cells_of(const char *way)
{
	return strcmp(way, AS_CELLS) == 0 ? ",;\t" : "\t";
}

int secrecy_job(int in_fd, int out_fd, const char *args)
{
	struct arena *a = arena_new();
	const char *data, *mark;
	struct stat st;

	if (fstat(in_fd, &st) != 0 || st.st_size <= 0)
		return 1;
	data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, in_fd, 0);
	if (data == MAP_FAILED)
		return 1;
	if (strcmp(args, AS_ZIP) == 0)
		mark = mark_in_zip(a, data, (size_t)st.st_size);
	else if (strcmp(args, AS_OLD) == 0)
		mark = mark_in_old(a, data, (size_t)st.st_size);
	else if (strcmp(args, AS_PDF) == 0)
		mark = mark_in_pdf(a, data, (size_t)st.st_size);
	else
		mark = mark_in_plain(a, data, (size_t)st.st_size, cells_of(args));
	if (mark != NULL && !write_whole(out_fd, mark, strlen(mark)))
		return 1;
	munmap((void *)data, (size_t)st.st_size);
	arena_free(a);
	return mark == NULL ? 0 : CODE_MARKED;
}

/* How a file is read; NULL: it is not. */
static const char *way_of(const char *media_type, const char *name)
{
	const char *suffix = strrchr(name, '.');

	if (strcmp(media_type, "text/plain") == 0)
		return suffix != NULL && strcasecmp(suffix, ".csv") == 0 ? AS_CELLS : AS_TEXT;
	if (strcmp(media_type, "application/zip") == 0)
		return AS_ZIP;
	if (strcmp(media_type, "application/pdf") == 0)
		return AS_PDF;
	return strcmp(media_type, "application/x-ole-storage") == 0 ? AS_OLD : NULL;
}

/* What the child says is shown, so it is held to what a marking can be. */
static const char *take_mark(struct arena *a, int fd)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	if (!buffer_read(&b, fd) || b.bytes > SECRECY_SHOWN_CHARS * 4 || !text_is_utf8(b.data, b.bytes))
		return "…";
	return text_clean(a, buffer_text(&b));
}

/* Short UTF-8 needs no parser but ours, so no child: -1 when it is anything else. */
static int read_here(struct arena *a, int fd, const char *way, const char **mark)
{
	char *text = arena_room(a, HERE_BYTES_MAX + 1);
	ssize_t bytes = strcmp(way, AS_TEXT) == 0 || strcmp(way, AS_CELLS) == 0 ? pread(fd, text, HERE_BYTES_MAX + 1, 0) : -1;

	if (bytes < 0 || bytes > HERE_BYTES_MAX || !text_is_utf8(text, (size_t)bytes))
		return -1;
	*mark = secrecy_in_text(a, text, (size_t)bytes, cells_of(way));
	return *mark != NULL;
}

enum secrecy_answer secrecy_read(struct arena *a, int fd, const char *media_type, const char *name, const char **mark)
{
	const char *way = way_of(media_type, name);
	int out, code, here = way == NULL ? 0 : -1;
	enum helper_answer answer;

	*mark = NULL;
	if (way != NULL)
		here = read_here(a, fd, way, mark);
	if (here >= 0)
		return here > 0 ? SECRECY_MARKED : SECRECY_NONE;
	out = memfd_create("mark", MFD_CLOEXEC);
	if (out < 0)
		return SECRECY_BUSY;
	answer = helper_run("secrecy", fd, out, way, &code);
	if (answer == HELPER_REFUSED && code == CODE_MARKED)
		*mark = take_mark(a, out);
	close(out);
	if (*mark != NULL)
		return SECRECY_MARKED;
	if (answer == HELPER_MISSING)
		return SECRECY_BUSY;
	return answer == HELPER_GOOD ? SECRECY_NONE : SECRECY_UNREAD;
}
