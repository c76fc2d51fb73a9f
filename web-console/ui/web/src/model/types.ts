// SPDX-License-Identifier: EPL-2.0
// What the gateway says, as /api/v1/openapi.json defines it. Times are epoch milliseconds, ages milliseconds.

export type Quality = 'GOOD' | 'UNCERTAIN' | 'STALE' | 'BAD' | 'NONE';
export type Verdict = 'OK' | 'DEGRADED' | 'FAILED';
export type DataType = 'BOOLEAN' | 'INTEGER' | 'LONG' | 'FLOAT' | 'DOUBLE' | 'STRING' | 'BYTE_ARRAY';
export type Access = 'READ' | 'WRITE' | 'READ_WRITE';
export type Plain = number | boolean | string | null;

export interface Value {
  value: Plain;
  quality: Quality;
  reason: string;
  lastValue: Plain;
  sourceTime: number | null;
  arrivalTime: number | null;
  age: number | null;
  staleAfter: number;
}

export interface Channel extends Value {
  asset: string;
  channel: string;
  type: DataType;
  access: Access;
  unit: string;
  driver: string;
  enabled: boolean;
}

export interface ValueChange extends Value {
  asset: string;
  channel: string;
}

export interface Gateway {
  name: string;
  version: string;
  profile: string;
  startedAt: number;
  time: number;
  demo: boolean;
  writable: boolean;
  writeHint: string;
  javaVersion: string;
  bundleCount: number;
  http: { address: string };
}

export interface Cause {
  severity: Exclude<Verdict, 'OK'>;
  kind: 'bundle' | 'component' | 'check' | 'channels';
  source: string;
  name: string;
  text: string;
  since: number;
}

export interface Check {
  name: string;
  pid: string;
  verdict: Verdict;
  lines: string[];
}

export interface Counts {
  bundles: number;
  bundlesRunning: number;
  channels: number;
  good: number;
  uncertain: number;
  stale: number;
  bad: number;
  none: number;
}

export interface Health {
  verdict: Verdict;
  since: number;
  causes: Cause[];
  counts: Counts;
  checks: Check[];
}

export interface BundleInfo {
  bsn: string;
  version: string;
  state: 'installed' | 'resolved' | 'starting' | 'active' | 'stopping' | 'uninstalled' | 'missing';
  /** A or B; empty outside the running set. */
  slot: string;
  /** Version of the predecessor that an undo brings back; may be empty. */
  standby: string;
  startLevel: number;
  /** feature:NAME, operator, or outside: not in the running set. */
  origin: string;
  wanted: boolean;
  running: boolean;
}

/** A change of the configuration that waits to be confirmed. */
export interface Trial {
  /** The snapshot that it goes back to. */
  before: number;
  components: string[];
  remaining: number;
}

export interface HistorySample {
  time: number;
  value: Plain;
  quality: Quality;
  reason: string;
}

export interface Snapshot {
  gateway: Gateway;
  /** Null in the first moments of a gateway. */
  health?: Health | null;
  channels: Channel[];
  bundles: BundleInfo[];
  /** Absent if the gateway is older than trials. */
  trial?: Trial | null;
}

export interface WriteResult {
  asset: string;
  channel: string;
  written: Plain;
  readBack: Value | null;
}

/** RFC 9457. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  field?: string;
}

export type GatewayEvent =
  | { type: 'snapshot'; data: Snapshot }
  | { type: 'values'; data: { values: ValueChange[] } }
  | { type: 'channels'; data: { channels: Channel[] } }
  | { type: 'health'; data: Health }
  | { type: 'bundles'; data: { bundles: BundleInfo[] } }
  | { type: 'trial'; data: { trial: Trial | null } };
