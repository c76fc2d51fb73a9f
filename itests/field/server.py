#!/usr/bin/python3
# SPDX-License-Identifier: EPL-2.0
"""A Modbus TCP device that is not ours, on Debian's python3-pymodbus, for tests.

Each answered read that covers register 0 gets the next number, in holding and input registers 0..3 as a 64-bit
big-endian number; register i from 4 on holds (number + i) modulo 65536 until it is written. Requests are answered one
after the other per connection. With --log FILE each number is noted as `<number> <duration ms> <epoch ms>` once its
complete response was handed to the socket, never before; numbering goes on after the last number in the file.
The first line on standard output is `PORT <n>`.
"""
import argparse
import asyncio
import logging
import os
import socket
import struct
import time

from pymodbus.datastore import ModbusServerContext
from pymodbus.interfaces import IModbusSlaveContext
from pymodbus.pdu import ModbusExceptions
from pymodbus.server.async_io import ModbusConnectedRequestHandler, ModbusTcpServer

READ_HOLDING, READ_INPUT = 3, 4


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--host", default="127.0.0.1")
    add("--port", type=int, default=0, help="0: any free one")
    add("--log", help="file to which the answered numbers are appended")
    add("--delay", type=float, default=0, metavar="MS", help="each answer comes so much later")
    add("--slow-every", type=int, default=0, metavar="N", help="every Nth answer comes --slow-ms later")
    add("--slow-ms", type=float, default=3000, metavar="MS")
    add("--silent-every", type=int, default=0, metavar="N", help="every Nth request is not answered")
    add("--silent-unit", type=int, default=-1, metavar="UNIT", help="this unit never answers")
    add("--half-every", type=int, default=0, metavar="N", help="every Nth answer is cut in its middle")
    add("--reset-every", type=int, default=0, metavar="N", help="at every Nth request the connection is reset")
    add("--busy-every", type=int, default=0, metavar="N", help="every Nth request gets exception 6")
    add("--trickle-every", type=int, default=0, metavar="N", help="every Nth answer comes in twenty pieces, within about 100 ms")
    add("--illegal", type=int, action="append", default=[], metavar="ADDRESS", help="this address does not exist")
    add("--last", type=int, default=65535, metavar="ADDRESS", help="addresses beyond it do not exist")
    add("--idle-close", type=float, default=0, metavar="MS", help="a connection idle for so long is closed")
    add("--outage", metavar="AFTER:SECONDS", help="so many seconds after the start, away for so many seconds")
    return parser.parse_args()


class Field(IModbusSlaveContext):
    """The registers and coils of every unit, and the numbering."""

    def __init__(self, options):
        self.options = options
        self.number = last_number(options.log)
        self.log = open(options.log, "a", buffering=1) if options.log else None
        self.registers, self.coils = {}, {}

    def reset(self):
        self.registers, self.coils = {}, {}

    def validate(self, fc_as_hex, address, count=1):
        end = address + count
        return end <= self.options.last + 1 and not any(address <= i < end for i in self.options.illegal)

    def getValues(self, fc_as_hex, address, count=1):
        if fc_as_hex in (1, 2, 5, 15):
            return [self.coils.get(i, i % 3 == 0) for i in range(address, address + count)]
        values = [self.registers.get(i, (self.number + i) & 0xFFFF) for i in range(address, address + count)]
        for i, word in enumerate(struct.unpack(">4H", struct.pack(">Q", self.number))):
            if fc_as_hex in (READ_HOLDING, READ_INPUT) and address <= i < address + count:
                values[i - address] = word
        return values

    def setValues(self, fc_as_hex, address, values):
        where = self.coils if fc_as_hex in (5, 15) else self.registers
        where.update((address + i, value) for i, value in enumerate(values))

    def note(self, number, arrived):
        if self.log:
            self.log.write(f"{number} {(time.monotonic() - arrived) * 1000:.3f} {int(time.time() * 1000)}\n")


