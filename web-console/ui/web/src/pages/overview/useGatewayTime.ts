// SPDX-License-Identifier: EPL-2.0
import { useNow } from '../../lib/clock';
import { useModel } from '../../model/store';

/** The gateway's clock: this browser's may be wrong. */
export function useGatewayTime(): number {
  const at = useModel((model) => model.gatewayAt);
  const time = useModel((model) => model.gateway?.time ?? 0);
  return time + Math.max(0, useNow() - at);
}
