// Custom resources, from the stack as a user of the CDK writes it.
import { type Cloud, drydock } from '@drydock/testing';
import { App, CfnOutput, CustomResource, Duration, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  AwsCustomResource,
  AwsCustomResourcePolicy,
  PhysicalResourceId,
  Provider,
} from 'aws-cdk-lib/custom-resources';
import { expect, test } from 'vitest';
import { startCloud } from '../cloud.ts';

interface Request {
  readonly RequestType: string;
  readonly PhysicalResourceId?: string;
  readonly ResponseURL: string;
  readonly ResourceProperties: Readonly<Record<string, string>>;
}

const functionIn = (stack: Stack, id: string) =>
  new LambdaFunction(stack, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = () => {}'),
  });

/** A stack with a custom resource of a function, whose attribute is an output. */
function raw(table = 'users'): Stack {
  const stack = new Stack(new App(), 'Raw');
  const made = new CustomResource(stack, 'R', {
    serviceToken: functionIn(stack, 'Fn').functionArn,
    properties: { table },
  });
  new CfnOutput(stack, 'Rows', { value: made.getAttString('Rows') });
  new CfnOutput(stack, 'Id', { value: made.ref });
  return stack;
}

/** A stack with a custom resource of the CDK's provider framework. */
function provided({ isComplete = false, queryInterval = Duration.minutes(1) } = {}): Stack {
  const stack = new Stack(new App(), 'Shop');
  const provider = new Provider(stack, 'Provider', {
    onEventHandler: functionIn(stack, 'OnEvent'),
    ...(isComplete && {
      isCompleteHandler: functionIn(stack, 'IsComplete'),
      queryInterval,
      totalTimeout: Duration.minutes(10),
    }),
  });
  const made = new CustomResource(stack, 'R', { serviceToken: provider.serviceToken });
  new CfnOutput(stack, 'Rows', { value: made.getAttString('Rows') });
  return stack;
}

const failureOf = (cloud: Cloud, stack: Stack) =>
  cloud.deploy(stack).then(
    () => 'it is deployed',
    (error: Error) => error.message,
  );

test('what a script returns is the answer: the attributes, and an id that it keeps', async () => {
  await using cloud = await drydock();
  const seen: unknown[] = [];
  cloud.lambda('Raw/Fn').returns(({ RequestType, PhysicalResourceId: id, ResourceProperties }: Request) => {
    seen.push([RequestType, id, ResourceProperties.table]);
    if (RequestType !== 'Delete') return { PhysicalResourceId: 'seed', Data: { Rows: '42' } };
  });
  expect((await cloud.deploy(raw())).outputs).toEqual({ Rows: '42', Id: 'seed' });
  await cloud.deploy(raw('orders'));
  await cloud.destroy('Raw');
  expect(seen).toEqual([
    ['Create', undefined, 'users'],
    ['Update', 'seed', 'orders'],
    ['Delete', 'seed', 'orders'],
  ]);
});

test('a script may be asynchronous, and call the cloud: no time passes meanwhile', async () => {
  const { LambdaClient, GetFunctionCommand } = await import('@aws-sdk/client-lambda');
  await using cloud = await drydock({ pace: 'machine' });
  cloud.lambda('Raw/Fn').returns(async () => {
    const input = { FunctionName: cloud.physicalId('Raw/Fn') };
    const { Configuration } = await cloud.client(LambdaClient).send(new GetFunctionCommand(input));
    return { Data: { Rows: Configuration?.Runtime } };
  });
  expect((await cloud.deploy(raw())).outputs.Rows).toBe('nodejs22.x');
});

test.each([
  ['throws', () => Promise.reject(new Error('no table users'))],
  [
    'throws at once',
    () => {
      throw new Error('no table users');
    },
  ],
  ['answers FAILED', () => ({ Status: 'FAILED', Reason: 'no table users' })],
])('a script that %s fails with its reason, once, and what was not made is not deleted', async (_, fail) => {
  await using cloud = await drydock();
  const seen: string[] = [];
  cloud.lambda('Raw/Fn').returns(({ RequestType }: Request) => {
    seen.push(RequestType);
    return fail();
  });
  const error = await failureOf(cloud, raw());
  expect(error).toContain('The stack Raw is in ROLLBACK_COMPLETE.');
  expect(error).toMatch(/R \(.*\): Received response status \[FAILED\].* Message returned: no table users/);
  await cloud.time.advance('10 minutes');
  expect(seen).toEqual(['Create']);
});

test('a script that never returns is noted, and time goes on', async () => {
  await using cloud = await drydock();
  cloud.lambda('Raw/Fn').returns(() => new Promise(() => {}));
  const deployment = cloud.deploy(raw(), { within: '10 minutes' });
  await expect(deployment).rejects.toThrow('has not answered yet');
  expect(cloud.log.lines).toEqual(['A scripted function has not returned: time goes on.']);
});

