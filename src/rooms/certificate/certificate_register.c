#include "rooms/certificate/certificate_register.h"

#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/certificate/certificate_screen.h"
#include "text/certificate.h"

static enum certificate_state side_of(const struct register_ask *ask)
{
	int i = 0;

	while (i + 1 < CERTIFICATE_STATES_COUNT && strcmp(CERTIFICATE_STATE_KEYS[i], ask->side) != 0)
		i++;
	return (enum certificate_state)i;
}

static int64_t count(struct ctx *c, const struct register_ask *ask)
{
	struct certificate_span span = certificate_span_of(c, side_of(ask));
	struct certificate_count n = { 0 };

	certificates_count(c->store, ask->path, path_end(c->arena, ask->path), span.voided, span.least, span.below, &n);
	return n.n;
}

static size_t read(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells)
{
	struct certificate_span span = certificate_span_of(c, side_of(ask));
	struct certificate_row *rows;
	size_t n = certificates(c->store, ask->path, path_end(c->arena, ask->path), span.voided, span.least, span.below, limit, offset, &rows);

	*cells = arena_array(c->arena, n * CERTIFICATE_REGISTER.columns_count + 1, sizeof(**cells));
	for (size_t i = 0; i < n; i++) {
		const struct certificate_row *row = &rows[i];
		const char **cell = *cells + i * CERTIFICATE_REGISTER.columns_count;

		*cell++ = row->name;
		*cell++ = certificate_number(c->arena, row->year, row->serial);
		*cell++ = row->branch_name;
		*cell++ = row->place;
		*cell++ = code_name(c->lang, "certificate_reason", row->reason);
		*cell++ = day_text(c->arena, row->from_day);
		*cell++ = day_text(c->arena, row->to_day);
		*cell = ctx_words(c, certificate_state_text(certificate_state_of(row->to_day, row->voided_day, c->today)));
	}
	return n;
}

static const char *address(struct arena *a, const struct register_ask *ask)
{
	return arena_printf(a, "/certificate?org=%lld&side=%s", (long long)ask->org, ask->side);
}

static const struct message *const SIDES[CERTIFICATE_STATES_COUNT] = { T_certificate_valid, T_certificate_expired, T_certificate_voided };
static const struct register_column COLUMNS[] = { { T_certificate_name, 12 }, { T_certificate_number_label, 16 }, { T_certificate_branch, 30 }, { T_certificate_place, 24 },
	{ T_certificate_reason, 16 }, { T_certificate_from, 12 }, { T_certificate_until, 12 }, { T_certificate_state, 10 } };

const struct register_list CERTIFICATE_REGISTER = { .key = "certificate", .title = T_certificate_title, .sides = CERTIFICATE_STATE_KEYS, .side_titles = SIDES,
	.sides_count = CERTIFICATE_STATES_COUNT, .columns = COLUMNS, .columns_count = sizeof(COLUMNS) / sizeof(COLUMNS[0]), .count = count, .read = read, .address = address };
