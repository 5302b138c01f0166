import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, type Identity } from './answer.ts';

const identity: Identity = {
  service: 'shop',
  version: 'abc123',
  message: 'Hi',
  task: 't1',
  availabilityZone: 'us-east-1a',
};

test('the root says who is answering', () => {
  assert.deepEqual(answer('GET', '/', identity, true), { status: 200, body: identity });
});

test('the root goes on answering while the service shuts down', () => {
  assert.equal(answer('GET', '/', identity, false).status, 200);
});

test('the health check is 200 while ready and 503 once shutting down', () => {
  assert.equal(answer('GET', '/health', identity, true).status, 200);
  assert.equal(answer('GET', '/health', identity, false).status, 503);
});

test('a query and the absolute form of a target lead to the same path', () => {
  for (const target of [
    '/?a=/b#c',
    'http://shop.example/',
    'http://shop.example',
    'HTTP://shop.example?x',
    '/health?deep',
  ]) {
    assert.equal(answer('GET', target, identity, true).status, 200, target);
  }
});

test('any other path is 404, whatever the method', () => {
  for (const target of [
    '/nope',
    '//',
    '/health/',
    '/%',
    '/%00',
    '/../health',
    '*',
    '?',
    '/constructor',
    '/\u00e9',
  ]) {
    const expected = target === '?' ? 200 : 404;
    assert.equal(answer('GET', target, identity, true).status, expected, target);
    if (expected === 404) assert.equal(answer('POST', target, identity, true).status, 404, target);
  }
});

test('any other method is 405 and names those allowed', () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    for (const path of ['/', '/health']) {
      const { status, headers, body } = answer(method, path, identity, true);
      assert.equal(status, 405, method);
      assert.deepEqual(headers, { Allow: 'GET, HEAD' });
      assert.deepEqual(body, { error: 'Method Not Allowed', method, allow: ['GET', 'HEAD'] });
    }
  }
});
