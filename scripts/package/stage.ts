// Lays out the package `drydock`: compiled JavaScript of the command line, of what tests import as `drydock/testing`, of the
// engine, the balancer and the dashboard, the templates, and of each dependency only the files that are loaded. It needs no workspace, no build and no other package.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constructSources } from '../../cli/src/adopt/constructs.ts';
import { specifiersIn, trace } from './trace.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const sources = ['cli/src', 'engine/src', 'balancer/src'];
/** Where each program of the package begins; the rest is what they import. */
const programs = [
  'cli/src/main.js',
  'cli/src/targets/engine/end-with-wrappers.js',
  'engine/src/main.js',
  'engine/src/drivers/image-builder/main.js',
  'engine/src/drivers/functions/runtime/main.js',
  'engine/src/drivers/runtime/docker/sweep/watchdog-program.js',
  'balancer/src/index.js',
  'balancer/src/thread/start.js',
  'balancer/src/thread/worker.js',
  'balancer/src/x509/index.js',
  'balancer/src/routing/expression.js',
  'balancer/src/simulated/index.js',
  'testing/src/index.js',
  'testing/src/check/main.js',
  'cli/src/messages/message.js',
];
const balancer = 'node_modules/@drydock/balancer';

/** @param folder where the package is laid out; it is emptied first */
export function stagePackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const dist = join(folder, 'dist');
  const emitted = mkdtempSync(join(tmpdir(), 'drydock-package-'));
  try {
    const compiler = join(root, 'node_modules', '.bin', 'tsc');
    // `npm run check` checks the types: here they are only stripped, in a third of the time.
    const config = join(root, 'scripts/package/tsconfig.json');
    execFileSync(compiler, ['-p', config, '--noCheck', '--outDir', emitted]);
    const wanted = copyPrograms(emitted, dist);
    copyData(dist);
    copyPackages(wanted, dist);
    copyDashboard(dist);
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
  cpSync(join(root, 'infrastructure/templates'), join(dist, 'templates'), { recursive: true });
  // They are data here: `drydock init` writes them as they are.
  for (const [file, text] of constructSources()) write(join(dist, 'constructs', file), text);
  for (const file of ['LICENSE', 'CHANGELOG.md']) cpSync(join(root, file), join(folder, file));
  cpSync(join(root, 'scripts/package/readme.md'), join(folder, 'README.md'));
  mkdirSync(join(folder, 'bin'));
  cpSync(join(root, 'scripts/package/drydock.mjs'), join(folder, 'bin/drydock.mjs'));
  chmodSync(join(folder, 'bin/drydock.mjs'), 0o755);
  const { version } = manifestIn('cli');
  writeJson(join(dist, 'cli/package.json'), { name: '@drydock/cli', version, type: 'module' });
  writeJson(join(folder, 'package.json'), {
    name: 'drydock',
    version,
    description: 'Rehearse an AWS system on one machine',
    license: 'Apache-2.0',
    type: 'module',
    bin: { drydock: 'bin/drydock.mjs' },
    types: 'dist/types/cli/src/messages/message.d.ts',
    exports: {
      './messages': { types: './dist/types/cli/src/messages/message.d.ts' },
      './testing': {
        require: { types: './dist/testing/index.d.cts', default: './dist/testing/index.cjs' },
        default: { types: './dist/testing/index.d.ts', default: './dist/testing/index.js' },
      },
      './package.json': './package.json',
    },
    // 20.19 is the first that loads an ES module by `require`.
    engines: { node: '>=20.19' },
    files: ['bin', 'dist', 'CHANGELOG.md'],
  });
  copyTypes(dist);
  copyTesting(join(dist, 'testing'), join(dist, 'types/testing/src/api.d.ts'));
}

/** What `import` and `require` load, each with its types: for TypeScript, a module of the one kind is none of the other. */
function copyTesting(folder: string, api: string): void {
  const from = (name: string) => join(root, 'scripts/package', name);
  for (const name of ['node-version.cjs', 'load.cjs']) cpSync(from(name), join(folder, name));
  cpSync(from('testing.cjs'), join(folder, 'index.cjs'));
  cpSync(from('testing.mjs'), join(folder, 'index.js'));
  const types = `${readFileSync(api, 'utf8')}export declare const drydock: Drydock;\n`;
  for (const name of ['index.d.ts', 'index.d.cts']) write(join(folder, name), types);
}

