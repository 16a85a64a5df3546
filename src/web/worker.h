/* Worker threads with a bounded queue. Whoever went to sleep last is woken first: its stack and memory
 * are still warm. */
#ifndef WEB_WORKER_H
#define WEB_WORKER_H

#include <stdbool.h>
#include <stddef.h>

struct workers;

/* So many threads with stacks of so many bytes, which call run(cls, job) for each job in turn; at most `queue_count_max` jobs wait. Never NULL: the process
 * ends where a thread cannot be made. */
struct workers *workers_start(int count, size_t stack_bytes, int queue_count_max, void (*run)(void *cls, void *job), void *cls);
/* False: the queue is full, the job was not taken. */
bool workers_take(struct workers *p, void *job);
/* Waits for the jobs taken, ends the threads. */
void workers_stop(struct workers *p);

#endif
