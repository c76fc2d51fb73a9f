// SPDX-License-Identifier: EPL-2.0
import { connect, createServer } from 'node:net';

/** A cable between browser and gateway that can be pulled out. */
export class Cable {
  static async to(base) {
    const cable = new Cable(new URL(base));
    await cable.plug(0);
    return cable;
  }

  constructor(gateway) {
    this.gateway = gateway;
    this.sockets = new Set();
  }

  get base() {
    return `http://127.0.0.1:${this.port}`;
  }

  async plug(port = this.port) {
    this.server = createServer((near) => {
      const far = connect(Number(this.gateway.port || 80), this.gateway.hostname);
      for (const [socket, other] of [[near, far], [far, near]]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    await new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.port = this.server.address().port;
  }

  async pull() {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.sockets.forEach((socket) => socket.destroy());
    await closed;
  }
}
