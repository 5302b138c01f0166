import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { exchange, openConnection } from './testing/connection.ts';
import { portOf, startService } from './testing/service-process.ts';

const closing = 'Host: shop\r\nConnection: close\r\n\r\n';

// Each starts a process of its own and mostly waits for it.
describe('the process', { concurrency: 4 }, () => {
  test('SIGTERM: /health turns 503, requests under way finish, and the process exits with 0', async (context) => {
    const service = startService(context, { DRAIN_MS: '0', STOP_WITHIN_MS: '60000' });
    const port = await portOf(service);
    const [root, health] = [await openConnection(port), await openConnection(port)];
    root.send('GET / HTTP/1.1\r\nHost: sh');
    health.send('GET /health HTTP/1.1\r\nHost: sh');
    // Once this is answered, the service has seen the beginnings of the other two.
    assert.match(await exchange(port, `GET /health HTTP/1.1\r\n${closing}`), /^HTTP\/1\.1 200 /);

    service.child.kill('SIGTERM');
    assert.equal((await service.logged('stopping')).signal, 'SIGTERM');
    root.send('op\r\n\r\n');
    health.send('op\r\n\r\n');
    assert.match(await root.closed(), /^HTTP\/1\.1 200 .*\r\nConnection: close\r\n/s);
    assert.match(await health.closed(), /^HTTP\/1\.1 503 .*\r\nConnection: close\r\n/s);
    assert.equal(await service.exited, 0);
    assert.equal((await service.logged('stopped')).connectionsCut, undefined);
  });

  test('between SIGTERM and the end of the drain new connections learn that it is shutting down', async (context) => {
    const service = startService(context, { DRAIN_MS: '600000', STOP_WITHIN_MS: '600000' });
    const port = await portOf(service);
    service.child.kill('SIGTERM');
    await service.logged('stopping');
    service.child.kill('SIGTERM');
    assert.match(await exchange(port, `GET /health HTTP/1.1\r\n${closing}`), /^HTTP\/1\.1 503 /);
    service.child.kill('SIGKILL');
    assert.equal(await service.exited, 'SIGKILL', 'a second SIGTERM does not end the drain');
  });

  test('a client that never finishes its request does not keep the process alive past its limit', async (context) => {
    const service = startService(context, { DRAIN_MS: '0', STOP_WITHIN_MS: '50' });
    const endless = await openConnection(await portOf(service));
    endless.send('GET / HTTP/1.1\r\n');
    await exchange(await portOf(service), `GET / HTTP/1.1\r\n${closing}`);
    service.child.kill('SIGTERM');
    assert.equal(await service.exited, 0);
    assert.equal((await service.logged('stopped')).connectionsCut, 1);
  });

  test('Ctrl-C ends it without a drain', async (context) => {
    const service = startService(context, { DRAIN_MS: '600000', STOP_WITHIN_MS: '600000' });
    await portOf(service);
    service.child.kill('SIGINT');
    assert.equal(await service.exited, 0);
  });

  test('it identifies itself by the task metadata endpoint, which it queries before the first request', async (context) => {
    const TaskARN = 'arn:aws:ecs:us-east-1:111122223333:task/drydock/158d1c8083dd49d6b527399fd6414f5c';
    const metadata = createServer((_, response) =>
      response.end(JSON.stringify({ TaskARN, AvailabilityZone: 'us-east-1b' })),
    );
    context.after(() => metadata.close().closeAllConnections());
    await once(metadata.listen(0, '127.0.0.1'), 'listening');
    const service = startService(context, {
      ECS_CONTAINER_METADATA_URI_V4: `http://127.0.0.1:${(metadata.address() as AddressInfo).port}/v4/x`,
      // Even a busy machine must not make it give up.
      METADATA_TIMEOUT_MS: '600000',
      SERVICE_NAME: 'shop',
      VERSION: 'abc123',
    });
    const response = await fetch(`http://127.0.0.1:${await portOf(service)}/`);
    const { message, ...payload } = (await response.json()) as Record<string, unknown>;
    assert.deepEqual(payload, {
      service: 'shop',
      version: 'abc123',
      task: '158d1c8083dd49d6b527399fd6414f5c',
      availabilityZone: 'us-east-1b',
    });
    assert.equal(typeof message, 'string');
  });

  test('an endpoint that answers late does not delay the start, and its answer is used all the same', async (context) => {
    let [asked, answering] = [0, false];
    const held: (() => void)[] = [];
    const metadata = createServer((_, response) => {
      const answer = () => response.end('{"TaskARN":"arn:aws:ecs:us-east-1:111122223333:task/drydock/late"}');
      // On a busy machine the service may have given the second request up by now: a later one is answered at once.
      if (answering) answer();
      else held.push(answer);
      if (++asked === 2) metadata.emit('askedAgain');
    });
    context.after(() => metadata.close().closeAllConnections());
    await once(metadata.listen(0, '127.0.0.1'), 'listening');
    const askedAgain = once(metadata, 'askedAgain');
    const service = startService(context, {
      ECS_CONTAINER_METADATA_URI_V4: `http://127.0.0.1:${(metadata.address() as AddressInfo).port}/v4/x`,
    });
    const url = `http://127.0.0.1:${await portOf(service)}/`;
    assert.notEqual(((await (await fetch(url)).json()) as { task: string }).task, 'late');
    await askedAgain;
    answering = true;
    held[1]!();
    await service.logged('task-metadata');
    assert.equal(((await (await fetch(url)).json()) as { task: string }).task, 'late');
  });

  test('a port that is taken or invalid is named, and the process exits with 1', async (context) => {
    const first = startService(context);
    const port = await portOf(first);
    const second = startService(context, { PORT: String(port) });
    assert.match(
      String((await second.logged('failed')).error),
      new RegExp(`^Cannot listen on 127.0.0.1:${port}: `),
    );
    assert.equal(await second.exited, 1);
    const third = startService(context, { PORT: 'http' });
    assert.match(String((await third.logged('failed')).error), /^PORT is "http"/);
    assert.equal(await third.exited, 1);
  });

  test('HOST sets the address', async (context) => {
    const anywhere = startService(context, { HOST: '' });
    assert.equal((await anywhere.logged('listening')).address, '0.0.0.0');
  });

  test('it keeps serving when nobody reads its log any more', async (context) => {
    const service = startService(context);
    const port = await portOf(service);
    service.child.stdout?.destroy();
    for (let i = 0; i < 3; i++) {
      assert.match(await exchange(port, `GET / HTTP/1.1\r\n${closing}`), /^HTTP\/1\.1 200 /);
    }
    service.child.kill('SIGINT');
    assert.equal(await service.exited, 0);
  });
});
