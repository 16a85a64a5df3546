/* What doctor looks at, apart from how it says it. */
#ifndef COMMAND_DOCTOR_H
#define COMMAND_DOCTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buffer.h"

enum doctor_state { DOCTOR_GOOD, DOCTOR_ADVICE, DOCTOR_PROBLEM };

#define DOCTOR_FINDINGS_MAX 60

struct doctor_finding { enum doctor_state state; const char *check, *text; };

struct doctor {
	const char *db, *keys, *cert;	/* `keys` is the path of the keyring */
	int64_t now_s;
	struct arena *arena;
	struct doctor_finding findings[DOCTOR_FINDINGS_MAX];
	int count;
};

/* Adds a finding, with its text made as by printf in the arena of the doctor. `check` names the check and lives as long. What is more than
 * DOCTOR_FINDINGS_MAX is dropped. */
void doctor_say(struct doctor *d, enum doctor_state state, const char *check, const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Around the database: modes of the files, room on the disk, the machine's clock, the certificate. */
void doctor_look_around(struct doctor *d);
/* The certificate at `path`: readable, in force, for how long. */
void doctor_look_at_certificate(struct doctor *d, const char *path);

#endif
