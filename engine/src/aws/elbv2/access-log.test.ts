import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { s3 } from '../s3/index.ts';
import { balancedCloud, code } from './testing.ts';

const allow = JSON.stringify({
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::logs/lb/AWSLogs/000000000000/*',
    },
  ],
});

test('access logs need a bucket that lets them in, and come every five minutes', () => {
  using cloud = balancedCloud(s3);
  const arn = cloud.loadBalancer('web');
  const enable = () =>
    cloud.call('elbv2', 'ModifyLoadBalancerAttributes', {
      LoadBalancerArn: arn,
      Attributes: [
        { Key: 'access_logs.s3.enabled', Value: 'true' },
        { Key: 'access_logs.s3.bucket', Value: 'logs' },
        { Key: 'access_logs.s3.prefix', Value: 'lb' },
      ],
    });
  expect(code(enable)).toBe('InvalidConfigurationRequest');
  cloud.call('s3', 'CreateBucket', { Bucket: 'logs' });
  expect(code(enable)).toBe('InvalidConfigurationRequest');
  cloud.call('s3', 'PutBucketPolicy', { Bucket: 'logs', Policy: allow });
  enable();

  cloud.report('balancer/access-log', { loadBalancerArn: arn, lines: ['first', 'second'] });
  cloud.advance(60_000);
  cloud.report('balancer/access-log', { loadBalancerArn: arn, lines: ['third'] });
  const keys = () =>
    (cloud.call('s3', 'ListObjectsV2', { Bucket: 'logs' }).Contents ?? []).map((object) => object.Key!);
  expect(keys()).toEqual(['lb/AWSLogs/000000000000/ELBAccessLogTestFile']);
  cloud.advance(240_000);
  const [, log = ''] = keys();
  const path = 'lb/AWSLogs/000000000000/elasticloadbalancing/us-east-1/2026/01/01/';
  expect(log).toMatch(
    new RegExp(`^${path}000000000000_elasticloadbalancing_us-east-1_app\\.web\\.[0-9a-f]{16}_`),
  );
  const { Body } = cloud.call('s3', 'GetObject', { Bucket: 'logs', Key: log });
  expect(gunzipSync(Body as unknown as Uint8Array).toString()).toBe('first\nsecond\nthird\n');
  cloud.advance(600_000);
  expect(keys()).toHaveLength(2);
});
