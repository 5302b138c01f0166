// The house's rules, executed on the repository, and each shown to fail on a bad example.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { services } from '../engine/src/aws/services.ts';
import * as rules from './tidy/rules.ts';
import { readTree, type Tree } from './tidy/tree.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tree = readTree(root);
const manifest = (folder: string) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
const packages = ['.', ...(manifest('.').workspaces as string[])].map((folder): rules.Package => {
  const { name, dependencies = {}, devDependencies = {} } = manifest(folder);
  return { folder, name, dependencies: [...Object.keys(dependencies), ...Object.keys(devDependencies)] };
});
const operations = Object.fromEntries(services.map(({ id, operations }) => [id, Object.keys(operations)]));

interface Rule {
  readonly says: string;
  readonly check: (tree: Tree) => string[];
  /** Sources that break it, and what it then says. */
  readonly bad: Readonly<Record<string, string>>;
  readonly finds: readonly string[];
}

const table: readonly Rule[] = [
  {
    says: 'lower floors of the engine never import higher ones',
    check: rules.floorViolations,
    bad: {
      'engine/src/kernel/a.ts': "import { b } from '../aws/ecs/b.ts';",
      'engine/src/aws/ecs/b.ts': "import type { c } from '../../drivers/git/c.ts';",
      'engine/src/drivers/git/c.ts': "import '../../kernel/a.ts';",
    },
    finds: [
      'engine/src/kernel/a.ts imports engine/src/aws/ecs/b.ts',
      'engine/src/aws/ecs/b.ts imports engine/src/drivers/git/c.ts',
    ],
  },
  {
    says: 'no AWS service imports another',
    check: rules.serviceViolations,
    bad: {
      'engine/src/aws/ecs/a.ts': "const late = () => import('../ec2/b.ts');",
      'engine/src/aws/ec2/b.ts': '',
    },
    finds: ['engine/src/aws/ecs/a.ts imports engine/src/aws/ec2/b.ts'],
  },
  {
    says: 'the service, the infrastructure and the command line do not reach into the engine, the balancer and the dashboard into nothing, and the package for tests into its simulation alone',
    check: rules.workspaceViolations,
    bad: {
      'cli/src/a.ts': "import { b } from '../../engine/src/b.ts';",
      'balancer/src/a.ts': "import { b } from '../../engine/src/b.ts';",
      'dashboard/src/a.ts': "import { b } from '../../cli/src/b.ts';",
      'testing/src/a.ts': "import { b } from '../../engine/src/b.ts';",
      'testing/src/b.ts': "import { c } from '../../engine/src/cloud/simulation/index.ts';",
      'engine/src/cloud/simulation/index.ts': "import { b } from '../../../../testing/src/b.ts';",
      'cli/src/b.ts': '',
      'engine/src/b.ts': '',
    },
    finds: [
      'cli/src/a.ts imports engine/src/b.ts',
      'balancer/src/a.ts imports engine/src/b.ts',
      'dashboard/src/a.ts imports cli/src/b.ts',
      'testing/src/a.ts imports engine/src/b.ts',
      'engine/src/cloud/simulation/index.ts imports testing/src/b.ts',
    ],
  },
  {
    says: 'the kernel knows no AWS service',
    check: rules.productsInKernel,
    bad: {
      'engine/src/kernel/a.ts': "// For example ecs.\nconst service = 'iam';",
      'engine/src/kernel/b.ts': '// For example ecs.\nconst records = 1;',
      'engine/src/aws/iam/c.ts': "const service = 'iam';",
    },
    finds: ['engine/src/kernel/a.ts names iam'],
  },
  {
    says: 'no files import each other in a circle',
    check: rules.fileCycles,
    bad: {
      'engine/src/kernel/a.ts': "import { b } from './b.ts';",
      'engine/src/kernel/b.ts': "export { c } from './c.ts';",
      'engine/src/kernel/c.ts': "import { a } from './a.ts';",
    },
    finds: ['a circle: engine/src/kernel/a.ts, engine/src/kernel/b.ts, engine/src/kernel/c.ts'],
  },
  {
    says: 'no folders or files of a folder import each other in a circle, types included',
    check: rules.folderCycles,
    bad: {
      'engine/src/aws/ecs/task/a.ts': "import { b } from '../service/b.ts';",
      'engine/src/aws/ecs/service/b.ts': '',
      'engine/src/aws/ecs/service/c.ts': "import type { d } from '../task/d.ts';",
      'engine/src/aws/ecs/task/d.ts': '',
    },
    finds: ['engine/src/aws/ecs: a circle of service, task'],
  },
  {
    says: 'what a workspace imports is in its package.json',
    check: (sources) => rules.undeclaredImports(sources, packages),
    bad: {
      'cli/src/a.ts': "import { x } from '@aws-sdk/core/client';\nimport { RE2JS } from 're2js';",
      'engine/src/kernel/b.ts': "import { parse } from 'yaml';\nimport { join } from 'node:path';",
    },
    finds: [
      'cli/src/a.ts imports @aws-sdk/core/client, which its package.json does not name',
      'cli/src/a.ts imports re2js, which its package.json does not name',
    ],
  },
  {
    says: 'every operation is called in a test of its service',
    check: (sources) =>
      rules.untestedOperations(
        sources,
        sources === tree ? operations : { sts: ['GetCallerIdentity', 'AssumeRole'] },
      ),
    bad: {
      'engine/src/aws/sts/sts.test.ts': "cloud.call('sts', 'GetCallerIdentity', {}); // 'AssumeRole'",
      'engine/src/aws/iam/iam.test.ts': "cloud.call('sts', 'AssumeRole', {});",
    },
    finds: ['sts: AssumeRole is called in no test of engine/src/aws/sts'],
  },
  {
    says: 'time, ids, randomness and the outside world are arguments in the engine',
    check: rules.forbiddenGlobals,
    bad: {
      'engine/src/aws/ecs/a.ts': 'const now = Date.now(); // console.log(now)',
      'engine/src/drivers/git/b.ts': 'const now = Date.now();',
    },
    finds: ['engine/src/aws/ecs/a.ts: \\bDate\\.now\\('],
  },
  {
    says: 'what users write is matched in bounded time',
    check: rules.unboundedPatterns,
    bad: {
      'engine/src/aws/ecs/a.ts': 'const matches = (pattern: string) => new RegExp(pattern);',
      'engine/src/aws/ecs/b.test.ts': 'const matches = (pattern: string) => new RegExp(pattern);',
    },
    finds: ['engine/src/aws/ecs/a.ts makes a regular expression that a user may have written'],
  },
  {
    says: 'files are named in kebab-case, and not by words that say nothing',
    check: rules.fileNames,
    bad: { 'engine/src/kernel/workQueue.ts': '', 'cli/src/utils.ts': '', 'cli/src/fine-name.test.ts': '' },
    finds: ['engine/src/kernel/workQueue.ts', 'cli/src/utils.ts'],
  },
  {
    says: 'no file is longer than 400 lines',
    check: rules.longFiles,
    bad: { 'cli/src/a.ts': '\n'.repeat(400), 'cli/src/b.ts': '\n'.repeat(399) },
    finds: ['cli/src/a.ts'],
  },
  {
    says: 'no test is focused, and nothing escapes from the type checker',
    check: rules.escapes,
    bad: { 'cli/src/a.test.ts': 'it.only("x", () => {});', 'cli/src/b.ts': 'it("only", () => {});' },
    finds: ['cli/src/a.test.ts'],
  },
  {
    says: 'a service’s declaration loads nothing that only some engines need',
    check: rules.loadedEarly,
    bad: {
      'engine/src/aws/sqs/index.ts':
        "import { operations } from './generated/operations.ts';\nimport { queue } from './resources/queue.ts';",
      'engine/src/aws/sqs/generated/operations.ts': '',
      'engine/src/aws/sqs/resources/queue.ts': '',
    },
    finds: ['engine/src/aws/sqs/index.ts imports engine/src/aws/sqs/resources/queue.ts'],
  },
];

describe.each(table)('$says', ({ check, bad, finds }) => {
  it('here', () => {
    expect(check(tree)).toEqual([]);
  });

  it('and what breaks it is found', () => {
    expect(check(new Map(Object.entries(bad)))).toEqual(finds);
  });
});
