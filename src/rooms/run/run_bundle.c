/* The bundle as PDF. The pages are set twice: the first time to learn on which page each paper begins. The papers follow in the order of the steps, and what we set
 * ourselves counts the pages of the whole set. */
#include "rooms/run/run_bundle.h"

#include <string.h>
#include "base/log.h"
#include "core/audit.h"
#include "core/erasure.h"
#include "core/pdf.h"
#include "core/pdf_join.h"
#include "text/run.h"
#include "text/view.h"

#define COLUMNS 8

struct bundle {
	struct ctx *c;
	const struct run_case *k;
	struct run_bundle read;
	struct run_bundle_paper *papers; size_t papers_count;	/* of what was read */
	/* What is joined, in the order of the contents: our own pages, then the papers; pictures that follow each other are one part of ours. */
	struct pdf_part *parts; int parts_count;
	int pages;			/* of the whole set */
};

static const char *say(struct bundle *b, message m) { return message_text(b->c->arena, b->c->lang, m, NULL, 0); }

/* Each paper that can stand in the set gets its part; a picture behind a picture stands in the same. */
static void place_papers(struct bundle *b)
{
	const struct run_bundle_paper *before = NULL;

	b->parts_count = 1;
	for (size_t i = 0; i < b->papers_count; i++) {
		struct run_bundle_paper *p = &b->papers[i];
		bool is_joined = p->is_picture && before != NULL && before->is_picture;

		if ((!p->is_picture && p->pages == 0) || (!is_joined && b->parts_count == PDF_JOIN_PARTS_MAX))
			continue;
		p->part = is_joined ? before->part : b->parts_count;
		if (!is_joined)
			b->parts[b->parts_count++] = p->is_picture ? (struct pdf_part){ .pages = 0 } :
				(struct pdf_part){ .data = p->data, .bytes = (size_t)p->file.bytes, .pages = p->pages };
		before = p;
	}
}

/* ---- pages ---- */

static void head_row(struct bundle *b, struct pdf *pdf, const char *text)
{
	pdf_heading(pdf, 8, (const struct pdf_cell[]){ { .text = text, .columns = COLUMNS, .is_head = true } }, 1);
}

static void pair_row(struct pdf *pdf, const char *name, const char *value)
{
	pdf_row(pdf, 0, (const struct pdf_cell[]){ { .text = name, .columns = 3, .is_head = true }, { .text = value, .columns = COLUMNS - 3, .is_left = true } }, 2);
}

static void contents(struct bundle *b, struct pdf *pdf)
{
	head_row(b, pdf, say(b, T_run_bundle_contents));
	for (size_t i = 0; i < b->papers_count; i++) {
		const struct run_bundle_paper *p = &b->papers[i];
		const char *page = p->part > 0 ? arena_printf(b->c->arena, "%d", p->page) : say(b, file_is_erased(&p->file) ? T_run_bundle_erased : T_run_bundle_kept_apart);

		pdf_row(pdf, 0, (const struct pdf_cell[]){ { .text = arena_printf(b->c->arena, "%zu", i + 1), .columns = 1 },
			{ .text = arena_printf(b->c->arena, "%s\n%s\n%s", p->name, p->file.name, p->step), .columns = 3, .is_left = true },
			{ .text = p->file.digest, .columns = 3, .is_left = true }, { .text = page, .columns = 1 } }, 4);
	}
}

static void put_line(struct bundle *b, struct pdf *pdf, const struct run_bundle_line *line)
{
	if (line->kind == RUN_BUNDLE_STEP)
		head_row(b, pdf, arena_printf(b->c->arena, "%s  %s", line->name, line->text));
	else if (line->kind == RUN_BUNDLE_PAIR)
		pair_row(pdf, line->name, line->text);
	else
		pdf_row(pdf, 0, (const struct pdf_cell[]){ { .text = line->text, .columns = COLUMNS, .is_left = true } }, 1);
}

/* Pages of ours that begin behind so many of the set. */
static struct pdf_frame frame_of(struct bundle *b, int before, int own)
{
	struct ctx *c = b->c;
	const struct message_arg printed[] = { { "name", c->actor.name }, { "day", day_text(c->arena, c->today) } };

	return (struct pdf_frame){ .mark = say(b, T_view_internal), .printed = message_text(c->arena, c->lang, T_view_printed_by, printed, 2),
		.pages_before = before, .pages_after = b->pages - before - own, .widths = { 1, 1, 1, 1, 1, 1, 1, 1 }, .columns_count = COLUMNS };
}

