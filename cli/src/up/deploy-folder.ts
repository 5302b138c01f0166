// Deploys a folder that describes infrastructure of its own, and says when there is something to deploy again.
import { join } from 'node:path';
import type { Place } from '../adopt/container-system.ts';
import type { CdkFinding, TemplateFinding } from '../adopt/finding.ts';
import type { Clock } from '../clock/clock.ts';
import type { Confirm } from '../confirm/confirm.ts';
import type { Message } from '../messages/message.ts';
import { git } from '../source/git.ts';
import { findWorkingTree } from '../source/local-source.ts';
import type { Target } from '../targets/target.ts';
import { deployCdk } from './up-cdk.ts';
import type { Deployment } from './up-deployment.ts';
import { deployTemplate } from './up-template.ts';

export interface FolderRequest {
  readonly finding: CdkFinding | TemplateFinding;
  readonly place: Place;
  /** Absolute path of the state folder. */
  readonly state: string;
  readonly parameters: readonly (readonly [string, string])[];
  /** Where a person is to see what changes and to agree. */
  readonly confirm?: Confirm | undefined;
}

export function deployFolder(
  target: Target,
  clock: Clock,
  { finding, place, state, parameters, confirm }: FolderRequest,
): AsyncGenerator<Message, void> {
  const folder = join(place.root, place.subfolder);
  if (finding.kind === 'cdk') return deployCdk(target, clock, { folder, state, confirm });
  return deployTemplate(target, clock, {
    file: join(folder, finding.template),
    stackName: place.name,
    parameters: Object.fromEntries(parameters),
    confirm,
  });
}

/** Another one after each commit, or after each change of a file. */
export function versionOf(root: string, state: string, followed: Deployment['followed']): string {
  if (followed === 'nothing') return '';
  if (followed === 'commits') return git(root, ['rev-parse', 'HEAD']) ?? '';
  try {
    const { repository, branch } = findWorkingTree(root, state);
    return git(repository, ['rev-parse', `refs/heads/${branch}`]) ?? '';
  } catch {
    // An editor is writing, or git is busy: the next look finds what is there then.
    return '';
  }
}
