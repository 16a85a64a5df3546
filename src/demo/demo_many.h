/* Pages of the demo with many cases that are over: each fills its page for demo_cases. A paper that all of them name, and who held posts. */
#ifndef DEMO_DEMO_MANY_H
#define DEMO_DEMO_MANY_H

#include "demo/demo_act.h"

struct demo_offices;
struct file_kept;

/* The award for years of service, up to the approval. */
void demo_seniority(struct caster *k, const struct demo_offices *o, const struct file_kept *paper);

#endif
