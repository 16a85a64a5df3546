/* The server's side of FILE.sock: one thread, one command at a time. */
#include "command/socket.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>
#include "base/log.h"
#include "command/import.h"
#include "command/install.h"
#include "command/keys.h"
#include "command/socket_wire.h"
#include "command/user.h"
#include "core/ctx.h"

#define WAIT_S 5		/* for the words of a request, and for somebody who does not read the answer */
#define STACK_BYTES (1024 * 1024)

/* The business day, for commands that read beside the server. */
static int date_asked(struct asked *asked, int argc, char **argv)
{
	struct arena *a = arena_new();
	struct ctx c;

	(void)argc;
	(void)argv;
	install_ctx(&c, a, asked->services);
	fprintf(asked->out, "%s\n", day_text(a, c.today));
	store_close(c.store);
	arena_free(a);
	return EXIT_DONE;
}

const struct asked_command ASKED_COMMANDS[] = { { "date", date_asked }, { "import", import_asked }, { "keys", keys_asked }, { "user", user_asked }, { NULL, NULL } };

struct command_socket {
	char *path, *keys_path;
	struct services *services;
	int listen_fd, stop_fd;
	_Atomic bool is_ending;
	pthread_t thread;
};

struct request { char text[WIRE_REQUEST_BYTES_MAX + 1]; size_t bytes; int fd; char *words[WIRE_WORDS_MAX + 1]; int words_count; };

/* ---- who asks ---- */

static bool is_allowed(int fd)
{
	struct ucred peer;
	socklen_t bytes = sizeof(peer);

	return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &bytes) == 0 && (peer.uid == geteuid() || peer.uid == 0);
}

/* ---- what is asked ---- */

static ssize_t receive(int from, struct request *r)
{
	union { char room[CMSG_SPACE(sizeof(int))]; struct cmsghdr align; } control;
	struct iovec piece = { r->text + r->bytes, WIRE_REQUEST_BYTES_MAX - r->bytes };
	struct msghdr first = { .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control.room, .msg_controllen = sizeof(control.room) };
	ssize_t got = recvmsg(from, &first, MSG_CMSG_CLOEXEC);

	for (struct cmsghdr *c = got > 0 ? CMSG_FIRSTHDR(&first) : NULL; c != NULL; c = CMSG_NXTHDR(&first, c)) {
		if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS || c->cmsg_len != CMSG_LEN(sizeof(int)))
			continue;
		if (r->fd >= 0)
			close(r->fd);
		memcpy(&r->fd, CMSG_DATA(c), sizeof(int));
	}
	return got;
}

/* A request ends with an empty word. */
static bool is_whole(const struct request *r)
{
	return r->bytes > sizeof(WIRE_HEAD) && r->text[r->bytes - 1] == '\0' && r->text[r->bytes - 2] == '\0';
}

static bool read_request(int from, struct request *r)
{
	while (!is_whole(r) && r->bytes < WIRE_REQUEST_BYTES_MAX) {
		ssize_t got = receive(from, r);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		r->bytes += (size_t)got;
	}
	if (!is_whole(r) || memcmp(r->text, WIRE_HEAD, sizeof(WIRE_HEAD)) != 0)
		return false;
	for (char *word = r->text + sizeof(WIRE_HEAD); *word != '\0' && r->words_count < WIRE_WORDS_MAX; word += strlen(word) + 1)
		r->words[r->words_count++] = word;
	return r->words_count > 0;
}

/* ---- carrying it out ---- */

static bool is_ending(void *data)
{
	return ((struct command_socket *)data)->is_ending;
}

static int run(struct command_socket *s, struct request *r, FILE *out, FILE *err)
{
	struct asked asked = { .services = s->services, .keys_path = s->keys_path, .out = out, .err = err, .fd = r->fd, .is_ending = is_ending, .data = s };

	for (const struct asked_command *c = ASKED_COMMANDS; c->name != NULL; c++)
		if (strcmp(c->name, r->words[0]) == 0) {
			log_write(LOG_INFO, "socket", "a command from this machine", "command", c->name, NULL);
			return c->run(&asked, r->words_count, r->words);
		}
	fprintf(err, "jishi: %s cannot be asked for while the server runs; stop it first\n", r->words[0]);
	return EXIT_REFUSED;
}

static void answer(int to, int code, const char *out, size_t out_bytes, const char *err, size_t err_bytes)
{
	char head[80];
	int bytes = snprintf(head, sizeof(head), "%d %zu %zu\n", code, out_bytes, err_bytes);

	if (!wire_write(to, head, (size_t)bytes) || !wire_write(to, out, out_bytes) || !wire_write(to, err, err_bytes))
		log_write(LOG_WARN, "socket", "who asked for a command did not wait for its answer", NULL);
}

