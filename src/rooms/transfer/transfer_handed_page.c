/* What is handed over with somebody whose training moves, sent to whoever is to take him over. */
#include "rooms/transfer/transfer_input.h"
#include "web/web.h"

ROUTE(POST, "/transfer/:transfer/run/:run", transfer_handed_case_file, MAY_EDIT_PERSON, "A case that goes along with somebody whose training moves, as PDF, for whoever is to take him over; logged")
ROUTE(POST, "/transfer/:transfer/paper/:paper", transfer_handed_paper_file, MAY_EDIT_PERSON, "A paper of his archive about recruiting, likewise; logged")

void transfer_handed_case_file(struct web *w) { transfer_send_case(w); }

void transfer_handed_paper_file(struct web *w) { transfer_send_paper(w); }
