// The whole way, over sockets: a client, the load balancer's thread, Lambda, a process that runs the function, and back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EC2 } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Lambda } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createServiceRole } from '../testing/service-role.ts';
import { type Cloud, startCloud } from './cloud.ts';

const code = `exports.handler = async (event) => {
  console.log('asked for ' + event.path);
  if (event.path === '/fails') throw new Error('no');
  if (event.path === '/malformed') return 'hello';
  return { statusCode: 200, headers: { 'Content-Type': 'text/plain' }, body: 'hello ' + event.body };
};`;

let folder: string;
let cloud: Cloud;
let address: string;
const log: string[] = [];
const config = () => ({
  endpoint: cloud.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cloud-'));
  cloud = await startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: folder,
    runtime: 'simulated',
    log: (line) => void log.push(line),
  });
  const [lambda, ec2, elbv2] = [
    new Lambda(config()),
    new EC2(config()),
    new ElasticLoadBalancingV2(config()),
  ];
  const { FunctionArn } = await lambda.createFunction({
    FunctionName: 'f',
    Role: await createServiceRole(config(), 'function', 'lambda.amazonaws.com'),
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: zipSync({ 'index.js': Buffer.from(code) }) },
  });
  await lambda.addPermission({
    FunctionName: 'f',
    StatementId: 's',
    Action: 'lambda:InvokeFunction',
    Principal: 'elasticloadbalancing.amazonaws.com',
  });
  const { Subnets = [] } = await ec2.describeSubnets({});
  const { LoadBalancers } = await elbv2.createLoadBalancer({
    Name: 'lb',
    Subnets: Subnets.slice(0, 2).map(({ SubnetId }) => SubnetId!),
  });
  const { LoadBalancerArn } = LoadBalancers![0]!;
  const { TargetGroups } = await elbv2.createTargetGroup({ Name: 'tg', TargetType: 'lambda' });
  const { TargetGroupArn } = TargetGroups![0]!;
  await elbv2.registerTargets({ TargetGroupArn, Targets: [{ Id: FunctionArn }] });
  await elbv2.createListener({
    LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn }],
  });
  await vi.waitUntil(
    async () => {
      const shown = await elbv2.describeLoadBalancers({ LoadBalancerArns: [LoadBalancerArn!] });
      address = `http://${shown.LoadBalancers![0]!.DNSName}`;
      return fetch(`${address}/ready`).then(
        ({ status }) => status === 200,
        () => false,
      );
    },
    { timeout: 15_000 },
  );
});
afterAll(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('the function answers a request', async () => {
  const headers = { 'content-type': 'text/plain' };
  const response = await fetch(`${address}/`, { method: 'POST', headers, body: 'world' });
  expect([response.status, await response.text()]).toEqual([200, 'hello world']);
});

it('a function that fails, or returns no valid response, gives 502', async () => {
  expect((await fetch(`${address}/fails`)).status).toBe(502);
  expect((await fetch(`${address}/malformed`)).status).toBe(502);
});

it('CloudWatch has the metrics of it', async () => {
  for (const path of ['/fails', '/malformed', '/']) await fetch(`${address}${path}`);
  const cloudwatch = new CloudWatch(config());
  const dimensions = async (...names: string[]) => {
    const { Metrics = [] } = await cloudwatch.listMetrics({ Namespace: 'AWS/ApplicationELB' });
    const all = Metrics.flatMap(({ Dimensions = [] }) => Dimensions);
    return names.flatMap((name) => all.find(({ Name }) => Name === name) ?? []);
  };
  const sum = async (MetricName: string, ...names: string[]) => {
    const { Datapoints = [] } = await cloudwatch.getMetricStatistics({
      Namespace: 'AWS/ApplicationELB',
      MetricName,
      Dimensions: await dimensions(...names),
      StartTime: new Date(Date.now() - 600_000),
      EndTime: new Date(Date.now() + 60_000),
      Period: 60,
      Statistics: ['Sum'],
    });
    return Datapoints.reduce((total, { Sum = 0 }) => total + Sum, 0);
  };
  const isSeen = (seen: () => Promise<boolean>) => vi.waitUntil(seen, { timeout: 10_000 });
  await isSeen(async () => (await sum('HTTPCode_ELB_502_Count', 'LoadBalancer')) >= 2);
  await isSeen(async () => (await sum('LambdaUserError', 'LoadBalancer', 'TargetGroup')) >= 2);
  await isSeen(async () => (await sum('RequestCount', 'LoadBalancer', 'TargetGroup')) >= 3);
  await isSeen(async () => (await sum('LambdaTargetProcessedBytes', 'LoadBalancer')) > 1000);
});

it('the lines that the function logs are in its log group', async () => {
  const logs = new CloudWatchLogs(config());
  const { events = [] } = await logs.filterLogEvents({
    logGroupName: '/aws/lambda/f',
    filterPattern: 'asked',
  });
  expect(events.some(({ message }) => message?.includes('asked for /ready'))).toBe(true);
  expect(log.filter((line) => !line.startsWith('Recorded'))).toEqual([]);
});
