// Forms that upload objects, as boto3's generate_presigned_post makes them and clients send them.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3 } from '../../aws/s3/index.ts';
import { serve, type TestedGateway } from '../testing/gateway.ts';

let gateway: TestedGateway;
beforeAll(async () => {
  gateway = await serve([s3]);
  gateway.cloud.call('s3', 'CreateBucket', { Bucket: 'forms' });
});
afterAll(() => gateway.close());

type Fields = Readonly<Record<string, string | undefined>>;

const signed: Fields = {
  'x-amz-algorithm': 'AWS4-HMAC-SHA256',
  'x-amz-credential': 'any/20260101/us-east-1/s3/aws4_request',
  'x-amz-date': '20260101T000000Z',
  'x-amz-signature': '0',
};
const signedByVersion2: Fields = { AWSAccessKeyId: 'any', Signature: 'c2ln' };
const conditionsOf = (fields: Fields) => Object.entries(fields).map(([name, value]) => ({ [name]: value }));

const policy = (conditions: readonly unknown[], seconds = 60) =>
  Buffer.from(
    JSON.stringify({ expiration: new Date(gateway.cloud.clock.now() + seconds * 1000), conditions }),
  ).toString('base64');

/** A form with these fields, all of which its policy demands, and the file `hello`. */
function formOf(fields: Fields, changed: Fields = {}, signature = signed): FormData {
  const { 'x-amz-signature': _signature, ...named } = signature;
  const conditions = conditionsOf({ ...(signature === signed && named), ...fields });
  return formWith({
    ...fields,
    policy: policy([...conditions, { bucket: 'forms' }]),
    ...signature,
    ...changed,
  });
}

function formWith(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
  form.append('file', new Blob(['hello']), 'greeting.txt');
  return form;
}

