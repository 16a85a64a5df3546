/* What tests of papers share: a branch with a case of a practice under way, its secretary in the browser and as a program, the organiser of
 * the county, the town between, a foreign county, and the words of the paper that came back. */
#ifndef TESTS_PAGE_DOCUMENT_WORLD_H
#define TESTS_PAGE_DOCUMENT_WORLD_H

#include "world/walk.h"

#include <string.h>
#include "world/docx_words.h"
#include "world/pdf_words.h"

static struct world *w;
static struct client *page, *secretary, *second, *office, *office_page, *town_api, *foreign;

#define text(...) world_text(w, __VA_ARGS__)
#define MEMBERS 8
static int64_t city, town, branch, person, people[MEMBERS], use, run;

static const char PRACTICE[] = "programme honour \"表彰\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\nrole party = members_of branch\n"
	"form grounds \"事迹\"\nfield deed text \"主要事迹\" must\nend\n"
	"vote award \"同意表彰\"\nvoters party\nquorum more_than 1/2 of voters\npass more_than 1/2 of voters\nend\n"
	"notice display \"表彰公示\"\nboard 党务公开\ndays 5\nend\n"
	"step propose \"提出\"\nneeds grounds\ngo meet\nend\nstep meet \"表决\"\nneeds award\ngo show\nend\nstep show \"公示\"\nneeds display\ngo done\nend\n"
	"finish done \"完成\"\nend\nexample \"一\"\ngiven grounds.deed 甲\nexpect waiting meet\nend\n";

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "handle" };
	int64_t officer, other_city;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川县委");
	town = world_org_of(w, city, "committee", "石门镇党委");
	branch = world_org_of(w, town, "branch", "石门村党支部");
	other_city = world_org_of(w, 0, "city_committee", "外县县委");
	for (int i = 0; i < MEMBERS; i++)
		people[i] = world_member(w, branch, text("党员%02d", i + 1), 2);
	person = people[MEMBERS - 1];
	world_run(w, text("UPDATE person SET id_number_mask = '3704**********1234' WHERE id = %lld", (long long)person));
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++) {
		world_right(w, "secretary", RIGHTS[i]);
		world_right(w, "organiser", RIGHTS[i]);
	}
	world_right(w, "organiser", "set_norms");
	world_right(w, "organiser", "see_full");
	world_right(w, "organiser", "export");
	world_holding(w, branch, "secretary", people[0]);
	world_holding(w, branch, "secretary", people[1]);
	officer = world_member(w, branch, "组织部干部", 2);
	world_holding(w, city, "organiser", officer);
	world_holding(w, town, "organiser", people[2]);
	world_holding(w, other_city, "organiser", people[3]);
	page = walk_browser(w, "secretary", people[0]);
	secretary = walk_program(w, "secretary_api", people[0]);
	second = walk_program(w, "second", people[1]);
	office = walk_program(w, "office_api", officer);
	office_page = walk_browser(w, "office", officer);
	town_api = walk_program(w, "town_api", people[2]);
	foreign = walk_program(w, "foreign", people[3]);
	use = walk_practice(w, city, "honour", 1, PRACTICE);
	run = walk_opened(secretary, use, branch, person, "2015-11-17");
	walk_step(secretary, run, "grounds", "deed=防汛抢险", "2015-11-17", "meet");
	return 0;
}

/* The text of a .docx. */
static const char *words_of(const struct reply *r)
{
	if (r->status != 200)
		fail_msg("status %d, no paper: %s", r->status, r->body);
	return docx_words(w->arena, r->body, r->body_bytes);
}

static void says(const struct reply *r, const char *what)
{
	const char *words = words_of(r);

	if (strstr(words, what) == NULL)
		fail_msg("no '%s' in %s", what, words);
}

static struct reply print(struct client *c, const char *code, int64_t subject, const char *more)
{
	return client_post_json(c, text("/api/v1/document/%s/print", code), text("{\"subject\":\"%lld\"%s%s}", (long long)subject, more[0] == '\0' ? "" : ",", more));
}

__attribute__((unused))
static struct reply print_page(const char *code, int64_t subject, const char *as, const char *name, const char *value)
{
	client_get(page, text("/document/%s/print?subject=%lld", code, (long long)subject));
	return client_post(page, text("/document/%s/print", code), "subject", text("%lld", (long long)subject), "as", as, name, value, NULL);
}

__attribute__((unused))
static void hold_vote(void)
{
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS + 1 }, run, "award", "2015-11-17", 7, 6, 0);
}

#endif
