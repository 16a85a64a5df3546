/* Titles without the articles they name. A form is called by its rule, as 派人谈话记录（《…细则》（2014年、2026年）第七条）; where somebody reads what to do next, the
 * rule takes the whole line, and stands on the page that the line leads to. */
#ifndef BASE_CITATION_H
#define BASE_CITATION_H

#include "base/arena.h"

/* The text without the brackets that hold a citation, 《…》 or "art.", with all that stands in them; brackets within others go with the outermost. Brackets that are
 * not closed stay, and so does a text that is nothing else. In the arena. */
const char *citation_without(struct arena *a, const char *text);

#endif
