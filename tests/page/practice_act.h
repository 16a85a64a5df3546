/* One act of a practice (practice_world.h), by the pages or by a program: what is sent for it, and what comes back. */
#ifndef TESTS_PAGE_PRACTICE_ACT_H
#define TESTS_PAGE_PRACTICE_ACT_H

#include "page/practice_place.h"

#include <stdio.h>
#include <stdlib.h>
#include "base/buffer.h"
#include "core/crypto.h"

static int64_t run_now, ballot_last, review_last, notice_last;
static bool by_page;

/* Who sees the case whole and keeps its records. */
static struct actor *recorder(void)
{
	return actor_named(here->org_now == here->county ? "county" : here->org_now == here->zone ? "upper" : "secretary");
}

static struct reply state_of_case(void)
{
	struct reply r = client_get(recorder()->program, text("/api/v1/run/%lld", (long long)run_now));

	if (r.status != 200)
		fail_msg("status %d: %s", r.status, r.body);
	return r;
}

static int version_now(void)
{
	return (int)walk_version(recorder()->program, run_now);
}

static int64_t number_after(const struct reply *r, const char *name)
{
	return walk_number(recorder()->program, r, name);
}

/* "name=value" of a list as lines for walk_send; a name that begins with + is a file, of that tag (walk_file). */
static const char *lines_of(const char *const *fields, size_t count)
{
	struct buffer b;

	buffer_init(&b, w->arena, 1000);
	for (size_t i = 0; i < count; i++)
		if (fields[i][0] == '+')
			buffer_printf(&b, "%.*s=@%s\n", (int)strcspn(fields[i] + 1, "="), fields[i] + 1, strchr(fields[i], '=') + 1);
		else
			buffer_printf(&b, "%s\n", fields[i]);
	return buffer_text(&b);
}

/* A form of a page. */
static struct reply send_page(struct actor *a, const char *path, const char *const *fields, size_t count)
{
	struct reply page = client_get(a->page, run_now == 0 ? text("/org/%lld/run/new", (long long)here->org_now) : text("/run/%lld", (long long)run_now));

	return walk_send(a->page, NULL, path, text("csrf_token=%s\nform_key=%s\n%s", reply_field(w, &page, "csrf_token"), crypto_token(w->arena), lines_of(fields, count)));
}

/* An act without files: names and values in turn. */
static struct reply act(struct actor *a, const char *what, size_t count, const char *const *fields)
{
	const char *json = text("{\"row_version\":%d", version_now());
	const char *list[12] = { text("row_version=%d", version_now()) };

	if (by_page) {
		for (size_t i = 0; i < count; i++)
			list[i + 1] = fields[i];
		return send_page(a, text("/run/%lld/%s", (long long)run_now, what), list, count + 1);
	}
	for (size_t i = 0; i < count; i++) {
		const char *equals = strchr(fields[i], '=');

		json = text("%s,\"%.*s\":\"%s\"", json, (int)(equals - fields[i]), fields[i], equals + 1);
	}
	return client_post_json(a->program, text("/api/v1/run/%lld/%s", (long long)run_now, what), text("%s}", json));
}

#define ACT(a, what, ...) act(a, what, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *), (const char *const[]){ __VA_ARGS__ })

/* An act with its paper, in a case that the actor sees: fields as "name=value", the version and the file beside. */
static struct reply act_on_paper(int64_t run, struct actor *a, const char *what, const char *const *fields, size_t count)
{
	const char *list[8] = { text("row_version=%d", (int)walk_version(a->program, run)), "+file=" };
	int64_t before = run_now;
	struct reply r;

	memcpy(&list[2], fields, count * sizeof(*fields));
	run_now = run;
	if (by_page)
		r = send_page(a, text("/run/%lld/%s", (long long)run, what), list, count + 2);
	else
		r = walk_send(a->program, NULL, text("/api/v1/run/%lld/%s", (long long)run, what), lines_of(list, count + 2));
	run_now = before;
	return r;
}

