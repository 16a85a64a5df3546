#include "rooms/person/person_pdf.h"

#include <string.h>
#include <unistd.h>
#include "base/log.h"
#include "core/code.h"
#include "core/file.h"
#include "core/pdf.h"
#include "core/services.h"
#include "text/archive.h"
#include "text/view.h"
#include "web/web.h"

#define COLUMNS 7
#define TALL_MM 21

#define COUNT(list) (int)(sizeof(list) / sizeof((list)[0]))

static const char *say_day(struct ctx *c, message m, const char *name, const char *day)
{
	struct message_arg args[] = { { "day", day }, { "name", name } };

	return message_text(c->arena, c->lang, m, args, 2);
}

static const char *form_day(struct ctx *c, day_t day, int64_t precision)
{
	if (day == DAY_NONE || day == DAY_OPEN)
		return "";
	return day_text_zh(c->arena, day, precision == DATE_MONTH ? DATE_MONTH : DATE_DAY);
}

static const char *yes(struct ctx *c, bool is_yes)
{
	return ctx_words(c, is_yes ? T_archive_yes : T_archive_no);
}

static struct pdf_cell head(struct ctx *c, message m, int columns)
{
	return (struct pdf_cell){ .text = ctx_words(c, m), .columns = columns, .is_head = true };
}

static struct pdf_cell field(const char *text, int columns)
{
	return (struct pdf_cell){ .text = text, .columns = columns };
}

static struct pdf_cell words(const char *text, int columns)
{
	return (struct pdf_cell){ .text = text, .columns = columns, .is_left = true };
}

/* The rows of history of two kinds, a line each. */
static const char *history_lines(struct ctx *c, const struct person_card *card, const char *kind, const char *other)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (size_t i = 0; i < card->histories_count; i++) {
		const struct person_history_row *h = &card->histories[i];

		if (strcmp(h->kind, kind) != 0 && strcmp(h->kind, other) != 0)
			continue;
		buffer_printf(&b, "%s%s", b.bytes > 0 ? "\n" : "", form_day(c, h->from_day, h->from_precision));
		if (h->to_day == DAY_OPEN && strcmp(kind, "award") != 0)
			buffer_printf(&b, " %s", ctx_words(c, T_archive_until_now));
		else if (h->to_day != DAY_NONE && h->to_day != DAY_OPEN)
			buffer_printf(&b, " %s %s", ctx_words(c, T_archive_to_word), form_day(c, h->to_day, DATE_MONTH));
		buffer_printf(&b, " %s %s", h->title, h->detail);
	}
	return buffer_text(&b);
}

static const char *posts_lines(struct ctx *c, const struct person_card *card)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (size_t i = 0; i < card->holdings_count; i++)
		if (card->holdings[i].to_day > c->today)
			buffer_printf(&b, "%s%s %s", b.bytes > 0 ? "\n" : "", card->holdings[i].org_name, card->holdings[i].post_name);
	return buffer_text(&b);
}

/* The four rows beside the photo. */
static void put_identity(struct ctx *c, struct pdf *pdf, const struct person_card *card)
{
	const struct person_row *r = &card->row;
	const char *number = card->id_number != NULL ? card->id_number : text_is_empty(r->id_number_mask) ? r->no_number_reason : r->id_number_mask;
	const struct pdf_cell name[] = { head(c, T_archive_name, 1), field(r->name, 1), head(c, T_archive_former_name, 1),
		field(r->former_name, 1), head(c, T_archive_sex, 1), field(code_name_int(c->lang, "sex", r->sex), 1) };
	const struct pdf_cell birth[] = { head(c, T_archive_nationality, 1), field(code_name(c->lang, "nationality", r->nationality), 1),
		head(c, T_archive_birth, 1), field(form_day(c, r->birth_day, r->birth_precision), 1), head(c, T_archive_native_place, 1),
		field(r->native_place, 1) };
	const struct pdf_cell numbers[] = { head(c, T_archive_id_number, 1), field(number, 3), head(c, T_archive_education, 1),
		field(code_name(c->lang, "education", r->education), 1) };
	const struct pdf_cell school[] = { head(c, T_archive_school, 1), field(r->school, 3), head(c, T_archive_degree, 1), field(r->degree, 1) };

	pdf_side(pdf, ctx_words(c, T_archive_form_photo));
	pdf_row_beside(pdf, 0, name, COUNT(name));
	pdf_row_beside(pdf, 0, birth, COUNT(birth));
	pdf_row_beside(pdf, 0, numbers, COUNT(numbers));
	pdf_row_beside(pdf, 0, school, COUNT(school));
}

