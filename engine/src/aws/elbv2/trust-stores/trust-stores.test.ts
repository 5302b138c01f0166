// The API of trust stores: what CreateTrustStore, the revocations' operations and their errors are documented to do.
import { expect, test } from 'vitest';
import { code } from '../testing/load-balanced-cloud.ts';
import { intermediate, leaf, noneRevoked, root, twoRevoked } from '../testing/trust-stores/authority.ts';
import { type TrustedCloud, trustedCloud } from '../testing/trust-stores/trusted-cloud.ts';

const described = (cloud: TrustedCloud, arn: string) =>
  cloud.call('elbv2', 'DescribeTrustStores', { TrustStoreArns: [arn] }).TrustStores![0]!;
const nowhere = (arn: string) => arn.replace(/.{16}$/, '0'.repeat(16));
const bundleAt = (key: string, version?: string) => ({
  CaCertificatesBundleS3Bucket: 'files',
  CaCertificatesBundleS3Key: key,
  CaCertificatesBundleS3ObjectVersion: version,
});

test('a trust store is creating, then active, and counts its certificates', () => {
  using cloud = trustedCloud();
  const arn = cloud.trustStore('clients', `${root}${intermediate}`, { creating: true });
  expect(arn).toMatch(
    /^arn:aws:elasticloadbalancing:us-east-1:000000000000:truststore\/clients\/[0-9a-f]{16}$/,
  );
  const shown = { Name: 'clients', TrustStoreArn: arn, NumberOfCaCertificates: 2, TotalRevokedEntries: 0 };
  expect(described(cloud, arn)).toEqual({ ...shown, Status: 'CREATING' });
  cloud.advance(1000);
  expect(described(cloud, arn)).toEqual({ ...shown, Status: 'ACTIVE' });
});

test('trust stores are found by ARN and name, with paging; unknown ones are an error', () => {
  using cloud = trustedCloud();
  const arns = ['a', 'b', 'c'].map((name) => cloud.trustStore(name, root));
  const names = (input: object) =>
    cloud.call('elbv2', 'DescribeTrustStores', input).TrustStores!.map(({ Name }) => Name);
  expect(names({})).toEqual(['a', 'b', 'c']);
  expect(names({ TrustStoreArns: [arns[1]] })).toEqual(['b']);
  expect(names({ Names: ['c', 'a'] })).toEqual(['a', 'c']);
  const { NextMarker } = cloud.call('elbv2', 'DescribeTrustStores', { PageSize: 2 });
  expect(names({ PageSize: 2, Marker: NextMarker })).toEqual(['c']);
  expect(code(() => names({ Names: ['d'] }))).toBe('TrustStoreNotFound');
  expect(code(() => names({ TrustStoreArns: [nowhere(arns[0]!)] }))).toBe('TrustStoreNotFound');
  expect(code(() => names({ TrustStoreArns: ['clients'] }))).toBe('ValidationError');
});

test.each<[string, object, string]>([
  ['a name that exists', { Name: 'taken' }, 'DuplicateTrustStoreName'],
  ['a name of 33 characters', { Name: 'x'.repeat(33) }, 'ValidationError'],
  ['a name that ends with a hyphen', { Name: 'x-' }, 'ValidationError'],
  ['a name with two hyphens in a row', { Name: 'x--y' }, 'ValidationError'],
  ['no such object', bundleAt('other.pem'), 'CaCertificatesBundleNotFound'],
  ['no such bucket', { CaCertificatesBundleS3Bucket: 'nowhere' }, 'CaCertificatesBundleNotFound'],
  ['no such version', bundleAt('taken.pem', 'none'), 'CaCertificatesBundleNotFound'],
  ['what is no bundle', bundleAt('leaf.pem'), 'InvalidCaCertificatesBundle'],
  ['a tag twice', { Tags: [{ Key: 'a' }, { Key: 'a' }] }, 'DuplicateTagKeys'],
  ['nothing wrong', {}, 'no fault'],
])('creating a trust store with %s', (_what, more, expected) => {
  using cloud = trustedCloud();
  cloud.trustStore('taken', root);
  cloud.file('leaf.pem', leaf);
  const create = () =>
    cloud.call('elbv2', 'CreateTrustStore', { Name: 'new', ...bundleAt('taken.pem'), ...more });
  expect(code(create)).toBe(expected);
});