/* The first part: contents and steps. */
static struct pdf *set_steps(struct bundle *b)
{
	struct ctx *c = b->c;
	const struct run_row *row = &b->k->row;
	struct pdf_frame frame = frame_of(b, 0, b->parts[0].pages);
	struct pdf *pdf;

	frame.title = arena_printf(c->arena, "%s %s", programme_named(c->lang, row->programme_title), row->title);
	frame.under_title = arena_printf(c->arena, "%s  %s", row->org_name, run_bundle_state(&b->read));
	pdf = pdf_new(c->arena, &frame);
	contents(b, pdf);
	for (size_t i = 0; i < b->read.lines_count; i++)
		put_line(b, pdf, &b->read.lines[i]);
	return pdf;
}

static bool is_of_ours(const struct bundle *b, int part) { return part == 0 || b->parts[part].data == NULL; }

/* A part of ours that begins behind so many pages. mark: of each picture in it, by its paper. */
static struct pdf *set_part(struct bundle *b, int part, int before, int *marks)
{
	struct pdf_frame frame = frame_of(b, before, b->parts[part].pages);
	struct pdf *pdf;

	if (part == 0)
		return set_steps(b);
	pdf = pdf_new(b->c->arena, &frame);
	for (size_t i = 0; i < b->papers_count; i++) {
		const struct run_bundle_paper *p = &b->papers[i];

		if (p->part != part)
			continue;
		marks[i] = pdf_mark(pdf);
		pdf_picture(pdf, arena_printf(b->c->arena, "%zu  %s  %s", i + 1, p->name, p->file.name), p->file.media_type, p->data, (size_t)p->file.bytes);
	}
	return pdf;
}

/* Afterwards each paper knows where it begins, and each part how many pages it has. */
static void find_pages(struct bundle *b)
{
	int *marks = arena_array(b->c->arena, b->papers_count + 1, sizeof(*marks));

	b->pages = 0;
	for (int part = 0; part < b->parts_count; part++) {
		struct pdf *pdf = is_of_ours(b, part) ? set_part(b, part, 0, marks) : NULL;
		int pages = pdf == NULL ? b->parts[part].pages : pdf_pages(pdf);

		for (size_t i = 0; i < b->papers_count; i++)
			if (part > 0 && b->papers[i].part == part)
				b->papers[i].page = b->pages + (pdf == NULL ? 1 : pdf_page_of(pdf, marks[i]));
		b->parts[part].pages = pages;
		b->pages += pages;
	}
}

/* False: it failed. */
static bool write_pages(struct bundle *b)
{
	int *marks = arena_array(b->c->arena, b->papers_count + 1, sizeof(*marks)), before = 0;
	bool *are_ours = arena_array(b->c->arena, (size_t)b->parts_count, sizeof(*are_ours)), is_good = true;

	for (int part = 0; part < b->parts_count; part++)
		are_ours[part] = is_of_ours(b, part);
	for (int part = 0; part < b->parts_count && is_good; part++) {
		struct buffer out;
		int unknown;

		if (are_ours[part]) {
			buffer_init(&out, b->c->arena, 0);
			is_good = pdf_write(set_part(b, part, before, marks), &out, &unknown) == b->parts[part].pages;
			b->parts[part].data = out.data;
			b->parts[part].bytes = out.bytes;
			if (unknown > 0)
				log_write(LOG_WARN, "run", "no installed font has some characters of a bundle", "characters", arena_printf(b->c->arena, "%d", unknown), NULL);
		}
		before += b->parts[part].pages;
	}
	return is_good;
}

bool run_bundle_write(struct ctx *c, const struct run_case *k, struct buffer *out)
{
	struct bundle b = { .c = c, .k = k };
	bool is_good;

	run_bundle_read(c, k, &b.read);
	b.papers = b.read.papers;
	b.papers_count = b.read.papers_count;
	b.parts = arena_array(c->arena, b.papers_count + 2, sizeof(*b.parts));
	place_papers(&b);
	find_pages(&b);
	is_good = write_pages(&b);
	if (is_good && b.parts_count == 1)
		buffer_put(out, b.parts[0].data, b.parts[0].bytes);
	else if (is_good)
		is_good = pdf_join(c->arena, b.parts, b.parts_count, out);
	run_bundle_forget(&b.read);
	return is_good;
}
