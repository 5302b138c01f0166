// The templates as they are checked in, for tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly Condition?: string;
  readonly CreationPolicy?: unknown;
  readonly UpdatePolicy?: unknown;
}

export interface Template {
  readonly Parameters?: Readonly<
    Record<string, { readonly Type: string; readonly Default?: string | number }>
  >;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>
  >;
}

export const templateFolder = join(import.meta.dirname, '..', 'templates');

export function templateTexts(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(templateFolder).map((file) => [file, readFileSync(join(templateFolder, file), 'utf8')]),
  );
}

/** @param name without the extension: `network` */
export function template(name: string): Template {
  return JSON.parse(readFileSync(join(templateFolder, `${name}.template.json`), 'utf8')) as Template;
}

/** The properties of a template's only resource of a type. */
export function only(name: string, type: string): Readonly<Record<string, unknown>> {
  const found = all(name, type);
  const [properties] = found;
  if (found.length !== 1 || !properties)
    throw new Error(`${name} has ${found.length} resources of type ${type}, not 1.`);
  return properties;
}

export function all(name: string, type: string): ReadonlyArray<Readonly<Record<string, unknown>>> {
  return Object.values(template(name).Resources)
    .filter((resource) => resource.Type === type)
    .map((resource) => resource.Properties ?? {});
}
