#include "web/site.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include "base/log.h"
#include "core/crypto.h"
#include "web/denial.h"
#include "web/draft.h"
#include "web/waiting.h"
#include "web/idempotency.h"
#include "web/router.h"
#include "web/session.h"

#define FLUSH_SECONDS 60
#define PURGE_SECONDS 3600

int64_t machine_now_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME_COARSE, &t);
	return (int64_t)t.tv_sec;
}

int64_t site_now_s(const struct site *site)
{
	int64_t set_s = atomic_load(&site->services->set_clock_s);

	return set_s != 0 ? set_s : machine_now_s();
}

struct site *site_new(struct services *services, int64_t test_clock_s, const struct route *routes, int routes_count)
{
	struct site *site = calloc(1, sizeof(*site));

	if (site == NULL)
		log_end("web", "out of memory");
	site->services = services;
	services->is_test_clock = test_clock_s != 0;
	atomic_store(&services->set_clock_s, test_clock_s);
	site->router = router_new(routes, routes_count);
	site->sessions = sessions_new();
	site->denials = denials_new();
	site->ticked_s = site->purged_s = machine_now_s();
	crypto_random(site->key, sizeof(site->key));
	return site;
}

void site_free(struct site *site)
{
	if (site == NULL)
		return;
	router_free(site->router);
	sessions_free(site->sessions);
	denials_free(site->denials);
	crypto_wipe(site->key, sizeof(site->key));
	free(site);
}

void site_tick(struct site *site)
{
	int64_t now_s = machine_now_s();

	denials_flush(site, false);
	if (now_s - site->ticked_s >= FLUSH_SECONDS) {
		site->ticked_s = now_s;
		sessions_flush(site);
	}
	if (now_s - site->purged_s >= PURGE_SECONDS) {
		site->purged_s = now_s;
		idempotency_purge(site);
		draft_purge(site);
		waiting_purge(site);
	}
}

void site_flush(struct site *site)
{
	denials_flush(site, true);
	sessions_flush(site);
}
