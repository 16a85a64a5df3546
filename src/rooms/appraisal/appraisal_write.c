#include "rooms/appraisal/appraisal_write.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "text/appraisal.h"

/* As it is read again: without signs between the digits. */
static const char *plain(struct ctx *c, int64_t n)
{
	return arena_printf(c->arena, "%lld", (long long)n);
}

struct appraisal_line *appraisal_line_of(struct appraisal *a, person_id person)
{
	for (size_t i = 0; i < a->lines_count; i++)
		if (a->lines[i].person.v == person.v)
			return &a->lines[i];
	return NULL;
}

bool appraisal_refuse_nobody(struct ctx *c, const struct appraisal *a, person_id person)
{
	struct appraisal_person_row row = { .name = "" };
	const char *name = arena_printf(c->arena, "%lld", (long long)person.v);

	for (size_t i = 0; i < a->elsewhere_count; i++)
		if (a->elsewhere[i].person.v == person.v)
			return ctx_refuse_field(c, "rows", T_appraisal_twice, "name", a->elsewhere[i].name, "year", arena_printf(c->arena, "%d", a->year), "org", a->elsewhere[i].org_name,
				"day", day_text(c->arena, a->elsewhere[i].day), NULL);
	/* Who it is does not come out by trying numbers. */
	if (appraisal_person(c->store, person, &row) && may_at_path(c, MAY_SEE_PERSON, row.path))
		name = row.name;
	return ctx_refuse_field(c, "rows", T_appraisal_nobody, "person", name, "day", day_text(c->arena, a->day), "org", a->org.name, NULL);
}

int64_t appraisal_away(const struct appraisal *a)
{
	int64_t n = 0;

	for (size_t i = 0; i < a->lines_count; i++)
		n += appraisal_is_grade(a->lines[i].mark) && !text_is_empty(a->lines[i].place);
	return n;
}

int64_t appraisal_held_back(const struct appraisal *a)
{
	int64_t n = 0;

	for (size_t i = 0; i < a->lines_count; i++)
		n += a->lines[i].mark == MARK_SUSPENDED && a->lines[i].has_ground;
	return n;
}

void appraisal_count(const struct appraisal *a, int64_t counts[APPRAISAL_MARKS])
{
	memset(counts, 0, APPRAISAL_MARKS * sizeof(*counts));
	for (size_t i = 0; i < a->lines_count; i++)
		if (a->lines[i].mark >= 0)
			counts[a->lines[i].mark]++;
}

static void write_counts(struct ctx *c, const struct appraisal *a)
{
	int64_t n[APPRAISAL_MARKS];

	appraisal_count(a, n);
	appraisal_set_counts(c->store, a->row.id, n[MARK_EXCELLENT], n[MARK_QUALIFIED], n[MARK_BASIC], n[MARK_UNQUALIFIED], n[MARK_PROBATIONARY], n[MARK_ABSENT],
		n[MARK_EXCUSED], n[MARK_SUSPENDED]);
}

/* Art. 18: the result is told to the person. */
static void tell(struct ctx *c, const struct appraisal *a, const struct appraisal_line *line)
{
	const char *mark = code_name(LANG_ZH, "appraisal_mark", appraisal_mark_code((enum appraisal_word)line->mark));
	const struct message_arg args[] = { { "year", arena_printf(c->arena, "%d", a->year) }, { "org", a->org.name }, { "mark", mark }, { "measure", line->measure } };

	bool has_measure = appraisal_is_grade(line->mark) && !text_is_empty(line->measure);

	appraisal_tell(c->store, (message_id){ store_new_id(c->store) }, line->region, line->person, a->org.id,
		message_text(c->arena, LANG_ZH, has_measure ? T_appraisal_told_measure : T_appraisal_told, args, has_measure ? 4 : 3), c->now_s);
}

/* Who was told a grade is told that it holds no more. */
static void tell_withdrawn(struct ctx *c, const struct appraisal *a, const struct appraisal_line *line)
{
	const struct message_arg args[] = { { "year", arena_printf(c->arena, "%d", a->year) }, { "org", a->org.name } };

	appraisal_tell(c->store, (message_id){ store_new_id(c->store) }, line->region, line->person, a->org.id,
		message_text(c->arena, LANG_ZH, T_appraisal_told_withdrawn, args, 2), c->now_s);
}

