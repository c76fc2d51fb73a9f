// SPDX-License-Identifier: EPL-2.0
import { EVENTS } from '../lib/paths';
import { type FromPage, Hub } from './hub';

const hub = new Hub(EVENTS);

(self as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = (event) => {
  const port = event.ports[0];
  if (port) {
    port.onmessage = (message: MessageEvent<FromPage>) => hub.receive(port, message.data);
  }
};
