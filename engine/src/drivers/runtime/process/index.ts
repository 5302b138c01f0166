// The runtime `process`: containers are processes of this machine, which needs no container engine. There is no
// isolation: a task sees this machine's files, network and users.

import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Driver, DriverHost } from '../../../contracts/driver.ts';
import { ImageFolder } from '../../images/image-folder.ts';
import { Lifeline } from '../../processes/lifeline.ts';
import { WorkFolders } from '../../processes/work-folders.ts';
import { notRunning } from '../exec/words.ts';
import { MetadataEndpoint } from '../metadata/endpoint.ts';
import { Preloads } from './interpreters.ts';
import { Sampler } from './sampler.ts';
import { signalProcesses } from './signal-processes.ts';
import { Stresses } from './stress.ts';
import { Task } from './task.ts';
import { TaskVolumes } from './volumes.ts';

export function createProcessRuntime(host: DriverHost): Driver {
  const tasks = new Map<string, Task>();
  const workFolders = new WorkFolders(host.folder);
  const imageFolder = workFolders.makeReadable('images');
  const preloadFolder = workFolders.makeReadable('preloads');
  const noted = new Set<string>();
  const machine = {
    host,
    images: new ImageFolder(imageFolder),
    lifeline: new Lifeline(host.mark, host.log),
    metadata: new MetadataEndpoint(),
    volumes: () => new TaskVolumes(join(host.folder, 'volumes'), workFolders),
    preloads: new Preloads(preloadFolder),
    note: (line: string) => {
      if (!noted.has(line)) host.log(line);
      noted.add(line);
    },
  };
  const stresses = new Stresses(machine.lifeline);
  const sampler = new Sampler(
    () =>
      [...tasks.values()].map((task) => ({
        taskArn: task.taskArn,
        containers: task.running(),
        besides: stresses.groupsOf(task.taskArn),
      })),
    (usage) => host.report('runtime/usage', { tasks: usage }),
  );
  return {
    name: 'process',
    effects: {
      'runtime/start-task': (specification) => {
        if (tasks.has(specification.taskArn)) return;
        const task = new Task(specification, machine);
        tasks.set(specification.taskArn, task);
        // A task that is not known here has ended, or never ran.
        task.ended.then((how) => how === 'failed' && tasks.delete(specification.taskArn));
        sampler.start();
      },
      'runtime/stop-task': ({ taskArn }) => {
        const task = tasks.get(taskArn);
        if (!task) return host.report('runtime/task-stopped', { taskArn });
        task.stop().then(() => {
          tasks.delete(taskArn);
          host.report('runtime/task-stopped', { taskArn });
        });
      },
      'runtime/remove-file-system': ({ fileSystemId }) =>
        rmSync(join(host.folder, 'volumes/efs', fileSystemId), { recursive: true, force: true }),
      'runtime/start-stress': async (specification) => {
        const { stressId, taskArn } = specification;
        const [container] = tasks.get(taskArn)?.running() ?? [];
        try {
          if (!container) throw new Error('The task does not run.');
          await stresses.start(specification, container);
          host.report('runtime/stress', { stressId, status: 'running' });
        } catch (error) {
          host.report('runtime/stress', { stressId, status: 'failed', reason: (error as Error).message });
        }
      },
      'runtime/stop-stress': ({ stressId }) => stresses.stop(stressId),
      'runtime/signal-processes': ({ requestId, taskArn, processName, signal }) => {
        const containers = tasks.get(taskArn)?.running() ?? [];
        host.report('runtime/processes-signalled', {
          requestId,
          count: signalProcesses(containers, processName, signal),
        });
      },
    },
    async execute(request) {
      const task = tasks.get(request.taskArn);
      if (!task) throw notRunning(request.container);
      return task.execute(request);
    },
    measure: () => sampler.measure(),
    async recover() {
      host.report('runtime/capabilities', {
        runtime: 'process',
        cores: availableParallelism(),
        features: ['volumes', 'dependency-conditions', 'restart-policies'],
        hints: { 'log-routers': 'an engine with --runtime docker has it' },
      });
      workFolders.sweep();
      host.report('runtime/recovered', { taskArns: [] });
    },
    async stop() {
      stresses.stopAll();
      await Promise.all([...tasks.values()].map((task) => task.kill()));
      tasks.clear();
      sampler.stop();
      machine.lifeline.close();
      await machine.metadata.close();
      workFolders.remove(imageFolder);
      workFolders.remove(preloadFolder);
    },
  };
}
