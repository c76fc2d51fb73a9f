// SPDX-License-Identifier: EPL-2.0
import { EVENTS } from '../lib/paths';
import { type FromPage, Hub, type ToPage } from './hub';

export interface Client {
  retry(): void;
}

/** Joins the stream that the pages of this browser share; where they cannot share, this page has its own. */
export function join(receive: (message: ToPage) => void): Client {
  const port = sharedPort() ?? ownPort();
  const send = (message: FromPage) => port.postMessage(message);
  port.onmessage = (message: MessageEvent<ToPage>) => receive(message.data);
  const look = () => send({ kind: 'look', visible: document.visibilityState === 'visible' });
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pageshow', look);
  window.addEventListener('pagehide', () => send({ kind: 'bye' }));
  look();
  return { retry: () => send({ kind: 'retry' }) };
}

function sharedPort(): MessagePort | null {
  if (typeof SharedWorker === 'undefined') {
    return null;
  }
  const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'tidegate' });
  return worker.port;
}

function ownPort(): MessagePort {
  const channel = new MessageChannel();
  const hub = new Hub(EVENTS);
  channel.port2.onmessage = (message: MessageEvent<FromPage>) => hub.receive(channel.port2, message.data);
  return channel.port1;
}
