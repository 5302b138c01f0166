// What `drydock up` brings up in a folder: Drydock's own system in its own clone, and anywhere else what is found there.
import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import {
  containerSystem,
  type Place,
  type Sizes,
  stackNameOf,
  systemDecisions,
} from '../adopt/container-system.ts';
import { type DetectorName, detect } from '../adopt/detect.ts';
import type { Decision, Finding } from '../adopt/finding.ts';
import { readFolder } from '../adopt/folder.ts';
import { readMember } from '../adopt/member-folder.ts';
import { findOwnTemplates } from '../adopt/own-templates.ts';
import { UserError } from '../errors/user-error.ts';
import type { SystemDescription } from '../system/description.ts';
import { repositoryOf } from '../targets/engine/state-folder.ts';

export interface Wishes {
  readonly as: DetectorName | undefined;
  readonly healthPath: string | undefined;
  readonly containerPort: number | undefined;
  readonly sizes: Sizes;
  readonly environment: readonly (readonly [name: string, value: string])[];
}

export interface Chosen {
  readonly place: Place;
  /** Undefined for Drydock's own system, which needs no explanation. */
  readonly title: string | undefined;
  /** Undefined where the folder has the reference templates itself. */
  readonly finding: Finding | undefined;
  readonly decisions: readonly Decision[];
  /** Undefined where the folder describes infrastructure of its own. */
  readonly system: SystemDescription | undefined;
  /** The repository has the reference templates itself, as `drydock init` writes them. */
  readonly isOwn?: boolean;
  /** What a person should know before it starts. */
  readonly notices?: readonly string[];
}

/** @throws UserError with what was looked for when there is nothing to start */
export function choose(current: string, own: SystemDescription, wishes: Wishes): Chosen {
  const folder = realpathSync(current);
  const root = repositoryOf(folder);
  if (root === own.source.folder && wishes.as === undefined) {
    const place = { root, subfolder: '', name: own.stackName };
    return { place, title: undefined, finding: undefined, decisions: [], system: own };
  }
  const name = stackNameOf(basename(folder));
  const ownTemplates = wishes.as === undefined ? findOwnTemplates(root, name) : undefined;
  if (ownTemplates) {
    const { system, decisions, notices } = ownTemplates;
    const title = 'a service with its own infrastructure';
    if (wishes.environment.length > 0) {
      throw new UserError(
        '--env does not reach a template of your own: its task definition says the variables.',
      );
    }
    const place = { root, subfolder: '', name };
    return { place, title, finding: undefined, decisions, system, isOwn: true, notices };
  }
  const files = readMember(folder, root);
  const found = detect(files, wishes.as);
  if (found.kind === 'nothing') {
    throw new UserError(
      [
        `There is nothing in ${folder} that Drydock can start, so nothing was changed. It looked for:`,
        ...found.reasons.map((reason) => `  ${reason}`),
        ...elsewhere(folder),
        'For an empty cloud, to deploy to with `aws`, `cdk` or Terraform: `drydock engine`.',
      ].join('\n'),
    );
  }
  if (wishes.environment.length > 0 && found.kind !== 'container') {
    throw new UserError(
      `--env is for a container of its own: this is ${found.title}, which says its variables.`,
    );
  }
  const isBuiltAbove = found.kind === 'container' && found.isBuiltAbove === true;
  const subfolder = relative(root, (isBuiltAbove && files.above?.at) || folder);
  const place = { root, subfolder, name };
  if (found.kind !== 'container' && found.kind !== 'compose') {
    const { title, decisions } = found;
    return { place, title, finding: found, decisions, system: undefined };
  }
  const finding =
    wishes.containerPort === undefined
      ? found
      : {
          ...found,
          port: wishes.containerPort,
          decisions: found.decisions.map((decision) =>
            decision.about === 'Port'
              ? { about: 'Port', value: String(wishes.containerPort), why: '--container-port' }
              : decision,
          ),
        };
  return {
    place,
    title: finding.title,
    finding,
    decisions: [
      ...finding.decisions,
      ...systemDecisions(wishes.sizes, wishes.healthPath),
      ...wishes.environment.map(([name]) => ({ about: 'Variable', value: name, why: '--env' })),
    ],
    system: containerSystem(finding, place, wishes.sizes, wishes.healthPath, wishes.environment),
  };
}

const mostElsewhere = 5;

/** Folders below that could be brought up: what a person in the root of a monorepo looks for. */
function elsewhere(folder: string): string[] {
  const places = readFolder(folder)
    .files.filter((file) => /\/(Dockerfile|package\.json|cdk\.json|(docker-)?compose\.ya?ml)$/.test(file))
    .map((file) => dirname(file));
  const lines = [...new Set(places)].flatMap((place) => {
    const found = detect(readFolder(join(folder, place)));
    return found.kind === 'nothing' ? [] : [`  ${place}: ${found.title}`];
  });
  if (lines.length === 0) return [];
  const more = lines.length - mostElsewhere;
  return [
    'There is something below it. Run `drydock up` in one of these folders:',
    ...lines.slice(0, mostElsewhere),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
