/* The numbers of a practice that an organisation set: which of them a refusal rests on, who set them, and where they are changed. */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "base/buffer.h"
#include "core/permit.h"
#include "rooms/programme/programme_param.h"
#include "text/run.h"

static bool reads_param(const struct programme *p, const struct expression *e, int param)
{
	if (e == NULL)
		return false;
	if (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_PARAM && e->name.index == param)
		return true;
	if (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_VALUE && reads_param(p, p->values[e->name.index].expression, param))
		return true;
	return reads_param(p, e->left, param) || reads_param(p, e->right, param) || reads_param(p, e->third, param);
}

static const struct run_param_row *kept(const struct run_case *k, const char *param)
{
	for (size_t i = 0; i < k->params_count; i++)
		if (strcmp(k->params[i].param, param) == 0)
			return &k->params[i];
	return NULL;
}

/* A case keeps the numbers that it began with, so whoever set them then is asked for; a row of that day that says another number is not theirs. */
const char *run_param_by(struct ctx *c, const struct run_case *k, const char *param)
{
	const struct run_param_row *own = kept(k, param);
	struct programme_param_row *rows;
	size_t count = own == NULL ? 0 : programme_params_on(c, k->row.org_path, k->p, k->row.opened_day, &rows);

	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].param, param) == 0 && rows[i].above == own->above && rows[i].below == own->below)
			return message_text(c->arena, c->lang, T_run_param_set_by, (const struct message_arg[]){ { "org", rows[i].org_name },
				{ "day", day_text(c->arena, rows[i].from_day) } }, 2);
	return own == NULL ? NULL : message_text(c->arena, c->lang, T_run_param_set, NULL, 0);
}

const char *run_params_behind(struct ctx *c, const struct run_case *k, const struct expression *when)
{
	struct buffer b;

	buffer_init(&b, c->arena, 128);
	for (size_t i = 0; i < k->p->params_count; i++) {
		const struct param *param = &k->p->params[i];
		const char *by = reads_param(k->p, when, (int)i) ? run_param_by(c, k, param->id) : NULL;

		if (by != NULL)
			buffer_puts(&b, message_text(c->arena, c->lang, T_run_param_behind, (const struct message_arg[]){ { "title", programme_named(c->lang, param->title) },
				{ "value", programme_param_said(c->arena, param, k->play.params[i], c->lang) }, { "by", by } }, 3));
	}
	return buffer_text(&b);
}

const char *run_params_href(struct ctx *c, const struct run_case *k, const struct expression *when)
{
	bool reads = false;

	for (size_t i = 0; i < k->p->params_count && !reads; i++)
		reads = reads_param(k->p, when, (int)i);
	if (!reads || !may_at_path(c, MAY_SET_NORMS, k->row.org_path))
		return NULL;
	return arena_printf(c->arena, "/org/%lld/programme/param?code=%s", (long long)k->row.org.v, k->p->id);
}
