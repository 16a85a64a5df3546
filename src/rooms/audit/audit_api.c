/* The log for programs of the auditor: lines found as on the page, one line with its fields before and after, the proof. */
#include "rooms/audit/audit_room.h"

#include "core/permit.h"
#include "web/web.h"

FIELDS(LINE, ROW_INT(struct audit_row, seq), { A_TIME("time") }, { AN_ID("account"), AT(struct audit_row, account) }, ROW_TEXT(struct audit_row, login),
	ROW_ID(struct audit_row, org), ROW_TEXT(struct audit_row, verb), ROW_TEXT(struct audit_row, subject),
	{ AN_ID("subject_id"), AT(struct audit_row, subject_ref) }, ROW_TEXT(struct audit_row, address))
FIELDS(CHANGE, ROW_TEXT(struct audit_change, title), { A_TEXT("before", 0), OR_NULL, AT(struct audit_change, before) },
	{ A_TEXT("after", 0), OR_NULL, AT(struct audit_change, after) }, { A_TEXT("before_words", 0), OR_NULL, AT(struct audit_change, before_words) },
	{ A_TEXT("after_words", 0), OR_NULL, AT(struct audit_change, after_words) })

ROUTE(GET, "/api/v1/audit", audit_api_list, AUDIT_ADMIN, "Lines of the log by time, account, verb (sensitive: all views of personal data), person and subject, newest first, 50 at a time; older ones by before (a seq)")
TAKES(audit_api_list, { A_DAY("from") }, { A_DAY("to") }, { A_TEXT("login", LIMIT_ACCOUNT_LOGIN) }, { A_TEXT("verb", LIMIT_AUDIT_VERB) },
	{ A_TEXT("subject", LIMIT_AUDIT_SUBJECT) }, { AN_ID("subject_id") }, { AN_ID("person") }, { AN_ID("before") })
GIVES_ROWS(audit_api_list, LINE)

ROUTE(GET, "/api/v1/audit/:seq", audit_api_get, AUDIT_ADMIN, "One line of the log with the fields before and after")
TAKES_NOTHING(audit_api_get)
GIVES(audit_api_get, 200, { AN_INT("seq") }, { A_TIME("time") }, { AN_ID("account") }, { A_TEXT("login", 0) }, { AN_ID("holding") }, { AN_ID("org") },
	{ A_TEXT("verb", 0) }, { A_TEXT("subject", 0) }, { AN_ID("subject_id") }, { A_TEXT("address", 0) },
	{ A_TEXT("holding_name", 0) }, { A_TEXT("org_name", 0) }, { A_TEXT("subject_name", 0) }, { A_LIST("changes", CHANGE) },
	{ A_TEXT("prev_hash", 0) }, { A_TEXT("hash", 0) })

ROUTE(POST, "/api/v1/audit/verify", audit_api_verify, AUDIT_ADMIN, "Prove that nothing in the log was changed, removed or moved; bad_seq is the first bad line, 0 if none")
TAKES_NOTHING(audit_api_verify)
GIVES(audit_api_verify, 200, { A_BOOL("is_sound") }, { A_TEXT("finding", 0) }, { AN_INT("bad_seq") }, { AN_INT("lines") }, { AN_INT("last_seq") })

void audit_api_list(struct web *w)
{
	struct audit_query q = {
		.from = web_param(w, "from"), .to = web_param(w, "to"), .login = web_param(w, "login"), .verb = web_param(w, "verb"),
		.subject = web_param(w, "subject"), .from_day = web_param_day(w, "from", DAY_NONE), .to_day = web_param_day(w, "to", DAY_NONE),
		.subject_id = web_param_int(w, "subject_id", 0), .person = web_param_int(w, "person", 0), .before_seq = web_param_int(w, "before", 0),
	};
	struct audit_row *rows = NULL;
	bool has_more;
	size_t count = audit_search(w->c, &q, &rows, &has_more);
	struct json *j;

	if (ctx_is_refused(w->c))
		return;
	j = web_list_begin(w, -1);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		api_put_members(j, LINE, &rows[i]);
		json_put_text(j, "time", time_text(w->c->arena, rows[i].time_s));
		json_end(j);
	}
	web_list_end(j);
}

void audit_api_get(struct web *w)
{
	struct audit_seen s;
	struct json *j;

	if (!audit_see(w->c, web_path_id(w, "seq"), &s))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "seq", s.line.seq);
	json_put_text(j, "time", time_text(w->c->arena, s.line.time_s));
	json_put_id(j, "account", s.line.account);
	json_put_text(j, "login", s.line.login);
	json_put_id(j, "holding", s.line.holding);
	json_put_id(j, "org", s.line.org);
	json_put_text(j, "verb", s.line.verb);
	json_put_text(j, "subject", s.line.subject);
	json_put_id(j, "subject_id", s.line.subject_ref);
	json_put_text(j, "address", s.line.address);
	json_put_text(j, "holding_name", s.names.post);
	json_put_text(j, "org_name", s.names.org);
	json_put_text(j, "subject_name", s.names.subject);
	api_put_rows(j, "changes", CHANGE, s.changes, s.changes_count);
	json_put_text(j, "prev_hash", s.line.prev_hash);
	json_put_text(j, "hash", s.line.hash);
	json_end(j);
}

void audit_api_verify(struct web *w)
{
	struct audit_report report;
	struct json *j;

	if (!audit_verify_logged(w->c, &report))
		return;
	j = web_json(w);
	json_object(j);
	json_put_bool(j, "is_sound", report.fault == AUDIT_SOUND);
	json_put_text(j, "finding", ctx_words(w->c, audit_fault_text(report.fault)));
	json_put_int(j, "bad_seq", report.bad_seq);
	json_put_int(j, "lines", report.lines_count);
	json_put_int(j, "last_seq", report.last_seq);
	json_end(j);
}
