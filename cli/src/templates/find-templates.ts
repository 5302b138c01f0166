// The templates of a system: a file, or everything in a folder that is one.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { readTemplate, type Template } from './template.ts';

const extensions = /\.(json|ya?ml|template)$/;
/** More than a stack may have: what is larger is something else. */
const largestBytes = 5_000_000;

/** @throws UserError when there is none */
export function findTemplates(path: string): readonly Template[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new UserError(`There is no ${path}.`);
  const files = stat.isDirectory() ? filesIn(path) : [path];
  const templates = files.flatMap((file) =>
    statSync(file).size <= largestBytes ? (readTemplate(readFileSync(file, 'utf8')) ?? []) : [],
  );
  if (templates.length === 0) throw new UserError(`There is no template in ${path}.`);
  return templates;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (each) => each.isFile() && extensions.test(each.name) && !each.parentPath.includes('node_modules'),
    )
    .map((each) => join(each.parentPath, each.name))
    .sort();
