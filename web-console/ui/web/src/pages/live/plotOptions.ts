// SPDX-License-Identifier: EPL-2.0
import uPlot from 'uplot';
import type { Format } from '../../lib/format';
import type { DataType } from '../../model/types';

type Spans = { from: number; to: number | null }[];

/** A curve in the page's colours and language; times in which the channel was BAD are shaded. */
export function plotOptions(
  element: HTMLElement,
  scheme: string,
  type: DataType,
  format: Format,
  bad: () => Spans,
  onPoint: (at: number | null) => void,
): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--tg-${name}`).trim();
  const grid = { stroke: colour('line'), width: 1 };
  const axis = { stroke: colour('dim'), font: `11px ${style.fontFamily}`, grid, ticks: { show: false } };
  const toggles = type === 'BOOLEAN';
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  return {
    class: scheme,
    width: element.clientWidth,
    height: element.clientHeight,
    padding: [8, 26, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: true, auto: false },
      y: toggles ? { range: [-0.1, 1.1] } : { range: (_, min, max) => room(min, max) },
    },
    axes: [
      { ...axis, size: 26, space: 70, values: (_, ticks) => ticks.map((tick) => format.clock(tick * 1000)) },
      {
        ...axis,
        size: 56,
        ...(toggles && { splits: () => [0, 1] }),
        values: (_, ticks) => ticks.map((tick) => (toggles ? format.value(tick === 1, type) : format.number(tick))),
      },
    ],
    series: [
      {},
      {
        stroke: colour('accent'),
        width: 1.5,
        points: { size: 4, fill: colour('accent') },
        ...(toggles && stepped && { paths: stepped }),
      },
    ],
    hooks: {
      drawClear: [(u) => shade(u, bad(), colour('bad-soft'))],
      setCursor: [(u) => onPoint(u.cursor.idx ?? null)],
    },
  };
}

/** A flat curve lies in the middle; any other has a little room above and below. */
function room(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) {
    return [0, 1];
  }
  const margin = max > min ? (max - min) * 0.08 : Math.abs(max) * 0.05 || 1;
  return [min - margin, max + margin];
}

function shade(u: uPlot, spans: Spans, colour: string): void {
  const { left, top, width, height } = u.bbox;
  const clamp = (x: number) => Math.min(Math.max(x, left), left + width);
  u.ctx.save();
  u.ctx.fillStyle = colour;
  for (const { from, to } of spans) {
    const start = clamp(u.valToPos(from, 'x', true));
    const end = to === null ? left + width : clamp(u.valToPos(to, 'x', true));
    u.ctx.fillRect(start, top, end - start, height);
  }
  u.ctx.restore();
}
