/* Who registers on paper what the people of a step do, where none of them has an account: it stands among what is due for these. */
#ifndef ROOMS_RUN_RUN_REGISTRAR_H
#define ROOMS_RUN_RUN_REGISTRAR_H

#include "rooms/run/run.h"

/* May whoever handles cases there register the open step: nothing keeps him away, and it is done in the organisation of the case or in his own? */
bool run_registers(struct ctx *c, const struct run_case *k, const struct ballot_handler_row *who);

struct run_registrars {
	struct words roles;			/* of the open step, who does it or has still to sign: in each there are people, and none of them has an account */
	struct ballot_handler_row *list; size_t count;	/* whoever may register it, all of the organisation nearest to the case that has any */
};
/* No roles: everybody whom the step waits for may act. */
void run_registrars_of(struct ctx *c, const struct run_case *k, struct run_registrars *registrars);
/* As a sentence in the arena; NULL without roles. */
const char *run_registrars_text(struct ctx *c, const struct run_case *k);

#endif
