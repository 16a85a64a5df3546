#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "base/buffer.h"
#include "core/crypto.h"
#include "programme/token.h"

const char *world_text(struct world *w, const char *format, ...)
{
	va_list args, again;
	size_t room;
	char *out;

	va_start(args, format);
	va_copy(again, args);
	room = (size_t)vsnprintf(NULL, 0, format, again) + 1;
	va_end(again);
	out = arena_alloc(w->arena, room);
	vsnprintf(out, room, format, args);
	va_end(args);
	return out;
}

struct client *walk_program(struct world *w, const char *login, int64_t person)
{
	struct client *c = client_new(w);

	client_header(c, world_text(w, "Authorization: Bearer %s", client_token(w, world_account(w, login, ADMIN_NONE, person))));
	return c;
}

struct client *walk_browser(struct world *w, const char *login, int64_t person)
{
	struct client *c = client_new(w);

	client_sign_in(c, world_account(w, login, ADMIN_NONE, person));
	return c;
}

struct client *walk_holder(struct world *w, int64_t org, const char *kind, const char *login, int64_t person)
{
	world_holding(w, org, kind, person);
	return walk_browser(w, login, person);
}

struct client *walk_admin(struct world *w, const char *login, enum admin_kind kind)
{
	struct client *c = client_new(w);

	client_sign_in(c, world_admin(w, login, kind));
	return c;
}

void walk_handlers(struct world *w, const char *const *kinds, size_t count)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "handle" };

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < sizeof(RIGHTS) / sizeof(RIGHTS[0]); k++)
			world_right(w, kinds[i], RIGHTS[k]);
}

struct client *walk_counter(struct world *w, int64_t org, const char *login, const char *name)
{
	int64_t person = world_person_of(w, org, name, 0);

	world_run(w, "INSERT INTO post_right (post_kind, permission) VALUES ('org_officer', 'see_org'), ('org_officer', 'handle') ON CONFLICT DO NOTHING");
	world_holding(w, org, "org_officer", person);
	return walk_program(w, login, person);
}

/* ---- answers ---- */

void walk_has(const struct reply *r, int status, const char *words)
{
	const char *errors;

	if (r->status == status && reply_has(r, words))
		return;
	errors = r->status == 0 ? NULL : strstr(r->body, "errs");
	fail_msg("status %d without '%s': %s", r->status, words, errors != NULL ? errors : r->body);
}

void walk_answered(struct reply r, int status, const char *words)
{
	walk_has(&r, status, words);
}

int64_t walk_number(struct client *c, const struct reply *r, const char *name)
{
	const char *at = strstr(r->body, world_text(client_world(c), "\"%s\":\"", name));
	long long n = 0;

	if (at == NULL || sscanf(at + strlen(name) + 3, "\"%lld\"", &n) != 1)
		fail_msg("no %s in %s", name, r->body);
	return n;
}

const char *walk_value(struct world *w, const struct reply *r, const char *name)
{
	const char *at = strstr(r->body, world_text(w, "\"%s\":", name));

	if (at == NULL)
		return "";
	at += strlen(name) + 3;
	at += *at == '"';
	return arena_text_n(w->arena, at, strcspn(at, "\",}]"));
}

int64_t walk_total(struct client *c, const char *path)
{
	struct reply r = client_get(c, path);
	int64_t total;

	if (r.status != 200 || !int_parse(walk_value(client_world(c), &r, "total"), &total))
		fail_msg("%s: %d %s", path, r.status, r.body);
	return total;
}

static void is_good(const struct reply *r, int status, const char *what)
{
	if (r->status != status)
		fail_msg("%s: status %d: %s", what, r->status, r->body);
}

void walk_clock(struct client *c, const char *day)
{
	struct reply r = client_post_json(c, "/api/v1/test/clock", world_text(client_world(c), "{\"now\":\"%sT09:00:00+08:00\"}", day));

	is_good(&r, 200, day);
}

/* ---- what a second person decides ---- */

#define APPROVER 990001		/* a person without an archive */

