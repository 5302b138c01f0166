// S3 objects by the two forms of CodeBuild's locations: `bucket/key` and an S3 ARN.
import type { Context } from '../../../kernel/context.ts';

export interface ObjectLocation {
  readonly bucket: string;
  readonly key: string;
}

export function parseLocation(location: string): ObjectLocation {
  const text = location.replace(/^arn:[^:]*:s3:::/, '');
  const slash = text.indexOf('/');
  return slash < 0 ? { bucket: text, key: '' } : { bucket: text.slice(0, slash), key: text.slice(slash + 1) };
}

export const locationArn = ({ bucket, key }: ObjectLocation) => `arn:aws:s3:::${bucket}/${key}`;

export function readObject(
  { bucket, key }: ObjectLocation,
  versionId: string | undefined,
  ctx: Context,
): { readonly bytes: Uint8Array; readonly versionId?: string; readonly eTag?: string } {
  const output = ctx.call('s3', 'GetObject', { Bucket: bucket, Key: key, VersionId: versionId });
  // The body of an in-process call is bytes.
  const bytes = (output.Body ?? new Uint8Array()) as unknown as Uint8Array;
  return { bytes, versionId: output.VersionId, eTag: output.ETag };
}
