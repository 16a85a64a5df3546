/* Somebody of the name and birthday of another: perhaps one person twice. Who imports says once for the batch how they were told apart (batch_confirm). */
#include "rooms/batch/batch_judge.h"
#include "rooms/batch/batch_run.h"

#include "rooms/person/person_twin.h"
#include "text/batch.h"

/* Two marks for each name and birthday of the archive, half a mebibyte for however many: of a hundred thousand people one row in 500 that is nobody's
 * namesake is looked up for nothing, of a million one in seven. */
#define MARKS (1u << 22)
#define MARKS_IN_WORD 64

/* FNV-1a over county, name and birthday: two of one key that are none are one in billions of rosters. */
static uint64_t key_of(int64_t region, const char *name, day_t birth_day)
{
	uint64_t key = 14695981039346656037u;

	for (const char *p = name; *p != '\0'; p++)
		key = (key ^ (unsigned char)*p) * 1099511628211u;
	key = (key ^ (uint64_t)region) * 1099511628211u;
	return (key ^ (uint64_t)birth_day) * 1099511628211u;
}

static uint64_t *word_of(const struct batch_judge *j, uint64_t mark) { return &j->archived[mark % MARKS / MARKS_IN_WORD]; }
static uint64_t bit_of(uint64_t mark) { return (uint64_t)1 << (mark % MARKS_IN_WORD); }

static void mark(struct batch_judge *j, uint64_t key)
{
	*word_of(j, key) |= bit_of(key);
	*word_of(j, key >> 32) |= bit_of(key >> 32);
}

static bool may_be_archived(const struct batch_judge *j, uint64_t key)
{
	return (*word_of(j, key) & bit_of(key)) != 0 && (*word_of(j, key >> 32) & bit_of(key >> 32)) != 0;
}

/* Where the store gives up half way the rows are judged again, and the archive is read again. */
static void read_archive(struct batch_trial *t, int64_t region)
{
	struct batch_judge *j = t->j;
	struct batch_name_row row;
	struct cursor cursor;

	if (batch_seen_has(&j->regions_read, (uint64_t)region))
		return;
	if (j->archived == NULL)
		j->archived = arena_array(j->arena, MARKS / MARKS_IN_WORD, sizeof(*j->archived));
	batch_names(t->c.store, region, DAY_NONE, &cursor);
	while (batch_name_row_next(&cursor, &row))
		mark(j, key_of(region, row.name, row.birth_day));
	cursor_close(&cursor);
	if (store_state(t->c.store) == STORE_GOOD)
		batch_seen_before(&j->regions_read, (uint64_t)region, t->number);
}

void batch_twin_warn(struct batch_trial *t, int64_t region)
{
	const struct person_facts *f = &t->v->facts;
	const char *others = NULL;
	uint64_t key;
	int before;

	if (t->look != BATCH_LOOK_CHECK || t->findings.is_wrong || f->birth_day == DAY_NONE)
		return;
	read_archive(t, region);
	key = key_of(region, f->name, f->birth_day);
	before = batch_seen_before(&t->j->names, key, t->number);
	if (may_be_archived(t->j, key))
		others = person_twin_others(&t->c, region, (person_id){ 0 }, f->name, f->birth_day);
	if (others != NULL)
		WARN(t, "name", T_batch_twin, "others", others, NULL);
	if (before != 0)
		WARN(t, "name", T_batch_twin_row, "row", arena_printf(t->c.arena, "%d", before), NULL);
	t->v->is_twin = others != NULL || before != 0;
}

bool batch_twin_explain(struct ctx *c, const struct batch_item *batch, const char *reason)
{
	if (batch->twins == 0 || !batch_is(batch, "checked"))
		return true;
	if (!text_says(reason))
		return ctx_refuse_field(c, "twin_reason", T_batch_twin_missing, "n", ctx_number(c, batch->twins), NULL);
	if (text_chars(reason) > LIMIT_PERSON_CHANGE_REASON)
		return ctx_refuse_field(c, "twin_reason", T_batch_twin_long, "n", ctx_number(c, LIMIT_PERSON_CHANGE_REASON), "typed",
			arena_printf(c->arena, "%zu", text_chars(reason)), NULL);
	batch_set_twin_reason(c->store, batch->id, reason);
	store_note(c->store, "twin_reason", NULL, reason);
	return true;
}
