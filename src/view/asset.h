/* Files of assets/, compiled into the program by mk/asset. The address carries a digest of the content,
 * so it may be kept for a year: a changed file has another address. */
#ifndef VIEW_ASSET_H
#define VIEW_ASSET_H

#include <stddef.h>

struct asset_body { const unsigned char *data; size_t bytes; };

struct asset {
	const char *name;		/* "app.css" */
	const char *media_type;		/* "text/css; charset=utf-8" */
	const char *url;		/* "/assets/app.css?v=5f0c…" */
	const char *version;		/* the digest in it */
	struct asset_body plain, gzip, brotli;	/* data NULL where it would not be smaller */
};

extern const struct asset ASSETS[];	/* sorted by name */
/* Files of ASSETS. */
extern const size_t ASSETS_COUNT;

/* By name, or by the path of a request ("/assets/app.css"); NULL if there is none. */
const struct asset *asset_find(const char *path);
/* The address with its version; an unknown name asserts. */
const char *asset_url(const char *name);

#endif
