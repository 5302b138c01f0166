// The datapoints of an alarm's metric over three hours, with its threshold, those that breach it, and what scaled in that time.
import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import { html } from '../../html.ts';
import {
  type Alarm,
  type AlarmMetric,
  breaches,
  type Datapoints,
  datapointsOf,
} from '../../state/load-alarms.ts';
import type { ScalingActivity } from '../../state/load-scaling.ts';
import { usePolled } from '../use-polled.ts';
import type { ViewProps } from '../view.ts';

const spanMs = 3 * 3_600_000;
const everyMs = 5000;
const height = 200;

interface ChartProps extends ViewProps {
  readonly alarm: Alarm;
  readonly metric: AlarmMetric;
  readonly activities: readonly ScalingActivity[];
  /** Whether the activities are those that the alarm triggered. */
  readonly isOwn: boolean;
}

export function Chart({ alarm, metric, activities, isOwn, store, cloud }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const found = usePolled(
    store,
    async () => {
      const to = Date.parse(store.clock?.now ?? '') || Date.now();
      return { to, points: await datapointsOf(cloud, metric, to, spanMs) };
    },
    everyMs,
    [alarm.name],
  );
  const points = found?.points ?? { times: [], values: [] };
  const to = found?.to ?? 0;
  const shown = activities.filter(({ at }) => at > to - spanMs && at <= to);
  const marks = shown.map(({ at }) => at / 1000);
  useEffect(() => {
    const element = place.current;
    if (!element || points.times.length === 0) return;
    let chart: uPlot | undefined;
    let isOver = false;
    const draw = async () => {
      // Not before the first chart: it is the largest module of the page.
      const { default: Plot } = await import('uplot');
      if (isOver) return;
      chart = new Plot(optionsFor(element, metric.name, marks, to), dataOf(points, alarm), element);
    };
    void draw();
    return () => {
      isOver = true;
      chart?.destroy();
    };
  }, [found, marks.join(), alarm.threshold]);

  const breached = points.values.filter((value) => breaches(alarm, value)).length;
  const last = points.values.at(-1);
  const words =
    last === undefined
      ? 'No datapoints in the last three hours.'
      : `${metric.statistic} of ${metric.name}: ${points.values.length} ${points.values.length === 1 ? 'datapoint' : 'datapoints'}, the last ${rounded(last)}; the threshold is ${rounded(alarm.threshold)}.`;
  const scaled = `${shown.length} ${shown.length === 1 ? 'scaling activity' : 'scaling activities'}${isOwn ? ' of this alarm' : ''} (vertical lines)`;
  return html`
    <figure>
      <div ref=${place} aria-hidden="true"></div>
      <figcaption>
        ${words}
        ${last !== undefined && ` ${breached} ${breached === 1 ? 'breaches' : 'breach'} it (red). ${scaled}.`}
      </figcaption>
    </figure>`;
}

const rounded = (value: number): string => String(Number(value.toPrecision(4)));

/** The datapoints, the threshold, and once more those that breach it. */
const dataOf = ({ times, values }: Datapoints, alarm: Alarm): uPlot.AlignedData => [
  [...times],
  [...values],
  times.map(() => alarm.threshold),
  values.map((value) => (breaches(alarm, value) ? value : null)),
];

/** @param marks times in seconds, each of which gets a vertical line @param to milliseconds, where the time axis ends */
function optionsFor(
  element: HTMLElement,
  label: string,
  marks: readonly number[],
  to: number,
): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name);
  const axis = { stroke: style.color, grid: { stroke: colour('--line'), width: 1 } };
  // In UTC, as all other times of the page.
  const times = (_: uPlot, ticks: number[]) =>
    ticks.map((tick) => new Date(tick * 1000).toISOString().slice(11, 16));
  const limit = colour('--limit');
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    axes: [{ ...axis, values: times }, axis],
    scales: { x: { range: [(to - spanMs) / 1000, to / 1000] } },
    series: [
      {},
      { label, stroke: colour('--chart'), width: 2, points: { show: true, size: 5 } },
      { label: 'threshold', stroke: limit, width: 1, dash: [6, 4] },
      { label: 'breach', paths: () => null, points: { show: true, size: 9, stroke: limit, fill: limit } },
    ],
    hooks: {
      draw: [
        (chart) => {
          const { ctx, bbox } = chart;
          ctx.save();
          ctx.strokeStyle = style.color;
          ctx.setLineDash([2, 3]);
          for (const mark of marks) {
            const x = chart.valToPos(mark, 'x', true);
            ctx.beginPath();
            ctx.moveTo(x, bbox.top);
            ctx.lineTo(x, bbox.top + bbox.height);
            ctx.stroke();
          }
          ctx.restore();
        },
      ],
    },
  };
}
