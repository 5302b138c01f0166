// `drydock check PATH`: what a change would do, and whether the system still holds, in virtual time.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { junitOf } from '../check/junit.ts';
import { markdownOf } from '../check/markdown.ts';
import type { CheckReport } from '../check/report.ts';
import { checkSources } from '../check/sources.ts';
import { textOf } from '../check/text.ts';
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import type { Repeated, Valued } from '../command-line/flag.ts';
import { UsageError } from '../errors/user-error.ts';
import { checkArguments } from '../targets/engine/entry.ts';
import { runEngineProgram } from '../targets/engine/run-program.ts';
import { parseDuration } from '../text/duration.ts';

export const check = defineCommand({
  name: 'check',
  summary: 'Tell what a change would do, and whether the system survives it',
  description: [
    'For a pull request. Deploys the stacks as they are at another commit, then as they are now, in a simulation at AWS’s pace and under load: which resources change and are replaced, how long it takes, how many requests fail, what data is lost. Then a task is killed, and a zone lost. Nothing listens, no code runs, and it takes seconds.',
    'The app of a CDK project is run with the dependencies that are installed now, for the other commit, too. Parameters without a default, and what only an account has, it does not know.',
  ],
  operands: [
    {
      name: 'PATH',
      summary: 'A template, a folder of templates, a cloud assembly, or a CDK project.',
    },
  ],
  flags: {
    against: {
      kind: 'value',
      valueName: 'REF',
      default: '',
      summary: 'The commit that is deployed before the change; without it, nothing is.',
      read: (text: string) => text || undefined,
    } satisfies Valued<string | undefined>,
    answered: {
      kind: 'value',
      valueName: 'PERCENT',
      default: '95',
      summary: 'The share of requests that has to be answered, in the deployment and in each scenario.',
      read: (text: string) => {
        const percent = Number(text);
        if (text.trim() === '' || !(percent >= 0 && percent <= 100))
          throw new UsageError(`--answered: ${text} is not a percentage.`);
        return percent;
      },
    } satisfies Valued<number>,
    within: {
      kind: 'value',
      valueName: 'TIME',
      default: '15m',
      summary: 'Within which every service has its tasks again.',
      read: (text: string) => parseDuration(text, 'check'),
    } satisfies Valued<number>,
    'allow-data-loss': {
      kind: 'repeated',
      valueName: 'RESOURCE',
      summary:
        'A resource that may be replaced or removed although its data is lost: the path of its construct (`Api/Db`), or its logical id.',
      read: (text: string) => text,
    } satisfies Repeated<string>,
    format: {
      kind: 'value',
      valueName: 'FORMAT',
      default: 'text',
      choices: ['text', 'markdown'],
      summary: 'Text for a terminal, or the comment of a pull request.',
      read: (text: string) => text as 'text' | 'markdown',
    } satisfies Valued<'text' | 'markdown'>,
    junit: {
      kind: 'value',
      valueName: 'FILE',
      default: '',
      summary: 'Where to write a report in JUnit’s XML.',
      read: (text: string) => (text === '' ? undefined : resolve(text)),
    } satisfies Valued<string | undefined>,
  },
  examples: [
    { line: 'check cdk.out', explains: 'Does what was synthesised deploy, and survive the loss of a zone?' },
    {
      line: 'check template.yaml --against origin/main --format markdown',
      explains: 'What would a pull request do? As its comment.',
    },
  ],
  exits: [
    '0 when everything passed; 1 when the change cannot be deployed, data would be lost, too many requests fail or tasks do not come back.',
  ],
  async *run(
    { against, answered, within, format, junit, 'allow-data-loss': accepted },
    _context,
    [path = '.'],
  ) {
    using sources = checkSources(path, against);
    const args = checkArguments({ ...sources, answered, within, accepted });
    const report = (await runEngineProgram(args, `${path} could not be checked.`)) as CheckReport;
    if (junit !== undefined) writeFileSync(junit, junitOf(report));
    const text = format === 'markdown' ? markdownOf(report) : textOf(report);
    yield { code: 'checked', format, text, ...report };
    return report.holds ? exitCodes.ok : exitCodes.failed;
  },
});
