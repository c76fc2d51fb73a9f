// SPDX-License-Identifier: EPL-2.0
import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { useI18n } from '../../i18n';
import { useNow } from '../../lib/clock';
import { gatewayTime, type Known } from '../../model/model';
import { useModel } from '../../model/store';
import type { HistorySample } from '../../model/types';
import styles from './live.module.css';
import { plotOptions } from './plotOptions';
import { badSpans, toSeries } from './series';

interface Props {
  channel: Known;
  samples: HistorySample[];
  /** 0 for all there is. */
  minutes: number;
  label: string;
}

export function Plot({ channel, samples, minutes, label }: Props) {
  const { format } = useI18n();
  const scheme = useComputedColorScheme();
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const shown = useRef(samples);
  const [pointed, setPointed] = useState<number | null>(null);
  const { type, unit, staleAfter } = channel;
  const until = useGatewaySeconds();
  shown.current = samples;

  // A canvas does not follow the appearance: a new plot for a new one.
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return undefined;
    }
    const options = plotOptions(element, scheme, type, format, () => badSpans(shown.current), setPointed);
    const created = new uPlot(options, [[], []], element);
    plot.current = created;
    const resized = new ResizeObserver(() => created.setSize({ width: element.clientWidth, height: element.clientHeight }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      created.destroy();
      plot.current = null;
    };
  }, [scheme, type, format]);

  useEffect(() => {
    const { x, y } = toSeries(samples, staleAfter);
    const from = minutes > 0 ? until - minutes * 60 : (x[0] ?? until - 60);
    const first = Math.max(0, x.findIndex((at) => at >= from) - 1);
    plot.current?.batch((u: uPlot) => {
      u.setData([x.slice(first), y.slice(first)], false);
      u.setScale('x', { min: from, max: until });
    });
  }, [samples, staleAfter, minutes, until, scheme, type, format]);

  const at = pointed === null ? null : plot.current?.data[0][pointed];
  const value = pointed === null ? null : plot.current?.data[1]?.[pointed];
  return (
    <>
      <div ref={box} className={styles.plot} role="img" aria-label={label} />
      <p className={styles.readout} aria-hidden="true">
        {at != null && value != null && `${format.clock(at * 1000)}  ${format.value(type === 'BOOLEAN' ? value === 1 : value, type)} ${unit}`}
      </p>
    </>
  );
}

/** The gateway's clock, to which the samples' times belong. */
function useGatewaySeconds(): number {
  const model = useModel((all) => all);
  const now = useNow();
  return Math.floor((gatewayTime(model, Math.max(now, model.gatewayAt)) ?? Date.now()) / 1000);
}
