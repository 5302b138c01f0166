// Data stores where nothing runs: each has the port that it asks for, at once.
import type { Driver, DriverHost } from '../../contracts/driver.ts';

export function createSimulatedStores(host: DriverHost): Driver {
  return {
    name: 'data-stores',
    effects: {
      'data-stores/start': ({ storeId, port }) => host.report('data-stores/started', { storeId, port }),
      'data-stores/stop': ({ storeId }) => host.report('data-stores/stopped', { storeId }),
      'data-stores/copy': ({ copyId }) => host.report('data-stores/copied', { copyId }),
      'data-stores/remove': () => {},
    },
    async recover() {},
    async stop() {},
  };
}
