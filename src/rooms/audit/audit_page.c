/* The auditor's pages. */
#include "rooms/audit/audit_tmpl.h"

#include <string.h>
#include "web/web.h"

ROUTE(GET, "/audit", audit_list_page, AUDIT_ADMIN, "The log, by time, account, verb, person and subject")
ROUTE(GET, "/audit/:seq", audit_line_page, AUDIT_ADMIN, "One line of the log with the fields before and after")
ROUTE(POST, "/audit/verify", audit_verify_page, AUDIT_ADMIN, "Prove that nothing in the log was changed, removed or moved")

static void put_part(struct buffer *b, const char *name, const char *value)
{
	static const char PLAIN[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";

	buffer_printf(b, "%s=", name);
	for (const char *p = value; *p != '\0'; p++) {
		if (strchr(PLAIN, *p) != NULL)
			buffer_putc(b, *p);
		else
			buffer_printf(b, "%%%02X", (unsigned)(unsigned char)*p);
	}
	buffer_putc(b, '&');
}

static const char *older_href(struct arena *a, const struct audit_query *q, int64_t before_seq)
{
	struct buffer b;

	buffer_init(&b, a, 256);
	buffer_lit(&b, "/audit?");
	put_part(&b, "from", q->from);
	put_part(&b, "to", q->to);
	put_part(&b, "login", q->login);
	put_part(&b, "verb", q->verb);
	put_part(&b, "subject", q->subject);
	if (q->subject_id != 0)
		put_part(&b, "subject_id", arena_printf(a, "%lld", (long long)q->subject_id));
	if (q->person != 0)
		put_part(&b, "person", arena_printf(a, "%lld", (long long)q->person));
	buffer_printf(&b, "before=%lld", (long long)before_seq);
	return arena_text(a, buffer_text(&b));
}

void audit_list_page(struct web *w)
{
	struct audit_list l = { .query = {
		.from = web_param(w, "from"), .to = web_param(w, "to"), .login = web_param(w, "login"), .verb = web_param(w, "verb"),
		.subject = web_param(w, "subject"), .from_day = web_param_day(w, "from", DAY_NONE), .to_day = web_param_day(w, "to", DAY_NONE),
		} };
	bool has_older = false;

	l.person = web_param(w, "person");
	if (web_param_id(w, "person", &l.query.person) && web_param_id(w, "subject_id", &l.query.subject_id) && web_param_id(w, "before", &l.query.before_seq))
		l.rows_count = audit_search(w->c, &l.query, &l.rows, &has_older);
	if (ctx_is_refused(w->c) && !web_form_again(w))
		return;
	l.verbs_count = audit_verb_options(w->c->arena, w->view.lang, &l.verbs, &l.verb_groups);
	l.subjects_count = audit_subject_options(w->c->arena, w->view.lang, &l.subjects, &l.subject_groups);
	l.names = arena_array(w->c->arena, l.rows_count + 1, sizeof(*l.names));
	for (size_t i = 0; i < l.rows_count; i++)
		l.names[i] = audit_name(w->c, l.rows[i].subject, l.rows[i].subject_ref);
	if (has_older)
		l.older_href = older_href(w->c->arena, &l.query, l.rows[l.rows_count - 1].seq);
	audit_list_screen(&w->view, &l);
	web_page(w);
}

void audit_line_page(struct web *w)
{
	struct audit_seen s;

	if (!audit_see(w->c, web_path_id(w, "seq"), &s))
		return;
	audit_line_screen(&w->view, &s.line, &s.names, s.changes, s.changes_count);
	web_page(w);
}

void audit_verify_page(struct web *w)
{
	struct audit_report report;

	if (!audit_verify_logged(w->c, &report))
		return;
	audit_verify_screen(&w->view, &report);
	web_page(w);
}
