/* What tests of practices share: two villages alike, each under a committee and a county of its own, with everybody who has a part, and stories told line by line: who
 * does what, and what comes of it. Each story is told twice, in the first village by pages and in the second by programs, so that no
 * rule holds for one of the two only.
 *
 *	static const char *const FOUR[] = {
 *		"secretary open 硬化村道",
 *		"secretary fill proposal: kind=重要事项|*rows=张三;12;|person=@member|+paper",
 *		"secretary close > consult",			now at that step, or finished so
 *		"secretary vote decide: 33 30 3 ! 现在是",	refused, with these words
 *		NULL }; */
#ifndef TESTS_PAGE_PRACTICE_WORLD_H
#define TESTS_PAGE_PRACTICE_WORLD_H

#include "world/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "base/date.h"
#include "core/crypto.h"
#include "programme/token.h"

#define VILLAGES 2		/* the first by pages, the second by programs */
#define MEMBERS 26
#define REPRESENTATIVES 40
#define ACTORS_MAX 32
#define PRACTICES_MAX 24

/* "who verb item: with > comes", or "! words" where it is refused. */
struct act_line { const char *who, *what, *with, *comes; };
struct actor { const char *name; int64_t person, account; struct client *page, *program; };
/* org_now: where the case runs, the village, its committee or its county */
struct village { int64_t org, zone, county, use, org_now; struct actor actors[ACTORS_MAX]; int actors_count; };

static struct world *w;
static struct village villages[VILLAGES];
static int64_t run_now, ballot_last, notice_last;
static struct village *here;
static bool by_page;
static day_t today_now;

static const char *text(const char *format, ...) __attribute__((format(printf, 1, 2)));
static const char *text(const char *format, ...)
{
	char *out = arena_alloc(w->arena, 8000);
	va_list args;

	va_start(args, format);
	vsnprintf(out, 8000, format, args);
	va_end(args);
	return out;
}

#define TEXT(name, value) { .column = (name), .text = (value), .is_text = true }
#define NUMBER(name, value) { .column = (name), .number = (value) }
#define PUT(table, ...) world_put(w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))

/* ---- people ---- */

static void add_actor(struct village *v, const char *name, int64_t person)
{
	struct actor *a = &v->actors[v->actors_count++];

	assert_true(v->actors_count <= ACTORS_MAX);
	*a = (struct actor){ .name = name, .person = person, .page = client_new(w), .program = client_new(w) };
	a->account = world_account(w, text("%s%d", name, (int)(v - villages)), ADMIN_NONE, person);
	client_sign_in(a->page, a->account);
	client_header(a->program, text("Authorization: Bearer %s", client_token(w, a->account)));
}

static struct actor *actor_named(const char *name)
{
	for (int i = 0; i < here->actors_count; i++)
		if (strcmp(here->actors[i].name, name) == 0)
			return &here->actors[i];
	fail_msg("nobody is called %s", name);
	return NULL;
}

/* Somebody without a membership who holds a post in a body. */
static void add_holder(struct village *v, int64_t org, const char *post, const char *name)
{
	int64_t person = world_person_of(w, v->org, name, 0);

	world_holding(w, org, post, person);
	add_actor(v, name, person);
}

static int64_t add_member(struct village *v, const char *name)
{
	int64_t member = world_person(w, v->org, name);

	PUT("membership", NUMBER("region_id", 1), NUMBER("person_id", member), NUMBER("org_id", v->org), NUMBER("status", 2), NUMBER("from_day", 10000),
		NUMBER("to_day", 2932897));
	return member;
}

