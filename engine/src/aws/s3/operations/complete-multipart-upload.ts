// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { entityTooSmall, invalidPart, invalidPartOrder, malformedXml } from '../faults.ts';
import { requireBucket } from '../find/bucket.ts';
import { requireUpload } from '../find/upload.ts';
import { findCurrentVersion } from '../find/version.ts';
import { checkedChecksums, compositeChecksums } from '../object/checksums.ts';
import { checkWriteConditions } from '../object/preconditions.ts';
import { createVersion, newVersionId } from '../object/versions.ts';
import { type StoredVersion, type UploadedPart, type UploadRecord, uploads } from '../state.ts';
import { multipartETag } from '../upload/parts.ts';
import { encryptionView } from '../views/object-headers.ts';

export const completeMultipartUpload: Operation<'s3', 'CompleteMultipartUpload'> = (input, ctx) => {
  const upload = requireUpload(input, ctx);
  const bucket = requireBucket(input.Bucket, ctx);
  checkWriteConditions(input, findCurrentVersion(bucket, upload.key, ctx));
  const parts = requestedParts(upload, input.MultipartUpload?.Parts ?? []);
  const bytes = Buffer.concat(parts.map((part) => ctx.blobs.get(part.blob)));
  const isFullObject = upload.checksumType === 'FULL_OBJECT';
  const version: StoredVersion = plain({
    kind: 'object' as const,
    ...upload.headers,
    versionId: newVersionId(bucket, ctx),
    checksums: isFullObject
      ? checkedChecksums({ ...input, ChecksumAlgorithm: upload.checksumAlgorithm }, bytes)
      : compositeChecksums(parts.map((part) => part.checksums)),
    blob: ctx.blobs.put(bytes),
    sizeBytes: bytes.byteLength,
    eTag: multipartETag(parts),
    modifiedAt: ctx.now,
    partsCount: parts.length,
    partSizes: parts.map((part) => part.sizeBytes),
  });
  createVersion(bucket, upload.key, version, 'CompleteMultipartUpload', ctx);
  ctx.delete(uploads, upload.id);
  return {
    Location: `${ctx.endpoint}/${bucket.name}/${upload.key}`,
    Bucket: bucket.name,
    Key: upload.key,
    ETag: version.eTag,
    ...version.checksums,
    ...encryptionView(version),
    VersionId: bucket.versioning === 'Enabled' ? version.versionId : undefined,
  };
};

const minPartBytes = 5 * 1024 * 1024;

function requestedParts(
  upload: UploadRecord,
  requested: readonly { readonly PartNumber?: number | undefined; readonly ETag?: string | undefined }[],
): UploadedPart[] {
  if (requested.length === 0) throw malformedXml();
  if (
    requested.some(({ PartNumber }, index) => index > 0 && PartNumber! <= requested[index - 1]!.PartNumber!)
  ) {
    throw invalidPartOrder();
  }
  const bare = (eTag: string | undefined) => eTag?.replaceAll('"', '');
  return requested.map(({ PartNumber, ETag }, index) => {
    const part = upload.parts.find((candidate) => candidate.number === PartNumber);
    if (!part || bare(part.eTag) !== bare(ETag)) throw invalidPart();
    if (index < requested.length - 1 && part.sizeBytes < minPartBytes) throw entityTooSmall();
    return part;
  });
}
