#include "demo/cast_case.h"

#include <assert.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "core/file.h"
#include "core/services.h"
#include "demo/demo_plan.h"
#include "programme/shipped.h"
#include "rooms/programme/programme_room.h"
#include "rooms/run/paper_page.h"
#include "rooms/run/run.h"
#include "rooms/run/run_walk.h"

static const char *text_of(const char *name)
{
	for (size_t i = 0; i < SHIPPED_COUNT; i++)
		if (strcmp(SHIPPED[i].name, name) == 0)
			return SHIPPED[i].text;
	return "";
}

static int64_t put_in_force(struct caster *k, const char *text, int org, const char *path, day_t day)
{
	struct programme_use_row *uses;
	struct problems *problems;
	programme_file_id file;
	struct ctx *c = acting(k, 0, 1, day);
	int64_t use = 0;

	if (!done(k, programme_room_keep(c, text, &problems, &file)))
		return 0;
	c = acting(k, 0, 1, day);
	if (!done(k, programme_room_use(c, (org_id){ org }, file, day, "云组发〔2014〕9号")))
		return 0;
	c = acting(k, 0, 1, day);
	for (size_t i = 0, count = programme_uses_for(c->store, path, day, &uses); i < count; i++)
		if (uses[i].programme.v == file.v)
			use = uses[i].id.v;
	done(k, true);
	return use;
}

int64_t cast_in_force(struct caster *k, const char *name, day_t day)
{
	return put_in_force(k, text_of(name), 1, k->root_path, day);
}

int64_t cast_in_force_at(struct caster *k, const char *name, int org, day_t day)
{
	return put_in_force(k, text_of(name), org, demo_org_at(k->p, org)->path, day);
}

int64_t cast_text_in_force(struct caster *k, const char *text, day_t day)
{
	return put_in_force(k, text, 1, k->root_path, day);
}

/* The same as acting, for an act about this case. */
static struct ctx *acting_on(struct caster *k, int64_t run, int by, int account, day_t day)
{
	struct ctx *c = acting(k, by, account, day);

	k->run = run;
	return c;
}

int64_t cast_open(struct caster *k, int org, int64_t use, int by, int person, const char *title, day_t day)
{
	const struct run_opening opening = { .use = { use }, .person = person, .title = title, .day = day };
	run_id made;
	struct ctx *c;

	do {
		c = acting(k, by, 1, day);
		k->what = title[0] != '\0' || person == 0 || k->p == NULL ? title : demo_person_at(k->p, person)->name;
		made = (run_id){ 0 };
	} while (lost_race(k, run_open(c, (org_id){ org }, &opening, &made)));
	return made.v;
}

int64_t cast_version(struct ctx *c, int64_t run)
{
	struct run_row row = { .row_version = 0 };

	run_get(c->store, (run_id){ run }, &row);
	return row.row_version;
}

static const char *next_word(struct arena *a, const char **words)
{
	size_t bytes = strcspn(*words, " ");
	const char *word = arena_text_n(a, *words, bytes);

	*words += bytes + strspn(*words + bytes, " ");
	return word;
}

bool cast_is_form(const char *named, const char *form)
{
	size_t bytes = strcspn(named, " ");

	return strlen(form) == bytes && strncmp(named, form, bytes) == 0;
}

const struct programme_form *cast_form(struct arena *a, const struct programme *p, const char *named, size_t *at, size_t count, const char **lost)
{
	const char *form = next_word(a, &named);
	struct name name = programme_name(p, *lost = form);

	if (name.kind != NAME_FORM)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		struct name field = programme_name(p, *lost = arena_printf(a, "%s.%s", form, next_word(a, &named)));

		if (field.kind != NAME_FIELD)
			return NULL;
		at[i] = (size_t)field.field;
	}
	assert(*named == '\0');
	return &p->forms[name.index];
}

/* The entries of a form in its own order; NULL: the practice has not the form or one of the fields. */
static struct run_entry *entries_of(struct caster *k, int64_t run, const char *named, const char *const *texts, size_t count, struct paper_page *page)
{
	size_t *at = arena_array(k->arena, count, sizeof(*at));
	const struct programme_form *form = NULL;
	const char *lost = named;
	struct run_entry *entries;
	struct run_case found;

