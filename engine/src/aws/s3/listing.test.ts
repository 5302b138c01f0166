import { expect, test } from 'vitest';
import { cloudWithBucket, code } from './testing/bucket.ts';

const bucket = { Bucket: 'bucket' };
const keys = (page: { Contents?: { Key?: string }[]; CommonPrefixes?: { Prefix?: string }[] }) => [
  ...(page.Contents ?? []).map(({ Key }) => Key),
  ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
];

test('ListObjectsV2 groups keys by delimiter, and its pages neither repeat nor skip when keys are deleted', () => {
  using cloud = cloudWithBucket();
  for (const key of ['a/1', 'a/2', 'b', 'c/1', 'd']) cloud.put(key);
  const pages: (string | undefined)[][] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = cloud.call('s3', 'ListObjectsV2', {
      ...bucket,
      Delimiter: '/',
      MaxKeys: 1,
      ContinuationToken,
    });
    pages.push(keys(page));
    ContinuationToken = page.NextContinuationToken;
    if (pages.length === 2) cloud.call('s3', 'DeleteObject', { ...bucket, Key: 'b' });
  } while (ContinuationToken);
  expect(pages).toEqual([['a/'], ['b'], ['c/'], ['d']]);
  expect(keys(cloud.call('s3', 'ListObjectsV2', { ...bucket, Prefix: 'a/' }))).toEqual(['a/1', 'a/2']);
  expect(keys(cloud.call('s3', 'ListObjectsV2', { ...bucket, StartAfter: 'c/1' }))).toEqual(['d']);
  expect(code(() => cloud.call('s3', 'ListObjectsV2', { ...bucket, ContinuationToken: 'x' }))).toBe(
    'InvalidArgument',
  );
});

test('ListObjects pages by marker, and names the next one only when grouping', () => {
  using cloud = cloudWithBucket();
  for (const key of ['a/1', 'b', 'c']) cloud.put(key, 'text');
  const list = (input: object) => cloud.call('s3', 'ListObjects', { ...bucket, ...input });
  const first = list({ MaxKeys: 2 });
  expect(first).toMatchObject({ IsTruncated: true, NextMarker: undefined });
  expect(first.Contents?.[0]).toMatchObject({ Key: 'a/1', Size: 4, StorageClass: 'STANDARD' });
  expect(first.Contents?.[0]?.Owner?.ID).toBeDefined();
  expect(keys(list({ Marker: 'b' }))).toEqual(['c']);
  const grouped = list({ Delimiter: '/', MaxKeys: 1 });
  expect([keys(grouped), grouped.NextMarker]).toEqual([['a/'], 'a/']);
  expect(keys(list({ Delimiter: '/', Marker: grouped.NextMarker }))).toEqual(['b', 'c']);
});

test('keys are listed in the order of their UTF-8 bytes, URL-encoded on request', () => {
  using cloud = cloudWithBucket();
  // U+FF5E sorts before U+1F600 in UTF-8, and after its surrogates in UTF-16.
  for (const key of ['\u{1f600}', '\uff5e', 'a b']) cloud.put(key);
  expect(keys(cloud.call('s3', 'ListObjectsV2', bucket))).toEqual(['a b', '\uff5e', '\u{1f600}']);
  const encoded = cloud.call('s3', 'ListObjectsV2', { ...bucket, EncodingType: 'url', MaxKeys: 1 });
  expect(keys(encoded)).toEqual(['a%20b']);
});
