import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findScenario } from './find-scenario.ts';
import { scenarios } from './scenarios/index.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-scenario-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

it.each(scenarios.map(({ name }) => name))(
  'finds %s by its name, with a policy that can be held',
  async (name) => {
    const { policy, summary } = await findScenario(name);
    expect(policy.availability).toBeGreaterThanOrEqual(90);
    expect(summary).not.toMatch(/\.$/);
  },
);

it('loads a file of anyone’s', async () => {
  const path = file(
    'mine.mjs',
    "export default { name: 'mine', summary: 'Mine', policy: { availability: 99 }, async play() {} };",
  );
  expect(await findScenario(path)).toMatchObject({ name: 'mine', policy: { availability: 99 } });
});

it.each([
  ['none.mjs', 'export const a = 1;', 'it has no default export that is an object'],
  ['unnamed.mjs', 'export default { play() {} };', 'it needs a name and a summary'],
  ['idle.mjs', "export default { name: 'a', summary: 'b' };", 'it needs a function `play`'],
  [
    'lax.mjs',
    "export default { name: 'a', summary: 'b', play() {}, policy: { availability: 101 } };",
    'its policy needs an availability, in percent',
  ],
  ['broken.mjs', 'export default {', 'cannot be loaded'],
])('refuses %s and says why', async (name, text, why) => {
  await expect(findScenario(file(name, text))).rejects.toThrow(why);
});

it('lists the scenarios where there is none of that name', async () => {
  await expect(findScenario('scale-up')).rejects.toThrow(/no scenario scale-up.*scale-out, deployment/);
  await expect(findScenario('./nowhere.ts')).rejects.toThrow('There is no file ./nowhere.ts.');
});
