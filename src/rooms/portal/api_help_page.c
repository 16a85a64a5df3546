/* The API for people: one page of all addresses, and one a noun with fields, types and limits. Made of the route table
 * and of what each address takes and gives, as the OpenAPI document is. */
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/portal/api_help.h"
#include "rooms/portal/api_help_tmpl.h"
#include "text/account.h"
#include "text/api.h"
#include "web/openapi.h"
#include "web/route_table.h"
#include "web/web.h"

ROUTE(GET, "/help/api", api_help_page, ANYONE, "The API for people: every address; with noun those of one noun and their fields")

static const char *noun_of(struct arena *a, const struct route *route)
{
	const char *noun = route->path + strlen("/api/v1/");

	return arena_text_n(a, noun, strcspn(noun, "/."));
}

static bool is_shown(const struct route *route)
{
	return route_is_api(route) && strncmp(route->path, "/api/v1/test/", 13) != 0;
}

message api_help_title(const struct route *route)
{
	char key[100] = "api.";

	strncat(key, route->handler_name, sizeof(key) - strlen(key) - 1);
	return message_find(key);
}

message api_help_noun_title(const char *noun)
{
	char key[100] = "api.noun_";

	strncat(key, noun, sizeof(key) - strlen(key) - 1);
	for (char *at = key; *at != '\0'; at++)
		if (*at == '-')
			*at = '_';
	return message_find(key);
}

const char *api_help_noun_words(struct view *v, const char *noun)
{
	return arena_printf(v->arena, "%s %s", view_message_text(v, api_help_noun_title(noun)), noun);
}

message api_help_type(const struct api_field *f)
{
	static const message TYPES[] = { [API_END] = T_api_type_text, [API_TEXT] = T_api_type_text, [API_LINES] = T_api_type_lines,
		[API_CODE] = T_api_type_code, [API_CODE_NAME] = T_api_type_code_name, [API_CHOICE] = T_api_type_choice, [API_ID] = T_api_type_id,
		[API_INT] = T_api_type_int, [API_BOOL] = T_api_type_bool, [API_DAY] = T_api_type_day, [API_MONTH] = T_api_type_month,
		[API_TIME] = T_api_type_time,
		[API_FILE] = T_api_type_file, [API_OBJECT] = T_api_type_object, [API_COUNTS] = T_api_type_counts, [API_WORDS] = T_api_type_words,
		[API_CELL] = T_api_type_cell };

	return TYPES[f->type];
}

/* The values of a code or a choice in words, a handful of them; NULL for the other types. */
const char *api_help_values(struct view *v, const struct api_field *f)
{
	const struct code_set *set;
	struct buffer out;

	if (f->type == API_CHOICE)
		return f->of;
	if (f->type != API_CODE && f->type != API_CODE_NAME)
		return NULL;
	set = code_set(f->of);
	buffer_init(&out, v->arena, 0);
	for (size_t i = 0; i < set->count; i++)
		buffer_printf(&out, "%s%s %s", i == 0 ? "" : v->lang == LANG_ZH ? "；" : "; ", set->codes[i].value,
			code_name(v->lang, f->of, set->codes[i].value));
	return buffer_text(&out);
}

message api_help_right(enum permission p)
{
	switch (p) {
	case ANYONE:
		return T_api_anyone;
	case SIGNED_IN:
		return T_api_signed_in;
	case SYSTEM_ADMIN:
		return T_account_kind_1;
	case SECURITY_ADMIN:
		return T_account_kind_2;
	case AUDIT_ADMIN:
		return T_account_kind_3;
	default:
		return permission_text(p);
	}
}

/* The table is sorted by path, so the addresses of a noun stand together. */
static size_t collect(struct arena *a, struct api_help_group **groups)
{
	const struct route **routes = arena_array(a, (size_t)ROUTES_COUNT, sizeof(*routes));
	size_t count = 0;

	*groups = arena_array(a, (size_t)ROUTES_COUNT, sizeof(**groups));
	for (int i = 0; i < ROUTES_COUNT; i++) {
		const char *noun = is_shown(&ROUTES[i]) ? noun_of(a, &ROUTES[i]) : NULL;

		if (noun == NULL)
			continue;
		if (count == 0 || strcmp((*groups)[count - 1].noun, noun) != 0)
			(*groups)[count++] = (struct api_help_group){ .noun = noun, .routes = routes };
		(*groups)[count - 1].count++;
		*routes++ = &ROUTES[i];
	}
	return count;
}

void api_help_page(struct web *w)
{
	const char *noun = web_param(w, "noun");
	struct api_help_group *groups;
	size_t count = collect(w->c->arena, &groups);

	for (size_t i = 0; i < count; i++)
		if (strcmp(groups[i].noun, noun) == 0) {
			api_help_noun(&w->view, &groups[i]);
			web_page(w);
			return;
		}
	api_help_list(&w->view, groups, count);
	web_page(w);
}
