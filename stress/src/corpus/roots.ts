// Finds what to deploy in a folder: the templates that no other template nests, each with the stacks that it imports from.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

export interface Root {
  /** For people: the folder's name and the template's path in it. */
  readonly name: string;
  /** The folder in which nested templates are looked for. */
  readonly folder: string;
  readonly file: string;
  /** Templates that export what this one imports. */
  readonly exporters: readonly string[];
  /** Values that whoever runs it gave. */
  readonly parameters: Readonly<Record<string, string>>;
}

const isTemplate = (text: string) =>
  /^\s*["']?(AWSTemplateFormatVersion|Resources)["']?\s*:/m.test(text) && /AWS::\w+::\w+/.test(text);

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
    return [root, ...others.filter(({ file }) => !root.exporters.includes(file))];
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

function rootOf(file: string, folder: string, parameters: Readonly<Record<string, string>>): Root {
  const text = readFileSync(file, 'utf8');
  const imports = /ImportValue/.test(text);
  return {
    name: join(basename(folder), relative(folder, file)),
    folder,
    file,
    parameters,
    exporters: imports ? exportersOf(file, text, folder) : [],
  };
}

/** The templates of the folder that export the most of the names that this one imports; at most three deep. */
function exportersOf(
  file: string,
  text: string,
  folder: string,
  depth = 0,
  covered = new Set<string>(),
): string[] {
  const wanted = namesAfter(text, /ImportValue/);
  const found = [...templatesIn(folder)]
    .filter(([other, body]) => other !== file && /^Outputs|"Outputs"/m.test(body) && /Export/.test(body))
    .map(([other, body]) => {
      const offered = namesAfter(body, /Export/);
      return { other, body, score: [...wanted].filter((name) => offered.has(name)).length };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const chosen: string[] = [];
  for (const { other, body } of found) {
    const offered = [...namesAfter(body, /Export/)];
    // Two stacks cannot export the same name: they are alternatives.
    if (offered.some((name) => covered.has(name))) continue;
    const adds = offered.filter((name) => wanted.has(name));
    if (adds.length === 0) continue;
    for (const name of offered) covered.add(name);
    if (depth < 3 && /ImportValue/.test(body))
      chosen.push(...exportersOf(other, body, folder, depth + 1, covered));
    chosen.push(other);
  }
  return [...new Set(chosen)];
}

/** Each import: the parameter that its name begins with, whose value is the exporting stack's name, and the rest. */
export function importsOf(text: string): { readonly parameter: string; readonly name: string }[] {
  return [...text.matchAll(/ImportValue[\s\S]{0,200}/g)].flatMap(([near]) => {
    const parameter = /\$\{(\w+)\}|Ref['"]?:?\s*['"]?(\w+)/.exec(near.slice(0, 131));
    const [name] = namesAfter(near, /ImportValue/);
    return parameter && name ? [{ parameter: parameter[1] ?? parameter[2] ?? '', name }] : [];
  });
}

/** Whether the names of its exports begin with a parameter, and not with the stack's name. */
export const exportsByParameter = (text: string): boolean =>
  /Export['"]?:[\s\S]{0,60}\$\{(?!AWS::)\w+\}/.test(text);

/** The parameter whose value names the stack of a template that exports, in a template that imports from it. */
export function exporterParameter(importing: string, exporting: string): string | undefined {
  const offered = namesAfter(exporting, /Export/);
  return importsOf(importing).find(({ name }) => offered.has(name))?.parameter;
}

/** The constant part of each name that follows: `:VPCId` of `!Join [':', [!Ref Stack, 'VPCId']]` or `${Stack}:VPCId`. */
function namesAfter(text: string, keyword: RegExp): Set<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(new RegExp(`${keyword.source}[\\s\\S]{0,200}`, 'g'))) {
    const near = match[0].split('\n').slice(0, 7).join('\n');
    const joined = /Join[\s\S]*?['"]([\w-]+)['"]\s*\]\s*\]/.exec(near)?.[1];
    const substituted = /\$\{[\w:]+\}\W?([\w-]+)/.exec(near)?.[1];
    const inLines = /- - .*Ref.*\n\s*- ['"]?([\w-]+)/.exec(near)?.[1];
    const name =
      joined ?? inLines ?? substituted ?? /(?:ImportValue|Name)['"]?\s*:?\s*['"]?([\w:-]+)/.exec(near)?.[1];
    if (name) names.add(name);
  }
  return names;
}
