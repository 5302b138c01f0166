// Who uses the cloud in a simulation: deploys versions of one system, and tries again as a client does.
import { AwsFault, EngineDied } from '../../../engine/src/cloud/simulation/index.ts';
import type { SimulatedCloud } from '../cloud.ts';
import { statusOf } from '../deploy/deployment.ts';
import { systemTemplate } from './system-template.ts';

export const stack = 'System';
/** More than commits fail at once while the disk is full. */
const mostAttempts = 25;
/** CloudFormation waits three hours for an update of a service, and once more for its rollback. */
const longest = '7 hours';

export interface Version {
  readonly image: string;
  readonly tasks: number;
}

/** Deploys it, whatever comes of it: a version that does not start is rolled back. */
export async function deploy(cloud: SimulatedCloud, version: Version): Promise<void> {
  await persist(cloud, async () => {
    await atRest(cloud);
    if (/^ROLLBACK_COMPLETE$|^(CREATE|ROLLBACK|DELETE)_FAILED$/.test(statusOf(cloud.simulation, stack) ?? ''))
      await cloud.destroy(stack);
    if (statusOf(cloud.simulation, stack) === 'UPDATE_ROLLBACK_FAILED') {
      cloud.simulation.call('cloudformation', 'ContinueUpdateRollback', { StackName: stack });
      await atRest(cloud);
    }
    await cloud.deploy(systemTemplate(version), { name: stack, within: longest });
  });
}

/** Waits until no operation is under way. */
export async function atRest(cloud: SimulatedCloud): Promise<void> {
  const isAtRest = () => !/_IN_PROGRESS$/.test(statusOf(cloud.simulation, stack) ?? '');
  await cloud.time.until(isAtRest, { within: longest, what: 'The stack' });
}

/** Whether an error is one of the engine's death or of a full disk: nobody knows whether the call was carried out. */
export const mayPass = (error: unknown): boolean =>
  error instanceof EngineDied || (error instanceof AwsFault && error.status === 503);

/** Tries again where the engine died, or could not write; takes a rollback as it is. */
export async function persist(cloud: SimulatedCloud, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (/is in (UPDATE_)?ROLLBACK_COMPLETE/.test((error as Error).message)) return;
      if (!mayPass(error) || attempt === mostAttempts) throw error;
      await cloud.time.advance('1s');
    }
  }
}
