import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { s3 } from './index.ts';

const code = (attempt: () => unknown): string => {
  try {
    attempt();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'no fault';
};

function withBucket() {
  const cloud = rehearse({ services: [s3] });
  cloud.call('s3', 'CreateBucket', { Bucket: 'bucket' });
  const put = (Key: string, Body: string) => cloud.call('s3', 'PutObject', { Bucket: 'bucket', Key, Body });
  const get = (Key: string, more: object = {}) =>
    Buffer.from(
      cloud.call('s3', 'GetObject', { Bucket: 'bucket', Key, ...more }).Body as unknown as Uint8Array,
    ).toString();
  return { cloud, put, get, [Symbol.dispose]: () => cloud[Symbol.dispose]() };
}

test('an object comes back whole, by range, and not at all when the client has it', () => {
  using s = withBucket();
  const { ETag } = s.put('a.txt', 'hello world');
  expect(ETag).toBe('"5eb63bbbe01eeed093cb22bb8f5acdc3"');
  expect(s.get('a.txt')).toBe('hello world');
  expect(s.get('a.txt', { Range: 'bytes=6-' })).toBe('world');
  expect(s.get('a.txt', { Range: 'bytes=-3' })).toBe('rld');
  expect(code(() => s.get('a.txt', { Range: 'bytes=20-' }))).toBe('InvalidRange');
  expect(code(() => s.get('a.txt', { IfNoneMatch: ETag }))).toBe('NotModified');
  expect(code(() => s.get('b.txt'))).toBe('NoSuchKey');
});

test('with versioning on, a delete hides the object and removing the marker shows it again', () => {
  using s = withBucket();
  const bucket = { Bucket: 'bucket' };
  s.put('k', 'before versioning');
  s.cloud.call('s3', 'PutBucketVersioning', { ...bucket, VersioningConfiguration: { Status: 'Enabled' } });
  const { VersionId } = s.put('k', 'second');
  const marker = s.cloud.call('s3', 'DeleteObject', { ...bucket, Key: 'k' });
  expect(marker.DeleteMarker).toBe(true);
  expect(code(() => s.get('k'))).toBe('NoSuchKey');
  expect(s.get('k', { VersionId })).toBe('second');
  expect(s.get('k', { VersionId: 'null' })).toBe('before versioning');
  const listed = s.cloud.call('s3', 'ListObjectVersions', bucket);
  expect([listed.Versions?.length, listed.DeleteMarkers?.length]).toEqual([2, 1]);
  expect(code(() => s.cloud.call('s3', 'DeleteBucket', bucket))).toBe('BucketNotEmpty');
  s.cloud.call('s3', 'DeleteObject', { ...bucket, Key: 'k', VersionId: marker.VersionId });
  expect(s.get('k')).toBe('second');
});

test('keys are listed by prefix and delimiter, in pages that neither repeat nor skip', () => {
  using s = withBucket();
  for (const key of ['a/1', 'a/2', 'b', 'c/1', 'd']) s.put(key, key);
  const pages: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = s.cloud.call('s3', 'ListObjectsV2', {
      Bucket: 'bucket',
      Delimiter: '/',
      MaxKeys: 1,
      ContinuationToken,
    });
    pages.push(
      [
        ...(page.Contents ?? []).map((o) => o.Key),
        ...(page.CommonPrefixes ?? []).map((p) => p.Prefix),
      ].join(),
    );
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  expect(pages).toEqual(['a/', 'b', 'c/', 'd']);
  const below = s.cloud.call('s3', 'ListObjectsV2', { Bucket: 'bucket', Prefix: 'a/' });
  expect(below.Contents?.map((object) => object.Key)).toEqual(['a/1', 'a/2']);
});

test('a multipart upload becomes one object, and refuses parts that are too small or out of order', () => {
  using s = withBucket();
  const upload = { Bucket: 'bucket', Key: 'big' };
  const { UploadId } = s.cloud.call('s3', 'CreateMultipartUpload', upload);
  const part = (PartNumber: number, Body: Uint8Array) => ({
    PartNumber,
    ETag: s.cloud.call('s3', 'UploadPart', { ...upload, UploadId, PartNumber, Body }).ETag,
  });
  const large = part(1, new Uint8Array(5 * 1024 * 1024).fill(1));
  const small = part(2, Buffer.from('end'));
  const complete = (...Parts: (typeof large)[]) =>
    s.cloud.call('s3', 'CompleteMultipartUpload', { ...upload, UploadId, MultipartUpload: { Parts } });
  expect(code(() => complete(small, large))).toBe('InvalidPartOrder');
  expect(code(() => complete({ ...large, ETag: '"other"' }, small))).toBe('InvalidPart');
  expect(complete(large, small).ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  const head = s.cloud.call('s3', 'HeadObject', upload);
  expect(head.ContentLength).toBe(5 * 1024 * 1024 + 3);
  expect(code(() => complete(large, small))).toBe('NoSuchUpload');
});

test('a checksum that does not fit the bytes is refused, and one that fits is given back', () => {
  using s = withBucket();
  const put = (ChecksumCRC32: string) =>
    s.cloud.call('s3', 'PutObject', { Bucket: 'bucket', Key: 'k', Body: 'hello', ChecksumCRC32 });
  expect(code(() => put('AAAAAA=='))).toBe('BadDigest');
  expect(put('NhCmhg==').ChecksumCRC32).toBe('NhCmhg==');
  const read = s.cloud.call('s3', 'GetObject', { Bucket: 'bucket', Key: 'k', ChecksumMode: 'ENABLED' });
  expect(read.ChecksumCRC32).toBe('NhCmhg==');
});

test("configurations that were never put answer S3's own errors or its defaults", () => {
  using s = withBucket();
  const bucket = { Bucket: 'bucket' };
  expect(code(() => s.cloud.call('s3', 'GetBucketPolicy', bucket))).toBe('NoSuchBucketPolicy');
  expect(code(() => s.cloud.call('s3', 'GetBucketTagging', bucket))).toBe('NoSuchTagSet');
  const encryption = s.cloud.call('s3', 'GetBucketEncryption', bucket).ServerSideEncryptionConfiguration;
  expect(encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).toBe('AES256');
  const Expiration = { Date: new Date('2027-01-01T00:00:00Z') };
  const Rules = [{ Status: 'Enabled' as const, Filter: { Prefix: '' }, Expiration }];
  s.cloud.call('s3', 'PutBucketLifecycleConfiguration', { ...bucket, LifecycleConfiguration: { Rules } });
  s.cloud.restart();
  expect(s.cloud.call('s3', 'GetBucketLifecycleConfiguration', bucket).Rules).toEqual(Rules);
});

test.each(['ab', 'Upper', '192.168.0.1', 'a..b', '-a-'])('%s is no bucket name', (Bucket) => {
  using cloud = rehearse({ services: [s3] });
  expect(code(() => cloud.call('s3', 'CreateBucket', { Bucket }))).toBe('InvalidBucketName');
});

test('access control lists are refused, as buckets have them off', () => {
  using s = withBucket();
  const put = (ACL: 'public-read' | 'bucket-owner-full-control') =>
    s.cloud.call('s3', 'PutObject', { Bucket: 'bucket', Key: 'k', Body: 'x', ACL });
  expect(code(() => put('public-read'))).toBe('AccessControlListNotSupported');
  expect(code(() => put('bucket-owner-full-control'))).toBe('no fault');
  const create = () => s.cloud.call('s3', 'CreateBucket', { Bucket: 'public', ACL: 'public-read' });
  expect(code(create)).toBe('InvalidBucketAclWithObjectOwnership');
});
