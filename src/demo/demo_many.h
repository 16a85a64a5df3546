/* Pages of the demo with many cases that are over: each fills its page for demo_cases. A paper that all of them name, and who held posts. */
#ifndef DEMO_DEMO_MANY_H
#define DEMO_DEMO_MANY_H

#include "demo/demo_act.h"

struct demo_offices;
struct file_kept;

/* The award for years of service, up to the approval. */
void demo_seniority(struct caster *k, const struct demo_offices *o, const struct file_kept *paper);

/* Both events of everybody received within the year, with papers and pictures. */
void demo_images(struct caster *k, const struct demo_offices *o, const struct file_kept *paper);
/* Cases of recruiting of everybody who joined within three years. */
void demo_admissions(struct caster *k, const struct demo_offices *o, const struct file_kept *paper);
/* Representatives' assemblies of villages. */
void demo_assemblies(struct caster *k);
/* Projects of the coal mine and of the power company. */
void demo_projects(struct caster *k, const struct demo_offices *o);
/* A town on its way to its congress, by the use of national/congress, while the units elect their delegates. */
void demo_congress(struct caster *k, int64_t use, const struct file_kept *paper);
/* A station for floating members, certificates, booklets, votes by telephone. */
void demo_registers(struct caster *k);

/* A village whose members' council reviews an affair, 20 to 4. */
void demo_council(struct caster *k, const struct file_kept *paper);

struct demo_plan;
struct demo_village;
/* Who acts in a case of a village: 0 where nobody is there; how many representatives its assembly has. */
struct demo_leaders { int secretary, director, representative, watcher, assembly; };
struct demo_leaders demo_leaders_of(struct demo_plan *p, const struct demo_village *v);
bool demo_leaders_are_whole(const struct demo_leaders *leaders);
/* In the plan: the leading group of the mine that checks its projects. */
void demo_plan_project_group(struct demo_plan *p);
/* Likewise a station for floating members. */
void demo_plan_station(struct demo_plan *p);

#endif
