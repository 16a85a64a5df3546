/* What pages and programs are shown of a draw, and what they send. */
#ifndef ROOMS_BALLOT_DRAW_SCREEN_H
#define ROOMS_BALLOT_DRAW_SCREEN_H

#include "rooms/ballot/draw.h"
#include "rooms/org/org.h"
#include "view/component.h"

struct draw_screen { struct draw_row row; struct draw_lot_row *lots; size_t lots_count; const char **drawn; /* names by place */ };
struct draw_list_screen { struct org_row org; struct draw_row *rows; size_t count; const char *title, *pool, *wanted, *seed_source, *reason; /* as typed */ };

/* The draw, its pool, and who was drawn in the order of drawing. False after a refusal: there is none, or none for this post. */
bool draw_screen_read(struct ctx *c, draw_id id, struct draw_screen *s);

struct web;
/* A draw that an organisation holds by itself. */
void draw_ask_read(struct web *w, struct draw_ask *ask);

#endif