#define ACT_ON_PAPER(run, a, what, ...) act_on_paper(run, a, what, (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

/* A case about a person is ended with its paper. */
__attribute__((unused))
static struct reply ended(int64_t run, struct actor *a, const char *reason)
{
	return ACT_ON_PAPER(run, a, "stop", text("reason=%s", reason));
}

/* ---- filling in ---- */

/* "#" is a number that is the case's own, of at most 12 digits as that of a booklet is. */
static const char *value_of(const char *value)
{
	if (strcmp(value, "#") == 0)
		return text("%lld", (long long)run_now % 1000000000000);
	return value[0] == '@' ? text("%lld", (long long)actor_named(value + 1)->person) : value;
}

/* Cells end with a semicolon each. */
static size_t cells_of(const char *row, const char **cells)
{
	size_t count = 0;

	while (*row != '\0') {
		size_t bytes = strcspn(row, ";");

		cells[count++] = arena_text_n(w->arena, row, bytes);
		row += bytes + (row[bytes] == ';');
	}
	return count;
}

static struct reply fill_page(struct actor *a, const char *form, char **fields, size_t count)
{
	const char **list = arena_array(w->arena, 600, sizeof(*list));
	size_t n = 0;
	int row = 0;

	list[n++] = text("row_version=%d", version_now());
	for (size_t i = 0; i < count; i++) {
		const char *equals = strchr(fields[i], '='), *cells[20];
		size_t cells_count;

		if (fields[i][0] == '+') {
			list[n++] = text("+v_%s%s", fields[i] + 1, equals == NULL ? "=" : "");
			continue;
		}
		if (fields[i][0] != '*') {
			list[n++] = text("v_%.*s=%s", (int)(equals - fields[i]), fields[i], value_of(equals + 1));
			continue;
		}
		/* Rows of one table stand together. */
		row = i > 0 && fields[i - 1][0] == '*' && strncmp(fields[i - 1], fields[i], (size_t)(equals - fields[i]) + 1) == 0 ? row + 1 : 1;
		cells_count = cells_of(equals + 1, cells);
		for (size_t k = 0; k < cells_count; k++)
			list[n++] = text("v_%.*s_%d_%zu=%s", (int)(equals - fields[i]) - 1, fields[i] + 1, row, k + 1, cells[k]);
	}
	return send_page(a, text("/run/%lld/fill/%s", (long long)run_now, form), list, n);
}

static struct reply fill_program(struct actor *a, const char *form, char **fields, size_t count)
{
	const char *values = "";

	for (size_t i = 0; i < count; i++) {
		const char *equals = strchr(fields[i], '='), *cells[20], *one;

		if (fields[i][0] == '+') {
			struct walk_file file = walk_file(w, equals == NULL ? "" : equals + 1);

			one = text("%.*s=%lld", (int)strcspn(fields[i] + 1, "="), fields[i] + 1, (long long)walk_upload(a->program, run_now, file.name, file.media_type, file.data, file.bytes));
		} else if (fields[i][0] == '*') {
			size_t n = cells_of(equals + 1, cells);

			one = text("%.*s=%s", (int)(equals - fields[i]) - 1, fields[i] + 1, cells[0]);
			for (size_t k = 1; k < n; k++)
				one = text("%s|%s", one, cells[k]);
		} else
			one = text("%.*s=%s", (int)(equals - fields[i]), fields[i], value_of(equals + 1));
		values = text("%s%s\"%s\"", values, i == 0 ? "" : ",", one);
	}
	return client_post_json(a->program, text("/api/v1/run/%lld/fill/%s", (long long)run_now, form), text("{\"row_version\":%d,\"values\":[%s]}", version_now(), values));
}

static struct reply filled(struct actor *a, const char *form, const char *with)
{
	char **fields = arena_array(w->arena, 120, sizeof(*fields));
	size_t count = 0;

