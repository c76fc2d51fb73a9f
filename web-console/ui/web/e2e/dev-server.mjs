// SPDX-License-Identifier: EPL-2.0
// Serves dist with a fake gateway behind it:  node e2e/dev-server.mjs [--port 8090] [--extra 1000] [--read-only]
// POST /dev/trial?s=60
// POST /dev/stop?bundle=...  /dev/start?bundle=...  /dev/down?ms=5000 (the whole gateway)   GET /dev/streams
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FakeGateway, value } from './fake-gateway.mjs';

const { values: options } = parseArgs({
  options: { port: { type: 'string', default: '8090' }, extra: { type: 'string', default: '0' }, 'read-only': { type: 'boolean', default: false } },
});
const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const CSP = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.txt': 'text/plain' };
const gateway = new FakeGateway({ extra: Number(options.extra), writable: !options['read-only'] });
const streams = new Map();
let id = 0;

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  response.setHeader('Content-Security-Policy', CSP);
  if (url.pathname.startsWith('/dev/')) {
    control(url, response);
  } else if (url.pathname.startsWith('/api/v1/')) {
    api(url.pathname.slice('/api/v1'.length), request, response);
  } else {
    file(url.pathname === '/' ? '/index.html' : url.pathname, response);
  }
});

function json(response, status, body) {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(body));
}

function problem(response, status, detail) {
  json(response, status, { title: `HTTP ${status}`, status, detail });
}

function control(url, response) {
  const bundle = url.searchParams.get('bundle') ?? 'io.tidegate.drivers.modbus';
  const command = url.pathname.slice('/dev/'.length);
  if (command === 'streams') {
    return json(response, 200, { streams: streams.size });
  }
  if (command === 'trial') {
    gateway.begin(Number(url.searchParams.get('s') ?? 60));
  } else if (command === 'down') {
    down(Number(url.searchParams.get('ms') ?? 5000));
  } else {
    gateway.set(bundle, command === 'start');
  }
  return json(response, 200, {});
}

function down(ms) {
  setImmediate(() => {
    server.close();
    server.closeAllConnections();
    setTimeout(() => server.listen(Number(options.port), '127.0.0.1'), ms);
  });
}

function api(path, request, response) {
  const simple = { '/gateway': () => gateway.gateway(), '/health': () => gateway.health(), '/bundles': () => ({ bundles: gateway.bundles() }),
    '/channels': () => ({ channels: gateway.channels() }) };
  if (path === '/events') {
    return stream(request, response);
  }
  const end = /^\/configuration\/trial\/(confirm|revert)$/.test(path);
  if (end) {
    return gateway.writable ? json(response, 200, gateway.end()) : problem(response, 403, 'writes are not enabled');
  }
  if (simple[path]) {
    return json(response, 200, simple[path]());
  }
  const [, , asset, name, what] = path.split('/').map(decodeURIComponent);
  const channel = gateway.find(asset, name);
  if (!channel) {
    return problem(response, 404, `no channel ${asset}/${name}`);
  }
  return what === 'history' ? json(response, 200, { samples: channel.history }) : write(channel, request, response);
}

async function write(channel, request, response) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  if (!gateway.writable || request.headers['x-tidegate'] !== '1') {
    return problem(response, 403, 'writes are not enabled');
  }
  const wanted = JSON.parse(body).value;
  if (wanted === 13) {
    return problem(response, 502, 'plant: write holding 40001: illegal data value');
  }
  const limited = channel.channel === 'setpoint' && channel.type === 'INTEGER' ? Math.min(wanted, 3000) : wanted;
  channel.written = limited;
  channel.at = undefined;
  gateway.sample();
  return json(response, 200, { asset: channel.asset, channel: channel.channel, written: wanted, readBack: channel.never ? null : value(channel) });
}

function stream(request, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream;charset=utf-8', 'Cache-Control': 'no-store' });
  const send = (type, data) => response.write(`id: ${++id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  response.write('retry: 2000\n\n');
  send('snapshot', { gateway: gateway.gateway(), health: gateway.health(), channels: gateway.channels(), bundles: gateway.bundles(),
    trial: gateway.pending() });
  const heartbeat = setInterval(() => response.write(': hb\n\n'), 10_000);
  gateway.listeners.add(send);
  streams.set(response, request);
  response.on('close', () => {
    clearInterval(heartbeat);
    gateway.listeners.delete(send);
    streams.delete(response);
  });
}

function file(path, response) {
  try {
    const bytes = readFileSync(join(dist, normalize(path)));
    response.writeHead(200, { 'Content-Type': `${TYPES[extname(path)] ?? 'application/octet-stream'};charset=utf-8`, 'Cache-Control': 'no-cache' }).end(bytes);
  } catch {
    problem(response, 404, path);
  }
}

server.listen(Number(options.port), '127.0.0.1', () => console.log(`http://127.0.0.1:${options.port}/`));
