// What a task definition may ask for that nothing here does, or that the container runtime in use does not do, and that a
// task would miss: refused rather than ignored. What the runtime does is its own answer. Settings that only restrict a
// container (privileges, ulimits, a read-only root) are recorded where the runtime has none.
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import type { RuntimeFeature } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { clientFault } from '../faults.ts';
import { runtimes } from '../state.ts';

export function refuseUnsimulatedDefinition(input: RegisterTaskDefinitionRequest, ctx: Context): void {
  const refuse = (what: string) => clientFault(`${what} is not simulated by Drydock. Nothing was changed.`);
  if (input.proxyConfiguration) throw refuse('A proxy (proxyConfiguration)');
  if (input.inferenceAccelerators?.length) throw refuse('An inference accelerator (inferenceAccelerators)');
  for (const volume of input.volumes ?? []) {
    if (volume.fsxWindowsFileServerVolumeConfiguration) throw refuse(`An FSx volume (${volume.name})`);
    if (volume.s3filesVolumeConfiguration) throw refuse(`A volume of S3 Files (${volume.name})`);
  }
  for (const container of input.containerDefinitions ?? []) {
    const [what] = unsimulated(container);
    if (what) throw refuse(`${what} of container '${container.name}'`);
  }
  const { runtime, features = [] } = ctx.get(runtimes, 'current') ?? {};
  const missing = requested(input).find(({ feature }) => !features.includes(feature));
  if (!missing) return;
  throw runtime === undefined
    ? refuse(missing.what)
    : clientFault(
        `${missing.what} is not possible with the runtime '${runtime}'. Nothing was changed. An engine with --runtime docker has it.`,
      );
}

function unsimulated(container: ContainerDefinition): string[] {
  return [
    container.environmentFiles?.length ? 'An environment file (environmentFiles)' : undefined,
    container.firelensConfiguration ? 'A log router (firelensConfiguration)' : undefined,
    container.repositoryCredentials ? 'A private registry’s credentials (repositoryCredentials)' : undefined,
    container.resourceRequirements?.length ? 'A GPU or accelerator (resourceRequirements)' : undefined,
  ].filter((what) => what !== undefined);
}

/** What it asks the runtime for, in the order in which it is refused. */
function requested({ volumes, containerDefinitions = [] }: RegisterTaskDefinitionRequest) {
  const found: { readonly feature: RuntimeFeature; readonly what: string }[] = [];
  if (volumes?.length) found.push({ feature: 'volumes', what: 'A volume (volumes)' });
  for (const { name, restartPolicy, dependsOn = [], mountPoints, volumesFrom } of containerDefinitions) {
    const of = `of container '${name}'`;
    if (restartPolicy?.enabled)
      found.push({ feature: 'restart-policies', what: `A restart policy (restartPolicy) ${of}` });
    // The order in which containers are started satisfies START.
    const condition = dependsOn.find((each) => each.condition !== 'START')?.condition;
    if (condition)
      found.push({
        feature: 'dependency-conditions',
        what: `A dependency on ${condition} (dependsOn) ${of}`,
      });
    if (mountPoints?.length || volumesFrom?.length)
      found.push({ feature: 'volumes', what: `A mount point ${of}` });
  }
  return found;
}
