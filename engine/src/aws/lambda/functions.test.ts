import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Effects } from '../../kernel/registry.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { cloudFormation } from '../cloudformation/index.ts';
import { iam } from '../iam/index.ts';
import { logs } from '../logs/index.ts';
import { s3 } from '../s3/index.ts';
import { lambda } from './index.ts';
import { functionInput, lambdaRoles, zip } from './testing/functions.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [lambda, lambdaRoles, s3] });
});
afterEach(() => cloud[Symbol.dispose]());

const create = (more: object = {}) => cloud.call('lambda', 'CreateFunction', { ...functionInput, ...more });
const f = { FunctionName: 'f' };
const effects = <E extends keyof Effects>(name: E) =>
  cloud.effects.filter(({ effect }) => effect === name).map(({ input }) => input as Effects[E]);
describe('functions', () => {
  it('are created with defaults, found by name and ARN, and listed', () => {
    const created = create();
    expect(created).toMatchObject({ Timeout: 3, MemorySize: 128, Version: '$LATEST', State: 'Active' });
    expect(cloud.call('lambda', 'GetFunction', { FunctionName: created.FunctionArn }).Configuration).toEqual(
      created,
    );
    expect(cloud.call('lambda', 'ListFunctions', {}).Functions).toEqual([created]);
    expect(() => create()).toThrow('Function already exist: f');
    expect(() => cloud.call('lambda', 'GetFunction', { FunctionName: 'f:live' })).toThrow(
      'Function not found: arn:aws:lambda:us-east-1:000000000000:function:f:live',
    );
  });

  it('are not created with a runtime that Lambda has retired', () => {
    for (const Runtime of ['python2.7', 'nodejs12.x'] as const)
      expect(() => create({ Runtime })).toThrow(`The runtime parameter of ${Runtime} is no longer supported`);
  });

  it('of a stack can have a retired runtime, and say that AWS would refuse it', () => {
    const trust = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    };
    const template = (Timeout: number) =>
      JSON.stringify({
        Resources: {
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: { AssumeRolePolicyDocument: trust },
          },
          Old: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Runtime: 'python3.6',
              Handler: 'index.handler',
              Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
              Code: { ZipFile: 'def handler(event, context): return 1' },
              Timeout,
            },
          },
        },
      });
    const parts = [lambda, iam, s3, logs];
    using stacks = rehearse({
      services: [...parts, cloudFormation(parts.flatMap(({ resources = [] }) => resources))],
    });
    const of = { StackName: 'old' };
    const old = () => stacks.call('cloudformation', 'DescribeStackResources', of).StackResources![1]!;
    const Capabilities = ['CAPABILITY_IAM' as const];
    stacks.call('cloudformation', 'CreateStack', { ...of, TemplateBody: template(3), Capabilities });
    stacks.advance(60_000);
    expect(old()).toMatchObject({
      ResourceStatus: 'CREATE_COMPLETE',
      ResourceStatusReason: expect.stringMatching(/^Not on AWS: .* python3\.6/),
    });
    stacks.call('cloudformation', 'UpdateStack', { ...of, TemplateBody: template(4), Capabilities });
    stacks.advance(60_000);
    expect(old().ResourceStatus).toBe('UPDATE_COMPLETE');
  });

  it('can take their code from S3', () => {
    cloud.call('s3', 'CreateBucket', { Bucket: 'code' });
    cloud.call('s3', 'PutObject', { Bucket: 'code', Key: 'f.zip', Body: zip('1') as never });
    expect(create({ Code: { S3Bucket: 'code', S3Key: 'f.zip' } }).CodeSize).toBe(zip('1').length);
    expect(() => create({ FunctionName: 'g', Code: { S3Bucket: 'code', S3Key: 'no' } })).toThrow('NoSuchKey');
  });

  it.each([
    [{ Code: { ZipFile: Buffer.from('no zip') } }, 'Could not unzip uploaded file'],
    [{ Layers: ['arn:aws:lambda:us-east-1:000000000000:layer:l:1'] }, 'layer:l:1 does not exist.'],
    [{ Layers: ['l'] }, 'The layer version arn l is invalid.'],
    [{ Runtime: undefined }, 'Runtime is mandatory'],
    [{ FileSystemConfigs: [{}] }, 'Not simulated for Lambda functions: file systems'],
    [{ Timeout: 901 }, "Value '901' at 'timeout' failed to satisfy constraint"],
    [{ Environment: { Variables: { AWS_REGION: 'x' } } }, 'reserved keys'],
  ])('are refused with %j', (more, message) => {
    expect(() => create(more)).toThrow(message);
  });

  it('retire what runs an earlier revision when they change', () => {
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

  it('have one configuration, by name, ARN or $LATEST', () => {
    const created = create({ Environment: { Variables: { COLOUR: 'red' } }, MemorySize: 512 });
    const read = (FunctionName: string, Qualifier?: string) =>
      cloud.call('lambda', 'GetFunctionConfiguration', { FunctionName, Qualifier });
    expect(created).toMatchObject({ MemorySize: 512, Environment: { Variables: { COLOUR: 'red' } } });
    for (const name of ['f', created.FunctionArn!, '000000000000:function:f', 'f:$LATEST']) {
      expect(read(name)).toEqual(created);
    }
    cloud.advance(1000);
    const { RevisionId } = cloud.call('lambda', 'UpdateFunctionCode', { ...f, ZipFile: zip('2') });
    expect(read('f')).toMatchObject({ RevisionId, CodeSize: zip('2').length, MemorySize: 512 });
    expect(read('f').LastModified).not.toBe(created.LastModified);
    const notFound = (arn: string) =>
      expect.objectContaining({
        code: 'ResourceNotFoundException',
        message: `Function not found: arn:aws:lambda:us-east-1:000000000000:function:${arn}`,
      });
    expect(() => read('g')).toThrow(notFound('g'));
    for (const other of ['111111111111:function:f', 'arn:aws:lambda:eu-west-1:000000000000:function:f'])
      expect(() => read(other)).toThrow(notFound('f'));
    expect(() => read('f', 'live')).toThrow(notFound('f:live'));
    expect(() => read('a b')).toThrow("'a b' is not a function's name or ARN.");
  });

  it('are listed in pages that a deletion does not shift', () => {
    for (const FunctionName of ['c', 'a', 'b']) create({ FunctionName });
    const list = (input: object = {}) => cloud.call('lambda', 'ListFunctions', input);
    const names = (input: object = {}) => list(input).Functions?.map(({ FunctionName }) => FunctionName);
    expect(names()).toEqual(['a', 'b', 'c']);
    const { NextMarker } = list({ MaxItems: 1 });
    cloud.call('lambda', 'DeleteFunction', { FunctionName: 'a' });
    expect(names({ Marker: NextMarker })).toEqual(['b', 'c']);
    expect(() => list({ Marker: 'x' })).toThrow('Invalid marker: x');
  });

  it('have tags', () => {
    const { FunctionArn: Resource } = create({ Tags: { a: '1' } });
    cloud.call('lambda', 'TagResource', { Resource, Tags: { b: '2' } });
    cloud.call('lambda', 'UntagResource', { Resource, TagKeys: ['a'] });
    expect(cloud.call('lambda', 'ListTags', { Resource }).Tags).toEqual({ b: '2' });
    expect(cloud.call('lambda', 'GetFunction', f).Tags).toEqual({ b: '2' });
  });
});

