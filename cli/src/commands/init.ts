// `drydock init`: writes into the repository what `up` keeps outside of it.
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { constructsFolder } from '../adopt/cdk-app.ts';
import { stackNameOf } from '../adopt/container-system.ts';
import { detect } from '../adopt/detect.ts';
import { readFolder } from '../adopt/folder.ts';
import { templatesFolder } from '../adopt/own-templates.ts';
import { writtenFiles } from '../adopt/written-files.ts';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UserError } from '../errors/user-error.ts';
import { git } from '../source/git.ts';
import { repositoryOf, stateFolderOf } from '../targets/engine/state-folder.ts';
import { knownHealthCheck } from '../up/system-record.ts';
import { serviceFlags } from './shared-flags.ts';

export const init = defineCommand({
  name: 'init',
  summary: 'Write the infrastructure into this repository',
  description: [
    "Writes what `drydock up` otherwise keeps outside the tree: a CDK app in `infrastructure/` with its constructs, the templates that it synthesises, with this service's port, health check and size as defaults, the buildspec, and a Dockerfile where there is none. `up` then takes them, and the same files deploy to AWS, with or without the CDK. Nothing of it needs Drydock. No file that exists is changed: if one of them is there, nothing is written.",
  ],
  flags: {
    ...serviceFlags,
    delivery: {
      kind: 'value',
      valueName: 'BY',
      default: 'codepipeline',
      choices: ['codepipeline', 'github-actions'],
      summary:
        'What delivers commits on AWS: a pipeline of the stack, or a workflow of GitHub Actions, which is written too.',
      read: (text: string) => text as 'codepipeline' | 'github-actions',
    },
    region: {
      kind: 'value',
      valueName: 'REGION',
      default: 'us-east-1',
      summary: 'The region that the workflow deploys to.',
      read: (text: string) => text,
    },
  },
  examples: [
    { line: 'init --health-path /healthz', explains: 'Then commit, and `drydock up`.' },
    { line: 'init --delivery github-actions', explains: 'With `.github/workflows/deploy.yml`.' },
  ],
  exits: ['1 when there is no service to write it for, or one of the files exists.'],
  async *run({ 'health-path': healthPath, 'container-port': port, count, cpu, memory, delivery, region }) {
    const folder = realpathSync(process.cwd());
    const root = repositoryOf(folder);
    if (root !== folder) {
      throw new UserError(`Run it in ${root}: a pipeline takes its files from the root of the repository.`);
    }
    const found = detect(readFolder(folder));
    if (found.kind !== 'container' && found.kind !== 'compose') {
      throw new UserError(
        found.kind === 'nothing'
          ? [
              'There is no service here. It looked for:',
              ...found.reasons.map((reason) => `  ${reason}`),
            ].join('\n')
          : `This is ${found.title}: it describes its own infrastructure.`,
      );
    }
    const finding = port === undefined ? found : { ...found, port };
    const isByGithub = delivery === 'github-actions';
    if (isByGithub && finding.kind === 'compose') {
      throw new UserError(
        'The workflow builds one image, and a Compose file may have several: deliver this one by the pipeline.',
      );
    }
    const stackName = stackNameOf(basename(folder));
    const known = knownHealthCheck(stateFolderOf({ folder, environment: process.env }), stackName);
    const health = healthPath === undefined ? (known ?? anyAnswer) : { path: healthPath, matcher: '200-399' };
    const files = writtenFiles(finding, {
      stackName,
      sizes: { count, cpu, memory },
      health,
      github: isByGithub
        ? { branch: git(folder, ['symbolic-ref', '--short', '--quiet', 'HEAD']) ?? 'main', region }
        : undefined,
    });
    const existing = Object.keys(files).filter((path) => existsSync(join(folder, path)));
    if (existing.length > 0) {
      throw new UserError(`Nothing was written, because these exist: ${existing.join(', ')}.`);
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    yield {
      code: 'health-check-written',
      ...health,
      isBy: healthPath === undefined ? (known ? 'up' : 'nothing') : 'person',
    };
    yield { code: 'files-written', name: stackName, files: summarised(Object.keys(files)) };
    return exitCodes.ok;
  },
});

/** Until a path is known: any answer but a failure says that the task is alive. */
const anyAnswer = { path: '/', matcher: '200-499' };

/** The constructs are many files, and one thing; so are the templates. */
function summarised(files: readonly string[]): string[] {
  const folders = [templatesFolder, constructsFolder];
  const folderOf = (file: string) => folders.find((folder) => file.startsWith(`${folder}/`));
  const counted = folders.map(
    (folder) => `${folder}/ (${files.filter((file) => folderOf(file) === folder).length} files)`,
  );
  return [...files.filter((file) => !folderOf(file)), ...counted];
}
