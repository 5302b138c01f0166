import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { systemClock } from '../../clock/clock.ts';
import { ownFaults } from './own-faults.ts';

/** Asks an engine whose health has this. */
async function faultsOf(health: object) {
  const server = createServer((_request, response) => void response.end(JSON.stringify(health)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return await ownFaults(`http://127.0.0.1:${port}`, '.drydock', systemClock);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

it('tells what has failed inside the engine, since when, and where its log is', async () => {
  const fault = {
    region: 'us-east-1',
    of: 'ecs/service',
    key: 'demo/web',
    error: 'TypeError: x',
    failures: 3,
  };
  expect(await faultsOf({ ownFaults: [{ ...fault, since: 0 }] })).toEqual({
    code: 'status-engine-faults',
    faults: [{ ...fault, since: '1970-01-01T00:00:00.000Z' }],
    log: '.drydock/engine.log',
  });
});

it('says nothing of an engine without faults, or of an older one', async () => {
  expect(await faultsOf({ ownFaults: [] })).toBeUndefined();
  expect(await faultsOf({})).toBeUndefined();
});
