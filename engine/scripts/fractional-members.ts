// Which members of simulated operations' inputs may be fractions, by AWS's models: for the test of `wire/encoding/fractions.ts`.
import { services } from '../src/aws/services.ts';
import { type ServiceModel, serviceModel } from './service-models.ts';

/** Paths of members, as `ServerlessV2ScalingConfiguration.MinCapacity`; an element of a list or a map is the member's. */
export function fractionalMembers(folder: string): string[] {
  return services.flatMap(({ id, operations }) => {
    const model = serviceModel(folder, id);
    return Object.keys(operations).flatMap((name) => {
      const input = model.operations[name]?.input?.shape;
      return input === undefined ? [] : below(model, input, [], []);
    });
  });
}

/** A shape that contains itself is followed once. */
function below(
  model: ServiceModel,
  name: string,
  path: readonly string[],
  trail: readonly string[],
): string[] {
  const { type, members = {}, member, value } = model.shapes[name]!;
  if (type === 'double' || type === 'float') return [path.join('.')];
  if (trail.includes(name)) return [];
  const deeper = (target: string, next = path) => below(model, target, next, [...trail, name]);
  return [
    ...Object.entries(members).flatMap(([each, { shape }]) => deeper(shape, [...path, each])),
    ...[member, value].flatMap((each) => (each ? deeper(each.shape) : [])),
  ];
}
