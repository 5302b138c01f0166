// The CA certificates of a trust store, read from where CreateTrustStore and ModifyTrustStore say that they are.
import type { ModifyTrustStoreCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../../kernel/context.ts';
import { bundleNotFound, invalid } from '../faults.ts';
import type { TrustStoreRecord } from '../state.ts';
import { readCaBundle } from './ca-bundle.ts';
import { readSource } from './source.ts';

/** Templates, unlike the API, may leave out any of them. */
export type BundleInput = Partial<
  Pick<
    ModifyTrustStoreCommandInput,
    'CaCertificatesBundleS3Bucket' | 'CaCertificatesBundleS3Key' | 'CaCertificatesBundleS3ObjectVersion'
  >
>;

export function storedBundle(
  input: BundleInput,
  ctx: Context,
): Pick<TrustStoreRecord, 'blob' | 'caBundle' | 'caCertificates'> {
  const {
    CaCertificatesBundleS3Bucket: bucket,
    CaCertificatesBundleS3Key: key,
    CaCertificatesBundleS3ObjectVersion: version,
  } = input;
  if (!bucket || !key) throw invalid('The S3 bucket and key of the CA certificates bundle must be specified');
  const bytes = readSource({ bucket, key, version }, bundleNotFound, ctx);
  const { pem, count } = readCaBundle(bytes);
  return { blob: ctx.blobs.put(bytes), caBundle: pem, caCertificates: count };
}
