// The driver that runs CodeBuild's builds on this machine.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import { Lifeline } from '../processes/lifeline.ts';
import { WorkFolders } from '../processes/work-folders.ts';
import { usesEngine } from '../runtime/docker/sweep/record.ts';
import { Build } from './build.ts';
import type { BuildContainers } from './container/enter-image.ts';
import type { ContainerEngine } from './environment.ts';
import type { BuildMachine } from './prepare.ts';

export interface BuildRunnerOptions {
  /** Builds images there instead of with the embedded image builder. */
  readonly containerEngine?: ContainerEngine | undefined;
}

/** How many ended builds are remembered, so that a repeated request does not run them again. */
const rememberedBuilds = 1000;

export function createBuildRunner(host: DriverHost, options: BuildRunnerOptions = {}): Driver {
  const builds = new Map<string, Build>();
  const ended = new Set<string>();
  const target = options.containerEngine?.target;
  let containers: Promise<BuildContainers> | undefined;
  const machine: BuildMachine = {
    host,
    lifeline: new Lifeline(host.mark, host.log),
    workFolders: new WorkFolders(host.folder),
    containerEngine: options.containerEngine,
    async containers() {
      if (!target) return undefined;
      containers ??= import('./container/enter-image.ts').then(
        (module) => new module.BuildContainers(host, target),
      );
      return containers;
    },
  };
  return {
    name: 'build',
    effects: {
      'build/start': (specification) => {
        const { buildId } = specification;
        if (builds.has(buildId) || ended.has(buildId)) return;
        let build: Build;
        try {
          build = new Build(specification, machine);
        } catch (error) {
          host.log(`Build ${buildId} cannot create its work folder: ${(error as Error).message}`);
          host.report('build/finished', { buildId, status: 'FAULT', exportedVariables: [], artifacts: [] });
          return;
        }
        builds.set(buildId, build);
        build.done.then(() => {
          builds.delete(buildId);
          ended.add(buildId);
          for (const oldest of ended.size > rememberedBuilds ? [...ended].slice(0, 1) : [])
            ended.delete(oldest);
        });
      },
      'build/stop': ({ buildId }) => {
        builds.get(buildId)?.stop();
      },
    },
    async recover() {
      if (usesEngine(host.folder)) {
        const { sweepEarlier } = await import('../runtime/docker/index.ts');
        await sweepEarlier(host);
      }
      machine.workFolders.sweep();
      sweepPartials(join(host.folder, 'images'));
    },
    async stop() {
      await Promise.all([...builds.values()].map((build) => build.kill()));
      builds.clear();
      await (await containers)?.close();
      machine.lifeline.close();
    },
  };
}

/** Removes temporary files of `docker` commands that were killed. */
function sweepPartials(images: string): void {
  if (!existsSync(images)) return;
  for (const name of readdirSync(images))
    if (name.startsWith('partial-') || name === 'index.lock')
      rmSync(join(images, name), { recursive: true, force: true });
}
