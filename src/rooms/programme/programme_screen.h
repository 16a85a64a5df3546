/* What the templates of this room are given. */
#ifndef ROOMS_PROGRAMME_PROGRAMME_SCREEN_H
#define ROOMS_PROGRAMME_PROGRAMME_SCREEN_H

#include "programme/reading.h"
#include "rooms/programme/programme_room.h"

struct programme_draft {
	const char *text;			/* as typed */
	const struct problems *problems;	/* NULL: not looked at yet */
	const struct programme *programme;	/* NULL unless it is sound */
	struct reading_step *steps; size_t steps_count;
	const char **different; size_t different_count;	/* lines that the last version kept does not have */
	int64_t last_version;			/* 0: none */
};

struct programme_screen {
	struct programme_file_row file;
	const struct programme *programme;
	const char *text;			/* in the chosen language */
	bool is_english;
	struct reading_step *steps; size_t steps_count;
	struct programme_use_row *uses; size_t uses_count;
};

struct programme_org_screen {
	struct org_row org;
	struct programme_use_row *uses; size_t uses_count;
	struct programme_line *files; size_t files_count;
	struct option *options;
	bool may_set;
	const char *programme, *day, *document;	/* as typed */
};

#endif