test('an account has at most twenty trust stores', () => {
  using cloud = trustedCloud();
  for (let i = 0; i < 20; i++) cloud.trustStore(`store-${i}`, root, { creating: true });
  expect(code(() => cloud.trustStore('one-more', root))).toBe('TooManyTrustStores');
});

test('a bundle is replaced entirely, and an object version can be chosen', () => {
  using cloud = trustedCloud();
  const arn = cloud.trustStore('clients', root);
  cloud.call('s3', 'PutBucketVersioning', {
    Bucket: 'files',
    VersioningConfiguration: { Status: 'Enabled' },
  });
  const two = cloud.file('next.pem', `${root}${intermediate}`);
  cloud.file('next.pem', leaf);
  const modify = (version?: string) =>
    cloud.call('elbv2', 'ModifyTrustStore', { TrustStoreArn: arn, ...bundleAt('next.pem', version) });
  expect(code(() => modify())).toBe('InvalidCaCertificatesBundle');
  expect(described(cloud, arn).NumberOfCaCertificates).toBe(1);
  expect(modify(two).TrustStores![0]).toMatchObject({ NumberOfCaCertificates: 2, Status: 'ACTIVE' });
  expect(described(cloud, arn).NumberOfCaCertificates).toBe(2);
});

test('revocation files are added, counted, described and removed by ids that are never reused', () => {
  using cloud = trustedCloud();
  const arn = cloud.trustStore('clients', root);
  expect(cloud.revoke(arn, 'a.crl', twoRevoked)).toBe(1);
  expect(cloud.revoke(arn, 'b.crl', noneRevoked)).toBe(2);
  expect(described(cloud, arn).TotalRevokedEntries).toBe(2);
  const shown = (RevocationIds?: number[]) =>
    cloud
      .call('elbv2', 'DescribeTrustStoreRevocations', { TrustStoreArn: arn, RevocationIds })
      .TrustStoreRevocations!.map(({ RevocationId, NumberOfRevokedEntries }) => [
        RevocationId,
        NumberOfRevokedEntries,
      ]);
  expect(shown()).toEqual([
    [1, 2],
    [2, 0],
  ]);
  expect(shown([2])).toEqual([[2, 0]]);
  const remove = (...RevocationIds: number[]) =>
    cloud.call('elbv2', 'RemoveTrustStoreRevocations', { TrustStoreArn: arn, RevocationIds });
  expect(code(() => remove(1, 3))).toBe('RevocationIdNotFound');
  remove(1, 2);
  expect(shown()).toEqual([]);
  expect(described(cloud, arn).TotalRevokedEntries).toBe(0);
  expect(code(() => shown([1]))).toBe('RevocationIdNotFound');
  expect(cloud.revoke(arn, 'a.crl', twoRevoked)).toBe(3);
});

test.each<[string, object[], string]>([
  ['no file', [], 'ValidationError'],
  ['a file without a key', [{ S3Bucket: 'files' }], 'ValidationError'],
  ['another type', [{ S3Bucket: 'files', S3Key: 'a.crl', RevocationType: 'OCSP' }], 'ValidationError'],
  ['no such object', [{ S3Bucket: 'files', S3Key: 'b.crl' }], 'RevocationContentNotFound'],
  ['what is no list', [{ S3Bucket: 'files', S3Key: 'clients.pem' }], 'InvalidRevocationContent'],
  [
    'a good file and a bad one',
    [
      { S3Bucket: 'files', S3Key: 'a.crl' },
      { S3Bucket: 'files', S3Key: 'b.crl' },
    ],
    'RevocationContentNotFound',
  ],
  ['a good file', [{ S3Bucket: 'files', S3Key: 'a.crl' }], 'no fault'],
])('adding %s to the revocations of a trust store', (_what, RevocationContents, expected) => {
  using cloud = trustedCloud();
  const TrustStoreArn = cloud.trustStore('clients', root);
  cloud.file('a.crl', twoRevoked);
  const add = () => cloud.call('elbv2', 'AddTrustStoreRevocations', { TrustStoreArn, RevocationContents });
  expect(code(add)).toBe(expected);
  expect(described(cloud, TrustStoreArn).TotalRevokedEntries).toBe(expected === 'no fault' ? 2 : 0);
});

