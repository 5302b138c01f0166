import { expect, test } from 'vitest';
import { cloudWithBucket, code } from './testing/bucket.ts';

const bucket = { Bucket: 'bucket' };

test('a website’s configuration is recorded until it is deleted', () => {
  using cloud = cloudWithBucket();
  const WebsiteConfiguration = {
    IndexDocument: { Suffix: 'index.html' },
    ErrorDocument: { Key: 'error.html' },
    RoutingRules: [{ Condition: { KeyPrefixEquals: 'old/' }, Redirect: { ReplaceKeyPrefixWith: 'new/' } }],
  };
  cloud.call('s3', 'PutBucketWebsite', { ...bucket, WebsiteConfiguration });
  expect(cloud.call('s3', 'GetBucketWebsite', bucket)).toEqual(WebsiteConfiguration);
  cloud.call('s3', 'DeleteBucketWebsite', bucket);
  expect(code(() => cloud.call('s3', 'GetBucketWebsite', bucket))).toBe('NoSuchWebsiteConfiguration');
});

test.each([
  [{}, 'A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty'],
  [{ IndexDocument: { Suffix: 'a/b' } }, 'The IndexDocument Suffix is not well formed'],
  [
    { RedirectAllRequestsTo: { HostName: 'a' }, IndexDocument: { Suffix: 'i' } },
    'RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.',
  ],
  [{ RedirectAllRequestsTo: { HostName: 'a', Protocol: 'ftp' as 'http' } }, 'Invalid protocol'],
  [{ IndexDocument: { Suffix: 'i' }, RoutingRules: [{ Redirect: undefined }] }, 'not well-formed'],
])('the configuration %j is refused', (WebsiteConfiguration, why) => {
  using cloud = cloudWithBucket();
  expect(() => cloud.call('s3', 'PutBucketWebsite', { ...bucket, WebsiteConfiguration })).toThrow(why);
});
