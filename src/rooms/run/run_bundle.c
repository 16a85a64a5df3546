/* The pages are set twice: the first time to learn on which page each paper begins. The papers follow in the order of the steps, and what we set
 * ourselves counts the pages of the whole set. */
#include "rooms/run/run_bundle.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/log.h"
#include "core/audit.h"
#include "core/erasure.h"
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
	const char *name, *step;	/* what it is, as the practice calls it */
	void *data;			/* NULL: not there */
	bool is_picture;
	int pages;			/* of a PDF file that can be joined; 0: it is none */
	int part;			/* in which of the parts it stands; 0: only listed */
	int page;			/* of the whole set, on which it begins */
};

struct bundle {
	struct ctx *c;
	const struct run_case *k;
	struct run_screen screen;
	struct paper *papers; size_t papers_count;
	/* What is joined, in the order of the contents: our own pages, then the papers; pictures that follow each other are one part of ours. */
	struct pdf_part *parts; int parts_count;
	int pages;			/* of the whole set */
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

static const char *say(struct bundle *b, message m) { return message_text(b->c->arena, b->c->lang, m, NULL, 0); }

static void add_paper(struct bundle *b, int64_t file, int64_t step, const char *name)
{
	struct paper *p = &b->papers[b->papers_count];
	int fd;

	for (size_t i = 0; i < b->papers_count; i++)
		if (b->papers[i].file.id.v == file)
			return;
	*p = (struct paper){ .name = name, .step = "" };
	if (file == 0 || !file_get(b->c->store, (file_id){ file }, &p->file))
		return;
	for (size_t i = 0; i < b->screen.past_count; i++)
		if (b->screen.past[i].row->id.v == step)
			p->step = b->screen.past[i].title;
	if (b->screen.now_row != NULL && b->screen.now_row->id.v == step)
		p->step = b->screen.now->title;
	/* What is opened with a reason alone is named in the list and kept apart. */
	fd = p->file.bytes > 0 && !file_is_erased(&p->file) && !run_needs_reason(b->k, file) ? file_read(b->c->services->files, p->file.digest) : -1;
	if (fd >= 0) {
		void *data = mmap(NULL, (size_t)p->file.bytes, PROT_READ, MAP_PRIVATE, fd, 0);

		p->data = data == MAP_FAILED ? NULL : data;
		close(fd);
	}
	b->papers_count++;
}

/* The papers of the forms of a step, as the practice has its forms and their fields. */
static void add_form_papers(struct bundle *b, int64_t step)
{
	const struct run_case *k = b->k;

	for (size_t form = 0; form < k->p->forms_count; form++)
		for (size_t field = 0; field < k->p->forms[form].fields_count; field++)
			for (size_t n = 0; n < k->values_count; n++) {
				const struct programme_field *f = &k->p->forms[form].fields[field];

				if (k->values[n].step == step && strcmp(k->values[n].form, k->p->forms[form].id) == 0 && strcmp(k->values[n].field, f->id) == 0)
					add_paper(b, k->values[n].file, step, f->title);
			}
}

static const char *say_of(struct bundle *b, message m, const char *name)
{
	return message_text(b->c->arena, b->c->lang, m, (const struct message_arg[]){ { "name", name } }, 1);
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
			add_paper(b, k->row.paper, step, say(b, T_run_paper_list));
		add_form_papers(b, step);
		for (size_t n = 0; n < k->signatures_count; n++)
			if (k->signatures[n].step == step)
				add_paper(b, k->signatures[n].file, step, say_of(b, T_run_bundle_signature, k->signatures[n].person_name));
		add_paper(b, k->steps[i].file, step, say_of(b, T_run_bundle_registered, k->steps[i].person_name));
	}
	add_paper(b, k->stopped.file, k->steps[k->steps_count - 1].id.v, say(b, T_run_stop_paper));
}

/* Which papers can stand in the set: pictures, and PDF files that can be joined. */
static void measure_papers(struct bundle *b)
{
	struct pdf_part *parts = arena_array(b->c->arena, b->papers_count + 1, sizeof(*parts));
	int count = 0;

	for (size_t i = 0; i < b->papers_count; i++) {
		struct paper *p = &b->papers[i];

		p->is_picture = p->data != NULL && pdf_is_picture(p->file.media_type, p->data, (size_t)p->file.bytes);
		if (p->data != NULL && strcmp(p->file.media_type, "application/pdf") == 0 && count < PDF_JOIN_PARTS_MAX)
			parts[count++] = (struct pdf_part){ .data = p->data, .bytes = (size_t)p->file.bytes };
	}
	if (!pdf_join_count(b->c->arena, parts, count))
		log_write(LOG_WARN, "run", "the papers of a case could not be counted", "run", arena_printf(b->c->arena, "%lld", (long long)b->k->row.id.v), NULL);
	for (size_t i = 0, next = 0; i < b->papers_count && next < (size_t)count; i++)
		if (parts[next].data == b->papers[i].data)
			b->papers[i].pages = parts[next++].pages;
}

/* Each paper that can stand in the set gets its part; a picture behind a picture stands in the same. */
static void place_papers(struct bundle *b)
{
	const struct paper *before = NULL;

	b->parts_count = 1;
	for (size_t i = 0; i < b->papers_count; i++) {
		struct paper *p = &b->papers[i];
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

static void forget_papers(struct bundle *b)
{
	for (size_t i = 0; i < b->papers_count; i++)
		if (b->papers[i].data != NULL)
			munmap(b->papers[i].data, (size_t)b->papers[i].file.bytes);
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
		const struct paper *p = &b->papers[i];
		const char *page = p->part > 0 ? arena_printf(b->c->arena, "%d", p->page) : say(b, file_is_erased(&p->file) ? T_run_bundle_erased : T_run_bundle_kept_apart);

		pdf_row(pdf, 0, (const struct pdf_cell[]){ { .text = arena_printf(b->c->arena, "%zu", i + 1), .columns = 1 },
			{ .text = arena_printf(b->c->arena, "%s\n%s\n%s", p->name, p->file.name, p->step), .columns = 3, .is_left = true },
			{ .text = p->file.digest, .columns = 3, .is_left = true }, { .text = page, .columns = 1 } }, 4);
	}
}

static const char *words_in(struct bundle *b, const struct run_field_screen *f)
{
	struct buffer text;

	if (f->f->type != WORD_TABLE)
		return f->note == NULL ? f->shown : arena_printf(b->c->arena, "%s\n%s", f->shown, f->note);
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

	if (run_is_withdrawn(b->k, s->row))
		return arena_printf(b->c->arena, "  %s", say(b, T_run_consent_back));
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

	frame.title = arena_printf(c->arena, "%s %s", row->programme_title, row->title);
	frame.under_title = arena_printf(c->arena, "%s  %s", row->org_name, state_text(b));
	pdf = pdf_new(c->arena, &frame);
	contents(b, pdf);
	for (size_t i = 0; i < b->screen.past_count; i++)
		step_rows(b, pdf, &b->screen.past[i]);
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
		const struct paper *p = &b->papers[i];

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

	run_screen_read(c, k, &b.screen);
	read_papers(&b);
	measure_papers(&b);
	place_papers(&b);
	find_pages(&b);
	is_good = write_pages(&b);
	if (is_good && b.parts_count == 1)
		buffer_put(out, b.parts[0].data, b.parts[0].bytes);
	else if (is_good)
		is_good = pdf_join(c->arena, b.parts, b.parts_count, out);
	forget_papers(&b);
	return is_good;
}