static void add_village(struct village *v, const char *name)
{
	int64_t body;

	v->county = world_org_of(w, 0, "city_committee", "云川县委");
	v->zone = world_org_of(w, v->county, "committee", "开发区党委");
	v->org = world_org_of(w, v->zone, "branch", name);
	world_run(w, text("UPDATE org SET unit_kind = 'village' WHERE id = %lld", (long long)v->org));
	for (int i = 0; i < MEMBERS; i++) {
		int64_t member = add_member(v, text("党员%02d", i + 1));

		if (i < 2)
			world_holding(w, v->org, i == 0 ? "secretary" : "committee_member", member);
		if (i < 3)
			add_actor(v, i == 0 ? "secretary" : i == 1 ? "second" : "member", member);
	}
	body = world_org_of(w, v->org, "village_committee", text("%s村民委员会", name));
	add_holder(v, body, "village_director", "director");
	body = world_org_of(w, v->org, "villagers_assembly", text("%s村民代表会议", name));
	add_holder(v, body, "assembly_chair", "rep");
	for (int i = 1; i < REPRESENTATIVES; i++)
		world_holding(w, body, "representative", world_person_of(w, v->org, text("代表%02d", i), 0));
	body = world_org_of(w, v->org, "supervision_committee", text("%s村务监督委员会", name));
	add_holder(v, body, "supervision_director", "watch");
	body = world_org_of(w, v->org, "finance_group", text("%s村民理财小组", name));
	add_holder(v, body, "group_head", "money");
	body = world_org_of(w, v->org, "association", text("%s村务公开监督小组", name));
	add_holder(v, body, "president", "disclosure");
}

/* Whoever works above the village. */
static void add_upper(struct village *v)
{
	add_holder(v, v->county, "secretary", "county");
	add_holder(v, v->zone, "secretary", "upper");
	add_holder(v, v->zone, "organiser", "office");
	add_holder(v, world_org_of(w, v->zone, "leading_group", "党建工作项目化管理领导小组"), "group_head", "group");
	add_holder(v, world_org_of(w, v->zone, "department", "开发区纪工委"), "department_head", "discipline");
	add_holder(v, world_org_of(w, v->zone, "department", "开发区财政分局"), "department_head", "finance");
	add_holder(v, world_org_of(w, v->zone, "department", "会计委托代理中心"), "department_head", "agency");
	add_holder(v, world_org_of(w, v->org, "association", "村民选举委员会"), "president", "commission");
	add_actor(v, "prospect", world_person_of(w, v->org, "发展对象", 0));
	PUT("person_role", NUMBER("region_id", 1), NUMBER("person_id", v->actors[v->actors_count - 1].person), TEXT("kind", "prospect"), NUMBER("from_day", 16000),
		NUMBER("to_day", 2932897));
	add_actor(v, "talent", world_person_of(w, v->org, "青年能手", 0));
}

/* Puts a practice in force in both counties; one that is there already is the one that is told of from now on. */
static void put_practice(const char *file)
{
	static struct { const char *file; int64_t uses[VILLAGES]; } put[PRACTICES_MAX];
	size_t n = 0;
	char *source = arena_alloc(w->arena, PROGRAMME_BYTES_MAX + 1), *at, *code, *title;
	FILE *in;
	int64_t practice;

	while (put[n].file != NULL && strcmp(put[n].file, file) != 0)
		assert_true(++n < PRACTICES_MAX);
	for (int i = 0; put[n].file != NULL && i < VILLAGES; i++)
		villages[i].use = put[n].uses[i];
	if (put[n].file != NULL)
		return;
	put[n].file = file;
	in = fopen(text("programmes/%s.prog", file), "rb");
	assert_non_null(in);
	fread(source, 1, PROGRAMME_BYTES_MAX, in);
	fclose(in);
	at = strstr(source, "\nprogramme ") + strlen("\nprogramme ");
	code = arena_text_n(w->arena, at, strcspn(at, " "));
	at = strchr(at, '"') + 1;
	title = arena_text_n(w->arena, at, strcspn(at, "\""));
	practice = PUT("programme_file", TEXT("code", code), NUMBER("version", 1), TEXT("title", title), TEXT("origin", "测试"), TEXT("digest", code), TEXT("text", source));
	for (int i = 0; i < VILLAGES; i++)
		villages[i].use = put[n].uses[i] = PUT("programme_use", NUMBER("programme_id", practice), NUMBER("org_id", villages[i].county), NUMBER("from_day", 10000),
			NUMBER("to_day", 2932897), TEXT("document", "组发〔2015〕1号"), NUMBER("row_version", 1));
}

