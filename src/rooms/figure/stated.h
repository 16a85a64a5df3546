/* Stated figures: what a document prints of an organisation (数据核对), entered by whoever keeps that organisation. They stand beside
 * what the program counts and are never made to agree; a wrong one is withdrawn and entered anew. Each function is one audited write
 * and wants MAY_EDIT_ORG at the organisation. */
#ifndef ROOMS_FIGURE_STATED_H
#define ROOMS_FIGURE_STATED_H

#include "core/ctx.h"
#include "rooms/figure/stated_sql.h"

/* counter: a value of the code set stated_counter, or its name; "" where the program counts nothing of the kind. stated and compared
 * (another figure of the same document, may be empty) are numbers of at most two decimals, "1,250" allowed. */
struct stated_form { const char *name, *unit, *stated, *compared, *counter, *source; day_t day; };

/* Refuses a missing name, source or number, a day to come, and a figure that stands there already. */
bool stated_add(struct ctx *c, org_id org, const struct stated_form *form, stated_figure_id *made);
/* A line each: 名称, 引用值, 单位, 核对项目, 截至 (as date_read reads it), 出处, between tabs as they come from a sheet, or between commas. All of them or
 * none; a refusal names the line. */
#define STATED_LINES_MAX 500
#define STATED_LINES_CHARS_MAX 100000
bool stated_import(struct ctx *c, org_id org, const char *lines, int *count);
/* Needs MAY_EDIT_ORG at its organisation. The row goes; name, number and source stay in the log. */
bool stated_withdraw(struct ctx *c, stated_figure_id id);

#endif
