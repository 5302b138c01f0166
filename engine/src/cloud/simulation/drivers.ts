// The drivers of a region in a simulation. None opens a port, starts a process or touches a file.
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import { createSimulatedBalancer, type SimulatedBalancer } from '../../drivers/balancer/simulated.ts';
import { createSimulatedStores } from '../../drivers/data-stores/simulated.ts';
import {
  createSimulatedFunctions,
  type SimulatedFunctions,
} from '../../drivers/functions/simulated/index.ts';
import { createNotSimulated } from '../../drivers/not-simulated/index.ts';
import type { Behave } from '../../drivers/runtime/simulated/behaviour.ts';
import { createSimulatedRuntime, type SimulatedRuntime } from '../../drivers/runtime/simulated/index.ts';
import { createSessions } from '../../drivers/sessions/index.ts';
import { SimulatedNetwork } from '../../drivers/simulated-network/network.ts';
import { createSimulatedNetworkFaults } from '../../drivers/simulated-network/network-faults.ts';
import { invokeFunction } from '../invoke-function.ts';
import type { Region } from '../region.ts';
import { providers } from './providers.ts';

/** As the ECS agent samples its tasks. */
const usageEveryMs = 20_000;

export interface SimulatedDrivers {
  readonly drivers: readonly Driver[];
  readonly balancer: SimulatedBalancer;
  readonly runtime: SimulatedRuntime;
}

export interface SimulatedDriverParts {
  readonly behave: Behave;
  readonly functions: Pick<SimulatedFunctions, 'scriptOf' | 'notSimulated' | 'holdTime'>;
  /** Effects are performed once their transaction is over, in their order, as by a driver beside the machine. */
  later(work: () => void): void;
}

export function createSimulatedDrivers(
  region: Region,
  host: (folder: string) => DriverHost,
  { behave, functions, later }: SimulatedDriverParts,
): SimulatedDrivers {
  const network = new SimulatedNetwork();
  const runtime = createSimulatedRuntime(host('runtime'), { behave, network, usageEveryMs });
  const balancer = createSimulatedBalancer(host('balancer'), network, (functionArn, event) =>
    invokeFunction(region.machine, functionArn, event),
  );
  const drivers: Driver[] = [
    runtime,
    createSessions(host('sessions'), runtime),
    createSimulatedFunctions(host('functions'), { ...functions, ...providers(region) }),
    createSimulatedStores(host('data-stores')),
    createNotSimulated(host('not-simulated')),
    createSimulatedNetworkFaults(host('network-faults'), network),
    balancer,
  ];
  return { drivers: drivers.map((driver) => performedLater(driver, later)), balancer, runtime };
}

function performedLater(driver: Driver, later: (work: () => void) => void): Driver {
  const effects = Object.entries(driver.effects).map(([effect, perform]) => [
    effect,
    (input: never) => later(() => (perform as (input: never) => void)(input)),
  ]);
  return { ...driver, effects: Object.fromEntries(effects) };
}
