/* SPDX-License-Identifier: EPL-2.0
 *
 * The fast field server for long tests, on Debian's libmodbus.
 *
 * usage: server [--port N] --log FILE [--delay MS]       (port 0, the default: any free one)
 *
 * Numbers reads like server.py: an answered read of holding or input registers that begins at 0 gets the next number, in
 * registers 0..3 as a 64-bit big-endian number; register i from 4 on holds (number + i) modulo 65536. FILE gets
 * `<number> <duration ms> <epoch ms>` per number once the complete response was handed to the socket; numbering goes on
 * after the last number in it.
 * The first line on standard output is `PORT <n>`.
 *
 * build: gcc -O2 -Wall -o server server.c $(pkg-config --cflags --libs libmodbus)
 */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <modbus/modbus.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { REGISTERS = 10000, BITS = 2000, EVENTS = 64 };

static double now_ms(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static uint64_t last_number(const char *path) {
    uint64_t number = 0;
    char line[128];
    FILE *log = fopen(path, "r");
    while (log && fgets(line, sizeof line, log)) sscanf(line, "%" SCNu64, &number);
    if (log) fclose(log);
    return number;
}

static void fill(uint16_t *registers, uint64_t number, int count) {
    for (int i = 0; i < 4; i++) registers[i] = (uint16_t)(number >> (48 - 16 * i));
    for (int i = 4; i < count; i++) registers[i] = (uint16_t)(number + i);
}

static int watch(int epoll, int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static void answer(modbus_t *modbus, modbus_mapping_t *map, const uint8_t *request, int length, int delay, FILE *log,
                   uint64_t *number) {
    double arrived = now_ms(CLOCK_MONOTONIC);
    int function = request[7], address = request[8] << 8 | request[9], count = request[10] << 8 | request[11];
    int counted = (function == 3 || function == 4) && address == 0 && count <= MODBUS_MAX_READ_REGISTERS;
    if (delay > 0) usleep(delay * 1000);
    if (counted) fill(function == 3 ? map->tab_registers : map->tab_input_registers, ++*number, count);
    if (modbus_reply(modbus, request, length, map) < 0) {
        if (counted) --*number;
    } else if (counted) {
        fprintf(log, "%" PRIu64 " %.3f %.0f\n", *number, now_ms(CLOCK_MONOTONIC) - arrived, now_ms(CLOCK_REALTIME));
    }
}

int main(int argc, char **argv) {
    static const struct option options[] = {
        {"port", required_argument, NULL, 'p'}, {"log", required_argument, NULL, 'l'}, {"delay", required_argument, NULL, 'd'}, {0}};
    int port = 0, delay = 0;
    const char *path = NULL;
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (option == 'p') port = atoi(optarg);
        if (option == 'd') delay = atoi(optarg);
        if (option == 'l') path = optarg;
    }
    if (!path) {
        fprintf(stderr, "usage: server [--port N] --log FILE [--delay MS]\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    uint64_t number = last_number(path);
    FILE *log = fopen(path, "a");
    modbus_t *modbus = modbus_new_tcp("127.0.0.1", port);
    modbus_mapping_t *map = modbus_mapping_new(BITS, BITS, REGISTERS, REGISTERS);
    int listener = modbus && map && log ? modbus_tcp_listen(modbus, 64) : -1;
    if (listener < 0) {
        fprintf(stderr, "server: %s\n", modbus_strerror(errno));
        return 1;
    }
    setvbuf(log, NULL, _IOLBF, 0);
    struct sockaddr_in own;
    socklen_t size = sizeof own;
    getsockname(listener, (struct sockaddr *)&own, &size);
    printf("PORT %d\n", ntohs(own.sin_port));
    fflush(stdout);

    int epoll = epoll_create1(0);
    watch(epoll, listener);
    struct epoll_event events[EVENTS];
    uint8_t request[MODBUS_TCP_MAX_ADU_LENGTH];
    for (;;) {
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            int fd = events[i].data.fd, one = 1;
            if (fd == listener) {
                int client = accept(listener, NULL, NULL);
                if (client < 0) continue;
                setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                watch(epoll, client);
                continue;
            }
            modbus_set_socket(modbus, fd);
            int length = modbus_receive(modbus, request);
            if (length < 0) close(fd);
            if (length > 0) answer(modbus, map, request, length, delay, log, &number);
        }
    }
}
