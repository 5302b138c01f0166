import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asynchronousInvocations } from '../../contracts/asynchronous-invocations.ts';
import { outcomes } from '../../kernel/outcomes.ts';
import type { Effects } from '../../kernel/registry.ts';
import { answerInvocations } from '../../testing/function-stand-in.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { logs } from '../logs/index.ts';
import { lambda } from './index.ts';
import { functionInput, lambdaRoles } from './testing/functions.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [lambda, lambdaRoles, logs] });
  cloud.call('lambda', 'CreateFunction', functionInput);
});
afterEach(() => cloud[Symbol.dispose]());

const f = { FunctionName: 'f' };
const send = (event: object = {}, more: object = {}) => {
  const answer = cloud.call('lambda', 'Invoke', {
    ...f,
    InvocationType: 'Event',
    Payload: Buffer.from(JSON.stringify(event)),
    ...more,
  });
  cloud.settle();
  return answer;
};
const begun = () =>
  cloud.effects.flatMap(({ effect, input }) =>
    effect === 'functions/invoke' ? [input as Effects['functions/invoke']] : [],
  );
const states = () => cloud.state.all(asynchronousInvocations).map(({ status }) => status);

describe('an event', () => {
  it('is accepted at once, and handled afterwards', () => {
    const seen: unknown[] = [];
    answerInvocations(cloud, (event) => void seen.push(event));
    expect(send({ a: 1 })).toEqual({ StatusCode: 202 });
    expect(seen).toEqual([{ a: 1 }]);
    expect(states()).toEqual(['succeeded']);
    cloud.advance(3_600_000);
    expect(states()).toEqual([]);
  });

  it('that fails is tried again after one minute and after two more, with the same request id', () => {
    answerInvocations(cloud, () => {
      throw new Error('no');
    });
    send();
    expect(begun()).toHaveLength(1);
    cloud.advance(59_000);
    expect(begun()).toHaveLength(1);
    cloud.advance(1_000);
    expect(begun()).toHaveLength(2);
    cloud.advance(119_000);
    expect(begun()).toHaveLength(2);
    cloud.advance(1_000);
    expect(begun()).toHaveLength(3);
    cloud.advance(600_000);
    expect(begun()).toHaveLength(3);
    expect(new Set(begun().map(({ invocationId }) => invocationId)).size).toBe(1);
    expect(cloud.state.all(asynchronousInvocations)).toMatchObject([
      { status: 'failed', error: 'Error: no' },
    ]);
    expect(cloud.state.keys(outcomes)).toEqual([]);
  });

  it('runs again after an engine was killed while it ran, as the same attempt', () => {
    send();
    expect(begun()).toHaveLength(1);
    cloud.restart();
    cloud.settle();
    expect(begun()).toHaveLength(2);
    expect(cloud.state.all(asynchronousInvocations)).toMatchObject([{ status: 'running', attempts: 1 }]);
  });

  it('waits while the account has no concurrency left', () => {
    using small = rehearse({ services: [lambda, lambdaRoles, logs], quotas: new Map([['L-B99A9384', 1]]) });
    small.call('lambda', 'CreateFunction', functionInput);
    const call = { ...f, InvocationType: 'Event' as const };
    small.call('lambda', 'Invoke', call);
    small.call('lambda', 'Invoke', call);
    small.settle();
    const requested = () => small.effects.filter(({ effect }) => effect === 'functions/invoke');
    expect(requested()).toHaveLength(1);
    const { invocationId } = requested()[0]!.input as Effects['functions/invoke'];
    small.report('functions/invoked', { invocationId, payload: '1', logTail: '' });
    small.advance(1000);
    expect(requested()).toHaveLength(2);
  });

  it('larger than 1 MiB, or for a function that does not run here, is refused', () => {
    expect(() => send({}, { Payload: Buffer.from(JSON.stringify('x'.repeat(2 ** 20))) })).toThrow(
      'Request must be smaller than 1048576 bytes',
    );
    cloud.call('lambda', 'CreateFunction', { ...functionInput, FunctionName: 'j', Runtime: 'java21' });
    expect(() => send({}, { FunctionName: 'j' })).toThrow(
      'Recorded only: Drydock does not run functions of the runtime java21.',
    );
    expect(() => cloud.answer('lambda', 'Invoke', { FunctionName: 'j' })).toThrow('Recorded only');
  });
});

