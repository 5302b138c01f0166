// What `up` would make on AWS, by the templates on this machine.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NamedTemplate, type PlannedResource, plannedResources } from '../cost/planned-resources.ts';
import type { SystemDescription } from '../system/description.ts';
import type { Chosen } from './choose.ts';

/** The template of the service's stack, which the delivery deploys. */
export const serviceTemplate = 'service.template.json';

export function templatesOf(system: SystemDescription): readonly NamedTemplate[] {
  const { folder } = system.templates;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.template.json'))
    .sort()
    .map((name) => ({
      name,
      // That of a Compose file is its own.
      text: system.infrastructure?.files[name] ?? readFileSync(join(folder, name), 'utf8'),
    }));
}

/** Undefined for a CDK app, which only its own CLI synthesises. */
export function plannedOf(
  { system, finding, place }: Chosen,
  parameters: Readonly<Record<string, string>>,
): readonly PlannedResource[] | undefined {
  if (system) return plannedResources(templatesOf(system), { ...system.parameters, ...parameters });
  if (finding?.kind !== 'template') return undefined;
  const text = readFileSync(join(place.root, place.subfolder, finding.template), 'utf8');
  return plannedResources([{ name: finding.template, text }], parameters);
}
