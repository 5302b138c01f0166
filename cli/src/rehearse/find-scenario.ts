// A scenario by its name, or a person's own by the path of its file.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../errors/user-error.ts';
import { parseDuration } from '../text/duration.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';

/** @throws UserError when there is none, or the file is no scenario */
export async function findScenario(named: string): Promise<Scenario> {
  const known = scenarios.find(({ name }) => name === named);
  if (known) return known;
  const isPath = /[./\\]/.test(named);
  if (!isPath)
    throw new UserError(
      `There is no scenario ${named}. There are ${scenarios.map(({ name }) => name).join(', ')}; your own is a path, as in ./${named}.ts.`,
    );
  const file = resolve(named);
  if (!existsSync(file)) throw new UserError(`There is no file ${named}.`);
  let module: { readonly default?: unknown };
  try {
    module = await import(pathToFileURL(file).href);
  } catch (error) {
    throw new UserError(`${named} cannot be loaded: ${(error as Error).message}`);
  }
  return checked(module.default, named);
}

function checked(scenario: unknown, file: string): Scenario {
  const refuse = (why: string) => new UserError(`${file} is no scenario: ${why}.`);
  if (typeof scenario !== 'object' || scenario === null)
    throw refuse('it has no default export that is an object');
  const { name, summary, policy, play } = scenario as Partial<Scenario>;
  if (typeof name !== 'string' || typeof summary !== 'string') throw refuse('it needs a name and a summary');
  if (typeof play !== 'function') throw refuse('it needs a function `play`');
  const percent = policy?.availability;
  if (!(typeof percent === 'number' && percent >= 0 && percent <= 100))
    throw refuse('its policy needs an availability, in percent');
  if (policy?.recoverWithin !== undefined) parseDuration(policy.recoverWithin, 'rehearse');
  return scenario as Scenario;
}
