/* jishi serve: opens everything, serves until SIGTERM or SIGINT, closes everything. */
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <libgen.h>
#include <limits.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"
#include "base/text.h"
#include "command/checkpoint.h"
#include "command/command.h"
#include "command/install.h"
#include "command/socket.h"
#include "command/usage.h"
#include "command/work.h"
#include "core/crypto.h"
#include "core/parsers.h"
#include "core/password.h"
#include "store/store.h"
#include "rooms/figure/snapshot.h"
#include "rooms/person/person_former.h"
#include "web/clock.h"
#include "web/job_runner.h"
#include "web/route.h"
#include "web/server.h"

#define PEM_BYTES_MAX (1024 * 1024)

struct serve_options {
	const char *db, *listen, *keys, *cert, *key, *behind, *test_clock;
	const char *checkpoints[CHECKPOINT_PLACES_MAX];
	int checkpoints_count;
};

static const char HELP[] =
	"usage: jishi serve --db FILE-or-postgres-URL [OPTION …]\n\n"
	"  --db FILE|URL        the database; FILE.files/ and FILE.keys stand beside it\n"
	"  --listen HOST:PORT   default 127.0.0.1:8080; port 0 takes a free one\n"
	"  --keys PATH          the keyring, default FILE.keys\n"
	"  --cert PATH          certificate chain (PEM); without it only a loopback address is served\n"
	"  --key PATH           its private key (PEM)\n"
	"  --behind HOST        address of the one proxy whose forwarded address and scheme are believed\n"
	"  --checkpoint FILE    adds the signed end of the log to FILE, best on another machine; may be given several times.\n"
	"                       jishi verify --checkpoint FILE compares them with the log\n"
	"  --test-clock TIME    business clock that stands at TIME (2015-11-17T09:00:00+08:00) until it is moved\n";

