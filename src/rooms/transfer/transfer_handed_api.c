/* The same for programs. */
#include "rooms/transfer/transfer_input.h"
#include "web/web.h"

ROUTE(POST, "/api/v1/transfer/:transfer/run/:run", transfer_api_handed_case, MAY_EDIT_PERSON, "A case that goes along with somebody whose training moves, as PDF, for whoever is to take him over; logged")
TAKES_NOTHING(transfer_api_handed_case)
GIVES_FILE(transfer_api_handed_case, "application/pdf")

ROUTE(POST, "/api/v1/transfer/:transfer/paper/:paper", transfer_api_handed_paper, MAY_EDIT_PERSON, "A paper of his archive about recruiting, likewise; logged")
TAKES_NOTHING(transfer_api_handed_paper)
GIVES_FILE(transfer_api_handed_paper, "*/*")

void transfer_api_handed_case(struct web *w) { transfer_send_case(w); }

void transfer_api_handed_paper(struct web *w) { transfer_send_paper(w); }
