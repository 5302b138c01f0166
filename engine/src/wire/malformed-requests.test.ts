// Requests that no client should send. Each has an answer in AWS's words: never an internal failure, a path or a stack.
import { request } from 'node:http';
import { cbor } from '@smithy/core/cbor';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cloudFormation } from '../aws/cloudformation/index.ts';
import { cloudWatch } from '../aws/cloudwatch/index.ts';
import { ec2 } from '../aws/ec2/index.ts';
import { ecr } from '../aws/ecr/index.ts';
import { ecs } from '../aws/ecs/index.ts';
import { lambda } from '../aws/lambda/index.ts';
import { s3 } from '../aws/s3/index.ts';
import { Ids } from '../kernel/ids.ts';
import { createGateway } from './gateway.ts';
import { ociDistribution } from './oci-distribution.ts';
import { serve, type TestedGateway } from './testing/gateway.ts';

let gateway: TestedGateway;
beforeAll(async () => {
  gateway = await serve([cloudFormation([]), cloudWatch, ec2, ecr, ecs, lambda, s3], (cloud) => ({
    v2: ociDistribution({
      call: (_region, operation, input) => cloud.call('ecr', operation, input as never) as never,
      blobs: { get: () => new Uint8Array(), sizeBytes: () => 0 },
    }),
  }));
});
afterAll(() => gateway.close());
afterEach(() => {
  expect(gateway.log).toEqual([]);
});

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('awsJson', () => {
  const ecsCall = (body: string, operation = 'DescribeClusters') =>
    send('POST', '/', 'ecs', { 'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}` }, body);

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['a text', '"x"'],
    ['nothing but a brace', '{'],
    ['a list with null in it', '{"clusters":[null]}'],
    ['a map with null in it', '{"tags":[{"key":null}],"clusters":[null]}'],
    ['a list in a list', '{"clusters":[["x"]]}'],
    ['lists 100,000 deep', `{"clusters":${nested(100_000)}}`],
    ['unknown members 100,000 deep', `{"other":${nested(100_000)}}`],
    ['objects 10,000 deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ])('refuses %s', async (_name, body) => {
    expect(await ecsCall(body)).toMatchObject({
      status: 400,
      text: expect.stringContaining('Serialization'),
    });
  });

  it.each(['1e999', '-1e999', '1.5', '-0.1', '1e300', '-1e19', '"1"', 'true', 'null]', '{}'])(
    'refuses the number %s',
    async (number) => {
      const answer = await ecsCall(`{"cluster":"c","maxResults":${number}}`, 'ListServices');
      expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('Serialization') });
    },
  );

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'has no operation %s',
    async (operation) => {
      expect(await ecsCall('{}', operation)).toMatchObject({ status: 404 });
    },
  );
});

it('names a service that is not there, whose signing name is another one’s', async () => {
  const target = { 'x-amz-target': 'AmazonECSStreams_20120810.ListStreams' };
  expect(await send('POST', '/', 'ecs', target, '{}')).toMatchObject({
    status: 501,
    text: expect.stringContaining('Drydock does not implement the service AmazonECSStreams.'),
  });
});

describe('timestamps and fractions', () => {
  const metrics = (body: string) =>
    send('POST', '/', 'monitoring', { 'x-amz-target': 'GraniteServiceVersion20100801.PutMetricData' }, body);
  const datum = (members: string) => `{"Namespace":"n","MetricData":[{"MetricName":"m",${members}}]}`;

  it.each(['{"toString":1}', '[]', '"soon"', '1e30', '-1e30', '253402300800', 'true'])(
    'refuse the timestamp %s',
    async (timestamp) => {
      expect(await metrics(datum(`"Value":1,"Timestamp":${timestamp}`))).toMatchObject({
        status: 400,
        text: expect.stringContaining('SerializationException'),
      });
    },
  );

  it('leave fractions to the members that have them', async () => {
    expect((await metrics(datum('"Values":[0.5],"Counts":[1.5]'))).status).toBe(200);
    expect((await metrics(datum('"Value":1.5,"StorageResolution":1.5'))).status).toBe(400);
  });
});

describe('rpcv2Cbor', () => {
  const alarms = (body: Uint8Array) =>
    send(
      'POST',
      '/service/GraniteServiceVersion20100801/operation/DescribeAlarms',
      'monitoring',
      { 'smithy-protocol': 'rpc-v2-cbor' },
      body,
    );
  it.each([
    ['null', cbor.serialize(null)],
    ['a list', cbor.serialize([])],
    ['an integer of 2^64 − 1', cbor.serialize({ MaxRecords: 2n ** 64n - 1n })],
    ['a fraction of a record', cbor.serialize({ MaxRecords: 1.5 })],
    ['a number that is none', cbor.serialize({ MaxRecords: Number.NaN })],
    ['infinity', cbor.serialize({ MaxRecords: Number.POSITIVE_INFINITY })],
    ['an integer where a text belongs', cbor.serialize({ AlarmNamePrefix: 2n ** 60n })],
    ['null in a list', cbor.serialize({ AlarmNames: [null] })],
    ['half of a text', cbor.serialize({ AlarmNamePrefix: 'half' }).subarray(0, -2)],
    ['lists 100,000 deep', new Uint8Array(100_000).fill(0x81)],
    ['lists 250 deep', new Uint8Array([...new Uint8Array(250).fill(0x81), 0x80])],
  ])('refuses %s', async (_name, body) => {
    expect(await alarms(body)).toMatchObject({
      status: 400,
      text: expect.stringContaining('SerializationException'),
    });
  });

  it('reads integers beyond 2^53 that a member can hold', async () => {
    const answer = await alarms(cbor.serialize({ MaxRecords: 2n ** 53n + 1n }));
    expect(answer.status).toBeLessThan(500);
  });
});

