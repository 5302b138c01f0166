import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Operation } from '../../../kernel/context.ts';
import { pending } from '../../../kernel/pending.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { Delivery } from '../testing/delivery.ts';
import { stackStandIn } from '../testing/stack-stand-in.ts';

interface JobEvent {
  readonly 'CodePipeline.job': {
    readonly id: string;
    readonly data: { readonly continuationToken?: string; readonly actionConfiguration: object };
  };
}

let delivery: Delivery;
/** What the function was called with, each with a way to end the invocation. */
let calls: { readonly event: JobEvent; end(payload: string, failed?: boolean): void }[];
beforeEach(() => {
  calls = [];
  const invokeFunction: Operation<'lambda', 'Invoke'> = ({ Payload }, ctx) => {
    const invocationId = ctx.ids.uuid();
    const event = JSON.parse(Buffer.from(Payload as Uint8Array).toString()) as JobEvent;
    const end = (payload: string, failed = false) => {
      delivery.cloud.report('functions/invoked', {
        invocationId,
        functionArn: 'f',
        failed,
        payload,
        logTail: '',
      } as never);
      delivery.cloud.settle();
    };
    calls.push({ event, end });
    return pending(
      'functions/invoked',
      (report) => report.invocationId === invocationId,
      ({ payload, failed }) => ({
        StatusCode: 200,
        Payload: Buffer.from(payload) as never,
        ...(failed ? { FunctionError: 'Unhandled' } : {}),
      }),
    );
  };
  const lambda = standInService({ id: 'lambda', operations: { Invoke: invokeFunction } });
  delivery = new Delivery(stackStandIn, lambda);
  const [source] = delivery.pipeline().stages!;
  const invoke = {
    name: 'Check',
    actionTypeId: { category: 'Invoke', owner: 'AWS', provider: 'Lambda', version: '1' } as const,
    configuration: { FunctionName: 'check', UserParameters: 'deep' },
    inputArtifacts: [{ name: 'Source' }],
    namespace: 'Check',
  };
  delivery.create({ stages: [source!, { name: 'Check', actions: [invoke] }] });
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

const succeed = (more: object = {}) => {
  const jobId = calls.at(-1)!.event['CodePipeline.job'].id;
  delivery.cloud.call('codepipeline', 'PutJobSuccessResult', { jobId, ...more });
  delivery.cloud.settle();
};
const check = () => delivery.actions().find(({ actionName }) => actionName === 'Check')!;

test('the function gets the job, and its result is that of the action', () => {
  expect(calls[0]?.event['CodePipeline.job']).toMatchObject({
    accountId: '000000000000',
    data: {
      actionConfiguration: { configuration: { FunctionName: 'check', UserParameters: 'deep' } },
      inputArtifacts: [{ name: 'Source', location: { type: 'S3', s3Location: { bucketName: 'artifacts' } } }],
      outputArtifacts: [],
      artifactCredentials: { accessKeyId: expect.any(String) },
    },
  });
  succeed({ outputVariables: { Grade: 'A' } });
  calls[0]?.end('null');
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);
  expect(check().output?.outputVariables).toEqual({ Grade: 'A' });
});

test('a continuation calls the function again after half a minute, with its token', () => {
  succeed({ continuationToken: 'more' });
  calls[0]?.end('null');
  delivery.cloud.advance(29_000);
  expect(calls).toHaveLength(1);
  delivery.cloud.advance(10_000);
  expect(calls[1]?.event['CodePipeline.job'].data.continuationToken).toBe('more');
  succeed();
  calls[1]?.end('null');
  expect(check().status).toBe('Succeeded');
});

test('a function that fails fails the action with its error', () => {
  calls[0]?.end('{"errorMessage":"It broke"}', true);
  expect(check().output?.executionResult?.errorDetails).toEqual({
    code: 'JobFailed',
    message: 'The function check failed: {"errorMessage":"It broke"}',
  });
});

test('a function that says nothing fails the action after twenty minutes', () => {
  calls[0]?.end('null');
  delivery.cloud.advance(19 * 60_000);
  expect(check().status).toBe('InProgress');
  delivery.cloud.advance(2 * 60_000);
  expect(check().output?.executionResult?.errorDetails?.message).toMatch(
    /^The AWS Lambda function check failed to return a result\./,
  );
});

test('a function whose engine ended meanwhile is invoked again', () => {
  delivery.cloud.restart();
  delivery.cloud.settle();
  expect(calls).toHaveLength(2);
  succeed();
  expect(check().status).toBe('Succeeded');
});
