// The load balancer's driver in a simulation: in this thread, without sockets.
import type { InvokeFunction } from '@drydock/balancer';
import { type LoadSettings, type Share, SimulatedPlane } from '@drydock/balancer/simulated';
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import type { SimulatedNetwork } from '../simulated-network/network.ts';

export interface SimulatedBalancer extends Driver {
  /** Offers a load from now on. @returns what ends it */
  offer(load: LoadSettings): () => void;
  /** What becomes of the requests of this moment. */
  shares(): readonly Share[];
  /** To be called before time goes on. */
  settle(): void;
  /** Counts what was offered until now: otherwise it is counted when something changes, and each minute. */
  count(): void;
}

export function createSimulatedBalancer(
  host: DriverHost,
  network: SimulatedNetwork,
  invokeFunction: InvokeFunction,
): SimulatedBalancer {
  const plane = new SimulatedPlane({
    clock: host.clock,
    seed: host.ids.hex(32),
    origins: network.find,
    invokeFunction,
    reportListener: (report) => host.report('balancer/listener', report),
    reportReservation: (report) => host.report('balancer/reservation', report),
    reportHealth: (targets) => host.report('balancer/health', { targets }),
    reportTraffic: (report) => host.report('balancer/traffic', report),
    log: (line) => host.log(line),
  });
  network.onChange((port) => plane.changed(port));
  return {
    name: 'balancer',
    effects: { 'balancer/apply': (table) => plane.apply(table) },
    recover: async () => {},
    health: () => ({ status: 'running', restarts: 0 }),
    offer: (load) => plane.offer(load),
    shares: () => plane.shares(),
    settle: () => plane.settle(),
    count: () => plane.count(),
    stop: async () => plane.stop(),
  };
}
