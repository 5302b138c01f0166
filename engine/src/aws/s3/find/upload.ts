import type { Context } from '../../../kernel/context.ts';
import { noSuchUpload } from '../faults.ts';
import { type UploadRecord, uploads } from '../state.ts';
import { requireBucket } from './bucket.ts';

interface UploadInput {
  readonly Bucket?: string | undefined;
  readonly Key?: string | undefined;
  readonly UploadId?: string | undefined;
}

/** @throws NoSuchBucket, NoSuchUpload */
export function requireUpload(input: UploadInput, ctx: Context): UploadRecord {
  const bucket = requireBucket(input.Bucket, ctx);
  const upload = ctx.get(uploads, input.UploadId ?? '');
  if (upload?.bucket !== bucket.name || upload.key !== input.Key) throw noSuchUpload(input.UploadId ?? '');
  return upload;
}
