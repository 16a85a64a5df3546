/* The walls around a child that reads a stranger's file. */
#ifndef CORE_CONFINE_H
#define CORE_CONFINE_H

#include <stdbool.h>

/* Limits, Landlock, then the filter of system calls; cannot be undone. False when one of them fails: then
 * the child must end. Under the sanitizers the memory limit and the filter are left out. */
bool confine(unsigned long memory_bytes, unsigned seconds, long long file_bytes);

#endif
