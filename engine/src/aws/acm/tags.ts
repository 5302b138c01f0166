// Tags on certificates.
import type { Tag } from '@aws-sdk/client-acm';
import type { Context } from '../../kernel/context.ts';
import { tooManyTags } from './faults.ts';
import { requireCertificate } from './find.ts';
import { acmCertificates, type CertificateRecord } from './state.ts';

type Tags = CertificateRecord['tags'];
const maxTags = 50;

export function withTags(before: Tags, added: readonly Tag[] | undefined): Tags {
  const after = {
    ...before,
    ...Object.fromEntries((added ?? []).map(({ Key, Value }) => [Key!, Value ?? ''])),
  };
  if (Object.keys(after).length > maxTags) throw tooManyTags(maxTags);
  return after;
}

/** A tag that is given with a value is removed only if it has that value. */
export function withoutTags(before: Tags, removed: readonly Tag[]): Tags {
  const isRemoved = (key: string, value: string) =>
    removed.some(({ Key, Value }) => Key === key && (Value === undefined || Value === value));
  return Object.fromEntries(Object.entries(before).filter(([key, value]) => !isRemoved(key, value)));
}

export function tagsView(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export function retag(arn: string | undefined, change: (tags: Tags) => Tags, ctx: Context): void {
  const record = requireCertificate(arn, ctx);
  ctx.put(acmCertificates, record.arn, { ...record, tags: change(record.tags) });
}
