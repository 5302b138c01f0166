import { afterEach, beforeEach, expect, it } from 'vitest';
import { names } from '../../contracts/names.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { corsHeaders, urlEvent, urlResponse } from './function-urls/exchange.ts';
import { lambda } from './index.ts';
import type { FunctionUrlRecord } from './state.ts';
import { functionInput, lambdaRoles } from './testing/functions.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [lambda, lambdaRoles] });
  cloud.call('lambda', 'CreateFunction', functionInput);
});
afterEach(() => cloud[Symbol.dispose]());

const create = () => cloud.call('lambda', 'CreateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'NONE' });

it('a function has one URL, whose name leads to this machine', () => {
  const { FunctionUrl = '', InvokeMode } = create();
  expect(FunctionUrl).toMatch(/^http:\/\/[0-9a-f]{32}\.lambda-url\.us-east-1\.localhost:4566\/$/);
  expect(InvokeMode).toBe('BUFFERED');
  expect(create).toThrow('FunctionUrlConfig exists for this Lambda function');
  expect(cloud.state.all(names)).toMatchObject([
    { name: new URL(FunctionUrl).hostname, values: ['127.0.0.1'] },
  ]);
});

it('a URL is read, changed, listed and deleted', () => {
  const { FunctionUrl } = create();
  const update = { FunctionName: 'f', AuthType: 'AWS_IAM' as const, Cors: { AllowOrigins: ['*'] } };
  cloud.call('lambda', 'UpdateFunctionUrlConfig', update);
  const expected = { FunctionUrl, AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['*'] } };
  expect(cloud.call('lambda', 'GetFunctionUrlConfig', { FunctionName: 'f' })).toMatchObject(expected);
  const { FunctionUrlConfigs } = cloud.call('lambda', 'ListFunctionUrlConfigs', { FunctionName: 'f' });
  expect(FunctionUrlConfigs).toMatchObject([expected]);
  cloud.call('lambda', 'DeleteFunctionUrlConfig', { FunctionName: 'f' });
  expect(() => cloud.call('lambda', 'GetFunctionUrlConfig', { FunctionName: 'f' })).toThrow('does not exist');
  expect(cloud.state.keys(names)).toEqual([]);
});

it('a URL goes with its function', () => {
  create();
  cloud.call('lambda', 'DeleteFunction', { FunctionName: 'f' });
  expect(cloud.state.keys(names)).toEqual([]);
});

const url: FunctionUrlRecord = {
  id: 'abc',
  functionName: 'f',
  authType: 'NONE',
  invokeMode: 'BUFFERED',
  createdAt: 0,
  modifiedAt: 0,
};
const request = (more: object = {}) => ({
  method: 'POST',
  path: '/a%20b',
  query: new URLSearchParams('x=1&x=2'),
  headers: { 'content-type': 'application/json', cookie: 'a=1; b=2', 'user-agent': 'curl' },
  body: Buffer.from('{}'),
  ...more,
});
const context = { host: 'abc.lambda-url.us-east-1.localhost', requestId: 'r', now: 1_584_039_838_000 };

it('a function gets the request in version 2.0 of the format', () => {
  expect(urlEvent(url, request(), context)).toMatchObject({
    version: '2.0',
    rawPath: '/a%20b',
    rawQueryString: 'x=1&x=2',
    cookies: ['a=1', 'b=2'],
    queryStringParameters: { x: '1,2' },
    requestContext: {
      domainPrefix: 'abc',
      http: { method: 'POST', path: '/a%20b', userAgent: 'curl' },
      time: '12/Mar/2020:19:03:58 +0000',
    },
    body: '{}',
    isBase64Encoded: false,
  });
  const binary = request({ headers: { 'content-type': 'image/png' }, body: Buffer.from([1]) });
  expect(urlEvent(url, binary, context)).toMatchObject({ body: 'AQ==', isBase64Encoded: true });
});

it.each([
  ['"hello"', { status: 200, body: 'hello' }],
  ['{"a":1}', { status: 200, body: '{"a":1}', headers: { 'content-type': 'application/json' } }],
  [
    '{"statusCode":201,"headers":{"Content-Type":"text/plain","Content-Length":"9"},"body":"x"}',
    { status: 201, body: 'x', headers: { 'content-type': 'text/plain' } },
  ],
  [
    '{"statusCode":200,"body":"AQ==","isBase64Encoded":true,"cookies":["a=1"]}',
    {
      status: 200,
      body: Buffer.from([1]),
      headers: { 'content-type': 'application/json', 'set-cookie': 'a=1' },
    },
  ],
])('what a function returns is the response: %s', (payload, expected) => {
  expect(urlResponse(payload)).toMatchObject(expected);
});

it.each(['{"statusCode":"x"}', '{"statusCode":200,"headers":1}', 'not JSON'])(
  '%s is no response',
  (payload) => {
    expect(urlResponse(payload)).toBeUndefined();
  },
);

it('answers origins that the CORS settings allow', () => {
  const allowing = { ...url, cors: { AllowOrigins: ['https://a.example'], AllowMethods: ['GET'] } };
  const from = (origin: string, more: object = {}) => request({ headers: { origin, ...more } });
  expect(corsHeaders(allowing, from('https://b.example'))).toEqual({});
  expect(corsHeaders(url, from('https://a.example'))).toEqual({});
  expect(corsHeaders(allowing, from('https://a.example'))).toEqual({
    'access-control-allow-origin': 'https://a.example',
  });
  const preflight = from('https://a.example', { 'access-control-request-method': 'GET' });
  expect(corsHeaders(allowing, { ...preflight, method: 'OPTIONS' })).toMatchObject({
    'access-control-allow-methods': 'GET',
  });
});
