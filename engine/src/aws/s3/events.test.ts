import { expect, test } from 'vitest';
import { cloudWithBucket } from './testing/bucket.ts';

const bucket = { Bucket: 'bucket' };

function cloudWithEvents() {
  const cloud = cloudWithBucket();
  cloud.call('s3', 'PutBucketNotificationConfiguration', {
    ...bucket,
    NotificationConfiguration: { EventBridgeConfiguration: {} },
  });
  return cloud;
}

test('a bucket publishes no events until its notification configuration enables EventBridge', () => {
  using cloud = cloudWithBucket();
  cloud.put('k');
  cloud.call('s3', 'DeleteObject', { ...bucket, Key: 'k' });
  expect(cloud.events).toEqual([]);
});

test('an object that is written is published with its size, ETag and version', () => {
  using cloud = cloudWithEvents();
  cloud.put('a b', 'hello');
  cloud.enableVersioning();
  const { VersionId } = cloud.put('a b', 'hello');
  const [first, second] = cloud.events;
  expect(first).toEqual({
    detailType: 'Object Created',
    resources: ['arn:aws:s3:::bucket'],
    detail: {
      version: '0',
      bucket: { name: 'bucket' },
      object: {
        key: 'a b',
        size: 5,
        etag: '5d41402abc4b2a76b9719d911017c592',
        sequencer: '000000000000000001',
      },
      'request-id': expect.any(String),
      requester: '000000000000',
      'source-ip-address': '127.0.0.1',
      reason: 'PutObject',
    },
  });
  expect(second?.detail.object).toMatchObject({ 'version-id': VersionId, sequencer: '000000000000000002' });
});

test('copies and multipart uploads are published with their reason', () => {
  using cloud = cloudWithEvents();
  const { UploadId } = cloud.call('s3', 'CreateMultipartUpload', { ...bucket, Key: 'big' });
  const upload = { ...bucket, Key: 'big', UploadId };
  const { ETag } = cloud.call('s3', 'UploadPart', { ...upload, PartNumber: 1, Body: 'x' });
  const Parts = [{ PartNumber: 1, ETag }];
  cloud.call('s3', 'CompleteMultipartUpload', { ...upload, MultipartUpload: { Parts } });
  cloud.call('s3', 'CopyObject', { ...bucket, Key: 'copy', CopySource: 'bucket/big' });
  expect(cloud.events.map(({ detail }) => [detail.object.key, detail.reason])).toEqual([
    ['big', 'CompleteMultipartUpload'],
    ['copy', 'CopyObject'],
  ]);
});

test('a deletion is published once for each key, as permanent or as a delete marker', () => {
  using cloud = cloudWithEvents();
  const remove = (...Objects: { Key: string; VersionId?: string | undefined }[]) =>
    cloud.call('s3', 'DeleteObjects', { ...bucket, Delete: { Objects } });
  cloud.put('a');
  cloud.put('b');
  cloud.events.length = 0;
  remove({ Key: 'a' }, { Key: 'b' }, { Key: 'never existed' });
  cloud.enableVersioning();
  const { VersionId } = cloud.call('s3', 'DeleteObject', { ...bucket, Key: 'c' });
  remove({ Key: 'c', VersionId });
  expect(cloud.events.map(({ detail }) => detail)).toMatchObject([
    { object: { key: 'a', sequencer: '000000000000000003' }, 'deletion-type': 'Permanently Deleted' },
    { object: { key: 'b', sequencer: '000000000000000004' }, 'deletion-type': 'Permanently Deleted' },
    { object: { key: 'c', 'version-id': VersionId }, 'deletion-type': 'Delete Marker Created' },
    { object: { key: 'c', 'version-id': VersionId }, 'deletion-type': 'Permanently Deleted' },
  ]);
  expect(cloud.events[0]).toMatchObject({ detailType: 'Object Deleted', detail: { reason: 'DeleteObject' } });
});
