// The errors of sns: codes and texts as AWS answers them.
import { fault } from '../../kernel/faults.ts';

export const notFound = fault('ResourceNotFoundException', (name: string) => `${name} does not exist.`);
