// A metric widget, as dashboards and GetMetricWidgetImage have it: JSON with rows of metrics, read as queries.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Metric-Widget-Structure.html
import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { parseJson } from '../../../kernel/json.ts';
import { validation } from '../faults.ts';

export interface Widget {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly view: 'timeSeries' | 'singleValue';
  readonly from: number;
  readonly to: number;
  readonly queries: readonly MetricDataQuery[];
  /** Colours that rows ask for, by query id: `#1f77b4`. */
  readonly colors: ReadonlyMap<string, string>;
  readonly lines: readonly { readonly label: string; readonly value: number }[];
  readonly yMin?: number;
  readonly yMax?: number;
}

type Json = Record<string, unknown>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fail = (why: string) => validation(`Invalid MetricWidget: ${why}`);

const defaults = { width: 600, height: 400, period: 300, stat: 'Average', start: '-PT3H' };
const mostRows = 500;

export function parseWidget(text: string, now: number): Widget {
  let widget: unknown;
  try {
    widget = parseJson(text);
  } catch {
    throw fail('it is not JSON');
  }
  if (!isRecord(widget)) throw fail('it is not a JSON object');
  const { metrics = [], view = 'timeSeries', annotations } = widget;
  if (!Array.isArray(metrics) || metrics.length > mostRows)
    throw fail(`metrics is a list of at most ${mostRows} rows`);
  if (view !== 'timeSeries' && view !== 'singleValue')
    throw fail(`Drydock does not simulate the view ${String(view)}: timeSeries and singleValue are drawn`);
  const colors = new Map<string, string>();
  const queries = rowsOf(metrics).map(({ parts, options }, index) => {
    const query = queryOf(parts, options, widget, index);
    if (typeof options.color === 'string') colors.set(query.Id!, options.color);
    return query;
  });
  const to = timeOf(widget.end ?? 'PT0H', now);
  const from = timeOf(widget.start ?? defaults.start, now);
  if (from >= to) throw fail('start must be before end');
  const left = isRecord(widget.yAxis) && isRecord(widget.yAxis.left) ? widget.yAxis.left : {};
  return {
    title: typeof widget.title === 'string' ? widget.title : '',
    width: sizeOf(widget.width, defaults.width, 'width'),
    height: sizeOf(widget.height, defaults.height, 'height'),
    view,
    from,
    to,
    queries,
    colors,
    lines: linesOf(annotations),
    ...(typeof left.min === 'number' && { yMin: left.min }),
    ...(typeof left.max === 'number' && { yMax: left.max }),
  };
}

interface Row {
  readonly parts: readonly string[];
  readonly options: Json;
}

/** `.` repeats what stands at its place in the row above, `...` all that comes before the rest. */
function rowsOf(metrics: readonly unknown[]): Row[] {
  let above: readonly string[] = [];
  return metrics.map((row) => {
    if (!Array.isArray(row)) throw fail('each row of metrics is a list');
    const last = row.at(-1);
    const options = isRecord(last) ? last : {};
    const given = (isRecord(last) ? row.slice(0, -1) : row).map(String);
    if (given.length === 0) return { parts: [], options };
    const rest = given[0] === '...' ? given.slice(1) : given;
    const parts =
      given[0] === '...'
        ? [...above.slice(0, Math.max(0, above.length - rest.length)), ...rest]
        : rest.map((part, index) => (part === '.' ? (above[index] ?? '.') : part));
    above = parts;
    return { parts, options };
  });
}

function queryOf(parts: readonly string[], options: Json, widget: Json, index: number): MetricDataQuery {
  const own = (name: string) => options[name] ?? widget[name];
  const Id = typeof options.id === 'string' ? options.id : `row${index + 1}`;
  const shared = {
    Id,
    ...(typeof options.label === 'string' && { Label: options.label }),
    ReturnData: options.visible !== false,
  };
  if (typeof options.expression === 'string') {
    const period = Number(own('period') ?? defaults.period);
    return { ...shared, Expression: options.expression, Period: period };
  }
  const [Namespace, MetricName, ...dimensions] = parts;
  if (!Namespace || !MetricName || dimensions.length % 2 !== 0)
    throw fail(`row ${index + 1} is not [namespace, name, dimension, value, …]`);
  const Dimensions = dimensions.flatMap((Name, at) =>
    at % 2 === 0 ? [{ Name, Value: dimensions[at + 1]! }] : [],
  );
  return {
    ...shared,
    MetricStat: {
      Metric: { Namespace, MetricName, Dimensions },
      Period: Number(own('period') ?? defaults.period),
      Stat: String(own('stat') ?? defaults.stat),
    },
  };
}

function linesOf(annotations: unknown): Widget['lines'] {
  const horizontal =
    isRecord(annotations) && Array.isArray(annotations.horizontal) ? annotations.horizontal : [];
  return horizontal
    .filter(isRecord)
    .flatMap(({ label, value }) =>
      typeof value === 'number' ? [{ label: typeof label === 'string' ? label : '', value }] : [],
    );
}

function sizeOf(value: unknown, fallback: number, name: string): number {
  const size = value === undefined ? fallback : Number(value);
  if (!Number.isInteger(size) || size < 1 || size > 2000) throw fail(`${name} is between 1 and 2000`);
  return size;
}

/** `-PT3H` before now, or a time of ISO 8601. */
function timeOf(value: unknown, now: number): number {
  const [, sign, days, hours, minutes, seconds] =
    /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(String(value)) ?? [];
  if (sign !== undefined) {
    const [d, h, m, s] = [days, hours, minutes, seconds].map((part) => Number(part ?? 0));
    const ms = (((d! * 24 + h!) * 60 + m!) * 60 + s!) * 1000;
    return sign === '-' ? now - ms : now + ms;
  }
  const at = Date.parse(String(value));
  if (Number.isNaN(at)) throw fail(`${String(value)} is neither a time nor a duration`);
  return at;
}
