// A page of a Describe call, as RDS and ElastiCache have it: from 20 to 100 records, and a marker for the next page.
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html
import { fault } from '../../kernel/faults.ts';
import { page } from '../../kernel/page.ts';

const least = 20;
const most = 100;

const invalidValue = fault('InvalidParameterValue', (message: string) => message);

interface Asked {
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
}

interface MarkedPage<T> {
  readonly items: T[];
  /** Spread into the output: empty on the last page. */
  readonly next: { readonly Marker?: string };
}

/** @throws InvalidParameterValue */
export function markedPage<T>(
  items: readonly T[],
  key: (item: T) => string,
  { MaxRecords = most, Marker }: Asked,
): MarkedPage<T> {
  if (MaxRecords < least || MaxRecords > most)
    throw invalidValue(`Invalid value ${MaxRecords} for MaxRecords. Must be between ${least} and ${most}`);
  const shown = page(items, key, MaxRecords, Marker);
  if (!shown) throw invalidValue(`Invalid marker: ${Marker}`);
  const { nextToken } = shown;
  return { items: shown.items, next: nextToken === undefined ? {} : { Marker: nextToken } };
}
