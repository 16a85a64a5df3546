/* What a page or a program sent about a case: one reading for both. */
#ifndef ROOMS_RUN_RUN_INPUT_H
#define ROOMS_RUN_RUN_INPUT_H

#include "core/file.h"
#include "rooms/run/run_overview.h"

struct web;

/* The case or the organisation that the address names; whether there is one, and for whom, the rule asks. */
run_id run_path(const struct web *w);
org_id run_org_path(const struct web *w);
bool run_opening_read(struct web *w, struct run_opening *opening);	/* false: a file was refused */
/* A notice that is put on display, or with field file one that hung on paper. False after a refusal. */
bool run_showing_read(struct web *w, struct run_showing *what);
/* A vote that is opened: of today where no day is said. False after a refusal. */
bool run_voting_read(struct web *w, struct run_voting *what);
/* The fields of a form: of a page "v_FIELD" and, for the cells of a table, "v_FIELD_ROW_COLUMN"; of a program the list `values` of
 * "FIELD=text", rows of a table one after another with | between the cells, of a file the ids of its pages. Of a page further "v_FIELD_loose" and
 * "v_FIELD_out", ids of papers of a batch that are for the field and of pages that go, and "v_FIELD_how" `add`: what is chosen follows what is there. Uploads are kept. False after a refusal. */
bool run_entries_read(struct web *w, const struct run_case *k, const char *form, struct run_entry **entries);
/* What is reported: of a program the contents in their order, of a page content_1 and so on. */
void run_reporting_read(struct web *w, struct run_reporting *what);
/* Who acts: fields person, day, file, row_version; whoever is signed in and today, where nothing is said. False after a refusal. */
bool run_act_read(struct web *w, struct run_act *act);
bool run_ending_read(struct web *w, struct run_ending *what);
/* What was uploaded in that field, kept; *kept is NULL where nothing was. False after a refusal. */
bool run_file_read(struct web *w, const char *field, const struct file_kept **kept, const char **name);
/* A draw: fields draw, seed_source, reason, row_version. */
struct run_drawing *run_drawing_read(struct web *w);
/* A hold: fields reason, talk_day, talk, row_version. False after a refusal. */
struct run_holding;
bool run_holding_read(struct web *w, struct run_holding *what);
/* All files of the field `files`, each kept or with the reason why not. False after a refusal: the case is out of reach. */
struct run_batch_file;
bool run_batch_read(struct web *w, struct run_batch_file **files, size_t *count);
/* Answers with the bytes of the file of the path. */
void run_send_file(struct web *w);
/* All of them as one PDF. */
void run_send_bundle(struct web *w);
/* Which cases a list shows; late=1 is short for due=late. */
void run_filter_read(struct web *w, struct run_filter *filter);

#endif
