// What clients send unsigned is refused in the form that they expect.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { s3 } from '../aws/s3/index.ts';
import { sts } from '../aws/sts/index.ts';
import { serve, type TestedGateway } from './testing/gateway.ts';

let gateway: TestedGateway;
beforeAll(async () => {
  gateway = await serve([s3, sts]);
  gateway.cloud.call('s3', 'CreateBucket', { Bucket: 'private' });
});
afterAll(() => gateway.close());

const post = async (action: string, headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(gateway.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
    body: new URLSearchParams({ Action: action, Version: '2011-06-15' }).toString(),
  });
  return { status: response.status, text: await response.text() };
};

it('AssumeRoleWithSAML, which nobody signs, is not implemented', async () => {
  const { status, text } = await post('AssumeRoleWithSAML');
  expect(status).toBe(501);
  expect(text).toContain('<Code>NotImplemented</Code>');
  expect(text).toContain('sts:AssumeRoleWithSAML');
});

it('AssumeRoleWithWebIdentity is performed unsigned, and not for a page of another origin', async () => {
  const { status, text } = await post('AssumeRoleWithWebIdentity');
  expect(status).toBe(400);
  expect(text).toContain('<Code>ValidationError</Code>');
  const page = await post('AssumeRoleWithWebIdentity', { origin: 'https://example.com' });
  expect([page.status, page.text]).toEqual([403, expect.stringContaining('<Code>ForeignOrigin</Code>')]);
});

it('any other unsigned form is refused as a page’s', async () => {
  const { status, text } = await post('GetCallerIdentity');
  expect([status, text]).toEqual([403, expect.stringContaining('<Code>ForeignOrigin</Code>')]);
});

it.each([
  ['GET', '/private/key'],
  ['GET', '/private?list-type=2'],
  ['DELETE', '/private/key'],
])('an anonymous %s of %s is denied as S3 does, in XML', async (method, path) => {
  const response = await fetch(gateway.endpoint + path, { method });
  expect(response.status).toBe(403);
  expect(await response.text()).toMatch(
    /^<\?xml[\s\S]*<Error><Code>AccessDenied<\/Code><Message>Access Denied/,
  );
});