	while (*with != '\0') {
		size_t bytes = strcspn(with, "|");

		fields[count++] = arena_text_n(w->arena, with, bytes);
		with += bytes + (with[bytes] == '|');
	}
	return by_page ? fill_page(a, form, fields, count) : fill_program(a, form, fields, count);
}

/* ---- votes, sheets, notices, the clock ---- */

static void good(struct reply r)
{
	if (r.status != 200 && r.status != 201 && r.status != 303)
		fail_msg("status %d: %s", r.status, r.body);
}

static struct reply opened_ballot(struct actor *a, const char *vote)
{
	struct reply r = ACT(a, "vote", text("vote=%s", vote));
	const char *location = reply_header(w, &r, "Location");

	if (r.status == 201)
		ballot_last = number_after(&r, "ballot");
	else if (location != NULL && strncmp(location, "/ballot/", 8) == 0)
		ballot_last = strtoll(location + 8, NULL, 10);
	return r;
}

/* Of an election "present agreed,agreed,agreed": all others of those present are against a candidate. */
static const char *counted_by_candidate(int present, const char *agreed)
{
	const char *opposed = "", *abstained = "";

	for (const char *at = agreed; *at != '\0'; at += strcspn(at, ","), at += *at == ',') {
		opposed = text("%s%s%ld", opposed, opposed[0] == '\0' ? "" : ",", present - strtol(at, NULL, 10));
		abstained = text("%s%s0", abstained, abstained[0] == '\0' ? "" : ",");
	}
	return text("\"agreed\":[%s],\"opposed\":[%s],\"abstained\":[%s]", agreed, opposed, abstained);
}

/* "present agreed opposed": opened by the actor, counted by two, closed. Where no list is kept "entitled/present agreed,agreed". */
static struct reply voted(struct actor *a, const char *vote, const char *with)
{
	struct reply r = opened_ballot(a, vote), ballot;
	const char *count, *url = text("/api/v1/ballot/%lld", (long long)ballot_last);
	const char *entitled = "";
	int present = 0, agreed = 0, opposed = 0;
	bool is_election = strchr(with, ',') != NULL;

	if (r.status != 201 && r.status != 303)
		return r;
	if (strchr(with, '/') != NULL) {
		entitled = text("\"entitled\":%ld,", strtol(with, NULL, 10));
		with = strchr(with, '/') + 1;
	}
	assert_int_equal(sscanf(with, "%d %d %d", &present, &agreed, &opposed), is_election ? 2 : 3);
	if (entitled[0] != '\0') {
		struct reply now = client_get(recorder()->program, url);

		good(client_post_json(recorder()->program, text("%s/entitled", url), text("{%s\"reason\":\"签到表\",\"row_version\":%s}", entitled, walk_value(w, &now, "row_version"))));
	}
	count = text("{%s\"present\":%d,\"issued\":%d,\"collected\":%d,%s}", entitled, present, present, present, is_election ? counted_by_candidate(present, strchr(with, ' ') + 1) :
		text("\"agreed\":[%d],\"opposed\":[%d],\"abstained\":[%d]", agreed, opposed, present - agreed - opposed));
	good(client_post_json(recorder()->program, text("%s/count", url), count));
	good(client_post_json(actor_named(here->org_now == here->org ? "second" : "office")->program, text("%s/count", url), count));
	ballot = client_get(recorder()->program, url);
	good(client_post_json(recorder()->program, text("%s/close", url), text("{\"day\":\"%s\",\"supervisor\":\"%s\",\"teller\":\"党员10\"}", day_text(w->arena, today_now), walk_watcher(w, &ballot))));
	return r;
}

/* Papers without names ("90 80 70"), which the actor and somebody else of the committee above type, or marks under a name ("group=90 office=80"). The actor closes. */
static struct reply papered(struct actor *a, const char *with)
{
	const char *url = text("/api/v1/review/%lld", (long long)review_last);
	int papers;

