// Requests to a function's URL, over sockets: without a signature, from anywhere, to a process and back.
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lambda } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServiceRole } from '../testing/service-role.ts';
import { type Cloud, startCloud } from './cloud.ts';

const code = `exports.handler = async ({ rawPath, requestContext, body }) => {
  if (rawPath === '/fails') throw new Error('no');
  return { statusCode: 201, headers: { 'x-method': requestContext.http.method }, body: rawPath + ' ' + body };
};`;

let folder: string;
let cloud: Cloud;
let lambda: Lambda;
let url: URL;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cloud-'));
  cloud = await startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: folder,
    runtime: 'simulated',
    log: () => {},
  });
  const config = {
    endpoint: cloud.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  };
  lambda = new Lambda(config);
  await lambda.createFunction({
    FunctionName: 'f',
    Role: await createServiceRole(config, 'function', 'lambda.amazonaws.com'),
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: zipSync({ 'index.js': Buffer.from(code) }) },
  });
  const { FunctionUrl } = await lambda.createFunctionUrlConfig({ FunctionName: 'f', AuthType: 'NONE' });
  url = new URL(FunctionUrl!);
});

afterAll(async () => {
  lambda.destroy();
  await cloud.stop();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly method: string | undefined;
  readonly text: string;
}

/** The name is not looked up: not every machine's resolver knows names below localhost. */
function post(path: string, host = url.host): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: url.port,
        method: 'POST',
        path,
        headers: { host, origin: 'https://elsewhere.example', 'content-type': 'text/plain' },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            method: response.headers['x-method'] as string | undefined,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end('body');
  });
}

it('a request reaches the function, and what it returns is the response', async () => {
  expect(await post('/a?b=1')).toEqual({ status: 201, method: 'POST', text: '/a body' });
});

it('a function that fails is a bad gateway', async () => {
  expect(await post('/fails')).toMatchObject({ status: 502, text: 'Internal Server Error' });
});

it('a URL that no function has is forbidden, and so is one for which a signature is needed', async () => {
  expect(await post('/', url.host.replace(/^[0-9a-f]+/, '0'.repeat(32)))).toMatchObject({
    status: 403,
    text: '{"Message":"Forbidden"}',
  });
  await lambda.updateFunctionUrlConfig({ FunctionName: 'f', AuthType: 'AWS_IAM' });
  expect(await post('/')).toMatchObject({ status: 403 });
  await lambda.updateFunctionUrlConfig({ FunctionName: 'f', AuthType: 'NONE' });
});
