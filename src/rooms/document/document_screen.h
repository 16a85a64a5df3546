/* What the templates of this room are given, and what page and API read alike. */
#ifndef ROOMS_DOCUMENT_DOCUMENT_SCREEN_H
#define ROOMS_DOCUMENT_DOCUMENT_SCREEN_H

#include "rooms/document/document.h"
#include "view/component.h"

struct document_line { const struct document_kind *kind; bool is_own; const char *org_name; int64_t version; };	/* is_own: not that of the program */
struct document_list_screen { struct document_line *lines; size_t count; bool may_manage; };

struct document_input { enum document_field field; message label, hint; const char *name, *value; bool is_needed; };
struct document_print_screen {
	const struct document_kind *kind;
	int64_t subject;
	const char *title, *back;		/* of the subject, and its page */
	const char *query;			/* of a roster: the conditions */
	const char *needed;			/* the fields that have to be filled in, by name; "" none */
	int64_t people;				/* of a roster: how many they fit; -1: another paper */
	struct document_input *inputs; size_t inputs_count;
	struct option *votes; size_t votes_count;	/* of a case, the last first; where there are several */
	const char *ballot;
	struct option *submissions; size_t submissions_count;	/* of a request or a reply, the last first; where there are several */
	const char *step;
	bool may_see_full, is_full;
	bool may_export, is_of_branch;		/* of a list of people: there */
	const char *reason;
};

struct document_screen {
	const struct document_kind *kind;
	const char *org_name;			/* the own one */
	const char **fields; size_t fields_count;	/* the names of all fields, then a line for each list */
	const char *example, *list_example;
	struct document_template_row *templates; size_t templates_count;
	struct document_use_row *uses; size_t uses_count;
	struct option *options;
	bool may_keep;
	const char *note, *template, *day, *basis;	/* as typed */
};

/* The papers, with whose template holds at the own organisation. */
size_t document_lines(struct ctx *c, struct document_line **lines);

struct web;
/* The paper named in the path; NULL with NOT_FOUND: none. */
const struct document_kind *document_path(struct web *w);
void document_ask_read(struct web *w, const struct document_kind *kind, struct document_ask *ask);
/* Prints and sends; false with refusals. */
bool document_send(struct web *w, const struct document_kind *kind);
void document_send_paper(struct web *w, const struct document_paper *paper, const char *name);
/* The template of id `template`, without it that of the program. */
void document_send_template(struct web *w);
void document_upload_read(struct web *w, struct document_upload *upload);
void document_using_read(struct web *w, struct document_using *what);
/* What a paper is about, for whoever may print it: a title, and the page it has. Refuses NOT_FOUND. */
bool document_subject(struct ctx *c, const struct document_kind *kind, int64_t subject, const char **title, const char **href);

#endif
