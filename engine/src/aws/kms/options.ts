// What most cryptographic operations may be asked besides.
import { dryRun, unsupported } from './faults.ts';

/** Before anything is done. @throws DryRunOperationException, UnsupportedOperationException */
export function checkOptions({
  DryRun,
  Recipient,
}: {
  readonly DryRun?: boolean;
  readonly Recipient?: unknown;
}): void {
  if (Recipient !== undefined) throw unsupported('Drydock does not simulate Nitro enclaves.');
  if (DryRun === true) throw dryRun();
}
