/* A programme as a picture: its steps one below the other in their order, ways that skip steps as arcs at the right, ways back as arcs at
 * the left, each in a lane of its own so that none runs over another. A way to the next step is the line between both; ends stand beside
 * the step that leads to them. */
#ifndef PROGRAMME_DIAGRAM_H
#define PROGRAMME_DIAGRAM_H

#include "programme/reading.h"

struct diagram_arc { size_t from, to; int lane; bool is_back; };	/* numbers of steps; the lane is counted from the steps outwards, from 0 */

#define DIAGRAM_LABEL_CHARS 16		/* what fits into a step's box; the whole text is its tip */

struct diagram_row {
	const char *title, *label;		/* the label is the title, shortened */
	const char **ends; size_t ends_count;
	const char *ends_label;			/* NULL: it ends nothing */
	bool goes_on;				/* a way to the step below */
};

struct diagram {
	struct diagram_row *rows; size_t rows_count;
	struct diagram_arc *arcs; size_t arcs_count;
	int left_lanes, right_lanes;
};

/* Of programme_reading's steps; everything lives in the arena. Several ways between the same two steps are one. */
struct diagram programme_diagram(struct arena *a, const struct reading_step *steps, size_t count, enum lang lang);

#endif
