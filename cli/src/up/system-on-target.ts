// Which system the commands after `up` are about. An engine's state records it; on AWS the stack is the only record, and its
// name is the folder's.
import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { stackNameOf } from '../adopt/container-system.ts';
import { findStack, outputsOf } from '../steps/find-stack.ts';
import type { SystemDescription } from '../system/description.ts';
import { referenceTemplates } from '../system/reference-templates.ts';
import { repositoryOf } from '../targets/engine/state-folder.ts';
import type { TargetChoice } from '../targets/open-target.ts';
import type { Target } from '../targets/target.ts';
import { systemOf } from './system-record.ts';

/** The stack that `up` makes of a folder. */
export function stackNameOfFolder(current: string, own: SystemDescription): string {
  const folder = realpathSync(current);
  return repositoryOf(folder) === own.source.folder ? own.stackName : stackNameOf(basename(folder));
}

/** Undefined where the stack is of the folder's own templates, and has no pipeline. */
export async function systemOn(
  { clients }: Target,
  { target, state }: Pick<TargetChoice, 'target' | 'state'>,
  own: SystemDescription,
): Promise<SystemDescription | undefined> {
  if (target === 'engine') return systemOf(state, own);
  const system = { ...own, ...referenceTemplates, stackName: stackNameOfFolder(process.cwd(), own) };
  const stack = await findStack({ cloudFormation: clients.cloudFormation }, system.stackName);
  const isOfTemplate = stack !== undefined && outputsOf(stack)[system.outputs.pipelineName] === undefined;
  return isOfTemplate && !stack.StackStatus?.endsWith('_IN_PROGRESS') ? undefined : system;
}