__attribute__((unused))
static int practice_start(void **state)
{
	static const char *const KINDS[] = { "secretary", "committee_member", "village_director", "assembly_chair", "supervision_director", "group_head", "president",
		"department_head", "organiser" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		world_right(w, KINDS[i], "see_org");
		world_right(w, KINDS[i], "handle");
		world_right(w, KINDS[i], "see_person");
	}
	add_village(&villages[0], "王家山村党支部");
	add_upper(&villages[0]);
	add_village(&villages[1], "李家沟村党支部");
	add_upper(&villages[1]);
	today_now = day_parse_iso("2015-11-17");
	return 0;
}

__attribute__((unused))
static int practice_stop(void **state)
{
	world_stop(w);
	return 0;
}

/* ---- one act, by a page or by a program ---- */

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
	struct reply r = state_of_case();

	return (int)strtol(strstr(r.body, "\"row_version\":") + strlen("\"row_version\":"), NULL, 10);
}

static int64_t number_after(const struct reply *r, const char *name)
{
	const char *at = strstr(r->body, text("\"%s\":\"", name));

	if (at == NULL)
		fail_msg("status %d, no %s in %s", r->status, name, r->body);
	return strtoll(at + strlen(name) + 4, NULL, 10);
}

static const char PAPER[] = "%PDF-1.4\n%%EOF\n";

/* A form of a page, its fields as "name=value" in a list; a name that begins with + is a file. */
static struct reply send_page(struct actor *a, const char *path, const char *const *fields, size_t count)
{
	struct reply page = client_get(a->page, run_now == 0 ? text("/org/%lld/run/new", (long long)here->org_now) : text("/run/%lld", (long long)run_now));
	struct buffer b;

	buffer_init(&b, w->arena, 4096);
	buffer_printf(&b, "--cut\r\nContent-Disposition: form-data; name=\"csrf_token\"\r\n\r\n%s\r\n--cut\r\nContent-Disposition: form-data; name=\"form_key\"\r\n\r\n%s\r\n",
		reply_field(w, &page, "csrf_token"), crypto_token(w->arena));
	for (size_t i = 0; i < count; i++) {
		const char *equals = strchr(fields[i], '=');
		bool is_file = fields[i][0] == '+';

		buffer_printf(&b, "--cut\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n", arena_text_n(w->arena, fields[i] + is_file,
			(size_t)(equals - fields[i]) - is_file), is_file ? "; filename=\"paper.pdf\"\r\nContent-Type: application/pdf" : "", is_file ? PAPER : equals + 1);
	}
	buffer_puts(&b, "--cut--\r\n");
	return client_send(a->page, "POST", path, "multipart/form-data; boundary=cut", buffer_text(&b), b.bytes);
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
	struct reply r = client_get(a->program, text("/api/v1/run/%lld", (long long)run));
	const char *list[8] = { text("row_version=%ld", strtol(strstr(r.body, "\"row_version\":") + strlen("\"row_version\":"), NULL, 10)), "+file=" };
	int64_t before = run_now;
	struct buffer b;

