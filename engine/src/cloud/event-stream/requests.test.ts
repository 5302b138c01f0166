// `GET /_drydock/requests`, and what the event stream says beside events, on a cloud with a real load balancer.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EC2 } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../cloud.ts';

let folder: string;
let cloud: Cloud;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-requests-'));
  cloud = await startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: folder,
    runtime: 'simulated',
    log: () => {},
  });
});
afterEach(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true });
});

const config = () => ({
  endpoint: cloud.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
});

/** A load balancer whose only rule answers by itself. @returns its name, with the port that it has here */
async function balancer(): Promise<string> {
  const elb = new ElasticLoadBalancingV2(config());
  const { Subnets = [] } = await new EC2(config()).describeSubnets({});
  const { LoadBalancers } = await elb.createLoadBalancer({
    Name: 'lb',
    Subnets: Subnets.slice(0, 2).map(({ SubnetId }) => SubnetId!),
  });
  const [{ LoadBalancerArn, DNSName } = {}] = LoadBalancers!;
  await elb.createListener({
    LoadBalancerArn,
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '418' } }],
  });
  return DNSName!;
}

/** Follows a stream until a message is the one that is looked for. */
async function follow<T>(
  path: string,
  isWanted: (data: T) => boolean,
  meanwhile: () => Promise<unknown>,
): Promise<T> {
  const request = get(`${cloud.endpoint}${path}`);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  expect(response.headers['content-type']).toBe('text/event-stream');
  await meanwhile();
  let text = '';
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const data = JSON.parse(/^data: (.*)$/m.exec(block)![1]!) as T;
        if (isWanted(data)) return data;
      }
    }
  } finally {
    request.destroy();
  }
  throw new Error('The stream has ended');
}

it('requests are reported to who listens, with rule, status and trace', async () => {
  const name = await balancer();
  type Report = { region: string; seen: number; requests: object[] };
  const isWanted = ({ seen }: Report) => seen > 0;
  for (const path of ['/first', '/second']) {
    const report = await follow<Report>('/_drydock/requests', isWanted, () => fetch(`http://${name}${path}`));
    expect(report).toMatchObject({
      region: 'us-east-1',
      seen: 1,
      requests: [
        {
          request: expect.stringContaining(path),
          status: '418',
          rulePriority: 0,
          actions: 'fixed-response',
          traceId: expect.stringMatching(/^Root=/),
        },
      ],
    });
  }
}, 60_000);

it('the event stream says which records have changed', async () => {
  const elb = new ElasticLoadBalancingV2(config());
  type Changes = { records?: string[] };
  const { records } = await follow<Changes>(
    '/_drydock/events?changes=true',
    (changes) => changes.records?.includes('elbv2/target-groups') ?? false,
    () => elb.createTargetGroup({ Name: 'web', TargetType: 'lambda' }),
  );
  expect(records).toContain('elbv2/target-groups');
}, 60_000);