describe('awsQuery and ec2Query', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  it.each(['1e999', 'NaN', 'Infinity', '0x10', '', ' ', '1,5'])('refuse the number %j', async (number) => {
    const stacks = `Action=DescribeAccountLimits`;
    expect(
      await send(
        'POST',
        '/',
        'cloudformation',
        form,
        `Action=CreateStack&StackName=s&TimeoutInMinutes=${number}`,
      ),
    ).toMatchObject({ status: 400, text: expect.stringContaining('<Code>MalformedInput</Code>') });
    expect(
      await send('POST', '/', 'ec2', form, `Action=DescribeVpcs&MaxResults=${number}`),
      stacks,
    ).toMatchObject({ status: 400, text: expect.stringContaining('<Code>InvalidParameterValue</Code>') });
  });

  it('refuse parameters that are nested deeply', async () => {
    const name = `Tags.member.1${'.a'.repeat(100)}`;
    const answer = await send('POST', '/', 'cloudformation', form, `Action=CreateStack&${name}=x`);
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('MalformedInput') });
  });

  it.each(['http://127.0.0.1:4566/%zz/t', 'https://s3.amazonaws.com/b/%', 's3://b/%e4', 'nonsense', 's3:%%'])(
    'refuse the TemplateURL %s',
    async (url) => {
      const body = new URLSearchParams({ Action: 'ValidateTemplate', TemplateURL: url }).toString();
      expect(await send('POST', '/', 'cloudformation', form, body)).toMatchObject({
        status: 400,
        text: expect.stringContaining('<Code>ValidationError</Code>'),
      });
    },
  );
});

describe('paths', () => {
  it.each([
    ['/v2/%zz/manifests/x', 400],
    ['/v2/%e4/blobs/uploads/', 400],
    ['/v2/a%', 400],
    ['/v2/a%0d%0ab/blobs/x', 404],
  ])('of the registry, %s, are answered in its own form', async (path, status) => {
    const answer = await send('GET', path, undefined, { authorization: 'Basic YTpi' });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('"errors"');
  });

  it.each(['/constructor', '/__proto__', '/toString/x', '/hasOwnProperty'])(
    'that are members of every object, %s, are no routes',
    async (path) => {
      expect(await send('GET', path, undefined, {})).toMatchObject({ status: 403 });
    },
  );

  it.each(['/%zz', '/bucket/%', '/%e4/%f6'])('of S3, %s, are an InvalidURI', async (path) => {
    expect(await send('GET', path, 's3', {})).toMatchObject({
      status: 400,
      text: expect.stringContaining('<Code>InvalidURI</Code>'),
    });
  });

  it.each(['/bucket/../k', '/bucket/a/../../k', '/bucket/%2e%2e/k', '/bucket/..'])(
    'of S3, whose key %s climbs above its start, are refused without a body',
    async (path) => {
      expect(await send('GET', path, 's3', {})).toMatchObject({ status: 400, text: '' });
    },
  );

  it.each(['/bucket/a/../k', '/bucket/..k', '/bucket/a..'])(
    'of S3, whose key %s stays below its start, are looked for',
    async (path) => {
      expect(await send('GET', path, 's3', {})).toMatchObject({
        status: 404,
        text: expect.stringContaining('<Code>NoSuchBucket</Code>'),
      });
    },
  );

  it.each(['/2015-03-31/functions/%zz', '/2015-03-31/functions/%e4/invocations'])(
    'of Lambda, %s, are malformed',
    async (path) => {
      expect((await send('GET', path, 'lambda', {})).status).toBeLessThan(500);
    },
  );
});

