/* What a bundle is made of, read once: the papers in the order of the steps and of their forms, and what was done step by step. */
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
#include "rooms/ballot/ballot_exclusion.h"
#include "rooms/run/paper_page.h"
#include "rooms/run/run_voided.h"
#include "text/ballot.h"
#include "text/run.h"

bool run_bundle_see(struct ctx *c, run_id id, const char *form, struct run_case *k)
{
	ctx_begin(c, "run.bundle", "run", id.v, 0);
	if (!run_see(c, id, k))
		return false;
	store_subject(c->store, id.v, k->row.org.v);
	store_note(c->store, "form", NULL, form);
	return ctx_commit(c);
}

/* ---- papers ---- */

static const char *say(const struct run_bundle *b, message m) { return message_text(b->c->arena, b->c->lang, m, NULL, 0); }

/* Words of the practice, in the language of whoever takes the set. */
static const char *named(const struct run_bundle *b, const char *text) { return programme_named(b->c->lang, text); }

/* Of a paper of several pages which one it is. */
static const char *page_name(const struct run_bundle *b, const char *title, size_t page, size_t pages)
{
	struct ctx *c = b->c;

	return pages < 2 ? title : message_text(c->arena, c->lang, T_run_page_of, (const struct message_arg[]){ { "title", title }, { "n", ctx_number(c, (int64_t)page) },
		{ "all", ctx_number(c, (int64_t)pages) } }, 3);
}

