/* What the templates of notices are given. */
#ifndef ROOMS_NOTICE_NOTICE_SCREEN_H
#define ROOMS_NOTICE_NOTICE_SCREEN_H

#include "rooms/notice/notice.h"
#include "view/component.h"

#define NOTICE_ROWS_PER_PAGE 30

struct notice_list_screen { struct notice_line *lines; size_t lines_count; int64_t total, page; const char *board, *org; };

struct notice_screen {
	struct notice_row row;
	struct objection_row *objections; size_t objections_count;
	bool may_handle, takes_objections;
	bool is_proof;			/* a closed step rests on it: it is not withdrawn */
	int64_t open_case;		/* the case that it belongs to, where everybody may follow it; 0: none */
	const char *voided;		/* that a final vote before it is void (ballot_voided_before); "": none is */
	const char *name, *contact, *text;
};

#endif
