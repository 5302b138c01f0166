// The balancer alone in a process, as the engine runs it: its driver, and its thread. Prints the port it listens on.
//   node balancer-process.ts <origin port>
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBalancer } from '../../../engine/src/balancer/index.ts';
import { realClock } from '../../../engine/src/kernel/clock.ts';
import type { DriverHost } from '../../../engine/src/kernel/contracts/driver.ts';
import { Ids } from '../../../engine/src/kernel/ids.ts';

const originPort = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'bench-balancer-'));
const host: DriverHost = {
  clock: realClock,
  ids: new Ids(),
  blobs: undefined as unknown as DriverHost['blobs'],
  folder,
  endpoint: '',
  account: '000000000000',
  region: 'us-east-1',
  report: (name, report) => {
    if (name === 'balancer/listener') console.log(JSON.stringify(report));
  },
  log: (line) => console.error(line),
};
const group = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/bench/1';
const balancer = createBalancer(host);
balancer.effects['balancer/apply']!({
  version: 1,
  loadBalancers: [
    {
      arn: 'lb',
      fullName: 'app/bench/1',
      attributes: {},
      availabilityZones: ['us-east-1a'],
      listeners: [
        {
          arn: 'listener',
          protocol: 'HTTP',
          port: 80,
          hostPorts: [0],
          attributes: {},
          certificates: [],
          rules: [
            {
              arn: 'rule',
              priority: 0,
              conditions: [],
              transforms: [],
              actions: [{ Type: 'forward', TargetGroupArn: group }],
            },
          ],
        },
      ],
    },
  ],
  targetGroups: [
    {
      arn: group,
      fullName: 'targetgroup/bench/1',
      protocol: 'HTTP',
      protocolVersion: 'HTTP1',
      attributes: {},
      healthCheck: {
        protocol: 'HTTP',
        path: '/200',
        intervalMs: 30_000,
        timeoutMs: 5000,
        healthyThreshold: 5,
        unhealthyThreshold: 2,
        matcher: '200',
      },
      targets: [
        {
          id: '127.0.0.1',
          port: originPort,
          availabilityZone: 'us-east-1a',
          endpoint: { host: '127.0.0.1', port: originPort },
          registeredAt: 0,
        },
      ],
    },
  ],
});
const keep = setInterval(() => {}, 60_000);
process.on('SIGTERM', () => {
  clearInterval(keep);
  void balancer.stop().then(() => {
    rmSync(folder, { recursive: true });
    process.exit(0);
  });
});