def last_number(path):
    if not path or not os.path.exists(path):
        return 0
    with open(path) as log:
        lines = [line for line in log if line.strip()]
    return int(lines[-1].split()[0]) if lines else 0


class Connection(ModbusConnectedRequestHandler):
    """One client: its requests are worked off in their order."""

    requests = 0

    def connection_made(self, transport):
        super().connection_made(transport)
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.queue = asyncio.Queue()
        self.worker = asyncio.ensure_future(self.work())

    def connection_lost(self, call_exc):
        self.worker.cancel()
        super().connection_lost(call_exc)

    def execute(self, request, *addr):
        self.queue.put_nowait((request, time.monotonic()))

    async def work(self):
        idle = self.server.options.idle_close / 1000 or None
        while True:
            try:
                request, arrived = await asyncio.wait_for(self.queue.get(), idle)
            except asyncio.TimeoutError:
                self.transport.close()
                return
            Connection.requests += 1
            if not await self.answer(request, arrived, Connection.requests):
                return

    async def answer(self, request, arrived, count):
        """@return whether the connection goes on"""
        options, field = self.server.options, self.server.field
        due = lambda every: every and count % every == 0  # noqa: E731
        if due(options.reset_every):
            reset(self.transport)
            return False
        if due(options.silent_every) or request.unit_id == options.silent_unit:
            return True
        await asyncio.sleep((options.delay + (options.slow_ms if due(options.slow_every) else 0)) / 1000)
        if due(options.busy_every):
            self.transport.write(self.pack(request, request.doException(ModbusExceptions.SlaveBusy)))
            return True
        code = request.function_code
        counted = code in (READ_HOLDING, READ_INPUT) and request.address == 0 and field.validate(code, 0, request.count)
        whole = not due(options.half_every)
        field.number += 1 if counted and whole else 0
        number = field.number
        frame = self.pack(request, request.execute(field))
        if due(options.trickle_every):
            piece = len(frame) // 20 + 1
            for i in range(0, len(frame), piece):
                self.transport.write(frame[i : i + piece])
                await asyncio.sleep(0.004)
        else:
            self.transport.write(frame if whole else frame[: len(frame) // 2])
        while self.transport.get_write_buffer_size() > 0 and not self.transport.is_closing():
            await asyncio.sleep(0.001)
        if counted and whole and not self.transport.is_closing():
            field.note(number, arrived)
        return True

    def pack(self, request, response):
        response.transaction_id, response.unit_id = request.transaction_id, request.unit_id
        return self.framer.buildPacket(response)


def reset(transport):
    linger = struct.pack("ii", 1, 0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    transport.abort()


class Device:
    """Listens, and is away while an outage lasts."""

    def __init__(self, options):
        self.options, self.field = options, Field(options)
        self.port, self.server = options.port, None

    async def open(self):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((self.options.host, self.port))
        self.port = listener.getsockname()[1]
        context = ModbusServerContext(slaves=self.field, single=True)
        owner = ModbusTcpServer(context, handler=Connection, address=(self.options.host, self.port))
        owner.options, owner.field = self.options, self.field
        self.connections = owner.active_connections
        self.server = await asyncio.get_running_loop().create_server(lambda: Connection(owner), sock=listener)

    async def close(self):
        self.server.close()
        for connection in list(self.connections.values()):
            connection.transport.abort()

    async def run(self):
        await self.open()
        print("PORT", self.port, flush=True)
        if self.options.outage:
            after, away = map(float, self.options.outage.split(":"))
            await asyncio.sleep(after)
            await self.close()
            await asyncio.sleep(away)
            await self.open()
        await asyncio.Event().wait()


if __name__ == "__main__":
    logging.getLogger("pymodbus").setLevel(logging.CRITICAL)
    try:
        asyncio.run(Device(arguments()).run())
    except KeyboardInterrupt:
        pass
