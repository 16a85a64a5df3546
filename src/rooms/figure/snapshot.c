/* Keeps one image fresh for all readers. Every reader knows, from its own transaction, the last line of the audit
 * log: an image that has seen that line has seen everything the reader can. Later lines say who changed. */
#include "rooms/figure/snapshot.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/services.h"
#include "rooms/figure/answers.h"
#include "rooms/figure/figure_sql.h"
#include "rooms/figure/holders.h"

#define CHANGES_MAX 4000	/* more lines than these: building anew is as quick */
#define DELTA_ROWS_MAX 20000

struct snapshot {
	struct arena *arena;
	pthread_rwlock_t lock;		/* of image and all it holds */
	pthread_mutex_t renewing;	/* one at a time; the others wait and find it done */
	struct image *image;
	struct answers *answers;	/* of the image */
	struct holders *holders;	/* NULL until somebody asks, or since somebody or something in it changed */
	int64_t holders_changed;	/* last line of the log that changed them: older ones are not kept */
	pthread_t builder;		/* of snapshot_build_ahead */
	bool has_builder;
};

/* What a line of the log changes: the first entry that fits says it. verb: how it begins. Whatever is not named builds the image anew. */
enum { CHANGES_NOTHING, CHANGES_PERSON, CHANGES_FACTS /* of a person: of roles only if there are any */, CHANGES_ROLES, CHANGES_ALL };
static const struct line { const char *subject, *verb; int changes; unsigned rests; } LINES[] = {
	{ "person_void", "person_void.decide", CHANGES_ALL, 0 },	/* of two people */
	{ "person_void", "", CHANGES_NOTHING, 0 },
	{ "person", "paper.", CHANGES_NOTHING, 0 },
	{ "person", "person.reveal", CHANGES_NOTHING, 0 },
	{ "person", "person.reading", CHANGES_NOTHING, FIGURE_ON_PEOPLE },
	{ "person", "person.former_keys", CHANGES_NOTHING, FIGURE_ON_PEOPLE },
	{ "person", "correction.ask", CHANGES_NOTHING, 0 },
	{ "person", "history.", CHANGES_PERSON, 0 },
	{ "person", "role.", CHANGES_PERSON, FIGURE_ON_ROLES },
	{ "person", "person.change", CHANGES_FACTS, 0 },
	{ "person", "message.", CHANGES_NOTHING, 0 },
	{ "person", "dues.", CHANGES_NOTHING, 0 },
	{ "person", "", CHANGES_PERSON, FIGURE_ON_ROLES | FIGURE_ON_POSTS },
	{ "role", "", CHANGES_ROLES, FIGURE_ON_ROLES },
	{ "quota", "", CHANGES_NOTHING, FIGURE_ON_ROLES },
	{ "post", "", CHANGES_NOTHING, FIGURE_ON_POSTS },
	{ "holding", "", CHANGES_NOTHING, FIGURE_ON_POSTS },
	{ "host_unit", "", CHANGES_NOTHING, FIGURE_ON_HOSTS },
	{ "batch", "batch.upload", CHANGES_NOTHING, 0 },
	{ "batch", "batch.map", CHANGES_NOTHING, 0 },
	{ "batch", "batch.drop", CHANGES_NOTHING, 0 },
	{ "batch", "batch.fetch_wrong", CHANGES_NOTHING, 0 },
	{ "roster_edit", "roster_edit.preview", CHANGES_NOTHING, 0 },
	{ "org", "dues.", CHANGES_NOTHING, 0 },
	{ "org", "org.export", CHANGES_NOTHING, 0 },
	{ "org", "org_request.ask", CHANGES_NOTHING, 0 },
	{ "run", "run.close_archive", CHANGES_ALL, 0 },
	{ "run", "run.close_needed", CHANGES_NOTHING, FIGURE_ON_NEEDS | FIGURE_ON_CASES },
	{ "run", "run.fill", CHANGES_NOTHING, 0 },
	{ "run", "run.file", CHANGES_NOTHING, 0 },
	{ "run", "run.add_file", CHANGES_NOTHING, 0 },
	{ "run", "run.bundle", CHANGES_NOTHING, 0 },
	{ "run", "run.table", CHANGES_NOTHING, 0 },
	{ "run", "run.sealed", CHANGES_NOTHING, 0 },
	{ "run", "", CHANGES_NOTHING, FIGURE_ON_CASES },
	{ "place", "", CHANGES_NOTHING, FIGURE_ON_PLACES },
	{ "place_review", "", CHANGES_NOTHING, FIGURE_ON_PLACES },
	{ "programme_use", "", CHANGES_NOTHING, FIGURE_ON_NEEDS },
	{ "floating", "floating.register", CHANGES_ROLES, FIGURE_ON_ROLES },
	{ "floating", "floating.finish", CHANGES_ROLES, FIGURE_ON_ROLES },
#define HARMLESS(subject) { subject, "", CHANGES_NOTHING, 0 }
	HARMLESS("account"), HARMLESS("session"), HARMLESS("post_right"), HARMLESS("setting"), HARMLESS("file"), HARMLESS("place_check"),
	HARMLESS("sign"), HARMLESS("host_member"), HARMLESS("household_group"), HARMLESS("export"), HARMLESS("figure"),
	HARMLESS("ledger_value"), HARMLESS("ledger_entry"), HARMLESS("ledger_counter"), HARMLESS("denial"), HARMLESS("audit"), HARMLESS("view"),
	HARMLESS("roster_view"), HARMLESS("norm"), HARMLESS("correction"), HARMLESS("stated_figure"),
	HARMLESS("transfer"), HARMLESS("late_entry"), HARMLESS("ballot"), HARMLESS("review"), HARMLESS("draw"), HARMLESS("notice"),
	HARMLESS("publication"), HARMLESS("programme_file"), HARMLESS("floating"), HARMLESS("dues_receipt"),
};

