/* Invented names: people, villages, towns, departments, firms. No real person is meant. */
#ifndef DEMO_NAME_H
#define DEMO_NAME_H

#include "base/arena.h"
#include "demo/demo_random.h"

#define DEMO_TOWNS_MAX 7
#define DEMO_DEPARTMENTS_MAX 40
#define DEMO_ENTERPRISES_MAX 16
#define DEMO_VILLAGES_MAX 480

/* A person's name for a nationality (GB/T 3304 code) and sex (1 or 2). Now and then a compound surname, a
 * character outside the basic plane, or a name with the minority dot. */
const char *demo_person_name(struct arena *a, struct demo_random *r, const char *nationality, int sex);
/* A nationality: about 92.3 % Han. */
const char *demo_nationality(struct demo_random *r);

/* Invented names without repetition: a town, a department of the county, an enterprise. An index beyond the list is a bug. */
const char *demo_town(int index);
const char *demo_department(int index);
const char *demo_enterprise(int index);
const char *demo_enterprise_kind(int index);	/* of the code set unit_kind: a hospital is none */
/* No two villages have the same name. */
char *demo_village(struct arena *a, int index);
char *demo_community(struct arena *a, int index);
char *demo_firm(struct arena *a, int index);		/* a company, 0 .. 1799 */
char *demo_law_firm(struct arena *a, int index);
const char *demo_crop(int index);			/* what a co-operative grows or keeps */
const char *demo_pastime(int index);			/* what a self-organisation of villagers is for */

#endif
