import { describe, expect, it } from 'vitest';
import { listed } from '../../../contracts/listed-type.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';
import { cloudFormation } from '../index.ts';
import { scriptedParameter, things } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, create, eventsOf, remove, statusOf, templateOf, update } from '../testing/stacks.ts';
import { nested, templateStore } from '../testing/template-store.ts';

function continueRollback(cloud: Rehearsal, ResourcesToSkip?: string[], StackName = 'demo'): void {
  cloud.call('cloudformation', 'ContinueUpdateRollback', {
    StackName,
    ...(ResourcesToSkip ? { ResourcesToSkip } : {}),
  });
  cloud.settle();
}

/** The stack `demo` in UPDATE_ROLLBACK_FAILED: A cannot return to its value while the stack `cause` exists. */
function stuck(cloud: Rehearsal): Rehearsal {
  create(cloud, templateOf({ A: 'blocked by it', B: 'old' }));
  create(cloud, templateOf({ It: { Name: 'it', Value: 'x' } }), { name: 'cause' });
  update(cloud, templateOf({ A: 'new', B: { Value: 'fail update', DependsOn: 'A' } }));
  expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_FAILED');
  return cloud;
}

const valuesOf = (cloud: Rehearsal) =>
  cloud.state
    .all(things)
    .map(({ value }) => value)
    .sort();

describe('continuing a rollback', () => {
  it('attempts what failed once more, and fails once more while the cause stands', () => {
    using cloud = stuck(cloudOfStacks());
    const before = eventsOf(cloud).length;
    continueRollback(cloud);
    expect(eventsOf(cloud).slice(before)).toEqual([
      'demo UPDATE_ROLLBACK_IN_PROGRESS (User Initiated)',
      'A UPDATE_IN_PROGRESS',
      expect.stringContaining('A UPDATE_FAILED (Resource handler returned message: "as the script says"'),
      'demo UPDATE_ROLLBACK_FAILED (The following resource(s) failed to update: [A]. )',
    ]);
    expect(valuesOf(cloud)).toEqual(['new', 'old', 'x']);
  });

  it('restores what failed once the cause is gone, however often it has failed', () => {
    using cloud = stuck(cloudOfStacks());
    continueRollback(cloud);
    cloud.restart();
    continueRollback(cloud);
    remove(cloud, 'cause');
    continueRollback(cloud);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(valuesOf(cloud)).toEqual(['blocked by it', 'old']);
  });

  it('leaves what is skipped as it is, and records it as the template has it', () => {
    using cloud = stuck(cloudOfStacks());
    continueRollback(cloud, ['A']);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(eventsOf(cloud)).toContain('A UPDATE_COMPLETE');
    expect(valuesOf(cloud)).toEqual(['new', 'old', 'x']);
    // The next update changes it: the record has the old value.
    update(cloud, templateOf({ A: 'new', B: 'old' }));
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
  });

  it.each([
    ['succeeded', 'B', 'it is not in UPDATE_FAILED state because a rollback failed.'],
    ['does not exist', 'Nope', 'the stack demo has no resource of this name.'],
  ])('refuses to skip a resource that %s', (_how, name, why) => {
    using cloud = stuck(cloudOfStacks());
    expect(() => continueRollback(cloud, ['A', name])).toThrow(
      `Resource [${name}] in ResourcesToSkip cannot be skipped: ${why}`,
    );
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_FAILED');
  });

  it('refuses a stack in any other status', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x' }));
    expect(() => continueRollback(cloud)).toThrow(
      'RollbackUpdatedStack cannot be called from current stack status',
    );
  });
});

