/* What the templates of this room are given. */
#ifndef ROOMS_PROGRAMME_PROGRAMME_SCREEN_H
#define ROOMS_PROGRAMME_PROGRAMME_SCREEN_H

#include "programme/diagram.h"
#include "programme/highlight.h"
#include "programme/reading.h"
#include "rooms/programme/programme_param.h"

/* A programme file with its lines numbered and coloured; what is wrong stands below its line. */
struct programme_text { struct highlight_line *lines; size_t lines_count; const struct problems *problems; };	/* problems: may be NULL */

#define PROGRAMME_ORGS_MAX 20

struct programme_draft {
	const char *text;			/* as typed */
	const struct problems *problems;	/* NULL: not looked at yet */
	const struct programme *programme;	/* NULL unless it is sound */
	struct reading_step *steps; size_t steps_count;
	const char **different; size_t different_count;	/* lines that the last version kept does not have */
	int64_t last_version;			/* 0: none */
	struct programme_text shown; struct diagram diagram;
	const char *sample;			/* a whole file to copy, with the keywords of whoever reads */
};

struct programme_screen {
	bool may_keep;		/* whoever looks may keep the next version */
	struct programme_file_row file;
	const struct programme *programme;
	struct programme_text shown;		/* in the chosen language */
	bool is_english;
	struct diagram diagram;
	struct programme_case_count *cases; size_t cases_count;	/* of this version in the own organisation and below, by state */
	struct programme_case_org *orgs; size_t orgs_count;	/* where they are open, the most first; PROGRAMME_ORGS_MAX of them */
	struct reading_step *steps; size_t steps_count;
	struct programme_use_row *uses; size_t uses_count;
};

struct programme_org_screen {
	struct org_row org;
	struct programme_use_row *uses; size_t uses_count;
	struct programme_line *files; size_t files_count;
	struct option *options;
	bool may_set;
	struct org_item *units; size_t units_count;	/* right below it, where the practice may be put in force instead */
	const char *programme, *day, *document;	/* as typed */
	int64_t ending;				/* the use whose end was refused just now, 0: none */
};

/* Practices with their parameters; with a code of that one, and the form as typed. */
struct programme_param_screen {
	struct org_row org;
	struct programme_params *list; size_t list_count;
	struct option *options; size_t options_count;	/* parameters of the one practice that are numbers */
	struct option *switches; size_t switches_count;	/* and those that are yes or no */
	bool may_set;
	const char *code, *param, *value, *day, *document;
};

#endif
