// What RDS takes for a database by its engine and version, where nothing is given.
import { isAurora } from '../engines.ts';
import { familyOf, majorOf } from '../versions.ts';

/** `default.postgres17` */
export const defaultParameterGroup = (engine: string, version: string): string =>
  `default.${familyOf(engine, version)}`;

/** `default:postgres-17`, `default:mysql-8-4` */
export const defaultOptionGroup = (engine: string, version: string): string =>
  `default:${engine}-${majorOf(engine, version).replace('.', '-')}`;

export function licenseOf(engine: string): string {
  if (engine.endsWith('postgres') || engine.endsWith('postgresql')) return 'postgresql-license';
  if (engine.startsWith('oracle')) return 'bring-your-own-license';
  return engine.startsWith('sqlserver') ? 'license-included' : 'general-public-license';
}

/** Only engines whose community ends versions have extended support. */
export const lifecycleSupportOf = (engine: string) =>
  isAurora(engine) || ['mysql', 'postgres'].includes(engine)
    ? { EngineLifecycleSupport: 'open-source-rds-extended-support' }
    : {};
