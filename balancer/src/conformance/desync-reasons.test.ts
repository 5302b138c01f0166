// Each reason for which a request is classified, observed in the access log, with what becomes of the request in
// the default (defensive) mode.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Rig, says } from '../testing/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = new Rig();
});
afterEach(() => rig.stop());

const get = (fields: string, rest = '') => `GET / HTTP/1.1\r\nHost: a\r\n${fields}\r\n${rest}`;
const post = (fields: string, body: string) => `POST / HTTP/1.1\r\nHost: a\r\n${fields}\r\n${body}`;
const noBody = '0\r\n\r\n';

test.each<[reason: string, classification: string, status: number, bytes: string]>([
  ['AmbiguousUri', 'Ambiguous', 200, 'GET /\xe4 HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['BadContentLength', 'Severe', 400, post('Content-Length: 5x\r\n', 'hello')],
  ['BadHeader', 'Severe', 400, get('no colon\r\n')],
  ['BadTransferEncoding', 'Severe', 400, post('Transfer-Encoding: chunked, identity\r\n', noBody)],
  ['BadUri', 'Severe', 400, 'GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['BadMethod', 'Severe', 400, 'G@T / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['BadVersion', 'Severe', 400, 'GET / HTTP/x\r\nHost: a\r\n\r\n'],
  ['BothTeClPresent', 'Ambiguous', 200, post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', noBody)],
  ['DuplicateContentLength', 'Ambiguous', 200, post('Content-Length: 2\r\nContent-Length: 2\r\n', 'ab')],
  ['EmptyHeader', 'Ambiguous', 200, get(': nothing\r\n')],
  ['GetHeadZeroContentLength', 'Acceptable', 200, get('Content-Length: 0\r\n')],
  ['MultipleContentLength', 'Severe', 400, post('Content-Length: 1\r\nContent-Length: 2\r\n', 'ab')],
  [
    'MultipleTransferEncodingChunked',
    'Severe',
    400,
    post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n', noBody),
  ],
  ['NegativeContentLength', 'Severe', 400, post('Content-Length: -1\r\n', '')],
  ['NonCompliantHeader', 'Acceptable', 200, get('X: \xe4\r\n')],
  ['NonCompliantVersion', 'Acceptable', 200, 'GET / HTTP/1.9\r\nHost: a\r\n\r\n'],
  ['SpaceInUri', 'Acceptable', 200, 'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['SuspiciousHeader', 'Ambiguous', 200, get('Content_Length: 5\r\n')],
  [
    'SuspiciousTeClPresent',
    'Severe',
    400,
    post('Content_Length: 5\r\nTransfer-Encoding: chunked\r\n', noBody),
  ],
  ['UndefinedContentLengthSemantics', 'Ambiguous', 200, get('Content-Length: 2\r\n', 'ab')],
  ['UndefinedTransferEncodingSemantics', 'Ambiguous', 200, get('Transfer-Encoding: chunked\r\n', noBody)],
])('%s is %s: %i', async (reason, classification, status, bytes) => {
  await rig.serve({ rules: [says('x')], attributes: { 'access_logs.s3.enabled': 'true' } });
  const text = await rig.raw(bytes, (sofar) => sofar.includes('\r\n\r\n'));
  expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  await rig.until(() => rig.accessLog.length === 1);
  const entry = rig.accessLog[0]!.match(/"[^"]*"|\S+/g)!;
  expect(entry.slice(27, 29)).toEqual([`"${classification}"`, `"${reason}"`]);
  await rig.until(() => rig.sum('DesyncMitigationMode_NonCompliant_Request_Count') === 1);
});

test('a request that is in order has no classification', async () => {
  await rig.serve({ rules: [says('x')], attributes: { 'access_logs.s3.enabled': 'true' } });
  await rig.raw(get('Connection: close\r\n'));
  await rig.until(() => rig.accessLog.length === 1);
  expect(rig.accessLog[0]!.match(/"[^"]*"|\S+/g)!.slice(27, 29)).toEqual(['"-"', '"-"']);
});
