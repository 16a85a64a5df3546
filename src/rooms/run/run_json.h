/* A case as JSON. What is a row as the case has it is written by its declaration; of what is gathered only the names are declared, in run_api.c. */
#ifndef ROOMS_RUN_RUN_JSON_H
#define ROOMS_RUN_RUN_JSON_H

#include "rooms/run/run.h"
#include "rooms/run/run_move_sql.h"
#include "rooms/run/run_twice.h"
#include "web/web.h"

FIELDS(RUN_SIGNATURE, ROW_TEXT(struct run_signature_row, role), ROW_ID(struct run_signature_row, person), { A_TEXT("name", 0), AT(struct run_signature_row, person_name) },
	ROW_DAY(struct run_signature_row, day), ROW_ID(struct run_signature_row, file), ROW_TEXT(struct run_signature_row, registered_by))
FIELDS(RUN_FIGURE, ROW_TEXT(struct run_figure, id), ROW_NAMED(struct run_figure, title), ROW_TEXT(struct run_figure, text))
FIELDS(RUN_MOVE, ROW_DAY(struct run_move_row, day), { A_TEXT("from", 0), AT(struct run_move_row, from_name) }, { A_TEXT("to", 0), AT(struct run_move_row, to_name) })
FIELDS(RUN_DECLARED, ROW_ID(struct run_declared_row, other), ROW_TEXT(struct run_declared_row, title), ROW_NAMED(struct run_declared_row, finish_title),
	ROW_DAY(struct run_declared_row, closed_day), ROW_TEXT(struct run_declared_row, author))
FIELDS(RUN_TWICE, ROW_ID(struct run_twice, file), ROW_TEXT(struct run_twice, name), ROW_ID(struct run_twice, same_as), ROW_TEXT(struct run_twice, same_name), ROW_TEXT(struct run_twice, digest))
FIELDS(RUN_PAGE_OUT, ROW_TEXT(struct run_page_out_row, form), ROW_TEXT(struct run_page_out_row, field), ROW_INT(struct run_page_out_row, number), ROW_ID(struct run_page_out_row, file),
	ROW_TEXT(struct run_page_out_row, name), ROW_TEXT(struct run_page_out_row, digest), ROW_TEXT(struct run_page_out_row, author), { A_TIME("time"), AT(struct run_page_out_row, time_s) })

/* The members of the object RUN_CASE_FIELDS (run_api.c): steps, values, signatures, what is missing, figures, reports and moves. Sealed forms are left out. */
void run_put_case(struct web *w, struct json *j, const struct run_case *of);

#endif
