import { expect, it } from 'vitest';
import { privateTable } from '../testing/private-table.ts';
import { rehearse } from '../testing/rehearsal.ts';
import { standInService } from '../testing/stand-in-service.ts';
import type { Operation } from './context.ts';
import type { Controller } from './controller.ts';

import { fault } from './faults.ts';
import { outcomes } from './outcomes.ts';
import { pending } from './pending.ts';

declare module './registry.ts' {
  interface Controllers {
    'ssm/question': unknown;
  }
}

interface Question {
  readonly token?: string;
  readonly answer?: string;
}
const questions = privateTable<Question>('test/questions');
const nope = fault('Nope', 'no such function');

/** Asks once, and keeps the outcome as text. */
const asking: Controller<Question & { readonly name: string }, 'ask' | 'look'> = {
  name: 'ssm/question',
  keys: (state) => state.keys(questions),
  observe: (state, name) => {
    const question = state.get(questions, name);
    return question && { name, ...question };
  },
  plan: ({ token, answer }) => ({ steps: answer ? [] : [token ? 'look' : 'ask'] }),
  apply: (step, ctx, name) => {
    const question = ctx.get(questions, name)!;
    if (step === 'ask') {
      const waker = { controller: 'ssm/question', key: name } as const;
      const keep = ({ FunctionError }: { FunctionError?: string }) => FunctionError ?? 'none';
      const token = ctx.ask('lambda', 'Invoke', { FunctionName: name }, waker, keep);
      ctx.put(questions, name, { token });
      return;
    }
    const outcome = ctx.get(outcomes, question.token!);
    if (!outcome || outcome.status === 'open') return;
    ctx.delete(outcomes, question.token!);
    ctx.put(questions, name, { ...question, answer: JSON.stringify(outcome) });
  },
};

const putParameter: Operation<'ssm', 'PutParameter'> = ({ Name }, ctx) => {
  ctx.put(questions, Name!, {});
  ctx.enqueue('ssm/question', Name!);
  return { Version: 1 };
};

const invoke: Operation<'lambda', 'Invoke'> = ({ FunctionName }) => {
  if (FunctionName === 'absent') throw nope();
  if (FunctionName === 'at-once') return { StatusCode: 200, FunctionError: 'at once' };
  return pending(
    'functions/invoked',
    ({ invocationId }) => invocationId === FunctionName,
    ({ payload, failed }) => {
      if (failed) throw nope();
      return { StatusCode: 200, FunctionError: payload };
    },
  );
};

const cloudOf = () =>
  rehearse({
    services: [
      standInService({
        id: 'ssm',
        controllers: [asking],
        operations: { PutParameter: putParameter },
      }),
      standInService({ id: 'lambda', operations: { Invoke: invoke } }),
    ],
  });
type Cloud = ReturnType<typeof cloudOf>;
const answerOf = (cloud: Cloud, name: string) =>
  JSON.parse(cloud.state.get(questions, name)?.answer ?? 'null');
const report = (cloud: Cloud, invocationId: string, failed?: true) => {
  cloud.report('functions/invoked', {
    invocationId,
    payload: 'answered',
    logTail: '',
    ...(failed && { failed }),
  });
  cloud.settle();
};

it('wakes whoever asked as soon as the report is there', () => {
  using cloud = cloudOf();
  cloud.call('ssm', 'PutParameter', { Name: 'slow', Value: '' });
  cloud.settle();
  expect(answerOf(cloud, 'slow')).toBeNull();
  report(cloud, 'slow');
  expect(answerOf(cloud, 'slow')).toEqual({ status: 'succeeded', output: 'answered' });
  expect(cloud.state.keys(outcomes)).toEqual([]);
});

it('answers at once where there is nothing to wait for', () => {
  using cloud = cloudOf();
  cloud.call('ssm', 'PutParameter', { Name: 'at-once', Value: '' });
  cloud.settle();
  expect(answerOf(cloud, 'at-once')).toEqual({ status: 'succeeded', output: 'at once' });
});

it('gives a fault as an outcome: one thrown at once, and one that a report brings', () => {
  using cloud = cloudOf();
  for (const Name of ['absent', 'failing']) cloud.call('ssm', 'PutParameter', { Name, Value: '' });
  cloud.settle();
  report(cloud, 'failing', true);
  const failed = { status: 'failed', code: 'Nope', message: 'no such function' };
  expect(answerOf(cloud, 'absent')).toEqual(failed);
  expect(answerOf(cloud, 'failing')).toEqual(failed);
});

it('says after a restart that an open outcome is lost', () => {
  using cloud = cloudOf();
  cloud.call('ssm', 'PutParameter', { Name: 'slow', Value: '' });
  cloud.settle();
  cloud.restart();
  cloud.settle();
  expect(answerOf(cloud, 'slow')).toEqual({ status: 'lost' });
  report(cloud, 'slow');
  expect(answerOf(cloud, 'slow')).toEqual({ status: 'lost' });
});
