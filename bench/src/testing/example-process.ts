// One example in a process of its own, as a test runner plays a file: `node example-process.ts INDEX [ROUNDS]` prints what it
// costs to load the package, to play the example for the first time, and to play it again, as JSON.
import { type Cost, costOf } from './cost.ts';

export interface ExampleCosts {
  /** Of the package's modules. */
  readonly load: Cost;
  readonly first: Cost;
  readonly again: readonly Cost[];
}

const [index = '0', rounds = '7'] = process.argv.slice(2);
// The CDK and its synthesis are what a test pays without Drydock, too.
const { examples } = await import('./examples.ts');
const example = examples()[Number(index)]!;
let drydock: typeof import('@drydock/testing').drydock | undefined;
const load = await costOf(async () => {
  ({ drydock } = await import('@drydock/testing'));
});
const play = () => costOf(() => drydock!({}, (cloud) => example.play(cloud)));
const first = await play();
const again: Cost[] = [];
for (let round = 0; round < Number(rounds); round++) again.push(await play());
process.stdout.write(JSON.stringify({ load, first, again } satisfies ExampleCosts));
