// A repository that has its infrastructure itself: the templates that `drydock init` has written, or a copy of the reference
// templates.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestFile, sourcesDigest, sourcesOf } from '../../../infrastructure/src/sources-digest.ts';
import { UserError } from '../errors/user-error.ts';
import { git } from '../source/git.ts';
import type { SystemDescription } from '../system/description.ts';
import { referenceTemplates, sourceParameters } from '../system/reference-templates.ts';
import type { Decision } from './finding.ts';

export const templatesFolder = 'infrastructure/templates';

export interface OwnTemplates {
  readonly system: SystemDescription;
  readonly decisions: readonly Decision[];
  /** What a person should know of them. */
  readonly notices: readonly string[];
}

/** @param root absolute path of the repository, whose pipeline takes the service's template from its sources */
export function findOwnTemplates(root: string, name: string): OwnTemplates | undefined {
  const folder = join(root, templatesFolder);
  if (!existsSync(join(folder, 'service.template.json')) || !existsSync(join(root, 'buildspec.yml'))) {
    return undefined;
  }
  const { Outputs = {}, Parameters = {} } = templateIn(join(folder, referenceTemplates.templates.root));
  if (!Object.values(referenceTemplates.outputs).every((output) => output in Outputs)) return undefined;
  const isOld = areOlderThanSources(join(root, 'infrastructure'));
  const isByGithub = Parameters.Delivery?.Default === 'GITHUB_ACTIONS';
  return {
    notices: isOld
      ? [
          `${templatesFolder} is older than the sources beside it, and is deployed as it is. To write it again: cd infrastructure && npm install && npm run synth`,
        ]
      : [],
    decisions: [
      { about: 'Stacks', value: `${templatesFolder}/${referenceTemplates.templates.root}`, why: 'its own' },
      { about: 'Build', value: 'buildspec.yml', why: 'its own' },
      { about: 'Service', value: `${templatesFolder}/service.template.json`, why: 'the delivery deploys it' },
      ...(isByGithub
        ? [
            {
              about: 'Delivery',
              value: 'on AWS by GitHub Actions, here by a pipeline',
              why: 'Delivery in the root template',
            },
          ]
        : []),
    ],
    system: {
      stackName: name,
      ...referenceTemplates,
      waits: { ...referenceTemplates.waits, ...(isByGithub && { Delivery: 'CODEPIPELINE' }) },
      templates: { ...referenceTemplates.templates, folder },
      parameters: {},
      source: {
        folder: root,
        repositoryId: `local/${name}`,
        connectionName: connectionNameOf(name),
        ...sourceParameters,
      },
      acceptsAnyAnswer: true,
      isByGithub,
    },
  };
}

/**
 * The pipeline takes the service's template and the buildspec from a commit, and without them its first run would fail.
 * @param root absolute path; a folder without commits is deployed as it is
 */
export function needCommitted(root: string): void {
  if (git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']) === undefined) return;
  const needed = [`${templatesFolder}/service.template.json`, 'buildspec.yml'];
  const missing = needed.filter((file) => git(root, ['cat-file', '-e', `HEAD:${file}`]) === undefined);
  if (missing.length === 0) return;
  throw new UserError(
    `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not committed, and the pipeline takes what it deploys from a commit. Commit what \`drydock init\` wrote: git add --all && git commit --message "Infrastructure"`,
  );
}

/** Whether the CDK app has changed since it wrote the templates; false where it is not one of ours. */
function areOlderThanSources(folder: string): boolean {
  try {
    const written = readFileSync(join(folder, 'templates', digestFile), 'utf8');
    return written.trim() !== sourcesDigest(sourcesOf(folder)).trim();
  } catch {
    return false;
  }
}

/** A connection's name has 32 characters at most. */
export const connectionNameOf = (name: string) => `${name}-local`.slice(-32).replace(/^-+/, '');

interface RootTemplate {
  readonly Outputs?: object;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
}

function templateIn(file: string): RootTemplate {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RootTemplate;
  } catch {
    return {};
  }
}
