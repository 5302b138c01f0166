import { describe, expect, test } from 'vitest';
import { presignedFiles } from '../../contracts/presigned-files.ts';
import type { Context } from '../../kernel/context.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { s3 } from './index.ts';
import { cloudWithBucket, code } from './testing/bucket.ts';

const bucket = { Bucket: 'bucket' };

describe('reading an object', () => {
  test('returns all of it, a range of it, or 304 if the client has it', () => {
    using cloud = cloudWithBucket();
    const { ETag } = cloud.put('a.txt', 'hello world');
    expect(ETag).toBe('"5eb63bbbe01eeed093cb22bb8f5acdc3"');
    expect(cloud.get('a.txt')).toBe('hello world');
    expect(cloud.get('a.txt', { Range: 'bytes=6-' })).toBe('world');
    expect(cloud.get('a.txt', { Range: 'bytes=-3' })).toBe('rld');
    expect(code(() => cloud.get('a.txt', { Range: 'bytes=20-' }))).toBe('InvalidRange');
    expect(code(() => cloud.get('a.txt', { IfNoneMatch: ETag }))).toBe('NotModified');
    expect(code(() => cloud.get('b.txt'))).toBe('NoSuchKey');
  });

  test('returns its headers and user metadata, which the request can override', () => {
    using cloud = cloudWithBucket();
    cloud.put('a', 'text', {
      ContentType: 'text/plain',
      CacheControl: 'no-cache',
      Metadata: { team: 'shop' },
    });
    const head = cloud.call('s3', 'HeadObject', { ...bucket, Key: 'a' });
    expect(head).toMatchObject({
      ContentType: 'text/plain',
      CacheControl: 'no-cache',
      ContentLength: 4,
      Metadata: { team: 'shop' },
    });
    const read = cloud.call('s3', 'GetObject', { ...bucket, Key: 'a', ResponseContentType: 'text/html' });
    expect([read.ContentType, read.CacheControl]).toEqual(['text/html', 'no-cache']);
    expect(code(() => cloud.call('s3', 'HeadObject', { ...bucket, Key: 'b' }))).toBe('NotFound');
  });

  test('returns a checksum that matched when it was written', () => {
    using cloud = cloudWithBucket();
    const put = (ChecksumCRC32: string) => cloud.put('k', 'hello', { ChecksumCRC32 });
    expect(code(() => put('AAAAAA=='))).toBe('BadDigest');
    expect(put('NhCmhg==').ChecksumCRC32).toBe('NhCmhg==');
    const read = cloud.call('s3', 'GetObject', { ...bucket, Key: 'k', ChecksumMode: 'ENABLED' });
    expect(read.ChecksumCRC32).toBe('NhCmhg==');
  });
});

test('GetObjectAttributes returns the attributes that were requested', () => {
  using cloud = cloudWithBucket();
  cloud.put('k', 'hello', { ChecksumCRC32: 'NhCmhg==' });
  const get = (...ObjectAttributes: ('ETag' | 'Checksum' | 'ObjectSize' | 'StorageClass')[]) =>
    cloud.call('s3', 'GetObjectAttributes', { ...bucket, Key: 'k', ObjectAttributes });
  const all = get('ETag', 'Checksum', 'ObjectSize', 'StorageClass');
  expect(all).toMatchObject({
    ETag: '5d41402abc4b2a76b9719d911017c592',
    Checksum: { ChecksumCRC32: 'NhCmhg==', ChecksumType: 'FULL_OBJECT' },
    ObjectSize: 5,
    StorageClass: 'STANDARD',
  });
  const { ETag, ObjectSize } = get('ObjectSize');
  expect([ETag, ObjectSize]).toEqual([undefined, 5]);
});

