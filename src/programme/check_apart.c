/* Checks of steps that must not be done by whoever did an earlier one (`not_by STEP`): two count the same papers, one approves what another spent. */
#include <string.h>
#include "programme/programme.h"
#include "text/programme.h"

static bool are_same(const char *a, const char *b)
{
	return (a == NULL) == (b == NULL) && (a == NULL || strcmp(a, b) == 0);
}

/* Posts that one person holds at a time; whom a case is about is one person as well. */
static bool is_one_person(const struct role_part *part)
{
	static const char *const POSTS[] = { "书记", "第一书记", "主任", "镇长", "乡镇长", "会计", "组织委员", "组织部长", "组织部部长" };

	for (size_t i = 0; part->selector == WORD_POST && i < sizeof(POSTS) / sizeof(POSTS[0]); i++)
		if (strcmp(part->post, POSTS[i]) == 0)
			return true;
	return part->selector == WORD_SUBJECT;
}

static const struct role *role_of(const struct programme *p, const struct token *token)
{
	struct name name = programme_name(p, token->text);

	return name.kind == NAME_ROLE ? &p->roles[name.index] : NULL;
}

/* Does one person alone do the step, and is it the one of this part? */
static bool is_done_by(const struct programme *p, const struct step *s, const struct role_part *part)
{
	const struct role *role = s->by.count == 1 ? role_of(p, s->by.list[0]) : NULL;

	return role != NULL && role->parts_count == 1 && is_one_person(part) && role->parts[0].selector == part->selector && role->parts[0].place == part->place &&
		are_same(role->parts[0].post, part->post);
}

static bool is_used_up(const struct programme *p, const struct step *s, const struct role_part *part)
{
	for (size_t i = 0; i < s->not_by.count; i++) {
		struct name name = programme_name(p, s->not_by.list[i]->text);

		if (name.kind == NAME_STEP && is_done_by(p, &p->steps[name.index], part))
			return true;
	}
	return false;
}

static bool has_anybody(const struct programme *p, const struct step *s)
{
	for (size_t i = 0; i < s->by.count; i++) {
		const struct role *role = role_of(p, s->by.list[i]);

		for (size_t k = 0; role != NULL && k < role->parts_count; k++)
			if (!is_used_up(p, s, &role->parts[k]))
				return true;
	}
	return s->by.count == 0;
}

void programme_check_apart(struct problems *problems, const struct programme *p, const struct step *s)
{
	bool has_step = false;

	for (size_t i = 0; i < s->not_by.count; i++) {
		const char *text = s->not_by.list[i]->text;
		struct name name = programme_name(p, text);

		if (name.kind != NAME_STEP)
			continue;
		has_step = true;
		if (p->steps[name.index].is_auto)
			problem_add(problems, s->line, T_programme_not_by_auto, "step", s->id, "name", text, NULL);
		else if (!programme_is_behind(p, problems->arena, (int)(s - p->steps), name.index))
			problem_add(problems, s->line, T_programme_not_by_later, "step", s->id, "name", text, NULL);
	}
	if (has_step && !has_anybody(p, s))
		problem_add(problems, s->line, T_programme_not_by_nobody, "step", s->id, NULL);
}
