/* Acts on cases by the rules of their room, for the demo and for what is measured. A rule that refuses fails the load. */
#ifndef DEMO_CAST_CASE_H
#define DEMO_CAST_CASE_H

#include "base/fraction.h"
#include "demo/demo_act.h"

/* Keeps a practice that comes with the program and puts it in force from that day in the topmost organisation and below. Its use; 0 after
 * a failure. */
int64_t cast_in_force(struct caster *k, const char *name, day_t day);
/* The same in that organisation and below. */
int64_t cast_in_force_at(struct caster *k, const char *name, int org, day_t day);
/* The same of a practice of its own, from the topmost organisation on. */
int64_t cast_text_in_force(struct caster *k, const char *text, day_t day);

/* Opens a case of a practice in use at an organisation, by the account of `by`, about a person (0: nobody), on that day: its id. Tried again after a lost
 * race; a refusal of the rules ends the making of the city with its words. */
int64_t cast_open(struct caster *k, int org, int64_t use, int by, int person, const char *title, day_t day);
/* The row_version that the case has now, for the next act on it; 0: there is none. */
int64_t cast_version(struct ctx *c, int64_t run);

/* A form and some of its fields by their names: "mentors first kin". The form, and the place of each of the `count` fields; NULL: the practice has not the
 * form or the field that *lost names. */
struct programme;
const struct programme_form *cast_form(struct arena *a, const struct programme *p, const char *named, size_t *at, size_t count, const char **lost);
bool cast_is_form(const char *named, const char *form);	/* is it about this form? */
/* What is typed into the fields of a form that `named` names, in the order of the names; `paper` goes where the text is NULL. Its other fields stay empty,
 * so that a practice may get new ones. */
struct file_kept;
void cast_fill(struct caster *k, int64_t run, int by, day_t day, const char *named, const char *const *texts, size_t count, const struct file_kept *paper);
/* A record to go with them, kept in the archive of files; each mark ("": none) is a file of its own. False: it could not be kept. */
bool cast_paper(struct ctx *c, const char *mark, struct file_kept *paper);
/* The same of other bytes, which hold nothing but what is written here: the loader has no child that cleans pictures of others and reads their PDF. */
bool cast_file(struct ctx *c, const char *content, size_t bytes, struct file_kept *kept);
void cast_sign(struct caster *k, int64_t run, int by, day_t day, const char *role);
void cast_close(struct caster *k, int64_t run, int by, day_t day);
void cast_show(struct caster *k, int64_t run, int by, day_t day, const char *notice, const char *text);
/* Reports every period of the first duty that is over on that day; `texts` are its contents. */
void cast_report(struct caster *k, int64_t run, int by, day_t day, const char **texts, size_t texts_count);

/* Two of those entitled on whom it is not voted, the last of the list first: who watches over the count and who counts. Where the list has no two, or there is none,
 * names that stand for them. */
struct cast_count { const char *supervisor, *teller; };
struct cast_count cast_who_counts(struct ctx *c, int64_t ballot);
/* Opens a vote that the open step needs; two people type the same count, then it is closed. Of those present who do not agree all are against. */
void cast_vote(struct caster *k, int64_t run, int by, day_t day, const char *item, int present, int agreed);
/* Opens a sheet that the open step needs; everybody on its list gives the mark on a paper, which two people type in, and it is closed. */
void cast_marks(struct caster *k, int64_t run, const char *sheet, int by, day_t day, struct fraction mark);
/* The same of a sheet without names: five papers are typed in, by two people. */
void cast_papers(struct caster *k, int64_t run, const char *sheet, int by, day_t day, struct fraction mark);

#endif
