/* The pages are set twice: the first time to learn on which page each paper begins. */
#include "rooms/run/run_bundle.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/log.h"
#include "core/audit.h"
#include "core/file.h"
#include "core/pdf.h"
#include "core/pdf_join.h"
#include "core/services.h"
#include "rooms/run/run_screen.h"
#include "text/run.h"
#include "text/view.h"

#define COLUMNS 8

/* A paper of the case; its bytes are mapped while the bundle is made. */
struct paper {
	struct file_row file;
	const char *step;
	void *data;			/* NULL: not there */
	bool is_picture;
	int part;			/* among the PDF files; -1: none of them */
	int page;			/* on which it begins; 0: only listed */
};

struct bundle {
	struct ctx *c;
	const struct run_case *k;
	struct run_screen screen;
	struct paper *papers; size_t papers_count;
	struct pdf_part *parts; int parts_count;	/* the first is ours */
};

bool run_bundle_see(struct ctx *c, run_id id, struct run_case *k)
{
	ctx_begin(c, "run.bundle", "run", id.v, 0);
	if (!run_see(c, id, k))
		return false;
	store_subject(c->store, id.v, k->row.org.v);
	return ctx_commit(c);
}

/* ---- papers ---- */

static void add_paper(struct bundle *b, int64_t file, int64_t step)
{
	struct paper *p = &b->papers[b->papers_count];
	int fd;

	for (size_t i = 0; i < b->papers_count; i++)
		if (b->papers[i].file.id.v == file)
			return;
	*p = (struct paper){ .step = "", .part = -1 };
	if (file == 0 || !file_get(b->c->store, (file_id){ file }, &p->file))
		return;
	for (size_t i = 0; i < b->screen.past_count; i++)
		if (b->screen.past[i].row->id.v == step)
			p->step = b->screen.past[i].title;
	if (b->screen.now_row != NULL && b->screen.now_row->id.v == step)
		p->step = b->screen.now->title;
	/* What is opened with a reason alone is named in the list and kept apart. */
	fd = p->file.bytes > 0 && !run_needs_reason(b->k, file) ? file_read(b->c->services->files, p->file.digest) : -1;
	if (fd >= 0) {
		void *data = mmap(NULL, (size_t)p->file.bytes, PROT_READ, MAP_PRIVATE, fd, 0);

		p->data = data == MAP_FAILED ? NULL : data;
		close(fd);
	}
	b->papers_count++;
}

static void read_papers(struct bundle *b)
{
	const struct run_case *k = b->k;
	size_t most = k->values_count + k->signatures_count + k->steps_count + 3;

	b->papers = arena_array(b->c->arena, most, sizeof(*b->papers));
	b->parts = arena_array(b->c->arena, most + 1, sizeof(*b->parts));
	for (size_t i = 0; i < k->steps_count; i++) {
		int64_t step = k->steps[i].id.v;

		if (i == 0)
			add_paper(b, k->row.paper, step);
		for (size_t n = 0; n < k->values_count; n++)
			if (k->values[n].step == step)
				add_paper(b, k->values[n].file, step);
		for (size_t n = 0; n < k->signatures_count; n++)
			if (k->signatures[n].step == step)
				add_paper(b, k->signatures[n].file, step);
		add_paper(b, k->steps[i].file, step);
	}
	add_paper(b, k->stopped.file, k->steps[k->steps_count - 1].id.v);
}

/* Which of the PDF files can be joined. */
static void count_parts(struct bundle *b)
{
	b->parts_count = 1;
	for (size_t i = 0; i < b->papers_count; i++) {
		struct paper *p = &b->papers[i];

		if (p->data == NULL || strcmp(p->file.media_type, "application/pdf") != 0 || b->parts_count == PDF_JOIN_PARTS_MAX)
			continue;
		p->part = b->parts_count;
		b->parts[b->parts_count++] = (struct pdf_part){ .data = p->data, .bytes = (size_t)p->file.bytes };
	}
	if (!pdf_join_count(b->c->arena, b->parts + 1, b->parts_count - 1))
		log_write(LOG_WARN, "run", "the papers of a case could not be counted", "run", arena_printf(b->c->arena, "%lld", (long long)b->k->row.id.v), NULL);
}

