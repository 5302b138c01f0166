// The driver of impaired networks where the network is simulated: each detour is an origin in front of another.
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import type { Endpoint } from '../../contracts/endpoints.ts';
import { impairedOrigin } from './impaired-origin.ts';
import type { SimulatedNetwork } from './network.ts';

export function createSimulatedNetworkFaults(host: DriverHost, network: SimulatedNetwork): Driver {
  let opened: readonly Endpoint[] = [];
  return {
    name: 'network-faults',
    effects: {
      'network-faults/apply': ({ detours }) => {
        for (const endpoint of opened) network.close(endpoint);
        const made = detours.map((detour) => ({
          key: detour.key,
          endpoint: network.listen(impairedOrigin(detour, network.find), detour.upstream),
        }));
        opened = made.map(({ endpoint }) => endpoint);
        host.report('network-faults/detours', { detours: made });
      },
    },
    recover: async () => {},
    stop: async () => {},
  };
}
