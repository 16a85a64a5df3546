/* Pages of lists of organisations. */
#include "rooms/org/founding_screen.h"

#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "core/sheet_left.h"
#include "rooms/org/founding_tmpl.h"
#include "text/founding.h"
#include "text/sheet.h"
#include "web/web.h"

#define LATEST 10

ROUTE(GET, "/org/:org/foundings", founding_form_page, MAY_EDIT_ORG, "The form that takes a list of organisations to be founded below, and the latest lists")
ROUTE(GET, "/org/:org/foundings/template", founding_template_page, MAY_EDIT_ORG, "An empty list of organisations to be filled in")
ROUTE(POST, "/org/:org/foundings", founding_take_page, MAY_EDIT_ORG, "Takes a list of organisations and judges each row; founds nothing yet")
ROUTE(GET, "/founding/:founding", founding_page, MAY_EDIT_ORG, "A list of organisations: what each row says, and how far it is founded")
ROUTE(POST, "/founding/:founding/apply", founding_apply_action, MAY_EDIT_ORG, "Founds the rows of a list that are right and not there yet")
UPLOADS(founding_take_page, UPLOAD_BYTES_MAX)

const char *founding_url(struct ctx *c, founding_id id, const char *rest)
{
	return arena_printf(c->arena, "/founding/%lld%s", (long long)id.v, rest);
}

message founding_state(const struct founding_item *list)
{
	return founding_is_at_work(list) ? T_founding_at_work : strcmp(list->state, "done") == 0 ? T_founding_done : T_founding_checked;
}

const char *founding_verdict_word(enum founding_verdict verdict)
{
	return verdict == FOUNDING_NEW ? "new" : verdict == FOUNDING_THERE ? "there" : "wrong";
}

void founding_show_form(struct web *w, const struct org_row *org, const char *text, const char *told)
{
	struct ctx *c = w->c;
	struct founding_form s = { .org = *org, .text = text, .told = told, .kind = web_param(w, "kind"), .unit_kind = web_param(w, "unit_kind"), .day = web_param(w, "day"),
		.document = web_param(w, "document") };
	const struct org_kind *kind = NULL;

	while ((kind = org_kind_next_under(kind, org->kind)) != NULL && s.kinds_count < FOUNDING_KINDS_MAX)
		s.kinds[s.kinds_count++] = (struct option){ .value = kind->code, .label_text = code_name(c->lang, "org_kind", kind->code) };
	s.latest_count = founding_latest(c->store, org->id, LATEST, &s.latest);
	s.action = org_url(c, org->id, "/foundings");
	s.template_href = org_url(c, org->id, "/foundings/template");
	s.cancel_href = org_url(c, org->id, "");
	founding_form_screen(&w->view, &s);
	web_page(w);
}

void founding_form_page(struct web *w)
{
	struct org_row org;

	if (!org_see_for(w->c, web_path(w, org), MAY_EDIT_ORG, &org))
		return;
	if (org.to_day != DAY_OPEN)
		ctx_refuse(w->c, AGAINST_RULE, T_founding_closed, "name", org.name, "day", day_text(w->c->arena, org.to_day), NULL);
	else
		founding_show_form(w, &org, web_param_lines(w, "text"), NULL);
}

void founding_template_page(struct web *w)
{
	struct ctx *c = w->c;
	int64_t bytes = 0;
	int fd;

	if (!permit_require(c, MAY_EDIT_ORG, web_path(w, org).v))
		return;
	fd = founding_template(c, SHEET_XLSX, &bytes);
	if (fd >= 0)
		web_attachment_fd(w, web_made_name(w, message_text(c->arena, LANG_ZH, T_founding_title, NULL, 0), "xlsx"), sheet_media_type(SHEET_XLSX), fd, bytes);
	else
		ctx_refuse(c, TOO_MUCH, sheet_fault_text(SHEET_BUSY), NULL);
}

void founding_take_page(struct web *w)
{
	const struct founding_defaults defaults = { web_param(w, "kind"), web_param(w, "unit_kind"), web_param(w, "day"), web_param(w, "document") };
	struct org_row org;
	founding_id made;

	if (founding_take(w->c, web_path(w, org), web_upload(w, "file"), web_param_source(w, "text"), &defaults, &made))
		web_redirect(w, founding_url(w->c, made, ""));
	else if (web_form_again(w) && org_get(w->c->store, web_path(w, org), &org))
		founding_show_form(w, &org, web_param_source(w, "text"), NULL);
}

static void take_tabs(struct web *w, struct founding_screen *s)
{
	static const message LABELS[FOUNDING_VERDICTS] = { T_founding_new, T_founding_there, T_founding_wrong };
	const char *asked = web_param(w, "show");

	s->show = s->check.counts[FOUNDING_WRONG] > 0 ? FOUNDING_WRONG : s->check.counts[FOUNDING_NEW] > 0 ? FOUNDING_NEW : FOUNDING_THERE;
	for (int i = 0; i < FOUNDING_VERDICTS; i++)
		if (strcmp(asked, founding_verdict_word((enum founding_verdict)i)) == 0)
			s->show = (enum founding_verdict)i;
	for (int i = 0; i < FOUNDING_VERDICTS; i++)
		s->tabs[i] = (struct tab){ .href = founding_url(w->c, s->list.id, arena_printf(w->c->arena, "?show=%s", founding_verdict_word((enum founding_verdict)i))),
			.label = LABELS[i], .count = s->check.counts[i], .has_count = true, .is_current = s->show == (enum founding_verdict)i };
}

static void take_rows(struct web *w, struct founding_screen *s)
{
	int64_t first;

	s->page = web_page_number(w);
	s->shown_total = s->check.counts[s->show];
	s->page_href = founding_url(w->c, s->list.id, arena_printf(w->c->arena, "?show=%s&", founding_verdict_word(s->show)));
	s->shown = arena_array(w->c->arena, FOUNDING_PAGE_ROWS, sizeof(*s->shown));
	first = (s->page - 1) * FOUNDING_PAGE_ROWS;
	for (size_t i = 0; i < s->check.count && s->shown_count < FOUNDING_PAGE_ROWS; i++)
		if (s->check.rows[i].verdict == s->show && first-- <= 0)
			s->shown[s->shown_count++] = i;
}

void founding_page(struct web *w)
{
	struct ctx *c = w->c;
	struct founding_screen s = { 0 };

	if (!founding_see(c, web_path(w, founding), &s.list) || !org_get(c->store, s.list.org, &s.org))
		return;
	s.is_at_work = founding_is_at_work(&s.list);
	if (!s.is_at_work && !founding_check(c, &s.list, &s.check))
		return;
	s.has_job = job_newest(c, s.list.id.v, &s.job);
	s.unread_sheets = sheet_left_text(c, "founding", s.list.id.v);
	s.href = founding_url(c, s.list.id, "");
	s.apply_action = founding_url(c, s.list.id, "/apply");
	s.crumbs[0] = (struct crumb){ .href = org_url(c, s.org.id, "/foundings"), .label = T_founding_title };
	s.crumbs[1] = (struct crumb){ .label_text = s.org.name };
	if (!s.is_at_work) {
		take_tabs(w, &s);
		take_rows(w, &s);
	}
	founding_screen_page(&w->view, &s);
	web_page(w);
}

void founding_apply_action(struct web *w)
{
	if (founding_confirm(w->c, web_path(w, founding), web_row_version(w)))
		web_redirect(w, founding_url(w->c, web_path(w, founding), ""));
	else if (web_form_again(w))
		founding_page(w);
}
