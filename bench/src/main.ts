// `npm run bench [-- NAME] [--against REF] [--rounds N]`: side-by-side measurements of the names below, or of all of them, as
// medians of several rounds in one run. `--against` measures the engine of another commit beside this one.
import { developmentCommand } from '../../scripts/development-command.ts';
import { benchBalancer } from './balancer/balancer.ts';
import { benchContainers } from './containers/containers.ts';
import { benchDashboard } from './dashboard/dashboard.ts';
import { benchEngine } from './engine/engine.ts';
import { benchRehearsals } from './rehearsals/rehearsals.ts';
import { benchAdopted } from './system/adopted.ts';
import { benchPackage } from './system/package.ts';
import { benchSystem } from './system/system.ts';
import { render } from './table.ts';
import { benchTesting } from './testing/testing.ts';

const { values, positionals: asked } = developmentCommand({
  name: 'bench',
  summary:
    'Measurements side by side, as medians: system, rehearsals, adopted, package, containers, balancer, testing, engine, dashboard; without a name, all of them',
  operands: '[NAME …]',
  options: {
    against: { type: 'string', value: 'REF', says: 'measures the engine of another commit beside this one' },
    rounds: { type: 'string', value: 'N', default: '3', says: 'of the engine and the dashboard' },
  },
});
const benches = {
  system: () => benchSystem(),
  rehearsals: () => benchRehearsals(),
  adopted: () => benchAdopted(),
  package: () => benchPackage(),
  containers: () => benchContainers(),
  balancer: () => benchBalancer(),
  testing: () => benchTesting(),
  engine: () => benchEngine(values.against, Math.max(1, Number(values.rounds) || 1)),
  dashboard: () => benchDashboard(Math.max(1, Number(values.rounds) || 1)),
};

const unknown = asked.find((name) => !Object.hasOwn(benches, name));
if (unknown) {
  console.error(`There is no bench called ${unknown}: choose ${Object.keys(benches).join(' or ')}.`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(render(await bench()));
}
