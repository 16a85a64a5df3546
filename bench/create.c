/* Load of creates: many clients, each with its own token and connection, each sending the next new person once the
 * last was answered. create PORT ORG SERIAL SECONDS TOKENS-FILE; SERIAL counts from where ID numbers are free.
 * Prints JSON: answers of 201, others, seconds, latency in milliseconds. */
#include <arpa/inet.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CLIENTS_MAX 1024
#define LATENCIES_MAX 2000000

struct client { int fd; char token[128], in[16384]; size_t in_bytes; double sent_ms; };

static struct client clients[CLIENTS_MAX];
static double latencies[LATENCIES_MAX];
static int clients_count, created, others;
static long serial;
static const char *org;
static char last_other[400];

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Divisions 9910xx are nobody's; 500 men a birthday, 25,000 birthdays, 100 divisions. */
static void id_number(char out[19], char birth[40], long n)
{
	static const int WEIGHTS[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	struct tm day = { .tm_year = 50, .tm_mon = 0, .tm_mday = 1 + (int)(n % 14000), .tm_hour = 12 };
	int sum = 0, sequence = (int)(n / 14000 % 500) * 2 + 1, division = 991000 + (int)(n / 14000 / 500);
	char text[64];

	timegm(&day);
	snprintf(text, sizeof(text), "%06d%04d%02d%02d%03d", division, day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, sequence);
	for (int i = 0; i < 17; i++)
		sum += (text[i] - '0') * WEIGHTS[i];
	memcpy(out, text, 17);
	out[17] = "10X98765432"[sum % 11];
	out[18] = '\0';
	snprintf(birth, 40, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

static void send_next(struct client *c)
{
	static const char *const FAMILY[] = { "李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林" };
	static const char *const GIVEN[] = { "华", "建国", "志强", "海燕", "晓东", "文军", "春梅", "玉兰", "国庆", "德福", "明", "丽娟", "永刚" };
	char number[19], birth[40], body[1200], request[2400];
	int bytes;
	long n = serial++;

	id_number(number, birth, n);
	snprintf(body, sizeof(body), "{\"org\":\"%s\",\"name\":\"%s%s\",\"id_number\":\"%s\",\"sex\":\"1\",\"birth\":\"%s\",\"nationality\":\"01\","
		"\"native_place\":\"云川市\",\"phone\":\"139%08ld\",\"address\":\"城区建设路\",\"education\":\"21\",\"school\":\"云川大学\",\"occupation\":\"3\","
		"\"work_unit\":\"云川市第一中学\",\"job\":\"教师\",\"marriage\":\"20\",\"status\":\"2\",\"applied\":\"2009-03-01\",\"joined\":\"2010-06-01\","
		"\"full\":\"2011-06-01\",\"document\":\"云组〔2011〕%ld号\"}", org, FAMILY[n % 19], GIVEN[n / 19 % 13], number, birth, n % 100000000, n % 1000);
	bytes = snprintf(request, sizeof(request), "POST /api/v1/person HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
		"Idempotency-Key: bench-%010ld-%010d\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s", c->token, n, (int)getpid(), strlen(body), body);
	c->in_bytes = 0;
	c->sent_ms = now_ms();
	if (write(c->fd, request, (size_t)bytes) != bytes) {
		perror("write");
		exit(1);
	}
}

/* A whole answer is there: true, with its status. */
static bool is_answered(struct client *c, int *status)
{
	char *head_end, *length;

	c->in[c->in_bytes] = '\0';
	head_end = strstr(c->in, "\r\n\r\n");
	if (head_end == NULL)
		return false;
	length = strcasestr(c->in, "Content-Length:");
	if (length == NULL || c->in_bytes < (size_t)(head_end + 4 - c->in) + strtoul(length + 15, NULL, 10))
		return false;
	*status = atoi(c->in + 9);
	return true;
}

static void receive(struct client *c, bool goes_on)
{
	ssize_t bytes = read(c->fd, c->in + c->in_bytes, sizeof(c->in) - 1 - c->in_bytes);
	int status;

	if (bytes <= 0) {
		fprintf(stderr, "a connection was closed: %s\n", bytes < 0 ? strerror(errno) : "by the server");
		exit(1);
	}
	c->in_bytes += (size_t)bytes;
	if (!is_answered(c, &status))
		return;
	if (status == 201 && created < LATENCIES_MAX)
		latencies[created++] = now_ms() - c->sent_ms;
	else {
		others++;
		snprintf(last_other, sizeof(last_other), "%.300s", c->in);
	}
	if (goes_on)
		send_next(c);
	else {
		close(c->fd);
		c->fd = -1;
		clients_count--;
	}
}

static void connect_all(const char *tokens, int port, int epoll)
{
	FILE *f = fopen(tokens, "r");
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };

	if (f == NULL)
		exit(2);
	while (clients_count < CLIENTS_MAX && fscanf(f, "%127s", clients[clients_count].token) == 1) {
		struct client *c = &clients[clients_count++];
		struct epoll_event event = { .events = EPOLLIN, .data.ptr = c };

		c->fd = socket(AF_INET, SOCK_STREAM, 0);
		if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&to, sizeof(to)) != 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event) != 0) {
			perror("connect");
			exit(1);
		}
	}
	fclose(f);
}

static int by_size(const void *a, const void *b)
{
	double l = *(const double *)a, r = *(const double *)b;

	return (l > r) - (l < r);
}

int main(int argc, char **argv)
{
	int epoll = epoll_create1(0);
	double began, end;

	if (argc != 6)
		return 2;
	org = argv[2];
	serial = atol(argv[3]);
	connect_all(argv[5], atoi(argv[1]), epoll);
	began = now_ms();
	end = began + atof(argv[4]) * 1e3;
	for (int i = 0, count = clients_count; i < count; i++)
		send_next(&clients[i]);
	while (clients_count > 0) {
		struct epoll_event events[256];
		int count = epoll_wait(epoll, events, 256, 10000);

		if (count <= 0) {
			fprintf(stderr, "no answer for ten seconds\n");
			return 1;
		}
		for (int i = 0; i < count; i++)
			receive(events[i].data.ptr, now_ms() < end);
	}
	end = now_ms();
	qsort(latencies, (size_t)created, sizeof(latencies[0]), by_size);
	printf("{\"created\":%d,\"others\":%d,\"seconds\":%.3f,\"serial\":%ld,\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"max_ms\":%.1f}\n", created, others, (end - began) / 1e3,
		serial, created > 0 ? latencies[created / 2] : 0, created > 0 ? latencies[created * 99L / 100] : 0, created > 0 ? latencies[created - 1] : 0);
	if (others > 0)
		fprintf(stderr, "%s\n", last_other);
	return created == 0;
}