test('what a script has uploaded to the ResponseURL itself counts, and not what it returns', async () => {
  await using cloud = await startCloud({});
  cloud
    .lambda('Raw/Fn')
    .returns(({ ResponseURL, StackId, RequestId, LogicalResourceId }: Request & Record<string, unknown>) => {
      const [, Bucket = '', ...key] = new URL(ResponseURL).pathname.split('/');
      const answer = { Status: 'SUCCESS', StackId, RequestId, LogicalResourceId };
      const body = JSON.stringify({ ...answer, PhysicalResourceId: 'own', Data: { Rows: '7' } });
      const Key = decodeURIComponent(key.join('/'));
      cloud.simulation.call('s3', 'PutObject', { Bucket, Key, Body: Buffer.from(body) as never });
      return { Data: { Rows: '8' } };
    });
  expect((await cloud.deploy(raw())).outputs).toEqual({ Rows: '7', Id: 'own' });
});

test('of the provider framework: the script of onEvent answers, and its error is the reason', async () => {
  await using cloud = await drydock();
  cloud.lambda('Shop/OnEvent').returns(() => ({ Data: { Rows: '42' } }));
  expect((await cloud.deploy(provided())).outputs).toEqual({ Rows: '42' });
  expect(cloud.log.lines).toEqual([]);
  await cloud.destroy('Shop');
  cloud.lambda('Shop/OnEvent').returns(() => {
    throw new Error('no table users');
  });
  expect(await failureOf(cloud, provided())).toContain('Message returned: no table users');
  await cloud.destroy('Shop');
  cloud.lambda('Shop/OnEvent').returns(() => ({ Status: 'FAILED', Reason: 'no room' }));
  const error = await failureOf(cloud, provided());
  expect(error).toContain('The stack Shop is in ROLLBACK_COMPLETE.');
  expect(error).toContain('Message returned: no room');
});

test('of the provider framework: isComplete is asked until it is so, as often as its stack says', async () => {
  await using cloud = await drydock({ pace: 'machine' });
  const askedAt: number[] = [];
  cloud.lambda('Shop/OnEvent').returns(() => ({ PhysicalResourceId: 'job', Data: { Rows: '0' } }));
  cloud.lambda('Shop/IsComplete').returns(({ PhysicalResourceId }: Request) => {
    expect(PhysicalResourceId).toBe('job');
    askedAt.push(cloud.time.now.getTime());
    return askedAt.length < 4 ? { IsComplete: false } : { IsComplete: true, Data: { Rows: '42' } };
  });
  expect((await cloud.deploy(provided({ isComplete: true }))).outputs).toEqual({ Rows: '42' });
  expect(askedAt.map((at) => (at - askedAt[0]!) / 60_000)).toEqual([0, 1, 2, 3]);
});

test('of the provider framework: what is never complete times out', async () => {
  await using cloud = await drydock();
  let asked = 0;
  cloud.lambda('Shop/IsComplete').returns(({ RequestType }: Request) => {
    if (RequestType === 'Create') asked += 1;
    return { IsComplete: RequestType === 'Delete' };
  });
  expect(await failureOf(cloud, provided({ isComplete: true }))).toContain(
    'Message returned: Operation timed out',
  );
  // Once, and again each minute for ten.
  expect(asked).toBe(11);
});

test('AwsCustomResource: its singleton function is scripted', async () => {
  const stack = new Stack(new App(), 'Shop');
  const call = {
    service: 'SSM',
    action: 'getParameter',
    parameters: { Name: 'x' },
    physicalResourceId: PhysicalResourceId.of('1'),
  };
  const made = new AwsCustomResource(stack, 'Get', {
    onUpdate: call,
    policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }),
  });
  new CfnOutput(stack, 'Value', { value: made.getResponseField('Parameter.Value') });
  await using cloud = await drydock();
  cloud
    .lambda('Shop/AWS679f53fac002430cb0da5b7982bd2287')
    .returns(() => ({ Data: { 'Parameter.Value': 'a' } }));
  expect((await cloud.deploy(stack)).outputs).toEqual({ Value: 'a' });
});

test('without a script, the log says which one is missing, by the path that scripts take', async () => {
  await using cloud = await drydock();
  const error = await failureOf(cloud, raw());
  expect(error).toContain('The stack Raw is in ROLLBACK_COMPLETE.');
  expect(error).toContain("Vendor response doesn't contain Rows attribute");
  expect(cloud.log.lines[0]).toMatch(
    /^The code of Raw-Fn.* was not run, and the custom resource R has no attributes: script it with cloud.lambda\('Raw\/Fn'\).returns\(…\).$/,
  );
  cloud.lambda('Raw/Fn').returns(() => ({ Data: { Rows: '42' } }));
  await cloud.destroy('Raw');
  expect((await cloud.deploy(raw())).outputs.Rows).toBe('42');
});
