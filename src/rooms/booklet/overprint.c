/* Where words stand on the booklet. The places of the program are a beginning: editions differ, so each committee sets its own against the
 * test sheet. */
#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/booklet/booklet.h"
#include "rooms/org/org.h"
#include "rooms/person/person.h"
#include "text/booklet.h"

#define SHEET_WIDTH 2100
#define SHEET_HEIGHT 2970

enum { NAME_ON_COVER, NAME, SEX, NATIONALITY, BIRTH, NATIVE_PLACE, EDUCATION, WORK, ADDRESS, ID_NUMBER, PLACES_COUNT };
const struct overprint_field OVERPRINT_FIELDS[] = {
	[NAME_ON_COVER] = { "cover_name", T_booklet_place_cover, 1, 900, 1800, 700, 140 },
	[NAME] = { "name", T_booklet_place_name, 2, 550, 400, 400, 140 },
	[SEX] = { "sex", T_booklet_place_sex, 2, 1150, 400, 200, 140 },
	[NATIONALITY] = { "nationality", T_booklet_place_nationality, 2, 550, 550, 400, 140 },
	[BIRTH] = { "birth", T_booklet_place_birth, 2, 1150, 550, 500, 140 },
	[NATIVE_PLACE] = { "native_place", T_booklet_place_native, 2, 550, 700, 500, 140 },
	[EDUCATION] = { "education", T_booklet_place_education, 2, 550, 850, 900, 140 },
	[WORK] = { "work", T_booklet_place_work, 2, 550, 1000, 1200, 140 },
	[ADDRESS] = { "address", T_booklet_place_address, 2, 550, 1150, 1200, 140 },
	[ID_NUMBER] = { "id_number", T_booklet_place_id_number, 2, 550, 1300, 900, 140 },
};
const size_t OVERPRINT_FIELDS_COUNT = PLACES_COUNT;

void overprint_read(struct ctx *c, org_id org, struct overprint *o)
{
	struct overprint_place_row *own;
	struct overprint_offset_row offset = { .right_tenths = 0 };
	size_t count = overprint_places(c->store, org, &own);

	*o = (struct overprint){ .places = arena_array(c->arena, PLACES_COUNT, sizeof(*o->places)), .row_version = 1 };
	for (size_t i = 0; i < PLACES_COUNT; i++) {
		o->places[i] = (struct overprint_place_row){ OVERPRINT_FIELDS[i].key, OVERPRINT_FIELDS[i].x, OVERPRINT_FIELDS[i].y, 0 };
		for (size_t n = 0; n < count; n++)
			if (strcmp(own[n].field, OVERPRINT_FIELDS[i].key) == 0)
				o->places[i] = own[n];
		o->row_version += o->places[i].row_version;
	}
	overprint_offset_get(c->store, c->actor.account_id, org, &offset);
	o->right_tenths = offset.right_tenths;
	o->down_tenths = offset.down_tenths;
	o->row_version += offset.row_version;
}

static bool is_near(struct ctx *c, const char *field, int64_t tenths)
{
	return (tenths >= -OVERPRINT_OFFSET_MAX && tenths <= OVERPRINT_OFFSET_MAX) ||
		ctx_refuse_field(c, field, T_booklet_offset_wrong, "most", ctx_number(c, OVERPRINT_OFFSET_MAX / 10), NULL);
}

static bool is_on_sheet(struct ctx *c, const char *field, const char *axis, int64_t tenths, int64_t most)
{
	return (tenths >= 0 && tenths <= most) ||
		ctx_refuse_field(c, arena_printf(c->arena, "%s_%s", field, axis), T_booklet_place_wrong, "most", ctx_number(c, most / 10), NULL);
}

