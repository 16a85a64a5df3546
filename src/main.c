/* The program is its commands (src/command). */
#include "command/command.h"

int main(int argc, char **argv)
{
	return command_run(argc, argv);
}
