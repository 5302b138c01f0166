import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './settings.ts';

test('without any variable the service listens on 0.0.0.0:8080', () => {
  const { host, port, service, version, metadataUri } = readSettings({});
  assert.deepEqual(
    { host, port, service, version, metadataUri },
    {
      host: '0.0.0.0',
      port: 8080,
      service: 'drydock-service',
      version: 'development',
      metadataUri: undefined,
    },
  );
});

test('PORT, HOST, SERVICE_NAME and VERSION override', () => {
  const { host, port, service, version } = readSettings({
    HOST: '::1',
    PORT: '3000',
    SERVICE_NAME: 'shop',
    VERSION: 'abc',
  });
  assert.deepEqual(
    { host, port, service, version },
    { host: '::1', port: 3000, service: 'shop', version: 'abc' },
  );
});

test('a variable that is set but empty counts as not set', () => {
  assert.equal(readSettings({ PORT: '', HOST: '', VERSION: '' }).port, 8080);
});

test('the service is gone before ECS would kill it', () => {
  assert.ok(readSettings({}).stopWithinMs < 30_000);
});

test('an invalid number is refused with its name and value', () => {
  for (const PORT of ['http', '-1', '65536', '80.5', '0x50', ' 80', '1e3', '99999999999999999999']) {
    assert.throws(() => readSettings({ PORT }), {
      name: 'RangeError',
      message: new RegExp(`^PORT is "${PORT}"`),
    });
  }
});