static void approve(struct client *c, const char *noun, const char *at)
{
	long long id = 0;
	struct reply r;

	assert_int_equal(sscanf(at, "{\"id\":\"%lld", &id), 1);
	r = client_post_json(c, world_text(client_world(c), "/api/v1/%s/%lld/decide", noun, id), "{\"state\":\"approved\",\"row_version\":1}");

	is_good(&r, 200, noun);
}

/* Somebody with that right at the top of the tree approves all of the noun that wait. */
static void approve_all(struct world *w, const char *noun, const char *right)
{
	static int asked;
	struct client *c;
	struct reply r;
	const char *kind = world_text(w, "approver%d", ++asked);

	world_right(w, kind, right);
	world_holding(w, world_first_id(w, "org"), kind, APPROVER + asked);
	c = walk_program(w, kind, APPROVER + asked);
	r = client_get(c, world_text(w, "/api/v1/%s", noun));
	is_good(&r, 200, noun);
	for (const char *at = strstr(r.body, "{\"id\":\""); at != NULL; at = strstr(at + 1, "{\"id\":\""))
		approve(c, noun, at);
}

void walk_approve_late(struct world *w)
{
	approve_all(w, "late-entry", "edit_person");
}

void walk_approve_orgs(struct world *w)
{
	approve_all(w, "org-request", "edit_org");
}

/* ---- practices ---- */

int64_t walk_practice(struct world *w, int64_t org, const char *code, int version, const char *source)
{
	int64_t practice = PUT(w, "programme_file", TEXT("code", code), NUMBER("version", version), TEXT("title", code), TEXT("origin", "细则"),
		TEXT("digest", world_text(w, "%d", version)), TEXT("text", source));

	return PUT(w, "programme_use", NUMBER("programme_id", practice), NUMBER("org_id", org), NUMBER("from_day", 16218), NUMBER("to_day", 2932897),
		TEXT("document", "中办发〔2014〕33号"), NUMBER("row_version", 1));
}

const char *walk_source(struct world *w, const char *name)
{
	char *source = arena_alloc(w->arena, PROGRAMME_BYTES_MAX + 1);
	FILE *file = fopen(world_text(w, "programmes/%s.prog", name), "rb");

	assert_non_null(file);
	source[fread(source, 1, PROGRAMME_BYTES_MAX, file)] = '\0';
	fclose(file);
	return source;
}

int64_t walk_shipped(struct world *w, int64_t org, const char *name)
{
	return walk_practice(w, org, strchr(name, '/') + 1, 1, walk_source(w, name));
}

/* ---- cases ---- */

struct reply walk_open(struct client *c, int64_t use, int64_t org, int64_t person, const char *day)
{
	return client_post_json(c, world_text(client_world(c), "/api/v1/org/%lld/run", (long long)org), world_text(client_world(c),
		"{\"use\":\"%lld\",\"person\":\"%lld\",\"day\":\"%s\"}", (long long)use, (long long)person, day));
}

int64_t walk_opened_of(struct client *c, int64_t org, const char *lines)
{
	const char *url = world_text(client_world(c), "/api/v1/org/%lld/run", (long long)org);
	struct reply r = walk_send(c, NULL, url, lines);

	if (r.status == 422 && reply_has(&r, "请附上纸质档案的目录或首页"))
		r = walk_send(c, NULL, url, world_text(client_world(c), "%s\npaper=@", lines));
	is_good(&r, 201, "open");
	return walk_number(c, &r, "id");
}

int64_t walk_opened(struct client *c, int64_t use, int64_t org, int64_t person, const char *day)
{
	return walk_opened_of(c, org, world_text(client_world(c), "use=%lld\nperson=%lld\nday=%s", (long long)use, (long long)person, day));
}

int64_t walk_version(struct client *c, int64_t run)
{
	struct reply r = client_get(c, world_text(client_world(c), "/api/v1/run/%lld", (long long)run));
	int version = 0;

	if (r.status != 200 || sscanf(strstr(r.body, "\"row_version\":"), "\"row_version\":%d", &version) != 1)
		fail_msg("status %d: %s", r.status, r.body);
	return version;
}

struct reply walk_act(struct client *c, int64_t run, const char *what, const char *fields)
{
	return client_post_json(c, world_text(client_world(c), "/api/v1/run/%lld/%s", (long long)run, what), world_text(client_world(c),
		"{\"row_version\":%d%s%s}", (int)walk_version(c, run), fields[0] == '\0' ? "" : ",", fields));
}

