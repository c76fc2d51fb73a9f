// SPDX-License-Identifier: EPL-2.0
import { useEffect } from 'react';
import { useModel } from '../model/store';

/** The tab tells page and gateway, and that something is wrong. */
export function useTitle(page: string): void {
  const name = useModel((model) => model.gateway?.name);
  const verdict = useModel((model) => model.health?.verdict);
  useEffect(() => {
    const mark = verdict === 'FAILED' ? '■ ' : verdict === 'DEGRADED' ? '▲ ' : '';
    document.title = mark + [page, name, 'Tidegate'].filter(Boolean).join(' · ');
  }, [page, name, verdict]);
}