static struct line line_of(const struct figure_change *change)
{
	for (size_t i = 0; i < sizeof(LINES) / sizeof(LINES[0]); i++)
		if (strcmp(LINES[i].subject, change->subject) == 0 && text_starts(change->verb, LINES[i].verb))
			return LINES[i];
	return (struct line){ .changes = CHANGES_ALL };
}

struct snapshot *snapshot_new(void)
{
	struct arena *a = arena_new();
	struct snapshot *s = arena_alloc(a, sizeof(*s));
	pthread_rwlockattr_t attributes;

	s->arena = a;
	pthread_rwlockattr_init(&attributes);
	pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	pthread_rwlock_init(&s->lock, &attributes);
	pthread_rwlockattr_destroy(&attributes);
	pthread_mutex_init(&s->renewing, NULL);
	s->answers = answers_new(a);
	return s;
}

void snapshot_free(struct snapshot *s)
{
	if (s == NULL)
		return;
	if (s->has_builder)
		pthread_join(s->builder, NULL);
	holders_free(s->holders);
	image_free(s->image);
	answers_free(s->answers);
	pthread_rwlock_destroy(&s->lock);
	pthread_mutex_destroy(&s->renewing);
	arena_free(s->arena);
}

/* Who changed since, and what the answers that are to be forgotten rest on; false: build anew. */
static bool changed_people(struct ctx *c, int64_t seq, struct fresh *fresh, unsigned *rests)
{
	struct figure_change *changes;
	size_t count = figure_changes(c->store, seq, CHANGES_MAX + 1, &changes), n = 0;
	struct figure_size roles = { 0 };
	bool has_facts = false;

	if (count > CHANGES_MAX)
		return false;
	fresh->people = arena_array(c->arena, count, sizeof(*fresh->people));
	for (size_t i = 0; i < count; i++) {
		struct line line = line_of(&changes[i]);
		bool is_person;

		*rests |= line.rests;
		fresh->has_all_roles |= line.changes == CHANGES_ROLES;
		has_facts |= line.changes == CHANGES_FACTS;
		is_person = line.changes == CHANGES_PERSON || line.changes == CHANGES_FACTS;
		if (is_person || line.changes == CHANGES_ROLES)
			*rests |= FIGURE_ON_PEOPLE;
		if (line.changes == CHANGES_ALL || (is_person && changes[i].subject_id == 0))
			return false;
		if (is_person)
			fresh->people[fresh->people_count++] = changes[i].subject_id;
	}
	qsort(fresh->people, fresh->people_count, sizeof(*fresh->people), int64_order);
	for (size_t i = 0; i < fresh->people_count; i++)
		if (i == 0 || fresh->people[i] != fresh->people[n - 1])
			fresh->people[n++] = fresh->people[i];
	fresh->people_count = n;
	if (has_facts && figure_roles_or_posts(c->store, fresh->people, n, &roles) && roles.n > 0)
		*rests |= FIGURE_ON_ROLES;
	return true;
}

/* Under `lock`, by who writes. */
static void drop_holders(struct snapshot *s, int64_t seq)
{
	holders_free(s->holders);
	s->holders = NULL;
	s->holders_changed = seq;
	answers_forget(s->answers, FIGURE_ON_SECRETARIES, seq);
}

static bool build(struct ctx *c, struct snapshot *s)
{
	struct image *im = image_read(c), *old;

	if (im == NULL)
		return false;
	pthread_rwlock_wrlock(&s->lock);
	old = s->image;
	s->image = im;
	im->answers = s->answers;
	answers_clear(s->answers, im->seq);
	drop_holders(s, im->seq);
	pthread_rwlock_unlock(&s->lock);
	image_free(old);
	store_drop_pages(c->store);
	arena_give_back();
	return true;
}