	if (run_read(&k->c, (run_id){ run }, &found))
		form = cast_form(k->arena, found.p, named, at, count, &lost);
	if (form == NULL) {
		fail_load(k, "the practice has no form or field “%s”, which the demo fills in: %s", lost, found.row.title == NULL ? "" : found.row.title);
		return NULL;
	}
	entries = arena_array(k->arena, form->fields_count, sizeof(*entries));
	for (size_t i = 0; i < form->fields_count; i++)
		entries[i].text = "";
	for (size_t i = 0; i < count; i++)
		entries[at[i]] = texts[i] != NULL || page->kept == NULL ? (struct run_entry){ .text = texts[i] != NULL ? texts[i] : "" } :
			(struct run_entry){ .text = "", .pages = page, .pages_count = 1, .are_pages_said = true };
	return entries;
}

void cast_fill(struct caster *k, int64_t run, int by, day_t day, const char *named, const char *const *texts, size_t count, const struct file_kept *paper)
{
	struct paper_page page = { .kept = paper, .name = "记录.pdf" };
	size_t form_bytes = strcspn(named, " ");
	struct run_entry *entries;
	struct ctx *c;

	do {
		c = acting_on(k, run, by, 1, day);
		if (k->is_failed || (entries = entries_of(k, run, named, texts, count, &page)) == NULL) {
			store_close(c->store);
			return;
		}
	} while (lost_race(k, run_fill(c, (run_id){ run }, arena_text_n(k->arena, named, form_bytes), &(struct run_filling){ .entries = entries, .row_version = cast_version(c, run) })));
}

/* A sheet that says it is a sample, kept as a scan would be. */
static const char SCAN[] =
	"%PDF-1.4\n"
	"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
	"4 0 obj<</Length 37>>stream\nBT /F 22 Tf 220 740 Td (Sample) Tj ET\nendstream\nendobj\n"
	"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
	"xref\n0 6\n0000000000 65535 f \n"
	"0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \n"
	"0000000210 00000 n \n0000000293 00000 n \n"
	"trailer<</Size 6/Root 1 0 R>>\nstartxref\n354\n%%EOF\n";

bool cast_paper(struct ctx *c, const char *mark, struct file_kept *paper)
{
	const char *content = mark[0] == '\0' ? SCAN : arena_printf(c->arena, "%s%% %s\n", SCAN, mark);

	return cast_file(c, content, strlen(content), paper);
}

bool cast_file(struct ctx *c, const char *content, size_t bytes, struct file_kept *kept)
{
	int fd = memfd_create("file", MFD_CLOEXEC);
	bool is_kept = fd >= 0 && write(fd, content, bytes) == (ssize_t)bytes && lseek(fd, 0, SEEK_SET) == 0 && c->services->files != NULL &&
		file_put_back(c->services->files, c->arena, fd, kept->digest);

	kept->media_type = file_media_type(content, bytes);
	kept->bytes = (int64_t)bytes;
	if (fd >= 0)
		close(fd);
	return is_kept;
}

void cast_sign(struct caster *k, int64_t run, int by, day_t day, const char *role)
{
	struct ctx *c = acting_on(k, run, by, 1, day);

	done(k, run_sign(c, (run_id){ run }, role, &(struct run_act){ .day = day, .row_version = cast_version(c, run) }));
}

void cast_close(struct caster *k, int64_t run, int by, day_t day)
{
	struct ctx *c;

	do {
		c = acting_on(k, run, by, 1, day);
	} while (lost_race(k, run_close(c, (run_id){ run }, &(struct run_act){ .day = day, .row_version = cast_version(c, run) })));
}

void cast_show(struct caster *k, int64_t run, int by, day_t day, const char *notice, const char *text)
{
	struct ctx *c = acting_on(k, run, by, 1, day);

	done(k, run_show_notice(c, (run_id){ run }, &(struct run_showing){ .notice = notice, .text = text, .from_day = day, .row_version = cast_version(c, run) }));
}

/* The last day of the earliest period that is not reported by then; DAY_NONE: all are. */
static day_t missing_report(struct caster *k, int64_t run, int by, day_t day)
{
	struct ctx *c = acting_on(k, run, by, 1, day);
	struct run_case found;
	struct run_period *periods;
	size_t count = run_read(c, (run_id){ run }, &found) ? run_periods(c, &found, 0, &periods) : 0, i = 0;
	day_t due;

	while (i < count && run_period_is_met(&periods[i]))
		i++;
	due = i < count ? periods[i].due_day : DAY_NONE;
	done(k, true);
	return due;
}

