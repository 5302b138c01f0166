// Scripts that answer as the code of real functions does.
import https from 'node:https';
import { type Cloud, drydock, type LambdaContext } from '@drydock/testing';
import { expect, test } from 'vitest';

interface Request {
  readonly RequestType: string;
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

const assumed = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
const template = {
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [assumed] } },
    },
    Fn: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Handler: 'index.handler',
        Runtime: 'nodejs22.x',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Code: { ZipFile: 'exports.handler = () => {}' },
      },
    },
    R: { Type: 'Custom::R', Properties: { ServiceToken: { 'Fn::GetAtt': ['Fn', 'Arn'] } } },
  },
  Outputs: { Rows: { Value: { 'Fn::GetAtt': ['R', 'Rows'] } }, Id: { Value: { Ref: 'R' } } },
};
const deploy = (cloud: Cloud) => cloud.deploy(template, { name: 'Shop' });

const bodyOf = ({ StackId, RequestId, LogicalResourceId }: Request, members: object = {}) =>
  JSON.stringify({
    Status: 'SUCCESS',
    StackId,
    RequestId,
    LogicalResourceId,
    PhysicalResourceId: 'own',
    Data: { Rows: '42' },
    ...members,
  });

/** As the module `cfn-response` that AWS offers does. */
function send(event: Request, context: LambdaContext, members: object = {}): void {
  const body = bodyOf(event, {
    Reason: `See the details in CloudWatch Log Stream: ${context.logStreamName}`,
    PhysicalResourceId: context.logStreamName,
    ...members,
  });
  const { hostname, pathname, search } = new URL(event.ResponseURL);
  const headers = { 'content-type': '', 'content-length': Buffer.byteLength(body) };
  const options = { hostname, port: 443, path: pathname + search, method: 'PUT', headers };
  const request = https.request(options, () => context.done());
  request.on('error', (error) => context.done(error));
  request.end(body);
}

const answers: readonly [string, (event: Request, context: LambdaContext) => unknown][] = [
  [
    'fetch',
    async (event) => {
      const { status } = await fetch(event.ResponseURL, { method: 'PUT', body: bodyOf(event) });
      expect(status).toBe(200);
    },
  ],
  [
    'fetch that nobody awaits',
    (event) => void fetch(event.ResponseURL, { method: 'PUT', body: bodyOf(event) }),
  ],
  [
    'https.request with a host and a path',
    (event, context) => send(event, context, { PhysicalResourceId: 'own' }),
  ],
  [
    'https.request with a URL, after a while, through an agent',
    (event, context) => {
      setImmediate(() => {
        const options = { method: 'PUT', agent: new https.Agent({ keepAlive: true }), timeout: 5000 };
        https
          .request(event.ResponseURL, options, (response) =>
            response.resume().on('end', () => context.succeed()),
          )
          .end(bodyOf(event));
      });
    },
  ],
];
test.each(answers)('what a script sends to the ResponseURL by %s is its answer', (_, handler) =>
  drydock({}, async (cloud) => {
    cloud.lambda('Shop/Fn').returns(handler);
    expect((await deploy(cloud)).outputs).toEqual({ Rows: '42', Id: 'own' });
    await cloud.destroy('Shop');
    expect(cloud.log.lines).toEqual([]);
  }),
);

test('a failure that a script sends has its reason, with the log stream of its context', () =>
  drydock({}, async (cloud) => {
    cloud.lambda('Shop/Fn').returns((event: Request, context) => {
      send(event, context, event.RequestType === 'Create' ? { Status: 'FAILED' } : {});
    });
    await expect(deploy(cloud)).rejects.toThrow(
      /Message returned: See the details in CloudWatch Log Stream: 2026\/01\/01\/\[\$LATEST\][0-9a-f]{32} /,
    );
  }));

test('clouds beside one another get their own answers', async () => {
  const rows = await Promise.all(
    ['1', '2'].map(async (seed) => {
      await using cloud = await drydock({ seed });
      cloud
        .lambda('Shop/Fn')
        .returns((event: Request) =>
          fetch(event.ResponseURL, { method: 'PUT', body: bodyOf(event, { Data: { Rows: seed } }) }).then(
            () => {},
          ),
        );
      return (await deploy(cloud)).outputs.Rows;
    }),
  );
  expect(rows).toEqual(['1', '2']);
});

test('other requests of a script go where they went', () =>
  drydock({}, async (cloud) => {
    cloud
      .lambda('Shop/Fn')
      .returns(async () => ({ Data: { Rows: await (await fetch('data:,seven')).text() } }));
    expect((await deploy(cloud)).outputs.Rows).toBe('seven');
  }));

test.each<[string, (event: Request) => unknown]>([
  [
    'sent',
    (event) => fetch(event.ResponseURL, { method: 'PUT', body: bodyOf(event, { Data: { Rows: long } }) }),
  ],
  ['returned', () => ({ Data: { Rows: long } })],
])('an answer beyond 4 KiB that is %s is refused', (_, handler) =>
  drydock({}, async (cloud) => {
    cloud
      .lambda('Shop/Fn')
      .returns((event: Request) => (event.RequestType === 'Create' ? handler(event) : {}));
    await expect(deploy(cloud)).rejects.toThrow('R (Custom::R): Response object is too long.');
  }),
);
const long = 'x'.repeat(4096);