/* Under `renewing`, so that nobody else changes the image meanwhile. */
static bool renew(struct ctx *c, struct snapshot *s, int64_t seq)
{
	struct fresh fresh = { 0 };
	unsigned rests = 0;
	bool is_changed;

	if (s->image != NULL && s->image->seq >= seq)
		return true;
	if (s->image == NULL || s->image->parts[PART_DELTA].rows_count > DELTA_ROWS_MAX || !changed_people(c, s->image->seq, &fresh, &rests))
		return build(c, s);
	is_changed = fresh.people_count > 0 || fresh.has_all_roles;
	if (is_changed && !image_read_people(c, s->image, &fresh))
		return false;
	pthread_rwlock_wrlock(&s->lock);
	if (is_changed)
		image_take(s->image, &fresh, c->arena);
	if ((rests & FIGURE_ON_POSTS) != 0 || holders_have(s->holders, fresh.people, fresh.people_count))
		drop_holders(s, seq);
	answers_forget(s->answers, rests, seq);
	s->image->seq = seq;
	pthread_rwlock_unlock(&s->lock);
	return true;
}

const struct image *snapshot_open(struct ctx *c)
{
	struct snapshot *s = c->services == NULL ? NULL : c->services->snapshot;
	bool is_writing = store_is_writing(c->store);	/* what is not committed must not be seen by others */
	struct figure_head_row head = { 0 };

	if (s == NULL || (!is_writing && !figure_head(c->store, &head)))
		return NULL;
	for (;;) {
		bool is_good;

		pthread_rwlock_rdlock(&s->lock);
		if (s->image != NULL && s->image->seq >= head.seq)
			return s->image;
		pthread_rwlock_unlock(&s->lock);
		if (is_writing)
			return NULL;
		pthread_mutex_lock(&s->renewing);
		is_good = renew(c, s, head.seq);
		pthread_mutex_unlock(&s->renewing);
		if (!is_good)
			return NULL;
	}
}

/* What was read at line `seq` is kept, unless the log has gone on and changed it. True: kept, and owned by the snapshot. */
static bool keep_holders(struct snapshot *s, struct holders *h, int64_t seq)
{
	bool is_kept;

	pthread_rwlock_wrlock(&s->lock);
	is_kept = s->holders == NULL && seq >= s->holders_changed;
	if (is_kept) {
		holders_place(h, s->image);
		s->holders = h;
	}
	pthread_rwlock_unlock(&s->lock);
	return is_kept;
}

static bool holders_build(struct ctx *c, struct snapshot *s)
{
	struct figure_head_row head = { 0 };
	struct holders *h;

	figure_head(c->store, &head);
	h = holders_read(c, true);
	if (h != NULL && !keep_holders(s, h, head.seq))
		holders_free(h);
	return h != NULL;
}

/* Where they cannot be kept they are read for this request alone, in its own transaction. */
const struct image *snapshot_open_holders(struct ctx *c, const struct holders **holders)
{
	const struct image *im = snapshot_open(c);
	struct snapshot *s = c->services == NULL ? NULL : c->services->snapshot;
	struct holders *own;

	if (im == NULL || s == NULL)
		return NULL;
	*holders = s->holders;
	if (*holders != NULL)
		return im;
	snapshot_close(c);
	if (!store_is_writing(c->store)) {
		bool is_good;

		pthread_mutex_lock(&s->renewing);
		is_good = s->holders != NULL || holders_build(c, s);
		pthread_mutex_unlock(&s->renewing);
		if (!is_good || (im = snapshot_open(c)) == NULL)
			return NULL;
		*holders = s->holders;
		if (*holders != NULL)
			return im;
		snapshot_close(c);
	}
	own = holders_read(c, false);
	if (own == NULL || (im = snapshot_open(c)) == NULL)
		return NULL;
	holders_place(own, im);
	*holders = own;
	return im;
}

void snapshot_close(struct ctx *c)
{
	pthread_rwlock_unlock(&c->services->snapshot->lock);
}

static void *build_ahead(void *data)
{
	const struct services *services = data;
	struct arena *a = arena_new();
	struct ctx c = { .arena = a, .services = services, .store = store_open(services->database, a) };

	if (snapshot_open(&c) != NULL)
		snapshot_close(&c);
	store_close(c.store);
	arena_free(a);
	return NULL;
}

void snapshot_build_ahead(const struct services *services)
{
	struct snapshot *s = services->snapshot;

	s->has_builder = pthread_create(&s->builder, NULL, build_ahead, (void *)services) == 0;
}
