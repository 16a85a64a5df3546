/* The thread that owns the sockets: it waits for them, lets the HTTP library work on what came, and hands it the answers that
 * workers have ready.
 *
 * The library has a thread of its own to offer; ours takes its place, because that one (0.9.75) falls asleep over requests it has
 * already been told of whenever they come in a full batch of 128. The library never waits here. */
#ifndef JISHI_WEB_IO_LOOP_H
#define JISHI_WEB_IO_LOOP_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdbool.h>

struct transfer;

/* A part of the server; nobody else looks inside. */
struct io_loop {
	struct MHD_Daemon *daemon;
	int daemon_fd;				/* readable: there is work */
	int wake_fd;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t door_closed;
	struct transfer *ready;			/* with their answers, to be resumed; the latest first */
	bool is_asleep;
	bool is_door_to_close, is_door_closed, is_over;
	bool runs_again;			/* the thread's own: something was resumed that no socket tells of */
};

/* Flags for a daemon that is to be driven by a loop. */
#define IO_LOOP_DAEMON_FLAGS (MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO)

/* Drives the daemon from now on. */
void io_loop_start(struct io_loop *l, struct MHD_Daemon *daemon);
/* From any thread: the suspended transfer goes on. Whoever calls may not touch it any more. */
void io_loop_resume(struct io_loop *l, struct transfer *t);
/* From the thread of the loop, inside a handler: resumes at once what the handler has suspended. */
void io_loop_resume_here(struct io_loop *l, struct transfer *t);
/* Closes the listening socket; afterwards nobody new is let in. */
void io_loop_close_door(struct io_loop *l);
/* Ends the thread, and the daemon with all its connections. No worker may be at work any more. */
void io_loop_stop(struct io_loop *l);

#endif
