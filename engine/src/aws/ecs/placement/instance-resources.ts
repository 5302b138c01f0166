// Reading what a container instance registered: CPU and MEMORY as integers, the reserved PORTS as a set.
import type { Resource } from '@aws-sdk/client-ecs';

export const integerResource = (resources: readonly Resource[], name: string): number =>
  resources.find((resource) => resource.name === name)?.integerValue ?? 0;

export const portSet = (resources: readonly Resource[], name: string): readonly string[] =>
  resources.find((resource) => resource.name === name)?.stringSetValue ?? [];