static void forget_papers(struct bundle *b)
{
	for (size_t i = 0; i < b->papers_count; i++)
		if (b->papers[i].data != NULL)
			munmap(b->papers[i].data, (size_t)b->papers[i].file.bytes);
}

/* ---- pages ---- */

static const char *say(struct bundle *b, message m) { return message_text(b->c->arena, b->c->lang, m, NULL, 0); }

static void head_row(struct bundle *b, struct pdf *pdf, const char *text)
{
	pdf_row(pdf, 8, (const struct pdf_cell[]){ { .text = text, .columns = COLUMNS, .is_head = true } }, 1);
}

static void pair_row(struct pdf *pdf, const char *name, const char *value)
{
	pdf_row(pdf, 0, (const struct pdf_cell[]){ { .text = name, .columns = 3, .is_head = true }, { .text = value, .columns = COLUMNS - 3, .is_left = true } }, 2);
}

static void contents(struct bundle *b, struct pdf *pdf)
{
	head_row(b, pdf, say(b, T_run_bundle_contents));
	for (size_t i = 0; i < b->papers_count; i++) {
		const struct paper *p = &b->papers[i];
		const char *page = p->page > 0 ? arena_printf(b->c->arena, "%d", p->page) : say(b, T_run_bundle_kept_apart);

		pdf_row(pdf, 0, (const struct pdf_cell[]){ { .text = arena_printf(b->c->arena, "%zu", i + 1), .columns = 1 },
			{ .text = arena_printf(b->c->arena, "%s\n%s", p->file.name, p->step), .columns = 3, .is_left = true },
			{ .text = p->file.digest, .columns = 3, .is_left = true }, { .text = page, .columns = 1 } }, 4);
	}
}

static const char *words_in(struct bundle *b, const struct run_field_screen *f)
{
	struct buffer text;

	if (f->f->type != WORD_TABLE)
		return f->shown;
	buffer_init(&text, b->c->arena, 0);
	for (size_t r = 0; r < f->rows_count; r++)
		for (size_t i = 0; i < f->f->columns_count; i++)
			buffer_printf(&text, "%s%s", i == 0 ? (r == 0 ? "" : "\n") : "  ", f->cells[r][i]);
	return buffer_text(&text);
}

/* Which time it was, where the step was taken several times; or that it was sent back. */
static const char *round_text(struct bundle *b, const struct run_step_screen *s)
{
	const struct message_arg args[] = { { "n", arena_printf(b->c->arena, "%lld", (long long)s->row->round) } };

	return s->is_sent_back ? say(b, T_run_bundle_void) : s->is_repeated ? message_text(b->c->arena, b->c->lang, T_run_bundle_time, args, 1) : "";
}

static void step_rows(struct bundle *b, struct pdf *pdf, const struct run_step_screen *s)
{
	struct arena *a = b->c->arena;

	const struct message_arg entered[] = { { "day", day_text(a, run_entered_day(s->row)) } };

	head_row(b, pdf, arena_printf(a, "%s  %s  %s%s%s%s", s->title, day_text(a, s->row->day), s->row->person_name,
		run_registered_text(b->c, s->row->registered_by), run_is_entered_later(s->row) ? arena_printf(a, "  %s", message_text(a, b->c->lang, T_run_entered_on, entered, 1)) : "",
		round_text(b, s)));
	for (size_t i = 0; i < s->forms_count; i++) {
		if (s->forms[i].is_sealed)
			pair_row(pdf, s->forms[i].form->title, message_text(a, b->c->lang, T_run_sealed_for, (const struct message_arg[]){ { "roles", s->forms[i].read_by_text } }, 1));
		for (size_t n = 0; !s->forms[i].is_sealed && n < s->forms[i].form->fields_count; n++)
			pair_row(pdf, s->forms[i].fields[n].f->title, words_in(b, &s->forms[i].fields[n]));
	}
	for (size_t i = 0; i < s->traces_count; i++)
		pdf_row(pdf, 0, (const struct pdf_cell[]){ { .text = s->traces[i].text, .columns = COLUMNS, .is_left = true } }, 1);
	pair_row(pdf, say(b, T_run_bundle_seal), s->row->seal);
}

