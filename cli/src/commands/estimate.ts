// `drydock estimate [PATH]`: how long a deployment of a new version would wait on AWS, and what shortens it.
import { existsSync } from 'node:fs';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { UserError } from '../errors/user-error.ts';
import { estimates, type Wait } from '../estimate/waits.ts';
import { findTemplates } from '../templates/find-templates.ts';

/** Where a repository usually has them. */
const usual = ['infrastructure/templates', 'cdk.out', 'template.yaml', 'template.yml', 'template.json'];

export const estimate = defineCommand({
  name: 'estimate',
  summary: 'Add up what a deployment would wait on AWS',
  description: [
    'Reads CloudFormation templates (JSON or YAML) and deploys nothing. For each ECS service: each wait that AWS documents, from its least to its most, the setting that shortens it, and the page that says so.',
    'What AWS publishes no time for is not in the sum: building and pulling the image, starting tasks, booting instances. Values are those of parameters’ defaults.',
  ],
  operands: [
    {
      name: 'PATH',
      summary: `A template, or a folder with the templates of a system. Without it, the first there is of ${usual.join(', ')}.`,
      isOptional: true,
    },
  ],
  flags: {},
  examples: [
    { line: 'estimate', explains: 'For the system of this repository.' },
    { line: 'estimate service.yaml --json', explains: 'For a script: a JSON line for each service.' },
  ],
  exits: ['0 when there is a service to estimate; 1 when there is none.'],
  async *run(_flags, _context, [path]) {
    const asked = path ?? usual.find((each) => existsSync(each));
    if (asked === undefined)
      throw new UserError(
        `There is none of ${usual.join(', ')} here. Name a template: drydock estimate service.yaml`,
      );
    const all = estimates(findTemplates(asked));
    if (all.length === 0) throw new UserError(`There is no AWS::ECS::Service in ${asked}.`);
    const sum = (waits: readonly Wait[], of: 'least' | 'most') =>
      waits.reduce((total, wait) => total + wait[of], 0);
    for (const each of all)
      yield { code: 'estimate', ...each, least: sum(each.waits, 'least'), most: sum(each.waits, 'most') };
    return exitCodes.ok;
  },
});
