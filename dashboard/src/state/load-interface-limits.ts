// How many network interfaces the instances' types have, which ECS does not say.
import type { Cloud } from '../cloud/call.ts';
import { listOf, textOf, type Xml } from '../cloud/xml.ts';
import { instanceTypeOf } from './shapes.ts';
import type { Store } from './store.ts';

/** Asks for those that are not known yet. A type without an answer has no limit. */
export async function loadInterfaceLimits(store: Store, cloud: Cloud): Promise<void> {
  const types = new Set([...store.instances.values()].map(instanceTypeOf));
  const unknown = [...types].filter((type) => type !== '' && !store.interfaceLimits.has(type));
  if (unknown.length === 0) return;
  try {
    const { instanceTypeSet } = await cloud.query(
      'ec2',
      'DescribeInstanceTypes',
      Object.fromEntries(unknown.map((type, index) => [`InstanceType.${index + 1}`, type])),
    );
    const found = listOf(instanceTypeSet).map(
      (each) =>
        [
          textOf(each.instanceType),
          Number(textOf((each.networkInfo as Xml | undefined)?.maximumNetworkInterfaces)),
        ] as const,
    );
    store.interfaceLimits = new Map([...store.interfaceLimits, ...found]);
    store.changed();
  } catch (error) {
    store.error = error instanceof Error ? error.message : String(error);
    store.changed();
  }
}
