// SPDX-License-Identifier: EPL-2.0
import { snapshotAt } from '../model/model';
import type { GatewayEvent } from '../model/types';
import { Connection } from './connection';
import type { Link } from './link';

export type ToPage = { kind: 'event'; event: GatewayEvent } | { kind: 'link'; link: Link };
export type FromPage = { kind: 'look'; visible: boolean } | { kind: 'bye' } | { kind: 'retry' };

/** Hidden for so long, nothing is fetched any more. */
export const UNSEEN = 30_000;

export interface Port {
  postMessage(message: ToPage): void;
}

/** Shares one connection among the pages of a browser, and ends it while none of them is looked at. */
export class Hub {
  private readonly pages = new Map<Port, boolean>();
  private readonly connection: Connection;
  private unseen: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, connect = (listener: ConstructorParameters<typeof Connection>[1]) => new Connection(url, listener)) {
    this.connection = connect({
      event: (event) => this.all({ kind: 'event', event }),
      link: (link) => this.all({ kind: 'link', link }),
    });
  }

  receive(port: Port, message: FromPage): void {
    if (message.kind === 'bye') {
      this.pages.delete(port);
      this.reconsider();
    } else if (message.kind === 'retry') {
      this.connection.retryNow();
    } else {
      const joins = !this.pages.has(port);
      this.pages.set(port, message.visible);
      this.reconsider();
      if (joins) {
        this.welcome(port);
      }
    }
  }

  private welcome(port: Port): void {
    const snapshot = snapshotAt(this.connection.model, performance.now());
    if (snapshot) {
      port.postMessage({ kind: 'event', event: { type: 'snapshot', data: snapshot } });
    }
    port.postMessage({ kind: 'link', link: this.connection.link() });
  }

  private reconsider(): void {
    clearTimeout(this.unseen);
    if ([...this.pages.values()].some((visible) => visible)) {
      if (this.connection.running) {
        this.connection.retryNow();
      } else {
        this.connection.start();
      }
    } else if (this.connection.running) {
      this.unseen = setTimeout(() => this.connection.pause(), this.pages.size === 0 ? 0 : UNSEEN);
    }
  }

  private all(message: ToPage): void {
    this.pages.forEach((_, port) => port.postMessage(message));
  }
}
