// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of loops are plain texts.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerInvocations, type FunctionEvent } from '../../../testing/function-stand-in.ts';
import type { Rehearsal } from '../../../testing/rehearsal.ts';
import { lambda } from '../../lambda/index.ts';
import { functionInput, lambdaRoles } from '../../lambda/testing/functions.ts';
import { logs } from '../../logs/index.ts';
import { s3 } from '../../s3/index.ts';
import { scriptedParameter } from '../testing/scripted-parameter.ts';
import { cloudOfStacks, create, eventsOf, remove, statusOf, update } from '../testing/stacks.ts';

let cloud: Rehearsal;
let seen: FunctionEvent[];
/** What a macro makes of a fragment, or its answer's other members. */
let run: (event: FunctionEvent, name: string) => unknown;
/** When set, functions run until `release` is called. */
let hold: boolean;
let release: () => void;

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
const Capabilities = ['CAPABILITY_AUTO_EXPAND' as const];
const parameter = (properties: object) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', ...properties },
});
const answer = ({ requestId, fragment }: FunctionEvent, more: object = {}) => ({
  requestId,
  status: 'success',
  fragment,
  ...more,
});

beforeEach(() => {
  cloud = cloudOfStacks([scriptedParameter], { services: [lambda, lambdaRoles, logs, s3] });
  seen = [];
  hold = false;
  run = (event) => answer(event);
  cloud.on('functions/invoke', ({ invocationId }) => {
    release = () => {
      const [event] = seen.slice(-1);
      cloud.report('functions/invoked', {
        invocationId,
        payload: JSON.stringify(run(event!, '')),
        logTail: '',
      });
      cloud.settle();
    };
  });
  answerInvocations({ ...cloud, report: (...report) => !hold && cloud.report(...report) }, (event, name) => {
    seen.push(event);
    return run(event, name);
  });
  const macros = ['First', 'Second'].map((Name) => {
    cloud.call('lambda', 'CreateFunction', { ...functionInput, FunctionName: Name });
    const Properties = { Name, FunctionName: functionArn(Name) };
    return [Name, { Type: 'AWS::CloudFormation::Macro', Properties }];
  });
  create(cloud, JSON.stringify({ Resources: Object.fromEntries(macros) }), { name: 'macros' });
});
afterEach(() => {
  expect(cloud.log).toEqual([]);
  cloud[Symbol.dispose]();
});

const processed = (name = 'demo') =>
  JSON.parse(
    cloud.call('cloudformation', 'GetTemplate', { StackName: name, TemplateStage: 'Processed' })
      .TemplateBody!,
  ) as { Resources: Record<string, { Properties: Record<string, unknown> }> };

const withMacro = (more: object = {}) =>
  JSON.stringify({
    Transform: 'First',
    Parameters: {
      Size: { Type: 'Number', Default: '3' },
      Names: { Type: 'CommaDelimitedList', Default: 'a, b' },
    },
    Resources: { A: parameter({ Value: { Ref: 'Size' } }) },
    ...more,
  });

/** Adds a resource to a template. */
const adding = (name: string) => (event: FunctionEvent) => {
  const fragment = event.fragment as { Resources: object };
  const Resources = { ...fragment.Resources, [name]: parameter({ Value: name }) };
  return answer(event, { fragment: { ...fragment, Resources } });
};