void cast_report(struct caster *k, int64_t run, int by, day_t day, const char **texts, size_t texts_count)
{
	for (day_t due = missing_report(k, run, by, day); due != DAY_NONE && !k->is_failed; due = missing_report(k, run, by, day)) {
		struct ctx *c = acting_on(k, run, by, 1, due < day ? due : day);	/* each at the end of its period */
		struct run_case found;

		done(k, run_read(c, (run_id){ run }, &found) && run_report(c, (run_id){ run }, &(struct run_reporting){ .duty = found.p->duties[0].id, .reason = "", .period = due,
			.texts = texts, .texts_count = texts_count, .row_version = found.row.row_version }));
	}
}

void cast_marks(struct caster *k, int64_t run, const char *sheet, int by, day_t day, struct fraction mark)
{
	struct ctx *c = acting_on(k, run, by, 1, day);
	struct review_rater_row *raters;
	review_id made = { 0 };
	size_t count;

	done(k, run_open_sheet(c, (run_id){ run }, sheet, cast_version(c, run), &made));
	c = acting_on(k, run, by, 1, day);
	count = review_raters(c->store, made, &raters);
	done(k, true);
	/* On paper, which two people type in. */
	for (size_t i = 0; i < count; i++)
		for (int account = 1; account <= 2; account++) {
			c = acting_on(k, run, by, account, day);
			done(k, review_type(c, made, &(struct review_typed){ .rater = (int64_t)i + 1, .circle = "", .mark = mark }, 1, false));
		}
	c = acting_on(k, run, by, 1, day);
	done(k, review_close(c, made, &(struct review_out){ -1, -1 }));
}

#define PAPERS 5

void cast_papers(struct caster *k, int64_t run, const char *sheet, int by, day_t day, struct fraction mark)
{
	struct review_typed papers[PAPERS];
	struct ctx *c = acting_on(k, run, by, 1, day);
	review_id made = { 0 };

	for (size_t i = 0; i < PAPERS; i++)
		papers[i] = (struct review_typed){ .circle = "", .mark = mark };
	done(k, run_open_sheet(c, (run_id){ run }, sheet, cast_version(c, run), &made));
	c = acting_on(k, run, by, 1, day);
	done(k, review_type(c, made, papers, PAPERS, false));
	c = acting_on(k, run, by, 2, day);
	done(k, review_type(c, made, papers, PAPERS, false));
	c = acting_on(k, run, by, 1, day);
	done(k, review_close(c, made, &(struct review_out){ PAPERS, PAPERS }));
}

static bool is_voted_on(const struct ballot_line_row *lines, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(lines[i].name, name) == 0)
			return true;
	return false;
}

struct cast_count cast_who_counts(struct ctx *c, int64_t ballot)
{
	struct cast_count who = { "监票人甲", "计票人乙" };
	struct ballot_voter_row *voters;
	struct ballot_line_row *lines;
	size_t lines_count = ballot_lines(c->store, (ballot_id){ ballot }, &lines), found = 0;

	for (size_t i = ballot_voters(c->store, (ballot_id){ ballot }, &voters); i > 0 && found < 2; i--)
		if (!is_voted_on(lines, lines_count, voters[i - 1].name))
			*(found++ == 0 ? &who.supervisor : &who.teller) = voters[i - 1].name;
	return who;
}

void cast_vote(struct caster *k, int64_t run, int by, day_t day, const char *item, int present, int agreed)
{
	struct ballot_votes line = { .agreed = agreed, .opposed = present - agreed };
	const struct ballot_figures figures = { .present = present, .issued = present, .collected = present, .lines = &line, .lines_count = 1 };
	struct ctx *c = acting_on(k, run, by, 1, day);
	struct cast_count who;
	ballot_id made = { 0 };
	bool is_agreed;

	done(k, run_open_vote(c, (run_id){ run }, &(struct run_voting){ .vote = item, .day = day, .row_version = cast_version(c, run) }, &made));
	for (int account = 1; account <= 2; account++) {
		c = acting_on(k, run, by, account, day);
		done(k, ballot_type(c, made, &figures, &is_agreed));
	}
	c = acting_on(k, run, by, 1, day);
	who = cast_who_counts(c, made.v);
	done(k, ballot_close(c, made, day, who.supervisor, who.teller));
}
