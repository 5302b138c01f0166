// Why a question about a hosted repository has no answer.
import type { GitFailureKind } from '../../../contracts/git-hosting.ts';

export class Unanswerable extends Error {
  readonly kind: GitFailureKind;

  constructor(kind: GitFailureKind, text: string) {
    super(text);
    this.kind = kind;
  }
}
