/* All papers of a case as one .docx, which WPS opens: the lists are those of the PDF (rooms/run/run_bundle.h) in the template in force. Pictures stand in it;
 * a PDF file of others can't, and is named with its pages and digest. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/erasure.h"
#include "core/pdf_join.h"
#include "core/services.h"
#include "rooms/document/document_part.h"
#include "rooms/run/run_bundle.h"
#include "text/document.h"
#include "text/run.h"

#define SCAN_WIDTH_MM 156	/* the text area of GB/T 9704-2012, less what the line above a picture needs */
#define SCAN_HEIGHT_MM 205

static const char *say(struct ctx *c, message m) { return message_text(c->arena, LANG_ZH, m, NULL, 0); }

/* What somebody typed shows no picture, though it were pasted with the sign of one. */
static const char *plain(struct ctx *c, const char *text)
{
	struct buffer out;

	if (strstr(text, DOCX_PICTURE) == NULL)
		return text;
	buffer_init(&out, c->arena, 0);
	for (const char *sign; (sign = strstr(text, DOCX_PICTURE)) != NULL; text = sign + strlen(DOCX_PICTURE))
		buffer_put(&out, text, (size_t)(sign - text));
	buffer_puts(&out, text);
	return buffer_text(&out);
}

static const char **rows_of(struct ctx *c, struct document_facts *f, enum document_list list, size_t most)
{
	f->lists[list].cells = arena_array(c->arena, most * DOCUMENT_LISTS[list].fields_count + 1, sizeof(char *));
	return f->lists[list].cells;
}

/* Where a paper is: in this file, beside it, or nowhere any more. */
static const char *place_of(struct ctx *c, const struct run_bundle_paper *p, bool is_scan)
{
	const struct message_arg pages[] = { { "n", ctx_number(c, p->pages) } };

	if (is_scan)
		return say(c, T_document_bundle_behind);
	if (p->pages > 0)
		return message_text(c->arena, LANG_ZH, T_document_bundle_pages, pages, 1);
	return say(c, file_is_erased(&p->file) ? T_run_bundle_erased : T_run_bundle_kept_apart);
}

static void put_enclosure(struct ctx *c, struct document_facts *f, const struct run_bundle_paper *p, const char *number, bool is_scan)
{
	const char **cells = f->lists[LIST_ENCLOSURES].cells + f->lists[LIST_ENCLOSURES].count++ * DOCUMENT_LISTS[LIST_ENCLOSURES].fields_count;
	const struct message_arg args[] = { { "n", ctx_number(c, p->pages) }, { "digest", p->file.digest } };

	cells[0] = number;
	cells[1] = p->name;
	cells[2] = plain(c, p->file.name);
	if (is_scan) {
		cells[3] = arena_printf(c->arena, "\n%s", docx_picture_sign(c->arena, f->scans_count));
		f->scans[f->scans_count++] = (struct docx_picture){ .media_type = p->file.media_type, .data = p->data, .bytes = (size_t)p->file.bytes,
			.width_mm = SCAN_WIDTH_MM, .height_mm = SCAN_HEIGHT_MM };
	} else {
		cells[3] = arena_printf(c->arena, "\n%s", message_text(c->arena, LANG_ZH, T_document_bundle_pdf, args, 2));
	}
}

static void put_papers(struct ctx *c, struct document_facts *f, const struct run_bundle *b)
{
	const char **cells = rows_of(c, f, LIST_PAPERS, b->papers_count);

	rows_of(c, f, LIST_ENCLOSURES, b->papers_count);
	f->scans = arena_array(c->arena, b->papers_count + 1, sizeof(*f->scans));
	f->lists[LIST_PAPERS].count = b->papers_count;
	f->texts[FIELD_PAPERS] = ctx_number(c, (int64_t)b->papers_count);
	for (size_t i = 0; i < b->papers_count; i++, cells += DOCUMENT_LISTS[LIST_PAPERS].fields_count) {
		const struct run_bundle_paper *p = &b->papers[i];
		bool is_scan = p->is_picture && f->scans_count < DOCX_PICTURES_MAX;

		cells[0] = ctx_number(c, (int64_t)i + 1);
		cells[1] = p->name;
		cells[2] = plain(c, p->file.name);
		cells[3] = p->step;
		cells[4] = p->file.digest;
		cells[5] = place_of(c, p, is_scan);
		if (is_scan || p->pages > 0)
			put_enclosure(c, f, p, cells[0], is_scan);
	}
}