describe('what is configured for events', () => {
  it('decides how often one is tried', () => {
    answerInvocations(cloud, () => {
      throw new Error('no');
    });
    const config = cloud.call('lambda', 'PutFunctionEventInvokeConfig', { ...f, MaximumRetryAttempts: 0 });
    expect(config).toMatchObject({
      MaximumRetryAttempts: 0,
      FunctionArn: expect.stringMatching(/:f:\$LATEST$/),
    });
    send();
    cloud.advance(600_000);
    expect(begun()).toHaveLength(1);
  });

  it('sends what became of it to another function', () => {
    const arn = cloud.call('lambda', 'CreateFunction', { ...functionInput, FunctionName: 'g' }).FunctionArn!;
    cloud.call('lambda', 'PutFunctionEventInvokeConfig', {
      ...f,
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: arn }, OnSuccess: { Destination: arn } },
    });
    const seen: Record<string, unknown>[] = [];
    answerInvocations(cloud, (event, name) => {
      if (name === 'g') seen.push(event);
      else if (event.fail) throw new Error('no');
      return 'fine';
    });
    send({ fail: true });
    send({ a: 1 });
    expect(seen).toMatchObject([
      {
        requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 1 },
        requestPayload: { fail: true },
        responseContext: { functionError: 'Unhandled' },
        responsePayload: { errorMessage: 'no' },
      },
      { requestContext: { condition: 'Success' }, requestPayload: { a: 1 }, responsePayload: 'fine' },
    ]);
  });

  it('is read, changed, listed and deleted', () => {
    cloud.call('lambda', 'PutFunctionEventInvokeConfig', { ...f, MaximumRetryAttempts: 1 });
    cloud.call('lambda', 'UpdateFunctionEventInvokeConfig', { ...f, MaximumEventAgeInSeconds: 60 });
    const read = () => cloud.call('lambda', 'GetFunctionEventInvokeConfig', f);
    expect(read()).toMatchObject({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60 });
    expect(cloud.call('lambda', 'ListFunctionEventInvokeConfigs', f).FunctionEventInvokeConfigs).toEqual([
      read(),
    ]);
    cloud.call('lambda', 'DeleteFunctionEventInvokeConfig', f);
    expect(read).toThrow("doesn't have an EventInvokeConfig");
  });
});

describe('an alarm or a rule', () => {
  const alarm = {
    AlarmName: 'high',
    AlarmArn: 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:high',
    AlarmDescription: null,
    AWSAccountId: '000000000000',
    NewStateValue: 'ALARM',
    NewStateReason: 'because',
    StateChangeTime: '2026-01-01T00:00:00.000+0000',
    OldStateValue: 'OK',
  };

  it.each([
    [{ 'detail-type': 'Any' }, { 'detail-type': 'Any' }],
    [
      alarm,
      {
        source: 'aws.cloudwatch',
        alarmArn: alarm.AlarmArn,
        alarmData: {
          alarmName: 'high',
          state: { value: 'ALARM', reason: 'because' },
          previousState: { value: 'OK' },
        },
      },
    ],
  ])('invokes a function: %#', (message, expected) => {
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:f';
    const triggers = standInService<'sts'>({
      id: 'sts',
      operations: {
        GetCallerIdentity: (_, ctx) => {
          const of = (isNew: boolean) => ctx.trigger({ arn, source: 'x', isNew, message })?.status;
          return { Account: `${of(true)} ${of(false)}` };
        },
      },
    });
    using other = rehearse({ services: [lambda, lambdaRoles, logs, triggers] });
    other.call('lambda', 'CreateFunction', functionInput);
    const seen: unknown[] = [];
    answerInvocations(other, (event) => void seen.push(event));
    expect(other.call('sts', 'GetCallerIdentity', {}).Account).toBe('performed ignored');
    other.settle();
    expect(seen).toMatchObject([expected]);
  });
});

it('an event for a function that is deleted meanwhile is dropped', () => {
  send();
  cloud.restart();
  cloud.call('lambda', 'DeleteFunction', f);
  cloud.settle();
  expect(states()).toEqual(['failed']);
  expect(cloud.log).toEqual([]);
});