/* Refuses, as somebody else's meanwhile act, a mark of who has one of the year in another branch since the form was read. */
static void write_line(struct ctx *c, const struct appraisal *a, struct appraisal_line *line)
{
	const char *mark = appraisal_mark_code((enum appraisal_word)line->mark);

	if (line->is_recorded)
		appraisal_grade_set(c->store, line->region, a->row.id, line->person, mark, line->place, line->measure);
	else if (appraisal_grade_insert(c->store, (appraisal_grade_id){ store_new_id(c->store) }, line->region, a->row.id, line->person, a->year, mark, line->place,
			line->measure) == 0 && store_state(c->store) == STORE_GOOD)
		ctx_refuse_changed(c, T_appraisal_twice_now, "name", line->name, "year", arena_printf(c->arena, "%d", a->year), NULL);
	line->is_recorded = true;
}

void appraisal_write_new(struct ctx *c, struct appraisal *a, const struct appraisal_meeting *m, int64_t run, const char *reason)
{
	bool waits = appraisal_first_waits(c, a);
	const char *state = waits ? "waiting" : "held";

	if (a->is_withdrawn) {
		appraisal_insert_again(c->store, a->row.id, m->day, m->due, m->present, m->excess, run, c->actor.account_id, c->now_s, state);
	} else {
		a->row.id.v = store_new_id(c->store);
		appraisal_insert(c->store, a->row.id, a->org.id, a->year, m->day, m->due, m->present, m->excess, run, c->actor.account_id, c->now_s, state);
	}
	for (size_t i = 0; i < a->lines_count; i++) {
		write_line(c, a, &a->lines[i]);
		if (run == 0 && !waits)
			tell(c, a, &a->lines[i]);
	}
	write_counts(c, a);
	if (waits)
		appraisal_write_correction(c, a, "record", reason, NULL, 0, true);
	store_note(c->store, "year", NULL, arena_printf(c->arena, "%d", a->year));
	store_note(c->store, "people", NULL, plain(c, (int64_t)a->lines_count));
}

/* ---- what changes ---- */

static void differ(struct appraisal_change *changes, size_t *count, person_id person, const char *field, const char *was, const char *became)
{
	if (strcmp(was, became) == 0)
		return;
	changes[*count] = (struct appraisal_change){ .number = (int64_t)*count + 1, .person = person, .field = field, .was = was, .became = became };
	(*count)++;
}

static const struct appraisal_mark *mark_of(const struct appraisal_mark *marks, size_t count, person_id person)
{
	for (size_t i = 0; i < count; i++)
		if (marks[i].person.v == person.v)
			return &marks[i];
	return NULL;
}

size_t appraisal_differences(struct ctx *c, const struct appraisal *a, const struct appraisal_meeting *m, struct appraisal_change **changes)
{
	struct appraisal_mark *marks;
	size_t marks_count = appraisal_marks(c->store, a->row.id, &marks), count = 0;

	*changes = arena_array(c->arena, 4 + a->lines_count * 3, sizeof(**changes));
	differ(*changes, &count, (person_id){ 0 }, "day", day_text(c->arena, a->row.day), day_text(c->arena, m->day));
	differ(*changes, &count, (person_id){ 0 }, "due", plain(c, a->row.due), plain(c, m->due));
	differ(*changes, &count, (person_id){ 0 }, "present", plain(c, a->row.present), plain(c, m->present));
	differ(*changes, &count, (person_id){ 0 }, "reason", a->row.reason, m->excess);
	for (size_t i = 0; i < a->lines_count; i++) {
		const struct appraisal_line *line = &a->lines[i];
		const struct appraisal_mark *was = mark_of(marks, marks_count, line->person);

		differ(*changes, &count, line->person, "mark", was == NULL ? "" : was->mark, appraisal_mark_code((enum appraisal_word)line->mark));
		differ(*changes, &count, line->person, "place", was == NULL ? "" : was->place, line->place);
		differ(*changes, &count, line->person, "measure", was == NULL ? "" : was->measure, line->measure);
	}
	return count;
}

