#include "core/helper.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "core/confine.h"

#define KIND_CHARS_MAX 20
#define FDS_COUNT 3		/* in, out, answer */

struct request {
	char kind[KIND_CHARS_MAX + 1];
	char args[HELPER_ARGS_BYTES_MAX + 1];
};

/* The one piece of state above a request: the end of the socket to the process that forks. It is set
 * before threads start and cleared after they ended. */
static int helper_fd = -1;
static pid_t helper_pid;

/* ---- descriptors over the socket ---- */

union control {
	char bytes[CMSG_SPACE(FDS_COUNT * sizeof(int))];
	struct cmsghdr aligned;
};

static bool send_request(const struct request *r, const int fds[FDS_COUNT])
{
	struct iovec part = { (void *)r, sizeof(*r) };
	union control control = { { 0 } };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof(control.bytes) };
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);
	ssize_t sent;

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(FDS_COUNT * sizeof(int));
	memcpy(CMSG_DATA(head), fds, FDS_COUNT * sizeof(int));
	do
		sent = sendmsg(helper_fd, &message, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)sizeof(*r);
}

/* False at the end: the program is gone. */
static bool take_request(int fd, struct request *r, int fds[FDS_COUNT])
{
	struct iovec part = { r, sizeof(*r) };
	union control control;
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof(control.bytes) };
	struct cmsghdr *head;
	ssize_t got;

	do
		got = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	if (got != (ssize_t)sizeof(*r))
		return false;
	head = CMSG_FIRSTHDR(&message);
	if (head == NULL || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN(FDS_COUNT * sizeof(int)))
		return false;
	memcpy(fds, CMSG_DATA(head), FDS_COUNT * sizeof(int));
	return true;
}

/* ---- in the helper and its children ---- */

static const struct helper_job *find_job(const struct helper_job *jobs, const char *kind)
{
	for (; jobs->kind != NULL; jobs++)
		if (strcmp(jobs->kind, kind) == 0)
			return jobs;
	return NULL;
}

static _Noreturn void child(const struct helper_job *job, const struct request *r, const int fds[FDS_COUNT])
{
	unsigned char code;

	if (!confine(HELPER_MEMORY_BYTES, HELPER_SECONDS, HELPER_OUT_BYTES_MAX))
		_exit(1);
	code = (unsigned char)job->run(fds[0], fds[1], r->args);
	if (write(fds[2], &code, 1) != 1)
		_exit(1);
	_exit(0);
}

static _Noreturn void serve_children(int fd, const struct helper_job *jobs)
{
	struct request r = { 0 };
	int fds[FDS_COUNT];

	signal(SIGCHLD, SIG_IGN);	/* nobody waits for the children: they answer, or their end of the socket closes */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	while (take_request(fd, &r, fds)) {
		const struct helper_job *job;

		r.kind[KIND_CHARS_MAX] = r.args[HELPER_ARGS_BYTES_MAX] = '\0';
		job = find_job(jobs, r.kind);
		if (job != NULL && fork() == 0) {
			close(fd);
			child(job, &r, fds);
		}
		for (int i = 0; i < FDS_COUNT; i++)
			close(fds[i]);
	}
	_exit(0);
}

bool helper_start(const struct helper_job *jobs, char *error, size_t error_bytes)
{
	int ends[2];

	assert(helper_fd < 0);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
		snprintf(error, error_bytes, "socketpair: %s", strerror(errno));
		return false;
	}
	fflush(NULL);	/* else the child would write it again */
	helper_pid = fork();
	if (helper_pid < 0) {
		snprintf(error, error_bytes, "fork: %s", strerror(errno));
		close(ends[0]);
		close(ends[1]);
		return false;
	}
	if (helper_pid == 0) {
		close(ends[0]);
		serve_children(ends[1], jobs);
	}
	close(ends[1]);
	helper_fd = ends[0];
	return true;
}

void helper_stop(void)
{
	if (helper_fd < 0)
		return;
	close(helper_fd);
	helper_fd = -1;
	while (waitpid(helper_pid, NULL, 0) < 0 && errno == EINTR)
		;
}

/* ---- in the program ---- */

static enum helper_answer wait_answer(int fd, int *code)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	time_t began = time(NULL);
	unsigned char byte;
	int ready;

	/* The child's own alarm ends it first; the margin is for a machine that is busy. */
	do
		ready = poll(&p, 1, (HELPER_SECONDS + 5) * 1000);
	while (ready < 0 && errno == EINTR);
	if (ready <= 0)
		return HELPER_SLOW;
	if (read(fd, &byte, 1) != 1)
		return time(NULL) - began >= HELPER_SECONDS ? HELPER_SLOW : HELPER_DIED;
	*code = byte;
	return byte == 0 ? HELPER_GOOD : HELPER_REFUSED;
}

enum helper_answer helper_run(const char *kind, int in_fd, int out_fd, const char *args, int *code)
{
	struct request r = { { 0 }, { 0 } };
	int ends[2], fds[FDS_COUNT];
	enum helper_answer answer = HELPER_MISSING;

	assert(strlen(kind) <= KIND_CHARS_MAX);
	assert(strlen(args) <= HELPER_ARGS_BYTES_MAX);
	*code = 0;
	if (helper_fd < 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return HELPER_MISSING;
	memcpy(r.kind, kind, strlen(kind));
	memcpy(r.args, args, strlen(args));
	fds[0] = in_fd;
	fds[1] = out_fd;
	fds[2] = ends[1];
	if (send_request(&r, fds)) {
		close(ends[1]);
		answer = wait_answer(ends[0], code);
	} else {
		close(ends[1]);
	}
	close(ends[0]);
	return answer;
}
