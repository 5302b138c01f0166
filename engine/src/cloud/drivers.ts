// Creates the drivers of a region.
import type { Driver, DriverHost } from '../contracts/driver.ts';
import { createBalancer } from '../drivers/balancer/index.ts';
import { createBuildRunner } from '../drivers/build-runner/index.ts';
import { createFunctionRunner } from '../drivers/functions/index.ts';
import { createGit } from '../drivers/git/index.ts';
import { createProcessRuntime } from '../drivers/runtime/process/index.ts';
import { createSimulatedRuntime } from '../drivers/runtime/simulated/index.ts';
import { invokeFunction } from './invoke-function.ts';
import type { Region } from './region.ts';

const runtimes = { process: createProcessRuntime, simulated: createSimulatedRuntime };

export type RuntimeName = keyof typeof runtimes;

export function createDrivers(
  runtime: RuntimeName,
  region: Region,
  host: (folder: string) => DriverHost,
): readonly Driver[] {
  return [
    runtimes[runtime](host('runtime')),
    createBuildRunner(host('builds')),
    createFunctionRunner(host('functions')),
    createGit(host('git')),
    createBalancer(host('balancer'), (functionArn, event) =>
      invokeFunction(region.machine, functionArn, event),
    ),
  ];
}