	if (strchr(with, '=') == NULL)
		for (int i = 0; i < 2; i++)
			good(client_post_json(i == 0 ? a->program : actor_named(strcmp(a->name, "office") == 0 ? "upper" : "office")->program, text("%s/paper", url),
				text("{\"marks\":\"%s\"}", with)));
	else
		for (const char *at = with; *at != '\0'; at += strcspn(at, " ") + (at[strcspn(at, " ")] == ' ')) {
			size_t name = strcspn(at, "=");

			good(client_post_json(actor_named(arena_text_n(w->arena, at, name))->program, text("%s/mark", url), text("{\"mark\":\"%s\"}",
				arena_text_n(w->arena, at + name + 1, strcspn(at + name + 1, " ")))));
		}
	/* Each paper of a secret one was handed out and came back; where the raters are on a list nobody asks. */
	papers = (int)world_count(w, text("review_paper WHERE review_id = %lld", (long long)review_last));
	return client_post_json(a->program, text("%s/close", url), strchr(with, '=') != NULL ? "{}" : text("{\"issued\":%d,\"collected\":%d}", papers, papers));
}

static struct reply rated(struct actor *a, const char *sheet, const char *with)
{
	struct reply r = ACT(a, "sheet", text("sheet=%s", sheet));
	const char *location = reply_header(w, &r, "Location");

	if (r.status != 201 && r.status != 303)
		return r;
	review_last = r.status == 201 ? number_after(&r, "review") : strtoll(location + strlen("/review/"), NULL, 10);
	return papered(a, with);
}

/* Anybody, without an account, about the notice that was put up last. */
static struct reply objected(const char *words)
{
	struct client *anybody = client_new(w);
	struct reply r = client_get(anybody, "/api/v1/notice");

	notice_last = number_after(&(struct reply){ .status = r.status, .body = strstr(r.body, "\"items\"") }, "id");	/* the newest first */
	if (!by_page)
		return client_post_json(anybody, text("/api/v1/notice/%lld/objection", (long long)notice_last), text("{\"text\":\"%s\"}", words));
	client_get(anybody, text("/notice/%lld", (long long)notice_last));
	return client_post(anybody, text("/notice/%lld/objection", (long long)notice_last), "text", words, NULL);
}

static struct reply answered(struct actor *a, const char *words)
{
	struct reply r = client_get(recorder()->program, text("/api/v1/notice/%lld", (long long)notice_last));
	char *newest = strstr(r.body, "\"objections\"");
	long long objection;

	for (char *next = newest; (next = strstr(next + 1, "{\"id\":")) != NULL;)
		newest = next;
	objection = number_after(&(struct reply){ .status = r.status, .body = newest }, "id");

	if (!by_page)
		return client_post_json(a->program, text("/api/v1/objection/%lld/answer", objection), text("{\"answer\":\"%s\",\"row_version\":1}", words));
	return send_page(a, text("/objection/%lld/answer", objection), (const char *const[]){ "row_version=1", text("answer=%s", words) }, 2);
}

static void clock_to(day_t day)
{
	walk_clock(recorder()->program, day_text(w->arena, day));
	today_now = day;
}

/* "PERIOD|first content|second content" */
static struct reply reported(struct actor *a, const char *duty, const char *with)
{
	const char *fields[12] = { text("duty=%s", duty), text("period=%.*s", (int)strcspn(with, "|"), with) }, *contents = "";
	size_t count = 2;

	for (with += strcspn(with, "|"); *with == '|';) {
		size_t bytes = strcspn(++with, "|");

		contents = text("%s%s\"%.*s\"", contents, count == 2 ? "" : ",", (int)bytes, with);
		fields[count] = text("content_%zu=%.*s", count - 1, (int)bytes, with);
		count++;
		with += bytes;
	}
	if (by_page)
		return act(a, "report", count, fields);
	return client_post_json(a->program, text("/api/v1/run/%lld/report", (long long)run_now), text("{\"row_version\":%d,\"duty\":\"%s\",\"period\":\"%s\",\"contents\":[%s]}",
		version_now(), duty, strchr(fields[1], '=') + 1, contents));
}

#endif