test('a trust store has at most thirty revocation files', () => {
  using cloud = trustedCloud();
  const arn = cloud.trustStore('clients', root);
  for (let i = 0; i < 30; i++) cloud.revoke(arn, 'a.crl', noneRevoked);
  expect(code(() => cloud.revoke(arn, 'a.crl', noneRevoked))).toBe('TooManyTrustStoreRevocationEntries');
});

test('deleting a trust store deletes its revocations and frees its name', () => {
  using cloud = trustedCloud();
  const arn = cloud.trustStore('clients', root);
  cloud.revoke(arn, 'a.crl', twoRevoked);
  cloud.call('elbv2', 'DeleteTrustStore', { TrustStoreArn: arn });
  expect(code(() => described(cloud, arn))).toBe('TrustStoreNotFound');
  expect(code(() => cloud.call('elbv2', 'DeleteTrustStore', { TrustStoreArn: arn }))).toBe(
    'TrustStoreNotFound',
  );
  expect(described(cloud, cloud.trustStore('clients', root)).TotalRevokedEntries).toBe(0);
});

test('a trust store has tags', () => {
  using cloud = trustedCloud();
  const arn = cloud.trustStore('clients', root);
  const ResourceArns = [arn];
  cloud.call('elbv2', 'AddTags', {
    ResourceArns,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  cloud.call('elbv2', 'RemoveTags', { ResourceArns, TagKeys: ['a'] });
  const { TagDescriptions } = cloud.call('elbv2', 'DescribeTags', { ResourceArns });
  expect(TagDescriptions).toEqual([{ ResourceArn: arn, Tags: [{ Key: 'b', Value: '2' }] }]);
  expect(code(() => cloud.call('elbv2', 'DescribeTags', { ResourceArns: [nowhere(arn)] }))).toBe(
    'TrustStoreNotFound',
  );
});

test('bundle and revocations can be downloaded for ten minutes, as they were uploaded, whatever S3 holds now', () => {
  using cloud = trustedCloud();
  const commented = `# the root\n${root}`;
  const arn = cloud.trustStore('clients', commented);
  const id = cloud.revoke(arn, 'a.crl', twoRevoked);
  cloud.file('clients.pem', 'other');
  cloud.call('s3', 'DeleteObject', { Bucket: 'files', Key: 'a.crl' });
  const { Location: bundle } = cloud.call('elbv2', 'GetTrustStoreCaCertificatesBundle', {
    TrustStoreArn: arn,
  });
  const { Location: revocation } = cloud.call('elbv2', 'GetTrustStoreRevocationContent', {
    TrustStoreArn: arn,
    RevocationId: id,
  });
  expect(download(cloud, bundle!)).toBe(commented);
  expect(download(cloud, revocation!)).toBe(twoRevoked);
  expect(cloud.call('s3', 'ListBuckets', {}).Buckets!.map(({ Name }) => Name)).toEqual(['files']);
  cloud.advance(600_000);
  expect(code(() => download(cloud, bundle!))).toBe('AccessDenied');
});

/** What a GET of the URL comes to: S3's GetObject. */
function download(cloud: TrustedCloud, location: string): string {
  const [, Bucket, ...key] = new URL(location).pathname.split('/');
  const { Body } = cloud.call('s3', 'GetObject', { Bucket, Key: key.join('/') });
  return Buffer.from(Body as unknown as Uint8Array).toString();
}

test('nothing is shared with other accounts: there is no policy, and no shared association to delete', () => {
  using cloud = trustedCloud();
  const arn = cloud.trustStore('clients', root);
  const loadBalancer = cloud.loadBalancer();
  expect(cloud.call('elbv2', 'GetResourcePolicy', { ResourceArn: arn })).toEqual({});
  expect(code(() => cloud.call('elbv2', 'GetResourcePolicy', { ResourceArn: nowhere(arn) }))).toBe(
    'ResourceNotFound',
  );
  const input = { TrustStoreArn: arn, ResourceArn: loadBalancer };
  const unshare = () => cloud.call('elbv2', 'DeleteSharedTrustStoreAssociation', input);
  expect(code(unshare)).toBe('AssociationNotFound');
  cloud.secureListener(loadBalancer, 443, { Mode: 'verify', TrustStoreArn: arn });
  expect(code(unshare)).toBe('DeleteAssociationSameAccount');
});