static void serve_one(struct command_socket *s, int fd)
{
	struct request *r = calloc(1, sizeof(*r));
	char *out_text = NULL, *err_text = NULL;
	size_t out_bytes = 0, err_bytes = 0;
	FILE *out = open_memstream(&out_text, &out_bytes), *err = open_memstream(&err_text, &err_bytes);
	int code = EXIT_REFUSED;

	if (r != NULL && out != NULL && err != NULL) {
		r->fd = -1;
		/* Read in any case: who is refused shall hear why, and not that the line broke. */
		if (!read_request(fd, r)) {
			fprintf(err, "jishi: the server does not understand the request; are both of one version?\n");
		} else if (!is_allowed(fd)) {
			log_write(LOG_WARN, "socket", "a command from another user of this machine was refused", NULL);
			fprintf(err, "jishi: only the user whom the server runs as, or root, may ask it for commands\n");
		} else {
			code = run(s, r, out, err);
		}
		if (r->fd >= 0)
			close(r->fd);
	}
	if (out != NULL)
		fclose(out);
	if (err != NULL)
		fclose(err);
	answer(fd, code, out_text != NULL ? out_text : "", out_bytes, err_text != NULL ? err_text : "", err_bytes);
	free(out_text);
	free(err_text);
	free(r);
}

static void *serve(void *data)
{
	struct command_socket *s = data;

	while (!s->is_ending) {
		struct pollfd waits[2] = { { .fd = s->listen_fd, .events = POLLIN }, { .fd = s->stop_fd, .events = POLLIN } };
		const struct timeval wait = { .tv_sec = WAIT_S };
		int fd;

		if (poll(waits, 2, -1) < 0 || (waits[0].revents & POLLIN) == 0)
			continue;
		fd = accept4(s->listen_fd, NULL, NULL, SOCK_CLOEXEC);
		if (fd < 0)
			continue;
		setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
		setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait));
		serve_one(s, fd);
		close(fd);
	}
	return NULL;
}

/* ---- start and stop ---- */

/* It gets its name once it listens: whoever sees the file is answered. */
static bool listen_at(struct command_socket *s, char *error, size_t error_bytes)
{
	struct sockaddr_un address;
	char made[sizeof(address.sun_path) + 8];
	int other = wire_connect(s->path);

	if (other >= 0) {
		close(other);
		snprintf(error, error_bytes, "another server listens at %s", s->path);
		return false;
	}
	snprintf(made, sizeof(made), "%s.new", s->path);
	if (!wire_address(made, &address)) {
		snprintf(error, error_bytes, "%.200s: the path is too long for a socket", s->path);
		return false;
	}
	unlink(made);	/* left by a server that was killed */
	s->listen_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	/* The mode before the name: it is never open to others. */
	if (s->listen_fd >= 0 && fchmod(s->listen_fd, 0600) == 0 && bind(s->listen_fd, (struct sockaddr *)&address, sizeof(address)) == 0 &&
	    listen(s->listen_fd, 8) == 0 && rename(made, s->path) == 0)
		return true;
	snprintf(error, error_bytes, "%s: %s", s->path, strerror(errno));
	return false;
}

static void socket_free(struct command_socket *s)
{
	if (s->listen_fd >= 0)
		close(s->listen_fd);
	if (s->stop_fd >= 0)
		close(s->stop_fd);
	free(s->path);
	free(s->keys_path);
	free(s);
}

struct command_socket *socket_start(const char *path, struct services *services, const char *keys_path, char *error, size_t error_bytes)
{
	struct command_socket *s = calloc(1, sizeof(*s));
	pthread_attr_t attributes;

	if (s == NULL)
		return NULL;
	*s = (struct command_socket){ .path = strdup(path), .keys_path = strdup(keys_path), .services = services, .listen_fd = -1,
		.stop_fd = eventfd(0, EFD_CLOEXEC) };
	if (s->path == NULL || s->keys_path == NULL || s->stop_fd < 0 || !listen_at(s, error, error_bytes)) {
		socket_free(s);
		return NULL;
	}
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_BYTES);
	if (pthread_create(&s->thread, &attributes, serve, s) != 0) {
		snprintf(error, error_bytes, "no thread for %s", path);
		unlink(s->path);
		socket_free(s);
		s = NULL;
	}
	pthread_attr_destroy(&attributes);
	return s;
}

void socket_stop(struct command_socket *s)
{
	if (s == NULL)
		return;
	s->is_ending = true;
	if (eventfd_write(s->stop_fd, 1) != 0)
		abort();
	pthread_join(s->thread, NULL);
	unlink(s->path);
	socket_free(s);
}
