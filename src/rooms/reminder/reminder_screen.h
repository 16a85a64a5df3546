/* What the templates of this room are given. */
#ifndef ROOMS_REMINDER_REMINDER_SCREEN_H
#define ROOMS_REMINDER_REMINDER_SCREEN_H

#include "rooms/reminder/reminder.h"
#include "view/component.h"

#define REMINDER_ROWS_PER_PAGE 50

struct reminder_list_screen { struct org_row org; struct reminder_item *lines; size_t lines_count; int64_t total, page; bool may_issue; };
struct reminder_new_screen { const struct reminder_draft *draft; const char *action, *back, *by_day, *note; bool can_issue; };
struct reminder_sheet_screen { struct reminder_row row; struct reminder_line *lines; size_t lines_count; const char *number; bool is_part; };	/* is_part: it went to somebody above, and these lines are the reader's */

#endif
