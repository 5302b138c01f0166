// Which version a database may be given in the place of the one it has: a later one, and of another major version only when told so.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
import { compareVersions } from '../../../kernel/versions.ts';
import { invalidCombination } from '../faults.ts';
import { familyOf } from '../versions.ts';

/** @throws InvalidParameterCombination */
export function checkUpgrade(engine: string, from: string, to: string, allowsMajor = false): void {
  // A major version stands for whichever minor version the database has.
  if (from === to || from.startsWith(`${to}.`)) return;
  const isSameMajor = familyOf(engine, from) === familyOf(engine, to);
  if (compareVersions(to, from) < 0)
    throw invalidCombination(
      isSameMajor
        ? `Cannot upgrade ${engine} from ${from} to ${to}`
        : `Cannot find upgrade path from ${from} to ${to}.`,
    );
  if (!isSameMajor && !allowsMajor)
    throw invalidCombination(
      'The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.',
    );
}
