// Published versions: a function as it was at a time.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
import type { Context } from '../../kernel/context.ts';
import { type FunctionRecord, functions, versions } from './state.ts';

/** The newest version again when nothing has changed since. */
export function publish(
  latest: FunctionRecord,
  { description }: { readonly description?: string | undefined },
  ctx: Context,
): FunctionRecord {
  const count = latest.published ?? 0;
  const newest = ctx.get(versions, `${latest.name}:${count}`);
  if (newest && newest.modifiedAt === latest.modifiedAt && newest.code?.sha256 === latest.code?.sha256)
    return newest;
  const { published: _published, ...rest } = latest;
  const record: FunctionRecord = {
    ...rest,
    version: String(count + 1),
    description: description ?? latest.description,
    revisionId: ctx.ids.uuid(),
    policy: [],
    tags: {},
  };
  ctx.put(versions, `${latest.name}:${record.version}`, record);
  ctx.put(functions, latest.name, { ...latest, published: count + 1 });
  return record;
}

/** $LATEST, then the published ones, oldest first. */
export function versionsOf(name: string, ctx: Context): FunctionRecord[] {
  const published = ctx.all(versions).filter((each) => each.name === name);
  published.sort((a, b) => Number(a.version) - Number(b.version));
  return [ctx.get(functions, name)!, ...published];
}
