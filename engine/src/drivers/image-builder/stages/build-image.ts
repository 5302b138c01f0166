// Builds an image from a Dockerfile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Descriptor, hostArchitecture, type ImageConfig } from '../../images/oci.ts';
import { DockerfileFailure } from '../dockerfile/failure.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { readIgnore } from '../files/ignore.ts';
import type { ImageStore } from '../store/image-store.ts';
import { type StandIn, scratch, standIn, storedImage } from './base.ts';
import { perform } from './perform.ts';
import { type PlannedStage, planStages } from './plan.ts';
import type { Progress, Step } from './progress.ts';
import type { ImageRequest, ImageTools } from './request.ts';
import { Stage, type StageOrigin } from './stage.ts';

/** @throws DockerfileFailure with the place in the Dockerfile. */
export async function buildImage(request: ImageRequest, using: ImageTools): Promise<Descriptor> {
  const dockerfile = parseDockerfile(request.dockerfile.source);
  const platform = platformArguments();
  const plan = planStages(dockerfile, request.target, request.arguments, platform);
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
      const total = planned.stage.instructions.filter((each) => isDisplayed(each.name)).length + 1;
      let count = 1;
      for (const instruction of planned.stage.instructions) {
        if (isDisplayed(instruction.name)) count += 1;
        const title = `[${planned.name} ${count}/${total}] ${instruction.displayText}`;
        let step: Step | undefined;
        const begin = () => {
          step = isDisplayed(instruction.name) ? using.progress.step(title) : undefined;
          return step;
        };
        try {
          const details = { request, dockerfile, plan, platform, built, used, ignore, work, begin };
          const cached = await perform(stage, planned, instruction, { ...details, ...using });
          step?.done(cached);
        } catch (error) {
          if (!(error instanceof DockerfileFailure)) throw error;
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
export class StepFailure extends DockerfileFailure {
  readonly title: string;
  readonly output: readonly string[];

  constructor(failure: DockerfileFailure, title: string, output: readonly string[]) {
    super(failure.message, failure.place);
    this.title = title;
    this.output = output;
  }
}

async function originOf(
  { base, stage, name }: PlannedStage,
  built: ReadonlyMap<number, Stage>,
  { store, progress, pull }: ImageTools,
): Promise<StageOrigin> {
  if (typeof base === 'number') return built.get(base)!.origin();
  if (base === 'scratch') return scratch;
  const platform = stage.from.flags.platform;
  if (platform && !isHostPlatform(platform) && !/^\$\{?(BUILD|TARGET)PLATFORM\}?$/.test(platform))
    throw new DockerfileFailure(
      `the embedded builder builds for linux/${hostArchitecture()}, not for ${platform}`,
      stage.from,
    );
  const step = progress.step(
    `[${name} 1/${stage.instructions.filter((each) => isDisplayed(each.name)).length + 1}] FROM ${base}`,
  );
  // An image that was built or pulled with this name comes before what of this machine stands for it.
  const known = store.find(base);
  let standing: StandIn | undefined;
  try {
    standing = known ? undefined : standIn(base);
  } catch (error) {
    step.failed((error as Error).message);
    throw error instanceof DockerfileFailure ? error.at(stage.from) : error;
  }
  const stored = known ?? (standing ? undefined : await pull(base));
  const origin = stored ? storedImage(stored) : standing?.origin;
  if (!origin) {
    step.failed(`${base}: not found`);
    throw new DockerfileFailure(
      `${base}: not found. The embedded builder has no access to other registries: it knows "node" and "python" images (this machine's Node.js and Python), "scratch", and images in this registry`,
      stage.from,
    );
  }
  if (standing && !stored) step.line(`this machine's ${standing.what} stands for ${base}`);
  step.done();
  return origin;
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

function isDisplayed(name: string): boolean {
  return ['RUN', 'COPY', 'ADD', 'WORKDIR'].includes(name);
}

function warnOfUnused(
  request: ImageRequest,
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

function finish(stage: Stage, request: ImageRequest, store: ImageStore): Descriptor {
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
