/* The sections of the product, in one table for the side menu and the tab bar of phones. A new room gets a
 * line in menu.c and two sentences in text/view.txt. Nobody sees a line that leads where he may not go. */
#ifndef VIEW_MENU_H
#define VIEW_MENU_H

#include "view/view.h"

struct menu_item {
	message section;	/* its heading */
	message label;
	const char *href, *icon;
	enum permission permission;
	message tab;		/* label in the tab bar of phones, NULL: not there */
};

extern const struct menu_item MENU[];
extern const size_t MENU_COUNT;

bool menu_is_visible(const struct view *v, const struct menu_item *item);
bool menu_is_current(const struct view *v, const struct menu_item *item);
/* Is item i the first visible one of its section? */
bool menu_is_first(const struct view *v, size_t i);
/* Has the menu visible items that the tab bar of phones leaves out? */
bool menu_has_others(const struct view *v);
bool has_search(const struct view *v);

#endif
