// Tests the driver with real processes of this machine's Node.js.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Driver } from '../../contracts/driver.ts';
import type { FunctionInvocation } from '../../contracts/functions.ts';
import { ended } from '../processes/testing/ended.ts';
import { TestHost } from '../testing/driver.ts';
import { createFunctionRunner } from './index.ts';

let host: TestHost;
let runner: Driver;
let count: number;

beforeEach(async () => {
  host = new TestHost();
  runner = createFunctionRunner(host);
  count = 0;
  await runner.recover();
});
afterEach(async () => {
  await runner.stop();
  host.remove();
});

async function invoke(
  files: Record<string, string>,
  event: unknown = {},
  more: Partial<FunctionInvocation> = {},
) {
  const code = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])),
  );
  const invocationId = `call-${++count}`;
  runner.effects['functions/invoke']!({
    invocationId,
    functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
    functionName: 'f',
    revision: '1',
    version: '$LATEST',
    layerBlobs: [],
    codeBlob: host.blobs.put(code),
    handler: 'index.handler',
    environment: {},
    roleArn: 'arn:aws:iam::000000000000:role/f',
    timeoutMs: 10_000,
    memoryMiB: 128,
    runtime: 'nodejs24.x',
    logGroup: '/aws/lambda/f',
    payload: JSON.stringify(event),
    ...more,
  });
  const outcome = await host.until('functions/invoked', (each) => each.invocationId === invocationId);
  return { ...outcome, value: JSON.parse(outcome.payload) };
}

test('code that would be unpacked outside of its folder is refused, in words', async () => {
  const name = `../escaped-${process.pid}.js`;
  const { value, failed } = await invoke({ 'index.js': '', [name]: '' });
  expect([failed, value.errorType]).toEqual([true, 'Runtime.Unknown']);
  expect(value.errorMessage).toBe(`invalid relative path: ${name}`);
  expect(existsSync(join(tmpdir(), name.slice(3)))).toBe(false);
});

test('children of a handler that left its session end with it', async () => {
  const files = {
    'index.js': `exports.handler = async () =>
      require('child_process').spawn('setsid', ['sleep', '600'], { detached: true, stdio: 'ignore' }).pid;`,
  };
  const { value: pid } = await invoke(files);
  await runner.stop();
  await ended(pid);
});

test('a warm process answers again until there is a new revision', async () => {
  const files = {
    'index.js': `let n = 0;
      exports.handler = async ({ a }, context) => ({ a, n: ++n, pid: process.pid, who: process.env.WHO,
        id: context.awsRequestId, left: context.getRemainingTimeInMillis() > 5000 });`,
  };
  const environment = { WHO: 'me' };
  const first = await invoke(files, { a: 1 }, { environment });
  const second = await invoke(files, { a: 2 }, { environment });
  const third = await invoke(files, { a: 3 }, { environment, revision: '2' });
  expect(first.value).toMatchObject({ a: 1, n: 1, who: 'me', id: 'call-1', left: true });
  expect(second.value).toMatchObject({ a: 2, n: 2, pid: first.value.pid });
  expect(third.value).toMatchObject({ a: 3, n: 1 });
  expect(third.value.pid).not.toBe(first.value.pid);
});

test('ES modules and callbacks are handlers, too', async () => {
  const module = await invoke({
    'index.mjs': 'export const handler = async () => import.meta.url.slice(0, 5);',
  });
  expect(module.value).toBe('file:');
  const script =
    'exports.handler = (event, context, callback) => setImmediate(callback, null, "called back");';
  expect((await invoke({ 'index.js': script }, {}, { revision: '2' })).value).toBe('called back');
});

test('a function logs to a stream of its group, between START and REPORT', async () => {
  const code =
    'exports.handler = async () => { console.log("one", { two: 2 }); process.stdout.write("raw"); };';
  const { logTail } = await invoke({ 'index.js': code });
  const lines = host.logged();
  expect(lines[0]).toBe('START RequestId: call-1 Version: $LATEST');
  expect(lines[1]).toMatch(/Z\tcall-1\tINFO\tone \{ two: 2 \}$/);
  expect(lines.slice(2, 4)).toEqual(['raw', 'END RequestId: call-1']);
  expect(lines[4]).toMatch(/^REPORT RequestId: call-1\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\t/);
  expect(logTail.split('\n')).toHaveLength(6);
  expect(host.all('logs/lines')[0]).toMatchObject({
    group: '/aws/lambda/f',
    stream: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
  });
});

