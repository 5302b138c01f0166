// A bucket's recorded configurations.
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { type BucketConfigurations, type BucketRecord, buckets } from '../state.ts';

export function configuration<N extends keyof BucketConfigurations>(
  bucket: BucketRecord,
  name: N,
): BucketConfigurations[N] | undefined {
  const recorded = bucket.configurations[name];
  return recorded === undefined ? undefined : (withDates(recorded) as BucketConfigurations[N]);
}

/** Records a configuration, or removes it when `value` is undefined. */
export function configure<N extends keyof BucketConfigurations>(
  bucket: BucketRecord,
  name: N,
  value: BucketConfigurations[N] | undefined,
  ctx: Context,
): void {
  const { [name]: _, ...others } = bucket.configurations;
  const configurations = value === undefined ? others : { ...others, [name]: withoutDates(value) };
  ctx.put(buckets, bucket.name, plain({ ...bucket, configurations }));
}

function withoutDates(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() };
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutDates(member)]));
}

function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null) return value;
  if ('$date' in value) return new Date(value.$date as number);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withDates(member)]));
}
