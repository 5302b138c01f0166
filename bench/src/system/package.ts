// What installing Drydock costs, beside the tools that a team has for the same purposes: the package as `npm pack` gives it,
// installed into an empty folder. It takes npm's registry for the others.
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchTable } from '../table.ts';
import { npm, packInto } from './pack.ts';

interface Installed {
  readonly name: string;
  /** What npm installs: a name with a version, or a file. */
  readonly what: string;
}

export function benchPackage(): BenchTable {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-package-'));
  try {
    const tools: readonly Installed[] = [
      { name: 'drydock', what: packInto(folder) },
      { name: 'aws-cdk with aws-cdk-lib', what: 'aws-cdk aws-cdk-lib constructs' },
      { name: 'wrangler', what: 'wrangler' },
    ];
    return {
      title: "The package, installed into an empty folder with npm's cache empty",
      columns: ['package', 'installed', 'files', 'packages', 'time'],
      rows: tools.map((tool) => rowOf(tool, folder)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowOf({ name, what }: Installed, folder: string): readonly string[] {
  const place = join(folder, name.split(' ')[0] ?? name);
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), '{"private":true}');
  const began = performance.now();
  const flags = ['--no-audit', '--no-fund', '--cache', join(place, 'cache')];
  const { status, stderr } = npm(place, 'install', ...flags, ...what.split(' '));
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) return [name, `skipped: ${stderr.trim().split('\n')[0]}`, '', '', ''];
  const modules = join(place, 'node_modules');
  const { bytes, files } = sizeOf(modules);
  const packages = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)node_modules\/(@[^/]+\/)?[^/]+\/package\.json$|^(@[^/]+\/)?[^/]+\/package\.json$/.test(file),
  );
  return [
    name,
    `${(bytes / 1e6).toFixed(1)} MB`,
    String(files),
    String(packages.length),
    `${seconds.toFixed(1)} s`,
  ];
}

function sizeOf(folder: string): { readonly bytes: number; readonly files: number } {
  let bytes = 0;
  let files = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    bytes += lstatSync(join(entry.parentPath, entry.name)).size;
    files++;
  }
  return { bytes, files };
}