describe('continuing a rollback that failed in a nested stack', () => {
  function stuckInside() {
    const store = templateStore();
    const cloud = rehearse({ services: [cloudFormation([listed(scriptedParameter)]), store.service] });
    store.put('child.json', templateOf({ A: 'blocked by it' }));
    const root = (value: string) =>
      templateOf({ Child: nested('child.json'), Last: { Value: value, DependsOn: 'Child' } });
    create(cloud, root('x'));
    create(cloud, templateOf({ It: { Name: 'it', Value: 'x' } }), { name: 'cause' });
    store.put('child.json', templateOf({ A: 'new' }));
    update(cloud, root('fail update'));
    const childId = cloud.call('cloudformation', 'DescribeStackResource', {
      StackName: 'demo',
      LogicalResourceId: 'Child',
    }).StackResourceDetail!.PhysicalResourceId!;
    expect([statusOf(cloud), statusOf(cloud, childId)]).toEqual([
      'UPDATE_ROLLBACK_FAILED',
      'UPDATE_ROLLBACK_FAILED',
    ]);
    return Object.assign(cloud, { childId, childName: childId.split('/')[1]! });
  }

  it('continues the nested stack, too', () => {
    using cloud = stuckInside();
    continueRollback(cloud);
    expect([statusOf(cloud), statusOf(cloud, cloud.childId)]).toEqual([
      'UPDATE_ROLLBACK_FAILED',
      'UPDATE_ROLLBACK_FAILED',
    ]);
    remove(cloud, 'cause');
    continueRollback(cloud);
    expect([statusOf(cloud), statusOf(cloud, cloud.childId)]).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(valuesOf(cloud)).toEqual(['blocked by it', 'x']);
  });

  it('skips a resource that is named with its nested stack', () => {
    using cloud = stuckInside();
    continueRollback(cloud, [`${cloud.childName}.A`]);
    expect([statusOf(cloud), statusOf(cloud, cloud.childId)]).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(valuesOf(cloud)).toEqual(['new', 'x', 'x']);
  });

  it('refuses the nested stack itself, as the stack and as a resource to skip', () => {
    using cloud = stuckInside();
    expect(() => continueRollback(cloud, undefined, cloud.childId)).toThrow(
      'RollbackUpdatedStack cannot be invoked on child stacks',
    );
    expect(() => continueRollback(cloud, ['Child'])).toThrow(
      'a nested stack can be skipped only in DELETE_IN_PROGRESS, DELETE_COMPLETE or DELETE_FAILED state',
    );
    expect(() => continueRollback(cloud, ['Child.A'])).toThrow('Stack [Child] does not exist');
  });

  it('skips the nested stack once it is deleted', () => {
    using cloud = stuckInside();
    remove(cloud, cloud.childId);
    expect(statusOf(cloud, cloud.childId)).toBe('DELETE_COMPLETE');
    continueRollback(cloud, ['Child']);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  });
});

it('a failed update with rollback disabled in a nested stack is rolled back with its parent', () => {
  const store = templateStore();
  using cloud = rehearse({ services: [cloudFormation([listed(scriptedParameter)]), store.service] });
  store.put('child.json', templateOf({ A: 'one' }));
  create(cloud, templateOf({ Child: nested('child.json') }));
  store.put('child.json', templateOf({ A: 'fail update' }));
  cloud.call('cloudformation', 'UpdateStack', {
    StackName: 'demo',
    TemplateBody: templateOf({ Child: nested('child.json') }),
    DisableRollback: true,
  });
  cloud.settle();
  expect(statusOf(cloud)).toBe('UPDATE_FAILED');
  cloud.call('cloudformation', 'RollbackStack', { StackName: 'demo' });
  cloud.settle();
  expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(valuesOf(cloud)).toEqual(['one']);
});

