// SPDX-License-Identifier: EPL-2.0
import type { Channel, HistorySample, Plain, Problem, Trial, WriteResult } from '../model/types';
import { API } from './paths';

/** Longer than the gateway itself gives a device. */
const ANSWER_WITHIN = 20_000;

type Named = Pick<Channel, 'asset' | 'channel'>;

/** The gateway answered, with no. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
  }
}

function path({ asset, channel }: Named): string {
  return `${API}/channels/${encodeURIComponent(asset)}/${encodeURIComponent(channel)}`;
}

async function request<T>(url: string, init: RequestInit = {}, signal?: AbortSignal): Promise<T> {
  const timeout = AbortSignal.timeout(ANSWER_WITHIN);
  const response = await fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
  if (response.ok) {
    return (await response.json()) as T;
  }
  const fallback: Problem = { title: `HTTP ${response.status}`, status: response.status, detail: '' };
  throw new Refused({ ...fallback, ...((await response.json().catch(() => ({}))) as Partial<Problem>) });
}

export async function history(channel: Named, most: number, signal: AbortSignal): Promise<HistorySample[]> {
  return (await request<{ samples: HistorySample[] }>(`${path(channel)}/history?most=${most}`, {}, signal)).samples;
}

export type TrialEnd = 'confirm' | 'revert';

/** Keeps or undoes the change that waits to be confirmed; returns what waits then. */
export async function endTrial(how: TrialEnd): Promise<Trial | null> {
  const answer = request<{ trial: Trial | null }>(`${API}/configuration/trial/${how}`, { method: 'POST', headers: { 'X-Tidegate': '1' } });
  return (await answer).trial;
}

/** Writes once. Whoever gets no answer must look, not repeat. */
export function write(channel: Named, value: Plain): Promise<WriteResult> {
  return request<WriteResult>(`${path(channel)}/value`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'X-Tidegate': '1' },
    body: JSON.stringify({ value }),
  });
}
