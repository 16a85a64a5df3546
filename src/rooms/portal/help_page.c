/* The help: what to do first, by what the reader's post may do; without an account what a villager needs. */
#include "core/permit.h"
#include "rooms/export/export.h"
#include "rooms/portal/help.h"
#include "rooms/portal/help_tmpl.h"
#include "text/catalogue.h"
#include "text/help.h"
#include "text/notice.h"
#include "text/org_request.h"
#include "text/portal.h"
#include "text/run.h"
#include "text/village.h"
#include "view/component.h"
#include "view/menu.h"
#include "web/limits.h"
#include "web/web.h"

ROUTE(GET, "/help", help_page, ANYONE, "How to use the pages: first steps of one's post, and of villagers without an account")

/* org.level of the post: the county's department, committees of towns, and what lies below them. */
#define LEVEL_COUNTY 1
#define LEVEL_TOWN 2

static bool concerns_all(const struct ctx *c)
{
	return true;
}

static bool concerns_accounts(const struct ctx *c)
{
	return c->actor.account_id > 0;
}

/* What an account owes before its post counts: until then nothing else here would be open. */
static bool concerns_beginner(const struct ctx *c)
{
	return c->actor.account_id > 0 && c->actor.duty != DUTY_NONE;
}

static bool concerns_secretary(const struct ctx *c)
{
	return may(c, MAY_HANDLE) && c->actor.level > LEVEL_TOWN;
}

static bool concerns_town(const struct ctx *c)
{
	return may(c, MAY_SEE_ORG) && c->actor.level == LEVEL_TOWN;
}

static bool concerns_county(const struct ctx *c)
{
	return may(c, MAY_SEE_ORG) && c->actor.level == LEVEL_COUNTY;
}

static bool concerns_admin(const struct ctx *c)
{
	return c->actor.admin == ADMIN_SYSTEM || c->actor.admin == ADMIN_SECURITY;
}

static bool concerns_auditor(const struct ctx *c)
{
	return c->actor.admin == ADMIN_AUDIT;
}

static bool concerns_member(const struct ctx *c)
{
	return may(c, MAY_SEE_SELF);
}

static bool concerns_handler(const struct ctx *c)
{
	return may(c, MAY_HANDLE);
}

static bool concerns_appraiser(const struct ctx *c)
{
	return may(c, MAY_EDIT_PERSON);
}

static bool concerns_founder(const struct ctx *c)
{
	return may(c, MAY_EDIT_ORG);
}

static bool concerns_corrector(const struct ctx *c)
{
	return may(c, MAY_HANDLE) || may(c, MAY_EDIT_PERSON);
}

static bool concerns_importer(const struct ctx *c)
{
	return may(c, MAY_IMPORT);
}

static bool concerns_reader(const struct ctx *c)
{
	return may(c, MAY_SEE_PERSON) || may(c, MAY_EXPORT) || may(c, MAY_APPROVE_EXPORT);
}

