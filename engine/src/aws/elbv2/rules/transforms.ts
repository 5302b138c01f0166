// Rewrites of the host and the URL: at most one of each in a rule.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleTransform.html
import type { RuleTransform } from '@aws-sdk/client-elastic-load-balancing-v2';
import { plain } from '../../../kernel/plain.ts';
import { invalid } from '../faults.ts';
import { checkExpression } from './expression.ts';

export function checkedTransforms(given: readonly RuleTransform[]): RuleTransform[] {
  return given.map((transform) => {
    if (given.filter((other) => other.Type === transform.Type).length > 1) {
      throw invalid(`A rule can only have one transform of type '${transform.Type}'`);
    }
    const config =
      transform.Type === 'host-header-rewrite'
        ? transform.HostHeaderRewriteConfig
        : transform.Type === 'url-rewrite'
          ? transform.UrlRewriteConfig
          : undefined;
    const [rewrite, ...more] = config?.Rewrites ?? [];
    if (!rewrite || more.length > 0)
      throw invalid(`A transform of type '${transform.Type}' needs one rewrite`);
    checkExpression(rewrite.Regex ?? '');
    return plain(transform);
  });
}
