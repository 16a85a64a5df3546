/* Floors that have a file of their own; for this floor of the house only. */
#ifndef PROGRAMME_FLOOR_H
#define PROGRAMME_FLOOR_H

struct problems;
struct programme;

/* Of membership: tells the first way on which somebody becomes a member, or stops being one, without what the rules ask. */
void floor_check_membership(struct problems *problems, const struct programme *p);

#endif