int64_t walk_upload(struct client *c, int64_t run, const char *name, const char *media_type, const void *data, size_t bytes)
{
	struct world *w = client_world(c);
	struct buffer body;
	struct reply r;

	buffer_init(&body, w->arena, bytes + 300);
	buffer_printf(&body, "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n", name, media_type);
	buffer_put(&body, data, bytes);
	buffer_puts(&body, "\r\n--cut--\r\n");
	r = client_send(c, "POST", world_text(w, "/api/v1/run/%lld/file", (long long)run), "multipart/form-data; boundary=cut", body.data, body.bytes);
	is_good(&r, 201, "file");
	return walk_number(c, &r, "id");
}

struct walk_file walk_file(struct world *w, const char *tag)
{
	static const char HEAD[] = "\xff\xd8" "\xff\xc0\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00" "\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00";
	struct buffer b;

	buffer_init(&b, w->arena, 100);
	if (strncmp(tag, "jpg", 3) == 0) {
		buffer_put(&b, HEAD, sizeof(HEAD) - 1);
		buffer_printf(&b, "%s\xff\xd9", tag);
		return (struct walk_file){ world_text(w, "%s.jpg", tag), "image/jpeg", b.data, b.bytes };
	}
	buffer_puts(&b, tag[0] == '\0' ? WALK_PAPER : world_text(w, "%s%% %s\n%%%%EOF\n", WALK_PAPER, tag));
	return (struct walk_file){ tag[0] == '\0' ? "材料.pdf" : world_text(w, "%s.pdf", tag), "application/pdf", b.data, b.bytes };
}

static void put_part(struct world *w, struct buffer *body, const char *line, size_t bytes)
{
	size_t name = strcspn(line, "=");
	bool is_file = bytes >= name + 2 && line[name + 1] == '@';
	struct walk_file file;

	if (!is_file) {
		buffer_printf(body, "--cut\r\nContent-Disposition: form-data; name=\"%.*s\"\r\n\r\n%.*s\r\n", (int)name, line, (int)(bytes - name - 1), line + name + 1);
		return;
	}
	file = walk_file(w, arena_text_n(w->arena, line + name + 2, bytes - name - 2));
	buffer_printf(body, "--cut\r\nContent-Disposition: form-data; name=\"%.*s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n", (int)name, line, file.name, file.media_type);
	buffer_put(body, file.data, file.bytes);
	buffer_puts(body, "\r\n");
}

struct reply walk_send(struct client *c, const char *page, const char *url, const char *lines)
{
	struct world *w = client_world(c);
	struct buffer body;

	buffer_init(&body, w->arena, 1000);
	if (page != NULL) {
		struct reply r = client_get(c, page);
		const char *own = world_text(w, "csrf_token=%s", reply_field(w, &r, "csrf_token"));

		put_part(w, &body, own, strlen(own));
		own = world_text(w, "row_version=%s", reply_field(w, &r, "row_version"));
		put_part(w, &body, own, strlen(own));
		own = world_text(w, "form_key=%s", crypto_token(w->arena));
		put_part(w, &body, own, strlen(own));
	}
	while (*lines != '\0') {
		size_t bytes = strcspn(lines, "\n");

		put_part(w, &body, lines, bytes);
		lines += bytes + (lines[bytes] == '\n');
	}
	buffer_puts(&body, "--cut--\r\n");
	return client_send(c, "POST", url, "multipart/form-data; boundary=cut", body.data, body.bytes);
}

struct reply walk_filled(struct client *c, int64_t run, const char *form, const char *lines)
{
	struct world *w = client_world(c);
	const char *values = "";

