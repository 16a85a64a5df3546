/* Papers of an office (文书): templates that the office changes in WPS, where each is in force, and papers filled from them. Every paper that
 * is printed stands in the log. */
#ifndef ROOMS_DOCUMENT_DOCUMENT_H
#define ROOMS_DOCUMENT_DOCUMENT_H

#include "core/ctx.h"
#include "rooms/document/document_kind.h"
#include "rooms/document/document_sql.h"

/* Keeps an uploaded .docx as the next version of a paper's template. Needs MAY_SET_NORMS at the county. Refuses at "file" whatever docx_check
 * finds, with what to do; at "note" one that is too long. */
struct document_upload { const char *name, *note; int fd; int64_t bytes; };
bool document_keep(struct ctx *c, const struct document_kind *kind, const struct document_upload *upload, document_template_id *made);

/* Needs MAY_SET_NORMS in the organisation. In force there and below from that day, which is not past; the one before ends on it. Refuses: no
 * basis, a template of another paper, a day before today, a template that is in force, and where another is to begin later. */
struct document_using { org_id org; document_template_id template; day_t from_day; const char *basis; };
bool document_put_in_force(struct ctx *c, const struct document_kind *kind, const struct document_using *what, document_use_id *made);
/* Needs MAY_SET_NORMS in its organisation. From that day on, which is not past, the one above holds again, or that of the program. On its first day or before it
 * was never in force, and what ended for it goes on. */
bool document_end(struct ctx *c, const struct document_kind *kind, document_use_id use, day_t day, int64_t row_version);

/* The template that holds at a path today: the nearest above; is_there false: that of the program. */
bool document_in_force(struct ctx *c, const char *path, const struct document_kind *kind, struct document_use_row *use);
/* The bytes of a version, or with id 0 of the program's own. Refuses NOT_FOUND. */
bool document_bytes(struct ctx *c, const struct document_kind *kind, document_template_id id, struct buffer *out);

/* What is asked of a print: the case, ballot or transfer, what was typed (by enum document_field, NULL as ""), PDF or .docx. With `full`
 * the ID number is whole, for which the right and the reason are asked, and logged. */
struct document_ask { const char *query; /* of a roster: the conditions of the list, as in its address (roster_query_text); NULL or "": all members */ int64_t subject, ballot; /* of a case: the vote that the paper is about; 0: its last */
	int64_t step; /* of a request or a reply: which of several, by the number (from 1) of one of its steps among those of the case; 0: the last */ const char *typed[FIELDS_COUNT]; bool is_pdf, is_full; const char *reason; };
/* fd: a file that holds the paper in place of `bytes`, fd_bytes long, which whoever sends it closes; -1: there is none. */
struct document_paper { const char *name, *media_type; struct buffer bytes; int fd; int64_t fd_bytes; };
/* How many people a roster with these conditions has; asks and refuses like its print. */
bool document_roster_count(struct ctx *c, int64_t org, const char *query, int64_t *count);
/* A list of many people leaves as an export does, with the right, a reason and a proof of who acts; but a branch prints its own as PDF. */
bool document_is_export(const struct document_kind *kind, bool is_pdf, bool is_of_branch);
/* Fills the paper from the template in force where its subject belongs. Asks the right on the subject as its own room does. Refuses: a paper
 * that says what has not happened (a resolution without a closed vote, a notice that was never put up), a needed field that is empty, a
 * number of a paper that GB/T 9704 does not allow, a request to several. */
bool document_print(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, struct document_paper *paper);
/* The number of a paper: "云组发〔2015〕10号": the year whole in 〔〕, no 第, no 0 in front (GB/T 9704-2012, 7.2.5). "" is none yet. */
bool document_number_is_right(const char *number);

#endif
