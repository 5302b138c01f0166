// What a task definition may ask for that the container runtime in use does not do, and that a task would miss: refused
// rather than ignored. What the runtime does is its own answer. Settings that only restrict a container (privileges,
// ulimits, a read-only root) are recorded where the runtime has none.
import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import type { RuntimeFeature } from '../../../contracts/runtime.ts';
import type { Context } from '../../../kernel/context.ts';
import { clientFault } from '../faults.ts';
import { runtimes } from '../state.ts';

export function refuseUnsimulatedDefinition(input: RegisterTaskDefinitionRequest, ctx: Context): void {
  const { runtime, features = [], hints = {} } = ctx.get(runtimes, 'current') ?? {};
  const missing = requested(input).find(({ feature }) => !features.includes(feature));
  if (!missing) return;
  const { what, feature } = missing;
  if (runtime === undefined) throw clientFault(`${what} is not simulated by Drydock. Nothing was changed.`);
  const hint = hints[feature] ? `: ${hints[feature]}` : '';
  throw clientFault(`${what} is not possible with the runtime '${runtime}'${hint}. Nothing was changed.`);
}

/** What it asks the runtime for, in the order in which it is refused. */
function requested(input: RegisterTaskDefinitionRequest) {
  const { volumes = [], containerDefinitions = [] } = input;
  const found: { readonly feature: RuntimeFeature; readonly what: string }[] = [];
  if (input.proxyConfiguration) found.push({ feature: 'proxies', what: 'A proxy (proxyConfiguration)' });
  if (input.inferenceAccelerators?.length)
    found.push({ feature: 'accelerators', what: 'An inference accelerator (inferenceAccelerators)' });
  for (const volume of volumes) {
    if (volume.fsxWindowsFileServerVolumeConfiguration)
      found.push({ feature: 'fsx-volumes', what: `An FSx volume (${volume.name})` });
    if (volume.s3filesVolumeConfiguration)
      found.push({ feature: 's3files-volumes', what: `A volume of S3 Files (${volume.name})` });
  }
  if (volumes.length) found.push({ feature: 'volumes', what: 'A volume (volumes)' });
  for (const container of containerDefinitions) {
    const { name, restartPolicy, dependsOn = [], mountPoints, volumesFrom } = container;
    const of = `of container '${name}'`;
    if (container.firelensConfiguration)
      found.push({ feature: 'log-routers', what: `A log router (firelensConfiguration) ${of}` });
    if (container.resourceRequirements?.length)
      found.push({ feature: 'accelerators', what: `A GPU or accelerator (resourceRequirements) ${of}` });
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