static void add_paper(struct run_bundle *b, int64_t file, int64_t step, const char *name)
{
	struct run_bundle_paper *p = &b->papers[b->papers_count];
	int fd;

	for (size_t i = 0; i < b->papers_count; i++)
		if (b->papers[i].file.id.v == file)
			return;
	*p = (struct run_bundle_paper){ .name = name, .step = "" };
	if (file == 0 || !file_get(b->c->store, (file_id){ file }, &p->file))
		return;
	for (size_t i = 0; i < b->screen.past_count; i++)
		if (b->screen.past[i].row->id.v == step)
			p->step = named(b, b->screen.past[i].title);
	if (b->screen.now_row != NULL && b->screen.now_row->id.v == step)
		p->step = named(b, b->screen.now->title);
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
static void add_form_papers(struct run_bundle *b, int64_t step)
{
	const struct run_case *k = b->k;

	for (size_t form = 0; form < k->p->forms_count; form++)
		for (size_t field = 0; field < k->p->forms[form].fields_count; field++) {
			const struct programme_field *f = &k->p->forms[form].fields[field];
			const struct run_value_row **pages;
			size_t count = paper_pages_in(k, step, k->p->forms[form].id, f->id, &pages);

			for (size_t n = 0; n < count; n++)
				add_paper(b, pages[n]->file, step, page_name(b, named(b, f->title), n + 1, count));
		}
}

static const char *say_of(struct run_bundle *b, message m, const char *name)
{
	return message_text(b->c->arena, b->c->lang, m, (const struct message_arg[]){ { "name", name } }, 1);
}

static void read_papers(struct run_bundle *b)
{
	const struct run_case *k = b->k;
	struct ballot_voiding_row *voidings;
	size_t voidings_count = ballot_voidings_of(b->c->store, "run", k->row.id.v, &voidings);
	size_t most = k->values_count + k->signatures_count + k->steps_count + voidings_count + 3;

	b->papers = arena_array(b->c->arena, most, sizeof(*b->papers));
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
	for (size_t i = 0; i < voidings_count; i++)
		add_paper(b, voidings[i].file, 0, say(b, T_run_voided_paper));
	add_paper(b, k->stopped.file, k->steps[k->steps_count - 1].id.v, say(b, T_run_stop_paper));
}

/* Which papers can stand in the set: pictures, and PDF files that can be joined. */
static void measure_papers(struct run_bundle *b)
{
	struct pdf_part *parts = arena_array(b->c->arena, b->papers_count + 1, sizeof(*parts));
	int count = 0;

	for (size_t i = 0; i < b->papers_count; i++) {
		struct run_bundle_paper *p = &b->papers[i];

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

/* ---- steps ---- */

static void add_line(struct run_bundle *b, enum run_bundle_line_kind kind, const char *name, const char *text)
{
	if (b->lines_count == b->lines_room) {
		struct run_bundle_line *more = arena_array(b->c->arena, b->lines_room * 2 + 100, sizeof(*more));

		if (b->lines_count > 0)
			memcpy(more, b->lines, b->lines_count * sizeof(*more));
		b->lines = more;
		b->lines_room = b->lines_room * 2 + 100;
	}
	b->lines[b->lines_count++] = (struct run_bundle_line){ kind, name, text };
}

/* What was corrected since in that cell; "" nothing. */
static const char *cell_note(const struct run_field_screen *f, size_t row, size_t column)
{
	const char *note = f->corrected == NULL ? NULL : f->corrected[row * f->f->columns_count + column];

	return note == NULL ? "" : note;
}

static const char *words_in(struct run_bundle *b, const struct run_field_screen *f)
{
	struct buffer text;

	if (f->f->type != WORD_TABLE)
		return f->note == NULL ? f->shown : arena_printf(b->c->arena, "%s\n%s", f->shown, f->note);
	buffer_init(&text, b->c->arena, 0);
	for (size_t r = 0; r < f->rows_count; r++)
		for (size_t i = 0; i < f->f->columns_count; i++)
			buffer_printf(&text, "%s%s%s%s%s", i == 0 ? (r == 0 ? "" : "\n") : "  ", f->cells[r][i], cell_note(f, r, i)[0] == '\0' ? "" : " [", cell_note(f, r, i),
				cell_note(f, r, i)[0] == '\0' ? "" : "]");
	return buffer_text(&text);
}

/* Which time it was, where the step was taken several times; or that it was sent back. */
static const char *round_text(struct run_bundle *b, const struct run_step_screen *s)
{
	const struct message_arg args[] = { { "n", arena_printf(b->c->arena, "%lld", (long long)s->row->round) } };

	if (run_is_withdrawn(b->k, s->row))
		return arena_printf(b->c->arena, "  %s", say(b, T_run_consent_back));
	return s->is_sent_back ? say(b, T_run_bundle_void) : s->is_repeated ? message_text(b->c->arena, b->c->lang, T_run_bundle_time, args, 1) : "";
}

/* Whom a vote did not count, on which ground and by whose consent. */
static void add_left_out(struct run_bundle *b, const struct ballot_row *ballot)
{
	struct ctx *c = b->c;
	struct ballot_exclusion_row *asked;
	struct ballot_voter_row *voters;
	size_t asked_count = ballot_exclusions(c->store, ballot->id, &asked), count = ballot_voters(c->store, ballot->id, &voters);

	for (size_t i = 0; i < count; i++) {
		struct message_arg args[] = { { "name", voters[i].name }, { "why", "" } };

		if (voters[i].ground[0] == '\0')
			continue;
		args[1].value = ballot_left_out_text(c, c->lang, voters[i].ground, ballot_exclusion_of(asked, asked_count, voters[i].number));
		add_line(b, RUN_BUNDLE_TRACE, "", message_text(c->arena, c->lang, T_ballot_left_out_person, args, 2));
	}
}

static void add_step(struct run_bundle *b, const struct run_step_screen *s)
{
	struct arena *a = b->c->arena;
	const struct message_arg entered[] = { { "day", day_text(a, run_entered_day(s->row)) } };

	add_line(b, RUN_BUNDLE_STEP, named(b, s->title), arena_printf(a, "%s  %s%s%s%s", day_text(a, s->row->day), s->row->person_name,
		run_registered_text(b->c, s->row->registered_by), run_is_entered_later(s->row) ? arena_printf(a, "  %s", message_text(a, b->c->lang, T_run_entered_on, entered, 1)) : "",
		round_text(b, s)));
	for (size_t i = 0; i < s->forms_count; i++) {
		if (s->forms[i].is_sealed)
			add_line(b, RUN_BUNDLE_PAIR, named(b, s->forms[i].form->title), message_text(a, b->c->lang, T_run_sealed_for, (const struct message_arg[]){ { "roles", s->forms[i].read_by_text } }, 1));
		for (size_t n = 0; !s->forms[i].is_sealed && n < s->forms[i].form->fields_count; n++)
			add_line(b, RUN_BUNDLE_PAIR, named(b, s->forms[i].fields[n].f->title), words_in(b, &s->forms[i].fields[n]));
	}
	for (size_t i = 0; i < s->traces_count; i++)
		add_line(b, RUN_BUNDLE_TRACE, "", s->traces[i].text);
	for (size_t i = 0; i < b->k->ballots_count; i++)
		if (b->k->ballots[i].part == s->row->id.v && strcmp(b->k->ballots[i].state, "void") != 0)
			add_left_out(b, &b->k->ballots[i]);
	add_line(b, RUN_BUNDLE_PAIR, say(b, T_run_bundle_seal), s->row->seal);
}

const char *run_bundle_state(const struct run_bundle *b)
{
	const struct run_row *row = &b->k->row;

	return run_said_void(b->c, b->k, row->finish_title[0] != '\0' ? named(b, row->finish_title) : row->step_title[0] != '\0' ? named(b, row->step_title) : say(b, T_run_state_stopped));
}

void run_bundle_read(struct ctx *c, const struct run_case *k, struct run_bundle *b)
{
	*b = (struct run_bundle){ .c = c, .k = k };
	run_screen_read(c, k, &b->screen);
	read_papers(b);
	measure_papers(b);
	for (size_t i = 0; i < b->screen.past_count; i++)
		add_step(b, &b->screen.past[i]);
	if (run_voided_text(c, k, false)[0] != '\0')
		add_line(b, RUN_BUNDLE_PAIR, say(b, T_run_voided_title), run_voided_text(c, k, false));
}

void run_bundle_forget(struct run_bundle *b)
{
	for (size_t i = 0; i < b->papers_count; i++)
		if (b->papers[i].data != NULL)
			munmap(b->papers[i].data, (size_t)b->papers[i].file.bytes);
}
