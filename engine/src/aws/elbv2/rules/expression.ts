// Regular expressions of conditions and transforms: what AWS does not support, such as look-around, is refused here, so
// that no rule exists that the load balancer cannot apply.
import { compileExpression, UnusableExpression } from '@drydock/balancer/expressions';
import { programBound } from '../../../kernel/pattern.ts';
import { invalid } from '../faults.ts';

/** Compiling anything larger could take seconds, only to be refused. */
const maxBound = 5000;

/** @throws ValidationError */
export function checkExpression(source: string): void {
  const why = problemOf(source);
  if (why !== undefined) throw invalid(`The regular expression '${source}' is not valid: ${why}`);
}

function problemOf(source: string): string | undefined {
  if (programBound(source) > maxBound) return 'its counted repetitions make it too large';
  try {
    compileExpression(source, true);
    return undefined;
  } catch (error) {
    if (error instanceof UnusableExpression) return error.message;
    throw error;
  }
}
