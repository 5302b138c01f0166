// The house's rules, executed: layers, forbidden globals, import cycles, names and sizes of files.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rooms = ['src', 'infrastructure/src', 'engine/src', 'cli/src', 'bench/src', 'scripts'];
const files = rooms.flatMap((room) => listFiles(join(root, room))).filter((file) => /\.(ts|mjs)$/.test(file));
const isTest = (file: string) =>
  /\.(test|fixture)\.ts$|\/testing(\/|\.ts$)|\/fixtures\/|\/aws\/[^/]+\/examples\.ts$|resource-contract\.ts$/.test(
    file,
  );
const product = files.filter((file) => !isTest(file));
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

describe('layers', () => {
  /** What a room of the engine may import, besides itself. */
  const allowed: Readonly<Record<string, readonly string[]>> = {
    kernel: [],
    contracts: ['kernel'],
    'machine-images': ['kernel'],
    x509: [],
    wire: ['kernel', 'contracts'],
    aws: ['kernel', 'contracts', 'machine-images', 'x509'],
    drivers: ['kernel', 'contracts'],
    balancer: ['kernel', 'contracts', 'x509'],
    cloud: ['kernel', 'contracts', 'wire', 'aws', 'drivers', 'balancer'],
  };

  it('lower floors of the engine never import higher ones', () => {
    const wrong = imports().filter(([from, to]) => {
      const [room, target] = [roomOf(from), roomOf(to)];
      return room && target && room !== target && !allowed[room]?.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it('no AWS service imports another', () => {
    const serviceOf = (file: string) => /^engine\/src\/aws\/([^/]+)\//.exec(file)?.[1];
    const wrong = imports().filter(([from, to]) => {
      const [service, other] = [serviceOf(from), serviceOf(to)];
      return service && other && service !== other;
    });
    expect(wrong).toEqual([]);
  });

  it('the service, the infrastructure and the command line do not reach into the engine', () => {
    const wrong = imports().filter(
      ([from, to]) => /^(src|infrastructure|cli)\//.test(from) && to.startsWith('engine/'),
    );
    expect(wrong).toEqual([]);
  });

  it('there is no import cycle', () => {
    expect(findCycle()).toEqual([]);
  });

  function imports(): [string, string][] {
    return product.flatMap((file) => importsOf(file).map((target): [string, string] => [file, target]));
  }

  function roomOf(file: string): string | undefined {
    return /^engine\/src\/([^/]+)\//.exec(file)?.[1];
  }

  function findCycle(): string[] {
    const state = new Map<string, 'open' | 'done'>();
    const trail: string[] = [];
    const visit = (file: string): string[] => {
      if (state.get(file) === 'done') return [];
      if (state.get(file) === 'open') return [...trail.slice(trail.indexOf(file)), file];
      state.set(file, 'open');
      trail.push(file);
      for (const target of valueImportsOf(file)) {
        const cycle = visit(target);
        if (cycle.length > 0) return cycle;
      }
      trail.pop();
      state.set(file, 'done');
      return [];
    };
    for (const file of product) {
      const cycle = visit(file);
      if (cycle.length > 0) return cycle;
    }
    return [];
  }
});

describe('time, ids, randomness and the outside world', () => {
  const forbidden = [
    /\bDate\.now\(/,
    /\bnew Date\(\)/,
    /\bMath\.random\(/,
    /\bset(Timeout|Interval)\(/,
    /\bprocess\.env\b/,
    /(?<![.\w])console\.(log|error|warn|info|debug)\(/,
  ];
  /** The files that own them, and drivers, which are where the outside world comes in. */
  const owners = [/^engine\/src\/kernel\/clock\.ts$/, /^engine\/src\/main\.ts$/, /^engine\/src\/drivers\//];

  it('are arguments in the engine', () => {
    const found = product
      .filter((file) => file.startsWith('engine/src/') && !owners.some((owner) => owner.test(file)))
      .flatMap((file) =>
        forbidden.filter((pattern) => pattern.test(codeOf(file))).map((p) => `${file}: ${p.source}`),
      );
    expect(found).toEqual([]);
  });
});

describe('files', () => {
  it('have names in kebab-case', () => {
    expect(
      files.filter(
        (file) => !/^[a-z0-9-]+(\.(test|bench|fixture))?\.(ts|mjs)$/.test(file.split('/').at(-1) ?? ''),
      ),
    ).toEqual([]);
  });

  it('do not hold two ideas: none is longer than 400 lines', () => {
    expect(files.filter((file) => (sources.get(file) ?? '').split('\n').length > 400)).toEqual([]);
  });

  it('are not called by words that say nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|common|manager|misc|v2)(\.ts|\/|$)/;
    expect(files.filter((file) => empty.test(file))).toEqual([]);
  });

  it('have no skipped or focused test without a reason, and no escape from the type checker', () => {
    const escapes = /\b(it|describe|test)\.(only|todo)\(|@ts-ignore|@ts-nocheck/;
    expect(files.filter((file) => !file.startsWith('scripts/') && escapes.test(codeOf(file)))).toEqual([]);
  });
});

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        !entry.parentPath.includes('node_modules') &&
        !entry.parentPath.includes('generated'),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function codeOf(file: string): string {
  return (sources.get(file) ?? '').replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function importsOf(file: string): string[] {
  return resolveAll(file, /(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
}

/** Type-only imports are erased: they make no cycle at run time. */
function valueImportsOf(file: string): string[] {
  const typeOnly = /import type[\s\S]*?from '[^']+';/g;
  return resolveAll(file, /(?:from|import)\s*\(?\s*'(\.[^']+)'/g, (text) => text.replace(typeOnly, ''));
}

function resolveAll(file: string, pattern: RegExp, prepare = (text: string) => text): string[] {
  return [...prepare(codeOf(file)).matchAll(pattern)]
    .map(([, target = '']) => normalize(join(dirname(file), target)))
    .filter((target) => sources.has(target));
}
