// `drydock diagram [PATH]`: the system as a picture, of what runs or of what templates describe.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import type { Valued } from '../command-line/flag.ts';
import { isEmpty } from '../diagram/diagram.ts';
import { diagramOfCloud } from '../diagram/from-cloud.ts';
import { diagramOfTemplates } from '../diagram/from-templates.ts';
import { mermaidOf } from '../diagram/mermaid.ts';
import { svgOf } from '../diagram/svg.ts';
import { UserError } from '../errors/user-error.ts';
import { openTarget } from '../targets/open-target.ts';
import { findTemplates } from '../templates/find-templates.ts';
import { targetFlags } from './shared-flags.ts';

const none = '-';

export const diagram = defineCommand({
  name: 'diagram',
  summary: 'Draw the system as Mermaid or SVG',
  description: [
    'Load balancers with their rules and weights, target groups, services, and the tasks in their zones: of what runs, by AWS’s APIs. With a PATH, of what templates describe; nothing needs to run, and values are those of parameters’ defaults.',
  ],
  operands: [
    {
      name: 'PATH',
      summary: 'A template, or a folder of them, `cdk.out` for example.',
      isOptional: true,
    },
  ],
  flags: {
    format: {
      kind: 'value',
      valueName: 'FORMAT',
      default: 'mermaid',
      choices: ['mermaid', 'svg'],
      summary: 'Text for a README or a pull request, or a picture.',
      read: (text: string) => text as 'mermaid' | 'svg',
    } satisfies Valued<'mermaid' | 'svg'>,
    output: {
      kind: 'value',
      valueName: 'FILE',
      default: none,
      summary: 'Where to write it. `-`: the standard output.',
      read: (text: string) => (text === none ? undefined : resolve(text)),
    } satisfies Valued<string | undefined>,
    ...targetFlags,
  },
  examples: [
    { line: 'diagram', explains: 'What runs, as Mermaid.' },
    { line: 'diagram --format svg --output system.svg', explains: 'What runs, as a picture.' },
    { line: 'diagram template.yaml', explains: 'What a template describes.' },
  ],
  exits: ['1 when there is nothing to draw.'],
  async *run(options, { clock }, [path]) {
    const { format, output: file } = options;
    const drawn = path === undefined ? await ofTarget() : diagramOfTemplates(findTemplates(path));
    if (isEmpty(drawn))
      throw new UserError(
        path === undefined
          ? 'There is no load balancer, no service and no task to draw.'
          : `There is no load balancer, no service and no Auto Scaling group in ${path}.`,
      );
    const text = format === 'svg' ? svgOf(drawn) : mermaidOf(drawn);
    if (file === undefined) yield { code: 'diagram-drawn', format, text };
    else {
      writeFileSync(file, text);
      yield { code: 'diagram-written', format, file };
    }
    return exitCodes.ok;

    async function ofTarget() {
      const { target } = await openTarget(options, clock);
      return diagramOfCloud(target.clients);
    }
  },
});
