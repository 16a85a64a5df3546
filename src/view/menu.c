#include "view/menu.h"
#include <string.h>
#include "core/permit.h"
#include "text/booklet.h"
#include "text/catalogue.h"
#include "text/correction.h"
#include "text/document.h"
#include "text/appraisal.h"
#include "text/dues.h"
#include "text/floating.h"
#include "text/help.h"
#include "text/late.h"
#include "text/notice.h"
#include "text/practice.h"
#include "text/resident.h"
#include "text/run.h"
#include "text/transfer.h"
#include "text/view.h"

/* What is used most, for an office above the branches, in a branch, and for whoever has no post of work. Six each. */
#define OFFICE 1u
#define BRANCH 2u
#define MEMBER 4u
#define ALL (OFFICE | BRANCH | MEMBER)
#define OF_MEMBERS 8u		/* not for an applicant, or whoever else never was a member of the Party */
#define LEVEL_OF_BRANCHES 3	/* org.level from here on */

const message MENU_SECTIONS[MENU_SECTIONS_COUNT] = { T_view_section_front, T_view_section_party, T_view_section_work, T_view_section_figures,
	T_view_section_own, T_view_section_system };

const struct menu_item MENU[] = {
	{ MENU_PARTY, T_view_menu_today, "/", "todo", SIGNED_IN, T_view_menu_today, ALL },
	{ MENU_WORK, T_run_title, "/run", "flag", MAY_HANDLE, NULL, OFFICE | BRANCH },
	{ MENU_PARTY, T_view_menu_org, "/org", "org", MAY_SEE_ORG, T_view_tab_org, OFFICE },
	{ MENU_PARTY, T_view_menu_person, "/person", "users", MAY_SEE_PERSON, T_view_tab_person, OFFICE | BRANCH },
	{ MENU_PARTY, T_transfer_title, "/transfer", "swap", MAY_SEE_PERSON, NULL, OFFICE },
	{ MENU_PARTY, T_dues_title, "/dues", "coin", MAY_EDIT_PERSON, NULL, BRANCH },
	{ MENU_PARTY, T_appraisal_title, "/appraisal", "okc", MAY_SEE_PERSON, NULL, 0 },
	{ MENU_PARTY, T_floating_title, "/floating", "float", MAY_SEE_PERSON, NULL, BRANCH },
	{ MENU_PARTY, T_resident_title, "/resident", "users", MAY_SEE_PERSON, NULL, 0 },
	{ MENU_PARTY, T_view_menu_search, "/search", "search", MAY_SEE_PERSON, NULL, 0 },
	{ MENU_PARTY, T_late_title, "/late-entry", "okc", MAY_EDIT_PERSON, NULL, 0 },
	{ MENU_PARTY, T_correction_title, "/correction", "edit", MAY_EDIT_PERSON, NULL, 0 },
	{ MENU_PARTY, T_view_menu_batch, "/batch", "upl", MAY_IMPORT, NULL, 0 },
	{ MENU_PARTY, T_view_menu_export, "/export", "down", MAY_EXPORT, NULL, 0 },
	{ MENU_WORK, T_document_title, "/document", "file", MAY_HANDLE, NULL, BRANCH },
	{ MENU_WORK, T_booklet_title, "/booklet", "list", MAY_HANDLE, NULL, 0 },
	{ MENU_WORK, T_notice_title, "/notice", "horn", SIGNED_IN, NULL, MEMBER },
	{ MENU_FIGURES, T_view_menu_figure, "/figure", "chart", MAY_SEE_FIGURES, T_view_tab_figure, OFFICE },
	{ MENU_FIGURES, T_view_menu_ledger, "/ledger", "list", MAY_SEE_ORG, NULL, 0 },
	{ MENU_FIGURES, T_view_menu_check, "/figure/check", "okc", MAY_SEE_FIGURES, NULL, 0 },
	{ MENU_OWN, T_notice_messages, "/me/message", "bell", MAY_SEE_SELF, NULL, MEMBER },
	{ MENU_OWN, T_dues_mine, "/me/dues", "coin", MAY_SEE_SELF, NULL, MEMBER | OF_MEMBERS },
	{ MENU_OWN, T_appraisal_mine, "/me/appraisal", "okc", MAY_SEE_SELF, NULL, OF_MEMBERS },
	{ MENU_OWN, T_floating_mine, "/me/floating", "float", MAY_SEE_SELF, NULL, MEMBER | OF_MEMBERS },
	{ MENU_OWN, T_resident_mine, "/me/resident", "hand", MAY_SEE_SELF, NULL, MEMBER },
	{ MENU_SYSTEM, T_view_menu_norm, "/norm", "list", MAY_SET_NORMS, NULL, 0 },
	{ MENU_SYSTEM, T_practice_title, "/programme", "edit", MAY_SET_NORMS, NULL, 0 },
	{ MENU_SYSTEM, T_view_menu_account, "/account", "key", SECURITY_ADMIN, T_view_tab_account, MEMBER },
	{ MENU_SYSTEM, T_view_menu_right, "/post-right", "list", SECURITY_ADMIN, NULL, MEMBER },
	{ MENU_SYSTEM, T_view_menu_top_post, "/top-post", "me", SECURITY_ADMIN, NULL, MEMBER },
	{ MENU_SYSTEM, T_view_menu_top_post_pending, "/top-post/pending", "okc", SYSTEM_ADMIN, NULL, MEMBER },
	{ MENU_SYSTEM, T_view_menu_right_pending, "/post-right/pending", "key", SYSTEM_ADMIN, NULL, MEMBER },
	{ MENU_SYSTEM, T_view_menu_setting, "/setting", "key", SYSTEM_ADMIN, NULL, MEMBER },
	{ MENU_SYSTEM, T_view_menu_audit, "/audit", "list", AUDIT_ADMIN, T_view_tab_audit, MEMBER },
	{ MENU_SYSTEM, T_catalogue_title, "/catalogue", "list", SIGNED_IN, NULL, 0 },
	{ MENU_SYSTEM, T_help_title, "/help", "help", SIGNED_IN, NULL, 0 },
	{ MENU_OWN, T_view_menu_me, "/me", "me", SIGNED_IN, T_view_tab_me, 0 },
};

