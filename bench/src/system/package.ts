// What installing Drydock costs, beside the tools that a team has for the same purposes: the package as `npm pack` gives it,
// installed into an empty folder. It takes npm's registry for the others.
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stagePackage } from '../../../scripts/package/stage.ts';
import type { BenchTable } from '../table.ts';

interface Installed {
  readonly name: string;
  /** What npm installs: a name with a version, or a file. */
  readonly what: string;
}

export function benchPackage(): BenchTable {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-package-'));
  try {
    const staged = join(folder, 'staged');
    stagePackage(staged);
    const packed = npm(folder, 'pack', staged, '--json');
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    const tools: readonly Installed[] = [
      { name: 'drydock', what: join(folder, filename) },
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

function npm(cwd: string, ...args: readonly string[]) {
  return spawnSync('npm', args, { cwd, encoding: 'utf8' });
}
