// A CloudFormation resource type of a service, loaded by its first use: most engines see few of them.
import { beside } from '../kernel/beside.ts';
import type { ResourceType } from './resource-type.ts';

export interface ListedType {
  /** For example `AWS::ECS::Service`. */
  readonly type: string;
  readonly load: () => ResourceType;
}

/** `module` is the URL of a list in `<service>/generated/`; the files are in `<service>/resources/`. */
export function resourcesBeside(module: string) {
  const load = beside(module);
  return <T extends ResourceType>(type: string, file: string, name: string): ListedType => ({
    type,
    load: () => load(`../resources/${file}`)[name] as T,
  });
}

/** A type that is there already, such as one made for a test. */
export const listed = (type: ResourceType): ListedType => ({ type: type.type, load: () => type });
