import { expect, test } from 'vitest';
import { cloudWithBucket, code } from './testing/bucket.ts';

const bucket = { Bucket: 'bucket' };
const partSize = 5 * 1024 * 1024;

/** The bucket with an upload of `big` under way. */
function cloudWithUpload(more: object = {}) {
  const cloud = cloudWithBucket();
  const key = { ...bucket, Key: 'big' };
  const { UploadId } = cloud.call('s3', 'CreateMultipartUpload', { ...key, ...more });
  const upload = { ...key, UploadId };
  return {
    ...cloud,
    upload,
    uploadPart: (PartNumber: number, Body: Uint8Array) => ({
      PartNumber,
      ETag: cloud.call('s3', 'UploadPart', { ...upload, PartNumber, Body }).ETag,
    }),
    complete: (...Parts: { PartNumber: number; ETag: string | undefined }[]) =>
      cloud.call('s3', 'CompleteMultipartUpload', { ...upload, MultipartUpload: { Parts } }),
  };
}

test('parts become one object, unless they are too small, out of order or unknown', () => {
  using cloud = cloudWithUpload();
  const small = cloud.uploadPart(2, Buffer.from('end'));
  const last = cloud.uploadPart(3, Buffer.from('end'));
  const large = cloud.uploadPart(1, new Uint8Array(partSize).fill(1));
  expect(code(() => cloud.complete(small, large))).toBe('InvalidPartOrder');
  expect(code(() => cloud.complete({ ...large, ETag: '"other"' }, small))).toBe('InvalidPart');
  expect(code(() => cloud.complete(small, last))).toBe('EntityTooSmall');
  expect(code(() => cloud.complete())).toBe('MalformedXML');
  expect(cloud.complete(large, small).ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  const key = { ...bucket, Key: 'big' };
  expect(cloud.call('s3', 'HeadObject', key).ContentLength).toBe(partSize + 3);
  const ObjectAttributes = ['ObjectParts' as const];
  expect(
    cloud.call('s3', 'GetObjectAttributes', { ...key, ObjectAttributes }).ObjectParts?.TotalPartsCount,
  ).toBe(2);
  expect(code(() => cloud.complete(large, small))).toBe('NoSuchUpload');
});

test('a copy of an object that was uploaded in parts has the ETag of its bytes', () => {
  using cloud = cloudWithUpload({ ChecksumAlgorithm: 'CRC32' });
  const { ChecksumCRC32 } = cloud.complete(cloud.uploadPart(1, Buffer.from('hello')));
  expect(ChecksumCRC32).toMatch(/-1$/);
  const { CopyObjectResult } = cloud.call('s3', 'CopyObject', {
    ...bucket,
    Key: 'copy',
    CopySource: 'bucket/big',
  });
  expect(CopyObjectResult).toMatchObject({
    ETag: '"5d41402abc4b2a76b9719d911017c592"',
    ChecksumCRC32: 'NhCmhg==',
  });
});

test('aborting an upload deletes its parts', () => {
  using cloud = cloudWithUpload();
  const part = cloud.uploadPart(1, Buffer.from('x'));
  cloud.call('s3', 'AbortMultipartUpload', cloud.upload);
  expect(() => cloud.complete(part)).toThrow('The specified upload does not exist.');
  expect(code(() => cloud.call('s3', 'AbortMultipartUpload', cloud.upload))).toBe('NoSuchUpload');
  expect(cloud.call('s3', 'ListMultipartUploads', bucket).Uploads).toEqual([]);
  expect(code(() => cloud.get('big'))).toBe('NoSuchKey');
});

test('a part can be copied from a range of an object, if conditions hold', () => {
  using cloud = cloudWithUpload({ ChecksumAlgorithm: 'CRC32' });
  const { ETag } = cloud.put('source', 'say hello');
  const copy = (more: object = {}) =>
    cloud.call('s3', 'UploadPartCopy', {
      ...cloud.upload,
      PartNumber: 1,
      CopySource: 'bucket/source',
      CopySourceRange: 'bytes=4-8',
      ...more,
    }).CopyPartResult;
  expect(code(() => copy({ CopySourceIfNoneMatch: ETag }))).toBe('PreconditionFailed');
  expect(code(() => copy({ CopySourceRange: 'bytes=9-9' }))).toBe('InvalidRange');
  expect(code(() => copy({ PartNumber: 0 }))).toBe('InvalidArgument');
  const part = copy();
  expect(part?.ChecksumCRC32).toBe('NhCmhg==');
  cloud.complete({ PartNumber: 1, ETag: part?.ETag });
  expect(cloud.get('big')).toBe('hello');
});

test('parts are listed by number, in pages, each number once', () => {
  using cloud = cloudWithUpload();
  for (const number of [3, 1, 2, 1]) cloud.uploadPart(number, Buffer.from('x'.repeat(number)));
  const list = (more: object) => cloud.call('s3', 'ListParts', { ...cloud.upload, ...more });
  const first = list({ MaxParts: 2 });
  expect(first.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(first).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '2' });
  const second = list({ PartNumberMarker: first.NextPartNumberMarker });
  expect(second.Parts?.map(({ PartNumber }) => PartNumber)).toEqual([3]);
  expect(second.IsTruncated).toBe(false);
  expect(code(() => list({ UploadId: 'none' }))).toBe('NoSuchUpload');
  expect(code(() => cloud.uploadPart(10_001, Buffer.from('x')))).toBe('InvalidArgument');
});