static const char *state_text(struct bundle *b)
{
	const struct run_row *row = &b->k->row;

	return row->finish_title[0] != '\0' ? row->finish_title : row->step_title[0] != '\0' ? row->step_title : say(b, T_run_state_stopped);
}

/* Our own pages; marks: where the picture of each paper stands. */
static struct pdf *set_pages(struct bundle *b, int *marks)
{
	struct ctx *c = b->c;
	const struct run_row *row = &b->k->row;
	const struct message_arg printed[] = { { "name", c->actor.name }, { "day", day_text(c->arena, c->today) } };
	struct pdf_frame frame = { .title = arena_printf(c->arena, "%s %s", row->programme_title, row->title), .mark = say(b, T_view_internal),
		.under_title = arena_printf(c->arena, "%s  %s", row->org_name, state_text(b)), .printed = message_text(c->arena, c->lang, T_view_printed_by, printed, 2),
		.widths = { 1, 1, 1, 1, 1, 1, 1, 1 }, .columns_count = COLUMNS };
	struct pdf *pdf = pdf_new(c->arena, &frame);

	contents(b, pdf);
	for (size_t i = 0; i < b->screen.past_count; i++)
		step_rows(b, pdf, &b->screen.past[i]);
	for (size_t i = 0; i < b->papers_count; i++) {
		const struct paper *p = &b->papers[i];

		marks[i] = pdf_mark(pdf);
		if (p->is_picture)
			pdf_picture(pdf, arena_printf(c->arena, "%zu  %s", i + 1, p->file.name), p->file.media_type, p->data, (size_t)p->file.bytes);
	}
	return pdf;
}

static int part_pages(const struct bundle *b, const struct paper *p) { return p->part > 0 ? b->parts[p->part].pages : 0; }

/* Afterwards each paper knows where it begins. */
static void find_pages(struct bundle *b)
{
	int *marks = arena_array(b->c->arena, b->papers_count + 1, sizeof(*marks)), next;
	struct pdf *pdf;

	for (size_t i = 0; i < b->papers_count; i++) {
		struct paper *p = &b->papers[i];

		p->is_picture = p->data != NULL && pdf_is_picture(p->file.media_type, p->data, (size_t)p->file.bytes);
		p->page = p->is_picture || part_pages(b, p) > 0;	/* a number is to stand there */
	}
	pdf = set_pages(b, marks);
	next = pdf_pages(pdf) + 1;
	for (size_t i = 0; i < b->papers_count; i++) {
		struct paper *p = &b->papers[i];

		if (p->is_picture)
			p->page = pdf_page_of(pdf, marks[i]);
		else if (p->page > 0)
			p->page = next;
		next += part_pages(b, p);
	}
}

/* Gives how many pages, 0: it failed. */
static int write_pages(struct bundle *b, struct buffer *out)
{
	int *marks = arena_array(b->c->arena, b->papers_count + 1, sizeof(*marks)), unknown, pages = pdf_write(set_pages(b, marks), out, &unknown);

	if (unknown > 0)
		log_write(LOG_WARN, "run", "no installed font has some characters of a bundle", "characters", arena_printf(b->c->arena, "%d", unknown), NULL);
	return pages;
}

bool run_bundle_write(struct ctx *c, const struct run_case *k, struct buffer *out)
{
	struct bundle b = { .c = c, .k = k };
	struct buffer own;
	bool is_good;

	run_screen_read(c, k, &b.screen);
	read_papers(&b);
	count_parts(&b);
	buffer_init(&own, c->arena, 0);
	find_pages(&b);
	b.parts[0].pages = write_pages(&b, &own);
	b.parts[0].data = own.data;
	b.parts[0].bytes = own.bytes;
	is_good = b.parts[0].pages > 0;
	if (is_good && b.parts_count == 1)
		buffer_put(out, own.data, own.bytes);
	else if (is_good)
		is_good = pdf_join(c->arena, b.parts, b.parts_count, out);
	forget_papers(&b);
	return is_good;
}
