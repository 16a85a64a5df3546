/* The walls around a child that reads a stranger's file, and those around our own memory. */
#ifndef CORE_CONFINE_H
#define CORE_CONFINE_H

#include <stdbool.h>

/* Limits, Landlock, then the filter of system calls; cannot be undone. False when one of them fails: then
 * the child must end. Under the sanitizers the memory limit and the filter are left out. */
bool confine(unsigned long memory_bytes, unsigned seconds, long long file_bytes);

/* Keys, passwords and personal data lie in our memory. From here on neither this process nor its children leave a core file, nor hand
 * one to a program of the machine (core_pattern "|…"), and no other process of the same user may read their memory. Every command calls
 * it first. False when the machine refuses. */
bool confine_memory(void);

#endif
