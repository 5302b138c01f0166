import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { keepAsking, readTaskMetadata } from './task-metadata.ts';

const arn = 'arn:aws:ecs:us-east-1:111122223333:task/drydock/158d1c8083dd49d6b527399fd6414f5c';

async function endpoint(context: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  context.after(() => server.close().closeAllConnections());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v4/some-container`;
}

test('the task id is the last part of the ARN that the endpoint names', async (context) => {
  const asked: unknown[] = [];
  const uri = await endpoint(context, (request, response) => {
    asked.push(request.url);
    response.end(JSON.stringify({ TaskARN: arn, AvailabilityZone: 'us-east-1b', Family: 'drydock' }));
  });
  const metadata = await readTaskMetadata(uri, 5_000);
  assert.deepEqual(metadata, { task: '158d1c8083dd49d6b527399fd6414f5c', availabilityZone: 'us-east-1b' });
  assert.deepEqual(asked, ['/v4/some-container/task']);
});

test('an availability zone that the endpoint does not know is left out', async (context) => {
  const uri = await endpoint(context, (_, response) => response.end(JSON.stringify({ TaskARN: arn })));
  assert.deepEqual(await readTaskMetadata(uri, 5_000), { task: '158d1c8083dd49d6b527399fd6414f5c' });
});

test('an invalid answer counts as none', async (context) => {
  for (const [status, body] of [
    [200, 'not json'],
    [200, 'null'],
    [200, '[]'],
    [200, '{"TaskARN":7}'],
    [404, `{"TaskARN":"${arn}"}`],
  ] as const) {
    const uri = await endpoint(context, (_, response) => response.writeHead(status).end(body));
    assert.equal(await readTaskMetadata(uri, 5_000), undefined, body);
  }
});

test('an endpoint that is absent, breaks off, stays silent or is not a URL counts as none', async (context) => {
  const breaksOff = await endpoint(context, (_, response) => {
    response.writeHead(200, { 'Content-Length': 100 }).write('{', () => response.destroy());
  });
  const silent = await endpoint(context, () => {});
  for (const [uri, timeoutMs] of [
    ['http://127.0.0.1:1', 5_000],
    [breaksOff, 5_000],
    [silent, 20],
    ['::', 5_000],
  ] as const) {
    assert.equal(await readTaskMetadata(uri, timeoutMs), undefined, uri);
  }
});

test('retries go on until there is an answer, and no longer', async (context) => {
  let asked = 0;
  const uri = await endpoint(context, (_, response) => {
    asked += 1;
    response.end(asked < 3 ? '' : JSON.stringify({ TaskARN: arn }));
  });
  assert.equal((await keepAsking(uri, { pauseMs: 0 }))?.task, '158d1c8083dd49d6b527399fd6414f5c');
  assert.equal(asked, 3);
  assert.equal(await keepAsking('http://127.0.0.1:1', { pauseMs: 0, times: 2 }), undefined);
});
