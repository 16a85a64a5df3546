/* Certificates of members in the browser: the register with what ran out, one of them, the form that issues. */
#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/certificate/certificate_screen.h"
#include "rooms/certificate/certificate_tmpl.h"
#include "text/certificate.h"
#include "web/web.h"

ROUTE(GET, "/certificate", certificate_list_page, MAY_SEE_PERSON, "The register of certificates of a subtree (org): valid, expired, voided")
ROUTE(GET, "/certificate/:certificate", certificate_page, MAY_SEE_PERSON, "A certificate of a member")
ROUTE(POST, "/certificate/:certificate/void", certificate_void_save, MAY_EDIT_PERSON, "Void a certificate, with the reason")
ROUTE(GET, "/person/:person/certificate", certificate_new_page, MAY_EDIT_PERSON, "The form that issues a certificate, and those of the member")
ROUTE(POST, "/person/:person/certificate", certificate_issue_save, MAY_EDIT_PERSON, "Issue a certificate to a member who is away for less than six months")

#define EARLIER_SHOWN 10

const char *const CERTIFICATE_STATE_KEYS[CERTIFICATE_STATES_COUNT] = { "valid", "expired", "voided" };

message certificate_state_text(enum certificate_state state)
{
	static const message TEXTS[CERTIFICATE_STATES_COUNT] = { T_certificate_valid, T_certificate_expired, T_certificate_voided };

	return TEXTS[state];
}

void certificate_form_read(struct web *w, struct certificate_form *form)
{
	*form = (struct certificate_form){ .place = web_param(w, "place"), .reason = web_param(w, "reason"), .from_day = web_param_day(w, "from_day", DAY_NONE),
		.to_day = web_param_day(w, "to_day", DAY_NONE) };
}

/* ---- the register ---- */

struct certificate_span certificate_span_of(const struct ctx *c, enum certificate_state state)
{
	if (state == CERTIFICATE_VOIDED)
		return (struct certificate_span){ .voided = 1, .below = DAY_OPEN };
	return state == CERTIFICATE_VALID ? (struct certificate_span){ .least = c->today, .below = DAY_OPEN } : (struct certificate_span){ .below = c->today };
}

bool certificate_list_read(struct web *w, struct certificate_list_screen *s)
{
	struct ctx *c = w->c;
	struct certificate_span span;
	const char *end;
	int side = 0;

	*s = (struct certificate_list_screen){ .page = web_page_number(w), .rows_per_page = web_list_rows(w, CERTIFICATE_ROWS_PER_PAGE) };
	if (!org_see_for(c, (org_id){ web_param_int(w, "org", c->actor.org_id) }, MAY_SEE_PERSON, &s->org) || !web_param_word(w, "side", CERTIFICATE_STATE_KEYS, CERTIFICATE_STATES_COUNT, &side))
		return false;
	s->side = (enum certificate_state)side;
	end = path_end(c->arena, s->org.path);
	for (int i = 0; i < CERTIFICATE_STATES_COUNT; i++) {
		struct certificate_count n = { 0 };

		span = certificate_span_of(c, (enum certificate_state)i);
		certificates_count(c->store, s->org.path, end, span.voided, span.least, span.below, &n);
		s->counts[i] = n.n;
	}
	span = certificate_span_of(c, s->side);
	s->count = certificates(c->store, s->org.path, end, span.voided, span.least, span.below, s->rows_per_page, (s->page - 1) * s->rows_per_page, &s->rows);
	return true;
}

void certificate_list_page(struct web *w)
{
	struct certificate_list_screen s;

	if (!certificate_list_read(w, &s))
		return;
	for (int i = 0; i < CERTIFICATE_STATES_COUNT; i++)
		s.tabs[i] = (struct tab){ .href = arena_printf(w->c->arena, "/certificate?org=%lld&side=%s", (long long)s.org.id.v, CERTIFICATE_STATE_KEYS[i]),
			.label = certificate_state_text((enum certificate_state)i), .count = s.counts[i], .has_count = true, .is_current = (int)s.side == i };
	certificate_list_screen(&w->view, &s);
	web_page(w);
}

/* ---- one ---- */

static void show(struct web *w)
{
	struct ctx *c = w->c;
	struct certificate_screen s;

	if (!certificate_see(c, web_path(w, certificate), &s.row))
		return;
	s.state = certificate_state_of(s.row.to_day, s.row.voided_day, c->today);
	s.may_print = s.state == CERTIFICATE_VALID && may(c, MAY_HANDLE);
	s.may_void = s.state != CERTIFICATE_VOIDED && may_at_path(c, MAY_EDIT_PERSON, s.row.org_path);
	certificate_screen(&w->view, &s);
	web_page(w);
}

void certificate_page(struct web *w)
{
	show(w);
}

void certificate_void_save(struct web *w)
{
	if (certificate_void(w->c, web_path(w, certificate), web_param(w, "reason"), web_row_version(w))) {
		web_notice(w, T_certificate_voided_now, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/certificate/%lld", (long long)web_path(w, certificate).v));
	} else if (web_form_again(w)) {
		show(w);
	}
}

/* ---- issuing ---- */

static void show_new(struct web *w)
{
	struct certificate_new_screen s;
	person_id id = web_path(w, person);

	if (!person_see(w->c, id, &s.person))
		return;
	if (!may_at_path(w->c, MAY_EDIT_PERSON, s.person.path)) {
		ctx_refuse(w->c, NOT_FOUND, T_certificate_no_person, NULL);
		return;
	}
	s.earlier_count = certificates_of(w->c->store, id, EARLIER_SHOWN, &s.earlier);
	certificate_new_screen(&w->view, &s);
	web_page(w);
}

void certificate_new_page(struct web *w)
{
	show_new(w);
}

void certificate_issue_save(struct web *w)
{
	struct certificate_form form;
	certificate_id made;

	certificate_form_read(w, &form);
	if (certificate_issue(w->c, web_path(w, person), &form, &made)) {
		web_notice(w, T_certificate_issued, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/certificate/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_new(w);
	}
}
