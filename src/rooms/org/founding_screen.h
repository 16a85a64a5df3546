/* What the pages of lists of organisations are given. */
#ifndef ROOMS_ORG_FOUNDING_SCREEN_H
#define ROOMS_ORG_FOUNDING_SCREEN_H

#include "rooms/org/founding.h"
#include "rooms/org/org_kind.h"
#include "view/component.h"

#define FOUNDING_KINDS_MAX 40
#define FOUNDING_PAGE_ROWS 100

struct founding_form {
	struct org_row org;
	const char *text, *kind, *unit_kind, *day, *document;	/* as typed */
	const char *told;			/* where the names come from; NULL: typed */
	struct option kinds[FOUNDING_KINDS_MAX];
	size_t kinds_count;
	struct founding_item *latest;
	size_t latest_count;
	const char *action, *template_href, *cancel_href;
};
/* The form of lists below an organisation, with what was typed into it, or with these names. */
struct web;
void founding_show_form(struct web *w, const struct org_row *org, const char *text, const char *told);

struct founding_screen {
	struct crumb crumbs[2];
	struct org_row org;
	struct founding_item list;
	struct founding_check check;
	struct job_row job;
	bool has_job, is_at_work;
	const char *unread_sheets;	/* of the workbook, in words; NULL: none was left */
	enum founding_verdict show;
	struct tab tabs[FOUNDING_VERDICTS];
	size_t *shown, shown_count;		/* rows of the page that is asked for */
	int64_t shown_total, page;
	const char *href, *page_href, *apply_action;
};

/* At work, done, or checked and waiting for who confirms it. */
message founding_state(const struct founding_item *list);
/* The address of the list, with what follows it ("/row", or ""); in the arena. */
const char *founding_url(struct ctx *c, founding_id id, const char *rest);
/* new, there or wrong. */
const char *founding_verdict_word(enum founding_verdict verdict);

#endif
