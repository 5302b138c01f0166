// Creates the drivers of a region.
import type { Driver, DriverHost } from '../contracts/driver.ts';
import { createBalancer } from '../drivers/balancer/index.ts';
import { createBuildRunner } from '../drivers/build-runner/index.ts';
import { createDataStores } from '../drivers/data-stores/index.ts';
import { createSimulatedStores } from '../drivers/data-stores/simulated.ts';
import { createFunctionRunner } from '../drivers/functions/index.ts';
import { createGit } from '../drivers/git/index.ts';
import { createNetworkFaults } from '../drivers/network-faults/index.ts';
import type { DockerOptions } from '../drivers/runtime/docker/index.ts';
import { usesEngine } from '../drivers/runtime/docker/sweep/record.ts';
import { createProcessRuntime } from '../drivers/runtime/process/index.ts';
import { createSimulatedRuntime } from '../drivers/runtime/simulated/index.ts';
import { createSessions } from '../drivers/sessions/index.ts';
import { createWebPosts } from '../drivers/web-posts/index.ts';
import { invokeFunction } from './invoke-function.ts';
import type { Region } from './region.ts';

/** What a task is: a process of this machine, nothing but state, or containers of a container engine. */
export type Runtime = 'process' | 'simulated' | ContainerEngine;

export interface ContainerEngine {
  /** Where it listens, as DOCKER_HOST has it. */
  readonly address: string;
  readonly isPodman: boolean;
  readonly target: DockerOptions;
  createDriver(host: DriverHost): Driver;
}

export const runtimeName = (runtime: Runtime): string => (typeof runtime === 'string' ? runtime : 'docker');

function createRuntime(runtime: Runtime, host: DriverHost): Driver {
  if (typeof runtime !== 'string') return runtime.createDriver(host);
  const driver = runtime === 'process' ? createProcessRuntime(host) : createSimulatedRuntime(host);
  return {
    ...driver,
    async recover() {
      if (usesEngine(host.folder)) {
        const { sweepEarlier } = await import('../drivers/runtime/docker/index.ts');
        await sweepEarlier(host);
      }
      await driver.recover();
    },
  };
}

/** What a container runs has to be in its image: the embedded builder leaves out what this machine has. */
const containerEngine = (runtime: Runtime) => (typeof runtime === 'string' ? undefined : runtime);

export function createDrivers(
  runtime: Runtime,
  region: Region,
  host: (folder: string) => DriverHost,
): readonly Driver[] {
  const containers = createRuntime(runtime, host('runtime'));
  return [
    containers,
    createSessions(host('sessions'), containers),
    createBuildRunner(host('builds'), { containerEngine: containerEngine(runtime) }),
    createFunctionRunner(host('functions')),
    runtime === 'simulated'
      ? createSimulatedStores(host('data-stores'))
      : createDataStores(host('data-stores'), containers.openToTasks?.bind(containers)),
    createGit(host('git')),
    createWebPosts(host('web-posts')),
    createNetworkFaults(host('network-faults')),
    createBalancer(host('balancer'), (functionArn, event) =>
      invokeFunction(region.machine, functionArn, event),
    ),
  ];
}
