/* Who may do what, stated a second time and by hand: by noun and method, without a look at the routes or at
 * core/permit. The access matrix holds the program to it. A route that no line covers fails the test: say
 * here who may, in the words of docs/permissions.md. The first line that fits counts.
 *
 * "/api/v1" is taken off before, so that a page and its API twin fall under the same line. */
#ifndef TESTS_PAGE_ACCESS_POLICY_H
#define TESTS_PAGE_ACCESS_POLICY_H

#include <fnmatch.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct access_line {
	const char *method, *path, *needs;
	const char *also;	/* what it may ask besides: another right, or something nobody here brings along */
};

static const struct access_line ACCESS_POLICY[] = {
	{ "GET",  "/healthz",		"anyone", NULL },
	{ "GET",  "/about",		"anyone", NULL },
	{ "GET",  "/openapi.json",	"anyone", NULL },
	{ "GET",  "/help/api",		"anyone", NULL },
	{ "POST", "/size",		"anyone", NULL },
	{ "POST", "/lang",		"anyone", NULL },
	{ "POST", "/test/clock",	"anyone", NULL },
	{ "*",    "/sign-in",		"anyone", NULL },
	{ "POST", "/session",		"anyone", NULL },

	{ "GET",  "/",			"signed_in", NULL },
	{ "GET",  "/workbench",		"signed_in", NULL },
	{ "POST", "/session/confirm",	"signed_in", "the password" },
	{ "*",    "/session*",		"signed_in", NULL },
	{ "POST", "/sign-out",		"signed_in", NULL },
	{ "POST", "/draft/*",		"signed_in", "a draft of one's own" },
	{ "POST", "/draft",		"signed_in", "the address of a form" },
	{ "POST", "/me/confirm",		"signed_in", "the password" },
	{ "GET",  "/me/archive*",	"see_self", "a record of one's own" },
	{ "GET",  "/me/dues",		"see_self", "a record of one's own" },
	{ "GET",  "/me/dues/statement",	"see_self", NULL },
	{ "*",    "/me/floating*",	"see_self", "a registration of one's own" },
	{ "GET",  "/me/resident",	"see_self", NULL },
	{ "POST", "/me/resident/feedback/:feedback/seen", "see_self", "a feedback about oneself" },
	{ "GET",  "/me/resident/feedback", "see_self", NULL },
	{ "POST", "/me/resident",	"see_self", "a record of one's own" },
	{ "*",    "/me/correction",	"see_self", "a record of one's own" },
	{ "*",    "/me",		"signed_in", NULL },
	{ "*",    "/me/*",		"signed_in", NULL },

	{ "*",    "/setting",		"system_admin", NULL },
	{ "*",    "/account*",		"security_admin", NULL },
	{ "GET",  "/post-right/pending", "system_admin", NULL },
	{ "POST", "/post-right/pending/*", "system_admin", "a proposal" },
	{ "*",    "/post-right*",	"security_admin", NULL },
	{ "*",    "/audit*",		"audit_admin", NULL },

	{ "*",    "/batch/:batch*",	"import", "an upload" },
	{ "*",    "/batch*",		"import", NULL },
	{ "GET",  "/export",		"signed_in", NULL },
	{ "GET",  "/export/new",	"export", "see_person" },
	{ "GET",  "/export/:export",	"signed_in", "an export" },
	{ "POST", "/export/:export/approve", "approve_export", "an export" },
	{ "POST", "/export/:export/refuse", "approve_export", "an export" },
	{ "POST", "/export/:export/fetch", "export", "an export" },
	{ "*",    "/export*",		"export", "see_person" },

	{ "*",    "/person/:person/account", "appoint", "posts below the own level only" },
	{ "POST", "/person/:person/reveal", "see_full", NULL },
	{ "POST", "/person/*/download",	"see_person", "a stored file" },
	{ "POST", "/person/*/remove",	"edit_person", "a row that is still there" },
	{ "GET",  "/person/:person/run", "handle", "see_person" },
	{ "*",    "/dues-receipt/:receipt*", "edit_person", NULL },
	{ "POST", "/dues-entry/:dues_entry/settle", "edit_person", "an entry that somebody else recorded" },
	{ "*",    "/dues-entry/:dues_entry*", "edit_person", NULL },
	{ "GET",  "/dues",		"edit_person", NULL },
	{ "*",    "/org/:org/dues*",	"edit_person", NULL },
	{ "*",    "/person/:person/dues*", "edit_person", NULL },
	{ "*",    "/person/:person/certificate", "edit_person", "see_person" },
	{ "POST", "/certificate/:certificate/*", "edit_person", NULL },
	{ "GET",  "/certificate*",	"see_person", NULL },
	{ "GET",  "/org/:org/station",	"see_person", NULL },
	{ "*",    "/org/:org/station*",	"edit_person", NULL },
	{ "GET",  "/station-entry/:station_entry/card", "see_person", "a card that was given" },
	{ "GET",  "/station-entry/:station_entry", "see_person", NULL },
	{ "POST", "/station-entry/:station_entry/*", "edit_person", NULL },
	{ "*",    "/person/:person/resident", "edit_person", "see_person" },
	{ "POST", "/resident/:resident/feedback/:feedback/send", "edit_person", "a feedback" },
	{ "POST", "/resident/:resident/*", "edit_person", NULL },
	{ "GET",  "/resident*",		"see_person", NULL },
	{ "*",    "/person/:person/floating", "edit_person", "see_person" },
	{ "POST", "/floating/:floating/reveal", "see_full", NULL },
	{ "POST", "/floating/:floating/activity/*", "edit_person", "an activity" },
	{ "GET",  "/floating/:floating/card", "see_person", "a card" },
	{ "POST", "/floating/:floating/*", "edit_person", NULL },
	{ "GET",  "/floating*",		"see_person", NULL },
	{ "GET",  "/person/:person",	"see_person", NULL },
	{ "GET",  "/person/:person/photo", "see_person", "a photo" },
	{ "GET",  "/person/:person/form", "see_person", NULL },
	{ "POST", "/person/:person/form", "see_full", NULL },
	{ "GET",  "/person/:person/pdf", "see_person", NULL },
	{ "POST", "/person/:person/pdf", "see_full", NULL },
	{ "*",    "/role/many/:many*",	"edit_person", "an act of one's own" },
	{ "GET",  "/role/many",		"edit_person", NULL },
	{ "*",    "/role/begin*",	"edit_person", "people to begin it for" },
	{ "GET",  "/person/duplicates",	"edit_person", NULL },
	{ "GET",  "/person/readings",	"edit_person", NULL },
	{ "GET",  "/person/new",	"edit_person", NULL },
	{ "*",    "/person/:person*",	"edit_person", "see_person" },
	{ "POST", "/person*",		"edit_person", NULL },
	{ "GET",  "/person",		"see_person", NULL },
	{ "GET",  "/search",		"see_person", NULL },
	{ "*",    "/roster/view/:view*", "see_person", "a view of one's own" },
	{ "*",    "/roster-view/:view*", "see_person", "a view of one's own" },
	{ "*",    "/roster/edit/:edit",	"edit_person", "a bulk edit of one's own" },
	{ "*",    "/roster-edit/:edit",	"edit_person", "a bulk edit of one's own" },
	{ "*",    "/roster/edit*",	"edit_person", "see_person" },
	{ "*",    "/roster-edit*",	"edit_person", "see_person" },
	{ "*",    "/roster*",		"see_person", NULL },
	{ "POST", "/late-entry/:late_entry/*", "edit_person", "a late registration that waits, and a post at the committee above" },
	{ "GET",  "/late-entry*",	"edit_person", NULL },
	{ "*",    "/correction*",	"edit_person", NULL },
	{ "POST", "/transfer/:transfer/receipt/file", "see_person", "a receipt" },
	{ "*",    "/org/:org/transfer",	"edit_org", "see_person" },
	{ "GET",  "/transfer/arrival",	"edit_person", NULL },
	{ "GET",  "/transfer/new",	"edit_person", "see_person" },
	{ "GET",  "/transfer*",		"see_person", NULL },
	{ "POST", "/transfer/:transfer/*", "edit_person", "see_person" },
	{ "POST", "/transfer*",		"edit_person", NULL },
	{ "GET",  "/org/:org/quota",	"see_person", NULL },
	{ "GET",  "/org/:org/team-*",	"see_person", NULL },
	{ "POST", "/org/:org/team-batch", "edit_person", "see_person" },
	{ "GET",  "/org/:org/balance*",	"see_person", NULL },
	{ "GET",  "/quota/:quota/org/:org", "see_person", NULL },
	{ "*",    "/quota*",		"set_norms", NULL },

	{ "*",    "/org/:org/figure",	"see_figures", NULL },
	{ "*",    "/org/:org/stated*",	"edit_org", NULL },
	{ "POST", "/stated/:stated/withdraw", "edit_org", "a stated figure that is still there" },
	{ "POST", "/org/:org/ledger/entry/*", "edit_org", "a line of a book" },
	{ "POST", "/org/:org/ledger/counter/reset", "edit_org", "a counter" },
	{ "GET",  "/figure/people",	"see_person", "see_figures" },
	{ "GET",  "/figure/roles",	"see_person", "see_figures" },
	{ "GET",  "/figure/change",	"see_person", "see_figures" },
	{ "GET",  "/figure/secretaries", "see_person", "see_figures" },
	{ "GET",  "/figure/awards",	"see_person", "see_figures" },
	{ "GET",  "/figure/orgs",	"see_org", "see_figures" },
	{ "GET",  "/figure/units",	"see_org", "see_figures" },
	{ "GET",  "/figure*",		"see_figures", NULL },

	{ "GET",  "/org/:org/constitution", "see_person", NULL },
	{ "GET",  "/org/:org/pair",	"see_person", NULL },
	{ "GET",  "/org/:org/staff-record", "see_person", NULL },
	{ "GET",  "/org/:org/establishment", "see_person", NULL },
	{ "GET",  "/org/:org/household-group", "see_person", NULL },
	{ "GET",  "/org/:org/area",	"see_person", NULL },
	{ "GET",  "/org/:org/place-cover", "see_person", NULL },
	{ "POST", "/org/:org/constitution", "edit_org", "appoint" },
	{ "GET",  "/host/:host",	"see_org", NULL },
	{ "GET",  "/host/:host/plan",	"see_org", NULL },
	{ "*",    "/host/*",		"edit_org", "see_org" },
	{ "*",    "/host-member/*",	"signed_in", "membership or the register of its organisation" },
	{ "*",    "/household-group/*",	"edit_org", NULL },
	{ "GET",  "/place/:place/photo", "see_org", NULL },
	{ "GET",  "/place/:place/photo/:file", "see_org", "a photo of the place" },
	{ "POST", "/place/:place/photo*", "edit_org", "a picture; a photo of the place" },
	{ "GET",  "/place/:place",	"see_org", NULL },
	{ "*",    "/place/*",		"edit_org", "see_org" },
	{ "*",    "/sign/*",		"edit_org", "a sign that is still there" },
	{ "*",    "/top-post/pending",	"system_admin", NULL },
	{ "POST", "/top-post/*/confirm", "system_admin", "a proposal" },
	{ "*",    "/top-post*",		"security_admin", NULL },
	{ "POST", "/norm/*",		"set_norms", "the county" },
	{ "*",    "/org/:org/ballot",	"handle", NULL },
	{ "*",    "/ballot/:ballot/vote", "see_self", "a place on the list" },
	{ "*",    "/ballot/:ballot/key", "see_self", "to be a trustee" },
	{ "POST", "/ballot/:ballot/part", "see_self", "to be a trustee" },
	{ "GET",  "/ballot/:ballot/board*", "see_self", "a place on the list, to be a trustee, or to handle it" },
	{ "*",    "/ballot/:ballot*",	"handle", NULL },
	{ "*",    "/org/:org/review",	"handle", NULL },
	{ "*",    "/review/:review/mark", "see_self", "a place among the raters" },
	{ "*",    "/review/:review*",	"handle", NULL },
	{ "*",    "/org/:org/draw",	"handle", NULL },
	{ "*",    "/draw/:draw*",	"handle", NULL },
	{ "GET",  "/programme/:programme", "set_norms", "a practice" },
	{ "POST", "/programme/check",	"set_norms", NULL },
	{ "POST", "/programme*",	"set_norms", "the county" },
	{ "*",    "/programme*",	"set_norms", NULL },
	{ "POST", "/booklet/:booklet/*", "handle", "a booklet in stock" },
	{ "GET",  "/booklet*",		"handle", NULL },
	{ "*",    "/org/:org/booklet",	"handle", NULL },
	{ "*",    "/org/:org/overprint*", "handle", NULL },
	{ "GET",  "/document",		"handle", NULL },
	{ "*",    "/document/:document/print", "handle", "a case" },
	{ "POST", "/document/:document/use", "set_norms", "a template" },
	{ "POST", "/document/:document/end", "set_norms", "a template in force" },
	{ "POST", "/document/:document", "set_norms", "the county" },
	{ "GET",  "/document/:document*", "set_norms", NULL },
	{ "GET",  "/open-case",		"anyone", NULL },
	{ "GET",  "/open-case/:run",	"anyone", "a case whose list is public" },
	{ "GET",  "/publication",	"anyone", NULL },
	{ "POST", "/publication/:publication/withdraw", "handle", "a publication" },
	{ "GET",  "/org/:org/point",	"handle", NULL },
	{ "GET",  "/catalogue",		"anyone", NULL },
	{ "GET",  "/notice",		"anyone", NULL },
	{ "GET",  "/notice/:notice",	"anyone", "a notice that is shown" },
	{ "POST", "/notice/:notice/objection", "anyone", "a notice that is shown" },
	{ "POST", "/notice/:notice/withdraw", "handle", "a notice" },
	{ "POST", "/objection/:objection/answer", "handle", "an objection" },
	{ "GET",  "/run",		"handle", NULL },
	{ "GET",  "/run/:run",		"handle", NULL },
	{ "GET",  "/run/:run/hold",	"handle", NULL },
	{ "GET",  "/run/:run/each",	"handle", NULL },
	{ "GET",  "/run/:run/loose",	"handle", NULL },
	{ "POST", "/run/:run/batch",	"handle", "files" },
	{ "GET",  "/run/:run/reminder",	"handle", "a turn of an organisation below" },
	{ "POST", "/run/:run/reminder",	"handle", "a turn of an organisation below" },
	{ "GET",  "/reminder/:reminder", "handle", NULL },
	{ "GET",  "/org/:org/reminder",	"handle", NULL },
	{ "*",    "/org/:org/reminder*", "handle", "something late below" },
	{ "POST", "/run/:run/bundle",	"handle", NULL },
	{ "POST", "/run/:run/sealed/:form", "handle", "whoever the programme lets read the form" },
	{ "POST", "/run/:run/loose/:file/withdraw", "handle", "a paper of the case" },
	{ "POST", "/run/:run/file/:file", "handle", "a file of the case" },
	{ "POST", "/run/:run/*",	"handle", "the step that is open" },
	{ "GET",  "/org/:org/post-need", "handle", NULL },
	{ "GET",  "/org/:org/run*",	"handle", NULL },
	{ "POST", "/org/:org/run*",	"handle", "a practice that is in force" },
	{ "GET",  "/org/:org/programme/param", "see_org", NULL },
	{ "POST", "/org/:org/programme/param", "set_norms", "a practice in force" },
	{ "POST", "/org/:org/programme/end", "set_norms", "a practice in force" },
	{ "POST", "/org/:org/programme", "set_norms", "see_org" },
	{ "*",    "/norm*",		"set_norms", NULL },
	{ "GET",  "/ledger",		"see_org", NULL },
	{ "GET",  "/org/:org/*/form",	"edit_org", "see_org" },
	{ "GET",  "/org*",		"see_org", NULL },
	{ "*",    "/org/*",		"edit_org", NULL },
	{ "*",    "/post/:post/appoint", "appoint", "see_org" },
	{ "POST", "/post/:post/holding", "appoint", NULL },
	{ "*",    "/holding/*",		"appoint", "see_org" },
	{ "POST", "/post/*",		"edit_org", "see_org" },
};

