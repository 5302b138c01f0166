// A web page must not be able to control the engine: a browser's requests for it are refused and change nothing.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ssm } from '../aws/ssm/index.ts';
import { controlRoute } from './control.ts';
import { serve, type TestedGateway } from './testing/gateway.ts';

let gateway: TestedGateway;
let resets = 0;

beforeAll(async () => {
  gateway = await serve([ssm], () => ({
    _drydock: controlRoute({
      token: 'secret',
      health: () => ({ status: 'running' }),
      coverage: () => ({}),
      access: () => ({}),
      mail: () => ({}),
      names: () => ({}),
      dashboard: {
        file: () => ({ status: 200, headers: {}, body: '' }),
        issueKey: () => ({ path: '' }),
        redeemKey: () => ({ token: '' }),
      },
      events: () => ({ status: 200, headers: {}, stream: async function* () {} }),
      requests: () => ({ status: 200, headers: {}, stream: async function* () {} }),
      reset: async () => {
        resets += 1;
      },
      clock: {
        describe: () => ({}),
        change: () => ({}),
        advance: async () => ({}),
        stopAdvancing: async () => ({}),
      },
      pace: { describe: () => ({}), change: () => ({}) },
      vcpu: { describe: () => ({}), measure: () => ({}), change: () => ({}) },
      sources: { list: () => ({}), map: () => ({}), remove: () => ({}) },
    }),
  }));
});
afterAll(() => gateway.close());

const signature = 'AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/ssm/aws4_request, Signature=0';
const putParameter = {
  'x-amz-target': 'AmazonSSM.PutParameter',
  'content-type': 'application/x-amz-json-1.1',
};
const body = JSON.stringify({ Name: '/page', Value: 'x', Type: 'String' });

describe('a request from a web page', () => {
  it.each([
    ['without an Authorization header', {}],
    ['with a foreign Origin', { authorization: signature, origin: 'https://evil.example' }],
    ['with the Origin null of a sandboxed frame', { authorization: signature, origin: 'null' }],
    ['with a foreign Host, after DNS rebinding', { authorization: signature, host: 'evil.example:4566' }],
    ['started by another site', { authorization: signature, 'sec-fetch-site': 'cross-site' }],
    ['with an Authorization that is no AWS signature', { authorization: 'Basic YTpi' }],
    [
      'with the content type of a form',
      { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    ],
    ['with the content type of a form that uploads', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['with the content type of plain text', { 'content-type': 'Text/Plain' }],
    ['with a password in its URL', { 'content-type': 'text/plain', authorization: 'Basic YTpi' }],
  ])('is refused %s', async (_name, headers) => {
    const { status } = await send('POST', '/', { ...putParameter, ...headers }, body);
    expect(status).toBe(403);
    expect(gateway.cloud.call('ssm', 'DescribeParameters', {}).Parameters).toEqual([]);
  });

  it('is not permitted by a preflight', async () => {
    const { status, headers } = await send('OPTIONS', '/', {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-amz-target',
    });
    expect(status).toBe(403);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  const query = 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a/20260101/us-east-1/ssm/aws4_request';
  it.each([
    ['POST', `/?${query}`],
    ['GET', `/?Action=PutParameter&Name=/page&Value=x&Type=String&${query}`],
    ['HEAD', `/?Action=PutParameter&Name=/page&Value=x&Type=String&${query}`],
  ])(
    'is refused with a signature that is in its URL, where a page can write it: %s',
    async (method, path) => {
      expect((await send(method, path, method === 'POST' ? putParameter : {}, '')).status).toBe(403);
      expect(gateway.cloud.call('ssm', 'DescribeParameters', {}).Parameters).toEqual([]);
    },
  );

  it.each([
    ['foreign', { origin: 'https://evil.example', authorization: signature }],
    ['a form', { 'content-type': 'text/plain' }],
    ['unsigned', {}],
    ['of a foreign host', { host: 'evil.example', authorization: signature }],
  ])('is refused before its body is read: %s', async (_name, headers) => {
    // The body never ends: an engine that read it would never answer.
    expect(await sendUnending(400 * 1024 ** 2, headers)).toBe(403);
  });

  it('cannot reset the engine', async () => {
    const before = resets;
    expect((await send('POST', '/_drydock/reset', {})).status).toBe(403);
    expect(
      (await send('POST', '/_drydock/reset', { authorization: 'x', origin: 'http://evil' })).status,
    ).toBe(403);
    expect(resets).toBe(before);
  });
});

describe('the control paths', () => {
  it('report health to anyone on this machine, and reset for requests with the token', async () => {
    expect(await send('GET', '/_drydock/health', {})).toMatchObject({
      status: 200,
      text: '{"status":"running"}\n',
    });
    const before = resets;
    for (const authorization of ['me', 'Bearer', 'Bearer secre', 'Bearer secret2', 'Basic secret']) {
      expect((await send('POST', '/_drydock/reset', { authorization })).status).toBe(403);
    }
    expect(resets).toBe(before);
    expect((await send('POST', '/_drydock/reset', { authorization: 'Bearer secret' })).status).toBe(200);
    expect(resets).toBe(before + 1);
    expect((await send('GET', '/_drydock/nonsense', {})).status).toBe(404);
  });
});

/** Announces a body and sends only its first bytes. */
function sendUnending(length: number, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      gateway.endpoint,
      { method: 'POST', headers: { ...headers, 'content-length': String(length) } },
      (incoming) => {
        resolve(incoming.statusCode ?? 0);
        outgoing.destroy();
      },
    );
    outgoing.on('error', reject);
    outgoing.write('{');
  });
}

/** Unlike fetch, this lets a test set every header, including Host. */
function send(method: string, path: string, headers: Record<string, string>, text = '') {
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const outgoing = request(`${gateway.endpoint}${path}`, { method, headers }, (incoming) => {
        let answer = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => {
          answer += chunk;
        });
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, text: answer, headers: incoming.headers }),
        );
      });
      outgoing.on('error', reject);
      outgoing.end(text);
    },
  );
}
