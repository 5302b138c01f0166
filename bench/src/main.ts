// `npm run bench [-- system|containers|balancer]`: side-by-side measurements, as medians of several rounds in one run.
import { benchBalancer } from './balancer/balancer.ts';
import { benchContainers } from './containers/containers.ts';
import { benchSystem } from './system/system.ts';
import { render } from './table.ts';

const benches = { system: benchSystem, containers: benchContainers, balancer: benchBalancer };

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(benches, name));
if (unknown) {
  console.error(`There is no bench called ${unknown}: choose ${Object.keys(benches).join(' or ')}.`);
  process.exit(1);
}
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(render(await bench()));
}
