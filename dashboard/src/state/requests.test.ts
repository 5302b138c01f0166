import { describe, expect, it } from 'vitest';
import type { SeenRequest } from '../cloud/requests.ts';
import { causeOf, isError, noRequests, partsOf, ruleOf, taskOfTarget, withRequests } from './requests.ts';
import type { Balancer, Task } from './shapes.ts';

const seen = (more: Partial<SeenRequest> = {}): SeenRequest => ({
  at: 0,
  loadBalancer: 'app/lb/1',
  listenerArn: 'listener',
  status: '200',
  request: 'GET http://shop:80/cart?id=1 HTTP/1.1',
  ...more,
});

it.each<[Partial<SeenRequest>, string]>([
  [{ targetStatus: 200 }, 'the target'],
  [{ status: '502', failure: 'refused' }, 'the target refused the connection'],
  [
    { status: '502', failure: 'function', errorReason: 'LambdaUnhandled' },
    'the function failed: LambdaUnhandled',
  ],
  [{ status: '503' }, 'no target could take it'],
  [{ status: '504', target: '10.0.0.1:80' }, 'the target did not answer in time'],
  [{ status: '460' }, 'the client went away'],
  [{ status: '301', actions: 'redirect' }, 'the rule: redirect'],
  [{ status: '400' }, 'the load balancer'],
])('%o: the status is by %s', (more, cause) => {
  expect(causeOf(seen(more))).toBe(cause);
});

it('a request has a method and a path, and is an error from 400 on', () => {
  expect(partsOf(seen())).toEqual({ method: 'GET', path: '/cart?id=1' });
  expect(partsOf(seen({ request: '- http://127.0.0.1:80- -' }))).toEqual({
    method: '-',
    path: 'http://127.0.0.1:80-',
  });
  expect(['200', '301', '404', '502', '-'].map((status) => isError(seen({ status })))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

it('the last 500 are remembered, newest first, and all are counted', () => {
  const report = (from: number) => ({
    region: 'us-east-1',
    seen: 1000,
    requests: Array.from({ length: 200 }, (_, index) => seen({ at: from + index })),
  });
  const log = [0, 200, 400].map(report).reduce(withRequests, noRequests);
  expect(log.seen).toBe(3000);
  expect(log.requests).toHaveLength(500);
  expect([log.requests[0]?.at, log.requests.at(-1)?.at]).toEqual([599, 100]);
});

describe('what a request led to', () => {
  const rule = { condition: 'path-pattern /cart*', weights: [], action: 'forward' };
  const balancers: Balancer[] = [
    {
      arn: 'lb',
      name: 'lb',
      type: 'application',
      dnsName: 'lb',
      listeners: [{ arn: 'listener', port: '80', protocol: 'HTTP', rules: [{ ...rule, priority: '7' }] }],
    },
  ];
  const task = (taskArn: string, container: NonNullable<Task['containers']>[number]): Task => ({
    taskArn,
    clusterArn: 'cluster',
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    taskDefinitionArn: 'web:1',
    containers: [container],
  });
  const tasks = [
    task('own-address', { name: 'web', networkInterfaces: [{ privateIpv4Address: '10.0.0.1' }] }),
    task('own-port', { name: 'web', networkBindings: [{ hostPort: 32_768 }] }),
  ];

  it('its rule, by what the rule says as long as it is there', () => {
    expect(
      [undefined, 0, 7, 8].map((rulePriority) =>
        ruleOf(seen({ ...(rulePriority !== undefined && { rulePriority }) }), balancers),
      ),
    ).toEqual(['', 'default', '7: path-pattern /cart*', '8']);
  });

  it('its task, by the address or the port', () => {
    const found = ['10.0.0.1:80', '10.0.9.9:32768', '10.0.9.9:80'].map(
      (target) => taskOfTarget(seen({ target }), tasks)?.taskArn,
    );
    expect(found).toEqual(['own-address', 'own-port', undefined]);
    expect(taskOfTarget(seen(), tasks)).toBeUndefined();
  });
});