/** Copies what the programs load of our own code; returns the modules of others that it imports. */
function copyPrograms(emitted: string, dist: string): Set<string> {
  const wanted = new Set<string>();
  const seen = new Set<string>();
  const queue = programs.map((program) => join(emitted, program));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (!existsSync(file)) throw new Error(`${relative(emitted, file)} is imported, and was not compiled.`);
    const text = readFileSync(file, 'utf8');
    const compiled = text.replaceAll(/^.*import\.meta.*$/gm, (line) =>
      line.replaceAll(/\.ts(?=['"])/g, '.js'),
    );
    write(placeOf(relative(emitted, file), dist), compiled);
    for (const name of specifiersIn(compiled)) {
      if (!name.startsWith('.')) wanted.add(name);
      else if (/\.js$/.test(name)) queue.push(join(dirname(file), name));
    }
    // What is loaded by name: what a service's calls need in policies, its tags, and what its lists name.
    for (const room of ['permissions', 'tagged-resources'])
      if (compiled.includes(`${camel(room)}Beside(import.meta.url)`))
        queue.push(join(dirname(file), `${room}.js`));
    for (const room of ['controllers', 'operations', 'resources']) {
      if (!file.endsWith(`/generated/${room}.js`)) continue;
      const names = [
        ...compiled.matchAll(/\b(?:controller|operation|resource)\((?:'[\w:]+', )?'([\w-]+)', '\w+'[,)]/g),
      ];
      queue.push(...names.map(([, name]) => join(dirname(dirname(file)), room, `${name}.js`)));
    }
  }
  return wanted;
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The balancer is imported by its name, and so is a package of its own. */
const placeOf = (path: string, dist: string) =>
  join(dist, path.startsWith('balancer/') ? path.replace('balancer', balancer) : path);

/** Files beside the sources that programs read: tables, scripts, programs in other languages. */
function copyData(dist: string): void {
  for (const source of sources) {
    for (const entry of readdirSync(join(root, source), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const place = relative(root, path);
      if (
        !entry.isFile() ||
        /\.(ts|md|snap|pyc)$/.test(entry.name) ||
        /\/(testing|facts|__pycache__)\//.test(place)
      )
        continue;
      const target = placeOf(place, dist);
      write(
        target,
        isProgram(path) ? readFileSync(path, 'utf8').replaceAll('main.ts', 'main.js') : readFileSync(path),
      );
      chmodSync(target, statSync(path).mode & 0o777);
    }
  }
}

const isProgram = (path: string) => readFileSync(path).subarray(0, 2).toString() === '#!';

/** What a browser loads: JavaScript by the names that it then has. */
function copyDashboard(dist: string): void {
  const folder = join(root, 'dashboard/src');
  const target = join(dist, 'node_modules/@drydock/dashboard');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.test.ts')) continue;
    const path = join(entry.parentPath, entry.name);
    const place = join(target, 'src', relative(folder, path));
    const text = readFileSync(path, 'utf8');
    if (path.endsWith('.ts'))
      write(place.replace(/ts$/, 'js'), stripTypeScriptTypes(text).replaceAll(/\.ts(?=['"];)/g, '.js'));
    else write(place, text.replaceAll(/\b(main|reload)\.ts\b/g, '$1.js'));
  }
  const { name, type, license, exports } = manifestIn('dashboard');
  writeJson(join(target, 'package.json'), { name, type, license, exports });
  const loaded = trace(['preact', 'preact/hooks', 'htm', 'uplot'], join(folder, 'main.ts'));
  // Its manifest names a script for `require`, and this for bundlers only.
  const charts = join(root, 'node_modules/uplot/dist');
  for (const file of ['uPlot.esm.js', 'uPlot.min.css']) loaded.add(join(charts, file));
  loaded.delete(join(charts, 'uPlot.cjs.js'));
  copyModules(loaded, dist);
}

function copyPackages(wanted: ReadonlySet<string>, dist: string): void {
  const others = [...wanted].filter((name) => !name.startsWith('@drydock/'));
  copyModules(trace(others, join(root, 'engine/src/main.ts')), dist);
  const { exports = {}, ...own } = manifestIn('balancer');
  writeJson(join(dist, balancer, 'package.json'), {
    name: own.name,
    type: own.type,
    license: own.license,
    exports: Object.fromEntries(
      Object.entries(exports as Record<string, string>)
        .filter(([name]) => name !== './testing')
        .map(([name, path]) => [name, path.replace(/\.ts$/, '.js')]),
    ),
  });
}

/** @param files of `node_modules`, with the manifests and licences of their packages */
function copyModules(files: ReadonlySet<string>, dist: string): void {
  const modules = join(root, 'node_modules');
  for (const file of files) {
    const target = join(dist, 'node_modules', relative(modules, file));
    if (file.endsWith('/package.json'))
      writeJson(target, withoutDevelopment(JSON.parse(readFileSync(file, 'utf8'))));
    else write(target, readFileSync(file));
    const licence = ['LICENSE', 'LICENSE.md', 'LICENCE', 'license'].find((name) =>
      existsSync(join(dirname(file), name)),
    );
    if (licence) cpSync(join(dirname(file), licence), join(dirname(target), licence));
  }
}

/** What Node.js and a reader of licences need. */
function withoutDevelopment(manifest: Readonly<Record<string, unknown>>): object {
  const kept = ['name', 'version', 'license', 'type', 'main', 'exports', 'imports'];
  return Object.fromEntries(kept.flatMap((name) => (name in manifest ? [[name, manifest[name]]] : [])));
}

/** The types of what `--json` writes, and of what tests see. */
function copyTypes(dist: string): void {
  const compiler = join(root, 'node_modules', '.bin', 'tsc');
  const config = join(root, 'scripts/package/tsconfig.types.json');
  execFileSync(compiler, ['-p', config, '--outDir', join(dist, 'types')]);
}

const manifestIn = (folder: string) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const writeJson = (path: string, value: object) => write(path, `${JSON.stringify(value, null, 2)}\n`);
