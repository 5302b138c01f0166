// `drydock coverage [PATH]`: what the engine makes of a template, before anything is deployed.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UserError } from '../errors/user-error.ts';
import type { TemplateCoverage } from '../messages/coverage.ts';
import { coverageArguments } from '../targets/engine/entry.ts';
import { runEngineProgram } from '../targets/engine/run-program.ts';

const cloudAssembly = 'cdk.out';

export const coverage = defineCommand({
  name: 'coverage',
  summary: 'Tell what of a template is simulated, recorded, refused',
  description: [
    'Reads a CloudFormation template (JSON or YAML) with the templates that it nests by relative paths, or a cloud assembly of the CDK, and deploys nothing. Each resource is simulated, recorded (it gets an id and attributes, and what will be missing is said), or refused (its creation fails). Warnings name what works here and not on AWS: tasks without a way out, retired runtimes.',
    'What depends on parameters is judged by their defaults; both branches of a condition count.',
  ],
  operands: [
    {
      name: 'PATH',
      summary: `A template, or a folder with a cloud assembly; ${cloudAssembly} by default.`,
      isOptional: true,
    },
  ],
  flags: {
    strict: { kind: 'switch', summary: 'Exit with 1 when a resource type is only recorded, too.' },
  },
  examples: [
    { line: 'coverage template.yaml', explains: 'Will it work here?' },
    { line: 'coverage cdk.out --json', explains: 'For a script: a JSON line for each template.' },
  ],
  exits: ['0 when nothing is refused; 1 when something is, or there is no template.'],
  async *run({ strict }, _context, [path]) {
    const asked = path ?? cloudAssembly;
    if (path === undefined && !existsSync(cloudAssembly))
      throw new UserError(
        `There is no ${cloudAssembly} here. Name a template: drydock coverage template.yaml`,
      );
    const { templates } = (await runEngineProgram(
      coverageArguments(resolve(asked)),
      `${asked} could not be read.`,
    )) as { readonly templates: readonly TemplateCoverage[] };
    for (const each of templates) yield { code: 'template-coverage', ...each };
    const outcomes = templates.flatMap(({ findings, resources }) =>
      [...findings, ...resources].map(({ outcome }) => outcome),
    );
    const count = (wanted: string) =>
      templates.flatMap(({ resources }) => resources).filter(({ outcome }) => outcome === wanted).length;
    const isRefused = outcomes.includes('refused');
    yield {
      code: 'coverage-summary',
      simulated: count('simulated'),
      recorded: count('recorded'),
      refused: count('refused'),
      isRefused,
    };
    return isRefused || (strict && outcomes.includes('recorded')) ? exitCodes.failed : exitCodes.ok;
  },
});
