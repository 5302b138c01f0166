// Reads the files for trust stores from S3. The content is stored: the object may be deleted afterwards.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';

export interface Source {
  readonly bucket: string;
  readonly key: string;
  readonly version: string | undefined;
}

/** @throws what `notFound` makes of an object that cannot be read. */
export function readSource(
  { bucket, key, version }: Source,
  notFound: (text: string) => AwsFault,
  ctx: Context,
): Uint8Array {
  try {
    const found = ctx.call('s3', 'GetObject', { Bucket: bucket, Key: key, VersionId: version });
    // In process a body is its bytes.
    return (found.Body ?? new Uint8Array()) as unknown as Uint8Array;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw notFound(`s3://${bucket}/${key}: ${error.message}`);
  }
}