describe('a macro of the section Transform', () => {
  it('gets the template and its parameters, and what it returns is created', () => {
    run = adding('B');
    create(cloud, withMacro(), { Capabilities, parameters: { Size: '7' } });
    expect(seen).toEqual([
      {
        accountId: '000000000000',
        region: 'us-east-1',
        transformId: '000000000000::First',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        params: {},
        templateParameterValues: { Size: '7', Names: ['a', 'b'] },
        fragment: {
          Parameters: expect.any(Object),
          Resources: { A: parameter({ Value: { Ref: 'Size' } }) },
        },
      },
    ]);
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    expect(Object.keys(processed().Resources)).toEqual(['A', 'B']);
    const original = cloud.call('cloudformation', 'GetTemplate', { StackName: 'demo' });
    expect(original.TemplateBody).toBe(withMacro());
    expect(original.StagesAvailable).toEqual(['Original', 'Processed']);
    expect(eventsOf(cloud).filter((line) => line.startsWith('demo'))).toEqual([
      'demo CREATE_IN_PROGRESS (User Initiated)',
      'demo CREATE_IN_PROGRESS (Transformation succeeded)',
      'demo CREATE_COMPLETE',
    ]);
  });

  it('is called again by an update, which takes what it returns then', () => {
    create(cloud, withMacro(), { Capabilities });
    run = adding('B');
    update(cloud, withMacro(), { Capabilities });
    expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
    expect(Object.keys(processed().Resources)).toEqual(['A', 'B']);
    run = (event) => answer(event);
    update(cloud, withMacro(), { Capabilities });
    expect(Object.keys(processed().Resources)).toEqual(['A']);
    remove(cloud);
    expect(cloud.call('cloudformation', 'ListStacks', {}).StackSummaries?.[0]?.StackStatus).toBe(
      'DELETE_COMPLETE',
    );
  });

  it('runs in its place in the list, before and after AWS’s own', () => {
    run = (event, name) => adding(name)(event);
    const loop = { 'Fn::ForEach::All': ['Name', ['A'], { '${Name}': parameter({ Value: 'x' }) }] };
    const Transform = ['First', 'AWS::LanguageExtensions', 'Second'];
    create(cloud, withMacro({ Transform, Resources: loop }), { Capabilities });
    const resourcesIn = ({ fragment }: FunctionEvent) =>
      Object.keys((fragment as { Resources: object }).Resources);
    expect(seen.map(resourcesIn)).toEqual([['Fn::ForEach::All'], ['A', 'First']]);
    expect(Object.keys(processed().Resources)).toEqual(['A', 'First', 'Second']);
  });

  it('needs CAPABILITY_AUTO_EXPAND in a call, and in a change set does not', () => {
    expect(() => create(cloud, withMacro())).toThrow('Requires capabilities : [CAPABILITY_AUTO_EXPAND]');
    create(cloud, withMacro(), { Capabilities });
    expect(() => update(cloud, withMacro())).toThrow('Requires capabilities : [CAPABILITY_AUTO_EXPAND]');
    expect(seen).toHaveLength(1);
  });
});

describe('Fn::Transform', () => {
  it('gets the members beside it, innermost first, and its parameters as they are', () => {
    run = (event, name) => {
      const fragment = event.fragment as Record<string, unknown>;
      if (name === 'Second') return answer(event, { fragment: `${JSON.stringify(event.params)}!` });
      return answer(event, { fragment: { ...fragment, Description: 'by First' } });
    };
    const transform = (Name: string, more: object = {}) => ({ 'Fn::Transform': { Name, ...more } });
    create(
      cloud,
      JSON.stringify({
        Parameters: { P: { Type: 'String', Default: 'p' } },
        Resources: {
          A: parameter({
            Value: transform('Second', { Parameters: { Of: { Ref: 'P' } } }),
            ...transform('First'),
          }),
        },
      }),
      { Capabilities },
    );
    expect(seen).toMatchObject([
      { transformId: '000000000000::Second', fragment: {}, params: { Of: { Ref: 'P' } } },
      {
        transformId: '000000000000::First',
        fragment: { Type: 'String', Value: '{"Of":{"Ref":"P"}}!' },
        params: {},
      },
    ]);
    expect(processed().Resources.A?.Properties).toEqual({
      Type: 'String',
      Value: '{"Of":{"Ref":"P"}}!',
      Description: 'by First',
    });
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
  });

  it('of a list gives each macro what the one before it has made', () => {
    run = (event, name) => {
      const { Value = '', ...rest } = event.fragment as { Value?: string };
      return answer(event, { fragment: { ...rest, Value: `${Value}${name} ` } });
    };
    const Resources = { A: parameter({ 'Fn::Transform': [{ Name: 'Second' }, { Name: 'First' }] }) };
    create(cloud, JSON.stringify({ Resources }), { Capabilities });
    expect(processed().Resources.A?.Properties.Value).toBe('Second First ');
  });
});

