// The buildspec that a build uses: a path in its source, inline text, or an object in S3.

import type { BuildSpecification } from '../../../contracts/build.ts';
import type { Context } from '../../../kernel/context.ts';
import { parseLocation, readObject } from './stored-object.ts';

export function chosenBuildspec(given: string | undefined, ctx: Context): BuildSpecification['buildspec'] {
  if (!given) return undefined;
  if (/^arn:[^:]*:s3:::/.test(given)) {
    const { bytes } = readObject(parseLocation(given), undefined, ctx);
    return { text: Buffer.from(bytes).toString() };
  }
  // A path has one line and is not JSON; an inline buildspec begins with `version`, or is JSON as the CDK writes it.
  return /\n|^\s*\{|^\s*version\s*:/.test(given) ? { text: given } : { path: given };
}
