// Builds an image from a Dockerfile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Descriptor, hostArchitecture, type ImageConfig } from '../../images/oci.ts';
import { BuildFailure } from '../dockerfile/failure.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { readIgnore } from '../files/ignore.ts';
import type { ImageStore, StoredImage } from '../store/image-store.ts';
import { hostNode, scratch, standsForHostNode, storedImage } from './base.ts';
import { perform } from './perform.ts';
import { type PlannedStage, planBuild } from './plan.ts';
import type { Progress, Step } from './progress.ts';
import { Stage, type StageOrigin } from './stage.ts';

export interface BuildRequest {
  readonly context: string;
  /** Path and content of the Dockerfile. */
  readonly dockerfile: { readonly path: string; readonly source: string };
  readonly arguments: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly useCache: boolean;
  /** Time of the image and its files, in seconds since the epoch. */
  readonly sourceDateEpoch: number;
}

export interface BuildWith {
  readonly store: ImageStore;
  readonly progress: Progress;
  /** Pulls a base image that this machine does not have yet. */
  readonly pull: (name: string) => Promise<StoredImage | undefined>;
}

/** @throws BuildFailure with the place in the Dockerfile. */
export async function buildImage(request: BuildRequest, using: BuildWith): Promise<Descriptor> {
  const dockerfile = parseDockerfile(request.dockerfile.source);
  const platform = platformArguments();
  const plan = planBuild(dockerfile, request.target, request.arguments, platform);
  // Not in the store's folder, which may be in a repository: a stage must not find its `node_modules`.
  const work = mkdtempSync(join(tmpdir(), 'drydock-stages-'));
  try {
    const ignore = readIgnore(request.context, request.dockerfile.path);
    const built = new Map<number, Stage>();
    const used = new Set<string>();
    for (const planned of plan.stages) {
      const origin = await originOf(planned, built, using);
      const mtime = new Date(request.sourceDateEpoch * 1000);
      const stage = new Stage(planned.name, origin, using.store, work, mtime);
      built.set(planned.index, stage);
      const total = planned.stage.instructions.filter((each) => isShown(each.name)).length + 1;
      let count = 1;
      for (const instruction of planned.stage.instructions) {
        if (isShown(instruction.name)) count += 1;
        const title = `[${planned.name} ${count}/${total}] ${instruction.shown}`;
        let step: Step | undefined;
        const begin = () => {
          step = isShown(instruction.name) ? using.progress.step(title) : undefined;
          return step;
        };
        try {
          const details = { request, dockerfile, plan, platform, built, used, ignore, work, begin };
          const cached = await perform(stage, planned, instruction, { ...details, ...using });
          step?.done(cached);
        } catch (error) {
          if (!(error instanceof BuildFailure)) throw error;
          step?.failed(error.message);
          throw new StepFailure(error.at(instruction), title, step?.kept() ?? []);
        }
      }
    }
    warnOfUnused(request, used, plan.globals, using.progress);
    return finish(built.get(plan.stages.at(-1)!.index)!, request, using.store);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A failure with the output of the failed step. */
export class StepFailure extends BuildFailure {
  readonly title: string;
  readonly output: readonly string[];

  constructor(failure: BuildFailure, title: string, output: readonly string[]) {
    super(failure.message, failure.place);
    this.title = title;
    this.output = output;
  }
}

async function originOf(
  { base, stage, name }: PlannedStage,
  built: ReadonlyMap<number, Stage>,
  { store, progress, pull }: BuildWith,
): Promise<StageOrigin> {
  if (typeof base === 'number') return built.get(base)!.origin();
  if (base === 'scratch') return scratch;
  const platform = stage.from.flags.platform;
  if (platform && !isHostPlatform(platform) && !/^\$\{?(BUILD|TARGET)PLATFORM\}?$/.test(platform))
    throw new BuildFailure(
      `the embedded builder builds for linux/${hostArchitecture()}, not for ${platform}`,
      stage.from,
    );
  const step = progress.step(
    `[${name} 1/${stage.instructions.filter((each) => isShown(each.name)).length + 1}] FROM ${base}`,
  );
  // An image that was built or pulled with this name comes before this machine's Node.js.
  const stored = store.find(base) ?? (standsForHostNode(base) ? undefined : await pull(base));
  if (!stored && !standsForHostNode(base)) {
    step.failed(`${base}: not found`);
    throw new BuildFailure(
      `${base}: not found. The embedded builder has no access to other registries: it knows "node" images (this machine's Node.js), "scratch", and images in this registry`,
      stage.from,
    );
  }
  if (!stored) step.line(`this machine's Node.js ${process.version} stands for ${base}`);
  step.done();
  return stored ? storedImage(stored) : hostNode(base);
}

export function isHostPlatform(platform: string): boolean {
  return platform === `linux/${hostArchitecture()}` || platform === 'linux';
}

function platformArguments(): Record<string, string> {
  const value = `linux/${hostArchitecture()}`;
  const one = (side: string) => ({
    [`${side}PLATFORM`]: value,
    [`${side}OS`]: 'linux',
    [`${side}ARCH`]: hostArchitecture(),
  });
  return { ...one('TARGET'), ...one('BUILD') };
}

function isShown(name: string): boolean {
  return ['RUN', 'COPY', 'ADD', 'WORKDIR'].includes(name);
}

function warnOfUnused(
  request: BuildRequest,
  used: ReadonlySet<string>,
  globals: Readonly<Record<string, string>>,
  progress: Progress,
): void {
  const unused = Object.keys(request.arguments).filter(
    (name) =>
      !used.has(name) && !(name in globals) && !/^(SOURCE_DATE_EPOCH|BUILDKIT_.*|.*_proxy)$/i.test(name),
  );
  if (unused.length > 0)
    progress.step(`[Warning] One or more build-args [${unused.join(' ')}] were not consumed`).end();
}

function finish(stage: Stage, request: BuildRequest, store: ImageStore): Descriptor {
  const labels = { ...stage.config.Labels, ...request.labels };
  const config: ImageConfig = {
    created: new Date(request.sourceDateEpoch * 1000).toISOString().replace('.000Z', 'Z'),
    architecture: hostArchitecture(),
    os: 'linux',
    config: { ...stage.config, ...(Object.keys(labels).length > 0 ? { Labels: labels } : {}) },
    rootfs: { type: 'layers', diff_ids: stage.layers.map((layer) => layer.diffId) },
    history: stage.history as ImageConfig['history'] & object,
  };
  return store.writeImage(
    config,
    stage.layers.map((layer) => layer.descriptor),
  );
}
