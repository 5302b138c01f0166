// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheEngineVersions.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { engines, familyOf } from '../engines.ts';

export const describeCacheEngineVersions: Operation<'elasticache', 'DescribeCacheEngineVersions'> = (
  input,
) => {
  const { Engine, EngineVersion, CacheParameterGroupFamily, DefaultOnly = false } = input;
  const found = Object.entries(engines)
    .flatMap(([engine, { versions }]) =>
      (DefaultOnly ? versions.slice(-1) : versions).map((version) => ({
        Engine: engine,
        EngineVersion: version,
        CacheParameterGroupFamily: familyOf(engine, version),
        CacheEngineDescription: engine,
        CacheEngineVersionDescription: `${engine} version ${version}`,
      })),
    )
    .filter(
      (each) =>
        (Engine === undefined || each.Engine === Engine) &&
        (EngineVersion === undefined || each.EngineVersion === EngineVersion) &&
        (CacheParameterGroupFamily === undefined ||
          each.CacheParameterGroupFamily === CacheParameterGroupFamily),
    );
  const { items, next } = markedPage(found, (each) => `${each.Engine} ${each.EngineVersion}`, input);
  return { CacheEngineVersions: items, ...next };
};