describe('a macro that fails', () => {
  const failures: [string, (event: FunctionEvent) => unknown, string][] = [
    [
      'with a message',
      (event) => answer(event, { status: 'failure', errorMessage: 'no room' }),
      'Transform 000000000000::First failed with: no room',
    ],
    [
      'without one',
      (event) => answer(event, { status: 'FAILED' }),
      'Transform 000000000000::First failed without an error message.',
    ],
    [
      'to return',
      () => {
        throw new Error('broken');
      },
      'Received malformed response from transform 000000000000::First',
    ],
    [
      'to return the request’s id',
      (event) => answer(event, { requestId: 'other' }),
      'Received malformed response from transform 000000000000::First',
    ],
    [
      'to return a fragment',
      ({ requestId }) => ({ requestId, status: 'success' }),
      'Received malformed response from transform 000000000000::First',
    ],
  ];

  it.each(failures)('%s rolls a new stack back', (_, fails, text) => {
    run = fails;
    create(cloud, withMacro(), { Capabilities });
    expect(eventsOf(cloud)).toEqual([
      'demo CREATE_IN_PROGRESS (User Initiated)',
      `demo ROLLBACK_IN_PROGRESS (${text}. Rollback requested by user.)`,
      'demo ROLLBACK_COMPLETE',
    ]);
  });

  it.each(failures)('%s leaves an updated stack as it was', (_, fails, text) => {
    create(cloud, withMacro(), { Capabilities });
    run = fails;
    update(cloud, withMacro({ Resources: { Z: parameter({ Value: 'z' }) } }), { Capabilities });
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(eventsOf(cloud).join('\n')).toContain(`demo UPDATE_ROLLBACK_IN_PROGRESS (${text}`);
    expect(Object.keys(processed().Resources)).toEqual(['A']);
    run = adding('B');
    update(cloud, withMacro(), { Capabilities });
    expect(Object.keys(processed().Resources)).toEqual(['A', 'B']);
  });

  it.each(failures)('%s fails a change set', (_, fails, text) => {
    run = fails;
    cloud.call('cloudformation', 'CreateChangeSet', {
      StackName: 'demo',
      ChangeSetName: 'c',
      ChangeSetType: 'CREATE',
      TemplateBody: withMacro(),
    });
    cloud.settle();
    const found = cloud.call('cloudformation', 'DescribeChangeSet', {
      StackName: 'demo',
      ChangeSetName: 'c',
    });
    expect(found).toMatchObject({ Status: 'FAILED', ExecutionStatus: 'UNAVAILABLE', StatusReason: text });
    expect(statusOf(cloud)).toBe('REVIEW_IN_PROGRESS');
  });

  it('because there is none of its name, or its function is gone', () => {
    const missing = /^No transform named 000000000000::Third found\.$/;
    for (const Transform of ['Third', ['First', 'Third']])
      expect(() => create(cloud, withMacro({ Transform }), { Capabilities })).toThrow(missing);
    expect(seen).toEqual([]);
    cloud.call('lambda', 'DeleteFunction', { FunctionName: 'First' });
    create(cloud, withMacro(), { Capabilities });
    const gone = `Transform 000000000000::First failed with: Function not found: ${functionArn('First')}`;
    expect(eventsOf(cloud)[1]).toContain(gone);
  });

  it('by what it returns, which is checked like any template', () => {
    run = (event) => answer(event, { fragment: { Resources: { A: { Type: 'AWS::No::Such' } } } });
    create(cloud, withMacro(), { Capabilities });
    expect(eventsOf(cloud)[1]).toContain('Unrecognized resource types: [AWS::No::Such]');
    expect(statusOf(cloud)).toBe('ROLLBACK_COMPLETE');
  });
});

