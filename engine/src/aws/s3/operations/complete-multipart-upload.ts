// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { findBucket } from '../bucket.ts';
import { checkedChecksums, compositeChecksums } from '../checksums.ts';
import { entityTooSmall, invalidPart, invalidPartOrder, malformedXml } from '../faults.ts';
import { addVersion, newestObject, newVersionId } from '../object.ts';
import { encryptionOf } from '../object-headers.ts';
import { checkWriteConditions } from '../preconditions.ts';
import { type StoredVersion, type UploadedPart, type UploadRecord, uploads } from '../state.ts';
import { findUpload, multipartETag } from '../upload.ts';

export const completeMultipartUpload: Operation<'s3', 'CompleteMultipartUpload'> = (input, ctx) => {
  const upload = findUpload(input, ctx);
  const bucket = findBucket(input.Bucket, ctx);
  checkWriteConditions(input, newestObject(bucket, upload.key, ctx));
  const parts = chosenParts(upload, input.MultipartUpload?.Parts ?? []);
  const bytes = Buffer.concat(parts.map((part) => ctx.blobs.get(part.blob)));
  const whole = upload.checksumType === 'FULL_OBJECT';
  const version: StoredVersion = plain({
    kind: 'object' as const,
    ...upload.headers,
    versionId: newVersionId(bucket, ctx),
    checksums: whole
      ? checkedChecksums({ ...input, ChecksumAlgorithm: upload.checksumAlgorithm }, bytes)
      : compositeChecksums(parts.map((part) => part.checksums)),
    blob: ctx.blobs.put(bytes),
    sizeBytes: bytes.byteLength,
    eTag: multipartETag(parts),
    modifiedAt: ctx.now,
    partsCount: parts.length,
  });
  addVersion(bucket, upload.key, version, ctx);
  ctx.delete(uploads, upload.id);
  return {
    Location: `${ctx.endpoint}/${bucket.name}/${upload.key}`,
    Bucket: bucket.name,
    Key: upload.key,
    ETag: version.eTag,
    ...version.checksums,
    ...encryptionOf(version),
    VersionId: bucket.versioning === 'Enabled' ? version.versionId : undefined,
  };
};

const minPartBytes = 5 * 1024 * 1024;

function chosenParts(
  upload: UploadRecord,
  wanted: readonly { readonly PartNumber?: number | undefined; readonly ETag?: string | undefined }[],
): UploadedPart[] {
  if (wanted.length === 0) throw malformedXml();
  if (wanted.some(({ PartNumber }, index) => index > 0 && PartNumber! <= wanted[index - 1]!.PartNumber!)) {
    throw invalidPartOrder();
  }
  const bare = (eTag: string | undefined) => eTag?.replaceAll('"', '');
  return wanted.map(({ PartNumber, ETag }, index) => {
    const part = upload.parts.find((candidate) => candidate.number === PartNumber);
    if (!part || bare(part.eTag) !== bare(ETag)) throw invalidPart();
    if (index < wanted.length - 1 && part.sizeBytes < minPartBytes) throw entityTooSmall();
    return part;
  });
}
