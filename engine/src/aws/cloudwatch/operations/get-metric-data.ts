// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
import type { GetMetricDataCommandInput, MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { Context, Operation } from '../../../kernel/context.ts';
import { invalidParameter, validation } from '../faults.ts';
import { dynamicLabel } from '../math/labels.ts';
import { checkQueries, evaluator, seriesIn } from '../math/queries.ts';
import type { Series } from '../math/values.ts';
import { carriedMessages } from '../reports/carried-time.ts';

const mostQueries = 500;
/** The most datapoints of a page, and how many it has when the request does not say. */
const mostDatapoints = 100_800;

export const getMetricData: Operation<'cloudwatch', 'GetMetricData'> = (input, ctx) => {
  const [from, to] = [input.StartTime!.getTime(), input.EndTime!.getTime()];
  if (from >= to) throw invalidParameter('The parameter StartTime must be less than the parameter EndTime.');
  const queries = input.MetricDataQueries!;
  if (queries.length > mostQueries)
    throw validation(`The collection MetricDataQueries must not have a size greater than ${mostQueries}.`);
  checkQueries(queries);
  const { resultOf } = evaluator(queries, { from, to }, ctx);
  const results = queries
    .filter(({ ReturnData }) => ReturnData !== false)
    .flatMap((query) => {
      const items = seriesIn(resultOf(query.Id!), query.Id!);
      return items.map((one) => ({
        id: query.Id!,
        label: labelOf(query, one, items.length, input, ctx),
        one,
      }));
    });
  return { ...pageOf(results, input), Messages: carriedMessages(from, to, ctx) };
};

function labelOf(
  { Id = '', Expression, Label }: { Id?: string; Expression?: string; Label?: string },
  one: Series,
  among: number,
  { LabelOptions }: GetMetricDataCommandInput,
  { now, account, region }: Context,
): string {
  // An expression is called by its id, one of several series by its own name.
  const own = Expression !== undefined && among === 1 && !one.source ? Id : one.label;
  if (Label === undefined) return own;
  const timezone = LabelOptions?.Timezone;
  return dynamicLabel(Label, { ...one, label: own }, { now, account, region, timezone });
}

/** The token is how many datapoints the pages before have had. */
function pageOf(
  results: readonly { readonly id: string; readonly label: string; readonly one: Series }[],
  input: GetMetricDataCommandInput,
): { MetricDataResults: MetricDataResult[]; NextToken?: string } {
  const skipped = input.NextToken === undefined ? 0 : Number(input.NextToken);
  if (!Number.isSafeInteger(skipped) || skipped < 0) throw invalidParameter('Invalid nextToken');
  const limit = Math.min(mostDatapoints, Math.max(1, input.MaxDatapoints ?? mostDatapoints));
  const end = skipped + limit;
  const page: MetricDataResult[] = [];
  let at = 0;
  for (const { id, label, one } of results) {
    const ordered = input.ScanBy === 'TimestampAscending' ? [...one.points] : [...one.points].reverse();
    const shown = ordered.slice(Math.max(0, skipped - at), Math.max(0, end - at));
    const isDone = at + ordered.length <= end;
    // A series without data belongs to the first page.
    const belongs = shown.length > 0 || (ordered.length === 0 && (skipped === 0 || at > skipped) && at < end);
    at += ordered.length;
    if (!belongs) continue;
    page.push({
      Id: id,
      Label: label,
      Timestamps: shown.map(([time]) => new Date(time)),
      Values: shown.map(([, value]) => value),
      StatusCode: isDone ? 'Complete' : 'PartialData',
    });
  }
  return { MetricDataResults: page, ...(at > end && { NextToken: String(end) }) };
}
