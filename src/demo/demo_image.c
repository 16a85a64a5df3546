/* Page 6 of the demo plan: the image archive of everybody who was received as a probationary member within the year: both events, each with its
 * paper and its picture, taken by a delegate of the committee who is not of the branch. */
#include "core/file.h"
#include "demo/cast_case.h"
#include "demo/cast_past.h"
#include "demo/demo_many.h"
#include "demo/demo_office.h"
#include "demo/demo_plan.h"

#define ELECTED_DAYS 420	/* so long before the admission the public election was, but behind the application */
#define TOLD_DAYS 10
#define FILED_DAYS 2

/* A meeting room, drawn: 200 by 120 in four colours. */
#define PICTURE_BYTES \
	"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\xc8\x00\x00\x00\x78\x02\x03\x00\x00\x00\xca\xfc\x55" \
	"\x78\x00\x00\x00\x0c\x50\x4c\x54\x45\xf5\xf1\xe6\xb0\x1c\x1c\xff\xff\xff\x55\x4a\x3c\xe7\x53\x24\xa9\x00\x00\x00\x6c\x49\x44\x41" \
	"\x54\x78\xda\xed\xd2\x2b\x0e\x80\x30\x10\x45\xd1\x1a\x34\x5b\xc3\x3c\xc3\xfe\x30\x18\xb6\x56\x8d\x19\xa6\x4d\xaa\x20\xa1\x8a\x0c" \
	"\x70\xaf\xe9\xf7\xa8\x36\x25\x8a\x9b\x3a\x83\x40\x62\x13\x8a\xde\x7a\x11\x04\x02\x81\x40\x20\x90\xd2\x68\x96\x9d\x6c\x66\xbb\x5f" \
	"\x5b\xa4\xd9\x87\xba\x6a\x67\x6f\x23\x6d\x18\xa4\xe9\xb4\x09\x79\x9c\xf8\xe6\x5d\x19\xf2\x55\x42\xe1\xaa\xaf\x54\x9e\xb2\x77\x0a" \
	"\x89\x4a\xf8\x63\x90\x7f\xfe\xb1\x03\x18\xae\xea\x5b\x4a\xbb\x5b\xd3\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82"
/* The second one has a comment behind its end. */
static const char PICTURE[] = PICTURE_BYTES, PICTURE_2[] = PICTURE_BYTES "2";

static day_t filed_on(const struct demo_plan *p, day_t day)
{
	return day + FILED_DAYS > p->today ? p->today : day + FILED_DAYS;
}

static void event(struct past *x, const char *form, const char *name, const struct file_kept papers[2], const struct demo_plan *p, day_t day, const char *way, int by)
{
	struct arena *a = past_arena(x);
	const char *const texts[] = { day_text(a, day), "是", NULL, NULL };

	past_paper(x, &papers[0], arena_printf(a, "%s记录.pdf", name), day);
	past_paper(x, &papers[1], arena_printf(a, "%s影像.png", name), day);
	past_fill(x, form, texts, 4);
	past_close(x, by, filed_on(p, day), way);
}

static void archive(struct past *x, const struct demo_offices *o, struct demo_plan *p, int person, const struct file_kept papers[4])
{
	const struct demo_person *who = demo_person_at(p, person);
	int committee = demo_committee_of(p, who->org);
	day_t elected = who->joined_day - ELECTED_DAYS < who->applied_day + TOLD_DAYS ? who->applied_day + TOLD_DAYS : who->joined_day - ELECTED_DAYS;
	int first = demo_office_outside(o, committee, who->org, filed_on(p, elected)), second = demo_office_outside(o, committee, who->org, filed_on(p, who->joined_day));

	if (first == 0 || second == 0)
		return;
	past_open(x, who->org, person, elected);
	event(x, "election on_day told paper images", "公推直选", papers, p, elected, "admit", first);
	event(x, "admission on_day told paper images", "接收预备党员大会", papers + 2, p, who->joined_day, "filed", second);
}

void demo_images(struct caster *k, const struct demo_offices *o, const struct file_kept *paper)
{
	struct demo_plan *p = k->p;
	struct file_kept papers[4] = { *paper };	/* of each event its paper and its picture: no file stands for two */
	struct ctx *c = acting(k, 0, 1, p->today);
	int64_t use = cast_in_force(k, "tz/image", day_add_months(p->today, -12 * 4));
	struct past *x;

	if (use == 0 || !done(k, cast_file(c, PICTURE, sizeof(PICTURE) - 1, &papers[1]) && cast_paper(c, "2", &papers[2]) && cast_file(c, PICTURE_2, sizeof(PICTURE_2) - 1, &papers[3])))
		return;
	x = past_begin(k, use);
	for (int i = 1; i <= p->people_count && !k->is_failed; i++)
		if (demo_person_at(p, i)->status == 1)
			archive(x, o, p, i, papers);
	past_end(x);
}
