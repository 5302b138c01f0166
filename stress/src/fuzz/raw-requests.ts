// Requests that no SDK sends: odd paths, methods, headers and escapes, and bodies that end early.
import type { Random } from './random.ts';

const paths = [
  '/',
  '//',
  '*',
  '/?',
  '/%',
  '/%zz',
  '/%00',
  '/%e4',
  '/v2',
  '/v2/',
  '/v2/%zz/manifests/x',
  '/v2/a/blobs/uploads/',
  '/v2/a/manifests/latest',
  '/v2/a/tags/list',
  '/v2/_catalog',
  '/v2/../_drydock/reset',
  '/v2/a%0d%0ab/blobs/uploads/',
  '/v2/constructor/blobs/uploads/x?digest=sha256:x',
  '/_drydock/health',
  '/_drydock/coverage',
  '/_drydock/reset',
  '/_drydock/%zz',
  '/_drydock',
  '/constructor',
  '/__proto__/x',
  '/toString',
  '/2015-03-31/functions/%zz',
  '/2015-03-31/functions//invocations',
  '/service/x/operation/constructor',
  '/bucket/key?versioning&acl&policy',
  '/bucket?list-type=2&max-keys=-1&continuation-token=%zz',
  '/bucket/key?partNumber=1e9&uploadId=x',
  '/bucket?max-keys=99999999999999999999',
  '/?Action=DescribeVpcs&X-Amz-Credential=a/b/us-east-1/ec2/aws4_request',
  '/?Action=constructor&X-Amz-Credential=a/b/us-east-1/iam/aws4_request',
  '/?X-Amz-Credential=////',
  'http://127.0.0.1/x',
  'http://evil.example/',
];
const methods = [
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'PROPFIND',
  'BREW',
  'get',
];
const services = [
  's3',
  'ec2',
  'iam',
  'ecs',
  'lambda',
  'monitoring',
  'cloudformation',
  'logs',
  'nope',
  'constructor',
  '',
];
const regions = ['us-east-1', 'us-east-9', '../x', 'constructor'];
const bodies = [
  '',
  'null',
  '[]',
  '{',
  '{"a":',
  '"',
  '\u0000',
  'Action=constructor',
  'Action=CreateStack&StackName=x&TemplateBody=%zz',
  'Action=DescribeInstances&Filter.99999999999999999999.Name=x',
  `Action=RunInstances&A${'.1'.repeat(500)}=x`,
  '<x>',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
  `<a>${'<b>'.repeat(20_000)}`,
  '['.repeat(50_000),
  '\u00a1\u0001\u00bf\u00ff',
  '10\r\nshort',
];
const odd: readonly (readonly [string, readonly string[]])[] = [
  [
    'x-amz-target',
    [
      '',
      '.',
      'constructor.constructor',
      'AmazonSSM.toString',
      'AmazonEC2ContainerServiceV20141113.ListClusters',
      'Logs_20140328.',
      'AmazonSSM.GetParameter',
    ],
  ],
  ['smithy-protocol', ['rpc-v2-cbor', 'x']],
  [
    'content-type',
    ['application/x-www-form-urlencoded', 'text/plain', 'application/cbor', ';', 'multipart/form-data'],
  ],
  ['content-encoding', ['aws-chunked', 'gzip', 'aws-chunked,gzip']],
  ['x-amz-content-sha256', ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'x']],
  ['expect', ['100-continue', '200-ok']],
  ['origin', ['null', 'http://evil.example', 'http://127.0.0.1']],
  ['sec-fetch-site', ['cross-site', 'none', 'same-origin']],
  ['range', ['bytes=5-1', 'bytes=-', 'bytes=99999999999999999999-', 'x']],
  ['content-range', ['5-1', 'bytes 0-99999999999999999999', 'x']],
  ['x-amz-copy-source', ['%zz', '/', 'a/b?versionId=%', '//']],
  ['if-modified-since', ['x', 'Sun, 99 Feb 9999 99:99:99 GMT']],
  ['x-amz-tagging', ['a=%zz&b', '&&&', 'a=1&a=2']],
  ['x-amz-metadata-directive', ['x']],
  ['content-md5', ['x', '====']],
  ['x-amz-checksum-crc32', ['x', 'AAAA']],
  ['x-amzn-query-mode', ['true']],
  ['x-amz-client-context', ['x', 'e30=']],
  ['transfer-encoding', ['chunked', 'gzip', 'chunked, chunked']],
  ['connection', ['upgrade', 'keep-alive, x']],
  ['upgrade', ['websocket', 'h2c']],
];

export function randomRawRequest(random: Random): Buffer {
  if (random.chance(0.04))
    return Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)));
  const service = random.pick(services);
  const credential = `any/20260101/${random.chance(0.9) ? 'us-east-1' : random.pick(regions)}/${service}/aws4_request`;
  const authorization = random.weighted<string | undefined>([
    [8, `AWS4-HMAC-SHA256 Credential=${credential}, Signature=0`],
    [3, 'Basic YTpi'],
    [1, `AWS4-HMAC-SHA256 ${',Credential='.repeat(200)}`],
    [1, 'Bearer x'],
    [1, undefined],
  ]);
  const body = random.pick(bodies);
  const length = Buffer.byteLength(body, 'latin1');
  const headers: string[] = [
    `Host: ${random.chance(0.95) ? '127.0.0.1' : random.pick(['evil.example', 'b.s3.localhost', '', '[::1]:1', '%zz.s3.us-east-1.localhost'])}`,
    ...(authorization === undefined ? [] : [`Authorization: ${authorization}`]),
    'Connection: close',
  ];
  for (let i = random.below(4); i > 0; i--) {
    const [name, texts] = random.pick(odd);
    headers.push(`${name}: ${random.pick(texts)}`);
  }
  if (random.chance(0.9))
    headers.push(
      `Content-Length: ${random.chance(0.9) ? length : random.pick([length + 5, 2_000_000_000, -1, 'x'])}`,
    );
  if (random.chance(0.02)) headers.push(`X-Long: ${'x'.repeat(random.pick([1000, 20_000]))}`);
  if (random.chance(0.02)) headers.push('X-Odd: \u0001\u00fc');
  const text = `${random.pick(methods)} ${random.pick(paths)} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
  const bytes = Buffer.from(text, 'latin1');
  return random.chance(0.05) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}
