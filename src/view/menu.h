/* The sections of the product, in one table for the side menu and the tab bar of phones. A new room gets a
 * line in menu.c and two sentences in text/view.txt. Nobody sees a line that leads where he may not go. */
#ifndef VIEW_MENU_H
#define VIEW_MENU_H

#include "view/view.h"

/* What is used most stands in front and nowhere else; which that is depends on the post. */
enum menu_section { MENU_FRONT, MENU_PARTY, MENU_WORK, MENU_FIGURES, MENU_OWN, MENU_SYSTEM, MENU_SECTIONS_COUNT };

struct menu_item {
	enum menu_section section;	/* where it stands unless it is in front */
	message label;
	const char *href, *icon;
	enum permission permission;
	message tab;		/* label in the tab bar of phones, NULL: not there */
	unsigned front;		/* for whom it is in front, and whether it is for members alone (menu.c) */
};

#define MENU_ITEMS_MAX 40
extern const message MENU_SECTIONS[MENU_SECTIONS_COUNT];	/* headings */

/* Every line of the menus, in their order; what part of it somebody sees menu_is_visible says. */
extern const struct menu_item MENU[];
extern const size_t MENU_COUNT;

/* May whoever looks open it? Nothing without an account; of a right only where the post in force has it. */
bool menu_is_visible(const struct view *v, const struct menu_item *item);
/* Does the page lie below it? True for one line at most, that with the longest address. */
bool menu_is_current(const struct view *v, const struct menu_item *item);
/* The visible items of a section as indexes of MENU, in its order. */
size_t menu_items(const struct view *v, enum menu_section section, size_t items[MENU_ITEMS_MAX]);
/* Those of them that the tab bar of phones leaves out. */
size_t menu_others(const struct view *v, enum menu_section section, size_t items[MENU_ITEMS_MAX]);
/* Has the menu visible items that the tab bar of phones leaves out? */
bool menu_has_others(const struct view *v);
bool has_search(const struct view *v);

#endif
