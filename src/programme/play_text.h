/* Figures in the text of a refusal or of a resolution: what stands in braces is the name of a value, a parameter, a field, a sheet or a step (the day on
 * which it was closed), or today. */
#ifndef PROGRAMME_PLAY_TEXT_H
#define PROGRAMME_PLAY_TEXT_H

#include "programme/play.h"

/* The next name in braces, and *text behind it; NULL: there is none any more. */
const char *play_figure_next(struct arena *a, const char **text);
/* Has such a name a figure? */
bool play_is_figure(struct name name);
/* To read: two decimals, 79.996 as 79.99 and 200/3 as 66.66: cut, so that no number seems to reach a bar that it misses. */
const char *play_number_text(struct arena *a, struct fraction f);
/* To reckon with again: 79.996 as it is; only what has no end is cut. */
const char *play_number_read_again(struct arena *a, struct fraction f);
/* The text in that language, with its figures; what is not known is "…". */
const char *play_text(const struct play *play, enum lang lang, const char *text);
/* The same, in Chinese, where {subject} may stand too: whom or what the case is about. */
const char *play_text_about(const struct play *play, const char *text, const char *subject);
/* What the condition of a refusal compares, by name and figure: "（表彰名单的个数 1，表彰个数 6）", so that a rule with numbers is never refused without them. NULL: the
 * text has figures already, the condition counts rows that are told by name, or it compares neither numbers nor days, or those of a sealed form. */
const char *play_figures_meant(const struct play *play, enum lang lang, const struct programme_refusal *refusal);
/* The text before any case, each figure by its title; a value without one is "…". */
const char *play_text_plain(struct arena *a, const struct programme *p, enum lang lang, const char *text);

#endif