describe('a change set', () => {
  const make = (ChangeSetType: 'CREATE' | 'UPDATE') =>
    cloud.call('cloudformation', 'CreateChangeSet', {
      StackName: 'demo',
      ChangeSetName: 'c',
      ChangeSetType,
      TemplateBody: withMacro(),
    });
  const describeIt = () =>
    cloud.call('cloudformation', 'DescribeChangeSet', { StackName: 'demo', ChangeSetName: 'c' });

  it('is in progress while the macro runs, and shows what it has made; executing it calls nobody', () => {
    hold = true;
    run = adding('B');
    make('CREATE');
    cloud.settle();
    expect(describeIt()).toMatchObject({
      Status: 'CREATE_IN_PROGRESS',
      ExecutionStatus: 'UNAVAILABLE',
      Changes: [],
    });
    expect(() =>
      cloud.call('cloudformation', 'ExecuteChangeSet', { StackName: 'demo', ChangeSetName: 'c' }),
    ).toThrow('cannot be executed in its current status of [CREATE_IN_PROGRESS]');
    release();
    const { Status, Changes } = describeIt();
    expect(Status).toBe('CREATE_COMPLETE');
    expect(Changes?.map(({ ResourceChange }) => ResourceChange?.LogicalResourceId)).toEqual(['A', 'B']);
    cloud.call('cloudformation', 'ExecuteChangeSet', { StackName: 'demo', ChangeSetName: 'c' });
    cloud.settle();
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    expect(Object.keys(processed().Resources)).toEqual(['A', 'B']);
    expect(seen).toHaveLength(1);
    make('UPDATE');
    cloud.settle();
    release();
    expect(describeIt()).toMatchObject({
      Status: 'FAILED',
      StatusReason: expect.stringContaining("didn't contain changes"),
    });
  });

  it('that is deleted while its macro runs is gone', () => {
    hold = true;
    make('CREATE');
    cloud.settle();
    cloud.call('cloudformation', 'DeleteChangeSet', { StackName: 'demo', ChangeSetName: 'c' });
    release();
    expect(describeIt).toThrow('ChangeSet [c] does not exist');
  });
});

describe('while a macro runs', () => {
  it('the stack says what it waits for, and goes on after a restart of the engine', () => {
    hold = true;
    create(cloud, withMacro(), { Capabilities });
    const [stack] = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'demo' }).Stacks!;
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_IN_PROGRESS',
      StackStatusReason: 'The macro First processes the template.',
    });
    expect(stack?.Parameters).toContainEqual({ ParameterKey: 'Size', ParameterValue: '3' });
    hold = false;
    cloud.restart();
    cloud.settle();
    expect(statusOf(cloud)).toBe('CREATE_COMPLETE');
    expect(seen).toHaveLength(2);
  });

  it('the stack can be deleted', () => {
    hold = true;
    create(cloud, withMacro(), { Capabilities });
    remove(cloud);
    release();
    expect(cloud.call('cloudformation', 'ListStacks', {}).StackSummaries?.[0]?.StackStatus).toBe(
      'DELETE_COMPLETE',
    );
  });

  it('an update can be cancelled', () => {
    create(cloud, withMacro(), { Capabilities });
    hold = true;
    run = adding('B');
    update(cloud, withMacro(), { Capabilities });
    cloud.call('cloudformation', 'CancelUpdateStack', { StackName: 'demo' });
    release();
    expect(statusOf(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(Object.keys(processed().Resources)).toEqual(['A']);
  });
});

it('a macro changes its function, has a name of its own, and is gone with its stack', () => {
  const template = (FunctionName: string, Name = 'Own') =>
    JSON.stringify({
      Resources: { M: { Type: 'AWS::CloudFormation::Macro', Properties: { Name, FunctionName } } },
      Outputs: { Ref: { Value: { Ref: 'M' } } },
    });
  create(cloud, template(functionArn('First')), { name: 'own' });
  update(cloud, template(functionArn('Second')), { name: 'own' });
  run = (event, name) => adding(name)(event);
  create(cloud, withMacro({ Transform: 'Own' }), { Capabilities });
  expect(Object.keys(processed().Resources)).toEqual(['A', 'Second']);
  create(cloud, template(functionArn('First'), 'First'), { name: 'taken' });
  expect(eventsOf(cloud, 'taken').join()).toContain("identifier 'First' already exists");
  remove(cloud, 'own');
  expect(() => create(cloud, withMacro({ Transform: 'Own' }), { Capabilities, name: 'late' })).toThrow(
    'No transform named 000000000000::Own found.',
  );
});
