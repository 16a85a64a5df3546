#include "web/io_loop.h"

#include <assert.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include "base/log.h"
#include "web/transfer.h"

/* With the lock held: whether the thread has to be called, which is done once the lock is free. */
static bool has_to_wake(struct io_loop *l)
{
	bool was_asleep = l->is_asleep;

	l->is_asleep = false;
	return was_asleep;
}

static void wake(struct io_loop *l)
{
	uint64_t one = 1;

	if (write(l->wake_fd, &one, sizeof(one)) != (ssize_t)sizeof(one))
		abort();
}

/* How long the library has nothing to do unless a socket says so: milliseconds, -1 for ever. */
static int rest_ms(struct io_loop *l)
{
	MHD_UNSIGNED_LONG_LONG ms;

	if (l->runs_again)
		return 0;
	if (MHD_get_timeout(l->daemon, &ms) != MHD_YES)
		return -1;
	return ms > INT_MAX ? INT_MAX : (int)ms;
}

static void sleep_until_called(struct io_loop *l, int ms)
{
	struct pollfd fds[2] = { { .fd = l->daemon_fd, .events = POLLIN }, { .fd = l->wake_fd, .events = POLLIN } };
	uint64_t calls;

	poll(fds, 2, ms);
	if ((fds[1].revents & POLLIN) != 0 && read(l->wake_fd, &calls, sizeof(calls)) != (ssize_t)sizeof(calls))
		abort();
}

static void resume_all(struct io_loop *l, struct transfer *ready)
{
	while (ready != NULL) {
		struct transfer *t = ready;

		ready = t->next_ready;
		MHD_resume_connection(t->connection);
	}
}

static void close_door(struct io_loop *l)
{
	int fd = MHD_quiesce_daemon(l->daemon);

	if (fd >= 0)
		close(fd);
	pthread_mutex_lock(&l->lock);
	l->is_door_closed = true;
	pthread_cond_signal(&l->door_closed);
	pthread_mutex_unlock(&l->lock);
}

static void *run(void *cls)
{
	struct io_loop *l = cls;
	bool is_over = false;

	while (!is_over) {
		struct transfer *ready;
		int ms = rest_ms(l);
		bool sleeps, closes;

		pthread_mutex_lock(&l->lock);
		closes = l->is_door_to_close && !l->is_door_closed;
		sleeps = l->is_asleep = ms != 0 && l->ready == NULL && !closes && !l->is_over;
		pthread_mutex_unlock(&l->lock);
		if (closes)
			close_door(l);
		if (sleeps)
			sleep_until_called(l, ms);
		pthread_mutex_lock(&l->lock);
		ready = l->ready;
		l->ready = NULL;
		l->is_asleep = false;
		is_over = l->is_over;
		pthread_mutex_unlock(&l->lock);
		resume_all(l, ready);
		l->runs_again = false;
		MHD_run(l->daemon);
	}
	return NULL;
}

void io_loop_start(struct io_loop *l, struct MHD_Daemon *daemon)
{
	const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
	sigset_t pipes, before;

	assert(info != NULL && info->epoll_fd >= 0);
	l->daemon = daemon;
	l->daemon_fd = info->epoll_fd;
	l->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->door_closed, NULL);
	/* The library writes to sockets whose other end may be gone. */
	sigemptyset(&pipes);
	sigaddset(&pipes, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &pipes, &before);
	if (l->wake_fd < 0 || pthread_create(&l->thread, NULL, run, l) != 0)
		log_end("web", "no thread for the sockets");
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void io_loop_resume(struct io_loop *l, struct transfer *t)
{
	bool wakes;

	pthread_mutex_lock(&l->lock);
	t->next_ready = l->ready;
	l->ready = t;
	wakes = has_to_wake(l);
	pthread_mutex_unlock(&l->lock);
	if (wakes)
		wake(l);
}

void io_loop_resume_here(struct io_loop *l, struct transfer *t)
{
	MHD_resume_connection(t->connection);
	l->runs_again = true;
}

void io_loop_close_door(struct io_loop *l)
{
	pthread_mutex_lock(&l->lock);
	l->is_door_to_close = true;
	if (has_to_wake(l))
		wake(l);
	while (!l->is_door_closed)
		pthread_cond_wait(&l->door_closed, &l->lock);
	pthread_mutex_unlock(&l->lock);
}

void io_loop_stop(struct io_loop *l)
{
	pthread_mutex_lock(&l->lock);
	l->is_over = true;
	if (has_to_wake(l))
		wake(l);
	pthread_mutex_unlock(&l->lock);
	pthread_join(l->thread, NULL);
	/* The library takes an answer that came last for one that nobody will ask for, but it has to be resumed before it ends. */
	resume_all(l, l->ready);
	MHD_stop_daemon(l->daemon);
	close(l->wake_fd);
	pthread_cond_destroy(&l->door_closed);
	pthread_mutex_destroy(&l->lock);
}