test("an object's owner has full control of it", () => {
  using cloud = cloudWithBucket();
  cloud.put('k');
  const { Owner, Grants } = cloud.call('s3', 'GetObjectAcl', { ...bucket, Key: 'k' });
  expect(Grants).toEqual([{ Grantee: { ID: Owner?.ID, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }]);
  expect(code(() => cloud.call('s3', 'GetObjectAcl', { ...bucket, Key: 'none' }))).toBe('NoSuchKey');
});

test("an object's tags come from its header or PutObjectTagging, are at most ten, and can be deleted", () => {
  using cloud = cloudWithBucket();
  const key = { ...bucket, Key: 'k' };
  cloud.put('k', '', { Tagging: 'team=shop&env=prod%201' });
  const get = () => cloud.call('s3', 'GetObjectTagging', key).TagSet;
  expect(get()).toEqual([
    { Key: 'team', Value: 'shop' },
    { Key: 'env', Value: 'prod 1' },
  ]);
  const put = (...TagSet: { Key: string; Value: string }[]) =>
    cloud.call('s3', 'PutObjectTagging', { ...key, Tagging: { TagSet } });
  put({ Key: 'a', Value: '1' });
  expect(get()).toEqual([{ Key: 'a', Value: '1' }]);
  expect(cloud.call('s3', 'HeadObject', key).TagCount).toBe(1);
  const tooMany = Array.from({ length: 11 }, (_, i) => ({ Key: `k${i}`, Value: 'v' }));
  expect(code(() => put(...tooMany))).toBe('BadRequest');
  expect(code(() => put({ Key: 'a', Value: '1' }, { Key: 'a', Value: '2' }))).toBe('InvalidTag');
  cloud.call('s3', 'DeleteObjectTagging', key);
  expect(get()).toEqual([]);
});

describe('copying an object', () => {
  const copy = (cloud: ReturnType<typeof cloudWithBucket>, input: object = {}) =>
    cloud.call('s3', 'CopyObject', { ...bucket, Key: 'copy', CopySource: 'bucket/original', ...input });

  test('copies its headers, metadata and tags unless they are replaced', () => {
    using cloud = cloudWithBucket();
    cloud.put('original', 'text', { ContentType: 'text/plain', Metadata: { a: '1' }, Tagging: 't=1' });
    const { CopyObjectResult } = copy(cloud);
    expect(CopyObjectResult?.ETag).toBe(cloud.call('s3', 'HeadObject', { ...bucket, Key: 'copy' }).ETag);
    expect(cloud.get('copy')).toBe('text');
    const head = () => cloud.call('s3', 'HeadObject', { ...bucket, Key: 'copy' });
    expect(head()).toMatchObject({ ContentType: 'text/plain', Metadata: { a: '1' }, TagCount: 1 });
    copy(cloud, { MetadataDirective: 'REPLACE', TaggingDirective: 'REPLACE', Metadata: { b: '2' } });
    expect(head()).toMatchObject({
      ContentType: 'binary/octet-stream',
      Metadata: { b: '2' },
      TagCount: undefined,
    });
  });

  test('to itself needs a change', () => {
    using cloud = cloudWithBucket();
    cloud.put('original', 'text');
    expect(code(() => copy(cloud, { Key: 'original' }))).toBe('InvalidRequest');
    copy(cloud, { Key: 'original', MetadataDirective: 'REPLACE', Metadata: { a: '1' } });
    expect(cloud.call('s3', 'HeadObject', { ...bucket, Key: 'original' }).Metadata).toEqual({ a: '1' });
  });

  test('copies a named version, from a percent-encoded key', () => {
    using cloud = cloudWithBucket();
    cloud.enableVersioning();
    const { VersionId } = cloud.put('a b', 'first');
    cloud.put('a b', 'second');
    const result = copy(cloud, { CopySource: `/bucket/a%20b?versionId=${VersionId}` });
    expect(result.CopySourceVersionId).toBe(VersionId);
    expect(cloud.get('copy')).toBe('first');
  });

  test('fails with 412 if a condition does not hold, and for a source that does not exist', () => {
    using cloud = cloudWithBucket();
    const { ETag } = cloud.put('original', 'text');
    expect(code(() => copy(cloud, { CopySourceIfMatch: '"other"' }))).toBe('PreconditionFailed');
    expect(code(() => copy(cloud, { CopySourceIfNoneMatch: ETag }))).toBe('PreconditionFailed');
    cloud.put('copy', 'there');
    expect(code(() => copy(cloud, { IfNoneMatch: '*' }))).toBe('PreconditionFailed');
    expect(code(() => copy(cloud, { IfMatch: '"other"' }))).toBe('PreconditionFailed');
    expect(code(() => copy(cloud, { CopySource: 'bucket/none' }))).toBe('NoSuchKey');
    expect(code(() => copy(cloud, { CopySource: 'none/original' }))).toBe('NoSuchBucket');
    expect(code(() => copy(cloud, { CopySource: 'bucket' }))).toBe('InvalidArgument');
  });
});

test('a conditional write fails if the object exists, or has changed', () => {
  using cloud = cloudWithBucket();
  const { ETag } = cloud.put('k', 'first');
  expect(code(() => cloud.put('k', 'second', { IfNoneMatch: '*' }))).toBe('PreconditionFailed');
  expect(code(() => cloud.put('k', 'second', { IfMatch: '"other"' }))).toBe('PreconditionFailed');
  cloud.put('k', 'second', { IfMatch: ETag });
  expect(cloud.get('k')).toBe('second');
});

test('a file that a service shares by URL is readable until the URL expires', () => {
  const owner = standInService({
    id: 'lambda',
    operations: {
      GetFunction: (_input: object, ctx: Context) => {
        const blob = ctx.blobs.put(Buffer.from('code'));
        ctx.put(presignedFiles, 'shared/file', { blob, until: ctx.now + 1000 });
        return {};
      },
    },
  });
  using cloud = rehearse({ services: [s3, owner] });
  cloud.call('lambda', 'GetFunction', { FunctionName: 'f' });
  const get = () => cloud.call('s3', 'GetObject', { Bucket: 'shared', Key: 'file' });
  expect(get().ContentLength).toBe(4);
  cloud.advance(1000);
  expect(get).toThrow('Request has expired');
});
