// Writes what AWS's service models demand of the members of each implemented operation: `npm run generate`.
// A test generates again and compares, where botocore's models are at hand.
import { writeFileSync } from 'node:fs';
import { services } from '../src/aws/services.ts';
import type { ServiceId } from '../src/kernel/registry.ts';
import type { ConstraintTable, Shape } from '../src/wire/validation/table.ts';
import { deviations } from './model-deviations.ts';
import { type ModelShape, modelsFolder, type ServiceModel, serviceModel } from './service-models.ts';

/** Each service's table, as a file to write. */
export function generateConstraints(folder: string): { readonly url: URL; readonly text: string }[] {
  return services.map(({ id, operations }) => ({
    url: new URL(`../src/aws/${id}/generated/constraints.json`, import.meta.url),
    text: textOf(tableOf(corrected(id, serviceModel(folder, id)), Object.keys(operations).sort())),
  }));
}

function tableOf(model: ServiceModel, operations: readonly string[]): ConstraintTable {
  const inputs = operations.flatMap((name) => {
    const input = model.operations[name]?.input?.shape;
    return input ? [[name, input] as const] : [];
  });
  const constrained = constrainedShapes(model);
  const kept = inputs.filter(([, input]) => constrained.has(input));
  const shapes: Record<string, Shape> = {};
  const keep = (name: string) => {
    if (Object.hasOwn(shapes, name)) return;
    const shape = shapeOf(model.shapes[name]!, constrained);
    shapes[name] = shape;
    for (const next of references(shape)) keep(next);
  };
  for (const [, input] of kept) keep(input);
  return { operations: Object.fromEntries(kept), shapes };
}

/** The model, but for what AWS is known to do otherwise. */
function corrected(id: ServiceId, model: ServiceModel): ServiceModel {
  const shapes: Record<string, ModelShape> = { ...model.shapes };
  for (const { service, shapes: named, drop = [], instead = {} } of deviations) {
    if (service !== id) continue;
    for (const name of named) {
      const kept = Object.entries(shapes[name]!).filter(([key]) => !drop.includes(key as keyof Shape));
      shapes[name] = { ...(Object.fromEntries(kept) as unknown as ModelShape), ...instead };
    }
  }
  return { ...model, shapes };
}

/** Shapes that have a constraint, or lead to one that has. */
function constrainedShapes({ shapes }: ServiceModel): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [name, shape] of Object.entries(shapes))
    if (Object.keys(ownConstraints(shape)).length) found.add(name);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [name, shape] of Object.entries(shapes)) {
      if (targets(shape).some((target) => found.has(target))) found.add(name);
    }
  }
  return found;
}

const targets = ({ members = {}, member, key, value }: ModelShape): string[] =>
  [...Object.values(members), member, key, value].flatMap((each) => (each ? [each.shape] : []));

function ownConstraints({ enum: values, min, max, pattern }: ModelShape): Shape {
  return {
    ...(values && { enum: values }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(pattern !== undefined && { pattern }),
  };
}

function shapeOf(shape: ModelShape, constrained: ReadonlySet<string>): Shape {
  const named = (name: 'member' | 'key' | 'value') => {
    const target = shape[name]?.shape;
    return target !== undefined && constrained.has(target) ? target : undefined;
  };
  const members = Object.entries(shape.members ?? {}).filter(([, { shape: target }]) =>
    constrained.has(target),
  );
  const item = named('member');
  const key = named('key');
  const value = named('value');
  return {
    ...ownConstraints(shape),
    ...(shape.sensitive && { sensitive: true }),
    ...(members.length > 0 && {
      members: Object.fromEntries(members.map(([name, { shape: target }]) => [name, target])),
    }),
    ...(item !== undefined && { item }),
    ...(key !== undefined && { key }),
    ...(value !== undefined && { value }),
  };
}

const references = ({ members = {}, item, key, value }: Shape): string[] =>
  [...Object.values(members), item, key, value].filter((name) => name !== undefined);

/** One operation and one shape a line, so that differences can be read. */
function textOf({ operations, shapes }: ConstraintTable): string {
  const lines = (record: object) =>
    Object.entries(record)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `{"operations":{\n${lines(operations)}\n},"shapes":{\n${lines(shapes)}\n}}\n`;
}

if (import.meta.main) {
  const folder = modelsFolder();
  if (folder) for (const { url, text } of generateConstraints(folder)) writeFileSync(url, text);
  else
    console.warn(
      'There is no botocore here (pip install botocore): the tables of constraints stay as they are.',
    );
}
