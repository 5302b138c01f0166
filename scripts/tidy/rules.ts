// The rules of the house, as functions from a tree of sources to what breaks them. Each returns sentences; none is good.
import { dirname, join } from 'node:path';
import { codeOf, type Import, importsOf, productOf, type Tree } from './tree.ts';

/** What a room of the engine may import, besides itself and the balancer's package. */
const floors: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  contracts: ['kernel', 'authorization'],
  'machine-images': ['kernel'],
  authorization: ['kernel'],
  wire: ['kernel', 'contracts'],
  aws: ['kernel', 'contracts', 'machine-images', 'authorization'],
  drivers: ['kernel', 'contracts'],
  cloud: ['kernel', 'contracts', 'authorization', 'wire', 'aws', 'drivers'],
};

const roomOf = (file: string) => /^engine\/src\/([^/]+)\//.exec(file)?.[1];
const serviceOf = (file: string) => /^engine\/src\/aws\/([^/]+)\//.exec(file)?.[1];
const sentence = ({ from, to, specifier }: Import) => `${from} imports ${to ?? specifier}`;

/** Lower floors of the engine never import higher ones. */
export function floorViolations(tree: Tree): string[] {
  return importsOf(productOf(tree))
    .filter(({ from, to }) => {
      const [room, target] = [roomOf(from), to && roomOf(to)];
      return room && target && room !== target && !floors[room]?.includes(target);
    })
    .map(sentence);
}

/** No AWS service imports another. */
export function serviceViolations(tree: Tree): string[] {
  return importsOf(productOf(tree))
    .filter(({ from, to }) => {
      const [service, other] = [serviceOf(from), to && serviceOf(to)];
      return service && other && service !== other;
    })
    .map(sentence);
}

/**
 * The service, the infrastructure and the command line do not reach into the engine, the balancer and the dashboard into
 * nothing, and the package for tests into the simulation of a cloud alone, of which the engine knows nothing.
 */
