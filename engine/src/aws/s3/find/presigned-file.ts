// Files that a service of the engine shares, or has uploaded, by URL, as if presigned, until the URL expires.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
import type { GetObjectCommandOutput, PutObjectCommandInput } from '@aws-sdk/client-s3';
import {
  maxUploadBytes,
  maxUploads,
  presignedFiles,
  presignedUploads,
} from '../../../contracts/presigned-files.ts';
import type { Context } from '../../../kernel/context.ts';
import { requestExpired } from '../faults.ts';
import { bytesOf, eTagOf } from '../object/content.ts';

type File = Omit<GetObjectCommandOutput, '$metadata'>;

/** Undefined when there is no such file. @throws AccessDenied when its URL has expired. */
export function findPresignedFile(bucket: string, key: string, ctx: Context): File | undefined {
  const file = ctx.get(presignedFiles, `${bucket}/${key}`);
  if (!file) return undefined;
  if (ctx.now >= file.until) throw requestExpired();
  const bytes = ctx.blobs.get(file.blob);
  return {
    // As in GetObject: bytes, not a stream.
    Body: bytes as never,
    ContentLength: bytes.byteLength,
    ContentType: 'binary/octet-stream',
    ETag: eTagOf(bytes),
  };
}

/** False when nothing is to be uploaded there. @throws AccessDenied when the URL has expired */
export function keepUpload({ Bucket, Key, Body }: PutObjectCommandInput, ctx: Context): boolean {
  const path = `${Bucket}/${Key}`;
  const upload = ctx.get(presignedUploads, path);
  if (!upload) return false;
  if (ctx.now >= upload.until) throw requestExpired();
  const body = Buffer.from(bytesOf(Body)).subarray(0, maxUploadBytes).toString();
  ctx.put(presignedUploads, path, { ...upload, bodies: [...(upload.bodies ?? []), body].slice(-maxUploads) });
  return true;
}