static void put_membership(struct ctx *c, struct pdf *pdf, const struct person_card *card)
{
	const struct person_row *r = &card->row;
	const char *branch = arena_printf(c->arena, "%s %s", card->org.parent_name, card->org.name);
	const struct pdf_cell kind[] = { head(c, T_archive_form_kind, 1), field(code_name_int(c->lang, "member_status", r->status), 1),
		head(c, T_archive_branch, 1), field(branch, 4) };
	const struct pdf_cell days[] = { head(c, T_archive_applied, 1), field(form_day(c, r->applied_day, r->applied_precision), 1), head(c, T_archive_joined, 1),
		field(form_day(c, r->joined_day, r->joined_precision), 1), head(c, T_archive_full, 1), field(form_day(c, r->full_day, r->full_precision), 2) };
	const struct pdf_cell work[] = { head(c, T_archive_work_unit, 1), field(r->work_unit, 3), head(c, T_archive_job, 1), field(r->job, 2) };
	const struct pdf_cell trade[] = { head(c, T_archive_occupation, 1), field(code_name_int(c->lang, "occupation", r->occupation), 3),
		head(c, T_archive_front_line, 1), field(yes(c, r->is_front_line), 2) };
	const struct pdf_cell address[] = { head(c, T_archive_address, 1), field(r->address, 3), head(c, T_archive_phone, 1),
		field(card->phone != NULL ? card->phone : r->phone_mask, 2) };
	const struct pdf_cell floating[] = { head(c, T_archive_form_lost, 1), field(yes(c, r->status == PERSON_SUSPENDED), 1),
		head(c, T_archive_form_floating, 1), field(yes(c, card->floating != NULL), 1), head(c, T_archive_form_place, 1),
		field(card->floating != NULL ? card->floating->detail : "", 2) };

	pdf_row(pdf, 0, kind, COUNT(kind));
	pdf_row(pdf, 0, days, COUNT(days));
	pdf_row(pdf, 0, work, COUNT(work));
	pdf_row(pdf, 0, trade, COUNT(trade));
	pdf_row(pdf, 0, address, COUNT(address));
	pdf_row(pdf, 0, floating, COUNT(floating));
}

static void put_texts(struct ctx *c, struct pdf *pdf, const struct person_card *card)
{
	const struct pdf_cell posts[] = { head(c, T_archive_form_posts, 1), words(posts_lines(c, card), COLUMNS - 1) };
	const struct pdf_cell career[] = { head(c, T_archive_form_career, 1), words(history_lines(c, card, "education", "work"), COLUMNS - 1) };
	const struct pdf_cell awards[] = { head(c, T_archive_form_awards, 1), words(history_lines(c, card, "award", "training"), COLUMNS - 1) };

	pdf_row(pdf, 0, posts, COUNT(posts));
	pdf_row(pdf, TALL_MM, career, COUNT(career));
	pdf_row(pdf, 0, awards, COUNT(awards));
}

static void put_family(struct ctx *c, struct pdf *pdf, const struct person_card *card)
{
	const struct pdf_cell title[] = { head(c, T_archive_form_family, COLUMNS) };
	const struct pdf_cell heads[] = { head(c, T_archive_form_relation, 1), head(c, T_archive_form_relative, 1), head(c, T_archive_form_unit, COLUMNS - 2) };
	const struct pdf_cell empty[] = { field("", 1), field("", 1), field("", COLUMNS - 2) };
	const struct pdf_cell signs[] = { head(c, T_archive_form_signed, 1), field("", 2), head(c, T_archive_form_secretary, 1), field("", 1),
		head(c, T_archive_form_stamp, 1), field("", 1) };

	pdf_row(pdf, 0, title, COUNT(title));
	pdf_row(pdf, 0, heads, COUNT(heads));
	for (size_t i = 0; i < card->histories_count; i++) {
		const struct person_history_row *h = &card->histories[i];
		const struct pdf_cell relative[] = { field(code_name(c->lang, "family_relation", h->code), 1), field(h->title, 1), words(h->detail, COLUMNS - 2) };

		if (strcmp(h->kind, "family") == 0)
			pdf_row(pdf, 0, relative, COUNT(relative));
	}
	pdf_row(pdf, 0, empty, COUNT(empty));
	pdf_row(pdf, TALL_MM, signs, COUNT(signs));
}

/* The photo, where the record has one and its bytes are there. */
static void put_photo(struct ctx *c, struct pdf *pdf, int64_t photo)
{
	struct file_row file;
	char *data;
	int fd = -1;

	if (photo != 0 && file_get(c->store, (file_id){ photo }, &file))
		fd = file_read(c->services->files, file.digest);
	if (fd < 0)
		return;
	data = arena_alloc(c->arena, (size_t)file.bytes);
	if (pread(fd, data, (size_t)file.bytes, 0) == file.bytes)
		pdf_photo(pdf, file.media_type, data, (size_t)file.bytes);
	close(fd);
}

/* Full numbers where the card has them, else masked ones. */
static int write_form(struct ctx *c, const struct person_card *card, struct buffer *out, int *unknown)
{
	struct pdf_frame frame = { .title = ctx_words(c, T_archive_form_title), .mark = ctx_words(c, T_view_internal),
		.under_title = say_day(c, T_archive_form_filled, "", day_text_zh(c->arena, c->today, DATE_DAY)),
		.printed = say_day(c, T_view_printed_by, c->actor.name, day_text(c->arena, c->today)),
		.widths = { 15, 16, 14, 17, 14, 14, 15 }, .columns_count = COLUMNS };
	struct pdf *pdf = pdf_new(c->arena, &frame);

	put_identity(c, pdf, card);
	put_photo(c, pdf, card->row.photo_file);
	put_membership(c, pdf, card);
	put_texts(c, pdf, card);
	put_family(c, pdf, card);
	return pdf_write(pdf, out, unknown);
}

void person_pdf_send(struct web *w, struct person_card *card)
{
	struct ctx *c = w->c;
	struct buffer out;
	int unknown;

	person_card_read(c, card);
	buffer_init(&out, c->arena, 0);
	if (write_form(c, card, &out, &unknown) == 0) {
		ctx_refuse(c, AGAINST_RULE, T_archive_form_no_pdf, NULL);
		return;
	}
	if (unknown > 0)
		log_write(LOG_WARN, "person", "no installed font has some characters of a form", "characters", ctx_number(c, unknown), NULL);
	web_attachment(w, web_made_name(w, arena_printf(c->arena, "%s-%s", message_text(c->arena, LANG_ZH, T_archive_form_title, NULL, 0), card->row.name), "pdf"), "application/pdf", out.data, out.bytes);
}
