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
      health: () => ({ status: 'running' }),
      coverage: () => ({}),
      reset: async () => {
        resets += 1;
      },
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
  it('report health to anyone on this machine, and reset for requests with an Authorization header', async () => {
    expect(await send('GET', '/_drydock/health', {})).toMatchObject({
      status: 200,
      text: '{"status":"running"}\n',
    });
    const before = resets;
    expect((await send('POST', '/_drydock/reset', { authorization: 'me' })).status).toBe(200);
    expect(resets).toBe(before + 1);
    expect((await send('GET', '/_drydock/nonsense', {})).status).toBe(404);
  });
});

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