	while (*lines != '\0') {
		size_t bytes = strcspn(lines, "\n");
		bool is_file = bytes > 2 && strncmp(lines + bytes - 2, "=@", 2) == 0;

		values = is_file ? world_text(w, "%s%s\"%.*s%lld\"", values, values[0] == '\0' ? "" : ",", (int)bytes - 1, lines, (long long)walk_upload(c, run, "材料.pdf", "application/pdf", WALK_PAPER, strlen(WALK_PAPER))) :
			world_text(w, "%s%s\"%.*s\"", values, values[0] == '\0' ? "" : ",", (int)bytes, lines);
		lines += bytes + (lines[bytes] == '\n');
	}
	return walk_act(c, run, world_text(w, "fill/%s", form), world_text(w, "\"values\":[%s]", values));
}

void walk_fill(struct client *c, int64_t run, const char *form, const char *lines)
{
	struct reply r = walk_filled(c, run, form, lines);

	is_good(&r, 200, form);
}

void walk_close(struct client *c, int64_t run, const char *day, const char *next)
{
	struct reply r = walk_act(c, run, "close", world_text(client_world(c), "\"day\":\"%s\"", day));

	if (r.status != 200 || !(reply_has(&r, world_text(client_world(c), "\"step\":\"%s\"", next)) || reply_has(&r, world_text(client_world(c), "\"finish\":\"%s\"", next))))
		fail_msg("not at %s, status %d: %s", next, r.status, r.body);
}

void walk_step(struct client *c, int64_t run, const char *form, const char *lines, const char *day, const char *next)
{
	walk_fill(c, run, form, lines);
	walk_close(c, run, day, next);
}

void walk_refused(struct client *page, struct client *api, int64_t run, const char *day, const char *why)
{
	struct world *w = client_world(api);
	const char *url = world_text(w, "/run/%lld", (long long)run);
	struct reply r = walk_act(api, run, "close", world_text(w, "\"day\":\"%s\"", day));

	walk_has(&r, 422, why);
	if (page == NULL)
		return;
	r = client_get(page, url);
	assert_int_equal(r.status, 200);
	r = client_post(page, world_text(w, "%s/close", url), "row_version", world_text(w, "%d", (int)walk_version(api, run)), "own", "1", "day", day, NULL);
	walk_has(&r, 422, why);
}

const char *walk_watcher(struct world *w, const struct reply *r)
{
	const char *lines = strstr(r->body, "\"lines\":["), *voters = strstr(r->body, "\"voters\":["), *at = voters;

	while (lines != NULL && at != NULL && (at = strstr(at, "\"name\":\"")) != NULL) {
		const char *name;

		at += strlen("\"name\":\"");
		name = world_text(w, "%.*s", (int)strcspn(at, "\""), at);
		if (strstr(lines, world_text(w, "\"name\":\"%s\"", name)) >= voters)
			return name;
	}
	return "监票人";
}

int64_t walk_election(struct walk_counters by, int64_t run, const char *vote, const char *day, const char *count)
{
	struct world *w = client_world(by.first);
	struct reply r = walk_act(by.first, run, "vote", world_text(w, "\"vote\":\"%s\",\"day\":\"%s\"", vote, day));
	const char *url, *supervisor;
	int64_t ballot;

	is_good(&r, 201, vote);
	ballot = walk_number(by.first, &r, "ballot");
	url = world_text(w, "/api/v1/ballot/%lld", (long long)ballot);
	r = client_get(by.first, url);
	walk_has(&r, 200, world_text(w, "\"entitled\":%d", by.entitled));
	supervisor = walk_watcher(w, &r);
	r = client_post_json(by.first, world_text(w, "%s/count", url), count);
	is_good(&r, 200, vote);
	r = client_post_json(by.other, world_text(w, "%s/count", url), count);
	is_good(&r, 200, vote);
	r = client_post_json(by.first, world_text(w, "%s/close", url), world_text(w, "{\"day\":\"%s\",\"supervisor\":\"%s\",\"teller\":\"计票人\"}", day, supervisor));
	is_good(&r, 200, vote);
	return ballot;
}

void walk_ballot(struct walk_counters by, int64_t run, const char *vote, const char *day, int present, int agreed, int written)
{
	walk_election(by, run, vote, day, world_text(client_world(by.first),
		"{\"present\":%d,\"issued\":%d,\"collected\":%d,\"written\":%d,\"written_agreed\":%d,\"agreed\":[%d],\"opposed\":[%d],\"abstained\":[0]}",
		present, present, present, written, written, agreed, present - agreed));
}
