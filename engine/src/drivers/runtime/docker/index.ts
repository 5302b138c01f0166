// The runtime `docker`: containers of the machine's container engine, Docker or Podman, through the Docker Engine API.

import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Driver, DriverHost } from '../../../contracts/driver.ts';
import { FaultsByExec, type FaultyTask } from '../exec/faults-by-exec.ts';
import { notRunning } from '../exec/words.ts';
import type { EngineAddress } from './api/address.ts';
import { EngineApi } from './api/engine-api.ts';
import type { Environment } from './connect/docker-config.ts';
import { engineFacts } from './connect/facts.ts';
import { addressOf } from './container/address.ts';
import { Images } from './images/pull.ts';
import { ownerOf } from './labels.ts';
import { Names } from './names/names.ts';
import { Metadata } from './network/metadata.ts';
import { forgetEngine, recordEngine } from './sweep/record.ts';
import { removeOwned, sweepContainers } from './sweep/sweep.ts';
import { Watchdog } from './sweep/watchdog.ts';
import type { Engine } from './task/engine.ts';
import { Task } from './task/task.ts';
import { Usage } from './usage.ts';

export interface DockerOptions {
  /** Where the container engine listens. */
  readonly address: EngineAddress;
  /** Where the user's credentials for registries are found. */
  readonly environment: Environment;
}

export function createDockerRuntime(host: DriverHost, { address, environment }: DockerOptions): Driver {
  const api = new EngineApi(address);
  const owner = ownerOf(host.folder);
  const watchdog = new Watchdog(host.folder, host.log);
  const tasks = new Map<string, Task>();
  const usage = new Usage(
    api,
    () => [...tasks.values()],
    (measured) => host.report('runtime/usage', { tasks: measured }),
  );
  let opened: Promise<Engine> | undefined;
  const open = async (): Promise<Engine> => {
    const facts = await engineFacts(api);
    const note = (line: string) => host.log(line);
    const metadata = new Metadata({ api, facts, owner, note });
    const { endpoint, ids } = host;
    return {
      host,
      api,
      facts,
      owner,
      images: new Images({ api, facts, endpoint: host.endpoint, environment }),
      metadata,
      names: new Names({
        endpoint,
        ids,
        note,
        bridge: () => metadata.bridge(),
        addressOf: (container) => addressOf(api, container),
      }),
    };
  };
  const starting = new Map<string, { isStopped: boolean }>();
  const faults = new FaultsByExec(host, availableParallelism());
  const faultyTask = (taskArn: string): FaultyTask | undefined => {
    const task = tasks.get(taskArn);
    return (
      task && {
        containers: task.running().map(({ specification }) => specification.name),
        execute: (container, command) => task.execute({ taskArn, container, command }),
      }
    );
  };

  const start = async (specification: ConstructorParameters<typeof Task>[0], own: { isStopped: boolean }) => {
    const { taskArn } = specification;
    try {
      opened ??= open();
      const engine = await opened;
      if (own.isStopped) return;
      const task = new Task(specification, engine);
      tasks.set(taskArn, task);
      // Nobody asks to stop what never ran.
      task.over.then((how) => how === 'failed' && tasks.delete(taskArn));
      usage.start();
    } catch (error) {
      opened = undefined;
      const reason = `CannotCreateContainerError: ${(error as Error).message}`;
      host.report('runtime/task-failed', { taskArn, reason });
    } finally {
      starting.delete(taskArn);
    }
  };

  return {
    name: 'docker',
    effects: {
      'runtime/start-task': (specification) => {
        const { taskArn } = specification;
        if (tasks.has(taskArn) || starting.has(taskArn)) return;
        recordEngine(host.folder, address);
        watchdog.start();
        const own = { isStopped: false };
        starting.set(taskArn, own);
        void start(specification, own);
      },
      'runtime/stop-task': ({ taskArn }) => {
        const own = starting.get(taskArn);
        if (own) own.isStopped = true;
        const task = tasks.get(taskArn);
        if (!task) return host.report('runtime/task-stopped', { taskArn });
        task.stop().then(() => {
          tasks.delete(taskArn);
          host.report('runtime/task-stopped', { taskArn });
        });
      },
      'runtime/remove-file-system': ({ fileSystemId }) =>
        rmSync(join(host.folder, 'volumes/efs', fileSystemId), { recursive: true, force: true }),
      'runtime/start-stress': (specification) =>
        void faults.start(specification, faultyTask(specification.taskArn)),
      'runtime/stop-stress': ({ stressId }) => faults.stop(stressId),
      'runtime/signal-processes': ({ requestId, taskArn, processName, signal }) =>
        void faults.signal(requestId, faultyTask(taskArn), processName, signal),
    },
    async execute(request) {
      const task = tasks.get(request.taskArn);
      if (!task) throw notRunning(request.container);
      return task.execute(request);
    },
    async openToTasks(port) {
      opened ??= open();
      return (await opened).names.forward(port);
    },
    async recover() {
      host.report('runtime/capabilities', {
        runtime: 'docker',
        cores: availableParallelism(),
        features: ['volumes', 'dependency-conditions', 'restart-policies', 'log-routers'],
      });
      await sweepEarlier(host);
      host.report('runtime/recovered', { taskArns: [] });
      // Podman takes a second to describe itself: it is asked before the first task has to wait for it.
      opened ??= open();
      opened.catch(() => {
        opened = undefined;
      });
    },
    async stop() {
      for (const own of starting.values()) own.isStopped = true;
      usage.stop();
      await Promise.all([...tasks.values()].map((task) => task.kill()));
      tasks.clear();
      const engine = await opened?.catch(() => undefined);
      if (engine) {
        try {
          await engine.names.close();
          await engine.metadata.close();
          await removeOwned(api, owner);
          await engine.images.remove();
          forgetEngine(host.folder);
        } catch (error) {
          host.log(`Containers may be left: ${(error as Error).message}.`);
        }
      }
      watchdog.stop();
      api.close();
    },
  };
}

/** Removes what an earlier engine on the folder left, whichever runtime this one has. */
export async function sweepEarlier(host: DriverHost): Promise<void> {
  try {
    const ended = await sweepContainers(host.folder);
    if (ended > 0) host.log(`Removed ${ended} containers that an earlier engine had left.`);
  } catch (error) {
    host.log(`Containers of an earlier engine may be left: ${(error as Error).message}.`);
  }
}
