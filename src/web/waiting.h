/* Files of a form that was refused: they wait sealed (core/file_wait.h), and the form that is shown again holds for each a hidden field
 * "kept:FIELD" of what was sealed here (account, address of the form, field, name, when) and the name; a field that takes several files has one for
 * each, in their order. Where no other file is chosen in the field the next request of that form has those that wait among its uploads, so that handlers and their checks know no difference. One mechanism for every
 * form with files: nothing is to be done for a new one. Programs send their files again. */
#ifndef WEB_WAITING_H
#define WEB_WAITING_H

#include "web/web.h"

struct site;

/* Before the handler, of a form that is known to be ours: takes what waits. False: it is gone, older than a day, or was not kept for this account
 * and form, and that is refused at the field. */
bool waiting_take(struct web *w);
/* After a refusal: what was uploaded waits from now on, but what was refused itself or what file_keep would not take. */
void waiting_keep(struct web *w);
/* Does every upload of the request wait, so that its fields stand for the whole of it? */
bool waiting_has_all(const struct web *w);
bool waiting_is_field(const char *name);	/* is it one of these, and not of the form itself? */
/* Of such a field of a draft: would the form have its file, sent now? */
bool waiting_waits(struct web *w, const char *name, const char *value);
void waiting_purge(struct site *site);

#endif
