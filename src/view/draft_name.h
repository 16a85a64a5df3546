/* What a draft is called by. Pages and the requests of their forms work it out each for themselves and have to agree. */
#ifndef VIEW_DRAFT_NAME_H
#define VIEW_DRAFT_NAME_H

struct arena;

/* "/transfer/new#?person=16", "/setting#name=password_days", "/person/create": the address a form posts to, with its mark, and what the query of the
 * page says the form is about (a person, a unit, a practice), so that what was typed about one is never offered for another. Filters, pages of a list
 * and values filled in beforehand leave it as it is. `form` has the mark already ("/setting#name=…"); page NULL: none is known. Lives in the arena. */
const char *draft_name(struct arena *a, const char *form, const char *page);

#endif
