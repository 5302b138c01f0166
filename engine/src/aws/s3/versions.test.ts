import { expect, test } from 'vitest';
import { cloudWithBucket, code } from './testing/bucket.ts';

const bucket = { Bucket: 'bucket' };

test('with versioning, a delete hides the object and removing the marker restores it', () => {
  using cloud = cloudWithBucket();
  cloud.put('k', 'before versioning');
  cloud.enableVersioning();
  expect(cloud.call('s3', 'GetBucketVersioning', bucket).Status).toBe('Enabled');
  const { VersionId } = cloud.put('k', 'second');
  const marker = cloud.call('s3', 'DeleteObject', { ...bucket, Key: 'k' });
  expect(marker.DeleteMarker).toBe(true);
  expect(code(() => cloud.get('k'))).toBe('NoSuchKey');
  expect(code(() => cloud.get('k', { VersionId: marker.VersionId }))).toBe('MethodNotAllowed');
  expect(cloud.get('k', { VersionId })).toBe('second');
  expect(cloud.get('k', { VersionId: 'null' })).toBe('before versioning');
  const listed = cloud.call('s3', 'ListObjectVersions', bucket);
  expect([listed.Versions?.length, listed.DeleteMarkers?.length]).toEqual([2, 1]);
  expect(code(() => cloud.call('s3', 'DeleteBucket', bucket))).toBe('BucketNotEmpty');
  cloud.call('s3', 'DeleteObject', { ...bucket, Key: 'k', VersionId: marker.VersionId });
  expect(cloud.get('k')).toBe('second');
});

test('while versioning is suspended, a write replaces the null version and keeps the others', () => {
  using cloud = cloudWithBucket();
  cloud.enableVersioning();
  const { VersionId } = cloud.put('k', 'versioned');
  cloud.call('s3', 'PutBucketVersioning', { ...bucket, VersioningConfiguration: { Status: 'Suspended' } });
  expect(cloud.put('k', 'first').VersionId).toBeUndefined();
  cloud.put('k', 'second');
  const { Versions } = cloud.call('s3', 'ListObjectVersions', bucket);
  expect(Versions?.map((version) => version.VersionId)).toEqual(['null', VersionId]);
  expect(code(() => cloud.get('k', { VersionId: 'none' }))).toBe('NoSuchVersion');
});

test('tags belong to a version', () => {
  using cloud = cloudWithBucket();
  cloud.enableVersioning();
  const { VersionId } = cloud.put('k', 'first');
  cloud.put('k', 'second');
  const TagSet = [{ Key: 'a', Value: '1' }];
  cloud.call('s3', 'PutObjectTagging', { ...bucket, Key: 'k', VersionId, Tagging: { TagSet } });
  const tags = (version: object) =>
    cloud.call('s3', 'GetObjectTagging', { ...bucket, Key: 'k', ...version }).TagSet;
  expect(tags({ VersionId })).toEqual(TagSet);
  expect(tags({})).toEqual([]);
});

test('DeleteObjects reports each key, or nothing when quiet', () => {
  using cloud = cloudWithBucket();
  cloud.enableVersioning();
  const { VersionId } = cloud.put('a');
  const remove = (Delete: object) =>
    cloud.call('s3', 'DeleteObjects', { ...bucket, Delete: { Objects: [], ...Delete } });
  const { Deleted } = remove({ Objects: [{ Key: 'a', VersionId }, { Key: 'b' }] });
  expect(Deleted).toMatchObject([
    { Key: 'a', VersionId },
    { Key: 'b', DeleteMarker: true },
  ]);
  expect(remove({ Objects: [{ Key: 'c' }], Quiet: true })).toEqual({});
  expect(code(() => remove({}))).toBe('MalformedXML');
});

test('a client that deletes each page of versions before it reads the next empties the bucket', () => {
  using cloud = cloudWithBucket();
  cloud.enableVersioning();
  for (const body of ['1', '2', '3', '4', '5']) cloud.put('k', body);
  cloud.put('l');
  const listed = (marker: { KeyMarker?: string; VersionIdMarker?: string }) =>
    cloud.call('s3', 'ListObjectVersions', { ...bucket, MaxKeys: 2, ...marker });
  for (let page = listed({}); ; ) {
    const Objects = (page.Versions ?? []).map(({ Key, VersionId }) => ({ Key, VersionId }));
    cloud.call('s3', 'DeleteObjects', { ...bucket, Delete: { Objects } });
    if (!page.IsTruncated) break;
    page = listed({ KeyMarker: page.NextKeyMarker!, VersionIdMarker: page.NextVersionIdMarker! });
  }
  cloud.call('s3', 'DeleteBucket', bucket);
  expect(cloud.call('s3', 'ListBuckets', {}).Buckets).toEqual([]);
});
