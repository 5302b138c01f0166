import { gunzipSync } from 'node:zlib';
import type { LogKind } from '@drydock/balancer';
import { expect, test } from 'vitest';
import { s3 } from '../../s3/index.ts';
import { balancedCloud, code } from '../testing/load-balanced-cloud.ts';

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

type Cloud = ReturnType<typeof balancedCloud>;

const turnOn = (cloud: Cloud, arn: string, attributes: string, prefix = 'lb') =>
  cloud.call('elbv2', 'ModifyLoadBalancerAttributes', {
    LoadBalancerArn: arn,
    Attributes: [
      { Key: `${attributes}.s3.enabled`, Value: 'true' },
      { Key: `${attributes}.s3.bucket`, Value: 'logs' },
      { Key: `${attributes}.s3.prefix`, Value: prefix },
    ],
  });

const keysOf = (cloud: Cloud) =>
  (cloud.call('s3', 'ListObjectsV2', { Bucket: 'logs' }).Contents ?? []).map((object) => object.Key!);

function withBucket(): Cloud {
  const cloud = balancedCloud(s3);
  cloud.call('s3', 'CreateBucket', { Bucket: 'logs' });
  cloud.call('s3', 'PutBucketPolicy', { Bucket: 'logs', Policy: allow });
  return cloud;
}

function contentOf(cloud: Cloud, key: string): string {
  const { Body } = cloud.call('s3', 'GetObject', { Bucket: 'logs', Key: key });
  return gunzipSync(Body as unknown as Uint8Array).toString();
}

test.each<[LogKind, string, string, string]>([
  ['access', 'access_logs', 'ELBAccessLogTestFile', ''],
  ['connection', 'connection_logs', 'ELBConnectionLogTestFile', 'conn_log_'],
  ['health-check', 'health_check_logs', 'ELBHealthCheckLogTestFile', 'health_check_log_'],
])(
  'the %s log needs a bucket that lets it in, and comes every five minutes',
  (kind, attributes, testFile, prefix) => {
    using cloud = balancedCloud(s3);
    const arn = cloud.loadBalancer('web');
    expect(code(() => turnOn(cloud, arn, attributes))).toBe('InvalidConfigurationRequest');
    cloud.call('s3', 'CreateBucket', { Bucket: 'logs' });
    expect(code(() => turnOn(cloud, arn, attributes))).toBe('InvalidConfigurationRequest');
    cloud.call('s3', 'PutBucketPolicy', { Bucket: 'logs', Policy: allow });
    expect(code(() => turnOn(cloud, arn, attributes, 'another'))).toBe('InvalidConfigurationRequest');
    turnOn(cloud, arn, attributes);

    cloud.report('balancer/log', { kind, loadBalancerArn: arn, lines: ['first', 'second'] });
    cloud.advance(60_000);
    cloud.report('balancer/log', { kind, loadBalancerArn: arn, lines: ['third'] });
    expect(keysOf(cloud)).toEqual([`lb/AWSLogs/000000000000/${testFile}`]);
    cloud.advance(240_000);
    const [log = ''] = keysOf(cloud).filter((key) => key.endsWith('.gz'));
    const day = 'lb/AWSLogs/000000000000/elasticloadbalancing/us-east-1/2026/01/01/';
    expect(log).toMatch(
      new RegExp(
        `^${day}${prefix}000000000000_elasticloadbalancing_us-east-1_app\\.web\\.[0-9a-f]{16}_20260101T0005Z_`,
      ),
    );
    expect(contentOf(cloud, log)).toBe('first\nsecond\nthird\n');
    cloud.advance(600_000);
    expect(keysOf(cloud)).toHaveLength(2);
  },
);

test('each log has its own prefix and its own files', () => {
  using cloud = withBucket();
  const arn = cloud.loadBalancer('web');
  turnOn(cloud, arn, 'access_logs');
  turnOn(cloud, arn, 'health_check_logs');
  cloud.report('balancer/log', { kind: 'access', loadBalancerArn: arn, lines: ['request'] });
  cloud.report('balancer/log', { kind: 'health-check', loadBalancerArn: arn, lines: ['check'] });
  cloud.advance(300_000);
  const files = keysOf(cloud).filter((key) => key.endsWith('.gz'));
  expect(files.map((key) => contentOf(cloud, key)).sort()).toEqual(['check\n', 'request\n']);
});

test('a log that is turned off before it is written is dropped; deleting the load balancer writes the rest', () => {
  using cloud = withBucket();
  const arn = cloud.loadBalancer('web');
  turnOn(cloud, arn, 'connection_logs');
  turnOn(cloud, arn, 'access_logs');
  for (const kind of ['connection', 'access'] as const)
    cloud.report('balancer/log', { kind, loadBalancerArn: arn, lines: [kind] });
  cloud.call('elbv2', 'ModifyLoadBalancerAttributes', {
    LoadBalancerArn: arn,
    Attributes: [{ Key: 'connection_logs.s3.enabled', Value: 'false' }],
  });
  cloud.call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: arn });
  const files = keysOf(cloud).filter((key) => key.endsWith('.gz'));
  expect(files.map((key) => contentOf(cloud, key))).toEqual(['access\n']);
});

test('a prefix cannot contain AWSLogs', () => {
  using cloud = withBucket();
  const arn = cloud.loadBalancer('web');
  expect(code(() => turnOn(cloud, arn, 'connection_logs', 'lb/AWSLogs'))).toBe('InvalidConfigurationRequest');
});
