// `drydock deploy [PATH]`: a template, or a folder with a template or a CDK app, to the engine that runs.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { stackNameOf } from '../adopt/container-system.ts';
import { detect } from '../adopt/detect.ts';
import type { Finding, NothingFound } from '../adopt/finding.ts';
import { readFolder } from '../adopt/folder.ts';
import { isTemplate, templateFinding } from '../adopt/infrastructure-files.ts';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { confirmWith } from '../confirm/confirm.ts';
import { UserError } from '../errors/user-error.ts';
import { openTarget } from '../targets/open-target.ts';
import { deployFolder } from '../up/deploy-folder.ts';
import { parameterFlag, targetFlags } from './shared-flags.ts';

export const deploy = defineCommand({
  name: 'deploy',
  summary: 'Deploy a template or a CDK app',
  description: [
    'Deploys a CloudFormation or SAM template, with the local files that it names (code, layers, nested templates), or a CDK app by its own CLI, to the engine that runs. It creates the stack or updates it, reports each resource, and ends with the outputs.',
  ],
  operands: [
    {
      name: 'PATH',
      summary: 'The template, or the folder of a template or a CDK app. The current folder without it.',
      isOptional: true,
    },
  ],
  flags: {
    stack: {
      kind: 'value',
      valueName: 'NAME',
      default: '',
      summary: "The stack's name. Without it, the folder's.",
      read: (text: string) => text || undefined,
    },
    parameter: parameterFlag,
    yes: { kind: 'switch', short: 'y', summary: 'With `--target aws`: agree beforehand to what changes.' },
    ...targetFlags,
  },
  examples: [
    { line: 'deploy template.yaml --parameter Size=2', explains: 'One template.' },
    { line: 'deploy infrastructure', explains: 'What is in that folder.' },
  ],
  exits: ['1 when no engine runs, a parameter is missing, or the stack does not become complete.'],
  async *run({ stack, parameter: parameters, yes, ...choice }, context, [path = '.']) {
    const full = resolve(path);
    if (!existsSync(full)) throw new UserError(`${full} does not exist.`);
    const isFile = statSync(full).isFile();
    const folder = realpathSync(isFile ? dirname(full) : full);
    const finding = isFile ? templateFile(folder, basename(full)) : infrastructureOf(folder);
    const { target, clock } = await openTarget(choice, context.clock);
    const { state } = choice;
    const confirm = choice.target === 'aws' ? confirmWith(yes) : undefined;
    const place = { root: folder, subfolder: '', name: stack ?? stackNameOf(basename(folder)) };
    yield { code: 'adoption-plan', name: place.name, title: finding.title, decisions: finding.decisions };
    yield* deployFolder(target, clock, { finding, place, state, parameters, confirm });
    return exitCodes.ok;
  },
});

function templateFile(folder: string, name: string) {
  const files = readFolder(folder);
  if (!isTemplate(files.read(name) ?? '')) throw new UserError(`${name} is not a CloudFormation template.`);
  return templateFinding(files, name);
}

function infrastructureOf(folder: string) {
  const found: (Finding | NothingFound)[] = [
    detect(readFolder(folder), 'cdk'),
    detect(readFolder(folder), 'template'),
  ];
  for (const finding of found) if (finding.kind === 'cdk' || finding.kind === 'template') return finding;
  const reasons = found.flatMap((finding) => (finding.kind === 'nothing' ? finding.reasons : []));
  throw new UserError(
    [`There is no template and no CDK app in ${folder}:`, ...reasons.map((reason) => `  ${reason}`)].join(
      '\n',
    ),
  );
}
