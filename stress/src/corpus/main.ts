// `npm run corpus -- [folder or template …]`: deploys public stacks unmodified, each on an engine of its own, and prints
// how far each came. Without arguments: the folder that DRYDOCK_CORPUS names.
import { writeFileSync } from 'node:fs';
import { developmentCommand } from '../../../scripts/development-command.ts';
import { type Outcome, rehearseRoot } from './rehearse-root.ts';
import { render } from './report.ts';
import { rootsIn } from './roots.ts';

const { values, positionals } = developmentCommand({
  name: 'corpus',
  summary:
    'Takes stacks through their lives, each on an engine of its own, and prints how far each came; without operands those of DRYDOCK_CORPUS',
  operands: '[FOLDER or TEMPLATE …]',
  options: {
    runtime: { type: 'string', value: 'RUNTIME', default: 'simulated', says: 'what tasks are' },
    rate: { type: 'string', value: 'N', default: '20', says: 'how fast the clock runs' },
    patience: { type: 'string', value: 'SECONDS', default: '60', says: 'for each stack' },
    waits: { type: 'string', value: 'WAITS', default: 'short', says: 'short, or aws: AWS’s own' },
    parameter: { type: 'string', value: 'NAME=VALUE', multiple: true, default: [], says: 'of the templates' },
    only: { type: 'string', value: 'TEXT', says: 'stacks whose names contain it' },
    json: { type: 'string', value: 'FILE', says: 'gets what became of each' },
  },
});
const corpus = process.env.DRYDOCK_CORPUS;
const folders = positionals.length > 0 ? positionals : corpus ? [corpus] : [];
if (folders.length === 0) {
  console.error('Name folders or templates, or the corpus in DRYDOCK_CORPUS.');
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

const parameters = Object.fromEntries(
  values.parameter.map((one) => [one.split('=')[0] ?? '', one.split('=').slice(1).join('=')]),
);
const roots = folders
  .flatMap((folder) => rootsIn(folder, parameters))
  .filter(({ name }) => !values.only || name.includes(values.only));
const outcomes: Outcome[] = [];
for (const root of roots) {
  const outcome = await rehearseRoot(root, {
    runtime: values.runtime,
    rate: Number(values.rate),
    waits: values.waits,
    patienceMs: Number(values.patience) * 1000,
  });
  outcomes.push(outcome);
  console.error(`${outcome.status}  ${outcome.name}  ${outcome.trouble}`);
}
if (values.json) writeFileSync(values.json, JSON.stringify(outcomes, undefined, 2));
console.log(render(outcomes));
process.exit(outcomes.every(({ deleted }) => deleted === 'DELETE_COMPLETE') ? 0 : 1);
