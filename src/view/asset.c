#include "view/asset.h"
#include <assert.h>
#include <string.h>

#define PREFIX "/assets/"

/* Half a dozen files: a walk costs less than a hash. */
const struct asset *asset_find(const char *path)
{
	if (strncmp(path, PREFIX, sizeof PREFIX - 1) == 0)
		path += sizeof PREFIX - 1;
	for (size_t i = 0; i < ASSETS_COUNT; i++)
		if (strcmp(ASSETS[i].name, path) == 0)
			return &ASSETS[i];
	return NULL;
}

const char *asset_url(const char *name)
{
	const struct asset *a = asset_find(name);

	assert(a != NULL);
	return a->url;
}
