// The embedded metric format: an event of JSON that says which of its members are metrics.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
import type { MetricDatum, StandardUnit } from '@aws-sdk/client-cloudwatch';
import { objectIn } from '../patterns/json.ts';

interface Embedded {
  readonly namespace: string;
  readonly datum: MetricDatum;
}

/** Beyond these, the specification allows nothing. */
const most = { dimensions: 30, metrics: 100, values: 100 };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** None of an event in another form, or with mistakes: it stays what it is. */
export function embeddedMetrics(message: string, receivedAt: number): readonly Embedded[] {
  // Most lines are not in the format, and are not worth parsing.
  if (!message.includes('"CloudWatchMetrics"')) return [];
  const event = objectIn(message);
  if (!isRecord(event) || !isRecord(event._aws)) return [];
  const { CloudWatchMetrics: directives, Timestamp } = event._aws;
  if (!Array.isArray(directives)) return [];
  const at = typeof Timestamp === 'number' ? Timestamp : receivedAt;
  return directives.flatMap((directive: unknown) =>
    isRecord(directive) ? ofDirective(directive, event, at) : [],
  );
}

function ofDirective(
  directive: Record<string, unknown>,
  event: Record<string, unknown>,
  at: number,
): Embedded[] {
  const { Namespace: namespace, Metrics: metrics, Dimensions: sets = [[]] } = directive;
  if (typeof namespace !== 'string' || !Array.isArray(metrics) || !Array.isArray(sets)) return [];
  return metrics.slice(0, most.metrics).flatMap((metric: unknown) => {
    if (!isRecord(metric) || typeof metric.Name !== 'string') return [];
    const values = numbersIn(event[metric.Name]);
    if (!values) return [];
    const dimensionSets = sets.length === 0 ? [[]] : sets;
    return dimensionSets.flatMap((set: unknown): Embedded[] => {
      const Dimensions = dimensionsIn(set, event);
      if (!Dimensions) return [];
      const datum: MetricDatum = {
        MetricName: metric.Name as string,
        Timestamp: new Date(at),
        Unit: (typeof metric.Unit === 'string' ? metric.Unit : 'None') as StandardUnit,
        ...(values.length === 1 ? { Value: values[0]! } : { Values: values }),
        ...(Dimensions.length > 0 && { Dimensions }),
      };
      return [{ namespace, datum }];
    });
  });
}

function numbersIn(value: unknown): number[] | undefined {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const isValid =
    values.length > 0 && values.length <= most.values && values.every((one) => Number.isFinite(one));
  return isValid ? (values as number[]) : undefined;
}

/** Undefined where a dimension has no value: AWS publishes nothing then. */
function dimensionsIn(set: unknown, event: Record<string, unknown>) {
  if (!Array.isArray(set) || set.length > most.dimensions) return undefined;
  const dimensions = set.map((Name: unknown) => ({ Name: String(Name), Value: event[String(Name)] }));
  return dimensions.every((one): one is { Name: string; Value: string } => typeof one.Value === 'string')
    ? dimensions
    : undefined;
}
