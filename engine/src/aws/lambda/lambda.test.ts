import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Effects } from '../../kernel/registry.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { logs } from '../logs/index.ts';
import { s3 } from '../s3/index.ts';
import { lambda } from './index.ts';

const zip = (text: string) => zipSync({ 'index.js': Buffer.from(text) });
const balancers = 'elasticloadbalancing.amazonaws.com';

/** A service that tries to invoke in process. */
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
  cloud = rehearse({ services: [lambda, logs, s3, other] });
});
afterEach(() => cloud[Symbol.dispose]());

const create = (more: object = {}) =>
  cloud.call('lambda', 'CreateFunction', {
    FunctionName: 'f',
    Role: 'arn:aws:iam::000000000000:role/r',
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: zip('exports.handler = async () => 1') },
    ...more,
  });
const effects = <E extends keyof Effects>(name: E) =>
  cloud.effects.filter(({ effect }) => effect === name).map(({ input }) => input as Effects[E]);
const invoke = (input: object = {}) =>
  cloud.answer('lambda', 'Invoke', { FunctionName: 'f', ...input }) as Promise<{
    Payload: Uint8Array;
    FunctionError?: string;
    LogResult?: string;
  }>;

describe('functions', () => {
  it('are made with defaults, found by name and ARN, and listed', () => {
    const made = create();
    expect(made).toMatchObject({ Timeout: 3, MemorySize: 128, Version: '$LATEST', State: 'Active' });
    expect(cloud.call('lambda', 'GetFunction', { FunctionName: made.FunctionArn }).Configuration).toEqual(
      made,
    );
    expect(cloud.call('lambda', 'ListFunctions', {}).Functions).toEqual([made]);
    expect(() => create()).toThrow('Function already exist: f');
    expect(() => cloud.call('lambda', 'GetFunction', { FunctionName: 'f:live' })).toThrow(
      'Function not found: arn:aws:lambda:us-east-1:000000000000:function:f:live',
    );
  });

  it('come from S3, too', () => {
    cloud.call('s3', 'CreateBucket', { Bucket: 'code' });
    cloud.call('s3', 'PutObject', { Bucket: 'code', Key: 'f.zip', Body: zip('1') as never });
    expect(create({ Code: { S3Bucket: 'code', S3Key: 'f.zip' } }).CodeSize).toBe(zip('1').length);
    expect(() => create({ FunctionName: 'g', Code: { S3Bucket: 'code', S3Key: 'no' } })).toThrow('NoSuchKey');
  });

  it.each([
    [{ Runtime: 'python3.13' }, 'The runtime python3.13 is not simulated'],
    [{ Code: { ZipFile: Buffer.from('no zip') } }, 'Could not unzip uploaded file'],
    [{ Layers: ['arn:aws:lambda:us-east-1:0:layer:l:1'] }, 'Not simulated for Lambda functions: layers'],
    [{ Timeout: 901 }, "Value '901' at 'timeout' failed to satisfy constraint"],
    [{ Environment: { Variables: { AWS_REGION: 'x' } } }, 'reserved keys'],
  ])('are refused with %j', (more, message) => {
    expect(() => create(more)).toThrow(message);
  });

  it('have what runs an earlier revision retired when they change', () => {
    const { FunctionArn, RevisionId } = create();
    const changed = cloud.call('lambda', 'UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: 9 });
    expect(changed).toMatchObject({ Timeout: 9, Handler: 'index.handler' });
    expect(() =>
      cloud.call('lambda', 'UpdateFunctionCode', { FunctionName: 'f', ZipFile: zip('2'), RevisionId }),
    ).toThrow('RevisionId');
    cloud.call('lambda', 'DeleteFunction', { FunctionName: 'f' });
    expect(effects('functions/retire').slice(1)).toEqual([
      { functionArn: FunctionArn, revision: changed.RevisionId },
      { functionArn: FunctionArn },
    ]);
  });

  it('keep tags and permissions', () => {
    const { FunctionArn: Resource } = create({ Tags: { a: '1' } });
    cloud.call('lambda', 'TagResource', { Resource, Tags: { b: '2' } });
    cloud.call('lambda', 'UntagResource', { Resource, TagKeys: ['a'] });
    expect(cloud.call('lambda', 'ListTags', { Resource }).Tags).toEqual({ b: '2' });
    const grant = {
      FunctionName: 'f',
      StatementId: 's',
      Action: 'lambda:InvokeFunction',
      Principal: balancers,
    };
    cloud.call('lambda', 'AddPermission', grant);
    expect(() => cloud.call('lambda', 'AddPermission', grant)).toThrow(
      'The statement id (s) provided already exists',
    );
    const { Policy } = cloud.call('lambda', 'GetPolicy', { FunctionName: 'f' });
    expect(JSON.parse(Policy!).Statement).toEqual([
      {
        Sid: 's',
        Effect: 'Allow',
        Principal: { Service: balancers },
        Action: 'lambda:InvokeFunction',
        Resource,
      },
    ]);
    cloud.call('lambda', 'RemovePermission', { FunctionName: 'f', StatementId: 's' });
    expect(() => cloud.call('lambda', 'GetPolicy', { FunctionName: 'f' })).toThrow('No policy is associated');
  });
});

describe('an invocation', () => {
  it('asks the driver, and is answered by its report', async () => {
    create();
    const answer = invoke({ Payload: Buffer.from('{"a":1}'), LogType: 'Tail' });
    const [asked] = effects('functions/invoke');
    expect(asked).toMatchObject({
      functionName: 'f',
      payload: '{"a":1}',
      timeoutMs: 3000,
      handler: 'index.handler',
    });
    cloud.report('functions/invoked', { invocationId: 'another', payload: '0', logTail: '' });
    cloud.report('functions/invoked', {
      invocationId: asked!.invocationId,
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

  it('tells of a function that failed, and of an answer that is too large', async () => {
    create();
    const failing = invoke();
    const large = invoke();
    const [first, second] = effects('functions/invoke');
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

  it('is refused when it is no JSON, asynchronous, or made from within another operation', () => {
    create();
    expect(() => invoke({ Payload: Buffer.from('{') })).toThrow('Could not parse request body into json');
    expect(() => invoke({ InvocationType: 'Event' })).toThrow('The invocation type Event is not simulated');
    expect(() => cloud.call('sts', 'GetCallerIdentity', {})).toThrow('Drydock cannot call lambda:Invoke');
    expect(effects('functions/invoke')).toEqual([]);
    expect(invoke({ InvocationType: 'DryRun' })).toEqual({ StatusCode: 204 });
  });
});
