// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeOrderableDBInstanceOptions.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { engines, isAurora } from '../engines.ts';
import { invalidValue } from '../faults.ts';
import { versionsOf } from '../versions.ts';

/** A few of AWS's: any class that is given to a database is taken. */
const classes = ['db.m7g.large', 'db.r7g.large', 'db.t3.micro', 'db.t4g.medium', 'db.t4g.micro'];

export const describeOrderableDBInstanceOptions: Operation<'rds', 'DescribeOrderableDBInstanceOptions'> = (
  input,
  ctx,
) => {
  const { Engine = '', EngineVersion, DBInstanceClass, MaxRecords, Marker } = input;
  if (!Object.hasOwn(engines, Engine)) throw invalidValue(`Invalid DB engine: ${Engine}`);
  const found = versionsOf(Engine)
    .filter((version) => EngineVersion === undefined || version === EngineVersion)
    .flatMap((version) =>
      [...classes, ...(isAurora(Engine) ? ['db.serverless'] : [])]
        .filter((each) => DBInstanceClass === undefined || each === DBInstanceClass)
        .map((each) => ({
          Engine,
          EngineVersion: version,
          DBInstanceClass: each,
          AvailabilityZones: ['a', 'b', 'c'].map((letter) => ({ Name: `${ctx.region}${letter}` })),
          MultiAZCapable: !isAurora(Engine),
          Vpc: true,
          StorageType: isAurora(Engine) ? 'aurora' : 'gp3',
          SupportsStorageEncryption: true,
          SupportsIAMDatabaseAuthentication: true,
          SupportedEngineModes: ['provisioned'],
        })),
    );
  const { items, next } = markedPage(found, (each) => `${each.EngineVersion} ${each.DBInstanceClass}`, {
    MaxRecords,
    Marker,
  });
  return { OrderableDBInstanceOptions: items, ...next };
};
