/* Every action of a page has a counterpart in the API. Its document: api_document_test.c; what a request may hold: request_test.c and
 * tests/browser/api.mjs. */
#include "world/world.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include "schema/model.h"
#include "web/openapi.h"
#include "web/route_table.h"

static struct world *w;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	return 0;
}

/* ---- pages and their counterparts ---- */

struct twin { const char *page, *api, *reason; };

/* Every address that a page posts to, with the address where a program does the same, or why there is none. */
static const struct twin TWINS[] = {
	{ "/account/:account/close", "POST /api/v1/account/:account/close", NULL },
	{ "/account/:account/reset", "POST /api/v1/account/:account/reset", NULL },
	{ "/account/new", "POST /api/v1/account", NULL },
	{ "/audit/verify", "POST /api/v1/audit/verify", NULL },
	{ "/batch", "POST /api/v1/batch", NULL },
	{ "/batch/:batch/decide", "POST /api/v1/batch/:batch/decide", NULL },
	{ "/batch/:batch/apply", "POST /api/v1/batch/:batch/apply", NULL },
	{ "/batch/:batch/drop", "POST /api/v1/batch/:batch/drop", NULL },
	{ "/batch/:batch/map", "POST /api/v1/batch/:batch/map", NULL },
	{ "/batch/:batch/stop", "POST /api/v1/batch/:batch/stop", NULL },
	{ "/batch/:batch/undo", "POST /api/v1/batch/:batch/undo", NULL },
	{ "/batch/:batch/wrong", "POST /api/v1/batch/:batch/wrong", NULL },
	{ "/edit-batch/:edit_batch/stop", "POST /api/v1/edit-batch/:edit_batch/stop", NULL },
	{ "/edit-batch/:edit_batch/undo", "POST /api/v1/edit-batch/:edit_batch/undo", NULL },
	{ "/person/:person/merge", "POST /api/v1/person/:person/merge", NULL },
	{ "/person/:person/void", "POST /api/v1/person/:person/void", NULL },
	{ "/org-request/:org_request/decide", "POST /api/v1/org-request/:org_request/decide", NULL },
	{ "/org-request/:org_request/withdraw", "POST /api/v1/org-request/:org_request/withdraw", NULL },
	{ "/person-void/:person_void/decide", "POST /api/v1/person-void/:person_void/decide", NULL },
	{ "/person-void/:person_void/restore", "POST /api/v1/person-void/:person_void/restore", NULL },
	{ "/person-void/:person_void/withdraw", "POST /api/v1/person-void/:person_void/withdraw", NULL },
	{ "/late-entry/:late_entry/decide", "POST /api/v1/late-entry/:late_entry/decide", NULL },
	{ "/late-entry/:late_entry/withdraw", "POST /api/v1/late-entry/:late_entry/withdraw", NULL },
	{ "/correction/:correction", "POST /api/v1/correction/:correction", NULL },
	{ "/draft", NULL, "what is typed into a form of a page; a program has none" },
	{ "/draft/:draft/drop", NULL, "likewise" },
	{ "/export", "POST /api/v1/export", NULL },
	{ "/export/:export/approve", "POST /api/v1/export/:export/approve", NULL },
	{ "/export/:export/fetch", "POST /api/v1/export/:export/fetch", NULL },
	{ "/me/archive/reveal", "POST /api/v1/me/archive/reveal", NULL },
	{ "/me/transfer", "POST /api/v1/me/transfer", NULL },
	{ "/me/transfer/withdraw", "POST /api/v1/me/transfer/withdraw", NULL },
	{ "/transfer/request/refuse", "POST /api/v1/transfer/request/refuse", NULL },
	{ "/result/seen", "POST /api/v1/result/seen", NULL },
	{ "/export/:export/withdraw", "POST /api/v1/export/:export/withdraw", NULL },
	{ "/export/:export/refuse", "POST /api/v1/export/:export/refuse", NULL },
	{ "/holding/:holding/confirm", "POST /api/v1/holding/:holding/confirmation", NULL },
	{ "/holding/:holding/end", "POST /api/v1/holding/:holding/end", NULL },
	{ "/holding/:holding/ending", "POST /api/v1/holding/:holding/ending", NULL },
	{ "/host-member/:member/leave", "POST /api/v1/host-member/:member/leaving", NULL },
	{ "/host/:host", "POST /api/v1/host/:host", NULL },
	{ "/host/:host/close", "POST /api/v1/host/:host/closing", NULL },
	{ "/host/:host/area", "POST /api/v1/host/:host/area", NULL },
	{ "/host/:host/plan", "POST /api/v1/host/:host/plan", NULL },
	{ "/host/:host/relation", "POST /api/v1/host/:host/relation", NULL },
	{ "/host/:host/household", "POST /api/v1/host/:host/household", NULL },
	{ "/host/:host/member", "POST /api/v1/host/:host/member", NULL },
	{ "/household-group/:group/close", "POST /api/v1/household-group/:group/closing", NULL },
	{ "/household-group/:group/representative", "POST /api/v1/household-group/:group/representative", NULL },
	{ "/lang", NULL, "of a browser that nobody signed in with; a program sends Accept-Language" },
	{ "/me/confirm", "POST /api/v1/session/confirm", NULL },
	{ "/me/consent/:run", "POST /api/v1/me/consent/:run", NULL },
	{ "/me/correction", "POST /api/v1/me/correction", NULL },
	{ "/me/correction/:correction/withdraw", "POST /api/v1/me/correction/:correction/withdraw", NULL },
	{ "/me/face", "POST /api/v1/me/face", NULL },
	{ "/me/password", "POST /api/v1/me/password", NULL },
	{ "/me/post", "PUT /api/v1/session/post", NULL },
	{ "/me/totp", "POST /api/v1/me/totp", NULL },
	{ "/org/:org/team-batch", "POST /api/v1/org/:org/team-batch", NULL },
	{ "/host/:host/eligible", "POST /api/v1/host/:host/eligible", NULL },
	{ "/org/:org/support-team", "POST /api/v1/org/:org/support-team", NULL },
	{ "/org/:org/support-team/end", "POST /api/v1/org/:org/support-team/end", NULL },
	{ "/org/:org/run/new", "POST /api/v1/org/:org/run", NULL },
	{ "/org/:org/programme", "POST /api/v1/org/:org/programme", NULL },
	{ "/org/:org/programme/end", "POST /api/v1/org/:org/programme/end", NULL },
	{ "/norm/:norm", "POST /api/v1/norm/:norm", NULL },
	{ "/org/:org/foundings", "POST /api/v1/org/:org/foundings", NULL },
	{ "/founding/:founding/apply", "POST /api/v1/founding/:founding/apply", NULL },
	{ "/org/:org/:change", "POST /api/v1/org/:org/name", NULL },	/* and child, parent, merger, closing, facts, election, approval */
	{ "/org/:org/area", "POST /api/v1/org/:org/area", NULL },
	{ "/org/:org/centre", "POST /api/v1/org/:org/centre", NULL },
	{ "/org/:org/constitution", "POST /api/v1/org/:org/constitution", NULL },
	{ "/org/:org/host", "POST /api/v1/org/:org/host", NULL },
	{ "/org/:org/household-group", "POST /api/v1/org/:org/household-group", NULL },
	{ "/org/:org/household-group/draw", "POST /api/v1/org/:org/household-group/draw", NULL },
	{ "/figure/list/export", "POST /api/v1/figure/list/export", NULL },
	{ "/org/:org/figure", NULL, "a file of what GET /api/v1/figure/tables gives; a program makes its own" },
	{ "/org/:org/ledger/counter", "POST /api/v1/org/:org/ledger/counter", NULL },
	{ "/org/:org/ledger/counter/reset", "POST /api/v1/org/:org/ledger/counter/reset", NULL },
	{ "/org/:org/ledger/entry", "POST /api/v1/org/:org/ledger/entry", NULL },
	{ "/org/:org/ledger/entry/result", "POST /api/v1/org/:org/ledger/entry/result", NULL },
	{ "/org/:org/ledger/entry/verify", "POST /api/v1/org/:org/ledger/entry/verify", NULL },
	{ "/org/:org/ledger/sheet", "POST /api/v1/org/:org/ledger/sheet", NULL },
	{ "/org/:org/ledger/sheet/verify", "POST /api/v1/org/:org/ledger/sheet/verify", NULL },
	{ "/org/:org/place", "POST /api/v1/org/:org/place", NULL },
	{ "/org/:org/place-check", "POST /api/v1/org/:org/place-check", NULL },
	{ "/org/:org/post", "POST /api/v1/org/:org/post", NULL },
	{ "/org/:org/sign", "POST /api/v1/org/:org/sign", NULL },
	{ "/org/:org/stated", "POST /api/v1/org/:org/stated", NULL },
	{ "/org/:org/stated/import", "POST /api/v1/org/:org/stated/import", NULL },
	{ "/person/:person/change", "POST /api/v1/person/:person", NULL },
	{ "/person/:person/verify", "POST /api/v1/person/:person/verify", NULL },
	{ "/person/:person/form", "POST /api/v1/person/:person/form", NULL },
	{ "/org/:org/dues", "POST /api/v1/org/:org/dues", NULL },
	{ "/org/:org/dues/standard", "POST /api/v1/org/:org/dues/standard", NULL },
	{ "/person/:person/dues", "POST /api/v1/person/:person/dues", NULL },
	{ "/person/:person/dues/reduction", "POST /api/v1/person/:person/dues/reduction", NULL },
	{ "/person/:person/dues/review", "POST /api/v1/person/:person/dues/review", NULL },
	{ "/org/:org/list/export", "POST /api/v1/org/:org/list/export", NULL },
	{ "/org/:org/appraisal", "POST /api/v1/org/:org/appraisal", NULL },
	{ "/org/:org/appraisal/withdraw", "POST /api/v1/org/:org/appraisal/withdraw", NULL },
	{ "/org/:org/appraisal/decide", "POST /api/v1/org/:org/appraisal/decide", NULL },
	{ "/org/:org/dues/list", "POST /api/v1/org/:org/dues/list", NULL },
	{ "/org/:org/dues/book", "POST /api/v1/org/:org/dues/book", NULL },
	{ "/org/:org/dues/statement", "POST /api/v1/org/:org/dues/statement", NULL },
	{ "/dues-entry/:dues_entry/settle", "POST /api/v1/dues-entry/:dues_entry/settle", NULL },
	{ "/dues-entry/:dues_entry/return", "POST /api/v1/dues-entry/:dues_entry/return", NULL },
	{ "/dues-entry/:dues_entry/reverse", "POST /api/v1/dues-entry/:dues_entry/reverse", NULL },
	{ "/dues-receipt/:receipt/reverse", "POST /api/v1/dues-receipt/:receipt/reverse", NULL },
	{ "/person/:person/certificate", "POST /api/v1/person/:person/certificate", NULL },
	{ "/floating/:floating/pass", "POST /api/v1/floating/:floating/pass", NULL },
	{ "/pass/:pass/renew", "POST /api/v1/pass/:pass/renew", NULL },
	{ "/pass/:pass/end", "POST /api/v1/pass/:pass/end", NULL },
	{ "/certificate/:certificate/void", "POST /api/v1/certificate/:certificate/void", NULL },
	{ "/org/:org/station", "POST /api/v1/org/:org/station", NULL },
	{ "/station-entry/:station_entry/ask", "POST /api/v1/station-entry/:station_entry/ask", NULL },
	{ "/station-entry/:station_entry/reply", "POST /api/v1/station-entry/:station_entry/reply", NULL },
	{ "/station-entry/:station_entry/settle", "POST /api/v1/station-entry/:station_entry/settle", NULL },
	{ "/station-entry/:station_entry/finish", "POST /api/v1/station-entry/:station_entry/finish", NULL },
	{ "/person/:person/resident", "POST /api/v1/person/:person/resident", NULL },
	{ "/me/resident", "POST /api/v1/me/resident", NULL },
	{ "/resident/:resident/accept", "POST /api/v1/resident/:resident/accept", NULL },
	{ "/resident/:resident/service", "POST /api/v1/resident/:resident/service", NULL },
	{ "/resident/:resident/feedback", "POST /api/v1/resident/:resident/feedback", NULL },
	{ "/resident/:resident/feedback/:feedback/send", "POST /api/v1/resident/:resident/feedback/:feedback/send", NULL },
	{ "/me/resident/feedback/:feedback/seen", "POST /api/v1/me/resident/feedback/:feedback/seen", NULL },
	{ "/resident/:resident/finish", "POST /api/v1/resident/:resident/finish", NULL },
	{ "/person/:person/floating", "POST /api/v1/person/:person/floating", NULL },
	{ "/floating/:floating/card", "POST /api/v1/floating/:floating/card", NULL },
	{ "/floating/:floating/activity", "POST /api/v1/floating/:floating/activity", NULL },
	{ "/floating/:floating/activity/:activity/confirm", "POST /api/v1/floating/:floating/activity/:activity/confirm", NULL },
	{ "/me/floating/activity", "POST /api/v1/me/floating/activity", NULL },
	{ "/floating/:floating/correct", "POST /api/v1/floating/:floating/correct", NULL },
	{ "/floating/:floating/host", "POST /api/v1/floating/:floating/host", NULL },
	{ "/floating/:floating/accept", "POST /api/v1/floating/:floating/accept", NULL },
	{ "/floating/:floating/contact", "POST /api/v1/floating/:floating/contact", NULL },
	{ "/floating/:floating/finish", "POST /api/v1/floating/:floating/finish", NULL },
	{ "/floating/:floating/reveal", "POST /api/v1/floating/:floating/reveal", NULL },
	{ "/person/:person/distinct", "POST /api/v1/person/:person/distinct", NULL },
	{ "/person/:person/history", "POST /api/v1/person/:person/history", NULL },
	{ "/person/:person/history/:history/remove", "POST /api/v1/person/:person/history/:history/remove", NULL },
	{ "/person/:person/paper", "POST /api/v1/person/:person/paper", NULL },
	{ "/person/:person/paper/:paper/download", "POST /api/v1/person/:person/paper/:paper/download", NULL },
	{ "/person/:person/paper/:paper/withdraw", "POST /api/v1/person/:person/paper/:paper/withdraw", NULL },
	{ "/person/:person/account", "POST /api/v1/person/:person/account", NULL },
	{ "/person/:person/pdf", "POST /api/v1/person/:person/pdf", NULL },
	{ "/person/:person/reading", "POST /api/v1/person/:person/reading", NULL },
	{ "/person/:person/reveal", "POST /api/v1/person/:person/reveal", NULL },
	{ "/person/:person/role", "POST /api/v1/person/:person/role", NULL },
	{ "/person/:person/role/:role", "POST /api/v1/person/:person/role/:role/end", NULL },
	{ "/person/:person/standing", "POST /api/v1/person/:person/standing", NULL },
	{ "/person/create", "POST /api/v1/person", NULL },
	{ "/place/:place", "POST /api/v1/place/:place", NULL },
	{ "/place/:place/close", "POST /api/v1/place/:place/closing", NULL },
	{ "/place/:place/photo", "POST /api/v1/place/:place/photo", NULL },
	{ "/place/:place/photo/:file/withdraw", "POST /api/v1/place/:place/photo/:file/withdraw", NULL },
	{ "/org/:org/place-review", "POST /api/v1/org/:org/place-review", NULL },
	{ "/place/:place/leader", "POST /api/v1/place/:place/leader", NULL },
	{ "/place/:place/person", "POST /api/v1/place/:place/person", NULL },
	{ "/place/:place/person/out", "POST /api/v1/place/:place/person/out", NULL },
	{ "/post-right/:kind", "POST /api/v1/post-right/:kind", NULL },
	{ "/post-right/pending/:right/confirm", "POST /api/v1/post-right/pending/:right/confirm", NULL },
	{ "/post-right/pending/:right/refuse", "POST /api/v1/post-right/pending/:right/refuse", NULL },
	{ "/post/:post/appoint", "POST /api/v1/post/:post/holding", NULL },
	{ "/post/:post/change", "POST /api/v1/post/:post/change", NULL },
	{ "/post/:post/close", "POST /api/v1/post/:post/closing", NULL },
	{ "/ballot/:ballot/vote", "POST /api/v1/ballot/:ballot/vote", NULL },
	{ "/ballot/:ballot/trustees", "POST /api/v1/ballot/:ballot/trustees", NULL },
	{ "/ballot/:ballot/end", "POST /api/v1/ballot/:ballot/end", NULL },
	{ "/ballot/:ballot/key", "POST /api/v1/ballot/:ballot/key", NULL },
	{ "/ballot/:ballot/part", "POST /api/v1/ballot/:ballot/part", NULL },
	{ "/ballot/:ballot/count", "POST /api/v1/ballot/:ballot/count", NULL },
	{ "/ballot/:ballot/confirm", "POST /api/v1/ballot/:ballot/confirm", NULL },
	{ "/ballot/:ballot/recount", "POST /api/v1/ballot/:ballot/recount", NULL },
	{ "/ballot/:ballot/close", "POST /api/v1/ballot/:ballot/close", NULL },
	{ "/ballot/:ballot/void", "POST /api/v1/ballot/:ballot/void", NULL },
	{ "/ballot/:ballot/decide", "POST /api/v1/ballot/:ballot/decide", NULL },
	{ "/ballot/:ballot/withdraw", "POST /api/v1/ballot/:ballot/withdraw", NULL },
	{ "/ballot/:ballot/leave-out", "POST /api/v1/ballot/:ballot/leave-out", NULL },
	{ "/ballot/:ballot/left-out", "POST /api/v1/ballot/:ballot/left-out", NULL },
	{ "/ballot/:ballot/write-in", "POST /api/v1/ballot/:ballot/write-in", NULL },
	{ "/ballot/:ballot/write-out", "POST /api/v1/ballot/:ballot/write-out", NULL },
	{ "/ballot/:ballot/entitled", "POST /api/v1/ballot/:ballot/entitled", NULL },
	{ "/review/:review/paper", "POST /api/v1/review/:review/paper", NULL },
	{ "/review/:review/void", "POST /api/v1/review/:review/void", NULL },
	{ "/review/:review/close", "POST /api/v1/review/:review/close", NULL },
	{ "/review/:review/rows", "POST /api/v1/review/:review/rows", NULL },
	{ "/review/:review/rows/close", "POST /api/v1/review/:review/rows/close", NULL },
	{ "/review/:review/mark", "POST /api/v1/review/:review/mark", NULL },
	{ "/org/:org/draw", "POST /api/v1/org/:org/draw", NULL },
	{ "/draw/:draw/seed", "POST /api/v1/draw/:draw/seed", NULL },
	{ "/booklet/:booklet/issue", "POST /api/v1/booklet/:booklet/issue", NULL },
	{ "/booklet/:booklet/void", "POST /api/v1/booklet/:booklet/void", NULL },
	{ "/booklet/:booklet/print", "POST /api/v1/booklet/:booklet/print", NULL },
	{ "/org/:org/booklet", "POST /api/v1/org/:org/booklet", NULL },
	{ "/org/:org/overprint", "POST /api/v1/org/:org/overprint", NULL },
	{ "/document/:document", "POST /api/v1/document/:document", NULL },
	{ "/document/:document/use", "POST /api/v1/document/:document/use", NULL },
	{ "/document/:document/end", "POST /api/v1/document/:document/end", NULL },
	{ "/document/:document/print", "POST /api/v1/document/:document/print", NULL },
	{ "/programme/new", "POST /api/v1/programme", NULL },
	{ "/run/:run/fill/:form", "POST /api/v1/run/:run/fill/:form", NULL },
	{ "/run/:run/sign", "POST /api/v1/run/:run/sign", NULL },
	{ "/run/:run/close", "POST /api/v1/run/:run/close", NULL },
	{ "/run/:run/vote", "POST /api/v1/run/:run/vote", NULL },
	{ "/run/:run/sheet", "POST /api/v1/run/:run/sheet", NULL },
	{ "/run/:run/notice", "POST /api/v1/run/:run/notice", NULL },
	{ "/notice/:notice/objection", "POST /api/v1/notice/:notice/objection", NULL },
	{ "/notice/:notice/withdraw", "POST /api/v1/notice/:notice/withdraw", NULL },
	{ "/objection/:objection/answer", "POST /api/v1/objection/:objection/answer", NULL },
	{ "/publication/:publication/withdraw", "POST /api/v1/publication/:publication/withdraw", NULL },
	{ "/me/message/read", "POST /api/v1/me/message/read", NULL },
	{ "/run/:run/report", "POST /api/v1/run/:run/report", NULL },
	{ "/org/:org/programme/param", "POST /api/v1/org/:org/programme/param", NULL },
	{ "/run/:run/loose/:file/withdraw", "POST /api/v1/run/:run/loose/:file/withdraw", NULL },
	{ "/run/:run/draw", "POST /api/v1/run/:run/draw", NULL },
	{ "/run/:run/each", "POST /api/v1/run/:run/each", NULL },
	{ "/run/:run/hold", "POST /api/v1/run/:run/hold", NULL },
	{ "/run/:run/lift", "POST /api/v1/run/:run/lift", NULL },
	{ "/run/:run/stop", "POST /api/v1/run/:run/stop", NULL },
	{ "/run/:run/take-over", "POST /api/v1/run/:run/take-over", NULL },
	{ "/me/digest/read", "POST /api/v1/me/digest/read", NULL },
	{ "/me/calendar", "POST /api/v1/me/calendar", NULL },
	{ "/org/:org/reminder/new", "POST /api/v1/org/:org/reminder", NULL },
	{ "/run/:run/batch", "POST /api/v1/run/:run/batch", NULL },
	{ "/run/:run/reminder", "POST /api/v1/run/:run/reminder", NULL },
	{ "/run/:run/table/:form", "POST /api/v1/run/:run/table/:form", NULL },
	{ "/run/:run/bundle", "POST /api/v1/run/:run/bundle", NULL },
	{ "/run/:run/sealed/:form", "POST /api/v1/run/:run/sealed/:form", NULL },
	{ "/run/:run/file/:file", "POST /api/v1/run/:run/file/:file", NULL },
	{ "/quota/:quota", "POST /api/v1/quota", NULL },
	{ "/quota/create", "POST /api/v1/quota", NULL },
	{ "/role/begin", "POST /api/v1/role/begin", NULL },
	{ "/role/begin/apply", "POST /api/v1/role/begin", NULL },
	{ "/role/many/:many/undo", "POST /api/v1/role/many/:many/undo", NULL },
	{ "/roster/columns", NULL, "which columns a page shows; a program gets them all" },
	{ "/roster/edit", "POST /api/v1/roster-edit", NULL },
	{ "/roster/edit/:edit", "POST /api/v1/roster-edit/:edit", NULL },
	{ "/roster/view", "POST /api/v1/roster-view", NULL },
	{ "/roster/view/:view/delete", "DELETE /api/v1/roster-view/:view", NULL },
	{ "/roster/view/:view/rename", "POST /api/v1/roster-view/:view/name", NULL },
	{ "/setting", "POST /api/v1/setting", NULL },
	{ "/sign-in", "POST /api/v1/session", NULL },
	{ "/sign-out", "DELETE /api/v1/session", NULL },
	{ "/stated/:stated/withdraw", "POST /api/v1/stated/:stated/withdraw", NULL },
	{ "/sign/:sign/decision", "POST /api/v1/sign/:sign/decision", NULL },
	{ "/sign/:sign/removal", "POST /api/v1/sign/:sign/removal", NULL },
	{ "/size", NULL, "of a browser that nobody signed in with" },
	{ "/org/:org/transfer", "POST /api/v1/org/:org/transfer", NULL },
	{ "/transfer/arrival", "POST /api/v1/transfer/arrival", NULL },
	{ "/transfer/new", "POST /api/v1/transfer", NULL },
	{ "/transfer/:transfer/act", "POST /api/v1/transfer/:transfer/act", NULL },
	{ "/transfer/:transfer/letter", "POST /api/v1/transfer/:transfer/letter", NULL },
	{ "/transfer/:transfer/stub", "POST /api/v1/transfer/:transfer/stub", NULL },
	{ "/transfer/:transfer/pdf", "POST /api/v1/transfer/:transfer/letter", NULL },
	{ "/transfer/:transfer/receipt", "POST /api/v1/transfer/:transfer/receipt", NULL },
	{ "/transfer/:transfer/run/:run", "POST /api/v1/transfer/:transfer/run/:run", NULL },
	{ "/transfer/:transfer/paper/:paper", "POST /api/v1/transfer/:transfer/paper/:paper", NULL },
	{ "/transfer/:transfer/receipt/file", "POST /api/v1/transfer/:transfer/receipt/file", NULL },
	{ "/top-post", "POST /api/v1/top-post", NULL },
	{ "/top-post/:holding/confirm", "POST /api/v1/top-post/:holding/confirm", NULL },
	{ "/top-post/:holding/refuse", "POST /api/v1/top-post/:holding/refuse", NULL },
	{ "/top-post/:holding/end", "POST /api/v1/top-post/:holding/end", NULL },
};