describe('a function’s policy', () => {
  const grant = (more: object = {}) =>
    cloud.call('lambda', 'AddPermission', {
      ...f,
      StatementId: 's',
      Action: 'lambda:InvokeFunction',
      Principal: 'elasticloadbalancing.amazonaws.com',
      ...more,
    });
  const statements = () => JSON.parse(cloud.call('lambda', 'GetPolicy', f).Policy!).Statement;

  it('has a statement for each permission, until it is removed', () => {
    const { FunctionArn } = create();
    const statement = {
      Sid: 's',
      Effect: 'Allow',
      Principal: { Service: 'elasticloadbalancing.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: FunctionArn,
    };
    expect(JSON.parse(grant().Statement!)).toEqual(statement);
    expect(() => grant()).toThrow('The statement id (s) provided already exists');
    expect(statements()).toEqual([statement]);
    const remove = (StatementId: string) => cloud.call('lambda', 'RemovePermission', { ...f, StatementId });
    expect(() => remove('t')).toThrow('Statement t is not found in resource policy.');
    remove('s');
    expect(() => statements()).toThrow('No policy is associated with the given resource.');
  });

  it.each([
    ['*', '*'],
    ['123456789012', { AWS: 'arn:aws:iam::123456789012:root' }],
    ['arn:aws:iam::123456789012:role/r', { AWS: 'arn:aws:iam::123456789012:role/r' }],
  ])('accepts the principal %s', (Principal, expected) => {
    create();
    grant({ Principal, SourceArn: 'arn:aws:s3:::b', SourceAccount: '123456789012' });
    expect(statements()).toMatchObject([
      {
        Principal: expected,
        Condition: {
          StringEquals: { 'AWS:SourceAccount': '123456789012' },
          ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::b' },
        },
      },
    ]);
  });

  it('refuses an invalid principal, and an action of another service', () => {
    create();
    expect(() => grant({ Principal: 'me' })).toThrow('The provided principal was invalid.');
    expect(() => grant({ Action: 's3:GetObject' })).toThrow("The action 's3:GetObject' must match");
  });
});

describe('the role', () => {
  it.each([
    ['does not exist', 'arn:aws:iam::000000000000:role/nope'],
    ['is for another service', 'arn:aws:iam::000000000000:role/ecs'],
    ['has another path', 'arn:aws:iam::000000000000:role/path/r'],
  ])('that %s is refused', (_, Role) => {
    const refusal = 'The role defined for the function cannot be assumed by Lambda.';
    expect(() => create({ Role })).toThrow(refusal);
    create();
    expect(() => cloud.call('lambda', 'UpdateFunctionConfiguration', { FunctionName: 'f', Role })).toThrow(
      refusal,
    );
  });

  it('of another account is refused', () => {
    expect(() => create({ Role: 'arn:aws:iam::123456789012:role/r' })).toThrow(
      'Cross-account pass role is not allowed.',
    );
  });
});
