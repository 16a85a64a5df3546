/* What page and API have in common. */
#include <string.h>
#include "core/permit.h"
#include "rooms/certificate/certificate.h"
#include "rooms/ballot/ballot.h"
#include "rooms/document/document_part.h"
#include "rooms/document/document_screen.h"
#include "rooms/floating/pass.h"
#include "rooms/org/org.h"
#include "rooms/person/person.h"
#include "rooms/reminder/reminder.h"
#include "rooms/run/run.h"
#include "rooms/transfer/transfer.h"
#include "text/document.h"
#include "web/web.h"

size_t document_lines(struct ctx *c, struct document_line **lines)
{
	struct org_row org = { .path = "" };

	org_get(c->store, (org_id){ c->actor.org_id }, &org);
	*lines = arena_array(c->arena, DOCUMENT_KINDS_COUNT, sizeof(**lines));
	for (size_t i = 0; i < DOCUMENT_KINDS_COUNT; i++) {
		struct document_use_row use = { .org_name = "" };
		bool is_own = document_in_force(c, org.path, &DOCUMENT_KINDS[i], &use);

		(*lines)[i] = (struct document_line){ &DOCUMENT_KINDS[i], is_own, use.org_name, use.version };
	}
	return DOCUMENT_KINDS_COUNT;
}

const struct document_kind *document_path(struct web *w)
{
	const struct document_kind *kind = document_kind_of(web_path_text(w, "document"));

	if (kind == NULL)
		ctx_refuse(w->c, NOT_FOUND, T_document_not_found, NULL);
	return kind;
}

void document_ask_read(struct web *w, const struct document_kind *kind, struct document_ask *ask)
{
	*ask = (struct document_ask){ .subject = web_param_int(w, "subject", 0), .ballot = web_param_int(w, "ballot", 0), .step = web_param_int(w, "step_number", 0), .is_pdf = strcmp(web_param(w, "as"), "pdf") == 0,
		.is_full = strcmp(web_param(w, "full"), "1") == 0 || strcmp(web_param(w, "full"), "true") == 0, .reason = web_param(w, "reason"), .query = web_param(w, "query") };
	for (const enum document_field *f = kind->typed; *f != FIELD_NONE; f++)
		ask->typed[*f] = *f == FIELD_BODY ? web_param_lines(w, DOCUMENT_INPUTS[*f]) : web_param(w, DOCUMENT_INPUTS[*f]);
}

bool document_send(struct web *w, const struct document_kind *kind)
{
	struct document_ask ask;
	struct document_paper paper;

	document_ask_read(w, kind, &ask);
	if (!document_print(w->c, kind, &ask, &paper))
		return false;
	document_send_paper(w, &paper, paper.name);
	return true;
}

void document_send_paper(struct web *w, const struct document_paper *paper, const char *name)
{
	if (paper->fd >= 0)
		web_attachment_fd(w, name, paper->media_type, paper->fd, paper->fd_bytes);
	else
		web_attachment(w, name, paper->media_type, paper->bytes.data, paper->bytes.bytes);
}

void document_send_template(struct web *w)
{
	const struct document_kind *kind = document_path(w);
	document_template_id id = { web_param_int(w, "template", 0) };
	const char *title;
	struct buffer bytes;

	if (kind == NULL || !document_bytes(w->c, kind, id, &bytes))
		return;
	title = message_text(w->c->arena, LANG_ZH, kind->title, NULL, 0);
	web_attachment(w, web_made_name(w, title, "docx"), DOCX_MEDIA_TYPE, bytes.data, bytes.bytes);
}

void document_upload_read(struct web *w, struct document_upload *upload)
{
	const struct upload *file = web_upload(w, "file");

	*upload = (struct document_upload){ .name = file == NULL ? "" : file->filename, .note = web_param(w, "note"), .fd = file == NULL ? -1 : file->fd,
		.bytes = file == NULL ? 0 : file->bytes };
}

void document_using_read(struct web *w, struct document_using *what)
{
	*what = (struct document_using){ .org = { web_param_int(w, "org", w->c->actor.org_id) }, .template = { web_param_int(w, "template", 0) },
		.from_day = web_param_day(w, "day", DAY_NONE), .basis = web_param(w, "basis") };
}

/* ---- what a paper is about ---- */

static bool see_run(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title)
{
	struct run_case k;

	if (!run_see(c, (run_id){ subject }, &k))
		return false;
	*title = k.row.title;
	/* Told before anything is typed; behind a refusal the form comes back with it. */
	return strcmp(kind->code, "reply") != 0 || c->refusals_count > 0 || document_may_answer(c, &k);
}

static bool see_ballot(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title)
{
	struct ballot_row row;

	if (!ballot_see(c, (ballot_id){ subject }, &row))
		return false;
	*title = row.title;
	return true;
}

static bool see_transfer(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title)
{
	struct transfer_row row;

	if (!transfer_see(c, (transfer_id){ subject }, &row))
		return false;
	*title = row.name;
	return true;
}

static bool see_org(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title)
{
	struct org_row row;

	if (!org_see_for(c, (org_id){ subject }, MAY_SEE_PERSON, &row))
		return false;
	*title = row.name;
	return true;
}

static bool see_person(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title)
{
	struct person_row row;

	if (!person_see(c, (person_id){ subject }, &row))
		return false;
	*title = row.name;
	return true;
}

static bool see_certificate(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title)
{
	struct certificate_row row;

	if (!certificate_see(c, (certificate_id){ subject }, &row))
		return false;
	*title = row.name;
	return true;
}

static bool see_pass(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title)
{
	struct pass_row row;

	if (!pass_see(c, (pass_id){ subject }, &row))
		return false;
	*title = row.name;
	return true;
}

static bool see_reminder(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title)
{
	struct reminder_row row;
	struct reminder_line *lines;
	size_t lines_count;

	if (!reminder_see(c, (reminder_id){ subject }, &row, &lines, &lines_count))
		return false;
	*title = reminder_number(c->arena, row.year, row.number);
	return true;
}

/* Who sees it and what it is called, and its page: the number stands between `path` and `rest`. */
static const struct subject { bool (*see)(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title); const char *path, *rest; } SUBJECTS[] = {
	[ABOUT_RUN] = { see_run, "/run/", "" }, [ABOUT_BALLOT] = { see_ballot, "/ballot/", "" }, [ABOUT_TRANSFER] = { see_transfer, "/transfer/", "" },
	[ABOUT_ORG] = { see_org, "/org/", "/balance" }, [ABOUT_PERSON] = { see_person, "/person/", "" }, [ABOUT_CERTIFICATE] = { see_certificate, "/certificate/", "" },
	[ABOUT_PASS] = { see_pass, "/pass/", "" }, [ABOUT_REMINDER] = { see_reminder, "/reminder/", "" },
}, ROSTER = { see_org, "/person?org=", "" };

bool document_subject(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title, const char **href)
{
	const struct subject *about = strcmp(kind->code, "roster") == 0 ? &ROSTER : &SUBJECTS[kind->about];

	if (!about->see(c, kind, subject, title))
		return false;
	*href = arena_printf(c->arena, "%s%lld%s", about->path, (long long)subject, about->rest);
	return true;
}
