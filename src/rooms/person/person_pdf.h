/* 党员基本信息采集表 as a PDF: the boxes of the official form, for print without a browser. */
#ifndef ROOMS_PERSON_PERSON_PDF_H
#define ROOMS_PERSON_PERSON_PDF_H

#include "rooms/person/person_card.h"

struct web;

/* The form of card->row as the answer. Full numbers where the card has them (right after person_reveal), else masked ones;
 * the right to see the record is the caller's. */
void person_pdf_send(struct web *w, struct person_card *card);

#endif
