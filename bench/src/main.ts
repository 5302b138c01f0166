// `npm run bench [-- system|rehearsals|adopted|package|containers|balancer|engine|testing] [--against REF] [--rounds N]`: side-by-side
// measurements, as medians of several rounds in one run. `--against` measures the engine of another commit beside this one.
import { parseArgs } from 'node:util';
import { benchBalancer } from './balancer/balancer.ts';
import { benchContainers } from './containers/containers.ts';
import { benchEngine } from './engine/engine.ts';
import { benchRehearsals } from './rehearsals/rehearsals.ts';
import { benchAdopted } from './system/adopted.ts';
import { benchPackage } from './system/package.ts';
import { benchSystem } from './system/system.ts';
import { render } from './table.ts';
import { benchTesting } from './testing/testing.ts';

const { values, positionals: asked } = parseArgs({
  options: { against: { type: 'string' }, rounds: { type: 'string', default: '3' } },
  allowPositionals: true,
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
};

const unknown = asked.find((name) => !Object.hasOwn(benches, name));
if (unknown) {
  console.error(`There is no bench called ${unknown}: choose ${Object.keys(benches).join(' or ')}.`);
  process.exit(1);
}
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(render(await bench()));
}