describe('a body that is too large', () => {
  it.each([
    ['ecs', 413, 'RequestEntityTooLarge', 1024 ** 2],
    ['lambda', 413, 'Request must be smaller than 70167211 bytes', 70_167_211],
    ['s3', 400, 'EntityTooLarge', 1024 ** 3],
  ])('is refused when %s announces it, and not read', async (service, status, text, limit) => {
    const answer = await send(
      'PUT',
      '/bucket/key',
      service,
      { 'content-length': String(limit + 1) },
      'x',
      true,
    );
    expect(answer).toMatchObject({ status, text: expect.stringContaining(text) });
  });

  it('is refused when it comes in pieces', async () => {
    const headers = { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters' };
    const answer = await send('POST', '/', 'ecs', headers, new Uint8Array(1024 ** 2 + 1));
    expect(answer.status).toBe(413);
  });
});

it('a body that ends early is nobody’s fault but the caller’s', async () => {
  await new Promise<void>((resolve) => {
    const outgoing = request(gateway.endpoint, {
      method: 'POST',
      headers: { ...signed('ecs'), 'content-length': '100' },
    });
    outgoing.on('error', () => undefined);
    outgoing.on('close', () => resolve());
    outgoing.write('{"half":', () => outgoing.destroy());
  });
  expect((await send('GET', '/', 's3', {})).status).toBe(200);
});

it('a header that no response can contain is encoded', async () => {
  await send('PUT', '/headers', 's3', {});
  await send('PUT', '/headers/key', 's3', {}, 'x');
  const answer = await send('GET', '/headers/key?response-content-type=a%0D%0Ab%E2%82%AC', 's3', {});
  expect(answer).toMatchObject({ status: 200, type: expect.stringMatching(/^=\?UTF-8\?B\?/) });
});

describe('a JSON text in a member', () => {
  const deep = nested(100_000);
  it.each([
    [
      'an alarm’s reason data',
      () =>
        send(
          'POST',
          '/',
          'monitoring',
          { 'x-amz-target': 'GraniteServiceVersion20100801.SetAlarmState' },
          JSON.stringify({ AlarmName: 'a', StateValue: 'OK', StateReason: 'r', StateReasonData: deep }),
        ),
    ],
    ['a function’s payload', () => send('POST', '/2015-03-31/functions/f/invocations', 'lambda', {}, deep)],
    [
      'a bucket’s policy',
      async () => {
        await send('PUT', '/policies', 's3', {});
        return send('PUT', '/policies?policy', 's3', {}, `{"Statement":${deep}}`);
      },
    ],
    [
      'an image’s manifest',
      async () => {
        await send('POST', '/v2/m/blobs/uploads/', undefined, { authorization: 'Basic YTpi' });
        return send('PUT', '/v2/m/manifests/x', undefined, { authorization: 'Basic YTpi' }, `{"a":${deep}}`);
      },
    ],
  ])('may be nested deeply: %s is refused', async (_name, call) => {
    const { status } = await call();
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

it.each([
  'null',
  '[]',
  '{"Statement":null}',
  '{"Statement":[null]}',
  '{"Statement":["x"]}',
  '{"Statement":7}',
])('a bucket policy %s is malformed', async (policy) => {
  await send('PUT', '/shapes', 's3', {});
  expect(await send('PUT', '/shapes?policy', 's3', {}, policy)).toMatchObject({
    status: 400,
    text: expect.stringContaining('<Code>MalformedPolicy</Code>'),
  });
});

it('an internal failure tells the client nothing but where the log has it', async () => {
  const log: string[] = [];
  const failing = createGateway({
    now: () => 0,
    ids: new Ids('failing'),
    services: [s3, ecs, lambda, ec2],
    log: (line) => void log.push(line),
    region: () => ({
      answer: () => {
        throw new Error("ENOENT: no such file or directory, open '/home/someone/.drydock/blobs/x'");
      },
    }),
    routes: {},
  });
  const endpoint = `http://127.0.0.1:${await failing.listen(0)}`;
  for (const [service, path, headers] of [
    ['s3', '/', {}],
    ['ec2', '/?Action=DescribeVpcs', {}],
    ['lambda', '/2015-03-31/functions', {}],
    ['ecs', '/', { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters' }],
  ] as const) {
    const response = await fetch(`${endpoint}${path}`, { headers: { ...signed(service), ...headers } });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toMatch(/ENOENT|home|\bat /);
    const [, id] = /below ([0-9a-f-]{36})/.exec(text) ?? [];
    expect(log.at(-1)).toContain(`internal failure ${id}: Error: ENOENT`);
  }
  await failing.close();
});

const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/${service}/aws4_request, Signature=0`,
});

/** `unending`: the answer comes although the body does not end. */
function send(
  method: string,
  path: string,
  service: string | undefined,
  headers: Record<string, string>,
  body: string | Uint8Array = '',
  unending = false,
) {
  return new Promise<{ status: number; text: string; type: string | undefined }>((resolve, reject) => {
    const outgoing = request(
      gateway.endpoint,
      { method, path, headers: { ...(service && signed(service)), ...headers } },
      (incoming) => {
        let text = '';
        incoming.setEncoding('latin1').on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () => {
          resolve({ status: incoming.statusCode ?? 0, text, type: incoming.headers['content-type'] });
          outgoing.destroy();
        });
      },
    );
    outgoing.on('error', reject);
    if (unending) outgoing.write(body);
    else outgoing.end(body);
  });
}