async function post(body: FormData, headers: Record<string, string> = {}, path = '/forms') {
  const encoded = new Response(body);
  const type = encoded.headers.get('content-type')!;
  return send(path, { 'content-type': type, ...headers }, Buffer.from(await encoded.arrayBuffer()));
}

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** Unlike fetch, this sets every header. */
function send(path: string, headers: Record<string, string>, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${gateway.endpoint}${path}`, { method: 'POST', headers }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const read = (Key: string) => {
  const { Body, ...rest } = gateway.cloud.call('s3', 'GetObject', { Bucket: 'forms', Key });
  return { ...rest, text: Buffer.from(Body as unknown as Uint8Array).toString() };
};
const refusal = ({ status, text }: Answer) => [
  status,
  /<Code>(.*?)<\/Code>/.exec(text)?.[1],
  /<Message>(.*?)<\/Message>/.exec(text)?.[1]?.replaceAll('&quot;', '"'),
];

describe('a form with a policy and a signature', () => {
  it.each([
    ['4', signed],
    ['2', signedByVersion2],
  ])('of version %s stores its file', async (version, signature) => {
    const key = `a b/${version}`;
    const answer = await post(formOf({ key }, {}, signature));
    expect(answer).toMatchObject({ status: 204, text: '', headers: { etag: expect.any(String) } });
    expect(read(key).text).toBe('hello');
  });

  it('stores what its fields say of the object', async () => {
    const fields = {
      key: 'described',
      'Content-Type': 'text/plain',
      'Cache-Control': 'no-cache',
      'x-amz-meta-color': 'blue',
      'x-amz-storage-class': 'STANDARD_IA',
      tagging: '<Tagging><TagSet><Tag><Key>a&amp;b</Key><Value>1</Value></Tag></TagSet></Tagging>',
    };
    expect((await post(formOf(fields))).status).toBe(204);
    expect(read('described')).toMatchObject({
      ContentType: 'text/plain',
      CacheControl: 'no-cache',
      Metadata: { color: 'blue' },
      StorageClass: 'STANDARD_IA',
    });
    expect(gateway.cloud.call('s3', 'GetObjectTagging', { Bucket: 'forms', Key: 'described' })).toMatchObject(
      { TagSet: [{ Key: 'a&b', Value: '1' }] },
    );
  });

  it("takes the file's name for the key, and drops what follows the file", async () => {
    const form = formOf({ key: 'in/$' + '{filename}' });
    form.append('after', 'x');
    expect((await post(form)).status).toBe(204);
    expect(read('in/greeting.txt').text).toBe('hello');
  });

  it('answers as it asks: with a status, a document, or a redirection', async () => {
    expect(await post(formOf({ key: 'k', success_action_status: '200' }))).toMatchObject({
      status: 200,
      text: '',
    });
    const made = await post(formOf({ key: 'k', success_action_status: '201' }));
    expect(made.status).toBe(201);
    expect(made.text).toMatch(
      /<PostResponse><Location>http:.*\/forms\/k<\/Location><Bucket>forms<\/Bucket><Key>k<\/Key><ETag>.*<\/PostResponse>/,
    );
    expect(
      await post(formOf({ key: 'k', success_action_redirect: 'http://app.example/done?x=1' })),
    ).toMatchObject({
      status: 303,
      headers: {
        location: expect.stringMatching(/^http:\/\/app\.example\/done\?x=1&bucket=forms&key=k&etag=/),
      },
    });
  });

  it('reaches a bucket that its host names', async () => {
    const host = 'forms.s3.us-east-1.localhost';
    expect((await post(formOf({ key: 'virtual' }), { host }, '/')).status).toBe(204);
    expect(read('virtual').text).toBe('hello');
  });
});

describe('a form is refused', () => {
  it.each<[string, Fields, unknown[]]>([
    [
      'with another value than its policy has',
      { acl: 'public-read' },
      [
        403,
        'AccessDenied',
        'Invalid according to Policy: Policy Condition failed: ["eq", "$acl", "private"]',
      ],
    ],
    [
      'with a field that its policy does not name',
      { 'x-amz-meta-a': '1' },
      [403, 'AccessDenied', 'Invalid according to Policy: Extra input fields: x-amz-meta-a'],
    ],
    [
      'without a signature',
      { 'x-amz-signature': undefined },
      [
        400,
        'InvalidArgument',
        "Bucket POST must contain a field named 'X-Amz-Signature'.  If it is specified, please check the order of the fields.",
      ],
    ],
    [
      'without its credential',
      { 'x-amz-credential': undefined },
      [
        400,
        'InvalidArgument',
        "Bucket POST must contain a field named 'X-Amz-Credential'.  If it is specified, please check the order of the fields.",
      ],
    ],
    [
      'with a policy that is no JSON',
      { policy: 'e30' + '=e' },
      [400, 'InvalidPolicyDocument', expect.stringMatching(/^Invalid Policy: /)],
    ],
  ])('%s', async (_, changed, expected) => {
    const fields = { key: 'refused', acl: 'private' };
    expect(refusal(await post(formOf(fields, changed)))).toEqual(expected);
    expect(() => read('refused')).toThrow();
  });

  it('when it is not signed at all', async () => {
    expect(refusal(await post(formWith({ key: 'refused', policy: policy([{ key: 'refused' }]) })))).toEqual([
      403,
      'AccessDenied',
      'Access Denied',
    ]);
  });

  it('once its policy has expired', async () => {
    const fields = { key: 'refused', policy: policy([], -1), ...signedByVersion2 };
    expect(refusal(await post(formWith(fields)))).toEqual([
      403,
      'AccessDenied',
      'Invalid according to Policy: Policy expired.',
    ]);
  });

  it.each([
    [
      [['starts-with', '$key', 'user/']],
      403,
      'Invalid according to Policy: Policy Condition failed: ["starts-with", "$key", "user/"]',
    ],
    [
      [['eq', 'key', 'refused']],
      403,
      'Invalid according to Policy: Policy Condition failed: ["eq", "key", "refused"]',
    ],
    [[['content-length-range', 0, 4]], 400, 'Your proposed upload exceeds the maximum allowed size'],
    [[['content-length-range', 6, 9]], 400, 'Your proposed upload is smaller than the minimum allowed size'],
    [
      [['content-length-range', 'test', '10']],
      403,
      'Invalid according to Policy: Policy Condition failed: ["content-length-range", "test", "10"]',
    ],
    [
      [{ key: 'refused', acl: 'private' }],
      400,
      'Invalid Policy: Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.',
    ],
  ])('when its policy demands otherwise: %j', async (conditions, status, message) => {
    const fields = { key: 'refused', policy: policy(conditions), ...signedByVersion2 };
    const [answered, , text] = refusal(await post(formWith(fields)));
    expect([answered, text]).toEqual([status, message]);
  });

  it('without a file, and when it is malformed', async () => {
    const without = formOf({ key: 'refused' });
    without.delete('file');
    expect(refusal(await post(without))[2]).toBe('POST requires exactly one file upload per request.');
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(refusal(await send('/forms', type, Buffer.from('nope')))[1]).toBe('MalformedPOSTRequest');
  });
});

describe('a page', () => {
  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'user-agent': 'Mozilla/5.0 (X11) Firefox/60.0' }],
    [{ host: 'evil.example' }],
  ] as Record<string, string>[][])('cannot upload with a policy of its own: %j', async (headers) => {
    const before = gateway.cloud.call('s3', 'ListObjectsV2', { Bucket: 'forms' }).KeyCount;
    expect((await post(formOf({ key: 'evil' }), headers)).status).toBe(403);
    expect(gateway.cloud.call('s3', 'ListObjectsV2', { Bucket: 'forms' }).KeyCount).toBe(before);
  });

  it('cannot send forms to other services by a path of one segment', async () => {
    expect((await post(formOf({ key: 'evil' }), {}, '/?Action=CreateBucket')).status).toBe(403);
    expect((await post(formOf({ key: 'evil' }), {}, '/forms/key')).status).toBe(403);
  });
});
