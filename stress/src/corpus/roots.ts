// Finds what to deploy in a folder: the templates that no other template nests, each with the stacks that it imports from.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Exporter, exportersOf } from './exporters.ts';

export interface Root {
  /** For people: the folder's name and the template's path in it. */
  readonly name: string;
  /** The folder in which nested templates are looked for. */
  readonly folder: string;
  readonly file: string;
  /** Templates that export what this one imports, in the order of their deployment. */
  readonly exporters: readonly Exporter[];
  /** Values that whoever runs it gave, and the names of the stacks that it imports from. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** In YAML the sections begin their lines: what contains templates is none, nor is an AppSpec. */
const isTemplate = (text: string) =>
  (/^\s*\{/.test(text)
    ? /^\s*"(AWSTemplateFormatVersion|Resources)"\s*:/m.test(text)
    : /^["']?(AWSTemplateFormatVersion|Resources)["']?\s*:/m.test(text) && !/^version\s*:/m.test(text)) &&
  /AWS::\w+::\w+/.test(text);

/** Whether a stack of it, or one that it nests, would have to do with ECS. */
const concernsEcs = (text: string) =>
  /AWS::(ECS|Serverless::Application|CloudFormation::Stack|CodePipeline)\b/.test(text);

/** @param path a template, a folder, or a folder of folders */
export function rootsIn(path: string, parameters: Readonly<Record<string, string>> = {}): Root[] {
  const full = resolve(path);
  if (statSync(full).isFile()) return [rootOf(full, dirname(full), parameters)];
  return namedRoots(full, parameters) ?? foundRoots(full, parameters);
}

/** A README with a table that has the columns `folder` and `root` says which template is the root. */
function namedRoots(full: string, parameters: Readonly<Record<string, string>>): Root[] | undefined {
  const readme = join(full, 'README.md');
  if (!existsSync(readme)) return undefined;
  const rows = readFileSync(readme, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [head = [], , ...body] = rows;
  const [folderAt, rootAt] = [head.indexOf('folder'), head.indexOf('root')];
  if (folderAt < 0 || rootAt < 0) return undefined;
  return body.flatMap((row) => {
    const folder = join(full, row[folderAt] ?? '');
    const named = join(folder, row[rootAt] ?? '');
    const others = foundRoots(folder, parameters).filter(({ file }) => file !== named);
    const root = rootOf(named, folder, parameters);
    return [root, ...others.filter(({ file }) => !root.exporters.some((one) => one.file === file))];
  });
}

function foundRoots(folder: string, parameters: Readonly<Record<string, string>>): Root[] {
  const texts = templatesIn(folder);
  const nests = [...texts].filter(([, text]) => /TemplateURL|Location|TemplatePath/.test(text));
  return [...texts]
    .filter(([, text]) => concernsEcs(text))
    .filter(([file]) => !nests.some(([other, text]) => other !== file && text.includes(basename(file))))
    .map(([file]) => rootOf(file, folder, parameters))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function templatesIn(folder: string): Map<string, string> {
  const files = globSync('**/*.{yml,yaml,json,template}', {
    cwd: folder,
    exclude: (name) => ['node_modules', '.git'].includes(basename(name)),
  });
  return new Map(
    files
      .map((file) => join(folder, file))
      .filter((file) => statSync(file).isFile() && statSync(file).size < 1_000_000)
      .map((file) => [file, readFileSync(file, 'utf8')] as const)
      .filter(([, text]) => isTemplate(text)),
  );
}

function rootOf(file: string, folder: string, given: Readonly<Record<string, string>>): Root {
  const imports = /ImportValue/.test(readFileSync(file, 'utf8'));
  const found = imports ? exportersOf(file, templatesIn(folder), given, folder) : undefined;
  return {
    name: join(basename(folder), relative(folder, file)),
    folder,
    file,
    parameters: { ...found?.parameters, ...given },
    exporters: found?.exporters ?? [],
  };
}
