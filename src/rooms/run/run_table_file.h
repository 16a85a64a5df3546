/* A table of a form as a file of an office program: given with its head, so that it can be filled in there, and read back into the cells of the form. */
#ifndef ROOMS_RUN_RUN_TABLE_FILE_H
#define ROOMS_RUN_RUN_TABLE_FILE_H

#include "core/sheet.h"
#include "rooms/run/run_paste.h"
#include "rooms/run/run_screen.h"

struct upload;
struct web;

/* The table of the form with the rows that it shows, by the case that the actor may see; written into the log. False: NOT_FOUND a case out of reach, a form that is
 * sealed, what is no table. `fd` is a file at offset 0 that the caller sends. */
struct run_table_file { int fd; int64_t bytes; const char *title; };
bool run_table_write(struct ctx *c, run_id id, const char *form, const char *field, enum sheet_format format, struct run_table_file *file);

/* The rows of a workbook or a CSV file that was uploaded for the table of that field, read by the confined child; nothing is kept of it. Refuses at `input`: what is no
 * such file, a word of secrecy in its name, more rows than any table holds. */
bool run_table_file_read(struct ctx *c, const struct programme_field *f, const char *input, const struct upload *upload, struct run_pasted *pasted);

/* The same of a table that another room keeps: `most` rows, and the number that a refusal says. */
struct run_sheet_size { size_t most, said; };
bool run_sheet_read(struct ctx *c, const struct programme_field *f, const char *input, const struct run_sheet_size *size, const struct upload *upload, struct run_pasted *pasted);

/* Answers with the table of the path and of the parameter `field`, as .xlsx or as=csv. */
void run_send_table(struct web *w);

#endif