const struct help_part HELP_PARTS[] = {
	{ "begin", T_help_begin, concerns_beginner,
	  { T_help_begin_1, T_help_begin_2, T_help_begin_3, T_help_begin_4 },
	  { { "/me", NULL } } },
	{ "secretary", T_help_secretary, concerns_secretary,
	  { T_help_secretary_1, T_help_secretary_2, T_help_secretary_3, T_help_secretary_4, T_help_secretary_5 },
	  { { "/", NULL }, { "/person", NULL }, { "/run", NULL } } },
	{ "town", T_help_town, concerns_town,
	  { T_help_town_1, T_help_town_2, T_help_town_3, T_help_town_4 },
	  { { "/", NULL }, { "/run", NULL }, { "/org", NULL } } },
	{ "county", T_help_county, concerns_county,
	  { T_help_county_1, T_help_county_2, T_help_county_3, T_help_county_4 },
	  { { "/figure", NULL }, { "/figure/check", NULL }, { "/programme", NULL }, { "/norm", NULL } } },
	{ "admin", T_help_admin, concerns_admin,
	  { T_help_admin_1, T_help_admin_2, T_help_admin_3 },
	  { { "/setting", NULL }, { "/post-right/pending", NULL }, { "/account", NULL }, { "/post-right", NULL } } },
	{ "auditor", T_help_auditor, concerns_auditor,
	  { T_help_auditor_1, T_help_auditor_2, T_help_auditor_3 },
	  { { "/audit", NULL } } },
	{ "member", T_help_member, concerns_member,
	  { T_help_member_1, T_help_member_2, T_help_member_3, T_help_member_4, T_help_member_5, T_help_member_6 },
	  { { "/me", NULL }, { "/me/dues", NULL }, { "/me/message", NULL }, { "/me/floating", NULL }, { "/me/appraisal", NULL } } },
	{ "case", T_help_case, concerns_handler,
	  { T_help_case_1, T_help_case_2, T_help_case_3, T_help_case_4, T_help_case_5, T_help_case_6 },
	  { { "/run", NULL } } },
	{ "vote", T_help_vote, concerns_handler,
	  { T_help_vote_1, T_help_vote_2, T_help_vote_3, T_help_vote_4, T_help_vote_5 },
	  { { "/run", NULL } } },
	{ "correct", T_help_correct, concerns_corrector,
	  { T_help_correct_1, T_help_correct_2, T_help_correct_3, T_help_correct_4 },
	  { { "/late-entry", NULL }, { "/person", NULL } } },
	{ "change", T_help_change, concerns_founder,
	  { T_help_change_1, T_help_change_2, T_help_change_3 },
	  { { "/org", NULL }, { "/org-request", T_org_request_title } } },
	{ "area", T_help_area, concerns_founder,
	  { T_help_area_1, T_help_area_2, T_help_area_3 },
	  { { "/org", NULL } } },
	{ "founding", T_help_founding, concerns_founder,
	  { T_help_founding_1, T_help_founding_2, T_help_founding_3, T_help_founding_4, T_help_founding_5 },
	  { { "/org", NULL } } },
	{ "roster", T_help_roster, concerns_importer,
	  { T_help_roster_1, T_help_roster_2, T_help_roster_3, T_help_roster_4, T_help_roster_5, T_help_roster_6 },
	  { { "/batch", NULL } } },
	{ "appraisal", T_help_appraisal, concerns_appraiser,
	  { T_help_appraisal_1, T_help_appraisal_2, T_help_appraisal_3, T_help_appraisal_4, T_help_appraisal_5, T_help_appraisal_6 },
	  { { "/appraisal", NULL }, { "/figure", NULL } } },
	{ "colour", T_help_colour, concerns_accounts,
	  { T_help_colour_1, T_help_colour_2, T_help_colour_3, T_help_colour_4, T_help_colour_5 },
	  { { NULL, NULL } } },
	{ "print", T_help_print, concerns_reader,
	  { T_help_print_1, T_help_print_2, T_help_print_file_kept, T_help_print_3, T_help_print_4, T_help_print_5 },
	  { { "/person", NULL }, { "/export", NULL } } },
	{ "draft", T_help_draft, concerns_accounts,
	  { T_help_draft_1, T_help_draft_2, T_help_draft_3, T_help_draft_4, T_help_draft_5 },
	  { { NULL, NULL } } },
	{ "villager", T_help_villager, concerns_all,
	  { T_help_villager_1, T_help_villager_2, T_help_villager_3, T_help_villager_4, T_help_villager_5, T_help_villager_6 },
	  { { "/notice", T_notice_title }, { "/publication", T_notice_publications }, { "/open-case", T_run_open_cases },
	    { "/village", T_village_title }, { "/catalogue", T_catalogue_title } } },
	{ "screen", T_help_screen, concerns_accounts,
	  { T_help_screen_1, T_help_screen_2, T_help_screen_3 },
	  { { NULL, NULL } } },
	{ "ask", T_help_ask, concerns_all,
	  { T_portal_ask_branch, T_portal_ask_security, T_portal_ask_county, T_help_ask_fault },
	  { { "/about", T_portal_title } } },
};

const size_t HELP_PARTS_COUNT = sizeof HELP_PARTS / sizeof *HELP_PARTS;

const char *help_line(struct view *v, message line)
{
	const struct message_arg args[] = {
		{ "rows", view_number_text(v, EXPORT_ROWS_ALONE) },
		{ "hours", view_number_text(v, EXPORT_SECONDS / 3600) },
		{ "days", view_number_text(v, DRAFT_SECONDS_KEPT / 86400) },
		{ "megabytes", view_number_text(v, VIEW_FILES_BYTES_MAX / (1024 * 1024)) },
	};

	return message_text(v->arena, v->lang, line, args, sizeof args / sizeof *args);
}

message help_door_label(const struct view *v, const struct help_door *door)
{
	if (door->label != NULL)
		return door->label;
	for (size_t i = 0; i < MENU_COUNT; i++)
		if (strcmp(MENU[i].href, door->href) == 0)
			return menu_is_visible(v, &MENU[i]) && (v->c->actor.duty == DUTY_NONE || MENU[i].permission == SIGNED_IN) ?
				MENU[i].label : NULL;
	return NULL;
}

bool help_part_has_doors(const struct view *v, const struct help_part *part)
{
	for (size_t i = 0; i < HELP_DOORS_MAX && part->doors[i].href != NULL; i++)
		if (help_door_label(v, &part->doors[i]) != NULL)
			return true;
	return false;
}

void help_page(struct web *w)
{
	help_screen(&w->view);
	web_page(w);
}
