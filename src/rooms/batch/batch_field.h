/* Which column of a roster is which field of the archive: the fields of a person and the branch, by the names that
 * offices give to columns; the head found among titles, notes and groups of columns. */
#ifndef ROOMS_BATCH_BATCH_FIELD_H
#define ROOMS_BATCH_BATCH_FIELD_H

#include "core/sheet.h"
#include "rooms/person/person_input.h"

enum { BATCH_FIELD_NONE = -1 };
#define BATCH_FIELDS_MAX 40

/* 0 … batch_fields_count() - 1: first PERSON_INPUTS in their order, then the two below. */
struct batch_field { const char *name; message label; const struct person_input *input; };
size_t batch_fields_count(void);
struct batch_field batch_field_at(int field);
int batch_field_find(const char *name);		/* "name", "org"; BATCH_FIELD_NONE */
int batch_field_org(void);			/* the branch by name or code */
int batch_field_org_code(void);

/* The field that a title names, BATCH_FIELD_NONE if none. */
int batch_field_read(const char *title);
/* A column that no roster needs: 序号, 备注, 年龄 … */
bool batch_title_is_spare(const char *title);
/* A column that says who was punished: no roster brings it, the person alone declares it (engines.md 6.2, TZ-07). */
bool batch_title_is_private(struct arena *a, const char *title);
/* What offices write into a cell that has nothing: 无, /, ——. */
bool batch_is_filler(const char *typed);
/* A line under or above the table that holds no person: totals, notes, signatures. */
bool batch_row_is_note(const struct sheet_row *row);

struct batch_head {
	int first_row, last_row;	/* as the office program shows them; two for a head of two lines */
	int columns_count;
	const char *titles[SHEET_COLUMNS_MAX];	/* "" where there is none */
	int fields[SHEET_COLUMNS_MAX];
	bool is_sure;			/* a name, something to tell people apart by, and no column unknown */
};
/* Looks through the first rows; afterwards the sheet stands at its beginning again. False: no row looks like a head;
 * then the first row is taken, with no field. Texts live in `a`. */
bool batch_head_find(struct arena *a, struct sheet *s, struct batch_head *head);
/* Sets is_sure anew after fields were changed. A field named twice keeps its first column. */
void batch_head_settle(struct batch_head *head);

/* Kept form: names with commas between, empty where a column is left out. */
const char *batch_fields_text(struct arena *a, const int *fields, int count);
void batch_fields_parse(const char *text, int *fields, int count);

#endif
