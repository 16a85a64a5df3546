/* What the template of the help asks. A part is a heading with a few lines; whoever reads gets the parts that concern
 * their post. A new part gets a line in PARTS and its sentences in text/help.txt. */
#ifndef ROOMS_PORTAL_HELP_H
#define ROOMS_PORTAL_HELP_H

#include "view/view.h"

#define HELP_LINES_MAX 6
#define HELP_DOORS_MAX 5

/* A page that a part leads to. */
struct help_door {
	const char *href;
	message label;		/* of a page that whoever the part concerns may read; NULL: the line of the menu with this address says label and right */
};

struct help_part {
	const char *id;		/* the anchor */
	message title;
	bool (*concerns)(const struct ctx *c);
	message lines[HELP_LINES_MAX];		/* may name {rows}, {hours}, {days} and {megabytes}: help_line; NULL behind the last */
	struct help_door doors[HELP_DOORS_MAX];	/* href NULL behind the last */
};

/* All parts in the order of the page; each is shown to whom it concerns. */
extern const struct help_part HELP_PARTS[];
extern const size_t HELP_PARTS_COUNT;

/* A line with the limits of the program in it: rows that one person exports alone, hours that the file stays, days that a
 * draft is kept, megabytes that the files of a form may have together. */
const char *help_line(struct view *v, message line);
/* What the page is called where it leads to; NULL for whoever looks may not open it. */
message help_door_label(const struct view *v, const struct help_door *door);
bool help_part_has_doors(const struct view *v, const struct help_part *part);

#endif
