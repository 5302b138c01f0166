// Conditional requests.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
import { notModified, preconditionFailed } from '../faults.ts';
import type { StoredVersion } from '../state.ts';

export interface Conditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
  readonly IfUnmodifiedSince?: Date | undefined;
}

/** @throws 412 or 304. An ETag condition takes precedence over a date condition (RFC 9110 §13.2.2). */
export function checkReadConditions(conditions: Conditions, version: StoredVersion): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  const modifiedSecond = Math.floor(version.modifiedAt / 1000) * 1000;
  if (IfMatch) {
    if (!matches(IfMatch, version.eTag)) throw preconditionFailed();
  } else if (IfUnmodifiedSince && modifiedSecond > IfUnmodifiedSince.getTime()) throw preconditionFailed();
  if (IfNoneMatch) {
    if (matches(IfNoneMatch, version.eTag)) throw notModified();
  } else if (IfModifiedSince && modifiedSecond <= IfModifiedSince.getTime()) throw notModified();
}

/** A copy answers 412 even where a read would answer 304. */
export function checkCopyConditions(conditions: Conditions, version: StoredVersion): void {
  try {
    checkReadConditions(conditions, version);
  } catch {
    throw preconditionFailed();
  }
}

/** @throws 412: the object exists already, or is not the one that the client expects. */
export function checkWriteConditions(
  { IfMatch, IfNoneMatch }: Conditions,
  existing: StoredVersion | undefined,
): void {
  if (IfNoneMatch && existing && matches(IfNoneMatch, existing.eTag)) throw preconditionFailed();
  if (IfMatch && !(existing && matches(IfMatch, existing.eTag))) throw preconditionFailed();
}

function matches(condition: string, eTag: string): boolean {
  if (condition.trim() === '*') return true;
  const bare = (text: string) => text.trim().replaceAll('"', '');
  return condition.split(',').some((candidate) => bare(candidate) === bare(eTag));
}