/* A step is named once, where it begins. */
static void put_steps(struct ctx *c, struct document_facts *f, const struct run_bundle *b)
{
	const char **cells = rows_of(c, f, LIST_STEPS, b->lines_count);

	f->lists[LIST_STEPS].count = b->lines_count;
	for (size_t i = 0; i < b->lines_count; i++, cells += DOCUMENT_LISTS[LIST_STEPS].fields_count) {
		const struct run_bundle_line *line = &b->lines[i];

		cells[0] = line->kind == RUN_BUNDLE_STEP ? line->name : "";
		cells[1] = line->kind == RUN_BUNDLE_STEP ? say(c, T_document_bundle_done) : line->kind == RUN_BUNDLE_TRACE ? say(c, T_document_bundle_trace) : line->name;
		cells[2] = plain(c, line->text);
	}
}

/* As much as the PDF takes. */
static bool is_too_much(const struct document_facts *f)
{
	int64_t bytes = 0;

	for (size_t i = 0; i < f->scans_count; i++)
		bytes += (int64_t)f->scans[i].bytes;
	return bytes > PDF_JOIN_BYTES_MAX;
}

static bool write_file(struct ctx *c, const struct document_kind *kind, const struct document_facts *f, const struct document_ask *ask, struct document_paper *paper)
{
	struct docx_values values = document_values(c, kind, f, ask);
	struct document_use_row use = { .template = { 0 } };
	struct buffer template;
	enum docx_fault fault;
	struct stat st;

	document_in_force(c, f->path, kind, &use);
	if (!document_bytes(c, kind, use.template, &template))
		return false;
	paper->fd = file_unnamed(c->services->files);
	fault = paper->fd < 0 ? DOCX_BUSY : docx_write(c->arena, template.data, template.bytes, &values, paper->fd);
	if (fault == DOCX_GOOD && (lseek(paper->fd, 0, SEEK_SET) != 0 || fstat(paper->fd, &st) != 0))
		fault = DOCX_BUSY;
	if (fault == DOCX_GOOD) {
		paper->fd_bytes = st.st_size;
		return true;
	}
	if (paper->fd >= 0)
		close(paper->fd);
	paper->fd = -1;
	return document_refuse_fault(c, fault, "");
}

/* Papers are written in Chinese, whoever prints them. */
static bool write_docx(struct ctx *c, const struct document_kind *kind, const struct run_case *k, const struct document_ask *ask, struct document_paper *paper)
{
	struct document_facts f = { .title = "", .subject = "", .path = "" };
	enum lang asked = c->lang;
	struct run_bundle b;
	bool is_good;

	c->lang = LANG_ZH;
	run_bundle_read(c, k, &b);
	document_put_run(c, &f, k, k->row.org);
	f.texts[FIELD_STATE] = run_bundle_state(&b);
	put_papers(c, &f, &b);
	put_steps(c, &f, &b);
	c->lang = asked;
	is_good = is_too_much(&f) ? ctx_refuse(c, AGAINST_RULE, T_run_bundle_failed, NULL) : write_file(c, kind, &f, ask, paper);
	run_bundle_forget(&b);
	return is_good;
}

bool document_print_bundle(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, struct document_paper *paper)
{
	struct run_case k;

	if (!run_bundle_see(c, (run_id){ ask->subject }, ask->is_pdf ? "pdf" : "docx", &k))
		return false;
	paper->name = arena_printf(c->arena, "%s-%s-%s.%s", say(c, kind->title), k.row.title, day_text(c->arena, c->today), ask->is_pdf ? "pdf" : "docx");
	paper->media_type = ask->is_pdf ? "application/pdf" : DOCX_MEDIA_TYPE;
	if (!ask->is_pdf)
		return write_docx(c, kind, &k, ask, paper);
	buffer_init(&paper->bytes, c->arena, 0);
	return run_bundle_write(c, &k, &paper->bytes) || ctx_refuse(c, AGAINST_RULE, T_run_bundle_failed, NULL);
}