/* 0 to go on, else the exit code. */
static int read_options(int argc, char **argv, struct serve_options *o)
{
	static const struct option LONG[] = {
		{ "db", required_argument, NULL, 'd' }, { "listen", required_argument, NULL, 'l' },
		{ "keys", required_argument, NULL, 'k' }, { "cert", required_argument, NULL, 'c' },
		{ "key", required_argument, NULL, 'p' }, { "behind", required_argument, NULL, 'b' },
		{ "checkpoint", required_argument, NULL, 'x' }, { "test-clock", required_argument, NULL, 't' }, { "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 },
	};

	optind = 1;
	for (int option; (option = getopt_long(argc, argv, "", LONG, NULL)) != -1;) {
		switch (option) {
		case 'd': o->db = optarg; break;
		case 'l': o->listen = optarg; break;
		case 'k': o->keys = optarg; break;
		case 'c': o->cert = optarg; break;
		case 'p': o->key = optarg; break;
		case 'b': o->behind = optarg; break;
		case 't': o->test_clock = optarg; break;
		case 'x':
			if (o->checkpoints_count < CHECKPOINT_PLACES_MAX) {
				o->checkpoints[o->checkpoints_count++] = optarg;
				break;
			}
			fprintf(stderr, "jishi: --checkpoint is given more than %d times\n", CHECKPOINT_PLACES_MAX);
			return EXIT_USAGE;
		case 'h':
			fputs(HELP, stdout);
			exit(EXIT_DONE);
		default:
			return usage_wrong(stderr, HELP, USAGE_TOLD);
		}
	}
	if (o->db == NULL || optind != argc)
		return usage_wrong(stderr, HELP, o->db == NULL ? USAGE_NEEDS_DB : "serve takes options only");
	if ((o->cert == NULL) != (o->key == NULL))
		return usage_wrong(stderr, HELP, o->cert == NULL ? "--cert is needed with --key" : "--key is needed with --cert");
	if (install_is_postgres(o->db) && o->keys == NULL)
		return usage_wrong(stderr, HELP, USAGE_NEEDS_KEYS);
	return EXIT_DONE;
}

static char *read_pem(const char *path)
{
	FILE *f = fopen(path, "re");
	char *text = f == NULL ? NULL : calloc(1, PEM_BYTES_MAX + 1);

	if (text != NULL && fread(text, 1, PEM_BYTES_MAX, f) == 0) {
		free(text);
		text = NULL;
	}
	if (f != NULL)
		fclose(f);
	if (text == NULL)
		fprintf(stderr, "jishi: cannot read %s\n", path);
	return text;
}

/* "127.0.0.1:8080", "[::1]:8080", "localhost:8080" */
static bool split_address(const char *listen, char *host, size_t host_bytes, int *port)
{
	const char *colon = strrchr(listen, ':');
	size_t bytes;
	int64_t number;

	if (colon == NULL || !int_parse(colon + 1, &number) || number < 0 || number > 65535)
		return false;
	*port = (int)number;
	bytes = (size_t)(colon - listen);
	if (bytes >= 2 && listen[0] == '[' && listen[bytes - 1] == ']') {
		listen++;
		bytes -= 2;
	}
	if (bytes == 0 || bytes >= host_bytes)
		return false;
	memcpy(host, listen, bytes);
	host[bytes] = '\0';
	if (strcmp(host, "localhost") == 0)
		snprintf(host, host_bytes, "127.0.0.1");
	return true;
}

static bool is_loopback(const char *host)
{
	return text_starts(host, "127.") || strcmp(host, "::1") == 0;
}

/* The service manager's protocol: one datagram. Nobody listens: nothing to do. */
static void notify_manager(const char *state)
{
	const char *path = getenv("NOTIFY_SOCKET");
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int fd;

	if (path == NULL || strlen(path) >= sizeof(to.sun_path) || (fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) < 0)
		return;
	memcpy(to.sun_path, path, strlen(path));
	if (to.sun_path[0] == '@')
		to.sun_path[0] = '\0';
	sendto(fd, state, strlen(state), MSG_NOSIGNAL, (struct sockaddr *)&to,
	       (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(path)));
	close(fd);
}

/* A socket handed over by the service manager, -1 if none. */
static int handed_socket(void)
{
	const char *pid = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
	int64_t number;

	if (pid == NULL || count == NULL || !int_parse(pid, &number) || number != getpid())
		return -1;
	return strcmp(count, "1") == 0 ? 3 : -1;
}

/* Without it the server runs all the same; commands that write are then refused while it does. */
static struct command_socket *start_socket(const struct serve_options *o, struct services *services)
{
	char path[PATH_MAX], keys_path[PATH_MAX], error[PATH_MAX + 100] = "out of memory";
	struct command_socket *s;

	socket_path(path, sizeof(path), o->db, o->keys);
	install_keys_path(keys_path, sizeof(keys_path), o->db, o->keys);
	s = socket_start(path, services, keys_path, error, sizeof(error));
	if (s == NULL)
		log_write(LOG_WARN, "serve", "commands of this machine are not taken", "reason", error, NULL);
	return s;
}

/* What a migration could not make in SQL; see person_former_fill. */
static bool fill_search(struct services *services)
{
	struct arena *arena = arena_new();
	struct ctx c = { .arena = arena, .store = store_open(services->database, arena), .services = services, .lang = LANG_ZH, .address = "serve",
		.machine_s = (int64_t)time(NULL), .now_s = (int64_t)time(NULL) };
	bool is_good = person_former_fill(&c);

	if (!is_good)
		fprintf(stderr, "jishi: %s\n", store_error(c.store));
	store_close(c.store);
	arena_free(arena);
	return is_good;
}

static int serve(const struct serve_options *o, struct services *services, const struct server_options *server_options, int64_t clock_s)
{
	struct site *site = site_new(services, clock_s, ROUTES, ROUTES_COUNT);
	char error[256];
	struct server *server;
	struct job_runner *jobs;
	struct command_socket *commands;
	struct checkpointer *checkpoints;
	sigset_t signals;
	int signal_number;

	/* Before any thread starts, so that all inherit it and only sigwait takes them. */
	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	/* A heap for each of 64 workers would keep what a rush once took. */
	mallopt(M_ARENA_MAX, 2);
	signal(SIGPIPE, SIG_IGN);
	server = server_start(server_options, site, error, sizeof(error));
	if (server == NULL) {
		fprintf(stderr, "jishi: %s\n", error);
		site_free(site);
		return EXIT_REFUSED;
	}
	jobs = job_runner_start(site, WORK);
	snapshot_build_ahead(services);
	commands = start_socket(o, services);
	checkpoints = o->checkpoints_count > 0 ? checkpointer_start(services, o->checkpoints, o->checkpoints_count) : NULL;
	printf("%s://%s%s%s:%d/\n", server_options->cert_pem != NULL ? "https" : "http",
	       strchr(server_options->host, ':') != NULL ? "[" : "", server_options->host,
	       strchr(server_options->host, ':') != NULL ? "]" : "", server_port(server));
	fflush(stdout);
	notify_manager("READY=1");
	/* Behind the first page: the few passwords set in this moment take the least number of passes. */
	password_calibrate();
	sigwait(&signals, &signal_number);
	/* Requests under way are answered first; who signals once more does not wait for them. */
	pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
	notify_manager("STOPPING=1");
	socket_stop(commands);
	job_runner_stop(jobs);
	server_stop(server);
	checkpointer_stop(checkpoints);
	site_free(site);
	return EXIT_DONE;
}

static int open_and_serve(const struct serve_options *o, struct server_options *server_options, int64_t clock_s)
{
	struct install install;
	char folder[PATH_MAX] = ".", error[256];
	int code;

	/* Before anything makes a thread, or opens what a child should not inherit. */
	if (!parsers_start(error, sizeof(error))) {
		fprintf(stderr, "jishi: %s\n", error);
		return EXIT_REFUSED;
	}
	code = install_open(&install, o->db, o->keys, true);
	if (code == EXIT_DONE) {
		if (!install_is_postgres(o->db))
			snprintf(folder, sizeof(folder), "%s", o->db);
		server_options->spool_folder = install_is_postgres(o->db) ? folder : dirname(folder);
		code = fill_search(&install.services) ? serve(o, &install.services, server_options, clock_s) : EXIT_REFUSED;
		server_options->spool_folder = NULL;	/* the folder's name ends with this function */
		install_close(&install);
	}
	helper_stop();
	return code;
}

int command_serve(int argc, char **argv)
{
	struct serve_options o = { .listen = "127.0.0.1:8080" };
	struct server_options server_options = { .listen_fd = handed_socket() };
	char host[128];
	char *cert = NULL, *key = NULL;
	int64_t clock_s = 0;
	int code = read_options(argc, argv, &o);

	if (code != EXIT_DONE)
		return code;
	if (!split_address(o.listen, host, sizeof(host), &server_options.port)) {
		fprintf(stderr, "jishi: --listen wants HOST:PORT, not %s\n", o.listen);
		return EXIT_USAGE;
	}
	if (o.test_clock != NULL && !clock_parse(o.test_clock, &clock_s)) {
		fprintf(stderr, "jishi: --test-clock wants a time like 2015-11-17T09:00:00+08:00\n");
		return EXIT_USAGE;
	}
	if (o.cert == NULL && o.behind == NULL && !is_loopback(host)) {
		fprintf(stderr, "jishi: %s is not a loopback address: give --cert and --key, or --behind the proxy that has them\n", host);
		return EXIT_USAGE;
	}
	if (o.cert != NULL && ((cert = read_pem(o.cert)) == NULL || (key = read_pem(o.key)) == NULL)) {
		free(cert);
		return EXIT_REFUSED;
	}
	server_options.host = host;
	server_options.behind = o.behind;
	server_options.cert_pem = cert;
	server_options.key_pem = key;
	code = open_and_serve(&o, &server_options, clock_s);
	if (key != NULL)
		crypto_wipe(key, strlen(key));
	free(cert);
	free(key);
	return code;
}
