import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Delivery } from './testing/delivery.ts';

const type = { category: 'Build', owner: 'Custom', provider: 'Own', version: '1' } as const;
let delivery: Delivery;
beforeEach(() => {
  delivery = new Delivery();
  delivery.cloud.call('codepipeline', 'CreateCustomActionType', {
    category: 'Build',
    provider: 'Own',
    version: '1',
    configurationProperties: [
      { name: 'Project', required: true, key: true, secret: false, queryable: true },
      { name: 'Note', required: false, key: true, secret: false },
    ],
    inputArtifactDetails: { minimumCount: 1, maximumCount: 1 },
    outputArtifactDetails: { minimumCount: 0, maximumCount: 1 },
    tags: [{ key: 'team', value: 'a' }],
  });
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

function create(change: object = {}, name = 'delivery'): void {
  const own = {
    name: 'Own',
    actionTypeId: type,
    configuration: { Project: 'shop' },
    inputArtifacts: [{ name: 'Source' }],
    outputArtifacts: [{ name: 'Built' }],
    namespace: 'Own',
    ...change,
  };
  const [source] = delivery.pipeline().stages!;
  delivery.create({ name, stages: [source!, { name: 'Build', actions: [own] }] });
}
const poll = (more: object = {}) =>
  delivery.cloud.call('codepipeline', 'PollForJobs', { actionTypeId: type, ...more }).jobs!;
const acknowledge = (jobId: string, nonce: string) =>
  delivery.cloud.call('codepipeline', 'AcknowledgeJob', { jobId, nonce }).status;
const succeed = (jobId: string, more: object = {}) => {
  delivery.cloud.call('codepipeline', 'PutJobSuccessResult', { jobId, ...more });
  delivery.cloud.settle();
};
function take() {
  const [job] = poll();
  acknowledge(job!.id!, job!.nonce!);
  return job!;
}
const own = () => delivery.actions().find(({ actionName }) => actionName === 'Own')!;

test('a worker polls for a job, acknowledges it once, and gives its result', () => {
  create();
  expect(own().output?.executionResult?.externalExecutionSummary).toBe(
    'Waiting for a job worker of Build/Own',
  );
  const [job] = poll();
  expect(poll()).toEqual([]);
  expect(job).toMatchObject({
    accountId: '000000000000',
    data: {
      actionTypeId: type,
      actionConfiguration: { configuration: { Project: 'shop' } },
      pipelineContext: { pipelineName: 'delivery', stage: { name: 'Build' }, action: { name: 'Own' } },
      inputArtifacts: [{ name: 'Source', location: { type: 'S3' } }],
      outputArtifacts: [{ name: 'Built', location: { s3Location: { bucketName: 'artifacts' } } }],
    },
  });
  expect(() => succeed(job!.id!)).toThrow('only a job that is in progress can have a result');
  expect(() => acknowledge(job!.id!, 'other')).toThrow('The nonce was specified in an invalid format.');
  expect(acknowledge(job!.id!, job!.nonce!)).toBe('InProgress');
  const { jobDetails } = delivery.cloud.call('codepipeline', 'GetJobDetails', { jobId: job!.id! });
  expect(jobDetails?.data?.outputArtifacts).toEqual(job!.data!.outputArtifacts);
  succeed(job!.id!, {
    outputVariables: { Answer: '42' },
    executionDetails: { summary: 'Built', externalExecutionId: 'x' },
  });
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);
  expect(own().output).toMatchObject({
    outputVariables: { Answer: '42' },
    executionResult: { externalExecutionSummary: 'Built', externalExecutionId: 'x' },
    outputArtifacts: [{ name: 'Built' }],
  });
  expect(acknowledge(job!.id!, job!.nonce!)).toBe('Succeeded');
});

test('a job that is continued is polled again with its token', () => {
  create();
  const first = take();
  succeed(first.id!, { continuationToken: 'half' });
  const second = take();
  expect(second).toMatchObject({ id: first.id, data: { continuationToken: 'half' } });
  succeed(second.id!);
  expect(own().status).toBe('Succeeded');
});

test('a job that fails fails its action, with its type and message', () => {
  create();
  const { id } = take();
  delivery.cloud.call('codepipeline', 'PutJobFailureResult', {
    jobId: id!,
    failureDetails: { type: 'RevisionOutOfSync', message: 'It is old.' },
  });
  delivery.cloud.settle();
  expect(own().output?.executionResult?.errorDetails).toEqual({
    code: 'RevisionOutOfSync',
    message: 'It is old.',
  });
  expect(() => delivery.cloud.call('codepipeline', 'GetJobDetails', { jobId: 'none' })).toThrow(
    'The job none cannot be found.',
  );
});

test('a worker asks for the jobs of one configuration, in batches', () => {
  create();
  create({ configuration: { Project: 'other' } }, 'second');
  expect(poll({ queryParam: { Project: 'none' } })).toEqual([]);
  expect(poll({ queryParam: { Project: 'other' } })).toMatchObject([
    { data: { pipelineContext: { pipelineName: 'second' } } },
  ]);
  expect(poll({ maxBatchSize: 10 })).toHaveLength(1);
  expect(() => poll({ actionTypeId: { ...type, provider: 'None' } })).toThrow(
    'The specified action type cannot be found.',
  );
});

test('a job that no worker takes fails after a day', () => {
  create();
  delivery.cloud.advance(24 * 3_600_000);
  expect(own()).toMatchObject({ status: 'Failed' });
  expect(poll()).toEqual([]);
});

describe('a custom action type', () => {
  test('is listed, has tags, and is deleted', () => {
    const listed = () =>
      delivery.cloud.call('codepipeline', 'ListActionTypes', { actionOwnerFilter: 'Custom' }).actionTypes;
    expect(listed()).toMatchObject([{ id: type, inputArtifactDetails: { maximumCount: 1 } }]);
    const resourceArn = 'arn:aws:codepipeline:us-east-1:000000000000:actiontype:Custom/Build/Own/1';
    const { tags } = delivery.cloud.call('codepipeline', 'ListTagsForResource', { resourceArn });
    expect(tags).toEqual([{ key: 'team', value: 'a' }]);
    const { owner: _, ...id } = type;
    for (const _ of [1, 2]) delivery.cloud.call('codepipeline', 'DeleteCustomActionType', id);
    expect(listed()).toEqual([]);
    expect(() => create()).toThrow(
      "ActionType (Category: 'Build', Provider: 'Own', Owner: 'Custom', Version: '1') in action 'Own' is not available in region US_EAST_1",
    );
  });

  test.each([
    [{ configuration: {} }, "is missing required configuration 'Project'"],
    [{ configuration: { Project: 'a', Other: 'b' } }, "contains unknown configuration 'Other'"],
    [{ inputArtifacts: [] }, 'has 0 input artifact(s): its type takes 1 to 1'],
  ])('refuses an action with %j', (change, message) => {
    expect(() => create(change)).toThrow(message);
  });

  test('cannot be made twice', () => {
    const details = { minimumCount: 0, maximumCount: 0 };
    expect(() =>
      delivery.cloud.call('codepipeline', 'CreateCustomActionType', {
        category: 'Build',
        provider: 'Own',
        version: '1',
        inputArtifactDetails: details,
        outputArtifactDetails: details,
      }),
    ).toThrow('already exists');
  });
});
