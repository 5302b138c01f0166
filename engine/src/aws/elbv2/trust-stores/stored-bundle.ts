// The CA certificates of a trust store, read from where CreateTrustStore and ModifyTrustStore say that they are.
import type { ModifyTrustStoreCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../../kernel/context.ts';
import { bundleNotFound } from '../faults.ts';
import type { TrustStoreRecord } from '../state.ts';
import { readCaBundle } from './ca-bundle.ts';
import { readSource } from './source.ts';

export function storedBundle(
  input: Pick<
    ModifyTrustStoreCommandInput,
    'CaCertificatesBundleS3Bucket' | 'CaCertificatesBundleS3Key' | 'CaCertificatesBundleS3ObjectVersion'
  >,
  ctx: Context,
): Pick<TrustStoreRecord, 'blob' | 'caBundle' | 'caCertificates'> {
  const source = {
    bucket: input.CaCertificatesBundleS3Bucket!,
    key: input.CaCertificatesBundleS3Key!,
    version: input.CaCertificatesBundleS3ObjectVersion,
  };
  const bytes = readSource(source, bundleNotFound, ctx);
  const { pem, count } = readCaBundle(bytes);
  return { blob: ctx.blobs.put(bytes), caBundle: pem, caCertificates: count };
}