	memcpy(&list[2], fields, count * sizeof(*fields));
	run_now = run;
	if (by_page) {
		r = send_page(a, text("/run/%lld/%s", (long long)run, what), list, count + 2);
	} else {
		buffer_init(&b, w->arena, 1000);
		for (size_t i = 0; i < count + 2; i++) {
			const char *field = list[i] + (list[i][0] == '+');

			buffer_printf(&b, "--cut\r\nContent-Disposition: form-data; name=\"%.*s\"%s\r\n\r\n%s\r\n", (int)strcspn(field, "="), field,
				field != list[i] ? "; filename=\"paper.pdf\"\r\nContent-Type: application/pdf" : "", field != list[i] ? PAPER : strchr(field, '=') + 1);
		}
		buffer_puts(&b, "--cut--\r\n");
		r = client_send(a->program, "POST", text("/api/v1/run/%lld/%s", (long long)run, what), "multipart/form-data; boundary=cut", buffer_text(&b), b.bytes);
	}
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

static const char *value_of(const char *value)
{
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
			list[n++] = text("+v_%s=", fields[i] + 1);
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
			struct reply r = client_upload(a->program, text("/api/v1/run/%lld/file", (long long)run_now), "file", "paper.pdf", PAPER, strlen(PAPER));

			assert_int_equal(r.status, 201);
			one = text("%s=%lld", fields[i] + 1, (long long)number_after(&r, "id"));
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

/* "present agreed opposed": opened by the actor, counted by two, closed. */
static struct reply voted(struct actor *a, const char *vote, const char *with)
{
	struct reply r = opened_ballot(a, vote);
	const char *count, *url = text("/api/v1/ballot/%lld", (long long)ballot_last);
	int present = 0, agreed = 0, opposed = 0;

	if (r.status != 201 && r.status != 303)
		return r;
	assert_int_equal(sscanf(with, "%d %d %d", &present, &agreed, &opposed), 3);
	count = text("{\"present\":%d,\"issued\":%d,\"collected\":%d,\"agreed\":[%d],\"opposed\":[%d],\"abstained\":[%d]}", present, present, present, agreed, opposed,
		present - agreed - opposed);
	good(client_post_json(recorder()->program, text("%s/count", url), count));
	good(client_post_json(actor_named(here->org_now == here->org ? "second" : "office")->program, text("%s/count", url), count));
	good(client_post_json(recorder()->program, text("%s/close", url), text("{\"day\":\"%s\",\"supervisor\":\"党员09\",\"teller\":\"党员10\"}", day_text(w->arena, today_now))));
	return r;
}

/* Papers without names ("90 80 70"), or marks under a name ("group=90 office=80"). */
static struct reply rated(struct actor *a, const char *sheet, const char *with)
{
	struct reply r = ACT(a, "sheet", text("sheet=%s", sheet));
	const char *location = reply_header(w, &r, "Location"), *url;

	if (r.status != 201 && r.status != 303)
		return r;
	url = text("/api/v1/review/%lld", (long long)(r.status == 201 ? number_after(&r, "review") : strtoll(location + strlen("/review/"), NULL, 10)));
	if (strchr(with, '=') == NULL)
		good(client_post_json(recorder()->program, text("%s/paper", url), text("{\"marks\":\"%s\"}", with)));
	else
		for (const char *at = with; *at != '\0'; at += strcspn(at, " ") + (at[strcspn(at, " ")] == ' ')) {
			size_t name = strcspn(at, "=");

			good(client_post_json(actor_named(arena_text_n(w->arena, at, name))->program, text("%s/mark", url), text("{\"mark\":\"%s\"}",
				arena_text_n(w->arena, at + name + 1, strcspn(at + name + 1, " ")))));
		}
	return client_post_json(recorder()->program, text("%s/close", url), "{}");
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
	long long objection = number_after(&(struct reply){ .status = r.status, .body = strstr(r.body, "\"objections\"") }, "id");

	if (!by_page)
		return client_post_json(a->program, text("/api/v1/objection/%lld/answer", objection), text("{\"answer\":\"%s\",\"row_version\":1}", words));
	return send_page(a, text("/objection/%lld/answer", objection), (const char *const[]){ "row_version=1", text("answer=%s", words) }, 2);
}

static void clock_to(day_t day)
{
	struct reply r = client_post_json(recorder()->program, "/api/v1/test/clock", text("{\"now\":\"%sT09:00:00+08:00\"}", day_text(w->arena, day)));

	assert_int_equal(r.status, 200);
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

/* Told line by line: what the verbs of the heading mean. */
static struct reply told(const struct act_line *line)
{
	struct actor *a = actor_named(line->who);
	size_t verb = strcspn(line->what, " ");
	const char *item = line->what + verb + (line->what[verb] == ' '), *with = line->with == NULL ? "" : line->with;

	if (strncmp(line->what, "fill ", 5) == 0)
		return filled(a, item, with);
	if (strncmp(line->what, "vote ", 5) == 0)
		return voted(a, item, with);
	if (strncmp(line->what, "rate ", 5) == 0)
		return rated(a, item, with);
	if (strncmp(line->what, "report ", 7) == 0)
		return reported(a, item, with);
	if (strcmp(line->what, "object") == 0)
		return objected(with);
	if (strcmp(line->what, "answer") == 0)
		return answered(a, with);
	/* "sign ROLE: @who" and "close: @who" register what somebody else did on paper. */
	if (strncmp(line->what, "sign ", 5) == 0 && with[0] != '\0')
		return ACT_ON_PAPER(run_now, a, "sign", text("role=%s", item), text("person=%s", value_of(with)), text("day=%s", day_text(w->arena, today_now)));
	if (strcmp(line->what, "close") == 0 && with[0] != '\0')
		return ACT_ON_PAPER(run_now, a, "close", text("person=%s", value_of(with)), text("day=%s", day_text(w->arena, today_now)));
	if (strncmp(line->what, "sign ", 5) == 0)
		return ACT(a, "sign", text("role=%s", item));
	if (strncmp(line->what, "notice ", 7) == 0)
		return ACT(a, "notice", text("notice=%s", item), "text=按村级民主管理制度公示如下内容", text("from=%s", day_text(w->arena, today_now)));
	if (strcmp(line->what, "close") == 0)
		return ACT(a, "close", text("day=%s", day_text(w->arena, today_now)));
	fail_msg("nobody knows how to %s", line->what);
	return (struct reply){ 0 };
}

/* "open", or "open_zone" and "open_county" for what runs there. */
static void open_case(const struct act_line *line)
{
	struct actor *a = actor_named(line->who);
	bool is_about_person = line->with != NULL;
	const char *title = strchr(line->what, ' ') + 1;
	struct reply r;

	run_now = 0;
	here->org_now = strncmp(line->what, "open_zone", 9) == 0 ? here->zone : strncmp(line->what, "open_county", 11) == 0 ? here->county : here->org;
	if (by_page) {
		const char *const FIELDS[] = { text("use=%lld", (long long)here->use), is_about_person ? text("person=%s", value_of(line->with)) : text("title=%s", title),
			text("day=%s", day_text(w->arena, today_now)) };

		r = send_page(a, text("/org/%lld/run/new", (long long)here->org_now), FIELDS, 3);
	} else
		r = client_post_json(a->program, text("/api/v1/org/%lld/run", (long long)here->org_now), text("{\"use\":\"%lld\",\"%s\":\"%s\"}", (long long)here->use,
			is_about_person ? "person" : "title", is_about_person ? value_of(line->with) : title));
	if (line->comes != NULL && line->comes[0] == '!') {
		if (r.status != 422 || !reply_has(&r, line->comes + 1))
			fail_msg("%s: status %d without '%s': %s", line->what, r.status, line->comes + 1, r.body);
		return;
	}
	if (r.status != 201 && r.status != 303)
		fail_msg("%s: status %d: %s", line->what, r.status, r.body);
	run_now = r.status == 201 ? number_after(&r, "id") : strtoll(reply_header(w, &r, "Location") + strlen("/run/"), NULL, 10);
}

/* What anybody reads of the case without signing in. */
static bool is_public(const char *words)
{
	struct client *anybody = client_new(w);
	struct reply list = client_get(anybody, "/open-case"), one = client_get(anybody, text("/open-case/%lld", (long long)run_now)),
		program = client_get(anybody, text("/api/v1/open-case/%lld", (long long)run_now));

	assert_int_equal(one.status, 200);
	assert_int_equal(program.status, 200);
	assert_true(reply_has(&list, text("href=\"/open-case/%lld\"", (long long)run_now)));
	assert_int_equal(reply_has(&one, words), reply_has(&program, words));
	return reply_has(&one, words);
}

/* "title=number" as the page and the API show what the practice reckons. */
static void is_figure(const struct act_line *line)
{
	const char *equals = strchr(line->with, '=');
	struct reply page = client_get(actor_named(line->who)->page, text("/run/%lld", (long long)run_now)),
		program = client_get(actor_named(line->who)->program, text("/api/v1/run/%lld", (long long)run_now));

	if (!reply_has(&page, text("<dt>%.*s</dt><dd class=\"num\">%s</dd>", (int)(equals - line->with), line->with, equals + 1)) ||
	    !reply_has(&program, text("\"title\":\"%.*s\",\"text\":\"%s\"", (int)(equals - line->with), line->with, equals + 1)))
		fail_msg("%s is not shown: %s", line->with, strstr(program.body, "\"figures\""));
}

static void tell_line(const struct act_line *line)
{
	struct reply r;

	if (strncmp(line->what, "open", 4) == 0) {
		open_case(line);
		return;
	}
	if (strncmp(line->what, "days ", 5) == 0) {
		clock_to(today_now + (int)strtol(line->what + 5, NULL, 10));
		return;
	}
	if (strcmp(line->what, "public") == 0 || strcmp(line->what, "not_public") == 0) {
		if (is_public(line->with) != (line->what[0] == 'p'))
			fail_msg("%s: %s", line->what, line->with);
		return;
	}
	if (strcmp(line->what, "published") == 0) {
		r = client_get(client_new(w), by_page ? "/publication" : "/api/v1/publication");
		if (r.status != 200 || !reply_has(&r, line->with))
			fail_msg("status %d, not published '%s': %s", r.status, line->with, r.body);
		return;
	}
	if (strcmp(line->what, "figure") == 0) {
		is_figure(line);
		return;
	}
	if (strcmp(line->what, "shown") == 0) {	/* on the page, in both villages */
		r = client_get(actor_named(line->who)->page, text("/run/%lld", (long long)run_now));
		if (r.status != 200 || !reply_has(&r, line->with))
			fail_msg("status %d, '%s' is not shown: %s", r.status, line->with, r.body);
		return;
	}
	if (strcmp(line->what, "see") == 0) {
		r = by_page ? client_get(actor_named(line->who)->page, text("/run/%lld", (long long)run_now)) :
			client_get(actor_named(line->who)->program, text("/api/v1/run/%lld", (long long)run_now));
		if (r.status != 200 || !reply_has(&r, line->with))
			fail_msg("status %d without '%s': %s", r.status, line->with, r.body);
		return;
	}
	r = told(line);
	if (line->comes != NULL && line->comes[0] == '!') {
		if (r.status < 400 || r.status >= 500 || !reply_has(&r, line->comes + 1))
			fail_msg("%s %s by %s: status %d without '%s': %s", line->who, line->what, by_page ? "page" : "program", r.status, line->comes + 1, r.body);
		return;
	}
	if (r.status != 200 && r.status != 201 && r.status != 303)
		fail_msg("%s %s by %s: status %d: %s", line->who, line->what, by_page ? "page" : "program", r.status, r.body);
	if (line->comes != NULL) {
		r = state_of_case();
		if (!reply_has(&r, text("\"step\":\"%s\",\"due_day\"", line->comes)) && !reply_has(&r, text("\"finish\":\"%s\"", line->comes)))
			fail_msg("%s %s: not at %s: %.600s", line->who, line->what, line->comes, r.body);
	}
}

static struct act_line line_of(const char *told_text)
{
	char *who = arena_text(w->arena, told_text), *what = strchr(who, ' '), *comes = strstr(what, " > "), *refused = strstr(what, " ! "), *with;

	*what++ = '\0';
	if (comes != NULL || refused != NULL) {
		char *at = comes != NULL ? comes : refused;

		*at = '\0';
		comes = at + (comes != NULL ? 3 : 2);	/* the words of a refusal keep a blank before them */
		if (refused != NULL)
			comes[0] = '!';
	}
	with = strstr(what, ": ");
	if (with != NULL) {
		*with = '\0';
		with += 2;
	}
	return (struct act_line){ who, what, with, comes };
}

/* What the page and the API of that village's county count: each of the words stands in the answer. */
/* Each number that leads somewhere leads to as many cases, on the page and for programs. */
static void numbers_open_their_rows(const struct reply *page)
{
	static const char LINK[] = "<a href=\"/org/", END[] = "#cases\">";
	int links = 0;

	for (const char *at = strstr(page->body, LINK); at != NULL; at = strstr(at + 1, LINK)) {
		const char *from = at + strlen("<a href=\""), *to = strchr(from, '"'), *number;
		struct buffer path;
		struct reply r;

		if (strncmp(to - strlen("#cases"), END, strlen(END)) != 0)
			continue;
		number = arena_text_n(w->arena, to + 2, strspn(to + 2, "0123456789"));
		buffer_init(&path, w->arena, 0);
		for (const char *c = from; c < to - strlen("#cases"); c += strncmp(c, "&amp;", 5) == 0 ? 5 : 1)
			buffer_putc(&path, *c);
		r = client_get(actor_named("county")->page, buffer_text(&path));
		assert_int_equal(r.status, 200);
		r = client_get(actor_named("county")->program, text("/api/v1%s", buffer_text(&path)));
		if (!reply_has(&r, text("\"total\":%s,", number)) && !reply_has(&r, text("\"total\":%s}", number)))
			fail_msg("%s: not %s: %s", buffer_text(&path), number, r.body);
		links++;
	}
	assert_true(links > 0);
}

static const char *without_links(const char *body)
{
	struct buffer b;

	buffer_init(&b, w->arena, 0);
	while (*body != '\0')
		if (strncmp(body, "<a href=", 8) == 0)
			body = strchr(body, '>') + 1;
		else if (strncmp(body, "</a>", 4) == 0)
			body += 4;
		else
			buffer_putc(&b, *body++);
	return buffer_text(&b);
}

__attribute__((unused))
static void counted(const char *query, const char *on_page, const char *in_json)
{
	struct reply page = client_get(actor_named("county")->page, text("/org/%lld/run/count?%s", (long long)here->county, query)),
		program = client_get(actor_named("county")->program, text("/api/v1/org/%lld/run/count?%s", (long long)here->county, query));

	numbers_open_their_rows(&page);
	if (page.status != 200 || strstr(without_links(page.body), on_page) == NULL)
		fail_msg("%s: status %d without '%s': %s", query, page.status, on_page, page.body);
	if (program.status != 200 || !reply_has(&program, in_json))
		fail_msg("%s: status %d without '%s': %s", query, program.status, in_json, program.body);
}

__attribute__((unused))
static void tell_here(const char *const *lines)
{
	for (const char *const *line = lines; *line != NULL; line++) {
		struct act_line one = line_of(*line);

		tell_line(&one);
	}
}

__attribute__((unused))
static void tell_again(const char *const *lines)	/* of the practice told before */
{
	day_t began = day_parse_iso("2015-11-17");

	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		tell_here(lines);
		clock_to(began);
	}
}

__attribute__((unused))
static void tell(const char *file, const char *const *lines)
{
	put_practice(file);
	tell_again(lines);
}

#endif
