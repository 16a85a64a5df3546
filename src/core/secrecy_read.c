/* What a file says, read for its markings of secrecy. The child gets the file and the way to read it, and gives the marking back. */
#include "core/secrecy.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buffer.h"
#include "base/text.h"
#include "base/write.h"
#include "core/helper.h"
#include "core/pdf_text.h"
#include "core/secrecy_part.h"
#include "core/sheet_out.h"

#define CODE_MARKED 2
#define CODE_CUT 3	/* not all of it was looked through: too many parts, too large when it is unpacked */
#define CODE_LOCKED 4
#define CODE_DAMAGED 5
#define CODE_LACKS 6
#define HERE_BYTES_MAX 65536

/* ---- plain text ---- */

const char *secrecy_in_plain(struct arena *a, const char *data, size_t bytes, const char *cells)
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

/* ---- old office files ---- */

/* Their text lies in pieces of UTF-16; the mark with its star is looked for in the bytes. */
const char *secrecy_in_old(struct arena *a, const char *data, size_t bytes)
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

/* *fault: what keeps it from being looked through, 0 for nothing. */
static const char *mark_in_pdf(struct arena *a, const char *data, size_t bytes, int *fault, struct pdf_tree *tree)
{
	static const int FAULTS[] = { [PDF_TEXT_WHOLE] = 0, [PDF_TEXT_CUT] = CODE_CUT, [PDF_TEXT_LOCKED] = CODE_LOCKED, [PDF_TEXT_LACKS] = CODE_LACKS,
		[PDF_TEXT_CLOSED] = CODE_DAMAGED };
	struct paper p = { a, NULL };

	*fault = FAULTS[pdf_text(a, data, bytes, tree, look_at_page, &p)];
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
	struct pdf_tree tree = { 0, 0 };
	bool is_cut = false;
	int fault = 0;

	if (fstat(in_fd, &st) != 0 || st.st_size <= 0)
		return 1;
	data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, in_fd, 0);
	if (data == MAP_FAILED)
		return 1;
	if (strcmp(args, AS_ZIP) == 0)
		mark = secrecy_in_office(a, data, (size_t)st.st_size, &is_cut);
	else if (strcmp(args, AS_OLD) == 0)
		mark = secrecy_in_old(a, data, (size_t)st.st_size);
	else if (strcmp(args, AS_PDF) == 0)
		mark = mark_in_pdf(a, data, (size_t)st.st_size, &fault, &tree);
	else
		mark = secrecy_in_plain(a, data, (size_t)st.st_size, cells_of(args));
	if (mark != NULL && !write_whole(out_fd, mark, strlen(mark)))
		return 1;
	if (mark == NULL && fault == CODE_LACKS && !write_whole(out_fd, &tree, sizeof(tree)))
		return 1;
	munmap((void *)data, (size_t)st.st_size);
	arena_free(a);
	return mark != NULL ? CODE_MARKED : is_cut ? CODE_CUT : fault;
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

/* What the child says of pages is only shown, so it is held to being a number of them. */
static void take_pages(int fd, struct secrecy_found *found)
{
	struct pdf_tree tree;

	if (pread(fd, &tree, sizeof(tree), 0) != (ssize_t)sizeof(tree) || tree.named < 0 || tree.found < 0)
		return;
	found->pages_named = tree.named;
	found->pages_found = tree.found;
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

static enum secrecy_answer answer_of_child(enum helper_answer answer, int code)
{
	static const enum secrecy_answer OF_CODE[] = { [CODE_MARKED] = SECRECY_UNREAD, [CODE_CUT] = SECRECY_UNREAD, [CODE_LOCKED] = SECRECY_LOCKED,
		[CODE_DAMAGED] = SECRECY_DAMAGED, [CODE_LACKS] = SECRECY_LACKS };

	if (answer == HELPER_GOOD)
		return SECRECY_NONE;
	if (answer == HELPER_MISSING)
		return SECRECY_BUSY;
	return answer == HELPER_REFUSED && code >= CODE_MARKED && code <= CODE_LACKS ? OF_CODE[code] : SECRECY_UNREAD;
}

enum secrecy_answer secrecy_read(struct arena *a, int fd, const char *media_type, const char *name, struct secrecy_found *found)
{
	const char *way = way_of(media_type, name);
	int out, code, here = way == NULL ? 0 : -1;
	enum helper_answer answer;

	*found = (struct secrecy_found){ 0 };
	if (way != NULL)
		here = read_here(a, fd, way, &found->mark);
	if (here >= 0)
		return here > 0 ? SECRECY_MARKED : SECRECY_NONE;
	out = memfd_create("mark", MFD_CLOEXEC);
	if (out < 0)
		return SECRECY_BUSY;
	answer = helper_run("secrecy", fd, out, way, &code);
	if (answer == HELPER_REFUSED && code == CODE_MARKED)
		found->mark = take_mark(a, out);
	if (answer == HELPER_REFUSED && code == CODE_LACKS)
		take_pages(out, found);
	close(out);
	return found->mark != NULL ? SECRECY_MARKED : answer_of_child(answer, code);
}
