// A small cloud with files of certificates in S3, for this folder's tests and those of listeners that use them.
import { acm } from '../../../acm/index.ts';
import { s3 } from '../../../s3/index.ts';
import { type BalancedCloud, balancedCloud } from '../load-balanced-cloud.ts';

export interface TrustedCloud extends BalancedCloud {
  /** Puts an object into the bucket `files`. Returns its version, when it has one. */
  file(key: string, body: string): string | undefined;
  /** Creates a trust store from a file. Returns its ARN; `active` unless requested otherwise. */
  trustStore(name: string, bundle: string, more?: { readonly creating?: true }): string;
  revoke(trustStore: string, key: string, list: string): number;
  /** An HTTPS listener with a fixed response. Returns its ARN. */
  secureListener(loadBalancer: string, port: number, mutualAuthentication?: object): string;
}

export function trustedCloud(): TrustedCloud {
  const cloud = balancedCloud(s3, acm);
  cloud.call('s3', 'CreateBucket', { Bucket: 'files' });
  const { CertificateArn } = cloud.call('acm', 'RequestCertificate', {
    DomainName: 'a.example.com',
    KeyAlgorithm: 'EC_prime256v1',
  });
  cloud.settle();
  const file = (Key: string, Body: string) =>
    cloud.call('s3', 'PutObject', { Bucket: 'files', Key, Body }).VersionId;
  return Object.assign(cloud, {
    file,
    trustStore: (Name: string, bundle: string, more?: { readonly creating?: true }) => {
      file(`${Name}.pem`, bundle);
      const { TrustStores } = cloud.call('elbv2', 'CreateTrustStore', {
        Name,
        CaCertificatesBundleS3Bucket: 'files',
        CaCertificatesBundleS3Key: `${Name}.pem`,
      });
      if (!more?.creating) cloud.advance(1000);
      return TrustStores![0]!.TrustStoreArn!;
    },
    revoke: (TrustStoreArn: string, key: string, list: string) => {
      file(key, list);
      const { TrustStoreRevocations } = cloud.call('elbv2', 'AddTrustStoreRevocations', {
        TrustStoreArn,
        RevocationContents: [{ S3Bucket: 'files', S3Key: key, RevocationType: 'CRL' }],
      });
      return TrustStoreRevocations![0]!.RevocationId!;
    },
    secureListener: (LoadBalancerArn: string, Port: number, MutualAuthentication?: object) => {
      const { Listeners } = cloud.call('elbv2', 'CreateListener', {
        LoadBalancerArn,
        Protocol: 'HTTPS',
        Port,
        Certificates: [{ CertificateArn }],
        MutualAuthentication,
        DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
      });
      return Listeners![0]!.ListenerArn!;
    },
  });
}
