// What CopyObject and UploadPartCopy copy from.
import type { CopyObjectCommandInput } from '@aws-sdk/client-s3';
import type { Context } from '../../../kernel/context.ts';
import { parseCopySource } from '../object/copy-source.ts';
import { checkCopyConditions } from '../object/preconditions.ts';
import type { BucketRecord, StoredVersion } from '../state.ts';
import { requireBucket } from './bucket.ts';
import { requireVersion } from './version.ts';

type CopyInput = Pick<
  CopyObjectCommandInput,
  | 'CopySource'
  | 'CopySourceIfMatch'
  | 'CopySourceIfNoneMatch'
  | 'CopySourceIfModifiedSince'
  | 'CopySourceIfUnmodifiedSince'
>;

export interface FoundSource {
  readonly bucket: BucketRecord;
  readonly key: string;
  readonly version: StoredVersion;
  /** Whether the request names the version, rather than the current one. */
  readonly isVersionNamed: boolean;
}

/** @throws what a read of it would; PreconditionFailed */
export function requireCopySource(input: CopyInput, ctx: Context): FoundSource {
  const source = parseCopySource(input.CopySource!);
  const bucket = requireBucket(source.bucket, ctx);
  const version = requireVersion(bucket, source.key, source.versionId, ctx);
  checkCopyConditions(
    {
      IfMatch: input.CopySourceIfMatch,
      IfNoneMatch: input.CopySourceIfNoneMatch,
      IfModifiedSince: input.CopySourceIfModifiedSince,
      IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
    },
    version,
  );
  return { bucket, key: source.key, version, isVersionNamed: source.versionId !== undefined };
}
