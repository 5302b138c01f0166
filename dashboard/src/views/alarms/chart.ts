// The datapoints of an alarm's metric over three hours, with its threshold.
import { useEffect, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { html } from '../../html.ts';
import { type Alarm, type AlarmMetric, type Datapoints, datapointsOf } from '../../state/load-alarms.ts';
import type { ViewProps } from '../view.ts';

const spanMs = 3 * 3_600_000;
const everyMs = 5000;
const height = 200;

export function Chart(props: ViewProps & { readonly alarm: Alarm; readonly metric: AlarmMetric }) {
  const { alarm, metric, store, cloud } = props;
  const [points, setPoints] = useState<Datapoints>({ times: [], values: [] });
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: number | undefined;
    let isOver = false;
    const look = async () => {
      try {
        const now = Date.parse(store.clock?.now ?? '') || Date.now();
        const found = await datapointsOf(cloud, metric, now, spanMs);
        if (!isOver) setPoints(found);
      } catch (error) {
        store.error = error instanceof Error ? error.message : String(error);
        store.changed();
      }
      if (!isOver) timer = setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [alarm.name, cloud, store]);

  useEffect(() => {
    const element = place.current;
    if (!element || points.times.length === 0) return;
    let chart: uPlot | undefined;
    let isOver = false;
    const draw = async () => {
      // Not before the first chart: it is the largest module of the page.
      const { default: Plot } = await import('uplot');
      if (!isOver)
        chart = new Plot(optionsFor(element, metric.name), dataOf(points, alarm.threshold), element);
    };
    void draw();
    return () => {
      isOver = true;
      chart?.destroy();
    };
  }, [points, alarm.threshold, metric.name]);

  const last = points.values.at(-1);
  const words =
    last === undefined
      ? 'No datapoints in the last three hours.'
      : `${metric.statistic} of ${metric.name}: ${points.values.length} ${points.values.length === 1 ? 'datapoint' : 'datapoints'}, the last ${rounded(last)}; the threshold is ${rounded(alarm.threshold)}.`;
  return html`
    <figure>
      <div ref=${place} aria-hidden="true"></div>
      <figcaption>${words}</figcaption>
    </figure>`;
}

const rounded = (value: number): string => String(Number(value.toPrecision(4)));

const dataOf = ({ times, values }: Datapoints, threshold: number): uPlot.AlignedData => [
  [...times],
  [...values],
  times.map(() => threshold),
];

function optionsFor(element: HTMLElement, label: string): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name);
  const stroke = style.color;
  const axis = { stroke, grid: { stroke: colour('--line'), width: 1 } };
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    axes: [axis, axis],
    series: [
      {},
      { label, stroke: colour('--chart'), width: 2, points: { show: true, size: 5 } },
      { label: 'threshold', stroke: colour('--limit'), width: 1, dash: [6, 4] },
    ],
  };
}
