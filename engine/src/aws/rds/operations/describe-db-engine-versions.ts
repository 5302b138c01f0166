// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBEngineVersions.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { engines } from '../engines.ts';
import { filtered } from '../filters.ts';
import { familyOf, versionsOf } from '../versions.ts';

export const describeDBEngineVersions: Operation<'rds', 'DescribeDBEngineVersions'> = (input) => {
  const { Engine, EngineVersion, DBParameterGroupFamily, DefaultOnly, MaxRecords, Marker } = input;
  const all = Object.keys(engines).flatMap((engine) => {
    const versions = versionsOf(engine);
    return (DefaultOnly ? versions.slice(-1) : versions).map((version) => ({
      Engine: engine,
      EngineVersion: version,
      MajorEngineVersion: /^postgres|postgresql$/.test(engine)
        ? version.split('.')[0]!
        : version.split('.').slice(0, 2).join('.'),
      DBParameterGroupFamily: familyOf(engine, version),
      DBEngineDescription: engine,
      DBEngineVersionDescription: `${engine} ${version}`,
      SupportedEngineModes: ['provisioned'],
      Status: 'available',
      ValidUpgradeTarget: [],
    }));
  });
  const found = all.filter(
    (each) =>
      (Engine === undefined || each.Engine === Engine) &&
      (EngineVersion === undefined ||
        each.EngineVersion === EngineVersion ||
        each.MajorEngineVersion === EngineVersion) &&
      (DBParameterGroupFamily === undefined || each.DBParameterGroupFamily === DBParameterGroupFamily),
  );
  const matching = filtered(found, input.Filters, {
    'db-parameter-group-family': (each) => each.DBParameterGroupFamily,
    engine: (each) => each.Engine,
    'engine-mode': () => 'provisioned',
    'engine-version': (each) => each.EngineVersion,
    status: (each) => each.Status,
  });
  const { items, next } = markedPage(matching, (each) => `${each.Engine} ${each.EngineVersion}`, {
    MaxRecords,
    Marker,
  });
  return { DBEngineVersions: items, ...next };
};