test('an error is reported with type, message and trace, and the process stays warm', async () => {
  const code = {
    'index.js':
      'exports.handler = async ({ ok }) => { if (!ok) throw new TypeError("no"); return process.pid; };',
  };
  const failed = await invoke(code);
  expect(failed).toMatchObject({ failed: true, value: { errorType: 'TypeError', errorMessage: 'no' } });
  expect(failed.value.trace[0]).toBe('TypeError: no');
  expect((await invoke(code, { ok: true })).failed).toBeUndefined();
});

test.each([
  ['exports.other = 1', 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
  ['exports.handler = (', 'Runtime.UserCodeSyntaxError', 'SyntaxError: '],
  ['require("not-there")', 'Runtime.ImportModuleError', "Error: Cannot find module 'not-there'"],
  ['exports.handler = async () => process.exit(3)', 'Runtime.ExitError', 'exit status 3'],
  [
    'exports.handler = () => { setImmediate(() => { throw new Error("late") }); return new Promise(() => {}) }',
    'Error',
    'late',
  ],
])('a fatal failure is reported: %s', async (code, errorType, message) => {
  const { value, failed } = await invoke({ 'index.js': code });
  expect(failed).toBe(true);
  expect(value).toMatchObject({ errorType, errorMessage: expect.stringContaining(message) });
});

test('a function is ended at its timeout', async () => {
  const code = { 'index.js': 'exports.handler = () => new Promise(() => setInterval(() => {}, 1000));' };
  const { value, failed } = await invoke(code, {}, { timeoutMs: 150 });
  expect(failed).toBe(true);
  expect(value.errorMessage).toBe('RequestId: call-1 Error: Task timed out after 0.15 seconds');
});

test('a stopping engine ends running invocations and reports that', async () => {
  const code = {
    'index.js':
      'exports.handler = async () => { console.log("begun"); await new Promise(() => setInterval(() => {}, 1000)); };',
  };
  const outcome = invoke(code);
  await host.when(() => host.logged().some((line) => line.endsWith('begun')));
  await runner.stop();
  expect((await outcome).value.errorType).toBe('Runtime.ExitError');
});

test('a Node.js function has the AWS SDK, as a script and as a module, and no other package of the engine', async () => {
  const script = `const { S3Client } = require('@aws-sdk/client-s3');
    exports.handler = async () => typeof S3Client;`;
  expect((await invoke({ 'index.js': script })).value).toBe('function');
  const module = `import { S3Client } from '@aws-sdk/client-s3';
    export const handler = async () => typeof S3Client;`;
  expect((await invoke({ 'index.mjs': module }, {}, { revision: '2' })).value).toBe('function');
  const other = await invoke({ 'index.js': "require('yaml')" }, {}, { revision: '3' });
  expect(other.value).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
  const loads = `const { PollyClient, SpeakCommand } = require('@aws-sdk/client-polly');
    exports.handler = async ({ calls }) => (calls ? new PollyClient({}).send(new SpeakCommand({})) : 'loaded');`;
  expect((await invoke({ 'index.js': loads }, {}, { revision: '4' })).value).toBe('loaded');
  const called = await invoke({ 'index.js': loads }, { calls: true }, { revision: '4' });
  expect(called.value.errorMessage).toContain('The function has called @aws-sdk/client-polly');
});

test('a request over TLS to the engine’s own host reaches it in plain HTTP', async () => {
  const server = createServer((request, response) => response.end(`${request.method} ${request.url}`));
  const endpoint = await new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );
  const path = '/cloudformation-custom-resource-response-useast1/x?y=1';
  const script = `const https = require('https');
    exports.handler = ({ options }) => new Promise((resolve, reject) => {
      const request = https.request(options, (response) => {
        let text = '';
        response.on('data', (chunk) => { text += chunk; }).on('end', () => resolve(text));
      });
      request.on('error', reject).end();
    });`;
  const python = `import http.client
def handler(event, context):
    connection = http.client.HTTPSConnection(event["host"])
    connection.request("PUT", event["path"])
    return connection.getresponse().read().decode()`;
  host.remove();
  host = new TestHost(endpoint);
  runner = createFunctionRunner(host);
  await runner.recover();
  try {
    const options = { hostname: '127.0.0.1', path, method: 'PUT' };
    expect((await invoke({ 'index.js': script }, { options })).value).toBe(`PUT ${path}`);
    const event = { host: endpoint.slice('http://'.length), path };
    const answer = await invoke({ 'index.py': python }, event, { runtime: 'python3.13', revision: '2' });
    expect(answer.value).toBe(`PUT ${path}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
