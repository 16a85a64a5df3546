/* The only file, with io_loop.c, transfer.c and send.c, that knows the HTTP library.
 *
 * A request goes: line seen (on_line makes it) → headers (transfer_head) → body (transfer_body) → suspended and
 * given to a worker (run) → resumed with its response → sent (on_done frees it). The I/O thread and the
 * worker never hold it at once, so a request has no lock. */
#include "web/server.h"

#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"
#include "web/connection.h"
#include "web/io_loop.h"
#include "web/linger.h"
#include "web/request.h"
#include "web/send.h"
#include "web/session.h"
#include "web/transfer.h"
#include "web/worker.h"
#include "text/web.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STACK_BYTES (4 * 1024 * 1024)
#else
#define STACK_BYTES WORKER_STACK_BYTES
#endif

#define ARENAS_KEPT_MAX 128

struct server {
	struct io_loop loop;
	struct site *site;
	struct workers *workers;
	struct compressors *compressors;
	struct lingerers *linger;
	struct connections connections;
	pthread_t housekeeper;
	int wake_fds[2];		/* ends the housekeeper */
	int port;
	bool is_secure;
	char *behind, *spool_folder;
	int connections_per_address_max;
	struct MHD_Response *full;
	_Atomic int64_t bodies_bytes, spooled_bytes, spooled_of_strangers_bytes;
	int64_t spooled_of_strangers_bytes_max, bodies_bytes_max;
	_Atomic bool is_stopping;
	pthread_mutex_t arenas_lock;
	struct arena *arenas[ARENAS_KEPT_MAX];	/* used ones; the warmest is taken first */
	int arenas_count;
};

static struct arena *take_arena(struct server *s)
{
	struct arena *a = NULL;

	pthread_mutex_lock(&s->arenas_lock);
	if (s->arenas_count > 0)
		a = s->arenas[--s->arenas_count];
	pthread_mutex_unlock(&s->arenas_lock);
	return a != NULL ? a : arena_new();
}

static void give_arena(struct server *s, struct arena *a)
{
	arena_clear(a);
	pthread_mutex_lock(&s->arenas_lock);
	if (s->arenas_count < ARENAS_KEPT_MAX) {
		s->arenas[s->arenas_count++] = a;
		a = NULL;
	}
	pthread_mutex_unlock(&s->arenas_lock);
	arena_free(a);
}

/* ---- a request begins ---- */

static void *on_line(void *cls, const char *uri, struct MHD_Connection *connection)
{
	struct server *s = cls;
	struct arena *a = take_arena(s);
	struct transfer *t = arena_alloc(a, sizeof(*t));
	struct web_request *r = &t->request;
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	const char *query = strchr(uri, '?');

	assert(info != NULL && info->socket_context != NULL);
	t->server = s;
	t->site = s->site;
	t->behind = s->behind;
	t->bodies_bytes = &s->bodies_bytes;
	t->bodies_bytes_max = s->bodies_bytes_max;
	t->connection = connection;
	t->seat = info->socket_context;
	r->arena = a;
	r->spool_fd = r->data_fd = -1;
	r->spool_folder = s->spool_folder;
	r->is_secure = s->is_secure;
	if (strlen(uri) > URL_BYTES_MAX) {
		r->reader_status = 414;
		uri = "/";
		query = NULL;
	}
	r->target = arena_text(a, uri);
	r->path = query == NULL ? r->target : arena_text_n(a, uri, (size_t)(query - uri));
	r->query = query == NULL ? "" : r->target + (query - uri) + 1;
	connection_enter(&s->connections, t->seat, CONNECTION_HEAD, 0);
	return t;
}

/* ---- running and sending ---- */

static void run(void *cls, void *job)
{
	struct server *s = cls;
	struct transfer *t = job;

	/* Only now: requests that wait in the queue hold none. */
	t->request.work = take_arena(s);
	dispatch(s->site, &t->request);
	t->response = send_prepare(t->server->compressors, &t->request);
	if (t->response != NULL && atomic_load(&s->is_stopping))
		MHD_add_response_header(t->response, "Connection", "close");
	io_loop_resume(&s->loop, t);
}

static enum MHD_Result send_response(struct transfer *t)
{
	struct web_request *r = &t->request;
	enum MHD_Result result;

