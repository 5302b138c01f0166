// The label of a time series: the name that it has by itself, or a text with values in it.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/graph-dynamic-labels.html
import type { Series } from './values.ts';

export interface LabelSurroundings {
  readonly now: number;
  readonly account: string;
  readonly region: string;
  /** `+0130`, for example: of times in labels. */
  readonly timezone?: string | undefined;
}

/** @param label with `${MAX}`, `${LABEL}`, `${PROP('Dim.InstanceId')}` and the like */
export function dynamicLabel(label: string, series: Series, around: LabelSurroundings): string {
  if (!label.includes('${')) return label;
  return label.replace(
    /\$\{(?:PROP\('([^']*)'\)|([A-Z_]+))\}/g,
    (whole, property?: string, name?: string) => {
      if (property !== undefined) return propertyOf(property, series, around) ?? '';
      return valueOfLabel(name!, series, around) ?? whole;
    },
  );
}

function propertyOf(property: string, { source, periodMs }: Series, around: LabelSurroundings) {
  if (property.startsWith('Dim.')) return source?.metric.dimensions[property.slice('Dim.'.length)];
  switch (property) {
    case 'MetricName':
      return source?.metric.name;
    case 'Namespace':
      return source?.metric.namespace;
    case 'Stat':
      return source?.stat;
    case 'Period':
      return String(periodMs / 1000);
    case 'AccountId':
      return around.account;
    case 'Region':
      return around.region;
    default:
      return undefined;
  }
}

type Point = readonly [number, number];

function valueOfLabel(name: string, series: Series, around: LabelSurroundings): string | undefined {
  if (name === 'LABEL') return series.label;
  const points = [...series.points];
  if (name === 'DATAPOINT_COUNT') return String(points.length);
  const sum = points.reduce((total, [, value]) => total + value, 0);
  const pick = (better: (a: Point, b: Point) => boolean) =>
    points.reduce<Point | undefined>(
      (best, point) => (best && !better(point, best) ? best : point),
      undefined,
    );
  const ends: Readonly<Record<string, Point | undefined>> = {
    FIRST: points[0],
    LAST: points.at(-1),
    MIN: pick((a, b) => a[1] < b[1]),
    MAX: pick((a, b) => a[1] > b[1]),
  };
  const none = '--';
  if (name === 'SUM' || name === 'AVG')
    return points.length === 0 ? none : rounded(name === 'SUM' ? sum : sum / points.length);
  if (name in ends) return ends[name] ? rounded(ends[name][1]) : none;
  const [, end, kind] = /^(FIRST|LAST|MIN|MAX)_(TIME|TIME_RELATIVE)$/.exec(name) ?? [];
  if (end !== undefined) {
    const point = ends[end];
    if (!point) return none;
    return kind === 'TIME' ? timeIn(point[0], around.timezone) : duration(around.now - point[0]);
  }
  const [, from, to, isTime] = /^(FIRST|MIN)_(LAST|MAX)(_TIME)?_RANGE$/.exec(name) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const [a, b] = [ends[from], ends[to]];
  if (!a || !b) return none;
  return isTime ? duration(Math.abs(b[0] - a[0])) : rounded(b[1] - a[1]);
}

const rounded = (value: number) => String(Number(value.toFixed(3)));

function timeIn(at: number, timezone = '+0000'): string {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/.exec(timezone) ?? [];
  const shift = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  const text = new Date(at + shift).toISOString().slice(0, 19);
  return shift === 0 ? `${text}Z` : `${text}${sign}${hours}:${minutes}`;
}

/** `1h 5m`, for example. */
function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`);
  return shown.length === 0 ? '0s' : shown.join(' ');
}
