// SPDX-License-Identifier: EPL-2.0
import type { BundleInfo } from '../../model/types';

export type Standing = 'running' | 'changing' | 'broken' | 'stopped';

const CHANGING = new Set(['starting', 'stopping']);

/** How a bundle stands against what is wanted of it. */
export function standing(bundle: BundleInfo): Standing {
  if (bundle.running) {
    return 'running';
  }
  if (CHANGING.has(bundle.state)) {
    return 'changing';
  }
  return bundle.wanted ? 'broken' : 'stopped';
}

const RANK: Record<Standing, number> = { broken: 0, changing: 1, stopped: 2, running: 2 };

/** What should run and does not comes first. */
export function arrange(bundles: BundleInfo[], text: string, onlyStopped: boolean): BundleInfo[] {
  const wanted = text.trim().toLowerCase();
  return bundles
    .filter((bundle) => !onlyStopped || !bundle.running)
    .filter((bundle) => `${bundle.bsn} ${bundle.version} ${bundle.origin}`.toLowerCase().includes(wanted))
    .sort((a, b) => RANK[standing(a)] - RANK[standing(b)] || a.bsn.localeCompare(b.bsn));
}