	if (t->response == NULL)
		return MHD_NO;
	connection_enter(&t->server->connections, t->seat, CONNECTION_SEND, r->data_fd_bytes > 0 ? r->data_fd_bytes : (int64_t)r->data_bytes);
	result = MHD_queue_response(t->connection, (unsigned)r->status, t->response);
	MHD_destroy_response(t->response);
	t->response = NULL;
	return result;
}

static enum MHD_Result start_run(struct transfer *t)
{
	struct server *s = t->server;

	connection_enter(&s->connections, t->seat, CONNECTION_RUN, 0);
	MHD_suspend_connection(t->connection);
	if (workers_take(s->workers, t))
		return MHD_YES;
	io_loop_resume_here(&s->loop, t);
	return MHD_queue_response(t->connection, 503, s->full);
}

/* What depends on who sends: of which room a body in a file takes, and whether a stopping server waits for it. */
static void seat_sender(struct transfer *t)
{
	struct server *s = t->server;

	t->spooled_bytes = t->is_known ? &s->spooled_bytes : &s->spooled_of_strangers_bytes;
	t->spooled_bytes_max = t->is_known ? SPOOLED_BYTES_MAX : s->spooled_of_strangers_bytes_max;
	connection_set_unneeded(&s->connections, t->seat, !t->is_known || t->reads_on);
	connection_enter(&s->connections, t->seat, CONNECTION_BODY, 0);
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
				  const char *version, const char *data, size_t *data_bytes, void **con_cls)
{
	struct transfer *t = *con_cls;

	if (t == NULL)
		return MHD_NO;
	if (t->response != NULL)
		return send_response(t);
	if (!t->has_head) {
		transfer_head(t, method, version);
		seat_sender(t);
		/* Too large or ambiguous: the body is not read at all and the connection ends with the answer. */
		if (t->request.reader_status != 0 && !t->reads_on) {
			t->seat->lingers = true;
			t->request.work = take_arena(t->server);
			dispatch(t->server->site, &t->request);
			t->response = send_prepare(t->server->compressors, &t->request);
			if (t->response != NULL)
				MHD_add_response_header(t->response, "Connection", "close");
			return send_response(t);
		}
		return MHD_YES;
	}
	if (*data_bytes > 0) {
		bool goes_on = transfer_body(t, data, *data_bytes);

		connection_enter(&t->server->connections, t->seat, CONNECTION_BODY, t->body_bytes_seen);
		*data_bytes = 0;
		return goes_on ? MHD_YES : MHD_NO;
	}
	return start_run(t);
}

static void on_done(void *cls, struct MHD_Connection *connection, void **con_cls, enum MHD_RequestTerminationCode code)
{
	struct server *s = cls;
	struct transfer *t = *con_cls;
	struct web_request *r;

	if (t == NULL)
		return;
	r = &t->request;
	*con_cls = NULL;
	if (t->response != NULL)
		MHD_destroy_response(t->response);
	request_close_files(r);
	if (r->data_fd >= 0)
		close(r->data_fd);
	transfer_release(t);
	free(r->body);
	connection_enter(&s->connections, t->seat, CONNECTION_IDLE, 0);
	if (r->work != NULL)
		give_arena(s, r->work);
	give_arena(s, r->arena);
}

static void address_bytes(const struct sockaddr *from, unsigned char bytes[CONNECTION_ADDRESS_BYTES])
{
	memset(bytes, 0, CONNECTION_ADDRESS_BYTES);
	if (from != NULL && from->sa_family == AF_INET6) {
		memcpy(bytes, &((const struct sockaddr_in6 *)from)->sin6_addr, CONNECTION_ADDRESS_BYTES);
	} else if (from != NULL && from->sa_family == AF_INET) {
		bytes[10] = bytes[11] = 0xff;
		memcpy(bytes + 12, &((const struct sockaddr_in *)from)->sin_addr, 4);
	}
}

/* One address cannot take all the connections there are. The proxy stands for everybody behind it. */
static enum MHD_Result admit(void *cls, const struct sockaddr *from, socklen_t from_bytes)
{
	struct server *s = cls;
	unsigned char bytes[CONNECTION_ADDRESS_BYTES];

	(void)from_bytes;
	address_bytes(from, bytes);
	if (s->behind != NULL && strcmp(transfer_address(from, (char[INET6_ADDRSTRLEN]){ "" }), s->behind) == 0)
		return MHD_YES;
	return connections_are_many(&s->connections, bytes, s->connections_per_address_max) ? MHD_NO : MHD_YES;
}

