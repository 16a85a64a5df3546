#ifndef ROOMS_EXPORT_EXPORT_SCREEN_H
#define ROOMS_EXPORT_EXPORT_SCREEN_H

#include "rooms/export/export.h"
#include "view/component.h"

struct export_form_screen { struct export_form form; const char *org_text, *names[40]; };
struct export_list_screen { struct export_row *own, *pending; size_t own_count, pending_count; int64_t now_s; };
message export_state_text(const struct export_row *row, int64_t now_s);
bool export_may_fetch(const struct export_row *row, int64_t now_s);

#endif