describe('a listener rule whose rollback failed', () => {
  const template = (priority: number, path: string, failing: boolean) =>
    JSON.stringify({
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.7.0.0/16' } },
        ...Object.fromEntries(
          ['a', 'b'].map((zone, index) => [
            `Subnet${zone}`,
            {
              Type: 'AWS::EC2::Subnet',
              Properties: {
                VpcId: { Ref: 'Vpc' },
                CidrBlock: `10.7.${index}.0/24`,
                AvailabilityZone: `us-east-1${zone}`,
              },
            },
          ]),
        ),
        Balancer: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: { Scheme: 'internal', Subnets: [{ Ref: 'Subneta' }, { Ref: 'Subnetb' }] },
        },
        Listener: {
          Type: 'AWS::ElasticLoadBalancingV2::Listener',
          Properties: {
            LoadBalancerArn: { Ref: 'Balancer' },
            Port: 80,
            Protocol: 'HTTP',
            DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
          },
        },
        Rule: {
          Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
          Properties: {
            ListenerArn: { Ref: 'Listener' },
            Priority: priority,
            Conditions: [{ Field: 'path-pattern', Values: [path] }],
            Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
          },
        },
        ...(failing && {
          NeverSignals: {
            Type: 'AWS::CloudFormation::WaitCondition',
            DependsOn: 'Rule',
            CreationPolicy: { ResourceSignal: { Timeout: 'PT1M' } },
          },
        }),
      },
    });

  function during(between: (cloud: Rehearsal, ruleArn: string, listenerArn: string) => void) {
    const cloud = rehearse({ services });
    // The balancer's ports are bound at once.
    cloud.on('balancer/apply', ({ loadBalancers }) => {
      for (const { arn, hostPorts } of loadBalancers)
        cloud.report('balancer/reservation', { loadBalancerArn: arn, hostPort: hostPorts![0]! });
      for (const { arn, hostPorts } of loadBalancers.flatMap(({ listeners }) => listeners))
        cloud.report('balancer/listener', { listenerArn: arn, hostPort: hostPorts[0]! });
    });
    create(cloud, template(1, '/a', false));
    cloud.advance(600_000);
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    const physical = (LogicalResourceId: string) =>
      cloud.call('cloudformation', 'DescribeStackResource', { StackName: 'demo', LogicalResourceId })
        .StackResourceDetail!.PhysicalResourceId!;
    const [rule, listener] = [physical('Rule'), physical('Listener')];
    update(cloud, template(5, '/b', true));
    cloud.advance(10_000);
    expect(statusOf(cloud)).toBe('UPDATE_IN_PROGRESS');
    between(cloud, rule, listener);
    cloud.advance(120_000);
    expect(statusOf(cloud), eventsOf(cloud).join('\n')).toBe('UPDATE_ROLLBACK_FAILED');
    const found = () => cloud.call('elbv2', 'DescribeRules', { RuleArns: [rule] }).Rules![0]!;
    return Object.assign(cloud, { rule, found });
  }

  it('fails once more when it was deleted outside of the stack, until it is skipped', () => {
    using cloud = during((each, RuleArn) => void each.call('elbv2', 'DeleteRule', { RuleArn }));
    const before = eventsOf(cloud).length;
    continueRollback(cloud);
    expect(eventsOf(cloud).slice(before)).toEqual([
      'demo UPDATE_ROLLBACK_IN_PROGRESS (User Initiated)',
      'Rule UPDATE_IN_PROGRESS',
      expect.stringMatching(/^Rule UPDATE_FAILED \(.*NotFound/),
      expect.stringContaining('demo UPDATE_ROLLBACK_FAILED'),
    ]);
    continueRollback(cloud, ['Rule']);
    cloud.advance(60_000);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('gets its old priority and conditions back when the rule that took its priority is gone', () => {
    let other = '';
    using cloud = during((each, _rule, ListenerArn) => {
      const { Rules } = each.call('elbv2', 'CreateRule', {
        ListenerArn,
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/other'] }],
        Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
      });
      other = Rules![0]!.RuleArn!;
    });
    expect(cloud.found().Priority).toBe('5');
    continueRollback(cloud);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_FAILED');
    cloud.call('elbv2', 'DeleteRule', { RuleArn: other });
    continueRollback(cloud);
    cloud.advance(60_000);
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(cloud.found()).toMatchObject({ Priority: '1', Conditions: [{ Values: ['/a'] }] });
  });
});
