// The composition root: services, drivers, store and gateway become one `Cloud`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from './aws/services.ts';
import { createBalancer } from './balancer/index.ts';
import { createBuildRunner, sweepBuilds } from './drivers/build/index.ts';
import { createFunctionRunner, sweepFunctions } from './drivers/functions/index.ts';
import { createGit } from './drivers/git/index.ts';
import { createProcessRuntime, sweepTasks } from './drivers/runtime/process/index.ts';
import { createSimulatedRuntime } from './drivers/runtime/simulated/index.ts';
import { portOwner } from './drivers/sockets/port-owner.ts';
import { invokeFunction } from './invoke-function.ts';
import { BlobFolder } from './kernel/blobs.ts';
import { realClock } from './kernel/clock.ts';
import type { Driver, DriverHost } from './kernel/contracts/driver.ts';
import type { Effects } from './kernel/contracts/effects.ts';
import { Ids } from './kernel/ids.ts';
import { SqliteJournal } from './kernel/journal.ts';
import { Machine } from './kernel/machine.ts';
import { Store } from './kernel/store.ts';
import { controlRoute } from './wire/control.ts';
import { createGateway } from './wire/gateway.ts';
import { ociDistribution } from './wire/oci-distribution.ts';

export type RuntimeName = 'process' | 'simulated';

export interface CloudOptions {
  readonly account: string;
  readonly region: string;
  /** 0: any free port. */
  readonly port: number;
  /** A folder, made when absent, that one engine at a time may use. */
  readonly stateFolder: string;
  readonly runtime: RuntimeName;
  log(line: string): void;
}

export interface Cloud {
  readonly endpoint: string;
  /** Ends every task, build and listener. State stays, for the next engine on the same folder. */
  stop(): Promise<void>;
}

/** What a user can put right: rendered as it is, without a stack. */
export class StartFailure extends Error {}

/** @throws StartFailure when the state is another engine's, or the port is taken. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { account, region, stateFolder, log } = options;
  mkdirSync(stateFolder, { recursive: true });
  const engineFile = join(stateFolder, 'engine.json');
  const journal = openJournal(stateFolder, engineFile);
  const clock = realClock;
  const ids = new Ids();
  const startedAt = clock.now();
  const blobs = new BlobFolder(join(stateFolder, 'blobs'));

  // The gateway needs a port to be part of ARNs and URLs, and machine and drivers need its endpoint: so it is bound
  // first, and requests wait for `ready`.
  let endpoint = '';
  let machine: Machine;
  let store: Store;
  let drivers: readonly Driver[] = [];
  let ready: Promise<void> = Promise.resolve();

  const gateway = createGateway({
    ids,
    region,
    log,
    hasOperation: (service, operation) => machine.hasOperation(service, operation),
    call: (service, operation, input, requestId) => machine.answer(service, operation, input, requestId),
    routes: {
      _drydock: controlRoute({
        health: () => ({
          status: 'running',
          pid: process.pid,
          endpoint,
          account,
          region,
          stateFolder,
          startedAt,
          runtime: options.runtime,
        }),
        coverage: () => ({
          operations: Object.fromEntries(services.map((s) => [s.id, Object.keys(s.operations).sort()])),
          resourceTypes: services
            .flatMap((s) => s.resources ?? [])
            .map(({ type }) => type)
            .sort(),
        }),
        reset: async () => {
          await halt();
          store.clear();
          blobs.clear();
          ready = boot();
          await ready;
        },
      }),
      v2: ociDistribution({
        call: (operation, input) => machine.call('ecr', operation, input as never),
        blobs,
      }),
    },
  });

  const performs = new Map<string, (input: never) => void>();

  async function boot(): Promise<void> {
    store = new Store(journal);
    machine = new Machine({
      services,
      clock,
      ids,
      store,
      blobs,
      account,
      region,
      endpoint,
      log,
      perform: (effect, input) => {
        const perform = performs.get(effect);
        if (!perform) throw new Error(`No driver performs ${effect}`);
        perform(input as never);
      },
    });
    const host = (name: string): DriverHost => {
      const folder = join(stateFolder, name);
      mkdirSync(folder, { recursive: true });
      return {
        clock,
        ids,
        blobs,
        folder,
        endpoint,
        account,
        region,
        log,
        report: (r, report) => machine.report(r, report),
      };
    };
    drivers = [
      options.runtime === 'process'
        ? createProcessRuntime(host('runtime'))
        : createSimulatedRuntime(host('runtime')),
      createBuildRunner(host('builds')),
      createFunctionRunner(host('functions')),
      createGit(host('git')),
      createBalancer(host('balancer'), (functionArn, event) => invokeFunction(machine, functionArn, event)),
    ];
    performs.clear();
    for (const driver of drivers) {
      for (const [effect, perform] of Object.entries(driver.effects)) {
        performs.set(effect as keyof Effects, perform as (input: never) => void);
      }
    }
    for (const driver of drivers) await driver.recover();
    machine.start();
  }

  async function halt(): Promise<void> {
    machine.stop();
    await Promise.all(drivers.map((driver) => driver.stop()));
    drivers = [];
  }

  try {
    const port = await gateway.listen(options.port);
    endpoint = `http://127.0.0.1:${port}`;
  } catch (error) {
    journal.close();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portInUse(options.port) : error;
  }
  ready = boot();
  await ready;
  writeFileSync(engineFile, JSON.stringify({ pid: process.pid, endpoint, account, region, startedAt }));

  return {
    endpoint,
    stop: async () => {
      await gateway.close();
      await halt();
      store.close();
      rmSync(engineFile, { force: true });
    },
  };
}

/**
 * Ends the tasks and builds that a killed engine left, without starting one. Returns how many there were.
 * @throws StartFailure when an engine runs on the state: they are its own.
 */
export function sweepState(stateFolder: string): number {
  if (!existsSync(join(stateFolder, 'state.sqlite'))) return 0;
  const journal = openJournal(stateFolder, join(stateFolder, 'engine.json'));
  try {
    return (
      sweepTasks(join(stateFolder, 'runtime')) +
      sweepBuilds(join(stateFolder, 'builds')) +
      sweepFunctions(join(stateFolder, 'functions'))
    );
  } finally {
    journal.close();
  }
}

/** The database is locked by the engine that has it open, and freed by the system however that engine ends. */
function openJournal(stateFolder: string, engineFile: string): SqliteJournal {
  try {
    return new SqliteJournal(join(stateFolder, 'state.sqlite'));
  } catch (error) {
    if (!String(error).includes('locked')) throw error;
    const other = existsSync(engineFile) ? JSON.parse(readFileSync(engineFile, 'utf8')) : undefined;
    throw new StartFailure(
      `Another engine${other ? ` (pid ${other.pid}, ${other.endpoint})` : ''} uses the state in ${stateFolder}. ` +
        'Use that one, end it with `drydock down`, or choose another folder with --state.',
    );
  }
}

function portInUse(port: number): StartFailure {
  const owner = portOwner(port);
  const who = owner ? ` by process ${owner.pid} (${owner.command})` : '';
  return new StartFailure(
    `Port ${port} is in use${who}. End that process, or choose another port with --port.`,
  );
}
