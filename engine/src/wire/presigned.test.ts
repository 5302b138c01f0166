// Presigned URLs bring their signature and the time until which they are valid, in both forms that S3's clients make.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3 } from '../aws/s3/index.ts';
import { serve, type TestedGateway } from './testing/gateway.ts';

let gateway: TestedGateway;
beforeAll(async () => {
  gateway = await serve([s3]);
  gateway.cloud.call('s3', 'CreateBucket', { Bucket: 'presigned' });
  gateway.cloud.call('s3', 'PutObject', { Bucket: 'presigned', Key: 'k', Body: 'hello' as never });
});
afterAll(() => gateway.close());

const version2 = (seconds: number) =>
  new URLSearchParams({
    AWSAccessKeyId: 'any',
    Signature: 'c2lnbmF0dXJl',
    Expires: String(Math.floor(gateway.cloud.clock.now() / 1000) + seconds),
  });
const version4 = (seconds: number) => {
  const from = new Date(gateway.cloud.clock.now() + (seconds - 60) * 1000);
  return new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'any/20260101/us-east-1/s3/aws4_request',
    'X-Amz-Date': from.toISOString().replace(/[-:]|\.\d+/g, ''),
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': '0',
  });
};
const url = (query: URLSearchParams, key = 'k') => `${gateway.endpoint}/presigned/${key}?${query}`;

test.each([
  ['of version 2', version2],
  ['of version 4', version4],
])('a URL with a signature %s reads and writes until it expires', async (_, query) => {
  const read = await fetch(url(query(2)));
  expect([read.status, await read.text()]).toEqual([200, 'hello']);
  expect((await fetch(url(query(2), 'new'), { method: 'PUT', body: 'written' })).status).toBe(200);
  expect(await (await fetch(url(query(2), 'new'))).text()).toBe('written');

  for (const method of ['GET', 'PUT', 'DELETE']) {
    const late = await fetch(url(query(-2)), { method });
    expect([late.status, await late.text()]).toEqual([
      403,
      expect.stringMatching(/<Code>AccessDenied<\/Code><Message>Request has expired<\/Message>/),
    ]);
  }
  expect(await (await fetch(url(query(2)))).text()).toBe('hello');
});

test('a multipart upload is begun and completed by presigned requests, and not by a browser of another page', async () => {
  const begin = `${gateway.endpoint}/presigned/parts?uploads&${version4(60)}`;
  const begun = await fetch(begin, { method: 'POST' });
  const [, id] = /<UploadId>(.*)<\/UploadId>/.exec(await begun.text())!;
  const part = await fetch(
    url(new URLSearchParams([...version4(60), ['partNumber', '1'], ['uploadId', id!]]), 'parts'),
    {
      method: 'PUT',
      body: 'hello',
    },
  );
  const complete = url(new URLSearchParams([...version4(60), ['uploadId', id!]]), 'parts');
  const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${part.headers.get('etag')}</ETag></Part></CompleteMultipartUpload>`;
  const xml = { 'content-type': 'application/xml' };
  for (const headers of [{ 'user-agent': 'Mozilla/5.0' }, { origin: 'https://evil.example' }])
    expect((await fetch(complete, { method: 'POST', body, headers: { ...xml, ...headers } })).status).toBe(
      403,
    );
  expect((await fetch(complete, { method: 'POST', body, headers: xml })).status).toBe(200);
  expect(await (await fetch(url(version4(60), 'parts'))).text()).toBe('hello');
});

test('a header of Signature Version 2 is a signature for S3', async () => {
  const headers = { authorization: 'AWS any:c2lnbmF0dXJl' };
  expect(await (await fetch(`${gateway.endpoint}/presigned/k`, { headers })).text()).toBe('hello');
});

test.each(['AWSAccessKeyId', 'Signature', 'Expires'])('a URL without its %s is not signed', async (name) => {
  const query = version2(60);
  query.delete(name);
  expect((await fetch(url(query))).status).toBe(403);
});
