#include "command/saved.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static FILE *open_mark(const char *keys_path, const char *end, const char *mode)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s%s", keys_path, end);
	return fopen(path, mode);
}

static bool close_written(FILE *f, bool is_written)
{
	return fclose(f) == 0 && is_written;
}

int64_t saved_keys_s(const char *keys_path, const struct keyring *k)
{
	char fingerprint[CRYPTO_TAIL_CHARS + 1] = "";
	FILE *f = open_mark(keys_path, ".saved", "re");
	long long time_s = 0;
	int count = 0;

	if (f == NULL)
		return 0;
	if (fscanf(f, "%32s %d %lld", fingerprint, &count, &time_s) != 3 || strcmp(fingerprint, keyring_fingerprint(k)) != 0 ||
	    count != keyring_active_id(k))
		time_s = 0;
	fclose(f);
	return time_s;
}

bool saved_keys_put(const char *keys_path, const struct keyring *k, int64_t now_s)
{
	FILE *f = open_mark(keys_path, ".saved", "we");

	return f != NULL && close_written(f, fprintf(f, "%s %d %lld\n", keyring_fingerprint(k), keyring_active_id(k), (long long)now_s) > 0);
}

int64_t saved_archive_s(const char *keys_path)
{
	FILE *f = open_mark(keys_path, ".archived", "re");
	long long time_s = 0;

	if (f == NULL)
		return 0;
	if (fscanf(f, "%lld", &time_s) != 1)
		time_s = 0;
	fclose(f);
	return time_s;
}

bool saved_archive_put(const char *keys_path, int64_t now_s)
{
	FILE *f = open_mark(keys_path, ".archived", "we");

	return f != NULL && close_written(f, fprintf(f, "%lld\n", (long long)now_s) > 0);
}
