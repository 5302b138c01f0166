import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Effects } from '../../kernel/registry.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { logs } from '../logs/index.ts';
import { lambda } from './index.ts';
import { functionInput, lambdaRoles } from './testing/functions.ts';

/** A service that tries to invoke a function in process. */
const other = standInService<'sts'>({
  id: 'sts',
  operations: {
    GetCallerIdentity: (_, ctx) => {
      ctx.call('lambda', 'Invoke', { FunctionName: 'f' });
      return {};
    },
  },
});

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [lambda, lambdaRoles, logs, other] });
  cloud.call('lambda', 'CreateFunction', functionInput);
});
afterEach(() => cloud[Symbol.dispose]());

const requested = () =>
  cloud.effects.flatMap(({ effect, input }) =>
    effect === 'functions/invoke' ? [input as Effects['functions/invoke']] : [],
  );
const invoke = (input: object = {}) =>
  cloud.answer('lambda', 'Invoke', { FunctionName: 'f', ...input }) as Promise<{
    Payload: Uint8Array;
    FunctionError?: string;
    LogResult?: string;
  }>;

describe('an invocation', () => {
  it('is requested from the driver, and answered when it reports', async () => {
    const answer = invoke({ Payload: Buffer.from('{"a":1}'), LogType: 'Tail' });
    const [request] = requested();
    expect(request).toMatchObject({
      functionName: 'f',
      payload: '{"a":1}',
      timeoutMs: 3000,
      handler: 'index.handler',
    });
    cloud.report('functions/invoked', { invocationId: 'another', payload: '0', logTail: '' });
    cloud.report('functions/invoked', {
      invocationId: request!.invocationId,
      payload: '[1]',
      logTail: 'said\n',
    });
    const { Payload, FunctionError, LogResult } = await answer;
    expect(Buffer.from(Payload).toString()).toBe('[1]');
    expect(FunctionError).toBeUndefined();
    expect(Buffer.from(LogResult!, 'base64').toString()).toBe('said\n');
    const groups = cloud.call('logs', 'DescribeLogGroups', {}).logGroups;
    expect(groups?.map(({ logGroupName }) => logGroupName)).toEqual(['/aws/lambda/f']);
  });

  it('says that the function failed, or that its answer is too large', async () => {
    const failing = invoke();
    const large = invoke();
    const [first, second] = requested();
    cloud.report('functions/invoked', {
      invocationId: first!.invocationId,
      payload: '{}',
      failed: true,
      logTail: '',
    });
    cloud.report('functions/invoked', {
      invocationId: second!.invocationId,
      payload: 'x'.repeat(7e6),
      logTail: '',
    });
    expect((await failing).FunctionError).toBe('Unhandled');
    expect(Buffer.from((await large).Payload).toString()).toContain('Function.ResponseSizeTooLarge');
  });

  it('is refused when its payload is not JSON, and from within another operation', () => {
    expect(() => invoke({ Payload: Buffer.from('{') })).toThrow('Could not parse request body into json');
    expect(() => cloud.call('sts', 'GetCallerIdentity', {})).toThrow('Drydock cannot call lambda:Invoke');
    expect(requested()).toEqual([]);
    expect(invoke({ InvocationType: 'DryRun' })).toEqual({ StatusCode: 204 });
  });
});
