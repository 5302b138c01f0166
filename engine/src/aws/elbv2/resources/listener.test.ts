import { expect, test } from 'vitest';
import type { Progress, Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { balancedCloud, code } from '../testing/load-balanced-cloud.ts';
import { listenerResource } from './listener.ts';

/** Lets a test call a resource's verbs, which need a context: the first operation that is at hand carries them. */
function withContext() {
  let body: ((ctx: Context) => unknown) | undefined;
  let answer: unknown;
  const sts = standInService<'sts'>({
    id: 'sts',
    operations: {
      GetCallerIdentity: (_input, ctx) => {
        answer = body?.(ctx);
        return {};
      },
    },
  });
  const cloud = balancedCloud(sts);
  const within = <T>(next: (ctx: Context) => T): T => {
    body = next;
    cloud.call('sts', 'GetCallerIdentity', {});
    return answer as T;
  };
  return { cloud, within, [Symbol.dispose]: () => cloud[Symbol.dispose]() };
}

function request(properties: Properties, memo?: Properties): ResourceRequest {
  return {
    stackId: 'stack-id',
    stackName: 'stack',
    logicalId: 'Listener',
    properties,
    tags: [],
    waker: { controller: 'cloudformation/stack', key: '' },
    startedAt: 0,
    generatedName: () => 'name',
    ...(memo ? { memo } : {}),
  };
}

const memoOf = (progress: Progress) => (progress.status === 'in-progress' ? progress.memo : undefined);

test('a listener of a stack is created once its port is bound', () => {
  using t = withContext();
  const { cloud, within } = t;
  const properties = {
    LoadBalancerArn: cloud.loadBalancer(),
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: cloud.targetGroup('tg') }],
  };
  const first = within((ctx) => listenerResource.create(request(properties), ctx));
  expect(first.status).toBe('in-progress');
  const memo = memoOf(first)!;
  const again = () => within((ctx) => listenerResource.create(request(properties, memo), ctx));
  expect(again().status).toBe('in-progress');
  cloud.report('balancer/listener', { listenerArn: memo.arn as string, hostPort: 8080 });
  expect(again()).toEqual({ status: 'success', physicalId: memo.arn });
  const listed = cloud.call('elbv2', 'DescribeListeners', { ListenerArns: [memo.arn as string] });
  expect(listed.Listeners).toHaveLength(1);
});

test('a listener over HTTP may have a certificate whose ARN a condition left out', () => {
  using t = withContext();
  const { cloud, within } = t;
  const properties = {
    LoadBalancerArn: cloud.loadBalancer(),
    Protocol: 'HTTP',
    Port: 80,
    Certificates: [{}],
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
  };
  expect(within((ctx) => listenerResource.create(request(properties), ctx))).toMatchObject({
    physicalId: expect.stringContaining(':listener/'),
  });
});

test('a listener of a stack fails when no port could be bound, or nobody answers', () => {
  using t = withContext();
  const { cloud, within } = t;
  const properties = {
    LoadBalancerArn: cloud.loadBalancer(),
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: cloud.targetGroup('tg') }],
  };
  const memo = memoOf(within((ctx) => listenerResource.create(request(properties), ctx)))!;
  const again = () => within((ctx) => listenerResource.create(request(properties, memo), ctx));
  cloud.advance(601_000);
  expect(code(again)).toBe('ListenerNotBound');
  cloud.report('balancer/listener', { listenerArn: memo.arn as string, error: 'taken' });
  expect(code(again)).toBe('ListenerNotBound');
  within((ctx) => listenerResource.delete(memo.arn as string, request(properties), ctx));
  const gone = within((ctx) => listenerResource.delete(memo.arn as string, request(properties), ctx));
  expect(gone.status).toBe('success');
});
