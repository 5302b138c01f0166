// A repository that has its infrastructure itself: the templates that `drydock init` has written, or a copy of the reference
// templates.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemDescription } from '../system/description.ts';
import { referenceTemplates, sourceParameters } from '../system/reference-templates.ts';
import type { Decision } from './finding.ts';

export const templatesFolder = 'infrastructure/templates';

export interface OwnTemplates {
  readonly system: SystemDescription;
  readonly decisions: readonly Decision[];
}

/** @param root absolute path of the repository, whose pipeline takes the service's template from its sources */
export function findOwnTemplates(root: string, name: string): OwnTemplates | undefined {
  const folder = join(root, templatesFolder);
  if (!existsSync(join(folder, 'service.template.json')) || !existsSync(join(root, 'buildspec.yml'))) {
    return undefined;
  }
  const outputs = outputsIn(join(folder, referenceTemplates.templates.root));
  if (!Object.values(referenceTemplates.outputs).every((output) => outputs.includes(output)))
    return undefined;
  return {
    decisions: [
      { about: 'Stacks', value: `${templatesFolder}/${referenceTemplates.templates.root}`, why: 'its own' },
      { about: 'Build', value: 'buildspec.yml', why: 'its own' },
      { about: 'Service', value: `${templatesFolder}/service.template.json`, why: 'the pipeline deploys it' },
    ],
    system: {
      stackName: name,
      ...referenceTemplates,
      templates: { ...referenceTemplates.templates, folder },
      parameters: {},
      source: {
        folder: root,
        repositoryId: `local/${name}`,
        connectionName: connectionNameOf(name),
        ...sourceParameters,
      },
      acceptsAnyAnswer: true,
    },
  };
}

/** A connection's name has 32 characters at most. */
export const connectionNameOf = (name: string) => `${name}-local`.slice(-32).replace(/^-+/, '');

function outputsIn(file: string): string[] {
  try {
    return Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { Outputs?: object }).Outputs ?? {});
  } catch {
    return [];
  }
}