bool overprint_keep(struct ctx *c, org_id org, const struct overprint *o)
{
	struct org_row row;
	struct overprint before;

	ctx_begin(c, "overprint.keep", "org", org.v, org.v);
	if (!org_see_for(c, org, MAY_HANDLE, &row))
		return false;
	overprint_read(c, org, &before);
	if (o->row_version != before.row_version)
		return ctx_refuse_changed(c, T_booklet_places_changed, NULL);
	is_near(c, "right", o->right_tenths);
	is_near(c, "down", o->down_tenths);
	for (size_t i = 0; i < PLACES_COUNT; i++) {
		is_on_sheet(c, o->places[i].field, "x", o->places[i].x_tenths, SHEET_WIDTH);
		is_on_sheet(c, o->places[i].field, "y", o->places[i].y_tenths, SHEET_HEIGHT);
	}
	if (ctx_is_refused(c))
		return false;
	overprint_offset_set(c->store, c->actor.account_id, org, o->right_tenths, o->down_tenths);
	audit_note_int(c, "overprint_offset", "right_tenths", org.v, before.right_tenths, o->right_tenths);
	audit_note_int(c, "overprint_offset", "down_tenths", org.v, before.down_tenths, o->down_tenths);
	for (size_t i = 0; i < PLACES_COUNT; i++) {
		const struct overprint_place_row *p = &o->places[i];

		if (p->x_tenths == before.places[i].x_tenths && p->y_tenths == before.places[i].y_tenths)
			continue;
		overprint_place_set(c->store, org, p->field, p->x_tenths, p->y_tenths);
		audit_note_int(c, "overprint_place", "x_tenths", org.v, before.places[i].x_tenths, p->x_tenths);
		audit_note_int(c, "overprint_place", "y_tenths", org.v, before.places[i].y_tenths, p->y_tenths);
	}
	return ctx_commit(c);
}

/* ---- sheets ---- */

#define SAME_LINE 40	/* tenths: places that begin so near to each other in height stand side by side */

/* How much room a place has: up to the next one, however near somebody set it. */
static void keep_off(struct overprint_item *item, const struct overprint_item *other)
{
	int below = other->y - item->y, beside = other->x - item->x;

	if (other->page != item->page)
		return;
	if (below >= SAME_LINE && other->x < item->x + item->width && item->x < other->x + other->width && below < item->height)
		item->height = below;
	else if (below < SAME_LINE && below > -SAME_LINE && beside > 0 && beside < item->width)
		item->width = beside;
}

static void place_items(struct ctx *c, org_id org, const char *const *texts, struct overprint *o, struct overprint_item items[PLACES_COUNT])
{
	overprint_read(c, org, o);
	for (size_t i = 0; i < PLACES_COUNT; i++)
		items[i] = (struct overprint_item){ OVERPRINT_FIELDS[i].page, (int)o->places[i].x_tenths, (int)o->places[i].y_tenths, OVERPRINT_FIELDS[i].width,
			OVERPRINT_FIELDS[i].height, texts[i] == NULL ? "" : texts[i] };
	for (size_t i = 0; i < PLACES_COUNT; i++) {
		for (size_t n = 0; n < PLACES_COUNT; n++)
			if (n != i)
				keep_off(&items[i], &items[n]);
		items[i].width = items[i].x + items[i].width > SHEET_WIDTH ? SHEET_WIDTH - items[i].x : items[i].width;
		items[i].height = items[i].y + items[i].height > SHEET_HEIGHT ? SHEET_HEIGHT - items[i].y : items[i].height;
	}
}

/* A booklet is one of its kind: nothing is set over another place of it. */
static bool all_fit(struct ctx *c, struct overprint_item items[PLACES_COUNT], bool leaves_out)
{
	for (size_t i = 0; i < PLACES_COUNT; i++) {
		if (items[i].text[0] == '\0' || overprint_pt(&items[i]) > 0)
			continue;
		if (leaves_out)
			items[i].text = "";
		else
			ctx_refuse(c, AGAINST_RULE, T_booklet_does_not_fit, "place", ctx_words(c, OVERPRINT_FIELDS[i].title), "n", ctx_number(c, (int64_t)text_chars(items[i].text)),
				"width", ctx_number(c, items[i].width / 10), "height", ctx_number(c, items[i].height / 10), "pt", ctx_number(c, OVERPRINT_PT_LEAST), NULL);
	}
	return !ctx_is_refused(c);
}

