/* How tests walk a case through its steps, as a program would by the API; what is refused is tried on the page too. A helper that
 * expects success ends the test with the whole answer where there is none. */
#ifndef TESTS_WORLD_WALK_H
#define TESTS_WORLD_WALK_H

#include "world/paper.h"
#include "world/world.h"

/* printf into the arena of the world */
const char *world_text(struct world *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Cells of a row, and a row of them. */
#define TEXT(name, value) { .column = (name), .text = (value), .is_text = true }
#define NUMBER(name, value) { .column = (name), .number = (value) }
#define PUT(w, table, ...) world_put(w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))

/* Somebody with an account: a program with its token, or a browser with its session. */
struct client *walk_program(struct world *w, const char *login, int64_t person);
struct client *walk_browser(struct world *w, const char *login, int64_t person);
struct client *walk_holder(struct world *w, int64_t org, const char *kind, const char *login, int64_t person);	/* a browser; holds a post of that kind there */
/* Somebody on whom it is not voted types counts there as a program: with a post that handles cases, and on no list of members. */
struct client *walk_counter(struct world *w, int64_t org, const char *login, const char *name);
struct client *walk_admin(struct world *w, const char *login, enum admin_kind kind);				/* likewise, of an administrator */

/* Posts of these kinds see organisations and people, and handle cases. */
void walk_handlers(struct world *w, const char *const *kinds, size_t count);

/* Ends the test with the answer, of a page that refuses from its list of errors on. */
void walk_has(const struct reply *r, int status, const char *words);
void walk_answered(struct reply r, int status, const char *words);	/* the same of an answer that is asked nothing else */
int64_t walk_version(struct client *c, int64_t run);	/* of a case, as it is now */
int64_t walk_number(struct client *c, const struct reply *r, const char *name);	/* of a JSON answer: "name":"123" */
/* Likewise, a text or a number, the first one in the answer; "" if it is not there. */
const char *walk_value(struct world *w, const struct reply *r, const char *name);
int64_t walk_total(struct client *c, const char *path);	/* of the list that the API gives there */
void walk_clock(struct client *c, const char *day);	/* nine in the morning of YYYY-MM-DD */

/* Somebody at the top of the tree approves every late registration that waits: who was put down as a member is one from now on. */
void walk_approve_late(struct world *w);
/* The same of every merger and move of a large organisation that waits. */
void walk_approve_orgs(struct world *w);

/* A practice of programmes/ in force for an organisation and all below it, from 2014-05-28 on. Gives the use. */
int64_t walk_practice(struct world *w, int64_t org, const char *code, int version, const char *source);
int64_t walk_shipped(struct world *w, int64_t org, const char *name);		/* "national/suspend" */
const char *walk_source(struct world *w, const char *name);

struct reply walk_open(struct client *c, int64_t use, int64_t org, int64_t person, const char *day);
/* Lines of FIELD=text. A day that is past is that of a case on its way on paper: it is taken over, with the scan of its first page. */
int64_t walk_opened_of(struct client *c, int64_t org, const char *lines);
int64_t walk_opened(struct client *c, int64_t use, int64_t org, int64_t person, const char *day);
/* WHAT is the end of the address, FIELDS goes into the object beside row_version. */
struct reply walk_act(struct client *c, int64_t run, const char *what, const char *fields);
/* Lines of FIELD=text; FIELD=@ is a file that is uploaded. */
struct reply walk_filled(struct client *c, int64_t run, const char *form, const char *lines);
void walk_fill(struct client *c, int64_t run, const char *form, const char *lines);
#define WALK_PAPER PDF_OF_ONE_PAGE("")	/* what is sent for a paper */
/* What a file holds that is told apart by a tag: WALK_PAPER for "", a picture for one that begins with "jpg", else a paper of its own. */
struct walk_file { const char *name, *media_type, *data; size_t bytes; };
struct walk_file walk_file(struct world *w, const char *tag);
/* A file that a form will name by the number it gets. */
int64_t walk_upload(struct client *c, int64_t run, const char *name, const char *media_type, const void *data, size_t bytes);
/* A form with files: lines of field=text and field=@, or field=@TAG (walk_file). A page is fetched first for its token and version; a program has none, NULL. */
struct reply walk_send(struct client *c, const char *page, const char *url, const char *lines);
/* NEXT is the step or the finish that follows. */
void walk_close(struct client *c, int64_t run, const char *day, const char *next);
void walk_step(struct client *c, int64_t run, const char *form, const char *lines, const char *day, const char *next);
/* Closing the step is refused with these words, for the program and, unless it is NULL, in the browser. */
void walk_refused(struct client *page, struct client *api, int64_t run, const char *day, const char *why);

/* Two people type the same count of a ballot with one line. */
struct walk_counters { struct client *first, *other; int entitled; };
/* Of a ballot as a program reads it the first of those entitled who is no candidate; "监票人" where there is no list, or nobody but candidates on it. */
const char *walk_watcher(struct world *w, const struct reply *ballot);
/* An election: opened with so many entitled; the figures of the count are those of the API; then it is closed, whatever came of it. */
int64_t walk_election(struct walk_counters by, int64_t run, const char *vote, const char *day, const char *count);
void walk_ballot(struct walk_counters by, int64_t run, const char *vote, const char *day, int present, int agreed, int written);

#endif
