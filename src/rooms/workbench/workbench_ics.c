#include "rooms/workbench/workbench_ics.h"

#include <string.h>
#include "base/text.h"
#include "core/crypto.h"
#include "text/workbench.h"
#include "web/web.h"

#define LINE_BYTES_MAX 75	/* RFC 5545, 3.1: without the line break */
#define UID_CHARS 32

/* RFC 5545, 3.3.11 */
static const char *escaped(struct arena *a, const char *text)
{
	struct buffer b;

	buffer_init(&b, a, strlen(text) + 16);
	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '\\' || *at == ';' || *at == ',')
			buffer_put(&b, "\\", 1);
		if (*at == '\n')
			buffer_puts(&b, "\\n");
		else if ((unsigned char)*at >= ' ')
			buffer_put(&b, at, 1);
	}
	return buffer_text(&b);
}

void ics_line(struct buffer *out, const char *name, const char *value, bool is_text)
{
	const char *at = arena_printf(out->arena, "%s:%s", name, is_text ? escaped(out->arena, value) : value);
	size_t room = LINE_BYTES_MAX;

	while (*at != '\0') {
		const char *next = at;

		while (*next != '\0') {
			const char *after = next;

			text_next(&after);
			if ((size_t)(after - at) > room)
				break;
			next = after;
		}
		buffer_put(out, at, (size_t)(next - at));
		buffer_puts(out, *next == '\0' ? "\r\n" : "\r\n ");
		room = LINE_BYTES_MAX - 1;	/* the blank that says that a line goes on counts too */
		at = next;
	}
}

static const char *plain_day(struct arena *a, day_t day)
{
	struct date d = date_from_day(day);

	return arena_printf(a, "%04d%02d%02d", d.year, d.month, d.day);
}

static const char *stamp(struct arena *a, int64_t time_s)
{
	struct date d = date_from_day((day_t)(time_s / 86400));
	int left = (int)(time_s % 86400);

	return arena_printf(a, "%04d%02d%02dT%02d%02d%02dZ", d.year, d.month, d.day, left / 3600, left / 60 % 60, left % 60);
}

/* By what the task is (its icon says of which kind) and where it leads, not by its day. */
static const char *uid(struct ctx *c, const struct workbench_task *task)
{
	const char *what = arena_printf(c->arena, "%lld %s %s %s", (long long)c->actor.org_id, task->icon, task->href, task->key == NULL ? "" : task->key);

	return arena_printf(c->arena, "%.*s@jishi", UID_CHARS, crypto_sha256(c->arena, what, strlen(what)));
}

static void put_task(struct ctx *c, struct buffer *out, const struct workbench_task *task)
{
	ics_line(out, "BEGIN", "VEVENT", false);
	ics_line(out, "UID", uid(c, task), false);
	ics_line(out, "DTSTAMP", stamp(c->arena, c->now_s), false);
	ics_line(out, "DTSTART;VALUE=DATE", plain_day(c->arena, task->day), false);
	ics_line(out, "DTEND;VALUE=DATE", plain_day(c->arena, task->day + 1), false);
	ics_line(out, "SUMMARY", task->title, true);
	if (task->meta != NULL && task->meta[0] != '\0')
		ics_line(out, "DESCRIPTION", task->meta, true);
	if (task->oversee != WORKBENCH_OVERSEE_NOTHING)
		ics_line(out, "CATEGORIES", ctx_words(c, T_workbench_oversee), true);
	ics_line(out, "TRANSP", "TRANSPARENT", false);
	ics_line(out, "CLASS", "PRIVATE", false);
	ics_line(out, "END", "VEVENT", false);
}

bool workbench_ics(struct ctx *c, bool has_overseen, struct buffer *out)
{
	struct workbench work;
	size_t count = 0;

	ctx_begin(c, "workbench.calendar", "org", c->actor.org_id, c->actor.org_id);
	workbench_collect(c, WORKBENCH_ICS_MAX, has_overseen ? WORKBENCH_ICS_MAX : 0, DAY_OPEN, &work);
	ics_line(out, "BEGIN", "VCALENDAR", false);
	ics_line(out, "VERSION", "2.0", false);
	ics_line(out, "PRODID", "-//Jishi//Jishi//ZH", false);
	ics_line(out, "CALSCALE", "GREGORIAN", false);
	ics_line(out, "X-WR-CALNAME", ctx_words(c, T_workbench_title), true);
	for (size_t i = 0; i < work.tasks_count; i++)
		if (!work.tasks[i].is_standing && (has_overseen || work.tasks[i].oversee == WORKBENCH_OVERSEE_NOTHING)) {
			workbench_tell(c, &work.tasks[i]);
			put_task(c, out, &work.tasks[i]);
			count++;
		}
	ics_line(out, "END", "VCALENDAR", false);
	store_note(c->store, "events", NULL, arena_printf(c->arena, "%zu", count));
	return ctx_commit(c);
}

void workbench_send_ics(struct web *w)
{
	struct buffer out;

	buffer_init(&out, w->c->arena, 0);
	if (workbench_ics(w->c, strcmp(web_param(w, "overseen"), "1") == 0, &out))
		web_attachment(w, web_made_name(w, message_text(w->c->arena, LANG_ZH, T_workbench_ics_name, NULL, 0), "ics"), "text/calendar; charset=utf-8", out.data, out.bytes);
}
