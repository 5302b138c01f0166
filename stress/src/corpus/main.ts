// `npm run corpus -- [folder or template …]`: deploys public stacks unmodified, each on an engine of its own, and prints
// how far each came. Without arguments: the folder that DRYDOCK_CORPUS names.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Outcome, rehearseRoot } from './rehearse-root.ts';
import { render } from './report.ts';
import { rootsIn } from './roots.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runtime: { type: 'string', default: 'simulated' },
    rate: { type: 'string', default: '20' },
    patience: { type: 'string', default: '60' },
    waits: { type: 'string', default: 'short' },
    parameter: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
    json: { type: 'string' },
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