const size_t MENU_COUNT = sizeof MENU / sizeof *MENU;
_Static_assert(sizeof MENU / sizeof *MENU <= MENU_ITEMS_MAX, "room for all of them");

bool menu_is_visible(const struct view *v, const struct menu_item *item)
{
	const struct actor *actor;

	if (v->c == NULL || v->c->actor.account_id == 0)
		return false;
	actor = &v->c->actor;
	if ((item->front & OF_MEMBERS) != 0 && !actor->has_membership)
		return false;
	switch ((int)item->permission) {
	case SIGNED_IN: return true;
	case SYSTEM_ADMIN: return actor->admin == ADMIN_SYSTEM;
	case SECURITY_ADMIN: return actor->admin == ADMIN_SECURITY;
	case AUDIT_ADMIN: return actor->admin == ADMIN_AUDIT;
	/* The second person of an export finds what waits in the same place. */
	case MAY_EXPORT: return actor->admin == ADMIN_NONE && (actor->may & (PERMISSION_BIT(MAY_EXPORT) | PERMISSION_BIT(MAY_APPROVE_EXPORT))) != 0;
	default: return actor->admin == ADMIN_NONE && (actor->may >> item->permission & 1) != 0;
	}
}

static size_t match_bytes(const char *path, const char *href)
{
	size_t n = strlen(href);

	if (strcmp(href, "/") == 0)
		return strcmp(path, "/") == 0 ? 1 : 0;
	return strncmp(path, href, n) == 0 && (path[n] == '\0' || path[n] == '/' || path[n] == '?') ? n : 0;
}

/* Pages that lie under another item than their address begins with: what an organisation has of its own (/org/5/ledger) is not under the tree, and
 * what has no item lies under the one that leads to it. To add one, name both addresses. */
static const struct below { const char *path, *item; } OF_AN_ORG[] = {
	{ "/ledger", "/ledger" }, { "/dues", "/dues" }, { "/appraisal", "/appraisal" }, { "/run", "/run" }, { "/station", "/floating" }, { NULL, NULL },
}, ELSEWHERE[] = {
	{ "/pass", "/floating" }, { "/station-entry", "/floating" }, { "/certificate", "/transfer" }, { "/dues-entry", "/dues" }, { "/dues-receipt", "/dues" },
	{ "/ballot", "/run" }, { "/review", "/run" }, { "/draw", "/run" }, { "/roster", "/person" }, { "/edit-batch", "/person" }, { "/role", "/person" },
	{ "/person-void", "/person" }, { "/org-request", "/org" }, { "/post", "/org" }, { "/holding", "/org" }, { "/host", "/org" }, { NULL, NULL },
};

static const char *place_of(const char *path)
{
	size_t digits = strncmp(path, "/org/", 5) == 0 ? strspn(path + 5, "0123456789") : 0;
	const struct below *below = digits > 0 ? OF_AN_ORG : ELSEWHERE;
	const char *rest = digits > 0 ? path + 5 + digits : path;

	for (; below->path != NULL; below++)
		if (match_bytes(rest, below->path) > 0)
			return below->item;
	return path;
}

/* The item with the longest address that the path lies under. */
bool menu_is_current(const struct view *v, const struct menu_item *item)
{
	const char *place = v->path == NULL ? "" : place_of(v->path);
	size_t mine = match_bytes(place, item->href);

	for (size_t i = 0; mine > 0 && i < MENU_COUNT; i++)
		if (match_bytes(place, MENU[i].href) > mine)
			return false;
	return mine > 0;
}

/* Who has no right over people or cases is here as a member; administrators, too, have few doors and all of them in front. */
static unsigned audience(const struct actor *actor)
{
	const permission_set work = PERMISSION_BIT(MAY_HANDLE) | PERMISSION_BIT(MAY_SEE_PERSON) | PERMISSION_BIT(MAY_SEE_ORG);

	if (actor->admin != ADMIN_NONE || (actor->may & work) == 0)
		return MEMBER;
	return actor->level >= LEVEL_OF_BRANCHES ? BRANCH : OFFICE;
}

size_t menu_items(const struct view *v, enum menu_section section, size_t items[MENU_ITEMS_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < MENU_COUNT; i++) {
		if (!menu_is_visible(v, &MENU[i]))
			continue;
		if (((MENU[i].front & audience(&v->c->actor)) != 0 ? MENU_FRONT : MENU[i].section) == section)
			items[count++] = i;
	}
	return count;
}

size_t menu_others(const struct view *v, enum menu_section section, size_t items[MENU_ITEMS_MAX])
{
	size_t count = menu_items(v, section, items), kept = 0;

	for (size_t i = 0; i < count; i++)
		if (MENU[items[i]].tab == NULL)
			items[kept++] = items[i];
	return kept;
}

bool menu_has_others(const struct view *v)
{
	for (size_t i = 0; i < MENU_COUNT; i++)
		if (MENU[i].tab == NULL && menu_is_visible(v, &MENU[i]))
			return true;
	return false;
}

bool has_search(const struct view *v)
{
	return v->c != NULL && v->c->actor.admin == ADMIN_NONE && (v->c->actor.may >> MAY_SEE_PERSON & 1) != 0;
}
