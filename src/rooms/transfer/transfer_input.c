#include "rooms/transfer/transfer_input.h"

#include <string.h>
#include "core/code.h"
#include "core/file.h"
#include "core/permit.h"
#include "core/services.h"
#include "core/unit_number.h"
#include "rooms/document/document.h"
#include "rooms/person/person_input.h"
#include "rooms/transfer/transfer_due.h"
#include "rooms/transfer/transfer_handed.h"
#include "text/transfer.h"
#include "text/web.h"
#include "web/web.h"

void transfer_form_read(struct web *w, struct transfer_form *form)
{
	const char *picked = web_param(w, "to_picked");

	*form = (struct transfer_form){ .person = web_param_int(w, "person", 0), .to = text_is_empty(picked) ? web_param(w, "to") : picked, .is_place_sure = strcmp(web_param(w, "place_sure"), "1") == 0, .place = web_param(w, "place"),
		.place_branch = web_param(w, "place_branch"), .reason = web_param(w, "reason"), .note = web_param(w, "note"),
		.dues_month = web_param_month(w, "dues_month", DAY_NONE), .has_file = strcmp(web_param(w, "has_file"), "1") == 0,
		.is_dues_sure = strcmp(web_param(w, "dues_sure"), "1") == 0, .day = web_param_day(w, "day", w->c->today) };
}

void transfer_arrival_read(struct web *w, struct transfer_arrival *a)
{
	*a = (struct transfer_arrival){ .letter = web_param(w, "letter"), .place = web_param(w, "place"), .place_branch = web_param(w, "place_branch"),
		.issued_day = web_param_day(w, "issued_day", DAY_NONE), .valid_until = web_param_day(w, "valid_until", DAY_NONE),
		.day = web_param_day(w, "day", w->c->today), .org = web_param(w, "org"), .reason = web_param(w, "reason"), .note = web_param(w, "note"),
		.dues_month = web_param_month(w, "dues_month", DAY_NONE) };
	person_input_read(w, &a->person);
}

static int fields_given(const struct web *w)
{
	int given = 0;

	for (int bit = TRANSFER_VALID_DAYS; bit <= TRANSFER_ENDS_BESIDE; bit *= 2) {
		const char *value = web_param(w, transfer_field_name((enum transfer_field)bit));
		bool is_box = bit == TRANSFER_ENDS_POSTS || bit == TRANSFER_ENDS_BESIDE;

		given |= (is_box ? strcmp(value, "1") == 0 : !text_is_empty(value)) ? bit : 0;
	}
	return given;
}

bool transfer_order_read(struct web *w, const char *act, struct transfer_order *o)
{
	const struct upload *upload = web_upload(w, "file");
	struct transfer_row row;
	struct file_kept *kept;

	*o = (struct transfer_order){ .act = act, .given = fields_given(w), .day = web_param_day(w, "day", w->c->today), .valid_days_typed = web_param(w, "valid_days"),
		.org = web_param(w, "org"),
		.reason = web_param(w, "reason"), .document = web_param(w, "document"), .paper_back = web_param_day(w, "paper_back", DAY_NONE),
		.ends_posts = strcmp(web_param(w, "ends_posts"), "1") == 0, .ends_beside = strcmp(web_param(w, "ends_beside"), "1") == 0,
		.row_version = web_row_version(w) };
	unit_days_read(w->c->arena, o->valid_days_typed, &o->valid_days);
	if (upload == NULL)
		return true;
	/* Before the slow work, so that nobody keeps bytes for a transfer out of reach. */
	if (!transfer_see(w->c, web_path(w, transfer), &row))
		return false;
	kept = arena_alloc(w->c->arena, sizeof(*kept));
	o->receipt = kept;
	o->receipt_name = upload->filename;
	return file_keep(w->c, "file", upload->filename, upload->fd, upload->bytes, kept);
}

bool transfer_filter_read(struct web *w, struct transfer_filter *f)
{
	static const char *const TABS[] = { "waiting", "open", "over" }, *const STATES[] = { "", "done", "returned", "expired", "withdrawn" };
	const char *kind = web_param(w, "kind");
	int tab = 0, state = 0;

	if (!web_param_word(w, "tab", TABS, 3, &tab) | !web_param_word(w, "state", STATES, 5, &state))
		return false;
	*f = (struct transfer_filter){ .tab = TABS[tab], .state = STATES[state], .kind = kind, .page = web_page_number(w), .rows_per_page = web_list_rows(w, TRANSFER_ROWS_PER_PAGE) };
	return kind[0] == '\0' || code_find("transfer_kind", kind) != NULL ||
		ctx_refuse_field(w->c, "kind", T_web_field_choice, "field", "kind", "words", web_code_words(w->c->arena, "transfer_kind"), NULL);
}

