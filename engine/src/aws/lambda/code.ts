// A function's code: a ZIP file from the request or from S3.
import { createHash } from 'node:crypto';
import type { FunctionCode } from '@aws-sdk/client-lambda';
import { offerFile } from '../../contracts/presigned-files.ts';
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { fflate } from '../../kernel/lazily.ts';
import { invalid } from './faults.ts';
import type { CodeRecord } from './state.ts';

const maxUnzippedBytes = 262_144_000;

export function storeCode(given: FunctionCode, ctx: Context): CodeRecord {
  const bytes = given.ZipFile ?? fromS3(given, ctx);
  check(bytes);
  return {
    blob: ctx.blobs.put(bytes),
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('base64'),
  };
}

function fromS3({ S3Bucket, S3Key, S3ObjectVersion }: FunctionCode, ctx: Context): Uint8Array {
  if (!S3Bucket || !S3Key) throw invalid('Please provide a source for function code.');
  try {
    const found = ctx.call('s3', 'GetObject', { Bucket: S3Bucket, Key: S3Key, VersionId: S3ObjectVersion });
    // The body of an in-process call is bytes.
    return (found.Body ?? new Uint8Array()) as unknown as Uint8Array;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw invalid(
      `Error occurred while GetObject. S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`,
    );
  }
}

function check(bytes: Uint8Array): void {
  let unzippedBytes = 0;
  try {
    fflate().unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unzippedBytes += originalSize;
        return false;
      },
    });
  } catch {
    throw invalid('Could not unzip uploaded file. Please check your file, then try to upload again.');
  }
  if (unzippedBytes > maxUnzippedBytes)
    throw invalid(`Unzipped size must be smaller than ${maxUnzippedBytes} bytes`);
}

const locationSeconds = 600;

/** The URL by which code can be downloaded, for ten minutes. */
export const codeLocation = ({ blob }: CodeRecord, ctx: Context): string =>
  offerFile(`awslambda-${ctx.region}-tasks/snapshots/${ctx.ids.hex(32)}`, blob, locationSeconds, ctx);
