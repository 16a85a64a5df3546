/* The lower bound of any page: libmicrohttpd alone, one thread, answering "hello". hello PORT; ends with its input. */
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
	const char *data, size_t *bytes, void **state)
{
	static char text[] = "hello";
	struct MHD_Response *response;
	enum MHD_Result result;

	if (*state == NULL) {
		*state = text;
		return MHD_YES;
	}
	response = MHD_create_response_from_buffer(strlen(text), text, MHD_RESPMEM_PERSISTENT);
	result = MHD_queue_response(connection, MHD_HTTP_OK, response);
	MHD_destroy_response(response);
	return result;
}

int main(int argc, char **argv)
{
	struct MHD_Daemon *daemon;

	if (argc != 2)
		return 2;
	daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, (uint16_t)atoi(argv[1]), NULL, NULL, answer, NULL, MHD_OPTION_END);
	if (daemon == NULL)
		return 1;
	puts("ready");
	fflush(stdout);
	getchar();
	MHD_stop_daemon(daemon);
	return 0;
}
