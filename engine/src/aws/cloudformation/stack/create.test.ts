import { describe, expect, it } from 'vitest';
import { things } from '../testing/scripted-parameter.ts';
import {
  cloudOfStacks,
  create,
  eventsOf,
  outputsOf,
  statusOf,
  templateOf,
  update,
} from '../testing/stacks.ts';

const handler = (code: string) =>
  expect.stringMatching(new RegExp(`HandlerErrorCode: ${code}\\)`)) as unknown;

describe('creating a stack', () => {
  it('creates each resource after those that it refers to, with AWS’s events', () => {
    using cloud = cloudOfStacks();
    create(
      cloud,
      templateOf({ B: { Value: { Ref: 'A' } }, A: 'x' }, { Outputs: { O: { Value: { Ref: 'B' } } } }),
    );
    expect(eventsOf(cloud)).toEqual([
      'demo CREATE_IN_PROGRESS (User Initiated)',
      'A CREATE_IN_PROGRESS',
      'A CREATE_IN_PROGRESS (Resource creation Initiated)',
      'A CREATE_COMPLETE',
      'B CREATE_IN_PROGRESS',
      'B CREATE_IN_PROGRESS (Resource creation Initiated)',
      'B CREATE_COMPLETE',
      'demo CREATE_COMPLETE',
    ]);
    expect(outputsOf(cloud).O).toMatch(/^demo-B-[A-Z0-9]{12}$/);
  });

  it('works on independent resources at the same time', () => {
    using cloud = cloudOfStacks();
    const slow = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`R${index}`, 'slow 1000']));
    create(cloud, templateOf({ ...slow, Last: { Value: 'slow 1000', DependsOn: Object.keys(slow) } }));
    cloud.advance(1999);
    expect(statusOf(cloud)).toBe('CREATE_IN_PROGRESS');
    cloud.advance(1);
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  });

  it('that fails cancels what is in progress and deletes what was created, in reverse order', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x', Slow: 'slow 500', B: { Value: 'fail create', DependsOn: 'A' } }));
    cloud.advance(1000);
    expect(eventsOf(cloud).slice(6)).toEqual([
      'B CREATE_IN_PROGRESS',
      handler('InvalidRequest'),
      'Slow CREATE_FAILED (Resource creation cancelled)',
      'demo ROLLBACK_IN_PROGRESS (The following resource(s) failed to create: [Slow, B]. Rollback requested by user.)',
      'A DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
      'Slow DELETE_IN_PROGRESS',
      'B DELETE_COMPLETE',
      'Slow DELETE_COMPLETE',
      'demo ROLLBACK_COMPLETE',
    ]);
    expect(cloud.state.keys(things)).toEqual([]);
    expect(() => update(cloud, templateOf({ A: 'y' }))).toThrow(
      /is in ROLLBACK_COMPLETE state and can not be updated\.$/,
    );
  });

  it('that fails with rollback disabled finishes and keeps what it can', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'slow 10', B: 'fail create' }), { DisableRollback: true });
    cloud.advance(100);
    expect(statusOf(cloud)).toBe('CREATE_FAILED');
    expect(cloud.state.all(things)).toEqual([{ value: 'slow 10' }]);
  });

  it('that fails with OnFailure DELETE leaves nothing behind and frees the name', () => {
    using cloud = cloudOfStacks();
    const id = create(cloud, templateOf({ A: 'x', B: { Value: 'fail create', DependsOn: 'A' } }), {
      OnFailure: 'DELETE',
    });
    expect(statusOf(cloud, id)).toBe('DELETE_COMPLETE');
    expect(() => statusOf(cloud)).toThrow('Stack with id demo does not exist');
  });

  it('that takes longer than its timeout is rolled back', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'slow 600000' }), { TimeoutInMinutes: 1 });
    cloud.advance(60_000);
    expect(eventsOf(cloud)).toContain(
      'demo ROLLBACK_IN_PROGRESS (Stack creation time exceeded the specified timeout. Rollback requested by user.)',
    );
  });

  it('treats a defect in a resource type as that resource’s failure, and logs it', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'broken' }));
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
    expect(eventsOf(cloud)).toContainEqual(handler('InternalFailure'));
    expect(cloud.log.join()).toContain('AWS::SSM::Parameter create of demo/A: Error: a defect');
  });

  it('fails a resource that has properties unknown to its schema', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: { Value: 'x', Colour: 'red' } }));
    expect(eventsOf(cloud)).toContain(
      'A CREATE_FAILED (Property validation failure: [Encountered unsupported properties in {/}: [Colour]])',
    );
  });

  it('fails before the first resource when an attribute does not exist', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x' }, { Outputs: { O: { Value: { 'Fn::GetAtt': ['A', 'Invalid'] } } } }));
    expect(eventsOf(cloud)).toEqual([
      'demo CREATE_IN_PROGRESS (User Initiated)',
      'demo ROLLBACK_IN_PROGRESS ([Error] /Outputs/O/Value/Fn::GetAtt: Resource type AWS::SSM::Parameter does not support attribute {Invalid}. Rollback requested by user.)',
      'demo ROLLBACK_COMPLETE',
    ]);
  });

  it('only records a type that the engine does not simulate, and says so', () => {
    using cloud = cloudOfStacks();
    const topic = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'news' } };
    create(cloud, templateOf({ Topic: topic }, { Outputs: { Arn: { Value: { Ref: 'Topic' } } } }));
    expect(eventsOf(cloud)).toContain(
      'Topic CREATE_COMPLETE (Recorded only: Drydock does not simulate AWS::SNS::Topic)',
    );
    expect(outputsOf(cloud).Arn).toMatch(/^arn:aws:sns:us-east-1:000000000000:/);
  });

  it('continues after a crash where it was', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'slow 500', B: { Value: 'x', DependsOn: 'A' } }));
    cloud.restart();
    cloud.advance(500);
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    expect(cloud.state.keys(things)).toHaveLength(2);
  });
});

describe('a refused request', () => {
  const unknown = { Type: 'AWS::X::Y' };
  it.each([
    [templateOf({ A: unknown }), {}, 'Template format error: Unrecognized resource types: [AWS::X::Y]'],
    [
      templateOf({ A: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r' } } }),
      {},
      'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    ],
    [
      templateOf({ A: 'x' }, { Parameters: { P: { Type: 'String' } } }),
      {},
      'Parameters: [P] must have values',
    ],
    [templateOf({ A: 'x' }), { parameters: { Q: '1' } }, 'Parameters: [Q] do not exist in the template'],
    [
      templateOf({ A: 'x' }, { Transform: 'AWS::Serverless-2016-10-31' }),
      {},
      'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    ],
    [
      templateOf({ A: 'x' }),
      { name: '1demo' },
      "1 validation error detected: Value '1demo' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
    ],
  ])('%s changes nothing', (body, options, message) => {
    using cloud = cloudOfStacks();
    expect(() => create(cloud, body, options)).toThrow(message);
    expect(cloud.call('cloudformation', 'DescribeStacks', {}).Stacks).toEqual([]);
  });

  it('is one whose stack name is taken', () => {
    using cloud = cloudOfStacks();
    create(cloud, templateOf({ A: 'x' }));
    expect(() => create(cloud, templateOf({ A: 'x' }))).toThrow('Stack [demo] already exists');
  });
});
