// `drydock status --target aws`.
import type { Run } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { findStack, outputsOf } from '../steps/find-stack.ts';
import type { SystemDescription } from '../system/description.ts';
import { type AwsChoice, awsTarget } from '../targets/aws/aws-target.ts';
import { stackNameOfFolder, systemOn } from '../up/system-on-target.ts';
import { onlySystem, resourcesOfStacks } from './only-system.ts';
import { readStatus } from './read-status.ts';

export async function* awsStatus(
  choice: AwsChoice & { readonly state: string },
  own: SystemDescription,
): Run {
  const target = await awsTarget(choice);
  const { account, region, identity, clients } = target;
  yield { code: 'aws-target', account, region, identity };
  const system = await systemOn(target, { ...choice, target: 'aws' }, own);
  const stackName = stackNameOfFolder(process.cwd(), own);
  const outputs = outputsOf(await findStack(clients, stackName));
  const url = outputs[own.outputs.serviceUrl];
  if (url !== undefined) yield { code: 'service-opened', url, isOpened: false };
  const service = outputs[own.outputs.serviceStackName];
  const resources = await resourcesOfStacks(clients, [stackName, ...(service ? [service] : [])]);
  const sections = readStatus(target, system);
  for (;;) {
    const step = await sections.next();
    if (step.done) return step.value ? exitCodes.ok : exitCodes.failed;
    const message = onlySystem(step.value, resources);
    if (message) yield message;
  }
}
