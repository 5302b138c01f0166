// The package, packed and installed into an empty folder without a registry, once for all files that test it.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from './samples.fixture.ts';
import { stagePackage } from './stage.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder whose `node_modules` has the package and nothing else. */
    installed: string;
  }
}

export default function installOnce(project: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'drydock-installed-')));
  const staged = join(folder, 'staged');
  stagePackage(staged);
  const [{ filename }] = JSON.parse(run(folder, 'npm', 'pack', staged, '--json'));
  rmSync(staged, { recursive: true });
  const installed = join(folder, 'installed');
  mkdirSync(installed);
  writeFileSync(join(installed, 'package.json'), '{"private":true}');
  run(installed, 'npm', 'install', '--offline', '--no-audit', '--no-fund', join(folder, filename));
  project.provide('installed', installed);
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
