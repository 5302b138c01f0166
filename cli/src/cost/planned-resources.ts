// The resources that templates would make with given parameters: a condition that does not hold makes none, and a nested
// stack that is not made has none.
import { holds, known, type Values } from '../templates/conditions.ts';
import { readTemplate, type Template } from '../templates/template.ts';

export interface NamedTemplate {
  /** The file's name, as a nested stack's `TemplateURL` ends in it. */
  readonly name: string;
  /** JSON or YAML */
  readonly text: string;
}

export interface PlannedResource {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What a property is; undefined where only AWS knows. */
  readonly value: (of: unknown) => unknown;
}

/** @param parameters of all of the templates: nested stacks take them by the same names */
export function plannedResources(
  templates: readonly NamedTemplate[],
  parameters: Values,
): readonly PlannedResource[] {
  const read = templates.flatMap(({ name, text }) => {
    const template = readTemplate(text);
    return template ? [{ name, template }] : [];
  });
  const values = Object.assign({}, ...read.map(({ template }) => template.defaults), parameters) as Values;
  const isMade = (template: Template, condition: string | undefined) =>
    condition === undefined || holds({ Condition: condition }, template.conditions, values) !== false;
  const left = new Set(
    read.flatMap(({ template }) =>
      template.resources
        .filter(({ type, condition }) => type === nestedStack && !isMade(template, condition))
        .flatMap(
          ({ properties }) => /[\w.-]+(?="\]|"$)/.exec(JSON.stringify(properties.TemplateURL))?.[0] ?? [],
        ),
    ),
  );
  const value = (of: unknown) => known(of, values);
  return read
    .filter(({ name }) => !left.has(name))
    .flatMap(({ template }) =>
      template.resources
        .filter(({ condition }) => isMade(template, condition))
        .map(({ type, properties }) => ({ type, properties, value })),
    );
}

const nestedStack = 'AWS::CloudFormation::Stack';

/** How many there are of each type. */
export function typeCounts(resources: readonly PlannedResource[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}
