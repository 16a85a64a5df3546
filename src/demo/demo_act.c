#include "demo/demo_act.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "core/path.h"
#include "core/services.h"
#include "demo/demo_plan.h"
#include "rooms/run/run.h"

struct ctx *acting(struct caster *k, int person, int account, day_t day)
{
	struct ctx *c = &k->c;

	arena_clear(k->arena);
	k->run = 0;
	k->what = NULL;
	*c = (struct ctx){ .arena = k->arena, .services = k->base->services, .lang = LANG_ZH, .today = day, .address = "init",
		.now_s = (int64_t)day * 86400 - CHINA_OFFSET_S + 10 * 3600, .machine_s = k->base->machine_s };
	c->actor = (struct actor){ .account_id = account, .person_id = person, .org_id = 1, .region_id = DEMO_REGION, .level = 1, .path_from = k->root_path,
		.path_to = path_end(k->arena, k->root_path), .name = person == 0 || k->p == NULL ? "" : demo_person_at(k->p, person)->name, .post_name = "", .org_name = "",
		.may = ~(permission_set)0 };
	c->store = store_open(c->services->database, k->arena);
	return c;
}

static int account_of(const struct demo_plan *p, const char *login)
{
	for (int i = 0; i < p->accounts_count; i++)
		if (strcmp(p->accounts[i].login, login) == 0)
			return i + 1;
	return 1;
}

struct ctx *acting_at(struct caster *k, int org, const char *login, day_t day)
{
	struct ctx *c = acting(k, 0, account_of(k->p, login), day);
	const struct demo_org *o = demo_org_at(k->p, org);

	c->actor.org_id = org;
	c->actor.org_name = o->name;
	c->actor.level = o->level;
	c->actor.path_from = o->path;
	c->actor.path_to = path_end(k->arena, o->path);
	return c;
}

void fail_load(struct caster *k, const char *format, ...)
{
	va_list args;

	if (k->is_failed)
		return;
	k->is_failed = true;
	va_start(args, format);
	vsnprintf(k->error, k->error_bytes, format, args);
	va_end(args);
}

/* "case “修渠” of “规范四项程序” at “两委会提议”"; what is opened; or "" where it is about no case. */
static const char *about(struct caster *k)
{
	struct store *s = store_open(k->base->services->database, k->arena);
	struct run_row row;
	const char *text = k->what == NULL ? "" : arena_printf(k->arena, "a new case “%s”", k->what);

	if (k->run != 0 && run_get(s, (run_id){ k->run }, &row))
		text = arena_printf(k->arena, "case “%s” of “%s” at “%s”", row.title, row.programme_title, row.step_title);
	store_close(s);
	return text;
}

static const char *why(struct caster *k)
{
	const struct ctx *c = &k->c;
	const struct refusal *r = c->refusals_count > 0 ? &c->refusals[0] : NULL;

	if (r == NULL)
		return arena_text(k->arena, store_error(c->store) != NULL ? store_error(c->store) : "refused without a reason");
	return arena_printf(k->arena, "%s (rule %s)", message_text(k->arena, LANG_EN, r->text, r->args, (size_t)r->args_count), r->rule != NULL ? r->rule : r->text->key);
}

bool done(struct caster *k, bool is_done)
{
	const char *reason = is_done || k->is_failed ? NULL : why(k);

	store_close(k->c.store);
	if (reason != NULL) {
		const char *what = about(k);

		fail_load(k, "a rule refuses the demo on %s%s%s: %s", day_text(k->arena, k->c.today), what[0] == '\0' ? "" : ", ", what, reason);
	}
	return is_done;
}

bool lost_race(struct caster *k, bool is_done)
{
	if (!is_done && store_state(k->c.store) == STORE_RETRY) {
		store_close(k->c.store);
		return true;
	}
	done(k, is_done);
	return false;
}