#define TWINS_COUNT (sizeof(TWINS) / sizeof(TWINS[0]))

static const struct twin *twin_of(const char *page)
{
	for (size_t i = 0; i < TWINS_COUNT; i++)
		if (strcmp(TWINS[i].page, page) == 0)
			return &TWINS[i];
	return NULL;
}

static const struct route *route_named(const char *method_and_path)
{
	for (int i = 0; i < ROUTES_COUNT; i++)
		if (strcmp(arena_printf(w->arena, "%s %s", ROUTES[i].method, ROUTES[i].path), method_and_path) == 0)
			return &ROUTES[i];
	return NULL;
}

static void every_action_of_a_page_has_a_counterpart_or_a_reason(void **state)
{
	int wrong = 0;

	for (int i = 0; i < ROUTES_COUNT; i++) {
		const struct twin *twin = twin_of(ROUTES[i].path);
		const struct route *api;

		if (route_is_api(&ROUTES[i]) || strcmp(ROUTES[i].method, "POST") != 0)
			continue;
		if (twin == NULL) {
			print_error("# POST %s has no line in TWINS\n", ROUTES[i].path);
			wrong++;
			continue;
		}
		api = twin->api == NULL ? NULL : route_named(twin->api);
		if (twin->api == NULL ? twin->reason == NULL : api == NULL) {
			print_error("# POST %s: there is no %s\n", ROUTES[i].path, twin->api == NULL ? "reason" : twin->api);
			wrong++;
		} else if (api != NULL && api->permission != ROUTES[i].permission && api->permission != ANYONE) {
			print_error("# POST %s asks for %s, its counterpart for %s\n", ROUTES[i].path, ROUTES[i].permission_name, api->permission_name);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static void no_line_speaks_of_a_page_that_is_gone(void **state)
{
	for (size_t i = 0; i < TWINS_COUNT; i++)
		if (route_named(arena_printf(w->arena, "POST %s", TWINS[i].page)) == NULL)
			fail_msg("there is no POST %s", TWINS[i].page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_action_of_a_page_has_a_counterpart_or_a_reason),
		cmocka_unit_test(no_line_speaks_of_a_page_that_is_gone),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
