// Checks that every Fn::GetAtt names an attribute of its resource's type, before the first resource is created.
import type { TypeRegistry } from '../schema/registry.ts';
import { evaluate } from '../template/evaluate.ts';
import type { Json } from '../template/json.ts';
import type { Prepared } from './prepare.ts';

/** AWS's reason for the rollback; undefined when there is nothing wrong. */
export function unsupportedAttribute(
  { template, scope, graph }: Prepared,
  types: TypeRegistry,
): string | undefined {
  const problems: string[] = [];
  const check = (value: Json, path: string) =>
    evaluate(value, {
      ...scope,
      getAtt: (logicalId, attribute) => {
        const type = template.Resources[logicalId]?.Type ?? '';
        if (!supports(types, type, attribute)) {
          problems.push(
            `[Error] ${path}/Fn::GetAtt: Resource type ${type} does not support attribute {${attribute}}.`,
          );
        }
        return scope.getAtt(logicalId, attribute);
      },
    });
  for (const logicalId of Object.keys(graph)) {
    for (const [name, value] of Object.entries(template.Resources[logicalId]!.Properties)) {
      check(value, `/Resources/${logicalId}/Properties/${name}`);
    }
  }
  for (const [name, { Value: value, Condition }] of Object.entries(template.Outputs)) {
    if (Condition === undefined || scope.condition(Condition)) check(value, `/Outputs/${name}/Value`);
  }
  return problems.length > 0 ? problems.join(' ') : undefined;
}

/** A schema that lists `Endpoint` allows `Endpoint.Address`, too, and the other way round. */
function supports(types: TypeRegistry, type: string, attribute: string): boolean {
  const schema = types(type)?.schema;
  if (!schema || type === 'AWS::CloudFormation::CustomResource') return true;
  // Properties can be read, too: recorded from a template with `!GetAtt Topic.DisplayName`.
  if (Object.hasOwn(schema.properties, attribute)) return true;
  return schema.attributes.some(
    (each) => each === attribute || each.startsWith(`${attribute}.`) || attribute.startsWith(`${each}.`),
  );
}