/* Addresses that name an organisation behind the question mark, as org=. */
static const char *const ACCESS_ORG_ASKED[] = { "/person", "/person/new", "/roster/print", "/figure", "/figure/annual", "/figure/cross",
	"/figure/coverage", "/figure/profile", "/figure/team", "/figure/check", "/figure/people", "/figure/roles", "/figure/change", "/figure/secretaries", "/figure/awards", "/figure/orgs", "/figure/units",
	"/floating", "/resident", "/resident/total", "/certificate" };

static bool access_asks_org(const char *method, const char *path)
{
	if (strncmp(path, "/api/v1/", 8) == 0)
		path += 7;
	for (size_t i = 0; i < sizeof(ACCESS_ORG_ASKED) / sizeof(ACCESS_ORG_ASKED[0]); i++)
		if (strcmp(method, "GET") == 0 && strcmp(path, ACCESS_ORG_ASKED[i]) == 0)
			return true;
	return false;
}

static const struct access_line *access_line(const char *method, const char *path)
{
	if (strncmp(path, "/api/v1/", 8) == 0)
		path += 7;
	for (size_t i = 0; i < sizeof(ACCESS_POLICY) / sizeof(ACCESS_POLICY[0]); i++) {
		const struct access_line *line = &ACCESS_POLICY[i];

		if ((line->method[0] == '*' || strcmp(line->method, method) == 0) && fnmatch(line->path, path, 0) == 0)
			return line;
	}
	return NULL;
}

#endif
