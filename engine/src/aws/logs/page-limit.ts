// How many items a page may have, as the caller asks and the API allows.
import { invalidParameter } from './faults.ts';

/** The largest when absent. @throws InvalidParameterException */
export function pageLimit(given: number | undefined, largest: number): number {
  if (given === undefined) return largest;
  if (given >= 1 && given <= largest) return given;
  const bound = given < 1 ? 'greater than or equal to 1' : `less than or equal to ${largest}`;
  throw invalidParameter(
    `1 validation error detected: Value '${given}' at 'limit' failed to satisfy constraint: Member must have value ${bound}`,
  );
}
