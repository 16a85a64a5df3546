/* Numbers in an address under which nothing can stand, 0 and those below: each route answers them as it answers one that is missing, whoever asks
 * and with everything filled in that it takes. A rule that uses such a number before it looked for the object stops the server. */
#include "page/access_walk.h"
#include "core/code.h"
#include "web/api.h"

static const char *const ODD_IDS[] = { "0", "-1", "-9223372036854775808", "9223372036854775807" };
#define ODD_IDS_COUNT (sizeof(ODD_IDS) / sizeof(ODD_IDS[0]))

static struct { struct arena *a; struct client *program, *browser; int asked, missing, faults; } walk;

/* The path with `id` for everything that lies in an organisation; NULL: nothing does, or it has another part that this world has no word for. */
static const char *odd_path(struct access_walk *k, const struct route *route, const char *id)
{
	const struct access_cell c = { .route = route, .node = CITY };
	const char *at = route->path;
	struct buffer out;
	bool is_odd = false;

	buffer_init(&out, walk.a, 0);
	while (*at != '\0') {
		size_t bytes = strcspn(at + 1, "/") + 1;
		const char *noun = at[1] == ':' ? arena_text_n(walk.a, at + 2, bytes - 2) : NULL, *value;

		if (noun == NULL) {
			buffer_put(&out, at, bytes);
		} else {
			bool is_id = scoped_value(k, noun, &aw.nodes[CITY]) != NULL || strcmp(noun, "account") == 0 || strcmp(noun, "programme") == 0;

			is_odd |= is_id;
			value = is_id ? id : open_value(k, noun, &c);
			if (value == NULL)
				return NULL;
			buffer_printf(&out, "/%s", value);
		}
		at += bytes;
	}
	return is_odd ? buffer_text(&out) : NULL;
}

/* Something that the field may take. */
static const char *fitting(const struct api_field *f)
{
	switch (f->type) {
	case API_CODE: case API_CODE_NAME:
		return code_set(f->of)->codes[0].value;
	case API_CHOICE:
		return arena_text_n(walk.a, f->of, strcspn(f->of, " "));
	case API_DAY:
		return "2015-11-16";
	case API_TIME:
		return "2015-11-16 09:00";
	case API_TEXT: case API_LINES: case API_CELL:
		return strstr(f->name, "phone") != NULL ? "13800138000" : strcmp(f->name, "year") == 0 ? "2015" : "写明的内容";
	default:
		return "1";
	}
}

static const char *whole_body(const struct route *api, bool is_json)
{
	struct buffer out;
	int n = 0;

	buffer_init(&out, walk.a, 0);
	for (const struct api_field *f = api == NULL ? NULL : api->takes; f != NULL && f->type != API_END; f++) {
		const char *value = fitting(f);
		bool is_bare = f->type == API_BOOL || f->type == API_INT;

		if (f->type == API_FILE || f->type == API_OBJECT || f->type == API_COUNTS || f->type == API_WORDS)
			continue;
		if (f->type == API_BOOL)
			value = "true";
		if (!is_json)
			buffer_printf(&out, "%s%s=%s", n == 0 ? "" : "&", f->name, value);
		else if (f->is_list)
			buffer_printf(&out, "%s\"%s\":[\"%s\"]", n == 0 ? "" : ",", f->name, value);
		else
			buffer_printf(&out, is_bare ? "%s\"%s\":%s" : "%s\"%s\":\"%s\"", n == 0 ? "" : ",", f->name, value);
		n++;
	}
	return is_json ? arena_printf(walk.a, "{%s}", buffer_text(&out)) : buffer_text(&out);
}

/* The address of the API that takes what a page posts. */
static const struct route *twin_of(const struct route *page)
{
	const char *path = arena_printf(walk.a, "/api/v1%s", page->path);

	for (int i = 0; i < ROUTES_COUNT; i++)
		if (changes(&ROUTES[i]) && strcmp(ROUTES[i].path, path) == 0)
			return &ROUTES[i];
	return NULL;
}

static struct reply ask(const struct route *route, const char *path)
{
	struct client *c = is_api(route) ? walk.program : walk.browser;
	const char *body = changes(route) ? whole_body(is_api(route) ? route : twin_of(route), is_api(route)) : "";

	walk.asked++;
	if (!changes(route))
		return client_get(c, path);
	return client_send(c, route->method, path, is_api(route) ? "application/json" : "application/x-www-form-urlencoded", body, strlen(body));
}

static void try_route(struct access_walk *k, const struct route *route)
{
	const char *missing = odd_path(k, route, "8099");
	int expected;

	if (missing == NULL)
		return;
	expected = ask(route, missing).status;
	walk.missing += expected == 404;
	for (size_t i = 0; i < ODD_IDS_COUNT; i++) {
		int status = ask(route, odd_path(k, route, ODD_IDS[i])).status;

		if (status == expected && status != 0 && status < 500)
			continue;
		print_error("# %s %s of %s answers %d, of a missing one %d [%s:%d]\n", route->method, route->path, ODD_IDS[i], status, expected, route->file, route->line);
		walk.faults++;
		if (status == 0)
			fail_msg("the server has stopped");
	}
}

static void walk_as(const char *role_name)
{
	struct access_walk k = { .cell = walk.a };
	int64_t account = 0;

	for (int i = 0; i < aw.roles_count; i++)
		if (strcmp(aw.roles[i].name, role_name) == 0)
			account = aw.roles[i].account;
	assert_true(account != 0);
	walk.browser = client_new(aw.w);
	client_sign_in(walk.browser, account);
	client_get(walk.browser, "/about");	/* with the token of its forms */
	walk.program = client_new(aw.w);
	client_header(walk.program, arena_printf(walk.a, "Authorization: Bearer %s", client_token(aw.w, account)));
	for (int i = 0; i < ROUTES_COUNT; i++)
		try_route(&k, &ROUTES[i]);
}

static void an_odd_number_is_as_good_as_a_missing_one(void **state)
{
	access_world_start(NULL, 0);
	walk.a = aw.w->arena;
	walk_as("county officer");
	walk_as("security administrator");
	print_message("# odd numbers: %d asked, %d routes find nothing, %d faults\n", walk.asked, walk.missing, walk.faults);
	access_world_stop();
	assert_true(walk.missing > 300);
	assert_int_equal(walk.faults, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(an_odd_number_is_as_good_as_a_missing_one) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
