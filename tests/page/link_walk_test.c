/* No page leads where its reader may not go: from the first page on every link is followed, two of each kind, by somebody in a branch, in a town, in the county
 * and by those who have no post of work. What is refused or not there behind a link is a fault of the page that has it. */
#include "page/access_walk.h"

#define PAGES_MAX 400
#define KINDS_MAX 600
#define EACH_KIND 2

struct link { const char *href, *from; };
static struct {
	struct arena *a;
	struct client *client;
	struct link links[PAGES_MAX];
	size_t count;
	const char *kinds[KINDS_MAX];
	int of_kind[KINDS_MAX];
	size_t kinds_count;
	int pages, faults;
} walk;

/* The address without its numbers and without the values of its query: pages of one kind have the same. */
static const char *kind_of(const char *href)
{
	struct buffer b;
	bool in_value = false;

	buffer_init(&b, walk.a, 0);
	for (const char *at = href; *at != '\0'; at++) {
		in_value = *at == '=' ? true : *at == '&' || *at == '?' ? false : in_value;
		if (!(*at >= '0' && *at <= '9') && (!in_value || *at == '='))
			buffer_putc(&b, *at);
	}
	return buffer_text(&b);
}

static bool is_wanted(const char *kind)
{
	size_t i = 0;

	while (i < walk.kinds_count && strcmp(walk.kinds[i], kind) != 0)
		i++;
	if (i == KINDS_MAX || walk.of_kind[i] == EACH_KIND)
		return false;
	walk.kinds[i] = kind;
	walk.kinds_count += i == walk.kinds_count;
	walk.of_kind[i]++;
	return true;
}

static void add_link(const char *href, const char *from)
{
	for (size_t i = 0; i < walk.count; i++)
		if (strcmp(walk.links[i].href, href) == 0)
			return;
	if (walk.count < PAGES_MAX && strncmp(href, "/assets/", 8) != 0 && is_wanted(kind_of(href)))
		walk.links[walk.count++] = (struct link){ href, from };
}

static void read_links(const struct reply *r, const char *from)
{
	static const char HREF[] = " href=\"/";

	for (const char *at = r->body; (at = strstr(at, HREF)) != NULL; at++) {
		char *href = arena_text_n(walk.a, at + strlen(HREF) - 1, strcspn(at + strlen(HREF) - 1, "\"#")), *amp;

		while ((amp = strstr(href, "&amp;")) != NULL)
			memmove(amp + 1, amp + 5, strlen(amp + 5) + 1);
		add_link(href, from);
	}
}

/* A page that opens and says why something cannot be done there (422) is none that is missing. */
static bool is_dead(int status)
{
	return status == 0 || (status >= 400 && status != 422);
}

static void follow(const char *role_name)
{
	memset(walk.of_kind, 0, sizeof(walk.of_kind));
	walk.count = walk.kinds_count = 0;
	walk.client = client_new(aw.w);
	for (int i = 0; i < aw.roles_count; i++)
		if (strcmp(aw.roles[i].name, role_name) == 0)
			client_sign_in(walk.client, aw.roles[i].account);
	add_link("/", "");
	for (size_t i = 0; i < walk.count; i++) {
		struct reply r = client_get(walk.client, walk.links[i].href);
		const char *type = reply_header(aw.w, &r, "Content-Type");

		walk.pages++;
		if (is_dead(r.status)) {
			walk.faults++;
			print_error("# %s: %s answers %d, and stands on %s\n", role_name, walk.links[i].href, r.status, walk.links[i].from);
		} else if (type != NULL && strncmp(type, "text/html", 9) == 0) {
			read_links(&r, walk.links[i].href);
		}
	}
}

static void every_link_of_a_page_opens(void **state)
{
	access_world_start(NULL, 0);
	walk.a = aw.w->arena;
	/* A unit that stands in the area of the organisation above, as the village of a village branch does. */
	world_run(aw.w, arena_printf(walk.a, "UPDATE org SET host_id = %lld WHERE id = %lld", (long long)aw.nodes[TOWN_A].host, (long long)aw.nodes[BRANCH_A1].org));
	follow("branch secretary");
	follow("town secretary");
	follow("county officer");
	follow("member only");
	follow("system administrator");
	follow("security administrator");
	follow("audit administrator");
	print_message("# links: %d pages, %d faults\n", walk.pages, walk.faults);
	access_world_stop();
	assert_true(walk.pages > 150);
	assert_int_equal(walk.faults, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_link_of_a_page_opens) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
