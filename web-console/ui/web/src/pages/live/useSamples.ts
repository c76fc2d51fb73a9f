// SPDX-License-Identifier: EPL-2.0
import { useEffect, useState } from 'react';
import { history } from '../../lib/api';
import type { Known } from '../../model/model';
import { useLink } from '../../model/store';
import type { HistorySample } from '../../model/types';
import { append, merge } from './series';

const MOST = 2_000;

/** The channel's past, then each sample as it arrives; loaded again after a gap, which the gateway may have filled. */
export function useSamples(channel: Known): { samples: HistorySample[]; failure: string; loaded: boolean } {
  const [samples, setSamples] = useState<HistorySample[]>([]);
  const [state, setState] = useState({ failure: '', loaded: false });
  const { epoch, phase } = useLink();
  const { asset, channel: name } = channel;
  const live = phase === 'live';
  useEffect(() => {
    if (!live) {
      return undefined;
    }
    const abort = new AbortController();
    history({ asset, channel: name }, MOST, abort.signal)
      .then((loaded) => {
        setSamples((seen) => merge(loaded, seen));
        setState({ failure: '', loaded: true });
      })
      .catch((e: unknown) => {
        if (!abort.signal.aborted) {
          setState({ failure: e instanceof Error ? e.message : String(e), loaded: true });
        }
      });
    return () => abort.abort();
    // A new epoch is a new connection.
  }, [asset, name, epoch, live]);
  useEffect(() => setSamples((seen) => append(seen, channel)), [channel]);
  return { samples, ...state };
}