static struct transfer_line line_of(struct ctx *c, const struct transfer_row *row)
{
	struct transfer_line line = { .row = *row };

	line.has_turn = transfer_turn(c, row, &line.turn);
	return line;
}

static void read_open(struct ctx *c, const struct transfer_filter *f, struct transfer_list *list)
{
	struct transfer_row *rows;
	size_t count = transfer_todo(c, "", &rows), met = 0;
	bool is_waiting = strcmp(f->tab, "waiting") == 0, is_listed = strcmp(f->tab, "over") != 0;
	size_t skip = (size_t)((f->page - 1) * f->rows_per_page);

	for (size_t i = 0; i < count; i++) {
		struct transfer_line line = line_of(c, &rows[i]);
		bool is_mine = line.has_turn && transfer_is_mine(c, &rows[i], &line.turn), is_over = strcmp(rows[i].state, "returned") == 0;

		list->open += !is_over;
		list->waiting += is_mine;
		if (!is_listed || (is_waiting ? !is_mine : is_over) || (f->kind[0] != '\0' && strcmp(f->kind, rows[i].kind) != 0))
			continue;
		if (met >= skip && list->count < (size_t)f->rows_per_page)
			list->lines[list->count++] = line;
		met++;
	}
	if (is_listed)
		list->total = (int64_t)met;
}

void transfer_list_read(struct ctx *c, const struct transfer_filter *f, struct transfer_list *list)
{
	struct transfer_number total = { 0 };
	struct transfer_row *rows;
	size_t count;

	*list = (struct transfer_list){ .lines = arena_array(c->arena, (size_t)f->rows_per_page, sizeof(*list->lines)) };
	read_open(c, f, list);
	if (strcmp(f->tab, "over") != 0)
		return;
	count = transfers_over(c->store, c->actor.path_from, c->actor.path_to, f->kind, f->state, f->rows_per_page, (f->page - 1) * f->rows_per_page, &rows);
	transfers_over_count(c->store, c->actor.path_from, c->actor.path_to, f->kind, f->state, &total);
	list->total = total.n;
	for (size_t i = 0; i < count; i++)
		list->lines[list->count++] = line_of(c, &rows[i]);
}

void transfer_send_receipt(struct web *w)
{
	struct ctx *c = w->c;
	struct transfer_row row;
	struct file_row file;
	int fd;

	ctx_begin(c, "transfer.see_receipt", "transfer", web_path(w, transfer).v, 0);
	if (!transfer_see(c, web_path(w, transfer), &row))
		return;
	if (row.receipt_file == 0 || !file_get(c->store, (file_id){ row.receipt_file }, &file)) {
		ctx_refuse(c, NOT_FOUND, T_transfer_not_found, NULL);
		return;
	}
	store_note(c->store, "digest", file.digest, file.digest);
	if (!ctx_commit(c))
		return;
	fd = file_read(c->services->files, file.digest);
	if (fd < 0)
		ctx_refuse(c, NOT_FOUND, T_transfer_not_found, NULL);
	else
		web_attachment_fd(w, file.name, file.media_type, fd, file.bytes);
}

void transfer_send_case(struct web *w)
{
	struct buffer pdf;
	const char *title;

	buffer_init(&pdf, w->c->arena, 0);
	if (transfer_handed_case(w->c, web_path(w, transfer), web_path_id(w, "run"), &pdf, &title))
		web_attachment(w, web_made_name(w, title, "pdf"), "application/pdf", pdf.data, pdf.bytes);
}

void transfer_send_paper(struct web *w)
{
	struct file_row file;
	int fd;

	if (!transfer_handed_paper(w->c, web_path(w, transfer), web_path_id(w, "paper"), &file))
		return;
	fd = file_read(w->c->services->files, file.digest);
	if (fd < 0)
		ctx_refuse(w->c, NOT_FOUND, T_transfer_not_found, NULL);
	else
		web_attachment_fd(w, file.name, file.media_type, fd, file.bytes);
}

void transfer_letter_send(struct web *w)
{
	const struct document_kind *kind = document_kind_of("letter");
	struct document_ask ask = { .subject = web_path(w, transfer).v, .is_pdf = true };
	struct document_paper paper;

	ask.typed[FIELD_ORGAN_ADDRESS] = web_param(w, "address");
	ask.typed[FIELD_PHONE] = web_param(w, "phone");
	if (document_print(w->c, kind, &ask, &paper))
		web_attachment(w, paper.name, paper.media_type, paper.bytes.data, paper.bytes.bytes);
}
