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

test.each([
  [{ Redirect: {} }, 'not well-formed'],
  [{ Redirect: { HttpRedirectCode: '404' } }, 'The provided HTTP redirect code (404) is not valid.'],
  [{ Redirect: { HttpRedirectCode: '300' } }, 'The provided HTTP redirect code (300) is not valid.'],
  [{ Redirect: { Protocol: 'ftp' as 'http' } }, 'Invalid protocol'],
  [
    { Redirect: { ReplaceKeyWith: 'a', ReplaceKeyPrefixWith: 'b' } },
    'You can only define ReplaceKeyPrefix or ReplaceKey but not both.',
  ],
  [
    { Condition: { HttpErrorCodeReturnedEquals: '302' }, Redirect: { HostName: 'a' } },
    'The provided HTTP error code (302) is not valid. Valid codes are 4XX or 5XX.',
  ],
])('the routing rule %j is refused', (rule, why) => {
  using cloud = cloudWithBucket();
  const WebsiteConfiguration = { IndexDocument: { Suffix: 'i' }, RoutingRules: [rule] };
  expect(() => cloud.call('s3', 'PutBucketWebsite', { ...bucket, WebsiteConfiguration })).toThrow(why);
});

test('a website has up to 50 routing rules', () => {
  using cloud = cloudWithBucket();
  const put = (length: number) => () => {
    const RoutingRules = Array.from({ length }, () => ({ Redirect: { HttpRedirectCode: '302' } }));
    const WebsiteConfiguration = { IndexDocument: { Suffix: 'i' }, RoutingRules };
    cloud.call('s3', 'PutBucketWebsite', { ...bucket, WebsiteConfiguration });
  };
  expect(put(50)).not.toThrow();
  expect(put(51)).toThrow('51 routing rules provided');
});
