import { expect, it } from 'vitest';
import type { Effects } from '../../kernel/registry.ts';
import { describeQuotas } from '../../testing/quota-rows.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { logs } from '../logs/index.ts';
import { lambda } from './index.ts';
import { quotas } from './quotas.ts';
import { functionInput, lambdaRoles } from './testing/functions.ts';

const createFunction = (cloud: Rehearsal) => cloud.call('lambda', 'CreateFunction', functionInput);
const invoke = (cloud: Rehearsal) => void cloud.answer('lambda', 'Invoke', { FunctionName: 'f' });
const requested = (cloud: Rehearsal) =>
  cloud.effects.flatMap(({ effect, input }) =>
    effect === 'functions/invoke' ? [input as Effects['functions/invoke']] : [],
  );

describeQuotas([lambda, lambdaRoles, logs], lambda.quotas!, [
  {
    quota: quotas.concurrentExecutions,
    prepare: createFunction,
    add: invoke,
    code: 'TooManyRequestsException',
    message: 'Rate Exceeded.',
  },
]);

it.each([
  [
    'has been reported',
    (cloud: Rehearsal) => {
      const [{ invocationId } = { invocationId: '' }] = requested(cloud);
      cloud.report('functions/invoked', { invocationId, payload: '1', logTail: '' });
    },
  ],
  ['can no longer run, after an engine was killed', (cloud: Rehearsal) => cloud.advance(120_000)],
])('an invocation that %s does not count', (_, end) => {
  using cloud = rehearse({
    services: [lambda, lambdaRoles, logs],
    quotas: new Map([[quotas.concurrentExecutions.code!, 1]]),
  });
  createFunction(cloud);
  invoke(cloud);
  expect(() => invoke(cloud)).toThrow('Rate Exceeded.');
  end(cloud);
  invoke(cloud);
  expect(requested(cloud)).toHaveLength(2);
});
