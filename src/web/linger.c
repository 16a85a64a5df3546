#include "web/linger.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/log.h"
#include "web/connection.h"
#include "web/limits.h"

struct lingering { int fd; int64_t until_ms, bytes; };

/* Others append; only the thread takes away, so what it has seen stays where it is. */
struct lingerers {
	pthread_mutex_t lock;
	pthread_t thread;
	int wake_fds[2];
	struct lingering of[LINGER_COUNT_MAX];
	int count;
};

/* Is it over: did the other side end, or is it as much or as long as may be? */
static bool is_over(struct lingering *g, bool has_come)
{
	static char waste[64 * 1024];	/* of the one thread */
	ssize_t n = 1;

	while (has_come && n > 0 && g->bytes < LINGER_BYTES_MAX) {
		n = recv(g->fd, waste, sizeof(waste), MSG_DONTWAIT);
		if (n > 0)
			g->bytes += n;
		else if (n == 0 || errno != EAGAIN)
			return true;
	}
	return g->bytes >= LINGER_BYTES_MAX || clock_monotonic_ms() >= g->until_ms;
}

static int look(struct lingerers *l, struct pollfd *fds)
{
	int count;

	pthread_mutex_lock(&l->lock);
	count = l->count;
	for (int i = 0; i < count; i++)
		fds[i + 1] = (struct pollfd){ .fd = l->of[i].fd, .events = POLLIN };
	pthread_mutex_unlock(&l->lock);
	fds[0] = (struct pollfd){ .fd = l->wake_fds[0], .events = POLLIN };
	return count;
}

static void *run(void *cls)
{
	struct lingerers *l = cls;
	struct pollfd fds[LINGER_COUNT_MAX + 1];
	char call = 0;

	for (;;) {
		int count = look(l, fds);

		poll(fds, (nfds_t)count + 1, count > 0 ? LINGER_MS_MAX / 10 : -1);
		if (fds[0].revents != 0 && (read(l->wake_fds[0], &call, 1) != 1 || call == 'e'))
			return NULL;
		for (int i = count - 1; i >= 0; i--) {
			if (!is_over(&l->of[i], fds[i + 1].revents != 0))
				continue;
			close(l->of[i].fd);
			pthread_mutex_lock(&l->lock);
			l->of[i] = l->of[--l->count];
			pthread_mutex_unlock(&l->lock);
		}
	}
}

struct lingerers *linger_start(void)
{
	struct lingerers *l = calloc(1, sizeof(*l));

	if (l == NULL)
		log_end("web", "out of memory");
	pthread_mutex_init(&l->lock, NULL);
	if (pipe2(l->wake_fds, O_CLOEXEC) != 0 || pthread_create(&l->thread, NULL, run, l) != 0)
		log_end("web", "no descriptors or no thread for connections that linger");
	return l;
}

static void call(struct lingerers *l, char what)
{
	if (write(l->wake_fds[1], &what, 1) != 1)
		abort();
}

void linger_take(struct lingerers *l, int fd)
{
	int own = -1;

	pthread_mutex_lock(&l->lock);
	if (l->count < LINGER_COUNT_MAX)
		own = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (own >= 0)
		l->of[l->count++] = (struct lingering){ .fd = own, .until_ms = clock_monotonic_ms() + LINGER_MS_MAX };
	pthread_mutex_unlock(&l->lock);
	if (own < 0)
		return;
	shutdown(own, SHUT_WR);
	call(l, 't');
}

void linger_stop(struct lingerers *l)
{
	call(l, 'e');
	pthread_join(l->thread, NULL);
	for (int i = 0; i < l->count; i++)
		close(l->of[i].fd);
	close(l->wake_fds[0]);
	close(l->wake_fds[1]);
	pthread_mutex_destroy(&l->lock);
	free(l);
}
