/* Papers in the browser: upload, download, withdraw. */
#include "core/services.h"
#include "rooms/person/paper_input.h"
#include "rooms/person/paper_tmpl.h"
#include "rooms/person/person.h"
#include "text/paper.h"
#include "web/web.h"

ROUTE(GET, "/person/:person/paper", paper_page, MAY_EDIT_PERSON, "The form that uploads a paper or the photo")
ROUTE(POST, "/person/:person/paper", paper_add_save, MAY_EDIT_PERSON, "Upload a paper or the photo")
ROUTE(GET, "/person/:person/paper/:paper", paper_withdraw_page, MAY_EDIT_PERSON, "The form that withdraws a paper")
ROUTE(POST, "/person/:person/paper/:paper/withdraw", paper_withdraw_save, MAY_EDIT_PERSON, "Withdraw a paper")
ROUTE(POST, "/person/:person/paper/:paper/download", paper_download, MAY_SEE_PERSON, "Download a paper; logged")
UPLOADS(paper_add_save, UPLOAD_BYTES_MAX)

static void show(struct web *w, const struct person_row *row)
{
	paper_form_page(&w->view, row, web_param(w, "kind"), web_param(w, "paper_day"));
	web_page(w);
}

void paper_page(struct web *w)
{
	struct person_row row;

	if (person_see(w->c, web_path(w, person), &row))
		show(w, &row);
}

void paper_form_read(const struct web *w, struct paper_form *form)
{
	const struct upload *upload = web_upload(w, "file");

	*form = (struct paper_form){ .kind = web_param(w, "kind"), .name = upload == NULL ? "" : upload->filename,
		.fd = upload == NULL ? -1 : upload->fd, .bytes = upload == NULL ? 0 : upload->bytes, .paper_day = DAY_NONE };
	if (text_is_empty(web_param(w, "paper_day")))
		return;
	form->paper_day = web_param_day(w, "paper_day", DAY_NONE);
	if (form->paper_day == DAY_NONE)
		form->paper_day = DAY_OPEN;	/* no day: for the rule to refuse */
}

void paper_add_save(struct web *w)
{
	struct ctx *c = w->c;
	struct paper_form form;
	struct person_row row;
	int64_t made;

	if (!person_see(c, web_path(w, person), &row))
		return;
	paper_form_read(w, &form);
	if (paper_add(c, row.id, &form, &made)) {
		web_notice(w, T_paper_uploaded, NULL);
		web_redirect(w, arena_printf(c->arena, "/person/%lld", (long long)row.id.v));
	} else if (web_form_again(w)) {
		show(w, &row);
	}
}

static void show_withdraw(struct web *w, const struct person_row *row)
{
	struct file_row file;

	if (file_get(w->c->store, (file_id){ web_path_id(w, "paper") }, &file) && text_same(file.subject, "person") && file.subject_ref == row->id.v) {
		paper_withdraw_page_of(&w->view, row, &file);
		web_page(w);
	} else {
		ctx_refuse(w->c, NOT_FOUND, T_paper_not_found, NULL);
	}
}

void paper_withdraw_page(struct web *w)
{
	struct person_row row;

	if (person_see(w->c, web_path(w, person), &row))
		show_withdraw(w, &row);
}

void paper_withdraw_save(struct web *w)
{
	struct ctx *c = w->c;
	struct person_row row;

	if (!person_see(c, web_path(w, person), &row))
		return;
	if (paper_withdraw(c, row.id, web_path_id(w, "paper"), web_param(w, "reason"))) {
		web_notice(w, T_paper_withdrawn_done, NULL);
		web_redirect(w, arena_printf(c->arena, "/person/%lld", (long long)row.id.v));
	} else if (web_form_again(w)) {
		show_withdraw(w, &row);
	}
}

void paper_send(struct web *w)
{
	struct file_row file;
	int fd;

	if (!paper_take(w->c, web_path(w, person), web_path_id(w, "paper"), &file))
		return;
	fd = file_read(w->c->services->files, file.digest);
	if (fd < 0)
		ctx_refuse(w->c, NOT_FOUND, T_paper_gone, NULL);
	else
		web_attachment_fd(w, file.name, file.media_type, fd, file.bytes);
}

void paper_download(struct web *w)
{
	paper_send(w);
}
