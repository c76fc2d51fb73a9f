// SPDX-License-Identifier: EPL-2.0
// A gateway that never was: values that move, a driver that can be stopped. For developing the console, for nothing else.

const HOUR = 3_600_000;
const started = Date.now() - 26 * HOUR;
const DRIVERS = { plant: 'io.tidegate.drivers.modbus', press: 'io.tidegate.drivers.opcua', rooms: 'io.tidegate.drivers.mqtt' };

const wave = (period, low, high) => () => low + ((high - low) * (1 + Math.sin((Date.now() / period) * 2 * Math.PI))) / 2;
const steps = (period, ...values) => () => values[Math.floor(Date.now() / period) % values.length];
const round = (read, scale) => () => Math.round(read() / scale) * scale;

const channels = [];
function channel(asset, driver, name, type, unit, read, more = {}) {
  channels.push({ asset, driver, channel: name, type, unit, read, access: 'READ', enabled: true, history: [], ...more });
}

function build(extra) {
  channel('pump', 'plant', 'running', 'BOOLEAN', '', steps(20_000, true, true, false));
  channel('pump', 'plant', 'speed', 'INTEGER', '1/min', round(wave(30_000, 1380, 1460), 1));
  channel('pump', 'plant', 'pressure', 'DOUBLE', 'bar', round(wave(17_000, 2.1, 3.4), 0.01));
  channel('pump', 'plant', 'litres', 'LONG', 'l', () => Math.floor((Date.now() - started) / 137));
  channel('pump', 'plant', 'setpoint', 'INTEGER', '1/min', null, { access: 'READ_WRITE', written: 1450 });
  channel('tank', 'plant', 'level', 'DOUBLE', '%', round(wave(45_000, 21, 94), 0.1));
  channel('tank', 'plant', 'flow', 'DOUBLE', 'l/min', round(wave(45_000, -12, 16), 0.1));
  channel('tank', 'plant', 'inlet', 'BOOLEAN', '', null, { access: 'READ_WRITE', written: true });
  channel('tank', 'plant', 'high-alarm', 'BOOLEAN', '', steps(15_000, false, false, true));
  channel('furnace', 'plant', 'temperature', 'FLOAT', '°C', wave(60_000, 176.2, 183.9));
  channel('furnace', 'plant', 'energy', 'DOUBLE', 'kWh', () => (Date.now() - started) / 251_000);
  channel('furnace', 'plant', 'state', 'STRING', '', steps(12_000, 'HEATING', 'HOLDING', 'COOLING'));
  channel('furnace', 'plant', 'setpoint', 'FLOAT', '°C', null, { access: 'READ_WRITE', written: 180 });
  channel('press-3', 'press', 'stroke', 'DOUBLE', 'mm', wave(4_000, 0, 420));
  channel('press-3', 'press', 'cycles', 'LONG', '', () => '9007199254741993');
  channel('press-3', 'press', 'force', 'DOUBLE', 'kN', wave(4_000, 12, 880), { odd: 'UNCERTAIN', reason: 'sensor not calibrated' });
  channel('press-3', 'press', 'recipe', 'BYTE_ARRAY', '', () => 'CgsMDQ4PEBESEw==', { access: 'READ_WRITE' });
  channel('rooms', 'rooms', 'hall-temperature', 'FLOAT', '°C', wave(90_000, 18, 22), { period: 4000 });
  channel('rooms', 'rooms', 'door', 'BOOLEAN', '', () => false, { silent: true });
  channel('rooms', 'rooms', 'counter-reset', 'BOOLEAN', '', null, { access: 'WRITE', never: true });
  for (let n = 0; n < extra; n++) {
    channel(`line-${1 + (n % 12)}`, 'press', `sensor-${n}`, 'DOUBLE', 'V', wave(5000 + n * 37, -10, 10), { period: 1000 + (n % 7) * 400 });
  }
}

