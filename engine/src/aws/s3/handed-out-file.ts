// A file of a service's own that a URL leads to, in the way of a presigned one, as long as the URL is valid.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { handedOut } from '../../contracts/presigned-files.ts';
import type { Context } from '../../kernel/context.ts';
import { requestExpired } from './faults.ts';
import { eTagOf } from './object.ts';

type File = Omit<GetObjectCommandOutput, '$metadata'>;

/** Undefined when the key is of no such file. */
export function handedOutFile(bucket: string, key: string, ctx: Context): File | undefined {
  const file = ctx.get(handedOut, `${bucket}/${key}`);
  if (!file) return undefined;
  if (ctx.now >= file.until) throw requestExpired();
  const bytes = ctx.blobs.get(file.blob);
  return {
    // As of GetObject: bytes here and at the gateway.
    Body: bytes as never,
    ContentLength: bytes.byteLength,
    ContentType: 'binary/octet-stream',
    ETag: eTagOf(bytes),
  };
}
