// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyServerlessCache.html
import type { Operation } from '../../../kernel/context.ts';
import { pass } from '../caches/change.ts';
import { serverlessSettings } from '../caches/settings.ts';
import { engineOf, versionOf } from '../engines.ts';
import { invalidServerlessState, invalidValue } from '../faults.ts';
import { requireCache } from '../find.ts';
import { checkUserGroups } from '../users/of-cache.ts';
import { serverlessView } from '../views/serverless.ts';

export const modifyServerlessCache: Operation<'elasticache', 'ModifyServerlessCache'> = (input, ctx) => {
  const record = requireCache('serverless', input.ServerlessCacheName, ctx);
  if (record.status !== 'available')
    throw invalidServerlessState(`Serverless cache ${record.id} is not in available state.`);
  const { Engine: name = record.engine, MajorEngineVersion: version } = input;
  const engine = engineOf(name);
  if (!engine || engine.store !== engineOf(record.engine)?.store)
    throw invalidValue(`A serverless cache of ${record.engine} cannot become one of ${name}.`);
  const { UserGroupId: _left, ...rest } = record.settings;
  const settings = { ...(input.RemoveUserGroup ? rest : record.settings), ...serverlessSettings(input) };
  const changed = {
    ...record,
    engine: name,
    engineVersion: version === undefined ? record.engineVersion : versionOf(engine, version),
    updates: [
      ...(input.CacheUsageLimits ? (['Limits'] as const) : []),
      ...(input.SecurityGroupIds ? (['SecurityGroups'] as const) : []),
    ],
    // An empty description is none.
    settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== '')),
  };
  checkUserGroups(changed, ctx);
  return { ServerlessCache: serverlessView(pass(changed, 'modifying', 'available', ctx), ctx) };
};