const BUNDLES = [
  'org.apache.felix.scr', 'org.apache.felix.configadmin', 'org.apache.felix.http.jetty12', 'org.ops4j.pax.logging.pax-logging-api',
  'org.eclipse.kura.api', 'io.tidegate.api.samples', 'io.tidegate.control.crypto', 'io.tidegate.control.configuration',
  'io.tidegate.control.deploy', 'io.tidegate.data.store', 'io.tidegate.data.assets', 'io.tidegate.data.wires', 'io.tidegate.data.cache',
  'io.tidegate.cloud.connection', 'io.tidegate.cloud.mqtt', 'io.tidegate.drivers.modbus', 'io.tidegate.drivers.opcua',
  'io.tidegate.drivers.mqtt', 'io.tidegate.console.rest', 'io.tidegate.console.ui',
];

export class FakeGateway {
  constructor({ extra = 0, writable = true } = {}) {
    build(extra);
    this.writable = writable;
    this.listeners = new Set();
    this.stopped = new Set();
    this.disabled = new Set(['io.tidegate.drivers.snap7']);
    this.since = new Map();
    this.changed = new Set();
    channels.forEach((each) => this.prefill(each));
    this.timers = [setInterval(() => this.sample(), 100), setInterval(() => this.flush(), 250)];
  }

  prefill(each) {
    for (let ago = 240; ago > 0 && !each.never; ago--) {
      const bad = each.driver === 'plant' && ago > 60 && ago < 75;
      const sample = { time: Date.now() - ago * (each.period ?? 1000), value: each.read ? each.read() : each.written, quality: 'GOOD', reason: '' };
      each.history.push(bad ? { ...sample, value: null, quality: 'BAD', reason: 'plant: timeout after 2 s' } : sample);
    }
  }

  sample() {
    const now = performance.now();
    for (const each of channels) {
      const due = now - (each.at ?? -Infinity) >= (each.period ?? 1000);
      if (each.never || !due || (each.silent && each.at)) {
        if (each.silent && !each.stale && now - each.at > 12_000) {
          each.stale = true;
          this.changed.add(each);
        }
        continue;
      }
      const down = this.stopped.has(DRIVERS[each.driver]);
      each.at = now;
      each.arrival = Date.now();
      each.value = down ? null : each.read ? each.read() : each.written ?? null;
      each.quality = down ? 'BAD' : each.odd ?? 'GOOD';
      each.why = down ? `driver ${each.driver} is not running` : each.reason ?? '';
      each.last = each.value ?? each.last ?? null;
      each.history.push({ time: each.arrival, value: each.value, quality: each.quality, reason: each.why });
      each.history.splice(0, each.history.length - 3000);
      this.changed.add(each);
    }
  }

  flush() {
    if (this.changed.size > 0) {
      this.tell('values', { values: [...this.changed].map((each) => ({ asset: each.asset, channel: each.channel, ...value(each) })) });
      this.changed.clear();
      const text = JSON.stringify(this.health());
      if (text !== this.told) {
        this.told = text;
        this.tell('health', JSON.parse(text));
      }
    }
  }

  /** A change that waits to be confirmed. */
  begin(seconds) {
    clearTimeout(this.trial?.timer);
    this.trial = { until: performance.now() + 1000 * seconds, timer: setTimeout(() => this.end(), 1000 * seconds) };
    this.tell('trial', { trial: this.pending() });
  }

  pending() {
    return this.trial ? { before: 1_700_000_000_000, components: ['org.apache.felix.http'], remaining: Math.round(this.trial.until - performance.now()) } : null;
  }

  end() {
    clearTimeout(this.trial?.timer);
    this.trial = undefined;
    this.tell('trial', { trial: null });
    return { trial: null };
  }

  tell(type, data) {
    this.listeners.forEach((listener) => listener(type, data));
  }

  /** Stops or starts a bundle, as an operator would. */
  set(bsn, running) {
    running ? this.stopped.delete(bsn) : this.stopped.add(bsn);
    channels.filter((each) => DRIVERS[each.driver] === bsn).forEach((each) => (each.at = undefined));
    this.sample();
    this.tell('bundles', { bundles: this.bundles() });
  }

  gateway() {
    return {
      name: 'mill-4', version: '1.0.0', profile: 'standard', startedAt: started, time: Date.now(), demo: this.writable,
      writable: this.writable, writeHint: this.writable ? '' : 'the gateway was not started with --demo',
      javaVersion: '17.0.15', bundleCount: BUNDLES.length, http: { address: '127.0.0.1:8080' },
    };
  }