static void on_connection(void *cls, struct MHD_Connection *connection, void **socket_context,
			  enum MHD_ConnectionNotificationCode code)
{
	struct server *s = cls;

	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

		const union MHD_ConnectionInfo *from = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
		unsigned char bytes[CONNECTION_ADDRESS_BYTES];

		assert(info != NULL);
		address_bytes(from != NULL ? from->client_addr : NULL, bytes);
		*socket_context = connection_open(&s->connections, info->connect_fd, bytes);
	} else if (*socket_context != NULL) {
		struct connection *c = *socket_context;

		if (c->lingers)
			linger_take(s->linger, c->fd);
		connection_close(&s->connections, c);
		*socket_context = NULL;
	}
}

/* ---- start and stop ---- */

static void *keep_house(void *cls)
{
	struct server *s = cls;
	fd_set set;
	struct timeval second;

	do {
		second = (struct timeval){ .tv_sec = 1 };
		FD_ZERO(&set);
		FD_SET(s->wake_fds[0], &set);
		connections_sweep(&s->connections, clock_monotonic_ms());
		site_tick(s->site);
	} while (select(s->wake_fds[0] + 1, &set, NULL, NULL, &second) == 0);
	return NULL;
}

static int open_listener(const struct server_options *o, char *error, size_t error_bytes)
{
	struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)o->port) };
	struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons((uint16_t)o->port) };
	bool is_four = inet_pton(AF_INET, o->host, &four.sin_addr) == 1;
	int fd, one = 1;

	if (!is_four && inet_pton(AF_INET6, o->host, &six.sin6_addr) != 1) {
		snprintf(error, error_bytes, "not an address: %s", o->host);
		return -1;
	}
	fd = socket(is_four ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0) {
		snprintf(error, error_bytes, "no socket: %s", strerror(errno));
		return -1;
	}
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(fd, is_four ? (struct sockaddr *)&four : (struct sockaddr *)&six, is_four ? sizeof(four) : sizeof(six)) != 0
	    || listen(fd, 4096) != 0) {
		snprintf(error, error_bytes, "cannot listen on %s port %d: %s", o->host, o->port, strerror(errno));
		close(fd);
		return -1;
	}
	return fd;
}

static int port_of(int fd)
{
	struct sockaddr_storage a = { 0 };
	socklen_t bytes = sizeof(a);

	if (getsockname(fd, (struct sockaddr *)&a, &bytes) != 0)
		return 0;
	/* NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): getsockname has filled it in */
	return a.ss_family == AF_INET ? ntohs(((struct sockaddr_in *)&a)->sin_port) : ntohs(((struct sockaddr_in6 *)&a)->sin6_port);
}

static void raise_descriptor_limit(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
		limit.rlim_cur = limit.rlim_max < 65536 ? limit.rlim_max : 65536;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

static struct MHD_Daemon *start_daemon(struct server *s, const struct server_options *o, int fd)
{
	unsigned flags = IO_LOOP_DAEMON_FLAGS | (o->cert_pem != NULL ? MHD_USE_TLS : 0);
	struct MHD_OptionItem tls[] = {
		{ MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)o->cert_pem },
		{ MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)o->key_pem },
		{ MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)"NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:%SERVER_PRECEDENCE" },
		{ MHD_OPTION_END, 0, NULL },
	};
	struct rlimit limit;
	unsigned connections_max = CONNECTIONS_COUNT_MAX;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < connections_max + 512)
		connections_max = limit.rlim_cur > 1024 ? (unsigned)limit.rlim_cur - 512 : 256;
	return MHD_start_daemon(flags, 0, admit, s, on_request, s,
				MHD_OPTION_LISTEN_SOCKET, fd,
				MHD_OPTION_URI_LOG_CALLBACK, on_line, s,
				MHD_OPTION_NOTIFY_COMPLETED, on_done, s,
				MHD_OPTION_NOTIFY_CONNECTION, on_connection, s,
				MHD_OPTION_CONNECTION_LIMIT, connections_max,
				MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)s->connections.idle_seconds_max,
				MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)(URL_BYTES_MAX + HEADERS_BYTES_MAX + 4096),
				MHD_OPTION_STRICT_FOR_CLIENT, 1,
				MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
				MHD_OPTION_ARRAY, o->cert_pem != NULL ? tls : &tls[3],
				MHD_OPTION_END);
}

