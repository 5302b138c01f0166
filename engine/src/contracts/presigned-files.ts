// Files that a service lets callers download from S3, or upload to it, by a URL that expires, like a presigned one. On AWS
// they are in buckets of AWS's own; here they are in no bucket. The service that offers the URL writes the row, and S3
// reads it, or writes what was uploaded into it.
import type { Millis } from '../kernel/clock.ts';
import type { Context } from '../kernel/context.ts';
import { defineTable } from '../kernel/table.ts';

declare module '../kernel/registry.ts' {
  interface Tables {
    's3/presigned-files': PresignedFile;
    's3/presigned-uploads': PresignedUpload;
  }
}

export interface PresignedFile {
  /** Its bytes. */
  readonly blob: string;
  readonly until: Millis;
}

/** Key: `<bucket>/<object key>`, part of which cannot be guessed. */
export const presignedFiles = defineTable('s3/presigned-files', { global: true });

export interface PresignedUpload {
  readonly until: Millis;
  /** What has been uploaded, the last time last, up to `maxUploadBytes` of each. */
  readonly bodies?: readonly string[];
}

/** The newest uploads to one URL that are kept. */
export const maxUploads = 1000;

/** Beyond it, text is cut. CloudFormation, whose uploads these are, takes 4 KiB. */
export const maxUploadBytes = 8192;

/** Key: as for `presignedFiles`. In the region that the URL names. */
export const presignedUploads = defineTable('s3/presigned-uploads');

/** Has the form of a presigned URL, but nothing is signed: its secret is the object's key. */
export function presignedUrl(path: string, validSeconds: number, ctx: Context): string {
  const time = `${new Date(ctx.now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Date': time,
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Expires': String(validSeconds),
    'X-Amz-Credential': `${ctx.account}/${time.slice(0, 8)}/${ctx.region}/s3/aws4_request`,
  });
  return `${ctx.endpoint}/${path.split('/').map(encodeURIComponent).join('/')}?${query}`;
}

/** Offers a place for an upload. Rows of URLs that have expired are deleted. */
export function offerUpload(path: string, validSeconds: number, ctx: Context): string {
  for (const key of ctx.keys(presignedUploads)) {
    if (ctx.get(presignedUploads, key)!.until <= ctx.now) ctx.delete(presignedUploads, key);
  }
  ctx.put(presignedUploads, path, { until: ctx.now + validSeconds * 1000 });
  return presignedUrl(path, validSeconds, ctx);
}

/** Offers a file for download. Rows of URLs that have expired are deleted. */
export function offerFile(path: string, blob: string, validSeconds: number, ctx: Context): string {
  for (const key of ctx.keys(presignedFiles)) {
    if (ctx.get(presignedFiles, key)!.until <= ctx.now) ctx.delete(presignedFiles, key);
  }
  ctx.put(presignedFiles, path, { blob, until: ctx.now + validSeconds * 1000 });
  return presignedUrl(path, validSeconds, ctx);
}