  channels() {
    return channels.map((each) => ({ asset: each.asset, channel: each.channel, type: each.type, access: each.access, unit: each.unit,
      driver: each.driver, enabled: each.enabled, ...value(each) }));
  }

  find(asset, name) {
    return channels.find((each) => each.asset === asset && each.channel === name);
  }

  bundles() {
    const own = BUNDLES.map((bsn, at) => {
      const running = !this.stopped.has(bsn);
      return { bsn, version: `1.${at % 3}.0`, state: running ? 'active' : 'resolved', slot: bsn.startsWith('io.tidegate') ? 'A' : '',
        standby: bsn.includes('drivers') ? '1.0.0' : '', startLevel: [1, 5, 10, 15, 20, 30, 40, 50, 60, 90][at % 10],
        origin: at % 5 ? 'feature:data' : 'operator', wanted: true, running };
    });
    return [...own, { bsn: 'io.tidegate.drivers.snap7', version: '0.9.1', state: 'resolved', slot: 'A', standby: '', startLevel: 40,
      origin: 'operator', wanted: false, running: false }];
  }

  health() {
    const count = (quality) => channels.filter((each) => value(each).quality === quality).length;
    const causes = [...this.stopped].flatMap((bsn) => this.causes(bsn));
    const stale = channels.filter((each) => each.stale);
    if (stale.length > 0) {
      causes.push({ severity: 'DEGRADED', kind: 'channels', source: 'rooms', name: 'rooms', text: `${stale.length} of 3 channels are STALE: door`, since: this.from('stale') });
    }
    const verdict = causes.some((cause) => cause.severity === 'FAILED') ? 'FAILED' : causes.length ? 'DEGRADED' : 'OK';
    if (verdict !== this.verdict) {
      this.verdict = verdict;
      this.verdictSince = Date.now();
    }
    const down = (pid) => this.stopped.has(DRIVERS[pid]);
    const check = (name, pid, ...lines) => ({ name, pid, verdict: 'OK', lines });
    return {
      verdict, since: this.verdictSince, causes,
      counts: { bundles: BUNDLES.length, bundlesRunning: BUNDLES.length - this.stopped.size, channels: channels.length, good: count('GOOD'),
        uncertain: count('UNCERTAIN'), stale: count('STALE'), bad: count('BAD'), none: count('NONE') },
      checks: [
        check('Cloud connection', 'readings', 'connected to 127.0.0.1:1883 since 26 h'),
        check('Message store', 'store', '0 messages waiting, 214 MB free'),
        ...Object.keys(DRIVERS).filter((pid) => !down(pid)).map((pid) => check(`Driver ${pid}`, pid, 'connected')),
        ...['pump', 'tank', 'furnace'].map((asset) => ({ name: `Asset ${asset}`, pid: asset, verdict: down('plant') ? 'DEGRADED' : 'OK',
          lines: down('plant') ? ['waits for driver plant'] : ['polls every 1000 ms'] })),
      ],
    };
  }

  causes(bsn) {
    const since = this.from(bsn);
    const assets = new Set(channels.filter((each) => DRIVERS[each.driver] === bsn).map((each) => each.asset));
    return [
      { severity: 'FAILED', kind: 'bundle', source: bsn, name: bsn, text: 'should run, is resolved', since },
      ...[...assets].map((asset) => ({ severity: 'DEGRADED', kind: 'check', source: asset, name: `Asset ${asset}`, text: 'waits for its driver', since })),
    ];
  }

  from(key) {
    if (!this.since.has(key)) {
      this.since.set(key, Date.now());
    }
    return this.since.get(key);
  }

  close() {
    this.timers.forEach(clearInterval);
  }
}

export function value(each) {
  const known = each.at !== undefined;
  return { value: known ? each.value : null, quality: !known ? 'NONE' : each.stale ? 'STALE' : each.quality, reason: known ? each.why : '',
    lastValue: each.last ?? null, sourceTime: known ? each.arrival - 3 : null, arrivalTime: known ? each.arrival : null,
    age: known ? Math.round(performance.now() - each.at) : null, staleAfter: each.silent ? 12_000 : 3000 };
}
