/* What several statements of a file have in common: {name} stands for its parameters and for its text. */
#include "statement.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static struct part *part_find(struct part *all, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].name, name) == 0)
			return &all[i];
	return NULL;
}

/* "part name(name: type, …)", without the word. */
struct part *part_declare(struct part **all, size_t *count, const char *file, int line, const char *header)
{
	const char *open = strchr(header, '('), *close = strrchr(header, ')');
	char *name = trimmed(header, open == NULL ? strlen(header) : (size_t)(open - header));

	if (!is_name(name) || open == NULL || close == NULL || close[1] != '\0')
		complain(file, line, "a part is declared as --: part name(name: type, …)");
	else if (part_find(*all, *count, name) != NULL)
		complain(file, line, "part '%s' is declared already", name);
	*all = grow(*all, *count, sizeof **all);
	(*all)[*count] = (struct part){ .name = name, .line = line,
		.params = open == NULL || close == NULL ? "" : copy_n(open + 1, (size_t)(close - open) - 1) };
	return &(*all)[(*count)++];
}

/* {name} becomes the part's parameters in a declaration, its text (in one line, so that lines can be counted) elsewhere. */
char *with_parts(struct part *all, size_t count, const char *file, int line, const char *text, bool is_header)
{
	struct text out = { 0 };

	text_put(&out, "", 0);
	while (*text != '\0') {
		size_t bytes = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");
		struct part *part;

		if (*text != '{' || bytes == 0 || text[1 + bytes] != '}') {
			text_put(&out, text++, 1);
			continue;
		}
		part = part_find(all, count, copy_n(text + 1, bytes));
		if (part == NULL)
			complain(file, line, "there is no part '%.*s'", (int)bytes, text + 1);
		else if (is_header)
			text_put(&out, part->params, strlen(part->params));
		else
			text_put(&out, part->text.data, part->text.bytes);
		if (part != NULL)
			part->is_used = true;
		text += bytes + 2;
	}
	return out.data;
}

void part_text_add(struct part *part, const char *line, size_t bytes)
{
	const char *text = trimmed(line, without_comment(line, bytes));

	if (part->text.bytes > 0)
		text_put(&part->text, " ", 1);
	text_put(&part->text, text, strlen(text));
}

bool is_part_whole(const char *header)
{
	return starts_with(header, "part ") && strchr(header, '(') != NULL && header[strlen(header) - 1] == ')';
}

/* Cuts a "-- comment" that is not inside a quote. */
size_t without_comment(const char *line, size_t bytes)
{
	char quote = '\0';

	for (size_t i = 0; i < bytes; i++) {
		if (quote != '\0')
			quote = line[i] == quote ? '\0' : quote;
		else if (line[i] == '\'' || line[i] == '"')
			quote = line[i];
		else if (line[i] == '-' && i + 1 < bytes && line[i + 1] == '-')
			return i;
	}
	return bytes;
}