test('uploads are listed by key and age, and a client that aborts each page first misses none', () => {
  using cloud = cloudWithBucket();
  const start = (Key: string) => {
    cloud.advance(1000);
    return cloud.call('s3', 'CreateMultipartUpload', { ...bucket, Key }).UploadId;
  };
  const [b1, b2, b3, a, c] = ['b', 'b', 'b', 'a', 'c/1'].map(start);
  const list = (more: object) => cloud.call('s3', 'ListMultipartUploads', { ...bucket, ...more });
  const ids = (more: object) => list(more).Uploads?.map(({ UploadId }) => UploadId);
  expect(ids({})).toEqual([a, b1, b2, b3, c]);
  expect(ids({ KeyMarker: 'b' })).toEqual([c]);
  expect(ids({ KeyMarker: 'b', UploadIdMarker: b2 })).toEqual([b3, c]);
  expect(list({ Delimiter: '/' }).CommonPrefixes).toEqual([{ Prefix: 'c/' }]);

  const seen: unknown[] = [];
  let [KeyMarker, UploadIdMarker]: (string | undefined)[] = [];
  do {
    const page = list({ MaxUploads: 2, KeyMarker, UploadIdMarker });
    for (const { Key, UploadId } of page.Uploads ?? []) {
      seen.push(UploadId);
      cloud.call('s3', 'AbortMultipartUpload', { ...bucket, Key, UploadId });
    }
    [KeyMarker, UploadIdMarker] = [page.NextKeyMarker, page.NextUploadIdMarker];
  } while (KeyMarker);
  expect(seen).toEqual([a, b1, b2, b3, c]);
});

test('a part is read by its number, and is a part of the object’s bytes', () => {
  using cloud = cloudWithUpload();
  cloud.complete(
    cloud.uploadPart(1, new Uint8Array(partSize).fill(1)),
    cloud.uploadPart(2, Buffer.from('end')),
  );
  const key = { ...bucket, Key: 'big' };
  const total = partSize + 3;
  expect(cloud.call('s3', 'HeadObject', { ...key, PartNumber: 2 })).toMatchObject({
    ContentLength: 3,
    ContentRange: `bytes ${partSize}-${total - 1}/${total}`,
    PartsCount: 2,
  });
  const { Body, ContentLength } = cloud.call('s3', 'GetObject', { ...key, PartNumber: 2 });
  expect([Buffer.from(Body as never).toString(), ContentLength]).toEqual(['end', 3]);
  expect(code(() => cloud.call('s3', 'GetObject', { ...key, PartNumber: 3 }))).toBe('InvalidPartNumber');
  expect(code(() => cloud.call('s3', 'GetObject', { ...key, PartNumber: 1, Range: 'bytes=0-1' }))).toBe(
    'InvalidRequest',
  );
});

test('an object is deleted on the condition that it is the expected one', () => {
  using cloud = cloudWithBucket();
  const key = { ...bucket, Key: 'a' };
  const { ETag } = cloud.call('s3', 'PutObject', { ...key, Body: Buffer.from('x') });
  expect(code(() => cloud.call('s3', 'DeleteObject', { ...key, IfMatch: '"other"' }))).toBe(
    'PreconditionFailed',
  );
  expect(cloud.call('s3', 'HeadObject', key).ETag).toBe(ETag);
  cloud.call('s3', 'DeleteObject', { ...key, IfMatch: ETag });
  expect(code(() => cloud.call('s3', 'DeleteObject', { ...key, IfMatch: '*' }))).toBe('NoSuchKey');
});
