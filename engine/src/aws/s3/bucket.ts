// Finding and naming buckets, and their recorded configurations.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
import type { Owner } from '@aws-sdk/client-s3';
import type { Context } from '../../kernel/context.ts';
import { plain } from '../../kernel/plain.ts';
import { invalidBucketName, noSuchBucket } from './faults.ts';
import { type BucketRecord, buckets } from './state.ts';

export function findBucket(name: string | undefined, ctx: Context): BucketRecord {
  const bucket = ctx.get(buckets, name ?? '');
  if (!bucket) throw noSuchBucket(name ?? '');
  return bucket;
}

export function checkBucketName(name: string): void {
  const valid =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
    !name.startsWith('xn--') &&
    !name.endsWith('-s3alias');
  if (!valid) throw invalidBucketName(name);
}

/** The canonical user: one, derived from the account. */
export function owner(ctx: Context): Owner {
  return { ID: ctx.account.repeat(6).slice(0, 64).padEnd(64, '0') };
}

export function configuration<T>(bucket: BucketRecord, name: string): T | undefined {
  const recorded = bucket.configurations[name];
  return recorded === undefined ? undefined : (withDates(recorded) as T);
}

/** Records a configuration, or forgets it when there is none. */
export function configure(
  bucket: BucketRecord,
  name: string,
  value: object | string | undefined,
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