export function workspaceViolations(tree: Tree): string[] {
  return importsOf(productOf(tree))
    .filter(({ from, to = '' }) => {
      if (/^(src|infrastructure|cli)\//.test(from)) return /^(engine|balancer)\//.test(to);
      // A development command, which is not part of the package.
      if (from === 'testing/src/simulate/main.ts' && to === 'scripts/development-command.ts') return false;
      if (from.startsWith('testing/'))
        return !/^(testing|engine\/src\/cloud\/simulation)\//.test(`${to || 'testing'}/`);
      if (to.startsWith('testing/')) return !/^(bench|stress|scripts)\//.test(from);
      const [own] = /^(balancer|dashboard|site)\//.exec(from) ?? [];
      return own !== undefined && to !== '' && !to.startsWith(own);
    })
    .map(sentence);
}

/** The kernel knows no AWS service: no code of it names one (comments may, as examples). */
export function productsInKernel(tree: Tree): string[] {
  const product =
    /\b(ecs|ec2|elbv2|elb|s3|iam|sts|ssm|ecr|lambda|cloudformation|cloudwatch|codebuild|codepipeline|autoscaling|dynamodb|sqs|sns)\b/i;
  return [...productOf(tree)].flatMap(([file, text]) => {
    const [, name] = file.startsWith('engine/src/kernel/') ? (product.exec(codeOf(text)) ?? []) : [];
    return name ? [`${file} names ${name}`] : [];
  });
}

/** No two files import each other in a circle, types apart, which are erased. */
export function fileCycles(tree: Tree): string[] {
  const edges = new Map<string, Set<string>>();
  for (const { from, to, isType } of importsOf(productOf(tree))) {
    if (to && !isType) edgesFrom(edges, from).add(to);
  }
  return cyclesOf(edges).map((files) => `a circle: ${files.join(', ')}`);
}

/** No two things in a folder (folders or files) import each other in a circle, types included. */
export function folderCycles(tree: Tree): string[] {
  const product = productOf(tree);
  const imports = importsOf(product);
  return foldersOf(product).flatMap((folder) => {
    const inside = (file: string) =>
      file.startsWith(`${folder}/`) ? file.slice(folder.length + 1).split('/')[0] : undefined;
    const edges = new Map<string, Set<string>>();
    for (const { from, to } of imports) {
      const [a, b] = [inside(from), to && inside(to)];
      if (a && b && a !== b) edgesFrom(edges, a).add(b);
    }
    return cyclesOf(edges).map((entries) => `${folder}: a circle of ${entries.join(', ')}`);
  });
}

/** What a workspace imports is in its own package.json. */
export function undeclaredImports(tree: Tree, packages: readonly Package[]): string[] {
  return importsOf(tree)
    .filter(({ from, specifier }) => {
      if (specifier.startsWith('.') || specifier.startsWith('node:') || specifier.includes('${'))
        return false;
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      const owner = packages.find(({ folder }) => folder !== '.' && from.startsWith(`${folder}/`));
      const root = packages.find(({ folder }) => folder === '.');
      // Tests and scripts are run from the root, whose tools they share.
      return ![owner, root].some((pack) => pack?.dependencies.includes(name) || pack?.name === name);
    })
    .map(({ from, specifier }) => `${from} imports ${specifier}, which its package.json does not name`);
}

export interface Package {
  /** `.` for the root. */
  readonly folder: string;
  readonly name: string;
  /** Dependencies of every kind. */
  readonly dependencies: readonly string[];
}

/** Every operation is called by its AWS name in a test of its own service. */
export function untestedOperations(
  tree: Tree,
  operations: Readonly<Record<string, readonly string[]>>,
): string[] {
  return Object.entries(operations).flatMap(([service, names]) => {
    const tests = [...tree]
      .filter(([file]) => file.startsWith(`engine/src/aws/${service}/`) && file.endsWith('.test.ts'))
      .map(([, text]) => codeOf(text))
      .join('\n');
    return names
      .filter((name) => !new RegExp(`['"\`]${name}['"\`]`).test(tests))
      .map((name) => `${service}: ${name} is called in no test of engine/src/aws/${service}`);
  });
}

/** What users write is matched by kernel/pattern.ts, wildcards.ts and glob.ts, in bounded time: `^(a+)+$` is not. */
export function unboundedPatterns(tree: Tree): string[] {
  /** Here the expression is made of the engine's own text, or of a user's after `kernel/pattern.ts` has limited it. */
  const owners = [
    'balancer/src/functions/response.ts',
    'engine/src/aws/acm/domain-names.ts',
    'engine/src/aws/acm/find.ts',
    'engine/src/aws/cloudformation/source/parameters.ts',
    'engine/src/drivers/image-builder/dockerfile/here-documents.ts',
    'engine/src/drivers/processes/process-table.ts',
    'engine/src/kernel/glob.ts',
    'engine/src/kernel/pattern.ts',
    'engine/src/wire/encoding/uri-pattern.ts',
  ];
  return [...productOf(tree)]
    .filter(([file]) => /^(engine|balancer)\/src\//.test(file) && !owners.includes(file))
    .filter(([, text]) => /\bnew RegExp\(|\bmatchesGlob\b/.test(codeOf(text)))
    .map(([file]) => `${file} makes a regular expression that a user may have written`);
}

/** Time, ids, randomness and the outside world are arguments in the engine and in the balancer. */
export function forbiddenGlobals(tree: Tree): string[] {
  const forbidden = [
    /\bDate\.now\(/,
    /\bnew Date\(\)/,
    /\bMath\.random\(/,
    /\bset(Timeout|Interval)\(/,
    /\bprocess\.env\b/,
    /(?<![.\w])console\.(log|error|warn|info|debug)\(/,
  ];
  /** The files that own them, and drivers, which are where the outside world comes in. */
  const owners = [
    /^engine\/src\/kernel\/clock\.ts$/,
    /^engine\/src\/main\.ts$/,
    /^engine\/src\/drivers\//,
    /^balancer\/src\/thread\/real-clock\.ts$/,
  ];
  return [...productOf(tree)]
    .filter(([file]) => /^(engine|balancer)\/src\//.test(file) && !owners.some((owner) => owner.test(file)))
    .flatMap(([file, text]) =>
      forbidden
        .filter((pattern) => pattern.test(codeOf(text)))
        .map((pattern) => `${file}: ${pattern.source}`),
    );
}

/** Files are named in kebab-case, and not by words that say nothing. */
export function fileNames(tree: Tree): string[] {
  const kebab = /^[a-z0-9-]+(\.(test|bench|fixture))?\.(ts|mjs)$/;
  const empty = /(^|\/)(utils?|helpers?|common|manager|misc|v2)(\.ts|\/|$)/;
  return [...tree.keys()].filter((file) => !kebab.test(file.split('/').at(-1) ?? '') || empty.test(file));
}

/** A file that is longer than 400 lines holds two ideas. */
export function longFiles(tree: Tree): string[] {
  return [...tree].filter(([, text]) => text.split('\n').length > 400).map(([file]) => file);
}

/** No test is focused, and nothing escapes from the type checker. */
export function escapes(tree: Tree): string[] {
  const pattern = /\b(it|describe|test)\.(only|todo)\(|@ts-ignore|@ts-nocheck/;
  return [...tree]
    .filter(([file, text]) => !file.startsWith('scripts/') && pattern.test(codeOf(text)))
    .map(([file]) => file);
}

/**
 * A service's declaration loads nothing that has a list in generated/ or is loaded beside it: an engine starts with none of
 * that. What CloudFormation makes of the types is the exception.
 */
export function loadedEarly(tree: Tree): string[] {
  return importsOf(productOf(tree))
    .filter(
      ({ from, to = '' }) =>
        /^engine\/src\/aws\/[^/]+\/index\.ts$/.test(from) &&
        /^engine\/src\/aws\/(?!cloudformation\/)[^/]+\/((operations|resources|controllers)\/|(permissions|tagged-resources)\.ts)/.test(
          to,
        ),
    )
    .map(sentence);
}

function edgesFrom(edges: Map<string, Set<string>>, from: string): Set<string> {
  const known = edges.get(from) ?? new Set();
  edges.set(from, known);
  return known;
}

function foldersOf(tree: Tree): string[] {
  const folders = new Set<string>();
  for (const file of tree.keys()) {
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.add(join(folder));
  }
  return [...folders].sort();
}

/** The strongly connected components of more than one node. */
function cyclesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reachable = new Map(
    [...edges.keys()].map((start) => {
      const seen = new Set<string>();
      const queue = [start];
      for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
        for (const next of edges.get(node) ?? []) {
          if (seen.has(next)) continue;
          seen.add(next);
          queue.push(next);
        }
      }
      return [start, seen] as const;
    }),
  );
  const grouped = new Map<string, string[]>();
  for (const [node, seen] of reachable) {
    if (!seen.has(node)) continue;
    const members = [...seen].filter((other) => reachable.get(other)?.has(node)).sort();
    grouped.set(members.join(), members);
  }
  return [...grouped.values()];
}
