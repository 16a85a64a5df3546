/* The values of a sentence in a template: name=value …, held against the placeholders of its catalogue. */
#include <ctype.h>
#include <string.h>
#include <unistd.h>
#include "template.h"

char *template_trim(char *text)
{
	size_t n;

	text += strspn(text, " \t\r\n");
	for (n = strlen(text); n > 0 && strchr(" \t\r\n", text[n - 1]) != NULL; n--)
		text[n - 1] = '\0';
	return text;
}

bool template_is_name_char(char b)
{
	return isalnum((unsigned char)b) || b == '_';
}

char *template_next_argument(char *p)
{
	int depth = 0;
	char quote = '\0';

	for (char *from = p; *p != '\0'; p++) {
		if (quote != '\0') {
			if (*p == '\\' && p[1] != '\0')
				p++;
			else if (*p == quote)
				quote = '\0';
		} else if (*p == '"' || *p == '\'')
			quote = *p;
		else if (*p == '(' || *p == '[' || *p == '{')
			depth++;
		else if (*p == ')' || *p == ']' || *p == '}')
			depth--;
		else if (depth == 0 && template_is_name_char(*p) && (p == from || is_blank(p[-1]))) {
			char *e = p;

			while (template_is_name_char(*e))
				e++;
			if (*e == '=' && e[1] != '=')
				return p;
		}
	}
	return NULL;
}

/* The two texts of a sentence, one behind the other; NULL if the catalogue has no such key. */
static char *sentence(const char *catalogue, const char *key)
{
	struct lines lines = { catalogue, 0 };
	struct text found = { 0 };
	bool is_it = false;
	const char *line;
	size_t bytes, key_bytes = strlen(key);

	while (lines_next(&lines, &line, &bytes)) {
		if (bytes > 0 && !is_blank(line[0]))
			is_it = bytes >= key_bytes && strncmp(line, key, key_bytes) == 0 && (bytes == key_bytes || is_blank(line[key_bytes]));
		if (is_it)
			text_put(&found, line, bytes);
	}
	return found.data;
}

void template_check_placeholders(struct page *page, const char *room, const char *key, char *const *names, int count)
{
	char *path = print("text/%s.txt", room), *text;

	if (access(path, R_OK) != 0)
		return;
	text = sentence(file_read(path, NULL), key);
	if (text == NULL)
		REFUSE(page, "%s has no sentence '%s'", path, key);
	for (int i = 0; i < count; i++)
		if (strstr(text, print("{%s}", names[i])) == NULL)
			REFUSE(page, "%s.%s has no placeholder {%s}", room, key, names[i]);
	for (const char *p = text; (p = strchr(p, '{')) != NULL; p++) {
		char *name = copy_n(p + 1, strcspn(p + 1, "|}"));
		int i = 0;

		while (i < count && strcmp(names[i], name) != 0)
			i++;
		if (i == count)
			REFUSE(page, "%s.%s needs %s=", room, key, name);
	}
}

int template_arguments(struct page *page, char *argument, struct text *list, char *names[TEMPLATE_ARGS_MAX])
{
	int count = 0;

	for (char *next; argument != NULL; argument = next, count++) {
		char *value = strchr(argument, '=');

		*value++ = '\0';
		next = template_next_argument(value);
		if (next != NULL && next > value)
			next[-1] = '\0';
		if (*template_trim(value) == '\0')
			REFUSE(page, "%s= has no value", argument);
		if (count == TEMPLATE_ARGS_MAX)
			REFUSE(page, "more than %d placeholders", TEMPLATE_ARGS_MAX);
		names[count] = argument;
		text_add(list, "%s{ \"%s\", %s }", count > 0 ? ", " : "", argument, template_trim(value));
	}
	return count;
}
