/* jishi programme: checks the files in which practices are declared, and writes them in the other language. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "command/command.h"
#include "command/usage.h"
#include "programme/reading.h"

static const char HELP[] =
	"usage: jishi programme check [--lang zh|en] [--json] FILE…\n"
	"       jishi programme format --lang zh|en FILE\n"
	"       jishi programme read [--lang zh|en] FILE\n\n"
	"check reads each file, runs its examples and says what is wrong, FILE:LINE: why; exit code 0 only when all\n"
	"may be installed. format writes the file in Chinese or English keywords; both have the same digest.\n"
	"read tells in sentences who does what, step by step.\n";

/* NULL when it cannot be read; one byte more than allowed is read, so that a larger file is refused as such. */
static char *read_file(const char *path, struct arena *a, size_t *bytes)
{
	char *text = arena_alloc(a, PROGRAMME_BYTES_MAX + 2);
	FILE *file = fopen(path, "rb");

	if (file == NULL)
		return NULL;
	*bytes = fread(text, 1, PROGRAMME_BYTES_MAX + 1, file);
	if (ferror(file))
		text = NULL;
	fclose(file);
	return text;
}

static void put_json_text(const char *text)
{
	putchar('"');
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			printf("\\%c", *text);
		else if ((unsigned char)*text < 0x20)
			printf("\\u%04x", (unsigned)(unsigned char)*text);
		else
			putchar(*text);
	}
	putchar('"');
}

static void put_json(const char *path, const struct programme *p, const struct problems *problems, enum lang lang)
{
	printf("{\"file\":");
	put_json_text(path);
	if (p != NULL)
		printf(",\"id\":\"%s\",\"version\":%d,\"digest\":\"%s\",\"steps\":%zu,\"examples\":%zu", p->id, p->version, p->digest, p->steps_count, p->examples_count);
	printf(",\"problems\":[");
	for (size_t i = 0; i < problems->count; i++) {
		printf("%s{\"line\":%d,\"text\":", i == 0 ? "" : ",", problems->list[i].line);
		put_json_text(problem_text(problems->arena, lang, &problems->list[i]));
		putchar('}');
	}
	printf("]}\n");
}

static void put_problems(FILE *out, const char *path, const struct problems *problems, enum lang lang)
{
	for (size_t i = 0; i < problems->count; i++)
		fprintf(out, "%s:%d: %s\n", path, problems->list[i].line, problem_text(problems->arena, lang, &problems->list[i]));
}

/* What check finds is what it was asked for, so it goes to the output. */
static void put_text(const char *path, const struct programme *p, const struct problems *problems, enum lang lang)
{
	put_problems(stdout, path, problems, lang);
	if (p != NULL)
		printf("%s: %s %d, %zu steps, %zu examples, digest %.16s\n", path, p->id, p->version, p->steps_count, p->examples_count, p->digest);
}

struct options { enum lang lang; bool is_json; };

static int check(const char *path, const struct options *o)
{
	struct problems *problems;
	struct arena *a = arena_new();
	struct programme *p = NULL;
	size_t bytes = 0;
	char *text = read_file(path, a, &bytes);
	int code = EXIT_REFUSED;

	problems = arena_alloc(a, sizeof(*problems));
	problems->arena = a;
	if (text == NULL) {
		fprintf(stderr, "%s cannot be read\n", path);
	} else {
		p = programme_load(problems, text, bytes);
		(o->is_json ? put_json : put_text)(path, p, problems, o->lang);
		code = p == NULL ? EXIT_REFUSED : EXIT_DONE;
	}
	arena_free(a);
	return code;
}

static void put_format(struct arena *a, const struct programme *p, enum lang lang)
{
	fputs(programme_format(a, p, lang), stdout);
}

static void put_reading(struct arena *a, const struct programme *p, enum lang lang)
{
	struct reading_step *steps;
	size_t count = programme_reading(a, p, lang, &steps);

	for (size_t i = 0; i < count; i++) {
		printf("%zu. %s\n", i + 1, steps[i].title);
		for (size_t k = 0; k < steps[i].lines_count; k++)
			printf("   %s\n", steps[i].lines[k]);
		for (size_t k = 0; k < steps[i].ways_count; k++)
			printf("   -> %s%s%s\n", steps[i].ways[k].to, steps[i].ways[k].when == NULL ? "" : lang == LANG_ZH ? "：" : ": ", steps[i].ways[k].when != NULL ? steps[i].ways[k].when : "");
	}
}

/* Of one file that holds. */
static int put(const char *path, const struct options *o, void (*write)(struct arena *a, const struct programme *p, enum lang lang))
{
	struct problems *problems;
	struct arena *a = arena_new();
	struct programme *p;
	size_t bytes = 0;
	char *text = read_file(path, a, &bytes);
	int code = EXIT_REFUSED;

	problems = arena_alloc(a, sizeof(*problems));
	problems->arena = a;
	if (text == NULL)
		fprintf(stderr, "%s cannot be read\n", path);
	else if ((p = programme_load(problems, text, bytes)) == NULL)
		put_problems(stderr, path, problems, o->lang);	/* the output is the file in its form, and nothing else */
	else {
		write(a, p, o->lang);
		code = EXIT_DONE;
	}
	arena_free(a);
	return code;
}

int command_programme(int argc, char **argv)
{
	struct options o = { 0 };
	const char *act, *lang = NULL;
	const struct usage_option options[] = { { "lang", &lang, NULL }, { "json", NULL, &o.is_json }, { 0 } };
	int code = EXIT_DONE;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	if (!usage_read(argc, argv, options))
		return usage_wrong(stderr, HELP, USAGE_TOLD);
	if (lang != NULL && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
		return usage_wrong(stderr, HELP, "--lang is zh or en");
	o.lang = lang != NULL && strcmp(lang, "en") == 0 ? LANG_EN : LANG_ZH;
	act = optind < argc ? argv[optind] : "";
	if (strcmp(act, "format") == 0 && lang != NULL && argc - optind == 2)
		return put(argv[optind + 1], &o, put_format);
	if (strcmp(act, "read") == 0 && argc - optind == 2)
		return put(argv[optind + 1], &o, put_reading);
	if (strcmp(act, "format") == 0 && lang == NULL)
		return usage_wrong(stderr, HELP, "--lang is needed: in which language to write it");
	if (strcmp(act, "check") != 0 || argc - optind < 2)
		return usage_wrong(stderr, HELP, "programme needs an act, check, read or format, and a file");
	for (int i = optind + 1; i < argc; i++)
		if (check(argv[i], &o) != EXIT_DONE)
			code = EXIT_REFUSED;
	return code;
}
