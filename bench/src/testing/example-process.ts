// One example in a process of its own, as a test runner plays a file: `node example-process.ts INDEX ROUNDS` prints as JSON what
// it costs to load the package, to play the example for the first time, and to play it again.
import Module from 'node:module';
import { type Cost, costOf } from './cost.ts';

export interface ExampleCosts {
  /** Of the package's modules, those aside that only the example needs. */
  readonly load: Cost;
  readonly first: Cost;
  /** What of the first time went into loading the modules that the example needs. */
  readonly firstLoadMs: number;
  readonly again: readonly Cost[];
}

const [index = '0', rounds = '7'] = process.argv.slice(2);
// The CDK and its synthesis are what a test pays without Drydock, too.
const { examples } = await import('./examples.ts');
const example = examples()[Number(index)]!;

const modules = timedModules();
let drydock: typeof import('@drydock/testing').drydock | undefined;
const load = await costOf(async () => {
  ({ drydock } = await import('@drydock/testing'));
});
const play = () => costOf(() => drydock!({}, (cloud) => example.play(cloud)));
const loadedMs = modules.ms;
const first = await play();
const firstLoadMs = modules.ms - loadedMs;
const again: Cost[] = [];
for (let round = 0; round < Number(rounds); round++) again.push(await play());
process.stdout.write(JSON.stringify({ load, first, firstLoadMs, again } satisfies ExampleCosts));

/** Adds up what `require` takes, by which the engine loads an operation at its first call. */
function timedModules(): { ms: number } {
  const loader = Module as unknown as { _load(...given: unknown[]): unknown };
  const { _load: load } = loader;
  const spent = { ms: 0 };
  let depth = 0;
  loader._load = (...given) => {
    const began = performance.now();
    depth += 1;
    try {
      return load.apply(Module, given);
    } finally {
      depth -= 1;
      if (depth === 0) spent.ms += performance.now() - began;
    }
  };
  return spent;
}
