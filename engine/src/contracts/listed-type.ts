// A CloudFormation resource type of a service, loaded by its first use: most engines see few of them.
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import type { ResourceType } from './resource-type.ts';

export interface ListedType {
  /** For example `AWS::ECS::Service`. */
  readonly type: string;
  readonly load: () => ResourceType;
}

/** `module` is the URL of a list in `<service>/generated/`; the files are in `<service>/resources/`. */
export function resourcesBeside(module: string) {
  const require = createRequire(module);
  // TypeScript in the repository, JavaScript in the package.
  const extension = extname(module);
  return <T extends ResourceType>(type: string, file: string, name: string): ListedType => ({
    type,
    load: () => require(`../resources/${file}${extension}`)[name] as T,
  });
}

/** A type that is there already, such as one made for a test. */
export const listed = (type: ResourceType): ListedType => ({ type: type.type, load: () => type });
