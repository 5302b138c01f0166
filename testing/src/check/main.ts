// The program behind `drydock check`: reads stacks, checks them, and writes the report as JSON.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { assemblyStacks, isAssembly } from '../deploy/assembly.ts';
import type { DeployableStack } from '../deploy/source.ts';
import { templateStack } from '../deploy/template.ts';
import { check } from './check.ts';

const environment = { account: '123456789012', region: 'us-east-1' };

const { values } = parseArgs({
  options: {
    after: { type: 'string' },
    before: { type: 'string' },
    answered: { type: 'string', default: '95' },
    within: { type: 'string', default: '900000' },
    accept: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string' },
  },
});
try {
  const report = await check({
    before: values.before === undefined ? [] : stacksAt(values.before),
    after: stacksAt(values.after ?? '.'),
    policy: {
      answeredPercent: Number(values.answered),
      withinMs: Number(values.within),
      acceptedLosses: values.accept,
    },
    ...(values.seed !== undefined && { seed: values.seed }),
  });
  process.stdout.write(JSON.stringify(report));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

/** Of a cloud assembly, of a template, or of a folder of templates: their stacks have the names of their files. */
function stacksAt(path: string): readonly DeployableStack[] {
  if (!existsSync(path)) throw new Error(`There is no ${path}.`);
  if (!statSync(path).isDirectory()) return [templateStack(path, nameOf(path), {})];
  if (isAssembly(path)) return assemblyStacks(path, environment);
  const templates = readdirSync(path)
    .sort()
    .map((file) => join(path, file))
    .filter(
      (file) =>
        /\.(json|ya?ml|template)$/.test(file) && /^\s*"?Resources"?:/m.test(readFileSync(file, 'utf8')),
    );
  if (templates.length === 0) throw new Error(`There is no template in ${path}.`);
  return templates.map((file) => templateStack(file, nameOf(file), {}));
}

/** Letters, digits and hyphens, as CloudFormation has it. */
function nameOf(file: string): string {
  const name = basename(file, extname(file)).replace(/\.template$/, '');
  return name.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^[^A-Za-z]+/, '') || 'Stack';
}
