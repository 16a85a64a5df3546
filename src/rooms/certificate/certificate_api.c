/* Certificates of members for programs: the same rules as the pages. */
#include "rooms/certificate/certificate_screen.h"
#include "web/web.h"

FIELDS(CERTIFICATE, ROW_ID(struct certificate_row, id), ROW_ID(struct certificate_row, org), ROW_TEXT(struct certificate_row, org_name),
	{ AN_ID("person"), AT(struct certificate_row, person) }, ROW_TEXT(struct certificate_row, name), ROW_TEXT(struct certificate_row, branch_name),
	ROW_INT(struct certificate_row, year), ROW_INT(struct certificate_row, serial), ROW_TEXT(struct certificate_row, place), ROW_TEXT(struct certificate_row, reason),
	ROW_DAY(struct certificate_row, from_day), ROW_DAY(struct certificate_row, to_day), ROW_DAY(struct certificate_row, issued_day),
	ROW_DAY(struct certificate_row, voided_day), ROW_TEXT(struct certificate_row, void_reason), ROW_INT(struct certificate_row, row_version))
#define STATES "valid expired voided"

ROUTE(GET, "/api/v1/certificate", certificate_api_list, MAY_SEE_PERSON, "The register of certificates of a subtree (org): side is valid, expired or voided")
TAKES(certificate_api_list, { AN_ID("org") }, { A_CHOICE("side", STATES) }, A_PAGE)
GIVES_PAGE(certificate_api_list, CERTIFICATE)

ROUTE(GET, "/api/v1/certificate/:certificate", certificate_api_get, MAY_SEE_PERSON, "A certificate; state is valid, expired or voided; printed by /api/v1/document/certificate/print")
TAKES_NOTHING(certificate_api_get)
GIVES_PAPER(certificate_api_get, STATES, CERTIFICATE)

ROUTE(POST, "/api/v1/person/:person/certificate", certificate_api_issue, MAY_EDIT_PERSON, "Issue a certificate to a member who is away for less than six months")
TAKES(certificate_api_issue, { A_TEXT("place", LIMIT_CERTIFICATE_PLACE), NEEDED }, { A_CODE("reason", "certificate_reason"), NEEDED }, { A_DAY("from_day"), NEEDED },
	{ A_DAY("to_day"), NEEDED })
GIVES_ID(certificate_api_issue, 201)

ROUTE(POST, "/api/v1/certificate/:certificate/void", certificate_api_void, MAY_EDIT_PERSON, "Void a certificate, with the reason")
TAKES(certificate_api_void, { A_TEXT("reason", CERTIFICATE_REASON_CHARS_MAX), NEEDED }, A_VERSION)
GIVES_ID(certificate_api_void, 200)

void certificate_api_list(struct web *w)
{
	struct certificate_list_screen s;

	if (certificate_list_read(w, &s))
		web_give_page(w, CERTIFICATE, s.rows, s.count, s.counts[s.side]);
}

void certificate_api_get(struct web *w)
{
	struct certificate_row row;

	if (certificate_see(w->c, web_path(w, certificate), &row))
		web_give_paper(w, certificate_number(w->c->arena, row.year, row.serial),
			CERTIFICATE_STATE_KEYS[certificate_state_of(row.to_day, row.voided_day, w->c->today)], CERTIFICATE, &row);
}

void certificate_api_issue(struct web *w)
{
	struct certificate_form form;
	certificate_id made;

	certificate_form_read(w, &form);
	if (certificate_issue(w->c, web_path(w, person), &form, &made))
		web_give_id(w, made.v);
}

void certificate_api_void(struct web *w)
{
	if (certificate_void(w->c, web_path(w, certificate), web_param(w, "reason"), web_row_version(w)))
		web_give_id(w, web_path(w, certificate).v);
}
