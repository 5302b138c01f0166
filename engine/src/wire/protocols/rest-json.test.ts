import { Lambda } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { iam } from '../../aws/iam/index.ts';
import { lambda as service } from '../../aws/lambda/index.ts';
import { logs } from '../../aws/logs/index.ts';
import { createServiceRole } from '../../testing/service-role.ts';
import { anyone, serve, type TestedGateway } from '../testing/gateway.ts';

let gateway: TestedGateway;
let lambda: Lambda;

beforeAll(async () => {
  gateway = await serve([service, iam, logs]);
  const config = {
    endpoint: gateway.endpoint,
    region: 'us-east-1',
    credentials: anyone,
    maxAttempts: 1,
  };
  lambda = new Lambda(config);
  gateway.cloud.on('functions/invoke', ({ invocationId, payload }) =>
    gateway.cloud.report('functions/invoked', {
      invocationId,
      payload: `[${payload}]`,
      failed: true,
      logTail: 'x',
    }),
  );
  await lambda.createFunction({
    FunctionName: 'f',
    Role: await createServiceRole(config, 'function', 'lambda.amazonaws.com'),
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Environment: { Variables: { NAME: 'ü' } },
    Code: { ZipFile: zipSync({ 'index.js': Buffer.from('1') }) },
  });
});
afterAll(async () => {
  lambda.destroy();
  await gateway.close();
});

it('transfers labels, queries and JSON, and uses the operation’s status', async () => {
  const { Configuration } = await lambda.getFunction({ FunctionName: 'f', Qualifier: '$LATEST' });
  expect(Configuration).toMatchObject({ FunctionName: 'f', Environment: { Variables: { NAME: 'ü' } } });
  const Resource = Configuration!.FunctionArn!;
  await lambda.tagResource({ Resource, Tags: { a: '1', b: '2' } });
  const { $metadata } = await lambda.untagResource({ Resource, TagKeys: ['a', 'c'] });
  expect($metadata.httpStatusCode).toBe(204);
  expect((await lambda.listTags({ Resource })).Tags).toEqual({ b: '2' });
});

it('transfers payloads and headers, and waits for outcomes that come later', async () => {
  const answer = lambda.invoke({ FunctionName: 'f', Payload: Buffer.from('7'), LogType: 'Tail' });
  await expect
    .poll(() => gateway.cloud.effects.some(({ effect }) => effect === 'functions/invoke'))
    .toBe(true);
  gateway.cloud.settle();
  const { Payload, StatusCode, FunctionError, LogResult } = await answer;
  expect(Payload!.transformToString()).toBe('[7]');
  expect({ StatusCode, FunctionError, LogResult }).toEqual({
    StatusCode: 200,
    FunctionError: 'Unhandled',
    LogResult: Buffer.from('x').toString('base64'),
  });
});

it('returns errors with their codes', async () => {
  await expect(lambda.getFunction({ FunctionName: 'absent' })).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    $metadata: { httpStatusCode: 404 },
  });
  await expect(lambda.createFunction({ FunctionName: 'g', Role: undefined, Code: {} })).rejects.toMatchObject(
    {
      name: 'ValidationException',
    },
  );
  await expect(lambda.listCodeSigningConfigs({})).rejects.toMatchObject({ name: 'NotImplemented' });
});