size_t appraisal_withdrawn_values(struct ctx *c, const struct appraisal *a, struct appraisal_change **changes)
{
	size_t count = 0;

	*changes = arena_array(c->arena, 4 + a->lines_count * 3, sizeof(**changes));
	differ(*changes, &count, (person_id){ 0 }, "day", day_text(c->arena, a->row.day), "");
	differ(*changes, &count, (person_id){ 0 }, "due", plain(c, a->row.due), "");
	differ(*changes, &count, (person_id){ 0 }, "present", plain(c, a->row.present), "");
	differ(*changes, &count, (person_id){ 0 }, "reason", a->row.reason, "");
	for (size_t i = 0; i < a->lines_count; i++) {
		const struct appraisal_line *line = &a->lines[i];

		if (!line->is_recorded)
			continue;
		differ(*changes, &count, line->person, "mark", appraisal_mark_code((enum appraisal_word)line->mark), "");
		differ(*changes, &count, line->person, "place", line->place, "");
		differ(*changes, &count, line->person, "measure", line->measure, "");
	}
	return count;
}

void appraisal_write_correction(struct ctx *c, const struct appraisal *a, const char *kind, const char *reason, const struct appraisal_change *changes, size_t count, bool waits)
{
	appraisal_correction_id id = { store_new_id(c->store) };

	appraisal_correction_insert(c->store, id, a->row.id, kind, reason, waits ? "waiting" : "settled", c->actor.account_id, c->now_s);
	if (waits)
		appraisal_touch(c->store, a->row.id);	/* what holds at once is counted anew */
	for (size_t i = 0; i < count; i++) {
		if (changes[i].person.v != 0 && (i == 0 || changes[i - 1].person.v != changes[i].person.v))
			audit_note_text(c, "appraisal_grade", "person_id", changes[i].person.v, NULL, plain(c, changes[i].person.v));	/* whose mark the next ones are */
		appraisal_correction_line_insert(c->store, id, changes[i].number, changes[i].person, changes[i].field, changes[i].was, changes[i].became);
		audit_note_text(c, changes[i].person.v == 0 ? "appraisal" : "appraisal_grade", changes[i].field, changes[i].person.v, changes[i].was, changes[i].became);
	}
	store_note(c->store, "reason", NULL, reason);
}

static void apply_meeting(struct ctx *c, struct appraisal *a, const struct appraisal_change *change)
{
	struct appraisal_row *row = &a->row;

	if (strcmp(change->field, "day") == 0)
		row->day = day_parse_iso(change->became);
	else if (strcmp(change->field, "due") == 0)
		int_parse(change->became, &row->due);
	else if (strcmp(change->field, "present") == 0)
		int_parse(change->became, &row->present);
	else
		row->reason = change->became;
	appraisal_set_meeting(c->store, row->id, row->day, row->due, row->present, row->reason);
}

static bool apply_line(struct appraisal *a, const struct appraisal_change *change)
{
	struct appraisal_line *line = appraisal_line_of(a, change->person);
	bool is_mark = strcmp(change->field, "mark") == 0;

	if (line == NULL)
		return false;
	if (is_mark)
		line->mark = appraisal_mark_find(change->became);
	else if (strcmp(change->field, "place") == 0)
		line->place = change->became;
	else
		line->measure = change->became;
	return is_mark;
}

void appraisal_apply(struct ctx *c, struct appraisal *a, const struct appraisal_change *changes, size_t count)
{
	bool is_told = false;

	for (size_t i = 0; i < count; i++) {
		struct appraisal_line *line;

		if (changes[i].person.v == 0) {
			apply_meeting(c, a, &changes[i]);
			continue;
		}
		is_told = apply_line(a, &changes[i]) || is_told;
		line = appraisal_line_of(a, changes[i].person);
		if (line == NULL || (i + 1 < count && changes[i + 1].person.v == changes[i].person.v))
			continue;	/* its other fields follow */
		write_line(c, a, line);
		if (is_told)
			tell(c, a, line);
		is_told = false;
	}
	write_counts(c, a);
}

void appraisal_confirm(struct ctx *c, struct appraisal *a)
{
	appraisal_set_state(c->store, a->row.id, "held");
	for (size_t i = 0; i < a->lines_count && a->row.run == 0; i++)
		tell(c, a, &a->lines[i]);
	write_counts(c, a);
}

void appraisal_void(struct ctx *c, struct appraisal *a)
{
	for (size_t i = 0; i < a->lines_count; i++) {
		struct appraisal_line *line = &a->lines[i];

		if (!line->is_recorded)
			continue;
		appraisal_grade_delete(c->store, line->region, a->row.id, line->person);
		if (!a->is_unconfirmed)
			tell_withdrawn(c, a, line);
	}
	appraisal_set_state(c->store, a->row.id, "withdrawn");
	appraisal_set_counts(c->store, a->row.id, 0, 0, 0, 0, 0, 0, 0, 0);
}