struct server *server_start(const struct server_options *o, struct site *site, char *error, size_t error_bytes)
{
	struct server *s = calloc(1, sizeof(*s));
	struct MHD_Daemon *daemon;
	char both[400];
	int fd;

	if (s == NULL)
		log_end("web", "out of memory");
	assert(sizeof(struct transfer) < HEADERS_BYTES_MAX);
	raise_descriptor_limit();
	fd = o->listen_fd >= 0 ? o->listen_fd : open_listener(o, error, error_bytes);
	if (fd < 0) {
		free(s);
		return NULL;
	}
	s->site = site;
	s->is_secure = o->cert_pem != NULL;
	s->behind = o->behind == NULL ? NULL : strdup(o->behind);
	s->spool_folder = strdup(o->spool_folder);
	s->port = port_of(fd);
	snprintf(both, sizeof(both), "%s\n%s\n", T_web_busy->text[LANG_ZH], T_web_busy->text[LANG_EN]);
	s->full = send_plain(both, 2);
	connections_init(&s->connections);
	if (o->headers_seconds_max > 0)
		s->connections.headers_seconds_max = o->headers_seconds_max;
	if (o->idle_seconds_max > 0)
		s->connections.idle_seconds_max = o->idle_seconds_max;
	if (o->body_grace_seconds > 0)
		s->connections.body_grace_seconds = o->body_grace_seconds;
	s->connections_per_address_max = o->connections_per_address_max > 0 ? o->connections_per_address_max : CONNECTIONS_PER_ADDRESS_MAX;
	s->spooled_of_strangers_bytes_max = o->spooled_of_strangers_bytes_max > 0 ? o->spooled_of_strangers_bytes_max : SPOOLED_OF_STRANGERS_BYTES_MAX;
	s->bodies_bytes_max = o->bodies_in_memory_bytes_max > 0 ? o->bodies_in_memory_bytes_max : BODIES_IN_MEMORY_BYTES_MAX;
	s->compressors = compressors_new();
	s->linger = linger_start();
	sessions_recall(site);
	pthread_mutex_init(&s->arenas_lock, NULL);
	s->workers = workers_start(WORKERS_COUNT, STACK_BYTES, QUEUE_COUNT_MAX, run, s);
	daemon = start_daemon(s, o, fd);
	if (daemon == NULL) {
		snprintf(error, error_bytes, "the HTTP server does not start (certificate or key not readable?)");
		close(fd);
		workers_stop(s->workers);
		linger_stop(s->linger);
		MHD_destroy_response(s->full);
		connections_release(&s->connections);
		compressors_free(s->compressors);
		pthread_mutex_destroy(&s->arenas_lock);
		free(s->behind);
		free(s->spool_folder);
		free(s);
		return NULL;
	}
	io_loop_start(&s->loop, daemon);
	if (pipe2(s->wake_fds, O_CLOEXEC) != 0 || pthread_create(&s->housekeeper, NULL, keep_house, s) != 0)
		log_end("web", "no descriptors or no thread for the housekeeper");
	return s;
}

int server_port(const struct server *s)
{
	return s->port;
}

void server_stop(struct server *s)
{
	const struct timespec moment = { .tv_nsec = 5 * 1000 * 1000 };
	int64_t began_ms = clock_monotonic_ms(), until_ms = began_ms + STOP_SECONDS_MAX * 1000;

	atomic_store(&s->is_stopping, true);
	io_loop_close_door(&s->loop);
	while (connections_active(&s->connections) > 0 && clock_monotonic_ms() < until_ms) {
		if (clock_monotonic_ms() - began_ms >= STOP_UNNEEDED_MS)
			connections_shut_unneeded(&s->connections);
		nanosleep(&moment, NULL);
	}
	workers_stop(s->workers);
	io_loop_stop(&s->loop);
	linger_stop(s->linger);
	close(s->wake_fds[1]);
	pthread_join(s->housekeeper, NULL);
	close(s->wake_fds[0]);
	site_flush(s->site);
	MHD_destroy_response(s->full);
	connections_release(&s->connections);
	compressors_free(s->compressors);
	for (int i = 0; i < s->arenas_count; i++)
		arena_free(s->arenas[i]);
	pthread_mutex_destroy(&s->arenas_lock);
	free(s->behind);
	free(s->spool_folder);
	free(s);
}