static bool write_sheet(struct ctx *c, const struct overprint *o, const struct overprint_item items[PLACES_COUNT], bool is_test, struct buffer *out)
{
	buffer_init(out, c->arena, 0);
	return overprint_write(message_text(c->arena, LANG_ZH, T_booklet_overprint, NULL, 0), items, PLACES_COUNT, (int)o->right_tenths, (int)o->down_tenths, is_test, out) ||
		ctx_refuse(c, AGAINST_RULE, T_booklet_no_pdf, NULL);
}

bool overprint_test(struct ctx *c, org_id org, struct buffer *out)
{
	struct overprint_item items[PLACES_COUNT];
	const char *names[PLACES_COUNT];
	struct overprint o;
	struct org_row row;

	if (!org_see_for(c, org, MAY_HANDLE, &row))
		return false;
	for (size_t i = 0; i < PLACES_COUNT; i++)
		names[i] = message_text(c->arena, LANG_ZH, OVERPRINT_FIELDS[i].title, NULL, 0);
	place_items(c, org, names, &o, items);
	return write_sheet(c, &o, items, true, out);
}

static void put_person(struct ctx *c, const struct person_row *row, const char **texts)
{
	texts[NAME_ON_COVER] = texts[NAME] = row->name;
	texts[SEX] = code_name_int(LANG_ZH, "sex", row->sex);
	texts[NATIONALITY] = code_name(LANG_ZH, "nationality", row->nationality);
	texts[BIRTH] = row->birth_day == DAY_NONE ? "" : day_text_zh(c->arena, row->birth_day, DATE_MONTH);
	texts[NATIVE_PLACE] = row->native_place;
	texts[EDUCATION] = code_name(LANG_ZH, "education", row->education);
	texts[WORK] = person_work_text(c->arena, row->work_unit, row->job);
	texts[ADDRESS] = row->address;
}

/* A number with stars is none to be printed onto a booklet. */
static bool put_id_number(struct ctx *c, const struct person_row *row, const char *reason, const char **texts)
{
	const char *phone;

	if (!may_at_path(c, MAY_SEE_FULL, row->path))
		return ctx_refuse(c, FORBIDDEN, T_booklet_may_not_see_full, NULL);
	return person_numbers_open(c, row, reason, &texts[ID_NUMBER], &phone);
}

bool booklet_print(struct ctx *c, booklet_id id, const struct booklet_print *ask, struct buffer *out)
{
	struct overprint_item items[PLACES_COUNT];
	struct booklet_row row;
	struct person_row person;
	struct overprint o;
	const char *texts[PLACES_COUNT] = { NULL };

	if (!booklet_see(c, id, &row))
		return false;
	if (strcmp(row.state, "issued") != 0)
		return ctx_refuse(c, AGAINST_RULE, T_booklet_not_issued, "number", row.number, NULL);
	if (!person_get(c->store, (person_id){ row.person }, &person))
		return ctx_refuse(c, NOT_FOUND, T_booklet_not_found, NULL);
	put_person(c, &person, texts);
	if (ask->is_full && !put_id_number(c, &person, ask->reason, texts))
		return false;
	place_items(c, row.org, texts, &o, items);
	if (!all_fit(c, items, ask->leaves_out) || !write_sheet(c, &o, items, false, out))
		return false;
	ctx_begin(c, "booklet.print", "booklet", id.v, row.org.v);
	store_note(c->store, "number", NULL, row.number);
	if (!text_is_empty(texts[ID_NUMBER])) {
		store_note(c->store, "id_number", NULL, "full");
		store_note(c->store, "reason", NULL, ask->reason);
	}
	return ctx_commit(c);
}
